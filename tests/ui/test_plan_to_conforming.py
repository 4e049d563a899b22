"""A plan of bare lines brought to conforming objectives through the window: the keys and the clicks are counted."""

import logging
import os
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit

from app.domain.changes import Changes, Topic
from app.domain.issues import Issue
from app.domain.objectives.checks import OBJECTIVE_CHECKS
from app.domain.objectives.grid.columns import KEYS as COLUMNS
from app.domain.objectives.grid.rows import GridRow
from app.domain.objectives.lacks import Lack
from app.domain.objectives.vocabulary import Direction
from app.domain.roles import Gender
from app.domain.structure.employees import EmployeeDraft
from app.domain.structure.postings import PostingDraft
from app.domain.structure.units import UnitKey
from app.services.archives import new_archive
from app.services.objectives.checks import objective_facts
from app.services.objectives.choices import objective_choices
from app.services.structure.contract_areas import list_contract_areas
from app.services.structure.employees import hire
from tests.conftest import SEED
from tests.looking import issues_of
from tests.ui.counted_hands import CountedHands
from tests.whole import IS_WHOLE

YEAR = 2024
SHORT_PLAN = """COMUNE DI PROVA
PIANO DEGLI OBIETTIVI 2024-2026

Gli OBIETTIVI OPERATIVI sono i seguenti:

AREA AMMINISTRATIVA

(Settore Segreteria)

- Aggiornamento dei regolamenti comunali
- Monitoraggio risorse PNRR
- Gestione del protocollo informatico
- Verifica dei registri di carta di un tempo

(Settore Tributi)

- Contrasto all'evasione dei tributi comunali IMU e TARI
- Elaborazione ruolo coattivo
- Attività di liquidazione e riscossione
- Agevolare il contribuente negli adempimenti tributari

AREA TECNICA

(Settore Lavori pubblici)

- Manutenzione del verde pubblico
- Attuazione piano neve
- Miglioramento della segnaletica stradale
- Rigenerazione urbana
"""
ALIKE = """
- Attività di liquidazione e riscossione
- Agevolare il contribuente negli adempimenti tributari
- Miglioramento della segnaletica stradale
- Rigenerazione urbana
""".splitlines()
"""Lines that ask for the same keys as others: `make walk` asks them too."""
PLAN = "\n".join(line for line in SHORT_PLAN.splitlines() if IS_WHOLE or not line or line not in ALIKE)
OBJECTIVES = PLAN.count("\n- ")
LOG = logging.getLogger(__name__)
OF_OTHER_STEPS = {
    "obiettivi non collegati al mandato o al DUP", "persone che non hanno preso visione di tutti gli obiettivi",
}  # fmt: skip
"""What the checks still ask when the objectives are whole: of the mandate, of whoever reads them."""
MOST_KEYS = 10
"""What an objective may cost, of keys, letters and clicks."""
LINES = 127
"""The lines of the seed that become objectives."""
NAMES = ("Alba", "Bruna", "Carla", "Dina", "Elsa", "Fede", "Gina", "Ida", "Lea", "Mara", "Nora", "Olga")


@pytest.fixture
def sit_down(open_program, qtbot, tmp_path):
    """Open the window on an archive that holds nothing but the name of the comune and the year."""

    def begin(comune: str) -> CountedHands:
        path = tmp_path / "comune.merito"
        new_archive(path, comune, YEAR).archive.close()
        window = open_program(path)
        window.activateWindow()
        return CountedHands(window, partial(wait_for, qtbot, window))

    return begin


def wait_for(qtbot, window) -> None:
    """Wait for the worker, and for a button whose letter was pressed: it comes up again after a moment."""
    qtbot.waitUntil(lambda: window.runner.is_idle and not any(b.isDown() for b in _buttons(window)), timeout=60_000)


def _buttons(window) -> list[QAbstractButton]:
    """Return those in sight, where no dialog is in front of them."""
    is_free = QApplication.activeModalWidget() is None
    return [one for one in window.findChildren(QAbstractButton) if is_free and one.isVisible()]


def open_the_import(hands: CountedHands) -> None:
    hands.press("Ctrl+3")
    hands.click("Importa un piano…")


def choose_the_file(hands: CountedHands, path: Path) -> None:
    """Answer the dialog with the name of the file, as one would from its folder."""
    hands.press("Space")
    dialog = next(one for one in hands.window.findChildren(QFileDialog) if one.isVisible())
    dialog.setDirectory(str(path.parent))
    dialog.findChild(QLineEdit, "fileNameEdit").setFocus()
    hands.write(path.name)
    hands.press("Return")


def accept_some_one_by_one(hands: CountedHands) -> None:
    """Take the second proposal for the first objective that has two, the first one for the next."""
    page = hands.window.pages.current_tab()
    rows = page.work.outcome.proposals.rows
    hands.press("Ctrl+Home")
    for key, number in (("Alt+2", 1), ("Alt+1", 0)):
        while not rows[number].isVisible():
            hands.press("Down")
        hands.decide()
        hands.press(key)
    assert len(page.work.answers.indicators) == 2


def paste_what_is_expected(hands: CountedHands) -> None:
    """Paste where each row of the first group starts from and what is expected of it."""
    grid = hands.window.pages.current_tab().grid
    rows = next(group.rows for group in grid.model.groups if group.rows)
    lines = [
        "\t".join(a_value(row, key) if key in row.missing else "" for key in ("baseline", "target")) for row in rows
    ]
    hands.click_cell(grid.view, rows[0].id, "baseline")
    hands.decide(len(rows))
    hands.paste("\n".join(lines))
    assert not any({"baseline", "target"} & set(row.missing) for row in grid.model.rows if row.group == rows[0].group
                   and row.indicator is not None)  # fmt: skip


def fill_a_column(hands: CountedHands) -> None:
    """Write a source in the first row of the last group, and repeat it down the group."""
    grid = hands.window.pages.current_tab().grid
    rows = grid.model.groups[-1].rows
    hands.click_cell(grid.view, rows[0].id, "source")
    hands.write("Registro comune")
    hands.press("Return", "Ctrl+Space", "Ctrl+D")
    assert {row.source for row in grid.model.rows if row.group == rows[0].group} == {"Registro comune"}


def complete_without_proposal(hands: CountedHands) -> None:
    """Take the first proposal for each objective that was not recognised surely, in the grid."""
    tab = hands.window.pages.current_tab()
    while any(row.indicator is None for row in tab.grid.model.rows):
        hands.click(tab.controls.primary.accessibleName())
        hands.decide()
        hands.press("Return")


def write_what_is_missing(hands: CountedHands) -> None:
    """Go with F8 from one missing cell to the next, and write: F8 ends the cell too."""
    grid = hands.window.pages.current_tab().grid
    hands.press("F8")
    for _ in range(1000):
        row = grid.view.current_row()
        key = COLUMNS[grid.view.currentIndex().column()]
        if row is None or key not in row.missing:
            return
        hands.decide()
        hands.write(a_value(row, key))
        hands.press("F8")


def a_value(row: GridRow, key: str) -> str:
    """Say what an office would write: numbers of two figures, a day of November, a register."""
    if key == "source":
        return "Registro dell'ufficio"
    if row.indicator is not None and row.indicator.rule.wants_due_date:
        return "30/11"
    is_less = row.indicator is not None and row.indicator.direction is Direction.LOWER
    return {"baseline": "30", "target": "20"}[key] if is_less else {"baseline": "80", "target": "90"}[key]


def enter_the_staff(hands: CountedHands) -> dict[str, str]:
    """Two people in each settore, as they come from the Anagrafica; return who answers for each unit."""
    workspace = hands.window.desk.workspace
    heads: dict[str, str] = {}
    contract = list_contract_areas(workspace)[0].id
    units = [one for one in objective_choices(workspace, YEAR).units if one.unit.sector_id is not None]
    for number, (one, first) in enumerate(zip(units, NAMES, strict=False)):
        for place, last in enumerate(("Rossi", "Verdi")):
            draft = EmployeeDraft(f"{number}{place}", "", last, first, Gender.FEMALE, hired_on=date(2020, 1, 1))
            posting = PostingDraft(
                None, UnitKey(one.unit.area_id, one.unit.sector_id), contract, valid_from=date(2020, 1, 1)
            )
            hire(workspace, draft, posting)
        heads[f"sector:{one.unit.sector_id}"] = f"Rossi {first}"
    hands.window.desk.hub.changed.emit(Changes("Anagrafica", frozenset({Topic.STRUCTURE})))
    hands.settle()
    return heads


def share_all_the_weights(hands: CountedHands) -> None:
    tab = hands.window.pages.current_tab()
    hands.press("Ctrl+Home", "Ctrl+A")
    hands.choose_in(tab.foot.share, "In parti uguali")
    hands.decide()
    if hands.window.pages.notice.isVisible():
        hands.click("Distribuisci", hands.window.pages.notice)


def name_who_answers(hands: CountedHands, heads: dict[str, str]) -> None:
    """In each group: the column of the group with one key, a name, and Ctrl+Enter."""
    tab = hands.window.pages.current_tab()
    for group in list(tab.grid.model.groups):
        if group.rows:
            hands.click_cell(tab.grid.view, group.rows[0].id, "owner")
            hands.decide()
            hands.press("Ctrl+Space")
            hands.write(heads.get(group.key, heads["sector:1"]))
            hands.press("Ctrl+Return")


def give_to_the_staff(hands: CountedHands) -> None:
    hands.press("Ctrl+Home", "Ctrl+A")
    hands.choose_verb("Assegna gli obiettivi al personale")
    hands.decide()
    hands.click("Assegna", hands.window.pages.notice)


def issues_found(hands: CountedHands) -> list[Issue]:
    workspace = hands.window.desk.workspace
    return [issue for facts in objective_facts(workspace, YEAR) for issue in issues_of(OBJECTIVE_CHECKS, facts)]


def what_is_found(hands: CountedHands) -> dict[str, int]:
    """Run the checks of the objectives; count what each finds."""
    return Counter(issue.alike for issue in issues_found(hands))


def lacks_left(hands: CountedHands) -> dict[Lack, int]:
    tree = hands.window.pages.current_tab()._tree
    return {lack: count for lack in Lack if (count := tree.count_lacking(lack))}


def bring_to_the_end(hands: CountedHands) -> None:
    with hands.phase("Tabella: indicatori rimasti"):
        complete_without_proposal(hands)
    with hands.phase("Tabella: partenza, atteso, fonte"):
        write_what_is_missing(hands)
    heads = enter_the_staff(hands)  # not counted: they come from the Anagrafica
    with hands.phase("Pesi nelle unità"):
        share_all_the_weights(hands)
    totals = [group.total for group in hands.window.pages.current_tab().grid.model.groups if group.total is not None]
    assert all(total.is_right for total in totals)
    with hands.phase("Responsabili"):
        name_who_answers(hands, heads)
    with hands.phase("Persone e i loro pesi"):
        give_to_the_staff(hands)


def test_that_a_plan_of_bare_lines_is_brought_to_conforming_objectives_by_the_keyboard(sit_down):
    hands = sit_down("Comune di Prova")
    with hands.phase("Lettura del piano"):
        open_the_import(hands)
        hands.paste(PLAN)
        hands.press("Alt+L")
    with hands.phase("Indicatori dal catalogo"):
        accept_some_one_by_one(hands)
        hands.press("Alt+0", "Alt+I")
    hands.press("Ctrl+T")
    with hands.phase("Tabella: un blocco da Excel, una colonna riempita"):
        paste_what_is_expected(hands)
        fill_a_column(hands)
    bring_to_the_end(hands)
    left, found = lacks_left(hands), what_is_found(hands)
    assert len(hands.window.pages.current_tab()._tree.rows) == OBJECTIVES
    assert left == {}, hands.told()
    assert set(found) <= OF_OTHER_STEPS
    assert hands.each(OBJECTIVES) <= 2 * MOST_KEYS, "a short plan pays for its steps"
    LOG.info("\n".join(hands.told()))


@pytest.mark.skipif("MERITO_SEED_JOURNEY" not in os.environ or not SEED.exists(), reason="un minuto: si chiede a parte")
def test_that_the_seed_is_brought_to_conforming_objectives(sit_down):
    """Ask for it with MERITO_SEED_JOURNEY, and for its counts with `--log-cli-level=INFO`."""
    hands = sit_down("Comune di Offanengo")
    with hands.phase("Lettura del piano"):
        open_the_import(hands)
        choose_the_file(hands, SEED)
    with hands.phase("Indicatori dal catalogo"):
        hands.decide(LINES)
        hands.press("Alt+0", "Alt+I")
    hands.press("Ctrl+T")
    bring_to_the_end(hands)
    LOG.info("\n".join(hands.told()))
    assert lacks_left(hands) == {}
    assert set(what_is_found(hands)) <= OF_OTHER_STEPS
    assert hands.each(LINES) <= MOST_KEYS
