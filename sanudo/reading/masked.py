"""A sentence with its mentions masked, each by one sign, so that plain patterns can read the words between them.

A `Reading` and a sentence go in, a `Scene` comes out; with it the words of meetings and visits
(data/encounters.tsv), and what is read the same way for both: who takes part, when, and where. Knows nothing of which
words tell what.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.reading.types import Mention, Participant, Reading, TimeExpression
from sanudo.reading.whereabouts import is_somewhere_named

IN_SENTENCE = "said in its sentence"

BEFORE = "said in the sentence before"

TOLD_IN = ("paragraph", "headline", "deck", "caption")

FIRST = 0xE000  # a mention stands in the masked sentence as one sign, from this one on

SIGN = "[\ue000-\uf8ff]"
_OWN_SIGNS = re.compile(SIGN)

LONGEST = 900  # characters of a sentence that are looked at

_OF_OTHERS = re.compile(
    r"\b(?:since|over|about|after|before|aimed|to end|that|which|where|who|while|but|said|says|told|war|fighting)\b"
)

_SAYING = re.compile(
    r"\b(?:said|says|saying|citing|because|ahead of|told|added|announced|that (?:he|she|they|it|the))\b"
)

MEASURED = re.compile(r"\b(?:days?|weeks?|months?|years?|fortnight)\s+(?:after|before)\b")  # a day counted from

_HAD_BEEN = re.compile(
    r"\b(?:had|was|were) (?:been )?(?:originally )?(?:planned|set|scheduled|due|meant) "
    r"(?:for|in|on|to)\s+(?:\w+\s+){0,2}$"
)

CALLED_OFF = re.compile(
    r"\b(?:cancel\w*|call(?:ed|s) off|postponed?|put off|scrapped)\s+(?:on\s+|late\s+|early\s+)*$", re.I
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its mentions masked: `offsets[i]` is where sign `i` of `masked` stands in the text."""

    reading: Reading
    sentence: Span
    masked: str
    offsets: tuple[int, ...]
    mentions: tuple[Mention, ...]

    def mention(self, sign: str) -> Mention:
        return self.mentions[ord(sign) - FIRST]

    def kind_of(self, one: Participant) -> str | None:
        """The kind of somebody's entity."""
        return self.reading.entities[one.entity].kind if one.entity is not None else None

    def words(self, start: int, end: int) -> str:
        """The words of the report that a stretch of `masked` stands for."""
        masked = self.masked[start:end]
        return re.sub(SIGN, lambda sign: self.mention(sign.group()).span.of(self.reading.article.text), masked)

    def span(self, start: int, end: int) -> Span:
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


_CALLING = re.compile(
    r"\b(?:cancel(?:s|l?ed)|call(?:s|ed) off|postpone[sd]|puts? off|scrap(?:s|ped)|drop(?:s|ped))\b", re.I
)
_MOVED = re.compile(
    r"\b(?:moved|brought forward|rescheduled|put back|shifted) (?:from (?:\w+ ){1,3})?(?:to|for|until) (?:\w+ ){0,2}$",
    re.I,
)
_TO_BE = re.compile(r"\b(?:planned|scheduled|set|due|was to|were to|had been|for)\b", re.I)


def scene_of(reading: Reading, sentence: Span) -> Scene:
    text = _OWN_SIGNS.sub("\ufffd", reading.article.text)  # a report may have such characters itself
    end = min(sentence.end, sentence.start + LONGEST)
    inside = [
        m
        for m in reading.mentions
        if m.entity is not None and m.kind in ("PERSON", "ORG", "LOC") and sentence.start <= m.span.start < end
    ]
    inside.sort(key=lambda m: (m.span.start, -m.span.end))
    kept: list[Mention] = []
    for mention in inside:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    masked: list[str] = []
    offsets: list[int] = []
    at = sentence.start
    for number, mention in enumerate(kept):
        offsets += range(at, mention.span.start)
        masked.append(text[at : mention.span.start])
        masked.append(chr(FIRST + number))
        offsets.append(mention.span.start)
        at = mention.span.end
    masked.append(text[at:end])
    offsets += range(at, max(at, end))
    return Scene(reading, sentence, "".join(masked).replace("\n", " "), tuple(offsets), tuple(kept))


def participants(scene: Scene, signs: tuple[str | None, ...] | list[str]) -> tuple[Participant, ...]:
    found = []
    for sign in signs:
        if sign and (entity := scene.mention(sign).entity) is not None:
            found.append(Participant(scene.reading.entities[entity].name, scene.mention(sign).span, entity))
    return distinct(tuple(found))


def distinct(found: tuple[Participant, ...]) -> tuple[Participant, ...]:
    return tuple({participant.entity: participant for participant in reversed(found)}.values())[::-1]


def is_pronoun(scene: Scene, sign: str) -> bool:
    return scene.mention(sign).form == "pronoun"


def cues(scene: Scene) -> list[Span]:
    """Where the encounters of a sentence are named."""
    return [
        scene.span(*match.span()) for kind in ("meeting", "visit") for match in words_of(kind).finditer(scene.masked)
    ]


def time_of(scene: Scene, cue: Span, others: list[Span], status: str) -> tuple[TimeExpression | None, str | None]:
    """The date of its sentence that stands nearest, a later one first; not where another encounter, or who says so,
    stands between, nor the day that something had been planned for. "Conference" within the cue "press conference" is
    no other encounter."""
    text = scene.reading.article.text
    line = scene.reading.article.dateline
    found = []
    for time in scene.reading.times:
        if time.kind not in ("DATE", "TIME") or not re.match(r"\d{4}-\d|XXXX-", time.value):
            continue
        at = time.span.start
        if not scene.sentence.start <= at < scene.sentence.end or (line and line.span.start <= at < line.span.end):
            continue
        between = text[cue.end : at] if at > cue.start else text[time.span.end : cue.start]
        if any(
            min(at, cue.start) < o.start < max(at, cue.start) and not cue.start <= o.start < cue.end for o in others
        ):
            continue
        if _SAYING.search(between) or MEASURED.search(between):
            continue
        its_own = text[time.span.end : time.span.end + 2] in ("'s", "’s")  # "called off Friday's meeting"
        if status in ("cancelled", "postponed") and not its_own and CALLED_OFF.search(text[scene.sentence.start : at]):
            continue  # the day that it was called off
        before = text[max(scene.sentence.start, cue.start - 60) : cue.start]
        if (
            status in ("cancelled", "postponed")
            and at > cue.end
            and _CALLING.search(before)
            and not _TO_BE.search(between)
        ):
            continue  # "called off her trip to Lima on Monday": which of the two was on Monday is not said
        had_been = _HAD_BEEN.search(text[scene.sentence.start : at]) is not None
        moved = _MOVED.search(text[scene.sentence.start : at]) is not None
        found.append((not moved, had_been, abs(at - cue.start) + (40 if at < cue.start else 0), time.span, time))
    return (min(found, key=lambda f: f[:4])[4], IN_SENTENCE) if found else (None, None)


_BEFORE_A_NOUN = re.compile(  # "at the U.S. embassy", "to the Iran nuclear agreement"
    r"(?:['’]s?)?\s(?:embassy|consulate|ambassador|mission|delegation|military|army|government|nuclear|peace|trade|"
    r"border|crisis|war|conflict|deal|agreement|accord|policy|leader|president|minister|officials?|negotiators?)\b"
)


def place_of(scene: Scene, at: int, who: tuple[Participant, ...]) -> Participant | None:
    """The place after "in" or "at", behind the noun before in front of it."""
    taking_part = {p.entity for p in who}
    pattern = re.compile(rf"\b(?:(?:in|at)\s+(?:the\s+)?(?:[a-z]+\s+){{0,3}}|to\s+(?:the\s+)?)({SIGN})", re.I)
    matches = [m for m in pattern.finditer(scene.masked) if _is_named_place(scene, m.group(1))]
    for match in sorted(matches, key=lambda m: (m.start() < at, abs(m.start() - at))):
        found = participants(scene, match.groups())[0]
        between = scene.masked[at : match.start()] if match.start() > at else scene.masked[match.end() : at]
        if _OF_OTHERS.search(between) or _BEFORE_A_NOUN.match(scene.masked, match.end()):
            continue
        if found.entity not in taking_part and abs(match.start() - at) < 80:
            return found
    return None


def _is_named_place(scene: Scene, sign: str) -> bool:
    mention = scene.mention(sign)
    return is_somewhere_named(scene.reading.article.text, mention)


@lru_cache(maxsize=16)
def words_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{classes()[name]})(?![\w-])", re.I)


@lru_cache(maxsize=1)
def classes() -> dict[str, str]:
    lines = files("sanudo.reading").joinpath("data/encounters.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows}


def host_of(scene: Scene, pre: str) -> tuple[Participant, ...]:
    """Whose meeting it is: the owner, else who stands before it in the sentence and is no place."""
    owner = OWNER.search(pre)
    if owner and (
        re.search(r"['’]s?\s+(?:[\w-]+\s+){0,3}$", pre[owner.start() :]) or is_pronoun(scene, owner.group(1))
    ):
        return participants(scene, owner.groups())
    pre = _ASIDE.sub(" ", pre)
    for match in reversed(list(re.finditer(SIGN, pre))):
        mention = scene.mention(match.group())
        placed = re.search(r"\b(?:in|at|to|from|near|of|for|by|with|against|on)\s+(?:the\s+)?$", pre[: match.start()])
        if re.search(r"\bthat\b", pre[match.end() :]) or re.search(r"\b(?:told|tells)\s+$", pre[: match.start()]):
            return ()
        owning = re.match(r"['’]s?\s|\s(?:ally|aide|adviser|official|supporter|critic|nominee)\b", pre[match.end() :])
        if not placed and not owning and mention.kind != "MISC":
            return participants(scene, (match.group(),))
    return ()


_ASIDE = re.compile(r"\s(?:--|[–—])\s[^–—;:]{3,120}?\s(?:--|[–—])(?=\s)")  # "-- the first since A took office --"
OWNER = re.compile(rf"({SIGN})(?:['’]s?)?\s+(?:[\w-]+\s+){{0,3}}$")
