"""What many reports say together. Knows nothing of storage or screens."""
