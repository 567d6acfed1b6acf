# The commands of the README. uv brings Python's packages; nothing else need be installed.
SHELL := /bin/bash
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --frozen

.PHONY: demo test test-slow test-spark explore lint bench serve fonts browser clean

demo: uv ## one county year end to end, then the web faces
	$(RUN) guiju demo $(DEMO)

serve: uv ## the web faces on the data in ./var
	$(RUN) guiju serve

test: uv ## every fast test, on SQLite and the kernel again on PostgreSQL
	$(RUN) pytest -n 2
	GUIJU_TEST_ON=postgresql $(RUN) pytest -n 2 tests/procedure tests/registry tests/lake

test-slow: uv ## the tests that take minutes
	$(RUN) pytest -n 2 -m "slow and not spark"

test-spark: uv ## the same facts on a Spark cluster of this machine, in a process of its own; needs Java
	$(RUN) --extra cluster pytest -m spark tests/facts/test_spark.py

explore: uv ## every property on examples that were never tried; run it before a submission, again and again
	$(RUN) pytest -n 2 --hypothesis-profile=explore -m "hypothesis and not slow"

lint: uv ## style, types, and the floors of the house
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy guiju
	$(RUN) lint-imports
	$(RUN) python manage.py makemigrations --check --dry-run

bench: uv ## measure against peers in the same run; see benchmarks/README.md
	for file in benchmarks/[a-z]*.py; do $(UV) run --frozen --group bench python $$file || exit 1; done

fonts: uv ## 仿宋、楷体、黑体 for the papers, where apt is at hand
	$(RUN) python scripts/fonts.py

browser: ## Debian's Chromium, for the browser tests
	command -v chromium >/dev/null || { apt-get update -q && apt-get install -qy chromium; }

uv:
	@command -v uv >/dev/null 2>&1 || test -x .uv/bin/uv || { python3 -m venv .uv && .uv/bin/pip install -q uv; }

clean:
	rm -rf .venv .uv var demo-year
