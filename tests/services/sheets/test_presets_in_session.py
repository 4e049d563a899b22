"""Every shipped method carries a whole sheet, from the round to the total, on a real archive."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.ids import RoundId
from app.domain.roles import SheetRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind, SheetState
from app.models.objectives import ObjectiveAssignment, ObjectiveUnit
from app.models.structure import Sector
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.sheets import list_sheets
from app.services.sheets.steps import complete_sheet
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune

TOGETHER = {"obiettivi-60-comportamenti-40", "articolo-9", "tre-ambiti"}
"""Methods whose sheets hold all the objectives of a person in one section: their weights sum to 100 together."""


@pytest.mark.parametrize(
    ("preset", "step", "total"),
    [
        # comune 100, misurato 80, giudicato 75 (terzo giudizio): 60 × 80 + 40 × 75 = 78; comportamenti al terzo gradino
        ("obiettivi-60-comportamenti-40", 3, "67.20"),  # 40 × 78 + 60 × 60
        # l'unità ha solo il misurato, 80; giudicato 100: 60 × 80 + 40 × 100 = 88; 30 × 80 + 30 × 88 + 40 × 40
        ("tre-ambiti", 4, "66.40"),
        ("articolo-9", 3, "76.50"),  # (78 + 75) : 2
        ("solo-comportamenti", 3, "30.00"),  # dieci fattori da 3 punti
        ("obiettivi-comuni-e-specifici", 3, "73.40"),  # 20 × 100 + 30 × 78 + 50 × 60
    ],
)
def test_that_a_sheet_of_each_method_is_prepared_filled_and_completed(
    comune: Comune, preset: str, step: int, total: str
) -> None:
    workspace = comune.workspace
    if preset in TOGETHER:
        with unit_of_work(workspace, "Pesi") as unit:
            common = ObjectiveAssignment.objective_id == comune.objectives["comune"]
            for row in unit.session.scalars(select(ObjectiveAssignment).where(common)):
                row.weight = Decimal(0)
    with unit_of_work(workspace, "Obiettivo del settore") as unit:
        place = unit.session.scalars(select(Sector).where(Sector.name == "Anagrafe")).one()
        measured = comune.objectives["misurato"]
        unit.add(ObjectiveUnit(objective_id=measured, area_id=place.area_id, sector_id=place.id))
    version = ensure_preset(workspace, f"{preset}+segretario")
    round_id = RoundId(open_round(workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(workspace, round_id)
    opened = Comune(workspace, comune.people, comune.objectives, comune.indicators, round_id)
    rows = list_sheets(workspace, round_id)
    assert {row.role for row in rows} == set(SheetRole)
    complete_sheet(workspace, opened.fill("Rossi", step))
    detail = opened.detail("Rossi")
    assert (detail.state, detail.result.total) == (SheetState.COMPLETED, Decimal(total))
