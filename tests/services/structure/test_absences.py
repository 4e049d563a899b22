"""Long absences and the year of a person, on a real archive."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import UserError
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.structure.absences import AbsenceDraft, is_neutral_kind
from app.domain.structure.person_year import Lane, LaneFact
from app.domain.validation import NotValid
from app.services.audit import undoing
from app.services.structure.absences import delete_absence, save_absence
from app.services.structure.employees import save_employee
from app.services.structure.person_year import read_person_year
from app.services.structure.postings import move_border, save_posting
from tests.archives.comune import Comune
from tests.archives.plain import read_person, read_registry
from tests.archives.town import START, Town
from tests.looking import list_entries

DAY = date(2024, 12, 31)
JULY, MAY = date(2024, 7, 1), date(2024, 5, 31)


def draft(town: Town, **more: object) -> AbsenceDraft:
    whole = AbsenceDraft(town.people["Serra Davide"], "Congedo parentale", True, date(2024, 3, 4), date(2024, 3, 29))
    return replace(whole, **more)


def lane(town: Town, kind: Lane, name: str = "Serra Davide") -> list[LaneFact]:
    found = read_person_year(town.workspace, town.people[name], DAY)
    return [one for one in found.year.facts if one.lane is kind]


def test_that_an_absence_is_entered_changed_and_deleted_each_with_its_name(town: Town) -> None:
    assert save_absence(town.workspace, draft(town)).label == "Nuova assenza di Serra Davide"
    [fact] = lane(town, Lane.ABSENCE)
    changed = replace(fact.row.draft, valid_to=date(2024, 4, 5), is_neutral=False)
    assert save_absence(town.workspace, changed).label == "Modifica assenza di Serra Davide"
    [fact] = lane(town, Lane.ABSENCE)
    assert fact.note == "33 giorni, pesa"
    assert read_person_year(town.workspace, town.people["Serra Davide"], DAY).absence_kinds == ("Congedo parentale",)
    delete_absence(town.workspace, fact.row.id)
    assert lane(town, Lane.ABSENCE) == []
    labels = [entry.label for entry in list_entries(town.workspace)][:1]
    assert labels == ["Elimina assenza di Serra Davide"]
    undoing.undo_last(town.workspace)
    assert [one.note for one in lane(town, Lane.ABSENCE)] == ["33 giorni, pesa"]


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"kind": " "}, "kind", "Manca il motivo"),
        ({"valid_to": None}, "valid_to", "Manca l'ultimo giorno"),
        ({"valid_to": date(2024, 3, 1)}, "valid_to", "prima di quella di inizio"),
        ({"valid_from": date(2019, 5, 1)}, "valid_from", "L'assenza inizia prima dell'assunzione"),
    ],
)
def test_that_an_absence_that_makes_no_sense_is_refused(
    town: Town, wrong: dict[str, object], field: str, words: str
) -> None:
    with pytest.raises(NotValid, match=words) as refusal:
        save_absence(town.workspace, draft(town, **wrong))
    assert field in {issue.field for issue in refusal.value.issues}
    assert lane(town, Lane.ABSENCE) == []


def test_that_nobody_is_away_twice_on_a_day(town: Town) -> None:
    save_absence(town.workspace, draft(town))
    with pytest.raises(NotValid, match="Dal 04/03/2024 al 29/03/2024 c'è già un'assenza \\(Congedo parentale\\)"):
        save_absence(town.workspace, draft(town, valid_from=date(2024, 3, 29), valid_to=MAY))
    save_absence(town.workspace, draft(town, valid_from=date(2024, 3, 30), valid_to=MAY))
    assert len(lane(town, Lane.ABSENCE)) == 2


def test_that_who_leaves_is_away_no_longer_than_in_service(town: Town) -> None:
    save_absence(town.workspace, draft(town))
    person = read_person(town.workspace, town.people["Serra Davide"], DAY).row
    save_employee(town.workspace, replace(person.draft, left_on=date(2024, 3, 15)))
    assert [one.days.days for one in lane(town, Lane.ABSENCE)] == [12]
    person = read_person(town.workspace, town.people["Serra Davide"], date(2024, 3, 1)).row
    with pytest.raises(UserError, match="ha un'assenza dal 04/03/2024"):
        save_employee(town.workspace, replace(person.draft, left_on=date(2024, 2, 1)))


def test_that_absences_are_entered_only_by_who_may_change_the_structure(town: Town) -> None:
    mayor = replace(town.workspace, actor=Actor("Neri Alberto", UserRole.MAYOR))
    with pytest.raises(UserError, match="non può compiere questa operazione"):
        save_absence(mayor, draft(town))


def test_that_the_law_knows_its_neutral_kinds() -> None:
    assert is_neutral_kind(" congedo PARENTALE ")
    assert not is_neutral_kind("Malattia")


@pytest.mark.parametrize("day", [date(2024, 5, 1), date(2024, 9, 1)], ids=["earlier", "later"])
def test_that_the_border_between_two_postings_moves_both_as_one_operation(town: Town, day: date) -> None:
    save_posting(town.workspace, town.posting("Serra Davide", "A1", JULY))
    first, second = read_registry(town.workspace).postings_of[town.people["Serra Davide"]]
    move_border(town.workspace, first.draft, second.draft, day)
    [one, other] = lane(town, Lane.POSTING)
    assert (one.days.end.toordinal() + 1, other.days.start) == (day.toordinal(), day)
    assert list_entries(town.workspace)[0].label == "Spostamento tra due assegnazioni di Serra Davide"
    undoing.undo_last(town.workspace)
    assert lane(town, Lane.POSTING)[1].days.start == JULY
    with pytest.raises(NotValid, match="viene prima di quella di inizio"):
        move_border(town.workspace, first.draft, second.draft, START)


def test_that_the_sheets_of_the_round_are_in_the_year_and_their_lack_is_a_hole(session_open: Comune) -> None:
    surname = next(iter(session_open.people))
    found = read_person_year(session_open.workspace, session_open.people[surname], DAY).year
    sheets = [one for one in found.facts if one.lane is Lane.SHEET]
    assert [one.row.id for one in sheets] == [session_open.sheet_id(surname)]
    assert found.holes == ()
