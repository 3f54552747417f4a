"""Parts of pasted reports: what is told, what stands around it."""

from __future__ import annotations

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from sanudo.article.layout import _parts, _settle_told_captions, lay_out
from sanudo.article.lines import split_lines
from sanudo.article.types import PART_KINDS, Part

STORY = [
    "The harbour board voted on Tuesday to close the old fish market, despite protests from traders who have worked "
    "there for three generations.",
    "The decision, which takes effect in March, will cost about sixty jobs, according to a report that was read out "
    "at the meeting.",
    '"We were not asked, and nobody has told us where we should go," said Rosa Belmonte, who has run a stall since '
    "1981 and speaks for the traders.",
    "The board's chairman, Piet Lammers, said that the building was unsafe and that repairs would cost more than "
    "the city could pay.",
    "A new market hall is planned on the northern quay, but work on it has not begun and no builder has been named.",
    "Traders plan to march to the town hall on Saturday, when the council meets to discuss the budget for next year.",
]
HEADLINE = "Harbour board closes old fish market"


def told(text: str, kind: str = "paragraph") -> list[str]:
    return [part.span.of(text) for part in lay_out(text) if part.kind == kind]


def test_a_bare_report_with_empty_lines_between_paragraphs() -> None:
    text = HEADLINE + "\n\n" + "\n\n".join(STORY)
    assert told(text) == STORY
    assert told(text, "headline") == [HEADLINE]


def test_a_report_without_empty_lines() -> None:
    text = HEADLINE + "\n" + "\n".join(STORY)
    assert told(text) == STORY
    assert told(text, "headline") == [HEADLINE]


def test_a_report_of_paragraphs_only() -> None:
    assert told("\n\n".join(STORY)) == STORY


def test_a_text_that_is_one_paragraph() -> None:
    assert told(STORY[0]) == [STORY[0]]
    assert told(" ".join(STORY)) == [" ".join(STORY)]


def test_paragraphs_wrapped_at_a_fixed_width_are_whole() -> None:
    wrapped = [textwrap.fill(paragraph, 72) for paragraph in STORY]
    text = HEADLINE + "\n\n" + "\n\n".join(wrapped)
    assert told(text) == wrapped
    assert told(text, "headline") == [HEADLINE]


def test_wrapped_paragraphs_told_apart_by_their_indent() -> None:
    wrapped = [textwrap.fill(paragraph, 70, initial_indent="   ") for paragraph in STORY]
    assert told("\n".join(wrapped)) == [paragraph.strip() for paragraph in wrapped]


def test_windows_line_ends_and_hard_spaces_are_no_part_of_a_part() -> None:
    text = "\xa0" + HEADLINE + "\xa0\r\n\r\n" + "\r\n\r\n".join(STORY) + "\xa0\r\n"
    assert told(text) == STORY
    assert told(text, "headline") == [HEADLINE]


def test_a_deck_that_repeats_the_first_paragraph_is_a_deck() -> None:
    text = "\n\n".join([HEADLINE, STORY[0], "PRINT  SEND TO A FRIEND", *STORY])
    assert told(text) == STORY
    assert told(text, "deck") == [STORY[0]]
    assert told(text, "boilerplate") == ["PRINT  SEND TO A FRIEND"]


def test_a_caption_of_two_lines_is_said_by_nobody() -> None:
    for quoted, speaker, kind in (
        ("Porters carry ice along the old quay", "Prices have doubled since the spring", "caption"),
        ("We have carried ice here since the war", "Rosa Belmonte", "pull_quote"),
        ("We have carried ice here since the war", "Head of the traders and porters of Delfzijl", "pull_quote"),
        ("“We have carried ice here since the war”", "Prices have doubled since the spring", "pull_quote"),
    ):
        lines = split_lines("\n".join([STORY[0], quoted, speaker, STORY[1]]))
        labels = ["paragraph", "pull_quote", "speaker", "paragraph"]
        _settle_told_captions(lines, labels, [[]] * 4)
        assert labels[1] == kind, speaker


def test_a_pull_quote_that_repeats_the_body_keeps_its_speaker() -> None:
    quote = "Nobody has told us where we should go"
    text = "\n\n".join([HEADLINE, *STORY[:3], quote, "Rosa Belmonte, trader", *STORY[3:]])
    parts = [part for part in lay_out(text) if part.kind == "pull_quote"]
    assert [part.span.of(text) for part in parts] == [quote]
    assert [part.speaker.of(text) for part in parts if part.speaker] == ["Rosa Belmonte"]
    assert told(text) == STORY


def test_menus_buttons_and_links_are_not_told() -> None:
    menu = ["Skip to content", "Home", "World", "Business", "Sport", "Weather", "Sign in"]
    foot = ["Share this story", "Related stories", "Fishing fleet shrinks again", "City budget in figures",
            "Copyright 2004 The Quay Gazette. All rights reserved."]  # fmt: skip
    text = "\n".join(menu) + "\n\n" + HEADLINE + "\n\n" + "\n\n".join(STORY) + "\n\n" + "\n".join(foot)
    assert told(text) == STORY
    assert told(text, "headline") == [HEADLINE]


def test_a_stamp_a_byline_and_a_dateline_are_themselves() -> None:
    first = "PORT LORNE, March 3 (Coastal) -- " + STORY[0]
    text = "\n\n".join([HEADLINE, "By Anna Weir", "Tuesday, 3 March, 1998, 17:20 GMT", first, *STORY[1:]])
    assert told(text, "byline") == ["By Anna Weir"]
    assert told(text, "timestamp") == ["Tuesday, 3 March, 1998, 17:20 GMT"]
    assert told(text, "dateline") == ["PORT LORNE, March 3 (Coastal)"]
    assert told(text) == [first, *STORY[1:]]


def test_nothing_has_no_parts() -> None:
    assert lay_out("") == ()
    assert lay_out(" \n\t\xa0\n\u200b\n") == ()


def test_odd_text_is_laid_out_all_the_same() -> None:
    for text in ("\x00\x01\x02", "\ud800", "((((" * 5000, "a\n" * 3000, "\n" * 100_000 + "x", "ab " * 400_000):
        assert_sound(text, lay_out(text))


def assert_sound(text: str, parts: tuple[Part, ...]) -> None:
    """Kinds are known; spans are trimmed, in order, and overlap only where a dateline or stamp stands inside."""
    end = 0
    for part in parts:
        words = part.span.of(text)
        assert part.kind in PART_KINDS
        assert words and words == words.strip()
        if part.kind in ("dateline", "timestamp") and part.span.end <= end:
            continue
        assert part.span.start >= end
        end = part.span.end
        if part.speaker:
            assert part.speaker.of(text).strip()


LINES = st.sampled_from(
    [*STORY, HEADLINE, "", "", "Home", "By Anna Weir", "3 May 2004", '"We go"', "Read more", "|", "© 2004", "x" * 90]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(LINES, max_size=25).map("\n".join)))
def test_any_text_has_sound_parts_and_the_same_ones_again(text: str) -> None:
    parts = lay_out(text)
    assert_sound(text, parts)
    assert lay_out(text) == parts


def test_two_short_lines_between_paragraphs_are_captions() -> None:
    pair = ["Empty stalls in the old hall", "Traders have been told to leave by March"]
    text = HEADLINE + "\n" + "\n\n".join(STORY[:3]) + "\n\n" + "\n".join(pair) + "\n" + "\n\n".join(STORY[3:])
    assert told(text, "caption") == pair
    assert told(text) == STORY


def test_a_link_set_between_paragraphs_is_a_link() -> None:
    text = "\n\n".join([HEADLINE, *STORY[:3], "Related: Fishing fleet shrinks again", *STORY[3:]])
    assert told(text, "related") == ["Related: Fishing fleet shrinks again"]
    assert told(text) == STORY


def test_questions_and_answers_are_told_and_have_no_dateline() -> None:
    said = ["PRESIDENT ADLER: Good afternoon. We have agreed to keep in touch, and that is all that I can say tonight.",
            "REPORTER: Mr. President, will you send ships?",
            "PRESIDENT ADLER: We have made no decision on that. Our first aim is to see the crew released.",
            "REPORTER: Did you set a deadline?",
            "PRESIDENT ADLER: No. I do not believe in deadlines when the lives of people are at stake."]  # fmt: skip
    text = "\n\n".join(said)
    assert told(text) == said
    assert told(text, "dateline") == []


def test_other_stories_told_in_a_sentence_each_are_not_this_story() -> None:
    foot = ["More from Business", "Fuel prices rise for a third week",
            "Drivers are paying more than at any time since March, a survey of the roads has found.", "2 hours ago",
            "Bank chief to step down in spring",
            "The central bank's governor said that he wanted to spend more time with his family.", "4 hours ago",
            "Comments", "jimmy_d", "1 hour ago",
            "About time somebody stood up to these people, as everybody in this town has known for years.",
            "Reply"]  # fmt: skip
    text = "\n\n".join([HEADLINE, "By Anna Weir", *STORY, *foot])
    assert told(text) == STORY


def test_who_else_reported_is_a_byline_at_the_foot() -> None:
    text = "\n\n".join([HEADLINE, *STORY, "(Reporting by Anna Weir; Editing by Paul Roe)"])
    assert told(text) == STORY
    assert told(text, "byline") == ["(Reporting by Anna Weir; Editing by Paul Roe)"]


JAPANESE = [
    "政府は火曜日、港の古い魚市場を閉鎖することを決めた。三世代にわたって働いてきた商人たちは反対している。",
    "報告書によると、三月に実施されるこの決定で約六十人が職を失うという。会議では報告書が読み上げられた。",
    "市場の代表は、私たちには何の相談もなかったと述べた。どこへ行けばよいのか誰も教えてくれないという。",
    "新しい市場は北の埠頭に計画されているが、工事はまだ始まっておらず、業者も決まっていない。",
]
ARABIC = [
    "قرر مجلس الميناء يوم الثلاثاء إغلاق سوق السمك القديم رغم احتجاجات التجار الذين عملوا هناك منذ ثلاثة أجيال.",
    "وسيكلف القرار الذي يدخل حيز التنفيذ في مارس نحو ستين وظيفة، بحسب تقرير تمت قراءته في الاجتماع.",
    "وقال رئيس المجلس إن المبنى غير آمن وإن الإصلاحات ستكلف أكثر مما تستطيع المدينة دفعه في هذا العام.",
    "ومن المقرر إقامة سوق جديدة على الرصيف الشمالي، لكن العمل لم يبدأ بعد ولم يتم اختيار شركة البناء.",
]


def test_paragraphs_are_told_in_scripts_without_letter_case_and_without_spaces() -> None:
    for story in (JAPANESE, ARABIC):
        assert told("\n\n".join(["Home", "News", "Sport", *story, "© 2011"])) == story


def test_letters_that_only_fold_to_the_latin_ones_are_read() -> None:
    text = "VİDEO GALERİ\nAbone ol | Vıdeo\n" + "\n".join(STORY)
    assert told(text)[-1] == STORY[-1]


def test_a_short_report_has_its_headline() -> None:
    assert told("\n\n".join([HEADLINE, *STORY[:2]]), "headline") == [HEADLINE]
    assert told("\n\n".join([HEADLINE, *STORY[:2]])) == STORY[:2]
    assert told("\n".join([HEADLINE, STORY[0]]), "headline") == [HEADLINE]


def test_a_speaker_whose_words_another_has_is_still_a_part() -> None:
    text = "Rosa Belmonte\nWe were not asked\nPiet Lammers"
    parts = _parts(text, split_lines(text), ["speaker", "pull_quote", "speaker"])
    assert [(part.kind, part.span.of(text)) for part in parts] == [
        ("boilerplate", "Rosa Belmonte"),
        ("pull_quote", "We were not asked"),
    ]
    assert parts[1].speaker is not None and parts[1].speaker.of(text) == "Piet Lammers"


def test_a_place_before_the_date_makes_a_dateline_of_its_own_line() -> None:
    text = "\n\n".join([HEADLINE, "MARSTON, April 12, 2020 (IPA)", *STORY])
    assert told(text, "dateline") == ["MARSTON, April 12, 2020 (IPA)"]


def test_what_a_paper_says_of_itself_over_the_headline_is_neither_headline_nor_story() -> None:
    text = "\n".join(
        (
            "VALLEY PRESS REVIEW",
            "What the papers of the valley write. Put into English by our staff; not for sale.",
            "Town council halts work on the Ellerby dam",
            "",
            "The town council has stopped work on the Ellerby dam after two engineers left the site, the mayor said.",
            "",
            "He told reporters that the work would not go on before an inquiry had looked at the plans of the dam.",
            "",
            "Three hundred people work on the site, and most of them were sent home on Tuesday, the builders said.",
        )
    )
    parts = lay_out(text)
    assert [part.span.of(text) for part in parts if part.kind == "headline"] == [
        "Town council halts work on the Ellerby dam"
    ]
    assert [part.span.of(text)[:12] for part in parts if part.kind == "paragraph"] == [
        "The town cou", "He told repo", "Three hundre",
    ]  # fmt: skip


def test_a_row_of_pictures_pasted_as_one_line_is_a_caption() -> None:
    row = (
        "Photos: Storm in Selby People leave the harbour on Sunday, June 5. Two boats sank. Hide Caption 1 of 3 "
        "Photos: Storm in Selby A crane lies on the quay. Hide Caption 2 of 3 Photos: Storm in Selby The mayor comes."
    )
    text = HEADLINE + "\n\n" + "\n\n".join([*STORY[:3], row, *STORY[3:]])
    assert told(text, "caption") == [row]
    assert told(text) == STORY
    film = "CLOSE Our reporters talk about the storm that sank two boats in the harbour of Selby on Sunday morning."
    assert told(text.replace(row, film), "caption") == [film]


def test_words_in_marks_among_links_beside_a_name_of_the_story_are_a_clip() -> None:
    links = ["More on this story", "Rosa Belmonte, market trader", "“We were never asked”"]
    links += ["Architect Ivo Sand", "“The roof will not last”", "Related stories", "Fish prices fall again"]
    text = "\n\n".join([HEADLINE, *STORY]) + "\n" + "\n".join(links)
    clips = [part for part in lay_out(text) if part.kind == "clip"]
    assert [(part.span.of(text), part.speaker and part.speaker.of(text)) for part in clips] == [
        ("“We were never asked”", "Rosa Belmonte"),
        ("“The roof will not last”", "Architect Ivo Sand"),
    ]


def test_a_title_in_marks_among_links_is_no_clip() -> None:
    links = ["Related stories", "Fish prices fall again", "“Nobody asked the gulls”", "Harbour Light Weekly"]
    text = "\n\n".join([HEADLINE, *STORY]) + "\n" + "\n".join(links)
    assert told(text, "clip") == []
