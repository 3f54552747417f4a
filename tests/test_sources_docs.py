"""The page on inputs says all that there is, and no more."""

import dataclasses
import re
from pathlib import Path

from sanudo.sources.formats import FORMATS
from sanudo.sources.limits import Limits
from sanudo.sources.problem import KINDS

PAGE = (Path(__file__).parent.parent / "docs" / "inputs.md").read_text("utf-8")


def test_every_limit_is_documented():
    assert {field.name for field in dataclasses.fields(Limits)} <= set(re.findall(r"^\| `(\w+)`", PAGE, re.MULTILINE))


def test_every_kind_of_problem_is_documented_as_the_code_says_it():
    assert all(f"| `{kind}` | {meaning} |" in PAGE for kind, meaning in KINDS.items())


def test_every_suffix_is_documented():
    assert all(f"`{suffix}`" in PAGE for line in FORMATS for suffix in line.suffixes)


def test_every_kind_of_problem_in_the_code_is_known():
    sources = Path(__file__).parent.parent / "sanudo" / "sources"
    code = "\n".join(path.read_text("utf-8") for path in sources.glob("*.py"))
    used = re.findall(r"(?:Refused\(|refused\(\w+, |Problem\([\w.]+, )\s*\"(\w+)\"", code)
    assert used and set(used) <= set(KINDS)
