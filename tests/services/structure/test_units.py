"""Aree, settori, uffici and contract areas: create, change, close, delete."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import UserError
from app.domain.structure.units import (
    AreaDraft,
    ContractAreaDraft,
    OfficeDraft,
    SectorDraft,
    UnitKey,
    UnitKind,
    UnitRow,
)
from app.domain.validation import NotValid
from app.services.structure.contract_areas import delete_contract_area, list_contract_areas, save_contract_area
from app.services.structure.units import delete_unit, save_area, save_office, save_sector
from tests.archives.plain import read_registry
from tests.archives.town import START, Town


def unit_of(town: Town, code: str) -> UnitRow:
    return next(unit for unit in read_registry(town.workspace).units if unit.code == code)


def test_that_units_come_as_in_the_tree(town: Town) -> None:
    sector = save_sector(town.workspace, SectorDraft(town.areas["A"], "A3", "Contratti")).ids[0]
    save_office(town.workspace, OfficeDraft(sector, "A31", "Rogiti"))
    units = read_registry(town.workspace).units
    assert [unit.code for unit in units[:6]] == ["A", "A1", "A2", "A3", "A31", "B"]
    assert unit_of(town, "A31").path == "Area Affari generali › Contratti › Rogiti"
    assert unit_of(town, "A31").key.kind is UnitKind.OFFICE
    assert unit_of(town, "A31").parent_code == "A3"


def test_that_the_same_code_twice_is_refused(town: Town) -> None:
    with pytest.raises(NotValid, match="Il codice A è già di «Area Affari generali»"):
        save_area(town.workspace, AreaDraft(" A ", "Altra"))


def test_that_a_renamed_area_keeps_its_people(town: Town) -> None:
    row = unit_of(town, "A")
    save_area(town.workspace, AreaDraft("A", "Area Amministrativa", id=town.areas["A"], version=row.version))
    assert (
        read_registry(town.workspace).postings_of[town.people["Ferri Lucia"]][0].unit.startswith("Area Amministrativa")
    )


def test_that_a_stale_name_is_refused(town: Town) -> None:
    row = unit_of(town, "A")
    draft = AreaDraft("A", "Uno", id=town.areas["A"], version=row.version)
    save_area(town.workspace, draft)
    with pytest.raises(UserError, match="altra finestra"):
        save_area(town.workspace, replace(draft, name="Due"))


def test_that_a_settore_moves_with_its_people(town: Town) -> None:
    row = unit_of(town, "F2")
    draft = SectorDraft(town.areas["D"], "F2", "Sportello", id=town.sectors["F2"], version=row.version)
    save_sector(town.workspace, draft)
    [posting] = read_registry(town.workspace).postings_of[town.people["Vitale Carla"]]
    assert posting.unit_key == UnitKey(town.areas["D"], town.sectors["F2"])


def test_that_a_unit_with_people_is_not_deleted_and_says_why(town: Town) -> None:
    with pytest.raises(UserError) as refusal:
        delete_unit(town.workspace, town.sector("A1"))
    assert refusal.value.problem == "Non si può eliminare «Segreteria». Dati collegati: 3 assegnazioni."
    assert "data di chiusura" in refusal.value.remedy


def test_that_an_area_with_settori_is_not_deleted(town: Town) -> None:
    with pytest.raises(UserError, match=r"1 settore, 1 incarico di EQ e 4 assegnazioni"):
        delete_unit(town.workspace, UnitKey(town.areas["D"]))


def test_that_an_empty_unit_is_deleted(town: Town) -> None:
    sector = save_sector(town.workspace, SectorDraft(town.areas["A"], "A3", "Contratti")).ids[0]
    changes = delete_unit(town.workspace, UnitKey(town.areas["A"], sector))
    assert changes.label == "Elimina settore Contratti"
    assert "A3" not in {unit.code for unit in read_registry(town.workspace).units}


def test_that_a_unit_is_not_closed_over_the_head_of_its_people(town: Town) -> None:
    row = unit_of(town, "F2")
    draft = SectorDraft(
        town.areas["F"], "F2", "Sportello", START, date(2024, 6, 30), id=town.sectors["F2"], version=row.version
    )
    with pytest.raises(UserError, match=r"chiudere il 30/06/2024\. Dopo quel giorno: 1 assegnazione\."):
        save_sector(town.workspace, draft)


def test_that_dates_upside_down_are_refused(town: Town) -> None:
    with pytest.raises(NotValid, match="viene prima di quella di inizio"):
        save_area(town.workspace, AreaDraft("Z", "Zeta", date(2024, 2, 1), date(2024, 1, 1)))


def test_that_the_list_of_contract_areas_is_edited(town: Town) -> None:
    new = save_contract_area(town.workspace, ContractAreaDraft("FE", "Funzionari")).ids[0]
    assert [(row.code, row.people) for row in list_contract_areas(town.workspace)] == [("IS", 24), ("FE", 0)]
    with pytest.raises(UserError, match="24 assegnazioni"):
        delete_contract_area(town.workspace, town.contract_area)
    delete_contract_area(town.workspace, new)
    assert len(list_contract_areas(town.workspace)) == 1
