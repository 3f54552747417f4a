"""Whether a wording says something, or only names what was spoken of: "the sanctions", "a letter to the committee".

A reading and the spans of a quotation go in; whether there is no verb in it that says something comes out. Such a
wording is no other one's wording: to discuss the sanctions and to oppose them share all the words that are left.
"""

from __future__ import annotations

from collections.abc import Sequence

from sanudo.article.types import Span
from sanudo.comparing.grammar import grammar_of
from sanudo.reading.types import Reading

_SAYING = frozenset(("VERB", "AUX"))
_SUBJECT = ("nsubj", "csubj", "cop", "aux", "expl")  # what hangs from a noun or an adjective that says something


def names_a_topic(reading: Reading, spans: Sequence[Span]) -> bool:
    """Whether nothing in these words says something by itself; False where the report's grammar was not kept."""
    if not reading.syntax:
        return False
    return not any(_says(reading, span) for span in spans)


def _says(reading: Reading, span: Span) -> bool:
    grammar = grammar_of(reading, span)
    tokens = grammar.parsed.tokens
    return any(
        token.pos in _SAYING or any(tokens[child].dep.split(":")[0] in _SUBJECT for child in grammar.below[place])
        for place, token in enumerate(tokens)
        if token.head == place and token.pos != "PUNCT"
    )
