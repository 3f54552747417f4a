"""`python -m bench [NAME ...]`: run the named measurements (all without names) and write the pages under docs/.

A measurement that lacks its corpus (default ../shared/corpora, or $SANUDO_CORPORA) is passed over with a word.
"""

from __future__ import annotations

import datetime
import importlib
import pkgutil
import subprocess
import sys

import bench
from bench.table import keep, write_pages


def main(names: list[str]) -> int:
    """Run, keep and write; 1 where a measurement failed, 2 where a name is none."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    today = datetime.date.today().isoformat()
    failed = 0
    known = sorted(m.name for m in pkgutil.iter_modules(bench.__path__) if not m.name.startswith("_"))
    if unknown := [name for name in names if name not in known]:
        print(f"bench: no measurement {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    for name in names or known:
        module = importlib.import_module(f"bench.{name}")
        if not hasattr(module, "measure"):
            continue
        print(f"bench: {name} ...", file=sys.stderr, flush=True)
        try:
            figures = module.measure()
        except FileNotFoundError as error:
            print(f"bench: {name} passed over: {error}", file=sys.stderr)
            continue
        except Exception as error:  # the others go on; the exit code tells
            print(f"bench: {name} failed: {type(error).__name__}: {error}", file=sys.stderr)
            failed = 1
            continue
        keep(name, figures, today, commit)
        for figure in figures:
            print(f"{name}\t{figure['figure']}\t{figure.get('corpus', '')}\t{figure['value']}")
    write_pages()
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
