"""Outlines of countries for the map of the app, from Natural Earth by way of npm `world-atlas`.

`python -m training.outlines countries-110m.json` writes sanudo/web/outlines.tsv: a line a row, coast or border, its
points in tenths of a degree, the first as it is and each further one as the step from the one before.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

TABLE = Path(__file__).parents[1] / "sanudo" / "web" / "outlines.tsv"
HEAD = """\
# Coasts and borders, a line a row: its points in tenths of a degree (longitude,latitude), the first as it is, each
# further one as the step from the one before. Source: Natural Earth 1:110m (public domain), from npm world-atlas 2.0.2
# (countries-110m.json, ISC), rounded by training/outlines.py.
# sort	points
"""


def main(place: str) -> None:
    """Write the table from the topology at `place`."""
    topology = json.loads(Path(place).read_text("utf-8"))
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    used = Counter(arc if arc >= 0 else ~arc for arc in arcs_in(topology["objects"]["countries"]["geometries"]))
    lines = []
    for number, arc in enumerate(topology["arcs"]):
        x = y = 0
        points: list[tuple[int, int]] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = (round(10 * (x * scale[0] + translate[0])), round(10 * (y * scale[1] + translate[1])))
            if not points or points[-1] != point:
                points.append(point)
        for piece in pieces(points):
            steps = [piece[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(piece))]
            lines.append(("border" if used[number] > 1 else "coast") + "\t" + " ".join(f"{a},{b}" for a, b in steps))
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def pieces(points: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """A line cut where it goes round the back of the map."""
    cuts = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(points)) if abs(b[0] - a[0]) > 1800), len(points)]
    for first, last in pairwise(cuts):
        if last - first > 1:
            yield points[first:last]


def arcs_in(value: object) -> Iterator[int]:
    """All numbers of arcs in geometries."""
    if isinstance(value, int):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from arcs_in(one)
    elif isinstance(value, dict):
        yield from arcs_in(value.get("arcs", value.get("geometries", [])))


if __name__ == "__main__":
    main(sys.argv[1])
