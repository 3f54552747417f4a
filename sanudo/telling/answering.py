"""Whether words in quotation marks say nothing without what was asked or told before them.

The words of a quotation go in. It answers where it begins as answers do ("Potentially.", "On the contrary,") or points
to what its speaker was told or asked ("That's the way it should be"): rows `answer` and `pointing` of leaning.tsv.
"""

from __future__ import annotations

import re

from sanudo.telling.leaning_words import leaning_words

_LONGEST = 4  # words of a row


# "I'm fine with it." A first sentence that has only pronouns for what it is of.
_POINTING_END = re.compile(
    r"(?:i|we|he|she|they|you)(?:'\w+)? (?:(?!\w*(?:ing|ed)\b)[a-z']+ ){1,4}"
    r"(?:with|for|about|of|to|against|on|support|oppose|like) (?:it|them|this|that)(?:[.!;](?:\s|$)|,?['\"”]|,?$)"
)


def answers(words: str) -> bool:
    """Whether a quotation leans on what was said before it."""
    told = words.strip("\"“”‘'` ").lower().replace("’", "'")
    first = re.match(r"([a-z']+(?: [a-z']+){0,3}?)\s*[.,;!?:—–-]", told)
    if first and first[1] in leaning_words("answer"):
        return True
    if _POINTING_END.match(told):
        return True
    opening = re.findall(r"[a-z']+", told[:60])
    return any(" ".join(opening[:n]) in leaning_words("pointing") for n in range(1, _LONGEST + 1))
