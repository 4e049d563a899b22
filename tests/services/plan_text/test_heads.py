"""Heads of Aree that the archive knows: proposed as EQ appointments, given only at the yes."""

from argparse import ArgumentTypeError
from datetime import date

import pytest
from sqlalchemy import select

from app.commands.accepting import accepted, appointed_one_by_one
from app.domain.declared import DeclaredKind
from app.domain.errors import UserError
from app.domain.permissions import Action
from app.domain.plan_text.answers import PlanAnswers, PlanConsent
from app.domain.plan_text.preview import PlanPart
from app.domain.plan_text.spans import SpanChoice
from app.domain.structure.appointments import EqAppointmentDraft
from app.models.objectives import Indicator
from app.models.people import Employee, EqAppointment
from app.models.plans import DeclaredFigure, PreventionMeasure
from app.services.access import reading
from app.services.plan_text.importing import counts_sentence, import_plan
from app.services.plan_text.opening import plan_of_text
from app.services.structure.appointments import put_appointment
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.office import YEAR, Office
from tests.services.plan_text.previews import previewed

PLAN = """PIANO DEGLI OBIETTIVI 2024

AREA AFFARI GENERALI
Responsabile: dott.ssa Ada Arcuri
- Riordino dell'archivio di deposito

AREA CONTABILE
Responsabile: Nino Ignoti
- Rendiconto semplificato per i cittadini

AREA TECNICA
Responsabile: BASSI Bruno
- Manutenzione dei parchi gioco
"""
YES = PlanAnswers().appointing_heads(is_wanted=True)


def appointments(workspace: Workspace) -> list[tuple[str, list[str], date, date | None]]:
    with reading(workspace, Action.READ) as session:
        return [
            (one.employee.last_name, [link.area.name for link in one.areas], one.valid_from, one.valid_to)
            for one in session.scalars(select(EqAppointment).order_by(EqAppointment.id))
        ]


def test_that_heads_the_archive_knows_are_proposed_and_appointed_only_at_the_yes(office: Office) -> None:
    document = plan_of_text(PLAN)
    preview = previewed(office.workspace, document, YEAR)
    assert [(one.areas, one.person.full_name) for one in preview.heads] == [
        (("Area Affari generali",), "Arcuri Ada"), (("Area Tecnica",), "Bassi Bruno"),
    ]  # fmt: skip
    assert not preview.appointments
    import_plan(office.workspace, document, YEAR, PlanAnswers().appointing_heads(is_wanted=False))
    assert appointments(office.workspace) == []
    second = previewed(office.workspace, document, YEAR, YES)
    assert (second.is_empty, counts_sentence(second)) == (False, "2 incarichi di EQ")
    import_plan(office.workspace, document, YEAR, YES)
    assert appointments(office.workspace) == [
        ("Arcuri", ["Area Affari generali"], date(2024, 1, 1), None),
        ("Bassi", ["Area Tecnica"], date(2024, 4, 1), None),
    ]
    assert previewed(office.workspace, document, YEAR, YES).is_empty
    assert import_plan(office.workspace, document, YEAR, YES).is_empty
    with reading(office.workspace, Action.READ) as session:
        told = session.scalars(select(DeclaredFigure.text).where(DeclaredFigure.kind == DeclaredKind.HEAD)).all()
    assert told == ["dott.ssa Ada Arcuri", "Nino Ignoti", "BASSI Bruno"]


def test_that_nobody_is_proposed_for_an_area_that_has_a_head_or_from_among_namesakes(office: Office) -> None:
    place, arcuri = office.units["Affari generali"], office.people["Arcuri"]
    with unit_of_work(office.workspace, "Prova") as unit:
        employee = unit.get(Employee, office.people["Bassi"])
        employee.last_name, employee.first_name = "Conti", "Carla"
    heads = previewed(office.workspace, plan_of_text(PLAN.replace("BASSI Bruno", "Carla Conti")), YEAR).heads
    assert [one.areas for one in heads] == [("Area Affari generali",)]
    with unit_of_work(office.workspace, "Prova") as unit:
        put_appointment(unit, EqAppointmentDraft(arcuri, (place.area_id,), valid_from=date(2023, 1, 1)))
    assert previewed(office.workspace, plan_of_text(PLAN), YEAR).heads == ()


def test_that_who_heads_two_aree_gets_one_appointment_over_both(office: Office) -> None:
    plan = plan_of_text(PLAN.replace("Nino Ignoti", "rag. Arcuri Ada"))
    import_plan(office.workspace, plan, YEAR, YES)
    assert appointments(office.workspace)[0][1] == ["Area Affari generali", "Area Contabile"]


def test_that_a_plan_of_other_years_is_refused_until_somebody_agrees(office: Office) -> None:
    document = plan_of_text(PLAN.replace("2024", "2019"))
    with pytest.raises(UserError, match="Il piano è del 2019"):
        import_plan(office.workspace, document, YEAR)
    agreed = PlanAnswers().agreeing(PlanConsent.OTHER_YEARS.value)
    assert previewed(office.workspace, document, YEAR).count(PlanPart.OPERATIONAL).new == 3
    assert not import_plan(office.workspace, document, YEAR, agreed).is_empty


def test_that_an_appointment_is_said_yes_to_by_the_name_of_one_person(office: Office) -> None:
    heads = previewed(office.workspace, plan_of_text(PLAN), YEAR).heads
    named = appointed_one_by_one(heads, ["incarico:bruno BASSI"])
    assert named == {office.people["Bassi"]: True}
    import_plan(office.workspace, plan_of_text(PLAN), YEAR, PlanAnswers(appointed=named))
    assert [name for name, *_ in appointments(office.workspace)] == ["Bassi"]
    with pytest.raises(UserError, match="non è un solo responsabile"):
        appointed_one_by_one(heads, ["incarico:Nino Ignoti"])
    assert [accepted(word) for word in ("incarichi", "incarico:Bassi Bruno")] == ["incarichi", "incarico:Bassi Bruno"]
    with pytest.raises(ArgumentTypeError, match="non è fra ciò che si conferma"):
        accepted("incarico:")


def test_that_measures_of_prevention_are_written_with_a_code_and_once(office: Office) -> None:
    measures = "\nMisure di prevenzione della corruzione:\n- Rotazione del personale\n- Patti di integrità"
    document = plan_of_text(PLAN + measures)
    import_plan(office.workspace, document, YEAR)
    with reading(office.workspace, Action.READ) as session:
        told = session.execute(select(PreventionMeasure.code, PreventionMeasure.text).order_by(PreventionMeasure.id))
        assert [tuple(one) for one in told] == [("MP-01", "Rotazione del personale"), ("MP-02", "Patti di integrità")]
    assert import_plan(office.workspace, document, YEAR).is_empty


def test_that_the_end_of_a_span_that_was_chosen_is_written(office: Office) -> None:
    document = plan_of_text(f"{PLAN} (indicatore: visite; target: tra 5 e 10)\n")
    answers = PlanAnswers().with_spans(SpanChoice.HIGHEST)
    import_plan(office.workspace, document, YEAR, answers)
    with reading(office.workspace, Action.READ) as session:
        found = session.execute(select(Indicator.name, Indicator.target)).all()
    assert [tuple(one) for one in found] == [("visite (atteso: tra 5 e 10)", 10)]
