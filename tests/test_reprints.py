"""Who copied whom."""

from hypothesis import given
from hypothesis import strategies as st

from sanudo.article.types import Article, Dateline, Dating, Span
from sanudo.comparing.reprints import credit_of, reprints_of, sheet

AGENCY = [
    "The port of Varna reopened on Tuesday after dockers ended a strike that had lasted nine days.",
    "The union accepted a pay rise of seven percent and a promise that no berth would be sold this year.",
    "Ships waiting in the bay began to enter the harbour at dawn, the port authority said.",
    "Exporters put their losses at forty million euros and asked the government for relief.",
]
OWN = [
    "Grain traders in Constanta watched the Bulgarian strike with some pleasure this week.",
    "Business at the Romanian terminals rose by a fifth while the cranes across the border stood still.",
]
SPEECH = [
    '"We will not sell a single berth of this harbour as long as I am minister of transport in this country," she said.'
]


def report(name, sentences, **fields):
    text = "\n".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    return sheet(Article(name, name, text, **fields), spans)


def test_an_excerpt_of_agency_copy_is_found_in_a_longer_report():
    found = reprints_of([report("agency", AGENCY), report("paper", AGENCY[:2])])
    assert [(r.copy, r.original, r.direction) for r in found] == [("paper", "agency", "completeness")]
    assert found[0].containment == 1.0


def test_a_credit_tells_who_came_first_even_against_the_clock():
    late = Dating("2003-05-07T10:00", "timestamp", "given")
    early = Dating("2003-05-06T10:00", "timestamp", "given")
    agency = report("agency", AGENCY, outlet="Balkan Wire", published=late)
    paper = report("paper", AGENCY, dateline=Dateline(Span(0, 3), agency="Balkan Wire"), published=early)
    (found,) = reprints_of([agency, paper])
    assert (found.copy, found.original, found.direction, found.source) == ("paper", "agency", "credit", "Balkan Wire")


def test_without_evidence_the_original_is_not_said():
    (found,) = reprints_of([report("a", AGENCY), report("b", AGENCY)])
    assert found.direction is None


def test_two_reporters_who_heard_one_speech_did_not_copy():
    assert reprints_of([report("a", [AGENCY[0], *SPEECH]), report("b", [OWN[0], *SPEECH])]) == ()


def test_what_an_outlet_writes_under_each_report_is_not_copying():
    foot = "Sign up for our morning letter to get the stories of the harbour towns before anyone else does."
    reports = [
        report(
            str(n), [f"Report number {n} tells of a matter quite its own, with {n} witnesses heard.", foot], outlet="X"
        )
        for n in range(4)
    ]
    assert reprints_of(reports) == ()


def test_the_numbered_captions_of_a_gallery_are_not_copying():
    gallery = [
        f"Hide Caption {n} of 9: the old harbour master waves from the deck of ship number {n}." for n in range(9)
    ]
    assert reprints_of([report("strike", [*AGENCY, *gallery]), report("grain", [*OWN, *gallery])]) == ()


def test_what_stands_in_reports_of_unlike_matters_is_not_copying():
    menu = [
        f"You can choose to have our {n} best for you every day or once a week as you like it." for n in range(3, 9)
    ]
    reports = [
        report("strike", [*AGENCY, *menu]),
        report("grain", [*OWN, *menu]),
        report("vote", ["Voters in the mountain villages chose a new council on Sunday in heavy snow.", *menu]),
    ]
    assert reprints_of(reports) == ()


def test_a_background_used_again_weeks_later_is_no_copy_but_a_whole_report_is():
    then, later = (Dating(day, "timestamp", "given") for day in ("2003-05-06", "2003-06-20"))
    first = report("first", AGENCY, published=then)
    assert reprints_of([first, report("again", [*AGENCY[:2], *OWN], published=later)]) == ()
    assert len(reprints_of([first, report("whole", AGENCY, published=later)])) == 1


def test_the_evidence_is_verbatim():
    copy = report("copy", [*OWN[:1], *AGENCY[:3]])
    (found,) = reprints_of([report("agency", AGENCY), copy])
    words = {e.span.of(copy.article.text) for e in found.evidence if e.article == "copy"}
    assert words == set(AGENCY[:3])


def test_a_credit_line_is_read():
    article = Article("a", "a", "VARNA (Balkan Wire) -- The port reopened.")
    assert credit_of(article) == "Balkan Wire"


@given(st.lists(st.lists(st.text(max_size=80), max_size=4), max_size=4))
def test_any_text_is_compared_without_raising(texts):
    sheets = [report(str(n), sentences) for n, sentences in enumerate(texts)]
    assert reprints_of(sheets) == reprints_of(list(reversed(sheets)))
