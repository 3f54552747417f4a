"""On which day a whole sentence is to be told: that of its main clause, where it says one and one only.

A reading and the span of a sentence go in, a day comes out, or the month or week gone by that it tells instead, or
None. What is done or said aside in a sentence may have a day of its own; who reads the sentence under a heading reads
its main clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from functools import lru_cache

from sanudo.article.types import Span
from sanudo.language.packed import Columns, columns_of, tokens_within
from sanudo.language.types import Parsed
from sanudo.reading.own_days import in_marks, is_of_sentence, is_told, verb_of
from sanudo.reading.times.dates import iso_week
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.types import Quotation, Reading, TimeExpression

MORROW = "weekday of the report's morrow"  # the rule of a time that morrows.py told


def written(reading: Reading) -> str | None:
    """The day on which a report was written, which is the day after its own where it tells of that as gone by."""
    published = reading.article.published
    if published is None or published.day is None:
        return None
    days = [time.value[:10] for time in reading.times if time.rule == MORROW]
    return max([published.day, *days])


def day_of_sentence(reading: Reading, sentence: Span) -> str | None:
    """The day that the main clause of a sentence tells; None where it tells none or several, what "has" happened, or of
    a day gone by what "is"."""
    inside = _dated(reading, sentence)
    if not inside:
        return None
    tree, text = _tree(reading, sentence), reading.article.text
    published = reading.article.published.day if reading.article.published else None
    own = [t for t in inside if is_told(text, tree, t, reading.times, published) and is_of_sentence(tree, t, -1)]
    days = {t.value[:10] for t in own or _of_the_scene(reading, sentence, inside)}
    if len(days) != 1 or _is_perfect(tree):
        return None
    day = days.pop()
    return None if published and day < published and _is_present(tree) else day


def _of_the_scene(reading: Reading, sentence: Span, inside: list[TimeExpression]) -> list[TimeExpression]:
    """The only day of a sentence, where it is that of the scene which its main clause is told of: "In a letter released
    on Monday, the mayor said", "As builders struck on Monday, the mayor spoke", "said Weller at a Monday briefing"."""
    text = reading.article.text
    if len({time.value[:10] for time in inside}) != 1:
        return []
    time = inside[0]
    before, after = text[sentence.start : time.span.start], text[time.span.end : sentence.end]
    opens = _SCENE.fullmatch(before) and _CLOSED.match(after)
    closes = _AT_A.search(before) and _SPOKEN.match(after)
    meanwhile = _AS.fullmatch(before) and "," in after and not _SAID_AS.match(before)
    return [time] if opens or closes or meanwhile else []


_SPOKEN_IN = (
    "statement|interview|conference|briefing|letter|warning|opinion|report|filing|speech|memo|address|announcement"
    "|ruling|message|post|tweet|testimony|hearing|rally|appearance|meeting|ceremony"
)
_SCENE = re.compile(
    rf"(?:In|At|During) (?:a|an|the|his|her|their|its|another) (?:[\w’'.-]+ ){{0,5}}?(?:{_SPOKEN_IN})"
    r"(?: (?:that |which |was )?(?:held|aired|issued|released|published|broadcast|posted|delivered|given|filed|sent"
    r"|conducted|taped))?(?: (?:on|late|early))* "
)
_CLOSED = re.compile(r"(?: (?:night|morning|evening|afternoon|in [A-Z]\w+))?,")
_AT_A = re.compile(r"\bsaid [^.;]{3,80} (?:at|in|during) (?:a|an|his|her|the) $")
_SPOKEN = re.compile(rf" (?:[\w-]+ )?(?:{_SPOKEN_IN})\W*$")
_AS = re.compile(r"As (?!of\b)[^,]{8,160} (?:on |late |early )?")
_SAID_AS = re.compile(r"As (?:\w+ )*(?:said|told|wrote|reported|announced|noted|warned|expected|planned|was|were)\b")


def day_of_content(reading: Reading, quotation: Quotation) -> str | None:
    """The day that what somebody is reported to have said tells, of the news and not of long ago: "Two were hurt on
    Monday, police said" is read of that day, and so is "Police said that two were hurt on Monday", where who said it
    tells no day of the saying. A report that leads on its own day with "Police shot a man who fled on Monday" tells of
    that day."""
    content, cue, text = quotation.spans[0], quotation.cue, reading.article.text
    sentence = next((s.span for s in reading.sentences if s.span.start <= content.start < s.span.end), None)
    if quotation.kind == "direct" or cue is None or sentence is None or len(quotation.spans) > 1 or not reading.syntax:
        return None
    told = _dated(reading, sentence)
    inside = [t for t in told if content.start <= t.span.start < content.end]
    opens = [t for t in told if t not in inside and t.span.end <= content.start < content.end <= cue.start]
    tree = _tree(reading, sentence)
    top = _top(tree, content)
    if top is None:
        return None
    if cue.end <= content.start and (len(told) > 1 or not _is_past(tree, top)):
        return None
    own = [t for t in (*inside, *opens) if _hangs_from(text, tree, t, top)]
    if not own and cue.start >= content.end and _is_past(tree, top) and sentence in lead_of(reading):
        published = reading.article.published
        own = [t for t in inside if len(told) == 1 and published and t.value[:10] == published.day]
    if cue.end <= content.start and any(_is_behind_a_noun(tree, t, top) for t in own):
        return None
    days = {t.value[:10] for t in own}
    day, last = days.pop() if len(days) == 1 else None, written(reading)
    if day is None or last is None or day > last:
        return None
    return day if cue.start >= content.end or _is_near(day, last) else None


def lead_of(reading: Reading) -> list[Span]:
    """The sentences of running text that a report begins with."""
    text = reading.article.text
    long = [s.span for s in reading.sentences if s.part == "paragraph" and len(s.span.of(text).split()) >= _FEWEST]
    return long[:_LEAD]


_LEAD = 3
_FEWEST = 8  # words of one: not a byline


def _top(tree: Tree, content: Span) -> int | None:
    """The word of reported words that the others hang from."""
    inside = {i for i, t in enumerate(tree.parsed.tokens) if content.start <= t.start < content.end}
    tops = [i for i in sorted(inside) if tree.token(i).head not in inside or tree.token(i).head == i]
    return next((i for i in tops if tree.token(i).pos != "PUNCT"), None)


def _is_behind_a_noun(tree: Tree, time: TimeExpression, verb: int) -> bool:
    """ "Removed within hours of the attack Friday": a day without "on" behind what is none of the verb's own may be of
    that."""
    at = tree.at(time.span.start)
    before = tree.token(max(0, at - 1))
    return before.pos in ("NOUN", "PROPN") and before.head != verb and not tree.having(at, "case")


def _is_near(day: str, last: str) -> bool:
    """Whether a day lies within a week before another: of longer ago, what somebody says is news only as a saying."""
    return (date.fromisoformat(last[:10]) - date.fromisoformat(day)).days < _WEEK


_WEEK = 7


def times_of_main(reading: Reading, sentence: Span, said: bool = False) -> list[TimeExpression]:
    """The times that the main verb of a sentence is told with, not those of what is told aside; with `said` also those
    of what somebody says in it."""
    if not reading.syntax:
        return []
    tree, text = _tree(reading, sentence), reading.article.text
    root = next((i for i, token in enumerate(tree.parsed.tokens) if token.head == i and token.dep == "root"), None)
    inside = [t for t in reading.times if sentence.start <= t.span.start < sentence.end]
    inside = [t for t in inside if not in_marks(text, t.span.start)]
    verbs = [] if root is None else [root, *(tree.having(root, "ccomp") if said else ())]
    return [t for t in inside if any(_hangs_from(text, tree, t, verb) for verb in verbs)]


def _hangs_from(text: str, tree: Tree, time: TimeExpression, verb: int) -> bool:
    """Whether a time is one of a verb's own: no other verb stands between, and it is nobody's ("Monday's attack")."""
    at = tree.at(time.span.start)
    path = [at, *tree.above(at)]
    last = next((i for i in path if tree.token(i).head == verb and i != verb), None)
    if last is None or tree.dep(last) not in ("obl", "advmod", "nmod"):
        return False
    if any(tree.token(i).pos in ("VERB", "AUX") for i in path[: path.index(last) + 1]):
        return False
    if _SINCE.search(text[max(0, time.span.start - 12) : time.span.start]):
        return False
    ending = text[time.span.end - 2 : time.span.end + 2]
    return "'s" not in ending and "’s" not in ending


def stretch_of_sentence(reading: Reading, sentence: Span) -> str | None:
    """The month or week gone by that the main clause of a sentence tells, where the sentence tells no day."""
    published = reading.article.published.day if reading.article.published else None
    told = [t for t in reading.times if sentence.start <= t.span.start < sentence.end and _STRETCH.fullmatch(t.value)]
    if published is None or not told or not reading.syntax or _dated(reading, sentence):
        return None
    tree, text = _tree(reading, sentence), reading.article.text
    own = [t for t in told if is_told(text, tree, t, reading.times, published) and is_of_sentence(tree, t, -1)]
    own = [t for t in own if not in_marks(text, t.span.start) and is_sure_week(t, published)]
    found = {t.value for t in own}
    if len(told) != 1 or len(found) != 1 or _is_perfect(tree) or _is_present(tree) or _is_ahead(tree):
        return None
    value = found.pop()
    return value if value < _of_day(published, value) else None


def is_sure_week(time: TimeExpression, published: str) -> bool:
    """Whether it is sure which week is meant: "last week" of a Sunday is for one the week that ends, for another the
    week before it."""
    return "W" not in time.value or time.anchor is None or date.fromisoformat(published[:10]).isoweekday() < _SUNDAY


def _of_day(day: str, like: str) -> str:
    """The month or week of a day, written as another."""
    if "W" not in like:
        return day[:7]
    return iso_week(date.fromisoformat(day[:10]))


_SINCE = re.compile(r"\b(?:since|from|until|before|after)\s+(?:the\s+)?$", re.IGNORECASE)
_SUNDAY = 7
_STRETCH = re.compile(r"\d{4}-(?:\d\d|W\d\d)")


def _dated(reading: Reading, sentence: Span) -> list[TimeExpression]:
    """The days that a sentence names outside of what it quotes."""
    inside = [t for t in reading.times if sentence.start <= t.span.start < sentence.end and _is_dated(t)]
    said = [span for quotation in reading.quotations if quotation.kind == "direct" for span in quotation.spans]
    inside = [t for t in inside if not any(span.start <= t.span.start < span.end for span in said)]
    inside = [t for t in inside if not in_marks(reading.article.text, t.span.start)]
    return inside if reading.syntax else []


def heads_its_sentence(reading: Reading, sentence: Span, cue: Span) -> bool:
    """Whether the verb at a cue is what its sentence tells: its main verb, one joined to it, or what somebody says in
    it was done; not a noun or a clause aside. Without a parse nothing is known of asides."""
    if not reading.syntax:
        return True
    tree = _tree(reading, sentence)
    verb = verb_of(tree, cue)
    if tree.token(verb).pos not in ("VERB", "AUX"):
        return False
    return all(tree.dep(i) in _MAIN for i in (verb, *tree.above(verb)))


def tells_what_is(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence tells in its main clause what is, not what was or will be."""
    return bool(reading.syntax) and _is_present(_tree(reading, sentence))


def tells_what_was(reading: Reading, sentence: Span) -> bool:
    """Whether the main verb of a sentence is a past without "has": "killed", "was killed"."""
    if not reading.syntax:
        return False
    tree = _tree(reading, sentence)
    root = next((i for i, token in enumerate(tree.parsed.tokens) if token.dep == "root"), None)
    return root is not None and _is_past(tree, root)


def _is_past(tree: Tree, root: int) -> bool:
    below = [tree.lower[i] for i in tree.having(root, "aux", "cop")]
    past = tree.features(root).get("Tense") == "Past" or any(word in ("was", "were", "had") for word in below)
    return past and not {"has", "have", "'s", "'ve", "is", "are", "will", "would"} & set(below)


_MAIN = frozenset({"root", "conj", "ccomp", "parataxis"})


def _is_present(tree: Tree) -> bool:
    """Whether the main verb tells what is: "are told", "meets"; not what will be."""
    root = next((i for i, token in enumerate(tree.parsed.tokens) if token.head == i and token.dep == "root"), None)
    if root is None or _tells_of(tree, root):
        return False
    verbs = [i for i in tree.having(root, "aux", "cop") if tree.features(i).get("VerbForm") == "Fin"] or [root]
    return all(_is_finite_present(tree, i) for i in verbs)


def _is_finite_present(tree: Tree, index: int) -> bool:
    told = tree.features(index)
    return told.get("VerbForm") == "Fin" and told.get("Tense") == "Pres" and tree.lower[index] not in _EITHER


# Forms of the present and of the past alike.
_EITHER = frozenset(
    ("put", "set", "cut", "hit", "let", "shut", "read", "spread", "cost", "hurt", "burst", "cast", "quit", "bid", "rid")
)


def _tells_of(tree: Tree, root: int) -> bool:
    """ "Officials say", which tells of days gone by."""
    return bool(tree.having(root, "ccomp", "parataxis"))


def _is_perfect(tree: Tree) -> bool:
    """Whether the main verb is a perfect: "has fought until today"."""
    root = next((i for i, token in enumerate(tree.parsed.tokens) if token.head == i and token.dep == "root"), None)
    return root is not None and any(tree.lower[i] in ("has", "have") for i in tree.having(root, "aux"))


def _is_ahead(tree: Tree) -> bool:
    """Whether the main verb tells what is to come or may: "will prompt", of which no month gone by is told."""
    root = next((i for i, token in enumerate(tree.parsed.tokens) if token.head == i and token.dep == "root"), None)
    return root is not None and any(tree.lower[i] in _COMING for i in tree.having(root, "aux"))


_COMING = frozenset({"will", "would", "may", "might", "could", "can", "must", "should", "shall", "'ll", "’ll"})


def _is_dated(time: TimeExpression) -> bool:
    return time.kind in ("DATE", "TIME") and time.value[:4].isdigit() and time.value[8:10].isdigit()


def _tree(reading: Reading, sentence: Span) -> Tree:
    columns = _columns(reading.article.text, reading.syntax)
    first, last = bisect_left(columns.starts, sentence.start), bisect_left(columns.starts, sentence.end)
    return tree_of(Parsed(reading.article.text, (sentence,), tokens_within(columns, first, last), ()))


@lru_cache(maxsize=4)
def _columns(text: str, syntax: str) -> Columns:
    return columns_of(text, syntax)
