"""The ente: letterhead, population and personnel cost, as their forms and tables edit them."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.documents.figures import POPULATION_COLUMNS, PopulationCount, PopulationRow, population_rows
from app.domain.issues import Issue
from app.domain.objectives.code_mask import EXAMPLE, mask_issues, mask_preview
from app.domain.validation import at_most, at_most_cents, not_negative, required

LONGEST_FOOTER = 120
"""Letters: what fits in one line at the foot of a page."""

LARGEST_LOGO = 2_000_000
"""Bytes of a logo: more would weigh on every printed sheet."""


@dataclass(frozen=True, slots=True)
class MunicipalityDraft:
    """The ente as its form edits it; `letterhead` are the lines under the name, `logo` a PNG or JPEG file.

    `code_mask` is how the codes of its objectives are made; empty: by the program's own rule.
    """

    name: str = ""
    province: str = ""
    istat_code: str = ""
    address: str = ""
    letterhead: str = ""
    evaluation_body_name: str = "Nucleo di valutazione"
    structure_act: str = ""
    logo: bytes | None = None
    is_demo: bool = False
    version: int | None = None
    code_mask: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class PopulationDraft:
    """Residents counted on a day, by gender; families when they are known."""

    counted_on: date | None = None
    men: int | None = None
    women: int | None = None
    families: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class PopulationLine(PopulationRow):
    """A line of the population table on screen: the computed figures and the id of what was counted."""

    id: int

    @property
    def draft(self) -> PopulationDraft:
        return PopulationDraft(self.counted_on, self.men, self.women, self.families, self.id)


@dataclass(frozen=True, slots=True)
class PersonnelCostDraft:
    """What the staff of a year costs, in euros: pay, IRAP and social contributions."""

    year: int | None = None
    pay: Decimal | None = None
    irap: Decimal | None = None
    contributions: Decimal | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class PersonnelCostRow:
    """The personnel cost of a year in a list, with its total."""

    id: int
    year: int
    pay: Decimal
    irap: Decimal
    contributions: Decimal

    @property
    def total(self) -> Decimal:
        return self.pay + self.irap + self.contributions

    @property
    def draft(self) -> PersonnelCostDraft:
        return PersonnelCostDraft(self.year, self.pay, self.irap, self.contributions, self.id)


MUNICIPALITY_COLUMNS = (
    Column("name", "Denominazione dell'ente", width=40, required=True, synonyms=("Ente", "Comune")),
    Column("province", "Provincia", width=24),
    Column("istat_code", "Codice ISTAT", Format.CODE, 10),
    Column("address", "Indirizzo", width=44),
    Column(
        "letterhead", "Intestazione", Format.LONG_TEXT, 44, help="Le righe sotto il nome, nella testata delle stampe"
    ),
    Column("footer", "Piè di pagina", width=60, help="Una riga in fondo a ogni pagina stampata: sede, PEC, sito"),
    Column("evaluation_body_name", "Organo di valutazione", width=30, required=True, synonyms=("Nucleo", "OIV")),
    Column("structure_act", "Atto sulla struttura", width=44),
    Column(
        "code_mask",
        "Codici degli obiettivi",
        width=44,
        help=f"Una maschera come {EXAMPLE}; ci sono anche {{anno}} e {{tipo}}. Vuota: decide il programma",
    ),
)

_EDITED = {"counted_on", "men", "women", "families"}
POPULATION_EDIT_COLUMNS = tuple(
    replace(column, editable=column.key in _EDITED, required=column.key in _EDITED - {"families"})
    for column in POPULATION_COLUMNS
    if column.key != "year"
)
POPULATION_FIELDS = tuple(
    replace(column, editable=False) for column in POPULATION_EDIT_COLUMNS if column.key in _EDITED
)

_AMOUNTS = (
    Column("pay", "Retribuzioni", Format.MONEY, 16, editable=True, required=True, synonyms=("Spesa per il personale",)),
    Column("irap", "IRAP", Format.MONEY, 16, editable=True, required=True),
    Column("contributions", "Oneri", Format.MONEY, 16, editable=True, required=True, synonyms=("Contributi",)),
)
PERSONNEL_COST_FIELDS = (Column("year", "Anno", Format.INTEGER, 8, required=True), *_AMOUNTS)
PERSONNEL_COST_COLUMNS = (
    Column("year", "Anno", Format.CODE, 8, required=True),
    *_AMOUNTS,
    Column("total", "Totale", Format.MONEY, 16),
)


def population_lines(drafts: Iterable[PopulationDraft]) -> list[PopulationLine]:
    """Compute the lines of what was counted, oldest first."""
    ordered = sorted(drafts, key=lambda draft: draft.counted_on or date.min)
    counts = [
        PopulationCount(draft.counted_on or date.min, draft.men or 0, draft.women or 0, draft.families)
        for draft in ordered
    ]
    return [_line(figures, draft.id or 0) for draft, figures in zip(ordered, population_rows(counts), strict=True)]


def _line(figures: PopulationRow, identity: int) -> PopulationLine:
    return PopulationLine(**{field.name: getattr(figures, field.name) for field in fields(figures)}, id=identity)


def validate_municipality(draft: MunicipalityDraft) -> list[Issue]:
    return [
        *required(draft.name, "name", "Manca la denominazione dell'ente."),
        *at_most(draft.name, 200, "name", "Denominazione"),
        *at_most(draft.province, 100, "province", "Provincia"),
        *_istat(draft.istat_code),
        *at_most(draft.address, 300, "address", "Indirizzo"),
        *required(draft.evaluation_body_name, "evaluation_body_name", "Manca il nome dell'organo di valutazione."),
        *at_most(draft.evaluation_body_name, 100, "evaluation_body_name", "Organo di valutazione"),
        *at_most(draft.structure_act, 300, "structure_act", "Atto sulla struttura"),
        *mask_issues(draft.code_mask),
        *at_most(draft.footer.strip(), LONGEST_FOOTER, "footer", "Piè di pagina"),
    ]


def mask_preview_of(draft: MunicipalityDraft) -> list[Issue]:
    """Say which codes the mask of the ente gives."""
    return mask_preview(draft.code_mask)


def validate_population(draft: PopulationDraft) -> list[Issue]:
    return [
        *required(draft.counted_on, "counted_on", "Manca la data di rilevazione."),
        *required(draft.men, "men", "Manca il numero dei maschi."),
        *not_negative(draft.men, "men", "Il numero dei maschi"),
        *required(draft.women, "women", "Manca il numero delle femmine."),
        *not_negative(draft.women, "women", "Il numero delle femmine"),
        *not_negative(draft.families, "families", "Il numero delle famiglie"),
        *_families(draft),
    ]


def validate_personnel_cost(draft: PersonnelCostDraft) -> list[Issue]:
    issues = [*required(draft.year, "year", "Manca l'anno."), *_year(draft.year)]
    for key, what in (("pay", "Retribuzioni"), ("irap", "IRAP"), ("contributions", "Oneri")):
        amount = getattr(draft, key)
        issues += required(amount, key, f"{what}: manca l'importo.")
        issues += [*not_negative(amount, key, f"{what}: l'importo"), *at_most_cents(amount, key, what)]
    return issues


def _istat(code: str) -> list[Issue]:
    if not code or (len(code) == 6 and code.isdigit()):
        return []
    return [Issue("istat_code", "Il codice ISTAT ha sei cifre.", "istat_code")]


def _families(draft: PopulationDraft) -> list[Issue]:
    if draft.families is None or draft.men is None or draft.women is None:
        return []
    if draft.families <= draft.men + draft.women:
        return []
    return [Issue("families", "Le famiglie sono più dei residenti: controllare.", "families")]


def _year(year: int | None) -> list[Issue]:
    if year is None or 1990 <= year <= 2200:
        return []
    return [Issue("year", "L'anno va scritto con quattro cifre.", "year")]
