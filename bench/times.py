"""Time expressions: TempEval-3 figures on documents held out, beside what Python has else, and words a second.

Corpora (a path in the first argument or the folder `../shared/corpora` beside the project; passed over where absent):
TimeBank and AQUAINT in TempEval-3's cleaned form (.tml), of which a third by the hash of the document's name is held
out and measured here; MEANTIME (CAT xml), of which nothing was tuned on. The day of writing is given to all. Strict is
the same extent, relaxed any overlap, value a relaxed match with the same TIMEX3 value; all as F1 over all documents.
"""

from __future__ import annotations

import hashlib
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sanudo.reading.times import find_times

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"


class Timex(NamedTuple):
    """A time expression: where it stands, its kind and its value."""

    start: int
    end: int
    kind: str
    value: str


class Document(NamedTuple):
    """A text with its gold expressions and the day on which it was written."""

    name: str
    written: str
    text: str
    gold: list[Timex]


PATIENCE = 150  # seconds a finder may take on one corpus
Finder = Callable[[str, str], list[Timex]]


def measure(corpora: Path = CORPORA) -> list[dict[str, str]]:
    """All figures; an empty list where the corpora are not there."""
    sets: dict[str, list[Document]] = {}
    for name in ("TimeBank", "AQUAINT"):
        held = [document for document in tempeval(corpora / "times" / "tbaq" / name) if is_held_out(document.name)]
        if held:
            sets[f"{name}, held-out third"] = held
    meantime_documents = list(meantime(corpora / "meantime" / "intra-doc_annotation"))
    if meantime_documents:
        sets["MEANTIME"] = meantime_documents
    figures: list[dict[str, str]] = []
    for label, finder in finders().items():
        for corpus, documents in sets.items():
            figures += scored(label, corpus, documents, finder)
    documents = [document for group in sets.values() for document in group]
    return figures + speeds(documents) if documents else []


def is_held_out(name: str) -> bool:
    """Whether a document belongs to the third that is looked at only here."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def tempeval(folder: Path) -> Iterator[Document]:
    """The documents of a folder of TimeML files."""
    for path in sorted(folder.glob("*.tml")):
        root = ElementTree.parse(path).getroot()
        created = root.find(".//DCT//TIMEX3")
        pieces: list[str] = []
        gold: list[Timex] = []
        for text in root.findall(".//TEXT"):
            walk(text, pieces, gold)
            pieces.append("\n")
        written = created.get("value", "") if created is not None else ""
        yield Document(path.name, written[:10], "".join(pieces), gold)


def walk(element: ElementTree.Element, pieces: list[str], gold: list[Timex]) -> None:
    """Adds the text of an element to `pieces` and its TIMEX3 to `gold`."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        walk(child, pieces, gold)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        end = sum(map(len, pieces))
        gold.append(Timex(start, end, element.get("type", ""), element.get("value", "")))


def meantime(folder: Path) -> Iterator[Document]:
    """The documents of MEANTIME's English files, their tokens joined by blanks, sentences by empty lines.

    Only the first sentences of each are annotated: the text ends with the last sentence that holds a mark.
    """
    for path in sorted(folder.glob("*/*.xml")):
        root = ElementTree.parse(path).getroot()
        sentence_of = {token.get("t_id", ""): int(token.get("sentence", "0")) for token in root.iter("token")}
        last = max((sentence_of.get(mark.get("t_id", ""), 0) for mark in root.iter("token_anchor")), default=0)
        pieces: list[str] = []
        spans: dict[str, tuple[int, int]] = {}
        place, sentence = 0, 0
        for token in root.iter("token"):
            number = int(token.get("sentence", "0"))
            if number > last:
                break
            gap = "" if not pieces else "\n\n" if number != sentence else " "
            sentence, word = number, token.text or ""
            place += len(gap)
            pieces += [gap, word]
            spans[token.get("t_id", "")] = (place, place + len(word))
            place += len(word)
        written, gold = "", []
        for timex in root.iter("TIMEX3"):
            anchors = [spans[anchor.get("t_id", "")] for anchor in timex.iter("token_anchor")]
            if timex.get("functionInDocument") == "CREATION_TIME":
                written = timex.get("value", "")
            if anchors:
                ends = (min(start for start, _ in anchors), max(end for _, end in anchors))
                gold.append(Timex(*ends, timex.get("type", ""), timex.get("value", "")))
        yield Document(path.name, written[:10], "".join(pieces), sorted(gold))


def finders() -> dict[str, Finder]:
    """Ours and the rivals that are installed."""
    found: dict[str, Finder] = {"sanudo": ours}
    for label, load in (("dateparser", dateparser_finder), ("recognizers-text", recognizers_finder)):
        try:
            found[label] = load()
        except ImportError:
            continue
    return found


def ours(text: str, written: str) -> list[Timex]:
    """`sanudo.find_times`."""
    return [Timex(t.span.start, t.span.end, t.kind, t.value) for t in find_times(text, written or None)]


def dateparser_finder() -> Finder:
    """dateparser.search, each date cut to the period that dateparser says it has."""
    from datetime import datetime

    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    forms = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "time": "%Y-%m-%dT%H:%M"}

    def find(text: str, written: str) -> list[Timex]:
        base = datetime.fromisoformat(written or "2000-01-01")
        times: list[Timex] = []
        for line_start, line in lines_of(text):
            place = 0
            settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
            for words, moment in search_dates(line, languages=["en"], settings=settings) or []:
                start = line.find(words, place)
                if start < 0:
                    continue
                place = start + len(words)
                told = DateDataParser(languages=["en"], settings=settings).get_date_data(words)
                value = moment.strftime(forms.get(told.period, "%Y-%m-%d"))
                times.append(Timex(line_start + start, line_start + place, "DATE", value))
        return times

    return find


def recognizers_finder() -> Finder:
    """Microsoft's recognizers, whose timex is TIMEX3 but for details; a resolved date goes before it."""
    from datetime import datetime

    from recognizers_date_time import recognize_datetime
    from recognizers_text import Culture

    def find(text: str, written: str) -> list[Timex]:
        base = datetime.fromisoformat(written or "2000-01-01")
        times: list[Timex] = []
        for line_start, line in lines_of(text):
            for result in recognize_datetime(line, Culture.English, reference=base):
                values = (result.resolution or {}).get("values") or [{}]
                value = timex3_of(values[0])
                times.append(Timex(line_start + result.start, line_start + result.end + 1, "DATE", value))
        return times

    return find


def timex3_of(told: dict[str, str]) -> str:
    """The TIMEX3 value of a recognizer's resolution: the resolved past day, quarters and parts of days rewritten."""
    value = told.get("timex", "")
    start = told.get("start") or told.get("value") or ""
    if told.get("type") == "date" and start[:1].isdecimal():
        return start
    if value.startswith("(") and value.endswith(",P3M)"):
        return f"{start[:4]}-Q{(int(start[5:7]) + 2) // 3}"
    if value.startswith("XXXX") and "T" in value and start[:1].isdecimal():
        return start[:10] + value[value.index("T") :]
    return value


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of a text with their places: rivals are slow on long ones."""
    place = 0
    for line in text.split("\n\n"):
        if line.strip():
            yield place, line
        place += len(line) + 2


def scored(label: str, corpus: str, documents: Sequence[Document], finder: Finder) -> list[dict[str, str]]:
    """Strict, relaxed and value F1 on a corpus, and for ours the value F1 of each kind."""
    counts: Counter[str] = Counter()
    done, begin = 0, time.process_time()
    for document in documents:
        count(document, finder(document.text, document.written), counts)
        done += 1
        if time.process_time() - begin > PATIENCE:
            break
    size = f"{done} documents, {counts['gold']} expressions"
    note = "" if done == len(documents) else f"the first of {len(documents)}: it was stopped after {PATIENCE} s"
    names = {"strict": "strict F1", "relaxed": "relaxed F1", "value": "value F1"}
    rows = [
        {"figure": f"{label}: {name}", "corpus": corpus, "size": size, "value": f1(counts, key), "note": note}
        for key, name in names.items()
    ]
    if label == "sanudo":
        for kind in ("DATE", "TIME", "DURATION", "SET"):
            right, all_ = counts[f"value {kind}"], counts[f"gold {kind}"]
            told = f"{right} of {all_}"
            rows.append(
                {"figure": f"{label}: {kind} values", "corpus": corpus, "size": str(all_), "value": told, "note": ""}
            )
    return rows


def count(document: Document, told: Sequence[Timex], counts: Counter[str]) -> None:
    """Adds one document's matches."""
    used: set[int] = set()
    counts["gold"] += len(document.gold)
    counts["told"] += len(told)
    for gold in document.gold:
        counts[f"gold {gold.kind}"] += 1
    for timex in told:
        for index, gold in enumerate(document.gold):
            if index not in used and gold.start < timex.end and timex.start < gold.end:
                used.add(index)
                counts["relaxed"] += 1
                counts["strict"] += (gold.start, gold.end) == (timex.start, timex.end)
                if gold.value == timex.value:
                    counts["value"] += 1
                    counts[f"value {gold.kind}"] += 1
                break


def f1(counts: Counter[str], key: str) -> str:
    """F1 in per cent."""
    return f"{200 * counts[key] / max(counts['gold'] + counts['told'], 1):.1f}"


def speeds(documents: Sequence[Document], seconds: float = 8.0) -> list[dict[str, str]]:
    """Words a second on one thread, each finder in turn on the same documents for at most `seconds`."""
    rates: dict[str, float] = {}
    for label, finder in finders().items():
        words, begin = 0, time.process_time()
        for document in documents:
            finder(document.text, document.written)
            words += len(document.text.split())
            if time.process_time() - begin > seconds:
                break
        rates[label] = words / max(time.process_time() - begin, 1e-9)
    return [
        {
            "figure": f"{label}: words a second",
            "corpus": "the same documents",
            "size": f"{len(documents)} documents",
            "value": f"{rate:,.0f}",
            "note": "" if label == "sanudo" else f"sanudo is {rates['sanudo'] / rate:,.0f} times as fast",
            "page": "performance",
        }
        for label, rate in rates.items()
    ]
