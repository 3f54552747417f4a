"""A record in, files of a format out. One module a format, one line here.

A module has `write(record, folder) -> list[Path]`: it writes its files into the folder and says which. To add a format:
such a module, and its line in EXPORTS; a test holds docs and table together.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from sanudo.record.record import Record


@dataclass(frozen=True, slots=True)
class Export:
    """A format by its name in `sanudo export --to`, the module that writes it, and what it is in a few words."""

    name: str
    module: str
    about: str

    def write(self, record: Record, folder: Path) -> list[Path]:
        """Write the files into `folder`, which exists; which they are."""
        return cast(list[Path], import_module(self.module).write(record, folder))


EXPORTS = (
    Export("json", "sanudo.telling.exports.json_file", "the whole record as one JSON file, evidence verbatim"),
    Export("jsonl", "sanudo.telling.exports.jsonl", "one file a table, one JSON object a line"),
    Export("csv", "sanudo.telling.exports.csv_files", "one file a table for spreadsheets, evidence in columns"),
    Export("parquet", "sanudo.telling.exports.parquet", "one file a table, for those who have polars"),
    Export("polecat", "sanudo.telling.exports.polecat", "events in the 40 columns of POLECAT"),
    Export("icews", "sanudo.telling.exports.icews", "events in the 20 columns of ICEWS"),
    Export("gdelt", "sanudo.telling.exports.gdelt", "events and mentions in the columns of GDELT 2.0"),
)
BY_NAME = {export.name: export for export in EXPORTS}
