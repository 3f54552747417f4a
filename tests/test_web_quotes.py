"""Quotations, statements and the check of a quote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from web_record import client, empty, full

from sanudo.telling.wording_diff import word_diff


def test_quotes_are_narrowed_by_speaker_words_kind_and_day() -> None:
    web = client(full())

    def words(query: str) -> list[str]:
        return [one["words"] for one in web.get(f"/quotes.json?{query}").json()["quotes"]]

    assert len(words("")) == 4
    assert len(words("speaker=Ana+Vesna")) == 3
    assert words("speaker=") == ["The talks lasted three hours"]
    assert words("q=peace") == ["We want peace, not promises"]
    assert len(words("kind=indirect")) == 2
    assert len(words("date=2004-05")) == 1


def test_a_quote_without_a_speaker_or_a_day_says_so() -> None:
    page = client(full()).get("/quotes?speaker=").text
    assert "speaker not said" in page
    assert "via officials" in page


def test_a_statement_has_its_wordings_side_by_side_with_what_differs_marked() -> None:
    page = client(full()).get("/statement/q1").text
    assert '<mark class="differs">everybody</mark>' in page
    assert page.count('<section class="wording') == 2


def test_another_wording_can_be_the_one_compared_with() -> None:
    data = client(full()).get("/statement/q1.json?with=1").json()
    assert data["base"] == 1
    assert [stretch["text"] for stretch in data["wordings"][0]["diff"] if not stretch["same"]]
    assert all(stretch["same"] for stretch in data["wordings"][1]["diff"])


def test_a_wording_to_compare_with_that_is_not_there_is_the_first() -> None:
    for said in ("7", "-1", "x", "99999999999"):
        assert client(full()).get(f"/statement/q1.json?with={said}").json()["base"] == 0


def test_a_check_of_nothing_asks_for_words() -> None:
    page = client(empty()).get("/check").text
    assert '<textarea id="quote" name="quote"' in page
    assert client(empty()).get("/check.json").json()["verdict"] is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_stretches_of_a_diff_put_together_are_the_wording(ours: str, theirs: str) -> None:
    assert "".join(stretch.text for stretch in word_diff(ours, theirs)) == ours


def test_marks_and_case_alone_are_no_difference() -> None:
    assert all(stretch.same for stretch in word_diff("“It’s Over”", '"it\'s over"'))
