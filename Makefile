# jawla: `make run` opens the explorer on the sample collection, `make test` passes the tests.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.installed-run
DEV := $(VENV)/.installed-dev
LONG := $(VENV)/.installed-long
PACKAGES := jawla importers store tui

.PHONY: run test check test-modes terminals test-long test-pythons packages bench monkey pictures clean

run: $(RUN)  ## open the explorer on the sample collection
	@$(BIN)/python -m jawla --sample

test: $(DEV)  ## the tests that need nothing but pip packages
	$(BIN)/python -m pytest -m "not long" -n auto --dist worksteal

check: $(LONG)  ## style, types, direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict $(PACKAGES) tests bench docs
	$(BIN)/python -m pytest tests/test_architecture.py

test-modes: $(LONG)  ## the short part of test-long: one real terminal for each of the seven modes
	$(BIN)/python -m pytest -rs -m modes

terminals: $(LONG) packages  ## the explorer in every real terminal, judged cell by cell; writes the table of docs/terminals.md
	@rm -f failed/scores.jsonl; mkdir -p failed
	JAWLA_SCORES=failed/scores.jsonl $(BIN)/python -m pytest -rs -m long tests/terminals
	$(BIN)/python -m tests.terminals.scores failed/scores.jsonl

test-long: $(LONG) packages  ## real terminals, kill tests, long fuzzing, other Pythons
	$(BIN)/python -m pytest -rs -m long
	$(MAKE) test-pythons

monkey: $(DEV)  ## random keys against the explorer; SEED=7 does a run again, SECONDS=60 makes it shorter
	$(BIN)/python -m tests.tui.monkey $(if $(SEED),--seed $(SEED)) $(if $(SECONDS),--seconds $(SECONDS))

test-pythons:  ## the tests again on every other Python that is found, saying which
	@sh tests/pythons.sh

packages:  ## Debian packages of test-long: real terminals and a virtual screen
	@sh tests/packages.sh

bench: $(DEV)  ## ratios against floors and rivals, in one run
	$(BIN)/python -m bench $(if $(N),--articles $(N))

pictures: $(DEV)  ## the pictures in docs/, made again by the program
	$(BIN)/python -m docs.make_pictures

$(RUN): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(RUN)

$(LONG): $(DEV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,terminals]'
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
