"""Places with coordinates in; a map of outlines and marks out, as inline SVG made of classes alone.

The outlines (outlines.tsv) are shipped; nothing is fetched. The map shows what the marks need and some way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians, sqrt

from markupsafe import Markup, escape

WIDTH, HEIGHT = 720, 420
_AROUND = 5.0  # degrees beside the outermost marks
_EDGE = 2.0  # degrees that a mark always has to the edge
_LEAST = 24.0  # degrees from west to east
_MOST = 360.0
_NORTH, _SOUTH = 84.0, -60.0
_TALLEST = 75.0  # degrees; nearer the poles the map is not drawn wider

Line = tuple[str, tuple[tuple[float, float], ...]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the map: where it is, what it is called, how much is there, and where it leads."""

    name: str
    latitude: float
    longitude: float
    count: int
    href: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class _Frame:
    """The stretch of the world that is shown: its west and north, and pixels for a degree each way."""

    west: float
    north: float
    across: float
    down: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (longitude - self.west) * self.across, (self.north - latitude) * self.down


def world(marks: Sequence[Mark]) -> Markup:
    """The map of `marks`, the largest first so that none hides a smaller one; empty without marks."""
    if not marks:
        return Markup("")
    frame = _frame(marks)
    drawn = [f'<path class="{sort}" d="{_path(lines, frame)}"/>' for sort, lines in _by_sort().items()]
    drawn += [_mark(mark, frame) for mark in sorted(marks, key=lambda m: (-m.count, m.name))]
    title = f"Map of {len(marks)} places of events"
    head = f'<svg class="map" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(title)}">'
    return Markup(head + "".join(drawn) + "</svg>")


def _frame(marks: Sequence[Mark]) -> _Frame:
    """What holds all marks, in the shape of the picture, degrees as wide as they are at its middle."""
    west, east = (limit(m.longitude for m in marks) for limit in (min, max))
    south, north = (limit(m.latitude for m in marks) for limit in (min, max))
    middle = (south + north) / 2
    squeeze = cos(radians(min(abs(middle), _TALLEST)))
    wide = max(east - west + 2 * _AROUND, (north - south + 2 * _AROUND) * WIDTH / HEIGHT / squeeze, _LEAST)
    wide = min(wide, _MOST)
    across = WIDTH / wide
    down = min(across / squeeze, HEIGHT / (north - south + 2 * _EDGE))
    tall = HEIGHT / down
    top = max(north + _EDGE, min(middle + tall / 2, _NORTH))
    if top - tall < _SOUTH:  # no more of the south than the marks need
        top = min(_SOUTH + tall, south - _EDGE + tall)
    return _Frame((west + east) / 2 - wide / 2, top, across, down)


def _path(lines: Iterable[Line], frame: _Frame) -> str:
    """The lines that reach into the frame, as a path."""
    found = []
    for _, points in lines:
        placed = [frame.at(*point) for point in points]
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        if max(xs) >= 0 and min(xs) <= WIDTH and max(ys) >= 0 and min(ys) <= HEIGHT:
            found.append("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in placed))
    return "".join(found)


def _mark(mark: Mark, frame: _Frame) -> str:
    x, y = frame.at(mark.longitude, mark.latitude)
    radius = min(22.0, 4.5 + 2.2 * sqrt(mark.count))
    words = f"{mark.name}: {mark.count} {'event' if mark.count == 1 else 'events'}"
    chosen = ' aria-current="true"' if mark.chosen else ""
    return (
        f'<a class="place" href="{escape(mark.href)}" aria-label="{escape(words)}"{chosen}>'
        f"<title>{escape(words)}</title>"
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        f'<text x="{x:.1f}" y="{y - radius - 4:.1f}" text-anchor="middle">{escape(mark.name)}</text></a>'
    )


@cache
def _by_sort() -> dict[str, tuple[Line, ...]]:
    """The outlines by sort, in degrees."""
    lines: dict[str, list[Line]] = {"coast": [], "border": []}
    for row in files("sanudo.web").joinpath("outlines.tsv").read_text("utf-8").splitlines():
        if row.startswith("#"):
            continue
        sort, _, steps = row.partition("\t")
        x = y = 0
        points = []
        for step in steps.split(" "):
            dx, dy = step.split(",")
            x, y = x + int(dx), y + int(dy)
            points.append((x / 10, y / 10))
        lines[sort].append((sort, tuple(points)))
    return {sort: tuple(found) for sort, found in lines.items()}
