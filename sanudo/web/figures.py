"""Numbers in; drawings as inline SVG out, made of classes alone so that no style stands in the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import cos, pi, sin

from markupsafe import Markup, escape

from sanudo.comparing.types import Office
from sanudo.web.relating import Point

WIDTH = 720
NARROW = 400


def relation_curve(points: Sequence[Point], href: Callable[[str], str], height: int = 260) -> Markup:
    """Bars of cooperation (up) and conflict (down) by period, the line of their balance, and links to the events."""
    if not points:
        return Markup("")
    top = max(1.0, *(point.cooperation for point in points), *(-point.conflict for point in points))
    left, right, middle = 44.0, 12.0, height / 2
    step = (WIDTH - left - right) / len(points)
    bar = min(34.0, max(2.0, step * 0.56))
    scale = (middle - 26) / top
    drawn = [_axis(height, left, right, middle, top, scale)]
    line: list[str] = []
    every = max(1, -(-len(points) // 8))
    for number, point in enumerate(points):
        x = left + step * (number + 0.5)
        if point.events:
            line.append(f"{x:.1f},{middle - point.balance * scale:.1f}")
        drawn.append(_bar(point, x, bar, step, middle, scale, height, href(point.period)))
        if number % every == 0:
            drawn.append(
                f'<text class="tick" x="{x:.1f}" y="{height - 4}" text-anchor="middle">{escape(point.period)}</text>'
            )
    drawn.append(f'<polyline class="balance" points="{" ".join(line)}"/>')
    drawn += [f'<circle class="balance" cx="{at.split(",")[0]}" cy="{at.split(",")[1]}" r="3.5"/>' for at in line]
    title = f"Cooperation and conflict in {len(points)} periods, {points[0].period} to {points[-1].period}"
    head = f'<svg class="curve" viewBox="0 0 {WIDTH} {height}" role="group" aria-label="{escape(title)}">'
    return Markup(head + "".join(drawn) + "</svg>")


def _axis(height: int, left: float, right: float, middle: float, top: float, scale: float) -> str:
    ticks = ""
    for value in (top, -top):
        y = middle - value * scale
        ticks += f'<line class="grid" x1="{left}" x2="{WIDTH - right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        ticks += f'<text class="tick" x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{value:+.0f}</text>'
    return (
        f'{ticks}<line class="axis" x1="{left}" x2="{WIDTH - right}" y1="{middle}" y2="{middle}"/>'
        f'<text class="tick" x="{left - 6}" y="{middle + 4}" text-anchor="end">0</text>'
    )


def _bar(
    point: Point, x: float, bar: float, step: float, middle: float, scale: float, height: int, address: str
) -> str:
    label = (
        f"{point.period}: cooperation {point.cooperation:.1f}, conflict {point.conflict:.1f}"
        f", counted {len(point.events)}" + (f", {len(point.not_counted)} not counted" if point.not_counted else "")
    )
    up, down = point.cooperation * scale, -point.conflict * scale
    left = x - bar / 2
    return (
        f'<a href="{escape(address)}" aria-label="{escape(label)}"><title>{escape(label)}</title>'
        f'<rect class="hit" x="{x - step / 2:.1f}" y="0" width="{step:.1f}" height="{height - 18}"/>'
        f'<rect class="cooperation" x="{left:.1f}" y="{middle - up:.1f}" width="{bar:.1f}" height="{max(up, 0):.1f}"/>'
        f'<rect class="conflict" x="{left:.1f}" y="{middle:.1f}" width="{bar:.1f}" height="{max(down, 0):.1f}"/></a>'
    )


def office_lines(offices: Sequence[Office]) -> Markup:
    """A row an office, from the first day it is seen held to the last; offices without days are left to the list."""
    dated = [(office, _day(office.first_seen), _day(office.last_seen)) for office in offices]
    spans = [(office, first or last, last or first) for office, first, last in dated if first or last]
    if not spans:
        return Markup("")
    begin = min(first for _, first, _ in spans if first)
    end = max(last for _, _, last in spans if last)
    days = max(1, (end - begin).days)
    left, row, height = 10.0, 36, 36 * len(spans) + 22
    scale = (NARROW - 2 * left) / days
    drawn = []
    for number, (office, first, last) in enumerate(spans):
        y = number * row + 26
        assert first and last
        x1, x2 = left + (first - begin).days * scale, left + (last - begin).days * scale
        title = office.title + (f", {office.body}" if office.body else "")
        shown = title if len(title) <= 60 else title[:59] + "…"
        kind = "office former" if office.former else "office"
        drawn.append(
            f'<text class="label" x="{left - 5}" y="{y - 10}">{escape(shown)}<title>{escape(title)}'
            f'</title></text><line class="grid" x1="{left}" x2="{NARROW - left}" y1="{y}" y2="{y}"/>'
            f'<line class="{kind}" x1="{x1:.1f}" x2="{max(x2, x1 + 0.1):.1f}" y1="{y}" y2="{y}">'
            f"<title>{escape(title)}: {first.isoformat()} to {last.isoformat()}</title></line>"
        )
    drawn.append(f'<text class="tick" x="{left - 5}" y="{height - 4}">{begin.isoformat()}</text>')
    if end > begin:
        drawn.append(
            f'<text class="tick" x="{NARROW - left + 5}" y="{height - 4}" text-anchor="end">{end.isoformat()}</text>'
        )
    return Markup(
        f'<svg class="offices" viewBox="0 0 {NARROW} {height}" role="img" aria-label="Offices on a line of time">'
        f"{''.join(drawn)}</svg>"
    )


def company_graph(name: str, company: Sequence[tuple[str, str, int]], most: int = 12) -> Markup:
    """An actor in the middle of those named with it: (name, address, weight), the heaviest first at the top.

    The lines are as thick as the weight asks, in four steps.
    """
    shown = company[:most]
    if len(shown) < 2:
        return Markup("")
    middle_x, middle_y, reach_x, reach_y = NARROW / 2, 150.0, 118.0, 112.0
    heaviest = max(weight for _, _, weight in shown) or 1
    lines, nodes = [], []
    for number, (other, address, weight) in enumerate(shown):
        turn = 2 * pi * number / len(shown) - pi / 2
        x, y = middle_x + reach_x * cos(turn), middle_y + reach_y * sin(turn)
        thick = 1 + min(3, 4 * weight // (heaviest + 1))
        lines.append(f'<line class="tie t{thick}" x1="{middle_x}" y1="{middle_y}" x2="{x:.1f}" y2="{y:.1f}"/>')
        side = "middle" if abs(cos(turn)) < 0.3 else "start" if cos(turn) > 0 else "end"
        at_x = x + (0 if side == "middle" else 8 if side == "start" else -8)
        at_y = y + (4 if side != "middle" else 18 if sin(turn) > 0 else -10)
        text = other if len(other) <= 18 else other[:17] + "…"
        nodes.append(
            f'<a href="{escape(address)}"><title>{escape(other)}</title><circle class="node" cx="{x:.1f}" cy="{y:.1f}" '
            f'r="5"/><text class="label" x="{at_x:.1f}" y="{at_y:.1f}" text-anchor="{side}">{escape(text)}</text></a>'
        )
    nodes.append(f'<circle class="node here" cx="{middle_x}" cy="{middle_y}" r="7"/>')
    label = escape(f"{name} and those named with it, closest first")
    return Markup(
        f'<svg class="company" viewBox="-40 0 {NARROW + 80} 300" role="group" aria-label="{label}">'
        f"{''.join(lines)}{''.join(nodes)}</svg>"
    )


def _day(value: str | None) -> date | None:
    """A day from a value of any precision (the first day of a month or year); None where it is no date."""
    if not value:
        return None
    padded = value[:10] if len(value) >= 10 else value + "-01" * ((10 - len(value)) // 3)
    try:
        return date.fromisoformat(padded)
    except ValueError:
        return None
