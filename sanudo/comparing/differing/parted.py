"""What two reports tell of one point in two ways, whatever their words: partings that a network sees, judged once more.

Lines go in, `Difference`s come out. The network (partings.py) says which two words part; what speaks for and against it
beside (PARTED_FEATURES) goes to trees learned by training/partings/judge.py from texts that taught the network nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from sanudo.article.types import Span
from sanudo.comparing.differing.doubts import calls_off, means_no
from sanudo.comparing.differing.house_spelling import one_spelling
from sanudo.comparing.differing.judging import CAP, of_two, tightness
from sanudo.comparing.differing.lengths import judged_lengths
from sanudo.comparing.differing.lines import Line, Lines, later, near_in_time
from sanudo.comparing.differing.partings import KINDS, Parting, partings
from sanudo.comparing.differing.slots import slots_of
from sanudo.comparing.differing.surroundings import SURROUNDINGS
from sanudo.comparing.differing.told_words import Words, words_of
from sanudo.comparing.differing.topics import clause_over, whom_both_name
from sanudo.comparing.happenings import dice
from sanudo.comparing.types import Difference, Side
from sanudo.reading.tree import run_around
from sanudo.reading.trees import trees

TELL = 0.6  # probability from which a difference is told
_TELL_STRENGTH = (
    0.78  # ... of strength; set on idioms of the tests ("fell silent", "stopped shooting"), which look like it
)
_MOST_WORDS = 350  # of a report that are read against another: those that have most in common with it
_MOST_PAIRS = 28  # of reports of a story that are read against each other, the likest first
_LONGEST = 9  # words of a side's value
_GROUND = 0.5  # rare words that two sentences must have in common where nothing else joins them
_TWIN = 0.8  # the share of common words from which two sentences are one
_OWN = frozenset(
    (
        *("det", "amod", "nummod", "compound", "compound:prt", "flat"),
        *("aux", "aux:pass", "advmod", "cop", "nmod:poss"),
    )
)
_OBJECTS = frozenset(("obj", "xcomp", "obl:tmod"))

_ALONG = (
    r"will|would|may|might|could|plan\w*|expect\w*|due|to be|over|end\w*|finish\w*|complet\w*|begin\w*|beg[au]n"
    r"|start\w*|continu\w*|still|yet|under way|resum\w*|already|soon|pending"
)
_STAGED = re.compile(rf"\b(?:{_ALONG})\b", re.I)
# Words that tell the same: "said it would", "will".
_LITTLE = (frozenset(("will", "would", "shall")), frozenset(("can", "could")), frozenset(("two", "both")))
_REST_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:others?|more)\b", re.I)
_REST_BEFORE = re.compile(r"\b(?:another|others?|further|additional|remaining|last|first)\s+$", re.I)

PARTED_FEATURES = (
    *("parts", "same", "other", "alone", "alone least", "rival", "of its kind"),
    *("sentence", "weight", "around", "actors"),
    *("actors apart", "tightness", "days apart", "later", "headline", "quoted", "quoted apart", "old apart"),
    *("word there", "word told", "one word", "numbers fit", "numbers part", "one actor", "two actors", "one time"),
    *("two times", "long", "many", "lines many", "asked"),
    *("alike", "alike where they stand", "heads alike", "heads alike where they stand"),
    *("there", "number there", "actor there", "time there", "words"),
    *("one part of speech", "one relation", "one head", "place", "in these sentences"),
    *SURROUNDINGS,
    *(f"is {kind}" for kind in KINDS),
)
_ASKED = {  # what the clause that a point stands in is asked; numbers, days, places and the like are named in topics.py
    "certainty": "whether ",
    "occasion": "why ",
    "order": "what came first: ",
    "strength": "",
    "participants": "who it was: ",
    "attribution": "who said or proposed it: ",
    "object": "",
}
_JUDGEMENTS = {
    "number": "differs: another number, if both count one thing",
    "date": "contradicts, unless it was moved between the reports",
    "place": "compatible if the one place lies in the other, else contradicts",
    "name": "differs in detail: another name",
    "title": "differs in detail: another office or title",
    "participants": "contradicts: the same, told of others",
    "attribution": "contradicts, unless both had a part in it",
    "strength": "differs: stronger in the one than in the other",
    "certainty": "differs: surer in the one than in the other",
    "status": "differs: not equally far along",
    "polarity": "contradicts: one tells what the other denies",
    "order": "contradicts: the order is the other way round",
    "wording": "differs in wording",
    "occasion": "differs: another reason or occasion",
    "object": "contradicts, unless both are meant",
}


@dataclass(frozen=True, eq=False)
class Parted:
    """A parting of two reports: its kind, both words with their reports, and its features."""

    kind: str
    one: tuple[Words, int]
    other: tuple[Words, int]
    features: tuple[float, ...]

    @property
    def lines(self) -> tuple[Line, Line]:
        """The sentences that it stands in."""
        (a, i), (b, j) = self.one, self.other
        return a.lines[int(a.line[i])], b.lines[int(b.line[j])]


def differing_parted(lines: Lines) -> list[Difference]:
    """The differences, the surest first; of a word at most one against each other report."""
    told = [(one, sure) for sure, one in rated(lines) if sure >= (_TELL_STRENGTH if one.kind == "strength" else TELL)]
    return [
        _difference(one, sure)
        for one, sure in told
        if not _of_two_things(one, lines) and not _unopposed(one) and _has_ground(one, lines)
    ]


def rated(lines: Lines) -> list[tuple[float, Parted]]:
    """All partings with how probable they are, the likeliest first."""
    model = trees("differing_parted")
    rows = [(model.probability(one.features), one) for one in parted(lines)]
    return sorted(rows, key=lambda row: (-row[0], row[1].kind, *(_place(side) for side in (row[1].one, row[1].other))))


def _place(side: tuple[Words, int]) -> tuple[str, Span]:
    words, n = side
    return words.lines[0].article, words.at[n]


def parted(lines: Lines) -> Iterator[Parted]:
    """The partings of every two reports that are close in time."""
    by: dict[str, list[Line]] = {}
    for line in lines.lines:
        by.setdefault(line.article, []).append(line)
    tight = tightness(lines)
    pairs = [pair for pair in combinations(by, 2) if near_in_time(by[pair[0]][0], by[pair[1]][0])]
    pairs = sorted(pairs, key=lambda pair: (-tight.get(pair, 0.0), pair))[:_MOST_PAIRS]
    known: dict[str, Words] = {}
    for left, right in pairs:
        for article in (left, right):
            if article not in known:
                known[article] = words_of(by[article])
        one, other = (
            known[own].only(_nearest(by[own], by[there], lines)) for own, there in ((left, right), (right, left))
        )
        found = partings(one, other)
        beside = Counter((int(one.line[p.ours]), int(other.line[p.theirs])) for p in found)
        for place, parting in enumerate(found):
            sides = (one, parting.ours), (other, parting.theirs)
            if _is_one(*sides) or _of_other_times(*sides) or any(map(_is_rest, sides)):
                continue
            if _stands_there(*sides[0], *sides[1]) or _stands_there(*sides[1], *sides[0]):
                continue
            a, b = (words.lines[int(words.line[n])] for words, n in sides)
            if not lines.may_meet(a, b):
                continue
            here = beside[int(one.line[parting.ours]), int(other.line[parting.theirs])]
            many = (len(found), place, here)
            yield _with_features(parting, one, other, many, lines, tight.get((left, right), 0.0))


def _is_one(one: tuple[Words, int], other: tuple[Words, int]) -> bool:
    """Whether two words are of one class ("dead", "killed"): numbers, times and names are told apart by themselves."""
    (a, i), (b, j) = one, other
    both = {words.lines[0].text[words.at[n].start : words.at[n].end].lower() for words, n in (one, other)}
    if len({one_spelling(word) for word in both}) < 2 <= len(both) or any(both <= little for little in _LITTLE):
        return True
    if any(words.when[n] or words.who[n] or words.low[n] == words.low[n] for words, n in (one, other)):
        return False
    return bool(a.keys(i) & b.keys(j))


def _of_other_times(one: tuple[Words, int], other: tuple[Words, int]) -> bool:
    """Whether one sentence tells of long before and the other does not."""
    (a, i), (b, j) = one, other
    return a.lines[int(a.line[i])].old != b.lines[int(b.line[j])].old


def _is_rest(side: tuple[Words, int]) -> bool:
    """Whether a number counts only the rest: "two others", "another four"."""
    words, n = side
    text, at = words.lines[0].text, words.at[n]
    if words.low[n] != words.low[n]:
        return False
    return bool(_REST_AFTER.match(text, at.end) or _REST_BEFORE.search(text, max(0, at.start - 20), at.start))


def _stands_there(own: Words, n: int, other: Words, met: int) -> bool:
    """Whether the other report has a word's sentence itself, nearly word for word: elsewhere than where they part, or
    there with that very word."""
    words = own.words_of_line(int(own.line[n]))
    lemma = own.tokens[n].lemma.lower()
    return any(
        len(words & there) >= _TWIN * len(words | there) and (line != other.line[met] or lemma in there)
        for line in range(len(other.lines))
        if (there := other.words_of_line(line))
    )


def _nearest(own: list[Line], others: list[Line], lines: Lines) -> list[int]:
    """Which sentences are read against another report: all of them where they are few, else those that have most in
    common with a sentence of it."""
    sizes = [len(line.grammar.parsed.tokens) for line in own]
    if sum(sizes) <= _MOST_WORDS:
        return list(range(len(own)))
    near = [max((lines.weight(line.keys & other.keys) for other in others), default=0.0) for line in own]
    kept, used = [], 0
    for n in sorted(range(len(own)), key=lambda n: (-near[n], n)):
        if used + sizes[n] <= _MOST_WORDS:
            kept.append(n)
            used += sizes[n]
    return sorted(kept)


def _with_features(
    parting: Parting, one: Words, other: Words, counts: tuple[int, int, int], lines: Lines, tight: float
) -> Parted:
    """`counts` are how many partings the two reports have, how many of them are likelier, and how many stand in these
    two sentences."""
    many, place, beside = counts
    i, j = parting.ours, parting.theirs
    a, b = one.lines[int(one.line[i])], other.lines[int(other.line[j])]
    kind = KINDS[max(range(len(KINDS)), key=lambda n: parting.kinds[n])]
    actors = a.actors & b.actors
    tokens = one.tokens[i], other.tokens[j]
    lemmas = [token.lemma.lower() for token in tokens]
    heads = [words.tokens[int(words.head[n])].lemma.lower() for words, n in ((one, i), (other, j))]
    asked = ((other, lemmas[0], int(other.line[j])), (one, lemmas[1], int(one.line[i])))
    in_report = sum(words.has(lemma) for words, lemma, _ in asked)
    in_sentence = sum(lemma in words.words_of_line(line) for words, lemma, line in asked)
    numbers = not any(x != x for x in (one.low[i], other.low[j]))
    fit = numbers and one.low[i] <= other.high[j] and other.low[j] <= one.high[i]
    who, when = (one.who[i], other.who[j]), (one.when[i], other.when[j])
    last = later(a, b)
    values = (
        *parting.classes[1:],
        max(parting.alone),
        min(parting.alone),
        parting.rival,
        max(parting.kinds),
        dice(a.keys, b.keys, lines),
        min(lines.weight(a.keys & b.keys), 4 * CAP) / CAP,
        dice(lines.around(a), lines.around(b), lines),
        min(len(actors), 3),
        bool(a.actors and b.actors and not actors),
        tight,
        min(abs((a.day - b.day).days), 12) if a.day and b.day else 0,
        0 if last is None else 1 if last is b else -1,
        any(line.number == 0 for line in (a, b)),
        one.quoted[i] and other.quoted[j],
        one.quoted[i] != other.quoted[j],
        a.old != b.old,
        in_sentence,
        in_report,
        lemmas[0] == lemmas[1],
        fit,
        numbers and not fit,
        bool(who[0]) and who[0] == who[1],
        all(who) and who[0] != who[1],
        all(when) and (when[0].startswith(when[1]) or when[1].startswith(when[0])),
        all(when) and not (when[0].startswith(when[1]) or when[1].startswith(when[0])),
        min(max(len(a.words), len(b.words)), 40),
        min(many, 20),
        min(min(len(one.lines), len(other.lines)), 30),
        any(line.text[: line.sentence.end].rstrip("”\"' ").endswith("?") for line in (a, b)),
        *parting.alike,
        *parting.there,
        min(max(len(words.tokens) for words in (one, other)), _MOST_WORDS),
        tokens[0].pos == tokens[1].pos,
        tokens[0].dep == tokens[1].dep,
        heads[0] == heads[1],
        min(place, 20),
        min(beside, 5),
        *parting.around,
        *(kind == name for name in KINDS),
    )
    return Parted(kind, (one, i), (other, j), tuple(round(float(value), 4) for value in values))


def _difference(one: Parted, sure: float) -> Difference:
    sides = _side(*one.one), _side(*one.other)
    return Difference(one.kind, _topic(one, sides), sides, _judgement(one), None, round(min(0.9, 0.4 + sure / 2), 3))


def _has_ground(one: Parted, lines: Lines) -> bool:
    """Whether anything but the network says that both sentences tell of one thing: words, actors, or what is around."""
    a, b = one.lines
    around = lines.weight(lines.around(a) & lines.around(b))
    return bool(a.actors & b.actors) or around > 0 or lines.weight(a.keys & b.keys) >= _GROUND * CAP


def _of_two_things(one: Parted, lines: Lines) -> bool:
    """Whether two values hang from one deed of two doers, or from what there is and what is done with a part of it."""
    found = [
        next((slot for slot in slots_of(line) if slot.kind == one.kind and _touch(slot.span, words.at[n])), None)
        for line, (words, n) in zip(one.lines, (one.one, one.other), strict=True)
    ]
    return found[0] is not None and found[1] is not None and of_two(found[0], found[1], lines)


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _unopposed(one: Parted) -> bool:
    """Whether nothing in either sentence means no, where one is to deny the other, or says how far a thing has come,
    where one is to be farther: "fell silent", "stopped shooting". From day to day it moves on, if not called off."""
    if one.kind == "polarity":
        return not any(means_no(line) for line in one.lines)
    if one.kind != "status":
        return False
    if any(means_no(line) or calls_off(line) for line in one.lines):
        return False
    moved = later(*one.lines) is not None
    return moved or not any(_STAGED.search(x.text, x.sentence.start, x.sentence.end) for x in one.lines)


def _judgement(one: Parted) -> str:
    """In words how the sides stand; numbers that fit are left to the reader."""
    (a, i), (b, j) = one.one, one.other
    if one.kind == "duration":
        return judged_lengths(line.sentence.of(line.text) for line in one.lines)
    if one.kind != "number" or not (a.low[i] > b.high[j] or b.low[j] > a.high[i]):
        return _JUDGEMENTS[one.kind]
    last = later(*one.lines)
    higher = one.lines[0] if a.low[i] > b.high[j] else one.lines[1]
    if last is not None and last is higher:
        return "later figure: the later report has the higher one; contradicts only if both count to one day"
    return "contradicts: no number fits both"


def _side(words: Words, n: int) -> Side:
    """A word with what belongs to it."""
    line = words.lines[int(words.line[n])]
    span = _phrase(words, n)
    return Side(line.article, " ".join(span.of(line.text).split()), (span, line.sentence))


def _phrase(words: Words, n: int) -> Span:
    """The stretch of a word with its little words and, of a verb, its object; the whole name or time that it is of."""
    own = {n} | {m for m in _line_of(words, n) if words.who[n] and words.who[m] == words.who[n]}
    own |= {m for m in _line_of(words, n) if words.when[n] and words.when[m] == words.when[n]}
    own = set(run_around(n, own))
    taken = _OWN | (_OBJECTS if words.tokens[n].pos == "VERB" else frozenset())
    for _ in range(3):
        below = {m for m in _line_of(words, n) if int(words.head[m]) in own and words.tokens[m].dep in taken}
        own = set(run_around(n, own | below))
    kept = sorted(own)
    while len(kept) > _LONGEST:
        kept = kept[1:] if n - kept[0] > kept[-1] - n else kept[:-1]
    return Span(words.at[kept[0]].start, words.at[kept[-1]].end)


def _line_of(words: Words, n: int) -> list[int]:
    return [m for m, line in enumerate(words.line.tolist()) if line == words.line[n]]


def _topic(one: Parted, sides: tuple[Side, Side]) -> str:
    """The clause that tells the point most plainly, after what is asked of it; else whom both sentences name."""
    asked = _ASKED.get(one.kind)
    clauses = [clause for side, line in zip(sides, one.lines, strict=True) if (clause := clause_over(side, line))]
    if asked is not None and clauses:
        return f"{asked}{min(clauses, key=lambda clause: (clause[0], len(clause[1])))[1]}"
    return whom_both_name(list(one.lines))
