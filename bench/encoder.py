"""The heads for quotations and relations alone, before any rule: PolNeAR dev, and a sixth of PLV never trained on."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

from sanudo.language.encoder import relation_scores
from sanudo.language.parse import parse
from training.encoder.corpora import Example, attributions, held_out, marked_relations

CORPORA = Path(os.environ.get("SANUDO_CORPORA", Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"))
QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
    "NONE": "none",
}


def measure() -> list[dict[str, Any]]:
    """F of each quotation label by word, and macro F of relation types and quads."""
    if not (CORPORA / "relations").exists():
        raise FileNotFoundError(f"no corpora in {CORPORA}")
    return quotation() + relations()


def quotation() -> list[dict[str, Any]]:
    """Words labelled as PolNeAR's outermost attributions have them; B- and I- are one."""
    right, said, gold = Counter[str](), Counter[str](), Counter[str]()
    for example in attributions(CORPORA / "quotations/polnear/dev"):
        found = parse(text_of(example)).quotation
        if len(found) != len(example.quotation):  # the words fell otherwise where white space was odd
            continue
        for a, b in zip(example.quotation, found, strict=True):
            a, b = a[2:], b[2:]
            gold[a] += 1
            said[b] += 1
            right[a] += a == b
    return [
        {
            "figure": f"quotation head, words, {k} F",
            "corpus": "PolNeAR dev",
            "size": f"{gold[k]} words",
            "value": f"{200 * right[k] / (said[k] + gold[k]):.1f}",
            "note": f"P {100 * right[k] / max(1, said[k]):.1f} R {100 * right[k] / max(1, gold[k]):.1f}",
        }
        for k in ("CUE", "SOURCE", "CONTENT")
    ]


def relations() -> list[dict[str, Any]]:
    """The likeliest type but NONE, which these sentences do not have, against the gold one."""
    pairs = []
    for example in marked_relations(CORPORA / "relations/plv_train.tsv"):
        if not held_out(" ".join(example.words), 6):
            continue
        scores = relation_scores(text_of(example), _span(example, 1), _span(example, 2))
        best = max((k for k in scores if k != "NONE"), key=lambda k: scores[k])
        pairs.append((example.event, best))
    quads = [(QUADS[a], QUADS[b]) for a, b in pairs]
    sides = [(a.split()[1], b.split()[1]) for a, b in quads]
    told = (("types", pairs), ("four quads", quads), ("cooperation or conflict", sides))
    return [
        {
            "figure": f"relation head, macro F over {what}",
            "corpus": "PLV, a sixth kept from training",
            "size": f"{len(x)} sentences",
            "value": f"{macro(x):.3f}",
        }
        for what, x in told
    ]


def macro(pairs: list[tuple[str, str]]) -> float:
    """Mean F over the labels of the gold."""
    labels = sorted({a for a, _ in pairs})
    right = Counter(a for a, b in pairs if a == b)
    gold, said = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    return sum(2 * right[k] / (gold[k] + said[k]) for k in labels) / len(labels)


def text_of(example: Example) -> str:
    """The example's words with single spaces where the source had any."""
    pairs = zip(example.words, example.spaces, strict=True)
    return "".join((" " if s and i else "") + w for i, (w, s) in enumerate(pairs))


def _span(example: Example, role: int) -> tuple[int, int]:
    """The characters of the words with `role` in the example's text."""
    at, inside = 0, []
    for i, (word, space) in enumerate(zip(example.words, example.spaces, strict=True)):
        at += bool(space and i)
        if example.roles[i] == role:
            inside.append((at, at + len(word)))
        at += len(word)
    return inside[0][0], inside[-1][1]
