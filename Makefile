# The only door: every target sets up what it needs on a machine that has Python >= 3.11, pip and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= demo

.PHONY: run demo test quick fuzz flips kills check format walk pictures likeness manual-pictures golden bench installer deb wheels installers-tried icons qt lock clean

run: qt
	@$(BIN)/python -m app

demo: $(VENV)/.run
	@$(BIN)/python -m app demo --out $(OUT)

# The checks go on beside the tests, since mypy uses one core; what they say is told after the tests.
test: qt $(VENV)/.dev
	@mkdir -p build
	@make --no-print-directory check > build/check.txt 2>&1 & beside=$$!; \
	$(BIN)/python -m pytest -n auto --dist worksteal; tests=$$?; \
	wait $$beside; checks=$$?; cat build/check.txt; \
	exit $$((tests ? tests : checks))

quick: qt $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow" --durations=10 --durations-min=0.5

# Property tests with examples never tried before; a failure prints what to keep as a test.
fuzz: qt $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist worksteal -m hypothesis --hypothesis-profile fuzz

# A thousand copies of an archive, each with one bit changed: every one is told, or holds what it held.
flips: qt $(VENV)/.dev
	FLIPS=1000 $(BIN)/python -m pytest -n auto --dist worksteal tests/services/audit/test_flips.py

# For the night: real processes killed while they save, close, upgrade, encrypt, back up, restore (`make kills KILLS=20000`).
KILLS ?= 5000
kills: $(VENV)/.dev
	@$(BIN)/python -m tests.kills $(KILLS)
	@KILL_EVERY=1 $(BIN)/python -m pytest -q -p no:xdist tests/journeys/test_killed_keys.py

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# All of what the tests ask a part of (tests/whole.py): every page and dialog at every size, zoom and theme, a whole sitting,
# every landed archive gone on with. Seven minutes on two cores.
walk: qt $(VENV)/.dev
	WALK=all $(BIN)/python -m pytest -n auto --dist worksteal $$(grep -rl 'from tests.whole' tests --include='test_*.py')

# Keeps the pictures of the pages anew, when they change on purpose.
pictures: qt $(VENV)/.dev
	@RENEW_PICTURES=1 $(BIN)/python -m pytest -q -p no:xdist tests/ui/pictures

# Keeps anew what every dialog and page shows, offers and draws, and how it answers, when they change on purpose.
likeness: qt $(VENV)/.dev
	@RENEW_LIKENESS=1 $(BIN)/python -m pytest -q -p no:xdist -k 'what_is_kept or drawn_as_kept' \
		$$(grep -rl 'from tests.ui.likeness.kept' tests --include='test_*.py')

# Makes the pictures of the manual and its page of keys anew, from the example comune.
manual-pictures: qt $(VENV)/.dev
	@$(BIN)/python -m pytest -q -p no:xdist tests/ui/manual/renewing.py

# Keeps anew the texts of documents and workbooks, when they change on purpose.
golden: qt $(VENV)/.dev
	@RENEW_GOLDEN=1 $(BIN)/python -m pytest -q -p no:xdist tests/golden tests/journeys/test_whole_year.py \
		tests/domain/test_told_tables.py tests/domain/plan_text/test_guesses_kept.py tests/plan_files/test_blocks_kept.py \
		tests/reports/test_drawings_kept.py tests/services/test_readings_kept.py tests/domain/test_functions_kept.py

bench: qt
	@$(BIN)/python -m tests.bench

# Both fetch wheels from the registry of packages; PYTHON_EMBED is the embeddable zip of CPython for Windows.
installer: $(VENV)/.dev
	@$(BIN)/python -m installer.windows --out dist $(if $(PYTHON_EMBED),--python $(PYTHON_EMBED) --sha256 $(PYTHON_EMBED_SHA256))

deb: $(VENV)/.dev
	@$(BIN)/python -m installer.debian --out dist

# The real installer for Windows looked into and run under Wine, the package for Debian read by lintian: minutes.
installers-tried: qt wheels
	TRY_INSTALLERS=1 $(BIN)/python -m pytest -p no:xdist tests/installer

# The libraries for Windows, fetched once: with them the tests make the real installer and look inside.
wheels: build/wheels-windows/.fetched
build/wheels-windows/.fetched: requirements.lock | $(VENV)/.dev
	@rm -rf $(@D)
	@$(BIN)/python -m installer.windows --fetch $(@D)
	@touch $@

icons: $(VENV)/.dev
	@$(BIN)/python -m installer.icons

# The tests draw offscreen; on a desktop of X11 the window asks for more libraries.
PLATFORM := offscreen
run: PLATFORM := $(if $(WAYLAND_DISPLAY)$(QT_QPA_PLATFORM),offscreen,$(if $(DISPLAY),xcb,offscreen))
qt: $(VENV)/.run
	@sh .ci/qt_libraries.sh $(VENV) $(PLATFORM)

# `venv --without-pip` and `pip --python` work also where ensurepip is not installed (Debian).
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Serve Python 3.11 o successivo."; exit 1; }
	@"$$($(PYTHON) .ci/python_of_venv.py)" -m venv --without-pip $(VENV)

$(VENV)/.run: requirements.lock | $(BIN)/python
	@echo "Preparo l'ambiente (solo la prima volta)..."
	@$(PYTHON) -m pip --quiet --disable-pip-version-check --python $(BIN)/python install --require-hashes --no-deps -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@$(PYTHON) -m pip --quiet --disable-pip-version-check --python $(BIN)/python install --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

# Run on purpose, when a dependency changes: `make lock`.
lock: | $(BIN)/python
	@$(PYTHON) -m pip --quiet --python $(BIN)/python install pip-tools
	$(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras --no-header -o requirements.lock pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras --no-header --allow-unsafe --extra dev -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
