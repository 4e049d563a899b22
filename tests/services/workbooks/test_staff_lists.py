"""Lists of staff taken into an archive: who is known by name alone, where people work, whose file it is."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from app.domain.errors import UserError
from app.domain.structure.units import UnitKind
from app.domain.workbooks.answers import NO_ANSWERS, Answers, Consent
from app.domain.workbooks.difference import RowState
from app.domain.workbooks.preview import WorkbookPreview, changed_rows, new_rows, proposed_rows
from app.services.audit import undoing
from app.services.workbooks.job import import_workbook, preview_workbook, workbook_in
from app.services.workbooks.registry import PERSONNEL_WORKBOOK, SCORES_WORKBOOK, WORKBOOKS
from tests.archives.personnel import with_cell
from tests.archives.plain import read_registry
from tests.archives.town import Town
from tests.excel.samples import edited, workbook_of

BY_NAME = Answers(consents=frozenset({Consent.BY_NAME}))


def preview_of(town: Town, data: bytes, answers: Answers = NO_ANSWERS) -> WorkbookPreview:
    return preview_workbook(town.workspace, PERSONNEL_WORKBOOK, data, answers=answers)


def states(preview: WorkbookPreview) -> dict[str, list[RowState]]:
    found: dict[str, list[RowState]] = {}
    for one in preview.differences:
        if one.state is not RowState.MISSING:
            found.setdefault(one.title, []).append(one.state)
    return found


def test_that_somebody_known_by_name_alone_is_proposed_and_taken_once_allowed(town: Town) -> None:
    data = workbook_of(
        ("Nominativo", "Sesso", "Data cessazione"), ("DE LUCA TERESA", "F", "31/12/2024"), name="Foglio1"
    )
    preview = preview_of(town, data)
    [proposal] = proposed_rows(preview)
    assert (proposal.row, proposal.details.startswith("De Luca Teresa, matricola ")) == (2, True)
    assert [one.consent for one in preview.questions] == [Consent.BY_NAME]
    assert not preview.can_be_imported_with()
    assert preview.can_be_imported_with(BY_NAME)
    with pytest.raises(UserError, match="solo dal nome"):
        import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data, answers=BY_NAME)
    [person] = [row for row in read_registry(town.workspace).employees if row.full_name == "De Luca Teresa"]
    assert person.left_on is not None


def test_that_a_birth_date_that_differs_proposes_nobody(town: Town) -> None:
    known = next(row for row in read_registry(town.workspace).employees if row.birth_date)
    data = workbook_of(
        ("Nominativo", "Sesso", "Data di nascita", "Data assunzione"),
        (known.full_name, "F", "1/1/1999", "1/1/2020"),
        name="x",
    )
    preview = preview_of(town, data)
    assert not proposed_rows(preview)
    [new] = new_rows(preview)
    assert "Matricola: P-001" in new.details
    assert any("in archivio c'è già" in note.sentence for note in preview.notes)


def test_that_a_list_without_dates_changes_the_posting_that_people_have(town: Town) -> None:
    person = next(row for row in read_registry(town.workspace).employees if row.full_name == "Villa Chiara")
    posting = next(row for row in read_registry(town.workspace).postings if row.matricola == person.matricola)
    data = workbook_of(
        ("Matr.", "Nominativo", "Area CCNL", "Profilo", "Settore"),
        (person.matricola, "Villa Chiara", posting.contract_area_code, "Istruttore contabile", "Tributi"),
        name="Organico",
    )
    preview = preview_of(town, data)
    assert not preview.errors
    assert [(row.heading, row.before, row.after) for row in changed_rows(preview)] == [
        ("Profilo professionale", "Istruttore", "Istruttore contabile")
    ]
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    assert not preview_of(town, data).has_changes


def test_that_the_workbook_of_another_ente_is_asked_about(town: Town, exported: bytes) -> None:
    def rename(book: Workbook) -> None:
        book["_meta"]["B3"] = "Comune di Altrove"

    data = with_cell(edited(exported, rename), "Aree", 2, "Denominazione", "Area nuova")
    preview = preview_of(town, data)
    assert [one.consent for one in preview.questions] == [Consent.OTHER_ENTE]
    with pytest.raises(UserError, match="Comune di Altrove"):
        import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    allowed = Answers(consents=frozenset({Consent.OTHER_ENTE}))
    assert not import_workbook(town.workspace, PERSONNEL_WORKBOOK, data, answers=allowed).is_empty


def test_that_a_file_without_its_hidden_sheet_is_known_by_its_headings() -> None:
    form = workbook_of(
        ("Voce", "Che cosa si valuta", "Peso", "Giudizio", "Nota o motivazione", "Grado", "Che cosa manca", "Chiave"),
        ("Impegno",),
    )
    assert workbook_in(form, WORKBOOKS) is SCORES_WORKBOOK
    assert workbook_in(b"Matricola;Cognome;Nome\n1;Rossi;Mario\n", WORKBOOKS, "elenco.csv") is PERSONNEL_WORKBOOK


def test_that_a_unit_is_known_by_the_words_that_people_have_for_it_at_any_level(town: Town) -> None:
    """What a comune calls settore may be an area of the archive, and a list says where one works with a path."""
    registry = read_registry(town.workspace)
    area = registry.areas[0]
    sector = next(one for one in registry.units if one.kind is UnitKind.SECTOR)
    owner = next(one for one in registry.areas if one.code == sector.parent_code)
    words = {
        area.name: area.code,
        f"{area.name} / Ufficio che non c'è": area.code,
        f"{owner.name} / {sector.name}": owner.code,
        " ".join(area.name.split()[:2]): area.code,
    }
    headings = ("Matricola", "Cognome", "Nome", "Sesso", "Data assunzione", "Area contrattuale", "Settore / Servizio")
    rows = [(f"90{n}", "Verdi", f"Anna{n}", "F", "1/1/2020", "Istruttori", written) for n, written in enumerate(words)]
    data = workbook_of(headings, *rows, name="x")
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    found = {one.matricola: one.area_code for one in read_registry(town.workspace).postings}
    assert [found[row[0]] for row in rows] == list(words.values())
    wrong = workbook_of(headings, (*rows[0][:6], "Ufficio che non c'è"), name="x")
    assert any("non è un settore" in note.sentence for note in preview_of(town, wrong).notes)


def test_that_a_column_mapped_by_hand_is_read_and_remembered_until_undone(town: Town) -> None:
    def a_file(matricola: str) -> bytes:
        row = (matricola, "Verdi", matricola, "F", "1/1/2020", "1/5/1980")
        return workbook_of(("Matricola", "Cognome", "Nome", "Sesso", "Data assunzione", "Compleanno"), row, name="x")

    [unknown] = preview_of(town, a_file("900")).unknown
    assert (unknown.heading, unknown.chosen) == ("Compleanno", None)
    place = [option.key for option in unknown.options].index("birth_date")
    answers = Answers(columns=unknown.choice(place))
    assert "Data di nascita: 01/05/1980" in new_rows(preview_of(town, a_file("900"), answers))[0].details
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, a_file("900"), answers=answers)
    again = preview_of(town, a_file("901"))
    assert (again.unknown[0].chosen, "Data di nascita: 01/05/1980" in new_rows(again)[0].details) == (
        place,
        True,
    )
    undoing.undo_last(town.workspace)
    assert preview_of(town, a_file("901")).unknown[0].chosen is None


def test_that_a_settore_moved_and_its_area_closed_come_in_one_file(town: Town, exported: bytes) -> None:
    data = with_cell(exported, "Settori", 6, "Codice area", "A")
    data = with_cell(data, "Aree", 4, "Al", "31/12/2024")
    sectors = {unit.code: unit.parent_code for unit in read_registry(town.workspace).units}
    assert sectors["C1"] == "C"
    problems = [error.problem for error in preview_of(town, data).errors]
    assert not [problem for problem in problems if "assegnazion" in problem]


CASES = Path(__file__).parents[4] / "shared" / "cases" / "xlsx"
NEW_PEOPLE = {
    "m3-strict.xlsx": 1, "m11-colonna-sconosciuta.xlsx": 1, "m13-stessa-persona-due-matricole.xlsx": 2,
    "w10-elenco.csv": 2, "w2-cognome-e-nome.xlsx": 2, "w3-due-livelli.xlsx": 1, "w4-a-capo.xlsx": 1,
    "w5-colonne-vuote-totale.xlsx": 2, "w9-valori-veri.xlsx": 1, "m10-date-implausibili.xlsx": 1,
}  # fmt: skip


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside the project")
@pytest.mark.parametrize("name", NEW_PEOPLE)
def test_that_a_list_kept_aside_is_read(town: Town, name: str) -> None:
    data = (CASES / name).read_bytes()
    preview = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, data, name=name)
    people = [one for one in preview.differences if one.state is RowState.NEW and one.title[:1].isdigit()]
    assert len({one.title.split()[0] for one in people if one.changes[1].heading != "Codice area"}) >= NEW_PEOPLE[name]


def test_that_people_without_gender_and_matricola_come_in_and_are_told(town: Town) -> None:
    """Their postings begin with the unit and end with the service; a unit nobody knows keeps nobody out."""
    area = next(unit for unit in read_registry(town.workspace).units if unit.kind is UnitKind.AREA)
    data = workbook_of(
        ("Nominativo", "Assunto il", "Cessato il", "Cat.", "Settore", "P.T."),
        ("ZENI IRENE", "01/03/1990", "", "C1", f"{area.name} (n. 2 unità)", "0,5"),
        ("ZENI OTTO", "01/03/2024", "31/05/2024", "Istruttori (ex C4)", area.code, "1"),
        ("ZENI PIA", "01/03/2024", "", "C1", "Servizio di nessuno", "1"),
        name="Foglio1",
    )
    preview = preview_of(town, data)
    assert not preview.errors
    told = [note.sentence for note in preview.notes]
    assert any("righe 2, 3 e 4: la matricola non c'è" in one for one in told)
    assert any("righe 2, 3 e 4: il genere non c'è: è preso dal nome" in one for one in told)
    assert any("riga 4: l'assegnazione non si legge, perché «Servizio di nessuno»" in one for one in told)
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    registry = read_registry(town.workspace)
    people = {row.first_name: row for row in registry.employees if row.last_name == "Zeni"}
    assert {name: (row.matricola, row.gender.italian) for name, row in people.items()} == {
        "Irene": ("P-001", "donna"), "Otto": ("P-002", "uomo"), "Pia": ("P-003", "donna"),
    }  # fmt: skip
    postings = {row.full_name: row for row in registry.postings if row.full_name.startswith("Zeni")}
    first_day = max(filter(None, (people["Irene"].hired_on, area.valid_from)))
    assert (postings["Zeni Irene"].valid_from, postings["Zeni Irene"].valid_to) == (first_day, None)
    assert [postings[name].part_time for name in ("Zeni Irene", "Zeni Otto")] == [50, 100]
    assert postings["Zeni Otto"].valid_to == people["Otto"].left_on
    assert "Zeni Pia" not in postings
    again = preview_of(town, data, BY_NAME)
    assert not again.errors
    assert {one.state for one in again.differences if "Zeni" in one.title} == {RowState.UNCHANGED}


def test_that_the_posting_of_who_has_left_ends_with_the_service_whatever_day_it_begins(town: Town) -> None:
    """«Decorrenza» is a day of the posting too: without an end it would go on after the service, and stop the file."""
    area = next(unit for unit in read_registry(town.workspace).units if unit.kind is UnitKind.AREA)
    data = workbook_of(
        ("Matr.", "Nominativo", "Sesso", "Decorrenza", "Cessato il", "Cat.", "Settore"),
        ("991", "ZENI OTTO", "M", "01/03/2024", "31/05/2024", "C1", area.code),
        name="Foglio1",
    )
    assert not preview_of(town, data).errors
    import_workbook(town.workspace, PERSONNEL_WORKBOOK, data)
    [posting] = [row for row in read_registry(town.workspace).postings if row.matricola == "991"]
    assert (str(posting.valid_from), str(posting.valid_to)) == ("2024-03-01", "2024-05-31")
