"""Blocks of a text as windows for the encoder."""

from sanudo.article.types import Span
from sanudo.language.pieces import FIRST, LAST
from sanudo.language.windows import LONGEST, PREFERRED, windows_of


def texts(text: str, *blocks: Span) -> list[str]:
    found = windows_of(text, blocks or (Span(0, len(text)),))
    return [text[w.tokens[0][0] : w.tokens[-1][1]] for w in found]


def test_a_newline_ends_a_window_whatever_its_kind() -> None:
    assert texts("One\nTwo\r\nThree\u2028Four\n\n\nFive") == ["One", "Two", "Three", "Four", "Five"]


def test_blocks_are_read_apart_and_what_lies_between_is_not_read() -> None:
    assert texts("One two three four", Span(0, 7), Span(14, 18)) == ["One two", "four"]


def test_a_long_paragraph_is_cut_after_a_full_stop() -> None:
    sentence = "The ministers of both states met again in Oslo on Monday. "
    found = texts(sentence * 40)
    assert len(found) > 1
    assert all(t.startswith("The ministers") and t.endswith("Monday.") for t in found)


def test_a_sentence_without_end_is_cut_at_the_longest_window() -> None:
    for window in windows_of("word " * 5000, (Span(0, 25_000),)):
        assert len(window.ids) <= LONGEST + 2
    assert PREFERRED < LONGEST


def test_pieces_stand_between_the_first_and_last_marks() -> None:
    (window,) = windows_of("Annan met Putin.", (Span(0, 16),))
    assert window.ids[0] == FIRST
    assert window.ids[-1] == LAST
    assert len(window.first) == len(window.tokens)
    assert len(window.ids) == len(window.cases)


def test_empty_text_has_no_windows() -> None:
    assert texts("") == texts(" \n\t ") == []


def test_a_long_run_of_closing_marks_is_cut_like_any_other_text() -> None:
    text = '"' * 50_000
    assert sum(len(w.tokens) for w in windows_of(text, (Span(0, len(text)),))) > 1000


def test_no_window_ends_behind_a_rank_or_between_a_month_and_its_day() -> None:
    for short in ("Gen. Martin", "Nov. 13"):
        text = "It was so. " * 36 + f"They had their finger on the trigger, {short} told them. " + "It was so. " * 40
        ends = [one.rstrip()[-4:] for one in texts(text, Span(0, len(text)))]
        assert len(ends) > 1 and not {"Gen.", "Nov."} & set(ends)
