"""Who must act: the structure says it, the Segretario where nobody else is found."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.acting import Acting
from app.domain.duties.duty import kinds_of_doers, who_must_act
from app.domain.duties.facts import HeldArea, HeldOffice, InCharge, UnsettledSheet, YearWork
from app.domain.duties.review import _who_closes
from app.domain.ids import OfficialId, SheetId
from app.domain.issues import Link
from app.domain.periods import Period
from app.domain.permissions import Actor
from app.domain.roles import OfficialRole, UserRole
from app.domain.structure.hierarchy import Party
from app.domain.workflow import SheetState
from tests.domain.duties.samples import BARE, CHARGE, CLERK, HEAD, OTHER, WORK, YEAR, doers, duty


@pytest.mark.parametrize(
    ("acting", "link", "name"),
    [
        (Acting.OWNER, Link("objective", 1), "Romano Anna"),
        (Acting.OWNER, Link("objective", 2), "Caruso Federica"),
        (Acting.OWNER, Link("objective", 3), "Santoro Enrico"),
        (Acting.OWNER, Link("objective", 99), "Santoro Enrico"),
        (Acting.HEAD, Link("objectives_area", 1), "Romano Anna"),
        (Acting.HEAD, Link("objectives_area", 2), "Santoro Enrico"),
        (Acting.HEAD, Link("objectives_sector", 9), "Romano Anna"),
        (Acting.EVALUATOR, Link("person_weights", CLERK), "Romano Anna"),
        (Acting.EVALUATOR, Link("person_weights", HEAD), "Santoro Enrico"),
        (Acting.EVALUATOR, Link("person_weights", OTHER), "Caruso Federica"),
        (Acting.EVALUATOR, Link("sheet", 22), "Romano Anna"),
        (Acting.EVALUATOR, Link("sheet", 99), "Santoro Enrico"),
        (Acting.SECRETARY, Link("objective", 1), "Santoro Enrico"),
        (Acting.OWNER, None, "Santoro Enrico"),
    ],
)
def test_that_who_must_act_comes_from_the_structure(acting: Acting, link: Link | None, name: str) -> None:
    assert doers().acting(acting, link).name == name


def test_that_an_evaluator_chosen_by_hand_acts_only_on_those_days() -> None:
    assert doers(day=date(2024, 3, 1)).evaluator_of(OTHER).name == "Romano Anna"


def test_that_whoever_heads_an_area_is_called_by_it() -> None:
    head = doers().head_of(WORK.objectives[0].area_id)
    assert (head.role, head.kind) == ("EQ Servizi sociali", "EQ")
    assert doers().of_party(Party(employee_id=CLERK)).role == "Responsabile"


def test_that_who_has_an_area_without_being_an_eq_must_act_there() -> None:
    mayor = HeldOffice(OfficialId(8), OfficialRole.MAYOR, "Villa Piero", YEAR)
    held = HeldArea(mayor.id, BARE, Period(YEAR.start, date(2024, 6, 30)))
    charge = replace(CHARGE, officials=(*CHARGE.officials, mayor), held_areas=(held,), area_of={CLERK: BARE})
    spring, summer = (doers(WORK._replace(charge=charge), day=day) for day in (date(2024, 6, 30), date(2024, 7, 1)))
    assert [(one.head_of(BARE).name, one.evaluator_of(CLERK).kind) for one in (spring, summer)] == [
        ("Villa Piero", "Sindaco"), ("Santoro Enrico", "Segretario"),
    ]  # fmt: skip
    theirs = UnsettledSheet(
        SheetId(30), "Caruso Federica", SheetState.ACKNOWLEDGED, Party(official_id=mayor.id),
        evaluated=Party(employee_id=CLERK),
    )  # fmt: skip
    known = doers(WORK._replace(charge=charge, sheets=(theirs,)), day=date(2024, 6, 30))
    assert known.of_sheet(theirs.id).name == "Villa Piero"
    assert _who_closes(theirs, known).name == "Santoro Enrico"  # the Sindaco makes final the Segretario's alone
    assert _who_closes(theirs._replace(evaluated=Party(official_id=OfficialId(1))), known).name == "Villa Piero"


def test_that_without_a_secretary_in_office_somebody_still_must_act() -> None:
    empty = doers(YearWork(InCharge()))
    assert empty.secretary.name == "Segretario comunale"
    assert empty.secretary.is_user
    assert empty.of_objective(WORK.objectives[0].id) == empty.secretary


def test_that_the_person_at_the_keyboard_is_known() -> None:
    assert doers().secretary.is_user
    assert not doers().of_party(Party(employee_id=HEAD)).is_user
    mine = doers(actor=Actor("Romano Anna", UserRole.EQ, HEAD))
    assert mine.of_party(Party(employee_id=HEAD)).is_user
    assert not mine.secretary.is_user
    assert not doers(actor=Actor("Sindaco", UserRole.MAYOR)).secretary.is_user


def test_that_those_who_must_act_are_counted_once_the_user_first() -> None:
    known = doers()
    head, clerk = known.of_party(Party(employee_id=HEAD)), known.of_party(Party(employee_id=CLERK))
    found = who_must_act([duty("a", head), duty("b", head), duty("c", clerk), duty("d", known.secretary)])
    assert [one.name for one in found] == ["Santoro Enrico", "Caruso Federica", "Romano Anna"]
    assert kinds_of_doers(found) == "1 Segretario, 1 Responsabile, 1 EQ"


def test_that_an_appointment_over_several_areas_names_them_all() -> None:
    both = replace(CHARGE, headships=(CHARGE.headships[0]._replace(area_ids=tuple(CHARGE.areas)),))
    known = doers(WORK._replace(charge=both))
    assert known.of_party(Party(employee_id=HEAD)).role == "EQ Servizi sociali e Vuota"
