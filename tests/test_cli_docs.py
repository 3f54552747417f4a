"""The pages about the command line say what the program says."""

import subprocess
import sys
from pathlib import Path

from sanudo.cli.views import VIEWS
from sanudo.sources.formats import FORMATS
from sanudo.telling.exports import EXPORTS

ROOT = Path(__file__).parent.parent


def test_the_page_of_commands_is_what_the_program_says():
    script = "from docs.commands import page; import sys; sys.stdout.write(page())"
    said = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert said.stdout == (ROOT / "docs" / "commands.md").read_text(encoding="utf-8"), "run `make docs`"


def test_every_view_and_export_is_documented():
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    assert [view.name for view in VIEWS if f"`{view.name}`" not in page] == []
    assert [export.name for export in EXPORTS if f"`{export.name}`" not in page] == []


def test_the_tables_of_the_record_are_documented():
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    script = (ROOT / "sanudo" / "record" / "migrations" / "0001_first.sql").read_text(encoding="utf-8")
    tables = [line.split()[2] for line in script.splitlines() if line.startswith("CREATE TABLE")]
    assert tables and [table for table in tables if f"`{table}`" not in page] == []


def test_how_to_add_a_format_names_the_table_that_lists_them():
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert FORMATS and EXPORTS
    assert all(word in page for word in ("FORMATS", "EXPORTS", "VIEWS", "COMMANDS", "sanudo/sources/formats.py"))
