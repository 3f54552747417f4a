"""Scores of one window in, decisions out: sentence bounds, tags, trees, names, quotation labels. No text."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path

import numpy as np

from sanudo.language import encoder
from sanudo.language.encoder import Array, Scores
from sanudo.language.trees import tree
from sanudo.language.windows import CLOSING, ENDS, MONTHS, RANKS

_CLOSES = frozenset((",", ";", ":", ".", "!", "?", ")", "]", "”", "’", "»", "%", "'s", "’s", "n't"))
_BEFORE_NOUNS = frozenset(("amod", "compound", "det", "nummod"))
_OPENS = frozenset(("“", '"', "‘", "'", "«", "(", "["))
_DAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_SAYS = frozenset(("said", "says"))
# How much better than none the start of a sentence must score, by what came before it (tuned on UD dev).
_AFTER = {"stop": -3.0, "dots": -1.0, "abbreviation": -1.0, "initial": 0.0, "mark": 1.0, "word": 0.5, "inside": 4.0}


def sentences(
    words: list[str], glued: list[bool], scores: Array, named: list[tuple[int, int, str]]
) -> list[tuple[int, int]]:
    """First and past-the-last word of each sentence of the window. `glued`: whether no space comes before the word.

    A sentence starts where the encoder says so, after a full stop unless it is sure of the contrary, elsewhere only
    where it is sure; never inside one of the names `named`, before a closing mark or after a comma and a closing mark;
    and with the opening mark, not after it.
    """
    margin = (scores[:, 1] - scores[:, 0]).tolist()
    lowest = min(_AFTER.values())
    inside = {i for first, last, _ in named for i in range(first + 1, last + 1)}
    starts = [0]
    for i in range(1, len(words)):
        if margin[i] <= lowest or words[i] in _CLOSES or i in inside:
            continue
        at = i
        if i > 1 and words[i - 1] in _OPENS and glued[i] and not glued[i - 1]:
            at = i - 1
        if margin[i] > _bar(words, at, i) and at > starts[-1]:
            starts.append(at)
    return list(zip(starts, [*starts[1:], len(words)], strict=True))


def _bar(words: list[str], start: int, shown: int) -> float:
    """What a sentence that starts with word `start` must score at word `shown`."""
    last = start - 1
    while last > max(0, start - 5) and words[last] in CLOSING:
        last -= 1
    before = words[last]
    if before in (",", ";") and last < start - 1:
        return np.inf
    if words[shown][0].islower():
        return _AFTER["mark"]
    if before in RANKS or (before in MONTHS and words[shown][0].isdigit()):
        return np.inf  # "Gen. Ana Ruiz", "Nov. 13"
    if before in ENDS:
        return _AFTER["dots" if before[:2] == ".." or before == "…" else "stop"]
    if len(before) > 1 and before[-1] == "." and before[0].isalpha():
        return _AFTER["initial" if len(before) == 2 else "abbreviation"]
    if before[-1].isalnum() and (words[shown] in _DAYS or before in _SAYS):
        return _AFTER["inside"]  # "struck targets in the east Thursday, the first time"; '," said Senator Ana Ruiz'
    return _AFTER["word" if before[-1].isalnum() else "mark"]


def tags(words: list[str], upos: Array, tag: Array) -> list[tuple[str, str]]:
    """Part of speech and features of each word: the best part of speech, then the best features that go with it.

    A closed part of speech (pronoun, preposition, ...) is given to its known forms only.
    """
    names = encoder.labels()["upos"]
    best = upos.argmax(1)
    for i, part in enumerate(best.tolist()):
        if names[part] in _closed() and words[i].lower().replace("’", "'") not in _closed()[names[part]]:
            best[i] = np.where(_open_upos(), upos[i], -np.inf).argmax()
    allowed = np.where(_tag_upos()[None, :] == best[:, None], tag, -np.inf).argmax(1)
    features = _tag_features()
    return [(names[p], features[t]) for p, t in zip(best.tolist(), allowed.tolist(), strict=True)]


def heads(scores: Scores, bounds: list[tuple[int, int]]) -> tuple[list[int], list[str]]:
    """The head (a word of the window; a root its own) and the relation of each word, a tree a sentence."""
    columns: list[int] = []
    for a, b in bounds:
        inside = np.concatenate((scores.arcs[a:b, :1], scores.arcs[a:b, a + 1 : b + 1]), 1)
        columns += [0 if h == 0 else a + h for h in tree(inside)]
    labels = encoder.label_scores(scores.label_dependent, scores.label_head[columns])
    names = encoder.labels()["relation"]
    root = names.index("root")
    labels[:, root] = -np.inf
    best = labels.argmax(1).tolist()
    deps = ["root" if c == 0 else names[label] for c, label in zip(columns, best, strict=True)]
    return [i if c == 0 else c - 1 for i, c in enumerate(columns)], deps


def mend(heads: list[int], deps: list[str], tags: list[tuple[str, str]]) -> None:
    """Brings home, in place, the words before a noun that were hung on a later noun beyond the verb that governs it.

    "Turkish" in "Turkish troops attacked Kurdish rebels" goes with "troops", whatever scored better.
    """
    for i, dep in enumerate(deps):
        head = heads[i]
        verb = heads[head]
        if dep not in _BEFORE_NOUNS or not i < verb < head or tags[verb][0] != "VERB":
            continue
        nearer = next((k for k in range(i + 1, verb) if tags[k][0] in ("NOUN", "PROPN")), None)
        if nearer is not None and not _above(heads, nearer, i):
            heads[i] = nearer


def _above(heads: list[int], word: int, other: int) -> bool:
    """Whether `other` is `word` or one of its heads."""
    while word != other and heads[word] != word:
        word = heads[word]
    return word == other


_NO_NAME = 1.0  # what speaks for no name, beforehand: chosen on written lines and a part of the name corpora


def names(scores: Array) -> list[tuple[int, int, str]]:
    """First word, last word and kind of each name: the best well-formed sequence of labels of the window."""
    kinds = encoder.labels()["name"]
    found: list[tuple[int, int, str]] = []
    sure = scores.copy()
    sure[:, 0] += _NO_NAME
    best = sure.argmax(1).tolist()
    if not _well_formed(best):
        best = _best_path(sure)
    start = 0
    for i, label in enumerate(best):
        if label:
            part, kind = kinds[label].split("-")
            if part in "BU":
                start = i
            if part in "LU":
                found.append((start, i, kind))
    return found


def quotation(scores: Array) -> list[str]:
    """One label a word: O, B- or I- of CUE, SOURCE, CONTENT; an I- that nothing begins becomes a B-."""
    kinds = encoder.labels()["quotation"]
    found: list[str] = []
    for label in scores.argmax(1).tolist():
        name = kinds[label]
        if name[0] == "I" and (not found or found[-1][1:] != name[1:]):
            name = "B" + name[1:]
        found.append(name)
    return found


def likely(scores: Array) -> list[tuple[float, ...]]:
    """How probable each quotation label is of each word, to four digits: O, then B- and I- of CUE, SOURCE, CONTENT."""
    odds = np.exp(scores.astype(np.float64) - scores.max(1, keepdims=True))[:, _quotation_columns()]
    return [tuple(row) for row in np.round(odds / odds.sum(1, keepdims=True), 4).tolist()]


@cache
def _quotation_columns() -> list[int]:
    """Where the model has each quotation label, in the order in which `likely` tells them."""
    kinds = encoder.labels()["quotation"]
    return [kinds.index("O"), *(kinds.index(f"{at}-{kind}") for kind in ("CUE", "SOURCE", "CONTENT") for at in "BI")]


def _well_formed(path: list[int]) -> bool:
    allowed, first, last = _transitions()
    return bool(first[path[0]] and last[path[-1]]) and all(allowed[x, y] for x, y in itertools.pairwise(path))


def _best_path(scores: Array) -> list[int]:
    """The best well-formed labels by Viterbi; steps that may not be are barred, those that may cost nothing."""
    allowed, first, last = _transitions()
    bar = np.where(allowed, 0.0, -np.inf)
    total = np.where(first, scores[0], -np.inf)
    back = []
    for row in scores[1:]:
        table = total[:, None] + bar
        back.append(table.argmax(0))
        total = table.max(0) + row
    label = int(np.where(last, total, -np.inf).argmax())
    path = [label]
    for step in reversed(back):
        label = int(step[label])
        path.append(label)
    return path[::-1]


@cache
def _transitions() -> tuple[Array, Array, Array]:
    """Which label may follow which, begin a sentence, end one."""
    labels = encoder.labels()["name"]

    def open_after(label: str) -> str:
        return label[2:] if label[0] in "BI" and label != "O" else ""

    def needs(label: str) -> str:
        return label[2:] if label[0] in "IL" else ""

    allowed = np.array([[open_after(x) == needs(y) for y in labels] for x in labels])
    return allowed, np.array([not needs(x) for x in labels]), np.array([not open_after(x) for x in labels])


@cache
def _closed() -> dict[str, frozenset[str]]:
    """The forms of each closed part of speech."""
    lines = (Path(__file__).parent / "words" / "closed.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: frozenset(row[1].split(" ")) for row in rows}


@cache
def _open_upos() -> Array:
    return np.array([name not in _closed() for name in encoder.labels()["upos"]])


@cache
def _tag_upos() -> Array:
    labels = encoder.labels()
    return np.array([labels["upos"].index(t.split("|")[0]) for t in labels["tag"]])


@cache
def _tag_features() -> list[str]:
    return [t.partition("|")[2] for t in encoder.labels()["tag"]]
