"""Where many sheets stand: closed ones as they were frozen, the others scored as they are now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.domain.scoring.objective_parts import Memory
from app.domain.scoring.results import SheetResult
from app.domain.scoring.steps import Step
from app.domain.sheets.content import SheetContent, scored
from app.domain.sheets.interim import lacking_in
from app.domain.sheets.interim import outcome_of as interim_outcome_of
from app.domain.sheets.particulars import SheetPerson
from app.domain.sheets.snapshot import Outcome, outcome_of
from app.domain.sheets.stored import read_snapshot
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.models.sessions import whole_session
from app.services.sheets.closed import closed_outcomes
from app.services.sheets.sheet_content import load_contents


@dataclass(frozen=True, slots=True)
class Standing:
    """A sheet with its person and its numbers, how many things it lacks and which.

    `result` and `content` are there only where the sheet was scored for this: not for a closed one (nothing is
    missing there), nor where the numbers kept beside the sheet are read. `has_total` and `has_individual` tell
    whether an open sheet will have that figure once nothing is missing.
    """

    sheet: Sheet
    person: SheetPerson
    outcome: Outcome
    digits: int
    result: SheetResult | None = None
    missing: int = 0
    things: str = ""
    has_total: bool = False
    has_individual: bool = False
    content: SheetContent | None = None

    @property
    def counts(self) -> bool:
        """Tell whether the sheet is evaluated at all."""
        return self.sheet.state is not SheetState.NOT_EVALUABLE

    @property
    def is_begun(self) -> bool:
        """Tell whether somebody has begun to score: before that what is measured is no total yet."""
        return self.counts and self.sheet.state.is_begun


def standings(session: Session, sheets: Sequence[Sheet]) -> Iterator[Standing]:
    """Yield where each sheet stands, in the order given: who needs only numbers lets each explanation go at once."""
    frozen = closed_outcomes(whole_session(session), sheets)
    contents = load_contents(session, [sheet for sheet in sheets if sheet.id not in frozen])
    memory = Memory()
    for sheet in sheets:
        if closed := frozen.get(sheet.id):
            yield Standing(sheet, closed.person, closed.outcome, closed.digits)
            continue
        content = contents.pop(sheet.id)
        yield standing_of(sheet, content, scored(content, memory))


def standing_of(sheet: Sheet, content: SheetContent, result: SheetResult) -> Standing:
    """Return where a sheet that is not closed stands."""
    template, lacks = content.template, lacking_in(content, result, interim_outcome_of(sheet.interim_outcome))
    return Standing(
        sheet,
        content.person,
        outcome_of(result, template),
        template.rounding.digits,
        result,
        len(lacks),
        "; ".join(one.label for one in lacks),
        result.has_total,
        result.has_individual,
        content,
    )


def explanation_of(standing: Standing) -> Step | None:
    """Return the explanation tree of a sheet: a closed one has it in its snapshot."""
    if standing.result:
        return standing.result.tree
    snapshot = standing.sheet.snapshot
    return read_snapshot(snapshot.body).explanation if snapshot else None
