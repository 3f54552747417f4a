"""Whose idea a thing was: who proposed it, drew it up, first spoke of it, or has the credit for it.

A line goes in, its `Idea`s come out: the one it is laid to, and the keys of what it was. It may stand in a verb
("proposed", "was put forward by"), in a noun ("was the idea of", "its author") or in an order ("raised it first", "the
first to suggest it was ..."); what "it" is, the sentence before tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.differing.lines import Line, Lines, near_in_time
from sanudo.comparing.differing.standing import put_at
from sanudo.comparing.frames import climb, frame_at, grammar, phrase_keys
from sanudo.comparing.grammar import Grammar
from sanudo.comparing.types import Difference, Side

_PROPOSES = frozenset({"propose", "suggest", "float", "moot", "devise", "conceive", "initiate", "draft", "mastermind"})
_WITH = {"put": ("forward", "table"), "draw": ("up",), "set": ("out",), "come": ("up",), "think": ("of", "up"),
         "dream": ("up",)}  # fmt: skip
_FIRST = frozenset({"raise", "mention", "suggest", "propose", "broach", "think"})
_NOUNS = frozenset({"idea", "brainchild", "initiative", "suggestion", "proposal", "plan", "scheme", "invention"})
_MAKERS = frozenset({"author", "architect", "originator", "father", "initiator"})
_EMPTY = frozenset(
    {"~propose", "~offer", "plan", "idea", "first", "own", "~agreement", "~person", "author", "schem", "it", "them"}
)
_ENOUGH = 1.0  # the weight of the words that two ideas share
_STARTERS = frozenset({"originate", "come", "stem"})


@dataclass(frozen=True, eq=False)
class Idea:
    """`who` has the keys of the one it is laid to, whose words are `named`; `what` those of the thing itself."""

    line: Line
    cue: Span
    named: Span
    who: frozenset[str]
    what: frozenset[str]
    denied: bool


def differing_ideas(lines: Lines) -> list[Difference]:
    """Ideas that two reports lay to two, and one that a report denies was somebody's."""
    ideas = [idea for line in lines.lines if not line.old and not _asks(line) for idea in ideas_of(line, lines)]
    found = []
    for a, b in combinations(ideas, 2):
        if a.line.article == b.line.article or not near_in_time(a.line, b.line) or not _one_thing(a, b, lines):
            continue
        if a.denied != b.denied and a.who & b.who:
            found.append(_difference("polarity", a, b, "contradicts: one tells what the other denies"))
        elif (
            not a.denied
            and not b.denied
            and not a.who & b.who
            and not _namesakes(a, b)
            and not _settled(a, b, ideas, lines)
        ):
            found.append(_difference("attribution", a, b, "contradicts: one idea, laid to two"))
    return found


def _asks(line: Line) -> bool:
    return line.text[: line.sentence.end].rstrip("”\"' ").endswith("?")


def _one_thing(a: Idea, b: Idea, lines: Lines) -> bool:
    shared = (a.what & b.what) - a.who - b.who
    words = frozenset(key for key in shared if not key.startswith("@"))
    told = all(words & one.line.keys for one in (a, b))  # else one leans on the sentence before
    return told and lines.weight(words) >= _ENOUGH


def _namesakes(a: Idea, b: Idea) -> bool:
    """Whether both are called by one word: "OBAMA" before his words is Barack Obama."""
    return bool(_called(a) & _called(b))


def _called(idea: Idea) -> frozenset[str]:
    reading = idea.line.reading
    names = [
        reading.entities[m.entity].name
        for m in reading.mentions
        if m.entity is not None and idea.line.named.get(m.span) in idea.who
    ]
    return frozenset(word for name in names for word in name.casefold().split() if len(word) > 3)


def _settled(a: Idea, b: Idea, ideas: list[Idea], lines: Lines) -> bool:
    """Whether one of the reports lays it to the other's as well."""
    return any(
        one.line.article == idea.line.article and idea.who & other.who and _one_thing(idea, other, lines)
        for one, other in ((a, b), (b, a))
        for idea in ideas
    )


def _difference(kind: str, a: Idea, b: Idea, judgement: str) -> Difference:
    shared = a.what & b.what
    words = [w.word.lower() for w in a.line.words if w.keys & shared]
    sides = tuple(
        Side(i.line.article, " ".join(i.named.of(i.line.text).split()), (i.named, i.cue, i.line.sentence))
        for i in (a, b)
    )
    topic = "whose idea: " + " ".join(list(dict.fromkeys(words))[:6])
    return Difference(kind, topic, sides, judgement, None, 0.65)


def ideas_of(line: Line, lines: Lines) -> list[Idea]:
    """The ideas that a sentence lays to somebody."""
    found = grammar(line)
    out = []
    for n, token in enumerate(found.parsed.tokens):
        lemma = token.lemma.lower()
        made = None
        if token.pos == "VERB":
            made = _by_verb(line, found, n, lemma)
        elif token.pos == "NOUN" and lemma in _NOUNS:
            made = _by_noun(line, found, n)
        elif token.pos == "NOUN" and lemma in _MAKERS:
            made = _by_maker(line, found, n)
        if made:
            one = _idea(line, lines, n, *made)
            if one:
                out.append(one)
    return out


def _by_verb(line: Line, found: Grammar, n: int, lemma: str) -> tuple[int | None, list[int]] | None:
    """Who proposes and what, of a verb: its subject or, of a passive, who stands after "by"."""
    tokens, below = found.parsed.tokens, found.below[n]
    words = {found.parsed.word(m).lower() for m in below} | {
        found.parsed.word(k).lower() for m in below for k in found.below[m]
    }
    proposes = lemma in _PROPOSES or any(word in words for word in _WITH.get(lemma, ()))
    proposes = proposes or (lemma in _FIRST and "first" in words)
    from_whom = lemma in _STARTERS and any(_case(found, m) == "from" for m in below if tokens[m].dep == "obl")
    subjects = [m for m in below if tokens[m].dep in ("nsubj", "nsubj:pass", "csubj")]
    if from_whom:
        idea = [m for m in subjects if tokens[m].lemma.lower() in _NOUNS]
        source = [m for m in below if tokens[m].dep == "obl" and _case(found, m) == "from"]
        return (source[0], [*idea, *_hanging(found, idea)]) if idea else None
    if not proposes or (lemma == "suggest" and _foretells(found, n)):
        return None
    passive = any(tokens[m].dep == "nsubj:pass" for m in below)
    agents = [m for m in below if tokens[m].dep == "obl:agent" or (passive and _case(found, m) == "by")]
    objects = [m for m in below if tokens[m].dep in ("obj", "ccomp", "xcomp")]
    if passive:
        return (agents[0], subjects) if agents else None
    if subjects and found.parsed.word(subjects[0]).lower() in ("who", "that", "which"):
        before = [m for m in range(subjects[0] - 1, -1, -1) if tokens[m].pos == "PROPN"]
        return next((m for m in (tokens[n].head, *_clefts(found), *before) if _is_actor(line, m)), None), objects
    if token_of_relative(found, n):
        head = tokens[n].head
        if not subjects and "to" in words and found.parsed.word(head).lower() == "first":
            top = climb(found, head)
            names = [m for m in found.below[head] if tokens[m].dep == "nsubj"]
            other = [top] if top is not None and top != head else []
            return ((names or other)[0], objects) if names or other else None
    return (subjects[0], objects) if subjects else None


def _foretells(found: Grammar, n: int) -> bool:
    """Whether what is suggested is that something is or will be so, not that it be done."""
    tokens = found.parsed.tokens
    for m in found.below[n]:
        if tokens[m].dep == "ccomp":
            helpers = {found.parsed.word(k).lower() for k in found.below[m] if tokens[k].dep in ("aux", "cop")}
            return "should" not in helpers and ("VerbForm=Fin" in tokens[m].morph or bool(helpers))
    return False


def token_of_relative(found: Grammar, n: int) -> bool:
    """Whether a verb tells of the noun that it hangs from."""
    return found.parsed.tokens[n].dep in ("acl", "acl:relcl")


def _clefts(found: Grammar) -> list[int]:
    """What "it was" names."""
    tokens = found.parsed.tokens
    return [
        n
        for n, below in enumerate(found.below)
        if any(tokens[m].dep == "cop" for m in below)
        and any(found.parsed.word(m).lower() == "it" for m in below if tokens[m].dep in ("nsubj", "expl"))
    ]


def _is_actor(line: Line, n: int) -> bool:
    return any(key[:1] == "@" for key in phrase_keys(line, n))


def _by_noun(line: Line, found: Grammar, n: int) -> tuple[int | None, list[int]] | None:
    """Whose idea something was: "was the idea of", "was his suggestion", "the plan was Hatanaka's own"."""
    tokens, below = found.parsed.tokens, found.below[n]
    if not any(tokens[m].dep == "cop" for m in below):
        owner = tokens[n].head
        own = tokens[n].dep in ("nsubj", "nsubj:pass") and any(tokens[m].dep == "cop" for m in found.below[owner])
        names = [m for m in found.below[owner] if tokens[m].dep == "nmod:poss"] if own else []
        if own and found.parsed.word(owner).lower() == "own" and names:
            return names[0], [n, *_hanging(found, [n])]
        return None
    subjects = [m for m in below if tokens[m].dep in ("nsubj", "nsubj:pass", "csubj", "expl")]
    owners = [m for m in below if tokens[m].dep == "nmod:poss"]
    owners += [m for m in below if tokens[m].dep == "nmod" and _case(found, m) == "of"]
    return (owners[0], subjects) if owners and subjects else None


def _by_maker(line: Line, found: Grammar, n: int) -> tuple[int | None, list[int]] | None:
    tokens, below = found.parsed.tokens, found.below[n]
    subjects = [m for m in below if tokens[m].dep == "nsubj"]
    if not subjects or not any(tokens[m].dep == "cop" for m in below):
        return None
    return subjects[0], [m for m in below if tokens[m].dep == "nmod"]


def _hanging(found: Grammar, places: list[int]) -> list[int]:
    """What hangs from nouns: "the plan for a council", "the idea of halving the rates"."""
    return [
        m for n in places for m in found.below[n] if found.parsed.tokens[m].dep in ("nmod", "acl", "compound", "amod")
    ]


def _case(found: Grammar, n: int) -> str:
    return next((found.parsed.word(m).lower() for m in found.below[n] if found.parsed.tokens[m].dep == "case"), "")


def _idea(line: Line, lines: Lines, cue: int, who: int | None, what: list[int]) -> Idea | None:
    """An idea of somebody who is an actor of the story."""
    if who is None:
        return None
    tokens, start = grammar(line).parsed.tokens, line.sentence.start
    keys = frozenset(key for key in phrase_keys(line, who, deep=True) if key[:1] == "@")
    place = start + tokens[who].start
    named = any(span.start <= place < span.end for span in line.named)
    if not keys or (tokens[cue].pos == "VERB" and tokens[who].pos == "NOUN" and not named):  # "his comments suggest"
        return None
    content = frozenset(key for n in what for key in frame_at(line, n).own | frame_at(line, n).arguments)
    content |= frozenset(key for n in what for key in phrase_keys(line, n, deep=True))
    content = content - _EMPTY - keys
    if not any(not key.startswith("@") for key in content):
        before = lines.at.get((line.article, line.number - 1))
        content |= before.keys - _EMPTY if before else frozenset()
    words = next(
        (s for s, key in sorted(line.named.items()) if key in keys and s.start <= start + tokens[who].end), None
    ) or Span(start + tokens[who].start, start + tokens[who].end)
    span = Span(start + tokens[cue].start, start + tokens[cue].end)
    step, denied, _, _ = put_at(grammar(line), cue)
    if step in ("asked", "open"):
        return None
    return Idea(line, span, words, keys, content, denied)
