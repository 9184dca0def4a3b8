# Everything this project does from the command line. `make practise` and `make test`
# work on a bare clone: they create the environment they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help practise test check format lint types imports content bench bench-replies bench-dialogue bench-unseen bench-intents bench-coder pictures snapshots train clean

help: ## List what you can do
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(READY): pyproject.toml .ci/constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || \
	  { echo "coachsim needs Python 3.11, 3.12 or 3.13: make PYTHON=python3.12 practise" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python's venv module is missing; on Debian or Ubuntu: apt install python3-venv" >&2; exit 2; }
	@echo "Installing what coachsim needs into $(VENV); this takes a minute the first time." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --constraint .ci/constraints.txt --editable '.[dev]'
	@touch $@

practise: $(READY) ## Start practising, in the terminal
	@$(BIN)/coachsim

test: $(READY) ## Run every test
	@$(BIN)/python -m pytest -n auto --dist loadfile

check: format lint types imports content ## Everything that must be clean besides the tests

format: $(READY) ## Is the code formatted?
	@$(BIN)/ruff format --check .

lint: $(READY) ## Does the code keep the rules?
	@$(BIN)/ruff check .

types: $(READY) ## Do the types hold?
	@$(BIN)/mypy

imports: $(READY) ## Do imports run one way, and has each library one home?
	@$(BIN)/lint-imports

content: $(READY) ## Are scenarios and temperaments sound?
	@$(BIN)/coachsim scenarios check


bench: $(READY) ## Measure start, turns and memory, on this machine
	@$(BIN)/python benchmarks/program.py

bench-replies: $(READY) ## Play scripts that no rule was written from; count catch-alls
	@$(BIN)/python benchmarks/replies.py

bench-dialogue: $(READY) ## Does the coachee take up what is said? Kept talks, and two baselines
	@$(BIN)/python -m benchmarks.talking

bench-unseen: $(READY) ## Measure intents and codes on wording nobody tuned to
	@$(BIN)/python -m benchmarks.unseen

bench-intents: $(READY) ## Measure the intents on examples held out
	@$(BIN)/python -m benchmarks.intents

bench-coder: $(READY) ## Measure the coder; on public data too: make bench-coder DATA=folder
	@$(BIN)/python -m benchmarks.coder $(if $(DATA),--data $(DATA))

train: $(READY) ## Train everything that ships as weights: make train DATA=folder
	@test -n "$(DATA)" || { echo "say where the treebank is: make train DATA=folder" >&2; exit 2; }
	@$(BIN)/python -m scoring.coding.syntax.train --data $(DATA)/ud-english-ewt
	@$(BIN)/python -m scoring.coding.network.train
	@$(BIN)/python -m scoring.coding.trained.train

pictures: $(READY) ## Draw the pictures of the screens for the documentation anew
	@$(BIN)/python docs/pictures/draw.py

snapshots: $(READY) ## Draw the tests' snapshots anew; look at every difference
	@$(BIN)/python -m pytest tests/simulator --snapshot-update

clean: ## Remove what this file has made
	@rm -rf $(VENV) .cache build dist
