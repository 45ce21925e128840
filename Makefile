# The daily commands. Each is a line of its own: whoever has no make can type it by hand.
.DEFAULT_GOAL := help
.PHONY: help run test coverage bench soak lint format types texts migration lock

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: ## start the bot, or the playground where there is no token
	scripts/run

test: ## everything that must hold before a change goes in
	scripts/test

lint: ## the checks that run no code: format, rules, types, layers
	scripts/lint

format: ## put the code in its format, and right what ruff can right
	.venv/bin/python -m ruff format .
	.venv/bin/python -m ruff check --fix .

types: ## mypy alone
	scripts/lint types

coverage: ## run the tests and show which lines they do not reach (slower than make test)
	scripts/test -n 3 --dist worksteal --cov=bot --cov=handlers --cov=playbook --cov=storage --cov-report=term:skip-covered

bench: ## measure delivery on this machine, beside its targets (ten minutes or so)
	scripts/bench delivery

soak: ## kill the bot 200 times while people type, and count what was lost
	scripts/soak

texts: ## collect the texts to translate and bring the three catalogues up to date
	scripts/texts

migration: ## write the migration for changed tables: make migration name="add client birthday"
	.venv/bin/python -m storage.migrations new "$(name)"

lock: ## write the locked lists of packages anew from pyproject.toml
	scripts/lock
