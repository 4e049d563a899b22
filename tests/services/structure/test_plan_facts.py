"""Acts and declared figures kept in the archive."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.acts import ACT_LIST_COLUMNS, ActDraft, ActKind
from app.domain.columns import column_of
from app.domain.cycles import CycleDraft
from app.domain.declared import DeclaredDraft, DeclaredKind
from app.domain.errors import UserError
from app.domain.next_year.choice import YearCopy
from app.domain.validation import NotValid
from app.services.audit.undoing import undo_last
from app.services.cycles import edit_year, list_cycles
from app.services.next_year.years import begin_year_from
from app.services.structure.acts import delete_act, list_acts, save_act
from app.services.structure.declared import delete_declared, list_declared, save_declared
from tests.archives.closing import close_explained
from tests.archives.office import YEAR, Office

ACT = ActDraft(kind=ActKind.GIUNTA, number="12", on_date=date(2024, 1, 30), subject="Piano 2024-2026", year=YEAR)


def test_that_acts_are_kept_each_once(office: Office) -> None:
    w = office.workspace
    save_act(w, ACT)
    save_act(w, ActDraft(kind=ActKind.OTHER, subject="Statuto"))
    assert [row.name for row in list_acts(w)] == ["Delibera di Giunta n. 12 del 30/01/2024", "Altro atto"]
    with pytest.raises(NotValid, match="c'è già"):
        save_act(w, replace(ACT, subject="Un altro oggetto"))
    with pytest.raises(UserError, match="non contiene l'anno 1999"):
        save_act(w, replace(ACT, number="13", year=1999))
    first = list_acts(w)[0]
    save_act(w, replace(first.draft, number="14"))
    assert list_acts(w)[0].draft == replace(first.draft, number="14", version=first.version + 1)
    delete_act(w, first.id)
    assert len(list_acts(w)) == 1
    undo_last(w)
    assert [row.year for row in list_acts(w)] == [YEAR, None]
    assert column_of(ACT_LIST_COLUMNS, "year").text(list_acts(w)[0]) == "2024"


def test_that_declared_figures_are_of_their_year_and_compared_with_the_people_entered(office: Office) -> None:
    w = office.workspace
    segreteria = DeclaredDraft(label="Settore Segreteria", men=1, women=1, source="Piano 2024")
    save_declared(w, YEAR, segreteria)
    save_declared(w, YEAR, DeclaredDraft(kind=DeclaredKind.HEAD, label="Area Affari generali", text="Verdi Anna"))
    first, second = list_declared(w, YEAR)
    assert (first.stated, first.counted, first.difference) == ("1 uomo, 1 donna", "0 uomini, 2 donne", "diverso")
    assert (second.counted, second.difference) == ("–", "")
    save_declared(w, YEAR, replace(first.draft, men=0, women=2))
    assert list_declared(w, YEAR)[0].difference == "uguale"
    delete_declared(w, first.id)
    assert [row.label for row in list_declared(w, YEAR)] == ["Area Affari generali"]
    close_explained(w, YEAR)
    with pytest.raises(UserError, match="è chiuso"):
        save_declared(w, YEAR, segreteria)
    with pytest.raises(UserError, match="è chiuso"):
        delete_declared(w, second.id)


def test_that_a_year_has_the_mandate_it_is_in_and_gives_it_to_the_next(office: Office) -> None:
    w = office.workspace
    draft = CycleDraft(YEAR, YEAR, YEAR + 2, mandate_from=2021, mandate_to=2025)
    edit_year(w, draft)
    for wrong in ({"mandate_from": None}, {"mandate_to": 2023}, {"mandate_from": 2010}):
        with pytest.raises(NotValid, match="andato"):
            edit_year(w, replace(draft, **wrong))
    for year in (2025, 2026):
        begin_year_from(w, CycleDraft(year, year, year + 2), YearCopy(YEAR, year))
    assert [(row.mandate_from, row.mandate_to) for row in list_cycles(w)] == [(None, None), (2021, 2025), (2021, 2025)]
