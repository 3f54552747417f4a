"""Marked pairs and stories that the network of partings learns from: what their marks say, what is wrong and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.partings.marked import pairs_in, points_of, stories_in

DATA = Path(__file__).parent.parent / "training/data"


def written(folder: Path, text: str) -> Path:
    path = folder / "x.txt"
    path.write_text(text, "utf-8")
    return path


def test_a_pair_tells_its_points_on_both_sides_and_leaves_the_texts(tmp_path):
    path = written(
        tmp_path,
        "= 1998-03-18 | 1998-03-19\n[1:number Eleven] drowned, [2:same four] of them children.\n"
        "Among the [1 sixteen] dead were [2 4] children.\n",
    )
    (pair,) = pairs_in(path)
    assert pair.days == ("1998-03-18", "1998-03-19")
    assert pair.texts == ("Eleven drowned, four of them children.", "Among the sixteen dead were 4 children.")
    told = [
        (point.kind, *(text[a:b] for text, (a, b) in zip(pair.texts, point.sides, strict=True)))
        for point in pair.points
    ]
    assert told == [("number", "Eleven", "sixteen"), ("same", "four", "4")]


@pytest.mark.parametrize(
    "lines",
    [
        "[1:number Eleven] drowned.\nAll lived.",  # a number on one side only
        "[1:nmber Eleven] drowned.\n[1 Ten] drowned.",
        "[1:number Eleven drowned.\n[1 Ten] drowned.",
        "[1:number Eleven] and [1:number ten] drowned.\n[1 Ten] drowned.",
    ],
)
def test_a_mark_that_means_nothing_is_told_with_its_line(tmp_path, lines):
    with pytest.raises(ValueError, match=r"x\.txt, line 3"):
        list(pairs_in(written(tmp_path, f"# a remark\n\n= 1998-03-18 | 1998-03-19\n{lines}\n")))


def test_reports_of_a_story_part_where_their_letters_do(tmp_path):
    path = written(
        tmp_path,
        "== 1\n= 1998-03-18\nFlood\n\n[1:number:a Eleven] drowned [2:date:a on Tuesday].\n"
        "= 1998-03-19\nFlood kills [1:number:b ten]\n\nThe river rose [2:date:a yesterday].\n",
    )
    ((name, (one, other)),) = stories_in(path)
    assert name.endswith("x:1")
    assert one.text == "Flood\n\nEleven drowned on Tuesday."
    assert [(point.kind, one.text[slice(*point.sides[0])]) for point in points_of(one, other)] == [
        ("number", "Eleven"),
        ("same", "on Tuesday"),
    ]


def test_every_file_of_marked_pairs_and_stories_is_well_formed():
    pairs = [pair for path in sorted((DATA / "differing").glob("*.txt")) for pair in pairs_in(path)]
    stories = [story for path in sorted((DATA / "differing_stories").glob("*.txt")) for _, story in stories_in(path)]
    assert len(pairs) > 3000
    assert len(stories) > 40
    assert len({pair.name for pair in pairs}) == len(pairs)
    for pair in pairs:
        for point in pair.points:
            assert all(text[a:b].strip() for text, (a, b) in zip(pair.texts, point.sides, strict=True)), pair.name
