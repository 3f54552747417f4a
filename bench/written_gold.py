"""The written stories and their gold: `python -m bench.written_gold` checks that every word of it stands in its report.

bench/written/stories/<story>/ holds five reports as a user would paste them and gold.json, what a careful reader
finds in them. What each field means and which stories are held out stands in bench/written/README.md.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

STORIES = Path(__file__).parent / "written/stories"
SPLITS = {
    "tune": ("ballot", "hostages", "inspectors", "quake", "river", "steel", "tariff", "transit", "visit"),
    "held": ("bank", "ceasefire", "ferry", "mutiny", "outbreak", "trial"),
}
EVENT_TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
KINDS = (
    *("number", "date", "duration", "place", "name", "title", "participants", "attribution"),
    *("strength", "certainty", "status", "polarity", "order", "wording", "occasion"),
)
STATUSES = ("occurred", "ongoing", "planned", "possible", "demanded", "denied", "cancelled", "historical")


@cache
def load(story: str) -> dict[str, Any]:
    """gold.json of a story; its reports in order, the first is number 1."""
    gold: dict[str, Any] = json.loads((STORIES / story / "gold.json").read_text("utf-8"))
    return gold


@cache
def text_of(story: str, report: int) -> str:
    file: str = load(story)["reports"][report - 1]["file"]
    return (STORIES / story / file).read_text("utf-8")


def faults(story: str) -> Iterator[str]:
    """What is wrong with a story's gold, in words; nothing where all is verbatim and every reference holds."""
    gold = load(story)
    for report in gold["reports"]:
        text = text_of(story, report["report"])
        where = f"{story} {report['report']}"
        if not 230 <= len(text.split()) <= 650:
            yield f"{where}: {len(text.split())} words"
        if report["headline"] and report["headline"] not in text:
            yield f"{where}: headline is not in the report"
        firsts = [" ".join(text[a:b].split()[:5]) for kind, a, b in report["parts"] if kind == "paragraph"]
        if firsts != report["paragraphs"]:
            yield f"{where}: paragraphs do not begin as told"
        for number, quotation in enumerate(report["quotations"]):
            if [text[a:b] for a, b in quotation["spans"]] != quotation["content"]:
                yield f"{where}: quotation {number} is not what stands at its place"
            for key in ("cue", "speaker_as", "via", "addressee"):
                if quotation[key] and quotation[key] not in text:
                    yield f"{where}: {key} of quotation {number}, {quotation[key]!r}"
    rows = [*gold["events"], *gold["positions"]]
    rows += [side for key in ("differences", "harmless") for one in gold[key] for side in one["sides"]]
    for row in rows:
        if row["words"] not in text_of(story, row["report"]):
            yield f"{story} {row['report']}: {row['words']!r} is not in the report"
    for key in ("statements", "open", "traps"):
        for report, number in (reference for group in gold[key] for reference in group):
            if number >= len(gold["reports"][report - 1]["quotations"]):
                yield f"{story} {key}: no quotation {number} in report {report}"
    for person in gold["people"]:
        for report, name in person["namings"]:
            if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text_of(story, report)):
                yield f"{story} {report}: {name!r} is not named there"
    for one in gold["events"]:
        if not set(EVENT_TYPES).issuperset(one["type"].split("/")) or one["status"] not in STATUSES:
            yield f"{story}: event {one['type']} {one['status']}"
    for one in gold["differences"]:
        if not set(KINDS).issuperset(one["kind"]) or len({side["value"] for side in one["sides"]}) < 2:
            yield f"{story}: difference {one['topic']}"


def main() -> int:
    """Tell the faults, and how much there is; 1 where there is a fault."""
    wrong = 0
    for split, stories in SPLITS.items():
        for story in stories:
            if not (STORIES / story).is_dir():
                continue
            for fault in faults(story):
                print(fault, file=sys.stderr)
                wrong = 1
            gold = load(story)
            counts = {key: len(value) for key, value in gold.items() if isinstance(value, list)}
            counts["quotations"] = sum(len(report["quotations"]) for report in gold["reports"])
            print(split, story, ", ".join(f"{key} {count}" for key, count in counts.items()))
    return wrong


if __name__ == "__main__":
    sys.exit(main())
