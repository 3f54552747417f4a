"""What a record says, told: timeline, account, brief, relation curve. Knows nothing of the web."""
