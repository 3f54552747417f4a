"""Differences planted in variant reports: how many are found, and how many of those found are real.

bench/data/differences/*.txt are short reports, a paragraph a block: `S` as the first report has it, `H` the same in
other words, with `{kind:as it is|as planted}` where a difference may be planted (n number, d date, s speaker,
t strength, p polarity). A variant report plants some of them and rewords, leaves or omits the rest, so that each
planted sentence stands among harmless rewordings. Real news gets numbers and days changed in a sentence here and
there, its other sentences reworded by rule. Half of the reports were for tuning, the other half only for the figure.
"""

from __future__ import annotations

import json
import lzma
import random
import re
import sys
import zlib
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

import sanudo
from bench.ecb import corpora
from sanudo.comparing.compare import compare
from sanudo.comparing.types import Difference, Story
from sanudo.reading.types import Reading
from sanudo.sources.read import read_text

DATA = Path(__file__).parent / "data/differences"
KINDS = {"n": "number", "d": "date", "s": "speaker", "t": "strength", "p": "polarity"}
RIGHT = {
    "n": ("number", "duration"),
    "d": ("date", "occasion"),
    "s": ("attribution", "participants"),
    "t": ("strength", "status"),
    "p": ("polarity",),
}
VARIANTS = 5
REAL = 60  # articles of real news
_SLOT = re.compile(r"\{(\w+):([^|}]*)\|([^}]*)\}")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Plant:
    """A planted difference: its kind's letter and where it stands in the first report and in the variant."""

    kind: str
    left: tuple[int, int]
    right: tuple[int, int]


@dataclass
class Case:
    """Two reports of one story, what was planted, and how many sentences were harmlessly reworded."""

    name: str
    left: str
    right: str
    plants: list[Plant] = field(default_factory=list)
    harmless: int = 0


@dataclass
class Score:
    """Counts over cases."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: list[tuple[Case, Difference]] = field(default_factory=list)
    missed: list[tuple[Case, Plant]] = field(default_factory=list)
    harmless: int = 0

    @property
    def recall(self) -> float:
        return self.found.total() / max(1, self.planted.total())

    @property
    def precision(self) -> float:
        return self.found.total() / max(1, self.found.total() + len(self.false))


def measure() -> list[dict[str, str]]:
    """Recall by kind and precision on the half that nothing was tuned on, and on real news."""
    figures = []
    for name, cases in (("written reports", written(half=1)), ("US news, edited by rule", real(half=1))):
        score = evaluate(cases)
        kinds = ", ".join(f"{KINDS[k]} {score.found[k]}/{score.planted[k]}" for k in KINDS if score.planted[k])
        size = f"{score.planted.total()} plants, {score.harmless} harmless rewordings"
        for figure, value, note in (
            ("planted differences, recall", score.recall, kinds),
            ("planted differences, precision", score.precision, f"{len(score.false)} found that were not planted"),
        ):
            figures.append({"figure": figure, "corpus": name, "size": size, "value": f"{value:.3f}", "note": note})
    return figures


def evaluate(cases: list[Case]) -> Score:
    """What `sanudo.compare` finds in each case."""
    score = Score()
    readings: dict[str, Reading] = {}
    for case in cases:
        for text, name in ((case.left, case.name.split("#")[0]), (case.right, case.name)):
            if text not in readings:
                readings[text] = sanudo.analyse(read_text(text, name=f"{name}.txt"))
        pair = readings[case.left], readings[case.right]
        found = compare(pair, _one_story).differences
        shift = [_shift(pair[0], case.left), _shift(pair[1], case.right)]
        score.planted.update(p.kind for p in case.plants)
        score.harmless += case.harmless
        left = list(found)
        for plant in case.plants:
            hits = [d for d in left if d.kind in RIGHT[plant.kind] and _covers(d, plant, pair, shift)]
            if hits:
                score.found[plant.kind] += 1
                left = [d for d in left if d not in hits]
            else:
                score.missed.append((case, plant))
        score.false += [(case, d) for d in left]
    return score


def _one_story(stories: tuple[Story, ...]) -> tuple[Story, ...]:
    """All reports as one story: grouping is measured elsewhere."""
    articles = tuple(article for story in stories for article in story.articles)
    return (replace(stories[0], articles=articles, voices=tuple((article,) for article in articles)),)


def _shift(reading: Reading, text: str) -> int:
    """How far the article's text lies from ours (reading trims and normalises nothing else in plain text)."""
    return text.find(reading.article.text[:40])


def _covers(difference: Difference, plant: Plant, pair: tuple[Reading, Reading], shift: list[int]) -> bool:
    for reading, (start, end), offset in ((pair[0], plant.left, shift[0]), (pair[1], plant.right, shift[1])):
        spans = [s for side in difference.sides if side.article == reading.article.id for s in side.evidence]
        if not any(s.start + offset < end and start < s.end + offset for s in spans):
            return False
    return True


def written(half: int) -> list[Case]:
    """Variants of the reports of one half."""
    cases = []
    for path in sorted(DATA.glob("*.txt")):
        if zlib.crc32(path.stem.encode()) % 2 == half:
            cases += _variants(path.stem, path.read_text("utf-8"))
    return cases


def _variants(name: str, body: str) -> list[Case]:
    blocks = [tuple(line[2:] for line in block.split("\n")) for block in body.strip().split("\n\n")]
    chance = random.Random(name)
    slots = [(i, slot[0]) for i, (s, _) in enumerate(blocks) for slot in _SLOT.findall(s)]
    chance.shuffle(slots)
    chosen: list[dict[int, str]] = [{} for _ in range(VARIANTS)]
    for block, slot in slots:
        free = [own for own in chosen if block not in own]
        if free:
            min(free, key=len)[block] = slot
    for extra in range(2):  # near-verbatim plants beside the reworded ones
        block, slot = slots[extra]
        free = [own for own in chosen if block not in own]
        if free:
            min(free, key=len)[block] = slot
    return [_variant(f"{name}#{n}", blocks, own, chance) for n, own in enumerate(chosen)]


def _variant(name: str, blocks: list[tuple[str, ...]], planted: dict[int, str], chance: random.Random) -> Case:
    left: list[str] = []
    right: list[str] = []
    case = Case(name, "", "")
    at_left = at_right = 0
    for number, (ours, theirs) in enumerate(blocks):
        plain, where = _render(ours, None)
        form = theirs if number < 2 or chance.random() < 0.85 else ours
        omitted = number > 1 and number not in planted and chance.random() < 0.1
        other, there = _render(form, planted.get(number))
        if not omitted:
            if number in planted:
                slot = planted[number]
                a, b = where[slot], there[slot]
                case.plants.append(Plant(slot[0], (at_left + a[0], at_left + a[1]), (at_right + b[0], at_right + b[1])))
            elif form is theirs:
                case.harmless += 1
            right.append(other)
            at_right += len(other) + 2
        left.append(plain)
        at_left += len(plain) + 2
    case.left, case.right = "\n\n".join(left), "\n\n".join(right)
    return case


def _render(form: str, planted: str | None) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text of a block with its slots filled, and where they stand."""
    text, last, where = "", 0, {}
    for match in _SLOT.finditer(form):
        text += form[last : match.start()]
        value = match[3] if match[1] == planted else match[2]
        where[match[1]] = (len(text), len(text) + len(value))
        text += value
        last = match.end()
    return text + form[last:], where


def real(half: int) -> list[Case]:
    """Real news whose sentences are changed by rule: each fourth that can be is planted, the others reworded."""
    cases: list[Case] = []
    with lzma.open(corpora() / "background/allsides.jsonl.xz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if len(cases) == REAL // 2:
                break
            row = json.loads(line)
            if number % 97 == 0 and zlib.crc32(row["text"][:200].encode()) % 2 == half:
                cases.append(_edited(f"news{number}", row))
    return [case for case in cases if case.harmless or case.plants]


def _edited(name: str, row: dict[str, str]) -> Case:
    chance = random.Random(name)
    day = row.get("date") or "2015-05-05"
    head = f"{row.get('title') or 'News'}\n\n{day}\n\n"
    case = Case(name + "#0", head, head)
    for paragraph in row["text"].split("\n")[:10]:
        paragraph = paragraph.strip()
        if len(paragraph) < 40:
            continue
        planted = _planted(paragraph, chance) if chance.random() < 0.5 else None
        other = paragraph
        if planted:
            kind, start, end, value = planted
            other = paragraph[:start] + value + paragraph[end:]
            at, there = len(case.left), len(case.right)
            case.plants.append(Plant(kind, (at + start, at + end), (there + start, there + start + len(value))))
        else:
            other = _reworded(paragraph)
            case.harmless += other != paragraph
        case.left += paragraph + "\n\n"
        case.right += other + "\n\n"
    return case


def _planted(paragraph: str, chance: random.Random) -> tuple[str, int, int, str] | None:
    """(kind, start, end, new words) of a change that makes a paragraph say something else."""
    options: list[tuple[str, int, int, str]] = []
    for match in re.finditer(
        r"(?<![\w.,$-])(\d{2,3}) (?=(?:people|percent|soldiers|votes|states|members|men)\b)", paragraph
    ):
        options.append(("n", match.start(1), match.end(1), str(int(match[1]) * 2 + 3)))
    for match in re.finditer(r"\bon (" + "|".join(_DAYS) + r")\b", paragraph):
        other = _DAYS[(_DAYS.index(match[1]) + 3) % 7]
        options.append(("d", match.start(1), match.end(1), other))
    for match in re.finditer(r"\b(will|would|could|should) (?!not\b|have\b)(?=[a-z])", paragraph):
        options.append(("p", match.start(), match.end() - 1, match[1] + " not"))
    return chance.choice(options) if options else None


_REWORDINGS = (
    (r"\bpercent\b", "per cent"),
    (r"\bmore than (?=\d)", "over "),
    (r"\bapproximately\b", "about"),
    (r"\btold reporters\b", "said to reporters"),
    (r"\bpresident Obama\b", "Mr. Obama"),
    (r"\bdefense\b", "defence"),
    (r"\b[Hh]owever, ", ""),
    (r"\bdid not\b", "didn’t"),
    (r"\bchildren\b", "kids"),
    (r"\bnearly\b", "almost"),
    (r"\bbig\b", "large"),
    (r"\bbegan\b", "started"),
    (r"\bJan\. (\d)", r"January \1"),
    (r"\b(March|April|May|June|July) (\d{1,2})\b(?!,? \d{4})", r"\2 \1"),
    (r"\b(?:three)\b(?= [a-z]+s\b)", "3"),
    (r"\bpurchase\b", "buy"),
)


def _reworded(paragraph: str) -> str:
    """The paragraph in other words, by rule; where a sentence ends in its speaker, the speaker goes first."""
    if re.search('["“”]', paragraph):
        return paragraph  # the words of a quotation are not for rewording
    for pattern, other in _REWORDINGS:
        paragraph = re.sub(pattern, other, paragraph)
    match = re.fullmatch(r"([A-Z][^.“”\"]{30,200}), ([A-Z][\w.]+(?: [A-Z][\w.]+){1,2}) said( on \w+day)?\.", paragraph)
    if match:
        paragraph = f"{match[2]} said{match[3] or ''} that {match[1][0].lower()}{match[1][1:]}."
    return paragraph


def show(cases: list[Case]) -> None:
    """What was missed and what is false, for tuning."""
    score = evaluate(cases)
    for case, plant in score.missed:
        print(f"MISSED {case.name} {KINDS[plant.kind]}")
        for text, (start, end) in ((case.left, plant.left), (case.right, plant.right)):
            low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
            print("   ", text[low:start] + "[" + text[start:end] + "]" + text[end : high if high > 0 else len(text)])
    for case, one in score.false:
        print(f"FALSE {case.name} {one.kind} {one.confidence} {one.topic}")
        for side in one.sides:
            print("   ", side.value, "|", one.judgement)
    for kind, name in KINDS.items():
        print(f"{name}: {score.found[kind]}/{score.planted[kind]}")
    print(f"recall {score.recall:.3f} precision {score.precision:.3f} harmless {score.harmless}")


if __name__ == "__main__":
    chosen = {"written": written, "real": real}[sys.argv[1]]
    show(chosen(int(sys.argv[2])))
