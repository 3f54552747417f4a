"""Whose idea it was, and whose words: one proposal with two proposers, one sentence in two mouths.

A proposal is a word for proposing, who is named nearest before or after it, and what is proposed. A sentence in
quotation marks is one with another where nearly all its words are the other's in order; its speakers may be named or be
told by an office alone ("the mayor").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.differing.lines import Actors, Line, Lines
from sanudo.comparing.types import Difference, Side
from sanudo.language.gazetteer.offices import may_be_same, office, plain
from sanudo.reading.types import Quotation, Reading

_PROPOSES = re.compile(
    r"\b(?:propos(?:ed|es|ing)|suggest(?:ed|s|ing)|put forward|floated|came up with|first raised"
    r"|(?:was|were|is) (?:the )?(?:idea|brainchild|initiative) of"
    r"|proposal (?:by|from))\b",
    re.I,
)
_TAKES_PART = re.compile(
    r"\b(?:led|headed|chaired|mediated|brokered|hosted|presided over|commanded|masterminded)\b", re.I
)
_PARTS = {"headed": "led", "brokered": "mediated", "presided over": "chaired"}
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are)\s+(?:first |originally )?$", re.I)
_BY = re.compile(r"\s*(?:[\w\s]{0,25}?\s)?by\s+", re.I)
_BETWEEN = re.compile(
    r"(?:\s*,[^,]{0,45},|\s*,)?\s*(?:(?:who|which|has|had|have|also|first|later|then|once|is|was|\w+ly)\s+)*", re.I
)
_CUT = re.compile(r"[,;:.]\s|[“”\"]")
_CLAIM = re.compile(r"\bsuggest(?:ed|s|ing) (?:that|it|he|she|they|the \w+ (?:was|were|is|are|had|has))\b", re.I)
_REACH = 90  # characters in which the proposer or the content is named
_ENOUGH = 5.0  # the weight of what two proposals share
# Who is told by these alone may be anybody who was named before: "the senator said".
_OF_MANY = frozenset(
    (
        *("officer", "official", "spokesman", "spokeswoman", "spokesperson", "senator", "congressman", "congresswoman"),
        *(
            "lawmaker",
            "legislator",
            "politician",
            "leader",
            "representative",
            "member",
            "lawyer",
            "attorney",
            "captain",
        ),
    )
)
_SHARES = (0.6, 0.4)  # ... or the share of the shorter's and of the longer's weight
_LEAST_WORDS = 5
_SAME_WORDS = 0.72
_VAGUE = frozenset(
    {"~propose", "said", "sai", "~person", "new", "first", "plan", "~offer", "that", "year", "dai", "also"}
)


@dataclass(frozen=True, slots=True)
class _Proposal:
    line: Line
    cue: Span
    who: str
    named: Span
    keys: frozenset[str]
    part: str


def differing_proposers(lines: Lines) -> list[Difference]:
    """Proposals of one thing that two reports lay to two; and what is led, chaired or mediated by two."""
    proposals = []
    for line in lines.lines:
        before = [told for back in (1, 2) if (told := lines.at.get((line.article, line.number - back)))]
        proposals += _proposals(line, before)
    found = []
    for a, b in combinations(proposals, 2):
        if a.line.article == b.line.article or a.who == b.who or a.part != b.part or not lines.may_meet(a.line, b.line):
            continue
        shared = (a.keys & b.keys) - _VAGUE - {a.who, b.who}
        words = frozenset(key for key in shared if not key.startswith("@"))
        if words and _one_proposal(a, b, shared, lines) and not _settled(a, b, proposals, lines):
            topic = " ".join(dict.fromkeys(w.word.lower() for w in a.line.words if w.keys & shared))
            sides = tuple(
                Side(p.line.article, p.named.of(p.line.text), (p.named, p.cue, p.line.sentence)) for p in (a, b)
            )
            judgement = "contradicts: one proposal, another proposer"
            if a.part:
                judgement = "contradicts, unless both had a part in it"
            kind = "participants" if a.part else "attribution"
            found.append(Difference(kind, f"who {a.part or 'proposed'}: {topic}", sides, judgement, None, 0.65))
    return found


def _one_proposal(a: _Proposal, b: _Proposal, shared: frozenset[str], lines: Lines) -> bool:
    weight = lines.weight(shared)
    if weight >= _ENOUGH:
        return True
    wholes = sorted(lines.weight(p.keys - _VAGUE - {p.who}) for p in (a, b))
    return weight > 0.4 and all(weight >= least * whole for least, whole in zip(_SHARES, wholes, strict=True))


def _settled(a: _Proposal, b: _Proposal, proposals: list[_Proposal], lines: Lines) -> bool:
    """Whether one of the two reports names the other's proposer of it too."""
    for one, other in ((a, b), (b, a)):
        for p in proposals:
            same = lines.weight((p.keys & other.keys) - _VAGUE) >= _ENOUGH
            if p.line.article == one.line.article and p.who == other.who and same:
                return True
    return False


def _proposals(line: Line, before: list[Line]) -> list[_Proposal]:
    text, sentence = line.text, line.sentence
    found = []
    cues = [
        (match, kind)
        for pattern, kind in ((_PROPOSES, "attribution"), (_TAKES_PART, "participants"))
        for match in pattern.finditer(text, sentence.start, sentence.end)
    ]
    for match, kind in cues:
        if _CLAIM.match(text, match.start()):
            continue
        passive = bool(_PASSIVE.search(text, sentence.start, match.start()))
        passive = (
            passive
            or (kind == "participants" and bool(re.match(r"\s+by\b", text[match.end() :])))
            or match.group().lower().endswith(" of")
        )
        by = _BY.match(text, match.end(), min(sentence.end, match.end() + 60))
        told_after = match.group().lower().endswith((" by", " from", " of"))
        if passive or told_after:
            start = by.end() if by else match.end()
            who = _nearest(line, start, min(sentence.end, start + 60), first=True) if by or told_after else None
        else:
            who = _nearest(line, max(sentence.start, match.start() - _REACH), match.start(), first=False)
            if who and not _BETWEEN.fullmatch(text, who[1].end, match.start()):
                who = None
        if who and _bare(line, who[1]) and not any(who[0] in _named_in(one) for one in (line, *before)):
            who = None  # a pronoun is trusted where a sentence close before names who is meant
        if who:
            content = _content(text, sentence, match, passive)
            keys = frozenset(k for w in line.words if content.start <= w.span.start < content.end for k in w.keys)
            keys |= frozenset(k for s, k in line.named.items() if content.start <= s.start < content.end)
            word = "" if kind == "attribution" else _PARTS.get(match.group().lower(), match.group().lower())
            found.append(_Proposal(line, Span(*match.span()), who[0], who[1], keys, word))
    return found


def _content(text: str, sentence: Span, cue: re.Match[str], passive: bool) -> Span:
    """What is proposed: the rest of the clause, or what stands before "was proposed"."""
    if passive:
        start = max(sentence.start, cue.start() - _REACH)
        return Span(max([start, *(m.end() for m in _CUT.finditer(text, start, cue.start()))]), cue.start())
    end = min(sentence.end, cue.end() + _REACH)
    stop = _CUT.search(text, cue.end(), end)
    return Span(cue.end(), stop.start() if stop else end)


def _bare(line: Line, span: Span) -> bool:
    return any(m.span == span and m.form == "pronoun" for m in line.reading.mentions)


def _named_in(line: Line) -> set[str]:
    quoted = [s for q in line.reading.quotations if q.kind == "direct" for s in q.spans]
    names = {m.span for m in line.reading.mentions if m.form == "name" and not any(_inside(m.span, q) for q in quoted)}
    return {key for span, key in line.named.items() if span in names}


def _nearest(line: Line, start: int, end: int, first: bool) -> tuple[str, Span] | None:
    """The person or body named in a stretch: the first, or the last; by a pronoun too."""
    kinds = {m.span: m.kind for m in line.reading.mentions}
    named = sorted(s for s in line.named if start <= s.start < end and kinds.get(s) in ("PERSON", "ORG"))
    if not named:
        return None
    span = named[0] if first else named[-1]
    return line.named[span], span


def differing_mouths(readings: tuple[Reading, ...], actor_of: Actors) -> list[Difference]:
    """Sentences in quotation marks that two reports give in nearly the same words to two speakers."""
    quoted = [
        (reading, q, words)
        for reading in readings
        for q in reading.quotations
        if q.kind == "direct" and q.speaker_span and len(words := _words(reading, q)) >= _LEAST_WORDS
    ]
    index: dict[str, list[int]] = {}
    for number, (_, _, words) in enumerate(quoted):
        for word in sorted(set(words)):
            if len(word) > 4:
                index.setdefault(word, []).append(number)
    pairs = sorted({pair for numbers in index.values() if len(numbers) < 12 for pair in combinations(numbers, 2)})
    found = []
    for i, j in pairs:
        (left, a, ours), (right, b, theirs) = quoted[i], quoted[j]
        if left is right or not _two_speakers(_speaker(left, a, actor_of), _speaker(right, b, actor_of)):
            continue
        if _last_name(right, b) in ours or _last_name(left, a) in theirs:
            continue  # one speaks of the other
        if SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= _SAME_WORDS:
            sides = tuple(
                Side(r.article.id, _who(r, q), (*((q.speaker_span,) if q.speaker_span else ()), *q.spans))
                for r, q in ((left, a), (right, b))
            )
            judgement = "contradicts: the same words, another speaker"
            topic = "who said: " + " ".join(a.spans[0].of(left.article.text).strip(" ,.“”\"'").split()[:8])
            found.append(Difference("attribution", topic, sides, judgement, None, 0.7))
    return found


def _words(reading: Reading, quotation: Quotation) -> list[str]:
    """The words of the first sentence of a quotation."""
    text = quotation.spans[0].of(reading.article.text)
    return re.findall(r"\w+", re.split(r"(?<=[.!?])\s", text.strip())[0].lower())


def _last_name(reading: Reading, quotation: Quotation) -> str:
    words: list[str] = re.findall(r"\w+", (quotation.speaker_name or _who(reading, quotation)).lower())
    return words[-1] if words else ""


def _who(reading: Reading, quotation: Quotation) -> str:
    told = quotation.speaker_span.of(reading.article.text) if quotation.speaker_span else ""
    return " ".join(told.split()) or quotation.speaker_name or ""


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who speaks, by name or by an office alone: the actor, the words of names, and the offices."""

    key: str
    names: frozenset[str]
    offices: frozenset[str]


def _speaker(reading: Reading, quotation: Quotation, actor_of: Actors) -> _Speaker | None:
    """The speaker where the words beside the quotation name one or tell an office; none for a pronoun or "the man"."""
    mention = next((m for m in reading.mentions if m.span == quotation.speaker_span and m.kind == "PERSON"), None)
    told = _who(reading, quotation)
    heads = [found.title for word in told.split() if word.lower() not in _OF_MANY and (found := office(word))]
    named = any(
        m.form == "name" and m.kind == "PERSON" and quotation.speaker_span and _inside(m.span, quotation.speaker_span)
        for m in reading.mentions
    )
    if not named and not heads:
        return None
    index = quotation.speaker if quotation.speaker is not None else (mention.entity if mention else None)
    if index is None:
        return None if named else _Speaker(told.lower(), frozenset(), frozenset(map(plain, heads)))
    actor = actor_of.get((reading.article.id, index))
    entity = reading.entities[index]
    aliases = [alias.name for alias in actor.aliases] if actor else [entity.name]
    titles = [o.title for o in actor.offices] if actor else [role.title for role in entity.roles]
    words = frozenset(w for name in aliases for w in re.findall(r"\w{3,}", name.lower())) if named else frozenset()
    return _Speaker(actor.id if actor else entity.name, words, frozenset(map(plain, [*titles, *heads])))


def _inside(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end


def _two_speakers(a: _Speaker | None, b: _Speaker | None) -> bool:
    """Whether two speakers are known not to be one: other actors, no word of a name shared, no office."""
    if a is None or b is None or a.key == b.key or not (a.names or b.names):
        return False
    return not (a.names & b.names or any(may_be_same(x, y) for x in a.offices for y in b.offices))
