# The commands to remember. Each one sets up what it needs, once.

PYTHON ?= python3
BIN := .venv/bin
export PYTHON

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test pictures check bench lock clean-demo letter-packages test-packages

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: letter-packages .venv/ready ## Play the eight deals, then serve the site (SERVE=0: stop after the table; PORT=8000)
	@$(BIN)/python manage.py demo $(if $(filter 0,$(SERVE)),,--serve) $(if $(PORT),--port $(PORT))

test: letter-packages test-packages .venv/ready ## Run all tests (ARGS="-k kassier": a part of them)
	@$(BIN)/python -m pytest -n 2 $(ARGS)

pictures: letter-packages test-packages .venv/ready ## Make the pictures of the manuals anew
	@HANDLEIDING_BEELDEN=1 $(BIN)/python -m pytest -n 0 tests/browser/test_pictures.py

check: letter-packages .venv/ready ## Format, lint, types, import contracts, migrations, deployment
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/python manage.py makemigrations --check --dry-run
	@echo "manage.py check --deploy, with production settings and values for this once"
	@env SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		ALLOWED_HOSTS=regiodeals.example \
		DATABASE_URL=postgres://web@database.example/regiodeals \
		REDIS_URL=redis://broker.example/0 \
		DOCUMENTS_ROOT=/srv/documents \
		SIGNATURE_PKCS12=/run/secrets/signature_p12 \
		MAIL_FROM=regiodeals@example.org \
		$(BIN)/python manage.py check --deploy --fail-level WARNING \
		--settings regiodeals.settings.production

bench: letter-packages .venv/ready ## Measure letters, memory and pages, five minutes (ARGS=--kort: one)
	@$(BIN)/python manage.py bench $(ARGS)

lock: .venv/ready ## Pin the requirements anew, with hashes, from pyproject.toml
	@$(BIN)/python -m pip install --quiet uv
	@set -e; for extra in "" dev; do \
		$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
			--generate-hashes --no-annotate --no-header $${extra:+--extra $$extra} \
			pyproject.toml --output-file requirements/$${extra:-runtime}.txt; \
	done

clean-demo: ## Stop the local servers and remove var/ with all its data (YES=1: do not ask)
	@test "$(YES)" = 1 || { printf 'Remove var/ with all data of the demo? [y/N] '; \
		read -r answer; test "$$answer" = y; } || { echo "Nothing removed."; exit 1; }
	@test ! -x $(BIN)/python || $(BIN)/python -m demo.local_servers remove
	@rm -rf var

letter-packages:
	@tools/system_packages.sh letters

test-packages:
	@tools/system_packages.sh tests

.venv/ready: requirements/runtime.txt requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1)."; \
		echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; } >&2
	@tools/system_packages.sh venv
	@echo "Installing the requirements in .venv; the first time this takes a minute."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements/dev.txt
	@touch $@
