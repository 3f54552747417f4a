"""Corpora to the shipped English model, in the order of the work: corpora, examples, model, train, export, measure."""
