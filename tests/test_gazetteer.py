"""What is known of the world: states, bodies, places, names, and the tables they stand in."""

import pytest

from sanudo.language.gazetteer import HERE, listed, rows
from sanudo.language.gazetteer.known import capital_of, find_known, known
from sanudo.language.gazetteer.letters import fold
from sanudo.language.gazetteer.people import genders, same_given_name
from sanudo.language.gazetteer.sounds import likeness
from sanudo.language.gazetteer.states import key_of_adjective, key_of_state, states

TABLES = sorted(path.stem for path in HERE.glob("*.tsv"))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_says_where_it_comes_from(table):
    assert "Source:" in (HERE / f"{table}.tsv").read_text("utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_its_first_cell(table):
    assert all(row[0] for row in rows(table))


def test_former_states_know_when_they_stood():
    assert states()["SUN"].stood(1985)
    assert not states()["SUN"].stood(2001)
    assert states()["RUS"].stood(2001)


def test_codes_of_three_lists_stand_side_by_side():
    germany = states()["DEU"]
    assert (germany.iso2, germany.cow, germany.cameo) == ("DE", "255", "DEU")


def test_no_two_states_share_a_key():
    keys = [row[0] for row in rows("states")]
    assert len(keys) == len(set(keys))


def test_every_city_lies_in_a_state_and_on_the_globe():
    for name, state, latitude, longitude, _aliases in rows("cities"):
        assert state in states(), name
        assert -90 <= float(latitude) <= 90, name
        assert -180 <= float(longitude) <= 180, name


def test_every_seat_stands_for_something_known():
    bodies = {row[0] for row in rows("bodies")}
    assert all(row[1] in states() or row[1] in bodies for row in rows("seats"))


def test_old_names_and_adjectives_lead_to_the_state():
    assert key_of_state("Burma") == "MMR"
    assert key_of_adjective("Russians") == "RUS"
    assert key_of_adjective("Dutch") == "NLD"


def test_an_alliance_is_known_by_every_name():
    assert {known(n).key for n in ("NATO", "Nato", "North Atlantic alliance", "Atlantic Alliance")} == {"body:NATO"}


def test_a_capital_knows_its_state():
    assert capital_of("Kyiv") == capital_of("Kiev") == "UKR"
    assert capital_of("Lyon") is None


def test_the_longest_name_is_found():
    text = "The UN Security Council met."
    tokens = [(0, 3), (4, 6), (7, 15), (16, 23), (24, 27), (27, 28)]
    assert [(span.of(text), what.key) for span, what in find_known(text, tokens)] == [
        ("UN Security Council", "body:UNSC")
    ]


def test_letters_of_other_alphabets_are_romanised():
    assert fold("Владимир") == "vladimir"
    assert fold("Đinđić") == "dindic"
    assert fold("김") == "kim"


def test_spellings_of_one_sound_are_alike_and_others_are_not():
    assert likeness("rushailo", "rushaylo") > 0.9
    assert likeness("robertson", "peterson") < 0.7


def test_short_forms_are_one_given_name():
    assert same_given_name("bill", "william")
    assert same_given_name("igor", "sergei") is False
    assert same_given_name("xqzt", "sergei") is None
    assert genders()["condoleezza"] == "f"


def test_a_list_in_a_cell_is_taken_apart():
    assert listed("a|b|") == ("a", "b")
