"""Sheets of people's files read as ours: known by their names or by their headings, with what is worth saying."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.issues import Issue, Severity
from app.domain.italian import listed, quoted
from app.domain.matching import text_key
from app.domain.structure.employees import FULL_NAME
from app.domain.workbooks.headings import HeadingMatch
from app.domain.workbooks.layout import ROW_NUMBER, SheetLayout, WorkbookLayout
from app.domain.workbooks.parted_tables import names_of, parted, title_of
from app.domain.workbooks.people_met import NAME_PARTS, TELLING_APART, PeopleMet, name_in
from app.domain.workbooks.plain_rows import NativeRowReader
from app.domain.workbooks.reading import (
    RawTable,
    RawWorkbook,
    ReadSheet,
    ReadWorkbook,
    is_ours,
    unknown_sheets,
    warning,
)
from app.domain.workbooks.row_reading import OURS, ReadingHand, RowReader
from app.domain.workbooks.table_headings import (
    NOTHING_CHOSEN,
    ChosenColumns,
    first_texts,
    headings_of,
    is_left_out,
    said_once_in,
)

_GUESSED = "guessed_columns"
_OWN_NOTES = frozenset({_GUESSED, "said_once"})


def read_workbook(
    layout: WorkbookLayout, raw: RawWorkbook, year: int | None = None, chosen: ChosenColumns = NOTHING_CHOSEN
) -> ReadWorkbook:
    """Read the sheets of `layout` that `raw` has, known by their names or by their headings; others are named.

    `year` is the one in which it is read; `chosen` are the columns that were mapped by hand.
    """
    hand = ReadingHand(year, chosen, is_foreign=raw.meta is None)
    read: list[tuple[ReadSheet, RawTable]] = []
    strangers: list[RawTable] = []
    missing = list(layout.sheets)
    for table in _tables(layout, raw, chosen):
        ours = next((sheet for sheet in missing if _is_called(sheet, table.name)), None)
        if ours is None or (hand.is_foreign and _is_another(layout, ours, table, chosen)):
            strangers.append(table)
        else:
            missing.remove(ours)
            read.append((read_sheet(ours, table, hand), table))
    unknown = []
    for table in strangers:
        found = None if raw.meta and is_ours(table.name) else _by_headings(layout, table, chosen)
        if found is None:
            unknown.append(table.name)
        else:
            read.append((_recognised(read_sheet(found, table, hand)), table))
    sheets = _beside(layout, read, hand)
    if not sheets and layout.main and raw.meta is None:
        sheets += _foreign(layout.sheet(layout.main), raw, hand)
        unknown = [name for name in unknown if not any(sheet.name == name and sheet.places for sheet in sheets)]
    order = {sheet.name: place for place, sheet in enumerate(layout.sheets)}
    sheets.sort(key=lambda sheet: order[sheet.layout.name])
    numbered = sheets if raw.meta else _numbered(sheets)
    return ReadWorkbook(tuple(numbered), (*raw.notes, *unknown_sheets(list(dict.fromkeys(unknown)))), meta=raw.meta)


def _tables(layout: WorkbookLayout, raw: RawWorkbook, chosen: ChosenColumns) -> Iterator[RawTable]:
    """Yield the tables to be read: a sheet of others may hold one under the other, each with its headings."""
    tables = [table for table in raw.tables if not is_left_out(table.name, chosen)]
    if raw.meta is not None:
        yield from tables
        return
    names = names_of(layout)
    for table in tables:
        yield from parted(table, names)


def recognised_rows(layout: WorkbookLayout, raw: RawWorkbook) -> int:
    """Return how many of our headings a file has, on the sheets that are recognised: how much it is this workbook."""
    found = 0
    for table in raw.tables:
        ours = next((sheet for sheet in layout.sheets if _is_called(sheet, table.name)), None)
        ours = ours or _by_headings(layout, table, NOTHING_CHOSEN)
        found += len(headings_of(ours, table).match.columns) if ours else 0
    return found


def read_sheet(
    layout: SheetLayout, table: RawTable, hand: ReadingHand = OURS, people: HeadingMatch | None = None
) -> ReadSheet:
    """Find the headings, then read every row below them that is not empty.

    `people` are the columns of a list of people that is read as `layout` too.
    """
    headings = headings_of(layout, table, hand.chosen, is_known=people is not None)
    match = headings.match
    places = {column.key: place for place, column in match.columns.items()}
    sheet = ReadSheet(layout, table.name, (), places)
    reader = RowReader(sheet, match, hand, people)
    if hand.is_foreign and layout.said_once:
        reader.said_once = said_once_in(layout, table, headings)
    if hand.is_foreign and not reader.above:
        reader.above = title_of(table, headings.first)
    if match.columns:
        plain = NativeRowReader(reader, table.natives())
        for number in sorted(table.rows):
            if number > headings.last:
                if not plain.take(number):
                    reader.take(number, table.rows[number])
            elif number < headings.first:
                reader.passed.above.append(number)
    notes = (*_heading_notes(layout, table.name, match), *reader.notes())
    named = {column.key: match.texts[place] for place, column in match.columns.items()}
    return replace(sheet, rows=tuple(reader.rows), notes=notes, unknown=match.unknown, headings=named)


def _is_called(layout: SheetLayout, name: str) -> bool:
    return text_key(name) in {text_key(one) for one in (layout.name, *layout.synonyms)}


def _is_another(layout: WorkbookLayout, ours: SheetLayout, table: RawTable, chosen: ChosenColumns) -> bool:
    """Whether a sheet that is called as one of ours is another by its headings: people listed on the sheet «Uffici»."""
    if ours.known_by or ours.is_single:
        return False
    keys = {column.key for column in headings_of(ours, table, chosen).match.columns.values()}
    return not set(ours.key) <= keys and _by_headings(layout, table, chosen) is not None


def _by_headings(layout: WorkbookLayout, table: RawTable, chosen: ChosenColumns) -> SheetLayout | None:
    """Return the layout whose headings a sheet has, of those that have headings of their own."""
    best, most = None, 1
    for sheet in layout.sheets:
        keys = {column.key for column in headings_of(sheet, table, chosen).match.columns.values()}
        if not sheet.known_by or not _tells_rows(sheet, keys):
            continue
        if sheet.also_read and len(keys & set(sheet.known_by)) > 1:
            return sheet
        if len(keys) > most:
            best, most = sheet, len(keys)
    return best


def _tells_rows(layout: SheetLayout, keys: set[str]) -> bool:
    """Whether some columns are enough to know the rows: those of the key, or what people write in their place."""
    others = {column.key for column in layout.also_read} | set(layout.known_by)
    has_names = keys >= NAME_PARTS
    has_others = bool(layout.also_read) and len(others & keys) + has_names > 1
    own = set(layout.key) - set(layout.may_lack)
    has_key = own <= keys or (bool(layout.other_key) and not layout.also_read and set(layout.other_key) <= keys)
    return len(keys) > 1 and ((has_key and bool(others & keys)) or has_others)


def _foreign(layout: SheetLayout, raw: RawWorkbook, hand: ReadingHand) -> Iterator[ReadSheet]:
    """Yield the only table of a file in which no sheet is known: as the main one, once its columns are mapped by hand.

    Until then all its headings are unknown, and none of its rows is read.
    """
    tables = [table for table in raw.tables if len(table.rows) > 1]
    if len(tables) != 1:
        return
    table = tables[0]
    if any(key[0] == layout.name for key in hand.chosen):
        found = read_sheet(layout, table, hand)
        if found.places:
            yield found
            return
    headings = first_texts(table)
    if len(headings) > 1:
        sentence = f"Foglio {table.name}: nessuna colonna si riconosce; scegliere a mano che cosa contengono."
        yield ReadSheet(layout, table.name, notes=(warning("foreign_table", sentence),), unknown=headings)


def _recognised(sheet: ReadSheet) -> ReadSheet:
    sentence = f"Foglio {sheet.name}: riconosciuto dalle intestazioni come {sheet.layout.name}."
    return replace(sheet, notes=(Issue("recognised", sentence, severity=Severity.NOTE), *sheet.notes))


def _beside(layout: WorkbookLayout, read: list[tuple[ReadSheet, RawTable]], hand: ReadingHand) -> list[ReadSheet]:
    """Return the sheets, and once more those of two layouts at once: people with their office and their category."""
    sheets, found_beside = [sheet for sheet, _ in read], list[ReadSheet]()
    for other in layout.sheets:
        if not other.beside or any(sheet.layout.name == other.name for sheet in sheets):
            continue
        for place, (sheet, table) in enumerate(read):
            if sheet.layout.name != other.beside:
                continue
            named = {
                column.key for column in headings_of(other, table, hand.chosen, is_known=True).match.columns.values()
            }
            if not set(other.read_beside) & named:
                continue
            people = headings_of(sheet.layout, table, hand.chosen).match
            found = _with_names(read_sheet(other, table, hand, people), sheet)
            unknown = tuple(name for name in sheet.unknown if name in found.unknown)
            sheets[place] = _without_known(sheet, unknown)
            sentence = f"Foglio {sheet.name}: letto anche come {other.name}."
            note = Issue("read_beside", sentence, severity=Severity.NOTE)
            guessed = [one for one in found.notes if one.code in _OWN_NOTES and one not in sheet.notes]
            found_beside.append(replace(found, notes=(note, *guessed), unknown=(), is_beside=True))
    together = tuple(dict.fromkeys(sheet.name for sheet in found_beside))
    if hand.is_foreign and len(together) > 1:
        found_beside = [replace(sheet, together=together) for sheet in found_beside]
    return [*sheets, *found_beside]


def _with_names(sheet: ReadSheet, people: ReadSheet) -> ReadSheet:
    """Write in the rows of a sheet whom those of the people name at the same row, where the list has no whole names.

    Where it has no codes either, also what tells people of the same name apart.
    """
    told = {row.number: row.values for row in people.rows}
    has_names, has_codes = FULL_NAME.key in sheet.places, people.layout.numbered in people.places
    if has_names and has_codes:
        return sheet
    apart = () if has_codes else TELLING_APART
    rows = []
    for row in sheet.rows:
        person = told.get(row.number, {})
        name = {} if has_names else {FULL_NAME.key: name_in(person)}
        known = {key: person[key] for key in apart if key in person}
        rows.append(replace(row, values={**row.values, **name, **known}))
    return replace(sheet, rows=tuple(rows))


def _numbered(sheets: Sequence[ReadSheet]) -> Iterator[ReadSheet]:
    """Yield the sheets, their rows numbered where the list has no column for the code that tells them apart.

    Somebody who was told of before is refused there, and not read again as a fact of a person.
    """
    count, met = 0, PeopleMet()
    without = [one for one in sheets if not one.is_beside and one.layout.numbered not in ("", *one.places)]
    for sheet in sheets if without else ():
        if sheet.layout.numbered in sheet.places:
            met.note(sheet)
    for sheet in sheets:
        if sheet.is_beside:
            yield replace(sheet, rows=tuple(row for row in sheet.rows if not met.is_refused(sheet, row)))
        elif sheet not in without:
            yield sheet
        else:
            rows = [replace(row, values={**row.values, ROW_NUMBER: count + n}) for n, row in enumerate(sheet.rows, 1)]
            count += len(rows)
            yield replace(sheet, rows=tuple(met.once(sheet, row) for row in rows))


def _without_known(sheet: ReadSheet, unknown: tuple[str, ...]) -> ReadSheet:
    """Return a sheet whose notes name only the columns that no layout knows."""
    notes = [note for note in sheet.notes if note.code != "unknown_columns"]
    if unknown:
        notes.insert(0, _unknown_columns(sheet.name, unknown))
    return replace(sheet, notes=tuple(notes), unknown=unknown)


def _heading_notes(layout: SheetLayout, sheet: str, match: HeadingMatch) -> Iterator[Issue]:
    if not match.columns:
        sentence = f"Foglio {sheet}: non si trovano le intestazioni delle colonne; non viene letto."
        yield warning("no_headings", sentence)
        return
    if match.unknown:
        yield _unknown_columns(sheet, match.unknown)
    if match.guessed:
        read = listed(f"«{heading}» come «{column.heading}»" for heading, column in match.guessed)
        yield Issue(_GUESSED, f"Foglio {sheet}: si legge {read}.", severity=Severity.NOTE)
    if match.repeated:
        yield warning("repeated_columns", f"Foglio {sheet}: colonne ripetute {quoted(match.repeated)}; vale la prima.")
    given = {column.key for column in match.columns.values()}
    replaced = {"last_name", "first_name"} if given & {column.key for column in layout.also_read} else set()
    absent = tuple(column.heading for column in match.absent if column.required and column.key not in replaced)
    if absent:
        yield warning("absent_columns", f"Foglio {sheet}: mancano le colonne {quoted(absent)}.")


def _unknown_columns(sheet: str, unknown: Sequence[str]) -> Issue:
    return warning("unknown_columns", f"Foglio {sheet}: colonne non riconosciute {quoted(unknown)}.")
