"""What speaks against a difference within its own sentences."""

import pytest

import sanudo
from sanudo.sources.read import read_text

DAY = "SELBY, May 6, 2003 (Wire {}) - The council of Selby met on Tuesday about the harbour bridge and its tolls.\n\n"


def differences(one: str, other: str, days: tuple[str, str] = ("2003-05-06", "2003-05-06")):
    articles = [
        read_text(f"Council meets on bridge\n\n{DAY.format(n)}{text}", name=f"{n}.txt", published=day)
        for n, text, day in zip("AB", (one, other), days, strict=True)
    ]
    return [d.kind for d in sanudo.compare(tuple(sanudo.analyse(a) for a in articles)).differences]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The new tolls do not apply to lorries that crossed before Friday.",
            "The new tolls apply to lorries that have crossed since Friday.",
        ),
        (
            "The mayor wants exceptions for farmers in the toll law.",
            "There are no exceptions for farmers in the toll law.",
        ),
        (
            "The new plan does not favour the farmers of the valley.",
            "The new plan no longer favours the farmers of the valley over others.",
        ),
        (
            "The mayor declined to say how many engineers had been dismissed.",
            "Two engineers had been dismissed, the union of engineers said.",
        ),
        (
            "A man has been charged with arson over the fire at the harbour bridge.",
            "A man has denied arson over the fire at the harbour bridge.",
        ),
    ],
)
def test_sentences_that_tell_of_two_things_deny_nothing_of_each_other(one: str, other: str):
    assert "polarity" not in differences(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The toll covers every lorry within 20 kilometres of the bridge.", "The toll covers lorries of two towns."),
        ("The town sold 800 of the 1,200 toll passes.", "The town wants to sell the last 400 toll passes."),
        (
            "Six people were shot at the bridge, including four who died.",
            "Eight people were hospitalized after the shooting at the bridge, six of them with gunshot wounds.",
        ),
    ],
)
def test_a_measure_and_a_count_a_part_and_the_rest_do_not_differ(one: str, other: str):
    assert "number" not in differences(one, other)


def test_what_was_refused_and_came_about_later_is_no_contradiction():
    one = "The mayor said she would not sign the toll contract."
    other = "The mayor signed the toll contract in the harbour."
    assert "polarity" not in differences(one, other, ("2003-05-06", "2003-05-08"))


def test_who_is_denied_a_thing_denies_nothing():
    one = "Families in the valley were denied the relief they urgently need, she said."
    other = "The families of the valley urgently need the relief, the mayor said."
    assert "polarity" not in differences(one, other)


def test_spellings_of_one_title_are_no_two_titles():
    one = (
        "The national security adviser, Ida Bergh, spoke. National Security Adviser Ida Bergh said the bridge was safe."
    )
    other = "National Security Advisor Ida Bergh said on Tuesday that the bridge was safe."
    assert "title" not in differences(one, other)


def test_what_one_affirms_and_the_other_negates_is_told():
    one = "The mayor said the bridge would be closed."
    assert "polarity" in differences(one, "The bridge would not be closed, the mayor said.")


@pytest.mark.parametrize(
    ("kind", "one", "other", "days"),
    [
        ("duration", "Mayor Reel saw Governor Moe in a two-hour meeting on Friday.",
         "Mayor Reel saw Senator Rask in a forty-minute meeting at noon.", ("2003-05-06", "2003-05-06")),
        ("number", "The poll has a margin of error of 3 points.", "The poll had a margin of error of 4.5 points.",
         ("2003-05-06", "2003-05-06")),
        ("number", "The toll site had 7 million visits in the first two days.",
         "The toll site has had 9 million visits, officials said.", ("2003-05-06", "2003-05-06")),
        ("duration", "The council has less than three weeks before the bridge opens.",
         "The council has five weeks before the bridge opens.", ("2003-05-06", "2003-05-09")),
        ("number", "Police named the five drivers who died on the bridge: Tom Reel, Ivo Marn and others.",
         "Three of the drivers who died on the bridge were named: Tom Reel, Ivo Marn and a cousin.",
         ("2003-05-06", "2003-05-06")),
        ("status", "The bridge talks continue, a source said.", "End these bridge talks now, the mayor said.",
         ("2003-05-06", "2003-05-06")),
        ("status", "The talks on the bridge continue.", "The talks on the bridge are over.",
         ("2003-05-06", "2003-05-07")),
        ("number", "Support for the bridge tolls rose from 31 percent to 48 percent.",
         "Support for the bridge tolls rose from 36 percent to 48 percent.", ("2003-05-06", "2003-05-06")),
        ("date", "Testimony in the bridge trial resumes on Wednesday.",
         "Jurors in the bridge trial were to resume on Thursday.", ("2003-05-06", "2003-05-06")),
        ("polarity", "The governor said he would love to have Mr. Rask testify on the tolls.",
         "Mr. Rask will not testify on the tolls, the governor said.", ("2003-05-06", "2003-05-06")),
        ("polarity", "\"We have overplayed our hand,\" Mayor Tom Reel said.",
         "\"We are not overplaying our hand,\" Governor Ida Rask said.", ("2003-05-06", "2003-05-06")),
    ],
)  # fmt: skip
def test_what_is_of_two_days_two_parties_two_polls_or_a_part_is_no_difference(kind, one, other, days):
    assert kind not in differences(one, other, days)


def test_reports_of_two_days_that_each_tell_of_the_day_before_tell_of_two_happenings():
    articles = [
        read_text(f"Shots in Selby\n\nShots were fired at the harbour bridge late on {day}, police said.", name=day,
                  published=published)
        for day, published in (("Thursday", "2003-05-09"), ("Friday", "2003-05-10"))
    ]  # fmt: skip
    found = sanudo.compare(tuple(sanudo.analyse(a) for a in articles)).differences
    assert "date" not in [d.kind for d in found]


def test_what_one_rules_out_and_the_other_does_not_want_is_denied_by_both():
    found = differences(
        "Ruling out a membership of the bridge union, Mayor Tom Reel said Selby would stay alone.",
        "Mayor Tom Reel said Selby is not interested in membership of the bridge union.",
    )
    assert "polarity" not in found


def test_an_amount_told_once_more_in_other_money_is_no_other_amount():
    assert "number" not in differences(
        "Damage to the harbour bridge was put at 2.4 million pounds by the council.",
        "Damage to the harbour bridge was put at 2.4 million pounds ($3.9 million) by the council.",
    )


def test_an_age_beside_a_name_counts_nothing():
    assert "number" not in differences(
        "Two drivers, Rui Santos, 48, and Ana Costa, 61, were hurt when the harbour bridge was hit by a barge.",
        "Ana Costa, 61, and Rui Santos, 48, were hurt as drivers when a barge hit the harbour bridge.",
    )


def test_a_report_that_tells_a_thing_and_that_it_is_denied_agrees_with_both():
    one = "The engineer discussed the toll bridge with the mayor of Marlock."
    other = (
        "The engineer denied that he had discussed the toll bridge with the mayor of Marlock.\n\n"
        "He had discussed the toll bridge with the mayor of Marlock at length, two clerks said."
    )
    assert "polarity" not in differences(one, other)


def test_the_white_house_and_the_administration_are_one_government():
    one = "The White House proposed a new rule on bridge tolls on Tuesday."
    other = "The Harlan administration proposed a new rule on bridge tolls on Tuesday."
    assert "attribution" not in differences(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Peru said on Tuesday it would expel 60 Chilean diplomats, joining governments across the region in "
            "punishing Santiago for the theft of its maps.",
            "President Rosa Quispe expelled 60 Chilean diplomats Tuesday and closed the Chilean consulate in Arequipa, "
            "joining neighbours in punishing Santiago for the theft of the maps.",
        ),
        (
            "The council said on Monday it might suspend Joan Reed as harbour master.",
            "The council suspended Joan Reed as harbour master on Tuesday.",
        ),
    ],
)
def test_what_the_doer_announces_and_what_is_then_decided_is_one_deed(one: str, other: str):
    assert "status" not in differences(one, other)


def test_words_in_quotation_marks_are_not_put_more_strongly_by_either_report():
    one = 'The engineers hung two flags on the bridge, one with the phrase "Tolls must be wiped out" in Latin.'
    other = 'The engineers hung two flags on the bridge, one with "Tolls should be wiped out" written on it in Latin.'
    assert "strength" not in differences(one, other)


def test_a_number_that_both_sentences_have_is_not_held_against_another_of_someone_else():
    one = "Nations of the region expelled 30 people, Peru ordered 13 Chileans to leave and Bolivia expelled seven."
    other = (
        "Peru, which is not a member, is to expel 13 Chilean diplomats, while Ecuador, a candidate member, ordered the "
        "departure of two Chileans from the embassy in Quito."
    )
    assert "number" not in differences(one, other)


def test_two_pictures_are_of_two_days():
    one = "A guard looks through the gate of the harbour bridge in Selby on Sunday."
    other = "A town engineer works on the gate of the harbour bridge in Selby on Monday."
    assert "date" not in differences(one, other)


def test_a_way_there_and_a_way_there_and_back_are_two_ways():
    one = "The engineers travelled 600 miles to see the new bridge."
    other = "The engineers travelled 1,200 miles there and back to see the new bridge."
    assert "number" not in differences(one, other)


def test_places_of_a_sentence_that_has_both_do_not_differ():
    one = "The mayor will still attend a summit of towns in Goole in June, but not stop in Howden to meet engineers."
    other = "The mayor called off a planned summit with the engineers in Howden in June."
    assert "place" not in differences(one, other)
