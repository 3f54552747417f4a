"""Who somebody is, in the words that a report sets beside the name: "Ana Ruiz, a professor of law at Lima University".

An actor and the readings of its story in, those words and their place out, or None where no report has any. What stands
behind the full name between commas goes before what stands before it ("police spokesman Dan Ahern"). Words that tell
nobody's walk of life ("57, of Hartsfield", "who was released") are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.comparing.differing.context import function_words
from sanudo.comparing.types import Actor
from sanudo.language.gazetteer.common_nouns import person_noun
from sanudo.language.gazetteer.offices import office
from sanudo.reading.types import Mention, Reading


@dataclass(frozen=True, slots=True)
class Introduction:
    """The words, without an article before them; whether they stand before the name; their report and place."""

    words: str
    before: bool
    article: str
    span: Span


def introduction(actor: Actor, readings: Mapping[str, Reading], before: bool = False) -> Introduction | None:
    """The first words in which a report of the story says who an actor is, those behind the name first, or those
    `before` it alone, the most of them; None where none does."""
    found = list(_introductions(actor, readings))
    if before:
        return max((one for one in found if one.before), key=lambda one: len(one.words), default=None)
    return next((one for one in found if not one.before), found[0] if found else None)


def _introductions(actor: Actor, readings: Mapping[str, Reading]) -> Iterator[Introduction]:
    for article, entity in actor.members:
        reading = readings.get(article)
        if reading is None or entity >= len(reading.entities):
            continue
        text = reading.article.text
        for mention in reading.entities[entity].mentions:
            if mention.form == "name" and " " in mention.span.of(text):
                told = (
                    (False, _behind(text, mention)),
                    (True, _before(text, mention)),
                    (False, _seeing(text, mention)),
                )
                for before, span in told:
                    if span is not None:
                        yield Introduction(" ".join(span.of(text).split()), before, article, span)
                        break


_BEHIND = re.compile(
    r",\s(?:\d{1,2},\s(?=an? ))?(?:(?:a|an|the|another)\s)?(?P<words>(?:\b(?:[A-Z]\.){2,}|[^,;:.()\n]){4,140}?)"
    r"(?=,|;|\.\s|\.$|\n|\swho\s|\swhich\s|\ssaid\b|\ssays\b|\stold\b)"
)
_MOST_WORDS, _MOST_BEFORE = 20, 6
_STOPS = re.compile(r"\b(?:of|at|for|in|with|from|on|to|and|under|by|during|or)\b")
_RELATIVES = frozenset(("who", "whose", "which", "that", "where", "when"))
_BODILESS = frozenset(("spokesman", "spokeswoman", "official", "member", "leader", "head", "chief", "aide", "man"))


def _behind(text: str, mention: Mention) -> Span | None:
    """ ", a senior fellow at the Harbour Institute,": an apposition whose first noun is one of people."""
    found = _BEHIND.match(text, mention.span.end)
    if found is None:
        return None
    words = found["words"].split()
    first = _STOPS.split(found["words"])[0].split()
    opens = words[0].lower()
    if len(words) > _MOST_WORDS or not first or opens[0].isdigit() or opens in _RELATIVES or not _is_walk(first):
        return None
    if len(words) == 1 and words[0].lower() in _BODILESS:
        return None
    more = _MORE_PLACES.match(text, found.end("words")) if _OF_A_PLACE.search(found["words"]) else None
    return Span(found.start("words"), more.end() if more else found.end("words"))


# "Consul responsible for Ost, Selby and Karsk": a list of places that goes on behind the first comma.
_OF_A_PLACE = re.compile(r"\b(?:for|in|across) [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*$")
_MORE_PLACES = re.compile(r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?)*,? and [A-Z]\w*(?: [A-Z]\w*)?(?=[,;.]|\swho\b)")


# What one who only saw or suffered a thing did there: "who was touring the hall", "who owns three barges".
_SEEING = re.compile(
    r",\s(?P<words>who (?:(?:said|says) s?he (?:was [a-z]+ing|saw|heard)"
    r"|was (?:touring|visiting|walking|driving|working|standing|sitting|shopping|waiting|staying|living|attending"
    r"|watching|travell?ing)|witnessed|saw|heard|owns?|runs|lives|lived|teaches|survived|founded)\b"
    r"[^,;:.()“”\"\n]{4,90})(?=,|;|\.\s|\.$|\n)"
)
_DATED = re.compile(
    r"\b(?:[A-Z][a-z]+day|yesterday|today|tonight|last|this|that|here|there|it|them|they|his|her|their)\b"
)


def _seeing(text: str, mention: Mention) -> Span | None:
    """ "Who was touring the hall when the roof fell": where a witness was, if it needs no day and nobody else told."""
    found = _SEEING.match(text, mention.span.end)
    return Span(*found.span("words")) if found and not _DATED.search(found["words"]) else None


_EX = re.compile(r"[a-z]+-[A-Z]")  # "ex-Karsk mayor"


def _is_walk(words: list[str]) -> bool:
    """Whether words end with what a person may be: "senior fellow", "chief"."""
    last = words[-1].strip(".’'").lower()
    if not last:
        return False
    noun = person_noun(last)
    held = office(" ".join(words[-3:])) or office(" ".join(words[-2:])) or office(words[-1])
    plain = all(word[0].isalnum() for word in words)
    known = last in _ALSO or held is not None or (noun is not None and not noun.plural)
    return plain and last not in _NOBODY and known


_ALSO = frozenset(("fellow", "counsel", "front-runner", "frontrunner", "surgeon", "neurosurgeon", "mom", "dad", "gov"))
_NOBODY = frozenset(("man", "woman", "person", "people", "one", "mr", "mrs", "ms", "son", "father", "sir", "lord"))


def _before(text: str, mention: Mention) -> Span | None:
    """ "Police spokesman" before a name: from the word of people beside it back to the first that is no part of it."""
    line = text.rfind("\n", 0, mention.span.start) + 1
    words = list(re.finditer(r"\S+", text[line : mention.span.start]))
    if not words or text[mention.span.start - 1] != " " or not _is_walk([words[-1][0].removesuffix(".")]):
        return None
    first, named = len(words) - 1, words[-1][0][:1].isupper()
    while first > 0 and len(words) - first < _MOST_BEFORE:
        word = words[first - 1][0]
        small = word[:1].islower() and not _EX.match(word)
        if not _goes_along(word) or (named and small and word not in _EARLIER):
            break
        named = named or not small
        first -= 1
    if first and words[first - 1][0] in ("of", "&"):
        return None  # the end of a name: "Knights of Harlow chief"
    if first == 0 and words[0][0].lower() in _OPENING:
        first += 1
    if first == len(words) - 1 and words[first][0].rstrip(".").lower() in _BODILESS:
        return None
    return Span(line + words[first].start(), line + words[-1].end())


_EARLIER = frozenset(("former", "acting", "retired", "senior", "deputy", "ex"))
_OPENING = frozenset(("now", "even", "also", "still", "then", "so", "yet", "only", "both", "while", "when", "as"))


def _goes_along(word: str) -> bool:
    """Whether a word may stand before "spokesman": no mark behind it, no small word, no verb of saying."""
    bare = word.lower().removesuffix("’s").removesuffix("'s")
    if not re.fullmatch(r"[\w.’'&-]+", word) or (word[-1] in ".-" and not re.fullmatch(r"(?:\w\.)+", word)):
        return False
    return bare not in function_words() and bare not in _SAID and not re.search(r"(?:[^e]ed|ing)$", bare)


_SAID = frozenset(
    ("said", "says", "wrote", "writes", "told", "tells", "replied", "tweeted", "asked", "warned", "added")
)
