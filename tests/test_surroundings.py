"""What stands around two words: likened with the rest of their sentences and with what is near in the tree."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.comparing.differing.surroundings import SURROUNDINGS, Standing, surroundings, weights

SENTENCE = SURROUNDINGS.index("words of the sentence, the less")
NEAR = SURROUNDINGS.index("words of near in the tree, the less")
BEST = SURROUNDINGS.index("best sentence, the less")


def standing(*sentences: tuple[str, ...]) -> Standing:
    """Sentences in which every word hangs from the first of its own."""
    line = [n for n, words in enumerate(sentences) for _ in words]
    first = [line.index(n) for n in line]
    return Standing(np.array(line), np.array(first), np.ones(len(line), np.float32))


def likened(one: tuple[tuple[str, ...], ...], other: tuple[tuple[str, ...], ...]):
    ours, theirs = ([word for words in side for word in words] for side in (one, other))
    same = np.array([[a == b for b in theirs] for a in ours])
    return ours, theirs, surroundings(same.astype(np.float32), same, standing(*one), standing(*other))


def test_two_values_of_one_point_have_their_surroundings_in_common():
    one = (("sank", "ferry", "eleven", "died"), ("voted", "council", "nine"))
    other = (("resigned", "mayor"), ("sank", "ferry", "sixteen", "died"))
    ours, theirs, found = likened(one, other)
    eleven, sixteen, mayor = ours.index("eleven"), theirs.index("sixteen"), theirs.index("mayor")
    assert found[eleven, sixteen, SENTENCE] == 1 and found[eleven, mayor, SENTENCE] == 0
    assert found[eleven, sixteen, NEAR] == 1 and found[ours.index("nine"), sixteen, NEAR] == 0
    assert found[eleven, sixteen, BEST] == 1 > found[ours.index("nine"), mayor, BEST] - 1


def test_a_word_itself_does_not_count():
    ours, theirs, found = likened((("eleven", "died"),), (("eleven", "voted"),))
    assert found[ours.index("eleven"), theirs.index("eleven"), SENTENCE] == 0


def test_rarer_words_weigh_more_and_function_words_nothing():
    rare, common, little = weights(["licungo", "government", "of"], [True, True, False])
    assert rare > common > little == 0


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 1000))
def test_either_report_may_come_first(many, others, seed):
    rng = np.random.default_rng(seed)
    sides = []
    for count in (many, others):
        line = np.sort(rng.integers(0, 2, count))
        line -= line[0]
        head = np.array([rng.choice(np.flatnonzero(line == own)) for own in line])
        sides.append(Standing(line, head, rng.random(count, np.float32)))
    alike = rng.random((many, others), np.float32) * 2 - 1
    one_thing = alike > 0.9
    found = surroundings(alike, one_thing, *sides)
    turned = surroundings(alike.T.copy(), one_thing.T, *sides[::-1])
    assert found.shape == (many, others, len(SURROUNDINGS))
    assert (
        np.allclose(found, turned.transpose(1, 0, 2), atol=1e-6) and (found >= -1e-6).all() and (found <= 1.001).all()
    )
