"""Treebank examples in, the lemma table that ships out: the forms that the package's rules get wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

HEAD = """# The lemma of each form and part of speech that the rules of lemmas.py get wrong. Columns: form, UPOS, lemma.
# Counted in the training parts of UD English-EWT (CC BY-SA 4.0) and UD English-GUM (CC BY 4.0) by training/.
"""


def write_table(treebank: Path, out: Path) -> int:
    """Writes `out` from a spaCy DocBin; gives the number of rows. Only what was seen with one lemma in most cases."""
    import spacy
    from spacy.tokens import DocBin

    from sanudo.language.lemmas import by_rule

    seen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    shown: dict[tuple[str, str, str], str] = {}
    for doc in DocBin().from_disk(treebank).get_docs(spacy.blank("en").vocab):
        for t in doc:
            if t.is_space or not t.lemma_:
                continue
            key = (t.text.lower().replace("’", "'"), t.pos_, str(t.morph))
            seen[key][t.lemma_] += 1
            shown.setdefault(key, t.text)
    rows: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    wrong: set[tuple[str, str]] = set()
    for (low, pos, morph), lemmas in seen.items():
        lemma, count = sorted(lemmas.items(), key=lambda x: (-x[1], x[0]))[0]
        rows[low, pos][lemma] += count
        if by_rule(shown[low, pos, morph], low, pos, morph) != lemma:
            wrong.add((low, pos))
    kept = [(low, pos, sorted(rows[low, pos].items(), key=lambda x: (-x[1], x[0]))[0]) for low, pos in sorted(wrong)]
    # A name or number seen once with an odd lemma is more likely noise than knowledge.
    kept = [(low, pos, x) for low, pos, x in kept if pos not in ("PROPN", "X", "PUNCT", "NUM", "SYM") or x[1] >= 3]
    out.write_text(HEAD + "".join(f"{low}\t{pos}\t{lemma}\n" for low, pos, (lemma, _) in kept), encoding="utf-8")
    return len(kept)


CLOSED = ("ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ")
CLOSED_HEAD = """# Forms of the closed parts of speech; a word not here is of none. Columns: UPOS, small-letter forms.
# Seen at least twice in the training parts of UD English-EWT (CC BY-SA 4.0) and -GUM (CC BY 4.0); by training/.
"""


def write_closed(treebank: Path, out: Path) -> None:
    """Writes the forms of each closed part of speech that a spaCy DocBin has at least twice."""
    import spacy
    from spacy.tokens import DocBin

    seen: Counter[tuple[str, str]] = Counter()
    for doc in DocBin().from_disk(treebank).get_docs(spacy.blank("en").vocab):
        seen.update((t.pos_, t.text.lower().replace("’", "'")) for t in doc if t.pos_ in CLOSED)
    rows = {pos: sorted(form for (p, form), n in seen.items() if p == pos and n >= 2) for pos in CLOSED}
    out.write_text(
        CLOSED_HEAD + "".join(f"{pos}\t{' '.join(forms)}\n" for pos, forms in rows.items()), encoding="utf-8"
    )
