"""Tables turned on their side, tables inside tables of other headings, percentages of a sheet."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.shapes import Bullet
from app.plan_files.form_rows import by_kinds
from app.plan_files.gathering import TABLE, BlockPlace, Gathering
from app.plan_files.percent_cells import with_percentages
from app.plan_files.reading import read_plan_document
from app.plan_files.table_line import TableLine
from app.plan_files.tables import take_table


def objectives(rows: Sequence[Sequence[str | None]], unit: str = "AREA TECNICA") -> list[Bullet]:
    gathering = Gathering()
    if unit:
        gathering.take_text(unit, BlockPlace())
    take_table(gathering, [TableLine(tuple(row)) for row in rows], [BlockPlace(style=TABLE)] * len(rows))
    document = SourceDocument("", "", gathering.finished())
    return [bullet for _, bullet in proposed(document, recognised(document)).bullets()]


def said(bullet: Bullet) -> tuple[str, str, list[str]]:
    weight = bullet.parts.weight
    return (
        bullet.title,
        "" if weight is None else f"{weight:f}",
        [f"{i.text}: {i.target}" for i in bullet.parts.indicators],
    )


def test_that_a_column_is_an_objective_where_the_labels_go_down() -> None:
    rows = [
        ("", "Obiettivo 1", "Obiettivo 2"), ("Titolo", "Riscossione interna", "Monitoraggio di cassa"),
        ("Peso", "60", "40"), ("Indicatore", "ingiunzioni", "report"), ("Target", "400", "12"),
        ("Scadenza", "31/12/2026", None),
    ]  # fmt: skip
    found = objectives(rows)
    assert [said(one) for one in found] == [
        ("Riscossione interna", "60", ["ingiunzioni: 400"]),
        ("Monitoraggio di cassa", "40", ["report: 12"]),
    ]
    assert [one.parts.deadline for one in found] == ["31/12/2026"] * 2


def test_that_other_headings_inside_a_table_begin_another_grid() -> None:
    rows = [
        ("RESPONSABILE", "SETTORE", "Rilevanza"), ("Sala Maria", "Settore Sport", "alta"),
        ("Titolo obiettivo operativo", None, None), ("Festa delle società", None, None),
        ("Indicatori di quantità", "Performance attesa", "Performance realizzata"),
        ("n. di società iscritte alla festa", "20", ""),
        ("Indicatori di efficacia", "Performance attesa", "Performance realizzata"), ("gradimento", "80%", ""),
    ]  # fmt: skip
    [festa] = objectives(rows, unit="")
    assert said(festa)[0] == "Festa delle società"
    assert len(festa.parts.indicators) == 2


def test_that_headings_parted_below_empty_cells_are_joined_and_codes_are_no_titles() -> None:
    rows = [
        ("N.", "Codici", "", "DESCRIZIONE", "Misurazione", ""),
        ("", "Ob. strategico", "Ob. operativo", "", "Indicatore", "Valore atteso"),
        ("1", "0101", "01010601", "Verifica degli immobili", "immobili", "40"),
        ("2", "0102", "01020602", "Fermate rifatte", "fermate", "12"),
    ]
    assert [said(one) for one in objectives(rows)] == [
        ("Verifica degli immobili", "", ["immobili: 40"]),
        ("Fermate rifatte", "", ["fermate: 12"]),
    ]


def test_that_a_cell_of_labels_is_read_line_by_line_and_a_person_below_the_unit_heads_it() -> None:
    rows = [
        ("Ufficio", "Obiettivi assegnati"),
        ("Ufficio Contratti\nLisa Donà", "Obiettivo: Modelli unificati\nPeso: 100\nIndicatore: modelli\nTarget: 12"),
    ]
    [one] = objectives(rows, unit="")
    assert said(one) == ("Modelli unificati", "100", ["modelli: 12"])


def test_that_shares_of_one_below_a_percentage_are_written_as_they_are_shown() -> None:
    def column(*figures: str, heading: str = "Peso %") -> list[str | None]:
        rows = [TableLine(("Obiettivo", heading)), *(TableLine(("Uno", figure)) for figure in figures)]
        return [row.cells[1] for row in with_percentages(rows)[1:]]

    assert column("0,6", "0,4") == ["60", "40"]
    assert column("1") == ["100"]
    assert column("60", "40") == ["60", "40"]
    assert column("0,6", "0,3") == ["0,6", "0,3"]
    assert column("0,6", "0,4", heading="Peso") == ["60", "40"]
    assert column("1", "1", heading="Peso") == ["1", "1"]
    assert column("0,6", "0,4", heading="Ore") == ["0,6", "0,4"]


def test_that_a_cell_shown_as_a_percentage_is_read_as_it_is_seen() -> None:
    book = Workbook()
    book.active.append(("Obiettivo", "Indicatore", "Target"))
    kept = (("Potature", 0.9, "0%"), ("Semine", 1, "0%"), ("Siepi", 0.125, "0.0%"), ("Orti", 7, "0"))
    for title, target, as_seen in kept:
        book.active.append((title, "Lavori fatti", target))
        book.active.cell(book.active.max_row, 3).number_format = as_seen
    stream = BytesIO()
    book.save(stream)
    found = read_plan_document(stream.getvalue(), "piano.xlsx").blocks
    assert [block.cells[-1].text for block in found if block.cells] == ["Target", "90%", "100%", "12,5%", "7"]


def test_that_a_cell_of_many_objectives_goes_with_as_many_weights_beside_it() -> None:
    rows = [
        ("Direzione / Dirigente", "Obiettivi assegnati", "Pesi"),
        ("Direzione Cultura / dott.ssa Rina Alba", "1) Itinerari storici\n2) Portale degli eventi", "40\n60"),
    ]
    assert [said(one)[:2] for one in objectives(rows, unit="")] == [
        ("Itinerari storici", "40"),
        ("Portale degli eventi", "60"),
    ]


def test_that_the_chapters_of_a_unit_are_no_objectives_and_the_ente_in_a_corner_no_label() -> None:
    chapters = [
        ("Capitolo", "Oggetto", "Previsione 2026", "Previsione 2027"),
        ("1210", "Acquisto di servizi", "5.000,00", "0,00"),
        ("1215", "Acquisto di beni", "2.000,00", "0,00"),
    ]  # fmt: skip
    card = [
        ("Comune di Selvabella", "Area Welfare"), ("Obiettivo / Progetto", "Casa rifugio"), ("Peso", "100"),
        ("Azioni", "1. Convenzione\n2. Apertura"),
    ]  # fmt: skip
    gathering = Gathering()
    gathering.take_text("AREA TECNICA", BlockPlace())
    for rows in (chapters, card):
        take_table(gathering, [TableLine(row) for row in rows], [BlockPlace()] * len(rows))
    document = SourceDocument("", "", gathering.finished())
    [(place, bullet)] = proposed(document, recognised(document)).bullets()
    assert (place.area, bullet.title, len(bullet.parts.activities)) == ("Area Welfare", "Casa rifugio", 2)


def test_that_headings_below_headings_are_objectives_where_nothing_else_is() -> None:
    gathering = Gathering()
    gathering.take_text("Obiettivi di performance", BlockPlace())
    for unit, titles in {
        "Cultura e sport": ["Festival nei borghi"],
        "Bilancio": ["Edifici vuoti", "Pagamenti"],
    }.items():
        gathering.take_heading(unit, BlockPlace(), 1)
        for title in titles:
            gathering.take_heading(title, BlockPlace(), 2)
            gathering.take_text(
                "Si descrive qui che cosa si farà nel corso dell'anno per la collettività.", BlockPlace()
            )
    document = SourceDocument("", "", gathering.finished())
    plan = proposed(document, recognised(document))
    assert [(area.name, len(area.bullets)) for area in plan.areas] == [("Cultura e sport", 1), ("Bilancio", 2)]


def test_that_a_sheet_of_labels_that_nobody_knows_is_read_by_their_values() -> None:
    rows = [
        ("Che cosa si propone", "Riscossione interna dei tributi"), ("Parte del totale", "60%"),
        ("Chiusura prevista", "30/06/2026"), ("Riscontro oggettivo", "Ingiunzioni notificate"),
        ("Punto di arrivo", "400"),
    ]  # fmt: skip
    other = [
        ("Che cosa si propone", "Monitoraggio mensile di cassa"), ("Parte del totale", "40%"),
        ("Chiusura prevista", "31/12/2026"), ("Riscontro oggettivo", "Report inviati"), ("Punto di arrivo", "12"),
    ]  # fmt: skip
    gathering = Gathering()
    gathering.take_text("AREA TRIBUTI", BlockPlace())
    for sheet in (rows, other):
        take_table(gathering, [TableLine(row) for row in sheet], [BlockPlace()] * len(sheet))
    document = SourceDocument("", "", gathering.finished())
    found = [bullet for _, bullet in proposed(document, recognised(document)).bullets()]
    assert [(*said(one), one.parts.deadline) for one in found] == [
        ("Riscossione interna dei tributi", "60", ["Ingiunzioni notificate: 400"], "30/06/2026"),
        ("Monitoraggio mensile di cassa", "40", ["Report inviati: 12"], "31/12/2026"),
    ]


def test_that_the_kinds_of_cells_tell_a_form_from_a_grid_whatever_their_words() -> None:
    grid = [
        ("Ramo", "Guida", "Cosa si farà", "Prova", "Arrivo", "Parte"),
        ("Settore Tributi", "Ida Neri", "Riscossione interna", "Ingiunzioni", "400", "60"),
        ("Settore Tributi", "Ida Neri", "Monitoraggio di cassa", "Report", "12", "25"),
        ("Settore Tributi", "Ida Neri", "Vendita dei mezzi", "Mezzi venduti", "5", "15"),
    ]
    assert [said(one) for one in objectives(grid, unit="")] == [
        ("Riscossione interna", "60", ["Ingiunzioni: 400"]), ("Monitoraggio di cassa", "25", ["Report: 12"]),
        ("Vendita dei mezzi", "15", ["Mezzi venduti: 5"]),
    ]  # fmt: skip
    named = [("Nome", "Casa", "Intento", "Prova", "Cifra", "Parte"), *((b, a, *rest) for a, b, *rest in grid[1:])]
    assert [one.title for one in objectives(named, unit="")] == [row[2] for row in grid[1:]]
    assert by_kinds([("Alla guida", "dott. Ugo Neri")], is_alone=True) is True
    assert by_kinds([("Riordino dell'archivio", "30")], is_alone=True) is None


def test_that_a_turned_table_that_counts_its_columns_may_have_titles_of_one_word() -> None:
    rows = [
        ("", "Ob. 1", "Ob. 2"), ("Obiettivo", "PEBA", "Asfalti"), ("Indicatore", "rampe", "metri"),
        ("Target", "6", "400"), ("Peso", "0,3", "0,7"),
    ]  # fmt: skip
    assert [said(one)[:2] for one in objectives(rows)] == [("PEBA", "30"), ("Asfalti", "70")]


def test_that_a_sheet_says_its_weight_in_a_row_its_measures_below_a_merged_heading_and_its_numbers_one_by_one() -> None:
    rows = [
        ("SCHEDA OBIETTIVO N. 1", None, None, None),
        ("SERVIZIO: Servizi Anagrafici", None, "RESPONSABILE: Ada Neri", None),
        ("TITOLO DELL'OBIETTIVO", None, None, None), ("Certificati in edicola", None, None, None),
        ("DESCRIZIONE E FINALITÀ", None, None, None), ("Meno code.", None, None, None),
        ("TIPOLOGIA", "PESO", "INIZIO", "FINE"), ("Sviluppo", "40", "01/01/2026", "30/11/2026"),
        ("INDICATORE", None, "UNITÀ", "TARGET"), ("Anziani seguiti", None, "numero", "n. 55"),
        ("Reclami", None, "-", "nessuno"),
    ]  # fmt: skip
    [edicole] = objectives(rows, unit="")
    assert said(edicole) == ("Certificati in edicola", "40", ["Anziani seguiti: n. 55", "Reclami: nessuno"])
    assert edicole.parts.deadline == "30/11/2026"


def test_that_a_row_of_a_form_goes_on_with_the_one_above_and_a_number_in_a_cell_is_no_page() -> None:
    rows = [
        ("Obiettivo", "Pasti a domicilio", "Peso", "100"), ("Indicatori", "Pasti", "Atteso", "900"),
        ("", "Reclami", "", "3"), ("Scadenza", "31/12/2026", "Referente", "Ada Neri"),
    ]  # fmt: skip
    assert said(objectives(rows)[0]) == ("Pasti a domicilio", "100", ["Pasti: 900", "Reclami: 3"])
    listed = [("Obiettivo", "Nido"), ("Peso", "20"), ("Indicatori", "Posti\nOre"), ("Valori attesi", "48\n10")]
    assert said(objectives([*listed, ("Termine", "30/06/2026")])[0]) == ("Nido", "20", ["Posti: 48", "Ore: 10"])


def test_that_a_weight_below_its_label_that_is_like_the_number_of_a_page_is_kept() -> None:
    gathering = Gathering()
    for text in ("Peso dell'obiettivo", "50/100", "12"):
        gathering.take_text(text, BlockPlace())
    assert [block.text for block in gathering.finished()] == ["Peso dell'obiettivo", "50/100"]
