# The project's commands. Nothing is installed outside .venv, save what .ci/install-tools says.
.DEFAULT_GOAL := help
.PHONY: help run test check format bench lock migration catalogues
.DELETE_ON_ERROR:

python := .venv/bin/python
install := $(python) -m pip install --quiet --disable-pip-version-check --no-cache-dir \
	--require-hashes --only-binary :all:
# Rooms that know no database are tested once; so are pages that lie as files, and the bench.
pure := --ignore=tests/bench --ignore=tests/cdn --ignore=tests/judges --ignore=tests/machine \
	--ignore=tests/pictures --ignore=tests/press --ignore=tests/text \
	--ignore=tests/demo/test_demo_photographs.py
# No secret: it only lets Django's check look at the settings of a newsroom in production.
production := NEWSROOM_HTTPS=1 NEWSROOM_HOSTS=example.org \
	NEWSROOM_SECRET_KEY=a-key-of-the-right-length-that-guards-nothing-but-this-check

help:
	@echo "make run     set up the newsroom and serve it (HOST=, PORT=, NEWSROOM_VAR=, PYTHON=)"
	@echo "make test    run every test, in a browser and on PostgreSQL too"
	@echo "make check   run the linter and Django's own checks"
	@echo "make format  put the code into the house format"
	@echo "make bench   measure how fast pages are served"
	@echo "make migration   write the migration for a change of the models"
	@echo "make catalogues  bring the translations' files up to date with the code"
	@echo "make lock    pin the newest packages that pyproject.toml allows"

run: .venv/run-requirements
	@exec $(python) manage.py serve

test: .venv/dev-requirements
	@bash .ci/install-tools
	@bash .ci/install-judges
	@status=0; \
	export PYTHONDONTWRITEBYTECODE=; \
	$(python) -m pytest -n 2 || status=1; \
	$(python) -m pytest -n 2 --database=postgresql -m "not browser" $(pure) || status=1; \
	exit $$status

check: .venv/dev-requirements
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(production) NEWSROOM_VAR=.venv/check $(python) -W error manage.py check --deploy --fail-level WARNING
	NEWSROOM_VAR=.venv/check $(python) manage.py makemigrations --check --dry-run

format: .venv/dev-requirements
	$(python) -m ruff check --fix
	$(python) -m ruff format

bench: .venv/run-requirements
	@NEWSROOM_VAR=.venv/bench exec $(python) manage.py bench

migration: .venv/run-requirements
	$(python) manage.py makemigrations

catalogues: .venv/run-requirements
	$(python) manage.py make_catalogues

lock_one := .venv/bin/uv pip compile pyproject.toml --quiet --upgrade --no-cache --universal --only-binary :all: \
	--python-version 3.12 --generate-hashes --no-emit-index-url --custom-compile-command "make lock"

lock: .venv/dev-requirements
	$(lock_one) --output-file requirements.txt
	$(lock_one) --group dev --constraints requirements.txt --output-file requirements-dev.txt
	cd tests/judges && npm update --package-lock-only --silent && node lock.mjs

$(python):
	@python=$$(sh .ci/find-python "$(PYTHON)") && echo "Making .venv with $$python" && \
	{ "$$python" -m venv --clear .venv || { rm -rf .venv; exit 1; }; }

.venv/run-requirements: requirements.txt | $(python)
	@echo "Installing requirements.txt"
	@$(install) -r requirements.txt
	@touch $@

# The tests' packages include the newsroom's own, at the same versions.
.venv/dev-requirements: requirements-dev.txt | $(python)
	@echo "Installing requirements-dev.txt"
	@$(install) -r requirements-dev.txt
	@touch $@ .venv/run-requirements
