"""A parsed report in, its names out: what the pipeline saw, corrected by the gazetteer and by the report itself.

Titles are taken off, compounds such as "Putin-Robertson" taken apart, kinds settled by vote.
Knows nothing of who is who.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from sanudo.article.types import Span
from sanudo.language.gazetteer import listed, rows
from sanudo.language.gazetteer.body_names import looks_like_body
from sanudo.language.gazetteer.family_first import family_first
from sanudo.language.gazetteer.known import Known, capital_of, find_known, known
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.names import PARTICLES
from sanudo.language.gazetteer.offices import LONGEST, Office, office
from sanudo.language.gazetteer.people import given_names, honorific_at, honorifics
from sanudo.language.types import Parsed
from sanudo.reading.partisans import is_partisan
from sanudo.reading.types import Role

_EDGE = " \t\n\r\"“”'‘’`,;:.()[]{}<>-–—*/\\|"


@dataclass(slots=True)
class Naming:
    """One name where it stands: tokens first..last (inclusive), its words, kind and what is known by that name."""

    first: int
    last: int
    span: Span
    words: str
    kind: str
    sentence: int
    known: Known | None = None
    titles: list[Office] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


class Words:
    """The tokens of a text with their folded words, and the way from characters to tokens."""

    def __init__(self, parsed: Parsed) -> None:
        self.text = parsed.text
        self.tokens = parsed.tokens
        self.halves = parsed.halves
        self.starts = [token.start for token in parsed.tokens]
        self.low = [fold(parsed.text[token.start : token.end]) for token in parsed.tokens]
        self.borne: set[str] = set()
        self.children: list[list[int]] = [[] for _ in parsed.tokens]
        for index, token in enumerate(parsed.tokens):
            if token.head != index:
                self.children[token.head].append(index)

    def bear(self, names: list[tuple[Span, str]]) -> None:
        """Note what the report's names are made of: whole names and last words, but for those of compounds; and runs of
        words in capitals that stand free of hyphens and possessives."""
        for span, _kind in names:
            name = fold(" ".join(span.of(self.text).split())).removesuffix("'s")
            if not any(mark in name for mark in ("-", "/", "'s", ",")):
                self.borne |= {name, name.rsplit(" ", 1)[-1]}
        place = 0
        while place < len(self.low):
            end = place
            while end < len(self.low) and end - place < 5 and self.text[self.tokens[end].start].isupper():
                end += 1
            around = (self.low[place - 1 : place] + self.low[end : end + 1]) if end > place else []
            owner = self.low[end : end + 1] == ["'s"] and self.text[self.tokens[min(end + 1, len(self.low) - 1)].start]
            if end > place and not {"-", "–", "/", "'s"} & set(around) - (
                {"'s"} if owner and owner.islower() else set()
            ):
                self.borne.add(" ".join(self.low[place:end]))
            place = max(end, place + 1)

    def within(self, span: Span) -> tuple[int, int]:
        """First and one past the last token that begin within `span`."""
        return bisect_left(self.starts, span.start), bisect_right(self.starts, span.end - 1)

    def head(self, first: int, end: int) -> int:
        """The token of first..end (exclusive) whose head stands outside."""
        for place in range(end - 1, first - 1, -1):
            above = self.tokens[place].head
            if above == place or not first <= above < end:
                return place
        return end - 1

    def phrase(self, head: int) -> tuple[int, int]:
        """First and one past the last token of the noun phrase of `head`, without its clauses and appositions."""
        todo = [child for child in self.children[head] if self.tokens[child].dep.partition(":")[0] in _OF_PHRASE]
        found = [head]
        while todo:
            place = todo.pop()
            if self.tokens[place].sentence == self.tokens[head].sentence:
                found.append(place)
                todo += [c for c in self.children[place] if self.tokens[c].dep.partition(":")[0] not in _ASIDE]
        first, last = min(found), max(found)
        while last > head and self.tokens[last].pos == "PUNCT":
            last -= 1
        while first < head and (self.tokens[first].pos == "PUNCT" or self.tokens[first].dep == "case"):
            first += 1
        return first, last + 1

    def slice(self, first: int, end: int) -> str:
        """The verbatim characters from token `first` up to and without token `end`."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def office_at(self, place: int, end: int) -> tuple[int, Office] | None:
        """The longest office that begins at token `place`, as the token after it and the office."""
        for stop in range(min(end, place + LONGEST), place, -1):
            if self.tokens[stop - 1].sentence == self.tokens[place].sentence and self.low[stop - 1] not in (",", "'s"):
                found = office(self.slice(place, stop))
                if found and (self.low[stop - 1] != "." or (found.sort == "rank" and len(found.title) < 6)):
                    return stop, found
        return None


_PARTY_TAG = re.compile(r"[DRI]\s?[-–]\s?[A-Z][A-Za-z.\s]{0,8}|[DRI]")
_OF_PHRASE = frozenset(("det", "amod", "compound", "nummod", "nmod", "flat"))
_ASIDE = frozenset(("acl", "appos", "parataxis", "advcl"))


def find_namings(parsed: Parsed, words: Words) -> list[Naming]:
    """The names of a report, in order of the text, never overlapping."""
    raw = [(name.span, name.kind) for name in parsed.names]
    raw = _with_first_names(raw, words)
    words.bear(raw)
    bare = [naming for span, kind in raw for naming in _cleaned(span, kind, words)]
    namings = _with_known(bare, words)
    _tell_shared(namings, words)
    namings = [cut for naming in _with_seen(namings, words) for cut in _without_partisan(naming, words)]
    _vote(namings, words)
    return namings


def _without_partisan(naming: Naming, words: Words) -> list[Naming]:
    """What is left of "New York Democrat", said of one politician: the place."""
    if naming.kind == "PERSON" or not is_partisan(naming.last, words):
        return [naming]
    place = _naming(naming.first, naming.last, "LOC", words, []) if naming.first < naming.last else None
    return [place] if place and place.known else []


def _with_first_names(raw: list[tuple[Span, str]], words: Words) -> list[tuple[Span, str]]:
    """ "German" "Arboleda" is one person where the first is a given name, with an accent or after an office."""
    out: list[tuple[Span, str]] = []
    for span, kind in raw:
        if kind == "PERSON" and out and out[-1][1] != "PERSON" and " " not in span.of(words.text):
            before = out[-1][0]
            word = before.of(words.text)
            if words.text[before.end : span.start] == " " and fold(word) in given_names():
                first, _end = words.within(before)
                title = words.low[first - 1] if first else ""
                if not word.isascii() or office(title) or office(title.removesuffix("s")):
                    out[-1] = (Span(before.start, span.end), "PERSON")
                    continue
        out.append((span, kind))
    return out


def _cleaned(span: Span, kind: str, words: Words) -> list[Naming]:
    """A raw name without quotes, article, possessive and titles; two names where it is a compound of two."""
    first, end = words.within(span)
    while first < end and (words.low[first] in ("the", "a", "an") or not words.low[first].strip(_EDGE)):
        first += 1
    while end > first and (words.low[end - 1] in ("'s", "'") or not words.low[end - 1].strip(_EDGE)):
        end -= 1
    first = _past_small_words(first, end, words)
    end = _before_office(first, end, kind, words)
    titles: list[Office] = []
    if kind in ("PERSON", "MISC"):
        first, titles = _without_titles(first, end, kind, words)
    if first >= end:
        return []
    pieces = _compound(first, end, words)
    return [naming for a, b in pieces for naming in [_naming(a, b, kind, words, titles)] if naming]


def _before_office(first: int, end: int, kind: str, words: Words) -> int:
    """Short of an office that begins in the name and goes on after it: "Russian Defence" Minister is Russian."""
    if kind == "PERSON" or first >= end or words.low[end - 1] in _BODY_NOUNS or known(words.slice(first, end)):
        return end
    for place in range(max(first, end - 3), end):
        found = words.office_at(place, len(words.low))
        if found and found[0] > end:
            return place
    return end


_BODY_NOUNS = frozenset(("ministry", "department", "house", "council", "office", "party", "government", "police"))


def _past_small_words(first: int, end: int, words: Words) -> int:
    """To the last run of words in capitals: "computer maker Apple" is Apple. What is known, or all small, stays."""
    if first >= end or known(words.slice(first, end)):
        return first
    begin = first
    for place in range(first, end - 1):
        low = words.slice(place, place + 1)
        if low[:1].islower() and low not in _WITHIN and low not in PARTICLES:
            begin = place + 1
    return begin if words.slice(begin, begin + 1)[:1].isupper() else first


_WITHIN = frozenset(
    ("of", "for", "and", "the", "in", "on", "to", "with", "at", "by", "al", "s", "or", "against", "without")
)


def _without_titles(first: int, end: int, kind: str, words: Words) -> tuple[int, list[Office]]:
    """Past the titles and adjectives of states that stand before a person's name."""
    titles: list[Office] = []
    begin = first
    while first < end - 1:
        found = words.office_at(first, end)
        what = known(words.slice(first, first + 1))
        if found and found[0] < end:
            first = found[0] + (words.low[found[0]] == ".")
            titles.append(found[1])
        elif first < (past := _past_honorific(first, end, words)) < end:
            first = past
        elif words.low[first] in (".", "former", "ex", "-") or (
            what and what.sort == "adjective" and kind == "PERSON" and not _first_name(first, end, words)
        ):
            first += 1
        else:
            break
    return (first, titles) if first < end and (titles or kind == "PERSON") else (begin, [])


def _first_name(first: int, end: int, words: Words) -> bool:
    """Whether an adjective of a state is the first of two words of a name: German Arboleda."""
    return end - first == 2 and words.low[first] in given_names()


def _past_honorific(first: int, end: int, words: Words) -> int:
    """Past the honorific that begins here, or of which the first word stands before the name: "Tan" "Sri Lim"."""
    if first and words.low[first] not in honorifics() and honorific_at(words.low[first - 1 : end], 0)[0] == 2:
        return first + 1
    initial = words.low[first + 1 : first + 2] == ["."] and len(words.low[first]) == 1
    return first if initial else first + honorific_at(words.low[first:end], 0)[0]


def _compound(first: int, end: int, words: Words) -> list[tuple[int, int]]:
    """The pieces of "Putin-Robertson", "NATO/Russia", "San Francisco, California" and "Apple's iTunes".

    A name that is known or a double given name stays whole.
    """
    marks = [i for i in range(first + 1, end - 1) if words.low[i] in ("-", "–", "/", "—", ",", "(", "'s", "’s")]
    if not marks or known(words.slice(first, end)):
        return [(first, end)]
    edges = [first, *(edge for mark in marks for edge in (mark, mark + 1)), end]
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    texts = [words.slice(a, b) for a, b in pieces]
    if all(fold(text) in given_names() for text in texts[:2]) and len(marks) == 1:
        return [(first, end)]
    free = [bool(known(text)) or fold(text) in words.borne for text in texts]
    owned = all(words.low[mark] in ("'s", "’s") for mark in marks)
    capitals = all(text[:1].isupper() for text in texts) or owned
    if all(words.low[mark] == "(" for mark in marks):
        return pieces
    return pieces if capitals and (all(free) or (owned and all(free[:-1]))) else [(first, end)]


def _naming(first: int, end: int, kind: str, words: Words, titles: list[Office]) -> Naming | None:
    text = words.slice(first, end)
    trimmed = text.removesuffix("'s").removesuffix("’s").rstrip(_EDGE.replace(".", ""))
    start = words.tokens[first].start
    if sum(letter.isalpha() for letter in trimmed) < 2 and kind != "LOC":
        return None
    if first and words.low[first - 1] in ("(", ",") and _PARTY_TAG.fullmatch(trimmed):
        return None  # Senator John McCain (R-Ariz.)
    if kind == "PERSON" and (_nobody(fold(trimmed)) or _took_the_picture(first, words)):
        return None
    plain = " ".join(trimmed.split())
    span = Span(start, start + len(trimmed))
    return Naming(first, end - 1, span, plain, kind, words.tokens[first].sentence, known(plain), list(titles))


def _took_the_picture(first: int, words: Words) -> bool:
    """Whether a name stands behind an agency and a stroke: "AFP/Ana Ruiz"."""
    agency = words.slice(first - 2, first - 1) if first > 1 and words.low[first - 1] == "/" else ""
    return agency.isupper() and len(agency) > 1 and words.tokens[first].start == words.tokens[first - 1].end


def _nobody(low: str) -> bool:
    """Whether a person's name is only what stands beside names: "Jr.", "President", "The"."""
    bare = low.strip(".,")
    return bare in ("jr", "sr", "jnr", "snr", "the", "a", "an", "more") or (
        bare in _OFFICES and office(bare) is not None
    )


_OFFICES = frozenset(
    (
        *("president", "senator", "governor", "mayor", "chancellor", "premier", "prime minister", "vice president"),
        *("secretary", "minister", "ambassador", "congressman", "congresswoman", "representative", "chairman"),
    )
)


def _with_known(namings: list[Naming], words: Words) -> list[Naming]:
    """What the gazetteer finds beside the names, and instead of a name that is only a piece of it."""
    found = find_known(words.text, [(token.start, token.end) for token in words.tokens])
    out: list[Naming] = []
    taken = sorted(namings, key=lambda naming: (naming.first, -naming.last))
    namings = [n for i, n in enumerate(taken) if i == 0 or n.first > max(m.last for m in taken[max(0, i - 5) : i])]
    starts = [naming.first for naming in namings]
    gone: set[int] = set()
    for span, what in found:
        first, end = words.within(span)
        low, high = max(0, bisect_left(starts, first) - 1), bisect_right(starts, end - 1)
        touched = [i for i in range(low, high) if namings[i].last >= first]
        inside = all(namings[i].first >= first and namings[i].last < end for i in touched)
        whole = any(namings[i].first == first and namings[i].last == end - 1 for i in touched)
        if whole or not inside or (not touched and not _stands_alone(words, first, end, what)):
            continue
        fresh = _naming(first, end, what.kind, words, [])
        if fresh:
            fresh.known = what
            gone.update(touched)
            out.append(fresh)
    return sorted([*out, *(n for i, n in enumerate(namings) if i not in gone)], key=lambda naming: naming.first)


def _tell_shared(namings: list[Naming], words: Words) -> None:
    """Georgia of the Caucasus or Georgia of the United States, by what else the report names."""
    for name, state, beside, other in rows("shared_names"):
        here = [naming for naming in namings if naming.known and naming.words == name and naming.known.key == state]
        if here and not set(listed(beside)) & set(words.low):
            near = [n.known for n in namings if n.known and n.known.sort in ("region", "city", "state", "adjective")]
            if any(what.key == other or what.state == other for what in near):
                for naming in here:
                    naming.known = Known(f"region:{name}", name, "LOC", "region", "", other)


def _with_seen(namings: list[Naming], words: Words) -> list[Naming]:
    """People whom the pipeline passed over: a given name or a title before capitals, a surname told elsewhere."""
    taken = {place for naming in namings for place in range(naming.first, naming.last + 1)}
    out = list(namings)
    place = 0
    while place < len(words.low):
        end = _person_by_shape(place, words, taken)
        naming = _naming(place, end, "PERSON", words, []) if end else None
        if naming:
            out.append(naming)
            taken.update(range(place, end))
        place = max(place + 1, end)
    surnames = {_surname(n.words) for n in out if n.kind == "PERSON" and len(n.words) > 3}
    for place, low in enumerate(words.low):
        if low in surnames and place not in taken and words.slice(place, place + 1)[:1].isupper():
            naming = _naming(place, place + 1, "PERSON", words, [])
            if naming and not naming.known:
                out.append(naming)
    return sorted(out, key=lambda naming: naming.first)


def _surname(name: str) -> str:
    """The word by which somebody of that full name is called alone."""
    return family_first(name) or fold(name).split()[-1]


def _person_by_shape(place: int, words: Words, taken: set[int]) -> int:
    """The token after "George Robertson" or after the name in "Mr. Robertson"; 0 where no person begins here."""
    if place in taken or not _capital(words, place):
        return 0
    titled = place > 0 and (words.low[place - 1].rstrip(".") in _MR or _mr_dot(place, words))
    given = words.low[place] in given_names() and words.low[place] not in honorifics()
    if not (titled or given):
        return 0
    end = place + 1
    while end < len(words.low) and end - place < 4 and end not in taken:
        if _capital(words, end) and _word_before_is_near(words, end) and not known(words.slice(end, end + 1)):
            end += 1
        elif words.low[end] in (
            "bin",
            "al",
            "de",
            "van",
            "von",
            "del",
            "da",
            "der",
            "ibn",
            "el",
            "-",
        ) and end + 1 < len(words.low):
            if not _capital(words, end + 1):
                break
            end += 2
        elif words.low[end] == "." and len(words.low[end - 1]) == 1:
            end += 1
        else:
            break
    return end if titled or end - place > 1 else 0


_MR = frozenset(("mr", "mrs", "ms", "sir", "lord", "dr", "miss", "madame"))


def _mr_dot(place: int, words: Words) -> bool:
    return place > 1 and words.low[place - 1] == "." and words.low[place - 2] in _MR


def _capital(words: Words, place: int) -> bool:
    text = words.slice(place, place + 1)
    return text[:1].isupper() and not (text.isupper() and len(text) > 3)


def _word_before_is_near(words: Words, place: int) -> bool:
    gap = words.text[words.tokens[place - 1].end : words.tokens[place].start]
    return "\n" not in gap and words.tokens[place].sentence == words.tokens[place - 1].sentence


def _stands_alone(words: Words, first: int, end: int, what: Known) -> bool:
    """Whether a known phrase that the pipeline passed over is a name here: not a common word, not in a longer name."""
    text = words.slice(first, end)
    if end < len(words.low) and words.low[end] == "$" and words.tokens[end].start == words.tokens[end - 1].end:
        return False
    if what.sort == "outlet" and end - first == 1 and not text.isupper():
        return first > 0 and words.low[first - 1] in ("to", "by", "agency", "the")
    if not text[:1].isupper() or (len(text) < 3 and what.sort not in ("state", "body")):
        return False
    if what.sort == "body" and end - first == 1 and not text.isupper() and len(text) < 6:
        return words.tokens[first].start > 0 and words.tokens[first].sentence == words.tokens[first - 1].sentence
    return True


def _vote(namings: list[Naming], words: Words) -> None:
    """One kind a name: what the gazetteer says, else a title before it, a given name in it, else the majority."""
    votes: dict[str, Counter[str]] = {}
    for naming in namings:
        votes.setdefault(fold(naming.words), Counter())[_kind(naming, words)] += 1
    full = [fold(n.words).split() for n in namings if " " in n.words and votes[fold(n.words)]["PERSON"]]
    people = {_surname(n.words) for n in namings if " " in n.words and votes[fold(n.words)]["PERSON"]}
    people |= {words[-1] for words in full} | {words[-1].removeprefix("al-").removeprefix("el-") for words in full}
    called = people | {word for words in full for word in words if len(word) > 2 and word not in PARTICLES}
    firms = {
        word for n in namings if n.kind == "ORG" and " " in n.words for word in fold(n.words).replace(",", " ").split()
    }
    placed = {fold(n.words) for n in namings if n.known and fold(n.words) in people and _is_where(n, words)}
    for naming in namings:
        low = fold(naming.words)
        ranked = sorted(votes[low].items(), key=lambda vote: (-vote[1], vote[0] == "MISC", vote[0]))
        titled = bool(naming.known) and _kind(naming, words) == "PERSON"  # Mr. Washington, whatever else is named so
        naming.kind = "PERSON" if titled else ranked[0][0]
        if titled:
            people.add(low)
        if low in people and (naming.kind == "MISC" or _says(naming, words)):
            naming.kind = "PERSON"
        if naming.kind == "LOC" and low in people and low not in placed:
            naming.kind = "PERSON"  # Santiago, who was charged: nothing is told to be in the place, nor of it
        if naming.kind != "PERSON" and not naming.known and low not in firms and _called(naming, people, called):
            naming.kind = "PERSON"
        if naming.kind == "PERSON" and (low in _things() or (low not in people and _family(naming, people, words))):
            naming.kind = "MISC"
        if naming.kind == "PERSON" and naming.known and naming.known.sort not in ("city", "state"):
            naming.known = None
        if naming.kind == "PERSON":
            naming.known = None


def _is_where(naming: Naming, words: Words) -> bool:
    """Whether a name stands as a place does: "in Santiago", "Santiago, Chile", "Santiago-based"."""
    before = words.low[naming.first - 1] if naming.first else ""
    after, then = (words.low[n] if n < len(words.low) else "" for n in (naming.last + 1, naming.last + 2))
    if before in _WHERE or (after in ("-", "–") and then in _WHERE_OF):
        return True
    place = known(words.slice(naming.last + 2, naming.last + 3)) if after == "," and then else None
    return place is not None and place.kind == "LOC"


_WHERE = frozenset(
    (
        *("in", "at", "from", "to", "of", "near", "outside", "inside", "around", "across", "into", "toward", "towards"),
        *("via", "downtown", "central", "northern", "southern", "eastern", "western", "greater"),
    )
)
_WHERE_OF = frozenset(("based", "born", "bound", "area"))


def _says(naming: Naming, words: Words) -> bool:
    """Whether somebody of a place's name says something: Washington, the lawyer."""
    token = words.tokens[naming.last]
    return naming.first == naming.last and token.dep.startswith("nsubj") and words.low[token.head] in _SAID


_SAID = frozenset(("said", "says", "told", "added", "asked", "replied", "testified", "argued", "recalled", "joked"))


def _called(naming: Naming, people: set[str], called: set[str]) -> bool:
    """Whether a name that was read as a body or a thing is a word of a person's full name, or ends with the surname."""
    words = naming.words.split()
    low = fold(naming.words)
    plain = [word for word in low.split() if word not in PARTICLES]
    if len(words) == 1 or (len(plain) == 1 and words[-1][:1].isupper()):
        return plain[-1:] != [] and plain[-1] in called and naming.kind != "NORP"
    capitals = all(word[:1].isupper() and word[1:].islower() for word in words)
    return len(words) == 2 and capitals and low.split()[-1] in people and not looks_like_body(naming.words)


def _family(naming: Naming, people: set[str], words: Words) -> bool:
    """ "The Clintons" are several."""
    low = fold(naming.words)
    return (
        low[-1:] == "s" and low[:-1] in people and naming.first > 0 and words.low[naming.first - 1] in ("the", "both")
    )


@cache
def _things() -> frozenset[str]:
    """Diseases, feasts and the like that are read as people."""
    return frozenset(fold(row[0]) for row in rows("things"))


def _kind(naming: Naming, words: Words) -> str:
    """The kind of one name by itself."""
    parts = fold(naming.words).split()
    titled = naming.first > 0 and words.low[naming.first - 1].rstrip(".") in honorifics()
    if words.low[naming.first - 1] == "." and naming.first > 1:
        titled = words.low[naming.first - 2] in honorifics()
    what = naming.known
    if what and not (titled and what.sort in ("city", "state", "region")):
        return what.kind
    if titled or naming.titles:
        return "PERSON" if len(parts) < 5 and not looks_like_body(naming.words) else naming.kind
    given = [piece for part in parts[1:] for piece in part.split("-")]
    if naming.kind in ("MISC", "ORG") and len(given) == 2 and family_first(naming.words):
        return "PERSON"  # Kim Jong Un
    if naming.kind in ("MISC", "ORG", "LOC") and 1 < len(parts) < 5 and parts[0] in given_names():
        rest_known = known(naming.words.split(" ", 1)[1])
        if not looks_like_body(naming.words) and not (rest_known and rest_known.sort in ("body", "outlet")):
            return "PERSON" if naming.kind == "MISC" else naming.kind
    if naming.kind in ("MISC", "PERSON") and len(parts) > 1 and looks_like_body(naming.words):
        return "ORG"
    return naming.kind


def is_capital(naming: Naming) -> str | None:
    """The key of the state whose capital or seat of power the name is."""
    if naming.known and naming.known.sort == "seat":
        return naming.known.state or naming.known.key
    return capital_of(naming.words) if naming.kind == "LOC" else None
