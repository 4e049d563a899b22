"""Aree, settori and uffici: what their forms edit and their tables show."""

from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.ids import AreaId, ContractAreaId, OfficeId, SectorId
from app.domain.issues import Issue
from app.domain.italian_enum import ItalianEnum
from app.domain.roles import OfficialRole
from app.domain.validation import at_most, in_order, required


class UnitKind(ItalianEnum):
    """The three levels of the structure."""

    AREA = "area", "Area"
    SECTOR = "sector", "Settore"
    OFFICE = "office", "Ufficio"


_KIND_WORDS = {UnitKind.AREA: ("area",), UnitKind.SECTOR: ("settore", "servizio"), UnitKind.OFFICE: ("ufficio",)}


def name_without_kind(kind: UnitKind, name: str) -> str:
    """Leave out the word of the kind where something else tells it: `Area Tecnica` is `Tecnica`."""
    for word in _KIND_WORDS[kind]:
        if name.casefold().startswith(f"{word} "):
            rest = name[len(word) :].strip()
            return rest[:1].upper() + rest[1:]
    return name


@dataclass(frozen=True, slots=True)
class UnitKey:
    """Which unit, down to the level that is known: area, then settore, then ufficio."""

    area_id: AreaId
    sector_id: SectorId | None = None
    office_id: OfficeId | None = None

    @property
    def kind(self) -> UnitKind:
        if self.office_id is not None:
            return UnitKind.OFFICE
        return UnitKind.AREA if self.sector_id is None else UnitKind.SECTOR

    @property
    def id(self) -> int:
        return int(self.office_id or self.sector_id or self.area_id)


@dataclass(frozen=True, slots=True)
class AreaDraft:
    """An Area as its form edits it; without dates it is there for ever."""

    code: str = ""
    name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    position: int | None = None
    id: AreaId | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class SectorDraft:
    """A Settore as its form edits it; another `area_id` moves it with all its people."""

    area_id: AreaId | None = None
    code: str = ""
    name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    position: int | None = None
    id: SectorId | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class OfficeDraft:
    """An Ufficio as its form edits it."""

    sector_id: SectorId | None = None
    code: str = ""
    name: str = ""
    position: int | None = None
    id: OfficeId | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ContractAreaDraft:
    """An area of the national contract (CCNL 16.11.2022 art. 12); the list can be edited."""

    code: str = ""
    name: str = ""
    position: int | None = None
    id: ContractAreaId | None = None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in a list; `parent_code` is empty for an Area, `people` are those in it on the day asked.

    `head_office` is the office of who heads it without being an EQ.
    """

    kind: UnitKind
    id: int
    version: int
    code: str
    name: str
    parent_code: str
    position: int
    valid_from: date | None
    valid_to: date | None
    key: UnitKey
    path: str
    head: str = ""
    people: int = 0
    head_office: OfficialRole | None = None

    def is_there_on(self, day: date) -> bool:
        """Tell whether the unit is in force on a day; one without a first day always was."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class ContractAreaRow:
    """An area of the contract in a list, with the people who belong to it on the day asked."""

    id: ContractAreaId
    code: str
    name: str
    position: int
    people: int = 0


CODE = Column("code", "Codice", Format.CODE, 10, required=True, synonyms=("Cod.", "Sigla"))
NAME = Column("name", "Denominazione", Format.TEXT, 44, required=True, synonyms=("Nome", "Descrizione"))
VALID_FROM = Column("valid_from", "Dal", Format.DATE, 12, synonyms=("Data inizio", "Decorrenza", "Da"))
VALID_TO = Column("valid_to", "Al", Format.DATE, 12, synonyms=("Data fine", "Scadenza", "A"))

AREA_COLUMNS = (CODE, NAME, VALID_FROM, VALID_TO)
SECTOR_COLUMNS = (
    CODE,
    NAME,
    Column("parent_code", "Codice area", Format.CODE, 12, required=True, synonyms=("Area", "Area organizzativa")),
    VALID_FROM,
    VALID_TO,
)
OFFICE_COLUMNS = (
    CODE,
    NAME,
    Column("parent_code", "Codice settore", Format.CODE, 12, required=True, synonyms=("Settore", "Servizio")),
)
CONTRACT_AREA_COLUMNS = (CODE, NAME)

AREA_OF_SECTOR = Column("area_id", "Area", Format.CHOICE, 44, required=True)
SECTOR_OF_OFFICE = Column("sector_id", "Settore", Format.CHOICE, 44, required=True)
AREA_FIELDS = AREA_COLUMNS
SECTOR_FIELDS = (AREA_OF_SECTOR, CODE, NAME, VALID_FROM, VALID_TO)
OFFICE_FIELDS = (SECTOR_OF_OFFICE, CODE, NAME)


def validate_area(draft: AreaDraft) -> list[Issue]:
    return [*_code_and_name(draft.code, draft.name), *in_order(draft.valid_from, draft.valid_to)]


def validate_sector(draft: SectorDraft) -> list[Issue]:
    return [
        *required(draft.area_id, "area_id", "Scegliere l'area a cui appartiene il settore."),
        *_code_and_name(draft.code, draft.name),
        *in_order(draft.valid_from, draft.valid_to),
    ]


def validate_office(draft: OfficeDraft) -> list[Issue]:
    return [
        *required(draft.sector_id, "sector_id", "Scegliere il settore a cui appartiene l'ufficio."),
        *_code_and_name(draft.code, draft.name),
    ]


def validate_contract_area(draft: ContractAreaDraft) -> list[Issue]:
    return _code_and_name(draft.code, draft.name, longest_name=100)


def _code_and_name(code: str, name: str, longest_name: int = 200) -> list[Issue]:
    return [
        *required(code, "code", "Manca il codice."),
        *at_most(code, 20, "code", "Codice"),
        *required(name, "name", "Manca la denominazione."),
        *at_most(name, longest_name, "name", "Denominazione"),
    ]
