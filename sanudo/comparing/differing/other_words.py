"""Whether words that one quotation has where another has others tell anything else, or are only written otherwise.

Words as they would be written out go in, yes or no comes out. A telling word for another, a negation, a duty for a
wish is worth telling; a plural, a slip of the pen, "somebody" for "someone", "why" for "that" is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from sanudo.comparing.differing.context import function_words, root
from sanudo.comparing.profiles import is_common, rarity, stem

_NEGATIONS = frozenset("not never no nobody none nothing neither nor without".split())  # noqa: SIM905
_MAY = {"may": "may", "might": "may", "can": "can", "could": "can", "must": "must", "should": "should"}
_MAY |= dict.fromkeys(("will", "would", "shall"), "will")
_WHO = {"i": "i", "me": "i", "my": "i", "we": "we", "us": "we", "our": "we", "you": "you", "your": "you", "he": "he"}
_WHO |= {"him": "he", "his": "he", "she": "she", "her": "she"}
_WHEN = {word: word for word in ("here", "there", "yet", "still", "already", "now", "again", "soon", "ever")}
_AS_GOOD_AS_NONE = frozenset(
    "a an and but oh so that the then uh um well going why anyone anybody someone somebody everyone everybody".split()  # noqa: SIM905
)
_SHORT_FORM = 3  # letters of a word that another begins with ("min", "minutes")
_NO_WORD = 7.0  # how rare a word is that is a slip of the pen, if another has its letters but for one
_MOST = 0.65  # of the telling words of the quotation that has fewer
_ENOUGH = 3.0  # the weight of telling words that two quotations share if they are one


def tell_apart(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether words that stand in one place of two quotations say two things."""
    if "".join(ours) == "".join(theirs):
        return False
    if _of(_NEGATIONS, ours) != _of(_NEGATIONS, theirs):
        return True
    for table in (_MAY, _WHO, _WHEN):
        one, other = ({table[word] for word in words if word in table} for words in (ours, theirs))
        if one and other and not one & other:
            return True
    return bool(_told_alone(ours, theirs) or _told_alone(theirs, ours))


def both_tell(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether each has a telling word that is no form of one of the other's."""
    return bool(_told_alone(ours, theirs) and _told_alone(theirs, ours))


def share_enough(shared: Iterable[str], ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words that two quotations have in common make them one sentence: they weigh something ("they are
    doing that for" does not) and are most telling words of the one that has fewer (of two remarks on one matter they
    are not)."""
    common = telling(shared)
    return weight_of(common) >= _ENOUGH and len(common) >= _MOST * min(len(telling(ours)), len(telling(theirs)))


def weight_of(words: Iterable[str]) -> float:
    """How much the telling words among some weigh together, the rarer the more."""
    return sum(0.5 if is_common(stem(word)) else rarity(stem(word)) for word in telling(words))


def telling(words: Iterable[str]) -> list[str]:
    """The words that tell something, numbers among them."""
    return [word for word in words if word not in function_words() and word not in _AS_GOOD_AS_NONE and word.isalnum()]


def _of(some: frozenset[str], words: Sequence[str]) -> frozenset[str]:
    return some & frozenset(words)


def _told_alone(ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    return [word for word in telling(ours) if not any(one_word(word, other) for other in theirs)]


def one_word(a: str, b: str) -> bool:
    """Whether two words are forms of one, a word and its short form, or one and a slip of the pen."""
    if a == b or root(a) == root(b):
        return True
    if not (a.isalpha() and b.isalpha()):
        return False
    short, long = sorted((stem(a), stem(b)), key=len)
    if len(short) >= _SHORT_FORM and long.startswith(short):
        return True
    begun = max(4, -(-3 * len(short) // 4))
    if len(short) >= 4 and short[:begun] == long[:begun]:
        return True
    return OSA.distance(a, b) == 1 and max(rarity(stem(a)), rarity(stem(b))) >= _NO_WORD
