"""What a plan says of its objectives is written where it belongs; what it declares, cites and tells is kept."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.acts import ActKind
from app.domain.cycles import CycleDraft
from app.domain.declared import DeclaredKind
from app.domain.document_text.parts import TextOrigin
from app.domain.documents.catalogue import PLAN as PLAN_DOCUMENT
from app.domain.documents.catalogue import DocumentRequest
from app.domain.documents.plan import PlanDocument
from app.domain.next_year.choice import YearCopy
from app.domain.objectives.phase import mask_of
from app.domain.objectives.vocabulary import Direction, IndicatorRule, PhaseKind, ResourceKind
from app.domain.permissions import Action
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.roles import ActivitiesChoice, LineRole, PlanLayout
from app.domain.plan_text.signs import signs_of
from app.models.cycles import Cycle
from app.models.objectives import Objective
from app.models.plans import Act, DeclaredFigure, KeptLayout, OwnPlanText
from app.services.access import reading
from app.services.audit import undoing
from app.services.documents.printing import filled
from app.services.documents.registry import DOCUMENTS, parts_of
from app.services.documents.texts import keep_words, words_of_document
from app.services.next_year.years import begin_year_from
from app.services.plan_text.importing import import_plan
from app.services.plan_text.layouts import remembered_layout
from app.services.plan_text.opening import plan_of_text
from tests.archives.office import YEAR, Office
from tests.services.plan_text.previews import previewed

PLAN = """PIANO DEGLI OBIETTIVI 2024

PARTE PRIMA: Introduzione
Il piano attua il DUP approvato con delibera di Consiglio Comunale n. 32 del 27.07.2023.

PARTE SECONDA: Il contesto
Il mandato amministrativo 2024-2029 pone nuove sfide.
SETTORE\tUOMINI\tDONNE\tTOTALE
Tributi\t1\t2\t3

PARTE TERZA: Gli obiettivi

AREA TURISMO
Responsabile: dott.ssa Vera Conti

Obiettivo n. 1: Apertura dell'ufficio turistico
Peso: 60
Indicatori:
- visitatori: 1.200
- tempo medio di risposta: 5 giorni
- regolamento: 30/06/2024
- gradimento: soddisfacente
Fasi:
1. bando (gennaio, febbraio)
2. arredi entro il 31/05/2024
Attività previste:
- formazione
Scadenza: 31/12/2024
Personale coinvolto: Ada Arcuri, Ignoti Carlo
Risorse finanziarie: capitolo 1234, € 5.000,00

Obiettivo n. 2: Guida della città
Missione / Programma DUP: M07 P01
Indicatore: giorni di attesa
Valore di partenza: 23
Target: 10
Peso: 40
Scadenza: primo semestre

PARTE QUARTA: La valutazione
Si valutano i risultati.
"""


@pytest.fixture
def taken(office: Office) -> Office:
    import_plan(office.workspace, plan_of_text(PLAN), YEAR)
    return office


def objectives(session: Session) -> list[Objective]:
    return list(session.scalars(select(Objective).order_by(Objective.position)))


def test_that_indicators_get_target_unit_rule_and_direction_from_their_words(taken: Office) -> None:
    with reading(taken.workspace, Action.READ) as session:
        first, second = objectives(session)
        assert [unit.weight for unit in first.units] == [Decimal(60)]
        assert [
            (one.name, one.rule, one.target, one.unit, one.direction, one.target_on) for one in first.indicators
        ] == [
            ("visitatori", IndicatorRule.PERCENT_OF_TARGET, 1200, "", Direction.HIGHER, None),
            ("tempo medio di risposta", IndicatorRule.PERCENT_OF_TARGET, 5, "giorni", Direction.LOWER, None),
            ("regolamento", IndicatorRule.BY_DATE, None, "", Direction.HIGHER, date(2024, 6, 30)),
            ("gradimento: soddisfacente", IndicatorRule.PERCENT_OF_TARGET, None, "", Direction.HIGHER, None),
        ]
        assert sum(one.weight for one in first.indicators) == 100
        [own] = second.indicators
        assert (own.baseline, own.target, own.direction) == (23, 10, Direction.LOWER)
        assert (second.dup_mission, second.dup_programme, second.description) == ("07", "01", "")


def test_that_phases_activities_deadlines_people_and_resources_are_kept(taken: Office) -> None:
    with reading(taken.workspace, Action.READ) as session:
        first, second = objectives(session)
        assert [(one.title, one.kind, one.months, one.ends_on) for one in first.phases] == [
            ("bando", PhaseKind.PHASE, mask_of([1, 2]), None),
            ("arredi", PhaseKind.PHASE, 0, date(2024, 5, 31)),
            ("formazione", PhaseKind.ACTIVITY, 0, None),
            ("Conclusione", PhaseKind.PHASE, 0, date(2024, 12, 31)),
        ]
        assert [one.employee_id for one in first.assignments] == [taken.people["Arcuri"]]
        assert [(one.kind, one.description, one.amount, one.chapter) for one in first.resources] == [
            (ResourceKind.HUMAN, "Ignoti Carlo", None, ""),
            (ResourceKind.FINANCIAL, "capitolo 1234, € 5.000,00", Decimal(5000), "1234"),
        ]
        assert [(one.title, one.ends_on) for one in second.phases] == [("Conclusione", date(2024, 6, 30))]


def test_that_acts_figures_texts_and_mandate_are_kept_and_the_piano_prints_them(taken: Office) -> None:
    with reading(taken.workspace, Action.READ) as session:
        assert [(act.kind, act.number, act.on_date) for act in session.scalars(select(Act))] == [
            (ActKind.CONSIGLIO, "32", date(2023, 7, 27))
        ]
        figures = [
            (one.kind, one.label, one.males, one.females, one.text) for one in session.scalars(select(DeclaredFigure))
        ]
        assert figures == [
            (DeclaredKind.STAFF, "Tributi", 1, 2, ""),
            (DeclaredKind.HEAD, "Area Turismo", None, None, "dott.ssa Vera Conti"),
        ]
        assert Counter(text.part for text in session.scalars(select(OwnPlanText))) == {
            "introduction": 1, "context": 1, "closing": 1,
        }  # fmt: skip
        cycle = session.scalars(select(Cycle).where(Cycle.year == YEAR)).one()
        assert (cycle.mandate_from, cycle.mandate_to) == (2024, 2029)
    with filled(taken.workspace, DocumentRequest(PLAN_DOCUMENT, YEAR), parts_of(PLAN_DOCUMENT, DOCUMENTS)) as document:
        assert isinstance(document, PlanDocument)
    assert [text.title for text in document.texts["introduction"]] == ["Introduzione"]
    parts = [text for code in ("context", "closing") for text in document.texts[code]]
    assert [text.blocks[0].text[:10] for text in parts] == ["Il mandato", "Si valutan"]


def test_that_the_same_plan_again_changes_nothing_where_its_words_were_written_anew(taken: Office) -> None:
    words = next(one for one in words_of_document(taken.workspace, PLAN_DOCUMENT, YEAR) if one.part.code == "closing")
    assert words.origin is TextOrigin.PLAN
    keep_words(taken.workspace, YEAR, words, "Parole nostre.")
    assert import_plan(taken.workspace, plan_of_text(PLAN), YEAR).is_empty
    begin_year_from(taken.workspace, CycleDraft(YEAR + 1, YEAR + 1, YEAR + 3), YearCopy(YEAR, YEAR + 1))
    for year in (YEAR, YEAR + 1):
        again = words_of_document(taken.workspace, PLAN_DOCUMENT, year)
        assert next(one.body for one in again if one.part.code == "closing") == "Parole nostre."


def test_that_the_same_plan_again_changes_nothing_and_one_undo_takes_all_back(taken: Office) -> None:
    assert previewed(taken.workspace, plan_of_text(PLAN), YEAR).is_empty
    assert import_plan(taken.workspace, plan_of_text(PLAN), YEAR).is_empty
    undoing.undo_last(taken.workspace)
    with reading(taken.workspace, Action.READ) as session:
        assert not objectives(session)
        assert not list(session.scalars(select(OwnPlanText)))


def test_that_the_choices_for_a_layout_are_remembered_for_the_next_file(office: Office) -> None:
    document = plan_of_text(PLAN)
    item = next(block for block in document.blocks if block.text == "formazione")
    layout = PlanLayout({signs_of(item): LineRole.PHASE}, activities=ActivitiesChoice.OBJECTIVES)
    import_plan(office.workspace, document, YEAR, PlanAnswers(layout))
    next_year = plan_of_text(PLAN.replace("2024", "2025").replace("formazione", "prova"))
    assert remembered_layout(office.workspace, next_year) == layout
    assert remembered_layout(office.workspace, plan_of_text("AREA UNO\n- Fare\n- Dire\n")) == PlanLayout()
    with reading(office.workspace, Action.READ) as session:
        assert len(list(session.scalars(select(KeptLayout)))) == 1


def test_that_months_are_a_mask_only_where_they_are_named(office: Office) -> None:
    text = (
        "AREA UNO\nObiettivo n. 1: Fare\n| Fase | G | F | M | A | M | G | L | A | S | O | N | D |\n| Gara | X | X |"
        + " |" * 10
    )
    import_plan(office.workspace, plan_of_text(text), YEAR)
    with reading(office.workspace, Action.READ) as session:
        assert [one.months for one in objectives(session)[0].phases] == [mask_of([1, 2])]


def test_that_operational_objectives_are_linked_to_the_strategic_ones_of_the_plan(office: Office) -> None:
    text = (
        "AREA UNO\n| Obiettivo strategico | Obiettivo operativo | Peso |\n|---|---|---|\n"
        "| Citta sicura | Telecamere | 40 |\n| Citta sicura | Lampioni | 60 |\n"
    )
    import_plan(office.workspace, plan_of_text(text), YEAR)
    assert import_plan(office.workspace, plan_of_text(text), YEAR).is_empty
    later = "AREA UNO\nTitolo: Vigili di quartiere\nObiettivo strategico: Citta sicura\nPeso: 10\n"
    import_plan(office.workspace, plan_of_text(later), YEAR)
    with reading(office.workspace, Action.READ) as session:
        found = objectives(session)
        by_id = {one.id: one.title for one in found}
        assert [(one.title, by_id.get(one.parent_id or 0)) for one in found] == [
            ("Citta sicura", None), ("Telecamere", "Citta sicura"), ("Lampioni", "Citta sicura"),
            ("Vigili di quartiere", "Citta sicura"),
        ]  # fmt: skip


def test_that_the_plan_says_with_which_act_it_was_approved_and_undo_takes_it_back(office: Office) -> None:
    w = office.workspace
    plan = PLAN.replace(
        "PARTE PRIMA", "Approvato con deliberazione di Giunta comunale n. 14 del 24/02/2024\n\nPARTE PRIMA"
    )
    preview = previewed(w, plan_of_text(plan), YEAR)
    [note] = [one for one in preview.issues if one.code == "plan_approval"]
    assert note.sentence.startswith("Atto che approva il piano del 2024: Delibera di Giunta n. 14 del 24/02/2024")
    import_plan(w, plan_of_text(plan), YEAR)
    assert _approval(office) == "Delibera di Giunta n. 14 del 24/02/2024"
    assert previewed(w, plan_of_text(plan), YEAR).is_empty
    undoing.undo_last(w)
    assert _approval(office) == ""
    old = plan.replace("24/02/2024", "24/02/2023").replace("OBIETTIVI 2024", "OBIETTIVI 2023")
    issues = previewed(w, plan_of_text(old), YEAR).issues
    assert "approval_of_another_year" in [one.code for one in issues]
    import_plan(w, plan_of_text(old), YEAR, PlanAnswers(agreed=frozenset({"plan_of_other_years"})))
    with reading(w, Action.READ) as session:
        assert [one.kind for one in session.scalars(select(Act))] == [ActKind.CONSIGLIO]
    assert _approval(office) == ""


def _approval(office: Office) -> str:
    with reading(office.workspace, Action.READ) as session:
        return session.scalars(select(Cycle.plan_act)).one()
