"""Exports in the formats of event data: their columns, what is filled, and that nothing is invented."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sanudo.record.record import Record
from sanudo.telling.exports import BY_NAME
from sanudo.telling.exports.coded import cameo_name, columns, told_columns
from sanudo.telling.real_events import real_events
from tests.told_record import FIRST, told_record

HEADS = {"polecat": 40, "icews": 20, "gdelt.export": 61, "gdelt.mentions": 16}


@pytest.fixture
def record(tmp_path):
    with Record(told_record(tmp_path)) as opened:
        yield opened


def rows(path: Path, names: tuple[str, ...] | None = None) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, names, delimiter="\t"))


def write(record: Record, name: str, folder: Path) -> dict[str, Path]:
    return {path.name: path for path in BY_NAME[name].write(record, folder)}


def polecat(record, folder):
    return rows(write(record, "polecat", folder)["events.txt"])


def test_each_format_has_as_many_columns_as_the_original():
    assert {name: len(columns(name)) for name in HEADS} == HEADS


@pytest.mark.parametrize("name", ["polecat", "icews"])
def test_a_format_with_a_header_opens_with_it(record, tmp_path, name):
    path = next(p for file, p in write(record, name, tmp_path).items() if file.startswith("events"))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert tuple(lines[0].split("\t")) == columns(name)
    assert {len(line.split("\t")) for line in lines} == {HEADS[name]}


def test_gdelt_has_no_header_and_whole_numbers_where_the_original_has(record, tmp_path):
    files = write(record, "gdelt", tmp_path)
    events = rows(files["gdelt.export.CSV"], columns("gdelt.export"))
    told = rows(files["gdelt.mentions.CSV"], columns("gdelt.mentions"))
    assert {None} != {row.get(None) for row in events} or all(None not in row for row in events)
    for row in events:
        assert row["GLOBALEVENTID"].isdigit() and row["QuadClass"] in "1234" and row["NumMentions"].isdigit()
        assert row["EventCode"].startswith(row["EventBaseCode"]) and row["EventRootCode"] == row["EventCode"][:2]
    assert {row["GLOBALEVENTID"] for row in told} == {row["GLOBALEVENTID"] for row in events}


def test_one_event_told_twice_is_one_row_with_two_mentions(record, tmp_path):
    files = write(record, "gdelt", tmp_path)
    events = rows(files["gdelt.export.CSV"], columns("gdelt.export"))
    met = [row for row in events if row["EventCode"] == "040"]
    assert len(met) == 1 and met[0]["NumArticles"] == "2" and met[0]["SQLDATE"] == "20040504"
    told = rows(files["gdelt.mentions.CSV"], columns("gdelt.mentions"))
    assert len([row for row in told if row["GLOBALEVENTID"] == met[0]["GLOBALEVENTID"]]) == 2


def test_what_is_planned_or_denied_is_left_out_and_the_readme_says_so(record, tmp_path):
    for name in ("polecat", "icews", "gdelt"):
        readme = write(record, name, tmp_path)["README.txt"].read_text(encoding="utf-8")
        assert "4 events held" in readme and "1 denied, 1 planned" in readme
    assert {row["Event Type"] for row in polecat(record, tmp_path)} == {"CONSULT", "ACCUSE", "SANCTION", "AID"}


def test_parties_carry_their_codes(record, tmp_path):
    aid = next(row for row in polecat(record, tmp_path) if row["Event Type"] == "AID")
    assert aid["Recipient Name"] == "Russia; Orland" and aid["Recipient Country"] == "RUS; None"
    events = rows(write(record, "gdelt", tmp_path)["gdelt.export.CSV"], columns("gdelt.export"))
    codes = {row["Actor1Name"]: (row["Actor1Code"], row["Actor1KnownGroupCode"]) for row in events}
    assert codes["RUSSIA"] == ("RUSGOV", "") and codes["NATO"] == ("IGOWSTNAT", "NAT") and codes["ORLAND"] == ("", "")


def test_a_pair_of_parties_is_a_row_of_icews(record, tmp_path):
    told = rows(write(record, "icews", tmp_path)["events.tab"])
    aid = [row for row in told if row["CAMEO Code"] == "070"]
    assert [row["Target Name"] for row in aid] == ["Russia", "Orland"]
    assert aid[0]["Source Sectors"] == "International Government Organization"
    assert aid[0]["Event Text"] == "Provide aid"


def test_an_event_without_a_day_has_an_empty_one(record, tmp_path):
    accused = next(row for row in polecat(record, tmp_path) if row["Event Type"] == "ACCUSE")
    assert accused["Event Date"] == "" and accused["City"] == "" and accused["Recipient Name"] == "NATO"
    assert accused["Actor Title"] == "President" and accused["Recipient Name Raw"] == "NATO"


def test_a_place_has_its_city_and_state(record, tmp_path):
    met = next(row for row in polecat(record, tmp_path) if row["Event Type"] == "CONSULT")
    assert (met["City"], met["Country"], met["Raw Placename"]) == ("Paris", "France", "Paris")
    assert float(met["Latitude"]) == pytest.approx(48.9, abs=0.2)


def test_what_the_readme_calls_never_filled_is_never_filled(record, tmp_path):
    found = {"polecat": polecat(record, tmp_path), "icews": rows(write(record, "icews", tmp_path)["events.tab"])}
    files = write(record, "gdelt", tmp_path)
    found["gdelt.export"] = rows(files["gdelt.export.CSV"], columns("gdelt.export"))
    found["gdelt.mentions"] = rows(files["gdelt.mentions.CSV"], columns("gdelt.mentions"))
    for name, told in found.items():
        never = {line.split(". ", 1)[1].split(":")[0] for line in told_columns(name).splitlines() if "never" in line}
        assert never and told
        assert {row[column] for row in told for column in never} == {""}


def test_times_are_given_only_to_the_minute_that_a_report_gives(record, tmp_path):
    told = rows(write(record, "gdelt", tmp_path)["gdelt.mentions.CSV"], columns("gdelt.mentions"))
    by_report = {row["MentionIdentifier"]: row["MentionTimeDate"] for row in told}
    assert by_report == {"a" * 16 + ".txt": "20040505103000", "b" * 16 + ".txt": ""}


def test_offsets_of_mentions_point_at_the_words(record, tmp_path):
    told = rows(write(record, "gdelt", tmp_path)["gdelt.mentions.CSV"], columns("gdelt.mentions"))
    starts = {int(row["ActionCharOffset"]) for row in told if row["MentionIdentifier"].startswith("a")}
    assert starts == {FIRST.index("met"), FIRST.index("accused"), FIRST.index("expelled")}


def test_every_code_of_the_ontology_has_a_name():
    from sanudo.reading.triggers import modes, rows, types

    codes = {row[4] for row in rows("triggers.tsv")} | {code for _, code in modes().values()}
    codes |= {code for _, _, code in types().values()}
    assert [code for code in sorted(codes - {"-", ""}) if not cameo_name(code)] == []


def test_writing_twice_gives_the_same_files(record, tmp_path):
    (tmp_path / "again").mkdir()
    for name in ("polecat", "icews", "gdelt"):
        one, two = write(record, name, tmp_path), write(record, name, tmp_path / "again")
        assert {n: p.read_bytes() for n, p in one.items()} == {n: p.read_bytes() for n, p in two.items()}


def test_real_events_come_by_day_with_every_telling(record):
    events = real_events(record)
    assert [e.day for e in events] == ["2004-05-04", "2004-05-06", "2004-05-20", None, None, None]
    assert len(events[0].told) == 2 and events[0].place is not None
    assert {e.status for e in events} == {"occurred", "planned", "denied"}


def test_parquet_holds_the_tables(record, tmp_path):
    polars = pytest.importorskip("polars")
    files = write(record, "parquet", tmp_path)
    told = polars.read_parquet(files["events.parquet"])
    assert told.height == 7 and {"type", "status", "evidence"} <= set(told.columns)
