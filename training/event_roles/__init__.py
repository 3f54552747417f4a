"""Who takes part in what a word tells, learned from marked text and from sentences with a known relation."""
