"""What a stance is on: the phrase near it that a reader would name."""

from hypothesis import given, settings
from hypothesis import strategies as st

import sanudo
from sanudo.reading.issue_choice import choices, chosen, persons_in
from sanudo.reading.seen_stances import issue_by_rule
from sanudo.reading.stances import Stance
from sanudo.reading.tree import tree_of

NOTHING = frozenset()


def issue(text, word, side="against"):
    tree = tree_of(sanudo.parse(text))
    head = tree.lower.index(word)
    stance = Stance(head, side, issue_by_rule(tree, head, NOTHING), head)
    tokens, _ = chosen(tree, stance, "seen", NOTHING, persons_in(tree))
    return tree.span(list(tokens)).of(text) if tokens else ""


def test_what_stands_behind_against_is_what_somebody_is_against():
    text = "The two ministers have a new bond at the moment against a common threat, Lima said."
    assert issue(text, "have").startswith("a common threat")


def test_what_merely_follows_is_left_out():
    assert issue("The guild grumbled about the harbour toll, and drove on.", "grumbled") == "the harbour toll"


def test_the_sentence_before_is_not_asked_where_the_word_has_something_with_it():
    text = "The council studied a right of veto. Lima praised the quick pace of the talks."
    assert "pace" in issue(text, "praised", "for")


WORDS = (
    *("Lima", "Rui", "the", "a", "plan", "toll", "which", "that", "who", "whose", "to", "and", "but", "against"),
    *("for", "with", "no", "not", "opposes", "wants", "voted", "glad", "is", "would", "it", ",", "."),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), st.integers(0, 13))
def test_choices_are_tokens_in_order_and_no_two_are_the_same(words, at):
    tree = tree_of(sanudo.parse(" ".join(words)))
    head = at % len(tree.parsed.tokens)
    stance = Stance(head, "against", issue_by_rule(tree, head, NOTHING), head)
    found = [one.tokens for one in choices(tree, stance)]
    assert len(set(found)) == len(found)
    assert all(list(tokens) == sorted(set(tokens)) and tokens for tokens in found)
    tokens, sure = chosen(tree, stance, "seen", NOTHING, persons_in(tree))
    assert tokens in (*found, stance.issue) and 0 <= sure <= 1
