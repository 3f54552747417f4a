"""The words that take a stance, found in the parse: which way, on what, and whether it was another before.

A tree goes in, `Stance`s come out, one a word, with the tokens of what it is about. Nothing here knows who holds it.
The words stand in data/stances.tsv, issues.tsv and judgements.tsv; a reader adds a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sanudo.language.lemmas import lemma_of
from sanudo.reading.stance_issues import (
    complement,
    fits,
    infinitive_after,
    is_deed,
    is_gerund,
    is_infinitive,
    is_matter,
    is_wished,
    relative_object,
    whole,
    with_what_becomes,
    without_relative,
)
from sanudo.reading.stance_tables import TURNED, judgements, stance_rows, turning, words_of
from sanudo.reading.tree import PASSIVE, Tree

_SIDES = {"verb": ("VERB", "AUX"), "adjective": ("ADJ", "VERB"), "noun": ("NOUN",)}
_OPPOSITE = {"for": "against", "against": "for"}
_CONDITION = frozenset({"if", "provided", "providing", "unless", "once"})
_BY_ITSELF = frozenset({"go", "leave", "resign", "return", "attend", "apologise", "apologize", "sign", "yield"})
_STAYING = frozenset({"remain", "stay", "seem", "sound", "appear", "grow", "become", "look"})
_WHOSE = frozenset({"the", "his", "her", "its", "their", "our", "my", "a", "full", "any"})
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
            found = _refusal(tree, head) or _on_terms(tree, head) or _rather(tree, head)
        if not found and token.pos in ("ADJ", "VERB") and (tree.having(head, "cop", "aux:pass") or _stays(tree, head)):
            found = _predicate(tree, head, "adjective", is_time)
        if not found and token.pos in ("NOUN", "PROPN", "PRON"):
            found = _noun(tree, head, is_time) or _beside(tree, head)
        told = _as_told(tree, found) if found else None
        if told:
            yield not_to(tree, told)


def _verb(tree: Tree, head: int, is_time: frozenset[int]) -> Stance | None:
    lemma = tree.token(head).lemma.lower()
    if lemma.endswith("ed") and lemma == tree.lower[head]:
        lemma = lemma_of(lemma, "VERB", "Tense=Past|VerbForm=Part")  # "has proposed", tagged as if bare
    for rest, row in stance_rows("verb").get(lemma, ()):
        for found in _with(tree, head, rest, row, is_time):
            return found
    return None


def _refusal(tree: Tree, head: int) -> Stance | None:
    """ "Will not free the prisoners", "would never sign": who could and says no is against it."""
    if tree.token(head).lemma.lower() not in words_of("refused") or not _is_denied(tree, head):
        return None
    helpers = tree.having(head, "aux")
    told = {tree.lower[i] for i in helpers}
    ours = any(tree.lower[i] in ("we", "i") for i in tree.having(head, "nsubj"))
    going = ours and tree.lower[head].endswith("ing") and bool(told & {"are", "'re", "’re", "am", "'m", "’m"})
    if not (told & {"will", "would", "wo"} or going) or tree.having(head, "aux:pass"):
        return None
    if any(tree.lower[i] == "have" for i in helpers):
        return None
    if not tree.having(head, "obj", "obl", "xcomp", "ccomp"):
        doers = [i for i in tree.having(head, "nsubj") if tree.token(i).pos in ("PROPN", "PRON")]
        somebody = any(tree.lower[i] != "it" for i in doers) and tree.token(head).lemma.lower() in _BY_ITSELF
        return Stance(head, "for", (head,), head) if somebody else None
    aside = {i for child in tree.having(head, "nsubj", "aux", "advcl", "punct", "advmod") for i in tree.subtree(child)}
    issue = tuple(i for i in whole(tree, head, ()) if i not in aside and i >= head)
    return Stance(head, "for", issue, head) if len(issue) > 1 else None  # its negation turns it round


def _rather(tree: Tree, head: int) -> Stance | None:
    """ "Would rather go on talking", "would sooner resign": what they prefer."""
    helpers = {tree.lower[i] for i in tree.having(head, "aux")}
    sooner = any(tree.lower[i] in ("rather", "sooner") for i in tree.having(head, "advmod"))
    if not sooner or not helpers & {"would", "'d", "’d"} or _is_denied(tree, head) or not tree.having(head, "nsubj"):
        return None
    aside = {i for child in tree.having(head, "nsubj", "aux", "advcl", "punct") for i in tree.subtree(child)}
    issue = tuple(i for i in whole(tree, head, ()) if i not in aside and i >= head)
    return Stance(head, "for", issue, head)


def _on_terms(tree: Tree, head: int) -> Stance | None:
    """ "Will sign only if they leave", "would accept observers provided they are unarmed": for it, on a condition."""
    if tree.token(head).lemma.lower() not in words_of("refused") | words_of("yielding") or _is_denied(tree, head):
        return None
    helpers = {tree.lower[i] for i in tree.having(head, "aux")}
    if not helpers & {"will", "would", "can", "could"} or "have" in helpers or tree.having(head, "aux:pass"):
        return None
    terms = [
        i
        for i in tree.having(head, "advcl")
        if i > head and any(tree.lower[m] in _CONDITION for m in tree.having(i, "mark", "advmod"))
    ]
    if not terms or not tree.having(head, "nsubj"):
        return None
    aside = {i for child in tree.having(head, "nsubj", "aux", "punct", "advmod") for i in tree.subtree(child)}
    issue = tuple(i for i in whole(tree, head, ()) if i not in aside and i >= head)
    return Stance(head, "for", issue, head)  # the condition is told apart, and makes it conditional


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
        elif turned and tree.token(thing).lemma.lower() in stance_rows("noun"):
            yield from _given_up(tree, head, thing, is_time)
        elif thing not in is_time and (fits(tree, thing, issue) or ("o" in issue and not set(issue) & set("n"))):
            if "o" in issue:
                told = infinitive_after(tree, head, thing)
                if told is not None:
                    first = whole(tree, thing, (last,)) if rest[-1] == "for" else ()
                    yield Stance(head, side, tuple(sorted({*first, *whole(tree, told, ())})), head, change=turned)
                    continue
            if set(issue) & set("npg"):
                yield Stance(head, side, whole(tree, thing, (last,)), head, change=turned)


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
    behind = range(head + 1, min(head + 4 + len(rest), len(tree.lower)))
    own = [i for i in behind if tree.lower[i] not in _WHOSE][: len(rest)]  # "threw her full weight behind"
    if not own:
        return
    after, last = tuple(tree.lower[i] for i in own), own[-1]
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
            if tree.token(thing).lemma.lower() in stance_rows("noun"):
                yield from _given_up(tree, head, thing, is_time)
                return
    relative = relative_object(tree, head)
    if "f" in issue:  # "criticised Greece for its haste": the haste
        for phrase in tree.having(head, "obl", "advcl"):
            marks = [i for i in tree.having(phrase, "case", "mark") if tree.lower[i] in ("for", "over")]
            if marks and objects and phrase not in is_time:
                yield Stance(head, side, whole(tree, phrase, tuple(marks)), head, change=turned)
                return
    infinitives = [i for i in tree.having(head, "xcomp", "advcl", "ccomp") if is_infinitive(tree, i) and i > head]
    if "o" in issue and objects and infinitives and objects[0] < infinitives[0]:
        first = whole(tree, objects[0], ()) if "n" in issue else ()
        tokens = tuple(sorted({*first, *whole(tree, infinitives[0], ())}))
        yield Stance(head, side, tokens, head, change=turned)
        return
    if "i" in issue and infinitives and not objects and is_deed(tree, infinitives[0]):
        if relative is not None and not tree.having(infinitives[0], "obj", "obl", "xcomp", "ccomp"):
            return  # "a fight he wants to have"
        yield Stance(head, side, whole(tree, infinitives[0], ()), head, change=turned)
        return
    if tree.token(head).lemma.lower() == "want":  # "wants the minister gone"
        for thing in objects:
            become = with_what_becomes(tree, head, thing)
            if become != whole(tree, thing, ()) and _is_how(tree, head, thing):
                yield Stance(head, side, become, head, change=turned)
                return
    for thing in objects:
        if fits(tree, thing, issue) and not ("f" in issue and tree.token(thing).pos == "PROPN"):
            yield Stance(head, side, with_what_becomes(tree, head, thing), head, change=turned)
            return
    if relative is not None and fits(tree, relative, issue):
        yield Stance(head, side, without_relative(tree, relative, head), head, change=turned)
        return
    for clause in tree.having(head, "ccomp", "xcomp"):
        if clause < head:
            continue
        if ("g" in issue and is_gerund(tree, clause)) or ("s" in issue and is_wished(tree, head, clause)):
            yield Stance(head, side, whole(tree, clause, ()), head, change=turned)
            return


def _is_how(tree: Tree, head: int, thing: int) -> bool:
    """Whether it is told how somebody is to be: "gone", "out", "back"."""
    more = [i for i in tree.having(head, "xcomp", "advmod") if i > thing]
    return any(tree.token(i).pos in ("ADJ", "VERB") or tree.lower[i] in ("out", "back", "away", "off") for i in more)


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
    if things and fits(tree, things[0], issue):
        return whole(tree, things[0], ()), agents[0]
    if not things and tree.dep(head) == "acl" and fits(tree, tree.token(head).head, issue):
        return without_relative(tree, tree.token(head).head, head), agents[0]
    return None


def _judged(tree: Tree, head: int) -> Iterator[Stance]:
    """The thing that is called, described as or seen as what judges it."""
    things = [i for i in tree.having(head, "obj") if is_matter(tree, i)]
    if not things or things[0] < head:
        return
    words = [*tree.having(head, "xcomp", "obl", "advcl"), *tree.having(things[0], "amod", "acl", "nmod", "appos")]
    for word in words:
        side = judgements().get(tree.lower[word])
        if side and word > things[0]:
            below = set(tree.subtree(word)) | {i for i in range(word - 1, word) if tree.token(i).pos == "PUNCT"}
            tokens = tuple(i for i in whole(tree, things[0], ()) if i not in below and i < word)
            yield Stance(head, side, tokens, head)
            return


def judged_in_words(tree: Tree, head: int) -> Stance | None:
    """A thing that is said to be what judges it: "(he said) the offer was unacceptable"."""
    side = judgements().get(tree.lower[head])
    things = [i for i in tree.having(head, "nsubj") if tree.token(i).pos in ("NOUN", "PROPN")]
    if not side or not things or not tree.having(head, "cop") or things[0] > head:
        return None
    if not is_matter(tree, things[0]):
        return None
    to = [i for i in tree.having(head, "obl", "nmod") if any(tree.lower[c] == "to" for c in tree.having(i, "case"))]
    return _as_told(tree, Stance(head, side, whole(tree, things[0], ()), head, to[0] if to else None))


def _predicate(tree: Tree, head: int, pos: str, is_time: frozenset[int]) -> Stance | None:
    """ "Is ready to", "is opposed to"."""
    for _, row in stance_rows(pos).get(tree.token(head).lemma.lower(), stance_rows(pos).get(tree.lower[head], ())):
        found = complement(tree, head, row[3], is_time)
        if found:
            return Stance(head, row[2], found, tree.token(head).head if _stays(tree, head) else head)
    return None


def who_is_opposed(tree: Tree, stance: Stance) -> int | None:
    """Who "is opposed" or "is committed", read as a passive."""
    if stance.head != stance.through or tree.lower[stance.head] not in stance_rows("adjective"):
        return None
    return next(iter(tree.having(stance.head, "nsubj:pass")), None)


def _stays(tree: Tree, head: int) -> bool:
    """ "Remained sceptical of", "sounded enthusiastic about"."""
    above = tree.token(head).head
    return tree.dep(head) == "xcomp" and tree.token(above).lemma.lower() in _STAYING


def _noun(tree: Tree, head: int, is_time: frozenset[int]) -> Stance | None:
    """ "Its opposition to", "has no interest in", "is in favour of"."""
    if tree.token(head).lemma.lower() in words_of("singular") and tree.features(head).get("Number") == "Plur":
        return None  # "has interests in the port"
    if tree.lower[head] in ("favour", "favor") and [tree.lower[i] for i in tree.having(head, "case")] == ["in"]:
        found = complement(tree, head, "ng", is_time) if tree.having(head, "cop") else ()
        return Stance(head, "for", found, head) if found else None
    for _, row in stance_rows("noun").get(tree.token(head).lemma.lower(), ()):
        issue = complement(tree, head, row[3], is_time) or _behind(tree, head, row[3], is_time)
        if not issue:
            continue
        owners = [i for i in tree.having(head, "nmod:poss", "nmod") if tree.dep(i) == "nmod" and _owns(tree, i)]
        verb = tree.token(head).head
        lemma = tree.token(verb).lemma.lower()
        if tree.token(head).lemma.lower() in words_of("granted") and tree.lower[max(0, issue[0] - 1)] == "of":
            return None  # "had the backing of the unions": it is theirs
        if tree.dep(head) in ("obj", "conj") and tree.token(verb).pos == "VERB":
            whose = verb if not owners or tree.token(owners[0]).pos == "PRON" else head
            owner = None if whose == verb else owners[0]
            if lemma in turning():
                return None  # told with its verb
            if lemma in words_of("carrying"):
                return Stance(head, row[2], issue, verb, owner)
        if owners and not any(tree.token(i).lemma.lower() in turning() for i in tree.above(head)):
            return Stance(head, row[2], issue, head, owners[0])
    return None


def _behind(tree: Tree, noun: int, issue: str, is_time: frozenset[int]) -> tuple[int, ...]:
    """ "Expressed opposition to the sale", where the parse hangs the sale from what is expressed."""
    verb = tree.token(noun).head
    if tree.dep(noun) != "obj" or tree.token(verb).lemma.lower() not in words_of("carrying"):
        return ()
    found = complement(tree, verb, issue, is_time)
    first = min((i for i in found), default=0)
    return found if found and tree.lower[noun + 1] in ("to", "for", "of", "in") and first == noun + 2 else ()


def _given_up(tree: Tree, verb: int, noun: int, is_time: frozenset[int]) -> Iterator[Stance]:
    """ "Dropped its opposition to" is for it now, "withdrew its support for" is against."""
    _, row = stance_rows("noun")[tree.token(noun).lemma.lower()][0]
    issue = complement(tree, noun, row[3], is_time) or complement(tree, verb, row[3], is_time)
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
    return Stance(head, "against", whole(tree, head, without), head)


def _as_told(tree: Tree, stance: Stance) -> Stance | None:
    """The stance with what stands around it: negation, "if", "now"."""
    head = stance.through if stance.owner is None else stance.head
    heads = {stance.head, head}
    denied = any(_is_denied(tree, h) for h in heads)
    now = any(tree.lower[h - 1] == "now" for h in heads if h)
    side = stance.side
    if denied and side in _OPPOSITE and stance.change != TURNED:
        if any(tree.lower[i] == "yet" for h in heads for i in tree.having(h, "advmod")):
            return None  # "has not yet agreed" is neither
        excluded = tree.token(stance.head).lemma.lower() in words_of("excluding")
        side = "conditional" if excluded else _OPPOSITE[side]
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


def not_to(tree: Tree, stance: Stance) -> Stance:
    """ "Urged them not to go", "asked a judge to forbid the use of gas": against going, against the use."""
    top = next((i for i in stance.issue if is_infinitive(tree, i) and i > stance.head), None)
    if stance.side != "for" or top is None or not set(tree.having(top, "mark")) <= set(stance.issue):
        return stance
    if any(tree.lower[i] in ("not", "never") for i in tree.having(top, "advmod")):
        last = max(i for i in tree.having(top, "mark", "advmod") if i < top)
        rest = tuple(i for i in stance.issue if i > last)
    elif tree.token(top).lemma.lower() in words_of("forbidding"):
        things = tree.having(top, "obj", "obl", "advcl", "xcomp")
        case = [i for thing in things[:1] for i in tree.having(thing, "case", "mark")]
        rest = whole(tree, things[0], tuple(case)) if things else ()
    else:
        return stance
    return replace(stance, side="against", issue=rest) if rest else stance


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
            if any(tree.lower[m] in _CONDITION for m in tree.having(clause, "mark", "advmod")):
                below = tree.subtree(clause)
                found |= set(range(min(below), max(below) + 1))
    return frozenset(found) if stance.head not in found else frozenset()


def _is_own(tree: Tree, head: int) -> bool:
    """Whether the object of a verb is its subject's: "reversed its decision"."""
    return any(
        tree.lower[i] in ("its", "his", "her", "their", "my", "our")
        for thing in tree.having(head, "obj")
        for i in tree.having(thing, "nmod:poss", "det")
    )
