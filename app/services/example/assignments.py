"""Who pursues which objectives in the example, with weights that sum to 100 for each person."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from app.domain.exact import HUNDRED
from app.domain.ids import ObjectiveId
from app.domain.objectives import AcknowledgementMeans, ObjectiveKind
from app.domain.objectives.weights import equal_shares
from app.models.objectives import ObjectiveAssignment
from app.services.example.planned import Planned
from app.services.example.source import Row, people_file, session_file
from app.services.example.structure import Town
from app.services.objectives.service_periods import served
from app.services.workspace import SECRETARY

ORDINARY, PAYMENT_TIMES = "T-01", "T-02"
PAYMENT_WEIGHT = Decimal(30)
"""D.L. 13/2023 art. 4-bis c. 2: not less than 30 %."""

_DAYS_TO_SEE = timedelta(days=7)


def assignments_of(
    session: Session, year: int, town: Town, planned: Sequence[Planned], ids: Mapping[str, ObjectiveId]
) -> Iterator[ObjectiveAssignment]:
    """Yield the assignments of everyone in service in `year`; those who come later see them within a week."""
    common = {one.code: Decimal(one.row["weight"]) for one in planned if one.kind is ObjectiveKind.STRATEGIC_COMMON}
    seen_on, service = session_file(year)["seen_on"], served(session, year)
    for row in people_file()["employee"]:
        employee_id = town.people[row["matricola"]]
        if employee_id not in service:
            continue
        start, end = service[employee_id]
        for code, weight in (common | _specific(row, year, planned)).items():
            yield ObjectiveAssignment(
                objective_id=ids[code],
                employee_id=employee_id,
                weight=weight,
                valid_from=start,
                valid_to=end,
                acknowledged_on=start + _DAYS_TO_SEE if start else seen_on,
                acknowledged_means=AcknowledgementMeans.PAPER,
                acknowledged_by=SECRETARY.name,
            )


def _specific(row: Row, year: int, planned: Sequence[Planned]) -> dict[str, Decimal]:
    """Return the weights that the file gives for 2024; before, equal ones over the objectives of the settore."""
    if year >= 2024:
        return {code: Decimal(weight) for code, weight in row["objectives"].items()}
    sector = row["postings"][0]["sector"]
    own = [ORDINARY, *(one.code for one in planned if one.sectors == (sector,))]
    if "appointment" not in row:
        return dict(zip(own, equal_shares(len(own)), strict=True))
    shares = equal_shares(len(own), HUNDRED - PAYMENT_WEIGHT)
    return {PAYMENT_TIMES: PAYMENT_WEIGHT} | dict(zip(own, shares, strict=True))
