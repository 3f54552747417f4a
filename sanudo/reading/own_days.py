"""Whether a day that stands in a sentence is the day of a verb or noun of it: told for sure, and in the same clause.

A tree, time expressions and tokens go in, yes or no comes out. What is told in a relative clause, in reported words or
in a clause of another time has its own days, and a day counted from another ("the next day") is one only where that
other stands just before. No day is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sanudo.article.types import Span
from sanudo.reading.speakers import MentionIndex
from sanudo.reading.tree import Tree
from sanudo.reading.types import TimeExpression

_LIMITS = frozenset({"since", "until", "till", "before", "after", "between", "by", "from", "through"})
_ONE_OF_ITS_NAME = re.compile(r"\b(?:first|second|third|fourth|final|every|each|most|many)\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b[^.;!?\n]*\band\s+(?:on\s+)?\Z")
_COUNTED = re.compile(r"\b(?:next|same|that|following|previous|preceding|later|earlier|before)\b", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_ITS_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:today|yesterday|tomorrow|tonight|this|last|next|that|same)\b"
    rf"|\b{_MONTH}\.? \d|\d(?:st|nd|rd|th)?(?: of)? {_MONTH}|\d{{4}}-\d\d|overnight|\d/\d",
    re.IGNORECASE,
)
_TIMES_WITH = frozenset({"when", "to"})  # clauses of the time of the verb above them
_BY_DOING = frozenset({"in", "by"})  # "in saying", "by voting"
_HAPPENING = frozenset({"in", "at", "during", "on", "for", "with", "to"})  # "told reporters at a Monday briefing"
_SCENE = frozenset({"in", "at", "during"})  # of somebody's: "at his Monday briefing", but not "on his Sunday decision"
_ABOUT = frozenset({"for", "into", "about", "of", "against", "over", "by", "despite", "because", "toward", "than"})
_HOLDING = frozenset(
    ("hold", "have", "open", "begin", "start", "end", "conclude", "continue", "attend", "host", "take", "make", "be")
) | {"resume", "launch", "finish", "close", "conduct", "give", "sign", "come", "occur", "happen", "leave"}
_STEPS = 40


def is_told(text: str, tree: Tree, time: TimeExpression, times: Sequence[TimeExpression], written: str | None) -> bool:
    """Whether an expression tells on which day something was, and that day is sure."""
    at = tree.at(time.span.start)
    if at < 0:
        return True
    words = time.span.of(text)
    if time.kind == "TIME" and time.anchor is not None and not names_a_day(words):
        return False  # "around noon last Saturday"
    if _ONE_OF_ITS_NAME.search(text[max(0, time.span.start - 12) : time.span.start]):
        return False  # "at his first Monday briefing"
    if _is_limit(tree, _head(tree, time)) or _BETWEEN.search(text, max(0, time.span.start - 150), time.span.start):
        return False  # "between 19 and 28 December", "since Monday"
    if time.anchor is None or not is_counted(time, words, written):
        return True
    if any(tree.token(i).dep == "acl:relcl" for i in tree.having(_head(tree, time), "acl")):
        return False  # "on the same day she spoke": a day that its own clause tells
    before = [t for t in times if t.span.end <= time.span.start and t.kind in ("DATE", "TIME")]
    if not before or before[-1].value[:10] != time.anchor[:10]:
        return False
    between = text[before[-1].span.end : time.span.start]
    return "\n" not in between and len(re.findall(r"[.!?][\"”’']?\s+[\"“‘']?[A-Z]", between)) <= 1


def is_counted(time: TimeExpression, words: str, written: str | None) -> bool:
    """Whether a day is counted from another that was told of: "the same day", "the next morning"."""
    return time.anchor is not None and time.anchor[:10] != (written or "")[:10] and _COUNTED.search(words) is not None


def names_a_day(words: str) -> bool:
    """Whether words that tell a time tell the day too: "Monday night", "tonight", but not "noon"."""
    return _ITS_DAY.search(words) is not None


def in_marks(text: str, at: int) -> bool:
    """Whether a place stands between curly quotation marks."""
    return text.rfind("“", max(0, at - 300), at) > text.rfind("”", max(0, at - 300), at)


def _is_limit(tree: Tree, head: int) -> bool:
    """Whether a day only bounds a time: it, or one that it is joined to, has "between", "since" or the like."""
    for _ in range(4):
        if any(tree.lower[i] in _LIMITS for i in tree.having(head, "case", "mark", "advmod")):
            return True
        if tree.dep(head) != "conj":
            return False
        head = tree.token(head).head
    return False


def is_of(tree: Tree, time: TimeExpression, verb: int, saying: bool = False) -> bool:
    """Whether a day is of the verb or noun at `verb`: no clause of another time stands between them. `saying`: whether
    it is a word of saying, which has not the day of what it hangs from as readily as a deed has."""
    at = _head(tree, time)
    noun = _dated_noun(tree, time)
    if noun is not None and noun != verb and (not _is_happening(tree, noun) or _is_in_connection(tree, time)):
        return False
    line = [verb, *tree.above(verb)]
    path = [at, *tree.above(at)]
    joint = next((i for i in path[:_STEPS] if i in line), None)
    if joint is None or _behind_a_clause(tree, at):
        return False
    up, down = path[: path.index(joint)], line[: line.index(joint)]
    if up and joint == verb and not saying and (tree.dep(up[-1]) == "acl" or _names(tree, up[-1])):
        up = up[:-1]  # "the visit that they paid on 11 May", "the May 11 visit": what hangs from a noun tells its day
    return not any(_parts_time(tree, i) for i in up) and not any(_parts_verb(tree, i, joint, saying) for i in down)


def is_of_sentence(tree: Tree, time: TimeExpression, head: int) -> bool:
    """Whether a day is the day of the whole sentence that tells the event at `head`, not of a thing told aside."""
    at = _head(tree, time)
    path = [at, *tree.above(at)]
    if _behind_a_clause(tree, at):
        return False
    for index in path[:_STEPS]:
        above, dep = tree.token(index).head, tree.dep(index)
        if above == index:
            return True
        if dep in ("acl", "appos", "csubj") or (dep == "advcl" and not _at_that_time(tree, index)):
            return False
        if dep == "ccomp" and not (_is_of_chain(tree, head, index) and _tells(tree, above)):
            return False
        if dep in ("nsubj", "obj", "iobj") and index in path[1:]:
            own = index == head or index in tree.above(head)
            if not own or tree.token(above).lemma.lower() not in _HOLDING:
                return False
        if _names(tree, index) and above != head:
            return False
        if dep == "obl" and index in path[1:] and any(tree.lower[i] in _ABOUT for i in tree.having(index, "case")):
            return False
        if dep == "nmod" and index != head and tree.token(above).pos in ("NOUN", "PROPN"):
            upper = tree.dep(above)
            if upper not in ("obl", "root") and above != head and not _is_below(tree, head, above):
                return False
    return False


def verb_of(tree: Tree, cue: Span) -> int:
    """The token of some words that the others hang from."""
    inside = range(max(0, tree.at(cue.start)), max(0, tree.at(max(cue.start, cue.end - 1))) + 1)
    return next((i for i in inside if tree.token(i).head not in inside or tree.token(i).head == i), inside[0])


def _head(tree: Tree, time: TimeExpression) -> int:
    """The token of an expression that the others hang from."""
    first = max(0, tree.at(time.span.start))
    last = max(first, tree.at(time.span.end - 1))
    inside = range(first, last + 1)
    return next((i for i in inside if tree.token(i).head not in inside or tree.token(i).head == i), first)


def _parts_time(tree: Tree, index: int) -> bool:
    """Whether what hangs here from the joint is a clause that has its own days."""
    dep = tree.dep(index)
    if dep in ("acl", "appos", "ccomp", "csubj", "parataxis", "xcomp"):
        return dep not in ("xcomp", "acl") or tree.token(index).pos in ("VERB", "AUX")
    if dep == "advcl":
        return not _at_that_time(tree, index)
    if dep == "conj":
        return bool(tree.having(index, "nsubj", "expl"))  # "A left and B came on Monday"
    return _names(tree, index)


def _names(tree: Tree, index: int) -> bool:
    """ "Its February 9 article": a day before a noun that is no happening of that day."""
    before = tree.dep(index) in ("compound", "nmod", "amod") and tree.token(index).head > index
    return before and not tree.having(index, "case") and not _is_happening(tree, tree.token(index).head)


def _dated_noun(tree: Tree, time: TimeExpression) -> int | None:
    """The noun that a date with a year stands before, whatever the tree has: "the March 3, 2012, attack"."""
    first, after = tree.at(time.span.start), tree.at(time.span.end - 1) + 1
    while after < len(tree.lower) and tree.lower[after] == ",":
        after += 1
    stands = 0 < first < after < len(tree.lower) and tree.lower[first - 1] == "the"
    return after if stands and tree.token(after).pos in ("NOUN", "PROPN") else None


def _behind_a_clause(tree: Tree, at: int) -> bool:
    """ "He came back to it, as he had at a briefing on Monday": a day behind a clause may be of either."""
    verb = tree.token(at).head
    between = [i for i in tree.having(verb, "advcl", "ccomp") if verb < i < at]
    return any(tree.having(i, "nsubj") and max(tree.subtree(i)) < at for i in between)


def _is_happening(tree: Tree, noun: int) -> bool:
    """ "At a Monday briefing", "in a Tuesday interview": a noun that tells when what it hangs from was; not "on its
    Sunday show"."""
    if any(tree.lower[i] in ("its", "their") for i in tree.having(noun, "nmod")):
        return False
    owned = any(tree.token(i).dep == "nmod:poss" for i in tree.having(noun, "nmod"))
    cases = _SCENE if owned else _HAPPENING
    return tree.dep(noun) in ("obl", "nmod") and any(tree.lower[i] in cases for i in tree.having(noun, "case"))


def _is_in_connection(tree: Tree, time: TimeExpression) -> bool:
    """ "Charged in connection with the March 3, 2012, attack"."""
    first = tree.at(time.span.start)
    return first > 2 and tree.lower[first - 3] in _CONNECTIONS and tree.lower[first - 2] in ("with", "to")


_CONNECTIONS = frozenset(("connection", "relation", "response", "regard", "respect", "reference", "comparison"))


def _parts_verb(tree: Tree, index: int, joint: int, saying: bool) -> bool:
    """Whether the verb stands here in a clause below the joint whose day is not the joint's."""
    dep, token = tree.dep(index), tree.token(index)
    if token.dep == "acl:relcl":
        return not _is_there(tree, index)
    if dep in ("appos", "ccomp", "csubj", "parataxis"):
        return True
    if dep == "acl":
        return not _goes_along(tree, index)
    if dep == "advcl":
        return not _at_that_time(tree, index) and (saying or not _soon_after(tree, index))
    if dep == "conj" and token.pos in ("VERB", "AUX"):
        perfect = any(tree.lower[i] in _HAVE for i in tree.having(index, "aux"))
        return perfect or (saying and bool(tree.having(index, "nsubj")))
    return False


def _is_there(tree: Tree, index: int) -> bool:
    """ "Gave a speech on Monday where he said", "on Monday, when he said", "in which he said": of the same time."""
    if any(tree.lower[i] in ("where", "when") for i in tree.having(index, "advmod", "mark")):
        return True
    places = [i for i in tree.having(index, "obl") if tree.lower[i] == "which"]
    return any(tree.lower[i] in ("in", "at", "during") for place in places for i in tree.having(place, "case"))


_HAVE = frozenset({"has", "have", "'ve", "’ve", "had"})


def _at_that_time(tree: Tree, index: int) -> bool:
    """A clause that is of the time of what it hangs from: "speaking on Monday", "when they met on Monday"."""
    marks = {tree.lower[i] for i in tree.having(index, "mark")}
    return marks <= _TIMES_WITH or "to" in marks or (marks <= _BY_DOING and _goes_along(tree, index))


def _soon_after(tree: Tree, index: int) -> bool:
    """ "After they met", "hours before they were to meet": a clause of much the same time as what it hangs from."""
    marks = [i for i in tree.having(index, "mark") if tree.lower[i] not in _TIMES_WITH]
    return all(tree.lower[i] in ("after", "as", "while") or tree.lower[max(0, i - 1)] in _SOON for i in marks)


_SOON = frozenset({"hours", "hour", "minutes", "minute", "moments", "shortly", "just", "soon", "immediately"})


def _goes_along(tree: Tree, index: int) -> bool:
    return tree.lower[index].endswith("ing") or any(tree.lower[i] == "to" for i in tree.having(index, "mark"))


def _tells(tree: Tree, index: int) -> bool:
    """Whether a verb reports what hangs from it."""
    return tree.token(index).lemma.lower() in _TELLING


_TELLING = frozenset(
    ("say", "report", "announce", "tell", "confirm", "reveal", "note", "write", "state", "disclose", "add", "show")
)


def _is_of_chain(tree: Tree, head: int, clause: int) -> bool:
    """Whether the event is what a clause tells: its verb, or one joined to it."""
    return head >= 0 and (head == clause or clause in tree.above(head))


def _is_below(tree: Tree, head: int, above: int) -> bool:
    return above in tree.above(head)


def is_main_and_past(tree: Tree, verb: int) -> bool:
    """Whether what is told at `verb` is told in the main clause of its sentence, of the past."""
    root = _root(tree, verb)
    if any(tree.dep(i) in _BELOW and not _is_at(tree, i) for i in (verb, *tree.above(verb))):
        return False
    return tree.features(root).get("Tense") == "Past" and not tree.having(root, "aux")


_BELOW = frozenset({"acl", "advcl", "ccomp", "appos", "parataxis", "csubj", "nmod"})


def _is_at(tree: Tree, index: int) -> bool:
    """ "Told senior lawmakers at a meeting", of which trees may have it that the lawmakers are those of the meeting."""
    return tree.dep(index) == "nmod" and any(tree.lower[i] in ("at", "during") for i in tree.having(index, "case"))


def _root(tree: Tree, index: int) -> int:
    return [index, *tree.above(index)][-1]


def goes_on(tree: Tree, index: MentionIndex, verb: int, before: Span) -> bool:
    """Whether the subject of a clause is a pronoun or whom the sentence before told something of."""
    root = _root(tree, verb)
    subjects = tree.having(verb, "nsubj") or tree.having(root, "nsubj")
    if not subjects:
        return False
    if tree.lower[subjects[0]] in _PRONOUNS:
        return True
    first = next((i for i in range(tree.at(before.start + 1), root) if tree.token(i).head == i), root)
    known = {entity for subject in tree.having(first, "nsubj") for entity in _entities(tree, index, subject)}
    return not known.isdisjoint(_entities(tree, index, subjects[0]))


def _entities(tree: Tree, index: MentionIndex, top: int) -> set[int]:
    """Who is named in what hangs from a token."""
    below = tree.subtree(top)
    span = Span(tree.token(below[0]).start, tree.token(below[-1]).end)
    return {mention.entity for mention in index.within(span) if mention.entity is not None}


def is_of_then(tree: Tree, verb: int, sentence: Span, said: Sequence[Span] = ()) -> bool:
    """Whether a word of saying is told as of then: no "has said", no "says" among the past, no looking back outside
    the words `said`."""
    if any(tree.lower[i] in _HAVE for i in tree.having(verb, "aux")):
        return False
    if tree.features(verb).get("Tense") == "Pres" and tree.features(verb).get("VerbForm") == "Fin":
        return False
    found = _ELSEWHEN.finditer(tree.parsed.text, sentence.start, sentence.end)
    return all(any(span.start <= one.start() < span.end for span in said) for one in found)


_ELSEWHEN = re.compile(
    r"\b(?:later|earlier|previously|formerly|once|repeatedly|ago|since|in the past|last (?:week|month|year)|now|"
    r"the (?:next|following|previous|same) (?:day|week)|often|always|during the campaign|"
    r"(?:in|since) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "both", "there"})
