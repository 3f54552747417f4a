"""Which day a thing was said or done: that of its own clause, and none where that is not sure."""

import pytest

import sanudo
from sanudo.article.types import Article, Dating, Part, Span
from sanudo.reading.own_days import names_a_day
from sanudo.telling.sentence_days import day_of_sentence, heads_its_sentence, stretch_of_sentence

WRITTEN = "2003-05-06"  # a Tuesday


def read(text, written=WRITTEN):
    parts, at = [], 0
    for line in text.split("\n"):
        if line:
            parts.append(Part("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    return sanudo.analyse(Article("a", "a.txt", text, tuple(parts), published=Dating(written, "timestamp", "given")))


def said(text):
    return [(q.speaker_name, q.date and q.date[:10]) for q in read(text).quotations]


def done(text, type):
    return [event.date and event.date[:10] for event in read(text).events if event.type == type]


def test_a_day_is_not_carried_to_another_speaker():
    text = "Elena Dimova said on Monday that the port was closed. Peter Holm said that the pier was sold."
    assert said(text) == [("Elena Dimova", "2003-05-05"), ("Peter Holm", None)]


def test_who_goes_on_speaking_does_so_on_the_same_day_unless_the_words_say_otherwise():
    text = "Elena Dimova said on Monday that the port was closed. She {} that the pier was sold."
    assert said(text.format("added"))[-1] == ("Elena Dimova", "2003-05-05")
    assert said(text.format("has said"))[-1] == ("Elena Dimova", None)
    assert said(text.format("later said"))[-1] == ("Elena Dimova", None)


def test_the_day_of_what_is_reported_is_not_the_day_of_reporting_it():
    assert said("Peter Holm said that Elena Dimova sold the port on Monday.") == [("Peter Holm", None)]


def test_a_day_aside_is_no_day_of_what_is_said():
    text = "Elena Dimova, who closed the port on Monday, said that it would be sold."
    assert said(text) == [("Elena Dimova", None)]


def test_the_day_of_a_briefing_is_that_of_what_is_said_there():
    text = "Elena Dimova told reporters at a Monday briefing that the port would be sold."
    assert said(text) == [("Elena Dimova", "2003-05-05")]


def test_a_deed_told_next_has_the_day_of_the_sentence_before_only_where_somebody_of_it_goes_on():
    text = "Chile's minister Ana Lima flew home on Monday. {} condemned Peru."
    assert done(text.format("She"), "ACCUSE") == ["2003-05-05"]
    assert done(text.format("France"), "ACCUSE") == [None]
    assert done("Ana Lima flew home on Monday.\n\nShe condemned Peru.", "ACCUSE") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "France condemned Syria between Friday and Monday.",
        "France has condemned Syria since Monday.",
        "At the first Monday session France condemned Syria.",
    ],
)
def test_what_bounds_a_time_is_no_day(text):
    assert done(text, "ACCUSE") == [None]


def test_a_weekday_of_the_morrow_of_the_report_is_of_no_week():
    assert done("France condemned Syria on Wednesday.", "ACCUSE") == [None]
    assert done("France condemned Syria last Wednesday.", "ACCUSE") == ["2003-04-30"]
    assert done("France condemned Syria on Thursday.", "ACCUSE") == ["2003-05-01"]


def test_the_next_day_counts_from_a_day_that_stands_just_before():
    near = "On 2 May the port was closed. The next day France condemned Syria."
    far = "On 2 May the port was closed. It was a busy place. Nobody knew why. The next day France condemned Syria."
    assert done(near, "ACCUSE") == ["2003-05-03"]
    assert done(far, "ACCUSE") == [None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Elena Dimova sold the port on Monday.", "2003-05-05"),
        ("Speaking in Varna on Monday, Elena Dimova praised the sale of the port.", "2003-05-05"),
        ("Elena Dimova praised Peter Holm, who sold the port on Monday.", None),
        ("Elena Dimova had closed the port before Peter Holm came on Monday.", None),
        ("Elena Dimova apologised for her May 2 article.", None),
        ("Elena Dimova came back to the port, as she had at the briefing on Monday.", None),
        ("Elena Dimova has fought for the port until today.", None),
    ],
)
def test_a_sentence_is_of_the_day_of_its_main_clause(text, day):
    reading = read(text)
    assert day_of_sentence(reading, reading.sentences[0].span) == day


@pytest.mark.parametrize("words", ["around 1 p.m. ET", "1 p.m.", "about 8 in the morning", "10 minutes to 8", "noon"])
def test_a_clock_tells_no_day(words):
    assert not names_a_day(words)


@pytest.mark.parametrize("words", ["noon on May 6", "6 May, 8:30", "2:15 p.m. Sept. 11", "Friday at 1 p.m.", "tonight"])
def test_a_clock_with_its_day_tells_it(words):
    assert names_a_day(words)


def own(text):
    reading = read(text)
    return day_of_sentence(reading, reading.sentences[0].span)


def test_a_day_that_opens_what_is_reported_is_not_the_day_of_reporting_it():
    text = "In their meeting on Monday, Holm agreed to the sale of the port, Elena Dimova told reporters in Oslo."
    assert ("Elena Dimova", None) in said(text)


def test_a_past_verb_beside_a_planned_thing_looks_back():
    text = "Police set up barricades outside the villa on Sunday evening to carry out a planned search of it."
    assert own(text) == "2003-05-04"


def test_what_is_has_no_day_gone_by():
    assert own("Holm is told to go home, in answer to the shooting in Karsk on 4 April.") is None
    assert own("Holm was told to go home on 4 April.") == "2003-04-04"


def test_the_day_of_a_plan_is_not_that_of_announcing_it():
    assert own("Elena Dimova announced this week that she will meet with Holm on May 20.") is None


def test_a_month_gone_by_that_a_sentence_tells_is_its_own():
    reading = read("Holm and Dimova said in a joint statement in March that the port would be sold.")
    assert stretch_of_sentence(reading, reading.sentences[0].span) == "2003-03"
    reading = read("Holm and Dimova say that this month the port is sold.")
    assert stretch_of_sentence(reading, reading.sentences[0].span) is None


def test_which_week_the_last_one_is_of_a_sunday_is_not_sure():
    text = "Elena Dimova closed the port last week."
    weekday, sunday = read(text), read(text, "2003-05-11")
    assert stretch_of_sentence(weekday, weekday.sentences[0].span) == "2003-W18"
    assert stretch_of_sentence(sunday, sunday.sentences[0].span) is None


def test_a_noun_or_a_clause_aside_does_not_head_its_sentence():
    text = "The ministry said Holm must answer for his brutal attack on Karsk."
    reading = read(text)

    def heads(words):
        at = text.index(words)
        return heads_its_sentence(reading, reading.sentences[0].span, Span(at, at + len(words)))

    assert heads("said") and heads("answer") and not heads("attack")


def test_a_charge_in_connection_with_a_dated_attack_is_not_of_its_day():
    text = "Sealed charges were filed against suspects in connection with the Sept. 11, 1999, attack."
    assert done(text, "ACCUSE") == [None]
