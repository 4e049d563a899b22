"""What is looked at of all that is missing, and what each person is told of."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.acting import Acting
from app.domain.duties.facts import HeldOffice
from app.domain.duties.letters import letter_rows
from app.domain.duties.reminding import addressees_in, told_addressees
from app.domain.duties.sight import DutyFilter, in_sight, told_to
from app.domain.ids import OfficialId
from app.domain.issues import Link
from app.domain.permissions import Actor
from app.domain.roles import OfficialRole, UserRole
from app.domain.structure.hierarchy import Party
from tests.domain.duties.samples import CHARGE, HEAD, WORK, YEAR, doers, duty

TODAY = date(2024, 2, 10)
KNOWN = doers()
MINE, HERS = KNOWN.secretary, KNOWN.of_party(Party(employee_id=HEAD))
LATE, NOW, LATER, UNDATED = (
    duty("in ritardo", MINE, date(2024, 1, 31)),
    duty("oggi", HERS, date(2024, 2, 29)),
    duty("a marzo", MINE, date(2024, 3, 1)),
    duty("senza giorno", HERS),
)
ALL = (LATE, NOW, LATER, UNDATED)


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ((), ALL),
        ((DutyFilter.THIS_MONTH,), (LATE, NOW)),
        ((DutyFilter.MINE,), (LATE, LATER)),
        ((DutyFilter.THIS_MONTH, DutyFilter.MINE), (LATE,)),
    ],
)
def test_that_the_month_and_the_own_things_are_looked_at_alone(chosen: tuple[DutyFilter, ...], left: object) -> None:
    assert tuple(in_sight(ALL, chosen, TODAY)) == left


def test_that_december_ends_with_its_last_day() -> None:
    [found] = in_sight([duty("fine anno", MINE, date(2024, 12, 31))], [DutyFilter.THIS_MONTH], date(2024, 12, 1))
    assert found.sentence == "fine anno"


NUCLEO = HeldOffice(OfficialId(7), OfficialRole.BODY_MEMBER, "Dott. Sala", YEAR)
MAYOR = HeldOffice(OfficialId(8), OfficialRole.MAYOR, "Villa Piero", YEAR)
TOWN = WORK._replace(charge=replace(CHARGE, officials=(*CHARGE.officials, NUCLEO, MAYOR)))


@pytest.mark.parametrize(
    ("actor", "told"),
    [
        (Actor("Segretario", UserRole.SECRETARY), 4),
        (Actor("Romano Anna", UserRole.EQ, HEAD), 1),
        (Actor("Dott. Sala", UserRole.BODY, official_id=OfficialId(7)), 1),
        (Actor("Villa Piero", UserRole.MAYOR, official_id=OfficialId(8)), 1),
        (Actor("Nessuno", UserRole.EQ), 0),
    ],
)
def test_that_whoever_does_not_keep_the_archive_is_told_the_own_things_alone(actor: Actor, told: int) -> None:
    known = doers(TOWN, actor)
    link = Link("objective", 1)
    every = [
        duty("segretario", known.secretary),
        duty("nucleo", known.acting(Acting.BODY, link)),
        duty("eq", known.acting(Acting.OWNER, link)),
        duty("sindaco", known.of_party(Party(official_id=OfficialId(8)))),
    ]
    assert len(told_to(actor, every)) == told


def test_that_the_nucleo_certifies_and_the_segretario_where_there_is_none() -> None:
    assert doers(TOWN).body.name == "Dott. Sala"
    assert doers().body == doers().secretary


def test_that_letters_go_to_others_whoever_is_late_first() -> None:
    reminded = doers(WORK._replace(reminded={"Romano Anna": date(2024, 2, 1)}))
    hers = reminded.of_party(Party(employee_id=HEAD))
    [row] = letter_rows([duty("mia", MINE), duty("una", hers, date(2024, 1, 31)), duty("due", hers)], TODAY)
    assert (row.name, row.things, row.late, row.first_due) == ("Romano Anna", 2, 1, date(2024, 1, 31))
    assert row.reminded_on == date(2024, 2, 1)


def test_that_who_is_written_to_is_named_and_read_again() -> None:
    names = ["D'Angelo Ada", "Neri Ugo"]
    assert told_addressees(names) == " a «D'Angelo Ada» e «Neri Ugo»"
    assert (
        list(addressees_in(f"Stampa: Lettere di promemoria 2024{told_addressees(names)}, file «mie».pdf"))[:2] == names
    )
    assert told_addressees([]) == ""
    many = told_addressees([f"Persona Numero {number:02}" for number in range(40)])
    assert many.endswith(" altre 31 persone")
    assert len(many) < 260
