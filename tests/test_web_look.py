"""The colours of the pages: legible in light and in dark, by the contrast that WCAG 2.2 asks for (AA)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sanudo.web

SHEET = Path(sanudo.web.__file__).parent / "static" / "page.css"
TEXT = ("ink", "ink-soft", "link", "cooperation", "conflict", "amber", "name", "quote", "time", "event", "position")
PAIRS = [(ink, ground) for ink in TEXT for ground in ("paper", "sheet")]
PAIRS += [
    ("mark-ink", "mark"),
    ("quote", "quote-wash"),
    ("ink", "quote-wash"),
    ("ink", "differs-wash"),
    ("paper", "ink"),
]


def schemes() -> dict[str, dict[str, str]]:
    """The named colours of the light and of the dark scheme."""
    light, dark = SHEET.read_text().split("prefers-color-scheme: dark", 1)
    dark = dark[: dark.index("\n}\n")]
    found = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in (light, dark)]
    return {"light": found[0], "dark": found[0] | found[1]}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    bright, dim = sorted((luminance(one), luminance(two)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme: str, ink: str, ground: str) -> None:
    colours = schemes()[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_ring_stands_out(scheme: str) -> None:
    colours = schemes()[scheme]
    assert contrast(colours["focus"], colours["paper"]) >= 3


def test_dark_changes_every_colour() -> None:
    light, both = schemes()["light"], schemes()["dark"]
    assert [name for name in light if light[name] == both[name]] == []


def test_every_colour_that_is_used_is_named() -> None:
    folder = SHEET.parent
    for sheet in ("page.css", "reader.css"):
        used = set(re.findall(r"var\(--([\w-]+)\)", (folder / sheet).read_text()))
        named = set(re.findall(r"--([\w-]+):", SHEET.read_text()))
        assert used <= named
