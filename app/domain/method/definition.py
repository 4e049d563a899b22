"""A comune's whole evaluation method (SMVP) as one frozen value."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from app.domain.errors import UserError
from app.domain.exact import HUNDRED
from app.domain.method.degree_table import DegreeTable
from app.domain.method.outside import CertifiedDatum, Difficulty, QuotaRule
from app.domain.method.scale import Scale
from app.domain.method.template import SheetTemplate
from app.domain.method.vocabulary import InterimScores, MissingPolicy, SeveralSheets
from app.domain.roles import SheetRole
from app.domain.sheets.review_terms import ReviewDays, SecondLevel
from app.domain.year_windows import PhaseDays

Named = TypeVar("Named", Scale, SheetTemplate, DegreeTable)


@dataclass(frozen=True, slots=True)
class Adoption:
    """The act that adopted the method."""

    organ: str
    number: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class IndicatorDefaults:
    """What holds for an indicator that does not say otherwise: cap on over-achievement, missing value, scale, table."""

    cap: Decimal = HUNDRED
    missing: MissingPolicy = MissingPolicy.BLOCK
    judgement_scale: str = ""
    are_steps_linear: bool = False
    degree_table: str = ""


@dataclass(frozen=True, slots=True)
class ServiceRules:
    """Which service is evaluated (art. 9 c. 3: maternity, paternity and parental leave are neutral)."""

    minimum_days: int = 0
    neutral_absences: tuple[str, ...] = ()
    does_part_time_count: bool = False
    several_sheets: SeveralSheets = SeveralSheets.MEAN_BY_DAYS


@dataclass(frozen=True, slots=True)
class EvaluatorRule:
    """Who evaluates the sheets of a role, in the words of this ente."""

    role: SheetRole
    evaluator: str


@dataclass(frozen=True, slots=True)
class ProcessPhase:
    """A phase of the year and its window: days as `gg/mm`, of the year itself or of the next.

    Its code says the step of the year that it dates (`app/domain/year_windows.py`).
    """

    code: str
    title: str
    starts: str = ""
    ends: str = ""
    is_next_year: bool = False


@dataclass(frozen=True, slots=True)
class Process:
    """Who evaluates whom, when, who signs, the days allowed, and what the check of the half year asks.

    An objective of that check is green from `green_from` on of its degree so far, amber from `amber_from`, else red.
    """

    evaluators: tuple[EvaluatorRule, ...] = ()
    phases: tuple[ProcessPhase, ...] = ()
    signatures: tuple[str, ...] = ()
    remarks_days: int = 10
    reconsideration_days: int = 10
    conciliation_days: int = 15
    answer_days: int = 0
    second_level: SecondLevel = SecondLevel.FROM_DELIVERY
    second_level_body: str = ""
    decision_days: int = 0
    interim_scores: InterimScores = InterimScores.OPTIONAL
    green_from: Decimal = Decimal(80)
    amber_from: Decimal = Decimal(50)

    @property
    def review_days(self) -> ReviewDays:
        return ReviewDays(
            self.remarks_days,
            self.reconsideration_days,
            self.conciliation_days,
            self.answer_days,
            self.decision_days,
            self.second_level,
            self.second_level_body,
        )

    @property
    def phase_days(self) -> tuple[PhaseDays, ...]:
        return tuple(PhaseDays(one.code, one.starts, one.ends, one.is_next_year, one.title) for one in self.phases)


@dataclass(frozen=True, slots=True)
class Labels:
    """What organs and roles are called in this ente."""

    body: str = "Nucleo di valutazione"
    secretary: str = "Segretario comunale"
    mayor: str = "Sindaco"
    eq: str = "Titolare di incarico di Elevata Qualificazione"
    employee: str = "Dipendente"
    evaluator: str = "Valutatore"
    evaluated: str = "Valutato"


@dataclass(frozen=True, slots=True)
class MethodDefinition:
    """The method: scales, templates of the sheets and the rules around them.

    `degree_tables`, `difficulties` and `certified_data` are declared here once and cited elsewhere by their codes.
    """

    code: str
    name: str
    description: str = ""
    adoption: Adoption | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    scales: tuple[Scale, ...] = ()
    templates: tuple[SheetTemplate, ...] = ()
    indicators: IndicatorDefaults = IndicatorDefaults()
    service: ServiceRules = ServiceRules()
    process: Process = Process()
    labels: Labels = Labels()
    degree_tables: tuple[DegreeTable, ...] = ()
    difficulties: tuple[Difficulty, ...] = ()
    certified_data: tuple[CertifiedDatum, ...] = ()
    quota_rules: tuple[QuotaRule, ...] = ()

    def scale(self, code: str) -> Scale:
        return _named(self.scales, code, self.name)

    def judgement_scale(self, code: str | None) -> Scale | None:
        """Return the scale of a judgement: the one with this code, else the usual one; None when it is not there."""
        wanted = code or self.indicators.judgement_scale
        return next((scale for scale in self.scales if scale.code == wanted), None)

    def degree_table(self, code: str) -> DegreeTable:
        return _named(self.degree_tables, code, self.name)

    def difficulty(self, code: str) -> Difficulty | None:
        return next((one for one in self.difficulties if one.code == code), None)

    def datum(self, code: str) -> CertifiedDatum | None:
        return next((one for one in self.certified_data if one.code == code), None)

    def template(self, code: str) -> SheetTemplate:
        return _named(self.templates, code, self.name)

    def template_for(self, role: SheetRole, contract_area: str = "", unit: str = "") -> SheetTemplate | None:
        """Return the most specific template of a role: one naming the unit, then the contract area, then any."""
        fitting = [
            template
            for template in self.templates
            if template.role is role and _fits(template.contract_areas, contract_area) and _fits(template.units, unit)
        ]
        return max(fitting, key=lambda found: (bool(found.units), bool(found.contract_areas)), default=None)


def _named(parts: Iterable[Named], code: str, method: str) -> Named:
    """Return the part with this code; `UserError` when a spoiled archive names one that is not there."""
    found = next((part for part in parts if part.code == code), None)
    if found is None:
        raise UserError(
            f"L'archivio nomina «{code}», che la metodologia «{method}» non ha.",
            "È danneggiato, o qualcuno lo ha modificato a mano: ripristinare l'ultima copia di sicurezza.",
        )
    return found


def _fits(allowed: tuple[str, ...], actual: str) -> bool:
    return not allowed or actual.casefold() in {name.casefold() for name in allowed}
