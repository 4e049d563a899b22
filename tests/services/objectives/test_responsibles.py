"""Who answers for an objective has it: told where it is not so, and mended at one stroke; days in another Area too."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.objective import ObjectiveDraft, UnitShare
from app.domain.structure.appointments import EqAppointmentDraft
from app.services.audit.undoing import undo_last
from app.services.objectives.assignments import assign_people
from app.services.objectives.checks import objective_facts
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import create_objective
from app.services.objectives.responsibles import assign_responsibles, lacking_count
from app.services.structure.appointments import save_appointment
from tests.archives.office import YEAR, Office

D = Decimal


def person(office: Office, surname: str):
    [facts] = objective_facts(office.workspace, YEAR)
    return next(one for one in facts.people if one.id == office.people[surname])


def made(office: Office, title: str, weight: int, unit: str = "Affari generali", **more: object) -> int:
    shares = (UnitShare(office.units[unit], D(weight)),)
    return create_objective(office.workspace, YEAR, ObjectiveDraft(title=title, units=shares, **more)).ids[0]


def test_that_a_head_without_objectives_of_the_own_area_gets_them_with_the_weights_of_the_plan(office: Office) -> None:
    w, arcuri, bassi = office.workspace, office.people["Arcuri"], office.people["Bassi"]
    first, second, owned = made(office, "Uno", 60), made(office, "Due", 20), made(office, "Tre", 20, owner_id=bassi)
    area = office.units["Affari generali"].area_id
    save_appointment(w, EqAppointmentDraft(arcuri, (area,), valid_from=date(2023, 1, 1)))
    codes = [objective_detail(w, one).draft.code for one in (first, second, owned)]
    assert person(office, "Arcuri").answers_for == tuple(codes[:2]), "the third names another"
    assert person(office, "Bassi").answers_for == (codes[2],)
    assert lacking_count(w, YEAR) == (2, 3)
    [common] = create_objective(w, YEAR, ObjectiveDraft(title="Di tutti", kind=ObjectiveKind.STRATEGIC_COMMON)).ids
    assign_people(w, common, [bassi])
    [row] = objective_detail(w, common).assignments
    assert row.total.startswith("manca 1 obiettivo di cui è responsabile")
    assert not row.is_right
    assign_responsibles(w, YEAR)
    given = {one.employee_id: one.weight for one in objective_detail(w, first).assignments}
    assert given[arcuri] == D(75), "60 to 20, as the plan weighs them"
    assert [(one.employee_id, one.valid_from) for one in objective_detail(w, owned).assignments] == [
        (bassi, date(2024, 4, 1))
    ]
    assert lacking_count(w, YEAR) == (0, 0)
    with pytest.raises(UserError, match="lo ha già"):
        assign_responsibles(w, YEAR)
    undo_last(w)
    assert lacking_count(w, YEAR) == (2, 3)
    assign_people(w, first, [bassi])
    assert person(office, "Bassi").answers_for == (), "who has some was given those that are to weigh"


def test_that_an_objective_of_one_area_that_counts_in_the_days_in_another_is_told(office: Office) -> None:
    w, conti = office.workspace, office.people["Conti"]
    both = create_objective(
        w,
        YEAR,
        ObjectiveDraft(title="Di due", units=tuple(UnitShare(office.units[one]) for one in ("Cultura", "Tributi"))),
    ).ids[0]
    ours = made(office, "Ruolo", 100, "Tributi")
    assign_people(w, both, [conti])
    assign_people(w, ours, [conti])
    code = objective_detail(w, ours).draft.code
    [words] = person(office, "Conti").elsewhere
    assert words == (
        f"Conti Carla: {code} è di Area Contabile (dal 01/07/2024 al 31/12/2024), ma vale anche dal 01/01/2024 al"
        " 30/06/2024, in Area Affari generali: le due schede lo contano. Se è solo della prima, scriverne i giorni in"
        " Persone e pesi (colonne Dal e Al)."
    )
