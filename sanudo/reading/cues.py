"""The words that report: verbs, nouns and adjectives of saying, thinking and wanting, found in the parse.

A tree goes in, `Cue`s come out, each with what may be its content: a clause, an infinitive, a noun phrase or words in
quotation marks. The words stand in data/cue_verbs.tsv, cue_nouns.tsv and cue_adjectives.tsv; a reader adds a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.reading.tree import Tree

_PARTICLES = ("compound:prt", "compound", "advmod")
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no"})


@dataclass(frozen=True, slots=True)
class Use:
    """How a word reports: `manner` is speech, thought, intention or finding; `polarity` affirmed or denied."""

    manner: str
    polarity: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word in a text. `head` is its token; `content` the tokens of what is said, empty where only words in
    marks can be it. `preposition` and `particle` are tokens that belong to the cue ("called for", "ruled out")."""

    head: int
    kind: str
    lemma: str
    use: Use
    frame: str
    content: tuple[int, ...]
    preposition: int | None = None
    particle: int | None = None


def find_cues(tree: Tree) -> list[Cue]:
    """The reporting words of a text, one entry each, in order of the text."""
    found: list[Cue] = []
    for index, token in enumerate(tree.parsed.tokens):
        if token.pos in ("VERB", "AUX"):
            cue = _verb(tree, index)
        elif token.pos == "NOUN":
            cue = _noun(tree, index)
        elif token.pos == "ADJ":
            cue = _adjective(tree, index)
        else:
            cue = _according(tree, index)
        if cue:
            found.append(cue)
    return found


def cue_span(tree: Tree, cue: Cue) -> Span:
    """The reporting words with their auxiliaries, negation, particle and preposition, where these stand beside them."""
    indices = [cue.head, *(i for i in (cue.preposition, cue.particle) if i is not None)]
    indices += [i for i in tree.having(cue.head, "aux", "cop") if cue.head - i <= 4]
    indices += [i for i in tree.having(cue.head, "advmod") if tree.lower[i] in _NEGATIONS and abs(cue.head - i) <= 3]
    low, high = min(indices), max(indices)
    if high - low > 6:
        low = high = cue.head
    tokens = tree.parsed.tokens
    return Span(tokens[low].start, tokens[high].end)


def is_negated(tree: Tree, index: int) -> bool:
    """Whether "not", "never" or the like stands on a predicate."""
    return any(tree.lower[i] in _NEGATIONS for i in tree.having(index, "advmod", "det"))


def reports_quotes(lemma: str) -> bool:
    """Whether a verb reports words in quotation marks."""
    return (lemma, "q") in _verbs()


def use_of(lemma: str, kind: str) -> Use:
    """How a word of any frame reports; as affirmed speech where the lists do not have it."""
    if kind == "noun":
        found = _nouns().get(lemma)
    elif kind == "adjective":
        found = _adjectives().get(lemma)
    else:
        found = next((use for frame in "cqin" if (use := _verbs().get((lemma, frame)))), None)
    return found or Use("speech", "affirmed")


def longest_verb(lemma: str, after: str) -> str:
    """The verb with the word after it, where the lists have the two as one: "rule out"."""
    both = f"{lemma} {after}"
    return both if any((both, frame) in _verbs() for frame in "cqin") else lemma


def _verb(tree: Tree, index: int) -> Cue | None:
    lemma = tree.token(index).lemma.lower()
    if not _known_verb(lemma):
        return None
    for preposition, phrase in _prepositional(tree, index):
        use = _verbs().get((f"{lemma} {tree.lower[preposition]}", "n"))
        if use:
            content = tuple(tree.subtree(phrase, frozenset({preposition})))
            return Cue(index, "verb", lemma, use, "n", content, preposition)
    for particle in tree.having(index, *_PARTICLES):
        key = f"{lemma} {tree.lower[particle]}"
        use = _verbs().get((key, "n"))
        objects = tree.having(index, "obj", "ccomp")
        if use and objects:
            return Cue(index, "verb", key, use, "n", tuple(tree.subtree(objects[-1])), None, particle)
    return _clausal(tree, index, lemma) or _nominal(tree, index, lemma) or _bare(tree, index, lemma)


def _clausal(tree: Tree, index: int, lemma: str) -> Cue | None:
    """A clause under the verb ("said that"), an infinitive ("vowed to"), or the clause that the verb stands beside."""
    said, wanted = _verbs().get((lemma, "c")), _verbs().get((lemma, "i"))
    for child in tree.having(index, "ccomp", "xcomp", "parataxis", "csubj:pass"):
        infinitive = _is_infinitive(tree, child)
        use = wanted if infinitive else said
        if tree.dep(child) == "parataxis" and (not said or child < index or _reporting(tree, child)):
            continue
        if tree.dep(child) == "xcomp" and not infinitive:
            continue
        if use:
            content = _wanted(tree, index, child, use) if infinitive else tree.subtree(child)
            return Cue(index, "verb", lemma, use, "i" if infinitive else "c", tuple(content))
    if said and tree.dep(index) in ("parataxis", "discourse"):
        head = tree.token(index).head
        content = tree.subtree(head, frozenset({index}))
        return Cue(index, "verb", lemma, said, "c", tuple(content))
    for child in tree.having(index, "advcl"):  # "was quoted as saying" is the saying's; "as if" no content
        if said and tree.having(child, "mark") and tree.lower[tree.having(child, "mark")[0]] == "that":
            return Cue(index, "verb", lemma, said, "c", tuple(tree.subtree(child)))
    return None


def _wanted(tree: Tree, index: int, child: int, use: Use) -> list[int]:
    """What is wanted or expected of somebody takes them in: "expect Clinton to win"; who is told to do it stays out."""
    found = tree.subtree(child)
    if use.manner in ("thought", "intention"):
        for thing in tree.having(index, "obj"):
            if index < thing < child:
                found = sorted({*tree.subtree(thing), *found})
    return found


def _nominal(tree: Tree, index: int, lemma: str) -> Cue | None:
    use = _verbs().get((lemma, "n"))
    if not use:
        return None
    objects = tree.having(index, "obj") or tree.having(index, "nsubj:pass")
    if not objects or tree.token(objects[0]).pos == "PRON":
        return None
    content = set(tree.subtree(objects[0]))
    for judged in tree.having(index, "xcomp", "obl"):  # "called the plan a sham", "described it as unfair"
        as_what = [tree.lower[i] for i in tree.having(judged, "case", "mark")] == ["as"]
        if judged > objects[0] and (as_what or (tree.dep(judged) == "xcomp" and not _is_infinitive(tree, judged))):
            content |= set(tree.subtree(judged))
    return Cue(index, "verb", lemma, use, "n", tuple(sorted(content)))


def _bare(tree: Tree, index: int, lemma: str) -> Cue | None:
    """A verb that may carry words in marks only."""
    use = _verbs().get((lemma, "q"))
    return Cue(index, "verb", lemma, use, "q", ()) if use else None


def _noun(tree: Tree, index: int) -> Cue | None:
    lemma = tree.token(index).lemma.lower()
    use = _nouns().get(lemma)
    if not use:
        return None
    for child in tree.having(index, "acl", "ccomp", "xcomp"):
        if tree.token(child).dep == "acl:relcl" or child < index:
            continue
        marks = [tree.lower[i] for i in tree.having(child, "mark")]
        if "that" in marks or _is_infinitive(tree, child):
            frame = "i" if _is_infinitive(tree, child) else "c"
            return Cue(index, "noun", lemma, use, frame, tuple(tree.subtree(child)))
    return None


def _adjective(tree: Tree, index: int) -> Cue | None:
    lemma = tree.token(index).lemma.lower()
    use = _adjectives().get(lemma)
    if not use or not (tree.having(index, "cop") or tree.subject(index) is not None):
        return None
    for child in tree.having(index, "xcomp", "ccomp", "advcl"):
        infinitive = _is_infinitive(tree, child)
        marks = [tree.lower[i] for i in tree.having(child, "mark")]
        if infinitive or "that" in marks or tree.dep(child) == "ccomp":
            return Cue(index, "adjective", lemma, use, "i" if infinitive else "c", tuple(tree.subtree(child)))
    return None


def _according(tree: Tree, index: int) -> Cue | None:
    """ "According to X, ...": the phrase is the speaker, the rest of the clause the content."""
    if tree.lower[index] != "according" or index + 1 >= len(tree.lower) or tree.lower[index + 1] != "to":
        return None
    phrase = tree.token(index).head
    if phrase == index or tree.dep(phrase) not in ("obl", "advcl", "nmod", "dep", "parataxis"):
        return None
    clause = tree.token(phrase).head
    content = tree.subtree(clause, frozenset({phrase}))
    return Cue(phrase, "according", "according to", Use("speech", "affirmed"), "c", tuple(content), index)


def _prepositional(tree: Tree, index: int) -> list[tuple[int, int]]:
    """(preposition, phrase) pairs below a verb."""
    return [
        (preposition, phrase)
        for phrase in tree.having(index, "obl", "advcl")
        for preposition in tree.having(phrase, "case", "mark")
    ]


def _is_infinitive(tree: Tree, index: int) -> bool:
    return any(tree.lower[i] == "to" for i in tree.having(index, "mark"))


def _reporting(tree: Tree, index: int) -> bool:
    return tree.token(index).pos == "VERB" and (tree.token(index).lemma.lower(), "q") in _verbs()


@lru_cache(maxsize=1)
def _verbs() -> dict[tuple[str, str], Use]:
    return {(row[0], row[1]): Use(row[2], row[3]) for row in _rows("cue_verbs.tsv")}


@lru_cache(maxsize=4096)
def _known_verb(lemma: str) -> bool:
    return lemma in _verb_heads()


@lru_cache(maxsize=1)
def _verb_heads() -> frozenset[str]:
    return frozenset(lemma.split(" ", 1)[0] for lemma, _ in _verbs())


@lru_cache(maxsize=1)
def _nouns() -> dict[str, Use]:
    return {row[0]: Use(row[1], row[2]) for row in _rows("cue_nouns.tsv")}


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, Use]:
    return {row[0]: Use(row[1], row[2]) for row in _rows("cue_adjectives.tsv")}


def _rows(name: str) -> list[list[str]]:
    lines = files("sanudo.reading").joinpath("data", name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith(("#", "lemma\t"))]
