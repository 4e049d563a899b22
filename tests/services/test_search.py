"""Finding people, objectives and sheets from the few words that somebody types."""

from dataclasses import replace

import pytest

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.issues import Link
from app.domain.permissions import Actor
from app.domain.roles import Gender, UserRole
from app.domain.search import Found, Kind
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.models.objectives import Objective
from app.models.people import Employee
from app.models.structure import Area
from app.services.search import MOST, search
from app.services.transaction import unit_of_work
from tests.archives.comune import STARTED, Comune


def found(comune: Comune, words: str, year: int = 2024) -> list[Found]:
    return search(comune.workspace, year, words)


def kinds(results: list[Found]) -> list[str]:
    return [one.link.kind for one in results]


def test_that_a_person_is_found_with_the_sheets(session_open: Comune) -> None:
    person, sheet = found(session_open, "rossi")
    assert person.link == Link("employee", session_open.people["Rossi"])
    assert sheet.link == Link("sheet", session_open.sheet_id("Rossi"))
    assert sheet.detail == "dal 01/01/2024 al 31/12/2024, predisposta"


def test_that_an_objective_is_found_by_words_in_any_order_and_by_code(comune: Comune) -> None:
    for words in ("tempi riduzione", "RIDUZIONE dei tempi", "obiettivo O2"):
        [objective] = found(comune, words)
        assert objective.detail == "", "the name of the group says that it is an objective"
        assert objective.link == Link("objective", comune.objectives["misurato"])
        assert objective.text == "O2 · Riduzione dei tempi di rilascio"


def test_that_every_word_must_be_there(comune: Comune) -> None:
    assert found(comune, "rossi anna") == []
    assert kinds(found(comune, "rossi mario")) == ["employee"]


@pytest.mark.parametrize("words", ["dell'archivio", "dell’archivio", "archivio", "riordino archivio", "dell archivio"])
def test_that_an_apostrophe_is_found_however_it_is_typed(comune: Comune, words: str) -> None:
    assert Link("objective", comune.objectives["giudicato"]) in [one.link for one in found(comune, words)]


@pytest.mark.parametrize("words", ["nicolo", "Nicolò", "NICOLO'", "d'amato", "d amato"])
def test_that_accents_and_case_make_no_difference(comune: Comune, words: str) -> None:
    with unit_of_work(comune.workspace, "Persona", Topic.STRUCTURE) as unit:
        unit.add(
            Employee(matricola="99", last_name="D'Amato", first_name="Nicolò", gender=Gender.MALE, hired_on=STARTED)
        )
    assert [one.text for one in found(comune, words)] == ["D'Amato Nicolò"]


def test_that_the_matricola_is_searched_too(comune: Comune) -> None:
    assert [one.text for one in found(comune, "0002")] == ["Rossi Mario"]


@pytest.mark.parametrize("words", ["", "   ", "'", "%", "_"])
def test_that_no_words_find_nothing(session_open: Comune, words: str) -> None:
    assert found(session_open, words) == []


def test_that_objectives_and_sheets_of_another_year_are_not_found(session_open: Comune) -> None:
    assert kinds(found(session_open, "rossi", 2023)) == ["employee"]
    assert found(session_open, "trasparenza", 2023) == []


def test_that_a_replaced_sheet_is_not_found(session_open: Comune) -> None:
    with unit_of_work(session_open.workspace, "Sostituzione", Topic.SHEETS) as unit:
        unit.get(Sheet, session_open.sheet_id("Rossi")).state = SheetState.SUPERSEDED
    assert kinds(found(session_open, "rossi")) == ["employee"]


def test_that_a_long_list_is_cut(comune: Comune) -> None:
    with unit_of_work(comune.workspace, "Persone", Topic.STRUCTURE) as unit:
        for number in range(30):
            name = {"last_name": f"Molti{number:02}", "first_name": "Ada", "gender": Gender.FEMALE}
            unit.add(Employee(matricola=f"M{number}", hired_on=STARTED, **name))
    results = found(comune, "molti")
    assert len(results) == MOST
    assert results[0].text == "Molti00 Ada"


def test_that_nothing_leaks_to_who_may_not_read(session_open: Comune) -> None:
    stranger = replace(session_open.workspace, actor=Actor("Ospite", UserRole.EQ))
    with pytest.raises(UserError, match="Ospite non può compiere"):
        search(stranger, 2024, "rossi")


def test_that_an_evaluator_finds_the_own_people_with_their_sheets_and_objectives(session_open: Comune) -> None:
    verdi = Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"])
    hers = replace(session_open.workspace, actor=verdi)
    expected = {
        "rossi": ["employee", "sheet"],
        "verdi": ["employee"],
        "trasparenza": ["objective"],
        "anagrafe": ["sector"],
    }
    for words, kinds in expected.items():
        assert [found.link.kind for found in search(hers, 2024, words) if found.link] == kinds
    for words in ("bruni", "tecnica", "lavori"):
        assert search(hers, 2024, words) == []


@pytest.mark.parametrize("role", [UserRole.MAYOR, UserRole.BODY])
def test_that_mayor_and_body_find_what_they_may_read(session_open: Comune, role: UserRole) -> None:
    reader = replace(session_open.workspace, actor=Actor("Ospite", role))
    assert {found.icon for found in search(reader, 2024, "rossi")} >= {"user", "clipboard-text"}


def test_that_the_inside_of_a_word_is_not_found_and_a_description_is(comune: Comune) -> None:
    with unit_of_work(comune.workspace, "Obiettivi", Topic.OBJECTIVES) as unit:
        unit.get(Objective, comune.objectives["misurato"]).title = "Promozione del volontariato"
        unit.get(
            Objective, comune.objectives["giudicato"]
        ).description = (
            "Con la collaborazione di tutti gli uffici si recupera l'evasione della TARI degli anni dal 2019 al 2022."
        )
    [objective] = found(comune, "tari")
    assert objective.link == Link("objective", comune.objectives["giudicato"])
    assert objective.detail == "… si recupera l'evasione della TARI degli anni dal 2019 al 2022."
    assert found(comune, "volont")[0].link == Link("objective", comune.objectives["misurato"])


def test_that_whole_words_come_before_beginnings_and_these_before_descriptions(comune: Comune) -> None:
    titles = {"misurato": ("Servizi per la città", ""), "giudicato": ("Cittadini informati", "")}
    with unit_of_work(comune.workspace, "Obiettivi", Topic.OBJECTIVES) as unit:
        others = [key for key in comune.objectives if key not in titles]
        for key, (title, description) in (titles | {others[0]: ("Altro", "Per la CITTA' tutta")}).items():
            objective = unit.get(Objective, comune.objectives[key])
            objective.title, objective.description = title, description
    wanted = [comune.objectives[key] for key in ("misurato", "giudicato", others[0])]
    assert [one.link.id for one in found(comune, "citta")] == wanted


def test_that_the_kind_with_the_best_answer_comes_first(session_open: Comune) -> None:
    with unit_of_work(session_open.workspace, "Obiettivo", Topic.OBJECTIVES) as unit:
        unit.get(Objective, session_open.objectives["misurato"]).title = "Numeri ross sulla rotta"
    assert kinds(found(session_open, "ross")) == ["objective", "employee", "sheet"]
    assert kinds(found(session_open, "rossi")) == ["employee", "sheet"]


def test_that_a_unit_is_found_by_a_word_of_its_name(comune: Comune) -> None:
    with unit_of_work(comune.workspace, "Nuova area", Topic.STRUCTURE) as unit:
        area = unit.add(Area(code="ZZ", name="Polizia locale"))
    [unit_found] = found(comune, "polizia")
    assert (unit_found.link, unit_found.kind) == (Link("area", area.id), Kind.UNIT)
