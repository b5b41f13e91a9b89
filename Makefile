# `make site` and `make test` are all that a newcomer needs; README.md tells what else there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: fixtures site test soak lint types clean

site: $(INSTALLED)
	$(BIN)/wardnews build

test: lint types fixtures
	$(BIN)/python -m pytest -n auto

# The long forms of the tests: far more examples, out of the same generators.
soak: $(INSTALLED)
	$(BIN)/python -m pytest -m soak

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)
	$(BIN)/mypy

$(INSTALLED): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@

# Python-Markdown's own test texts, which our short ways are compared on; only its source holds them.
fixtures: $(VENV)/markdown-fixtures
$(VENV)/markdown-fixtures: $(INSTALLED)
	rm -rf $@ $@.part && mkdir -p $@.part
	$(BIN)/python -m pip download --quiet --no-deps --no-binary :all: --dest $@.part \
		markdown==$$($(BIN)/python -c 'import markdown; print(markdown.__version__)')
	tar -xf $@.part/*.tar.gz -C $@.part --wildcards '*/tests/*'
	mv $@.part $@

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
