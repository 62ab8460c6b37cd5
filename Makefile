# What each command does: make help
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENV := .venv
BIN := $(VENV)/bin
LOCKED := requirements
UV := VIRTUAL_ENV="$(CURDIR)/$(VENV)" UV_NO_PROGRESS=1 $(BIN)/uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
SYNC := $(UV) pip sync --quiet --require-hashes
# The checkout itself: editable, built by the locked hatchling, its dependencies already there.
OURSELVES := $(UV) pip install --quiet --no-deps --no-build-isolation --editable .
# uv leaves out what pip does: compile. All that a server imports, so that no start has to, wherever bytecode is not kept.
COMPILED := env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -c 'import saydone.app, saydone.cli.program, saydone.cli.serve'

# Another Python: make run PYTHON=/path/to/python3
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

.PHONY: help
help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | while IFS=$$(printf '\t') read -r name text; do \
		printf '  make %-11s %s\n' "$$name" "$$text"; done

.PHONY: run
run: $(VENV)/.runtime ui-if-possible ## start the server on 127.0.0.1:8000 (more options: make run ARGS="--port 9000")
	@exec $(BIN)/saydone serve $(ARGS)

# A file's tests stay together, so that what is slow to import is imported by few processes.
JOBS ?= 2

.PHONY: test
test: $(VENV)/.dev ## run the tests (some of them: make test ARGS="tests/cli -k understand")
	@$(BIN)/python -m pytest --numprocesses $(JOBS) --dist loadfile $(ARGS)

.PHONY: check
check: $(VENV)/.dev ## format, lint, types, layers; of the web page, too, when its packages are installed (make ui)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/pyright
	@$(BIN)/lint-imports
	@[ ! -e $(UI_PACKAGES) ] || $(MAKE) --no-print-directory ui-check

.PHONY: format
format: $(VENV)/.dev ## put the code into shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@[ ! -e $(UI_PACKAGES) ] || $(NPM) run --silent format

# --- The web page (ui/), built into the package ---------------------------------------------------------

UI_PACKAGES := ui/node_modules/.package-lock.json
UI_BUILT := src/saydone/web/dist/saydone-chat.js
UI_SOURCES := $(shell find ui -name node_modules -prune -o -type f -print 2>/dev/null)
NPM := npm --prefix ui --loglevel error
HAS_NODE := node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null

.PHONY: ui
ui: $(UI_BUILT) ## build the web page (needs Node 20.19 or newer)

# The server is worth starting without its page, and says at / what is missing.
.PHONY: ui-if-possible
ui-if-possible:
	@if $(HAS_NODE); then $(MAKE) --no-print-directory ui || echo "The web page could not be built: serving without it." >&2; \
		elif [ ! -e $(UI_BUILT) ]; then echo "No web page: building it takes Node 20.19 or newer." >&2; fi

.PHONY: ui-check
ui-check: $(UI_PACKAGES) ## lint and types of the web page, and whether its wire types are those of the protocol
	@$(NPM) run --silent check

.PHONY: ui-test
ui-test: $(UI_PACKAGES) ## the web page's own tests; those in a browser are among make test
	@$(NPM) test

.PHONY: screenshots
screenshots: $(VENV)/.dev ui ## take the README's pictures anew (needs Chromium)
	@$(BIN)/python -m tests.browser.screenshots

.PHONY: ui-types
ui-types: $(VENV)/.dev $(UI_PACKAGES) ## make the web page's wire types anew from the installed ChatKit SDK and the REST API, and its samples of widgets
	@$(BIN)/python ui/scripts/wire_schema.py > ui/src/wire/schema.json
	@$(BIN)/python ui/scripts/rest_schema.py > ui/src/wire/rest.json
	@$(BIN)/python ui/scripts/widget_samples.py > ui/tests/serverWidgets.ts
	@$(NPM) run --silent types

$(UI_PACKAGES): ui/package.json ui/package-lock.json
	@$(HAS_NODE) || { echo "error: the web page needs Node 20.19 or newer." >&2; exit 1; }
	@echo "Installing what the web page is built with ..." >&2
	@$(NPM) ci >/dev/null
	@touch $@

$(UI_BUILT): $(UI_PACKAGES) $(UI_SOURCES)
	@echo "Building the web page ..." >&2
	@$(NPM) run --silent build

.PHONY: setup
setup: $(VENV)/.dev ## put everything that the other commands need into .venv; they do it by themselves

.PHONY: lock
lock: $(VENV)/.tools ## write requirements/ anew from pyproject.toml (newest versions: make lock ARGS=--upgrade)
	@$(COMPILE) $(ARGS) pyproject.toml --output-file $(LOCKED)/runtime.txt
	@$(COMPILE) $(ARGS) --group tools --constraint $(LOCKED)/runtime.txt --output-file $(LOCKED)/tools.txt
	@$(COMPILE) $(ARGS) pyproject.toml --group dev --constraint $(LOCKED)/runtime.txt --constraint $(LOCKED)/tools.txt \
		--output-file $(LOCKED)/dev.txt

.PHONY: clean
clean: ## remove .venv, what was built, and the tools' caches
	@rm -rf ui/node_modules src/saydone/web/dist build
	@rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis .import_linter_cache dist
	@find src tests -name __pycache__ -prune -exec rm -rf {} +

# --- What .venv holds, as files whose age tells whether there is anything to do ------------------------

$(VENV)/.tools: $(LOCKED)/tools.txt
	@[ -n "$(PYTHON)" ] || { echo "error: Saydone needs Python 3.11 or newer, and no such python3 was found." \
		"Name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "error: $(PYTHON) is older than Python 3.11, or does not start." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "error: $(PYTHON) lacks the venv module." \
		"On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up .venv ..." >&2
	@rm -f $(VENV)/.runtime $(VENV)/.dev
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $(LOCKED)/tools.txt
	@touch $@

$(VENV)/.runtime: $(VENV)/.tools $(LOCKED)/runtime.txt pyproject.toml
	@echo "Installing what Saydone runs on ..." >&2
	@rm -f $(VENV)/.dev
	@$(SYNC) $(LOCKED)/tools.txt $(LOCKED)/runtime.txt
	@$(OURSELVES)
	@$(COMPILED)
	@touch $@

$(VENV)/.dev: $(VENV)/.tools $(LOCKED)/runtime.txt $(LOCKED)/dev.txt pyproject.toml
	@echo "Installing what Saydone runs on, and the tools that check it ..." >&2
	@$(SYNC) $(LOCKED)/tools.txt $(LOCKED)/dev.txt
	@$(OURSELVES)
	@$(COMPILED)
	@touch $(VENV)/.runtime $@
