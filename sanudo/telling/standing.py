"""A sentence of a report, made to stand by itself in an account.

A sentence comes in, its words come out as the report has them, without a dateline before them. What an editor adds
stands in square brackets: who "he" or "the premier" is where the sentence does not name him, which day "Wednesday" is.
What the sentence leans on beyond that is not made up: `leans` of leaning.py tells that it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sanudo.article.types import Span
from sanudo.comparing.grammar import grammar_of
from sanudo.comparing.types import Evidence
from sanudo.reading.own_days import is_counted, names_a_day
from sanudo.reading.role_links import NEAREST
from sanudo.reading.tree import tree_of
from sanudo.reading.types import Mention, Reading
from sanudo.telling.account import Teller, capital, ended, one_line
from sanudo.telling.bare_things import bare_things
from sanudo.telling.chairs import chair_meant
from sanudo.telling.cutting import cuts, opening_cut
from sanudo.telling.days import in_words
from sanudo.telling.first_mention import first_mentions
from sanudo.telling.quoting import quoted_stretches
from sanudo.telling.sentence_days import is_sure_week
from sanudo.telling.sure_pronouns import is_plain, is_sure_of_others, speaks


def standing(teller: Teller, one: Evidence, day: str | None = None, after: str | None = None) -> str:
    """The words of a sentence. `day` needs no telling, being told above it; `after` is of whom the line before it
    spoke, whom "he" may still mean."""
    reading = teller.reading(one.article)
    span = without_joint(reading, without_dateline(reading, one.span))
    text = reading.article.text
    told, at = "", span.start
    left_out = [*cuts(reading, span), *_told_above(reading, span, day)]
    notes = [(place, place, added) for place, added in added_to(teller, reading, span, day, after)]
    notes = _without_count(teller, reading, span, day, notes)
    notes = [note for note in notes if not any(cut.start < note[0] <= cut.end for cut in left_out)]
    for start, end, added in sorted([*notes, *((cut.start, cut.end, "") for cut in left_out)]):
        told += text[at:start] + added
        at = max(at, end)
    told = one_line(told + text[at : span.end])
    told = capital(ended(_evened(told)))
    teller.met(told)
    return told


def _told_above(reading: Reading, span: Span, day: str | None) -> list[Span]:
    """ "Last month," before a sentence under the heading of that month, where it would be taken for the one before."""
    found = next((t for t in reading.times if t.span.start == span.start and t.value == day), None)
    comma = _COMMA.match(reading.article.text, found.span.end) if found else None
    words = found.span.of(reading.article.text) if found else ""
    if found is None or comma is None or not (_AGO.search(words) or _A_DAY_FROM.fullmatch(words)):
        return []
    return [Span(span.start, comma.end())]


def _without_count(
    teller: Teller, reading: Reading, span: Span, day: str | None, notes: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """ "[On 4 May], he spoke" for "One day earlier, he spoke": alone, nobody knows from when it counts. Only where the
    day it counts from is that of the report or the last that was told before."""
    published = reading.article.published
    before = [t for t in reading.times if t.span.end <= span.start and t.kind in ("DATE", "TIME")]
    found = next((t for t in reading.times if t.span.start == span.start), None)
    if found is None or not _A_DAY_FROM.fullmatch(found.span.of(reading.article.text)):
        return notes
    sure = found.anchor and found.anchor[:10] in (published and published.day, before[-1].value[:10] if before else "")
    if not sure or found.value[:10] == day or not re.fullmatch(r"\d{4}-\d\d-\d\d", found.value[:10]):
        return notes
    others = [note for note in notes if note[0] != found.span.end]
    return [(span.start, found.span.end, f"[On {teller.day(found.value)}]"), *others]


_A_DAY_FROM = re.compile(r"(?:an?|one|two|three|four|five|six) days? (?:earlier|later|before|after)", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?=[A-Z]|the\b|a\b|he\b|she\b|they\b|it\b)")


def without_dateline(reading: Reading, span: Span) -> Span:
    """The sentence behind "PARIS, May 4 (Agency) -"."""
    line = reading.article.dateline
    found = _LINE.match(span.of(reading.article.text))
    if found and not _are_initials(found["place"], found["agency"]):
        return Span(span.start + found.end(), span.end)
    if line is None or not span.start <= line.span.start < line.span.end < span.end:
        return span
    rest = reading.article.text[line.span.end : span.end]
    return Span(span.end - len(rest.lstrip(" \t\n-–—:.)")), span.end)


_LINE = re.compile(
    r"(?P<place>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}(?:, [A-Z][\w.]*){0,2}) \((?P<agency>[A-Z]{2,6}|[A-Z][a-z]+)\)"
    r"(?:\s*[-–—]+\s*|\s+)(?=[A-Z“\"])"
)


def _are_initials(name: str, short: str) -> bool:
    """Whether what stands in brackets shortens the name before it: no dateline."""
    return not short.isupper() or all(letter in name.upper() for letter in short)


def without_joint(reading: Reading, span: Span) -> Span:
    """The sentence behind "But" or "And" before a name, or "Meanwhile,", which stands without them; and behind the
    dash of a list."""
    listed = _OF_A_LIST.match(reading.article.text, span.start, span.end)
    start = listed.end() if listed else span.start
    return Span(start + opening_cut(reading.article.text[start : span.end]), span.end)


_OF_A_LIST = re.compile(r"[-–—•*]\s+(?=[A-Z])")


DEICTIC = re.compile(r"\b(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ll]ast night)\b")
ASKING = frozenset(("he", "she", "him"))  # pronouns that ask who is meant
PERSONAL = frozenset(("he", "she", "him", "his", "her"))
_OPENING = frozenset((*PERSONAL, "it", "its", "they", "their"))
_OWNING = frozenset(("his", "her", "its", "their"))
_DEADLINE = re.compile(r"(?:by|until|till|before|since)\s+(?:the\s+)?$")  # a day that may lie before or after
_AGAIN = "role of"  # how a role without a name was told whose it is, where only one can be meant
_CAPITAL = re.compile(r"[Tt]he (?:President|Secretary|Chancellor|Premier|Governor|Minister|Prime Minister|King|Queen)$")
_ANYBODY = frozenset(
    ("official", "officials", "spokesman", "spokeswoman", "source", "man", "woman", "leader", "chief", "expert")
)


def added_to(
    teller: Teller, reading: Reading, span: Span, day: str | None, after: str | None
) -> Iterator[tuple[int, str]]:
    """What is added and where: names behind pronouns and roles, days behind their names."""
    for mention, name in _meant(teller, reading, span, after):
        if _is_unsure(reading, mention):
            continue
        owned = "'s" if mention.span.of(reading.article.text).lower() in _OWNING else ""
        clitic = CLITIC.match(reading.article.text, mention.span.end)
        yield clitic.end() if clitic else mention.span.end, f" [{_named(teller, name, mention)}{owned}]"
    chair = chair_meant(reading, span)
    actor = teller.actor(reading.article.id, chair[1]) if chair else None
    if chair and actor and actor.name.split()[-1] not in span.of(reading.article.text):
        yield chair[0], f" [{teller.short(actor.name) if teller.knows(actor.name) else actor.name}]"
    yield from first_mentions(teller, reading, span)
    yield from bare_things(teller, reading, span)
    yield from _days(teller, reading, span, day, quoted_stretches(span.of(reading.article.text), span.start))


def _named(teller: Teller, name: str, mention: Mention) -> str:
    """The name behind a pronoun or role: the whole of it, and who that is, where the account has not told it yet."""
    if teller.knows(name):
        return teller.short(name)
    words, before = teller.introduced(name) if mention.form == "pronoun" else ("", False)
    return (f"{words} {name}" if before else f"{name}, {words}") if words else name


# "He'll [Vesna] stay": no name between a word and what is grown to it.
CLITIC = re.compile(r"['’](?:s|ll|d|ve|re|m)\b")


def means_somebody_unsure(teller: Teller, reading: Reading, span: Span) -> bool:
    """Whether a name would be added behind a pronoun of which a reader would not be sure whom it means."""
    return any(_is_unsure(reading, mention) for mention, _ in _meant(teller, reading, span, None))


def _is_unsure(reading: Reading, mention: Mention) -> bool:
    if mention.form != "pronoun" or mention.kind != "PERSON" or is_plain(reading, mention):
        return False
    return not any(
        _is_another(reading, mention, s.span)
        for s in reading.sentences
        if s.span.start <= mention.span.start < s.span.end
    )


def _is_another(reading: Reading, mention: Mention, span: Span) -> bool:
    """Whether a "him" is not the one person named before it in its sentence, who does something to him: the sentence
    before names who he is, and nobody else beside that one."""
    if mention.span.of(reading.article.text) != "him":
        return False
    tree = tree_of(grammar_of(reading, span).parsed)
    him = next((i for i in range(len(tree.lower)) if tree.token(i).start == mention.span.start - span.start), None)
    before = [m for m in reading.mentions if span.start <= m.span.start < mention.span.start and m.kind == "PERSON"]
    named = {m.entity for m in before}
    if him is None or len(named) != 1 or mention.entity in named or tree.dep(him) not in ("obj", "iobj"):
        return False
    doers = [tree.token(i).start + span.start for i in tree.having(tree.token(him).head, "nsubj")]
    done_by = any(m.span.start <= place < m.span.end for m in before for place in doers)
    return done_by and is_sure_of_others(reading, mention, before[0].entity)


def _meant(teller: Teller, reading: Reading, span: Span, after: str | None) -> Iterator[tuple[Mention, str]]:
    """The pronouns and roles of a sentence that name nobody, each with the name of whom it means."""
    marks = quoted_stretches(span.of(reading.article.text), span.start)
    told = set(re.findall(r"\w+", span.of(reading.article.text)))
    named: set[str] = {after} if after else set()
    people = False
    for mention in sorted(reading.mentions, key=lambda m: (m.span.start, m.span.end)):
        if not span.start <= mention.span.start < span.end:
            continue
        if mention.entity is None:
            people = people or (mention.kind == "PERSON" and mention.form != "pronoun")
            continue
        actor = teller.actor(reading.article.id, mention.entity)
        name = actor.name if actor else reading.entities[mention.entity].name
        kind = actor.kind if actor else reading.entities[mention.entity].kind
        if mention.form != "name" and name not in named and _needs(reading, mention, span, kind):
            if mention.form == "pronoun" and people and not _is_another(reading, mention, span):
                continue  # of two, the sentence itself tells who is meant as far as it can be told
            first = _SOMEBODY.match(span.of(reading.article.text))
            if kind == "PERSON" and first and mention.span.start > span.start and not speaks(reading, mention):
                continue  # "The commander warned of a plan which he called": a man without a name is told of before
            if name.split()[-1] in told:
                continue  # named in the sentence itself, be it after the pronoun
            if not any(mark.start <= mention.span.start < mark.end for mark in marks) and name[:1].isupper():
                yield mention, name
                named.add(name)
        elif mention.form == "name" or mention.form == "role":
            named.add(name)
            people = people or mention.kind == "PERSON"


_SOMEBODY = re.compile(r"(?:The|A|An|One|Another) [a-z]")


def _needs(reading: Reading, mention: Mention, span: Span, kind: str) -> bool:
    """Whether a pronoun is the subject or opens the sentence, or a role stands for a person told of before."""
    words = mention.span.of(reading.article.text).lower()
    if mention.form == "pronoun":
        if (kind == "PERSON") != (words in PERSONAL):
            return False
        return words in ASKING or (mention.span.start == span.start and words in _OPENING)
    again = mention.how.startswith(_AGAIN) or (
        mention.how.startswith(NEAREST) and _CAPITAL.match(mention.span.of(reading.article.text))
    )
    told = mention.form == "role" and mention.kind == "PERSON" and bool(again)
    behind = reading.article.text[mention.span.end : mention.span.end + 3]
    alone = words.startswith("the ") and len(words.split()) <= 3 and not re.match(r",? [A-Z]", behind)
    return told and alone and words.split()[-1] not in _ANYBODY


def _days(
    teller: Teller, reading: Reading, span: Span, day: str | None, marks: list[Span]
) -> Iterator[tuple[int, str]]:
    published = reading.article.published
    ahead = any(event.sentence == span and event.status == "planned" for event in reading.events)
    text = reading.article.text
    single = re.finditer(r"(?<!\w)‘[^‘’]{3,160}’(?!\w)", span.of(text))
    marks = [*marks, *(Span(span.start + m.start(), span.start + m.end()) for m in single)]
    for time in reading.times:
        if not span.start <= time.span.start < time.span.end <= span.end or _is_marked(marks, time.span):
            continue
        told = time.span.of(text)
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", time.value[:10]):
            sure = published is None or not published.day or is_sure_week(time, published.day)
            here = not sure or (day and told.lower().startswith("this "))
            sure_year = len(time.value) > len("2016") or _YEAR.search(told)
            if _AGO.search(told) and _STRETCH.fullmatch(time.value) and sure_year and not here:
                yield _behind(text, time.span), f" [{_stretch(teller, time.value)}]"
            continue
        if time.value[:10] == day and not DEICTIC.search(told) and not _AGO.match(told):
            continue
        if time.kind == "TIME" and not names_a_day(told):
            continue  # "around noon last Saturday"
        if is_counted(time, told, published.day if published else None):
            continue  # "on the same day she spoke"
        given = re.search(r"\d", told) or time.basis != "resolved"
        past = published is not None and ahead and time.value[:10] < published.value[:10]
        limit = _DEADLINE.search(text[max(0, time.span.start - 20) : time.span.start])
        if not given and not past and not limit:
            yield _behind(text, time.span), f" [{teller.day(time.value)}]"
    for found in _TO_NOW.finditer(span.of(text)):
        place = Span(span.start + found.start(), span.start + found.end())
        if published is not None and published.day and published.day != day and not _is_marked(marks, place):
            yield place.end, f" [to {teller.day(published.day)}]"


def _is_marked(marks: list[Span], place: Span) -> bool:
    """Whether it stands in quotation marks."""
    return any(mark.start <= place.start < mark.end for mark in marks)


def _behind(text: str, time: Span) -> int:
    """Where a day's words end: "Monday's" with its ending, "last May 4" with its number."""
    number = _NUMBER.match(text, time.end)
    if number:
        return number.end()
    return time.end + 2 * (text[time.end : time.end + 2] in ("'s", "’s"))


_NUMBER = re.compile(r" \d{1,2}\b(?![\w:.])")


def _stretch(teller: Teller, value: str) -> str:
    """A year, a month or a week: "2016", "January 2017", "week of 6 February"."""
    if "W" not in value:
        return in_words(value)
    try:
        first = date.fromisocalendar(int(value[:4]), int(value[6:]), 1).isoformat()
    except ValueError:
        return value
    return f"week of {teller.day(first)}"


_STRETCH = re.compile(r"\d{4}(?:-(?:\d\d|W\d\d))?")
_YEAR = re.compile(r"\b(?:last|next|previous|coming) year", re.IGNORECASE)  # "the past year" is no year
_AGO = re.compile(r"\b(?:ago|last|past|next|this|previous|coming)\b", re.IGNORECASE)
_TO_NOW = re.compile(
    r"\b(?:the|these) (?:last|past) (?:(?:\d+|few|two|three|four|five|six|seven|eight|nine|ten|several|couple of) )?"
    r"(?:hours?|days?|weeks?|months?)\b"
)


_CLOSED_OTHERWISE = re.compile(r"(“[^“”\"]*)\"")  # “not a cent," she said
_OPENED_OTHERWISE = re.compile(r"\"([^“”\"]*”)")


def _paired(words: str) -> str:
    """With the marks of one quotation of one sort, where a report opens it with “ and closes it with a straight one."""
    if not words.count('"') % 2:
        return words
    return _OPENED_OTHERWISE.sub(r"“\1", _CLOSED_OTHERWISE.sub(r"\1”", words, count=1), count=1)


def _evened(words: str) -> str:
    """With the quotation mark that it has lost to the sentence before or behind: what was quoted stays marked."""
    words = _paired(words.rstrip(",;: "))
    lone = words.find('"')
    if words.count('"') == 1:
        opens = lone == 0 or not (words[lone - 1].isalnum() or words[lone - 1] in ".,!?…")
        words = f'{words}"' if opens else f'"{words}'
    missing = words.count("“") - words.count("”")
    if missing == 1 and words.rfind("“") > words.rfind("”"):
        return f"{words}”"
    if missing == -1 and words.find("”") < (words.find("“") if "“" in words else len(words)):
        return f"“{words}"
    return words.replace("“", "").replace("”", "") if missing else words
