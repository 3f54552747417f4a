"""Files, folders and archives in; for every input an `Article`, a `Problem`, or an article with what is doubtful of it.

`find` says what there is, `formats` what is in one input, `workers` keeps untrusted bytes out of this process. Knows
nothing of what is done with the articles.

    for item in sanudo.read("reports/"): ...            # Article or Problem
    for outcome in read_with_originals("reports/"): ... # the same, input by input, with the bytes
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from sanudo.article.types import Article, Dating
from sanudo.sources.assemble import Facts, from_text
from sanudo.sources.decode import without_surrogates
from sanudo.sources.find import inputs
from sanudo.sources.input import Outcome
from sanudo.sources.limits import DEFAULT, Limits
from sanudo.sources.problem import Problem
from sanudo.sources.workers import Workers


def read(path: str | Path, *, limits: Limits = DEFAULT, processes: int = 1) -> Iterator[Article | Problem]:
    """Everything under `path` (a file, a folder, an archive), in the order of the names.

    For every input: an `Article`, or a `Problem` that says why there is none. A `Problem` with `partial=True` follows
    an article of which something was left out or is doubtful. Never raises on any content.
    `processes` is how many worker processes read HTML, mail and whatever else is large.
    """
    for outcome in read_with_originals(path, limits=limits, processes=processes):
        yield from outcome.items


def read_text(text: str, name: str = "pasted", published: str | Dating | None = None) -> Article:
    """One pasted report. `published` (ISO 8601) is taken as given and not looked for in the text.

    The article's text is `text` itself; only a lone surrogate, which is no character, becomes U+FFFD in its place.
    """
    text, _ = without_surrogates(text)
    given = Dating(published, "metadata", "given") if isinstance(published, str) else published
    return from_text(name, text, text.encode("utf-8"), Facts(published=given))


def read_with_originals(
    path: str | Path,
    *,
    limits: Limits = DEFAULT,
    processes: int = 1,
    known: Callable[[str, str], bool] | None = None,
) -> Iterator[Outcome]:
    """As `read`, but one `Outcome` for each input, with its bytes, in the order of the names.

    `known(name, sha256)` may say True of an input that need not be read again.
    """
    with Workers(processes, limits) as workers:
        yield from workers.outcomes(inputs(path, limits), known)
