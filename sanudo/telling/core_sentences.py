"""The sentences that a story cannot be told without: what its reports lead with, and the figures that they agree on.

The reports of a `Teller` and their `Leads` go in; sentences come out, with the day under which each is told. A report's
first sentences are its news, whoever else has them; further down, a sentence is wanted that the other voices share, or
whose figures one has too. What opens with a scene, tells of long before, or weighs what may come is no core.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sanudo.comparing.types import Evidence
from sanudo.telling.account import Teller
from sanudo.telling.background import is_background
from sanudo.telling.comment import weighs
from sanudo.telling.judged_sentences import IMPORTANT, stands_alone, worth
from sanudo.telling.leading import Leads, figures
from sanudo.telling.sentence_days import day_of_sentence, tells_what_is

_HEAD = 3  # sentences of a report, after its headline, that lead it
_MOST_OF_ONE = 2  # of a report
_MOST = 8  # of a story
_NEAR, _NEARER = 0.2, 0.27  # how near to all the leads: the first sentence of a report, and those after it
_FIGURED = 0.15  # ... a sentence that has its figures in common with another voice
_MOST_FIGURED = 2  # of those, in a story
_CENTRAL, _SHARED = 0.25, 0.22  # ... what others have most of: as near as that, and so much shared by all other voices
_MOST_CENTRAL = 2  # of those
_WORTHY = 0.12  # how near what was judged to be main news must be to all the leads
_MOST_WORTHY = 4  # of that, in a story
_MOST_NAMED = 2  # of those that tell who the suspect or the dead are
_TWO = 2  # figures that two voices have in common by more than chance; one is enough where it is in the thousands
# "Weller was working on his farm when his phone rang": a feature's opening, of somebody whom no other report knows.
_SCENE = re.compile(r"(?:was|were) (?:\w+ly )?\w+ing\b[^.]* (?:when|as) (?:his|her|their|he|she|they|the|a|an)\b")
_BEFORE_THAT = re.compile(
    r"\b(?:had|hadn['’]t) (?:not |also |already |long |once |never |previously )?\w+(?:ed|en|n|t|d)\b"
)
_SINCE_LONG = re.compile(r"\b(?:has|have) (?:long |also )?(?:been \w+ing|seen|had)\b")
_POINTS = re.compile(
    r"^(?:Why|How|What|\w+day['’]s)\b|\bhers\b"
    r"|\bmade (?:the|his|her|their) (?:announcement|comments?|remarks?|statement)\b"
)
# Whose name the story turns on: "identified the gunman as ...", "the victims were identified as ...".
_WHO = "suspects?|gunm[ae]n|shooters?|attackers?|assailants?|bombers?|hijackers?|drivers?|pilots?|victims?|dead|killed"
_NAMED = re.compile(
    rf"\bidentified (?:the|a) (?:\w+ )?(?:{_WHO}) as (?=[A-Z\d])"
    rf"|\b(?:{_WHO})\b[^.;]{{0,40}}\b(?:was|were|been) (?:later |since )?identified as (?=[A-Z\d])"
    rf"|\bidentified (?:[A-Z]\w+ ){{2,3}}[^.]{{0,60}}\bas (?:one of )?the (?:{_WHO}|fatalities)\b"
    rf"|\bidentified as (?:one of )?the (?:slain )?(?:{_WHO}|fatalities)\b"
)


def core_sentences(teller: Teller, leads: Leads) -> tuple[Evidence, ...]:
    """The core sentences, those nearest to what all lead with first."""
    found = [one for article in teller.texts for one in _of_report(teller, leads, article)]
    found.sort(key=lambda one: (-leads.closeness(one), one.article, one.span))
    heads = found[:_MOST]
    heads += _central(teller, leads, heads)
    return tuple(dict.fromkeys([*heads, *_agreed(teller, leads, heads), *_named(teller, leads)]))


def is_scene(teller: Teller, one: Evidence) -> bool:
    """Whether a sentence opens its report with a scene, in which the news only reaches somebody."""
    return _SCENE.search(teller.words(one)) is not None and _is_first(teller, one)


def day_of_lead(teller: Teller, one: Evidence) -> str | None:
    """The day that a core sentence tells; where its main clause tells none, that of the only day in it, if that is the
    day of the report or beside it, and it is the day of saying it ("Weller said Saturday") or of what a report leads
    with, which is its news. A page that was written on has the next day in it."""
    reading = teller.reading(one.article)
    day = day_of_sentence(reading, one.span)
    published = reading.article.published.day if reading.article.published else None
    inside = [t for t in reading.times if one.span.start <= t.span.start < one.span.end]
    days = {t.value[:10] for t in inside}
    if day is not None or published is None or len(days) != 1:
        return day
    told, words = _by_weekday(published, days.pop()), teller.words(one)
    if told in _beside(published, (-1, 0, 1)) and tells_when_said(words):
        return told
    own = any(reading.article.text[t.span.end :].startswith(("'s", "’s")) for t in inside)
    leads = _is_first(teller, one) and not own and not _IS.search(words)
    return told if leads and told in _beside(published, (-1, 0)) else None


def tells_when_said(words: str) -> bool:
    """Whether a sentence ends with who said it on which day."""
    return _SAID_ON.search(words) is not None


def _beside(day: str, steps: tuple[int, ...]) -> list[str]:
    """The days so many days from one."""
    first = date.fromisoformat(day[:10]) if re.match(r"\d{4}-\d\d-\d\d", day) else None
    return [(first + timedelta(days=step)).isoformat() for step in steps] if first else []


def _by_weekday(published: str, told: str) -> str:
    """The day beside that of a report which a weekday, "XXXX-WXX-6", can be that the reading left open."""
    found = re.fullmatch(r"XXXX-WXX-(\d)", told)
    fits = (
        day for day in _beside(published, (0, -1, 1)) if found and date.fromisoformat(day).isoweekday() == int(found[1])
    )
    return next(fits, told)


_SAID_ON = re.compile(
    r"\b(?:said|announced|confirmed|tweeted|declared) (?:on |early |late )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|night|evening|afternoon))?\W*$"
)
_IS = re.compile(r"\b(?:has|have|is|are|will|said|says|told)\b(?! [^,]{0,60}(?:officials|police|authorities) said)")


def _is_first(teller: Teller, one: Evidence) -> bool:
    body = [s.span for s in teller.reading(one.article).sentences if s.part == "paragraph"]
    return bool(body) and body[0] == one.span


def _of_report(teller: Teller, leads: Leads, article: str) -> list[Evidence]:
    """Its first sentence, and the best of the next, where they can be told."""
    heads = leads.body_of(article)[:_HEAD]
    found = [
        one
        for place, one in enumerate(heads)
        if leads.closeness(one) >= (_NEARER if place else _NEAR)
        and _is_news(teller, leads, one)
        and not (place and _SINCE_LONG.search(teller.words(one)))
    ]
    return found[:_MOST_OF_ONE]


def _central(teller: Teller, leads: Leads, heads: list[Evidence]) -> list[Evidence]:
    """The sentences further down that the other voices have most of, and that none of the `heads` tells."""
    shared = {
        one: leads.shared(one)
        for article in teller.texts
        for one in leads.body_of(article)[_HEAD:]
        if leads.closeness(one) >= _CENTRAL
    }
    kept: list[Evidence] = []
    for one in sorted(shared, key=lambda one: (-shared[one], one.article, one.span)):
        if len(kept) == _MOST_CENTRAL or shared[one] < _SHARED:
            break
        if _is_news(teller, leads, one) and leads.told_by(one, [*heads, *kept]) is None:
            kept.append(one)
    return kept


def worthy_sentences(teller: Teller, leads: Leads, core: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The sentences further down that were judged to be of the main news when they were read, that can stand alone and
    that none of the `core` tells."""
    found = [
        one
        for article in teller.texts
        for one in leads.body_of(article)[_HEAD:]
        if worth(teller, one) >= IMPORTANT and leads.closeness(one) >= _WORTHY and stands_alone(teller, one)
    ]
    kept: list[Evidence] = []
    for one in sorted(found, key=lambda one: (-worth(teller, one), one.article, one.span)):
        if len(kept) == _MOST_WORTHY:
            break
        if _is_news(teller, leads, one) and leads.told_by(one, [*core, *kept]) is None:
            kept.append(one)
    return tuple(kept)


def _is_news(teller: Teller, leads: Leads, one: Evidence) -> bool:
    """Whether a sentence can tell, stands in no scene, and tells neither of before nor of what may be."""
    words = teller.words(one)
    if not leads.can_tell(one) or weighs(words) or is_scene(teller, one):
        return False
    if _BEFORE_THAT.search(words) or _POINTS.search(words) or words.count('"') % 2:
        return False
    if re.search(r"\b(?:is|are) (?!\w+ing\b|\w+ed\b)", words) and tells_what_is(teller.reading(one.article), one.span):
        return False
    return not is_background(teller.reading(one.article), one.span, teller.story.begin)


def _agreed(teller: Teller, leads: Leads, heads: list[Evidence]) -> list[Evidence]:
    """The sentences that have figures in common with a sentence of another voice, the most of them first, where the
    `heads` have not told these."""
    voice = {article: n for n, group in enumerate(teller.story.voices) for article in group}
    having: dict[str, set[int]] = {}
    counts = {one: figures(teller.words(one)) for article in teller.texts for one in leads.body_of(article)}
    for one, own in counts.items():
        for figure in own:
            having.setdefault(figure, set()).add(voice.get(one.article, -1))
    told = {one: frozenset(f for f in own if len(having[f]) > 1) for one, own in counts.items()}
    found = [
        one
        for one, shared in told.items()
        if (_are_telling(shared) or (shared and one in leads.body_of(one.article)[:_HEAD]))
        and leads.closeness(one) >= _FIGURED
        and _is_news(teller, leads, one)
    ]
    found.sort(key=lambda one: (-len(told[one]), -leads.closeness(one), one.article, one.span))
    kept: list[Evidence] = []
    for one in found:
        if any(told[one] <= counts[head] for head in heads) or any(told[one] & told[other] for other in kept):
            continue
        if len(kept) < _MOST_FIGURED:
            kept.append(one)
    return kept


def _named(teller: Teller, leads: Leads) -> list[Evidence]:
    """The sentences that give the name of a suspect or of the dead; of each report the first."""
    found: list[Evidence] = []
    for article in teller.texts:
        named = (o for o in leads.body_of(article) if _NAMED.search(teller.words(o)) and _is_news(teller, leads, o))
        found += [one for one in (next(named, None),) if one]
    return found[:_MOST_NAMED]


def _are_telling(shared: Iterable[str]) -> bool:
    told = set(shared)
    return len(told) >= _TWO or any("," in figure for figure in told)
