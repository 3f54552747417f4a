"""Sanudo reads what many newsrooms reported about one story and rebuilds what happened.

    import sanudo
    article    = sanudo.read_text(text, name="bbc.txt", published=None)
    for item in sanudo.read("reports/"): ...      # Article or Problem
    reading    = sanudo.analyse(article)
    comparison = sanudo.compare([reading, ...])
    record     = sanudo.Record("story.db")

Names are loaded when they are first used, so that `import sanudo` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from sanudo.article.types import Article, Dating, Part, Span
    from sanudo.comparing.actors import name_similarity
    from sanudo.comparing.compare import compare
    from sanudo.comparing.stories import group
    from sanudo.comparing.types import Comparison
    from sanudo.language.parse import parse
    from sanudo.reading.analyse import analyse, analyse_many
    from sanudo.reading.relations import classify_relation
    from sanudo.reading.times import find_times
    from sanudo.reading.types import Reading
    from sanudo.record.record import Record
    from sanudo.sources.problem import Problem
    from sanudo.sources.read import read, read_text

_HOME = {
    "Article": "sanudo.article.types",
    "Comparison": "sanudo.comparing.types",
    "Dating": "sanudo.article.types",
    "Part": "sanudo.article.types",
    "Problem": "sanudo.sources.problem",
    "Reading": "sanudo.reading.types",
    "Record": "sanudo.record.record",
    "Span": "sanudo.article.types",
    "analyse": "sanudo.reading.analyse",
    "analyse_many": "sanudo.reading.analyse",
    "classify_relation": "sanudo.reading.relations",
    "compare": "sanudo.comparing.compare",
    "find_times": "sanudo.reading.times",
    "group": "sanudo.comparing.stories",
    "name_similarity": "sanudo.comparing.actors",
    "parse": "sanudo.language.parse",
    "read": "sanudo.sources.read",
    "read_text": "sanudo.sources.read",
}

__all__ = [
    "Article",
    "Comparison",
    "Dating",
    "Part",
    "Problem",
    "Reading",
    "Record",
    "Span",
    "analyse",
    "analyse_many",
    "classify_relation",
    "compare",
    "find_times",
    "group",
    "name_similarity",
    "parse",
    "read",
    "read_text",
]


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'sanudo' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(_HOME))
