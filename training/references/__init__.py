"""Whom a pronoun means, learned from references of real news that readers judged."""
