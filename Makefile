# `make` sets up, validates and writes the release. `make check` is for a change of data, `make test`
# for a change of code, `make test-consumers` for a change of what is released.

PYTHON ?= python3
# How findings are written: `make check FORMAT=github` annotates a pull request.
FORMAT := text
BIN := .venv/bin
# Python compiles what it imports when it first does; most of what is installed it never imports.
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-compile

.PHONY: release site check test quick test-consumers lock clean

release: .venv/ready
	$(BIN)/cubaven export $(FORMATS)

# The pages of the release, in both languages. HOME_PAGE is the address of the repository, where
# errors are reported: make site HOME_PAGE=https://…
HOME_PAGE :=
site: FORMATS = --to json,csv,parquet,docs,charts
site: release
	$(BIN)/python site/build.py --home "$(HOME_PAGE)"

# All gates, and nothing stale: canonical form is a part of gate 1. Writes nothing.
check: .venv/ready
	$(BIN)/cubaven validate --all --format $(FORMAT)
	$(BIN)/cubaven schema --check

# Everything; `make quick` leaves out the slow parts: mutations, killing, fuzzing.
test: .venv/ready-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy --strict site/*.py
	$(BIN)/pytest $(SELECTED)

quick: SELECTED = -m "not slow"
quick: test

# The release, read by other programs: tests/consumers/packages.txt lists their Debian packages.
test-consumers: .venv/ready-dev
	$(BIN)/pytest tests/consumers

# Dependencies come from the lock files alone, each checked against its hash.
.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; try make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

# Brings the lock files up to date with pyproject.toml and with what is published.
COMPILE = $(BIN)/uv pip compile pyproject.toml --extra edit --extra publish --universal \
	--python-version 3.11 --upgrade --generate-hashes --no-annotate --no-emit-index-url --custom-compile-command "make lock" -q
lock: .venv/ready-dev
	$(COMPILE) --group build -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv build dist
