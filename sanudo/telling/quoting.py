"""What stands in quotation marks in words that an account tells.

Words go in, stretches come out. A mark that was lost to the sentence before or behind counts too.
"""

from __future__ import annotations

import re

from sanudo.article.types import Span


def quoted_stretches(words: str, start: int = 0) -> list[Span]:
    """What stands between double quotation marks, and what is left open behind the last or before the first."""
    found = [Span(start + m.start(), start + m.end()) for m in re.finditer(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", words)]
    lone = words.find("”")
    if lone >= 0 and "“" not in words[:lone]:
        found.append(Span(start, start + lone))
    return found
