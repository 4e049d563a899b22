"""The papers of a sheet beside the sheet itself: what was assigned, the check of the half year, the letter."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from sqlalchemy import select

from app.domain.documents.catalogue import (
    ASSIGNMENTS,
    DELIVERIES,
    INTERIM_SHEETS,
    REMINDERS,
    SHEETS,
    DocumentFormat,
    DocumentKind,
    DocumentRequest,
    sheet_request,
)
from app.domain.documents.delivery import DeliveryLetter
from app.domain.documents.sheet import SheetNames
from app.domain.errors import UserError
from app.domain.ids import UserId
from app.domain.periods import year_period
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.sheets.particulars import SheetPerson
from app.domain.sheets.review_terms import ReviewDays
from app.domain.workflow import InterimOutcome
from app.models.objectives import Objective
from app.models.sheet_parts import SheetPaper
from app.services.access import reading
from app.services.audit.output import print_and_tell
from app.services.documents.printing import (
    filled,
    name_of_file,
    print_apart,
    print_document,
    requests_for_person,
    subjects_of,
)
from app.services.documents.registry import DOCUMENTS, parts_of
from app.services.sheets.scores import TextsDraft, give_outcome, write_texts
from app.services.sheets.steps import complete_sheet, deliver_sheet, mark_not_evaluable, see_objectives
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.pdf_words import words_of
from tests.reports.samples import imprint, letterhead

DAY = date(2024, 12, 1)


def printed(workspace: Workspace, request: DocumentRequest, target: Path) -> str:
    print_document(workspace, request, target)
    return words_of(target)


def as_verdi(comune: Comune) -> Workspace:
    verdi = Actor("Verdi Anna", UserRole.EQ, comune.people["Verdi"], user_id=UserId(2))
    return replace(comune.workspace, actor=verdi)


@pytest.fixture
def delivered(session_open: Comune) -> Comune:
    complete_sheet(session_open.workspace, session_open.fill("Rossi"))
    deliver_sheet(session_open.workspace, session_open.sheet_id("Rossi"), DAY)
    return session_open


def test_that_what_is_assigned_is_printed_without_anything_of_the_evaluation(
    session_open: Comune, tmp_path: Path
) -> None:
    sheet_id = session_open.fill("Rossi")
    see_objectives(session_open.workspace, session_open.sheet_id("Neri"), date(2024, 2, 26))
    request = DocumentRequest(ASSIGNMENTS, 2024, sheet_id)
    words = printed(session_open.workspace, request, tmp_path / "una.pdf")
    detail = session_open.detail("Rossi")
    for item in (one for section in detail.sections for one in section.items):
        assert item.label in words
        assert all(line.words.text in words for line in item.indicators)
    assert "Valutato, per presa visione Rossi Mario" in words
    assert "Verdi Anna" in words
    assert "Totale" not in words
    assert "PROVVISORIA" not in words
    assert name_of_file(session_open.workspace, request) == "Assegnazione_2024_Rossi_Mario_0002.pdf"
    seen = printed(
        session_open.workspace, DocumentRequest(ASSIGNMENTS, 2024, session_open.sheet_id("Neri")), tmp_path / "due.pdf"
    )
    assert "presa visione del 26/02/2024" in seen
    with unit_of_work(session_open.workspace.because("Sede chiusa per lavori"), "Titoli") as unit:
        for objective in unit.session.scalars(select(Objective)):
            objective.title += ", per quanto possibile"
    again = printed(
        session_open.workspace, DocumentRequest(ASSIGNMENTS, 2024, session_open.sheet_id("Neri")), tmp_path / "tre.pdf"
    )
    assert "presa visione del 26/02/2024" not in again
    assert "Gli obiettivi furono visti il 26/02/2024 e sono cambiati dopo" in again
    assert "per quanto possibile" in again


def test_that_everybody_is_given_one_and_who_is_not_evaluated_is_not(session_open: Comune, tmp_path: Path) -> None:
    mark_not_evaluable(session_open.workspace, session_open.sheet_id("Bruni"), "Assente tutto l'anno")
    apart = print_apart(session_open.workspace, DocumentRequest(ASSIGNMENTS, 2024), tmp_path / "una")
    assert sorted(file.name.split("_")[2] for file in apart.files) == ["Neri", "Rossi", "Verdi"]
    one = DocumentRequest(ASSIGNMENTS, 2024, session_open.sheet_id("Bruni"))
    with pytest.raises(UserError, match="non è valutabile"):
        printed(session_open.workspace, one, tmp_path / "due.pdf")


def test_that_the_letter_tells_what_is_handed_over_and_until_when(delivered: Comune, tmp_path: Path) -> None:
    request = DocumentRequest(DELIVERIES, 2024, delivered.sheet_id("Rossi"))
    words = printed(delivered.workspace, request, tmp_path / "una.pdf")
    assert "A: Rossi Mario matricola 0002" in words
    assert "Oggetto: Consegna della scheda di valutazione 2024" in words
    number = f"n. 2024/{delivered.sheet_id('Rossi')}"
    assert f"Il 01/12/2024 si consegna la scheda di valutazione {number}, relativa al periodo" in words
    assert "Osservazioni Verdi Anna 10 giorni 11/12/2024" in words
    assert "Richiesta di conciliazione Nucleo di valutazione" in words
    assert "I termini sono quelli della metodologia" in words
    assert [one.text for one in subjects_of(delivered.workspace, DELIVERIES, 2024)] == ["Rossi Mario"]
    [asked] = requests_for_person(delivered.workspace, DELIVERIES, 2024, "0002")
    assert asked == request
    with pytest.raises(UserError, match="consegnata alla matricola 0003"):
        requests_for_person(delivered.workspace, DELIVERIES, 2024, "0003")
    with pytest.raises(UserError, match="nessuna scheda di verifica intermedia della matricola 0002"):
        requests_for_person(delivered.workspace, INTERIM_SHEETS, 2024, "0002")
    assert name_of_file(delivered.workspace, request) == "Consegna_2024_Rossi_Mario_0002.pdf"


def test_that_the_letters_are_written_in_word_too(delivered: Comune, tmp_path: Path) -> None:
    later = delivered.later(date(2025, 6, 12))
    for kind, told in ((DELIVERIES, "A: Rossi Mario"), (REMINDERS, "A: Verdi Anna")):
        target = tmp_path / f"{kind.code}.docx"
        print_document(later, DocumentRequest(kind, 2024, format=DocumentFormat.WORD), target)
        word = docx.Document(str(target))
        assert told in [one.text for one in word.paragraphs]
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        assert {DELIVERIES: "11/12/2024", REMINDERS: "31/05/2025"}[kind] in cells


@pytest.mark.parametrize(
    ("days", "delivered_on", "told"),
    [
        (ReviewDays(1, 0, 0), date(2024, 12, 31), [("Osservazioni", "1 giorno", date(2025, 1, 1))]),
        (ReviewDays(0, 0, 0), date(2024, 12, 31), [("Osservazioni", "il giorno stesso", date(2024, 12, 31))]),
        (ReviewDays(10, 5, 0), None, [("Osservazioni", "10 giorni", None), ("Richiesta di riesame", "5 giorni", None)]),
    ],
)
def test_that_the_terms_are_those_of_the_method(
    days: ReviewDays, delivered_on: date | None, told: list[tuple[str, str, date | None]]
) -> None:
    person = SheetPerson("Rossi", "Mario", "", year_period(2024))
    letter = DeliveryLetter(
        letterhead(), imprint(), 2024, "Scheda di verifica intermedia", SheetNames("Dipendente"), person,
        delivered_on, None, days, "Segretario comunale",
    )  # fmt: skip
    assert [(one.what, one.days, one.until) for one in letter.terms] == told
    assert letter.subject == "Consegna della scheda di verifica intermedia 2024"
    assert {one.to for one in letter.terms} == {"Valutatore"}


def test_that_the_check_of_the_half_year_has_a_paper_of_its_own(half_year: Comune, tmp_path: Path) -> None:
    workspace, sheet_id = half_year.workspace, half_year.sheet_id("Rossi")
    request = sheet_request(2024, sheet_id, is_interim=True)
    before = printed(workspace, request, tmp_path / "prima.pdf")
    assert "la verifica non è conclusa" in before
    assert "Esito della verifica non ancora dato" in before
    write_texts(workspace, TextsDraft(sheet_id, general="Bene fin qui.", training="Corso sugli appalti"))
    give_outcome(workspace, sheet_id, InterimOutcome.TO_IMPROVE)
    complete_sheet(workspace, sheet_id)
    target = tmp_path / "una.pdf"
    assert print_and_tell(workspace, request, target).documents == 1
    words = words_of(target)
    assert "Esito della verifica da migliorare" in words
    assert "Note Bene fin qui. Formazione proposta Corso sugli appalti" in words
    assert "Perché questo punteggio" not in words
    assert "Totale" not in words
    assert "Segretario comunale" not in words
    assert name_of_file(workspace, request) == "Verifica_2024_Rossi_Mario_0002.pdf"
    with reading(workspace, Action.SEE_SCORES) as session:
        [code] = session.scalars(select(SheetPaper.code)).all()
    assert code in words
    assert [one.subject_id for one in requests_for_person(workspace, INTERIM_SHEETS, 2024, "0002")] == [sheet_id]
    assert sheet_id in {one.id for one in subjects_of(workspace, INTERIM_SHEETS, 2024)}


@pytest.mark.parametrize("kind", [SHEETS, ASSIGNMENTS, DELIVERIES], ids=lambda kind: kind.code)
def test_that_an_evaluator_prints_the_papers_of_the_own_people_alone(
    delivered: Comune, kind: DocumentKind, tmp_path: Path
) -> None:
    complete_sheet(delivered.workspace, delivered.fill("Bruni"))
    deliver_sheet(delivered.workspace, delivered.sheet_id("Bruni"), DAY)
    workspace = as_verdi(delivered)
    words = printed(workspace, DocumentRequest(kind, 2024), tmp_path / "mie.pdf")
    assert "Rossi Mario" in words
    assert "Bruni" not in words
    with pytest.raises(UserError):
        printed(workspace, DocumentRequest(kind, 2024, delivered.sheet_id("Bruni")), tmp_path / "altrui.pdf")


def test_that_what_was_assigned_is_that_of_the_closed_sheet(closed_archive: Workspace) -> None:
    [rossi] = [one for one in subjects_of(closed_archive, ASSIGNMENTS, 2024) if one.text == "Rossi Mario"]
    request = DocumentRequest(ASSIGNMENTS, 2024, rossi.id)
    with filled(closed_archive, request, parts_of(ASSIGNMENTS, DOCUMENTS)) as [document]:
        assert all(one.degree is None for section in document.sections for one in section.items)
        assert document.imprint.is_internal
