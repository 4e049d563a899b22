"""Of whom the sheet itself has the payment-times objective in the share of the award that it tells."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.domain.payment_times.effect import is_in_share
from app.domain.roles import SheetRole
from app.domain.sheets.content import SheetContent
from app.domain.structure.hierarchy import Party
from app.domain.workflow import SheetState
from app.models.evaluation import EvaluationRound, Sheet
from app.services.sheets.sheet_content import listed_sheets, load_contents
from app.services.sheets.sheets import current_content, is_closed

_OF_POSTS = {SheetRole.EQ, SheetRole.SECRETARY}
PaidBySheet = frozenset[tuple[Party, SheetRole]]


def paid_by_sheet(session: Session, final: EvaluationRound) -> PaidBySheet:
    """Return who has the objective in the share of every sheet of the year that counts, in each role.

    Of who has it on some sheets only the fund takes its own share: at least what the law asks must hang on it.
    """
    listed = listed_sheets(session, final.id)
    sheets = [one for one in listed if one.role in _OF_POSTS and one.state is not SheetState.NOT_EVALUABLE]
    told: dict[tuple[Party, SheetRole], list[bool]] = defaultdict(list)
    for sheet, content in _contents(session, sheets):
        told[sheet.evaluated_party, sheet.role].append(is_in_share(content.template, content.given))
    return frozenset(key for key, each in told.items() if all(each))


def _contents(session: Session, sheets: list[Sheet]) -> Iterator[tuple[Sheet, SheetContent]]:
    """Yield what each sheet is made of: a closed one as it was frozen."""
    found = load_contents(session, [one for one in sheets if not is_closed(one)])
    for sheet in sheets:
        yield sheet, found.get(sheet.id) or current_content(session, sheet)
