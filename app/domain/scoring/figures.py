"""What a sheet takes from outside itself, read by rules: figures and means, or what of them is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.italian import plural
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside import CertifiedDatum
from app.domain.method.outside_words import DatumKind, FigureSource, MeanOf, Target
from app.domain.quantities import with_unit
from app.domain.scoring.inputs import SheetInput
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.numbers import as_fraction, written


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure read: its value (None: not known yet), what it is called and how it is written."""

    value: Fraction | None
    name: str
    shown: str = ""

    @property
    def title(self) -> str:
        """What it is called, without its article."""
        return self.name.removeprefix("il ").removeprefix("la ")

    @property
    def missing(self) -> tuple[Missing, ...]:
        return () if self.value is not None else (lacking_figure(f"Manca {self.name}"),)


def lacking_figure(label: str) -> Missing:
    return Missing("", "", label, MissingKind.VALUE)


_NAMES: Mapping[FigureSource, str] = {
    FigureSource.ENTITY: "il risultato dell'ente",
    FigureSource.UNIT: "il risultato dell'unità",
    FigureSource.PRESENCE: "la presenza in servizio",
    FigureSource.CERTIFIED: "il dato certificato",
}


def figure_read(method: MethodDefinition, sheet: SheetInput, kind: FigureSource, code: str = "") -> Reading:
    """Return a figure of a sheet."""
    given = sheet.figure(kind, code)
    datum = method.datum(code) if kind is FigureSource.CERTIFIED else None
    name = _NAMES[kind] if kind is not FigureSource.CERTIFIED else f"{_NAMES[kind]} «{datum.title if datum else code}»"
    if given is None or given.value is None:
        return Reading(None, name)
    value = as_fraction(given.value)
    source = f" ({given.source})" if given.source else ""
    return Reading(value, name, f"{_in_words(value, datum, kind)}{source}")


def _in_words(value: Fraction, datum: CertifiedDatum | None, kind: FigureSource) -> str:
    if kind is not FigureSource.CERTIFIED:
        return f"{written(value)} %"
    if datum is None or datum.kind is DatumKind.NUMBER:
        unit = datum.unit if datum else ""
        is_exact = value.denominator == 1
        return (
            with_unit(Decimal(value.numerator), unit)
            if unit and is_exact
            else " ".join(filter(None, (written(value), unit)))
        )
    if datum.kind is DatumKind.DUTY:
        return "fatto" if value else "non fatto"
    return plural(int(value), "evento", "eventi") if value.denominator == 1 else written(value)


_MEANS: Mapping[MeanOf, str] = {
    MeanOf.UNIT: "dell'unità",
    MeanOf.EVALUATED: "delle persone valutate",
    MeanOf.ENTITY: "dell'ente",
}


def mean_read(sheet: SheetInput, of: MeanOf, target: Target) -> Reading:
    """Return the mean of the totals, or of the shares, of other sheets."""
    given = sheet.mean(of)
    is_total = target is Target.TOTAL
    value = None if given is None else given.total if is_total else given.share
    name = f"la media {'dei totali' if is_total else 'delle quote'} {_MEANS[of]}"
    return Reading(None, name) if value is None else Reading(as_fraction(value), name, written(value))
