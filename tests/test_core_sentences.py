"""What a story's reports lead with is told under its day, whatever else is told; scenes and old things are not it."""

import pytest

from sanudo.record.building import build
from sanudo.record.record import Record
from sanudo.telling.account import Teller
from sanudo.telling.brief import brief
from sanudo.telling.core_sentences import core_sentences, day_of_lead, is_scene
from sanudo.telling.leading import Leads

REPORTS = {
    "a.txt": """Fire at Selby mill kills 31

SELBY, May 6, 2004 (Northern Press) - At least 31 people were killed in a fire at the Selby mill, and dozens of others \
were hurt.

The fire at the Selby mill was started by a guard, the mayor of Selby said Friday.

Workers at the mill said that the doors of the Selby mill were locked.

The Selby Courier has identified the suspect as Nils Arnesen, a 34-year-old guard of the mill.
""",
    "b.txt": """The Westerholm Times
May 8, 2004
Owners of the Selby mill had ignored warnings

The fire at the Selby mill killed 36 people, and women account for 67 percent of the dead and 85 percent of the hurt, \
the fire brigade found.

Mayor Anna Weller said on Friday that the mill would be closed.
""",
    "c.txt": """Radio Karsk, May 9, 2004
After the mill fire, Selby mourns

Pavel Ostrik was mending a net on his boat last Thursday when his phone began to ring with news of the fire in Selby.

The Selby mill had passed an inspection in March.

In Selby the bells of the town rang at noon on Sunday.

Of those who died at the Selby mill 67 percent were women, and of the hurt 85 percent, the fire brigade said on Sunday.
""",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("core")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Record(folder / "mill.db", write=True) as opened:
        build(opened, [folder / name for name in REPORTS])
    with Record(folder / "mill.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def teller(record):
    return Teller(record, max(record.stories(), key=lambda each: len(each.articles)))


@pytest.fixture(scope="module")
def found(teller):
    assert len(teller.texts) == 3
    return [teller.words(one) for one in core_sentences(teller, Leads(teller))]


def test_the_first_sentence_of_a_report_is_of_the_core_with_its_toll(found):
    assert any(words.startswith("At least 31 people were killed") for words in found)


def test_figures_that_two_voices_have_are_of_the_core_once(found):
    assert sum("67 percent" in words and "85 percent" in words for words in found) == 1


def test_the_name_of_a_suspect_is_of_the_core(found):
    assert any("Nils Arnesen" in words for words in found)


def test_neither_a_scene_nor_what_had_been_before_is_of_the_core(found):
    assert not any("mending a net" in words or "had passed" in words for words in found)


def test_only_what_opens_a_report_can_be_its_scene(teller):
    scenes = [
        teller.words(one) for article in teller.texts for one in Leads(teller).body_of(article) if is_scene(teller, one)
    ]
    assert len(scenes) == 1 and scenes[0].startswith("Pavel Ostrik was mending")


def test_a_core_sentence_without_a_day_goes_by_its_report(teller, found):
    dead = next(one for one in core_sentences(teller, Leads(teller)) if "31 people" in teller.words(one))
    assert day_of_lead(teller, dead) is None


def test_a_weekday_beside_the_day_of_the_report_is_that_on_which_it_was_said(teller):
    said = [
        one for article in teller.texts for one in Leads(teller).body_of(article) if "said Friday" in teller.words(one)
    ]
    assert [day_of_lead(teller, one) for one in said] == ["2004-05-07"]


def test_the_days_of_an_account_tell_the_core_and_no_scene(record, teller):
    account = brief(record, teller.story)
    start = next(n for n, section in enumerate(account.sections) if section.heading == "What happened")
    days = [line.text for section in account.sections[start:] if section.level > 2 for line in section.lines]
    assert any("At least 31 people were killed" in text for text in days)
    assert any("Nils Arnesen" in text for text in days)
    assert not any("mending a net" in text for text in days)
