"""Meetings and visits: what nouns and verbs tell of them, and one row for one meeting."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span
from sanudo.comparing.actors import find_actors
from sanudo.comparing.meetings import find_meetings
from sanudo.comparing.types import Story
from sanudo.reading.encounters import find_encounters, is_nobody

WRITTEN = "2000-05-10"  # a Wednesday


def read(text, name="a", written=WRITTEN):
    parts, at = [], 0
    for line in text.split("\n"):
        parts.append(Part("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    dated = Dating(written, "timestamp", "given") if written else None
    return sanudo.analyse(Article(name, f"{name}.txt", text, parts=tuple(parts), published=dated))


def told(*texts):
    readings = tuple(read(text, f"r{number}") for number, text in enumerate(texts))
    story = Story("s", tuple(reading.article.id for reading in readings))
    return find_meetings(readings, (story,), find_actors(readings))


def only(*texts):
    found = told(*texts)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks between Ana Lima and Rui Costa will be held in Luanda on Friday.", "planned"),
        ("A meeting between Ana Lima and Rui Costa was called off at the last moment.", "cancelled"),
        ("The summit between Ana Lima and Rui Costa has been put off.", "postponed"),
        ("The minister ruled out talks between Ana Lima and Rui Costa.", "denied"),
        ("A meeting between Ana Lima and Rui Costa may take place in Luanda.", "possible"),
        ("The deal was signed after talks between Ana Lima and Rui Costa in Luanda.", "held"),
        ("The minister called for talks between Ana Lima and Rui Costa.", "wanted"),
        ("There was no meeting between Ana Lima and Rui Costa.", "denied"),
        ("Ana Lima threatened to cancel her meeting with Rui Costa.", "possible"),
    ],
)
def test_what_became_of_a_meeting_is_told_by_the_words_around_it(text, status):
    assert {e.status for e in find_encounters(read(text)) if e.who} == {status}


def test_the_month_of_may_is_no_doubt():
    (one,) = find_encounters(read("After talks on May 3 between Ana Lima and Rui Costa the price rose."))
    assert one.status == "held"


def test_those_between_whom_talks_are_held_meet_on_the_day_and_in_the_place_told():
    one = only(
        "Talks between Foreign Minister Ana Lima and her counterpart, João Neto, will be held in Luanda on Friday."
    )
    assert (one.who, one.date, one.place, one.status) == (("Ana Lima", "João Neto"), "2000-05-12", "Luanda", "planned")


def test_a_group_meets_alone():
    one = only("A meeting of donors will be held in Lima on Monday.")
    assert (one.who, one.date, one.place) == (("donors",), "2000-05-15", "Lima")


def test_reporters_and_crowds_are_no_partners():
    assert is_nobody("reporters") and is_nobody("families of the dead") and not is_nobody("rebel leaders")
    assert told('"We are ready," Ana Lima told reporters after the talks in Luanda.') == ()


def test_states_that_are_only_said_to_deal_with_each_other_do_not_meet():
    assert told("Negotiations with Iran have never been easy for France.") == ()


def test_the_day_on_which_a_meeting_was_called_off_is_not_its_day():
    one = only("A planned meeting between Ana Lima and Rui Costa was called off on Tuesday.")
    assert (one.status, one.date) == ("cancelled", None)


def test_the_day_it_had_been_planned_for_gives_way_to_the_new_one():
    (one,) = find_encounters(
        read("The meeting of the two presidents, which had been planned for 3 June, will now be held on 9 July.")
    )
    assert one.date == "2000-07-09"


def test_a_weekday_of_a_plan_is_one_to_come():
    one = only("Rui Costa is to travel to Lisbon on Saturday.")
    assert (one.kind, one.who, one.date, one.place) == ("visit", ("Rui Costa",), "2000-05-13", "Lisbon")


def test_a_flight_to_meet_somebody_is_no_plan_for_next_week():
    assert all(m.date != "2000-05-16" for m in told("Ana Lima flew to Lisbon on Tuesday to meet Rui Costa."))


def test_a_visit_called_off_is_told_where_nobody_came():
    one = only("Rui Costa has cancelled a trip to Lisbon.")
    assert (one.kind, one.status, one.place) == ("visit", "cancelled", "Lisbon")


def test_one_meeting_in_two_reports_is_one_row():
    one = only(
        "Ana Lima met Rui Costa in Luanda on Tuesday.",
        "Rui Costa spoke after talks with Ana Lima in Luanda on Tuesday.",
    )
    assert len({e.article for e in one.evidence}) == 2


def test_a_month_is_told_where_no_report_tells_the_day():
    first = "Ana Lima met Rui Costa in Luanda in March 1999."
    assert only(first).date == "1999-03"
    assert only(first, "Ana Lima met Rui Costa in Luanda on 9 March 1999.").date == "1999-03-09"
    assert len(told(first, "Ana Lima met Rui Costa in Luanda on 9 June 1999.")) == 2


def test_two_meetings_of_the_same_two_on_two_days_are_two():
    found = told("Ana Lima met Rui Costa in Luanda on Tuesday.", "Ana Lima met Rui Costa in Luanda on 3 April.")
    assert [m.date for m in found] == ["2000-04-03", "2000-05-09"]


def test_the_plan_of_one_meeting_on_two_days_is_one_row():
    one = only(
        "A meeting of donors will be held in Lima on Monday.",
        "The donors' conference has been moved to Cusco, on Tuesday.",
    )
    assert len(one.evidence) == 2


def test_what_a_report_tells_soon_without_a_day_is_of_the_day_it_begins_with_and_marked():
    one = only(
        "The strike ended on Tuesday.\nNobody cheered.\nThe deal came after talks between Ana Lima and Rui Costa."
    )
    assert (one.date, one.date_basis) == ("2000-05-09", "inferred: the day that the report begins with")


def test_of_two_days_at_the_beginning_or_of_many_times_none_is_inferred():
    two = "The strike ended on Tuesday after a march on Monday.\nNobody cheered.\nAna Lima met Rui Costa in Luanda."
    many = "The strike ended on Tuesday.\nNobody cheered.\nAna Lima met Rui Costa many times during her first term."
    assert [meeting.date for text in (two, many) for meeting in told(text)] == [None, None]


def test_a_delegation_may_come_and_the_two_states_of_a_report_are_the_two_sides():
    one = only("A delegation of the union arrived in Luanda on Tuesday.")
    assert (one.kind, one.place, one.date) == ("visit", "Luanda", "2000-05-09")
    text = (
        "Chad and Niger closed the border. Chad blames Niger.\nTalks between the two sides will open in Oslo on Friday."
    )
    assert only(text).who == ("Chad", "Niger")


def test_a_meeting_without_a_date_set_is_none():
    assert told("No date has been set for a meeting between Ana Lima and Rui Costa.") == ()


def test_two_who_eat_together_meet_and_two_who_speak_by_telephone_call():
    meal = only("Union leader Per Vik and bank director Nils Dahl had lunch together on Monday.")
    call = only("Sven Ek and Lars Holm spoke by telephone on Sunday night.")
    assert (meal.kind, meal.who) == ("meeting", ("Nils Dahl", "Per Vik"))
    assert (call.kind, call.who) == ("phone call", ("Lars Holm", "Sven Ek"))


def test_the_day_that_a_visitor_left_is_told_with_the_visit():
    one = only("Foreign Minister Rui Costa arrived in Portugal on Sunday.\nRui Costa left Lisbon on Tuesday.")
    assert (one.date, one.departure, len(one.evidence)) == ("2000-05-07", "2000-05-09", 2)
    other = "Foreign Minister Rui Costa arrived in Portugal on Sunday.\nAna Lima left Lisbon on Tuesday."
    assert only(other).departure is None


def test_a_side_told_by_what_it_is_meets_one_that_is_named():
    one = only("Talks between the government and the Northern Front resumed in Nairobi on Monday.")
    assert one.who == ("Northern Front", "the government")
    two = only("Attorney General Farid Osman met members of the Bar Council on Friday.")
    assert two.who == ("Farid Osman", "members of the Bar Council")


def test_a_day_that_the_reason_speaks_of_is_not_the_meeting_s():
    one = only("Ana Lima refused to meet Rui Costa, saying it was too near the election of 17 June.")
    assert (one.status, one.date) == ("denied", None)


@pytest.mark.parametrize(
    ("text", "place", "date", "status"),
    [
        ("Ana Lima was in Lisbon on Monday to ask for money.", "Lisbon", "2000-05-08", "held"),
        ("Ana Lima will be in Lisbon on Friday.", "Lisbon", "2000-05-12", "planned"),
        ("Ana Lima, in Lisbon for talks, said the price would fall.", "Lisbon", None, "held"),
        ("During a stopover in Lisbon on Monday, Ana Lima said the price would fall.", "Lisbon", "2000-05-08", "held"),
        ("Ana Lima abandoned plans to fly to Lisbon.", "Lisbon", None, "cancelled"),
        ("Ana Lima had been expected in Lisbon but stayed at home.", "Lisbon", None, "cancelled"),
        (
            "A visit by Ana Lima to Lisbon, pencilled in for Friday, has been put off.",
            "Lisbon",
            "2000-05-12",
            "postponed",
        ),
    ],
)
def test_who_was_somewhere_for_something_was_on_a_visit(text, place, date, status):
    one = only(text)
    assert (one.kind, one.who, one.place, one.date, one.status) == ("visit", ("Ana Lima",), place, date, status)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima and Rui Costa told a joint press conference on Monday that the price would fall.",
        "Ana Lima told Rui Costa over dinner on Monday that the price would fall.",
        "Ana Lima spent Monday closeted with Rui Costa.",
        "Ana Lima and Rui Costa signed a treaty on Monday.",
        "Ana Lima walked out of talks with Rui Costa on Monday.",
        "Ana Lima sent for Rui Costa on Monday.",
    ],
)
def test_two_who_appear_eat_sign_or_break_off_together_have_met(text):
    one = only(text)
    assert (one.kind, one.who, one.status) == ("meeting", ("Ana Lima", "Rui Costa"), "held")


@pytest.mark.parametrize(
    "text",
    [
        "It is not known whether Ana Lima met Rui Costa.",
        "Ana Lima said she would meet Rui Costa if the strike ended.",
        "Ana Lima is ready to meet Rui Costa.",
        "Ana Lima called on Rui Costa to resign.",
        "Ana Lima does not see Rui Costa as a friend.",
        "Ana Lima is due to fly home to Lisbon on Friday.",
        "Ana Lima met the families of the dead.",
    ],
)
def test_what_is_asked_supposed_or_said_in_other_senses_is_no_meeting(text):
    assert told(text) == ()


def test_the_new_day_of_a_meeting_that_is_moved_is_its_day():
    assert only("A meeting of shareholders set for 21 May has been moved to 4 June.").date == "2000-06-04"


def test_a_council_meets_by_itself():
    one = only("The Security Council will hold an emergency session on Friday.")
    assert (one.date, one.status) == ("2000-05-12", "planned")


def test_experts_of_both_countries_are_of_the_two_states_of_the_report():
    text = (
        "Chad and Niger closed the border. Chad blames Niger.\nExperts from both countries will meet in Oslo on Friday."
    )
    assert only(text).who == ("Chad", "Niger")


def test_a_counterpart_is_who_holds_the_same_office_of_that_state():
    text = (
        "President Ana Lima of Portugal refused to meet her Chilean counterpart.\n"
        "The Chilean president, Rui Costa, laughed."
    )
    assert [m.who for m in told(text) if m.status == "denied"] == [("Ana Lima", "Rui Costa")]


def test_lawmakers_told_something_at_a_meeting_have_met_who_told_them():
    one = only("Ana Lima told senior lawmakers at a palace meeting on Monday that the price would fall.")
    assert (one.who, one.date) == (("Ana Lima", "senior lawmakers"), "2000-05-08")


def test_a_counterpart_whom_no_report_names_is_told_by_office_and_state():
    (one,) = told("President Ana Lima of Portugal telephoned her Chilean counterpart on Monday.")
    assert one.who == ("Ana Lima", "President of Chile")


def test_ministers_of_two_states_are_those_whom_another_report_names():
    texts = (
        "The foreign ministers of Portugal and Chile will meet in Luanda on Friday.",
        "Portuguese Foreign Minister Ana Lima left for Luanda.\nChile's foreign minister, Rui Costa, is there.",
    )
    assert [m.who for m in told(*texts) if m.kind == "meeting"] == [("Ana Lima", "Rui Costa")]


def test_two_reports_that_put_a_plan_of_two_a_day_apart_tell_one():
    first = "Ana Lima and Rui Costa will meet in Luanda on Friday."
    second = "Rui Costa and Ana Lima will meet in Luanda on Saturday."
    assert len(told(first, second)) == 1


def test_consultations_for_which_somebody_is_to_travel_are_planned():
    text = (
        "Ana Lima is scheduled to travel to Luanda on Sunday, 14 May, for consultations with the mediator, Rui Costa."
    )
    assert {m.status for m in told(text)} == {"planned"}


def test_the_two_men_are_the_last_two_named_however_far_apart():
    text = (
        "Rui Costa voted in Luanda.\nHe smiled.\nThe queue was long.\nJoão Neto was less serene.\n"
        "It was hot.\nThe rain came late.\nThe two men last met on Friday."
    )
    assert ("João Neto", "Rui Costa") in [m.who for m in told(text)]


@pytest.mark.parametrize(
    ("text", "who", "day", "status"),
    [
        ("The council is to vote on Friday on the draft.", ("council",), "2000-05-12", "planned"),
        (
            "Ana Lima told a meeting of harbour masters on Tuesday that fees would fall.",
            ("Ana Lima", "harbour masters"),
            "2000-05-09",
            "held",
        ),
        (
            "Rui Costa is to bring Ana Lima and João Neto together on Saturday.",
            ("Ana Lima", "João Neto"),
            "2000-05-13",
            "planned",
        ),
        ("Ana Lima told the cabinet on Monday that it must stay.", ("Ana Lima", "cabinet"), "2000-05-08", "held"),
        ("Ana Lima has refused to see Rui Costa.", ("Ana Lima", "Rui Costa"), None, "denied"),
        (
            "Talks between Ana Lima and Rui Costa, set for Friday, fell through.",
            ("Ana Lima", "Rui Costa"),
            "2000-05-12",
            "cancelled",
        ),
        ("Ana Lima called off a breakfast with Rui Costa.", ("Ana Lima", "Rui Costa"), None, "cancelled"),
        (
            "Ana Lima has called the traders to a meeting on Friday.",
            ("Ana Lima", "the traders"),
            "2000-05-12",
            "planned",
        ),
        ("Ana Lima would not sit down with Rui Costa, she said.", ("Ana Lima", "Rui Costa"), None, "denied"),
    ],
)
def test_what_is_done_at_a_meeting_tells_it(text, who, day, status):
    assert (who, day, status) in [(m.who, m.date, m.status) for m in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Lima and senior bank officials decided to share the cost.",
        "The council is to vote on the draft.",
        "The parliament debated the draft on Friday.",
        "Ana Lima told a meeting of workers on Tuesday that fees would fall.",
    ],
)
def test_a_body_that_sits_on_no_day_and_a_crowd_are_no_meeting(text):
    assert told(text) == ()


def test_two_met_on_two_days_are_two_meetings():
    text = "Ana Lima met Rui Costa on Monday night and João Neto the next morning."
    assert sorted((m.who, m.date) for m in told(text)) == [
        (("Ana Lima", "João Neto"), "2000-05-09"),
        (("Ana Lima", "Rui Costa"), "2000-05-08"),
    ]


def test_talks_in_two_places_are_two_meetings():
    text = "On 4-5 May in Luanda and on 7 May in Beira the minister, Ana Lima, held talks with Rui Costa."
    assert sorted((m.date, m.place) for m in told(text)) == [("2000-05-04", "Luanda"), ("2000-05-07", "Beira")]


def test_a_sentence_that_a_later_report_repeats_is_of_the_day_of_the_first():
    words = "The envoy, Ana Lima, flies to Luanda on Sunday."
    readings = (read(words, "a", "2000-05-12"), read(words, "b", "2000-05-16"))
    story = Story("s", ("a", "b"))
    assert [m.date for m in find_meetings(readings, (story,), find_actors(readings))] == ["2000-05-14"]


@pytest.mark.parametrize(
    ("text", "who", "day", "status"),
    [
        (
            "Governor Ana Lima received the heads of the five largest banks on Monday evening.",
            "the heads of the five largest banks",
            "2000-05-08",
            "held",
        ),
        (
            "The ambassador, Ana Lima, was summoned to the foreign ministry on Tuesday.",
            "foreign ministry",
            "2000-05-09",
            "held",
        ),
        (
            "Prime Minister Ana Lima summoned the party's council for Friday.",
            "the party's council",
            "2000-05-12",
            "planned",
        ),
        (
            "Creditors will be asked to agree at an extraordinary meeting on 28 May.",
            "Creditors",
            "2000-05-28",
            "planned",
        ),
        (
            "Chiefs from all 14 provinces gathered at the great hall on Tuesday.",
            "Chiefs from all 14 provinces",
            "2000-05-09",
            "held",
        ),
    ],
)
def test_a_group_or_a_body_without_a_name_takes_part(text, who, day, status):
    assert (who, day, status) in [(name, m.date, m.status) for m in told(text) for name in m.who]


def test_an_official_s_visit_to_a_place_without_a_name_is_told_on_its_day():
    text = (
        "Health Minister Ana Lima toured the flooded villages on Tuesday.\n"
        "Rui Costa, a driver, went to the port on Monday."
    )
    assert [(m.who, m.place, m.date) for m in told(text)] == [(("Ana Lima",), "flooded villages", "2000-05-09")]


def test_what_follows_talks_is_another_plan():
    text = "Ana Lima held talks in Luanda with Rui Costa on Sunday and was due to fly home."
    assert [m.status for m in told(text) if m.kind == "meeting"] == ["held"]


def test_what_has_no_day_is_of_the_day_of_the_sentence_before_in_its_paragraph():
    text = "The governor, Ana Lima, flew to Luanda on Monday. There she saw the chairman, Rui Costa, for an hour."
    assert [m.date for m in told(text) if m.kind == "meeting"] == ["2000-05-08"]


def test_a_day_from_which_another_is_counted_is_counted_from():
    text = "Chad reopened its border on Wednesday, two days after Ana Lima met Rui Costa."
    assert [m.date for m in told(text)] == ["2000-05-08"]


def test_of_two_days_of_the_sentence_before_it_is_not_said_which():
    text = "Ana Lima was in Luanda on Monday and Tuesday. She had talks with Rui Costa."
    assert [m.date for m in told(text) if m.kind == "meeting"] == [None]


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("Ana Lima met Rui Costa in Luanda for two hours.", ("two hours",)),
        ("Ana Lima and Rui Costa held three hours of talks in Luanda.", ("three hours",)),
        ("Ana Lima had a two-hour meeting with Rui Costa in Luanda.", ("two-hour",)),
        ("Rui Costa, in Luanda for two days of talks, said after a meeting with Ana Lima that more would follow.", ()),
        ("Ana Lima met Rui Costa in Luanda three hours after the vote.", ()),
    ],
)
def test_a_meeting_lasts_as_long_as_is_said_of_itself(text, lengths):
    assert {m.duration for m in told(text) if m.kind == "meeting" and len(m.who) == 2} == {lengths}


def test_the_day_is_counted_from_the_day_of_another_clause():
    one = only("The bridge was opened on Tuesday, two days after Ana Lima met Rui Costa.")
    assert one.date == "2000-05-07"


def test_a_month_is_told_where_the_noun_has_it_and_the_verb_has_not():
    one = only("It follows an audience in April at which Ana Lima was received by the foreign minister, Rui Costa.")
    assert (set(one.who), one.date) == ({"Ana Lima", "Rui Costa"}, "2000-04")


def test_two_meetings_of_the_same_two_on_different_days_in_one_sentence_are_two():
    found = told(
        "Ana Lima rang the German chancellor on Tuesday, and the two are expected to speak again when NATO leaders "
        "gather in Porto on Friday."
    )
    assert {(m.date, m.status) for m in found if "Ana Lima" in m.who} == {
        ("2000-05-09", "held"),
        ("2000-05-12", "planned"),
    }


def test_a_day_that_a_meeting_was_to_be_on_is_kept_where_the_next_sentence_calls_it_off():
    one = only(
        "The camp fell on Tuesday, hours before Ana Lima and Rui Costa were due to sit down in Luanda. The meeting did "
        "not take place."
    )
    assert (one.status, one.date, one.place) == ("cancelled", "2000-05-09", "Luanda")


def test_a_conference_of_a_group_that_was_put_off_needs_no_day():
    one = only("A donors' conference, originally foreseen for this spring, has been postponed indefinitely.")
    assert (one.who, one.status) == (("donors",), "postponed")


def test_who_goes_there_is_not_the_one_named_before_and():
    one = only("The court looks into killings in the Congo, and its clerk, Ana Lima, will be in Luanda from Friday.")
    assert (one.who, one.place, one.status) == (("Ana Lima",), "Luanda", "planned")


def test_officials_of_a_state_whom_somebody_met_are_told_by_what_they_are():
    assert set(only("Ana Lima met senior Chilean officials on Monday.").who) == {"Ana Lima", "senior Chilean officials"}
    assert told("Ana Lima met Chile on Monday.") == ()


def test_a_day_of_the_month_alone_is_the_last_of_that_number():
    assert only("Ana Lima met Rui Costa on the 3rd.").date == "2000-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima pulled out of a meeting with Rui Costa on Tuesday.",
        "Ana Lima failed to turn up for talks with Rui Costa on Tuesday.",
    ],
)
def test_who_stayed_away_has_met_nobody(text):
    assert only(text).status == "cancelled"


def test_talks_that_open_on_a_day_to_come_are_planned():
    one = only("Consultations with party leaders open in Lima on Thursday evening.")
    assert (one.status, one.date) == ("planned", "2000-05-11")


def test_what_would_have_been_held_after_the_day_of_its_report_is_not_told():
    assert told("A summit between Ana Lima and Rui Costa in Luanda on May 20 ended the quarrel.") == ()


def test_who_talks_with_whom_is_in_no_ledger_and_no_denied_meeting():
    assert told("Ana Lima discussed the toll with Rui Costa on Tuesday.") == ()
    assert told("Ana Lima denied that she had discussed the toll with Rui Costa.") == ()


def test_whoever_says_so_behind_those_who_met_has_not_met_them():
    one = only("After talks on Tuesday with Rui Costa, Jan Vos said that Ana Lima had gone home.")
    assert "Ana Lima" not in one.who


def test_a_call_and_a_meeting_of_the_same_two_are_two():
    found = told("Ana Lima met Rui Costa in Luanda.", "Ana Lima telephoned Rui Costa.")
    assert sorted(one.kind for one in found) == ["meeting", "phone call"]


def test_who_arrives_in_a_place_meets_no_person_of_its_name_and_who_is_asked_to_leave_was_not_of_it():
    assert all(m.kind != "meeting" for m in told("General Ana Lima arrived in Rui Costa on Monday."))
    assert told("The guards asked Ana Lima to leave a meeting with Rui Costa.") == ()


@pytest.mark.parametrize(
    ("office", "who"),
    [("President", ("Ana Lima", "Rui Costa")), ("Foreign Minister", ("The two presidents",))],
)
def test_the_two_presidents_are_no_two_ministers(office, who):
    text = f"{office} Ana Lima met {office} Rui Costa on Monday.\nThe two presidents will meet on Friday."
    assert who in [m.who for m in told(text) if m.status == "planned"]


def test_who_came_for_days_of_talks_has_not_met_on_the_day_of_coming():
    assert [m.kind for m in told("Ana Lima arrived in Luanda on Tuesday for three days of talks.")] == ["visit"]


def test_who_is_spoken_of_behind_talks_took_no_part_in_them():
    text = "Ana Lima, in Luanda on Monday for talks with João Neto, replied that Rui Costa had decided nothing."
    assert [m.who for m in told(text) if m.kind == "meeting"] == [("Ana Lima", "João Neto")]


def test_a_meeting_without_a_day_is_of_the_row_of_its_place():
    texts = ("Ana Lima met Rui Costa in Luanda on Monday.", "Ana Lima met Rui Costa on Friday.")
    found = told(*texts, "Ana Lima and Rui Costa met in Luanda.")
    assert [(m.date, len(m.evidence)) for m in found if m.place] == [("2000-05-08", 2)], found


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima went home, and her aide said she never saw Rui Costa again.",
        "Ana Lima, who waited outside, says she did not see Rui Costa come out.",
        "Ana Lima had requested a meeting with Rui Costa to clear up what the plan meant.",
        "Ana Lima and Rui Costa govern. Deputies said that debate about the Lima-Costa summit is a good step.",
        "The negotiating skills of Ana Lima and Rui Costa were praised.",
        "João Neto visited the consulate on Monday.",
    ],
)
def test_what_is_no_meeting(text):
    assert [m for m in told(text) if m.status in ("held", "planned", "denied") and m.kind == "meeting"] == []


def test_who_sends_somebody_to_a_meeting_is_not_at_it():
    assert only("President Ana Lima on Monday dispatched João Neto to meet with Rui Costa in Lima.").who == (
        "João Neto",
        "Rui Costa",
    )


def test_two_meetings_of_one_of_them_are_two():
    found = told(
        "President Ana Lima met President Rui Costa in Luanda on Monday.",
        "President Ana Lima met João Neto.",
    )
    assert sorted(m.who for m in found) == [("Ana Lima", "João Neto"), ("Ana Lima", "Rui Costa")]


def test_the_two_leaders_are_those_named_before_in_the_sentence():
    text = (
        "President Ana Lima said Tuesday that President Rui Costa was for peace, after the two leaders gathered for "
        "talks on Monday."
    )
    assert [(m.who, m.date) for m in told(text)] == [(("Ana Lima", "Rui Costa"), "2000-05-08")]


def test_a_meeting_that_goes_ahead_is_not_the_one_that_was_cancelled_before_it():
    text = (
        "Despite canceling the Luanda talks with João Neto, the palace said a meeting set for Friday between Ana Lima "
    )
    found = told(text + "and Rui Costa would go ahead.")
    assert [m.status for m in found if m.who == ("Ana Lima", "Rui Costa")] == ["planned"]


def test_several_meet_each_his_own_counterpart():
    text = "Defence Minister Ana Lima and Foreign Minister Rui Costa will meet their Chilean counterparts on Friday"
    assert only(text + " in Lima.").who == ("Ana Lima", "Chilean counterparts", "Rui Costa")


def test_hours_on_the_phone_are_no_meeting():
    found = told("Ana Lima said Monday that she had spent about 20 minutes on the phone with Rui Costa.")
    assert {m.kind for m in found} == {"phone call"}


def test_a_picture_of_years_before_tells_no_meeting_of_the_story():
    text = "The palace said nothing on Monday.\nPresident Ana Lima meets Rui Costa in Luanda on March 3, 1996."
    parts = (Part("paragraph", Span(0, 34)), Part("caption", Span(35, len(text))))
    dated = Dating(WRITTEN, "timestamp", "given")
    reading = sanudo.analyse(Article("a", "a.txt", text, parts=parts, published=dated))
    assert find_meetings((reading,), (Story("s", ("a",)),), find_actors((reading,))) == ()


def test_a_week_or_a_year_is_told_where_no_report_tells_the_day():
    assert only("President Ana Lima met President Rui Costa in Luanda last week.").date == "2000-W18"
    assert only("President Ana Lima met President Rui Costa in Luanda in 1998.").date == "1998"
    two = told("Ana Lima met Rui Costa in Luanda last week.", "Ana Lima met Rui Costa in Luanda on 3 May.")
    assert [m.date for m in two] == ["2000-05-03"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("President Ana Lima gathered with leaders of NATO countries for a summit in Brussels.", "Brussels"),
        ("President Ana Lima is to meet senior officials in Moscow on Friday.", "Moscow"),
        ("President Ana Lima met President Rui Costa at the White House on Tuesday.", "White House"),
        ("President Ana Lima travels to Quito this week, where she will hold talks with President Rui Costa.", "Quito"),
    ],
)
def test_a_place_told_with_the_meeting_is_its_place(text, place):
    assert [m.place for m in told(text) if m.kind == "meeting"] == [place]


def test_a_state_in_front_of_a_noun_is_no_place():
    found = told("President Ana Lima met President Rui Costa to discuss the Iran nuclear agreement.")
    assert [m.place for m in found] == [None]


def test_who_met_at_another_time_in_the_same_sentence_was_not_there():
    found = told("Chancellor Ana Lima met President Rui Costa last week, and Minister Bo Dahl met Rui Costa on Monday.")
    assert [(m.who, m.date) for m in found] == [
        (("Ana Lima", "Rui Costa"), "2000-W18"),
        (("Bo Dahl", "Rui Costa"), "2000-05-08"),
    ]


def test_a_call_in_which_somebody_was_told_something_is_a_call():
    one = only("President Ana Lima told President Rui Costa in a phone call on Monday that the border would open.")
    assert (one.kind, one.who, one.date, one.place) == ("phone call", ("Ana Lima", "Rui Costa"), "2000-05-08", None)


def test_talks_among_the_meetings_held_were_held():
    found = told("President Ana Lima held several meetings in Luanda, including talks with President Rui Costa.")
    assert ("Ana Lima", "Rui Costa") in [m.who for m in found]


def test_advisers_who_met_on_a_day_are_a_group_that_met():
    assert only("Ana Lima’s top security advisers met for the second time on Tuesday.").date == "2000-05-09"


def test_an_accord_meets_nobody():
    found = told("President Ana Lima and NAFTA will hold talks with President Rui Costa in Lima on Friday.")
    assert [m.who for m in found] == [("Ana Lima", "Rui Costa")]


def test_ministers_of_several_states_are_met_and_not_the_states():
    assert only("Ana Lima met the foreign ministers of Peru and Chile in Lisbon on Monday.").who == (
        "Ana Lima",
        "the foreign ministers of Peru and Chile",
    )


def test_the_day_of_a_journey_home_is_not_that_of_a_meeting_there():
    found = told("Ana Lima returned on Monday from Lisbon, where she had met Rui Costa.")
    assert [(m.kind, m.date) for m in found] == [("visit", None), ("meeting", None)]


def test_a_day_that_owns_the_meeting_is_its_day():
    assert only("Ana Lima called off Friday's meeting with Rui Costa.").date is not None


def test_a_minister_told_by_his_state_alone_may_call_off_a_journey():
    assert only("Its farm minister cancelled a trip to Lisbon.").status == "cancelled"


def test_a_stop_on_the_way_is_a_visit():
    one = only("Prime Minister Ana Lima made a brief stop in Lisbon on Monday.")
    assert (one.kind, one.place) == ("visit", "Lisbon")
    assert told("Ana Lima made a call to Lisbon on Monday.") == ()
