"""What is missing to compute the awards of a year, each thing with the place that mends it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.awards.result import AwardLack, FundResult, LackKind
from app.domain.awards.rows import AwardLackRow
from app.domain.issues import Link
from app.domain.structure.hierarchy import Party
from app.domain.workflow import RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import Sheet
from app.models.objectives import Objective
from app.services.sheets.of_round import round_of

RULES = Link("award_rules", 0)
_FACTS = {
    LackKind.SALARY: "salary",
    LackKind.POST_WEIGHT: "post_weight",
    LackKind.OTHER_INCENTIVES: "other_incentives",
    LackKind.FIGURE: "figure",
    LackKind.TIE: "figure",
}


def lack_rows(session: Session, cycle: Cycle, result: FundResult, first: int) -> Iterator[AwardLackRow]:
    """Yield what a fund lacks, numbered from `first`."""
    places = _Places(session, cycle, result.code)
    for number, one in enumerate(result.lacks, start=first):
        yield AwardLackRow(number, result.name, one.sentence, places.of(one))


class _Places:
    """Finds where each kind of thing is written; of a fact the second number of the place is that of the official."""

    def __init__(self, session: Session, cycle: Cycle, fund: str) -> None:
        self._session, self._cycle, self._fund = session, cycle, fund
        self._by_kind: Mapping[LackKind, Callable[[AwardLack], Link]] = {
            LackKind.POOL: lambda _lack: Link("awards", 0, self._fund),
            LackKind.EVALUATION: self._sheet,
            LackKind.PAYMENT_TIMES: lambda _lack: Link("payment_times", 0),
            LackKind.GATE: self._objective,
            LackKind.CONTRACT_AREA: self._person,
            LackKind.SERVICE: self._person,
            LackKind.POSITION_PAY: self._person,
            LackKind.GROUP: self._person,
            **dict.fromkeys(_FACTS, self._fact),
        }

    def of(self, lack: AwardLack) -> Link:
        found = self._by_kind.get(lack.kind)
        return found(lack) if found is not None else RULES

    def _sheet(self, lack: AwardLack) -> Link:
        party = lack.party or Party()
        if party in self._sheets:
            return Link("sheet", self._sheets[party], "missing")
        if party.official_id is not None:  # nothing prepares a sheet any more where the method has none for it
            return Link("award_fact", 0, "figure", party.official_id)
        return Link("evaluation", 0)

    def _objective(self, lack: AwardLack) -> Link:
        query = select(Objective.id).where(Objective.cycle_id == self._cycle.id, Objective.code == lack.name)
        found = self._session.scalar(query)
        return Link("objective", found, "final") if found is not None else RULES

    def _person(self, lack: AwardLack) -> Link:
        person = lack.party.employee_id if lack.party else None
        return Link("employee", person) if person is not None else RULES

    def _fact(self, lack: AwardLack) -> Link:
        party = lack.party or Party()
        return Link("award_fact", party.employee_id or 0, _FACTS[lack.kind], party.official_id or 0)

    @cached_property
    def _sheets(self) -> Mapping[Party, int]:
        """The sheet of each person in the final session: one that is not settled before the others."""
        final = round_of(self._session, self._cycle.year, RoundKind.FINAL)
        if final is None:
            return {}
        query = select(Sheet).where(Sheet.round_id == final.id, Sheet.state != SheetState.SUPERSEDED)
        rows = sorted(self._session.scalars(query), key=lambda one: (not one.state.is_settled, one.id))
        return {one.evaluated_party: one.id for one in rows}
