"""Which names are of somewhere that people can be."""

import pytest

from sanudo.article.types import Span
from sanudo.reading.types import Mention
from sanudo.reading.whereabouts import is_somewhere_named


@pytest.mark.parametrize(
    ("words", "kind", "is_there"),
    [
        ("Lima", "LOC", True),
        ("White House", "ORG", True),
        ("Trump Tower", "ORG", True),
        ("Presidential Palace", "ORG", True),
        ("Kremlin", "ORG", True),
        ("House", "ORG", False),
        ("Congress", "ORG", False),
        ("Random House", "ORG", False),
        ("Reuters", "ORG", False),
        ("Ana Tower", "PERSON", False),
    ],
)
def test_places_and_houses(words, kind, is_there):
    mention = Mention(Span(0, len(words)), kind, None, "name")
    assert is_somewhere_named(words, mention) is is_there


def test_what_a_pronoun_stands_for_is_not_named():
    assert not is_somewhere_named("there", Mention(Span(0, 5), "LOC", None, "pronoun"))
