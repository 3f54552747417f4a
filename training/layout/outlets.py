"""Pages whose publisher is known in, the networks by which names in a report's frame are weighed as its outlet out.

`python -m training.layout.outlets` (needs torch) writes `sanudo/article/outlet_model.npz`. Known are the publishers of
the pages written for this project, and of saved pages what their markup says where the pasted text says it too. Each
page also teaches with lines of its frame left out (`thinned.py`).
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import lzma
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import torch
from lxml import html

from sanudo.article.layout import lay_out
from sanudo.article.outlet_evidence import candidates
from sanudo.article.outlet_names import squashed
from sanudo.article.types import Part
from sanudo.sources.page_fields import meta_values
from training.layout.outlet_network import Choice, fit
from training.layout.paste import paste
from training.layout.pasted import KEPT, PAGES, read_pasted, same_outlet
from training.layout.thinned import thinned
from training.layout.written import HELD_STORIES, write_reports

MODEL = Path(__file__).parents[2] / "sanudo" / "article" / "outlet_model.npz"
_SHARES = {"pasted": 1.0, "saved": 0.5, "written": 0.05, "bare": 0.3}  # written reports are many and alike
_TIMES = {"pasted": 4, "saved": 2, "written": 0, "bare": 0}  # a page is thinned
_THINNED = 0.3  # what a thinned page counts of a whole one
_NETWORKS = 5
_EPOCHS = 10
_EVERY = 180  # of the real reports without a frame
_CREDITED = re.compile(r"^[^()\n]{0,60}\([A-Z][^()\n]{1,40}\)|©|[Cc]opyright", re.MULTILINE)
_SITE = re.compile(r"^https?://|^www\.|\.(?:com|net|org|info|news|tv|co|[a-z]{2})(?:\.[a-z]{2})?$")

Known = tuple[str, str, str, str]
"""What kind of page, its name, the text, the name of its outlet ("" where the text does not say)."""


def main() -> None:
    """Read the pages, fit, write the networks."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path, default=Path("../shared/corpora/pages"))
    arguments.add_argument("--stories", type=Path, default=Path("../shared/corpora/background/allsides.jsonl.xz"))
    arguments.add_argument("--out", type=Path, default=MODEL)
    arguments.add_argument("--without", default="", help="files of written pages left out, to measure on them")
    options = arguments.parse_args()
    torch.set_num_threads(1)
    files = [*PAGES.glob("*.txt"), *KEPT.glob("*.txt")]
    known = [
        *pasted(file for file in files if file.stem not in options.without),
        *saved(options.corpora),
        *written(),
        *bare(options.stories),
    ]
    options.out.write_bytes(fit([one for page in known for one in choices(page)], _NETWORKS, _EPOCHS))


def choices(page: Known) -> Iterator[Choice]:
    """A page and what is left of it without lines of its frame; where the outlet is said and none of the names is it,
    it teaches nothing."""
    origin, name, text, outlet = page
    parts = lay_out(text)
    same = same_site if origin == "saved" else same_outlet
    yield from _choice(text, parts, outlet, same, _SHARES[origin])
    for kept, kept_parts, is_gone in thinned(name, text, parts, outlet, _TIMES[origin]):
        yield from _choice(kept, kept_parts, outlet, same, _SHARES[origin] * _THINNED, is_gone)


def _choice(
    text: str,
    parts: tuple[Part, ...],
    outlet: str,
    same: Callable[[str, str], bool],
    share: float,
    is_gone: bool = False,
) -> Iterator[Choice]:
    found = candidates(text, parts)
    right = [bool(outlet) and same(one.name, outlet) for one in found]
    if found and (any(right) or is_gone or not outlet):
        yield Choice([one.values for one in found], right, share)


def same_site(one: str, other: str) -> bool:
    """Whether two names are one but for how addresses write it: markup often names the address."""
    bare = [squashed(_SITE.sub("", _SITE.sub("", _without_article(name)))) for name in (one, other)]
    return same_outlet(one, other) or (len(bare[1]) > 1 and bare[0] == bare[1])


def _without_article(name: str) -> str:
    """A name in small letters without the article."""
    return " ".join(name.casefold().split()).removeprefix("the ").removesuffix("/")


def pasted(files: Iterable[Path]) -> Iterator[Known]:
    """Pages written as pasted."""
    for file in sorted(files):
        for page in read_pasted(file):
            yield "pasted", page.name, page.example().text, page.outlet


def written() -> Iterator[Known]:
    """Stories in house styles."""
    for report in write_reports(seed=1):
        if report.story not in HELD_STORIES:
            yield "written", f"{report.story} {report.style}", report.text, report.outlet


def bare(file: Path) -> Iterator[Known]:
    """The beginnings of real reports, some in the order of the file: they name many, and seldom who published them."""
    if not file.exists():
        return
    with lzma.open(file, "rt", encoding="utf-8") as rows:
        for report in map(json.loads, itertools.islice(rows, 7, None, _EVERY)):
            paragraphs = report["text"].split("\n")
            text = "\n\n".join([report["title"], *paragraphs[: max(1, 2 * len(paragraphs) // 3)]])
            if not _CREDITED.search(text):
                yield "bare", report["title"], text, ""


def saved(corpora: Path) -> Iterator[Known]:
    """Saved pages of the tuning half, pasted; their outlet is what a field of theirs says."""
    files = [f for f in (corpora / "scrapinghub" / "html").glob("*.html.gz") if int(f.name[0], 16) < 8]
    for file in sorted([*files, *(corpora / "mediacloud").glob("*.html.gz")]):
        source = gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
        names = meta_values(html.document_fromstring(source.encode("utf-8", "replace"))).get("og:site_name", [])
        if names:
            text = "\n".join("\n" * line.gap + line.words for line in paste(source))
            yield "saved", file.name, text, names[0]


if __name__ == "__main__":
    main()
