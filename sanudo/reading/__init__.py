"""What one article says: times, mentions, quotations, events, positions. Knows nothing of other articles."""
