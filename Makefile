# `make` checks the package and builds every export; `make test` runs the tests. Both make what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WATCHERS := $(BIN)/watchers
LOWEST := .venv-lowest
export UV_PYTHON_DOWNLOADS := never

.PHONY: all check test test-install test-lowest clean

all: $(VENV)/ready
	@start=$$(date +%s); \
	$(WATCHERS) validate && \
	$(WATCHERS) export --force --overwrite --all -o dist && \
	echo "done in $$(( $$(date +%s) - start )) s"

# What CI checks apart from the tests; stops at the first that fails.
check: $(VENV)/ready
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(WATCHERS) tidy --check
	@$(WATCHERS) validate
	@$(WATCHERS) docs --check

test: $(VENV)/ready
	@$(BIN)/python -m pytest

# Builds the wheel, installs it into an empty environment and uses it there. Needs the network.
test-install: $(VENV)/ready
	@$(BIN)/python -m pytest -m install -n 0 --durations=5 tests/install

# The suite with the oldest versions that pyproject.toml admits. How fast they start is not promised.
test-lowest: $(LOWEST)/ready
	@$(LOWEST)/bin/python -m pytest --deselect tests/commands/test_exit_status.py::test_help_is_instant

$(VENV)/ready: pyproject.toml constraints.txt
	@echo "making the environment in $(VENV) (a minute or two, once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@mkdir -p dist && touch $@

# Writes how well names are matched into docs/matching.md; run at a release.
.PHONY: figures
figures: $(VENV)/ready
	@PYTHONPATH=tests $(BIN)/python -m support.matching

$(LOWEST)/ready: $(VENV)/ready
	@echo "making the environment in $(LOWEST) ..."
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(LOWEST)
	@$(BIN)/uv pip install --quiet --python $(LOWEST)/bin/python --resolution lowest-direct --editable '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) $(LOWEST) dist

# Hostile input through the commands, for SECONDS; not a part of the tests.
.PHONY: fuzz
SECONDS_OF_FUZZING ?= 600
fuzz: $(VENV)/ready
	@PYTHONPATH=tests $(BIN)/python -m fuzz --seconds $(SECONDS_OF_FUZZING)
