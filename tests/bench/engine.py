"""The engine alone: many sheets of 25 items scored and explained, against a bare loop over the same numbers."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from time import process_time

from app.domain.method.definition import MethodDefinition
from app.domain.method.template import SheetTemplate
from app.domain.roles import SheetRole
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import FactorInput, ObjectiveInput, SectionInput, SheetInput
from app.services.methods.presets import read_preset

ITEMS = 25
COUNTS = (1_000, 5_000, 10_000)
CENT = Decimal("0.01")


def engine() -> Iterator[str]:
    """Score growing numbers of sheets: the cost of each must not grow."""
    method = read_preset("obiettivi-60-comportamenti-40")
    template = method.template_for(SheetRole.EMPLOYEE)
    assert template is not None
    sheets = [_sheet(template, number) for number in range(COUNTS[-1])]
    for count in COUNTS:
        seconds = _timed(partial(_score, method, template, sheets[:count]))
        yield f"{count:6d} sheets of {ITEMS} items scored and explained: {1000 * seconds / count:.3f} ms each"
    bare = _timed(partial(_bare, sheets))
    each = 1000 * bare / len(sheets)
    yield f"a bare Decimal loop over the same numbers: {each:.4f} ms each   ratio {seconds / bare:.0f}"


def _sheet(template: SheetTemplate, number: int) -> SheetInput:
    objectives, behaviours = template.sections
    factors = tuple(
        FactorInput(factor.code, Decimal(2 + (number + place) % 3)) for place, factor in enumerate(behaviours.factors)
    )
    pursued = tuple(
        ObjectiveInput(f"objective:{place}", f"Obiettivo {place}", Decimal(5), degree=_degree(number, place))
        for place in range(ITEMS - len(factors))
    )
    given = SectionInput(objectives.code, objectives=pursued), SectionInput(behaviours.code, factors=factors)
    return SheetInput(given)


def _degree(number: int, place: int) -> Decimal:
    return Decimal((number * 37 + place * 811) % 10_001) / 100


def _score(method: MethodDefinition, template: SheetTemplate, sheets: Sequence[SheetInput]) -> None:
    for sheet in sheets:
        score_sheet(method, template, sheet)


def _bare(sheets: Sequence[SheetInput]) -> None:
    """Compute the same totals and nothing else: no explanation, no missing parts, no bands."""
    for sheet in sheets:
        objectives, behaviours = sheet.sections
        products = [one.weight * (one.degree or 0) for one in objectives.objectives]
        reached = sum(products) / sum(one.weight for one in objectives.objectives)
        shares = [(one.value or 0) * 20 for one in behaviours.factors]
        total = (40 * reached + 60 * sum(shares) / len(shares)) / 100
        Decimal(total).quantize(CENT, ROUND_HALF_UP)


def _timed(work: partial[None]) -> float:
    start = process_time()
    work()
    return process_time() - start
