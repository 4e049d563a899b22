"""The Piano degli obiettivi as the archive fills it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.declared import DeclaredDraft, DeclaredKind
from app.domain.documents.catalogue import ORGANIGRAM, PLAN, DocumentRequest
from app.domain.documents.figures import staff_total
from app.domain.documents.plan import PlanArea, PlanDocument
from app.domain.errors import UserError
from app.domain.objectives import ResourceKind
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.models.objectives import Objective, ObjectiveResource
from app.models.structure import Area, Sector
from app.reports.plan import written_plan
from app.services.access import reading
from app.services.checks import check_year
from app.services.documents.plan_told import resources_of
from app.services.documents.planned import NOT_NAMED
from app.services.documents.printing import filled as filled_document
from app.services.documents.registry import DOCUMENTS, parts_of
from app.services.objectives.grid import objective_grid
from app.services.structure.declared import save_declared
from app.services.transaction import unit_of_work
from tests.archives.closing import close_explained, reopen_explained
from tests.archives.office import Office


def document_of(kind, workspace, year):
    with filled_document(workspace, DocumentRequest(kind, year), parts_of(kind, DOCUMENTS)) as document:
        return document


def plan(planned) -> PlanDocument:
    return document_of(PLAN, planned.workspace, 2024)


def area_named(document: PlanDocument, name: str) -> PlanArea:
    [area] = [area for area in document.areas if area.name == name]
    return area


def test_that_the_plan_says_whose_it_is_and_of_when(planned) -> None:
    document = plan(planned)
    assert document.letterhead.name == "Comune di Prova"
    assert document.letterhead.lines[:2] == ("Provincia di Pavia", "Piazza Roma 1")
    assert (document.title, document.year, document.period) == ("Piano degli obiettivi", 2024, "2024-2026")
    assert document.texts["introduction"][0].title == "Che cos'è questo piano"
    assert "il Comune di Prova dichiara" in document.texts["introduction"][0].blocks[0].text
    assert document.texts["closing"]
    assert document.imprint.printed_on == date(2024, 12, 31)
    assert not document.imprint.is_demo


def test_that_the_figures_are_computed_from_the_archive(planned) -> None:
    document = plan(planned)
    assert [row.year for row in document.population] == [2020, 2021, 2022, 2023]
    total = staff_total(document.staff)
    assert (total.men, total.women, total.total) == (8, 16, 24)
    assert document.cost_year == 2023
    assert [row.amount for row in document.cost] == [Decimal("700000.50"), Decimal("60000.00"), Decimal("200000.25")]


def test_that_objectives_are_told_apart_and_none_is_listed_twice(planned) -> None:
    document = plan(planned)
    own = [one.code for area in document.areas for one in area.objectives]
    own += [one.code for area in document.areas for sector in area.sectors for one in sector.objectives]
    assert [one.code for one in document.common_objectives] == ["S1"]
    assert [one.code for one in document.cross_objectives] == ["T1"]
    assert own == ["A-01", "A1-01", "B2-01"]


def test_that_every_area_has_its_head_of_that_day_and_its_settori(planned) -> None:
    document = plan(planned)
    assert [area.head for area in document.areas] == [
        "Rinaldi Marta", "Marini Paolo", "Conti Giorgio", "Greco Paola", "Testa Marco", ""
    ]  # fmt: skip
    assert [sector.name for sector in area_named(document, "Area Affari generali").sectors] == [
        "Segreteria", "Personale"
    ]  # fmt: skip


def test_that_a_cross_objective_names_its_units_once_in_the_order_of_the_structure(planned) -> None:
    [cross] = plan(planned).cross_objectives
    assert cross.units == ("Area Affari generali", "Segreteria", "Tributi")


def test_that_a_settore_carries_the_name_of_its_area_only_when_another_has_the_same(planned, rename) -> None:
    rename(planned.workspace, Sector, "D1", name="Tributi")
    [cross] = plan(planned).cross_objectives
    assert cross.units == ("Area Affari generali", "Segreteria", "Area Economico-finanziaria – Tributi")


def test_that_a_settore_says_which_cross_objectives_it_shares(planned) -> None:
    first, second = area_named(plan(planned), "Area Affari generali").sectors
    assert first.shared == ("T1 Passaggio al cloud",)
    assert second.shared == ()


def test_that_indicators_are_written_with_their_target_even_when_it_is_zero(planned) -> None:
    [objective] = area_named(plan(planned), "Area Affari generali").sectors[0].objectives
    assert [(one.name, one.target) for one in objective.indicators] == [
        ("Fascicoli ordinati", "1.200 fascicoli"),
        ("Reclami", "0 reclami"),
        ("Fine dei lavori", "entro il 30/11/2024"),
        ("Giudizio", ""),
    ]


def test_that_an_objective_says_all_that_it_carries_and_names_no_one_without_an_office(filled: Office) -> None:
    document = document_of(PLAN, filled.workspace, 2024)
    [cross] = document.cross_objectives
    assert cross.units == ("Settore Segreteria (peso 33,33)", "Settore Tributi")
    assert (cross.owner, cross.people) == (NOT_NAMED, 2)
    assert [(one.name, one.baseline, one.target, one.source, one.weight) for one in cross.indicators] == [
        ("Pratiche concluse", "12,5 n.", "10 n.", "Protocollo", Decimal("66.67")),
        ("Avvio", "", "entro il 29/02/2024", "", Decimal("33.33")),
    ]
    common = document.common_objectives[0]
    assert cross.notes == (
        f"Obiettivo strategico: {common.code} Comune digitale.",
        "DUP: missione 01.",
        "Ambiti (art. 8): a) Bisogni della collettività; g) Qualità e quantità dei servizi.",
        "Misure anticorruzione: M2; M1.",
        "Fasi: Gara (gennaio-marzo).",
        "Attività: Ascolto (entro il 31/12/2024).",
        "Risorse: Canone (capitolo 0103/2, 1.234,50 €).",
    )
    [library] = area_named(document, "Area Affari generali").sectors[1].objectives
    assert (library.weight, library.owner, library.people) == (Decimal(60), "", 0)
    assert [(row.ambit[:2], row.count, row.codes) for row in document.ambits if row.count] == [
        ("a)", 1, cross.code), ("g)", 1, cross.code)
    ]  # fmt: skip
    assert [(row.code, row.codes) for row in document.measures] == [("M1", cross.code), ("M2", cross.code)]
    assert [(row.chapter, row.amount) for row in document.resources] == [("0103/2", Decimal("1234.50"))]
    words = " ".join(str(written_plan(document)).split())
    assert not [name for name in ("Arcuri", "Bassi", "Conti", "Dossi") if name in words]


def test_that_declared_figures_are_told_where_the_archive_counts_others(filled: Office) -> None:
    workspace = filled.workspace
    save_declared(workspace, 2024, DeclaredDraft(label="Settore Segreteria", men=2, women=0))
    save_declared(workspace, 2024, DeclaredDraft(kind=DeclaredKind.HEADLINE, label="UNITA' PERSONALE", text="9 (100%)"))
    document = document_of(PLAN, workspace, 2024)
    assert not document.is_staff_declared
    assert [(row.label, row.stated, row.share, row.counted) for row in document.headlines] == [
        ("Unità personale", "9", Decimal(100), 3)
    ]
    assert document.differences == (
        "Settore Segreteria: il piano dichiara 2 uomini, 0 donne, in archivio 0 uomini, 2 donne.",
        "UNITA' PERSONALE: il piano dichiara 9 (100%), in archivio 3.",
    )


def test_that_the_checks_find_what_the_plan_declares_and_the_archive_does_not_count(filled: Office) -> None:
    workspace = filled.workspace
    for label in ("Uno", "Due", "Tre"):
        save_declared(workspace, 2024, DeclaredDraft(kind=DeclaredKind.HEADLINE, label=f"Dipendenti {label}", text="9"))
    save_declared(workspace, 2024, DeclaredDraft(kind=DeclaredKind.HEADLINE, label="Personale", text="3 (100%)"))
    [found] = [issue for issue in check_year(workspace, 2024) if "dichiara" in issue.sentence]
    assert found.code == "W20"
    assert found.sentence.startswith("Il piano del 2024 dichiara persone diverse da quelle registrate per «Dipendenti")
    assert "«Dipendenti Due» e «Dipendenti Tre»:" in found.sentence


def test_that_who_holds_an_office_is_named(planned) -> None:
    head = planned.people["Rinaldi Marta"]
    with unit_of_work(planned.workspace, "Responsabile") as unit:
        objective = unit.session.scalars(select(Objective).where(Objective.code == "A1-01")).one()
        objective.owner_id = head
    [one] = area_named(plan(planned), "Area Affari generali").sectors[0].objectives
    assert one.owner == "Rinaldi Marta"


def test_that_a_closed_unit_is_listed_only_while_it_has_objectives(planned, rename) -> None:
    for kind, code in ((Area, "F"), (Sector, "A2"), (Sector, "B2"), (Area, "B")):
        rename(planned.workspace, kind, code, valid_to=date(2023, 12, 31))
    document = plan(planned)
    assert "Area Servizi al cittadino" not in [area.name for area in document.areas]
    assert [sector.name for sector in area_named(document, "Area Affari generali").sectors] == ["Segreteria"]
    assert "Tributi" in [sector.name for sector in area_named(document, "Area Economico-finanziaria").sectors]


def test_that_a_year_that_is_not_there_has_no_plan(planned) -> None:
    with pytest.raises(UserError, match="2031"):
        document_of(PLAN, planned.workspace, 2031)


def test_that_the_organigram_is_the_one_of_its_day(planned) -> None:
    early = replace(planned.workspace, now=lambda: datetime(2019, 5, 1, 11, tzinfo=UTC))
    sheet = document_of(ORGANIGRAM, planned.workspace, 2024)
    assert sheet.on_day == date(2024, 12, 31)
    assert (len(sheet.chart.areas), sheet.chart.people, sheet.chart.secretary) == (6, 24, "Giusti Laura")
    assert document_of(ORGANIGRAM, early, 2019).chart.people == 0


@pytest.mark.parametrize("kind", [row.kind for row in DOCUMENTS], ids=lambda kind: kind.code)
def test_that_documents_are_not_for_everybody(planned, kind) -> None:
    stranger = replace(planned.workspace, actor=Actor("Ospite", UserRole.EQ))
    with pytest.raises(UserError, match="Ospite"):
        document_of(kind, stranger, 2024)


def test_that_a_closed_year_calls_its_units_as_they_were_called_then(planned, rename) -> None:
    workspace = planned.workspace

    def names(of=planned) -> list[str]:
        areas = plan(of).areas
        return [name for area in areas for name in (area.name, *(one.name for one in area.sectors))]

    def on_the_page(of=workspace) -> list[str]:
        groups = [group for group in objective_grid(of, 2024).tree.groups if group.unit]
        return [one.title for group in groups for one in group.walk()]

    then = names()
    area, sector = plan(planned).areas[0].name, plan(planned).areas[0].sectors[0].name
    with reading(workspace, Action.READ) as session:
        codes = [
            session.scalars(select(kind.code).where(kind.name == name)).first()
            for kind, name in ((Area, area), (Sector, sector))
        ]
    rename(workspace, Sector, codes[1], name="Settore corretto prima della chiusura")
    then[1] = "Settore corretto prima della chiusura"
    close_explained(workspace, 2024)
    for name in ("Area X", "Area Y"):
        rename(workspace, Area, codes[0], name=name)
    rename(workspace, Sector, codes[1], name="Settore Z")
    assert names() == then
    nucleo = replace(planned, workspace=replace(workspace, actor=Actor("Nucleo", UserRole.BODY, 7)))
    assert names(nucleo) == then
    for page in (on_the_page(), on_the_page(nucleo.workspace)):
        assert set(then) <= set(page)
        assert not {"Area Y", "Settore Z"} & set(page)
    reopen_explained(workspace, 2024)
    assert names()[:2] == ["Area Y", "Settore Z"]
    assert {"Area Y", "Settore Z"} <= set(on_the_page())


def test_that_the_money_of_the_plan_is_what_is_financial_or_has_a_chapter_or_an_amount() -> None:
    financial, human, tools = ResourceKind.FINANCIAL, ResourceKind.HUMAN, ResourceKind.INSTRUMENTAL
    needed = [
        (financial, "Fondi da stanziare", None, ""),
        (human, "Due istruttori", None, ""),
        (tools, "Stampanti", Decimal(900), ""),
        (human, "Un incarico", None, "0103/2"),
    ]
    resources = [
        ObjectiveResource(kind=kind, description=words, amount=amount, chapter=chapter)
        for kind, words, amount, chapter in needed
    ]
    rows = resources_of([Objective(code="A-01", resources=resources)])
    assert [(row.chapter, row.description, row.amount) for row in rows] == [
        ("0103/2", "Un incarico", None),
        ("", "Fondi da stanziare", None),
        ("", "Stampanti", Decimal(900)),
    ]
