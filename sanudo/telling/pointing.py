"""Whether a sentence points to what it does not name: "the statistic was released", "that analysis", "the same debate".

A reading, the span of a sentence and what the account has told lately go in. Who or what does the main verb of a
sentence must be named there, or told before; "the" and a noun of leaning.tsv alone is neither. A sentence without a
parse points to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sanudo.article.types import Span
from sanudo.comparing.grammar import grammar_of
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.types import Reading
from sanudo.telling.leaning_words import leaning_words

_POINTING = frozenset({"that", "those", "this", "these"})
_PARTIES = frozenset({"nsubj", "obj", "obl", "nmod"})
_TEMPORAL = frozenset({"before", "after", "during", "until", "since", "ahead"})
_MORE = ("nmod", "acl", "appos", "flat", "compound", "obl", "ccomp", "amod", "list")
_TOLD_MORE = ("acl", "nmod", "obl", "advcl", "ccomp")
_OF_A_PARTY = frozenset({"republican", "democrat", "conservative", "liberal", "lawmaker"})
_ENDING_TIMES = frozenset(
    {"day", "week", "month", "year", "night", "morning", "evening", "afternoon", "weekend", "end"}
)
_TIMES = frozenset({"time", "point", "moment", "stage", "period", "date", "hour"})
_OTHERS = frozenset({"others", "another"})

_IMPERSONAL = frozenset(
    ("be", "seem", "appear", "take", "make", "matter", "turn", "happen", "become", "remain", "look")
)
_THINGS = frozenset({"it", "its"})
_SEVERAL = frozenset({"they", "them", "their"})
_BODIES = frozenset(
    ("police", "people", "public", "family", "couple", "team", "government", "staff", "group", "party", "company")
) | {"committee", "army", "everyone", "everybody", "anyone", "someone", "no", "person", "who", "that", "ministry"}
_MONTHS = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november")
) | {"december", "hour", "minute"}


def points_back(reading: Reading, span: Span, own: str, told: str, added: Sequence[int]) -> bool:
    """Whether a sentence, of which `own` are the words without quotations, tells of something only by pointing to it.
    `told` are the last lines, in small letters; `added` is where names are added to the sentence, counted from its
    begin."""
    tree = tree_of(grammar_of(reading, span).parsed)
    if len(tree.parsed.tokens) < 2:
        return False
    return (
        any(_is_bare(tree, i, own, told, added, leaning_words("back")) for i in _subjects(tree))
        or any(_is_bare(tree, i, own, told, added, leaning_words("sharp")) for i in _nouns(tree))
        or any(_is_pointed_at(tree, i, own, told) for i in range(len(tree.lower)))
        or any(_is_the_same(tree, i, own) for i in range(len(tree.lower)))
        or any(_are_other_ones(tree, i, own) for i in range(len(tree.lower)))
        or any(_is_owner(tree, i, own, told) for i in range(len(tree.lower)))
        or any(_are_others(tree, i, own) for i in range(len(tree.lower)))
        or any(_is_here(tree, i, own) for i in range(len(tree.lower)))
        or any(_is_instead(tree, i, own) for i in range(len(tree.lower)))
        or any(_stands_for_nothing(tree, i, own, added) for i in range(len(tree.lower)))
    )


def names_nothing(reading: Reading, span: Span, own: str, told: str) -> bool:
    """Whether the words in `own` of a sentence have a thing with "the" or "that" alone that needs telling of before."""
    tree = tree_of(grammar_of(reading, span).parsed)
    sharp = leaning_words("sharp")
    return any(_is_bare(tree, i, own, told, (), sharp) for i in _nouns(tree)) or any(
        _is_pointed_at(tree, i, own, told) for i in range(len(tree.lower))
    )


def _subjects(tree: Tree) -> list[int]:
    """The subjects of the main verb, and of "the source said" behind what was said."""
    roots = [i for i, token in enumerate(tree.parsed.tokens) if token.head == i and token.dep == "root"]
    roots += [i for root in roots for i in tree.having(root, "parataxis")]
    return [i for root in roots for i in tree.having(root, "nsubj")]


def _nouns(tree: Tree) -> list[int]:
    """What a sentence tells of anywhere, but for what only tells when: "before the vote"."""
    found = [i for i in range(len(tree.lower)) if tree.dep(i) in _PARTIES]
    return [i for i in found if not _TEMPORAL & {tree.lower[c] for c in tree.having(i, "case")}]


def _is_bare(tree: Tree, noun: int, own: str, told: str, added: Sequence[int], nouns: frozenset[str]) -> bool:
    """Whether a noun stands with "the" alone, and is one that must have been told of before: "the statistic"; or a
    nameless man of a party: "the Selby Republican"."""
    token, word = tree.token(noun), tree.lower[noun]
    if not _is_own(own, token.start) or "the" not in _determiners(tree, noun):
        return False
    if any(place == token.start or 0 <= place - token.end <= 2 for place in added):
        return False
    if word in _OF_A_PARTY:
        return not tree.having(noun, "appos", "flat", "nmod", "acl")
    if tree.parsed.word(noun)[:1].isupper() or word not in nouns:
        return False
    asides = [i for i in tree.having(noun, "acl") if _is_aside(tree, i)]
    more = [i for i in tree.having(noun, *_MORE) if i < min(asides, default=len(tree.lower))]
    if any(_tells_more(tree, i) for i in more) or tree.having(noun, "nmod:poss"):
        return False
    return not _is_told(word, told) and not _is_told(word, own[: token.start].lower())


def _is_aside(tree: Tree, i: int) -> bool:
    """Whether a relative clause stands behind a comma: "the pact, which was signed in May" is a pact told of before."""
    first = min(tree.subtree(i))
    return tree.dep(i) == "acl" and first > 0 and tree.lower[first] in _WHICH and tree.lower[first - 1] == ","


_WHICH = frozenset({"which", "who", "whose", "where"})


def _is_one_of(word: str, nouns: frozenset[str]) -> bool:
    """Whether a noun is a row, be it of several or of one."""
    return bool({word, word + "s", word.removesuffix("s")} & nouns)


def _tells_more(tree: Tree, i: int) -> bool:
    """Whether a word beside a noun tells which it is: a name or a whole phrase, not "latest" or "grim"."""
    if tree.dep(i) in ("amod", "compound"):
        return tree.token(i).pos in ("PROPN", "NUM") or tree.parsed.word(i)[:1].isupper() or tree.dep(i) == "compound"
    return True


def _is_pointed_at(tree: Tree, i: int, own: str, told: str) -> bool:
    """Whether a word is the "that" of "that analysis", and no analysis stands before it in the sentence."""
    such = (
        tree.lower[i] == "such"
        and tree.lower[i - 1] != "no"
        and tree.dep(i) in ("det", "amod")
        and tree.lower[i + 1 : i + 2] != ("as",)
    )
    if not (such or (tree.lower[i] in _POINTING and tree.dep(i) == "det")) or not _is_own(own, tree.token(i).start):
        return False
    noun = tree.token(i).head
    word = tree.lower[noun]
    if noun < i or word[:5] in own[: tree.token(i).start].lower() or _is_told(word, told):
        return False
    if tree.token(noun).lemma.lower() in _TIMES:
        return tree.lower[i] in ("that", "those") and not re.search(r"\d|day\b|[Ww]hen\b", own)
    if tree.token(noun).lemma.lower() in _ENDING_TIMES or not _is_one_of(word, leaning_words("back")):
        return False
    return not any(k > noun for k in tree.having(noun, *_TOLD_MORE))


def _is_the_same(tree: Tree, i: int, own: str) -> bool:
    """Whether it tells of "the same debate" or "similar remarks", and not as what."""
    noun = tree.token(i).head
    similar = tree.lower[i] == "similar" and tree.lower[noun] in leaning_words("sharp")
    if not (similar or tree.lower[i] == "same") or tree.dep(i) != "amod" or not _is_own(own, tree.token(i).start):
        return False
    if tree.token(noun).lemma.lower() in _ENDING_TIMES | _TIMES or noun < i:
        return False
    return not re.match(r",? (?:\w+ )?(?:as|to|that|who|which|for|of|where)\b", own[tree.token(noun).end :])


def _are_others(tree: Tree, i: int, own: str) -> bool:
    """Whether "others say" so, of whom nobody stands before."""
    if tree.lower[i] not in _OTHERS or tree.dep(i) != "nsubj" or not _is_own(own, tree.token(i).start):
        return False
    before = own[: tree.token(i).start].lower()
    return not re.search(r"\b(?:some|many|several|one|two|most|and)\b|\w{3,}s\b", before)


def _is_here(tree: Tree, i: int, own: str) -> bool:
    """Whether it tells of "the airport here", where the writer is."""
    return tree.lower[i] == "here" and tree.dep(i) == "advmod" and _is_own(own, tree.token(i).start)


def _is_instead(tree: Tree, i: int, own: str) -> bool:
    """Whether the main verb tells what was done "instead", and not instead of what."""
    plain = tree.lower[i] == "instead" and tree.lower[i + 1 : i + 2] != ("of",) and _is_own(own, tree.token(i).start)
    verb = tree.token(tree.token(i).head)
    return (
        plain
        and tree.dep(i) == "advmod"
        and verb.dep == "root"
        and not re.search(r"\b(?:not|no|but)\b", own[: verb.start])
    )


def _are_other_ones(tree: Tree, i: int, own: str) -> bool:
    """Whether "other reports" say so, and not other than which."""
    noun = tree.token(i).head
    if (
        tree.lower[i] != "other"
        or tree.dep(i) != "amod"
        or tree.dep(noun) != "nsubj"
        or not _is_own(own, tree.token(i).start)
    ):
        return False
    alone = (
        tree.having(noun, "det", "nummod", "nmod", "conj", "acl", "compound") == []
        and tree.token(tree.token(noun).head).dep == "root"
    )
    return alone and tree.lower[noun].removesuffix("s") not in own[: tree.token(i).start].lower()


def _is_owner(tree: Tree, i: int, own: str, told: str) -> bool:
    """Whether a thing is "the city's", and no city stands before."""
    if (
        tree.token(i).dep != "nmod:poss"
        or "the" not in _determiners(tree, i)
        or tree.having(i, "amod", "compound", "nmod")
    ):
        return False
    word, place = tree.lower[i], tree.token(i).start
    if tree.parsed.word(i)[:1].isupper() or not _is_own(own, place) or not _is_one_of(word, leaning_words("back")):
        return False
    return not any(tree.token(n).pos == "PROPN" for n in range(i)) and not _is_told(word, told)


def _stands_for_nothing(tree: Tree, i: int, own: str, added: Sequence[int]) -> bool:
    """Whether an "it" or "them" has nothing before it in the sentence that it can mean."""
    word, token = tree.lower[i], tree.token(i)
    if word not in _THINGS | _SEVERAL or token.dep == "expl" or not _is_own(own, token.start):
        return False
    if any(0 <= place - token.end <= 2 for place in added) or (word == "it" and _tells_what_follows(tree, i)):
        return False
    if any(n > i and tree.token(n).pos in ("NOUN", "PROPN") for n in _subjects(tree)):
        return False  # "In their third year, the members voted"
    above = tree.above(i) if tree.dep(i) in ("obj", "iobj", "obl") else ()
    doers = {n for verb in above for n in tree.having(verb, "nsubj")}
    before = [n for n in range(i) if tree.token(n).pos in ("NOUN", "PROPN", "PRON") and n not in doers]
    if word in _SEVERAL:
        return not any(_is_several(tree, n) and not _is_time(tree, n) for n in before)
    return not any(tree.token(n).pos in ("NOUN", "PROPN") and not _is_time(tree, n) for n in before)


def _tells_what_follows(tree: Tree, i: int) -> bool:
    """Whether an "it" stands for a clause behind it: "it is clear that"."""
    verb = tree.token(i).head
    if not tree.having(verb, "cop", "expl") and tree.token(verb).lemma.lower() not in _IMPERSONAL:
        return False
    return any(n > i for n in tree.having(verb, "csubj", "ccomp", "advcl", "xcomp", "expl"))


def _is_several(tree: Tree, n: int) -> bool:
    plural = tree.features(n).get("Number") == "Plur" or bool(tree.having(n, "conj"))
    return plural or tree.token(n).pos == "PROPN" or tree.lower[n] in _BODIES


def _is_time(tree: Tree, n: int) -> bool:
    lemma = tree.token(n).lemma.lower()
    return lemma in _ENDING_TIMES | _TIMES or lemma.endswith("day") or lemma in _MONTHS


def _determiners(tree: Tree, noun: int) -> set[str]:
    return {tree.lower[i] for i in tree.having(noun, "det")}


def _is_own(own: str, place: int) -> bool:
    """Whether a word stands outside of quotation marks, which are blanked in `own`."""
    return not own[place : place + 1].isspace()


def _is_told(word: str, told: str) -> bool:
    """Whether a thing is told of: "talks" where "talk" is."""
    return re.search(rf"\b{re.escape(word.removesuffix('s'))}", told) is not None
