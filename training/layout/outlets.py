"""Pages whose publisher is known in, the weights by which names in a report's frame are weighed as its outlet out.

`python -m training.layout.outlets` writes `sanudo/article/outlet_model.tsv`. Known are the publishers of the pages
written for this project, and of saved pages what their markup says where the pasted text says it too.
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html

from sanudo.article.layout import lay_out
from sanudo.article.outlet import outlet_features
from sanudo.article.outlet_names import key_of
from sanudo.sources.page_fields import meta_values
from training.layout.choosing import Choice, fit
from training.layout.headlines import read_prior, table
from training.layout.paste import paste
from training.layout.pasted import PAGES, read_pasted
from training.layout.written import HELD_STORIES, write_reports

MODEL = Path(__file__).parents[2] / "sanudo" / "article" / "outlet_model.tsv"
PRIOR = Path(__file__).parent / "outlet_prior.tsv"
_FILES = "[a-e].txt"  # with more, an outlet was found in the body of a real page
_HOLD = 1.0
_SHARES = {"pasted": 1.0, "saved": 0.2, "written": 0.03}  # written reports are many and alike

Known = tuple[str, str, str]
"""Where from, the text, the name of its outlet ("" where the text does not say)."""


def main() -> None:
    """Read the pages, fit, write the weights."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, default=Path("../shared/corpora/pages"))
    arguments.add_argument("--out", type=Path, default=MODEL)
    options = arguments.parse_args()
    known = [*pasted(PAGES.glob(_FILES)), *written(), *saved(options.corpora)]
    options.out.write_text(table(fit_outlets(known), "outlet's choice"), encoding="utf-8")


def fit_outlets(known: Iterable[Known]) -> dict[str, float]:
    """Weights by feature; a text whose outlet is said but not among its candidates teaches nothing."""
    chosen = [(found, _SHARES[origin]) for origin, text, outlet in known if (found := choice(text, outlet))]
    return fit([found for found, _ in chosen], [share for _, share in chosen], read_prior(PRIOR), _HOLD)


def choice(text: str, outlet: str) -> Choice | None:
    """The candidates of a text and which is right."""
    rows = outlet_features(text, lay_out(text))
    right = [one is not None and same_outlet(one.name, outlet) for one, _ in rows[:-1]]
    if outlet and not any(right):
        return None
    return [list(names) for _, names in rows], [*right, not outlet]


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are one but for letter case and an article."""
    return bool(other) and key_of(one) == key_of(other)


def pasted(files: Iterable[Path]) -> Iterator[Known]:
    """Pages written as pasted."""
    for file in sorted(files):
        for page in read_pasted(file):
            yield "pasted", page.example().text, page.outlet


def written() -> Iterator[Known]:
    """Stories in house styles."""
    for report in write_reports(seed=1):
        if report.story not in HELD_STORIES:
            yield "written", report.text, report.outlet


def saved(corpora: Path) -> Iterator[Known]:
    """Saved pages of the tuning half, pasted; their outlet is what a field of theirs says, where the text says it."""
    files = [f for f in (corpora / "scrapinghub" / "html").glob("*.html.gz") if int(f.name[0], 16) < 8]
    for file in sorted([*files, *(corpora / "mediacloud").glob("*.html.gz")]):
        source = gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
        names = meta_values(html.document_fromstring(source.encode("utf-8", "replace"))).get("og:site_name", [])
        if names:
            text = "\n".join("\n" * line.gap + line.words for line in paste(source))
            yield "saved", text, names[0]


if __name__ == "__main__":
    main()
