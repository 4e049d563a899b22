"""Cells of a PDF that are narrower than a word, and headings that a sheet writes on two rows."""

import pytest

from app.plan_files.pdf_cells import DrawnCell, stem_of
from app.plan_files.pdf_lines import PdfLine, Piece
from app.plan_files.reading import read_plan_document

_RIGHT = 60.0
_KNOWN = frozenset(map(stem_of, ("procedimenti", "amministrative", "commerciale")))


def _line(text: str) -> PdfLine:
    """Return a line of 10 points whose letters are 5 wide, in a cell that holds twelve of them."""
    width = 5.0 * len(text)
    first_word = 5.0 * len(text.split(maxsplit=1)[0])
    return PdfLine(1, 0.0, 10.0, (Piece(0.0, width, text),), "", first_word, first_letter=5.0)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("Informatizza", "zione atti"), "Informatizzazione atti"),
        (("Manutenzione", "della rete"), "Manutenzione della rete"),
        (("Manutenzion", "e"), "Manutenzione"),
        (("Amministrati", "va"), "Amministrativa"),
        (("31/10/202", "6"), "31/10/202\n6"),
        (("31/10/2026", "31/12/2026"), "31/10/2026 31/12/2026"),
        (("nuova palest", "ra"), "nuova palest ra"),
        (("dell'archivi", "o corrente"), "dell'archivio corrente"),
        (("straordinari", "a delle vie"), "straordinaria delle vie"),
        (("procedimenti", "a istanza"), "procedimenti a istanza"),
        (("dei tempi di", "procedimenti", "amministrati", "vi"), "dei tempi di procedimenti amministrativi"),
        (("commercialie", "speciali"), "commercialie speciali"),
        (("TRASPARENZAA", "MMINISTRATIVA"), "TRASPARENZAAMMINISTRATIVA"),
    ],
)
def test_that_a_word_parted_by_a_narrow_cell_is_one_again(lines: tuple[str, ...], text: str) -> None:
    assert DrawnCell(tuple(map(_line, lines)), _RIGHT).text(_KNOWN) == text


def test_that_two_words_that_just_fit_a_cell_stay_two() -> None:
    assert DrawnCell(tuple(map(_line, ("botteghe", "storiche"))), 42.0).text(frozenset()) == "botteghe storiche"


def test_that_a_heading_of_a_sheet_is_parted_by_the_row_below_it() -> None:
    sheet = (
        "Settore;Obiettivo;Indicatori;;;Peso\n;;Descrizione;Valore atteso;Formula;\n"
        "Tecnico;Spiagge pulite;Km puliti;7;n.;100\nTecnico;Verde;Alberi;9;n.;100\n"
    )
    [row, _] = read_plan_document(sheet.encode(), "piano.csv").blocks[-2:]
    assert [cell.heading for cell in row.cells] == [
        "Settore", "Obiettivo", "Indicatori – Descrizione", "Valore atteso", "Formula", "Peso",
    ]  # fmt: skip
