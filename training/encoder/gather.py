"""All corpora in, the training and held-out examples and the label inventories out. Knows which file is kept out."""

from __future__ import annotations

import pickle
from collections import Counter
from pathlib import Path

from training.encoder import corpora
from training.encoder.corpora import Example
from training.encoder.meaning import taught

HERE = Path(__file__).parent
DATA = HERE.parent / "data"
OFTEN = {"train_uner_ewt_dev": 3, "train_re3d": 3}  # small, and nearest to news or to the rule most asked for
RARE = 5  # a tag seen less often is counted to the commonest one of its part of speech


def gather(root: Path) -> dict[str, list[Example]]:
    """Examples by set: train_ud, train_names, train_silver, train_quotation, train_relation, and held-out sets."""
    language, quotations, relations = root / "language", root / "quotations/polnear", root / "relations"
    sets: dict[str, list[Example]] = {"train_ud": list(corpora.treebank(language / "ud/train.spacy"))}
    for name in ("dev", "ewt_test", "gum_dev", "gum_news_devtest"):
        sets["ud_" + name] = list(corpora.treebank(language / f"ud/{name}.spacy"))
    sets["train_names"] = []
    for path in sorted((language / "ner").glob("*.spacy")):
        if path.stem == "train_gmb":
            sets["train_silver"] = list(corpora.entities(path))
        elif path.stem.startswith("train_"):
            sets["train_names"] += list(corpora.entities(path)) * OFTEN.get(path.stem, 1)
        else:
            sets["names_" + path.stem.removeprefix("test_")] = list(corpora.entities(path))
    written = [e for path in sorted((DATA / "names").glob("*.txt")) for e in corpora.written_names(path)]
    sets["train_written"] = [e for e in written if not corpora.held_out(" ".join(e.words))]
    sets["names_written"] = [e for e in written if corpora.held_out(" ".join(e.words))]
    sets["train_quotation"] = list(corpora.attributions(quotations / "train"))
    quoted = [e for p in sorted((DATA / "quotations").glob("*.txt")) for e in corpora.written_attributions(p)]
    sets["train_said"] = [e for e in quoted if not corpora.held_out(" ".join(e.words))]
    sets["quotation_written"] = [e for e in quoted if corpora.held_out(" ".join(e.words))]
    sets["quotation_dev"] = list(corpora.attributions(quotations / "dev"))
    marked = list(corpora.marked_relations(relations / "plv_train.tsv"))
    sets["train_relation"] = [e for e in marked if not corpora.held_out(" ".join(e.words), 6)]
    sets["relation_dev"] = [e for e in marked if corpora.held_out(" ".join(e.words), 6)]
    sets["train_relation"] += [e for p in sorted((DATA / "relations").glob("*.tsv")) for e in written_relations(p)]
    sets["train_quad"] = list(corpora.quads(relations / "cameo_class_train.tsv"))
    return sets


def written_relations(path: Path) -> list[Example]:
    """The project's own rows: type, then a sentence with <s>..</s> and <t>..</t> (columns in either order)."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = [f.strip() for f in line.split("\t")]
        if line.startswith("#") or len(fields) < 2:
            continue
        sentence = next((f for f in fields if "<s>" in f), "")
        event = next((f for f in fields if f in corpora.EVENTS), "")
        example = corpora.marked(sentence, event) if sentence and event else None
        if example:
            found.append(example)
    return found


def inventories(sets: dict[str, list[Example]]) -> dict[str, list[str]]:
    """The labels of each head, in the order of its scores. Sorted, so that the same corpora give the same order."""
    tags = Counter(t for e in sets["train_ud"] for t in e.tags)
    kept = [t for t, n in tags.items() if n >= RARE or "|" not in t]
    return {
        "upos": sorted({t.split("|")[0] for t in tags} - {"SPACE"}),
        "tag": sorted(kept),
        "relation": sorted({d for e in sets["train_ud"] for d in e.deps}),
        "name": ["O", *(f"{p}-{k}" for k in corpora.KINDS for p in "BILU")],
        "quotation": ["O", *(f"{p}-{k}" for k in ("CUE", "SOURCE", "CONTENT") for p in "BI")],
        "event": list(corpora.EVENTS),
    }


def load(root: Path, work: Path, wheel: Path) -> tuple[dict[str, list[Example]], dict[str, list[str]]]:
    """The gathered examples and inventories, from `work` where they were gathered before."""
    path = work / "examples.pickle"
    if path.exists():
        with path.open("rb") as file:
            return pickle.load(file)
    sets = gather(root)
    sets["train_meaning"] = taught([*sets["train_ud"], *sets["train_silver"]], wheel, seed=1516)
    found = sets, inventories(sets)
    work.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        pickle.dump(found, file)
    return found
