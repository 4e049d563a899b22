"""What of a list cannot be kept of a posting leaves that posting out, and not its person, nor the file."""

from decimal import Decimal

from openpyxl import Workbook

from app.domain.structure.postings import PostingRow
from app.services.workbooks.job import import_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from tests.archives.plain import read_registry
from tests.archives.town import Town
from tests.excel.samples import saved, workbook_of
from tests.services.workbooks.test_staff_lists import BY_NAME, preview_of

HEAD = ("Matr.", "Cognome", "Nome", "Sesso", "Assunto il", "Cat.", "Settore", "% part-time")


def postings(town: Town) -> dict[str, PostingRow]:
    return {row.matricola: row for row in read_registry(town.workspace).postings}


def test_that_a_share_left_by_a_calculation_is_kept_with_two_decimals_and_a_wrong_one_leaves_its_posting_out(
    town: Town,
) -> None:
    area = read_registry(town.workspace).areas[0]
    common = ("F", "01/03/2020", "C1", area.code)
    data = workbook_of(
        HEAD,
        ("901", "Zeni", "Ada", *common, 30 / 36 * 100),
        ("902", "Zeni", "Bea", *common, 5 / 6),
        ("903", "Zeni", "Eva", *common, 120),
        ("904", "Zeni", "Ida", *common, "poche ore"),
        ("905", "Zeni", "Pia", "F", "01/03/2020", "Dirigente", area.code, 100),
        name="Foglio1",
    )
    preview = preview_of(town, data)
    assert not preview.errors
    told = " ".join(note.sentence for note in preview.notes)
    assert "il tempo di lavoro «83,333333» è letto come 83,33 %" in told
    assert "riga 4: l'assegnazione non si legge" in told
    assert "«poche ore» non è una percentuale" in told
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    kept = postings(town)
    assert {key: kept[key].part_time for key in ("901", "902")} == dict.fromkeys(("901", "902"), Decimal("83.33"))
    assert not {"903", "904", "905"} & kept.keys()
    assert {"903", "904", "905"} <= {one.matricola for one in read_registry(town.workspace).employees}
    assert not preview_of(town, data).has_changes


def test_that_the_names_of_the_sheets_are_the_units_where_most_of_them_are(town: Town) -> None:
    """A single sheet called as a unit, or one among others that are none, says nobody's unit."""
    areas = read_registry(town.workspace).areas[:2]
    named = [one.name.removeprefix("Area ") for one in areas]
    head = ("Nominativo", "Assunto il", "Cat.")

    def book(*names: str) -> bytes:
        made = Workbook()
        made.remove(made.active)
        for number, name in enumerate(names):
            sheet = made.create_sheet(name)
            sheet.append(head)
            sheet.append((f"Zeni {'ABCDE'[number]}da", "01/03/2020", "C1"))
        return saved(made)

    for names in ((named[0],), (named[0], "Attivi", "Cessati")):
        told = " ".join(note.sentence for note in preview_of(town, book(*names)).notes)
        assert "il file non dice in quale unità" in told
    data = book(*named)
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    found = [row for row in read_registry(town.workspace).postings if row.full_name.startswith("Zeni")]
    assert sorted(row.area_code for row in found) == sorted(one.code for one in areas)
    assert not preview_of(town, data, BY_NAME).has_changes
