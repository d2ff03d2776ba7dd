# `make` checks the package and builds every export; `make test` runs the tests. Both make what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WATCHERS := $(BIN)/watchers

.PHONY: all test clean

all: $(VENV)/ready
	@start=$$(date +%s); \
	$(WATCHERS) validate && \
	$(WATCHERS) export --force --all -o dist && \
	echo "done in $$(( $$(date +%s) - start )) s"

test: $(VENV)/ready
	@$(BIN)/python -m pytest

$(VENV)/ready: pyproject.toml constraints.txt
	@echo "making the environment in $(VENV) (a minute or two, once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@mkdir -p dist && touch $@

# Writes how well names are matched into docs/matching.md; run at a release.
.PHONY: figures
figures: $(VENV)/ready
	@PYTHONPATH=tests $(BIN)/python -m support.matching

clean:
	rm -rf $(VENV) dist
