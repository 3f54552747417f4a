"""The head that says which words tell an event or a stance, learned from marked text (training/data/events)."""
