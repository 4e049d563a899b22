"""What is published of the example comune, read as somebody would who looks for people in it."""

import csv
import io
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from app.cli import main
from app.domain.changes import Topic
from app.domain.documents.catalogue import MINUTES, REPORT, STATE, TRANSPARENCY, DocumentFormat, DocumentRequest
from app.domain.documents.publication import EMPLOYEES_GROUP, EQ_GROUP, SMALLEST_CLASS, PublishedEvaluations
from app.domain.errors import UserError
from app.domain.ids import OfficialId, UserId
from app.domain.objectives import ValueKind
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.sheets.distribution import bar_of
from app.models.cycles import Cycle
from app.models.municipality import Setting
from app.models.objectives import Monitoring, Objective
from app.models.people import Employee, EqAppointment
from app.services.access import reading
from app.services.checks import check_year
from app.services.cycles import required_cycle
from app.services.documents.achieved import achieved_groups
from app.services.documents.printing import filled, print_document
from app.services.documents.process import process_of
from app.services.documents.published import published_evaluations
from app.services.documents.registry import DOCUMENTS, parts_of
from app.services.documents.smallest_class import keep_smallest_class, smallest_class
from app.services.sheets.year import year_results
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.pdf_words import pages_of
from tests.services.documents.conftest import PlannedTown

CLOSED = 2023
ALL = [(kind, one) for kind in (REPORT, TRANSPARENCY) for one in kind.formats]


def evaluations(workspace: Workspace, year: int = CLOSED) -> PublishedEvaluations:
    with reading(workspace, Action.READ) as session:
        return published_evaluations(session, year)


def test_that_classes_count_the_results_of_the_year(example: Workspace) -> None:
    groups = {one.title: one for one in evaluations(example).groups}
    totals = [row.total for row in year_results(example, CLOSED) if row.total is not None and row.matricola]
    counted = sum(one.people for group in groups.values() for one in group.classes)
    assert set(groups) == {EQ_GROUP, EMPLOYEES_GROUP}
    assert counted == len(totals)  # the Segretario, who would be alone, is in no class
    bars = [bar_of(total) for total in totals]
    top = sum(group.classes[-1].people for group in groups.values() if len(group.classes) > 1)
    assert top <= bars.count(max(bars)) or len(set(bars)) > 2


def test_that_the_figures_are_the_same_for_everybody_who_may_print_them(example: Workspace) -> None:
    mayor = Actor("Sindaco", UserRole.MAYOR, official_id=OfficialId(2), user_id=UserId(9))
    body = Actor("Nucleo", UserRole.BODY, user_id=UserId(8))
    assert (
        evaluations(replace(example, actor=mayor)) == evaluations(example) == evaluations(replace(example, actor=body))
    )


def test_that_nothing_is_told_while_a_sheet_is_not_final(example: Workspace) -> None:
    found = evaluations(example, 2024)
    assert found.groups == ()
    assert found.waiting > 0
    assert "quando lo sono tutte" in found.why_none


@pytest.mark.parametrize(("kind", "form"), ALL, ids=lambda one: getattr(one, "code", None) or one.value)
def test_that_no_name_is_reachable_from_what_is_published(
    kind: object, form: DocumentFormat, example: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / f"pubblico{form.suffix}"
    print_document(example, DocumentRequest(kind, CLOSED, format=form), target)  # type: ignore[arg-type]  # of ALL
    said = READERS[form](target.read_bytes()).casefold()
    assert "comune di esempio" in said or form is DocumentFormat.CSV
    with reading(example, Action.READ) as session:
        people = session.scalars(select(Employee)).all()
        marks = [mark.casefold() for one in people for mark in marks_of(one)]
    assert len(marks) > 40
    assert [mark for mark in marks if mark in said] == []
    results = {f"{row.total:.2f}".replace(".", ",") for row in year_results(example, CLOSED) if row.total}
    if kind is TRANSPARENCY:
        assert [one for one in results if one in said] == []


def marks_of(one: Employee) -> list[str]:
    names = [f"{one.last_name} {one.first_name}", f"{one.first_name} {one.last_name}"]
    return [*names, *([one.tax_code] if one.tax_code else [])]


def words_of_pdf(data: bytes) -> str:
    """Return all that a PDF says: pages, properties, metadata, outline, attachments, names of its objects."""
    reader = PdfReader(io.BytesIO(data))
    assert reader.attachments == {}
    metadata = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    outline = str(reader.outline)
    return " ".join([*pages_of(data), str(reader.metadata), metadata, outline])


def words_of_package(data: bytes) -> str:
    """Return every part of a zipped document, whatever it is for: nothing but text and pictures of ours is in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return " ".join(package.read(name).decode("utf-8", errors="ignore") for name in package.namelist())


READERS: dict[DocumentFormat, Callable[[bytes], str]] = {
    DocumentFormat.PDF: words_of_pdf,
    DocumentFormat.WORD: words_of_package,
    DocumentFormat.EXCEL: words_of_package,
    DocumentFormat.CALC: words_of_package,
    DocumentFormat.CSV: lambda data: data.decode("utf-8-sig"),
}


def test_that_no_few_people_come_out_of_the_tables_together(example: Workspace, tmp_path: Path) -> None:
    """Every figure of people, and what is left of each total when some classes are taken away, is of enough people."""
    target = tmp_path / "tabelle.csv"
    print_document(example, DocumentRequest(TRANSPARENCY, CLOSED, format=DocumentFormat.CSV), target)
    rows = list(csv.DictReader(io.StringIO(target.read_bytes().decode("utf-8-sig")), delimiter=";"))
    people: dict[str, list[int]] = {}
    for row in rows:
        if row["Misura"] == "Persone":
            group = "eq" if "eq" in f"{row['Tabella']} {row['Voce']}".casefold().split() else "dipendenti"
            people.setdefault(group, []).append(int(row["Valore"]))
    assert set(people) == {"eq", "dipendenti"}
    for figures in people.values():
        assert all(one >= SMALLEST_CLASS for one in figures)
        *classes, total = figures
        assert sum(classes) == total
        rest = [total - sum(some) for size in range(len(classes)) for some in combinations(classes, size)]
        assert all(one >= SMALLEST_CLASS for one in rest)


@pytest.mark.parametrize("form", TRANSPARENCY.formats, ids=lambda one: one.value)
def test_that_the_same_day_writes_the_same_bytes(form: DocumentFormat, example: Workspace, tmp_path: Path) -> None:
    made = []
    for name in ("uno", "due"):
        target = tmp_path / f"{name}{form.suffix}"
        print_document(example, DocumentRequest(TRANSPARENCY, CLOSED, format=form), target)
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_that_the_smallest_class_is_a_setting(workspace: Workspace) -> None:
    with reading(workspace, Action.READ) as session:
        assert smallest_class(session) == SMALLEST_CLASS
    for number in (8, 10):
        keep_smallest_class(workspace, number)
        with reading(workspace, Action.READ) as session:
            assert smallest_class(session) == number
    with pytest.raises(UserError, match="da 3 a 50"):
        keep_smallest_class(workspace, 2)
    with unit_of_work(workspace, "Dato spoglio", Topic.MUNICIPALITY) as unit:
        unit.session.scalars(select(Setting).where(Setting.key == "classe_minima")).one().value = "molti"
    with reading(workspace, Action.READ) as session:
        assert smallest_class(session) == SMALLEST_CLASS


def test_that_a_name_in_a_text_is_found_by_w24_and_left_out_of_the_relazione(
    planned: PlannedTown, tmp_path: Path
) -> None:
    workspace = planned.workspace
    with unit_of_work(workspace, "Criticità", Topic.OBJECTIVES) as unit:
        person = unit.session.scalars(select(Employee).where(~Employee.appointments.any())).first()
        assert person is not None
        name = f"{person.first_name} {person.last_name}"
        one = unit.session.scalars(select(Objective).where(Objective.code == "A1-01")).one()
        one.monitorings.append(
            Monitoring(on_date=date(2024, 6, 30), critical_points=f"Assenza di {name} per due mesi.")
        )
    found = [issue for issue in check_year(workspace, 2024) if issue.code == "W24"]
    assert len(found) == 1
    assert found[0].link is not None
    assert (found[0].link.kind, found[0].link.id) == ("objective", one.id)
    printed = print_document(workspace, DocumentRequest(REPORT, 2024), tmp_path / "relazione.pdf")
    said = " ".join(words_of_pdf((tmp_path / "relazione.pdf").read_bytes()).split())
    assert "Assenza di (omissis) per due mesi" in said
    assert name not in said
    assert [issue.code for issue in printed.issues] == ["names_omitted"]


def test_that_the_relazione_counts_the_objectives_and_tells_no_small_number(example: Workspace) -> None:
    with reading(example, Action.READ) as session:
        cycle = required_cycle(session, CLOSED)
        groups = achieved_groups(session, cycle, ValueKind.FINAL)
        objectives = session.scalars(select(Objective).where(Objective.cycle_id == cycle.id)).all()
        process = {line.step: line.words for line in process_of(session, cycle, 5)}
    assert sum(group.summary.objectives for group in groups) == len(objectives)
    assert process["Osservazioni e riesami"].startswith("Osservazioni: nessuna")
    assert "tutte definitive" in process["Sessione: valutazione finale"]
    assert all(isinstance(group.summary.mean, Decimal) for group in groups)


def test_that_what_is_of_the_whole_ente_is_refused_to_whom_reads_a_part(example: Workspace, tmp_path: Path) -> None:
    """An EQ prints the state of the own objectives alone; the Sindaco all that is published."""
    with reading(example, Action.READ) as session:
        head = session.scalars(select(EqAppointment.employee_id).order_by(EqAppointment.id.desc())).first()
        every = len(session.scalars(select(Objective).join(Cycle).where(Cycle.year == 2024)).all())
    assert head is not None
    eq = replace(example, actor=Actor("EQ", UserRole.EQ, head, user_id=UserId(7)))
    mayor = replace(example, actor=Actor("Sindaco", UserRole.MAYOR, official_id=OfficialId(2), user_id=UserId(9)))
    for kind in (REPORT, TRANSPARENCY, MINUTES):
        with pytest.raises(UserError, match="EQ non può compiere"):
            print_document(eq, DocumentRequest(kind, CLOSED), tmp_path / "x.pdf")
        assert print_document(mayor, DocumentRequest(kind, CLOSED), tmp_path / f"{kind.code}.pdf").pages
    with filled(eq, DocumentRequest(STATE, 2024), parts_of(STATE, DOCUMENTS)) as state:
        assert 0 < state.total.objectives < every


def test_that_the_command_line_writes_the_tables_in_the_format_of_their_name(
    example: Workspace, tmp_path: Path
) -> None:
    archive = shutil.copyfile(example.archive.path, tmp_path / "esempio.merito")
    asked = [str(archive), "trasparenza", "--year", str(CLOSED), "--all"]
    assert main(["print", *asked, "--out", str(tmp_path / "dati.ods")]) == 0
    assert (tmp_path / "dati.ods").read_bytes().startswith(b"PK")
    assert main(["print", *asked, "--format", "csv", "--out", str(tmp_path / "cartella")]) == 0
    assert [path.name for path in (tmp_path / "cartella").iterdir()] == [f"Amministrazione_trasparente_{CLOSED}.csv"]
    assert main(["print", *asked, "--format", "csv", "--out", str(tmp_path / "dati.xlsx")]) != 0
