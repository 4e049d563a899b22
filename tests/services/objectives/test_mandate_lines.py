"""The lines of the mandate on a real archive."""

from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.ids import MandateLineId
from app.domain.objectives.mandate import MandateLineDraft, next_line
from app.services.audit import undoing
from app.services.objectives.choices import objective_choices
from app.services.objectives.mandate_lines import (
    change_mandate_lines,
    create_mandate_line,
    delete_mandate_line,
    list_mandate_lines,
)
from tests.archives.office import YEAR, Office

DRAFT = MandateLineDraft(code="L1", title="Un comune vicino", mandate_from=2022, mandate_to=2026)


def make(office: Office, **more: object) -> MandateLineId:
    fields = {name: getattr(DRAFT, name) for name in ("code", "title", "mandate_from", "mandate_to")} | more
    return MandateLineId(create_mandate_line(office.workspace, MandateLineDraft(**fields)).ids[0])


def test_that_a_line_is_offered_to_the_objectives_of_its_years(office: Office) -> None:
    line = make(office)
    make(office, code="V1", mandate_from=2017, mandate_to=YEAR - 1)
    make(office, code="V2", mandate_from=YEAR + 1, mandate_to=YEAR + 5)
    last = make(office, code="L2", mandate_to=YEAR)
    first = make(office, code="L3", mandate_from=YEAR)
    offered = objective_choices(office.workspace, YEAR).mandate_lines
    assert {identity for identity, _ in offered} == {line, last, first}
    assert (line, "L1 Un comune vicino") in offered
    assert {row.code for row in list_mandate_lines(office.workspace)} == {"V1", "L1", "L2", "L3", "V2"}


def test_that_a_code_stands_once_in_a_mandate(office: Office) -> None:
    make(office)
    make(office, mandate_from=2027, mandate_to=2031)
    with pytest.raises(UserError, match="Il codice L1 è già della linea «Un comune vicino»"):
        make(office, code=" L1 ")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": " "}, "Manca il titolo"),
        ({"mandate_to": 2020}, "viene prima del primo"),
        ({"mandate_from": 22}, "Il primo anno del mandato è un anno dal 1990"),
        ({"mandate_from": Decimal("2022.5")}, "Il primo anno del mandato è un anno"),
        ({"mandate_to": None}, "L'ultimo anno del mandato manca"),
    ],
)
def test_that_a_line_that_makes_no_sense_is_refused(office: Office, wrong: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        make(office, **wrong)


def test_that_cells_of_several_lines_are_one_operation(office: Office) -> None:
    first, second = make(office), make(office, code="L2", title="Scuole sicure")
    change_mandate_lines(office.workspace, {first: {"title": "Vicino a tutti"}, second: {"description": "Edifici"}})
    rows = list_mandate_lines(office.workspace)
    assert [(row.title, row.description) for row in rows] == [("Vicino a tutti", ""), ("Scuole sicure", "Edifici")]
    with pytest.raises(UserError, match="è già della linea"):
        change_mandate_lines(office.workspace, {second: {"code": "L1"}})
    undoing.undo_last(office.workspace)
    assert [row.title for row in list_mandate_lines(office.workspace)] == ["Un comune vicino", "Scuole sicure"]


def test_that_a_line_is_deleted_only_while_nothing_serves_it(office: Office) -> None:
    line = make(office)
    for number in range(5):
        office.objective(f"Obiettivo {number}", mandate_line_id=line)
    assert list_mandate_lines(office.workspace)[0].objectives == 5
    with pytest.raises(UserError, match=r"5 obiettivi: AG-SEG-01 \(2024\), .* e altri 2"):
        delete_mandate_line(office.workspace, line)
    free = make(office, code="L2")
    delete_mandate_line(office.workspace, free)
    assert [row.code for row in list_mandate_lines(office.workspace)] == ["L1"]


def test_that_a_new_line_begins_with_the_mandate_of_the_last(office: Office) -> None:
    assert next_line([], YEAR) == MandateLineDraft(mandate_from=2024, mandate_to=2028)
    make(office)
    assert next_line(list_mandate_lines(office.workspace), YEAR) == MandateLineDraft(mandate_from=2022, mandate_to=2026)
