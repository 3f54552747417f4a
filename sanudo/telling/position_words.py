"""The words of a position as an account has them: verbatim, in brackets whom "him" means, which day "Wednesday" is.

What position_clause.py found goes in, words come out; None where they lean on what is not told, or were long before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sanudo.article.types import Span
from sanudo.comparing.grammar import grammar_of
from sanudo.reading.tree import Tree, tree_of
from sanudo.reading.types import Mention, Position, Reading
from sanudo.telling.account import Teller, bare, capital, one_line, single_marks
from sanudo.telling.answering import answers
from sanudo.telling.background import tells_of_before
from sanudo.telling.pointing import names_nothing
from sanudo.telling.position_clause import Told, told_in
from sanudo.telling.position_ground import words
from sanudo.telling.quoting import quoted_stretches
from sanudo.telling.sure_pronouns import is_sure

_LONG_AGO = 45  # days before the report
_NEAR_DAYS = 5
_SHORT = 12  # words of what an issue leans on, put in brackets
_NEAR = 250  # characters before a sentence within which a day is that of the sentence as well
_AFTER_TIMES = frozenset({"ago", "later", "earlier", "before", "after"})
_HABITS = frozenset(
    {"typically", "usually", "normally", "traditionally", "routinely", "generally", "often", "historically"}
)
_OWNING = frozenset({"his", "her", "its", "their"})
_THIRD = frozenset({"he", "she", "him", "himself", "herself", "it", "itself", "they", "them", "themselves"}) | _OWNING
_OF_PEOPLE = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
_OBJECTS = frozenset({"him", "her", "them", "it"})
_OF_SEVERAL = frozenset({"they", "them", "their", "themselves"})
_FIRST = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_SPANS_OF_TIME = frozenset({"day", "week", "month", "year", "morning", "evening", "afternoon", "time", "weekend"})
_PAST = frozenset({"once", "previously", "earlier", "formerly"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Words:
    """What is told behind a name, and the words of the report that it is; `many` is the verb of several, of whom the
    holder is one; `entity` is whose position or saying it is; `who` the report's words for the holder, where no name;
    `weight` how outright the words take a side."""

    text: str
    span: Span
    many: str = ""
    entity: int | None = None
    who: str = ""
    weight: float = 1.0


def words_of(teller: Teller, reading: Reading, position: Position) -> Words | None:
    """What is told behind the holder's name: "rejected a proposal to share the cost", "said: “We shall not pay.”"."""
    told = told_in(reading, position)
    if told is None or _leans(teller, reading, position):
        return None
    if told.entity is not None:
        position = replace(position, entity=told.entity)
    sentence = next(s.span for s in reading.sentences if s.span.start <= told.span.start < s.span.end)
    tree = tree_of(grammar_of(reading, sentence).parsed)
    first, last = told.span.start - sentence.start, told.span.end - sentence.start
    inside = [n for n, t in enumerate(tree.parsed.tokens) if first <= t.start < last]
    if _is_old(reading, sentence, told, _is_plain_past(tree, inside)) or _only_tells(tree, inside):
        return None
    if not told.quoted and (
        tree.lower[inside[0]] in _AFTER_TIMES
        or not _HABITS.isdisjoint(tree.lower[i] for i in inside[:2])
        or _goes_on_with_a_habit(tree, inside)
        or tree.lower[inside[0]] == "had"
        or _instructs(tree, inside)
        or _points_back(teller, reading, sentence, told.span, position)
    ):
        return None
    if (told.quoted and _instructs(tree, inside)) or (not told.quoted and _says_nothing(position, tree, inside)):
        return None
    added = _added(teller, reading, position, told, sentence, tree, inside)
    if added is None:
        return None
    text, at, found = reading.article.text, told.span.start, ""
    if (
        position.about is not None
        and position.issue_span is not None
        and _is_bare(position)
        and not _is_told_of(teller, position)
    ):
        added.append((position.issue_span.end, f" [{_about(position.about.of(text))}]"))
    for place, note in sorted([*added, *_days(teller, reading, told.span, sentence, tree, inside)]):
        found += text[at:place] + note
        at = place
    found = one_line(found + text[at : told.span.end])
    if not told.quoted:
        found = re.sub(r"^(has|have|is|are|was|were) also ", r"\1 ", found)
    if told.quoted and answers(bare(found)):
        return None
    who = single_marks(one_line(told.who.of(text))) if told.who is not None else ""
    if told.quoted:
        said = re.sub(r"^(?:And|But|So),? (?=\w)", "", single_marks(bare(found)))
        return Words(f"said: “{capital(said)}”", told.span, entity=position.entity, weight=told.weight)
    return Words(
        single_marks(_closed(found).rstrip(",.;:-–— ")), told.span, told.many, position.entity, who, told.weight
    )


def _points_back(teller: Teller, reading: Reading, sentence: Span, told: Span, position: Position) -> bool:
    """Whether what is told of a sentence points to what only the rest of it, or of the report, names."""
    if position.about is not None:
        return False  # which is told in brackets
    text = reading.article.text
    own = [" "] * (sentence.end - sentence.start)
    own[told.start - sentence.start : told.end - sentence.start] = told.of(text)
    for mark in quoted_stretches(sentence.of(text)):
        own[mark.start : mark.end] = " " * (mark.end - mark.start)
    return names_nothing(reading, sentence, "".join(own), f"{teller.topic} {teller.lately}")


def _goes_on_with_a_habit(tree: Tree, inside: list[int]) -> bool:
    """Whether the verb is joined to one of a habit: "often railed against the banks and praised the mayor"."""
    verb = next((i for i in inside if tree.token(i).pos == "VERB"), None)
    if verb is None or tree.dep(verb) != "conj":
        return False
    return any(tree.lower[i] in _HABITS for i in tree.having(tree.token(verb).head, "advmod"))


def _instructs(tree: Tree, inside: list[int]) -> bool:
    """Whether people are told what to do in an emergency: "All staff should remain in their offices"."""
    return any(
        tree.token(i).lemma.lower() in words("instructing")
        and any(tree.lower[aux] in ("should", "must") for aux in tree.having(i, "aux"))
        for i in inside
    )


def _says_nothing(position: Position, tree: Tree, inside: list[int]) -> bool:
    """Whether the words have "the issue" alone, or "doing so", which the words themselves do not tell."""
    if position.about is not None:
        return False
    return any(_does_so(tree, i) or _is_such(tree, i, inside) or _is_empty(tree, i, inside) for i in inside)


def _does_so(tree: Tree, i: int) -> bool:
    return tree.lower[i] == "so" and tree.token(tree.token(i).head).lemma.lower() == "do"


def _is_such(tree: Tree, i: int, inside: list[int]) -> bool:
    """ "Such atrocities", of which none are told before."""
    noun = tree.token(i).head
    behind = tree.having(noun, "acl", "nmod") or tree.lower[i + 1 : i + 2] in (("a",), ("an",), ("as",))
    if tree.lower[i] != "such" or noun <= i or behind:
        return False
    return all(tree.token(n).lemma.lower() != tree.token(noun).lemma.lower() for n in range(inside[0], i))


def _is_empty(tree: Tree, i: int, inside: list[int]) -> bool:
    """ "The issue", and "the country" where none is named before."""
    if tree.token(i).lemma.lower() not in words("empty") or tree.dep(i) not in _TAKEN:
        return False
    if not {tree.lower[c] for c in tree.children[i]} & {"the", "this", "that"}:
        return False
    named = any(tree.token(n).pos == "PROPN" for n in range(inside[0], i))
    return not named and not tree.having(i, "nmod", "acl", "amod", "compound", "ccomp", "nummod")


_TAKEN = frozenset({"obj", "obl", "nmod"})


def _closed(words: str) -> str:
    """With the quotation mark that stands behind the full stop."""
    words = words.rstrip(",.;:-–— ")
    if words.count('"') % 2:
        return words + '"'
    return words + "”" if words.count("“") > words.count("”") else words


def _only_tells(tree: Tree, inside: list[int]) -> bool:
    """ "I want to thank you" and "plans to visit Karsk" say nothing of what is wanted."""
    for i in inside:
        below = tree.having(i, "xcomp") if tree.token(i).lemma.lower() == "plan" else []
        if below and tree.token(below[0]).lemma.lower() in words("travelling"):
            return True
        if tree.token(i).lemma.lower() in words("wishing"):
            below = tree.having(i, "xcomp")
            if below and (tree.token(below[0]).lemma.lower() in words("telling") or _is_mood(tree, below[0])):
                return True
    return False


def _is_mood(tree: Tree, i: int) -> bool:
    """ "Wants to be hopeful about the bridge"."""
    return tree.token(i).pos == "ADJ" and bool(tree.having(i, "cop"))


def _is_old(reading: Reading, sentence: Span, told: Told, past: bool) -> bool:
    """Whether it was long before the report, and the words do not say when."""
    published = reading.article.published
    written = published.value[:10] if published else None
    times = [t for t in reading.times if sentence.start <= t.span.start < sentence.end and t.kind in ("DATE", "TIME")]
    if _is_of_a_year_gone(told.span.of(reading.article.text), written):
        return True
    if any(told.span.start <= t.span.start < told.span.end and _is_before(t.value, written) for t in times):
        return False
    if tells_of_before(sentence.of(reading.article.text)) or _PACT.search(told.span.of(reading.article.text)):
        return True
    words_before = Span(sentence.start, told.span.end).of(reading.article.text).lower()
    if set(re.findall(r"\w+", words_before)) & _PAST:
        return True
    if any(_is_before(time.value, written) for time in times):
        return True
    before = Span(max(0, sentence.start - _NEAR), sentence.start)
    last = [t for t in reading.times if before.start <= t.span.start < before.end and t.kind == "DATE"][-1:]
    last = [t for t in last if not _names_a_thing(reading.article.text, t.span)]
    return past and not times and any(_is_years_before(time.value, written) for time in last)


def _is_of_a_year_gone(words: str, written: str | None) -> bool:
    """Whether words say of an earlier year that it was then: "called for a wall in 1998"."""
    found = re.match(r"\w+(?:ed|t|d)\b.*?\bin ((?:19|20)\d\d)\b", words)
    return found is not None and written is not None and int(found[1]) < int(written[:4]) - 1


_PACT = re.compile(r"^\w+ (?:in|under) the (?:accord|agreement|deal|pact|treaty)\b")  # what was pledged there is old


def _names_a_thing(text: str, year: Span) -> bool:
    """ "A 2013 agreement" tells of no year."""
    return re.search(r"\b(?:an?|the|his|her|its|their)\s$", text[max(0, year.start - 6) : year.start]) is not None


def _between(value: str, written: str) -> int | None:
    if not _DAY.match(value) or not _DAY.match(written):
        return None
    return (date.fromisoformat(written[:10]) - date.fromisoformat(value[:10])).days


def _days_before(value: str, reading: Reading) -> int | None:
    published = reading.article.published
    return _between(value, published.value) if published else None


def _is_years_before(value: str, written: str | None) -> bool:
    year = re.match(r"\d{4}", value)
    return year is not None and written is not None and int(year.group()) < int(written[:4]) - 1


def _is_plain_past(tree: Tree, inside: list[int]) -> bool:
    """Whether the first verb of the words is in the past, without "has" or "had"."""
    finite = next((i for i in inside if "VerbForm=Fin" in tree.token(i).morph), None)
    return finite is not None and "Tense=Past" in tree.token(finite).morph and tree.token(finite).lemma != "have"


def _is_before(value: str, written: str | None) -> bool:
    if value == "PAST_REF":
        return True
    if written is None or not re.match(r"\d{3}", value):
        return False
    days = _between(value, written)
    if days is not None:
        return days > _LONG_AGO
    month = re.fullmatch(r"(\d{4})-(\d\d)", value)
    if month is not None:
        months = 12 * (int(written[:4]) - int(month.group(1))) + int(written[5:7] or 1) - int(month.group(2))
        return months > _LONG_AGO // 30
    year = re.match(r"\d{4}", value)
    return value[:3] < written[:3] if year is None else year.group() < written[:4]


def _added(
    teller: Teller, reading: Reading, position: Position, told: Told, sentence: Span, tree: Tree, inside: list[int]
) -> list[tuple[int, str]] | None:
    """Names behind pronouns; None where one cannot be told."""
    marks = quoted_stretches(sentence.of(reading.article.text), sentence.start)
    found: list[tuple[int, str]] = []
    named: set[int] = {position.entity} if position.entity is not None and not told.quoted else set()
    for i in inside:
        token, word = tree.token(i), tree.lower[i]
        place = Span(sentence.start + token.start, sentence.start + token.end)
        quoted = told.quoted or any(m.start <= place.start < m.end for m in marks)
        if word in _FIRST and not quoted and tree.parsed.word(i) != "US":
            return None
        if word in ("you", "your") and told.quoted:
            return None
        if word in _POINTING and _points(tree, i):
            return None
        if told.several and word in _OF_SEVERAL:
            continue
        if told.pronoun and any(m.entity == position.entity and m.form != "pronoun" for m in _over(reading, place)):
            return None  # whom the words name is not the "he" before them
        comes = word == "it" and tree.lower[i + 1 : i + 2] in (("comes",), ("came",))
        if word not in _THIRD or token.dep == "expl" or comes:
            named |= {m.entity for m in _over(reading, place) if m.entity is not None and m.form != "pronoun"}
            continue
        meant = next((m for m in _over(reading, place) if m.entity is not None and m.form == "pronoun"), None)
        entity = meant.entity if meant is not None else None
        if meant is None or entity is None:
            if not _is_told_before(tree, i, inside[0]):
                return None
            continue
        actor = teller.actor(reading.article.id, entity)
        kind = actor.kind if actor else reading.entities[entity].kind
        if (kind == "PERSON") != (word in _OF_PEOPLE):
            return None
        if entity == position.entity and not told.quoted and _is_sayer(tree, i, inside):
            continue  # "said he wants"
        if told.quoted and entity == position.entity:
            return None  # nobody says "he" of himself
        if word in _OF_SEVERAL and entity == position.entity:
            if reading.entities[entity].kind == "PERSON":
                return None
            continue
        if (
            word in _OBJECTS
            and tree.dep(i) in ("obj", "iobj")
            and token.head in inside[:3]
            and entity == position.entity
        ):
            return None  # nobody pushes him who is himself
        if word in _OF_PEOPLE and _others_before(reading, sentence, told.span.start, position, entity):
            return None
        last = _last_named(reading, told.span.start, place.start)
        if word in _OF_PEOPLE and last is not None and last != entity:
            return None  # of two, it is not sure which
        if entity in named and (word not in _OF_PEOPLE or last is None):
            continue
        if entity not in named and not is_sure(reading, meant):
            return None
        if last == entity:
            continue
        name = actor.name if actor else reading.entities[entity].name
        if not name[:1].isupper():
            return None
        contracted = re.match(r"['’]\w+", reading.article.text[place.end : place.end + 4])
        at = place.end + (contracted.end() if contracted else 0)
        owned = "'s" if word in _OWNING and (word != "her" or token.dep == "nmod:poss") else ""
        found.append((at, f" [{teller.short(name)}{owned}]"))
        named.add(entity)
    return found


def _is_sayer(tree: Tree, i: int, inside: list[int]) -> bool:
    """Whether it is the subject of what is said first."""
    verb = tree.token(i).head
    above = tree.token(verb).head
    return tree.dep(i) == "nsubj" and tree.dep(verb) == "ccomp" and above in inside[:6]


def _others_before(reading: Reading, sentence: Span, start: int, position: Position, entity: int) -> bool:
    """Whether before the words that are told another is named whom the pronoun could mean as well."""
    return any(
        m.kind == "PERSON" and m.form == "name" and m.entity not in (position.entity, entity)
        for m in reading.mentions
        if sentence.start <= m.span.start < start
    )


def _last_named(reading: Reading, start: int, end: int) -> int | None:
    """The person named last within a stretch."""
    named = [m for m in reading.mentions if start <= m.span.start < end and m.kind == "PERSON" and m.form != "pronoun"]
    return max(named, key=lambda m: m.span).entity if named else None


def _over(reading: Reading, place: Span) -> Iterator[Mention]:
    return (m for m in reading.mentions if m.span.start <= place.start < m.span.end)


def _points(tree: Tree, i: int) -> bool:
    """Whether "this" points to what is not told."""
    if tree.dep(i) == "det" or tree.token(i).dep == "nmod:poss":
        noun = tree.token(i).head
        behind = tree.having(noun, "acl", "nmod") if tree.lower[i] == "those" and tree.lower[i + 1] != "same" else []
        return tree.token(noun).lemma.lower() not in _SPANS_OF_TIME and not behind
    if tree.token(i).pos not in ("PRON", "DET"):
        return False
    relative = any(tree.token(above).dep.startswith("acl") for above in tree.above(i))
    if tree.lower[i] in ("that", "such") and relative:
        return False
    return not tree.having(i, "acl", "nmod", "amod")


def _is_told_before(tree: Tree, i: int, first: int) -> bool:
    """Whether the words themselves have what "it" or "their" can mean."""
    several = tree.lower[i] in _OF_SEVERAL
    if tree.lower[i] in _OF_PEOPLE:
        return False
    if tree.lower[i] == "it" and tree.dep(i) != "nsubj":  # "repeal the law and replace it", no other
        doing = tree.token(i).head
        before = tree.having(tree.token(doing).head, "obj") if tree.dep(doing) == "conj" else []
        return any(first <= n < i and tree.token(n).pos == "NOUN" for n in before)
    doer = tree.having(tree.token(i).head, "nsubj")  # who "asked them" is not they
    nouns = [n for n in range(first, i) if tree.token(n).pos in ("NOUN", "PROPN") and n not in doer]
    return any((tree.features(n).get("Number") == "Plur") == several for n in nouns)


def _days(
    teller: Teller, reading: Reading, told: Span, sentence: Span, tree: Tree, inside: list[int]
) -> Iterator[tuple[int, str]]:
    """The day behind "on Wednesday", where it is that of the first verb; of another it may lie ahead."""
    verb = next((i for i in inside if tree.token(i).pos == "VERB"), None)
    for time in reading.times:
        if not told.start <= time.span.start < time.span.end <= told.end or not _DAY.fullmatch(time.value[:10]):
            continue
        at = tree.at(time.span.start - sentence.start)
        governing = next((i for i in tree.above(at) if tree.token(i).pos in ("VERB", "ADJ")), None)
        given = re.search(r"\d", time.span.of(reading.article.text)) or time.basis != "resolved"
        owned = reading.article.text[time.span.end : time.span.end + 2] in ("'s", "’s")
        near = _days_before(time.value, reading) in range(_NEAR_DAYS)  # of a week ago, it may be the one after as well
        if not given and not owned and near and governing == verb and _is_plain_past(tree, inside):
            yield time.span.end, f" [{teller.day(time.value)}]"


def _leans(teller: Teller, reading: Reading, position: Position) -> bool:
    """Whether what is wanted says nothing without words before it that are not told: "the plan", "doing so"."""
    if not _is_bare(position) or _is_told_of(teller, position):
        return False
    about = position.about.of(reading.article.text).split() if position.about is not None else []
    return not 0 < len(about) <= _SHORT


def _is_told_of(teller: Teller, position: Position) -> bool:
    """Whether "the strike" is what the account has told of."""
    if not position.issue.lower().startswith("the "):
        return False
    noun = position.issue.lower().split()[-1].strip(".,;\"”'’")
    return (
        len(noun) > 3
        and re.search(rf"\b{re.escape(noun.removesuffix('s'))}", f"{teller.topic} {teller.lately}") is not None
    )


def _about(words: str) -> str:
    """What an issue leans on, without what it hung from: "a new bill" of "of a new bill"."""
    told = re.sub(r"^(?:of|from|on|in|to|for|with|by|about) ", "", " ".join(words.split()), flags=re.IGNORECASE)
    told = re.sub(r"^(?:A|An|The|His|Her|Its|Their) ", lambda m: m.group().lower(), told)
    return f"that {told}" if _CLAUSE.search(told) else told


_CLAUSE = re.compile(
    r"^(?!that\b)[^,]*? (?:was|were|is|are|had|has|have|would|will|should) "
)  # of a notion: what it is


def _is_bare(position: Position) -> bool:
    issue = position.issue.lower().split()
    bare_one = len(issue) < 3 and issue[0] in ("the", "this", "that", "such", "these", "it", "his", "her", "their")
    return bare_one or issue[0] in ("it", "such") or issue[-1].rstrip(".") in ("so", "it", "that", "this", "them")
