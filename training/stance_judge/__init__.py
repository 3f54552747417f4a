"""The judge of positions: which words take a stance that somebody holds, learned from marked text."""
