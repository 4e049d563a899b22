"""The same plan in every format gives the same blocks."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.domain.plan_text.blocks import BlockKind, SourceDocument
from app.domain.plan_text.text_blocks import document_of_text
from app.plan_files.reading import read_plan_document
from tests.plan_files.documents import Line, docx_of, odt_of, pdf_of, table, txt_of

LONG = (
    "Completamento della scuola media di via Roma con annesso parcheggio pubblico, rifacimento della piazza antistante"
    " e nuova pista ciclabile fino alla stazione entro la fine dell'anno"
)
LAYOUTS: dict[str, Sequence[Line]] = {
    "bullets under areas": (
        Line("p", "COMUNE DI PROVA"),
        Line("h", "AREA TECNICA", 1),
        Line("b", LONG),
        Line("b", "Nuovo PGT"),
        Line("h", "AREA AMMINISTRATIVA", 1),
        Line("b", "Riordino dell'archivio di 500 m² e riduzione di 2 t di CO₂"),
        Line("b", "Consegna del 1° lotto e della 2ª fase"),
    ),
    "two levels": (
        Line("h", "Settore Finanziario", 2),
        Line("b", "Gestione delle entrate"),
        Line("b", "Bollettazione della TARI", 1),
        Line("b", "Recupero dell'evasione", 1),
        Line("b", "Bilancio consolidato"),
    ),
    "numbered": (
        Line("p", "SERVIZIO TRIBUTI"),
        Line("n", "Informatizzazione dello stato civile"),
        Line("n", LONG),
        Line("n", "Revisione dello statuto"),
        Line("p", "SERVIZIO CULTURA"),
        Line("n", "Rassegna estiva"),
    ),
    "table": (
        Line("p", "AREA TECNICA"),
        table(
            ("Obiettivo", "Peso", "Indicatore", "Target"),
            ("Informatizzazione dello stato civile e dell'archivio", "60", "atti informatizzati", "100%"),
            ("Revisione dello statuto", "40", "bozza in consiglio", "31/12/2024"),
        ),
        Line("p", "Fine del piano."),
    ),
    "label and value": (
        Line("p", "Titolo: Informatizzazione dello stato civile"),
        Line("p", "Peso: 30"),
        Line("p", "Fasi:"),
        Line("n", "scelta del fornitore"),
        Line("n", "formazione del personale"),
        Line("p", "Titolo: Revisione dello statuto"),
    ),
}
MAKERS: dict[str, Callable[[Sequence[Line]], bytes]] = {"docx": docx_of, "odt": odt_of, "pdf": pdf_of, "md": txt_of}


def facts_of(document: SourceDocument) -> list[tuple[BlockKind, str, int, tuple[tuple[str, str], ...]]]:
    return [
        (block.kind, block.text, block.level, tuple((cell.heading, cell.text) for cell in block.cells))
        for block in document.blocks
    ]


@pytest.mark.parametrize("suffix", MAKERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_that_a_layout_gives_its_blocks_in_every_format(layout: str, suffix: str) -> None:
    lines = LAYOUTS[layout]
    document = read_plan_document(MAKERS[suffix](lines), f"piano.{suffix}")
    wanted = []
    for line in lines:
        if line.kind == "t":
            wanted += [
                (BlockKind.TABLE_ROW, " | ".join(row), tuple(zip(line.rows[0], row, strict=True))) for row in line.rows
            ]
        else:
            kinds = {"h": BlockKind.HEADING, "p": BlockKind.PARAGRAPH}
            wanted.append((kinds.get(line.kind, BlockKind.LIST_ITEM), line.text, ()))
    assert [(kind, text, cells) for kind, text, _, cells in facts_of(document)] == wanted
    assert [block.number for block in document.blocks] == sorted({block.number for block in document.blocks})


@pytest.mark.parametrize("suffix", MAKERS)
def test_that_levels_and_markers_are_those_of_the_lists(suffix: str) -> None:
    document = read_plan_document(MAKERS[suffix](LAYOUTS["two levels"]), f"piano.{suffix}")
    assert [block.level for block in document.blocks if block.kind is BlockKind.LIST_ITEM] == [0, 1, 1, 0]
    document = read_plan_document(MAKERS[suffix](LAYOUTS["numbered"]), f"piano.{suffix}")
    markers = [block.marker for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert markers[:3] == ["1.", "2.", "3."]


def test_that_a_table_printed_without_lines_is_read_by_its_columns() -> None:
    lines = LAYOUTS["table"]
    assert facts_of(read_plan_document(pdf_of(lines, grid=False))) == facts_of(read_plan_document(pdf_of(lines)))


CASES = Path(__file__).parents[3] / "shared" / "cases" / "plan"


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside the project")
@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("*.txt")) if CASES.is_dir() else [])
def test_that_a_case_says_the_same_as_a_text_and_as_a_document(name: str) -> None:
    data = (CASES / name).read_bytes()
    text = data.decode()
    wanted = [block.text for block in document_of_text(text).blocks]
    lines = [Line("p", line.replace("\x07", "•").replace("\x02", "")) for line in text.splitlines() if line.strip()]
    for maker in (docx_of, odt_of):
        found = [block.text for block in read_plan_document(maker(lines)).blocks]
        assert [word for one in found for word in one.split()] == [word for one in wanted for word in one.split()]
    if "\t" not in text and "|" not in text:
        found = [block.text for block in read_plan_document(pdf_of(lines)).blocks]
        assert [word for one in found for word in one.split()] == [word for one in wanted for word in one.split()]
