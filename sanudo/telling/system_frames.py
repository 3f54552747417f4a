"""Facts of the system by the parse: who belongs, leaves, is suspended, chairs, has a veto or a say, creates or signs.

Frames of a reading go in (frames.py, system_frames.tsv), `Found`s come out: kind, subject, body, status and the words.
What is wanted, planned, denied or only talked of is told as that, by the words that govern it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sanudo.article.types import Span
from sanudo.reading.types import Entity, Reading
from sanudo.telling.frames import Frame, Place, find_frames
from sanudo.telling.patterns import state_of
from sanudo.telling.things import table, things

_HAPPENED = ("occurred", "ongoing", "historical")
_BY_STATUS = {"planned": "proposed", "possible": "discussed", "demanded": "sought", "denied": "denied"}
_CLAUSE = re.compile(r"(?<=\w)(?:,| (?:which|that|who|for|on|to|in|with|between)\b)")
_UNNAMED = ("the", "a", "an", "its", "his", "her", "their", "this", "that", "our")


@dataclass(frozen=True, slots=True)
class Found:
    """One fact in one report; `subject` and `body` are entities of the reading, or words where no name stands there."""

    kind: str
    subject: int | str | None
    body: int | str | None
    status: str
    sentence: Span
    span: Span


def find_facts(reading: Reading) -> Iterator[Found]:
    """The facts of a reading, in order of the text."""
    for frame in find_frames(reading, frame_rows()):
        _, _, _, kind, status, things = frame.row
        told = _not_yet(frame, _told(frame, kind, status))
        bodies = [_body(reading, frame, place, things) for place in frame.places.get("body", ())]
        if told is None or not _fits(reading, frame, kind, bodies):
            continue
        whos = list(frame.places.get("who", ()))
        subjects: list[int | str | None] = [one for place in whos if (one := _who(reading, place, kind)) is not None]
        if whos and not subjects and "who=subj?" not in frame.row[2]:
            continue
        if kind == "status":
            words = frame.span.of(reading.article.text).casefold()
            told = ("applicant" if "candidate" in words else "observer", told[1])
        body = next((one for one in bodies if one is not None), None)
        nobody: list[int | str | None] = [None]
        for subject in subjects or nobody:
            if subject is None or subject != body:
                yield Found(told[0], subject, body, told[1], frame.sentence, frame.span)


def _not_yet(frame: Frame, told: tuple[str, str] | None) -> tuple[str, str] | None:
    """What stands in an infinitive has not happened by itself, whatever the words above make of it."""
    if not told or frame.row[1] != "verb" or "to" not in frame.helpers or told[0] in ("not joining", "invited"):
        return told
    if told[1] not in ("in force", "ended", "signed", "ratified"):
        return told
    return None if told[0] == "member" else (told[0], "proposed")


def _told(frame: Frame, kind: str, status: str) -> tuple[str, str] | None:
    """The kind and status that the words above and beside a frame make of it; None where they leave nothing to tell."""
    above, happened = frame.governors, frame.status in _HAPPENED
    denied = "not" in above
    plain = _BY_STATUS.get(frame.status, "in force")
    if "deny" in above[:3]:
        return ("member" if kind == "membership" else kind, "denied") if kind != "leaving" else None
    if kind in ("member", "membership", "applicant"):
        return _belonging(frame, kind, above, denied)
    if kind == "leaving":
        if happened and not denied and not _among(above, "threat", "wish"):
            return "member", "ended"
        return ("leaving", "proposed" if frame.status == "planned" else "discussed") if not denied else None
    if kind == "suspended":
        if denied:
            return None
        if _among(above, "ending"):
            return (kind, "ended")
        return kind, "in force" if happened and not _among(above, "threat", "wish") else "discussed"
    if kind == "treaty":
        named = status if status in ("signed", "ratified", "ended") else "in force"
        return (kind, named if happened and not _among(above, "threat", "wish") else plain) if not denied else None
    if kind == "veto" and denied and not _among(above, "wish"):
        return "no veto", "in force"
    if kind in ("veto", "say", "observer", "role", "chairs", "status"):
        if denied or frame.status == "denied":
            return kind, "denied"
        if _among(above, "wish") or frame.status == "demanded":
            return kind, "sought"
        if frame.status in ("planned", "possible") or frame.by in things("proposal"):
            return kind, "proposed"
        return kind, "in force"
    if kind == "must approve":
        needed = frame.status == "demanded" or _among(above, "need") or "have" in above
        return (kind, "in force") if needed and not denied else None
    if kind in ("new body", "dissolved", "replaces"):
        wished = not happened or _among(above, "wish", "threat")
        return (kind, "proposed" if wished and frame.status != "denied" else plain) if not denied else None
    return (kind, "in force") if happened and not denied and not _among(above, "wish", "threat") else None


def _belonging(frame: Frame, kind: str, above: tuple[str, ...], denied: bool) -> tuple[str, str] | None:
    if _among(above, "invitation") and not denied:
        return "invited", "in force"
    if _among(above, "refusal") and not denied:
        return "not joining", "in force"
    if _among(above, "talk"):
        return ("not joining", "discussed") if denied or "rather" in frame.before else None
    if _among(above, "wish"):
        return ("not joining", "in force") if denied else ("applicant", "sought")
    if kind == "applicant":
        return None if denied else ("applicant", "sought")
    if frame.status == "denied" or denied:
        unreal = {"would", "have"} <= frame.helpers or not denied
        return ("not joining", "in force") if kind == "member" and frame.row[1] == "verb" and not unreal else None
    if kind == "membership":
        return None
    if frame.status == "planned":
        return "member", "proposed"
    return ("member", "in force") if frame.status in _HAPPENED else None


def _among(above: tuple[str, ...], *sorts: str) -> bool:
    """Whether one of the words nearest above is of a sort; further off they govern something else."""
    near = [word for word in above if word != "not"][:3]
    return any(word in things(sort) or word.split()[0] in things(sort) for sort in sorts for word in near)


def _who(reading: Reading, place: Place, kind: str) -> int | None:
    """Who a fact is told of: a state or body, for chairs a person too, for seats a place."""
    if place.entity is None:
        return None
    one = reading.entities[place.entity]
    if state_of(one):
        return place.entity
    if kind == "seat":
        return place.entity if one.kind == "LOC" else None
    if kind in ("chairs", "new body", "dissolved"):
        return place.entity if one.kind in ("ORG", "PERSON", "NORP") else None
    if kind in ("treaty", "say", "veto", "vetoed", "role", "status"):
        return place.entity if is_body(one) and one.key is None else None
    return place.entity if one.kind == "ORG" or (one.kind == "NORP" and not one.country) else None


def _body(reading: Reading, frame: Frame, place: Place, sort: str) -> int | str | None:
    """The body, treaty, article or decision that a place names, by entity or in words; None for what is none."""
    one = reading.entities[place.entity] if place.entity is not None else None
    words = " ".join(place.span.of(reading.article.text).split())
    if one and one.kind in ("ORG", "MISC"):
        treaty = any(word in things("treaty") for word in one.name.casefold().split())
        if treaty and sort in ("treaty", "any"):
            return place.entity
        if is_body(one) and sort != "treaty" and sort != "article" and (sort == "any" or not treaty):
            return place.entity
    if sort == "name":
        return None
    if sort == "article":
        return words if words.casefold().startswith(("article", "clause")) and any(c.isdigit() for c in words) else None
    whose = next((e for e in _named_in(reading, place.span) if is_body(reading.entities[e])), None)
    plain = _CLAUSE.split(words)[0].split()
    plain = plain[1:] if plain[0].casefold() in _UNNAMED else plain
    label, head = " ".join(plain) or words, _head_word(reading, place)
    if sort == "any":
        return whose if whose is not None else label
    if sort == "rule":
        known = head in things("decision") or head in things("body")
        return (whose if whose is not None else label) if known else None
    noun = head in things({"both": "new", "must": "body"}.get(sort, sort))
    return label if noun and (one is None or one.kind != "PERSON") else None


def _named_in(reading: Reading, span: Span) -> Iterator[int]:
    for mention in reading.mentions:
        inside = span.start <= mention.span.start and mention.span.end <= span.end
        if inside and mention.entity is not None and mention.entity < len(reading.entities):
            yield mention.entity


def _head_word(reading: Reading, place: Place) -> str:
    """The noun of a place: the last word before "of", "for" or a clause."""
    words = place.span.of(reading.article.text).casefold().replace(",", " ,").split()
    for n, word in enumerate(words):
        if n and word in ("of", "for", "to", "that", "which", "on", "in", "with", ",", "between", "at"):
            words = words[:n]
            break
    word = words[-1].strip("\"'”’.") if words else ""
    return word if word in _all_things() else word.removesuffix("s")


def _fits(reading: Reading, frame: Frame, kind: str, bodies: list[int | str | None]) -> bool:
    """What a kind asks for beyond its places."""
    if "body" in frame.places and all(one is None for one in bodies):
        return False
    if kind == "decides":
        return any(_head_word(reading, place) in things("rule") for place in frame.places.get("how", ()))
    if kind == "seat":
        return isinstance(bodies[0], int) and reading.entities[bodies[0]].key is not None
    if kind == "replaces":
        first = frame.places["who"][0].entity
        return first is not None and is_body(reading.entities[first]) and isinstance(bodies[0], int)
    if kind == "status":
        words = frame.span.of(reading.article.text).casefold()
        return any(word in words for word in ("observer status", "candidate status", "associate status"))
    if kind == "dissolved" and isinstance(bodies[0], str):
        return False  # which it is, is not told
    if kind == "new body" and isinstance(bodies[0], str):
        return " " in bodies[0] or bool(frame.places.get("who"))
    return True


def is_body(one: Entity) -> bool:
    """Whether an entity is a body that others belong to or that decides, by its name."""
    if one.kind not in ("ORG", "MISC"):
        return False
    words = one.name.casefold().replace("-", " ").split()
    short = one.name.replace(".", "")
    acronym = short.isupper() and 2 <= len(short) <= 8 and " " not in short
    return any(word in things("bodyname") for word in words) or acronym or _is_known(one)


def _is_known(one: Entity) -> bool:
    """Whether the gazetteer knows it as a body that is no state, party, paper or company."""
    return one.key is not None and not state_of(one) and one.sector not in ("PTY", "MED", "BUS", "MNC")


@cache
def _all_things() -> frozenset[str]:
    return frozenset(row[1] for row in table("things.tsv"))


@cache
def frame_rows() -> tuple[tuple[str, ...], ...]:
    """The rows of system_frames.tsv."""
    return table("system_frames.tsv")
