"""What differences are called: plain English, and marks around nothing but a report's own words."""

import pytest

from sanudo.article.types import Span
from sanudo.comparing.types import Difference, Side
from sanudo.telling.brief_differences import differences_told, in_one_line
from sanudo.telling.difference_headings import heading, said
from tests.teller_of import HEAD, teller_of


@pytest.mark.parametrize(
    ("kind", "topic", "called"),
    [
        ("occasion", "Ana Lima", "when Ana Lima said it"),
        ("wording", "Ana Lima", "how Ana Lima is quoted"),
        ("wording", "", "the wording of a quotation"),
        ("title", "Rui Santos", "the title of Rui Santos"),
        ("name", "Rui Santos", "the spelling of Rui Santos"),
        ("date", "Ana Lima, Ida Bergh, Rui Santos: meeting", "when Ana Lima, Ida Bergh and Rui Santos met"),
        ("place", "Ana Lima, Rui Santos: phone call", "where Ana Lima and Rui Santos spoke by phone"),
        ("duration", "Ana Lima: length of the visit", "how long the visit of Ana Lima was"),
        ("strength", "how much say: proposal Selby", "how much of a say is meant (proposal, Selby)"),
        ("attribution", "who said: the bridge will be closed", "who said “the bridge will be closed”"),
        ("attribution", "who proposed: toll harbour", "who proposed it (toll, harbour)"),
        ("number", "how many people were hurt", "how many people were hurt"),
        ("number", "turnout", "the figure for turnout"),
        ("status", "whether the bridge was opened", "whether the bridge was opened"),
        ("duration", "", "how long it was"),
        ("date", "", "which day it was"),
    ],
)
def test_a_difference_is_called_by_what_it_asks(kind: str, topic: str, called: str):
    assert heading(Difference(kind, topic, ())) == called


def test_a_day_that_was_reckoned_is_told_in_words_and_without_marks():
    assert said("1998-03-16", ["She spoke on Monday."]) == "16 March 1998"


def test_only_a_report_s_own_words_stand_in_marks():
    assert said("at least 8", ["at least\n8 were hurt"]) == "“at least 8”"
    assert said("Defense Minister", ["the Defence Minister"]) == "Defense Minister"


@pytest.mark.parametrize(
    ("value", "told"),
    [("today", "“today” [5 June]"), ("Monday and Tuesday", "“Monday and Tuesday”"), ("4 June", "“4 June”")],
)
def test_a_brief_tells_which_day_today_is(tmp_path, value: str, told: str):
    met = "Ana Lima and Rui Santos met {} at the harbour of Karsk over the council's bridge."
    with teller_of(tmp_path, HEAD + met.format(value), HEAD + met.format("Sunday") + " They ate.") as teller:
        sides = tuple(
            Side(article, own, (Span(text.index(own), text.index(own) + len(own)),))
            for (article, text), own in zip(teller.texts.items(), (value, "Sunday"), strict=True)
        )
        teller.differences = [Difference("date", "Ana Lima, Rui Santos: meeting", sides)]
        line = differences_told(teller)[0].text
    assert line.startswith("When Ana Lima and Rui Santos met: ") and f"{told} in" in line


def differing(teller, kind: str, topic: str, values: tuple[str, ...]) -> Difference:
    """A difference whose sides are these words of the reports, one after the other."""
    sides = []
    for value in values:
        article, text = next((a, t) for a, t in teller.texts.items() if f" {value} " in t)
        start = text.index(value)
        sides.append(Side(article, value, (Span(start, start + len(value)),)))
    return Difference(kind, topic, tuple(sides), "contradicts: no number fits both")


def test_about_a_number_beside_the_number_is_no_third_one(tmp_path):
    fell = "The storm killed {} people on the coast of Karsk, Ana Lima said over the council's bridge."
    values = ("about 265", "265", "161")
    with teller_of(tmp_path, *(HEAD + fell.format(value) for value in values)) as teller:
        teller.differences = [differing(teller, "number", "how many died", values)]
        told, short = differences_told(teller)[0].text, in_one_line(teller)
    assert told.count("“265”") == 1 and "bout 265" not in told
    assert short is not None and short.text == "The reports differ: how many died, “265” or “161”."


def test_a_summary_has_no_room_for_a_spelling_alone(tmp_path):
    spelt = "Mayor {} opened the bridge of Karsk with Ana Lima, the council said."
    values = ("Binali Ostrik", "Binaldi Ostrik")
    with teller_of(tmp_path, *(HEAD + spelt.format(value) for value in values)) as teller:
        found = differing(teller, "name", "Binali Ostrik", values)
        teller.differences = [Difference("name", found.topic, found.sides, "differs in spelling")]
        assert in_one_line(teller) is None and len(differences_told(teller)) == 1
