"""The live total of a workbook of scores is ours, to the last digit: counted by LibreOffice on many methods."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter
from python_calamine import CalamineWorkbook

from app.domain.ids import SheetId
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import SheetTemplate
from app.domain.periods import Period
from app.domain.scoring.inputs import SheetInput
from app.domain.sheets.content import ItemNote, SheetContent, lacking, scored
from app.domain.sheets.particulars import SheetDates, SheetPerson, SheetTexts
from app.domain.workbooks.layout import Meta
from app.domain.workbooks.score_exactness import rounds_exactly
from app.domain.workbooks.score_formulas import IN_MERITO, NOTHING_YET, why_not_a_formula
from app.domain.workbooks.score_workbook import score_workbook
from app.domain.workbooks.scores import SheetToFill, sheet_to_fill
from app.domain.workflow import RoundKind, SheetState
from app.excel.forms import write_form
from tests.domain.method.sheet_files import EVERY, method
from tests.domain.scoring.sample import METHOD
from tests.domain.scoring.test_laws import sheets as random_sheets
from tests.excel.libreoffice import needs_libreoffice, saved_again
from tests.excel.samples import MADE_AT, packed, parts_of
from tests.whole import IS_WHOLE

pytestmark = pytest.mark.slow

META = Meta("valutazioni", "1", "Comune di Prova", "e-1")
GIVEN = re.compile(r"(</f>)<v>[^<]*</v>")
WORKED = EVERY if IS_WHOLE else [*{(name, case.template): (name, case) for name, case in EVERY}.values()]
"""The sheets worked out by hand: of each template the last, in `make walk` all."""
YEAR = Period(MADE_AT.date().replace(month=1, day=1), MADE_AT.date())


def content_of(definition: MethodDefinition, template: SheetTemplate, sheet: SheetInput) -> SheetContent:
    person = SheetPerson("Rossi", "Mario", "0001", YEAR)
    notes = tuple(
        ItemNote(section.code, one.key, one.reason)
        for section in sheet.sections
        for one in (*section.factors, *section.objectives)
        if one.reason
    )
    return SheetContent(
        2024, RoundKind.FINAL, template.role, person, "Metodo", definition, template.code, sheet, (), SheetTexts(),
        SheetDates(), notes,
    )  # fmt: skip


def to_fill(definition: MethodDefinition, template: SheetTemplate, sheet: SheetInput) -> SheetToFill:
    cut = replace(definition, templates=(template,))
    content = content_of(cut, template, sheet)
    return sheet_to_fill(SheetId(1), SheetState.IN_PROGRESS, content, lacking(content, scored(content)))


def counted(people: Sequence[SheetToFill], folder) -> list[tuple[object, object]]:
    """Return total and number of things missing of each person, counted by LibreOffice from the formulas alone."""
    book = write_form(score_workbook(people, META, "Verdi Anna", "Finale 2024"), MADE_AT)
    bare = {
        name: GIVEN.sub(r"\1<v></v>", body.decode()).encode() if name.startswith("xl/worksheets") else body
        for name, body in parts_of(book).items()
    }  # without the values that we have written beside the formulas
    again = CalamineWorkbook.from_filelike(io.BytesIO(saved_again(packed(bare), folder)))
    cells = [again.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in again.sheet_names[2:-2]]
    return [(rows[0][6], rows[1][6]) for rows in cells]


def ours(sheet: SheetToFill) -> tuple[object, int]:
    result = sheet.form.result
    if why_not_a_formula(sheet.form):
        return IN_MERITO, len(lacking(sheet.content, result))
    return (NOTHING_YET if result.total is None else result.total), len(lacking(sheet.content, result))


def same(found: object, expected: object) -> bool:
    if isinstance(expected, Decimal):
        return isinstance(found, int | float) and Decimal(repr(found)) == expected
    return found == expected


def is_on_the_edge(sheet: SheetToFill) -> bool:
    """Tell whether a total is an exact half that the formula cannot be sure of: there it says a word."""
    exact, digits = sheet.form.result.exact_total, sheet.form.template.rounding.digits
    return exact is not None and (exact * 2 * 10**digits).denominator == 1 and not rounds_exactly(sheet.form)


def assert_same(people: Sequence[SheetToFill], folder) -> None:
    pairs = list(zip(people, counted(people, folder), strict=True))
    wrong = [
        (found, ours(one), one.form.template)
        for one, found in pairs
        if not same(found[0], ours(one)[0]) and not (found[0] == IN_MERITO and is_on_the_edge(one))
    ]
    assert wrong == []
    assert [found[1] for _, found in pairs] == [ours(one)[1] for one, _ in pairs]


@dataclass(frozen=True)
class Several:
    """Many random sheets: one run of LibreOffice counts them all."""

    sheets: list[tuple[SheetTemplate, SheetInput]]

    def _repr_pretty_(self, printer: RepresentationPrinter, cycle: bool) -> None:
        """Few words: the sheets written in full are of no use."""
        printer.text(f"{len(self.sheets)} sheets")


@needs_libreoffice
def test_that_every_worked_sheet_has_our_total_and_lacks_as_much(tmp_path) -> None:
    people = []
    for name, case in WORKED:
        definition = method(name)
        people.append(to_fill(definition, definition.template(case.template), case.sheet))
    found = counted(people, tmp_path)
    wrong = [
        (name, case.title, total, ours(one))
        for (name, case), one, total in zip(WORKED, people, found, strict=True)
        if not same(total[0], ours(one)[0]) or total[1] != ours(one)[1]
    ]
    assert wrong == []
    assert sum(one[0] == IN_MERITO for one in found) < len(found) // 3  # whole systems use words no formula follows


@needs_libreoffice
@given(st.lists(random_sheets(complete=False), min_size=20, max_size=20).map(Several))
@settings(max_examples=2 if IS_WHOLE else 1, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_that_random_sheets_have_our_total(tmp_path_factory, made) -> None:
    assert_same([to_fill(METHOD, *one) for one in made.sheets], tmp_path_factory.mktemp("casuali"))
