# Everything a person does with this checkout. `make demo` and `make test` work on a fresh machine with Python 3.11+.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test lint types docs bench check clean

demo: .venv/.runtime  ## read the bundled dossier, brief it, and say where to look
	$(BIN)/uradori demo

test: $(STAMP)  ## all tests
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)  ## style and the layers of the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(STAMP)  ## mypy, strict
	$(BIN)/mypy

bench: $(STAMP)  ## measure, and hold the figures to bench/floors.json (needs ../shared)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python bench/attribution/run.py --json .bench/attribution.json
	$(BIN)/python bench/attribution/robust.py --json .bench/robust.json
	$(BIN)/python bench/attribution/chart.py
	$(BIN)/python bench/retellings/run.py --json .bench/retellings.json
	$(BIN)/python bench/retellings/derivation.py --json .bench/derivation.json
	$(BIN)/python bench/credits/run.py --json .bench/credits.json
	$(BIN)/python bench/figures/run.py --json .bench/figures.json
	$(BIN)/python bench/claims/run.py --json .bench/claims.json
	$(BIN)/python bench/throughput/run.py --json .bench/throughput.json
	$(BIN)/python bench/desk/run.py --ledger .bench/desk.db --json .bench/desk.json
	$(BIN)/python bench/desk/load.py 300 --ledger .bench/desk.db --workers 2 --pause 1 --json .bench/load.json
	$(BIN)/python bench/desk/paint.py --json .bench/paint.json
	$(BIN)/python bench/report.py
	for name in attribution retellings derivation credits figures claims throughput desk load paint; do $(BIN)/python bench/gate.py $$name .bench/$$name.json || exit 1; done

docs: $(STAMP)  ## put the measured figures and the examples into README and docs
	$(BIN)/python bench/report.py

check: lint types test  ## what must pass before a commit

clean:  ## remove what make made
	rm -rf .venv .bench demo

.venv/.runtime: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(STAMP): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	mkdir -p .bench
	touch $@ .venv/.runtime
