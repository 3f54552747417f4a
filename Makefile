# The one door. `make demo` and `make test` work on a fresh clone with Python 3.11+ and make alone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check lint types bench train docs wheel clean

$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $(READY)

demo: $(READY)          ## build the bundled stories and say where to look
	$(BIN)/sanudo demo

test: $(READY)          ## the tests; browser tests are passed over where no chromium is
	@command -v chromium >/dev/null 2>&1 || echo "make test: no chromium on this machine; browser tests are passed over (Debian: apt-get install chromium)"
	$(BIN)/python -m pytest -n 2 $(ARGS)

lint: $(READY)
	$(BIN)/ruff check sanudo tests training bench
	$(BIN)/ruff format --check sanudo tests training bench

types: $(READY)
	$(BIN)/mypy

check: lint types test  ## ruff, mypy --strict and the tests

bench: $(READY)         ## measure, and write docs/accuracy.md and docs/performance.md
	$(BIN)/python -m bench $(ARGS)

train:                  ## corpora to the shipped model; see training/README.md
	$(PYTHON) -m training $(ARGS)

docs: $(READY)          ## pages made from the program itself (docs/commands.md)
	$(BIN)/python -m docs.commands

wheel: $(READY)
	$(BIN)/pip install --quiet build && $(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache
