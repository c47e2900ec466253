# make help lists the targets. Nothing is needed beforehand but Python 3.11+, pip and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt
GOLD ?= ../shared/gold/training

.DEFAULT_GOAL := help
.PHONY: help report test lint types layers unit format fit sample clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(PIP) --editable '.[dev]'
	@touch $@

report: $(VENV)/.installed ## set up and compare the sample corpus: output/index.html
	$(BIN)/guidecompare build corpus/sample --output output

test: $(VENV)/.installed-dev lint types layers unit ## set up and pass all tests

lint: $(VENV)/.installed-dev ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev ## types
	$(BIN)/mypy

layers: $(VENV)/.installed-dev ## no step imports another; each library has one importer
	$(BIN)/lint-imports

unit: $(VENV)/.installed-dev ## unit, property and end-to-end tests with coverage
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

format: $(VENV)/.installed-dev ## rewrite the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

fit: $(VENV)/.installed-dev ## fit the weights anew on the labelled documents in GOLD
	$(BIN)/guidecompare evaluate $(GOLD) --calibrate

sample: $(VENV)/.installed-dev ## render the sample corpus anew (needs libreoffice and chromium)
	$(BIN)/python tools/sample/render.py

clean: ## remove what the other targets made, but the environment
	rm -rf .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
	find output -mindepth 1 ! -name .gitignore -delete
