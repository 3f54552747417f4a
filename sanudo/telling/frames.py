"""Sentences matched by what the parse says of a word: who does it, to what, with which preposition beside it.

A reading and rows go in, `Frame`s come out, each with the parties in its places, the words it covers and a status
(sanudo.reading.status). A row says the word (`join`, `set up`), whether it is a verb, a noun or an adjective, and where
its places stand: subj, obj, poss, "of" and other prepositions, or "inf" for an infinitive below. A place is
wanted, or may be missing where `?` follows it. Knows nothing of what a row tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sanudo.article.types import Span
from sanudo.language.lemmas import lemma_of
from sanudo.language.parse import parse_blocks
from sanudo.language.types import Parsed
from sanudo.reading.status import status_of
from sanudo.reading.tree import PASSIVE, Tree, tree_of
from sanudo.reading.types import Mention, Reading
from sanudo.telling.things import things

_POS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adjective": ("ADJ",)}
_RELATIVE = frozenset({"which", "that", "who", "whom"})
_ASIDE = ("acl:relcl", "appos", "parataxis", "advcl")
_LONGEST = 1500  # characters of a sentence; longer ones are lists and tables
_BELOW = {"whose": "poss|by|from|compound", "what": "inf|for|of|that|on|to", "article": "det"}
_NEAR = 8  # tokens
_MOST = 60  # tokens of a content


@dataclass(frozen=True, slots=True)
class Place:
    """What stands in a place: its head token, its words and the entity they name, None where they name none."""

    head: int
    span: Span
    entity: int | None


@dataclass(frozen=True, slots=True)
class Frame:
    """A row found in a sentence. `places` maps the names of the row's places to all who stand there side by side.

    `governors` are the lemmas above the word, nearest first, with "not" before one that is negated; `helpers` its
    auxiliaries, and "to" before an infinitive; `by` the lemma of what does what is above ("the plan gives"); `before`
    the words just before; `below` what stands at the thing in the place "thing": whose it is, what it is, its article.
    """

    row: tuple[str, ...]
    sentence: Span
    head: int
    span: Span
    places: dict[str, tuple[Place, ...]]
    status: str
    governors: tuple[str, ...]
    helpers: frozenset[str]
    by: str | None
    before: tuple[str, ...]
    below: dict[str, tuple[Place, ...]]


def find_frames(reading: Reading, rows: tuple[tuple[str, ...], ...]) -> Iterator[Frame]:
    """The frames of rows (word, part of speech, places, ...) in a reading, in order of the text."""
    stems = _stems(rows)
    blocks = tuple(
        sentence.span
        for sentence in reading.sentences
        if sentence.span.end - sentence.span.start <= _LONGEST and stems.search(sentence.span.of(reading.article.text))
    )
    if not blocks:
        return
    tree = _tree(reading.article.text, blocks)
    names = _Names(reading)
    times = frozenset(
        i
        for time in reading.times
        if time.kind in ("DATE", "TIME")
        for i in range(max(0, tree.at(time.span.start)), tree.at(time.span.end - 1) + 1)
    )
    table = _by_word(rows)
    for head, token in enumerate(tree.parsed.tokens):
        lemma, pos = token.lemma.lower(), token.pos
        if pos in ("ADJ", "VERB") and any(tree.lower[i] in ("has", "have", "had") for i in tree.having(head, "aux")):
            pos, lemma = "VERB", lemma_of(tree.lower[head], "VERB", "Tense=Past|VerbForm=Part")  # whatever its tag
        for rest, row in table.get(lemma, ()):
            if pos in _POS[row[1]]:
                yield from _found(tree, head, rest, row, names, times)


def _found(
    tree: Tree, head: int, rest: tuple[str, ...], row: tuple[str, ...], names: _Names, times: frozenset[int]
) -> Iterator[Frame]:
    if rest and not _has(tree, head, rest):
        return
    places: dict[str, tuple[Place, ...]] = {}
    for slot in row[2].split():
        name, _, where = slot.partition("=")
        wanted = not where.endswith("?")
        heads: list[int] = []
        for one in where.rstrip("?").split("|"):
            heads = heads or [i for i in _of_what(tree, _heads(tree, head, one)) if i not in times]
        if not heads and wanted:
            return
        if heads:
            several = [i for top in heads for i in (top, *_joined(tree, top))]
            places[name] = tuple(_place(tree, i, names, name == "what") for i in dict.fromkeys(several))
    tokens = [head, *(i for all_ in places.values() for p in all_ for i in _tokens(tree, p))]
    tokens += tree.having(head, "aux", "cop", "compound:prt")
    if tree.dep(head) == "obj" and "=has" in row[2]:
        tokens += [tree.token(head).head, *tree.having(head, "det", "amod")]
    tokens = [i for i in tokens if tree.token(i).sentence == tree.token(head).sentence]
    refusing = [i for i in tree.above(head) if tree.token(i).lemma.lower() in things("refusal") | {"rule", "talk"}]
    if refusing and 0 < min(tokens) - refusing[0] <= _NEAR:
        tokens.append(refusing[0])  # "ruled out the possibility of Norway's entry"
    span = tree.span(list(range(min(tokens), max(tokens) + 1)))
    sentence = tree.parsed.sentences[tree.token(head).sentence]
    status = status_of(tree, head, row[1] == "noun")
    helpers = frozenset(tree.lower[i] for i in tree.having(head, "aux"))
    helpers |= {"to"} if _is_infinitive(tree, head) or tree.lower[head - 1 : head] == ("to",) else set()
    above, before = tuple(_governors(tree, head)), tree.lower[max(0, min(tokens) - 3) : min(tokens)]
    thing = places.get("thing", ())
    below = {name: _below(tree, thing[0].head, name, names) for name in _BELOW} if thing else {}
    yield Frame(row, sentence, head, span, places, status, above, helpers, _by(tree, head), before, below)


def _below(tree: Tree, thing: int, name: str, names: _Names) -> tuple[Place, ...]:
    """What stands at a thing in one of the places of _BELOW, the first that is filled."""
    for where in _BELOW[name].split("|"):
        heads = tree.having(thing, "det") if where == "det" else _heads(tree, thing, where)
        if heads:
            return tuple(_place(tree, i, names, name == "what") for i in heads[:1])
    return ()


def _heads(tree: Tree, head: int, where: str) -> list[int]:
    """The tokens that head a place of a word."""
    if where == "subj":
        return _subject(tree, head)
    if where == "obj":
        return _object(tree, head)
    if where == "iobj":
        return tree.having(head, "iobj")
    if where == "inf":
        return [i for i in tree.having(head, "xcomp", "acl", "ccomp", "advcl") if _is_infinitive(tree, i) and i > head]
    if where == "ing":
        return [
            i
            for i in tree.having(head, "xcomp", "acl", "ccomp", "advcl", "obl", "nmod")
            if i > head and tree.token(i).pos == "VERB" and tree.lower[i].endswith("ing")
        ]
    if where == "that":
        clauses = [i for i in tree.having(head, "ccomp", "acl") if tree.token(i).dep != "acl:relcl"]
        return [i for i in clauses if i > head and not _is_infinitive(tree, i)]
    if where == "poss":
        return [i for i in tree.having(head, "nmod:poss") if i < head]
    if where == "compound":
        near = [i for i in tree.having(head, "compound", "amod", "nmod") if i < head and tree.token(i).pos != "NUM"]
        return [i for i in near if all(tree.dep(c) in ("compound", "nmod") or c == i for c in range(i, head))]
    if where == "giver":
        verb = tree.token(head).head
        return _subject(tree, verb) if tree.token(verb).lemma.lower() in things("giving") else []
    if where == "is":
        return _who_is(tree, head)
    if where == "has":
        return _who_has(tree, head)
    return _after(tree, head, where) or (
        [i for i in _after(tree, tree.token(head).head, where) if i > head]
        if tree.dep(head) == "obj" or tree.token(tree.token(head).head).lemma.lower() in ("right", "power")
        else []
    )


def _after(tree: Tree, head: int, where: str) -> list[int]:
    """What stands after a word with a preposition, below it or (of an object) below its verb."""
    return [
        i
        for i in tree.having(head, "obl", "nmod", "advcl", "acl")
        if i > head
        and any(tree.lower[c] == where for c in tree.having(i, "case", "mark"))
        and not _is_infinitive(tree, i)
    ]


def _of_what(tree: Tree, heads: list[int]) -> list[int]:
    """Of "membership" and the like what it is membership of: a candidate for it is one for the body."""
    if not heads or tree.token(heads[0]).lemma.lower() not in ("membership", "accession", "admission", "entry"):
        return heads
    return (
        tree.having(heads[0], "compound")
        or [i for where in ("of", "in", "to", "into") for i in _heads(tree, heads[0], where)]
        or heads
    )


def _subject(tree: Tree, head: int) -> list[int]:
    """Who does it, through "to do it", "and do it", "which did it", "by whom it is done"."""
    agents = [i for i in tree.having(head, "obl") if any(tree.lower[c] == "by" for c in tree.having(i, "case"))]
    passive = tree.having(head, *PASSIVE) or (tree.dep(head) == "acl" and tree.features(head).get("VerbForm") == "Part")
    if passive and not tree.lower[head].endswith("ing"):
        return agents
    early = [i for i in tree.having(head, "obj") if i < head and tree.lower[i] not in _RELATIVE]
    if early and tree.lower[head].endswith("ing"):
        return early[:1]  # "no talk of Russia joining it", read as two objects
    at = head
    for _ in range(5):
        found = [i for i in tree.having(at, "nsubj") if tree.token(i).dep not in PASSIVE]
        if found:
            who = found[-1]
            if tree.lower[who] in _RELATIVE:
                clause = next((i for i in (at, *tree.above(at)) if tree.token(i).dep.startswith("acl")), None)
                return [tree.token(clause).head] if clause is not None else []
            return [who]
        owner = tree.having(at, "nmod:poss")  # "Russia's joining"
        if owner and at == head:
            return owner
        above = tree.token(at).head
        if above == at:
            return []
        if tree.dep(at) == "xcomp" and tree.having(above, "obj", "iobj") and at == head and _steers(tree, above):
            return tree.having(above, "obj", "iobj")[:1]  # "invited Norway to join"
        if tree.having(at, *PASSIVE) and at != head:
            return tree.having(at, *PASSIVE)[:1]  # "was invited to join"
        if tree.dep(at) == "acl" and at == head and tree.lower[at].endswith("ing"):
            return [above]
        if tree.token(at).dep == "acl" and _is_infinitive(tree, at):
            owners = tree.having(above, "nmod:poss", "compound")
            if owners:
                return owners[:1]  # "Norway's bid to join"
            if tree.token(above).lemma.lower() not in things("intent"):
                return []  # "the time to vote to join"
        if tree.dep(at) not in ("conj", "xcomp", "advcl", "acl", "obj", "obl"):
            return []
        at = above
        if tree.having(at, *PASSIVE):
            return tree.having(at, *PASSIVE)[:1]
    return []


def _steers(tree: Tree, verb: int) -> bool:
    """Whether it is the object that does what is below ("invited Norway to join"); "wants", "is asked"."""
    return tree.token(verb).lemma.lower() not in ("promise", "threaten", "use")


def _object(tree: Tree, head: int) -> list[int]:
    found = [i for i in tree.having(head, "obj") if i > head or tree.lower[i] not in _RELATIVE]
    if found:
        return ([i for i in found if i > head] or found)[:1]
    bare = [i for i in tree.having(head, "obl") if i > head and not tree.having(i, "case", "mark")]
    bare = [i for i in bare if tree.token(i).pos == "PROPN" and not tree.having(head, *PASSIVE)]
    if bare:
        return bare[:1]  # an object whatever the parse calls it
    for i in range(head + 1, min(head + 8, len(tree.lower))):
        after = tree.token(i).head
        if tree.token(i).pos == "VERB" or tree.token(i).sentence != tree.token(head).sentence:
            break
        if tree.dep(i) == "obj" and after > i and tree.lower[after].endswith("ing") and _is_infinitive(tree, head):
            return [i]  # "to create a council opening ways", read as what opens
    passive = tree.having(head, *PASSIVE)
    if not passive and tree.dep(head) == "conj":
        passive = tree.having(tree.token(head).head, *PASSIVE)
    if passive:
        if tree.lower[passive[0]] in _RELATIVE and tree.token(head).dep.startswith("acl"):
            return [tree.token(head).head]
        return passive[:1]
    if tree.token(head).dep == "acl" and not _is_infinitive(tree, head) and not tree.lower[head].endswith("ing"):
        return [tree.token(head).head]  # "a plan backed by"
    subject = tree.having(head, "nsubj") if tree.token(head).dep == "acl:relcl" else []
    if subject and tree.lower[subject[0]] not in _RELATIVE:
        return [tree.token(head).head]  # "the plan, which Norway proposed"
    return []


def _who_is(tree: Tree, head: int) -> list[int]:
    """Who is the noun: its subject with "is", what it stands beside, or a name after it ("NATO member Norway")."""
    if tree.having(head, "cop"):
        found = tree.having(head, "nsubj")
        if found and tree.lower[found[-1]] in _RELATIVE and tree.token(head).dep.startswith("acl"):
            return [tree.token(head).head]
        return found[-1:]
    above = tree.token(head).head
    if tree.dep(head) == "appos":
        return [above]
    if tree.dep(head) in ("obl", "xcomp", "obj") and tree.token(above).lemma.lower() in (
        "become",
        "remain",
        "stay",
        "admit",
    ):
        return _object(tree, above) if tree.token(above).lemma.lower() == "admit" else _subject(tree, above)
    after = [i for i in tree.having(head, "appos", "flat") if i > head and tree.token(i).pos == "PROPN"]
    if after:
        return after
    if tree.dep(head) in ("compound", "nmod") and above > head and tree.token(above).pos == "PROPN":
        return [above]
    return []


def _who_has(tree: Tree, head: int) -> list[int]:
    """Who has the noun: its owner, who has, gets or wants it, or to whom it is given."""
    owner = tree.having(head, "nmod:poss")
    if owner:
        return owner
    verb = tree.token(head).head
    lemma = tree.token(verb).lemma.lower()
    if tree.dep(head) == "conj" and tree.token(verb).pos == "NOUN":
        return _who_has(tree, verb)
    if tree.dep(head) == "nmod" and lemma in ("right", "power", "possibility", "status"):
        return _who_has(tree, verb)  # "a right of veto"
    if tree.dep(head) in ("obl", "nmod") and tree.having(head, "case"):
        return _subject(tree, verb)  # "is interested in membership", "applied for membership"
    if tree.dep(head) not in ("obj", "nsubj", "conj") or tree.token(verb).pos != "VERB":
        return []
    if lemma in things("giving"):
        to = [i for i in tree.having(verb, "obl") if any(tree.lower[c] == "to" for c in tree.having(i, "case"))]
        others = [i for i in tree.having(verb, "iobj", "obj") if i != head]
        return others[:1] or to[:1] or tree.having(verb, *PASSIVE)[:1]
    return _subject(tree, verb) if tree.dep(head) == "obj" else []


def _has(tree: Tree, head: int, rest: tuple[str, ...]) -> bool:
    after = tree.lower[head + 1 : head + 1 + len(rest)]
    if tuple(after) == rest:
        return True
    particles = {tree.lower[i] for i in tree.having(head, "compound:prt", "advmod", "case")}
    return len(rest) == 1 and rest[0] in particles


def _by(tree: Tree, head: int) -> str | None:
    """The lemma of the subject of the nearest verb above, or the noun that it stands with ("a plan giving")."""
    verb = next((i for i in tree.above(head) if tree.token(i).pos == "VERB"), None)
    if verb is None:
        return None
    subject = tree.subject(verb)
    if subject is None and tree.token(verb).dep == "acl":
        subject = tree.token(verb).head
    return tree.token(subject).lemma.lower() if subject is not None else None


def _governors(tree: Tree, head: int) -> Iterator[str]:
    """The lemmas above a word, nearest first, each with whether it is negated."""
    at = head
    for _ in range(6):
        if _negated(tree, at):
            yield "not"
        above = tree.token(at).head
        if above == at or tree.token(at).dep in ("acl:relcl", "parataxis"):
            return
        if tree.dep(at) in ("conj", "appos"):
            at = above
            continue
        if tree.dep(at) == "advcl" and not _is_infinitive(tree, at):
            return  # "leaving the union, it asked for": it did not ask for that
        words = [tree.token(above).lemma.lower(), *(tree.lower[i] for i in tree.having(above, "compound:prt"))]
        yield " ".join(words)
        at = above


def _negated(tree: Tree, index: int) -> bool:
    return any(
        tree.lower[i] in ("not", "n't", "n’t", "never", "no") for i in tree.having(index, "advmod", "det", "neg")
    )


def _joined(tree: Tree, head: int) -> list[int]:
    return [i for i in tree.having(head, "conj") if tree.token(i).pos in ("PROPN", "NOUN")]


def _place(tree: Tree, head: int, names: _Names, whole: bool) -> Place:
    tokens = _phrase(tree, head, whole)
    return Place(head, tree.span(tokens), names.of(tree, head))


def _tokens(tree: Tree, place: Place) -> list[int]:
    """The tokens of a place."""
    first, last = tree.at(place.span.start), tree.at(place.span.end - 1)
    return list(range(first, last + 1))


def _phrase(tree: Tree, head: int, whole: bool) -> list[int]:
    """The phrase of a place without its preposition, and if not `whole` without what is joined to it and asides."""
    if whole:
        without = tree.having(head, "case", "cc", "parataxis") if tree.token(head).pos != "VERB" else []
        below = [
            i for i in tree.subtree(head, frozenset(without)) if tree.token(i).sentence == tree.token(head).sentence
        ]
        return below[:_MOST]
    without = tree.having(head, "case", "cc", "conj", "cop", *_ASIDE) if tree.token(head).pos != "VERB" else []
    without += [i for i in tree.having(head, "nsubj", "mark") if tree.token(head).pos != "VERB"]
    tokens = [i for i in tree.subtree(head, frozenset(without)) if tree.token(i).sentence == tree.token(head).sentence]
    first = next(
        (n for n, i in enumerate(tokens) if tree.token(i).pos not in ("PUNCT", "ADP", "CCONJ") or i == head), 0
    )
    return tokens[first : first + _MOST] or [head]


def _is_infinitive(tree: Tree, index: int) -> bool:
    return any(tree.lower[i] == "to" for i in tree.having(index, "mark"))


class _Names:
    """Who is named where in a reading."""

    def __init__(self, reading: Reading) -> None:
        self._all: list[Mention] = sorted(
            (m for m in reading.mentions if m.entity is not None and m.entity < len(reading.entities)),
            key=lambda m: (m.span.start, m.span.end),
        )
        self._starts = [m.span.start for m in self._all]

    def of(self, tree: Tree, head: int) -> int | None:
        """The entity that a token is the head of: of the shortest naming that ends with it, else that it stands in."""
        start, end = tree.token(head).start, tree.token(head).end
        near = self._all[bisect_right(self._starts, start - 120) : bisect_right(self._starts, start)]
        over = [m for m in near if m.span.start <= start and end <= m.span.end]
        over.sort(key=lambda m: (m.span.end != end, m.span.end - m.span.start))
        return over[0].entity if over else None


@lru_cache(maxsize=4)
def _tree(text: str, blocks: tuple[Span, ...]) -> Tree:
    parsed: Parsed = parse_blocks(text, blocks)
    return tree_of(parsed)


@lru_cache(maxsize=4)
def _by_word(rows: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for row in rows:
        first, *rest = row[0].split()
        found.setdefault(first, []).append((tuple(rest), row))
    return {word: tuple(rows) for word, rows in found.items()}


@lru_cache(maxsize=4)
def _stems(rows: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """What a sentence must hold to be parsed: the beginning of one of the words, or one of its odd forms."""
    stems = {re.escape(row[0].split()[0][:4]) for row in rows} | {"left", "chos", "gave", "wrot", "brok", "began"}
    return re.compile(r"\b(?:" + "|".join(sorted(stems)) + ")", re.IGNORECASE)


def text_of(reading: Reading, places: Iterable[Place]) -> str:
    """The words of places, as the report has them."""
    return " ".join(" ".join(place.span.of(reading.article.text).split()) for place in places)
