"""Stories and house styles written for this project in, labelled pasted reports out: every story in every style.

Dates, outlets, empty lines and wraps vary with a seed, so that the same call gives the same reports.
"""

from __future__ import annotations

import random
import re
import textwrap
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent / "written"
HELD_STORIES = ("budget", "vaccine", "visit")
"""Stories never trained on."""
_OUTLETS = (
    "The Daily Courier", "Northern Post", "Global Radio", "Channel 9 News", "The Mercury", "Evening Standard-Times",
    "World Service", "The Harbour Herald", "Capital Tribune", "NewsHour", "Metro Sun", "CITYPRESS", "NTV", "The Argus",
)  # fmt: skip
_FIELD = re.compile(r"\{(\w+)(?::([^}]*))?\}")


@dataclass(frozen=True)
class Report:
    """A labelled report: `rows` are (label, words), "" for empty lines; `text` is what is pasted, `outlet` who
    published it, "" where no line says so."""

    story: str
    style: str
    rows: tuple[tuple[str, str], ...]
    outlet: str = ""

    @property
    def text(self) -> str:
        """The report as pasted."""
        return "\n".join(words for _, words in self.rows)


def write_reports(stories: list[str] | None = None, seed: int = 1) -> list[Report]:
    """Every story (or those named) in every style; a seed gives one set of dates, outlets and gaps."""
    reports = []
    for story_file in sorted((HERE / "stories").glob("*.txt")):
        if stories is not None and story_file.stem not in stories:
            continue
        story = _read_story(story_file)
        for style_file in sorted((HERE / "styles").glob("*.txt")):
            chance = random.Random(f"{seed} {story_file.stem} {style_file.stem}")
            rows, outlet = _fill(style_file.read_text(encoding="utf-8"), story, chance)
            rows = _wrap(rows, chance) if style_file.stem.endswith("_wrap") else _vary(rows, chance)
            reports.append(
                Report(story_file.stem, style_file.stem, tuple(rows), _said(rows, outlet, story["agency"][0]))
            )
    return reports


def _said(rows: list[tuple[str, str]], outlet: str, agency: str) -> str:
    """The publisher as the rows have it: the outlet, or the agency of bare copy, or "" where no line says."""
    if any(outlet.lower() in words.lower() for label, words in rows if label != "paragraph"):
        return outlet
    bare = not any(label in ("boilerplate", "related") for label, _ in rows)
    return agency if bare and any(f"({agency})" in words[:80] for label, words in rows if label == "paragraph") else ""


def _read_story(file: Path) -> dict[str, list[str]]:
    story: dict[str, list[str]] = {}
    for row in file.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            name, words = row.split(": ", 1)
            story.setdefault(name, []).append(words)
    return story


def _fill(style: str, story: dict[str, list[str]], chance: random.Random) -> tuple[list[tuple[str, str]], str]:
    """The rows of a style with a story's words in them, and the outlet."""
    day = datetime(1996, 1, 1) + timedelta(minutes=chance.randrange(60 * 24 * 365 * 29))
    outlet = chance.choice(_OUTLETS)
    related = [words.strip() for words in story["rel"]]
    chance.shuffle(related)
    fields = {name: words[0] for name, words in story.items()}
    fields |= {f"rel{at}": words for at, words in enumerate(related, start=1)}
    fields |= {f"p{at}": words for at, words in enumerate(story["p"], start=1)}
    fields |= {
        "HEADLINE": fields["headline"].upper(), "WRITER": fields["writer"].upper(), "PLACE": fields["place"].upper(),
        "Place": fields["place"].title(), "Outlet": outlet, "OUTLET": outlet.upper(),
        "SLUG": fields["headline"].split()[0].upper(), "last": " ".join(story["pull"][0].split()[-3:]),
    }  # fmt: skip

    def value(match: re.Match[str]) -> str:
        if match[1] == "d":
            return day.strftime(match[2])
        if match[1] == "od":
            return (day - timedelta(days=chance.randrange(1, 400))).strftime(match[2])
        return fields[match[1]]

    rows: list[tuple[str, str]] = []
    for row in style.splitlines():
        if row.startswith("#"):
            continue
        label, *cells = row.split("\t")
        if label == "paragraphs":
            rows += _paragraphs(story["p"], cells[0], cells[1])
        elif label == "paragraph":
            words = "\t".join(cells)
            rows.append((label, _FIELD.sub(value, words)))
        else:
            rows.append((label, _FIELD.sub(value, "\t".join(cells))))
    return rows, outlet


def _paragraphs(told: list[str], which: str, manner: str) -> list[tuple[str, str]]:
    low, _, high = which.partition("-")
    rows: list[tuple[str, str]] = []
    for words in told[int(low) - 1 : int(high) if high else None]:
        rows.append(("paragraph", ("   " if manner == "indent" else "") + words))
        if manner == "blank":
            rows.append(("", ""))
    return rows


def _wrap(rows: list[tuple[str, str]], chance: random.Random) -> list[tuple[str, str]]:
    """Long rows broken at a fixed width, the label on each line."""
    width = chance.choice((64, 68, 70, 72, 72, 76, 78))
    wrapped: list[tuple[str, str]] = []
    for label, words in rows:
        pieces = textwrap.wrap(words, width, drop_whitespace=True, initial_indent="") if words else [""]
        if words.startswith("   "):
            indent = words[: len(words) - len(words.lstrip())]
            pieces = textwrap.wrap(words.strip(), width, initial_indent=indent)
        wrapped += [(label, piece) for piece in pieces]
    return wrapped


def _vary(rows: list[tuple[str, str]], chance: random.Random) -> list[tuple[str, str]]:
    """Empty lines doubled, dropped or put everywhere; frames lost or cut off; hard spaces: as pasting goes."""
    manner = chance.choice(("as is", "as is", "as is", "all apart", "tight", "uneven"))
    frame = chance.choice(("whole", "whole", "whole", "from headline", "to the end of the story"))
    told = [at for at, (label, _) in enumerate(rows) if label == "paragraph"]
    heads = [at for at, (label, _) in enumerate(rows) if label == "headline"]
    if frame == "from headline" and heads:
        rows = rows[heads[0] :]
    elif frame == "to the end of the story" and told:
        rows = rows[: told[-1] + 1]
    varied: list[tuple[str, str]] = []
    for label, words in rows:
        if not words:
            if manner != "tight":
                varied += [(label, words)] * (chance.choice((1, 1, 2, 3)) if manner == "uneven" else 1)
            continue
        if label != "paragraph" and chance.random() < 0.05:
            words = "\xa0" + words
        if label == "boilerplate" and chance.random() < 0.15:
            continue
        varied.append((label, words))
        if manner == "all apart" or (manner == "uneven" and chance.random() < 0.2):
            varied.append(("", ""))
    return varied
