"""Incarichi di EQ, chosen evaluators and officials."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.ids import OfficialId
from app.domain.roles import OfficialRole
from app.domain.structure.appointments import EqAppointmentDraft
from app.domain.structure.evaluators import EvaluatorOverrideDraft, OfficialDraft
from app.domain.structure.hierarchy import Party
from app.domain.validation import NotValid
from app.services.audit import undoing
from app.services.structure.appointments import delete_appointment, save_appointment
from app.services.structure.evaluators import (
    delete_official,
    delete_override,
    list_officials,
    save_official,
    save_override,
)
from tests.archives.plain import read_person, read_registry
from tests.archives.town import START, Town

JULY = date(2024, 7, 1)
DAY = date(2024, 12, 31)


def evaluator(town: Town, name: str, day: date = DAY) -> str:
    return read_person(town.workspace, town.people[name], day).row.evaluator


def test_that_an_appointment_over_two_areas_heads_both(town: Town) -> None:
    [greco] = read_registry(town.workspace).appointments_of[town.people["Greco Paola"]]
    interim = EqAppointmentDraft(
        town.people["Greco Paola"], (town.areas["F"],), act="Decreto 7", is_ad_interim=True, valid_from=JULY
    )
    save_appointment(town.workspace, interim)
    save_appointment(town.workspace, replace(greco.draft, position_pay=Decimal("9000.00")))
    assert evaluator(town, "Vitale Carla", date(2024, 6, 30)) == "Giusti Laura"
    assert evaluator(town, "Vitale Carla") == "Greco Paola"
    assert evaluator(town, "Sala Giulia") == "Greco Paola"


def test_that_the_areas_of_an_appointment_change(town: Town) -> None:
    [greco] = read_registry(town.workspace).appointments_of[town.people["Greco Paola"]]
    save_appointment(town.workspace, replace(greco.draft, area_ids=(town.areas["D"], town.areas["F"])))
    [greco] = read_registry(town.workspace).appointments_of[town.people["Greco Paola"]]
    assert greco.area_codes == "D; F"
    save_appointment(town.workspace, replace(greco.draft, area_ids=(town.areas["F"],)))
    assert read_registry(town.workspace).appointments_of[town.people["Greco Paola"]][0].area_codes == "F"
    undoing.undo_last(town.workspace)
    assert read_registry(town.workspace).appointments_of[town.people["Greco Paola"]][0].area_codes == "D; F"


def test_that_an_area_has_one_head_a_day(town: Town) -> None:
    draft = EqAppointmentDraft(town.people["Sala Giulia"], (town.areas["D"],), valid_from=JULY)
    with pytest.raises(NotValid, match="Greco Paola ha già un incarico su Area Servizi sociali"):
        save_appointment(town.workspace, draft)


def test_that_one_head_follows_another(town: Town) -> None:
    [greco] = read_registry(town.workspace).appointments_of[town.people["Greco Paola"]]
    save_appointment(town.workspace, replace(greco.draft, valid_to=date(2024, 6, 30)))
    save_appointment(
        town.workspace, EqAppointmentDraft(town.people["Sala Giulia"], (town.areas["D"],), valid_from=JULY)
    )
    assert evaluator(town, "Fontana Rita", date(2024, 6, 30)) == "Greco Paola"
    assert evaluator(town, "Fontana Rita", JULY) == "Sala Giulia"
    assert evaluator(town, "Greco Paola", JULY) == "Sala Giulia"
    assert evaluator(town, "Sala Giulia", JULY) == "Giusti Laura"


def test_that_an_appointment_needs_areas_and_service(town: Town) -> None:
    with pytest.raises(NotValid, match="Scegliere almeno un'area"):
        save_appointment(town.workspace, EqAppointmentDraft(town.people["Sala Giulia"], valid_from=JULY))
    early = EqAppointmentDraft(town.people["Sala Giulia"], (town.areas["F"],), valid_from=date(2019, 1, 1))
    with pytest.raises(NotValid, match="inizia prima dell'assunzione"):
        save_appointment(town.workspace, early)


def test_that_an_appointment_is_deleted_with_its_areas_and_comes_back(town: Town) -> None:
    [greco] = read_registry(town.workspace).appointments_of[town.people["Greco Paola"]]
    delete_appointment(town.workspace, greco.id)
    assert evaluator(town, "Sala Giulia") == "Giusti Laura"
    undoing.undo_last(town.workspace)
    assert evaluator(town, "Sala Giulia") == "Greco Paola"


def test_that_a_chosen_evaluator_takes_the_place_of_the_derived_one(town: Town) -> None:
    key = Party(employee_id=town.people["Marini Paolo"])
    draft = EvaluatorOverrideDraft(town.people["Sala Giulia"], key, "Parentela con la titolare", JULY)
    chosen = save_override(town.workspace, draft).ids[0]
    assert evaluator(town, "Sala Giulia") == "Marini Paolo"
    assert evaluator(town, "Sala Giulia", date(2024, 6, 30)) == "Greco Paola"
    with pytest.raises(NotValid, match="c'è già un valutatore indicato"):
        save_override(town.workspace, draft)
    delete_override(town.workspace, chosen)
    assert evaluator(town, "Sala Giulia") == "Greco Paola"


@pytest.mark.parametrize(
    ("evaluator_name", "reason", "start", "words"),
    [
        ("Sala Giulia", "motivo", JULY, "valutare sé stesso"),
        ("Marini Paolo", " ", JULY, "Scrivere il motivo"),
        ("Marini Paolo", "motivo", date(2019, 1, 1), "non è in carica"),
    ],
)
def test_that_a_chosen_evaluator_must_make_sense(
    town: Town, evaluator_name: str, reason: str, start: date, words: str
) -> None:
    key = Party(employee_id=town.people[evaluator_name])
    with pytest.raises(NotValid, match=words):
        save_override(town.workspace, EvaluatorOverrideDraft(town.people["Sala Giulia"], key, reason, start))


def test_that_a_new_secretary_ends_the_one_before(town: Town) -> None:
    made = save_official(town.workspace, OfficialDraft(OfficialRole.SECRETARY, "Riva Piero", JULY))
    assert made.label == "Nuova carica: Riva Piero; Giusti Laura finisce il 30/06/2024"
    secretaries = [row for row in list_officials(town.workspace) if row.role is OfficialRole.SECRETARY]
    assert [(row.full_name, row.valid_from, row.valid_to) for row in secretaries] == [
        ("Giusti Laura", START, date(2024, 6, 30)),
        ("Riva Piero", JULY, None),
    ]
    with pytest.raises(NotValid, match="si sovrappongono"):
        save_official(town.workspace, OfficialDraft(OfficialRole.SECRETARY, "Altri", date(2023, 1, 1)))
    gone = delete_official(town.workspace, OfficialId(made.ids[0]))
    assert gone.label == "Elimina carica: Riva Piero; Giusti Laura torna in carica"
    [secretary] = [row for row in list_officials(town.workspace) if row.role is OfficialRole.SECRETARY]
    assert (secretary.full_name, secretary.valid_to) == ("Giusti Laura", None)


def test_that_the_body_has_many_members(town: Town) -> None:
    for name in ("Uno", "Due"):
        save_official(town.workspace, OfficialDraft(OfficialRole.BODY_MEMBER, name, JULY))
    assert len(list_officials(town.workspace)) == 4


def test_that_an_official_who_evaluates_is_not_deleted(town: Town) -> None:
    secretary = next(row for row in list_officials(town.workspace) if row.role is OfficialRole.SECRETARY)
    key = Party(official_id=secretary.id)
    save_override(town.workspace, EvaluatorOverrideDraft(town.people["Sala Giulia"], key, "Sostituzione", JULY))
    with pytest.raises(UserError, match="Dati collegati: 1 valutatore indicato"):
        delete_official(town.workspace, secretary.id)
