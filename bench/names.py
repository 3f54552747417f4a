"""How well `name_similarity` tells one name's spellings from two names: F1 at .5 on a list of labelled pairs.

The list is split by a hash of the pair: one half to tune on, the other to report on.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from sanudo.comparing.names import name_similarity

PAIRS = Path(__file__).parent / "data" / "name_pairs.tsv"


def measure() -> list[dict[str, object]]:
    """F1 of the half reported on, ours beside aligned-token Jaro-Winkler at its best threshold."""
    pairs = [(a, b, same) for a, b, same in read_pairs() if held_out(a, b)]
    ours = f_score([(name_similarity(a, b), same) for a, b, same in pairs], 0.5)
    rival_scores = [(_jaro_winkler(a, b), same) for a, b, same in pairs]
    rival = max(f_score(rival_scores, cut / 100) for cut in range(50, 100))
    rows = (("name pairs: F1 at .5", ours), ("name pairs: F1, aligned-token Jaro-Winkler, best cut", rival))
    return [
        {"figure": name, "corpus": "own pairs, held out half", "size": len(pairs), "value": round(value, 3), "note": ""}
        for name, value in rows
    ]


def read_pairs() -> list[tuple[str, str, bool]]:
    """The labelled pairs."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return [(a, b, label == "1") for a, b, label in (x.split("\t") for x in lines if not x.startswith("#"))]


def held_out(a: str, b: str) -> bool:
    """Whether the pair belongs to the half that is reported on."""
    return hashlib.sha256(f"{a}\t{b}".encode()).digest()[0] % 2 == 1


def f_score(scores: list[tuple[float, bool]], cut: float) -> float:
    """F1 of calling a pair one where its score reaches `cut`."""
    hits = sum(same for score, same in scores if score >= cut)
    called = sum(score >= cut for score, _ in scores)
    return 2 * hits / max(1, called + sum(same for _, same in scores))


def _jaro_winkler(a: str, b: str) -> float:
    from rapidfuzz.distance import JaroWinkler

    short, long = sorted((a.lower().split(), b.lower().split()), key=len)
    return sum(max(JaroWinkler.similarity(x, y) for y in long) for x in short) / max(1, len(short))


if __name__ == "__main__":
    held = "--held" in sys.argv
    scored = [(name_similarity(a, b), same, a, b) for a, b, same in read_pairs() if held_out(a, b) == held]
    for cut in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6):
        print(cut, round(f_score([(s, y) for s, y, _, _ in scored], cut), 3))
    if not held:
        for score, same, a, b in sorted(scored):
            if (score >= 0.5) != same:
                print("MISS" if same else "FALSE", score, a, "/", b)
