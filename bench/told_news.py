"""Events and positions told of real news, against what was judged in it by reading (`--errors` lists what is wrong).

Of 200 reports of the background corpus every event that the program told or nearly told in November 2026 was judged,
with who takes part, and of 400 every position, by readers who had only the reports (training/data/judged_told_kept.tsv,
judged_sides_kept.tsv, judged_stances_kept.tsv, judged_issues.tsv). The judges of events and positions never saw the
quarter that is measured here, nor did the heads of the encoder see what events were judged in it. What is told now and
was not judged is counted apart.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import sanudo
from sanudo.reading.types import Event, Participant, Reading
from training.event_judge.told import KEPT, Told, is_held, reports_told
from training.event_roles.news import KEPT as SIDES
from training.event_roles.news import Stretches, sides_by_word
from training.event_words.judged_stances import KEPT as STANCES
from training.event_words.judged_stances import Judged, issues_judged, reports_judged
from training.stance_issues.likeness import ENOUGH, alike

CORPORA = Path(os.environ.get("SANUDO_CORPORA", Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"))
Tell = Callable[[str], None]
Key = tuple[str, int]


def measure() -> list[dict[str, str]]:
    """The figures of the quarter that is kept from the judge."""
    return figures(count())


def figures(n: Counter[str]) -> list[dict[str, str]]:
    def row(figure: str, part: str, whole: str, note: str = "") -> dict[str, str]:
        value = f"{n[part] / max(1, n[whole]):.3f}"
        corpus = "American news, judged by reading, kept out"
        return {"figure": figure, "corpus": corpus, "size": str(n[whole]), "value": value, "note": note}

    return [
        row("events told: tell one of this type", "type", "judged", f"{n['new']} more told were not judged"),
        row("events told: type right and nobody wrong", "true", "judged"),
        row("events told: type, all sides, status and day right", "whole", "judged"),
        row("events judged true that are told, type right", "type", "gold"),
        *(
            row(f"events told, confidence {name}: type right and nobody wrong", f"true {name}", f"judged {name}")
            for name in ("from .8 on", ".6 to .8", "below .6")
        ),
        row("participants told that take part", "who right", "who told"),
        row("participants in the sentence that are told", "who found", "who gold"),
        row("status right, of those of the right type", "status", "type"),
        row("day right, of days told", "day right", "day told"),
        row("days told of those that are said", "day right", "day gold"),
        row("positions told: stance and holder right", "holder", "stances", f"{n['new stance']} more were not judged"),
        row("positions told: issue right too", "position", "stances"),
        row("positions judged true that are told", "holder", "position gold"),
    ]


def count(held: bool = True, tell: Tell = lambda line: None, corpora: Path = CORPORA) -> Counter[str]:
    """Counts over the held quarter; without `held` over the other three."""
    sides = sides_by_word(SIDES)
    n: Counter[str] = Counter()
    found = False
    for key, day, text, judged in reports_told(corpora, KEPT):
        found = True
        if is_held(key) == held:
            reading = sanudo.analyse(sanudo.read_text(text, f"{key}.txt", published=day))
            n += _of_report(reading, key, {one.start: one for one in judged}, sides, tell)
    issues = {
        key: {(i.start, i.side): text[i.begin : i.end] for i in told} for key, text, told in issues_judged(corpora)
    }
    for key, text, stances in reports_judged(corpora, STANCES):
        if is_held(key) == held:
            reading = sanudo.analyse(sanudo.read_text(text, f"{key}.txt"))
            n += _positions(reading, key, stances, issues.get(key, {}), tell)
    if not found:
        raise FileNotFoundError(f"{corpora}/background is not there, or {KEPT} is not")
    return n


def _of_report(
    reading: Reading, key: str, judged: dict[int, Told], sides: dict[Key, tuple[Stretches, Stretches]], tell: Tell
) -> Counter[str]:
    n = Counter(gold=sum(one.found != "none" for one in judged.values()))
    for event in reading.events:
        one = judged.get(event.cue.start)
        if one is None:
            n["new"] += 1
            tell(f"? {key} {_short(event, reading)}")
            continue
        sure = "from .8 on" if event.confidence >= 0.8 else ".6 to .8" if event.confidence >= 0.6 else "below .6"
        n["judged"] += 1
        n[f"judged {sure}"] += 1
        if one.found != event.type:
            tell(f"+ {key} {_short(event, reading)}: {one.found}")
            continue
        n["type"] += 1
        wrong, whole = False, True
        for side, gold in zip(
            (event.actors, event.recipients), sides.get((key, event.cue.start), ([], [])), strict=True
        ):
            told = [p for p in side if event.sentence.start <= p.span.start < event.sentence.end]
            right = [p for p in told if _is_one_of(p, gold)]
            hit = [g for g in gold if any(_is_one_of(p, [g]) for p in told)]
            n += Counter({"who told": len(told), "who right": len(right), "who gold": len(gold), "who found": len(hit)})
            wrong |= len(right) < len(told)
            whole &= len(hit) == len(gold)
        n["true"] += not wrong
        n[f"true {sure}"] += not wrong
        n["status"] += event.status == one.right
        n["day told"] += event.date is not None
        n["day gold"] += one.true_day not in (None, "other")
        same = event.date is not None and event.date[:10] == (one.true_day or "")[:10]
        n["day right"] += same
        is_whole = not wrong and whole and event.status == one.right and (same or (not event.date and not one.true_day))
        n["whole"] += is_whole
        if wrong or event.status != one.right:
            tell(f"~ {key} {_short(event, reading)}: {'who' if wrong else ''} {one.right}")
    return n


def _positions(
    reading: Reading, key: str, judged: list[Judged], issues: dict[tuple[int, str], str], tell: Tell
) -> Counter[str]:
    n = Counter({"position gold": len({(j.start, j.side, j.holder) for j in judged if j.found in ("true", "issue")})})
    for one in reading.positions:
        at = one.holder_span.start if one.holder_span else None
        here = [j for j in judged if one.span.start <= j.start < one.span.end]
        same = [j for j in here if (j.side, j.holder) == (one.stance, at)] or [j for j in here if j.side == one.stance]
        if not same:
            n["new stance"] += 1
            continue
        if same[0].found == "open":
            continue
        n["stances"] += 1
        n["holder"] += same[0].found in ("true", "issue")
        wanted = issues.get((same[0].start, same[0].side))
        right = same[0].found == "true" if wanted is None else alike(one.issue, wanted) >= ENOUGH
        n["position"] += right and same[0].found in ("true", "issue")
        if not right or same[0].found not in ("true", "issue"):
            tell(f"p {key} {one.holder!r} {one.stance} {one.issue!r}: {same[0].found} {wanted!r}")
    return n


def _is_one_of(one: Participant, gold: Stretches) -> bool:
    return any(one.span.start < end and start < one.span.end for start, end in gold)


def _short(event: Event, reading: Reading) -> str:
    text = reading.article.text
    who = [[p.name for p in side] for side in (event.actors, event.recipients)]
    return f"{event.type} {event.status} {who} {event.confidence} {event.cue.of(text)!r} in {event.sentence.of(text)!r}"


if __name__ == "__main__":
    for figure in figures(
        count(held="--others" not in sys.argv, tell=print if "--errors" in sys.argv else lambda line: None)
    ):
        print(figure["figure"], figure["value"], f"of {figure['size']}", figure["note"], sep="\t")
