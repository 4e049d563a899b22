"""The Schede obiettivo: what an objective carries, on paper, for whoever may read it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.documents.catalogue import OBJECTIVE_SHEETS, DocumentRequest
from app.domain.documents.objective_sheet import ObjectiveSheetDocument
from app.domain.errors import UserError
from app.domain.ids import IndicatorId, ObjectiveId, UserId
from app.domain.objectives import Direction, IndicatorRule, ObjectiveState, ValueKind
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.models.objectives import Monitoring, Objective, Phase
from app.models.readings import PhaseReading
from app.services.cycles import add_year
from app.services.documents.printing import (
    filled as filled_document,
)
from app.services.documents.printing import (
    name_of_file,
    print_apart,
    print_document,
    requests_for_person,
    subjects_of,
)
from app.services.documents.registry import DOCUMENTS, parts_of
from app.services.objectives.indicators import record_value, save_indicator
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.office import YEAR, Office
from tests.pdf_words import words_of


def documents(workspace: Workspace, subject: int | None = None, year: int = YEAR) -> list[ObjectiveSheetDocument]:
    request = DocumentRequest(OBJECTIVE_SHEETS, year, subject)
    with filled_document(workspace, request, parts_of(OBJECTIVE_SHEETS, DOCUMENTS)) as found:
        return list(found)


def test_that_the_sheet_tells_all_that_the_objective_carries(filled: Office, tmp_path: Path) -> None:
    cross = next(one for one in subjects_of(filled.workspace, OBJECTIVE_SHEETS, YEAR) if "Sportello" in one.text)
    request = DocumentRequest(OBJECTIVE_SHEETS, YEAR, cross.id)
    print_document(filled.workspace, request, tmp_path / "una.pdf")
    words = words_of(tmp_path / "una.pdf")
    for told in (
        "=Sportello «unico»", "Settore Segreteria (peso 33,33); Settore Tributi", "Arcuri Ada",
        "missione 01", "Comune digitale", "a) Bisogni della collettività; g) Qualità e quantità dei servizi",
        "M1 – Misura M2 – Misura", "dal 01/07/2024", "1.234,50 €", "0103/2", "12,5", "18,25", "Protocollo",
        "29/02/2024", "01/03/2024", "gennaio-marzo", "Gara", "Ascolto",
    ):  # fmt: skip
        assert told in words, told
    assert name_of_file(filled.workspace, request) == f"Obiettivo_{YEAR}_{cross.text.split()[0]}.pdf"


def test_that_figures_have_thousands_and_never_a_unit_that_does_not_agree(office: Office) -> None:
    objective = office.objective()
    draft = IndicatorDraft(
        objective_id=objective, name="Attesa", unit="giorni", rule=IndicatorRule.BASELINE_TO_TARGET,
        direction=Direction.LOWER, baseline=Decimal(12500), target=Decimal(1), source="Protocollo",
    )  # fmt: skip
    indicator = IndicatorId(save_indicator(office.workspace, draft).ids[0])
    day = date(YEAR, 12, 31)
    record_value(
        office.workspace,
        IndicatorValueDraft(indicator, ValueKind.FINAL, on_date=day, value=Decimal("1200.5"), source="Protocollo"),
    )
    [document] = documents(office.workspace, objective)
    [row] = document.indicators
    assert (row.name, row.baseline, row.target, row.interim, row.final) == (
        "Attesa (giorni)", "12.500", "≤ 1", "–", "1.200,5",
    )  # fmt: skip
    assert row.about == "Dal valore di partenza all'atteso, più basso è meglio"


def test_that_a_description_that_repeats_the_title_is_not_printed_twice(office: Office) -> None:
    plain = office.objective("Sportello unico", description="sportello unico.")
    told = office.objective("Archivio", description="Ordinare l'archivio di deposito")
    assert documents(office.workspace, plain)[0].description == ""
    assert documents(office.workspace, told)[0].description == "Ordinare l'archivio di deposito"


def test_that_a_person_is_asked_for_by_what_they_pursue_or_answer_for(filled: Office) -> None:
    asked = requests_for_person(filled.workspace, OBJECTIVE_SHEETS, YEAR, "0001")
    [document] = [one for request in asked for one in documents(filled.workspace, request.subject_id)]
    assert document.owner == "Arcuri Ada"
    with pytest.raises(UserError, match="non ha obiettivi"):
        requests_for_person(filled.workspace, OBJECTIVE_SHEETS, YEAR, "0002")
    with pytest.raises(UserError, match="non ha obiettivi"):
        requests_for_person(filled.workspace, OBJECTIVE_SHEETS, YEAR, "9999")


def test_that_one_that_was_withdrawn_is_offered_and_says_so(office: Office, tmp_path: Path) -> None:
    objective = office.objective("Vecchio sportello")
    with unit_of_work(office.workspace, "Stralcio") as unit:
        unit.get(Objective, objective).state = ObjectiveState.WITHDRAWN
        phase = unit.add(Phase(objective_id=objective, title="Bando", actual_months=0b1100, weight=Decimal(100)))
        unit.add(PhaseReading(phase_id=phase.id, on_date=date(YEAR, 3, 31), progress=Decimal(40), note="Avviato"))
        unit.add(Monitoring(objective_id=objective, on_date=date(YEAR, 6, 30), notes="In corso", author="Arcuri"))
    [offered] = subjects_of(office.workspace, OBJECTIVE_SHEETS, YEAR)
    assert offered.text.endswith("Vecchio sportello (stralciato)")
    print_document(office.workspace, DocumentRequest(OBJECTIVE_SHEETS, YEAR, objective), tmp_path / "una.pdf")
    words = words_of(tmp_path / "una.pdf")
    for told in ("Stralciato", "marzo-aprile", "In corso", "Fase: Bando", "Avviato"):
        assert told in words


def test_that_those_of_a_year_are_one_file_or_one_for_each_in_the_order_of_the_plan(
    filled: Office, tmp_path: Path
) -> None:
    together = print_document(filled.workspace, DocumentRequest(OBJECTIVE_SHEETS, YEAR), tmp_path / "tutte.pdf")
    assert together.documents == 3
    outline = [one.title for one in PdfReader(tmp_path / "tutte.pdf").outline if not isinstance(one, list)]
    assert outline == [one.text for one in subjects_of(filled.workspace, OBJECTIVE_SHEETS, YEAR)]
    apart = print_apart(filled.workspace, DocumentRequest(OBJECTIVE_SHEETS, YEAR), tmp_path / "una")
    assert len(apart.files) == 3
    assert all(file.name.startswith(f"Obiettivo_{YEAR}_") for file in apart.files)


def test_that_a_year_without_objectives_is_said_in_words(office: Office) -> None:
    with unit_of_work(office.workspace, "Anno") as unit:
        add_year(unit, YEAR + 1)
    with pytest.raises(UserError, match="non c'è nessun obiettivo"):
        documents(office.workspace, year=YEAR + 1)
    with pytest.raises(UserError, match="non c'è nessun obiettivo"):
        documents(office.workspace, ObjectiveId(office.objective()), year=YEAR + 1)


def test_that_an_eq_reads_no_objective_of_another_area(office: Office) -> None:
    other = office.objective("Altrove", "Tributi")
    eq = Actor("Arcuri Ada", UserRole.EQ, office.people["Arcuri"], user_id=UserId(2))
    workspace = replace(office.workspace, actor=eq)
    assert subjects_of(workspace, OBJECTIVE_SHEETS, YEAR) == []
    with pytest.raises(UserError, match="non c'è nessun obiettivo"):
        documents(workspace, other)
