# `make` sets up, validates and writes the release; `make test` runs every check.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: release check test test-consumers lock clean

release: .venv/ready
	$(BIN)/cubaven validate
	$(BIN)/cubaven export

# Whether the data and all that is generated are as they are to be; writes nothing.
check: .venv/ready
	$(BIN)/cubaven validate --all
	$(BIN)/cubaven schema --check
	$(BIN)/cubaven fmt --check

test: .venv/ready-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest

# The release, read by other programs: tests/consumers/packages.txt lists those that it needs.
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
COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-annotate --no-emit-index-url --custom-compile-command "make lock" -q
lock: .venv/ready-dev
	$(COMPILE) --group build -o requirements.lock
	$(COMPILE) --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv build dist
