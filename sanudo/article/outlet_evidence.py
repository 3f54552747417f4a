"""The names of a report's frame in, what speaks for each being its publisher's out: named numbers.

Kinds of evidence are gathered where a name stands by itself (not within a longer one): in a notice of rights, at the
end of the window's title, in the lines about the site, above the story and so on. A name has its own evidence, that of
its other forms (an address, initials, a name that it begins), and what speaks for the names that have nothing to do
with it. Knows no names of media.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.article.no_publisher import is_sentence, is_somebody_else
from sanudo.article.outlet_names import Form, Key, is_address, page_of, squashed
from sanudo.article.outlet_sight import Sight, is_section, sight_of
from sanudo.article.outlet_signs import KINDS, signs_of
from sanudo.article.outlet_values import DAY, Values, company_values, form_values, own_values, own_words, related
from sanudo.article.types import Part, Span

_SPEAKING = ("rights", "title", "suffix", "address", "house", "issued", "not-responsible", "told", "top")
_NAMING = tuple(kind for kind in KINDS if kind not in ("over", "foot", "other", "in-address", "credit"))
_PLACED = ("top", "again", "firm")  # kinds that a name has by its place alone, or by the word after it
_WITHIN = (":in", ":begins")  # ends of the places that are within a line
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE = re.compile(rf"\b\d{{1,2}} {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b")
_WHO_WRITES = re.compile(r"\b(?:correspondents?|staff (?:writers?|reporters?))$")  # "Our Own Correspondent"
_VERB = re.compile(r" (?:is|are|was|has|does|will|would|can|may) ")
_NOT_RESPONSIBLE = re.compile(r" (?:is|are) not")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One name, where it stands best, and what speaks for it."""

    name: str
    span: Span
    values: Values


def candidates(text: str, parts: Sequence[Part], address: str = "") -> list[Candidate]:
    """The names that may be the publisher's; `address` is where the report was found, a link or a file's name."""
    page = page_of(text, parts)
    if not page.names:
        return []
    sight = sight_of(text, page, address)
    own = {key: signs_of(sight, key) for key in page.names}
    kept = [
        key
        for key in page.names
        if _may_publish(sight, key, own[key]) and not is_somebody_else(text, key, page.names[key], sight.official)
    ]
    kinds = {key: {kind for kind in KINDS if own[key][kind]} for key in kept}
    found = []
    for key in kept:
        values = own_values(sight, key, own[key], kinds[key])
        values |= form_values(text, sight, key, page.names[key])
        values |= company_values(key, kept, related(key, kept), own, kinds)
        span = _best_form(text, page.names[key], key)
        found.append(Candidate(span.of(text), span, {name: value for name, value in values.items() if value}))
    return found


def _may_publish(sight: Sight, key: Key, own: Counter[str]) -> bool:
    """Whether a name may be one at all: not of the story or the headline alone, no day, no mere part of the site."""
    name = " ".join(key)
    if _DATE.search(name) or _WHO_WRITES.search(name) or (DAY.search(name) and not own_words(key)):
        return False
    elsewhere = own["frame-lines"] - own["headline-lines"]
    if not elsewhere and not any(own[kind] for kind in ("rights", "issued", "suffix", "agency")[: 3 + sight.bare]):
        return False
    places = [kind for kind in own if kind.startswith("at:") and not kind.startswith("at:headline")]
    named = [kind for kind in _NAMING if own[kind]]
    if all(kind.endswith(_WITHIN) for kind in places) and not named:
        return False
    if all(kind in _PLACED for kind in named) and _is_told_of(sight, key):
        return False
    if any(name == writer.replace(".", "") for writer in sight.writers):
        return any(own[kind] for kind in ("rights", "title", "suffix"))
    if len(key) == 1 and is_address(key[0]) and _is_spelt(sight, key[0]):
        return False
    return not is_section(key) or any(own[kind] for kind in _SPEAKING) or key in sight.tops[:3]


def _is_spelt(sight: Sight, address: str) -> bool:
    """Whether one of the page's names is what an address holds, whole or shortened ("sunchronherald")."""
    labels = [squashed(label) for label in address.split("/")[0].split(".")[:-1]]
    names = [squashed(" ".join(key)) for key in sight.page.names if not is_address(key[0])]
    return any(
        name in (label, label.removeprefix("the")) or (len(label) > 7 and _shortens(label.removeprefix("the"), name))
        for label in labels
        for name in names
        if len(name) > 1
    )


def _shortens(label: str, name: str) -> bool:
    """Whether all letters of an address stand in a name in their order, and half of the name's are there."""
    letters = iter(name)
    return label[0] == name[0] and 2 * len(label) >= len(name) and all(letter in letters for letter in label)


def _is_told_of(sight: Sight, key: Key) -> bool:
    """Whether a name stands in nothing but sentences that tell something."""
    places = {n for n, _, _ in sight.page.places[key] if n != sight.page.headline}
    return all(is_sentence(sight.page.lines[n].words) for n in places)


def _best_form(text: str, forms: list[Form], key: Key) -> Span:
    """The best form: not in capitals alone, not small, a whole run, the first; without the article of a sentence."""

    def rank(form: Form) -> tuple[bool, bool, bool, bool, Span]:
        name, after = form.span.of(text), text[form.span.end : form.span.end + 20]
        spoken = name[:4].lower() == "the " and _VERB.match(after) is not None
        return (name.isupper() and len(key) > 1, name[:1].islower(), spoken, form.how != "run", form.span)

    span = min(forms, key=rank).span
    if text[span.start : span.start + 4] == "the " and text[span.start + 4].isupper():
        span = Span(span.start + 4, span.end)
    spoken = span.of(text)[:4].lower() == "the " and _NOT_RESPONSIBLE.match(text[span.end : span.end + 20])
    return Span(span.start + 4, span.end) if spoken else span
