"""Rows of tables that a page parts or joins, and what stands below them."""

from dataclasses import replace

import pytest

from app.domain.plan_text.blocks import BlockKind, CellText, PlanBlock, SourceDocument
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.roles import LineRole, PlanLayout
from app.domain.plan_text.shapes import Bullet

HEAD = ("Obiettivo", "Indicatore", "Target", "Peso", "Personale coinvolto")
ROADS = (
    "Manutenzione delle strade",
    "Chilometri di strade sfalciate Interventi eseguiti entro 5 giorni",
    "18 km\n≥ 90%",
)


def table(*rows: tuple[str, ...], first: int = 2) -> list[PlanBlock]:
    return [
        PlanBlock(number, BlockKind.TABLE_ROW, " | ".join(row), cells=tuple(CellText("", cell) for cell in row))
        for number, row in enumerate(rows, first)
    ]


def line(number: int, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> PlanBlock:
    return PlanBlock(number, kind, text)


def bullets(blocks: list[PlanBlock], layout: PlanLayout | None = None) -> list[Bullet]:
    document = SourceDocument("piano.pdf", "0" * 64, tuple(blocks))
    return [bullet for _, bullet in proposed(document, recognised(document, layout or PlanLayout())).bullets()]


AREA = line(1, "AREA TECNICA", BlockKind.HEADING)


@pytest.mark.parametrize(
    ("indicators", "expected"),
    [
        (ROADS[1], [("Chilometri di strade sfalciate", "18 km"), ("Interventi eseguiti entro 5 giorni", "≥ 90%")]),
        ("Avvisi del Comune e del Consorzio notificati", [("Avvisi del Comune e del Consorzio notificati", "18 km")]),
    ],
)
def test_that_indicators_that_a_page_joins_are_as_many_as_their_targets(
    indicators: str, expected: list[tuple[str, str]]
) -> None:
    [one] = bullets([AREA, *table(HEAD, (ROADS[0], indicators, ROADS[2], "40%", ""))])
    assert [(found.text, found.target) for found in one.parts.indicators] == expected


def test_that_a_row_said_to_be_an_objective_is_read_by_its_columns() -> None:
    rows = table(HEAD, ("Controllo della velocità", "Servizi svolti", "24", "40%", "Corgnati"))
    closed = line(1, "Allegato A alla deliberazione della Giunta comunale n. 9")
    layout = PlanLayout(lines={0: LineRole.AREA, 3: LineRole.OBJECTIVE})
    [one] = bullets([line(0, "Vigilanza"), closed, *rows], layout)
    assert (one.title, one.parts.weight, [found.text for found in one.parts.indicators]) == (
        "Controllo della velocità", 40, ["Servizi svolti"],
    )  # fmt: skip


def test_that_who_checks_the_objectives_describes_none_of_them() -> None:
    rows = table(HEAD, ("Formazione del personale", "Ore di formazione", "40", "30%", "Tutti i dipendenti"))
    below = "Il Nucleo di valutazione, in convenzione, verifica il raggiungimento degli obiettivi entro il 30 aprile."
    [one] = bullets([AREA, *rows, line(9, below)])
    assert "Nucleo" not in one.description


def test_that_headings_over_two_columns_are_no_labels_with_their_values() -> None:
    """In a sheet where a label has no value («Fasi e tempi») the rows that are even are labels and values."""
    measures = ("Indicatore di risultato", "Indicatore di risultato", "Valore di partenza", "Valore atteso 2026")
    values = (measures[:1] + measures[2:], ("Convenzione sottoscritta", "no", "entro il 31 agosto"))
    rows = table(("Peso", "15%"), measures, values[1], ("Fasi e tempi", ""), ("Personale coinvolto", "Angeletti S."))
    rows[1] = replace(rows[1], cells=tuple(CellText(cell, cell) for cell in measures))
    rows[2] = replace(rows[2], cells=tuple(CellText(*pair) for pair in zip(*values, strict=True)))
    [one] = bullets([AREA, line(1, "Titolo obiettivo: Trasporto scolastico in forma associata"), *rows])
    [measure] = one.parts.indicators
    assert (measure.text, measure.target) == ("Convenzione sottoscritta", "entro il 31 agosto")


def test_that_a_label_with_a_day_heads_no_columns() -> None:
    rows = table(("Tempi di realizzazione", "entro il 31.12.2026"), ("Personale coinvolto", "Colella G., Mancini Rosa"))
    [one] = bullets([AREA, line(1, "Titolo obiettivo: Trasporto scolastico in forma associata"), *rows])
    assert (one.parts.people, one.parts.deadline) == (("Colella G", "Mancini Rosa"), "entro il 31.12.2026")


def test_that_what_follows_a_table_of_the_units_is_of_none_of_them() -> None:
    units = table(
        ("AREA", "RESPONSABILE", "SERVIZI"),
        ("Area I – Affari generali", "Dott.ssa Elena Brunetti", "Segreteria, protocollo"),
        ("Area II – Vigilanza e commercio", "Geom. Marco Settimi", "Polizia locale, SUAP"),
    )
    said = "Gli obiettivi trasversali sono assegnati a tutti i Responsabili e concorrono alla performance dell'ente."
    rest = [
        line(6, said),
        line(7, "AREA I – AFFARI GENERALI", BlockKind.HEADING),
        line(8, "Riordino dell'archivio", BlockKind.LIST_ITEM),
    ]
    document = SourceDocument(
        "piano.docx", "0" * 64, (line(1, "PIANO DEGLI OBIETTIVI 2026", BlockKind.HEADING), *units, *rest)
    )
    plan = proposed(document, recognised(document, PlanLayout()))
    assert [text.title for text in plan.facts.texts if said in text.body] == [""]
