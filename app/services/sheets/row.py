"""The row of a sheet, as every list of the session shows it."""

from app.domain.objectives.objective import UnitRef
from app.domain.permissions import Action, Actor, SheetInQuestion, may
from app.domain.sheets.interim import outcome_of
from app.domain.sheets.rows import SheetRow
from app.services.sheets.standing import Standing

PROVISIONAL = "provvisorio"


def sheet_row(actor: Actor, standing: Standing, asked: SheetInQuestion) -> SheetRow:
    """Make the row of a sheet; a total is shown once somebody has begun, and is provisional while something lacks."""
    sheet, person, outcome = standing.sheet, standing.person, standing.outcome
    is_visible = standing.is_begun and may(actor, Action.SEE_SCORES, asked)
    return SheetRow(
        id=sheet.id,
        version=sheet.version,
        person=person.full_name,
        matricola=person.matricola,
        unit=person.nearest_unit,
        valid_from=sheet.valid_from,
        valid_to=sheet.valid_to,
        role=sheet.role,
        evaluator=person.evaluator,
        state=sheet.state,
        answer=sheet.answer,
        total=outcome.total if is_visible else None,
        band=_band(standing) if is_visible else None,
        missing=standing.missing if standing.counts else 0,
        is_top=is_visible and outcome.is_top,
        employee_id=sheet.employee_id,
        surname=person.surname,
        evaluator_party=sheet.evaluator_party,
        unit_ref=UnitRef(sheet.area_id, sheet.sector_id) if sheet.area_id else None,
    )


def _band(standing: Standing) -> str:
    """Say the outcome of a check of the half year where there is no total, else the band."""
    in_words = outcome_of(standing.sheet.interim_outcome)
    if in_words is not None and standing.outcome.total is None:
        return in_words.italian
    return PROVISIONAL if standing.missing else standing.outcome.band
