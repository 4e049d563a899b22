"""Objectives given to the staff of their units, many at once."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.ids import ObjectiveId
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.objective import ObjectiveDraft, UnitRef, UnitShare
from app.domain.objectives.records import RevisionDraft
from app.domain.structure.appointments import EqAppointmentDraft
from app.models.municipality import Setting
from app.services.methods.chosen import method_key
from app.services.methods.keeping import ensure_preset
from app.services.objectives.assignments import assign_people
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import create_objective
from app.services.objectives.own_units import NewlyGiven, assign_own_units, newly_given_in_own_units
from app.services.objectives.states import withdraw_objective
from app.services.structure.appointments import save_appointment
from app.services.transaction import unit_of_work
from tests.archives.office import YEAR, Office, list_objectives
from tests.looking import list_entries

D = Decimal


def people_of(office: Office, identity: int) -> list[tuple[str, date | None, date | None, Decimal]]:
    rows = objective_detail(office.workspace, identity).assignments
    return [(row.person, row.valid_from, row.valid_to, row.weight) for row in rows]


def test_that_each_objective_goes_to_who_serves_in_its_units_with_first_weights_in_equal_parts(office: Office) -> None:
    own, cross = office.objective(), office.objective("Di due settori", "Cultura", "Tributi")
    assert newly_given_in_own_units(office.workspace, [own, cross]) == NewlyGiven(3, 3)
    assign_own_units(office.workspace, [own, cross])
    assert people_of(office, own) == [
        ("Arcuri Ada", None, None, D(100)),
        ("Bassi Bruno", date(2024, 4, 1), None, D(100)),
    ]
    assert people_of(office, cross) == [("Conti Carla", None, None, D(100))], "the days of both services"
    label = list_entries(office.workspace)[0].label
    assert label == "Assegnazione di 2 obiettivi al personale delle unità"


def test_that_who_has_weights_keeps_them_and_twice_adds_nobody(office: Office) -> None:
    first, second = office.objective(), office.objective("Un altro")
    assign_own_units(office.workspace, [first])
    assign_own_units(office.workspace, [first, second])
    assert [weight for *_, weight in people_of(office, first)] == [D(100), D(100)]
    assert [weight for *_, weight in people_of(office, second)] == [D(0), D(0)]
    assert newly_given_in_own_units(office.workspace, [first, second]) == NewlyGiven()
    assert assign_own_units(office.workspace, [first, second]).is_empty


def test_that_a_common_objective_goes_to_the_whole_ente_and_a_withdrawn_one_to_nobody(office: Office) -> None:
    common = office.objective("Puntualità", kind=ObjectiveKind.STRATEGIC_COMMON)
    gone = office.objective("Tolto")
    draft = RevisionDraft(objective_id=gone, on_date=date(2024, 6, 1), what="Tolto", reason="Fondi")
    withdraw_objective(office.workspace, draft)
    assign_own_units(office.workspace, [common, gone])
    assert [name for name, *_ in people_of(office, common)] == ["Arcuri Ada", "Bassi Bruno", "Conti Carla"]
    assert people_of(office, gone) == []


def test_that_units_without_staff_are_counted_and_alone_refused(office: Office) -> None:
    assign_people(office.workspace, office.objective(), [office.people["Arcuri"]])
    empty = office.objective("Nell'area", "Contabile")
    assert newly_given_in_own_units(office.workspace, [empty]).assignments == 1, "an Area holds its settori"
    with pytest.raises(UserError, match="personale in servizio"):
        assign_own_units(office.workspace, [])
    assert len(list_objectives(office.workspace, YEAR)) == 2


def test_that_who_heads_the_area_gets_the_proportions_of_the_plan_and_the_others_equal_parts(office: Office) -> None:
    shares = (UnitShare(office.units["Segreteria"], D(25)), UnitShare(office.units["Segreteria"], D(15)))
    drafts = [ObjectiveDraft(title=title, units=(share,)) for title, share in zip(("Uno", "Due"), shares, strict=True)]
    ids = [ObjectiveId(create_objective(office.workspace, YEAR, draft).ids[0]) for draft in drafts]
    area = office.units["Segreteria"].area_id
    head = EqAppointmentDraft(office.people["Arcuri"], (area,), valid_from=date(2020, 1, 1))
    save_appointment(office.workspace, head)
    common = [office.objective(title, kind=ObjectiveKind.STRATEGIC_COMMON) for title in ("Puntualità", "Ascolto")]
    codes = tuple(row.code for row in list_objectives(office.workspace, YEAR) if row.id in common)
    given = newly_given_in_own_units(office.workspace, [*ids, *common])
    assert (given.heads, given.without_weight) == (1, codes), "without a weight in a unit: equal parts, which are told"
    assert newly_given_in_own_units(office.workspace, ids) == NewlyGiven(4, 2, heads=1)
    assign_own_units(office.workspace, ids)
    weights = {name: [people_of(office, one)[at][3] for one in ids] for at, name in enumerate(("Arcuri", "Bassi"))}
    assert weights == {"Arcuri": [D("62.5"), D("37.5")], "Bassi": [D(50), D(50)]}


def test_that_a_common_objective_with_its_weight_in_the_area_keeps_it_on_the_sheet_of_the_head(office: Office) -> None:
    version = ensure_preset(office.workspace, "obiettivi-60-comportamenti-40")
    with unit_of_work(office.workspace, "Metodologia dell'anno") as unit:
        unit.add(Setting(key=method_key(YEAR), value=str(version)))
    area = UnitRef(office.units["Segreteria"].area_id)
    kinds = {30: ObjectiveKind.STRATEGIC_COMMON, 25: ObjectiveKind.OPERATIONAL, 45: ObjectiveKind.OPERATIONAL}
    drafts = [ObjectiveDraft(title=f"{n}", kind=kind, units=(UnitShare(area, D(n)),)) for n, kind in kinds.items()]
    ids = [ObjectiveId(create_objective(office.workspace, YEAR, draft).ids[0]) for draft in drafts]
    save_appointment(
        office.workspace, EqAppointmentDraft(office.people["Arcuri"], (area.area_id,), valid_from=date(2020, 1, 1))
    )
    assert newly_given_in_own_units(office.workspace, ids).without_weight == ()
    assign_own_units(office.workspace, ids)
    assert [{row[0]: row[3] for row in people_of(office, one)}["Arcuri Ada"] for one in ids] == [30, 25, 45]
