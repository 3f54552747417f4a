"""What a difference is about, in words of the reports: "how many people were detained", "when the hostages were
seized", "length of the visit", "whether police fired rubber bullets".

Differences and the lines of their story go in; the same come out, named by what stands over their values in the
sentence that tells it most plainly. What no sentence tells so goes by whom both name, or by its kind alone: words that
both sides share, one after the other, are no heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sanudo.article.types import Span
from sanudo.comparing.differing.lines import Line, Lines
from sanudo.comparing.frames import climb, grammar, is_predicate, top_of
from sanudo.comparing.grammar import Grammar
from sanudo.comparing.types import Difference, Side

_CLAUSE = {"number": "how many", "date": "when", "duration": "how long", "place": "where", "polarity": "whether",
           "status": "whether"}  # fmt: skip
_NOUN = {"number": "number of", "date": "day of", "duration": "length of", "place": "place of"}
_NAMED = (*_CLAUSE, "strength", "certainty")
_KEPT = ("whose idea", "what came first", "how much say", "whether the ", "how far along", "how many ", "age of ")
_PARTS = frozenset({"compound", "flat", "flat:name", "amod", "goeswith"})
_HELPERS = frozenset({"aux", "aux:pass", "cop", "compound:prt"})
_SAYS = frozenset({"say", "tell", "add", "report", "announce", "speak", "put", "quote", "write", "claim", "according"})
_BARE = frozenset({"amount", "people", "members", "sum", "total", "number", "figure", "persons", "men", "share"})
_STANDS = frozenset({"stand", "amount", "total", "reach", "be", "come"})
_DENIES = frozenset({"deny", "refute"})
_LOST = frozenset({"not", "n't", "n’t", "never", "no", "no longer"})
_MOST = 9  # words of a topic
_LONG = 70  # and characters
_UNIT = re.compile(r"[%$€£¥]|per ?cent|percent|dollar|euro|pound|million|billion", re.I)


def named(found: Iterable[Difference], lines: Lines) -> list[Difference]:
    """The differences, each named in words of the sentences that it rests on; without lengths that no words name: two
    lengths of whatever are no difference."""
    told = [replace(one, topic=_topic(one, lines)) for one in found]
    return [one for one in told if one.topic or one.kind != "duration"]


def _topic(one: Difference, lines: Lines) -> str:
    if one.kind not in _NAMED or one.topic.startswith(_KEPT):
        return one.topic
    told = [(side, line) for side in one.sides if (line := lines.told_by(side)) is not None]
    options = [topic for side, line in told if (topic := _of_side(one.kind, side, line)) is not None]
    if options:
        return min(options, key=lambda option: (option[0], len(option[1])))[1]
    return whom_both_name([line for _, line in told]) if len(told) > 1 else one.topic


def whom_both_name(told: list[Line]) -> str:
    """Who or what the sentences all name, as the first one names it; nothing where there is none."""
    shared = frozenset.intersection(*(line.actors for line in told))
    first = told[0]
    names = {mention.span for mention in first.reading.mentions if mention.form == "name"}
    named = (span for span, key in sorted(first.named.items()) if key in shared and span in names)
    return next((" ".join(span.of(first.text).split()) for span in named), "")


def _of_side(kind: str, side: Side, line: Line) -> tuple[int, str] | None:
    """How plainly a side tells what it is about, the plainest first, and in which words."""
    told = side.evidence[0]
    top = top_of(line, told)
    if top is None:
        return None
    if kind in _NOUN:
        return _of_value(kind, line, grammar(line), told, top)
    clause = clause_over(side, line)
    if clause is None or kind == "strength":
        return clause
    return clause[0], f"whether {clause[1]}"


def clause_over(side: Side, line: Line) -> tuple[int, str] | None:
    """The clause that a side's value stands in, without its negation, in a few words, and whether it was negated."""
    found, top = grammar(line), top_of(line, side.evidence[0])
    verb = climb(found, top) if top is not None else None
    if verb is None or found.parsed.tokens[verb].lemma.lower() in _DENIES:
        return None
    clause = _clause(line, found, verb, Span(0, 0))
    negated = any(found.parsed.word(m).lower() in _LOST for m in found.below[verb])
    return (int(negated), clause) if clause else None


def _of_value(kind: str, line: Line, found: Grammar, told: Span, top: int) -> tuple[int, str] | None:
    """By the noun that a value stands with, else by the clause."""
    tokens = found.parsed.tokens
    counted = kind == "number"
    noun = top if counted and tokens[top].pos in ("NOUN", "PROPN") and not _in(line, found, top, told) else None
    if noun is None and not is_predicate(found, tokens[top].head) and tokens[tokens[top].head].pos == "NOUN":
        noun = tokens[top].head if tokens[top].dep in ("nummod", "compound", "amod", "nmod", "obl:tmod") else None
    verb = climb(found, top)
    money = counted and bool(_UNIT.search(line.text[told.start : told.end + 12]))
    if kind == "duration" and noun is None:  # "six hours of talks"
        noun = next((m for m in found.below[top] if tokens[m].dep == "nmod" and tokens[m].pos == "NOUN"), None)
    if noun is not None:
        words = _phrase(line, found, noun, told)
        if not words or (counted and "Number=Plur" not in tokens[noun].morph):
            return _fit(1 + (words in _BARE), words) if words else None
        does = counted and not money and tokens[noun].dep in ("nsubj", "nsubj:pass")
        if does and verb is not None and tokens[verb].lemma.lower() not in _SAYS:
            return _fit(0, f"how many {words} {_done(line, found, verb, told)}")
        suffered = _SUFFERED.get(tokens[verb].lemma.lower()) if verb is not None and tokens[noun].dep == "obj" else None
        if counted and not money and suffered:
            return _fit(0, f"how many {words} were {suffered}")
        return _fit(1 + (words in _BARE), f"{'amount of' if money else _NOUN[kind]} {words}")
    if verb is None:
        return None
    lemma = tokens[verb].lemma.lower()
    if counted and (lemma in _SAYS or lemma in _STANDS):  # "put turnout at", "the bill stands at"
        roles = ("obj",) if lemma in _SAYS else ("nsubj",)
        about = [m for m in found.below[verb] if tokens[m].dep in roles and tokens[m].pos in ("NOUN", "PROPN")]
        words = _phrase(line, found, about[0], told) if about else ""
        return _fit(1, words) if words else None
    clause = _clause(line, found, verb, told)
    return _fit(1, f"{'how much' if money else _CLAUSE[kind]} {clause}") if clause else None


_SUFFERED = {"kill": "killed", "wound": "wounded", "injure": "injured", "hurt": "hurt", "arrest": "arrested"}
_SUFFERED |= {"detain": "detained", "evacuate": "evacuated", "displace": "displaced", "rescue": "rescued"}


def _fit(rank: int, topic: str) -> tuple[int, str] | None:
    if rank < 2 and any(sign.isdigit() for sign in topic):
        return None
    return (rank, topic) if len(topic) <= _LONG and len(topic.split()) <= _MOST + 2 else None


def _clause(line: Line, found: Grammar, verb: int, out: Span) -> str | None:
    """Who did what, in a few words; None where the subject is only a pronoun."""
    tokens, below = found.parsed.tokens, found.below[verb]
    subjects = [m for m in below if tokens[m].dep in ("nsubj", "nsubj:pass")]
    if not subjects or tokens[subjects[0]].pos == "PRON" or "VerbForm=Fin" not in _forms(found, verb):
        return None
    subject = _phrase(line, found, subjects[0], out, whole=True)
    clause = f"{subject} {_done(line, found, verb, out)}"
    return clause if subject and len(clause.split()) <= _MOST and len(clause) <= _LONG else None


def _done(line: Line, found: Grammar, verb: int, out: Span) -> str:
    """A verb with its helpers and its object."""
    tokens, below = found.parsed.tokens, found.below[verb]
    to = [m for m in below if tokens[m].dep == "mark" and found.parsed.word(m).lower() == "to"]
    to += [m for m in below if tokens[m].dep in ("case", "det") and tokens[verb].pos != "VERB"]  # "are in hospital"
    doing = [verb, *to, *(m for m in below if tokens[m].dep in _HELPERS)]
    objects = [m for m in below if tokens[m].dep in ("obj", "obl:agent") and not _in(line, found, m, out)]
    if not objects or tokens[objects[0]].pos == "PRON":
        return _written(found, doing)
    what = [_phrase(line, found, objects[0], out, whole=True)]
    for m in objects[1:]:  # "three days of talks", of which the parse makes two
        of = [k for k in found.below[m] if tokens[k].dep == "case"]
        what += [_written(found, of), _phrase(line, found, m, out, whole=True)] if of else []
    return " ".join([_written(found, doing), *filter(None, what)])


def _forms(found: Grammar, verb: int) -> str:
    """The forms of a verb and of its helpers."""
    tokens = found.parsed.tokens
    return " ".join(tokens[m].morph for m in (verb, *found.below[verb]) if m == verb or tokens[m].dep in _HELPERS)


def _phrase(line: Line, found: Grammar, noun: int, out: Span, whole: bool = False) -> str:
    """A noun with what makes it up and what it is of, without the value itself; `whole`: with its article."""
    tokens = found.parsed.tokens
    places = [noun]
    for m in found.below[noun]:
        dep = tokens[m].dep
        if dep in _PARTS or (dep == "det" and whole) or (dep == "nmod:poss" and tokens[m].pos == "PROPN"):
            places += [m, *(k for k in found.below[m] if tokens[k].dep in (*_PARTS, "case", "nummod"))]
        elif dep == "nummod":
            places += [m, *(k for k in found.below[m] if tokens[k].dep in (*_PARTS, "nummod"))]
        elif dep == "conj" and whole and not _in(line, found, m, out):  # who else did it
            places += [m, *(k for k in found.below[m] if tokens[k].dep in (*_PARTS, "cc", "case", "det"))]
        elif dep == "nmod" and tokens[m].pos in ("NOUN", "PROPN") and not _in(line, found, m, out):
            own = [k for k in found.below[m] if tokens[k].dep in (*_PARTS, "case", "det", "nummod")]
            if any(found.parsed.word(k).lower() == "between" for k in own):
                continue
            own += [k for n in own for k in found.below[n] if tokens[n].dep == "nummod"]
            places += [m, *own] if len(own) < 4 else []
    places = [m for m in places if not _in(line, found, m, out)]
    return _written(found, places) if noun in places else ""


def _written(found: Grammar, places: list[int]) -> str:
    """Tokens in their order, without what negates."""
    tokens = found.parsed.tokens
    words = [
        found.parsed.word(m).lower() if m == 0 and tokens[m].pos != "PROPN" else found.parsed.word(m)
        for m in sorted(set(places))
    ]
    text = " ".join(w for w in words if w.lower() not in _LOST)
    return re.sub(r" (['’]s?\b|['’](?= ))", r"\1", text).replace(" - ", "-")


def _in(line: Line, found: Grammar, at: int, span: Span) -> bool:
    token, start = found.parsed.tokens[at], line.sentence.start
    return start + token.start < span.end and span.start < start + token.end
