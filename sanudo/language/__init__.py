"""The English pipeline that ships with the package. Knows text and offsets; nothing of reports or records."""
