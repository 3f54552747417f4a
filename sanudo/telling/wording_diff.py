"""Two wordings in; the words they share and the words they don't, in order, out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")
LONGEST = 2000  # tokens; beyond this two wordings are shown side by side without a diff


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one side; `same` where the other side has them too."""

    text: str
    same: bool


def word_diff(ours: str, theirs: str) -> list[Stretch]:
    """`ours` cut into stretches that `theirs` has at that place and stretches that it has not.

    Case, accents and the shape of quotation marks and dashes make no difference; the stretches put together are `ours`.
    """
    left, right = _TOKEN.findall(ours), _TOKEN.findall(theirs)
    if len(left) > LONGEST or len(right) > LONGEST:
        return [Stretch(ours, True)] if ours else []
    matcher = SequenceMatcher(None, [_fold(t) for t in left], [_fold(t) for t in right], autojunk=False)
    stretches: list[Stretch] = []
    for operation, begin, end, _, _ in matcher.get_opcodes():
        text = "".join(left[begin:end])
        if text:
            same = operation == "equal" or text.isspace()
            stretches.append(Stretch(text, same))
    return stretches


def _fold(token: str) -> str:
    if token.isspace():
        return " "
    signs = unicodedata.normalize("NFD", token.casefold())
    plain = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return plain.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"})
