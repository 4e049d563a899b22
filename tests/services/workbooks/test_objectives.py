"""The Obiettivi of a year out and in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlalchemy import func, select

from app.domain.errors import UserError
from app.domain.matching import text_key
from app.domain.objectives import IndicatorRule
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.objective import ObjectiveDraft, UnitShare
from app.domain.objectives.phase import PhaseDraft
from app.domain.permissions import Action
from app.domain.workbooks.answers import Answers
from app.domain.workbooks.cells import clean_text
from app.domain.workbooks.difference import RowState
from app.domain.workbooks.preview import changed_rows
from app.excel.read import META_SHEET, read_raw
from app.models.objectives import Objective
from app.models.structure import Area
from app.services.access import reading
from app.services.audit.undoing import undo_last
from app.services.objectives.editing import add_objective
from app.services.objectives.indicators import INDICATOR
from app.services.objectives.parts import write_part
from app.services.objectives.phases import PHASE
from app.services.transaction import unit_of_work
from app.services.workbooks.job import import_workbook, preview_workbook, workbook_bytes, workbook_in
from app.services.workbooks.registry import OBJECTIVES_WORKBOOK, WORKBOOKS
from app.services.workspace import Workspace
from tests.archives.office import YEAR, Office, list_objectives
from tests.archives.plain import copied
from tests.excel.libreoffice import needs_libreoffice, saved_again
from tests.excel.samples import edited, loaded, saved
from tests.excel.written_once import written_once


def exported(workspace: Workspace) -> bytes:
    return written_once(workspace, workbook_bytes, OBJECTIVES_WORKBOOK, YEAR, "prova")


def cells(data: bytes) -> dict[str, dict[int, dict[int, object]]]:
    """What a workbook shows, by sheet, row and column."""
    return {
        table.name: {row: {place: cell.value for place, cell in line.items()} for row, line in table.rows.items()}
        for table in read_raw(data).tables
    }


Written = tuple[str, int, dict[str, object]]
"""What is written in a row of a sheet, by heading."""


def write_in(book: Workbook, *rows: Written) -> list[Written]:
    """Write cells under their headings; return what they held."""
    held = []
    for sheet, row, values in rows:
        columns = {str(cell.value): cell.column for cell in book[sheet][1]}
        held.append((sheet, row, {heading: book[sheet].cell(row, columns[heading]).value for heading in values}))
        for heading, value in values.items():
            book[sheet].cell(row, columns[heading]).value = value
    return held


def written(data: bytes, *rows: Written) -> bytes:
    """Write cells of an exported workbook under their headings."""
    return edited(data, lambda book: write_in(book, *rows))


def told(office: Office, data: bytes) -> list[str]:
    return [error.sentence for error in preview_workbook(office.workspace, OBJECTIVES_WORKBOOK, data).errors]


def taken(office: Office, data: bytes) -> bytes:
    """Take a workbook in, check that once more changes nothing, and return what is exported then."""
    assert not import_workbook(office.workspace, OBJECTIVES_WORKBOOK, data).is_empty
    assert import_workbook(office.workspace, OBJECTIVES_WORKBOOK, data).is_empty
    return exported(office.workspace)


@pytest.fixture
def other(office_made: Office, tmp_path: Path) -> Iterator[Workspace]:
    """The same office in another archive, without objectives."""
    with copied(office_made.workspace.archive.path, tmp_path / "altro ufficio à.merito") as workspace:
        yield workspace


def test_that_what_is_exported_comes_back_without_changes(filled: Office) -> None:
    preview = preview_workbook(filled.workspace, OBJECTIVES_WORKBOOK, exported(filled.workspace))
    assert {one.state for one in preview.differences} == {RowState.UNCHANGED}
    assert (preview.errors, preview.notes) == ((), ())
    sheets = [one.sheet for one in preview.differences]
    assert {name: sheets.count(name) for name in dict.fromkeys(sheets)} == {
        "Misure anticorruzione": 2,
        "Obiettivi": 3, "Pesi nelle unità": 2, "Indicatori": 2, "Fasi e attività": 2, "Valori": 2, "Persone": 2,
        "Risorse": 1, "Rilevazioni delle fasi": 1,
    }  # fmt: skip


def test_that_an_archive_without_objectives_takes_them_all_in(filled: Office, other: Workspace) -> None:
    data = exported(filled.workspace)
    import_workbook(other, OBJECTIVES_WORKBOOK, data)
    assert cells(exported(other)) == cells(data)


@needs_libreoffice
def test_that_another_program_gives_it_back_the_same(filled: Office, tmp_path: Path) -> None:
    again = saved_again(exported(filled.workspace), tmp_path)
    assert import_workbook(filled.workspace, OBJECTIVES_WORKBOOK, again).is_empty


def test_that_all_is_one_operation_with_one_undo(filled: Office, other: Workspace) -> None:
    changes = import_workbook(other, OBJECTIVES_WORKBOOK, exported(filled.workspace))
    assert "Importa obiettivi: 15 righe nuove, 1 modificata" in changes.label
    undo_last(other)
    with reading(other, Action.READ) as session:
        assert session.scalar(select(func.count(Objective.id))) == 0


CELLS = (
    ("Obiettivi", 2, "Descrizione", "Che cosa\ne perché", "–", "Che cosa\ne perché"),
    ("Obiettivi", 3, "Discende da", "BIB/1", "SC1", "BIB/1"),
    ("Obiettivi", 4, "Matricola responsabile", "0003", "–", "0003"),
    ("Pesi nelle unità", 2, "Peso", "40,5", "33,33", "40,50"),
    ("Indicatori", 2, "Indicatore", "Pratiche chiuse", "Pratiche concluse", "Pratiche chiuse"),
    ("Indicatori", 2, "Gradini", "10 100\n5 60", "10 100\n5 50", "10 100\n5 60"),
    ("Indicatori", 2, "Grado massimo", "(cancella)", "120", "–"),
    ("Fasi e attività", 2, "Mesi", "feb-apr; dic.", "gennaio-marzo", "febbraio-aprile, dicembre"),
    ("Valori", 2, "Valore", "19", "18,25", "19"),
    ("Persone", 2, "Tempo di lavoro %", "(cancella)", "15,00", "–"),
    ("Risorse", 2, "Importo", "2.000", "1.234,50 €", "2.000,00 €"),
)


def test_that_a_cell_of_each_sheet_is_read_compared_and_kept(filled: Office) -> None:
    wanted: list[Written] = [(sheet, row, {heading: value}) for sheet, row, heading, value, *_ in CELLS]
    data = written(exported(filled.workspace), *wanted)
    changes = changed_rows(preview_workbook(filled.workspace, OBJECTIVES_WORKBOOK, data))
    found = [(one.sheet, one.row, one.heading, one.before, one.after) for one in changes]
    assert found == [(sheet, row, heading, before, after) for sheet, row, heading, _, before, after in CELLS]
    taken(filled, data)


def test_that_readings_go_out_and_come_back_and_a_day_out_of_the_year_is_told_by_cell(filled: Office) -> None:
    def row(**more: object) -> bytes:
        """Return the workbook with one more reading, of the indicator of the first row of its sheet."""
        sheet = cells(exported(filled.workspace))["Indicatori"]
        code = next(value for place, value in sheet[2].items() if sheet[1][place] == "Codice obiettivo")
        given = {"Codice obiettivo": code, "N. indicatore": 1, "Rilevato il": "31/03/2024", "Valore": "12", **more}
        return written(exported(filled.workspace), ("Rilevazioni dell'anno", 2, given))

    assert "fuori dall'anno 2024" in told(filled, row(**{"Rilevato il": "31/03/2025"}))[0]
    assert "non è un numero" in told(filled, row(Valore="molti"))[0]
    assert "si legge in due modi" in told(filled, row(Valore="12.500"))[0]
    data = taken(filled, row(Criticità="Manca il personale"))
    sheet = cells(data)["Rilevazioni dell'anno"]
    found = {sheet[1][place]: value for place, value in sheet[2].items()}
    assert (found["Valore"], found["Criticità"]) == (12, "Manca il personale")
    changed = written(data, ("Rilevazioni dell'anno", 2, {"Valore": 13}))
    differences = changed_rows(preview_workbook(filled.workspace, OBJECTIVES_WORKBOOK, changed))
    assert [(one.heading, one.before, one.after) for one in differences] == [("Valore", "12", "13")]


def test_that_readings_of_phases_go_out_and_come_back_and_move_their_phase(filled: Office) -> None:
    def row(**more: object) -> bytes:
        data = exported(filled.workspace)
        sheet = cells(data)["Fasi e attività"]
        given = {sheet[1][place]: value for place, value in sheet[2].items()}
        wanted = {"Codice obiettivo": given["Codice obiettivo"], "Rilevato il": "31/03/2024", "Avanzamento": 40}
        return written(data, ("Rilevazioni delle fasi", 3, wanted | {"Fase": given["Fase"], **more}))

    assert "non è una fase dell'obiettivo" in told(filled, row(Fase="Altra"))[0]
    assert "va da 0 a 100" in told(filled, row(Avanzamento=140))[0]
    assert "fuori dall'anno 2024" in told(filled, row(**{"Rilevato il": "31/03/2025"}))[0]
    found = cells(taken(filled, row(Criticità="Manca il collaudo")))
    shown = {name: next(iter(found[name].items()))[1] for name in ("Rilevazioni delle fasi", "Fasi e attività")}
    values = {shown["Rilevazioni delle fasi"][place]: one for place, one in found["Rilevazioni delle fasi"][2].items()}
    assert (values["N. fase"], values["Criticità"]) == (1, "Manca il collaudo")
    phase = {shown["Fasi e attività"][place]: one for place, one in found["Fasi e attività"][2].items()}
    assert phase["Avanzamento"] == values["Avanzamento"]


def test_that_new_rows_name_what_the_rows_before_bring(filled: Office) -> None:
    """An objective without a code takes the next one; its unit may be told by name."""
    data = exported(filled.workspace)
    rows: tuple[tuple[str, dict[str, object]], ...] = (
        ("Obiettivi", {"Codice": "NUOVO", "Titolo": "Archivio digitale", "Unità": "settore tributi", "Peso": 25}),
        ("Indicatori", {"Codice obiettivo": "nuovo", "Indicatore": "Fascicoli digitali", "Atteso": "1.500,00"}),
        ("Valori", {
            "Codice obiettivo": "NUOVO", "Rilevazione": "finale", "Rilevato il": "31/12/2024", "Valore": 1200,
            "Fonte": "Archivio",
        }),
        ("Persone", {"Codice obiettivo": "NUOVO", "Matricola": "0004", "Peso": 100}),
    )  # fmt: skip
    data = written(data, *((sheet, 9, values) for sheet, values in rows))
    found = cells(taken(filled, data))
    assert found["Obiettivi"][5][3] == "OC-TRI"
    assert found["Valori"][4][3] == "Fascicoli digitali"


def test_that_an_indicator_without_a_number_is_known_by_its_name(filled: Office) -> None:
    def forget(book: Workbook) -> None:
        for row in (2, 3):
            book["Indicatori"].cell(row, 2).value = None

    assert import_workbook(filled.workspace, OBJECTIVES_WORKBOOK, edited(exported(filled.workspace), forget)).is_empty


WRONG = (
    ("Obiettivi", {"Unità": "AG-SEG; XX"}, "contiene unità sconosciute: XX"),
    ("Obiettivi", {"Unità": "AG-SEG; OC-TRI", "Peso": 50}, "Scrivere il peso di ogni unità nel foglio Pesi"),
    ("Obiettivi", {"Discende da": "ZZ"}, "Discende da: «ZZ» non è il codice di nessun obiettivo"),
    ("Obiettivi", {"Matricola responsabile": "99"}, "non è la matricola di nessun dipendente"),
    ("Obiettivi", {"Linea di mandato": "L9"}, "non è il codice di nessuna linea di mandato"),
    ("Obiettivi", {"Titolo": "(cancella)"}, "non si può cancellare"),
    ("Pesi nelle unità", {"Unità": "AG-CUL"}, "non è un'unità dell'obiettivo"),
    ("Pesi nelle unità", {"Peso": 150}, "Il peso va da 0 a 100"),
    ("Indicatori", {"Codice obiettivo": "ZZ"}, "non è il codice di nessun obiettivo"),
    ("Indicatori", {"Gradini": "dieci cento"}, "Gradini"),
    ("Indicatori", {"Peso": "molto"}, "non è un numero"),
    ("Valori", {"N. indicatore": 7, "Indicatore": "Altro"}, "non è un indicatore dell'obiettivo"),
    ("Valori", {"Fonte": "(cancella)"}, "non si può cancellare"),
    ("Fasi e attività", {"Mesi": "marzo-gennaio"}, "non è un periodo dell'anno"),
    ("Fasi e attività", {"Mesi": "brumaio"}, "«brumaio» non è un mese"),
    ("Persone", {"Matricola": "12345"}, "non è la matricola di nessun dipendente"),
    ("Persone", {"Matricola": None}, "manca la matricola"),
    ("Persone", {"Dal": "31/12/2024", "Al": "01/01/2024"}, "viene prima"),
    ("Risorse", {"Importo": "-5"}, "non può essere negativo"),
)


def test_that_a_wrong_cell_is_told_and_nothing_is_written(filled: Office) -> None:
    before = exported(filled.workspace)
    book = loaded(before)
    for sheet, values, sentence in WRONG:
        held = write_in(book, (sheet, 2, values))
        data = saved(book)
        write_in(book, *held)
        errors = told(filled, data)
        assert any(sentence in error and error.startswith(sheet) for error in errors), (sentence, errors)
    with pytest.raises(UserError):
        import_workbook(filled.workspace, OBJECTIVES_WORKBOOK, data)
    assert exported(filled.workspace) == before


def test_that_the_parts_of_an_objective_that_is_wrong_wait_for_it(filled: Office, other: Workspace) -> None:
    """One mistake is one error: the rows that name the objective are looked at once it is mended."""
    data = written(exported(filled.workspace), ("Obiettivi", 3, {"Unità": "XX"}))
    errors = preview_workbook(other, OBJECTIVES_WORKBOOK, data).errors
    assert [(error.sheet, error.row) for error in errors] == [("Obiettivi", 3)]


def test_that_a_code_of_an_area_and_of_a_settore_is_asked(filled: Office) -> None:
    with unit_of_work(filled.workspace, "Codice uguale") as unit:
        area = next(one for one in filled.units.values() if one.sector_id is None)
        unit.get(Area, area.area_id).code = "AG-SEG"
    data = written(exported(filled.workspace), ("Obiettivi", 4, {"Unità": "AG-SEG"}))
    [error] = told(filled, data)
    assert "vale per più unità: AG-SEG. Scrivere la denominazione dell'unità al posto del codice." in error


def test_that_the_year_of_the_file_counts_and_is_told(filled: Office) -> None:
    data = exported(filled.workspace)
    preview = preview_workbook(filled.workspace, OBJECTIVES_WORKBOOK, data, answers=Answers(year=2030))
    [note] = preview.notes
    assert note.sentence == "Il file è del 2024 e si importa in quell'anno, non nel 2030 che è aperto."
    assert {one.state for one in preview.differences} == {RowState.UNCHANGED}


def test_that_a_file_without_a_year_is_of_the_one_that_is_open(filled: Office, other: Workspace) -> None:
    def forget(book: Workbook) -> None:
        del book[META_SHEET]

    data = edited(exported(filled.workspace), forget)
    with pytest.raises(UserError, match="di quale anno"):
        preview_workbook(other, OBJECTIVES_WORKBOOK, data)
    import_workbook(other, OBJECTIVES_WORKBOOK, data, answers=Answers(year=YEAR))
    assert cells(exported(other)) == cells(exported(filled.workspace))


def test_that_a_row_taken_off_deletes_nothing(filled: Office) -> None:
    def take_off(book: Workbook) -> None:
        book["Indicatori"].delete_rows(2)

    preview = preview_workbook(filled.workspace, OBJECTIVES_WORKBOOK, edited(exported(filled.workspace), take_off))
    assert preview.count(RowState.MISSING) == 1
    assert preview.count(RowState.NEW) == preview.count(RowState.CHANGED) == 0


TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u2028\u2029"),
    min_size=1,
    max_size=40,
).map(clean_text)
TITLES = TEXTS.filter(lambda text: bool(text) and text.casefold() != "(cancella)")
WEIGHTS = st.integers(0, 10_000).map(lambda units: Decimal(units).scaleb(-2))
AMOUNTS = st.none() | st.integers(-(10**9), 10**9).map(lambda units: Decimal(units).scaleb(-4))
INDICATORS = st.builds(
    IndicatorDraft,
    name=TITLES,
    unit=TITLES.map(lambda text: text[:20].strip()),
    rule=st.sampled_from([IndicatorRule.PERCENT_OF_TARGET, IndicatorRule.BY_DATE, IndicatorRule.YES_NO]),
    target=AMOUNTS,
    target_on=st.none() | st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    weight=WEIGHTS,
    source=TITLES,
)
PHASES_OF = st.builds(PhaseDraft, title=TITLES, months=st.integers(0, 4095), weight=WEIGHTS, progress=WEIGHTS)


@settings(max_examples=settings().max_examples // 10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(TITLES, TITLES, st.sets(st.sampled_from(["Segreteria", "Cultura", "Contabile"]), min_size=1), WEIGHTS,
                  st.lists(INDICATORS, max_size=2, unique_by=lambda one: text_key(one.name)), PHASES_OF),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_that_any_objectives_go_out_and_come_in_the_same(
    office_made: Office, tmp_path_factory: pytest.TempPathFactory, plan: list[Any]
) -> None:
    source, folder = office_made.workspace.archive.path, tmp_path_factory.mktemp("uffici")
    with copied(source, folder / "uno.merito") as one, copied(source, folder / "due.merito") as two:
        with unit_of_work(one, "Obiettivi qualsiasi") as unit:
            for title, description, places, weight, indicators, phase in plan:
                shares = tuple(UnitShare(office_made.units[name], weight) for name in sorted(places))
                draft = ObjectiveDraft(title=title, description=description, units=shares)
                identity = add_objective(unit, YEAR, draft).id
                for indicator in indicators:
                    write_part(INDICATOR, unit, replace(indicator, objective_id=identity))
                write_part(PHASE, unit, replace(phase, objective_id=identity))
        data = exported(one)
        import_workbook(two, OBJECTIVES_WORKBOOK, data)
        assert cells(exported(two)) == cells(data)
        assert import_workbook(two, OBJECTIVES_WORKBOOK, data).is_empty


def carried(office: Office) -> tuple[object, object]:
    """The ambits and the measures of the cross objective, as its row shows them."""
    table = cells(exported(office.workspace))["Obiettivi"]
    places = {str(value): place for place, value in table[1].items()}
    return table[3].get(places["Ambiti (art. 8)"]), table[3].get(places["Misure anticorruzione"])


def test_that_ambits_and_measures_stay_unless_their_own_cells_change(filled: Office) -> None:
    w = filled.workspace
    assert carried(filled) == ("a; g", "M2; M1")
    import_workbook(w, OBJECTIVES_WORKBOOK, written(exported(w), ("Obiettivi", 3, {"Titolo": "Altro titolo"})))
    assert carried(filled) == ("a; g", "M2; M1")
    changed = {"Ambiti (art. 8)": "lett. h), b", "Misure anticorruzione": "(cancella)"}
    import_workbook(w, OBJECTIVES_WORKBOOK, written(exported(w), ("Obiettivi", 3, changed)))
    assert carried(filled) == ("b; h", None)
    wrong = {"Ambiti (art. 8)": "a; z", "Misure anticorruzione": "M9"}
    said = " ".join(told(filled, written(exported(w), ("Obiettivi", 3, wrong))))
    assert "contiene ambiti che non ci sono: z" in said
    assert "contiene misure che non ci sono: M9" in said


def test_that_its_sheets_are_known_by_their_headings_whatever_they_are_called(filled: Office) -> None:
    def rename(book: Workbook) -> None:
        for name in ("Istruzioni", "Elenchi", META_SHEET):
            if name in book.sheetnames:
                del book[name]
        for number, sheet in enumerate(book.worksheets):
            sheet.title = f"Foglio{number}"

    data = edited(exported(filled.workspace), rename)
    assert workbook_in(data, WORKBOOKS, "copia.xlsx") is OBJECTIVES_WORKBOOK
    preview = preview_workbook(filled.workspace, OBJECTIVES_WORKBOOK, data, answers=Answers(year=YEAR))
    assert {one.state for one in preview.differences} == {RowState.UNCHANGED}
    known = [note.sentence for note in preview.notes if note.code == "recognised"]
    assert len(known) == len(read_raw(data).tables)


def test_that_a_table_of_others_is_taken_in_with_its_columns_mapped_by_hand_and_remembered(office: Office) -> None:
    data = b"Cosa facciamo;Dove;Quanto pesa\nScuole sicure;AG-SEG;60\nArchivio;AG-SEG;40\n"
    answers = Answers(year=YEAR)
    preview = preview_workbook(office.workspace, OBJECTIVES_WORKBOOK, data, answers=answers, name="elenco.csv")
    assert [one.heading for one in preview.unknown] == ["Cosa facciamo", "Dove", "Quanto pesa"]
    assert not preview.differences
    keys = ("title", "unit_codes", "weight")
    chosen: dict[tuple[str, str], str] = {}
    for one, key in zip(preview.unknown, keys, strict=True):
        chosen |= one.choice([option.key for option in one.options].index(key))
    mapped = replace(answers, columns=chosen)
    import_workbook(office.workspace, OBJECTIVES_WORKBOOK, data, answers=mapped, name="elenco.csv")
    assert [(row.title, row.weight) for row in list_objectives(office.workspace, YEAR)] == [
        ("Scuole sicure", Decimal(60)), ("Archivio", Decimal(40)),
    ]  # fmt: skip
    assert import_workbook(office.workspace, OBJECTIVES_WORKBOOK, data, answers=answers, name="elenco.csv").is_empty
    more = data + b"Sportello;AG-SEG;0\n"
    again = preview_workbook(office.workspace, OBJECTIVES_WORKBOOK, more, answers=answers, name="altro.csv")
    assert [one.state for one in again.differences].count(RowState.NEW) == 1
