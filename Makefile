# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: run test check bench shots pwa serve-pwa lock translations dictionary browser clean help

PYTHON := $(shell for p in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	if command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$p; break; fi; done)
BIN := .venv/bin
READY := .venv/.installed

$(READY): requirements.lock pyproject.toml
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or later is needed: install it, then run make again." >&2; exit 2; fi
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing (Debian: apt-get install python3-venv)." >&2; exit 2; }
	@echo "Setting up .venv (the first time takes about a minute) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: $(READY) ## serve the app on 127.0.0.1 and open the browser (ARGS="--port 9000 --data DIR")
	@$(BIN)/imr-workbook app $(ARGS)

test: $(READY) browser dictionary ## run all tests
	@$(BIN)/python -m pytest -q -n auto --dist worksteal --ignore=tests/journeys --ignore=tests/pwa/chromium --cov --cov-report=term --cov-fail-under=95
	@$(BIN)/python -m pytest -q tests/journeys
	@$(BIN)/python -m pytest -q tests/pwa/chromium

check: $(READY) dictionary ## lint, types, layers, translations, handouts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m tools.translations check
	@$(BIN)/imr-workbook content check

bench: $(READY) browser ## measure beside the peers; writes bench/results.md
	@$(BIN)/python -m bench

shots: $(READY) browser ## pictures of every screen, into shots/
	@$(BIN)/python -m tools.shots $(ARGS)

pwa: $(READY) dictionary ## build the app for a browser without a server, into dist/pwa
	@$(BIN)/python -m tools.pwa $(ARGS)

serve-pwa: $(READY) ## serve what `make pwa` has built on 127.0.0.1 (ARGS="--port 9000")
	@$(BIN)/imr-workbook site $(ARGS)

translations: $(READY) ## collect the sentences of the code into locales/
	@$(BIN)/python -m tools.translations update

lock: $(READY) ## write requirements.lock anew from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --all-extras --no-strip-extras --no-header --upgrade -o requirements.lock pyproject.toml

browser: $(READY) # Chromium for the tests, and strace for the faults
	@$(BIN)/python -m tools.browser

dictionary: $(READY) # the Danish spelling dictionary for the content check
	@$(BIN)/python -m tools.dictionary

clean: ## remove everything that was made here
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache shots build dist .coverage .coverage.* tools/node_modules

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24
