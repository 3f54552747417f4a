"""On which day an event was: the date below its trigger, else the nearest of its sentence, else of the one before.

A trigger with its ground goes in; a time expression and how it is known come out. A day in other quoted words, in a
clause aside or of another event is not its own (own_days.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta

from sanudo.article.types import Span
from sanudo.reading.event_ground import Ground, extent
from sanudo.reading.own_days import goes_on, in_marks, is_main_and_past, is_of, is_of_sentence, is_told
from sanudo.reading.triggers import Trigger
from sanudo.reading.types import TimeExpression

NEWS_DAYS = 3
SAID = "said in its sentence"
ASIDE = "said in its sentence, of what is told aside there"
BEFORE = "said in the sentence before"
SEVERAL_DAYS = "its sentence names several days"
_LOOKING_BACK = re.compile(
    r"\b(?:in the past|previous(?:ly)?|formerly|once|long|traditionally|historically|over the years|used to|repeatedly|"
    r"in recent (?:years|months|weeks)|for (?:the (?:last|past) )?(?:\w+ )?(?:years|decades|months|centuries))\b",
    re.IGNORECASE,
)
_UNITS = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years", "fortnight"})
_DAYS_OF = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14}
_COUNTS = {"a": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def time_of_event(
    ground: Ground, sentence: Span, cue: Span, trigger: Trigger
) -> tuple[TimeExpression | None, str | None]:
    """The date below the trigger, else the nearest of the sentence, else the one of the sentence before.

    A date in other quoted words than the event's own is what those words speak of.
    """
    holder = _holder(ground, cue)
    dated = [t for t in ground.times if t.kind in ("DATE", "TIME") and (t.value[:4].isdigit() or _is_morrow(t))]
    own = [t for t in dated if sentence.start <= t.span.start < sentence.end and _holder(ground, t.span) == holder]
    told = [t for t in own if is_told(ground.text, ground.tree, t, ground.times, ground.written)]
    if not in_marks(ground.text, cue.start):
        told = [t for t in told if not in_marks(ground.text, t.span.start)]
    here = [t for t in told if not _of_another(ground, t.span, trigger) and is_of(ground.tree, t, trigger.head)]
    counted = [t for t in here if _measured_from(ground, t.span, trigger)]
    here = [t for t in here if t not in counted]
    if len(counted) == 1 and not here and (day := _counted(ground, counted[0], trigger)) is not None:
        return day, SAID
    if here:
        below = extent(ground.tree, trigger)
        nearer = [t for t in here if below.start <= t.span.start < below.end]
        nearest = min(nearer or here, key=lambda t: (abs(t.span.start - cue.start), t.span))
        if any(_one_of(ground.text, nearest, other) for other in here):
            return None, SEVERAL_DAYS
        return nearest, SAID if is_of_sentence(ground.tree, nearest, trigger.head) else ASIDE
    if own or holder != -1:
        return None, None
    day = _of_the_sentence_before(ground, sentence, trigger, dated)
    return (day, BEFORE) if day else (None, None)


def _of_the_sentence_before(
    ground: Ground, sentence: Span, trigger: Trigger, dated: list[TimeExpression]
) -> TimeExpression | None:
    """The day of the sentence before in the same paragraph, where what is told goes on with one who was told of there:
    "He flew to Lima on Monday. He met Ana Lima"."""
    number = bisect_right(ground.starts, sentence.start) - 1
    if number < 1 or _looks_back(ground, sentence, trigger, dated):
        return None
    before = Span(ground.starts[number - 1], sentence.start)
    words = before.of(ground.text)
    leads = trigger.kind.type == "CONSULT" and _is_lead(before, dated)  # who met goes on with its scene
    apart = "\n" in words[len(words.rstrip()) :] or not goes_on(ground.tree, ground.index, trigger.head, before)
    if not is_main_and_past(ground.tree, trigger.head) or (apart and not leads):
        return None
    last = [t for t in dated if before.start <= t.span.start < before.end and _holder(ground, t.span) == -1]
    last = [t for t in last if _is_news(t.value, ground.written)]
    last = [t for t in last if is_told(ground.text, ground.tree, t, ground.times, ground.written)]
    if len({t.value[:10] for t in last}) != 1 or not is_of_sentence(ground.tree, last[-1], -1):
        return None
    return last[-1]


def _is_lead(sentence: Span, dated: list[TimeExpression]) -> bool:
    """Whether a sentence is the first to tell "on Monday" or "today": what a report begins with."""
    counted = [time.span.start for time in dated if time.anchor is not None]
    return bool(counted) and sentence.start <= counted[0] < sentence.end


def _looks_back(ground: Ground, sentence: Span, trigger: Trigger, dated: list[TimeExpression]) -> bool:
    """Whether a sentence has left the days of the news: "in the past", a year of its own, "has complained"."""
    words = sentence.of(ground.text)
    if _LOOKING_BACK.search(words):
        return True
    if any(sentence.start <= t.span.start < sentence.end and not _is_news(t.value, ground.written) for t in dated):
        return True
    tree = ground.tree
    return any(tree.lower[i] in ("has", "have", "'ve", "’ve") for i in tree.having(trigger.head, "aux"))


def _is_morrow(time: TimeExpression) -> bool:
    """A weekday that may be the day after the report or six days before it."""
    return time.value.startswith("XXXX-WXX-") and time.anchor is not None


def called_off_then(ground: Ground, trigger: Trigger, time: TimeExpression) -> bool:
    """ "Called off her trip on Monday": the day of the calling off, where it stands by the verb and not by the noun."""
    own = extent(ground.tree, trigger)
    at = ground.tree.at(time.span.start)
    verb = ground.tree.token(trigger.head).head
    return trigger.noun and not own.start <= time.span.start < own.end and verb in list(ground.tree.above(at))[:2]


def _is_present(ground: Ground, trigger: Trigger) -> bool:
    """ "Talks open on Thursday": a verb in the present tells what the noun does."""
    verb = ground.tree.token(trigger.head).head if trigger.noun else trigger.head
    features = ground.tree.features(verb)
    return features.get("Tense") == "Pres" and features.get("VerbForm") == "Fin"


def lies_ahead(ground: Ground, trigger: Trigger, time: TimeExpression) -> bool:
    """A present with a day to come."""
    features = ground.tree.features(trigger.head)
    present = features.get("Tense") == "Pres" and features.get("VerbForm") == "Fin"
    return (
        present
        and not trigger.noun
        and not ground.tree.having(trigger.head, "aux")
        and bool(ground.written)
        and time.value[:10] > (ground.written or "")
    )


def of_that_week(ground: Ground, trigger: Trigger, time: TimeExpression, status: str) -> TimeExpression | None:
    """The weekday of what happened lies behind the report and that of a plan before it, where the day is its own; what
    happened on the day whose name is that of the report's morrow was on neither for sure."""
    if _is_morrow(time):
        ahead = status == "planned" or _is_present(ground, trigger)
        if not ahead or not _is_its_own(ground, trigger, time) or not time.anchor:
            return None
        return replace(time, value=(date.fromisoformat(time.anchor) + timedelta(1)).isoformat())
    if time.span.of(ground.text).casefold() not in _WEEKDAYS or not ground.written or len(ground.written) < 10:
        return time
    try:
        told, day = date.fromisoformat(ground.written[:10]), date.fromisoformat(time.value)
    except ValueError:
        return time
    if status == "occurred" and day > told:
        return None if (day - told).days == 1 else replace(time, value=(day - timedelta(7)).isoformat())
    if status == "planned" and day < told and _is_its_own(ground, trigger, time):
        return replace(time, value=(day + timedelta(7)).isoformat())
    return time


def _is_its_own(ground: Ground, trigger: Trigger, time: TimeExpression) -> bool:
    """ "Is to visit on Friday", "talks will open on Friday", but not "flew in on Friday to visit"."""
    own = extent(ground.tree, trigger)
    if own.start <= time.span.start < own.end:
        return True
    return trigger.noun and ground.tree.token(trigger.head).head in ground.tree.above(ground.tree.at(time.span.start))


def _of_another(ground: Ground, span: Span, trigger: Trigger) -> bool:
    """ "Relations have grown since we met in May": a day of another event, of a clause aside, or counted from."""
    tree, line = ground.tree, {trigger.head, *ground.tree.above(trigger.head)}
    index = tree.at(span.start)
    for step, here in enumerate((index, *tree.above(index))):
        if here in line:
            return False
        if tree.token(here).dep == "acl:relcl":
            return tree.token(here).head != trigger.head  # "talks, which had been set for Monday, were put off"
        if here in ground.triggers or (step < 5 and any(tree.lower[i] == "since" for i in tree.having(here, "case"))):
            return True
    return False


def _measured_from(ground: Ground, span: Span, trigger: Trigger) -> bool:
    """ "Reopened on Wednesday, two days after they met": the day that it is counted from is another's."""
    tree = ground.tree
    for index in (trigger.head, *tree.above(trigger.head)):
        marks = [i for i in tree.having(index, "mark") if tree.lower[i] in ("after", "before")]
        if tree.dep(index) == "advcl" and marks and tree.lower[marks[0] - 1] in _UNITS:
            below = tree.subtree(index)
            return not tree.token(below[0]).start <= span.start < tree.token(below[-1]).end
    return False


def _counted(ground: Ground, anchor: TimeExpression, trigger: Trigger) -> TimeExpression | None:
    """ "Said on Friday, a day after they met": the day that is counted to, where the words count it."""
    tree = ground.tree
    for index in (trigger.head, *tree.above(trigger.head)):
        marks = [i for i in tree.having(index, "mark") if tree.lower[i] in ("after", "before")]
        if tree.dep(index) != "advcl" or not marks or marks[0] < 2:
            continue
        number, unit = tree.lower[marks[0] - 2], tree.lower[marks[0] - 1]
        days = _COUNTS.get(number, int(number) if number.isdecimal() else 0) * _DAYS_OF.get(unit, 0)
        if not 0 < days < 100 or not re.fullmatch(r"\d{4}-\d\d-\d\d", anchor.value[:10]):
            return None
        step = timedelta(-days if tree.lower[marks[0]] == "after" else days)
        try:
            return replace(anchor, value=(date.fromisoformat(anchor.value[:10]) + step).isoformat())
        except (ValueError, OverflowError):
            return None
    return None


def _one_of(text: str, a: TimeExpression, b: TimeExpression) -> bool:
    """ "On Thursday and Friday": which of the days it was is not said."""
    first, second = sorted((a.span, b.span))
    return a.value != b.value and text[first.end : second.start].strip(" ,\n") in ("and", "or", "")


def _is_news(value: str, written: str | None) -> bool:
    """A day within NEWS_DAYS of the report: what a scene is told of, not what it looks back at."""
    try:
        return abs((date.fromisoformat(value[:10]) - date.fromisoformat(written or "")).days) <= NEWS_DAYS
    except ValueError:
        return False


def _holder(ground: Ground, span: Span) -> int:
    for number, quotation in enumerate(ground.quotations):
        if any(s.start <= span.start < s.end for s in quotation.spans):
            return number
    return -1


def is_past_era(value: str, written: str | None) -> bool:
    """A date a year or more before the report is history, not news."""
    return bool(written) and value[:4].isdigit() and int(value[:4]) + 1 < int((written or "0")[:4])
