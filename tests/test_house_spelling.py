"""British and American spellings of a word are one word; names are left alone."""

import pytest

from sanudo.article.types import Span
from sanudo.comparing.differing.house_spelling import one_spelling
from sanudo.comparing.differing.naming import differing_names
from sanudo.comparing.types import Actor, Alias, Evidence


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("centre", "center"),
        ("theatres", "theaters"),
        ("labour", "labor"),
        ("organised", "organized"),
        ("programme", "program"),
        ("travelled", "traveled"),
        ("defence", "defense"),
    ],
)
def test_a_house_spelling_is_no_other_word(british, american):
    assert one_spelling(british) == one_spelling(american) == american


@pytest.mark.parametrize("word", ["hours", "four", "promised", "rising", "controlled", "denise", "gilmour", "rolled"])
def test_other_words_and_names_stay(word):
    assert one_spelling(word) == word


@pytest.mark.parametrize(
    ("kind", "names", "told"),
    [
        ("ORG", ("Lima Trade Centre", "Lima Trade Center"), 0),
        ("PERSON", ("Philip Armour", "Philip Armor"), 1),
    ],
)
def test_a_body_has_one_name_in_either_spelling_and_a_person_two(kind, names, told):
    aliases = tuple(Alias(name, (Evidence(str(n), Span(0, len(name))),)) for n, name in enumerate(names))
    actor = Actor("1", names[0], kind, aliases)
    assert len(differing_names(actor, frozenset(("0", "1")))) == told
