"""Payment times in an archive: who must have the objective, its measure, the certificate that becomes its value."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.evidence import EvidenceDraft, EvidenceKind
from app.domain.ids import EvidenceId, UserId
from app.domain.issues import Severity
from app.domain.objectives import Direction, IndicatorRule, ObjectiveKind, ObjectiveScope
from app.domain.objectives.grid.edits import GridEdits, RowEdit
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.parameters import parameters_text
from app.domain.objectives.rule_parameters import IndicatorParameters, IndicatorStep
from app.domain.payment_times.certifying import DelayDraft
from app.domain.payment_times.year import PaymentHead
from app.domain.permissions import Action, Actor
from app.domain.roles import OfficialRole, UserRole
from app.domain.structure.area_charges import AreaChargeDraft
from app.domain.validation import NotValid
from app.models.municipality import Official
from app.models.objectives import Indicator, Objective, ObjectiveAssignment, ObjectiveUnit
from app.models.people import EqAppointment, EqAppointmentArea
from app.models.structure import Area
from app.services.access import reading
from app.services.archive_check import verify_archive
from app.services.audit.undoing import undo_last
from app.services.checks import check_year
from app.services.evidence.keeping import add_evidence, remove_evidence
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import delete_objectives
from app.services.objectives.grid import write_grid
from app.services.objectives.indicators import save_indicator
from app.services.payment_times.certifying import record_delay
from app.services.payment_times.reading import PaymentPage, read_payment_page
from app.services.structure.area_charges import save_charge
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.comune import Comune

D = Decimal
STEPS = IndicatorParameters(bounds=(IndicatorStep(D(0), D(100)),))
DRAFT = DelayDraft(2024, D("-3.2"), date(2025, 1, 20), "dott.ssa Neri")


def later(comune: Comune) -> Workspace:
    return comune.later(date(2025, 2, 1))


def page(workspace: Workspace) -> PaymentPage:
    return read_payment_page(workspace, 2024)


def head_of(workspace: Workspace) -> PaymentHead:
    [head] = page(workspace).facts.heads
    return head


def add_objective(comune: Comune) -> Objective:
    """Give Verdi, the EQ of the comune, the payment-times objective, and 3.000 euros of result pay."""
    with unit_of_work(comune.workspace, "Pagamenti") as unit:
        appointment = unit.session.scalars(select(EqAppointment)).one()
        appointment.result_pay = D(3000)
        goal = Objective(
            cycle_id=unit.get(Objective, comune.objectives["misurato"]).cycle_id, code="T-02", title="Pagamenti",
            kind=ObjectiveKind.OPERATIONAL, scope=ObjectiveScope.INDIVIDUAL, is_payment_times=True, position=9,
        )  # fmt: skip
        goal.assignments.append(ObjectiveAssignment(employee_id=comune.people["Verdi"], weight=D(0)))
        unit.add(goal)
        unit.session.flush()
        return goal


def delay_indicator(comune: Comune, goal: Objective, name: str = "Indicatore di ritardo annuale") -> None:
    draft = IndicatorDraft(
        objective_id=goal.id, name=name, unit="giorni", rule=IndicatorRule.STEPS, direction=Direction.LOWER,
        parameters=parameters_text(STEPS), source="PCC",
    )  # fmt: skip
    save_indicator(comune.workspace, draft)


def w3(workspace: Workspace) -> list[str]:
    return [one.sentence for one in check_year(workspace, 2024) if one.code == "W3"]


def test_that_the_year_goes_from_no_objective_to_a_certified_one(session_open: Comune) -> None:
    workspace = later(session_open)
    assert ["non ha l'obiettivo sui tempi di pagamento" in one for one in w3(workspace)] == [True]
    goal = add_objective(session_open)
    assert any("non ha l'indicatore di ritardo annuale" in one for one in w3(workspace))
    with pytest.raises(NotValid, match="conta le fatture pagate nell'anno"):
        delay_indicator(session_open, goal, "Indicatore di tempestività dei pagamenti")
    delay_indicator(session_open, goal)
    assert w3(workspace) == ["Manca l'indicatore di ritardo annuale del 2024, con il certificato del revisore."]
    head = head_of(workspace)
    assert (head.name, head.objective, head.practice, head.basis) == (
        "Verdi Anna", "T-02", "a parte, 30 %", "tutto il resto al massimo",
    )  # fmt: skip
    assert (head.reached, head.missed, head.removed) == (D("3000.00"), D("2100.00"), D("900.00"))
    changes = record_delay(workspace, DRAFT)
    assert changes.label == "Indicatore di ritardo annuale 2024: -3,2 giorni"
    assert w3(workspace) == []
    detail = objective_detail(workspace, goal.id)
    assert (detail.degree, detail.indicators[0].final) == (D(100), "-3,2")
    assert page(workspace).facts.certified is not None
    with reading(workspace, Action.READ) as session:
        value = session.scalars(select(Indicator).where(Indicator.objective_id == goal.id)).one().values[0]
        assert value.source == "Piattaforma dei crediti commerciali (PCC), certificato da dott.ssa Neri il 20/01/2025"
    undo_last(workspace)
    assert objective_detail(workspace, goal.id).indicators[0].final == "–"


def test_that_the_certificate_is_an_evidence_of_the_objective(session_open: Comune, tmp_path: Path) -> None:
    workspace, goal = later(session_open), add_objective(session_open)
    delay_indicator(session_open, goal)
    file = tmp_path / "certificato.pdf"
    file.write_bytes(b"%PDF-1.7 certificato del revisore")
    other = session_open.objectives["misurato"]
    papers = [
        EvidenceId(add_evidence(workspace, EvidenceDraft(one, EvidenceKind.COPIED, str(file))).ids[0])
        for one in (goal.id, other)
    ]
    assert page(workspace).evidences == ((papers[0], "certificato.pdf (T-02)"),)
    with pytest.raises(UserError, match="non è di un obiettivo sui tempi di pagamento"):
        record_delay(workspace, replace(DRAFT, evidence_id=papers[1]))
    with pytest.raises(UserError, match="Manca il giorno del certificato"):
        record_delay(workspace, replace(DRAFT, certified_on=None, auditor="", evidence_id=papers[0]))
    record_delay(workspace, replace(DRAFT, evidence_id=papers[0]))
    certified = page(workspace).facts.certified
    assert certified is not None
    assert certified.sentence.endswith("da dott.ssa Neri, «certificato.pdf»")
    with pytest.raises(UserError, match="è il certificato dei tempi di pagamento"):
        remove_evidence(workspace, papers[0])
    with pytest.raises(UserError, match="è il certificato dei tempi di pagamento"):
        delete_objectives(workspace, [goal.id])
    record_delay(workspace, DRAFT)
    delete_objectives(workspace, [goal.id])
    assert verify_archive(workspace).is_sound


def test_that_a_delay_of_a_hair_misses_it_and_bad_figures_change_nothing(session_open: Comune) -> None:
    workspace, goal = later(session_open), add_objective(session_open)
    delay_indicator(session_open, goal)
    for draft, words in (
        (replace(DRAFT, delay_days=None), "Manca l'indicatore"),
        (replace(DRAFT, auditor=" "), "Manca il nome del revisore"),
        (replace(DRAFT, certified_on=None), "Manca il giorno del certificato"),
        (replace(DRAFT, certified_on=date(2025, 2, 2)), "non è ancora venuto"),
        (replace(DRAFT, certified_on=date(2024, 12, 31)), "è troppo presto"),
        (replace(DRAFT, year=1999), "1999"),
    ):
        with pytest.raises(UserError, match=words):
            record_delay(workspace, draft)
    assert page(workspace).facts.certified is None
    record_delay(workspace, DelayDraft(2024, D("0.01")))
    assert objective_detail(workspace, goal.id).degree == D(0)
    found = [one for one in check_year(workspace, 2024) if one.code == "W3"]
    assert [(one.sentence, one.severity) for one in found] == [
        ("L'indicatore di ritardo annuale (0,01 giorni) non è certificato dal revisore.", Severity.WARNING)
    ]


def test_that_a_rule_that_reads_no_days_is_named_and_nothing_is_kept(session_open: Comune) -> None:
    workspace, goal = later(session_open), add_objective(session_open)
    delay_indicator(session_open, goal)
    [indicator] = [one.id for one in objective_detail(workspace, goal.id).indicators]
    for rule in (IndicatorRule.YES_NO, IndicatorRule.JUDGEMENT, IndicatorRule.DIRECT, IndicatorRule.BY_DATE):
        with unit_of_work(session_open.workspace, "Regola") as unit:
            unit.get(Indicator, indicator).rule = rule
        with pytest.raises(UserError, match=f"la regola «{rule.italian}» non legge i giorni") as refused:
            record_delay(workspace, DRAFT)
        assert "Indicatore di ritardo annuale" in refused.value.problem
        assert page(workspace).facts.certified is None


def test_that_who_may_not_see_scores_reads_figures_on_the_best_of_sheets(session_open: Comune) -> None:
    """The Sindaco sees the scores of an EQ from the delivery on."""
    goal = add_objective(session_open)
    delay_indicator(session_open, goal)
    record_delay(later(session_open), DRAFT)
    session_open.fill("Verdi")
    mayor = replace(later(session_open), actor=Actor("Gialli Piero", UserRole.MAYOR, user_id=UserId(2)))
    assert (head_of(later(session_open)).basis, head_of(mayor).basis) == (
        "punteggi di oggi", "tutto il resto al massimo",
    )  # fmt: skip
    with pytest.raises(UserError):
        record_delay(mayor, DRAFT)


def test_that_a_measure_that_came_with_the_plan_is_told_and_can_be_worked_on(session_open: Comune) -> None:
    """Approved plans do name the *indicatore di tempestività*: the row is theirs, the check says what it is."""
    workspace, goal = later(session_open), session_open.objectives["misurato"]
    name = "Indicatore di tempestività dei pagamenti"
    with unit_of_work(workspace, "Piano") as unit:
        one = unit.session.scalars(select(Indicator).where(Indicator.objective_id == goal)).one()
        one.name, identity = name, one.id
        kept = unit.get(Objective, goal)
        kept.is_payment_times, kept.kind = True, ObjectiveKind.STRATEGIC
    edited = RowEdit(goal, identity, objective={"title": "Tempi"}, indicator={"source": "PCC 2024"})
    write_grid(workspace, 2024, GridEdits("Fonte", (edited,)))
    detail = objective_detail(workspace, goal)
    assert (detail.draft.title, detail.indicators[0].source) == ("Tempi", "PCC 2024")
    assert any("non misura l'obiettivo" in one for one in w3(workspace))
    with pytest.raises(NotValid, match="conta le fatture pagate nell'anno"):
        write_grid(workspace, 2024, GridEdits("Nome", (RowEdit(goal, identity, indicator={"name": f"{name}!"}),)))


def test_that_an_area_of_the_segretario_is_asked_as_its_last_eq_said(session_open: Comune) -> None:
    """The Area Tecnica never had an EQ: a note. Then it had one that paid: a warning, until the objective is of it."""
    workspace, goal = later(session_open), add_objective(session_open)
    delay_indicator(session_open, goal)
    record_delay(workspace, DRAFT)
    assert w3(workspace) == []
    with unit_of_work(session_open.workspace, "Incarichi") as unit:
        area = unit.session.scalars(select(Area.id).where(Area.code == "TE")).one()
        official = {one.role: one.id for one in unit.session.scalars(select(Official))}
    secretary = AreaChargeDraft(official[OfficialRole.SECRETARY], (area,), "Decreto 3", date(2024, 7, 1))
    save_charge(session_open.workspace, secretary)
    assert ["Area Tecnica: se l'area paga fatture" in one for one in w3(workspace)] == [True]
    assert "Area Tecnica (Bianchi Carla, Segretario comunale)" in page(workspace).facts.shown
    with unit_of_work(session_open.workspace, "Incarico di prima") as unit:
        before = EqAppointment(
            employee_id=session_open.people["Bruni"], valid_from=date(2020, 1, 1), valid_to=date(2023, 12, 31),
            areas=[EqAppointmentArea(area_id=area)],
        )  # fmt: skip
        unit.add(before)
    assert ["dirige un'area che paga fatture (Area Tecnica)" in one for one in w3(workspace)] == [True]
    with unit_of_work(session_open.workspace, "Obiettivo dell'area") as unit:
        unit.add(ObjectiveUnit(objective_id=goal.id, area_id=area))
    assert w3(workspace) == []
