# The work is done elsewhere (deploy/, manage.py, .ci/run); this file only gives it short names.
# `make run` and `make test` need nothing but Python 3.11 and make.

PYTHON := .venv/bin/python
INSTALL := sh deploy/python.sh deploy.install
# What `make test ARGS="tests/base -k text"` hands on to pytest
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: run test check format demo bench messages lock screenshots help

run: ## start Erfa: installs, prepares, serves (PORT=8000)
	@sh deploy/python.sh deploy.run

test: ## run the whole test suite (ARGS="tests/base -x")
	@$(INSTALL) dev
	@$(PYTHON) -m deploy.test $(ARGS)

check: ## everything that is checked without running Erfa: style, types, imports, templates, house rules
	@bash .ci/run check

format: ## put code and templates into shape
	@$(INSTALL) dev
	@$(PYTHON) -m ruff check --fix-only --quiet .
	@$(PYTHON) -m ruff format .

demo: ## load the demo content into an empty database
	@$(INSTALL)
	@$(PYTHON) -m deploy.prepare

bench: ## measure pages as docs/performance.md tells
	@$(INSTALL) dev
	@$(PYTHON) -m tests.scale

messages: ## find new texts, write them into the catalogues, compile these
	@$(INSTALL) dev
	@$(PYTHON) manage.py make_messages
	@$(PYTHON) manage.py compile_messages

lock: ## resolve pyproject.toml anew into the two lock files (ARGS=--upgrade takes newer versions)
	@$(INSTALL) dev
	@$(PYTHON) -m deploy.lock $(ARGS)

screenshots: ## take the pictures of the README and docs/
	@$(INSTALL) dev
	@$(PYTHON) -m tests.journeys.screenshots

help: ## show this list
	@sed -n 's/^\([a-z]*\): ## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do printf '  make %-12s %s\n' "$$name" "$$what"; done
