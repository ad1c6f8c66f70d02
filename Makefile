# Two commands do all the set-up: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test check lint types imports bench eval pictures clean

help: ## show the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: .venv/run.installed ## start the bot; without DISCORD_TOKEN, open the local preview
	@$(BIN)/python -m bot

test: .venv/dev.installed ## run the tests
	$(BIN)/python -m pytest

check: lint types imports test ## everything that CI checks

lint: .venv/dev.installed ## style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev.installed ## strict types
	$(BIN)/basedpyright --pythonpath $(BIN)/python

imports: .venv/dev.installed ## the contract between the layers
	$(BIN)/lint-imports

bench: .venv/dev.installed ## measure speed and memory, as ratios in one run
	$(BIN)/python -m tests.bench

eval: .venv/dev.installed ## ask the questions in tests/questions and judge the answers
	$(BIN)/python -m tests.eval

pictures: .venv/dev.installed ## take the pictures in docs/ anew (needs Chromium)
	$(BIN)/python -m tests.pictures

clean: ## remove what was installed and cached here
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis .import_linter_cache .coverage

.venv/run.installed: pyproject.toml constraints.txt | .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/dev.installed: .venv/run.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

.venv:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Shiplog needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }
