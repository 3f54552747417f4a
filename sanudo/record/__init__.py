"""The record on disk: one SQLite file with its reports, what each says, what they say together, and corrections."""
