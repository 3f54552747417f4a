"""Days as two reports tell them: whether they are two, and how far apart they lie.

The words of a day and its ISO value go in ("Monday", 1998-03-16; XXXX stands for a year that is not said); what is
compared is the name of the day where both give one, since one of two values may have been resolved a week off.
"""

from __future__ import annotations

import re
from datetime import date

_NAME = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)


def days_differ(said: str, value: str, other_said: str, other_value: str, most: int) -> bool:
    """Whether two days are not the same and at most so many days apart."""
    texts = [text.lower() for text in (said, other_said)]
    names = [_NAME.findall(text) for text in texts]
    if names[0] and names[1]:
        return names[0] != names[1] and days_apart(value, other_value) <= most
    return 0 < days_apart(value, other_value) <= most and texts[0] != texts[1]


def days_apart(a: str, b: str) -> int:
    """Days between two dates; of a date without its year the other's is taken; 0 where one is no day."""
    year = next((value[:4] for value in (a, b) if value[:4].isdigit()), "2000")
    try:
        first, second = (date.fromisoformat(value.replace("XXXX", year)) for value in (a, b))
    except ValueError:
        return 0
    return abs((first - second).days)
