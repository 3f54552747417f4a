"""Whose words they are: the phrase that names the speaker of a cue, and who that is.

A tree, a cue and the mentions of the report go in; a `Speaker` comes out, resolved through coreference where the
mention is, or kept as it is named ("diplomats at NATO"). None where the text does not say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sanudo.article.types import Span
from sanudo.reading.cues import Cue, reports_quotes
from sanudo.reading.tree import PASSIVE, Tree
from sanudo.reading.types import Entity, Mention

QUOTING = frozenset({"quote", "cite", "report"})
SENTENCES = 3  # back over which "they" is looked for
_LEADING_AWAY = frozenset({"of", "for", "to", "by", "from"})
_NEAR_OWNER = 8  # tokens from who speaks to whose they are
_OWNED = 3  # tokens from "'s" to what is owned
REACH = 20  # tokens between "quoted" and "as saying"
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ASIDE = ("acl:relcl", "acl", "parataxis", "case", "advcl", "punct", "cc:preconj")
_EMPTY = frozenset({"there", "this", "that", "which", "what", "who", "you", "one"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """`span` is the phrase, `name` the resolved name or the phrase's own words, `entity` its index or None.

    The name of a pronoun that nothing resolves is None: somebody said it, and the report does not say who.
    """

    span: Span
    name: str | None
    entity: int | None


class MentionIndex:
    """The mentions of a report by where they stand; looked up, never changed."""

    def __init__(self, mentions: Sequence[Mention], entities: Sequence[Entity]) -> None:
        self.all = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self.starts = [m.span.start for m in self.all]
        self.entities = entities

    def within(self, span: Span) -> list[Mention]:
        """The mentions that overlap `span`."""
        first = bisect_left(self.starts, span.start - 200)
        last = bisect_left(self.starts, span.end)
        return [m for m in self.all[first:last] if m.span.end > span.start]

    def name(self, mention: Mention) -> str | None:
        """The name of the entity that a mention is of."""
        return self.entities[mention.entity].name if mention.entity is not None else None


def speaker_of(tree: Tree, cue: Cue, mentions: MentionIndex) -> Speaker | None:
    """The speaker of a cue."""
    head = _speaker_token(tree, cue)
    if head is None or tree.lower[head] in _EMPTY or tree.token(head).dep == "expl" or tree.token(head).pos == "DET":
        return None
    whose = _of_whom(tree, head) if cue.kind == "verb" else None
    if whose is not None:
        span = Span(phrase_span(tree, whose[0]).start, phrase_span(tree, whose[1]).end)
        return Speaker(span, " ".join(span.of(tree.parsed.text).split()), None)
    found = resolve(tree, head, mentions)
    if tree.lower[head] == "they":
        found = _several(tree, head, mentions) or found
    relative = _relative(tree, cue.head, head)
    if relative is None:
        return found
    if found.name is None:
        found = _named_before(tree, relative, mentions) or found
    return Speaker(Span(found.span.start, max(found.span.end, tree.token(relative).end)), found.name, found.entity)


def _of_whom(tree: Tree, head: int) -> tuple[int, int] | None:
    """Who speaks and whose they are, where the parse hung both on the verb: "a spokesman for the premier, Ivo Sand"."""
    for other in tree.having(tree.token(head).head, "nsubj"):
        first, last = sorted((other, head))
        if first == last or tree.token(first).pos not in ("NOUN", "PROPN"):
            continue
        if last - first > _NEAR_OWNER or any(tree.token(i).pos in ("VERB", "AUX") for i in range(first, last)):
            continue
        behind = tree.lower[first + 1] if first + 1 < last else ""
        if behind in ("for", "of") and tree.token(first).pos == "NOUN":
            return first, last
        owned = [i for i in tree.having(first, "case") if tree.lower[i] in ("'s", "’s", "'", "’")]
        if owned and last - owned[-1] <= _OWNED and tree.token(last).pos == "NOUN":
            return first, last
    return None


def _several(tree: Tree, pronoun: int, mentions: MentionIndex) -> Speaker | None:
    """Who "they" are that say something: the nearest several who spoke before, or two people named side by side.

    Looked for in the sentences just before; a body that could be "they" too is left to coreference.
    """
    sentence = tree.token(pronoun).sentence
    for index in range(pronoun - 1, -1, -1):
        token = tree.token(index)
        if token.sentence < sentence - SENTENCES or _paragraphs(tree, index, pronoun) > 1:
            break
        if tree.dep(index) == "conj" and token.pos == "PROPN" and _are_people(tree, token.head, index, mentions):
            span = Span(phrase_span(tree, token.head).start, phrase_span(tree, index).end)
            named = [m for m in mentions.within(span) if m.kind == "PERSON" and m.form == "name"]
            names = [mentions.name(m) or m.span.of(tree.parsed.text) for m in named]
            told = " and ".join(names) if len(names) == 2 else " ".join(span.of(tree.parsed.text).split())
            return Speaker(tree_span(tree, pronoun), told, None)
        if token.pos == "NOUN" and tree.dep(index) == "nsubj" and tree.features(index).get("Number") == "Plur":
            verb = tree.token(token.head)
            if verb.pos == "VERB" and reports_quotes(verb.lemma.lower()) and verb.lemma != "be":
                words = " ".join(phrase_span(tree, index).of(tree.parsed.text).split())
                return Speaker(tree_span(tree, pronoun), words, resolve(tree, index, mentions).entity)
    return None


def _paragraphs(tree: Tree, first: int, last: int) -> int:
    """How many paragraph breaks stand between two tokens."""
    between = tree.parsed.text[tree.token(first).end : tree.token(last).start]
    return sum(1 for line in between.split("\n")[1:] if line.strip())


def _are_people(tree: Tree, first: int, second: int, mentions: MentionIndex) -> bool:
    """Whether both phrases hold people's names, and not the same."""
    one, other = _people(tree, first, second, mentions), _people(tree, second, None, mentions)
    return bool(one and other and one.isdisjoint(other))


def _people(tree: Tree, head: int, without: int | None, mentions: MentionIndex) -> set[Span]:
    """The people's names in a phrase, without those of what is joined to it."""
    end = tree.token(without).start if without is not None else len(tree.parsed.text)
    span = phrase_span(tree, head)
    inside = mentions.within(Span(span.start, min(span.end, max(end, span.start + 1))))
    return {m.span for m in inside if m.kind == "PERSON" and m.form == "name" and m.span.start < end}


def tree_span(tree: Tree, index: int) -> Span:
    """The span of one token."""
    return Span(tree.token(index).start, tree.token(index).end)


def _named_before(tree: Tree, relative: int, mentions: MentionIndex) -> Speaker | None:
    """The person named right before "who": "those of the minister, Hubert Holm, who said"."""
    start = tree.token(relative).start
    near = [m for m in mentions.within(Span(max(0, start - 4), start)) if m.kind == "PERSON" and m.form == "name"]
    if not near:
        return None
    return Speaker(near[-1].span, mentions.name(near[-1]) or near[-1].span.of(tree.parsed.text), near[-1].entity)


def _relative(tree: Tree, cue: int, head: int) -> int | None:
    """The "who" by which a relative clause names its speaker again, where it stands close behind the phrase."""
    if not tree.token(cue).dep.startswith("acl:relcl"):
        return None
    near = [i for i in tree.having(cue, "nsubj") if tree.lower[i] in _RELATIVE and head < i <= head + 12]
    return near[0] if near else None


def resolve(tree: Tree, head: int, mentions: MentionIndex) -> Speaker:
    """The phrase that `head` heads, and who it is."""
    span = phrase_span(tree, head)
    token = Span(tree.token(head).start, tree.token(head).end)
    inside = mentions.within(span)
    over = [m for m in inside if m.span.start <= token.start and m.span.end >= token.end]
    both = [m for m in over if m.span == over[0].span and m.entity is not None]
    if len({m.entity for m in both}) > 1:  # "they" of two people
        return Speaker(span, " and ".join(mentions.name(m) or "" for m in both), None)
    several = _both(tree, head, span, mentions)
    if several is not None:
        return several
    beside = [m for m in inside if m.kind == "PERSON" and m.form == "name" and _belongs(tree, head, m)]
    surname = _surnamed(tree, head, over, mentions)
    if surname is not None:
        return Speaker(span, mentions.entities[surname].name, surname)
    for mention in [*[m for m in beside if m.entity is not None], *over]:
        name = mentions.name(mention)
        if name:
            told = " ".join(span.of(tree.parsed.text).split())
            unnamed = mention.form == "role" and name[:1].islower() and name in told
            return Speaker(span, told if unnamed else name, mention.entity)
    words = None if tree.token(head).pos == "PRON" else " ".join(span.of(tree.parsed.text).split())
    return Speaker(span, words, over[0].entity if over else None)


def _both(tree: Tree, head: int, span: Span, mentions: MentionIndex) -> Speaker | None:
    """Two or more side by side, the first by name: "Ms Ames and Mr Bell", "the FBI and city police", "Ames and other
    officials". One person of two offices ("President and CEO Ann Ames") is one."""
    others = _joined_to(tree, head)
    joining = [i for i in range(head, max(others, default=head)) if tree.lower[i] in ("and", "&")]
    if not others or any(_is_within_name(tree, i, mentions) for i in joining):
        return None
    apart = len(others) == 1 and joining and "," in tree.lower[head : joining[-1]]
    names: list[str] = []
    for index in (head, *others):
        own = frozenset(i for i in tree.having(index, "conj") if i in others)
        name = _name_of(tree, index, tree.span(tree.subtree(index, own)), mentions, only_people=not joining)
        if name is None and index != head and joining and not apart:
            name = _several_unnamed(tree, index)
        if name is None:
            return None
        if name not in names[-1:]:  # an office and a name behind it, each told as joined
            names.append(name)
    if len(set(names)) < len(names) or len(names) < 2:
        return None
    return Speaker(span, ", ".join(names[:-1]) + " and " + names[-1], None)


def _joined_to(tree: Tree, head: int) -> list[int]:
    """The nouns that are told side by side with one, those joined to a joined one too."""
    found: list[int] = []
    for index in tree.having(head, "conj"):
        if index > head and tree.token(index).pos in ("PROPN", "NOUN"):
            found += [index, *_joined_to(tree, index)]
    return sorted(found)


def _is_within_name(tree: Tree, joining: int, mentions: MentionIndex) -> bool:
    """Whether an "and" is part of a name: "Customs and Border Protection"."""
    return any(m.form == "name" for m in mentions.within(tree_span(tree, joining)))


def _name_of(tree: Tree, head: int, piece: Span, mentions: MentionIndex, only_people: bool) -> str | None:
    """The name of one of several: one that is the phrase, has its word or stands right behind it."""
    end = max(piece.end, tree.token(head).end)
    for mention in mentions.within(Span(piece.start, end + 2)):
        start, stop = mention.span
        person = mention.kind == "PERSON"
        if mention.form == "name" and (person or not only_people) and end <= start <= end + 1:
            return mentions.name(mention) or mention.span.of(tree.parsed.text)
        named = mention.form == "name" and start >= piece.start and _belongs(tree, head, mention)
        if named if person else not only_people and start <= tree.token(head).start < stop:
            return mentions.name(mention) or mention.span.of(tree.parsed.text)
    return None


def _several_unnamed(tree: Tree, head: int) -> str | None:
    """The words for those who are told beside a name without one of their own: "other top officials"."""
    plural = tree.features(head).get("Number") == "Plur"
    if not plural and not any(tree.token(i).pos in ("DET", "PRON") for i in tree.having(head, "det", "nmod:poss")):
        return None
    span = phrase_span(tree, head)
    first = tree.at(span.start)
    if first == 0 or tree.lower[first - 1] not in ("and", "&", ","):
        return None  # of "French and Dutch ministers" the last word alone
    return " ".join(span.of(tree.parsed.text).split(",")[0].split())


def _surnamed(tree: Tree, head: int, over: Sequence[Mention], mentions: MentionIndex) -> int | None:
    """The one person of the report whose surname a word is that was taken for a people's: "Cuban" alone is Mark."""
    if tree.children[head] or not over or any(m.kind == "PERSON" for m in over):
        return None
    word = tree.parsed.word(head)
    demonym = word[:1].isupper() and any(m.kind == "NORP" or m.form == "metonym" for m in over)
    if not demonym or tree.features(head).get("Number") == "Plur":
        return None
    people = [
        number
        for number, one in enumerate(mentions.entities)
        if one.kind == "PERSON" and " " in one.name and one.name.split()[-1] == word
    ]
    return people[0] if len(people) == 1 else None


def phrase_span(tree: Tree, head: int) -> Span:
    """The noun phrase of `head` without its relative clauses and asides."""
    aside = frozenset(
        child for child in tree.children[head] if tree.token(child).dep in _ASIDE or tree.dep(child) in _ASIDE
    )
    indices = [i for i in tree.subtree(head, aside) if tree.token(i).sentence == tree.token(head).sentence]
    while len(indices) > 1 and tree.token(indices[0]).pos in ("CCONJ", "ADP", "SCONJ") and indices[0] != head:
        indices = indices[1:]
    return tree.span(indices)


def _belongs(tree: Tree, head: int, mention: Mention) -> bool:
    """Whether a person's name is the phrase itself: its head, or an apposition to it ("the minister, Lou Jiwei")."""
    for index in [head, *tree.having(head, "appos", "flat", "compound")]:
        token = tree.token(index)
        if mention.span.start <= token.start < mention.span.end:
            away = any(tree.lower[i] in _LEADING_AWAY and i < index for i in tree.having(index, "case"))
            between = tree.lower[head + 1 : index]  # "an aide to House Speaker Ivo Sand"
            away = away or (bool(_LEADING_AWAY & set(between)) and "," not in between)
            if index != head and away:
                return False  # "the office of Prime Minister Ivo Sand", whatever the parse calls it
            return index == head or tree.dep(index) in ("appos", "flat")
    return False


def _speaker_token(tree: Tree, cue: Cue) -> int | None:
    if cue.kind == "according":
        return cue.head
    if cue.kind == "noun":
        return _owner(tree, cue.head)
    return _agent(tree, cue.head)


def _agent(tree: Tree, head: int) -> int | None:
    quoted = who_was_quoted(tree, head)
    if quoted is not None:
        return quoted
    below = False
    for _ in range(6):
        subject = tree.subject(head)
        if subject is not None:
            if tree.lower[subject] in _RELATIVE and tree.token(head).dep == "acl:relcl":
                return tree.token(head).head
            return subject
        for agent in tree.having(head, "obl:agent", "obl"):
            if any(tree.lower[i] == "by" for i in tree.having(agent, "case")) and tree.having(head, "nsubj:pass"):
                return agent
        passive = tree.having(head, "nsubj:pass")
        if passive:
            return passive[0] if below else None  # "they are understood to have discussed", "was told to resign"
        dep, above = tree.token(head).dep, tree.token(head).head
        if above == head:
            return None
        if dep == "advcl" and tree.having(above, "nsubj:pass") and tree.token(above).lemma == "quote":
            return tree.having(above, "nsubj:pass")[0]
        if dep.startswith("acl"):
            return above
        if tree.dep(head) not in ("advcl", "conj", "xcomp", "ccomp", "parataxis") or _finite(tree, head):
            return None
        head, below = above, tree.dep(head) == "xcomp"
    return None


def who_was_quoted(tree: Tree, head: int) -> int | None:
    """The subject of "was quoted (as saying)", the object of "quoted X as saying", from either verb."""
    quoting = head if tree.token(head).lemma in QUOTING else quoting_verb(tree, head)
    if quoting is None:
        return None
    passive = tree.having(quoting, *PASSIVE)
    if passive:
        quoted = quoting != head or tree.token(head).lemma == "quote" or as_saying(tree, passive[0]) is not None
        return passive[0] if quoted else None
    objects = [i for i in tree.having(quoting, "obj") if i > quoting]
    return objects[0] if objects and as_saying(tree, objects[0]) is not None else None


def as_saying(tree: Tree, quoted: int) -> int | None:
    """The "saying" of "quoted X as saying", found from X."""
    sentence = tree.token(quoted).sentence
    for index in range(quoted + 1, min(quoted + 1 + REACH, len(tree.lower) - 1)):
        if tree.token(index).sentence != sentence:
            return None
        if tree.lower[index] == "as" and tree.features(index + 1).get("VerbForm") in ("Ger", "Part"):
            return index + 1
    return None


def quoting_verb(tree: Tree, head: int) -> int | None:
    """The "quoted" of "was quoted by X as saying", found from "saying", wherever the parse hung that."""
    if head == 0 or tree.lower[head - 1] != "as" or tree.features(head).get("VerbForm") not in ("Ger", "Part"):
        return None
    sentence = tree.token(head).sentence
    for index in range(head - 2, max(-1, head - 2 - REACH), -1):
        token = tree.token(index)
        if token.sentence != sentence:
            return None
        if token.pos == "VERB" and token.lemma in QUOTING and tree.having(index, *PASSIVE, "obj"):
            return index
    return None


def _finite(tree: Tree, index: int) -> bool:
    return tree.features(index).get("VerbForm") == "Fin"


def _owner(tree: Tree, noun: int) -> int | None:
    """Whose warning, promise or denial it is: its possessor, its "of" or "by" phrase, or the one who made it."""
    for owner in tree.having(noun, "nmod:poss"):
        return owner
    for phrase in tree.having(noun, "nmod"):
        if any(tree.lower[i] in ("of", "by", "from") for i in tree.having(phrase, "case")):
            return phrase
    above = tree.token(noun).head
    if above != noun and tree.dep(noun) in ("obj", "obl") and tree.token(above).pos == "VERB":
        return _agent(tree, above)
    return None
