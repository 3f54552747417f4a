"""The record on disk: SQLite with FTS5, small numbered migrations, one writer. Knows nothing of screens."""
