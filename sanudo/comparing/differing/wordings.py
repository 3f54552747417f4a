"""One statement in other words, or on another day: quotations whose marked words part, and formulas used twice."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from sanudo.comparing.types import Difference, Side, Statement, Wording

_WORD = re.compile(r"\w+")
_DIRECT = ("direct",)


def differing_wordings(statement: Statement, articles: frozenset[str]) -> list[Difference]:
    """Words that stand in quotation marks in two reports of one occasion and are not the same words."""
    quoted = [w for w in statement.wordings if w.kind in _DIRECT and w.article in articles]
    for i, a in enumerate(quoted):
        for b in quoted[i + 1 :]:
            if a.article != b.article and _one_occasion(a, b) and _parts(a.text, b.text):
                sides = (_side(a), _side(b))
                judgement = "differs in wording: both in quotation marks, not the same words"
                return [Difference("wording", statement.speaker, sides, judgement, None, 0.75)]
    return []


def differing_occasions(statement: Statement, articles: frozenset[str]) -> list[Difference]:
    """A statement that reports date differently: said twice, or dated differently."""
    dated = [w for w in statement.wordings if w.date and w.article in articles]
    if len({w.date for w in dated}) < 2 or len({w.article for w in dated}) < 2:
        return []
    sides = tuple(Side(w.article, w.date or "", tuple(e.span for e in w.evidence)) for w in dated)
    judgement = "compatible if it was said more than once, else contradicts"
    return [Difference("occasion", statement.speaker, sides, judgement, None, 0.6)]


def _one_occasion(a: Wording, b: Wording) -> bool:
    return a.date is None or b.date is None or a.date == b.date


def _parts(a: str, b: str) -> bool:
    """Alike, yet neither the other nor a cut of it."""
    ours, theirs = _WORD.findall(a.lower()), _WORD.findall(b.lower())
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    shorter = min(len(ours), len(theirs))
    return shorter >= 4 and 0.5 * shorter <= same < shorter


def _side(wording: Wording) -> Side:
    return Side(wording.article, wording.text, tuple(e.span for e in wording.evidence))
