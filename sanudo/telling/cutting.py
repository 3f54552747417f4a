"""What an account leaves out of a report's sentence, so that the rest stands by itself.

A reading and the span of a sentence go in, the stretches to leave out come out: a joint before it ("Meanwhile,",
"But"), a word beside its verb that only tells that something stood before ("also", ", however,"), an "Earlier" before a
day. What is left are the report's words, verbatim; nothing is cut inside quotation marks or of "not only ... but also".
"""

from __future__ import annotations

import re
from functools import cache

from sanudo.article.types import Span
from sanudo.comparing.grammar import grammar_of
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.types import Reading
from sanudo.telling.leaning_words import leaning_words

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# Behind a joint a name, a number or a noun of the report's own must stand: "But he" leans on more than its "But".
_FOLLOWING = r"(?=[A-Z0-9]|(?:the|a|an|some|several|many|more|on|in|at|for|by|after|before) [A-Za-z0-9])"
_BARE_FOLLOWING = r"(?=[A-Z]|(?:the|on|in|at|for) [A-Z])"
_EARLIER = re.compile(rf"(?:Earlier|Later)(?: on)? (?={_WEEKDAY}\b)")
_BESIDE = frozenset({"advmod", "discourse"})
_ENDING = frozenset({"appos", "acl", "nsubj"})  # what a comma before "also" ends: "Holm, the premier, also said"
_JOINED = frozenset({"and", "but", "or", "not", "only", "who", "which", "that"})
_LABEL = re.compile(  # "UPDATE 4:09 PM ET: "
    r"(?:UPDATED?|BREAKING|BREAKING NEWS|EXCLUSIVE|DEVELOPING|WATCH|NEW|LATEST)"
    r"(?:,?\s(?:at\s)?\d{1,2}(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s[A-Z]{2,4})?)?\s?:\s(?=[A-Z])"
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")


def opening_cut(words: str) -> int:
    """How many characters of a sentence's begin are a joint to what stood before it."""
    label = _LABEL.match(words)
    found = label or _joint().match(words)
    return found.end() if found else 0


def cuts(reading: Reading, span: Span) -> list[Span]:
    """The stretches of a sentence, without its joint, that an account leaves out."""
    words = span.of(reading.article.text)
    marked = [found.span() for found in _QUOTED.finditer(words)]
    found = [one.span() for one in _asides().finditer(words)]
    found += [
        one.span() for one in _before_subject().finditer(words) if _is_before_subject(reading, span, one.end() + 2)
    ]
    earlier = _EARLIER.match(words)
    found += [earlier.span()] if earlier else []
    found += _also(reading, span) if _ALSO.search(words) else []
    return [
        Span(span.start + first, span.start + last)
        for first, last in sorted(found)
        if not any(start <= first < end for start, end in marked)
    ]


def _is_before_subject(reading: Reading, span: Span, place: int) -> bool:
    """Whether what comes behind an aside begins the main clause, and what stands before it only says when or where."""
    tree = tree_of(grammar_of(reading, span).parsed)
    roots = [i for i, token in enumerate(tree.parsed.tokens) if token.head == i]
    subjects = [min(tree.subtree(i)) for root in roots for i in tree.having(root, "nsubj")]
    return any(tree.token(i).start == place for i in subjects)


_ALSO = re.compile(r"\b(?:also|then)\b")
_WHEN = frozenset({"if", "when", "after", "before", "once", "while", "since", "until", "as", "by"})


def _also(reading: Reading, span: Span) -> list[tuple[int, int]]:
    """An "also" or "then" of the main verb, with the space before it, where nothing before joins it."""
    tree = tree_of(grammar_of(reading, span).parsed)
    root = next((i for i, token in enumerate(tree.parsed.tokens) if token.head == i and token.dep == "root"), None)
    if root is None:
        return []
    told = [root, *(i for i in tree.having(root, "ccomp") if not tree.having(root, "conj"))]
    beside = [i for verb in told for i in tree.having(verb, *_BESIDE) if tree.lower[i] in ("also", "then")]
    beside = [i for i in beside if _is_loose(tree, i)]
    return [_with_space(tree, i) for i in beside if tree.lower[i] == "also" or not _WHEN & set(tree.lower)]


def _is_loose(tree: Tree, also: int) -> bool:
    """Whether nothing before it in the sentence is what it adds to: no "and also", no "not only"."""
    before = tree.lower[also - 1] if also else ""
    aside = before == "," and bool(_ENDING & {tree.dep(i) for i in tree.above(also - 1)})
    plain = bool(also) and before not in _JOINED and (aside or tree.token(also - 1).pos != "PUNCT")
    return plain and "only" not in tree.lower[:also] and not {"and", "but"} & set(_verbs_joined(tree, also))


def _verbs_joined(tree: Tree, also: int) -> list[str]:
    """The joints of verbs before a place: "He left and also said"."""
    verbs = [i for i in range(also) if tree.dep(i) == "conj" and tree.token(i).pos in ("VERB", "AUX")]
    return [tree.lower[c] for i in verbs for c in tree.having(i, "cc")]


def _with_space(tree: Tree, i: int) -> tuple[int, int]:
    token = tree.token(i)
    return token.start - (tree.parsed.text[token.start - 1 : token.start].isspace()), token.end


@cache
def _joint() -> re.Pattern[str]:
    told = "|".join(sorted(map(re.escape, leaning_words("joint")), key=_longest))
    return re.compile(rf"(?:(?:And|But),? {_BARE_FOLLOWING}|(?:{told}), {_FOLLOWING})")


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


@cache
def _asides() -> re.Pattern[str]:
    """ ", meanwhile," between subject and verb, ", too." at the end; not before a subject."""
    return re.compile(rf",\s(?:{_aside_words()})(?:,(?=\s(?!(?:the|a|an|that|this) )[a-z])|(?=[.!]\s*$))")


@cache
def _before_subject() -> re.Pattern[str]:
    """ ", though" before the comma of "In the afternoon, though, Weller left"."""
    return re.compile(rf",\s(?:{_aside_words()})(?=,\s(?:[A-Z]|(?:the|a|an|that|this) ))")


def _aside_words() -> str:
    return "|".join(sorted(map(re.escape, leaning_words("aside")), key=_longest))
