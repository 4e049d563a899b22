"""The audit read, told in words and walked."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import Enum as PythonEnum

import pytest
from sqlalchemy import Enum

from app.domain.audit.chain import GENESIS, Entry, entry_hash
from app.domain.audit.columns import UNTOLD, column_word
from app.domain.audit.filters import EntryFilter
from app.domain.audit.rows import ArchiveVerdict, AuditVerdict, row_of
from app.domain.audit.tables import REFERENCES, TABLES, table_word
from app.domain.errors import UserError
from app.domain.permissions import Actor
from app.domain.roles import Gender, UserRole
from app.domain.setting_keys import CERTIFIED_FIRST, ENTERED, EXAMPLE_BUILT, METHOD_OF, SMALLEST_CLASS_KEY
from app.models.municipality import Setting
from app.models.people import Employee
from app.models.recorder import UNRECORDED
from app.models.schema import Base
from app.models.structure import Area
from app.services.archive_check import verify_archive
from app.services.audit.archive_words import LONGEST
from app.services.audit.change_words import _in_order
from app.services.audit.entries import MOST_THINGS, entry_detail, find_entries, verify_audit
from app.services.audit.undoing import undo_last
from app.services.cycles import begin_year, open_year
from app.services.transaction import unit_of_work
from tests.archives.closing import close_explained
from tests.services.test_cycles import DRAFT

COLUMNS = [(table.name, column) for table in Base.metadata.sorted_tables for column in table.columns]


def write(workspace, sql, *values):
    """Tamper with the file behind the program's back."""
    with closing(sqlite3.connect(workspace.archive.path)) as raw, raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='audit_entries'"):
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(sql, values)


def add_person(workspace, **values):
    person = {"matricola": "7", "last_name": "Rossi", "first_name": "Nicolò", "gender": Gender.MALE} | values
    with unit_of_work(workspace, "Nuova persona: Rossi Nicolò") as unit:
        return unit.add(Employee(birth_date=date(1980, 1, 1), hired_on=date(2015, 1, 1), **person)).id


def test_that_every_table_and_column_has_its_italian_word():
    told = [(table, column.name) for table, column in COLUMNS if column.name not in UNTOLD and table not in UNRECORDED]
    assert [f"{table}.{name}" for table, name in told if column_word(table, name) == name] == []
    assert set(TABLES) == {table for table, _ in COLUMNS}


def test_that_no_word_is_left_of_a_column_that_is_gone():
    there = {column.name for _, column in COLUMNS}
    assert set(REFERENCES) <= there
    assert {table for table, words in TABLES.items() if words.named_by} == set(TABLES) - UNRECORDED


def test_that_columns_point_where_the_schema_says():
    for table, column in COLUMNS:
        targets = {key.column.table.name for key in column.foreign_keys} - {"audit_entries"}
        if targets:
            assert REFERENCES[column.name] in targets, f"{table}.{column.name}"


def test_that_what_names_a_row_is_among_its_columns():
    for table, words in TABLES.items():
        assert set(words.named_by) <= set(Base.metadata.tables[table].c.keys())


def test_that_every_word_of_the_schema_has_its_italian():
    kinds = {column.type.enum_class for _, column in COLUMNS if isinstance(column.type, Enum)}
    assert kinds
    for kind in kinds:
        assert issubclass(kind, PythonEnum)
        assert all(member.italian for member in kind)


def test_that_what_changed_is_told_in_the_order_of_the_table():
    assert _in_order("cycles", {"state", "year", "gone"}) == ["year", "state", "gone"]
    assert _in_order("gone", {"b", "a"}) == ["a", "b"]


def test_that_an_unknown_table_is_told_by_its_own_name():
    assert (table_word("nuova"), column_word("nuova", "cosa")) == ("nuova", "cosa")
    assert not UNTOLD & set(REFERENCES)


def test_that_a_creation_is_told_with_its_values_and_names(workspace):
    add_person(workspace)
    [row] = find_entries(workspace).rows
    detail = entry_detail(workspace, row.id)
    assert row.label == "Nuova persona: Rossi Nicolò"
    [thing] = detail.things
    assert thing.title == "Aggiunta – Persona: Rossi Nicolò"
    fields = {field.name: (field.before, field.after) for field in thing.fields}
    assert fields["Genere"] == ("", "uomo")
    assert fields["Data di nascita"] == ("", "01/01/1980")
    assert "Codice fiscale" not in fields


def test_that_a_change_is_told_as_before_and_after(workspace):
    begin_year(workspace, DRAFT)
    close_explained(workspace, 2025)
    detail = entry_detail(workspace, find_entries(workspace).rows[0].id)
    made, thing = detail.things
    assert made.title.startswith("Aggiunta – Chiusura dell'anno: 2025")
    assert thing.title == "Modifica – Anno: 2025"
    assert [(one.name, one.before, one.after) for one in thing.fields] == [("Stato", "aperto", "chiuso")]


SETTINGS = {  # key and value kept, what the audit calls it, what it says of the value
    (EXAMPLE_BUILT, "2024-07-01"): ("Giorno di preparazione del comune di esempio", "01/07/2024"),
    (ENTERED.format(year=2023), "2026-02-03"): ("Giorno di inserimento dell'anno 2023, già finito", "03/02/2026"),
    (CERTIFIED_FIRST, "1"): ("Certificazione prima della chiusura", "sì"),
    (SMALLEST_CLASS_KEY, "6"): ("Classe minima da pubblicare", "6"),
    (METHOD_OF.format(year=2025), "7"): ("Metodologia del 2025", "n. 7"),
    ("soglia.quota_tempi_di_pagamento.2024", "40"): ("legata ai tempi di pagamento, almeno dal 2024", "40 %"),
    ("soglia.anni_di_incarico.2024", ""): ("dal 2024", "quello della norma"),
    ("soglia.velocità.2024", "3"): ("soglia.velocità.2024", "3"),
    (EXAMPLE_BUILT + "_2024", "spoiled"): ("example_built_2024", "spoiled"),
}


def test_that_settings_are_told_in_words_and_not_by_their_keys(workspace):
    with unit_of_work(workspace, "Impostazioni") as unit:
        rows = [unit.add(Setting(key=key, value=value)) for key, value in SETTINGS]
    things = entry_detail(workspace, 1).things
    for (name, value), thing in zip(SETTINGS.values(), things, strict=True):
        assert name in thing.title
        assert {one.name: one.after for one in thing.fields}.get("Valore", "quello della norma") == value
    with unit_of_work(workspace, "Altro giorno") as unit:
        unit.session.get(Setting, rows[0].id).value = "2024-07-02"
    [thing] = entry_detail(workspace, 2).things
    assert [(one.before, one.after) for one in thing.fields] == [("01/07/2024", "02/07/2024")]
    write(workspace, "UPDATE settings SET value = '2024-08-01' WHERE id = ?", rows[0].id)
    assert "il registro dice «02/07/2024»" in "".join(verify_archive(workspace).problems)


def test_that_a_deletion_is_told_and_its_entry_names_the_one_undone(workspace):
    add_person(workspace)
    undo_last(workspace)
    newest = find_entries(workspace).rows[0]
    detail = entry_detail(workspace, newest.id)
    assert detail.undoes == 1
    assert detail.things[0].title == "Eliminazione – Persona: Rossi Nicolò"
    assert detail.things[0].fields[0].after == ""


def test_that_what_a_row_points_at_is_told_by_name_even_when_it_is_gone(workspace):
    from app.models.structure import Sector

    with unit_of_work(workspace, "Struttura") as unit:
        area = unit.add(Area(code="T", name="Area Tecnica"))
        unit.add(Sector(area_id=area.id, code="U", name="Urbanistica"))
    undo_last(workspace)
    told = [thing for number in (1, 2) for thing in entry_detail(workspace, number).things]
    pointers = [one for thing in told for one in thing.fields if thing.title.endswith("Urbanistica")]
    assert {one.before + one.after for one in pointers if one.name == "Area"} == {"Area Tecnica"}


def test_that_long_texts_and_long_operations_are_cut_and_say_so(workspace):
    with unit_of_work(workspace, "Molte aree") as unit:
        for number in range(MOST_THINGS + 5):
            unit.add(Area(code=str(number), name="A" * (LONGEST + 1) if number == 0 else "Area"))
    detail = entry_detail(workspace, 1)
    assert (len(detail.things), detail.left_out) == (MOST_THINGS, 5)
    assert f"({LONGEST + 1} caratteri)" in next(one.after for one in detail.things[0].fields if one.after[0] == "A")


def test_that_an_entry_that_is_not_there_is_said(workspace):
    with pytest.raises(UserError, match=r"n\. 9 non c'è"):
        entry_detail(workspace, 9)


def test_that_entries_are_found_by_words_whatever_case_and_accents(workspace):
    add_person(workspace)
    open_year(workspace, 2024)
    assert [row.label for row in find_entries(workspace).rows] == [
        "Apertura dell'anno 2024",
        "Nuova persona: Rossi Nicolò",
    ]
    assert [row.id for row in find_entries(workspace, EntryFilter("NICOLO rossi")).rows] == [1]
    assert [row.id for row in find_entries(workspace, EntryFilter("31/12/2024")).rows] == [2, 1]
    assert find_entries(workspace, EntryFilter("bianchi")).rows == ()


def test_that_entries_come_a_page_at_a_time(workspace):
    for year in range(2020, 2025):
        open_year(workspace, year)
    page = find_entries(workspace, limit=2)
    assert ([row.id for row in page.rows], page.total, page.is_all) == ([5, 4], 5, False)
    assert find_entries(workspace, limit=5).is_all


def test_that_the_hour_is_that_of_the_wall():
    at = datetime(2024, 7, 1, 10, 30, 5, tzinfo=UTC)
    row, local = row_of(1, at.isoformat(), "Anna", "Prova"), at.astimezone()
    assert (row.day, row.hour) == (local.date(), f"{local:%H:%M:%S}")


def test_that_a_sound_audit_is_counted(workspace):
    assert verify_audit(workspace).sentence == "Il registro è integro: 0 registrazioni."
    open_year(workspace, 2024)
    assert verify_audit(workspace).sentence == "Il registro è integro: 1 registrazione."
    open_year(workspace, 2025)
    assert verify_audit(workspace).sentence == "Il registro è integro: 2 registrazioni."


@pytest.mark.parametrize(
    ("sql", "entry", "sentence"),
    [
        ("UPDATE audit_entries SET label = 'altro' WHERE id = 2", 2, "n. 2 è stata modificata"),
        ("UPDATE audit_entries SET details = '[]' WHERE id = 1", 1, "n. 1 è stata modificata"),
        ("DELETE FROM audit_entries WHERE id = 2", 2, "Manca la registrazione n. 2"),
        ("DELETE FROM audit_entries WHERE id = 3", 3, "Mancano le registrazioni dalla n. 3"),
    ],
)
def test_that_the_first_bad_entry_is_named(workspace, sql, entry, sentence):
    for year in (2023, 2024, 2025):
        open_year(workspace, year)
    write(workspace, sql)
    verdict = verify_audit(workspace)
    assert verdict.sentence.startswith("Il registro non è integro.")
    assert sentence in verdict.sentence
    assert verdict.broken.entry == entry


def test_that_only_who_may_read_reads_the_audit(workspace):
    stranger = replace(workspace, actor=Actor("Anna Verdi", UserRole.EQ))
    for read in (find_entries, verify_audit):
        with pytest.raises(UserError, match="non può compiere"):
            read(stranger)


def test_that_the_verdict_on_an_archive_speaks_in_words():
    sound = ArchiveVerdict((), AuditVerdict(3, None), 2, ())
    assert sound.is_sound
    assert "2 schede definitive" in sound.sheets_sentence
    assert not replace(sound, differences=("una",)).is_sound
    assert "1 scheda definitiva non torna" in replace(sound, differences=("una",)).sheets_sentence
    assert "ancora" in replace(sound, sheets=0).sheets_sentence
    assert not replace(sound, damage=("pagina",)).is_sound


def many_entries(workspace, count):
    """Write entries as the program would, quickly."""
    previous = GENESIS
    with closing(sqlite3.connect(workspace.archive.path)) as raw, raw:
        for number in range(1, count + 1):
            entry = Entry(
                number, "2024-12-31T11:00:00+00:00", "Prova", f"Operazione {number}", "[]", True, None, previous, ""
            )
            previous = entry_hash(entry)
            row = (entry.id, entry.at, entry.actor, entry.label, entry.details, 1, None, entry.previous_hash, previous)
            raw.execute("INSERT INTO audit_entries VALUES (?,?,?,?,?,?,?,?,?,NULL)", row)
        raw.execute("INSERT OR REPLACE INTO archive_info VALUES (1, 'prova', '2024-01-01', ?, ?)", (count, previous))


def test_that_thousands_of_entries_are_searched_and_walked(workspace):
    many_entries(workspace, 3_000)
    assert [row.id for row in find_entries(workspace, EntryFilter("operazione 179"), limit=3).rows] == [
        2179,
        1799,
        1798,
    ]
    assert verify_audit(workspace).sentence == "Il registro è integro: 3000 registrazioni."
