"""Who takes part in what a word tells: of each noun, name and pronoun of its sentence, as doer and as other side.

What the encoder sees of a window's words, their tree and what they tell go in; chances come out. A small network reads
the two words, the way from one to the other through the tree, and what lies beside it. How it is taught stands in
training/event_roles.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from sanudo.language.encoder import MODEL, Array, open_graph
from sanudo.language.types import Part, Telling, Token

NAMED_BY = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))  # parts of speech that may name who takes part
ASKED = 0.15  # how probable it must be that a word tells an event or a stance for who takes part to be asked
LEAST = 0.1  # how probable it must be that somebody takes part for it to be said
LONGEST = 7  # steps of a way through the tree that is told apart; all farther are one
_PARTS = frozenset(("flat", "fixed", "goeswith", "flat:foreign"))  # a name's later words
_NEVER = frozenset(("there", "that", "this", "what", "it"))
_BESIDE = (1, 2, 4, 8, 16)  # words apart


def with_parts(
    told: list[Telling], seen: Array, words: Sequence[str], tokens: Sequence[Token], offset: int
) -> list[Telling]:
    """The words of a window that may tell something, with who may take part; `offset` tokens came before the window."""
    asked = {one.token - offset: one for one in told if 1 - min(one.types[0], one.stances[0]) >= ASKED}
    pairs = pairs_of(words, tokens, offset, list(asked))
    chances = chances_of(seen, {n: one.types for n, one in asked.items()}, pairs)
    parts: dict[int, list[Part]] = {n: [] for n in asked}
    for pair, (_, does, other) in zip(pairs, np.round(chances, 4).tolist(), strict=True):
        if does + other >= LEAST:
            parts[pair.trigger].append(Part(offset + pair.other, does, other))
    return [one._replace(parts=tuple(parts.get(one.token - offset, ()))) for one in told]


class Pair(NamedTuple):
    """Token `trigger` and token `other`, places in the window, and the names of what lies between them."""

    trigger: int
    other: int
    marks: tuple[str, ...]


def pairs_of(words: Sequence[str], tokens: Sequence[Token], offset: int, triggers: Sequence[int]) -> list[Pair]:
    """Of each trigger (a place in the window) all that may take part, in its own sentence.

    `words` are the window's, `tokens` its tokens, where `offset` tokens came before it.
    """
    if not triggers:
        return []
    heads = [token.head - offset for token in tokens]
    cases: dict[int, str] = {}
    passive = set()
    for n, token in enumerate(tokens):
        if token.dep == "case":
            cases.setdefault(heads[n], words[n].lower())
        elif token.dep.endswith(":pass"):
            passive.add(heads[n])
    asked = {tokens[trigger].sentence for trigger in triggers}
    named: dict[int, list[tuple[int, list[int], str]]] = {sentence: [] for sentence in asked}
    for n, token in enumerate(tokens):
        if token.sentence in asked and _may_name(words[n], token):
            named[token.sentence].append((n, _line(n, heads), cases.get(n, "")))
    found = []
    for trigger in triggers:
        line = {n: step for step, n in enumerate(_line(trigger, heads))}
        voice = _voice(tokens[trigger], trigger in passive)
        for other, above, case in named[tokens[trigger].sentence]:
            if other != trigger:
                found.append(Pair(trigger, other, _marks(words, tokens, line, above, trigger, case, voice)))
    return found


def _may_name(word: str, token: Token) -> bool:
    if token.pos not in NAMED_BY or token.dep in _PARTS:
        return False
    if token.pos == "ADJ":
        return word[:1].isupper() or token.dep != "amod"
    if token.pos in ("DET", "NUM"):
        return token.dep in ("nsubj", "nsubj:pass", "obj", "obl", "iobj", "root", "conj", "nmod")
    return word.lower() not in _NEVER


def _line(n: int, heads: Sequence[int]) -> list[int]:
    found = [n]
    while heads[n] != n and len(found) < 40:
        n = heads[n]
        found.append(n)
    return found


def _voice(token: Token, passive: bool) -> str:
    if token.pos != "VERB":
        return token.pos
    form = next((part[9:] for part in token.morph.split("|") if part.startswith("VerbForm=")), "")
    return f"VERB {'pass' if passive else form} {token.dep.partition(':')[0]}"


def _marks(
    words: Sequence[str],
    tokens: Sequence[Token],
    line: dict[int, int],
    above: list[int],
    trigger: int,
    case: str,
    voice: str,
) -> tuple[str, ...]:
    """What lies between a trigger, with its `line` of heads, and the first of `above`, the line of another word."""
    other = above[0]
    steps = next((step for step, n in enumerate(above) if n in line), len(above) - 1)
    met = above[steps]
    ups = line.get(met, len(line) - 1)
    down = [tokens[n].dep for n in above[:steps]]
    up = [tokens[n].dep for n, step in line.items() if step < ups]
    far = ups + steps > LONGEST
    way = "far" if far else "^".join(up) + "|" + ">".join(reversed(down))
    short = "far" if far else f"{ups} {up[-1] if up else ''}|{steps} {down[-1] if down else ''}"
    apart = sum(abs(other - trigger) > least for least in _BESIDE) * (1 if other > trigger else -1)
    token, at = tokens[other], tokens[met]
    return (
        f"way {way}",
        f"way {voice} {short}",
        f"case {case}",
        f"case {case} {voice.partition(' ')[0]} {way}",
        f"of {token.pos} {token.dep}",
        f"apart {apart}",
        f"met {at.pos} {at.lemma if at.pos == 'VERB' and met != trigger else ''}",
        f"own {words[other].lower() if token.pos in ('PRON', 'DET') else ''}",
        f"voice {voice}",
    )


def chances_of(seen: Array, types: Mapping[int, Sequence[float]], pairs: Sequence[Pair]) -> Array:
    """A row a pair: how probable it is that `other` takes no part, does it, or is the other side.

    `seen` has a row a word of the window, what the encoder sees of it; `types` how probable each type is of a trigger.
    """
    if not pairs:
        return np.zeros((0, 3), np.float32)
    triggers = sorted({pair.trigger for pair in pairs})
    others = sorted({pair.other for pair in pairs})
    of_trigger, of_other = {n: i for i, n in enumerate(triggers)}, {n: i for i, n in enumerate(others)}
    numbers = _rows()
    bags = [[numbers[mark] for mark in pair.marks if mark in numbers] or [len(numbers)] for pair in pairs]
    given = {
        "triggers": np.concatenate([seen[triggers], np.array([types[n] for n in triggers], np.float32)], 1),
        "others": seen[others],
        "trigger": np.array([of_trigger[pair.trigger] for pair in pairs]),
        "other": np.array([of_other[pair.other] for pair in pairs]),
        "beside": np.add.reduceat(
            _marks_seen()[[row for bag in bags for row in bag]], np.cumsum([0, *map(len, bags[:-1])]), axis=0
        ),
    }
    found: Array = _session().run(None, given)[0]
    return found


@cache
def _marks_seen() -> Array:
    with np.load(MODEL / "roles.npz") as found:
        table = found["marks"].astype(np.float32) * found["scale"]
    padded: Array = np.pad(table, ((0, 1), (0, 0)))  # the last stands for none
    return padded


@cache
def _rows() -> dict[str, int]:
    rows: dict[str, int] = {mark: n for n, mark in enumerate(json.loads((MODEL / "roles.json").read_text("utf-8")))}
    return rows


@cache
def _session() -> Any:
    return open_graph(MODEL / "roles.onnx")
