"""The codes of an imported plan follow the mask of the ente."""

from app.domain.objectives import ObjectiveKind
from app.domain.objectives.code_mask import EXAMPLE, read_mask
from app.domain.plan_text.codes import CodeBook
from app.domain.plan_text.shapes import UnitName

OPERATIONAL = ObjectiveKind.OPERATIONAL
TAXES, OFFICE = UnitName("Area Contabile", "Tributi"), UnitName("Area Contabile")


def test_that_a_plan_takes_codes_by_the_mask_after_those_that_are_there() -> None:
    codes = CodeBook(["T-01"], read_mask("{anno:2}" + EXAMPLE), 2024)
    plain = CodeBook()
    area, sector = plain.prefix(OFFICE), plain.prefix(TAXES).split("-")[1]
    assert codes.name(ObjectiveKind.STRATEGIC_COMMON, ()) == "24SC-01"
    assert codes.name(OPERATIONAL, (TAXES, OFFICE)) == "24T-01"
    assert [codes.name(OPERATIONAL, (TAXES,)) for _ in range(2)] == [f"24{area[:2]}-{sector[:3]}-0{n}" for n in (1, 2)]
    assert CodeBook(["SC-01"], read_mask(EXAMPLE), 2024).name(ObjectiveKind.STRATEGIC_COMMON, ()) == "SC-02"
