"""Where a clause that somebody is told to have said ends, if the head stopped in the midst of it; and where it begins.

The head is sure of a clause's beginning, and loses it at a comma: "said that the truce had been broken by the army,
which had bombed the valley". The parse goes on to the clause's end. A content goes in and comes out, longer or as it
was.
"""

from __future__ import annotations

from collections.abc import Sequence

from sanudo.reading.quotations.anchors import Content, Proposal
from sanudo.reading.quotations.clauses import clause_tokens
from sanudo.reading.quotations.field import Field
from sanudo.reading.quotations.judging import words_of

NO_CUE = 0.2  # what has a word more likely a cue than that may be said by another, or be another quotation
_BESIDE = frozenset(("as", "before", "after", "while", "when", "since", "following", "amid", "until"))
_REACH = 4  # tokens behind the content in which the clause goes on


def to_its_end(own: Field, proposal: Proposal, others: Sequence[Proposal] = ()) -> Content:
    """The content with the rest of its clause, where that has no cue and no marks of its own and is nobody else's. What
    only explains a name ("the president, a lawyer") or what the saying did ("contradicting her") is the reporter's."""
    cue, content = proposal.anchor.cue, proposal.content
    (first, last), tree = content[-1], own.ground.tree
    if cue is None or cue.frame != "c" or len(content) > 1 or first <= cue.head or not cue.content:
        return content
    clause = [i for i in clause_tokens(own.ground, cue) if i > cue.head]
    while clause and tree.token(clause[-1]).pos == "PUNCT":
        clause.pop()
    rest = range(last + 1, clause[-1] + 1) if clause else range(0)
    if not rest or clause[0] > last or not set(rest[_REACH:]) <= set(clause) or len(rest) < 2:
        return content
    if any(tree.token(i).head not in clause for i in rest if i in clause):
        return content  # what the clause turns on stands behind the content: that is another sentence's
    if max(own.cue[rest[0] : rest[-1] + 1]) > NO_CUE or own.marked[rest[-1] + 1] > own.marked[rest[0]]:
        return content
    taken = {i for other in others if other is not proposal for i in words_of(other.content)}
    if not taken.isdisjoint(rest) or _is_aside(own, last, rest):
        return content
    return ((first, rest[-1]),)


def with_its_subject(own: Field, proposal: Proposal, others: Sequence[Proposal] = ()) -> Content:
    """The content with the subject of its verb, where who says it stands between the two, between commas: "The road,
    they say, has yet to be built"."""
    cue, content, tree = proposal.anchor.cue, proposal.content, own.ground.tree
    (first, last) = content[0]
    if cue is None or len(content) > 1 or not cue.head < first:
        return content
    heads = [(i, tree.token(i).head) for i in range(first, last + 1)]
    top = next((i for i, head in heads if head == i or not first <= head <= last), first)
    subjects = [i for i in tree.having(top, "nsubj", "nsubj:pass", "csubj") if i < cue.head]
    if not subjects:
        return content
    phrase = sorted(i for i in tree.subtree(subjects[0]) if i < cue.head)
    while phrase and tree.token(phrase[-1]).pos == "PUNCT":
        phrase.pop()
    taken = {i for other in others for i in words_of(other.content)}
    if (
        not taken.isdisjoint(phrase)
        or not phrase
        or phrase != list(range(phrase[0], phrase[-1] + 1))
        or own.marked[first] != own.marked[phrase[0]]
    ):
        return content
    between = range(phrase[-1] + 1, first)
    commas = tree.lower[between[0]] == "," and tree.lower[between[-1]] == ","
    other = any(tree.token(i).pos == "PUNCT" and tree.lower[i] != "," for i in between)
    if not commas or other or tree.token(phrase[0]).sentence != tree.token(first).sentence:
        return content
    return ((phrase[0], phrase[-1]), (first, last))


def _is_aside(own: Field, last: int, rest: range) -> bool:
    """Whether the rest hangs on the content as what explains a name, stands beside it, or came of the saying."""
    tree = own.ground.tree
    beside = {tree.dep(i) for i in rest if tree.token(i).head <= last}
    if "appos" in beside or ("parataxis" in beside and tree.lower[rest[0]] != ";"):
        return True
    begin = next((i for i in rest if tree.token(i).pos != "PUNCT"), rest[-1])
    if begin > rest[0] and tree.lower[begin] in _BESIDE:
        return True  # ", as more troops came": most often what the reporter tells beside
    return tree.lower[begin].endswith("ing") and tree.features(begin).get("VerbForm") in ("Ger", "Part")
