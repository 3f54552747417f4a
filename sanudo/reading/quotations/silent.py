"""Words of saying that say nothing: questions put to somebody, nobody, deeds ("declared war"), a name or a title."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from sanudo.article.types import Span
from sanudo.reading.cues import is_negated
from sanudo.reading.quotations.anchors import Anchor, Content
from sanudo.reading.quotations.field import Field, Range
from sanudo.reading.speakers import Speaker
from sanudo.reading.tree import PASSIVE, Tree
from sanudo.reading.types import Mention

_TOLD_NOTHING = frozenset({"comment", "mention", "report", "observe", "use", "publish", "cover", "specify", "carry"})
_SEEMS = frozenset({"seem", "appear"})
BELIEVES = frozenset({"believe", "trust", "doubt"})  # somebody


def says_nothing(own: Field, anchor: Anchor) -> bool:
    """ "Asked about the plan, she ...": the question is not hers. "Asked not to be named" says nothing, and what seems
    is the reporter's."""
    tree, cue = own.ground.tree, anchor.cue
    if cue is None:
        return False
    if _is_question(own, cue.head) or cue.lemma in _SEEMS:
        return True
    if cue.lemma != "ask":
        return False
    after = tree.lower[cue.head + 1 : cue.head + 5]
    if after[:3] == ("not", "to", "be"):
        return after[3:] in (("named",), ("identified",), ("quoted",))
    if tree.lower[cue.head] == "asked" and own.sentence[cue.head][0] == cue.head:
        return True
    alone = tree.dep(cue.head) in ("advcl", "acl") and not tree.having(cue.head, "aux", "nsubj")
    return alone and tree.features(cue.head).get("VerbForm") == "Part" and not tree.lower[cue.head].endswith("ing")


def _is_question(own: Field, head: int) -> bool:
    """ "Did she say that ...?" says nothing of what she said; nor does "nobody said"."""
    tree = own.ground.tree
    head = tree.token(head).head if tree.dep(head) == "aux" else head
    subject = tree.subject(head)
    if subject is None:
        return False
    if tree.lower[subject] in ("nobody", "none"):
        return True
    asks = tree.lower[own.sentence[head][1]] == "?" and own.marked[head + 1] == own.marked[head]
    return asks and any(i < subject < head for i in tree.having(head, "aux"))


def is_deed(own: Field, anchor: Anchor, content: Content, speaker: Speaker | None) -> bool:
    """Whether a bare thing is what was done, not said, or is only somebody's name: "called off the visit", "is expected
    in Kiev", "does not believe the police". Whatever holds a verb, or words in marks, is left alone."""
    cue, tree = anchor.cue, own.ground.tree
    inside = [i for first, last in content for i in range(first, last + 1)]
    holds_marks = any(own.marked[last + 1] > own.marked[first] for first, last in content)
    if cue is None:
        if speaker is None and is_title(own, content):
            return True
        verbless = not holds_marks and not any(tree.token(i).pos in ("VERB", "AUX") for i in inside)
        return verbless or _is_only(own, content) is not None or _is_done(own, inside)
    if cue.kind != "verb" or (holds_marks and not _is_marked(own, cue.head)):
        return False
    if any(_is_quoted(tree, cue.head, piece) and _is_only(own, (piece,)) for piece in content):
        return True
    if any(tree.token(i).pos in ("VERB", "AUX") and tree.dep(i) not in ("acl", "amod") for i in inside):
        return False
    lemma = tree.token(cue.head).lemma.lower()
    deeds = _deeds().get(lemma, frozenset())
    beside = {tree.lower[i] for i in tree.having(cue.head, "compound:prt", "compound", "advmod")}
    beside |= {tree.token(i).lemma.lower() for i in tree.having(cue.head, "obj")}
    beside |= {tree.lower[i] for o in tree.having(cue.head, "obl", "advcl") for i in tree.having(o, "case", "mark")}
    heads = {tree.token(i).lemma.lower() for i in inside if _tops(tree, i, inside, cue.head)}
    judged = any(tree.token(i).head == cue.head and tree.dep(i) in ("xcomp", "ccomp") for i in inside)
    if (deeds & (beside | heads) and not judged) or (lemma in _TOLD_NOTHING and is_negated(tree, cue.head)):
        return True
    named = _is_only(own, content)
    if named is None:
        return lemma in BELIEVES and len(inside) <= 2
    itself = speaker is not None and speaker.entity is not None and speaker.entity == named.entity
    return itself or lemma in BELIEVES


def is_title(own: Field, content: Content) -> bool:
    """Whether words in marks are a heading or a title: all but the small ones begin with a capital."""
    tree = own.ground.tree
    words = [tree.parsed.word(i) for first, last in content for i in range(first, last + 1)]
    long = [word for word in words if word.isalpha() and len(word) > 3]
    return len(long) >= 2 and all(word[0].isupper() for word in long)


def _is_done(own: Field, inside: list[int]) -> bool:
    """Whether a content without a cue is the object of a verb of doing."""
    tree = own.ground.tree
    verbs = {tree.token(i).head for i in inside} - set(inside)
    heads = {tree.token(i).lemma.lower() for i in inside}
    return any(_deeds().get(tree.token(verb).lemma.lower(), frozenset()) & heads for verb in verbs)


def _is_quoted(tree: Tree, cue: int, piece: Range) -> bool:
    """Whether a piece is the passive subject of a cue: "the minister was reported as saying"."""
    return any(piece[0] <= i <= piece[1] for i in tree.having(cue, *PASSIVE))


def _is_marked(own: Field, index: int) -> bool:
    return own.marked[index + 1] > own.marked[index]


def _tops(tree: Tree, index: int, inside: list[int], cue: int) -> bool:
    """Whether a token heads a content, or hangs on what does as its object: "state" and "emergency"."""
    above = tree.token(index).head
    if above not in inside or above == cue:
        return True
    return tree.dep(index) == "nmod" and tree.token(above).head not in inside


def _is_only(own: Field, content: Content) -> Mention | None:
    """The person whose name, with a title before it, a content is and nothing else."""
    tree = own.ground.tree
    pieces = [piece for piece in content if piece[0] < piece[1] or tree.token(piece[0]).pos == "PROPN"]
    if len(pieces) != 1:
        return None
    first, last = pieces[0]
    span = Span(tree.token(first).start, tree.token(last).end)
    for mention in own.ground.index.within(span):
        if mention.form == "name" and mention.kind == "PERSON" and mention.span.end >= span.end - 1:
            before = range(first, max(first, tree.at(mention.span.start)))
            if all(tree.token(i).pos in ("NOUN", "PROPN", "DET", "ADJ", "PUNCT", "PRON") for i in before):
                return mention
    return None


@lru_cache(maxsize=1)
def _deeds() -> dict[str, frozenset[str]]:
    lines = files("sanudo.reading").joinpath("data", "deeds.tsv").read_text("utf-8").splitlines()
    found: dict[str, set[str]] = {}
    for verb, other in (line.split("\t") for line in lines if line and not line.startswith("#")):
        found.setdefault(verb, set()).add(other)
    return {verb: frozenset(others) for verb, others in found.items()}
