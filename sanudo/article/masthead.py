"""A line in, the name of the paper, agency or broadcaster that it is the masthead of out, or None.

Told by its form: a name of a few words with capitals that ends or begins as names of media do (`media_words.tsv`), by
itself or before a date, a page or the links of the page's menu; or a site's address. Knows no names of media.
"""

from __future__ import annotations

import re

from sanudo.article.media_words import media_words

_WORD = r"[A-Z0-9][\w&.'’+-]*"
_NAME = re.compile(rf"(?:[Tt]he )?{_WORD}(?: (?:{_WORD}|&|of|del|de|la|di|der|the|and)){{0,5}}")
_AFTER = re.compile(
    r"\s*(?:$|[|•·»]|\t|\s{2}|[,–—-]\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:page|p\.)\s?\d|\d{1,2}\b|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|No\.|Vol))"
)
_SITE = re.compile(
    r"(?:www\.)?(?P<name>[A-Z][A-Za-z0-9-]{1,30})\.(?:com|net|org|info|co\.uk|news|tv)(?=\s*(?:$|[|•·»]|\s{2}))"
)
_WEEKDAY = re.compile(r"\s*[|*•·,–—-]?\s*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_LONGEST = 60


def masthead_of(line: str) -> tuple[int, int] | None:
    """Where in `line` the name stands, or None where the line is no masthead."""
    head = line[:200]
    if match := _SITE.match(head):
        return match.span("name")
    if day := _WEEKDAY.search(head):  # "The Quay Echo * Monday 4 May 1998 * Page 9"
        name = head[: day.start()]
        if re.match(r"The |THE ", name) and len(name) <= _LONGEST and _NAME.fullmatch(name):
            return 0, len(name)
    match = _NAME.match(head)
    if match is None or match.end() > _LONGEST or not _AFTER.match(head, match.end()):
        return None
    words = [word.lower() for word in re.findall(r"[\w’']+", match[0])]
    first, last, ordinary = media_words("first"), media_words("last"), media_words("ordinary")
    bare = words[1:] if words and words[0] == "the" else words
    known = bare[-1:] if bare and bare[-1] in last else bare[:1] if bare and bare[0] in first else []
    own = [word for word in bare if word not in known and word not in ordinary and len(word) > 1]
    named = own or (bare and words[0] == "the" and bare[-1] not in ("news", "online", "service", "today", "world"))
    return match.span() if known and named else None
