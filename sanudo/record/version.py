"""Which readers, which analysis and which comparison made a record: a version and a hash of the code and data.

A reading is redone when the version of the analysis changes, and only then.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

import sanudo
from sanudo.language.pipeline import CHOSEN
from sanudo.record.analysing import MORE_EVENTS

_PACKAGE = Path(sanudo.__file__).parent
_LEFT_OUT = {"__pycache__"}
ASKED = (CHOSEN, MORE_EVENTS)  # settings under which one article gives another reading


@cache
def reader_version() -> str:
    """Of what makes an `Article` of bytes."""
    return _version("sources", "article")


@cache
def analysis_version() -> str:
    """Of what makes a `Reading` of an `Article`: the pipeline's code, its model and word lists, and what was asked."""
    asked = [f"{name.lower()}={value}" for name in ASKED if (value := os.environ.get(name))]
    return ",".join((_version("language", "reading"), *asked))


@cache
def comparing_version() -> str:
    """Of what makes a `Comparison` of readings: names are held against each other by the language's lists too."""
    return _version("comparing", "language", "reading")


def _version(*packages: str) -> str:
    digest = hashlib.sha256()
    for package in packages:
        for path in sorted((_PACKAGE / package).rglob("*")):
            if path.is_file() and not _LEFT_OUT.intersection(path.parts):
                digest.update(path.relative_to(_PACKAGE).as_posix().encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{sanudo.__version__}+{digest.hexdigest()[:12]}"
