"""The workbook of training: a round trip, foreign lists, people known by name and birth."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from app.domain.training.editing import TrainingActivityDraft, TrainingPlanDraft
from app.domain.workbooks.answers import Answers
from app.domain.workbooks.difference import RowState
from app.domain.workbooks.preview import WorkbookPreview
from app.models.people import Employee
from app.services.cycles import open_year
from app.services.training.keeping import save_activity, save_planned_hours
from app.services.training.reading import read_training
from app.services.transaction import unit_of_work
from app.services.workbooks.job import import_workbook, preview_workbook, workbook_bytes, workbook_in
from app.services.workbooks.registry import TRAINING_WORKBOOK, WORKBOOKS
from app.services.workspace import Workspace
from tests.archives.comune import Comune

YEAR, DAY, ANSWERS = 2025, date(2025, 4, 10), Answers(year=2025)


@pytest.fixture
def workspace_of_year(comune: Comune) -> Workspace:
    workspace = comune.later(date(2025, 5, 12))
    open_year(workspace, YEAR)
    with unit_of_work(workspace, "Nascite") as unit:
        unit.get(Employee, comune.people["Rossi"]).birth_date = date(1980, 3, 1)
    return workspace


def read(workspace: Workspace, text: str, name: str = "corsi.csv") -> WorkbookPreview:
    return preview_workbook(workspace, TRAINING_WORKBOOK, text.encode(), name=name, answers=ANSWERS)


def take_in(workspace: Workspace, data: bytes, name: str) -> None:
    import_workbook(workspace, TRAINING_WORKBOOK, data, name=name, answers=ANSWERS)


def done(workspace: Workspace) -> Sequence[tuple[str, str, Decimal]]:
    return [(one.full_name, one.title, one.hours) for one in read_training(workspace, YEAR).activities]


def test_that_what_goes_out_comes_back_the_same(comune: Comune, workspace_of_year: Workspace) -> None:
    people = comune.people["Rossi"], comune.people["Neri"]
    save_planned_hours(workspace_of_year, YEAR, TrainingPlanDraft(people[:1], Decimal(40)))
    save_activity(workspace_of_year, YEAR, TrainingActivityDraft(people, "Privacy", DAY, Decimal("7.5"), "Syllabus"))
    data = workbook_bytes(workspace_of_year, TRAINING_WORKBOOK, YEAR, "1")
    preview = preview_workbook(workspace_of_year, TRAINING_WORKBOOK, data)
    assert {row.state for row in preview.differences} == {RowState.UNCHANGED}
    assert len(preview.differences) == len(comune.people) + 2


def test_that_a_foreign_list_is_matched_by_matricola_or_by_name_and_birth(workspace_of_year: Workspace) -> None:
    text = (
        "Elenco corsi\n\nCognome e nome;Data di nascita;Corso;Data fine;Durata;Ente erogatore\n"
        "ROSSI MARIO;01/03/1980;Codice appalti;10/04/2025;7,5;SNA\n"
        "Rossi Mario;02/03/1980;Altro corso;11/04/2025;4;SNA\n"
    )
    preview = read(workspace_of_year, text)
    assert [row.state for row in preview.differences] == [RowState.NEW, RowState.WRONG]
    assert "potrebbe essere 0002 (Rossi Mario)" in " ".join(preview.differences[1].errors[0].sentence.split())
    right = text.rsplit("Rossi Mario", 1)[0].encode()
    take_in(workspace_of_year, right, "corsi.csv")
    assert done(workspace_of_year) == [("Rossi Mario", "Codice appalti", Decimal("7.5"))]
    assert {row.state for row in preview_workbook(
        workspace_of_year, TRAINING_WORKBOOK, right, name="corsi.csv", answers=ANSWERS
    ).differences} == {RowState.UNCHANGED}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("0002;Corso;10/04/2024;4", "Il giorno non è del 2025"),
        ("0002;Corso;10/04/2025;0", "Le ore sono zero"),
        ("0002;Corso;10/04/2025;-4", "Le ore non possono essere negative"),
        ("0002;Corso;10/04/2025;12.500", "12.500"),
        ("0002;Corso;31/12/2025;4", "deve ancora venire"),
        ("0002;Corso;10/04/2025;molte", "non è un numero"),
        ("9999;Corso;10/04/2025;4", "non è la matricola di nessun dipendente"),
        ("0002;;10/04/2025;4", "ttività"),
    ],
)
def test_that_bad_rows_are_told_by_cell_and_nothing_is_kept(workspace_of_year: Workspace, line: str, said: str) -> None:
    preview = read(workspace_of_year, f"Matricola;Corso;Data;Ore\n{line}\n0001;Buono;10/04/2025;4\n")
    wrong = [row for row in preview.differences if row.state is RowState.WRONG]
    assert len(wrong) == 1
    assert said in " ".join(error.sentence for error in wrong[0].errors)
    assert done(workspace_of_year) == []


@pytest.mark.parametrize(
    "headings",
    ["Cognome;Nome;Nato il;Titolo del corso;Concluso il;Ore", "Dipendente;;Data di nascita;Corso;Data;Ore frequentate"],
)
def test_that_the_lists_of_others_are_known_by_their_headings(workspace_of_year: Workspace, headings: str) -> None:
    people = "Rossi;Mario" if headings.startswith("Cognome") else "Rossi Mario;"
    text = f"ELENCO 2025;;;;;\n{headings}\n{people};01/03/1980;Appalti;10/04/2025;7,5\n"
    assert workbook_in(text.encode(), WORKBOOKS, "elenco.csv") is TRAINING_WORKBOOK
    preview = read(workspace_of_year, text, "elenco.csv")
    assert [row.state for row in preview.differences] == [RowState.NEW], preview.notes
    take_in(workspace_of_year, text.encode(), "elenco.csv")
    assert done(workspace_of_year) == [("Rossi Mario", "Appalti", Decimal("7.5"))]


def test_that_hours_planned_come_from_a_list_of_their_own(comune: Comune, workspace_of_year: Workspace) -> None:
    data = b"Matricola;Nominativo;Ore pianificate\n0002;Rossi Mario;40\n0003;Neri Ugo;\n"
    take_in(workspace_of_year, data, "previste.csv")
    planned = {row.full_name: row.planned for row in read_training(workspace_of_year, YEAR).rows}
    assert (planned["Rossi Mario"], planned["Neri Ugo"]) == (Decimal(40), None)


def test_that_hours_with_a_percent_or_an_euro_are_refused_by_cell(workspace_of_year: Workspace) -> None:
    text = "Matricola;Attività;Data;Ore fatte\n0002;Privacy;10/04/2025;140 %\n0003;Privacy;10/04/2025;12 €\n"
    preview = read(workspace_of_year, text)
    assert [(one.cell, one.problem) for one in preview.errors] == [
        ("D2", "è una percentuale o un importo"), ("D3", "è una percentuale o un importo"),
    ]  # fmt: skip
