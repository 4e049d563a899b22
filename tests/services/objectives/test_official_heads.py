"""Objectives of an Area that an official heads: who answers for them, where nobody is written."""

from dataclasses import replace
from datetime import date, datetime

from app.domain.ids import AreaId
from app.domain.objectives.lacks import Lack
from app.domain.objectives.objective import ObjectiveDraft, UnitRef, UnitShare
from app.domain.roles import OfficialRole
from app.domain.structure.area_charges import AreaChargeDraft
from app.services.cycles import open_year
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import create_objective
from app.services.objectives.patching import change_objective
from app.services.structure.area_charges import save_charge
from app.services.structure.evaluators import list_officials
from tests.archives.office import list_objectives
from tests.archives.town import Town

NAMED = "Neri Alberto (Sindaco)"


def test_that_the_official_who_heads_the_area_answers_for_objectives_that_name_nobody(town: Town) -> None:
    open_year(town.workspace, 2024)
    shares = (UnitShare(UnitRef(AreaId(town.areas["F"]))),)
    made = create_objective(town.workspace, 2024, ObjectiveDraft(title="Sportello", units=shares)).ids[0]
    [mayor] = [one for one in list_officials(town.workspace) if one.role is OfficialRole.MAYOR]
    save_charge(town.workspace, AreaChargeDraft(mayor.id, (town.areas["F"],), "Delibera 7", date(2024, 7, 1)))
    june, later = (
        replace(town.workspace, now=lambda day=day: day) for day in (datetime(2024, 6, 1), datetime(2025, 3, 1))
    )
    told = [(row.owner, Lack.OWNER in row.lacks) for at in (june, later) for row in list_objectives(at, 2024)]
    assert told == [("", True), (NAMED, False)]
    assert [objective_detail(at, made).official_head for at in (june, later)] == ["", NAMED]
    change_objective(later, made, {"owner_id": town.people["Vitale Carla"]})
    assert [row.owner for row in list_objectives(later, 2024)] == ["Vitale Carla"]
    assert objective_detail(later, made).official_head == ""
