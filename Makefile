# `make` checks the package and builds every export; `make test` runs the tests. Both make what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WATCHERS := $(BIN)/watchers
LOWEST := .venv-lowest
CALLER := .venv-caller
CROISSANT := .venv-croissant
FTM := .venv-ftm
SPARK := .venv-spark
DATASETTE := .venv-datasette
export UV_PYTHON_DOWNLOADS := never

.PHONY: all check test test-slow test-ftm test-spark test-install test-serve test-lowest test-croissant test-datasette clean

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

# The tests that take many seconds each.
test-slow: $(VENV)/ready
	@$(BIN)/python -m pytest -m slow

# The FollowTheMoney export, as that library reads it. One of its parts is built from source, with the
# headers of ICU (Debian: libicu-dev, pkg-config, g++), so it has an environment of its own.
test-ftm: $(VENV)/ready $(FTM)/ready
	@$(BIN)/python -m pytest -m ftm -n 0 tests/exports

# What is promised of Spark, in Spark on this machine; needs Java 17 or newer. Spark is no wheel and wants
# an older pandas, so it has an environment of its own.
test-spark: $(VENV)/ready $(SPARK)/ready
	@$(SPARK)/bin/python -m pytest -m spark -n 0 --force-enable-socket tests/screening tests/checks

# Builds the wheel, installs it into an empty environment and uses it there. Needs the network.
test-install: $(VENV)/ready
	@$(BIN)/python -m pytest -m install -n 0 --durations=5 tests/install

# Reads the Croissant export with mlcroissant, in an environment of its own: jsonpath-rw, which it needs,
# has no wheel, and with scipy it is large.
test-croissant: $(VENV)/ready $(CROISSANT)/ready
	@WATCHERS_CROISSANT=$(abspath $(CROISSANT))/bin/python $(BIN)/python -m pytest -m croissant -n 0 tests/exports

# The suite with the oldest versions that pyproject.toml admits, without what no version of a library
# changes: pages in a browser, and the docs. How fast they start is not promised.
test-lowest: $(LOWEST)/ready
	@$(LOWEST)/bin/python -m pytest --ignore tests/site --ignore tests/docs --ignore tests/pages --deselect tests/commands/test_help.py::test_help_is_instant --ignore tests/screening/test_what_is_loaded.py

# The Datasette export in the newest Datasette, pre-releases included. Needs the network.
test-datasette: $(VENV)/ready
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(DATASETTE)
	@$(BIN)/uv pip install --quiet --python $(DATASETTE)/bin/python --prerelease allow datasette
	@$(DATASETTE)/bin/python -m datasette --version
	@WATCHERS_DATASETTE=$(CURDIR)/$(DATASETTE)/bin/python \
	  $(BIN)/python -m pytest -n 0 tests/exports/datasette

$(VENV)/ready: pyproject.toml constraints.txt
	@echo "making the environment in $(VENV) (a minute or two, once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@mkdir -p dist && touch $@

# Writes how well names are matched into docs/matching.md; run at a release.
.PHONY: figures
figures: $(VENV)/ready
	@PYTHONPATH=tests $(BIN)/python -m support.matching

# Takes the screenshots in docs/images anew; run at a release. Needs Chromium and a Chinese font.
.PHONY: screenshots
screenshots: $(VENV)/ready
	@PYTHONPATH=tests $(BIN)/python -m support.screenshots

# Fetches the newest versions of the libraries with which the site is searched and draws; needs npm.
.PHONY: vendor
vendor:
	@$(PYTHON) scripts/update_vendor.py

# Calls the server some thousand times with what its description allows and what it forbids.
test-serve: $(VENV)/ready $(CALLER)/ready
	@PYTHONPATH=. $(BIN)/python tests/serve/call_many.py --schemathesis $(CALLER)/bin/schemathesis

# What calls it has an environment of its own: it brings a web of libraries that nothing else needs.
$(CALLER)/ready: $(VENV)/ready tests/support/caller_requirements.txt
	@echo "making the environment in $(CALLER) ..."
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(CALLER)
	@$(BIN)/uv pip install --quiet --python $(CALLER)/bin/python --only-binary :all: --requirements tests/support/caller_requirements.txt
	@touch $@

$(LOWEST)/ready: $(VENV)/ready
	@echo "making the environment in $(LOWEST) ..."
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(LOWEST)
	@$(BIN)/uv pip install --quiet --python $(LOWEST)/bin/python --resolution lowest-direct --editable '.[test]'
	@touch $@

$(CROISSANT)/ready: $(VENV)/ready tests/support/croissant_requirements.txt
	@echo "making the environment in $(CROISSANT) ..."
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(CROISSANT)
	@$(BIN)/uv pip install --quiet --python $(CROISSANT)/bin/python --only-binary :all: --no-binary jsonpath-rw --requirements tests/support/croissant_requirements.txt
	@touch $@

$(FTM)/ready: $(VENV)/ready tests/support/ftm_requirements.txt
	@echo "making the environment in $(FTM) (a minute or two, once) ..."
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(FTM)
	@$(BIN)/uv pip install --quiet --python $(FTM)/bin/python --requirement tests/support/ftm_requirements.txt
	@touch $@

$(SPARK)/ready: $(VENV)/ready tests/support/spark_requirements.txt
	@echo "making the environment in $(SPARK) (a minute or two, once) ..."
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(SPARK)
	@$(BIN)/uv pip install --quiet --python $(SPARK)/bin/python --editable '.[test]' \
		--requirement tests/support/spark_requirements.txt
	@touch $@

# Writes down anew which schemata and codes FollowTheMoney has.
.PHONY: ftm-model
ftm-model: $(FTM)/ready
	@$(FTM)/bin/python scripts/update_ftm_model.py

clean:
	rm -rf $(VENV) $(LOWEST) $(CALLER) $(FTM) $(SPARK) $(CROISSANT) $(DATASETTE) dist

# Hostile input through the commands, for SECONDS; not a part of the tests.
.PHONY: fuzz
SECONDS_OF_FUZZING ?= 600
fuzz: $(VENV)/ready
	@PYTHONPATH=tests $(BIN)/python -m fuzz --seconds $(SECONDS_OF_FUZZING)
