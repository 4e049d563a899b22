"""Codes by the mask of the ente: for new objectives, for all of a year at once."""

from sqlalchemy import select

from app.domain.objectives import ObjectiveKind
from app.models.municipality import Municipality
from app.models.objectives import Objective
from app.models.structure import Sector
from app.services.audit.undoing import undo_last
from app.services.objectives.codes import preview_recoding, recode_objectives
from app.services.objectives.editing import duplicate_objectives
from app.services.transaction import unit_of_work
from tests.archives.office import YEAR, Office, list_objectives


def codes(office: Office) -> list[str]:
    return [row.code for row in list_objectives(office.workspace, YEAR)]


def mask(office: Office, text: str) -> None:
    with unit_of_work(office.workspace, "Maschera") as unit:
        row = unit.session.get(Municipality, 1) or Municipality(id=1, name="Comune di Prova")
        row.code_mask = text
        unit.add(row)


def test_that_new_objectives_take_their_codes_by_the_mask_and_the_old_ones_are_recoded_at_once(office: Office) -> None:
    w = office.workspace
    common = office.objective("Di tutti", kind=ObjectiveKind.STRATEGIC_COMMON)
    office.objective("Primo")
    office.objective("Altrove", "Tributi")
    mask(office, "{area:2}{settore:2}{n:03}")
    second = office.objective("Secondo")
    office.objective("Insieme", "Segreteria", "Tributi")
    duplicate_objectives(w, [second, common])
    before = ["SC1", "AG-SEG-01", "OC-TRI-01", "AGSE001", "AGSE002", "T001", "SC002"]
    assert sorted(codes(office)) == sorted(before)
    preview = preview_recoding(w, YEAR)
    after = {row.before: row.after for row in preview.rows}
    assert after["AG-SEG-01"] == "AGSE001"
    assert after["AGSE001"] == "AGSE002"
    assert preview.warnings == ()
    recode_objectives(w, YEAR)
    assert sorted(codes(office)) == sorted(after.values())
    assert preview_recoding(w, YEAR).changed == ()
    assert recode_objectives(w, YEAR).is_empty
    undo_last(w)
    assert sorted(codes(office)) == sorted(before)


def test_that_two_units_with_the_same_letters_are_told_and_numbered_together(office: Office) -> None:
    w = office.workspace
    with unit_of_work(w, "Codici") as unit:
        for one in unit.session.scalars(select(Sector)):
            one.code = f"S{one.id}"
    mask(office, "{settore:1}-{n}")
    office.objective("Uno", "Segreteria")
    office.objective("Due", "Tributi")
    assert codes(office) == ["S-1", "S-2"]
    [said, areas] = preview_recoding(w, YEAR).warnings
    assert said.startswith("Area") or areas.startswith("Settore")
    assert any("si numerano insieme" in one for one in (said, areas))


def test_that_a_mask_that_cannot_be_read_leaves_the_codes_to_the_program(office: Office) -> None:
    mask(office, "{boh}")
    office.objective("Uno")
    assert codes(office) == ["AG-SEG-01"]
    with unit_of_work(office.workspace, "Quale") as unit:
        assert unit.session.scalars(select(Objective)).one().code == "AG-SEG-01"
