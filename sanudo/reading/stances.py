"""The words that take a stance, found in the parse: which way, on what, and whether it was another before.

A tree goes in, `Stance`s come out, one a word, with the tokens of what it is about. Nothing here knows who holds it.
The words stand in data/stances.tsv, issues.tsv and judgements.tsv; a reader adds a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from sanudo.language.lemmas import lemma_of
from sanudo.reading.tree import PASSIVE, Tree

TURNED = "turned"
_SIDES = {"verb": ("VERB", "AUX"), "adjective": ("ADJ", "VERB"), "noun": ("NOUN",)}
_OPPOSITE = {"for": "against", "against": "for"}
_CONDITION = frozenset({"if", "provided", "providing", "unless", "once"})
_RELATIVE = frozenset({"which", "that", "who", "whom"})
_FROM_BEFORE = frozenset({"case", "mark"})


@dataclass(frozen=True, slots=True)
class Stance:
    """`head` takes `side` on the tokens `issue`; `change` is TURNED where it is said to be new.

    `through` is the token whose subject holds it; `owner` is the token that names the holder beside the word itself
    ("Russia's opposition", "rejected by Peru"), None where the subject does. `condition` are tokens of an "if".
    """

    head: int
    side: str
    issue: tuple[int, ...]
    through: int
    owner: int | None = None
    change: str | None = None
    condition: tuple[int, ...] = ()


def find_stances(tree: Tree, is_time: frozenset[int]) -> Iterator[Stance]:
    """The words of a text that take a stance; `is_time` are tokens of times, which are never an issue."""
    for head, token in enumerate(tree.parsed.tokens):
        found = _verb(tree, head, is_time) if token.pos in _SIDES["verb"] else None
        if not found and token.pos == "VERB":
            found = _refusal(tree, head)
        if not found and token.pos in ("ADJ", "VERB") and tree.having(head, "cop"):
            found = _predicate(tree, head, "adjective", is_time)
        if not found and token.pos in ("NOUN", "PROPN", "PRON"):
            found = _noun(tree, head, is_time) or _beside(tree, head)
        told = _as_told(tree, found) if found else None
        if told:
            yield told


def _verb(tree: Tree, head: int, is_time: frozenset[int]) -> Stance | None:
    lemma = tree.token(head).lemma.lower()
    if lemma.endswith("ed") and lemma == tree.lower[head]:
        lemma = lemma_of(lemma, "VERB", "Tense=Past|VerbForm=Part")  # "has proposed", tagged as if bare
    for rest, row in _rows("verb").get(lemma, ()):
        for found in _with(tree, head, rest, row, is_time):
            return found
    return None


def _refusal(tree: Tree, head: int) -> Stance | None:
    """ "Will not free the prisoners", "would never sign": who could and says no is against it."""
    if tree.token(head).lemma.lower() not in words_of("refused") or not _is_denied(tree, head):
        return None
    helpers = tree.having(head, "aux")
    if not {tree.lower[i] for i in helpers} & {"will", "would", "wo"} or tree.having(head, "aux:pass"):
        return None
    if any(tree.lower[i] == "have" for i in helpers) or not tree.having(head, "obj", "obl", "xcomp", "ccomp"):
        return None
    aside = {i for child in tree.having(head, "nsubj", "aux", "advcl", "punct", "advmod") for i in tree.subtree(child)}
    issue = tuple(i for i in _whole(tree, head, ()) if i not in aside and i >= head)
    return Stance(head, "for", issue, head) if len(issue) > 1 else None  # its negation turns it round


def _with(
    tree: Tree, head: int, rest: tuple[str, ...], row: tuple[str, ...], is_time: frozenset[int]
) -> Iterator[Stance]:
    _, _, side, issue, change = row
    turned = TURNED if change == TURNED or (change == "own" and _is_own(tree, head)) else None
    if "f" in issue and _is_denied(tree, head):  # not to condemn is not to be for
        return
    if not rest:
        yield from _plain(tree, head, side, issue, turned, is_time)
        return
    for last, dropped in _prepositions(tree, head, rest):
        thing = tree.token(last).head if dropped else None
        if thing is None:  # a particle: what is turned down is its object
            yield from _plain(tree, head, side, issue, turned, is_time, particle=True)
        elif turned and tree.token(thing).lemma.lower() in _rows("noun"):
            yield from _given_up(tree, head, thing, is_time)
        elif thing not in is_time and (_fits(tree, thing, issue) or ("o" in issue and not set(issue) & set("n"))):
            if "o" in issue:
                told = _infinitive_after(tree, head, thing)
                if told is not None:
                    first = _whole(tree, thing, (last,)) if rest[-1] == "for" else ()
                    yield Stance(head, side, tuple(sorted({*first, *_whole(tree, told, ())})), head, change=turned)
                    continue
            if set(issue) & set("npg"):
                yield Stance(head, side, _whole(tree, thing, (last,)), head, change=turned)


def _prepositions(tree: Tree, head: int, rest: tuple[str, ...]) -> Iterator[tuple[int, bool]]:
    """Tokens that end `rest` of a verb, and whether they govern a phrase ("for" of "called on Friday for")."""
    if len(rest) == 1:
        for child in tree.having(head, "obl", "advcl", "ccomp", "xcomp", "nmod", "obj"):
            for i in tree.having(child, "case", "mark"):
                if tree.lower[i] == rest[0] and i > head:
                    yield i, True
        for i in tree.having(head, "compound:prt", "advmod", "case"):
            if tree.lower[i] == rest[0] and i > head:
                yield i, False
        return
    after = tuple(tree.lower[head + 1 : head + 1 + len(rest)])
    last = head + len(rest)
    if after == rest and tree.token(last).sentence == tree.token(head).sentence:
        governs = tree.dep(last) in _FROM_BEFORE and tree.token(last).head > last
        yield last, governs


def _plain(
    tree: Tree,
    head: int,
    side: str,
    issue: str,
    turned: str | None,
    is_time: frozenset[int],
    particle: bool = False,
) -> Iterator[Stance]:
    """What a verb takes a stance on without a preposition: object, infinitive, doing, clause, or who is criticised."""
    if side == "judged":
        yield from _judged(tree, head)
        return
    passive = _passive(tree, head, issue)
    if passive:
        yield Stance(head, side, passive[0], head, passive[1], turned)
        return
    objects = [i for i in tree.having(head, "obj", "iobj") if i not in is_time and (particle or i > head)]
    if turned:
        for thing in objects:
            if tree.token(thing).lemma.lower() in _rows("noun"):
                yield from _given_up(tree, head, thing, is_time)
                return
    relative = _relative_object(tree, head)
    if "f" in issue:  # "criticised Greece for its haste": the haste
        for phrase in tree.having(head, "obl", "advcl"):
            marks = [i for i in tree.having(phrase, "case", "mark") if tree.lower[i] in ("for", "over")]
            if marks and objects and phrase not in is_time:
                yield Stance(head, side, _whole(tree, phrase, tuple(marks)), head, change=turned)
                return
    infinitives = [i for i in tree.having(head, "xcomp", "advcl", "ccomp") if _is_infinitive(tree, i) and i > head]
    if "o" in issue and objects and infinitives and objects[0] < infinitives[0]:
        first = _whole(tree, objects[0], ()) if "n" in issue else ()
        tokens = tuple(sorted({*first, *_whole(tree, infinitives[0], ())}))
        yield Stance(head, side, tokens, head, change=turned)
        return
    if "i" in issue and infinitives and not objects and _is_deed(tree, infinitives[0]):
        if relative is not None and not tree.having(infinitives[0], "obj", "obl", "xcomp", "ccomp"):
            return  # "a fight he wants to have"
        yield Stance(head, side, _whole(tree, infinitives[0], ()), head, change=turned)
        return
    for thing in objects:
        if _fits(tree, thing, issue) and not ("f" in issue and tree.token(thing).pos == "PROPN"):
            yield Stance(head, side, _with_what_becomes(tree, head, thing), head, change=turned)
            return
    if relative is not None and _fits(tree, relative, issue):
        yield Stance(head, side, _without_relative(tree, relative, head), head, change=turned)
        return
    for clause in tree.having(head, "ccomp", "xcomp"):
        if clause < head:
            continue
        if ("g" in issue and _is_gerund(tree, clause)) or ("s" in issue and _is_wished(tree, head, clause)):
            yield Stance(head, side, _whole(tree, clause, ()), head, change=turned)
            return


def _passive(tree: Tree, head: int, issue: str) -> tuple[tuple[int, ...], int] | None:
    """What "was rejected by Peru", or "a plan backed by France": the thing and who did it."""
    agents = [
        i
        for i in tree.having(head, "obl:agent", "obl")
        if any(tree.lower[case] == "by" for case in tree.having(i, "case"))
    ]
    if not agents or not set(issue) & set("np"):
        return None
    things = tree.having(head, *PASSIVE)
    if not things and tree.dep(head) == "conj":
        things = tree.having(tree.token(head).head, *PASSIVE)
    if things and _fits(tree, things[0], issue):
        return _whole(tree, things[0], ()), agents[0]
    if not things and tree.dep(head) == "acl" and _fits(tree, tree.token(head).head, issue):
        return _without_relative(tree, tree.token(head).head, head), agents[0]
    return None


def _relative_object(tree: Tree, head: int) -> int | None:
    """The noun that a relative clause without an object of its own is about: "the plan (which) Russia opposes"."""
    at = head
    while tree.dep(at) in ("conj", "xcomp") and tree.token(at).head != at:
        at = tree.token(at).head
    if tree.token(at).dep != "acl:relcl" or not tree.having(at, "nsubj"):
        return None
    objects = tree.having(head, "obj")
    if objects and tree.lower[objects[0]] not in _RELATIVE:
        return None
    subject = tree.having(at, "nsubj")[0]
    if any(tree.lower[i] == "whose" for i in tree.subtree(at)):
        return None
    return tree.token(at).head if tree.lower[subject] not in _RELATIVE else None


def _judged(tree: Tree, head: int) -> Iterator[Stance]:
    """The thing that is called, described as or seen as what judges it."""
    things = [i for i in tree.having(head, "obj") if is_matter(tree, i)]
    if not things or things[0] < head:
        return
    words = [*tree.having(head, "xcomp", "obl", "advcl"), *tree.having(things[0], "amod", "acl", "nmod", "appos")]
    for word in words:
        side = _judgements().get(tree.lower[word])
        if side and word > things[0]:
            below = set(tree.subtree(word)) | {i for i in range(word - 1, word) if tree.token(i).pos == "PUNCT"}
            tokens = tuple(i for i in _whole(tree, things[0], ()) if i not in below and i < word)
            yield Stance(head, side, tokens, head)
            return


def judged_in_words(tree: Tree, head: int) -> Stance | None:
    """A thing that is said to be what judges it: "(he said) the offer was unacceptable"."""
    side = _judgements().get(tree.lower[head])
    things = [i for i in tree.having(head, "nsubj") if tree.token(i).pos in ("NOUN", "PROPN")]
    if not side or not things or not tree.having(head, "cop") or things[0] > head:
        return None
    if not is_matter(tree, things[0]):
        return None
    to = [i for i in tree.having(head, "obl", "nmod") if any(tree.lower[c] == "to" for c in tree.having(i, "case"))]
    return _as_told(tree, Stance(head, side, _whole(tree, things[0], ()), head, to[0] if to else None))


def _predicate(tree: Tree, head: int, pos: str, is_time: frozenset[int]) -> Stance | None:
    """ "Is ready to", "is opposed to"."""
    for _, row in _rows(pos).get(tree.token(head).lemma.lower(), _rows(pos).get(tree.lower[head], ())):
        found = _complement(tree, head, row[3], is_time)
        if found:
            return Stance(head, row[2], found, head)
    return None


def _noun(tree: Tree, head: int, is_time: frozenset[int]) -> Stance | None:
    """ "Its opposition to", "has no interest in", "is in favour of"."""
    if tree.lower[head] in ("favour", "favor") and [tree.lower[i] for i in tree.having(head, "case")] == ["in"]:
        found = _complement(tree, head, "ng", is_time) if tree.having(head, "cop") else ()
        return Stance(head, "for", found, head) if found else None
    for _, row in _rows("noun").get(tree.token(head).lemma.lower(), ()):
        issue = _complement(tree, head, row[3], is_time)
        if not issue:
            continue
        owners = [i for i in tree.having(head, "nmod:poss", "nmod") if tree.dep(i) == "nmod" and _owns(tree, i)]
        verb = tree.token(head).head
        lemma = tree.token(verb).lemma.lower()
        if tree.dep(head) in ("obj", "conj") and tree.token(verb).pos == "VERB":
            whose = verb if not owners or tree.token(owners[0]).pos == "PRON" else head
            owner = None if whose == verb else owners[0]
            if lemma in _turning():
                return None  # told with its verb
            if lemma in words_of("carrying"):
                return Stance(head, row[2], issue, verb, owner)
        if owners and not any(tree.token(i).lemma.lower() in _turning() for i in tree.above(head)):
            return Stance(head, row[2], issue, head, owners[0])
    return None


def _given_up(tree: Tree, verb: int, noun: int, is_time: frozenset[int]) -> Iterator[Stance]:
    """ "Dropped its opposition to" is for it now, "withdrew its support for" is against."""
    _, row = _rows("noun")[tree.token(noun).lemma.lower()][0]
    issue = _complement(tree, noun, row[3], is_time) or _complement(tree, verb, row[3], is_time)
    may = {tree.lower[i] for i in tree.having(verb, "aux")} & {"may", "might", "could", "would"}
    owners = [i for i in tree.having(noun, "nmod") if _owns(tree, i) and tree.token(i).pos != "PRON"]
    if issue:
        side = "conditional" if may else _OPPOSITE[row[2]]
        yield Stance(verb, side, issue, verb, owners[0] if owners else None, TURNED)


def _owns(tree: Tree, index: int) -> bool:
    return tree.token(index).dep == "nmod:poss" or any(tree.lower[i] in ("'s", "’s") for i in tree.children[index])


def _beside(tree: Tree, head: int) -> Stance | None:
    """ "Is against the ban"."""
    cases = [i for i in tree.having(head, "case") if tree.lower[i] == "against"]
    if not cases or not tree.having(head, "cop") or not tree.having(head, "nsubj"):
        return None
    without = (*cases, *tree.having(head, "cop", "nsubj", "advmod", "aux", "punct", "advcl", "cc", "conj", "parataxis"))
    return Stance(head, "against", _whole(tree, head, without), head)


def _complement(tree: Tree, head: int, issue: str, is_time: frozenset[int]) -> tuple[int, ...]:
    """The phrase, doing or infinitive after an adjective or noun, without its preposition."""
    for child in tree.having(head, "xcomp", "ccomp", "acl", "nmod", "obl", "advcl"):
        if child < head or child in is_time or tree.token(child).dep in ("nmod:poss", "acl:relcl"):
            continue
        before = tuple(i for i in tree.having(child, "case", "mark") if i < child)
        words = [tree.lower[i] for i in before]
        if words == ["to"] and _is_infinitive(tree, child):
            if "i" in issue and _is_deed(tree, child):
                return _whole(tree, child, ())
            continue
        if not words or words[0] not in ("to", "for", "in", "on", "of", "towards", "toward", "with", "against"):
            continue
        if ("n" in issue and tree.token(child).pos != "VERB") or ("g" in issue and _is_gerund(tree, child)):
            return _whole(tree, child, before)
    return ()


def _as_told(tree: Tree, stance: Stance) -> Stance | None:
    """The stance with what stands around it: negation, "if", "now"."""
    head = stance.through if stance.owner is None else stance.head
    heads = {stance.head, head}
    denied = any(_is_denied(tree, h) for h in heads)
    now = any(tree.lower[h - 1] == "now" for h in heads if h)
    side = stance.side
    if denied and side in _OPPOSITE and stance.change != TURNED:
        side = _OPPOSITE[side]
    longer = any(_no_longer(tree, h) for h in heads)
    change = stance.change or (TURNED if longer or (now and side in _OPPOSITE) else None)
    cut = _conditions(tree, stance)
    if cut:
        side = "conditional" if side == "for" or denied else side
    may = {tree.lower[i] for h in heads for i in tree.having(h, "aux")} & {"may", "might", "could"}
    if may and side == "for":
        verb = tree.token(stance.through)
        if verb.pos == "VERB" and verb.lemma.lower() not in words_of("yielding"):
            return None
        side = "conditional"
    issue = tuple(i for i in stance.issue if i not in cut)
    return replace(stance, side=side, change=change, issue=issue, condition=tuple(sorted(cut)))


_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no", "hardly"})


def _is_denied(tree: Tree, head: int) -> bool:
    words = {tree.lower[i] for i in tree.having(head, "advmod", "det", "neg")}
    nobody = any(tree.lower[d] == "no" for s in tree.having(head, "nsubj") for d in tree.having(s, "det"))
    return bool(words & _NEGATIONS) or nobody or _no_longer(tree, head)


def _no_longer(tree: Tree, head: int) -> bool:
    return any(
        tree.lower[i] == "longer" and "no" in {tree.lower[c] for c in (i - 1, *tree.children[i])}
        for i in tree.having(head, "advmod")
    )


def _conditions(tree: Tree, stance: Stance) -> frozenset[int]:
    """The tokens of an "if" or "provided" that the stance hangs on, on its verb or within its issue."""
    places = {stance.head, stance.through, *stance.issue}
    found: set[int] = set()
    for place in places:
        for clause in tree.having(place, "advcl", "acl"):
            if any(tree.lower[m] in _CONDITION for m in (*tree.having(clause, "mark"), *tree.having(clause, "advmod"))):
                below = tree.subtree(clause)
                found |= set(range(min(below), max(below) + 1))
    return frozenset(found) if stance.head not in found else frozenset()


def _fits(tree: Tree, thing: int, issue: str) -> bool:
    """Whether a phrase can be the issue of a word: any thing, only what can be wanted or not, or a doing."""
    pos = tree.token(thing).pos
    if pos == "PRON" and tree.lower[thing] not in ("it", "this", "that", "them", "one", "both", "these"):
        return False
    if _is_gerund(tree, thing):
        return "g" in issue
    if pos == "VERB":
        return False
    lemma = tree.token(thing).lemma.lower()
    if "n" in issue:
        return _issues().get(lemma) != "fact"
    return "p" in issue and (pos == "PRON" or is_matter(tree, thing))


def is_matter(tree: Tree, thing: int) -> bool:
    """Whether a noun names what can be wanted or not."""
    return _issues().get(tree.token(thing).lemma.lower()) == "matter" or _issues().get(tree.lower[thing]) == "matter"


def _is_wished(tree: Tree, head: int, clause: int) -> bool:
    """Whether a clause says what should be: "that it be paid", "that they should leave", "promised that it would"."""
    helpers = {tree.lower[i] for i in tree.having(clause, "aux", "cop")}
    lemma = tree.token(head).lemma.lower()
    if lemma in ("promise", "pledge", "vow"):
        return bool(helpers & {"should", "would", "will", "must"})
    if lemma == "agree":
        done = any(tree.token(i).dep == "aux:pass" for i in tree.having(clause, "aux:pass"))
        return "should" in helpers or (done and bool(helpers & {"would", "will", "must", "be"}))
    if not any(tree.lower[i] == "that" for i in tree.having(clause, "mark")) and "should" not in helpers:
        return False
    return "should" in helpers or ("be" in helpers and len(helpers) == 1) or (not helpers and _is_bare(tree, clause))


def _is_bare(tree: Tree, clause: int) -> bool:
    subject = tree.having(clause, "nsubj")
    return bool(subject) and tree.token(clause).pos == "VERB" and tree.features(clause).get("VerbForm") == "Inf"


def _is_gerund(tree: Tree, index: int) -> bool:
    doing = tree.token(index).pos == "VERB" or bool(tree.having(index, "obj"))  # whatever its tag
    return doing and tree.lower[index].endswith("ing") and not tree.having(index, "aux")


def _is_deed(tree: Tree, index: int) -> bool:
    """Whether an infinitive is more than saying: "declined to comment" is no position."""
    things = {tree.token(i).lemma.lower() for i in tree.having(index, "obj")}
    return tree.token(index).lemma.lower() not in words_of("saying") and not things & {
        "detail",
        "comment",
        "question",
        "reason",
    }


def _is_own(tree: Tree, head: int) -> bool:
    """Whether the object of a verb is its subject's: "reversed its decision"."""
    return any(
        tree.lower[i] in ("its", "his", "her", "their", "my", "our")
        for thing in tree.having(head, "obj")
        for i in tree.having(thing, "nmod:poss", "det")
    )


def _is_infinitive(tree: Tree, index: int) -> bool:
    return any(tree.lower[i] == "to" for i in tree.having(index, "mark"))


def _infinitive_after(tree: Tree, head: int, thing: int) -> int | None:
    """What somebody is called on to do."""
    for child in (*tree.having(head, "xcomp", "advcl", "ccomp"), *tree.having(thing, "acl", "advcl", "xcomp")):
        if child > thing and _is_infinitive(tree, child):
            return child
    return thing if _is_infinitive(tree, thing) else None


def _whole(tree: Tree, top: int, without: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase in its own sentence, without words at its head ("for") and without what stands before it."""
    left_out = frozenset(without)
    sentence = tree.token(top).sentence
    found = [i for i in tree.subtree(top, left_out) if tree.token(i).sentence == sentence]
    return tuple(i for i in found if not left_out or i > min(left_out) or i == top)


def _with_what_becomes(tree: Tree, head: int, thing: int) -> tuple[int, ...]:
    """An object with what is wanted of it: "wants the soldiers out", "wants the gates opened"."""
    found = set(_whole(tree, thing, ()))
    if tree.token(head).lemma.lower() == "want":
        for more in tree.having(head, "xcomp", "advmod", "obl"):
            if more > thing:
                found |= set(_whole(tree, more, ()))
    return tuple(sorted(found))


def _without_relative(tree: Tree, noun: int, clause: int) -> tuple[int, ...]:
    """A noun phrase without the relative clause that `clause` stands in."""
    chain = {clause, *tree.above(clause)}
    without = tuple(i for i in tree.children[noun] if i in chain)
    left_out = frozenset(without)
    below = set(tree.subtree(without[0])) if without else set()
    first = min(below) if below else None
    found = [i for i in tree.subtree(noun, left_out) if tree.token(i).sentence == tree.token(noun).sentence]
    kept = [i for i in found if first is None or i < first]
    while len(kept) > 1 and tree.token(kept[0]).pos in ("ADP", "PUNCT") and kept[0] != noun:
        kept = kept[1:]
    return tuple(kept)


@lru_cache(maxsize=4)
def _rows(pos: str) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Rows by their first word, those of more words first."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for row in _table("stances.tsv"):
        if row[1] == pos:
            first, *rest = row[0].split()
            found.setdefault(first, []).append((tuple(rest), row))
    return {first: tuple(sorted(rows, key=lambda r: (-len(r[0]), r[0]))) for first, rows in found.items()}


@lru_cache(maxsize=1)
def _turning() -> frozenset[str]:
    """The first words of what says that somebody stood otherwise before."""
    return frozenset(row[0].split()[0] for row in _table("stances.tsv") if row[4] == TURNED)


@lru_cache(maxsize=8)
def words_of(sort: str) -> frozenset[str]:
    """The words of one sort of data/stance_words.tsv."""
    return frozenset(row[1] for row in _table("stance_words.tsv") if row[0] == sort)


@lru_cache(maxsize=1)
def _issues() -> dict[str, str]:
    return {row[0]: row[1] for row in _table("issues.tsv")}


@lru_cache(maxsize=1)
def _judgements() -> dict[str, str]:
    return {row[0]: row[1] for row in _table("judgements.tsv")}


def _table(name: str) -> list[tuple[str, ...]]:
    lines = files("sanudo.reading").joinpath(f"data/{name}").read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if "\t" in line and not line.startswith("#")][1:]
