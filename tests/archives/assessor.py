"""The comune whose Area Tecnica an assessore heads (L. 388/2000 art. 53 c. 23), with the round of 2024 prepared."""

from dataclasses import replace
from datetime import date

from app.domain.ids import AreaId, OfficialId, RoundId, UserId
from app.domain.permissions import Actor
from app.domain.roles import OfficialRole, UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.structure.area_charges import AreaChargeDraft, AreaChargeRow
from app.domain.structure.evaluators import OfficialDraft
from app.domain.workflow import RoundKind
from app.models.objectives import ObjectiveAssignment, ObjectiveUnit
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import open_round, prepare_round
from app.services.structure.area_charges import save_charge
from app.services.structure.evaluators import save_official
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.comune import STARTED, Comune
from tests.archives.plain import read_registry

NAME = "Pini Ada"
AFFAIRS, TECHNICAL = AreaId(1), AreaId(2)


def entrust(workspace: Workspace, area: AreaId = TECHNICAL, name: str = NAME, until: date | None = None) -> OfficialId:
    """Give an Area to a new assessore, from long ago."""
    official = OfficialId(save_official(workspace, OfficialDraft(OfficialRole.ASSESSOR, name, STARTED)).ids[0])
    save_charge(workspace, AreaChargeDraft(official, (area,), "Delibera 7/2015", STARTED, until))
    return official


def charge_of(workspace: Workspace, official: OfficialId) -> AreaChargeRow:
    return next(one for one in read_registry(workspace).charges if one.official_id == official)


def actor_of(official: OfficialId, name: str = NAME) -> Actor:
    """Who logs in as that assessore: the user of a head whose person is an official."""
    return Actor(name, UserRole.EQ, official_id=official, user_id=UserId(7))


def share_out(comune: Comune) -> None:
    """Give `misurato` to the Area of Verdi and `giudicato` to the assessore's, and neither to a person."""
    with unit_of_work(comune.workspace, "Unità") as unit:
        for area, name in ((AFFAIRS, "misurato"), (TECHNICAL, "giudicato")):
            unit.add(ObjectiveUnit(objective_id=comune.objectives[name], area_id=area))
            for one in unit.session.query(ObjectiveAssignment).filter_by(objective_id=comune.objectives[name]):
                unit.session.delete(one)


def with_assessor(comune: Comune) -> tuple[Comune, Workspace]:
    """Return the comune with its round prepared, and the same in the hands of the assessore."""
    workspace = comune.workspace
    official = entrust(workspace)
    round_id = RoundId(open_round(workspace, RoundDraft(2024, RoundKind.FINAL, ensure_preset(workspace))).ids[0])
    prepare_round(workspace, round_id)
    return replace(comune, round_id=round_id), replace(workspace, actor=actor_of(official))
