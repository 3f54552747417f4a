"""The labelled text written for training: marks well formed, labels known, nothing twice, types in balance."""

import re
from collections import Counter
from pathlib import Path

import pytest

from training.encoder.corpora import written_attributions

DATA = Path(__file__).parent.parent / "training" / "data"
KINDS = {"PERSON", "ORG", "LOC", "NORP", "MISC"}
MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
    "NONE": "",
}
STATUSES = {"occurred", "ongoing", "planned", "possible", "demanded", "denied", "historical"}

Row = tuple[str, list[str]]


def _lines(pattern: str) -> list[tuple[str, str]]:
    """Every line of the files that match, with a name to find it by."""
    return [
        (f"{path.name}:{number}", line)
        for path in sorted(DATA.glob(pattern))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]


def _rows(pattern: str) -> list[Row]:
    return [(where, line.split("\t")) for where, line in _lines(pattern)]


@pytest.fixture(scope="module")
def names() -> list[tuple[str, str]]:
    return _lines("names/*.txt")


@pytest.fixture(scope="module")
def relations() -> list[Row]:
    return _rows("relations/*.tsv")


def test_every_name_mark_opens_with_a_known_kind_and_closes(names: list[tuple[str, str]]) -> None:
    for where, line in names:
        bare = re.sub(r"\[([A-Z]+) ([^\[\]]+)\]", lambda mark: mark[2] if mark[1] in KINDS else mark[0], line)
        assert "[" not in bare and "]" not in bare, f"{where}: {line}"


def test_no_name_mark_begins_or_ends_with_space_or_holds_a_possessive(names: list[tuple[str, str]]) -> None:
    for where, line in names:
        for kind, text in re.findall(r"\[([A-Z]+) ([^\[\]]+)\]", line):
            assert text == text.strip(), f"{where}: [{kind} {text}]"
            assert not text.endswith(("'s", "’s")) or text in {"Christie's", "Sotheby's", "Moody's"}, f"{where}: {text}"


def test_no_line_of_names_stands_twice(names: list[tuple[str, str]]) -> None:
    twice = [line for line, count in Counter(line for _, line in names).items() if count > 1]
    assert not twice


def test_names_are_many_and_of_every_kind(names: list[tuple[str, str]]) -> None:
    kinds = Counter(kind for _, line in names for kind in re.findall(r"\[([A-Z]+) ", line))
    assert len(names) >= 1000
    assert min(kinds[kind] for kind in KINDS) >= 200


def test_every_relation_row_has_four_fields_with_known_labels(relations: list[Row]) -> None:
    for where, row in relations:
        assert len(row) == 4, where
        _, kind, mode, status = row
        assert mode == "-" or mode in MODES[kind].split(), f"{where}: {kind} {mode}"
        assert (status == "-") if kind == "NONE" else (status in STATUSES), f"{where}: {status}"


def test_every_relation_row_marks_one_source_and_one_target_apart(relations: list[Row]) -> None:
    for where, row in relations:
        marks = re.findall(r"</?[st]>", row[0])
        assert marks in (["<s>", "</s>", "<t>", "</t>"], ["<t>", "</t>", "<s>", "</s>"]), f"{where}: {row[0]}"
        bare = re.sub(r"</?[st]>", "", row[0])
        assert not set(bare) & set("[]{}<>^"), f"{where}: {row[0]}"
        for text in re.findall(r"<([st])>(.*?)</\1>", row[0]):
            assert text[1] and text[1] == text[1].strip(), f"{where}: {row[0]}"


def test_no_marked_relation_sentence_stands_twice(relations: list[Row]) -> None:
    assert not [text for text, count in Counter(row[0] for _, row in relations).items() if count > 1]


def test_relation_types_are_in_balance(relations: list[Row]) -> None:
    types = Counter(row[1] for _, row in relations)
    assert set(types) == set(MODES)
    assert min(types.values()) >= 90
    assert types["NONE"] >= 450


def test_every_mode_has_examples(relations: list[Row]) -> None:
    seen = {(row[1], row[2]) for _, row in relations}
    missing = [(kind, mode) for kind, modes in MODES.items() for mode in modes.split() if (kind, mode) not in seen]
    assert not missing


def test_every_border_row_gives_both_readings() -> None:
    for where, row in _rows("relation_borders.tsv"):
        assert len(row) == 5, where
        _, kind, mode, status, other = row
        assert kind != other and {kind, other} <= set(MODES), where
        assert mode == "-" or mode in MODES[kind].split(), where
        assert status in STATUSES, where
        assert sorted(re.findall(r"</?[st]>", row[0])) == ["</s>", "</t>", "<s>", "<t>"], where


def test_every_status_row_marks_one_trigger_with_a_known_status() -> None:
    rows = _rows("status.tsv")
    assert len(rows) >= 400
    for where, row in rows:
        assert len(row) == 2 and row[1] in STATUSES, where
        assert re.findall(r"</?e>", row[0]) == ["<e>", "</e>"], f"{where}: {row[0]}"
    assert min(Counter(row[1] for _, row in rows).values()) >= 30
    rows += _rows("status_more.tsv")
    for where, row in rows:
        assert len(row) == 2 and row[1] in STATUSES, where
        assert re.findall(r"</?e>", row[0]) == ["<e>", "</e>"], f"{where}: {row[0]}"
    assert len({row[0] for _, row in rows}) == len(rows)


@pytest.fixture(scope="module")
def quotations() -> list[tuple[str, str]]:
    return _lines("quotations/*.txt")


ATTRIBUTED = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")


def test_every_attribution_mark_opens_with_a_known_kind_and_closes(quotations: list[tuple[str, str]]) -> None:
    for where, line in quotations:
        kinds = [kind for kind, _ in ATTRIBUTED.findall(line)]
        assert set(kinds) <= {"CUE", "SOURCE", "CONTENT"}, f"{where}: {kinds}"
        bare = ATTRIBUTED.sub(lambda mark: mark[2], line)
        assert bare and bare == bare.strip() and not set(bare) & set("[]¶\t"), f"{where}: {line}"


def test_every_attribution_mark_holds_whole_words(quotations: list[tuple[str, str]]) -> None:
    for where, line in quotations:
        for mark in ATTRIBUTED.finditer(line):
            assert mark[2] == mark[2].strip(), f"{where}: {mark[0]}"
            inside = (
                (line[mark.start() - 1 : mark.start()], mark[2][0]),
                (mark[2][-1], line[mark.end() : mark.end() + 1]),
            )
            assert not any(a.isalnum() and b.isalnum() for a, b in inside), f"{where}: {mark[0]}"


def test_a_source_or_a_cue_never_stands_without_a_content(quotations: list[tuple[str, str]]) -> None:
    for where, line in quotations:
        kinds = {kind for kind, _ in ATTRIBUTED.findall(line)}
        assert not kinds or "CONTENT" in kinds, f"{where}: {line}"
        assert "SOURCE" not in kinds or "CUE" in kinds, f"{where}: {line}"


def test_no_line_of_attributions_stands_twice(quotations: list[tuple[str, str]]) -> None:
    bare = Counter(ATTRIBUTED.sub(lambda mark: mark[2], line) for _, line in quotations)
    assert not [line for line, count in bare.items() if count > 1]


def test_lines_of_attributions_are_many_and_some_report_nothing(quotations: list[tuple[str, str]]) -> None:
    marks = Counter(kind for _, line in quotations for kind, _ in ATTRIBUTED.findall(line))
    assert len(quotations) >= 1500
    assert min(marks[kind] for kind in ("CUE", "SOURCE", "CONTENT")) >= 1500
    assert sum(not ATTRIBUTED.search(line) for _, line in quotations) >= 300


def test_words_of_written_attributions_carry_the_marks_around_them(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text('# note\n\n[CONTENT "No deal,"] [SOURCE she] [CUE said]. It rained.\n', encoding="utf-8")
    (example,) = written_attributions(path)
    assert list(zip(example.words, example.quotation, strict=True)) == [
        ('"', "B-CONTENT"),
        ("No", "I-CONTENT"),
        ("deal", "I-CONTENT"),
        (",", "I-CONTENT"),
        ('"', "I-CONTENT"),
        ("she", "B-SOURCE"),
        ("said", "B-CUE"),
        (".", "O"),
        ("It", "O"),
        ("rained", "O"),
        (".", "O"),
    ]


def test_statements_are_well_formed_and_each_group_has_wordings_that_go_together_and_that_do_not():
    lines = (DATA / "statements.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert {len(row) for row in rows} == {6}
    assert {row[3] for row in rows} == {"d", "i"} and {row[4] for row in rows} == {"affirmed", "denied"}
    groups = {row[0] for row in rows}
    assert len({group[:2] for group in groups}) == len(groups)
    for group in groups:
        letters = Counter(row[1] for row in rows if row[0] == group)
        assert len(letters) > 1 and max(letters.values()) > 1, group
