"""The local web app over a record."""
