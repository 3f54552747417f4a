"""The brief of three invented reports: it opens with the news, tells each thing once, and says what it added."""

import pytest

from sanudo.comparing.types import Evidence
from sanudo.record.building import build
from sanudo.record.record import Record
from sanudo.telling.account import Teller
from sanudo.telling.brief import brief
from sanudo.telling.leading import Leads, figures
from sanudo.telling.leaning import leans
from sanudo.telling.meeting_lines import where_met
from sanudo.telling.standing import standing
from sanudo.telling.voice import happened

REPORTS = {
    "a.txt": """Norland, Sudland agree to reopen the Karsk bridge

KARSK, June 4, 2003 (Northern Press) - Norland and Sudland agreed on Wednesday to reopen the bridge at Karsk, closed \
since a shooting in March, officials of both countries said.

Norland's Foreign Minister Vera Holm and her counterpart, Pavel Ostrik of Sudland, met for three hours in Karsk.

"We are opening a bridge, not a frontier," Holm told reporters after the talks. She added that the customs house would \
be built by Norland at a cost of $4 million.

Ostrik said that 300 guards would be sent home by July.
""",
    "b.txt": """The Sudland Courier
Thursday, June 5, 2003
Karsk bridge to open again

Norland and Sudland have agreed to reopen the bridge at Karsk, which was closed after a shooting in March.

"It is a bridge that we open, and not the frontier," Foreign Minister Vera Holm of Norland said on Wednesday.

Pavel Ostrik, the foreign minister of Sudland, said 500 guards would be sent home by July. He rejected a proposal to \
share the cost of the customs house.

A baker in Karsk gave the ministers a loaf of rye bread.
""",
    "c.txt": """Radio Westerholm, June 5, 2003
A bridge in Karsk

The bridge at Karsk will be reopened, Norland and Sudland agreed on Wednesday after three months of quarrels.

Foreign Minister Pavel Ostrik of Sudland called the agreement a good day for both banks of the river.
""",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("brief")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Record(folder / "karsk.db", write=True) as opened:
        build(opened, [folder / name for name in REPORTS])
    with Record(folder / "karsk.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def story(record):
    return max(record.stories(), key=lambda each: len(each.articles))


def sentence(record, story, words):
    """The sentence that has these words, as evidence."""
    for article in story.articles:
        reading = record.reading(article)
        for one in reading.sentences:
            if words in one.span.of(reading.article.text):
                return Evidence(article, one.span)
    raise AssertionError(words)


def section(account, heading):
    return next((one for one in account.sections if one.heading == heading), None)


def test_a_brief_opens_with_what_most_reports_lead_with(record, story):
    first = section(brief(record, story), "In short").lines[0]
    assert "agreed" in first.text and "reopen" in first.text
    assert len(first.sources) >= 2


def test_the_news_of_a_story_stands_in_the_leads_of_several_voices(record, story):
    news = Leads(Teller(record, story)).news(3)
    assert len({one.article for one in news[0]}) >= 2


def test_nothing_is_told_twice_within_the_days(record, story):
    lines = [line.text for one in brief(record, story).sections if one.level > 2 for line in one.lines]
    assert len(lines) == len(set(lines))


def test_how_other_reports_word_a_statement_is_told_with_it(record, story):
    lines = [line.text for one in brief(record, story).sections if one.level > 2 for line in one.lines]
    assert any(
        "We are opening a bridge, not a frontier" in line or "It is a bridge that we open" in line for line in lines
    )


def test_he_is_said_to_be_whom_the_record_knows_and_stays_he(record, story):
    one = sentence(record, story, "He rejected a proposal")
    told = standing(Teller(record, story), one)
    assert told.startswith("He [Pavel Ostrik, Foreign Minister of Sudland] rejected a proposal")
    assert standing(Teller(record, story), one, after="Pavel Ostrik").startswith("He rejected")


def test_a_day_of_the_week_is_given_its_date_where_nothing_above_tells_it(record, story):
    one = sentence(record, story, "agreed on Wednesday to reopen")
    assert "Wednesday [4 June]" in standing(Teller(record, story), one)
    assert "Wednesday to reopen" in standing(Teller(record, story), one, "2003-06-04")


def test_a_dateline_is_not_told(record, story):
    one = sentence(record, story, "agreed on Wednesday to reopen")
    assert standing(Teller(record, story), one).startswith("Norland and Sudland agreed")


def test_what_only_the_text_before_explains_leans(record, story):
    assert not leans(Teller(record, story), sentence(record, story, "Ostrik said that 300"))


def test_positions_are_told_in_the_words_of_the_reports(record, story):
    told = section(brief(record, story), "Who wants what")
    assert told is None or all("is for “" not in line.text and " wants “" not in line.text for line in told.lines)


def test_every_word_of_a_line_is_of_its_sources_or_marked_as_added(record, story):
    """Lines that are a report's sentence hold nothing else, but for what stands in brackets."""
    account = brief(record, story)
    texts = [" ".join(record.text(article).split()) for article in story.articles]
    for one in account.sections:
        if one.level == 3:
            for line in one.lines:
                bare = " ".join(line.text.split(" (")[0].split())
                if "[" not in bare and "“" not in bare and " met" not in bare and "were to meet" not in bare:
                    assert any(bare.rstrip(".") in text for text in texts), bare


def test_every_source_is_one_that_a_line_rests_on(record, story):
    account = brief(record, story)
    cited = {number for one in account.sections for line in one.lines for number in line.sources}
    assert cited == {source.number for source in account.sources}


def test_a_sentence_that_reports_a_statement_only_aside_is_not_told_on_the_day_of_the_statement(tmp_path):
    text = (
        "Norland and Sudland talk of a bridge\n\nKARSK, June 5, 2003 (Northern Press) - The two ministers discussed a "
        "plan to give Sudland a share of the tolls, a step which Vera Holm of Norland said on Wednesday would change "
        "how both countries look upon the river.\n\nHolm said on Wednesday that the guards would be sent home.\n"
    )
    for name in ("d.txt", "e.txt"):
        (tmp_path / name).write_text(text if name == "d.txt" else REPORTS["a.txt"], encoding="utf-8")
    with Record(tmp_path / "aside.db", write=True) as opened:
        build(opened, [tmp_path / "d.txt", tmp_path / "e.txt"])
    with Record(tmp_path / "aside.db") as opened:
        account = brief(opened, max(opened.stories(), key=lambda each: len(each.articles)))
    days = [line.text for one in account.sections if one.heading.startswith("Wednesday") for line in one.lines]
    assert not any("discussed a plan" in line for line in days)


def test_a_call_is_told_as_a_call_and_who_only_discussed_something_has_not_met(tmp_path):
    texts = {
        "f.txt": "Norland, Sudland ministers speak of Karsk bridge\n\nKARSK, June 5, 2003 (Northern Press) - Foreign "
        "Minister Vera Holm of Norland telephoned Foreign Minister Pavel Ostrik of Sudland on Wednesday about the "
        "bridge at Karsk.\n\nHolm denied that she had discussed the tolls with Pavel Ostrik.\n",
        "g.txt": "The Sudland Courier\nThursday, June 5, 2003\nA call across the river\n\nIn a phone call on Wednesday "
        "with Foreign Minister Pavel Ostrik of Sudland, Foreign Minister Vera Holm of Norland asked for the bridge at "
        "Karsk to be opened.\n\nA baker in the town has not sold a loaf to the other bank since March, and the school "
        "has lost half of its children.\n\nThe tolls were not discussed by Holm and Ostrik, an aide said.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Record(tmp_path / "call.db", write=True) as opened:
        build(opened, [tmp_path / name for name in texts])
    with Record(tmp_path / "call.db") as opened:
        account = brief(opened, max(opened.stories(), key=lambda each: len(each.articles)))
    lines = [line.text for one in account.sections for line in one.lines]
    assert any("spoke by telephone" in line for line in lines)
    assert not any(" met" in line or "not meet" in line for line in lines)


@pytest.mark.parametrize(
    ("place", "told", "words"),
    [
        ("Karsk", "They met in Karsk.", " in Karsk"),
        ("Winter Palace", "They met at Winter Palace.", " at the Winter Palace"),
        ("Oval Office", "They met in the Oval Office.", " in the Oval Office"),
        ("Kremlin", "Talks at the Kremlin ended.", " at the Kremlin"),
        ("Downing Street", "They met in Downing Street.", " in Downing Street"),
    ],
)
def test_a_meeting_is_in_a_town_and_at_a_building_with_the_where_reports_have_it(place, told, words):
    assert where_met(place, told) == words


def test_a_picture_of_a_later_year_is_not_told_as_what_happened(tmp_path):
    later = "Guards of Norland closed the bridge at Karsk again on April 14, 2008, after shots were fired.\n"
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text + (f"\n{later}" if name == "a.txt" else ""), encoding="utf-8")
    with Record(tmp_path / "later.db", write=True) as opened:
        build(opened, [tmp_path / name for name in REPORTS])
    with Record(tmp_path / "later.db") as opened:
        told = max(opened.stories(), key=lambda each: len(each.articles))
        teller = Teller(opened, told)
        assert not happened(teller, sentence(opened, told, "after shots were fired"))
        assert happened(teller, sentence(opened, told, "met for three hours"))


def test_what_a_picture_shows_is_not_told_as_what_happened(tmp_path):
    shown = "Pavel Ostrik speaks during a meeting of the council of Karsk in Norland on May 3, 2003.\n"
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text + (f"\n{shown}" if name == "a.txt" else ""), encoding="utf-8")
    with Record(tmp_path / "shown.db", write=True) as opened:
        build(opened, [tmp_path / name for name in REPORTS])
    with Record(tmp_path / "shown.db") as opened:
        told = max(opened.stories(), key=lambda each: len(each.articles))
        assert not happened(Teller(opened, told), sentence(opened, told, "speaks during a meeting"))


def test_only_what_was_said_stands_in_marks_behind_the_words_of_another_report(record, story):
    lines = [line.text for one in brief(record, story).sections for line in one.lines]
    assert not any("not as a quotation" in line for line in lines)


def test_the_counts_of_a_sentence_are_no_days_and_years():
    assert figures("On May 12 it sent home 23 of the 1,200 guards, in 2003 and on 14 June.") >= {"23"}
    assert not figures("On May 12 it sent them home, in 2003 and on 14 June, for 4.5 days.")


def test_what_is_told_in_nearly_the_same_words_is_told_and_not_with_another_count(tmp_path):
    lines = (
        "Norland closed all its border posts at Karsk on Monday and sent 40 guards to the river.",
        "Norland on Monday closed all its border posts at Karsk and sent 40 guards to the river, officials said.",
        "Norland on Monday closed all its border posts at Karsk and sent 60 guards to the river, officials said.",
    )
    for n, line in enumerate(lines):
        text = f"The Paper {n}\nMay 6, 2003\nBorder posts closed at Karsk\n\n{line}\n\nThe mayor had no answer.\n"
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    with Record(tmp_path / "twice.db", write=True) as opened:
        build(opened, [tmp_path / f"{n}.txt" for n in range(3)])
    with Record(tmp_path / "twice.db") as opened:
        teller = Teller(opened, max(opened.stories(), key=lambda each: len(each.articles)))
        first, again, other = (sentence(opened, teller.story, line) for line in lines)
        leads = Leads(teller)
        assert leads.told_by(again, {first}) == first and leads.told_by(other, {first}) is None


def test_a_visit_whose_day_is_only_told_aside_is_told_by_itself(tmp_path):
    first = (
        "Holm Speaks of Peace\n\nMay 7, 2004\n\nSecretary-General Erik Holm, who arrived in Malta on Wednesday for a "
        "three-day visit, said that new ideas for the bridge must be worked out.\n\nHe spoke for an hour in the hall.\n"
    )
    other = (
        "Dimova Hopes for More\n\nMay 7, 2004\n\nMalta keeps up contacts with the league at all levels, President Ana "
        "Dimova said, expressing her hope that Erik Holm's visit to Malta would help the bridge.\n\nShe smiled.\n"
    )
    for name, text in (("a.txt", first), ("b.txt", other)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Record(tmp_path / "s.db", write=True) as record:
        build(record, [tmp_path])
        lines = [
            (one.heading, line.text)
            for story in record.stories()
            for one in brief(record, story).sections
            for line in one.lines
        ]
    told = [text for heading, text in lines if "Wednesday" in heading]
    assert told == ["Holm came to Malta."]
