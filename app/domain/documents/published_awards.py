"""The awards that are published: their totals, of no group so small that it would say somebody's own (art. 20)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from app.domain.awards.rows import AwardFundRow
from app.domain.awards.vocabulary import FundKind
from app.domain.documents.publication import EMPLOYEES_GROUP, EQ_GROUP, SMALLEST_CLASS
from app.domain.documents.transparency import AwardLine

TOP_GROUP = "Titolari di incarichi di EQ e Segretario"
EVERYBODY = "Tutto il personale"
NOT_FINAL = (AwardLine(EQ_GROUP), AwardLine(EMPLOYEES_GROUP))


def published_awards(funds: Sequence[AwardFundRow], least: int = SMALLEST_CLASS) -> tuple[AwardLine, ...]:
    """Return what was set aside and given to each group; of one whose amounts are not all there yet, its name alone.

    D.Lgs. 33/2013 art. 20: a group with fewer than `least` people is put together with the other.
    """
    top = [one for one in funds if one.kind.is_result]
    staff = [one for one in funds if not one.kind.is_result]
    if _people(staff) >= least and (not top or _people(top) >= least):
        names = TOP_GROUP if any(one.kind is FundKind.SECRETARY_RESULT for one in top) else EQ_GROUP
        return (*([_line(names, top)] if top else []), _line(EMPLOYEES_GROUP, staff))
    return (_line(EVERYBODY, funds),) if _people(funds) >= least and all(map(_is_final, funds)) else NOT_FINAL


def _is_final(fund: AwardFundRow) -> bool:
    return not (fund.lacks or fund.is_provisional or fund.paid is None)


def _people(funds: Sequence[AwardFundRow]) -> int:
    return len({one.id for fund in funds for one in fund.due})


def _line(name: str, funds: Sequence[AwardFundRow]) -> AwardLine:
    if not all(map(_is_final, funds)):
        return AwardLine(name)
    return AwardLine(name, _sum(one.amount for one in funds), _sum(one.paid for one in funds))


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((one for one in amounts if one is not None), Decimal(0))
