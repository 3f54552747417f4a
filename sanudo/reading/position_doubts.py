"""What is no position though its words look like one, by what stands around them and by what is left of the issue.

A stance as the tree tells it goes in. "Has no plans to withdraw" is against nothing, "given no indication that it is
willing" tells no will, "a resolution" says not which, "likely seeks" is a guess, pictures show what was long before.
"""

from __future__ import annotations

import re

from sanudo.article.types import Article, Span
from sanudo.reading.speakers import MentionIndex
from sanudo.reading.stance_tables import words_of
from sanudo.reading.stances import Stance
from sanudo.reading.tree import Tree
from sanudo.reading.types import Position

_NO = re.compile(r"(?:no|not|none of)\s", re.I)
_FEELING = re.compile(
    r"(?:(?:its|his|her|their|deep|grave|serious|some)\s)*(?:concerns?|fears?|doubts?|hopes?)\b", re.I
)
_POINTING = re.compile(
    r"((?:the|this|that|these|those|such|same|its|his|her|their|both)\s)*(?:an?\s|two\s)?([a-z]+)", re.I
)
_GUESSED = re.compile(
    r"\b(?:likely|apparently|possibly|perhaps|probably|presumably|seem(?:s|ed|ingly)?|appear(?:s|ed)?)\b", re.I
)
_NO_SIGN = re.compile(
    r"\b(?:no|little|few|without)\s(?:\w+\s)?(?:indications?|signs?|evidence|hints?|suggestions?|guarantees?|proof|idea|word)"
    r"\b[^.;]*$",
    re.I,
)
_NEAR = 40  # characters before a stance in which a guess is told
_AT_FIRST = re.compile(r"\b(?:at first|initially|originally|in the beginning|until (?:now|then|recently))\b", re.I)
_NOW = re.compile(r"\b(?:but|before|though|however|until)\b", re.I)
_SUPPORTS = frozenset(("support", "back", "oppose", "endorse", "favor", "favour", "defend", "champion", "distrust"))


def is_no_position(article: Article, tree: Tree, stance: Stance, told: Position, index: MentionIndex) -> bool:
    """Whether a position must not be told."""
    text, issue = article.text, " ".join(told.issue.split()).strip(" \"“”'‘’.,")
    sentence = tree.parsed.sentences[tree.token(stance.head).sentence]
    before = text[sentence.start : tree.token(stance.head).start]
    return (
        _is_caption(article, sentence)
        or (stance.side == "against" and _NO.match(issue) is not None)
        or _FEELING.match(issue) is not None
        or (told.about is None and _says_not_which(issue))
        or _is_somebody_alone(tree, stance, told, index)
        or _GUESSED.search(before[-_NEAR:].rsplit(",", 1)[-1]) is not None
        or _NO_SIGN.search(before) is not None
        or _is_idle_would(tree, stance)
        or _is_of_before(text, sentence, before)
    )


def _is_of_before(text: str, sentence: Span, before: str) -> bool:
    """ "At first Peru refused to pay, but now it has": what somebody wanted until he did otherwise."""
    return _AT_FIRST.search(before) is not None and _NOW.search(text[sentence.start : sentence.end]) is not None


def _is_caption(article: Article, sentence: Span) -> bool:
    """Pictures show what was, often long before."""
    return any(p.kind == "caption" and p.span.start <= sentence.start < p.span.end for p in article.parts)


def _says_not_which(issue: str) -> bool:
    """ "A resolution", "the situation": what is wanted is not said."""
    found = _POINTING.fullmatch(issue)
    if found is None:
        return False
    noun = found.group(2).casefold()
    return noun in words_of("empty") or (found.group(1) is None and noun in words_of("which"))


def _is_somebody_alone(tree: Tree, stance: Stance, told: Position, index: MentionIndex) -> bool:
    """Whether the issue is but the name of a person, state or people that is not what the word takes a side on:
    "pressures Peru", "persuaded the administration"."""
    if tree.token(stance.head).lemma.lower() in _SUPPORTS or told.issue_span is None:
        return False
    bare = re.sub(r"^(?:the|a|an)\s", "", " ".join(told.issue.split()), flags=re.I)
    here = [m for m in index.within(told.issue_span) if m.kind in ("PERSON", "LOC", "NORP", "ORG")]
    return any(" ".join(m.span.of(tree.parsed.text).split()).removeprefix("the ") == bare for m in here)


def _is_idle_would(tree: Tree, stance: Stance) -> bool:
    """ "Said it would expel them" and "could not rule out murder" hang on no condition."""
    if stance.side != "conditional" or stance.condition:
        return False
    helpers = {tree.lower[i] for at in {stance.head, stance.through} for i in tree.having(at, "aux", "aux:pass")}
    if tree.token(stance.head).lemma.lower() in words_of("excluding"):
        return bool(helpers & {"could", "can"})
    return "would" in helpers and not helpers & {"may", "might", "could"}
