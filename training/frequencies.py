"""How many articles of news at large have each stem: writes sanudo/comparing/data/document_frequencies.tsv.

python -m training.frequencies [CORPORA]      CORPORA defaults to ../shared/corpora
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from pathlib import Path

from sanudo.comparing.profiles import _WORD, stem

OUT = Path(__file__).resolve().parent.parent / "sanudo/comparing/data/document_frequencies.tsv"
LEAST = 8  # a stem in fewer articles is as rare as an unseen one

HEAD = """# How many of the articles have each stem (see sanudo/comparing/profiles.py), in 8 articles or more.
# Source: counted by training/frequencies.py over the 37,554 US news articles (2000 to 2020) of
# ramybaly/Article-Bias-Prediction; word statistics only, no text.
"""


def main(corpora: str = "../shared/corpora") -> None:
    """Count, and write the table."""
    counts: Counter[str] = Counter()
    articles = 0
    with lzma.open(Path(corpora) / "background/allsides.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            counts.update({stem(word) for word in _WORD.findall(f"{row.get('title') or ''}\n{row['text']}")})
            articles += 1
    rows = sorted((key, count) for key, count in counts.items() if count >= LEAST and 1 < len(key) < 40)
    body = "".join(f"{key}\t{count}\n" for key, count in [("*articles*", articles), *rows])
    OUT.write_text(HEAD + body, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
