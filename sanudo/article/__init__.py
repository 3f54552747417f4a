"""What one report is as a document: its text, its parts, its date and where each of them is seen."""

from sanudo.article.types import Article, Dateline, Dating, Part, Span

__all__ = ["Article", "Dateline", "Dating", "Part", "Span"]
