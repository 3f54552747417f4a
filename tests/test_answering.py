"""A quotation that answers or points to what was said before it says nothing alone."""

import pytest

from sanudo.telling.answering import answers


@pytest.mark.parametrize(
    "words",
    [
        "“Potentially. It is one way to pay for the bridge.”",
        "On the contrary, this bridge is too small.",
        "That's how a council should vote.",
        "That is true of our docks as well.",
        "They told me of it a week later.",
        "For these kinds of loans, wait for the vote.",
        "Those same hopes move us all.",
        "Yes, we lost two barges.",
    ],
)
def test_an_answer_leans(words):
    assert answers(words)


@pytest.mark.parametrize(
    "words",
    [
        "“The bridge will be paid for in ten years.”",
        "This bridge is too small for the barges of Karsk.",
        "No barge will pass in winter.",
        "Thatcher Holm built the first bridge.",
        "We lost two barges. That is too many.",
    ],
)
def test_a_sentence_of_its_own_stands(words):
    assert not answers(words)
