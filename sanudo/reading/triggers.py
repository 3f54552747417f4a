"""The words that tell an event, found in the parse by the ontology in ontology/triggers.tsv.

A tree goes in, `Trigger`s come out: which token tells it, as which PLOVER type and mode, and where its recipient
stands. A user adds a word, a type or an ontology of their own as rows of data.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.reading.tree import Tree

NONE = "-"  # the type of words that tell none
_REACH = 10  # tokens
_WEAK = frozenset({"together", "along", "around", "about", "again", "back"})  # particles that turn no word
_IRREGULAR = {"lent": "lend", "tore": "tear", "torn": "tear", "rang": "ring", "slew": "slay", "swore": "swear"}
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "tomorrow", "tonight"}
    | {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "morning", "afternoon", "evening", "spring", "summer", "autumn", "winter"}
    | {"week", "month", "year", "noon", "midnight", "hours", "days", "weeks", "months", "years", "minutes"}
)
_OF_TIME = frozenset({"for", "in", "on", "at"})
_PRESS = frozenset({"news", "press", "video"})
_WITHIN = ("compound:prt", "compound", "advmod", "obj", "xcomp", "ccomp", "obl", "case", "fixed", "mark")


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of the ontology: what a word tells. `argument` is where the recipient stands: "obj" or prepositions; with
    "thing" it is told too where it is done to a thing of nobody's."""

    type: str
    mode: str | None
    cameo: str
    argument: tuple[str, ...]


_PRAISE = Kind("SUPPORT", None, "051", ("obj", "thing"))
_BLAME = Kind("ACCUSE", "disapprove", "111", ("obj", "thing"))
_CALLING = frozenset({"call", "brand", "label", "describe", "term", "dub", "denounce", "decry", "hail", "praise"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """`head` is the token that tells the event, `tokens` all that belong to it, in order; `seen` where no row of the
    ontology tells it, but the encoder."""

    head: int
    tokens: tuple[int, ...]
    kind: Kind
    noun: bool = False
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """What an event type or mode weighs: quad class and score."""

    quad: int
    intensity: float
    cameo: str


def find_triggers(tree: Tree) -> list[Trigger]:
    """The triggers of a text in order; a noun inside a longer trigger ("held talks") tells no event of its own."""
    return [trigger for trigger in all_triggers(tree) if trigger.kind.type != NONE]


def all_triggers(tree: Tree) -> list[Trigger]:
    """The triggers with those whose words are said to tell none."""
    found: list[Trigger] = []
    for index, token in enumerate(tree.parsed.tokens):
        if (token.pos == "VERB" and (trigger := _verb(tree, index))) or (
            token.pos == "NOUN" and (trigger := _noun(tree, index))
        ):
            found.append(trigger)
    taken = {
        i
        for trigger in found
        for i in trigger.tokens
        if trigger.kind.type != NONE and not (trigger.noun and i == trigger.head)
    }
    return [t for t in found if not (t.noun and t.head in taken)]


def grade(kind: Kind) -> Grade:
    """Quad class, score and CAMEO code of a type and mode."""
    quad, intensity, cameo = types()[kind.type]
    if kind.mode and (kind.type, kind.mode) in modes():
        intensity, cameo = modes()[(kind.type, kind.mode)]
    return Grade(quad, intensity, kind.cameo or cameo)


@lru_cache(maxsize=1)
def types() -> dict[str, tuple[int, float, str]]:
    """PLOVER types: quad class, score, CAMEO root."""
    return {row[0]: (int(row[1]), float(row[2]), row[3]) for row in rows("types.tsv")}


@lru_cache(maxsize=1)
def modes() -> dict[tuple[str, str], tuple[float, str]]:
    """PLOVER modes: score, CAMEO code."""
    return {(row[0], row[1]): (float(row[2]), row[3]) for row in rows("modes.tsv")}


def rows(name: str) -> list[list[str]]:
    """The rows of a table of the ontology, without its comments and its heading."""
    lines = files("sanudo.reading").joinpath("ontology", name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def _verb(tree: Tree, index: int) -> Trigger | None:
    if tree.dep(index) == "amod" or any(tree.lower[i] == "with" for i in tree.having(index, "mark")):
        return None  # "the visiting minister"
    judged = _judging(tree, index)
    if judged:
        return Trigger(index, (index, judged[0]), judged[1])
    particles = {tree.lower[i] for i in tree.having(index, "compound:prt")} - _WEAK
    for words, kind in _verbs().get(_lemma(tree, index), ()):
        tokens = _companions(tree, index, words)
        if tokens is not None and particles <= set(words):  # "called off" is no call
            return Trigger(index, tuple(sorted((index, *tokens))), kind)
    return None


def _judging(tree: Tree, index: int) -> tuple[int, Kind] | None:
    """ "Called the report irresponsible", "described the talks as useful": by the word that judges."""
    if tree.token(index).lemma.lower() not in _CALLING or not tree.having(index, "obj"):
        return None
    thing = tree.having(index, "obj")[0]
    for word in tree.having(index, "xcomp", "obl", "advcl", "ccomp"):
        side = _judgements().get(tree.lower[word])
        if side and thing < word <= index + _REACH + 2:
            return word, _PRAISE if side == "for" else _BLAME
    return None


def _lemma(tree: Tree, index: int) -> str:
    """The lemma of a verb; where that is none of the ontology's, by the form: "are meeting", "boycotted"."""
    lemma, form = tree.token(index).lemma.lower(), tree.lower[index]
    if lemma in _verbs():
        return lemma
    ending = next((ending for ending in ("ing", "ed") if form.endswith(ending)), None)
    stem = form.removesuffix(ending) if ending else _IRREGULAR.get(form, form)
    doubled = [stem[:-1]] if stem[-2:-1] == stem[-1:] else []  # "banned", not "banged"
    return next((one for one in (stem, f"{stem}e", *doubled) if one in _verbs()), lemma)


def _companions(tree: Tree, index: int, words: tuple[str, ...]) -> list[int] | None:
    """The tokens below or beside the verb that are the other words of its row; None where one is missing."""
    if not words:
        return []
    near = tree.having(index, *_WITHIN)
    near += [of for child in near if _is_part(tree, child) for of in tree.having(child, "nmod")]
    near += [
        below for child in near for below in tree.having(child, "case", "fixed", "compound", "amod", "det", "mark")
    ]
    found: list[int] = []
    for word in words:
        match = next(
            (
                i
                for i in near
                if i not in found and index < i <= index + _REACH and _is_word(tree, i, word)
                if not word.startswith("<") or {tree.lower[c] for c in tree.having(i, "case")} <= set(words)
            ),
            None,
        )
        if match is None:
            match = next((i for i in _undergoing(tree, index) if i not in found and _is_thing(tree, i, word)), None)
        if match is None:
            return None
        found.append(match)
    return found


def _is_part(tree: Tree, index: int) -> bool:
    """ "Two of the charges", "most of its troops"."""
    return tree.token(index).pos == "NUM" or tree.lower[index] in (
        "some",
        "most",
        "all",
        "many",
        "several",
        "half",
        "part",
    )


def is_time(word: str) -> bool:
    return word in _DAYS or (len(word) == 4 and word.isdigit())


def _undergoing(tree: Tree, index: int) -> list[int]:
    """What a passive is done to: "the sanctions were lifted", "a treaty signed by both"."""
    if tree.having(index, "nsubj:pass"):
        return tree.having(index, "nsubj:pass")
    participle = tree.features(index).get("VerbForm") == "Part" and not tree.lower[index].endswith("ing")
    if tree.token(index).dep != "acl" or not participle or tree.having(index, "aux", "nsubj", "obj"):
        return []
    return [tree.token(index).head]


def _is_thing(tree: Tree, index: int, word: str) -> bool:
    return tree.token(index).pos == "NOUN" and _is_word(tree, index, word)


def _is_word(tree: Tree, index: int, word: str) -> bool:
    """Whether a token is a word of a row, or one of the class that the row names: "<talks>", but no press conference;
    "to+" is that of an infinitive."""
    forms = (tree.lower[index], tree.token(index).lemma.lower())
    if word == "to+":
        return forms[0] == "to" and tree.token(index).dep == "mark"
    if word in _OF_TIME and is_time(tree.lower[tree.token(index).head]):
        return False  # "called a strike for Monday", "took office in May"
    if not word.startswith("<"):
        return word in forms
    told = any(tree.lower[i] in _PRESS for i in tree.having(index, "compound", "amod"))
    return tree.token(index).pos in ("NOUN", "SYM") and not told and any(form in _classes()[word] for form in forms)


def _noun(tree: Tree, index: int) -> Trigger | None:
    lemma = tree.token(index).lemma.lower()
    for before in tree.having(index, "compound", "amod"):
        kind = _nouns().get(f"{tree.lower[before]} {lemma}")
        if kind:
            return Trigger(index, (before, index), kind, True)
    kind = _nouns().get(lemma) or _nouns().get(tree.lower[index])
    return Trigger(index, (index,), kind, True) if kind else None


@lru_cache(maxsize=1)
def _verbs() -> dict[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """By first word: the other words of each row, the longest first, and what it tells."""
    found: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    for row in rows("triggers.tsv"):
        if row[1] == "verb":
            first, *rest = row[0].split(" ")
            found.setdefault(first, []).append((tuple(rest), _kind(row)))
    return {first: tuple(sorted(entries, key=_longest)) for first, entries in found.items()}


def _longest(entry: tuple[tuple[str, ...], Kind]) -> tuple[int, bool, tuple[str, ...]]:
    """The longest row first; of two of one length the one that names the word, not its class."""
    words = entry[0]
    return -len(words), any(word.startswith("<") for word in words), words


@lru_cache(maxsize=1)
def _judgements() -> dict[str, str]:
    """Words that judge, and whether for or against: the table that positions read by."""
    lines = files("sanudo.reading").joinpath("data", "judgements.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t")[:2] for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in rows("classes.tsv")}


@lru_cache(maxsize=1)
def _nouns() -> dict[str, Kind]:
    return {row[0]: _kind(row) for row in rows("triggers.tsv") if row[1] == "noun"}


def _kind(row: list[str]) -> Kind:
    return Kind(row[2], None if row[3] == "-" else row[3], row[4], () if row[5] == "-" else tuple(row[5].split("+")))
