"""The *Anagrafica* workbook: the ente, its units, its people and their dated facts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from app.domain.columns import Column
from app.domain.ids import SectorId
from app.domain.matching import text_key
from app.domain.structure.appointments import APPOINTMENT_COLUMNS
from app.domain.structure.area_charges import AREA_CHARGE_COLUMNS
from app.domain.structure.divided_names import without_title
from app.domain.structure.employees import BEGINNING, EMPLOYEE_COLUMNS, FULL_NAME, EmployeeRow
from app.domain.structure.evaluators import OFFICIAL_COLUMNS
from app.domain.structure.municipality import (
    MUNICIPALITY_COLUMNS,
    PERSONNEL_COST_COLUMNS,
    POPULATION_FIELDS,
    MunicipalityDraft,
    PersonnelCostRow,
    PopulationLine,
)
from app.domain.structure.named_units import unit_elsewhere
from app.domain.structure.postings import POSTING_COLUMNS, WEEKLY_HOURS, PostingRow
from app.domain.structure.provisional import OF_LISTS
from app.domain.structure.registry import Registry
from app.domain.structure.units import (
    AREA_COLUMNS,
    CONTRACT_AREA_COLUMNS,
    OFFICE_COLUMNS,
    SECTOR_COLUMNS,
    ContractAreaRow,
    UnitKind,
    UnitRow,
)
from app.domain.workbooks.answers import Refusal
from app.domain.workbooks.difference import Values
from app.domain.workbooks.kinds import PERSONNEL
from app.domain.workbooks.layout import SheetLayout, ToldByValues, WorkbookLayout
from app.domain.workbooks.people_cells import (
    OF_EMPLOYEES,
    OF_POSTINGS,
    are_areas,
    are_given_names_first,
    are_kinds_of_time,
)
from app.domain.workbooks.people_names import NAME_AND_SURNAME, divide_name
from app.domain.workbooks.reading import ReadSheet

_NAMED = ("code", "name")
_PERSON = ("matricola", "full_name", "valid_from")
UNIT_ABOVE = "unit_above"
"""The key of the unit that a list writes once, above the people who are in it or as the name of their sheet."""

MUNICIPALITY = SheetLayout("Ente", MUNICIPALITY_COLUMNS, title=("name",), synonyms=("Comune",), is_single=True)
AREAS = SheetLayout("Aree", AREA_COLUMNS, ("code",), _NAMED, ("Aree organizzative",))
SECTORS = SheetLayout("Settori", SECTOR_COLUMNS, ("code",), _NAMED, ("Servizi",))
OFFICES = SheetLayout("Uffici", OFFICE_COLUMNS, ("code",), _NAMED)
CONTRACT_AREAS = SheetLayout("Aree contrattuali", CONTRACT_AREA_COLUMNS, ("code",), _NAMED, ("Categorie",))
EMPLOYEES = SheetLayout(
    "Dipendenti",
    EMPLOYEE_COLUMNS,
    ("matricola",),
    ("matricola", "last_name", "first_name"),
    ("Personale",),
    other_key=("tax_code",),
    also_read=(FULL_NAME, NAME_AND_SURNAME),
    mend=divide_name,
    known_by=("tax_code", "gender", "birth_date", "hired_on"),
    told_by_values=(ToldByValues(FULL_NAME.key, NAME_AND_SURNAME.key, are_given_names_first, unless="cogn"),),
    known_by_cells=OF_EMPLOYEES,
    in_its_place=(BEGINNING,),
    numbered="matricola",
)
POSTINGS = SheetLayout(
    "Assegnazioni",
    POSTING_COLUMNS,
    ("matricola", "valid_from"),
    _PERSON,
    informative=("full_name",),
    known_by=("area_code", "sector_code", "contract_area_code", "profile", "part_time"),
    beside=EMPLOYEES.name,
    read_beside=("area_code", "sector_code", "office_code", "contract_area_code", "profile", "part_time"),
    told_by_values=(
        ToldByValues("area_code", "contract_area_code", are_areas),
        ToldByValues("profile", "contract_area_code", are_areas),
        ToldByValues("part_time", "", are_kinds_of_time),
    ),
    known_by_cells=OF_POSTINGS,
    named_above=UNIT_ABOVE,
    said_once=("area_code", "sector_code", "office_code"),
    variants=(WEEKLY_HOURS,),
)
APPOINTMENTS = SheetLayout(
    "Incarichi EQ",
    APPOINTMENT_COLUMNS,
    ("matricola", "valid_from", "is_ad_interim"),
    _PERSON,
    ("Incarichi", "EQ", "Posizioni organizzative"),
    informative=("full_name",),
    known_by=("area_codes", "position_pay", "result_pay"),
)
OFFICIALS = SheetLayout("Cariche", OFFICIAL_COLUMNS, ("role", "full_name", "valid_from"), ("role", "full_name"))
CHARGES = SheetLayout(
    "Responsabilità di area",
    AREA_CHARGE_COLUMNS,
    ("area_code", "valid_from"),
    ("area_code", "full_name"),
    ("Responsabili di area", "Aree al Sindaco o al Segretario"),
)
POPULATION = SheetLayout("Popolazione", POPULATION_FIELDS, ("counted_on",))
COSTS = SheetLayout(
    "Spesa per il personale",
    tuple(column for column in PERSONNEL_COST_COLUMNS if column.key != "total"),
    ("year",),
    synonyms=("Spesa del personale", "Costo del personale"),
)

_INSTRUCTIONS = (
    "1. Questa è l'anagrafica dell'ente: si corregge, si completa e si riporta con File › Importa › Anagrafica.",
    "2. Non cambiare le intestazioni dei fogli; le colonne con l'intestazione più scura sono obbligatorie.",
    "3. Una cella vuota lascia in archivio il valore che c'è; per svuotarlo scrivere (cancella).",
    "4. Una riga tolta da un foglio non si elimina dall'archivio: le eliminazioni si fanno nel programma.",
    "5. Le persone si riconoscono dalla matricola, poi dal codice fiscale; le unità dal codice.",
    "6. Le date si scrivono giorno/mese/anno, per esempio 31/12/2024; i decimali con la virgola.",
    "7. Per spostare una persona aggiungere una riga in Assegnazioni: la precedente si chiude il giorno prima.",
    "8. Un incarico su più aree ha i codici separati da punto e virgola, per esempio A1; A2.",
    "9. Prima di importare Merito mostra che cosa cambia; se c'è un errore non importa nulla.",
    "10. Il file contiene dati personali: va conservato con le cautele dovute ai documenti del personale.",
)

PERSONNEL_LAYOUT = WorkbookLayout(
    PERSONNEL,
    1,
    (
        MUNICIPALITY,
        AREAS,
        SECTORS,
        OFFICES,
        CONTRACT_AREAS,
        EMPLOYEES,
        POSTINGS,
        APPOINTMENTS,
        OFFICIALS,
        CHARGES,
        POPULATION,
        COSTS,
    ),
    _INSTRUCTIONS,
    main=EMPLOYEES.name,
)


@dataclass(frozen=True)
class PersonnelRows:
    """What the archive holds, as the rows of the workbook.

    `moved` are the settori that this very import has taken to another Area, `refused` the matricole of the people
    it could not take in.
    """

    registry: Registry
    municipality: MunicipalityDraft
    contract_areas: tuple[ContractAreaRow, ...] = ()
    population: tuple[PopulationLine, ...] = ()
    costs: tuple[PersonnelCostRow, ...] = ()
    today: date = date.min
    moved: frozenset[SectorId | None] = frozenset()
    refused: frozenset[str] = frozenset()

    def after(self, before: "PersonnelRows") -> "PersonnelRows":
        """Return these rows knowing what they were a sheet before."""
        areas = {unit.key.sector_id: unit.key.area_id for unit in before.units(UnitKind.SECTOR)}
        now = {unit.key.sector_id: unit.key.area_id for unit in self.units(UnitKind.SECTOR)}
        moved = {sector for sector, area in now.items() if areas.get(sector, area) != area}
        return replace(self, moved=before.moved | moved, refused=before.refused)

    def without(self, layout: SheetLayout, wrong: Sequence[Values]) -> "PersonnelRows":
        """Return these rows knowing which rows of a sheet could not be taken in."""
        if layout.name != EMPLOYEES.name:
            return self
        matricole = (values.get("matricola") for values in wrong)
        return replace(self, refused=frozenset(one for one in matricole if isinstance(one, str)))

    def units(self, kind: UnitKind) -> list[UnitRow]:
        return [unit for unit in self.registry.units if unit.kind is kind]

    def of(self, layout: SheetLayout) -> Sequence[object]:
        """Return the rows of one sheet, in the order in which people read them."""
        return self._all()[layout.name]

    def within(self, _sheet: ReadSheet) -> "PersonnelRows | Refusal":
        return self

    def is_refused(self, matricola: str) -> bool:
        """Tell whether a person with this matricola is in the file, in a row that is wrong."""
        return matricola in self.refused

    def employee(self, matricola: str) -> EmployeeRow | None:
        return self._by_matricola.get(matricola)

    def people_named(self, name: str) -> list[EmployeeRow]:
        """Return who has these names, in whatever order they are written."""
        return self._by_names.get(_names(name), [])

    def last_posting(self, person: EmployeeRow) -> PostingRow | None:
        """Return the posting that a person has now, or had last; who has none yet, the one to come."""
        own = self._postings.get(person.id, [])
        begun = [row for row in own if row.valid_from <= self.today]
        return max(begun or own, key=lambda row: row.valid_from, default=None)

    def are_units(self, sheets: tuple[str, ...]) -> bool:
        """Tell whether a list is divided in sheets by unit: most of their names are of units, each of another."""
        if sheets not in self._sheets:
            units = [unit_elsewhere(self.registry.units, name) for name in sheets]
            found = {unit.key for unit in units if unit is not None}
            self._sheets[sheets] = len(found) > 1 and 2 * len(found) > len(sheets)
        return self._sheets[sheets]

    @cached_property
    def _sheets(self) -> dict[tuple[str, ...], bool]:
        return {}

    @cached_property
    def last_provisional(self) -> int:
        """The highest of the provisional numbers that the archive has."""
        beginning = OF_LISTS.casefold()
        codes = (one.matricola.casefold() for one in self.registry.employees)
        given = [code.removeprefix(beginning) for code in codes if code.startswith(beginning)]
        return max((int(number) for number in given if number.isdecimal()), default=0)

    @cached_property
    def _postings(self) -> dict[int, list[PostingRow]]:
        found: dict[int, list[PostingRow]] = {}
        for row in self.registry.postings:
            found.setdefault(row.employee_id, []).append(row)
        return found

    @cached_property
    def _by_matricola(self) -> dict[str, EmployeeRow]:
        return {row.matricola: row for row in self.registry.employees}

    @cached_property
    def _by_names(self) -> dict[tuple[str, ...], list[EmployeeRow]]:
        found: dict[tuple[str, ...], list[EmployeeRow]] = {}
        for row in self.registry.employees:
            found.setdefault(_names(row.full_name), []).append(row)
        return found

    def _all(self) -> dict[str, Sequence[object]]:
        return {
            MUNICIPALITY.name: [self.municipality] if self.municipality.name else [],
            AREAS.name: self.units(UnitKind.AREA),
            SECTORS.name: self.units(UnitKind.SECTOR),
            OFFICES.name: self.units(UnitKind.OFFICE),
            CONTRACT_AREAS.name: self.contract_areas,
            EMPLOYEES.name: self.registry.employees,
            POSTINGS.name: _by_person(self.registry.postings),
            APPOINTMENTS.name: self.registry.appointments,
            OFFICIALS.name: self.registry.officials,
            CHARGES.name: self.registry.charges,
            POPULATION.name: self.population,
            COSTS.name: self.costs,
        }


def _names(text: str) -> tuple[str, ...]:
    return tuple(sorted(text_key(without_title(text)).split()))


def _by_person(postings: Sequence[PostingRow]) -> list[PostingRow]:
    return sorted(postings, key=lambda row: (row.full_name.casefold(), row.valid_from))


def layout_with_choices(rows: PersonnelRows) -> WorkbookLayout:
    """Return the layout whose lists offer the codes that the archive knows."""
    codes = {
        (SECTORS.name, "parent_code"): _codes(rows.units(UnitKind.AREA)),
        (OFFICES.name, "parent_code"): _codes(rows.units(UnitKind.SECTOR)),
        (POSTINGS.name, "area_code"): _codes(rows.units(UnitKind.AREA)),
        (POSTINGS.name, "sector_code"): _codes(rows.units(UnitKind.SECTOR)),
        (POSTINGS.name, "office_code"): _codes(rows.units(UnitKind.OFFICE)),
        (POSTINGS.name, "contract_area_code"): _codes(rows.contract_areas),
    }
    sheets = tuple(
        replace(
            sheet, columns=tuple(_offering(column, codes.get((sheet.name, column.key))) for column in sheet.columns)
        )
        for sheet in PERSONNEL_LAYOUT.sheets
    )
    return replace(PERSONNEL_LAYOUT, sheets=sheets)


def _codes(rows: Sequence[UnitRow] | Sequence[ContractAreaRow]) -> tuple[str, ...]:
    return tuple(row.code for row in rows)


def _offering(column: Column, choices: tuple[str, ...] | None) -> Column:
    return replace(column, choices=choices) if choices else column
