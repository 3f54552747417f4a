"""How probable it is that a word with those beside it tells an event, learned from marked text."""
