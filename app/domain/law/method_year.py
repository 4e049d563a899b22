"""W1, W4, W7a and W18: what the method of a year, and its absences, are held to."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.domain.checks import BY_METHOD, Check, Finding
from app.domain.exact import HUNDRED
from app.domain.ids import EmployeeId
from app.domain.issues import Link, Severity
from app.domain.italian import format_date, format_decimal
from app.domain.law.limits import NO_LIMITS, LegalLimits
from app.domain.matching import text_key
from app.domain.method.checks import validate
from app.domain.method.definition import MethodDefinition
from app.domain.method.law_checks import parts_of_sheet
from app.domain.method.name_checks import name_issues
from app.domain.method.template import SheetTemplate
from app.domain.method.vocabulary import SectionKind, TotalRule
from app.domain.periods import Period
from app.domain.roles import SheetRole

METHOD = Link("method", 0)


@dataclass(frozen=True, slots=True)
class Leave:
    """A leave that the law keeps from weighing, which in the archive and by the method takes days away."""

    employee_id: EmployeeId
    person: str
    kind: str
    period: Period


@dataclass(frozen=True, slots=True)
class MethodYear:
    """The method of a year, the thresholds, the leaves that weigh and should not."""

    method: MethodDefinition
    limits: LegalLimits = NO_LIMITS
    leaves: tuple[Leave, ...] = ()
    units: tuple[str, ...] = ()
    """The Aree and Settori of the archive, by name."""

    @property
    def sheets_of_heads(self) -> Iterator[SheetTemplate]:
        return (one for one in self.method.templates if one.role is SheetRole.EQ and one.sections)


def is_parental_leave(kind: str) -> bool:
    """Tell whether an absence is one of the leaves of the law, however it is called."""
    key = text_key(kind)
    return any(word in key for word in ("maternit", "paternit", "congedo parental", "congedi parental"))


def _section_weights(year: MethodYear) -> Iterator[Finding]:
    """W1: the weights of sections and factors sum to their total."""
    return (Finding(one.sentence, METHOD) for one in validate(year.method) if one.code == "W1")


def _not_prevailing(year: MethodYear) -> Iterator[Finding]:
    """W4: in the sheet of an EQ the ambit of direct responsibility weighs more than each other part, and more than
    the share that the ente has set."""
    share = year.limits.value("prevalenza_dell_ambito")
    for template in year.sheets_of_heads:
        if template.total is not TotalRule.WEIGHTED:
            sentence = "le sezioni non hanno un peso: va controllato a mano che l'ambito di responsabilità prevalga."
            yield Finding(f"Scheda «{template.title}»: {sentence}", METHOD)
        elif sentence := _too_light(*parts_of_sheet(template), share):
            yield Finding(f"Scheda «{template.title}»: {sentence}", METHOD)


def _too_light(own: Decimal, others: dict[str, Decimal], share: Decimal | None) -> str:
    shown = f"il risultato dell'organizzazione pesa {format_decimal(own, None)}"
    other = max(others, key=others.__getitem__, default="")
    if other and own <= others[other]:
        return f"{shown}, {other} {format_decimal(others[other], None)}: deve pesare più di ciascuna delle altre parti."
    whole = own + sum(others.values(), Decimal(0))
    if share is not None and own * HUNDRED <= share * whole:
        return f"{shown} su {format_decimal(whole, None)}: deve superare il {format_decimal(share, None)} %."
    return ""


def _no_differentiation(year: MethodYear) -> Iterator[Finding]:
    """W4: an EQ is evaluated on differentiating evaluations too: by a section, or by a factor that says so."""
    for template in year.sheets_of_heads:
        if not _evaluates_differences(template):
            sentence = f"Scheda «{template.title}»: non valuta la capacità di differenziare le valutazioni."
            yield Finding(sentence, METHOD)


def _evaluates_differences(template: SheetTemplate) -> bool:
    if any(section.kind is SectionKind.DIFFERENTIATION for section in template.sections):
        return True
    factors = (factor for section in template.sections for factor in section.factors)
    return any("differenzia" in text_key(f"{one.text} {one.description}") for one in factors)


def _weighing_leaves(year: MethodYear) -> Iterator[Finding]:
    """W7a: maternity, paternity and parental leave take no day away."""
    for one in year.leaves:
        days = f"dal {format_date(one.period.start)} al {format_date(one.period.end)}"
        sentence = f"{one.person}: «{one.kind}» {days} toglie giorni alla valutazione, e non deve."
        yield Finding(sentence, Link("employee", one.employee_id))


def _unknown_units(year: MethodYear) -> Iterator[Finding]:
    """W18: a sheet for an Area or a Settore that the archive has not would be nobody's."""
    told = name_issues(year.method, (), year.units)
    return (Finding(one.sentence, METHOD) for one in told if one.code == "unknown_unit")


METHOD_YEAR_CHECKS: tuple[Check[MethodYear], ...] = (
    Check("W1", _section_weights, "pesi di sezioni o di fattori da correggere", source=BY_METHOD),
    Check(
        "W4", _not_prevailing, "schede di EQ in cui l'ambito di responsabilità non prevale", Severity.WARNING,
        norm="ambito_di_responsabilita",
    ),
    Check(
        "W4", _no_differentiation, "schede di EQ che non valutano la differenziazione", Severity.WARNING,
        norm="capacita_di_differenziare",
    ),
    Check("W18", _unknown_units, severity=Severity.WARNING, source=BY_METHOD),
    Check("W7a", _weighing_leaves, "congedi che tolgono giorni e non devono", norm="congedi_neutri"),
)  # fmt: skip
