"""What a sentence says of whom: the predicate over a stretch, its subject and object, how it is told.

Two sentences can only part over one thing where they say one thing of it. Words that both have do not tell that: "not
an intercontinental missile" and "paraded its intercontinental missiles" share all of them. A predicate is a verb or
what follows "is"; a passive's subject is what is acted on. Sentences are parsed when they are asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sanudo.article.types import Span
from sanudo.comparing.differing.concepts import keyed, keys_of
from sanudo.language.parse import parse
from sanudo.language.types import Parsed
from sanudo.reading.types import Reading

_MODALS = {
    **dict.fromkeys(("will", "would", "shall", "'ll", "wo"), "will"),
    **dict.fromkeys(("may", "might", "can", "could", "should", "must", "ca"), "may"),
}
_SUPPOSED = frozenset({"if", "whether", "unless", "until", "before", "lest"})
_OF_NOUN = ("compound", "flat", "flat:name", "nmod:poss")
_HAPPENS = frozenset({"hold", "happen", "occur", "schedule", "set", "begin", "start", "open", "convene"})
_ROLES = {"nsubj": "agent", "obl:agent": "agent", "nsubj:pass": "patient", "obj": "patient"}
_SAYING = frozenset(
    key for word in ("say", "said", "tell", "told", "add", "added", "argue", "warn") for key in keys_of(word)
)
_LIGHT = frozenset({"be", "have", "do", "say", "tell", "get", "make", "take", "go", "come", "include"})
_NO_VALUE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said: its keys, who does it, to whom or what; `told` is how: plain, will or may; `verb` unless it is a
    noun or adjective; `over` the verb that it hangs from ("refused to release")."""

    keys: frozenset[str]
    agent: frozenset[str]
    patient: frozenset[str]
    told: str
    before: bool
    verb: bool
    light: bool
    supposed: bool
    over: frozenset[str]


def predicate_over(reading: Reading, sentence: Span, span: Span) -> Predicate | None:
    """The predicate that a stretch of a sentence is, or hangs from; None where the sentence has none over it."""
    parsed, tokens = _tokens(reading, sentence), _within(reading, sentence, span)
    if not tokens:
        return None
    inside = set(tokens)
    top = next((t for t in tokens if parsed.tokens[t].head not in inside or parsed.tokens[t].head == t), tokens[0])
    at = _climb(parsed, top)
    return None if at is None else _predicate(reading, sentence, parsed, at)


def same_said(a: Predicate | None, b: Predicate | None) -> bool:
    """Whether both say one thing of one thing: one predicate, told alike, of one subject and of one object."""
    if a is None or b is None or a.supposed or b.supposed:
        return False
    if not a.keys & b.keys or a.verb != b.verb or a.told != b.told or a.before != b.before:
        return False
    if bool(a.over) != bool(b.over) or (a.over and not a.over & b.over):
        return False
    agents = not a.agent or not b.agent or bool(a.agent & b.agent)
    patients = not a.patient or not b.patient or bool(a.patient & b.patient)
    both = (bool(a.agent & b.agent), bool(a.patient & b.patient))
    if a.light and a.verb and not all(both):
        return False
    return agents and patients and any(both)


def same_deed(a: Predicate | None, b: Predicate | None) -> bool:
    """Whether two predicates are one, told alike, whoever is their subject."""
    return a is not None and b is not None and bool(a.keys & b.keys) and a.verb == b.verb and a.told == b.told


def same_counted(a: Predicate | None, b: Predicate | None) -> bool:
    """Whether numbers under two predicates can be of one thing: what is done is one, and to or by one."""
    if a is None or b is None or not (a.keys & b.keys):
        return False
    if a.patient and b.patient and not a.patient & b.patient:
        return False
    if a.agent and b.agent and not a.agent & b.agent and not (a.patient & b.patient):
        return False
    return bool((a.agent & b.agent) | (a.patient & b.patient)) or not (a.light or b.light)


def same_step(a: Predicate | None, b: Predicate | None) -> bool:
    """Whether two verbs are one, of one subject or object, however sure each is told."""
    if a is None or b is None or not (a.verb and b.verb and a.keys & b.keys):
        return False
    return bool(a.agent & b.agent or a.patient & b.patient)


def has_verb(text: str) -> bool:
    """Whether a stretch of text says something: it has a verb, and is not a name or a thing alone."""
    return any(token.pos == "AUX" or "VerbForm=Fin" in token.morph for token in _parsed(text).tokens)


def same_role(a: tuple[Reading, Span, Span], b: tuple[Reading, Span, Span]) -> bool:
    """Whether two names, each by report, sentence and place, are the subject of one predicate, or both its object."""
    one, other = _role(*a), _role(*b)
    if one is None or other is None or one[0] != other[0]:
        return False
    return same_deed(one[1], other[1]) or bool(one[1].keys & _SAYING and other[1].keys & _SAYING)


def _role(reading: Reading, sentence: Span, span: Span) -> tuple[str, Predicate] | None:
    """Whether a name is who does what its predicate tells or whom it is done to; None where it is neither."""
    parsed, inside = _tokens(reading, sentence), set(_within(reading, sentence, span))
    for n in sorted(inside):
        token = parsed.tokens[n]
        while token.dep in ("appos", "compound", "flat") and token.head not in inside:
            token = parsed.tokens[token.head]
        if token.head not in inside and token.dep in _ROLES:
            at = _climb(parsed, token.head)
            return None if at is None else (_ROLES[token.dep], _predicate(reading, sentence, parsed, at))
    return None


@lru_cache(maxsize=1 << 12)
def _parsed(text: str) -> Parsed:
    return parse(text)


def _tokens(reading: Reading, sentence: Span) -> Parsed:
    return _parsed(sentence.of(reading.article.text))


def _within(reading: Reading, sentence: Span, span: Span) -> list[int]:
    low, high = span.start - sentence.start, span.end - sentence.start
    return [n for n, t in enumerate(_tokens(reading, sentence).tokens) if t.start < high and low < t.end]


def _climb(parsed: Parsed, at: int) -> int | None:
    """The nearest predicate from a token upwards."""
    for _ in range(len(parsed.tokens)):
        token = parsed.tokens[at]
        if token.pos == "VERB" and token.dep != "amod":
            return at
        if any(t.head == at and t.dep == "cop" for t in parsed.tokens):
            return at
        if token.head == at:
            return None
        at = token.head
    return None


def _predicate(reading: Reading, sentence: Span, parsed: Parsed, at: int) -> Predicate:
    token, top = parsed.tokens[at], parsed.tokens[_joined_to(parsed, at)]
    below = [(n, t) for n, t in enumerate(parsed.tokens) if t.head == at and n != at]
    passive = any(t.dep in ("nsubj:pass", "aux:pass") for _, t in below)
    subjects = [n for n, t in below if t.dep in ("nsubj", "nsubj:pass")] or _inherited(parsed, at)
    own, reach = _told(parsed, token.start)
    objects = [n for n, t in below if t.dep == "obj" and t.start >= reach]
    agents = [n for n, t in below if t.dep == "obl:agent"]

    def keys(places: list[int]) -> frozenset[str]:
        return frozenset(key for n in places for key in _keys(reading, sentence, parsed, n))

    helpers = [parsed.word(n).lower() for n, t in below if t.dep == "aux"]
    marks = {parsed.word(n).lower() for n, t in below if t.dep == "mark"}
    told = next((_MODALS[word] for word in helpers if word in _MODALS), "plain")
    above = {
        parsed.word(n).lower() for n, t in enumerate(parsed.tokens) if parsed.tokens[t.head] is top and t.dep == "mark"
    }
    bare = "to" in marks | above and top.dep != "xcomp"
    over = keys_of(parsed.tokens[top.head].lemma) if top.dep == "xcomp" else _NO_VALUE
    happens = token.lemma in _HAPPENS or any(parsed.word(n) == "place" and t.dep == "obj" for n, t in below)
    own |= keys_of(token.lemma) | keys_of(parsed.word(at))
    if happens:
        own, passive = frozenset({"~happens"}), True
    return Predicate(
        own,
        keys(agents) if passive else keys(subjects),
        keys(subjects) if passive else keys(objects),
        told,
        "had" in helpers and top.dep != "ccomp",
        token.pos == "VERB",
        token.lemma in _LIGHT and not happens,
        bare or bool((marks | above) & _SUPPOSED) or sentence.of(reading.article.text).rstrip("”\"' ").endswith("?"),
        over,
    )


def _told(parsed: Parsed, start: int) -> tuple[frozenset[str], int]:
    """The keys of what stands at a place, of words that are one thing together ("opened fire") too, and its end."""
    at = [w for w in keyed(parsed.text, 0, len(parsed.text)) if w.span.start <= start < w.span.end]
    return frozenset(key for w in at for key in w.keys), max((w.span.end for w in at), default=start)


def _joined_to(parsed: Parsed, at: int) -> int:
    """The first of verbs that are joined by "and": how it stands in its sentence, the others stand."""
    for _ in range(4):
        if parsed.tokens[at].dep != "conj":
            break
        at = parsed.tokens[at].head
    return at


def _inherited(parsed: Parsed, at: int) -> list[int]:
    """The subject of a verb that has none of its own: that of the verb it is joined to, or the noun it tells of."""
    for _ in range(4):
        token = parsed.tokens[at]
        if token.dep in ("acl", "acl:relcl"):
            return [token.head]
        if token.dep not in ("xcomp", "conj", "advcl"):
            return []
        at = token.head
        found = [n for n, t in enumerate(parsed.tokens) if t.head == at and t.dep in ("nsubj", "nsubj:pass")]
        if found:
            return found
    return []


def _keys(reading: Reading, sentence: Span, parsed: Parsed, at: int) -> frozenset[str]:
    """The keys of a noun, of what it is made up with, and of whom it means."""
    own = [at] + [n for n, t in enumerate(parsed.tokens) if t.head == at and t.dep in _OF_NOUN[:3]]
    places = Span(sentence.start + parsed.tokens[at].start, sentence.start + parsed.tokens[at].end)
    meant = {
        word
        for m in reading.mentions
        if m.entity is not None and m.span.start <= places.start and places.end <= m.span.end
        for word in re.findall(r"\w{3,}", reading.entities[m.entity].name)
    }
    told = {parsed.word(n) for n in own if parsed.tokens[n].pos in ("NOUN", "PROPN", "ADJ", "VERB")}
    return frozenset(key for word in told | meant for key in keys_of(word)) - {"~person"}
