"""Rows of the Anagrafica that cannot be taken: each says which cell, what is wrong and what to do."""

import pytest

from app.domain.workbooks.reading import CellError
from app.services.workbooks.job import preview_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from tests.archives.personnel import with_cell, with_row
from tests.archives.town import Town

EMPLOYEE = {
    "Matricola": "100",
    "Cognome": "Rossi",
    "Nome": "Mario",
    "Genere": "uomo",
    "Data di assunzione": "01/03/2024",
}
POSTING = {"Matricola": "0001", "Codice area": "A", "Area contrattuale": "IS", "Dal": "01/07/2024"}
CHARGE = {"Codice area": "F", "Nome e cognome": "Neri Alberto", "Dal": "01/01/2024"}
APPOINTMENT = {"Matricola": "0002", "Codici area": "F", "Dal": "01/07/2024"}


def errors_of(town: Town, data: bytes) -> list[CellError]:
    return list(preview_workbook(town.workspace, PERSONNEL_WORKBOOK, data).errors)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sheet", "row", "cell", "problem"),
    [
        ("Aree", {"Denominazione": "Senza codice"}, "A8", "Manca il codice"),
        ("Aree", {"Codice": "Z"}, "B8", "Manca la denominazione"),
        ("Aree", {"Codice": "Z" * 21, "Denominazione": "x"}, "A8", "al massimo 20 caratteri"),
        ("Aree", {"Codice": "a", "Denominazione": "Doppia"}, "A8", "è già nella riga 2"),
        ("Aree", {"Codice": "Z", "Denominazione": "x", "Dal": "2/1/2024", "Al": "1/1/2024"}, "D8", "prima di quella"),
        ("Settori", {"Codice": "Z1", "Denominazione": "x", "Codice area": "ZZ"}, "C11", "non è un'area che l'archivio"),
        ("Settori", {"Codice": "Z1", "Denominazione": "x"}, "C11", "Scegliere l'area"),
        ("Uffici", {"Codice": "U", "Denominazione": "x", "Codice settore": "ZZ"}, "C2", "non è un settore"),
        ("Dipendenti", EMPLOYEE | {"Matricola": None}, "A26", "Manca la matricola"),
        ("Dipendenti", EMPLOYEE | {"Matricola": "0001"}, "A26", "è già nella riga"),
        ("Dipendenti", EMPLOYEE | {"Genere": "altro"}, "E26", "non è tra i valori ammessi"),
        ("Dipendenti", EMPLOYEE | {"Codice fiscale": "RSSMRA80A01H501X"}, "B26", "carattere di controllo"),
        ("Dipendenti", EMPLOYEE | {"Codice fiscale": "ABC"}, "B26", "forma giusta"),
        ("Dipendenti", EMPLOYEE | {"Data di cessazione": "01/01/2023"}, "H26", "prima di quella di inizio"),
        ("Dipendenti", EMPLOYEE | {"Data di nascita": "01/03/2024"}, "F26", "non va d'accordo"),
        ("Dipendenti", EMPLOYEE | {"Data di assunzione": "(cancella)"}, "G26", "non si può cancellare"),
        ("Assegnazioni", POSTING | {"Matricola": "777"}, "A26", "non è la matricola di nessun"),
        ("Assegnazioni", POSTING | {"Matricola": None, "Cognome e nome": "Marta Rinaldi"}, "A26", "manca la matricola"),
        ("Assegnazioni", POSTING | {"Matricola": None}, "A26", "manca la matricola"),
        ("Assegnazioni", POSTING | {"Codice area": "B", "Codice settore": "A1"}, "C26", "non è l'area del settore"),
        ("Assegnazioni", POSTING | {"Codice ufficio": "ZZ"}, "E26", "non è un ufficio"),
        ("Assegnazioni", POSTING | {"Codice area": None}, "C26", "Scegliere l'unità"),
        ("Assegnazioni", POSTING | {"Area contrattuale": "Generali"}, "F26", "non è un'area contrattuale"),
        ("Assegnazioni", POSTING | {"Tempo di lavoro %": 120}, "H26", "va da più di 0 a 100"),
        ("Assegnazioni", POSTING | {"Tempo di lavoro %": "(cancella)"}, "H26", "Manca il tempo di lavoro"),
        ("Assegnazioni", POSTING | {"Dal": "01/01/2019"}, "I26", "inizia prima dell'assunzione"),
        ("Assegnazioni", POSTING | {"Dal": None}, "I26", "Manca il giorno di inizio"),
        ("Incarichi EQ", APPOINTMENT | {"Codici area": "F; Q"}, "C7", "contiene aree che l'archivio non conosce: Q"),
        ("Incarichi EQ", APPOINTMENT | {"Codici area": "A"}, "D7", "ha già un incarico"),
        ("Incarichi EQ", APPOINTMENT | {"Retribuzione di posizione": -1}, "G7", "non può essere negativo"),
        ("Incarichi EQ", APPOINTMENT | {"Codici area": None}, "C7", "Scegliere almeno un'area"),
        ("Cariche", {"Carica": "Sindaco", "Nome e cognome": "Altro", "Dal": "1/1/2019"}, "C4", "si sovrappongono"),
        ("Cariche", {"Carica": "Parroco", "Nome e cognome": "Altro", "Dal": "1/1/2019"}, "A4", "non è tra i valori"),
        ("Responsabilità di area", CHARGE | {"Nome e cognome": "Altri Ugo"}, "C2", "non è fra le cariche dell'ente"),
        ("Responsabilità di area", CHARGE | {"Codice area": "A"}, "D2", "ha già l'incarico di EQ su"),
        ("Responsabilità di area", CHARGE | {"Codice area": "Q"}, "A2", "contiene aree che l'archivio non conosce: Q"),
        ("Popolazione", {"Data di rilevazione": "31/12/2020", "Maschi": 1, "Femmine": 1}, "A6", "è già nella riga 2"),
        ("Popolazione", {"Data di rilevazione": "31/12/2024", "Maschi": 1}, "C6", "Manca il numero delle femmine"),
        ("Spesa per il personale", {"Anno": "venti", "Retribuzioni": 1, "IRAP": 1, "Oneri": 1}, "A3", "non è un anno"),
        ("Spesa per il personale", {"Anno": 2024, "Retribuzioni": 1, "IRAP": 1}, "D3", "manca l'importo"),
    ],
)
def test_that_a_row_that_cannot_be_taken_says_where_and_why(
    town: Town, exported: bytes, sheet: str, row: dict[str, object], cell: str, problem: str
) -> None:
    [error] = errors_of(town, with_row(exported, sheet, row))
    assert problem in error.problem
    assert error.sheet == sheet
    assert error.cell == cell
    assert error.remedy.endswith(".")


def test_that_a_name_without_matricola_proposes_whose_it_may_be(town: Town, exported: bytes) -> None:
    row = POSTING | {"Matricola": None, "Cognome e nome": "Marta Rinaldi"}
    [error] = errors_of(town, with_row(exported, "Assegnazioni", row))
    assert error.remedy == "Dal nome potrebbe essere 0001 (Rinaldi Marta): se è così, scriverla."


def test_that_the_codice_fiscale_of_somebody_else_is_named(town: Town, exported: bytes) -> None:
    data = with_cell(exported, "Dipendenti", 2, "Codice fiscale", "RSSMRA80A01H501U")
    data = with_cell(data, "Dipendenti", 3, "Codice fiscale", "RSSMRA80A01H501U")
    [error] = errors_of(town, data)
    assert error.cell == "B3"
    assert "è già di Amato Nicola" in error.problem


def test_that_two_errors_of_a_row_are_both_named(town: Town, exported: bytes) -> None:
    row = POSTING | {"Matricola": "777", "Area contrattuale": "Boh", "Al": "mai"}
    assert [error.cell for error in errors_of(town, with_row(exported, "Assegnazioni", row))] == ["A26", "F26", "J26"]


def test_that_erasing_in_a_row_that_is_not_there_is_an_error(town: Town, exported: bytes) -> None:
    errors = errors_of(town, with_row(exported, "Cariche", {"Al": "(cancella)"}))
    assert [error.cell for error in errors] == ["A4", "B4", "C4"]


def test_that_a_wrong_person_is_not_also_unknown_in_the_other_sheets(town: Town, exported: bytes) -> None:
    data = with_row(exported, "Dipendenti", EMPLOYEE | {"Codice fiscale": "ABC"})
    data = with_row(data, "Assegnazioni", POSTING | {"Matricola": "100"})
    data = with_row(data, "Incarichi EQ", APPOINTMENT | {"Matricola": "100"})
    [error] = errors_of(town, data)
    assert (error.sheet, error.heading) == ("Dipendenti", "Codice fiscale")


def test_that_an_area_cannot_close_while_people_work_there(town: Town, exported: bytes) -> None:
    [error] = errors_of(town, with_cell(exported, "Aree", 2, "Al", "31/12/2024"))
    assert (error.cell, error.heading) == ("riga 2", "Riga")
    assert "5 assegnazioni" in error.problem


def test_that_the_sector_of_another_area_is_refused_when_only_the_area_is_changed(town: Town, exported: bytes) -> None:
    [error] = errors_of(town, with_cell(exported, "Assegnazioni", 2, "Codice area", "A"))
    assert error.remedy == "Scrivere un settore di quell'area, oppure (cancella) nella cella del settore."
