"""How far along a thing is: over here, only suspended there; declared, or to be declared.

Two ways a report parts from another: over a thing that lasts (a strike, a truce, talks) at another stage
(data/stages.tsv); over one deed told as done here, as certain to come there, as possible elsewhere, where the sentences
share a rare thing and one verb has one subject or object.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.differing.lines import Line, Lines, later
from sanudo.comparing.differing.predicates import predicate_over, same_step
from sanudo.comparing.differing.standing import put_at
from sanudo.comparing.frames import grammar, top_of
from sanudo.comparing.types import Difference, Side

LASTING = frozenset(
    {"~strike", "~striker", "~truce", "~talk", "~fighting", "~siege", "~blockade", "~protest", "~shutdown"}
    | {"~search", "~trial", "war", "~ban", "~epidemic"}
)
DEEDS = frozenset(
    {"~declare", "~sign", "~sell", "~buy", "~send", "~arrest", "~release", "~appoint", "~resign", "~approve", "~build"}
    | {"~reopen", "~shut", "~evacuate", "~withdraw", "~begin", "~charge", "~merge", "~dismiss", "~accept", "~cut"}
    | {"~delay", "~suspend", "~vote", "~exchange", "~investigation", "~return", "~guarantee", "~convict", "~attack"}
)
OWN_DEEDS = frozenset(  # of which it is enough who does them, or to whom they are done
    {"~resign", "~arrest", "~charge", "~convict", "~appoint", "~dismiss", "~merge", "~release", "~sell"}
    | {"~evacuate", "~suspend"}
)
_REACH = 45  # characters between a thing and the word for its stage
_MAY = re.compile(r"\b(?:may|might|could|possibl[ey]|consider(?:ed|s|ing)?|likely|perhaps|in case|if)\b", re.I)
_WILL = re.compile(
    r"\b(?:will|would|shall|is to|are to|plans? to|due to|expected to|ready to|set to|about to|yet to)\b", re.I
)
_NOT = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.I)
_MEANT = re.compile(  # neither done nor sure to come: "threatened to resign"
    r"\b(?:threat|vow|promis|pledg|offer|refus|want|wish|tr(?:y|ied)|attempt|seek|sought|ask|order|urg|call|demand|hop)"
    r"\w*\s+(?:[\w-]+\s+){0,3}?to\b",
    re.I,
)
_DECIDED = re.compile(
    r"\b(?:decid|deem|think|thought|believ|fear|warn|threaten|vow|promis|pledg)\w*\s+(?:that\s+)?", re.I
)
_CUT = re.compile(r"[;:.]|,|\b(?:but|while|although|and|which|who)\b")
_DEED = 7.0  # the weight of a deed and what it is done with
_OWN_DEED = 2.0  # the weight of a deed right after who does it
_NEAR = 34  # characters among which both stand
_VAGUE = frozenset({"~person", "said", "sai", "told", "dai", "week", "year", "month", "time", "new", "first", "last"})


@dataclass(frozen=True, slots=True)
class _Stage:
    line: Line
    span: Span
    thing: str
    stage: str
    step: str


def differing_stages(lines: Lines) -> list[Difference]:
    """Things at other stages, deeds of another certainty."""
    return _lasting(lines) + _deeds(lines)


def _lasting(lines: Lines) -> list[Difference]:
    told = [one for line in lines.lines if not line.old for one in _stages(line)]
    found = []
    for a, b in combinations(told, 2):
        if a.line.article == b.line.article or a.thing != b.thing or not lines.may_meet(a.line, b.line):
            continue
        if a.line.actors and b.line.actors and not a.line.actors & b.line.actors:
            continue  # talks of others
        parts = a.stage != b.stage and _both_now(a, b) and not _moved_on(a, b)
        weaker = a.stage == b.stage == "over" and {a.step, b.step} == {"may", "done"}
        if parts or weaker:
            found.append(_difference(a, b, lines))
    return found


def _both_now(a: _Stage, b: _Stage) -> bool:
    return a.step == b.step == "done"


def _moved_on(a: _Stage, b: _Stage) -> bool:
    """Whether a thing went on when the earlier report was written and does not in the later one; or may have stopped
    and begun again, where days lie between them."""
    last = later(a.line, b.line)
    if last is None:
        return False
    days = abs((a.line.day - b.line.day).days) if a.line.day and b.line.day else 0
    return days > 1 or (a if last is b.line else b).stage == "on"


def _stages(line: Line) -> list[_Stage]:
    """The stage words of a sentence, each with the lasting thing that stands close before or after it."""
    text = line.text
    found = []
    for match in _stage_words().finditer(text, line.sentence.start, line.sentence.end):
        near = [
            (abs(word.span.end - match.start()), word)
            for word in line.words
            if word.keys & LASTING and (word.span.end <= match.start() or word.span.start >= match.end())
        ]
        if not near:
            continue
        word = min(near, key=lambda pair: (pair[0], pair[1].span))[1]
        low, high = sorted((word.span, Span(*match.span())))
        between = text[low.end : high.start]
        after = word.span.start >= match.end()
        if not (_ADJACENT.fullmatch(between) or (not after and len(between) < 90 and _RELATIVE.fullmatch(between))):
            continue
        start = max(line.sentence.start, match.start() - _REACH)
        around = text[start : match.start()]
        if _NOT.search(around[-18:]) or re.search(r"\bto $", around) or re.search(r"\b(?:the|at|an?) $", around):
            continue
        step = "may" if _MAY.search(around) else "will" if _WILL.search(around) else "done"
        if step == "done" and not _is_so(line, Span(*match.span())):
            continue
        thing = sorted(word.keys & LASTING)[0].replace("~striker", "~strike")
        found.append(_Stage(line, Span(*match.span()), thing, _stage_of(match.group()), step))
    return found


def _is_so(line: Line, span: Span) -> bool:
    """Whether a stage is told as reached, not wanted, asked for or thought: "end this shutdown now"."""
    at = top_of(line, span)
    if at is None:
        return False
    step, denied, _, _ = put_at(grammar(line), at)
    return step in ("done", "is") and not denied


_ADJACENT = re.compile(
    r"\s+(?:(?:the|a|an|its|their|his|her|this|has|have|had|is|was|were|are|been|be|being|only|now|officially|could"
    r"|will|would|may|might|should|that|still|all|for|of|in)\s+)*"
)
_RELATIVE = re.compile(r"\s+(?:that|which)\s[^,;]*\s")


def _deeds(lines: Lines) -> list[Difference]:
    """One deed at two steps: the same rare thing and the same word for what is done with it, close together."""
    where: dict[frozenset[str], list[tuple[Line, Span]]] = {}
    for line in lines.lines:
        if line.old or "?" in line.text[line.sentence.end - 2 : line.sentence.end]:
            continue
        words = [w for w in line.words if not w.keys & _VAGUE]
        for number, a in enumerate(words):
            for who, span in ((key, s) for s, key in line.named.items() if a.keys & OWN_DEEDS):
                if 0 <= a.span.start - span.end <= _NEAR and lines.weight(a.keys) >= _OWN_DEED:
                    for own in a.keys & OWN_DEEDS:
                        where.setdefault(frozenset((own, who)), []).append((line, a.span))
            for b in words[number + 1 : number + 4]:
                if b.span.end - a.span.start <= _NEAR and lines.weight(a.keys) + lines.weight(b.keys) >= _DEED:
                    if bool(a.keys & DEEDS) == bool(b.keys & DEEDS):
                        continue
                    for pair in {frozenset((x, y)) for x in a.keys for y in b.keys if x != y and {x, y} & DEEDS}:
                        where.setdefault(pair, []).append((line, Span(a.span.start, b.span.end)))
    found = []
    seen: set[tuple[str, Span, str, Span]] = set()
    for deed in sorted(where, key=sorted):
        uses = where[deed]
        if len({line.article for line, _ in uses}) < 2 or len(uses) > 12:
            continue
        for (one, at), (other, there) in combinations(uses, 2):
            key = (one.article, one.sentence, other.article, other.sentence)
            if one.article == other.article or key in seen or not lines.may_meet(one, other):
                continue
            here, elsewhere = _step(one, at), _step(other, there)
            if here is None or elsewhere is None or not _parts(one, other, here, elsewhere):
                continue
            if not _has(one, uses, elsewhere) and not _has(other, uses, here) and _one_deed(one, at, other, there):
                seen.add(key)
                found.append(_of_deed(one, at, other, there, (here, elsewhere)))
    return found


def _one_deed(a: Line, at: Span, b: Line, there: Span) -> bool:
    """Whether one verb has one subject or one object in both, and not two objects."""
    one, other = (predicate_over(x.reading, x.sentence, s) for x, s in ((a, at), (b, there)))
    if one is None or other is None or (one.patient and other.patient and not one.patient & other.patient):
        return False
    return same_step(one, other)


def _has(line: Line, uses: list[tuple[Line, Span]], step: str) -> bool:
    """Whether the report tells the deed at this step too."""
    return any(other.article == line.article and _step(other, span) == step for other, span in uses)


def _step(line: Line, span: Span) -> str | None:
    """Done, will or may, by the words before the deed in its clause; None where it is denied."""
    text = line.text
    start = max([line.sentence.start, *(m.end() for m in _CUT.finditer(text, line.sentence.start, span.start))])
    stop = _CUT.search(text, span.end, line.sentence.end)
    clause = text[start : min(stop.start() if stop else line.sentence.end, span.end + 25)]
    if _NOT.search(clause) or re.search(r"\b(?:could|would|might|should) have\b", clause):
        return None
    if _MEANT.search(text, start, span.start) or _DECIDED.search(
        text, max(line.sentence.start, start - 12), span.start
    ):
        return None
    if _MAY.search(clause):
        return "may"
    if _WILL.search(clause):
        return "will"
    if re.search(r"\b(?:is|are|was|were)\s+\w+ing\b", clause):
        return None  # under way, or to come: "is sending a ship", "was nominating"
    return "done" if re.search(r"\b(?:\w+ed|was|were|has|have|had|is|are)\b", clause) else None


def _parts(a: Line, b: Line, one: str, other: str) -> bool:
    """Whether the steps part: not where the later report tells as done what was to come."""
    if one == other or {one, other} == {"may", "will"}:
        return False
    done = a if one == "done" else b
    return later(a, b) is not done


def _of_deed(a: Line, at: Span, b: Line, there: Span, steps: tuple[str, str]) -> Difference:
    sides = tuple(Side(x.article, " ".join(s.of(x.text).split()), (s, x.sentence)) for x, s in ((a, at), (b, there)))
    topic = "whether done: " + " ".join(at.of(a.text).lower().split())
    words = {"done": "done", "will": "to come", "may": "possible"}
    judgement = f"differs: {words[steps[0]]} here, {words[steps[1]]} there"
    return Difference("status", topic, sides, judgement, None, 0.6)


def _difference(a: _Stage, b: _Stage, lines: Lines) -> Difference:
    sides = tuple(Side(x.line.article, x.span.of(x.line.text), (x.span, x.line.sentence)) for x in (a, b))
    word = next((w.word.lower() for w in a.line.words if a.thing in w.keys), a.thing.strip("~"))
    last = later(a.line, b.line)
    judgement = "contradicts, unless it changed between the reports" if last else "contradicts: it is at another stage"
    return Difference("status", f"how far along: {word}", sides, judgement, None, 0.65)


@lru_cache(maxsize=1)
def _stage_words() -> re.Pattern[str]:
    words = sorted(_stages_of(), key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b", re.I)


def _stage_of(word: str) -> str:
    return _stages_of()[" ".join(word.lower().split())]


@lru_cache(maxsize=1)
def _stages_of() -> dict[str, str]:
    lines = files("sanudo.comparing").joinpath("data/stages.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {word: stage for stage, word in rows}
