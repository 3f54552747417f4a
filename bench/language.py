"""The English pipeline on held-out treebanks and names, raw text in, as a user gives it; its speed, load and memory.

Needs spaCy to read the corpora (the extra `train`). Tokens that do not fall on the gold tokens count as wrong.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from sanudo.language.parse import parse

CORPORA = Path(os.environ.get("SANUDO_CORPORA", Path(__file__).resolve().parent.parent.parent / "shared" / "corpora"))
TREEBANKS = {"gum_news_devtest": "UD GUM news, interview, speech", "ewt_test": "UD EWT test"}
NAMES = {
    "gum_news": "GUM news",
    "uner_ewt_test": "UNER EWT test (PERSON ORG LOC)",
    "re3d_heldout": "re3d held out",
    "crossner_politics_test": "CrossNER politics test",
    "gmb_heldout": "GMB held out (silver)",
}
KINDS = ("PERSON", "ORG", "LOC", "NORP", "MISC")


def measure() -> list[dict[str, Any]]:
    """Figures of every held-out set, then speed, load and memory."""
    figures: list[dict[str, Any]] = []
    for name, told in TREEBANKS.items():
        scores = syntax(_docs(CORPORA / f"language/ud/{name}.spacy"))
        size = f"{scores.pop('tokens'):.0f} tokens"
        figures += [{"figure": k, "corpus": told, "size": size, "value": f"{v:.2f}"} for k, v in scores.items()]
    for name, told in NAMES.items():
        kinds = KINDS[:3] if name == "uner_ewt_test" else KINDS
        counts = names(_docs(CORPORA / f"language/ner/test_{name}.spacy"), kinds)
        for kind in ("PERSON ORG LOC", "PERSON ORG LOC NORP", *kinds):
            right, said, gold = (sum(counts[k][i] for k in kind.split()) for i in range(3))
            f = 200 * right / max(1, said + gold)
            row = {"figure": f"names F, {kind}", "corpus": told, "size": f"{gold} names", "value": f"{f:.2f}"}
            figures.append({**row, "note": f"P {100 * right / max(1, said):.1f} R {100 * right / max(1, gold):.1f}"})
    return figures + speed()


def syntax(docs: list[Any]) -> dict[str, float]:
    """F scores of tokens, sentences, UPOS, features, lemmas, UAS and LAS over aligned tokens, after CoNLL 2018."""
    counts: Counter[str] = Counter()
    for doc in docs:
        words = [t for t in doc if not t.is_space]
        index = {(t.idx, t.idx + len(t)): t for t in words}
        parsed = parse(doc.text)
        counts["gold"] += len(words)
        counts["said"] += len(parsed.tokens)
        sentences = {
            (s[0].idx, s[-1].idx + len(s[-1])) for s in ([t for t in s if not t.is_space] for s in doc.sents) if s
        }
        counts["sentences gold"] += len(sentences)
        counts["sentences said"] += len(parsed.sentences)
        counts["sentences"] += sum((s.start, s.end) in sentences for s in parsed.sentences)
        for i, token in enumerate(parsed.tokens):
            gold = index.get((token.start, token.end))
            if gold is None:
                continue
            counts["tokens"] += 1
            counts["UPOS"] += token.pos == gold.pos_
            counts["features"] += token.morph == str(gold.morph)
            counts["lemmas"] += token.lemma == gold.lemma_
            head = parsed.tokens[token.head]
            attached = (head.start, head.end) == (gold.head.idx, gold.head.idx + len(gold.head))
            attached = attached and (token.head == i) == (gold.head.i == gold.i)
            counts["UAS"] += attached
            counts["LAS"] += attached and token.dep == gold.dep_.replace("ROOT", "root")
    total = counts["said"] + counts["gold"]
    found = {f"{k} F": 200 * counts[k] / total for k in ("tokens", "UPOS", "features", "lemmas", "UAS", "LAS")}
    found["sentences F"] = 200 * counts["sentences"] / (counts["sentences gold"] + counts["sentences said"])
    return {**found, "tokens": float(counts["gold"])}


def names(docs: list[Any], kinds: tuple[str, ...]) -> dict[str, list[int]]:
    """For each kind: names right (same characters, same kind), said, in the gold; not what the gold leaves open."""
    counts = {k: [0, 0, 0] for k in KINDS}
    for doc in docs:
        gold = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in kinds}
        open_ = [(t.idx, t.idx + len(t)) for t in doc if t.ent_iob == 0]
        for name in parse(doc.text).names:
            span = name.span
            if name.kind not in kinds or any(a < span.end and b > span.start for a, b in open_):
                continue
            counts[name.kind][1] += 1
            counts[name.kind][0] += (span.start, span.end, name.kind) in gold
        for _, _, kind in gold:
            counts[kind][2] += 1
    return counts


def speed() -> list[dict[str, Any]]:
    """Words a second on one thread, seconds to the first parse in a new process, and its memory."""
    docs = _docs(CORPORA / "language/ud/gum_news_devtest.spacy")
    texts = [d.text for d in docs]
    count, best = sum(len(parse(t).tokens) for t in texts), float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for text in texts:
            parse(text)
        best = min(best, time.perf_counter() - start)
    code = (
        "import time; a = time.perf_counter(); from sanudo.language.parse import parse; "
        "parse('The ministers met in Oslo.'); b = time.perf_counter(); "
        "peak = next(x.split()[1] for x in open('/proc/self/status') if x.startswith('VmHWM')); "
        "print(b - a, int(peak) / 1024)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.split() for _ in range(3)
    ]
    load, memory = min(float(r[0]) for r in runs), min(float(r[1]) for r in runs)
    page = {"page": "performance", "corpus": "UD GUM news, interview, speech", "size": f"{count} words"}
    return [
        {"figure": "words a second, all heads, one thread", "value": f"{count / best:.0f}", **page},
        {"figure": "import, load and first parse, seconds", "value": f"{load:.2f}", **page, "corpus": "", "size": ""},
        {"figure": "memory after first parse, MB", "value": f"{memory:.0f}", **page, "corpus": "", "size": ""},
    ]


def _docs(path: Path) -> list[Any]:
    if not path.exists():
        raise FileNotFoundError(f"no corpus {path}")
    try:
        import spacy
        from spacy.tokens import DocBin
    except ImportError as error:
        raise FileNotFoundError("spaCy is not installed; it reads the corpora: pip install sanudo[train]") from error
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
