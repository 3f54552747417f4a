"""Corpora on disk in, `Example`s out: words with what each corpus says of them. Knows files; nothing of networks.

Words of treebanks are the treebank's; all other text is cut by the package's own tokeniser, as it will be when it runs.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sanudo.language.tokens import tokenise

KINDS = ("PERSON", "ORG", "LOC", "NORP", "MISC")
GUIDES = ("house", "uner", "gum", "wikigold", "crossner", "redocred", "re3d", "gmb")  # whose rule a name is labelled by
UNKNOWN = "-"  # a label the corpus does not give; no loss is taken there
EVENTS = (  # noqa: SIM905
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT NONE"
).split()


@dataclass(slots=True)
class Example:
    """Words, whether a space comes before each, and what is known of each; an empty list: that layer is not known."""

    source: str
    words: list[str]
    spaces: list[bool]
    starts: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    quotation: list[str] = field(default_factory=list)
    roles: list[int] = field(default_factory=list)
    event: str = ""
    quad: int = -1
    meaning: list[float] = field(default_factory=list)

    def cut(self, start: int, end: int) -> Example:
        """The words from `start` to `end`; heads that point outside become roots."""

        heads = [h - start if start <= h < end else i for i, h in enumerate(self.heads[start:end])]
        return Example(
            self.source,
            self.words[start:end],
            self.spaces[start:end],
            self.starts[start:end],
            self.tags[start:end],
            heads,
            self.deps[start:end],
            self.names[start:end],
            self.quotation[start:end],
            self.roles[start:end],
            self.event,
            self.quad,
            self.meaning,
        )


def guide_of(source: str) -> int:
    """The number of the labelling rule a source follows, from 1; 0 where none is known."""
    mark = "house" if source == "written_names" else source
    return next((i for i, g in enumerate(GUIDES, 1) if g in mark), 0)


def held_out(name: str, one_in: int = 10) -> bool:
    """Whether what is called `name` is kept from training: one in `one_in`, by its hash."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % one_in == 0


def treebank(path: Path) -> Iterator[Example]:
    """A spaCy DocBin of UD trees: one example a passage, with its sentences."""
    for doc in _docs(path):
        words = [t for t in doc if not t.is_space]
        index = {t.i: i for i, t in enumerate(words)}
        yield Example(
            path.stem,
            [t.text for t in words],
            _spaces(doc.text, [(t.idx, t.idx + len(t)) for t in words]),
            starts=[bool(t.is_sent_start) for t in words],
            tags=[f"{t.pos_}|{t.morph}".rstrip("|") for t in words],
            heads=[index[t.head.i] for t in words],
            deps=[t.dep_.replace("ROOT", "root") for t in words],
        )


def entities(path: Path) -> Iterator[Example]:
    """A spaCy DocBin of names; what the source left open stays unknown; dates are no names here."""
    for doc in _docs(path):
        spans = [(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in KINDS]
        unknown = [(t.idx, t.idx + len(t)) for t in doc if t.ent_iob == 0]
        yield _named(path.stem, doc.text, spans, unknown)


_MARKED = re.compile(r"\[(PERSON|ORG|LOC|NORP|MISC) ([^\[\]]+)\]")


def written_names(path: Path) -> Iterator[Example]:
    """Lines of text with names marked inline, `[ORG Labour] held [LOC Oldham]`; lines that begin with # are notes."""
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        text, at, spans = "", 0, []
        for match in _MARKED.finditer(line):
            text += line[at : match.start()]
            spans.append((len(text), len(text) + len(match[2]), match[1]))
            text += match[2]
            at = match.end()
        yield _named("written_names", text + line[at:], spans, [])


_ATTRIBUTED = re.compile(r"\[(CUE|SOURCE|CONTENT) ([^\[\]]+)\]")


def written_attributions(path: Path) -> Iterator[Example]:
    """Paragraphs with `[SOURCE She] [CUE said] [CONTENT no]` marked inline; lines that begin with # are notes."""
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        text, at = "", 0
        labels: list[str] = []  # of each character, "" or role and number of its mark
        for number, match in enumerate(_ATTRIBUTED.finditer(line)):
            between = line[at : match.start()]
            text += between + match[2]
            labels += [""] * len(between) + [f"{match[1]}/{number}"] * len(match[2])
            at = match.end()
        text += line[at:]
        labels += [""] * (len(text) - len(labels))
        spans = tokenise(text)
        quotation = _attributed([labels[s] for s, _ in spans])
        yield Example("written_quotations", [text[s:e] for s, e in spans], _spaces(text, spans), quotation=quotation)


def attributions(folder: Path) -> Iterator[Example]:
    """PolNeAR: one example a paragraph, each word O or B-/I- of CUE, SOURCE, CONTENT of the outermost attribution."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        # An article that several people annotated counts once, as the first of them has it.
        notes = sorted((folder / "attributions").glob(path.stem + "_*"))
        if not notes:
            continue
        labels = _attribution_characters(notes[0].read_text(encoding="utf-8"), len(text))
        for match in re.finditer(r"[^\n]+", text):
            spans = tokenise(text, match.start(), match.end())
            if not spans:
                continue
            quotation = _attributed([labels[s] for s, _ in spans])
            words = [text[s:e] for s, e in spans]
            yield Example(f"polnear:{path.stem}", words, _spaces(text, spans), quotation=quotation)


def _attributed(marks: Sequence[str]) -> list[str]:
    """The label of each word, from the mark its first character stands in."""
    return [
        "O" if m == "" else ("I-" if i and marks[i - 1] == m else "B-") + m.split("/")[0] for i, m in enumerate(marks)
    ]


def _attribution_characters(notes: str, length: int) -> list[str]:
    """What each character of the article is: "" or role and number of its attribution.

    Attributions nest ("A said B believes C"). The widest content is laid down first and inner ones leave it alone, so
    that one label a word says what the reader of the outer statement needs; what is in no content keeps its role.
    """
    texts: dict[str, list[tuple[int, int]]] = {}
    events: list[list[tuple[str, str]]] = []
    for line in notes.splitlines():
        fields = line.split("\t")
        if re.match(r"T\d+\t", line):
            spans = fields[1].split(" ", 1)[1]
            texts[fields[0]] = [(int(a), int(b)) for a, b in (s.split(" ") for s in spans.split(";"))]
        elif re.match(r"E\d+\t", line):
            events.append([(a.split(":")[0].rstrip("0123456789"), a.split(":")[1]) for a in fields[1].split()])
    found: list[tuple[int, str, list[tuple[int, int]]]] = []
    for number, event in enumerate(events):
        parts = [(role.upper(), texts[t]) for role, t in event if role in ("Cue", "Source", "Content") and t in texts]
        size = sum(b - a for role, spans in parts if role == "CONTENT" for a, b in spans)
        found += [(size, f"{role}/{number}", spans) for role, spans in parts]
    labels = [""] * length
    for _, mark, spans in sorted(found, key=lambda x: -x[0]):
        for a, b in spans:
            if all(not labels[i] for i in range(a, min(b, length))):
                labels[a:b] = [mark] * (min(b, length) - a)
    return labels


def marked_relations(path: Path) -> Iterator[Example]:
    """Rows with `marked_sentence` (<s>source</s>, <t>target</t>) and `gold_root`, a PLOVER type."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            example = marked(row["marked_sentence"], row["gold_root"])
            if example:
                yield example


def marked(sentence: str, event: str) -> Example | None:
    """A sentence with <s>..</s> and <t>..</t> as an example; None where it does not hold both."""
    text, role, spans, at = "", "", {"s": (0, 0), "t": (0, 0)}, 0
    begin = 0
    for match in re.finditer(r"<(/?)([st])>", sentence):
        text += sentence[at : match.start()]
        at = match.end()
        if match[1] and role == match[2]:
            spans[role] = (begin, len(text))
        else:
            role, begin = match[2], len(text)
    text += sentence[at:]
    tokens = tokenise(text)
    roles = [1 if s < spans["s"][1] and e > spans["s"][0] else 0 for s, e in tokens]
    roles = [2 if s < spans["t"][1] and e > spans["t"][0] else r for (s, e), r in zip(tokens, roles, strict=True)]
    if 1 not in roles or 2 not in roles or event not in EVENTS:
        return None
    return Example("relation", [text[s:e] for s, e in tokens], _spaces(text, tokens), roles=roles, event=event)


def quads(path: Path) -> Iterator[Example]:
    """Lines of sentence and class: 0 no event, 1 to 4 the quad classes."""
    for line in path.read_text(encoding="utf-8").splitlines():
        text, _, label = line.rpartition("\t")
        tokens = tokenise(text)
        if tokens and label.isdigit():
            yield Example("quad", [text[s:e] for s, e in tokens], _spaces(text, tokens), quad=int(label))


def _named(
    source: str, text: str, spans: Sequence[tuple[int, int, str]], unknown: Sequence[tuple[int, int]]
) -> Example:
    tokens = tokenise(text)
    labels = ["O"] * len(tokens)
    for a, b in unknown:
        for i, (s, e) in enumerate(tokens):
            if s < b and e > a:
                labels[i] = UNKNOWN
    at = 0
    for a, b, kind in sorted(spans):
        while at < len(tokens) and tokens[at][1] <= a:
            at += 1
        inside = [i for i in range(at, min(at + 60, len(tokens))) if tokens[i][0] < b and tokens[i][1] > a]
        if not inside:
            continue
        if tokens[inside[0]][0] < a or tokens[inside[-1]][1] > b:
            # Our words do not end where the corpus's name does: "U.S.-led" is cut, "anti-NATO" is not.
            for i in inside:
                labels[i] = UNKNOWN
            continue
        for i in inside:
            labels[i] = "I-" + kind
        labels[inside[0]], labels[inside[-1]] = "B-" + kind, "L-" + kind
        if len(inside) == 1:
            labels[inside[0]] = "U-" + kind
    return Example(source, [text[s:e] for s, e in tokens], _spaces(text, tokens), names=labels)


def _spaces(text: str, tokens: Sequence[tuple[int, int]]) -> list[bool]:
    return [s == 0 or text[s - 1].isspace() for s, _ in tokens]


def _docs(path: Path) -> Iterator[object]:
    import spacy
    from spacy.tokens import DocBin

    yield from DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
