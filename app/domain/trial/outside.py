"""The lines of an imaginary sheet for what comes from outside it, or from somebody else than its evaluator."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO
from app.domain.italian import format_decimal
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import Contribution, DatumKind, FigureSource, MeanOf, Target, Watched
from app.domain.method.scale import Scale
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import BandKind
from app.domain.scoring.inputs import FigureInput, MeanInput, RankInput
from app.domain.scoring.second_scores import has_two_scores
from app.domain.sheets.evaluated_parts import is_of_part
from app.domain.trial.entries import EntryKind, TrialLine

OUTSIDE = "Da fuori della scheda"
SECOND, CONTRIBUTION, DIFFICULTY = ":second", ":contribution", ":difficulty"
"""What is added to the key of a factor or of an objective for what else is given on it."""
RANKED = Decimal(10)
"""How many are ranked in the example of full marks."""


def with_extras(definition: MethodDefinition, template: SheetTemplate, lines: Sequence[TrialLine]) -> list[TrialLine]:
    """Put after each line what else is given on it, and after all of them what comes from outside."""
    sections = {section.code: section for section in template.sections}
    inside = [one for line in lines for one in _extras(definition, sections.get(line.section), line)]
    return [*inside, *_figures(definition, template), *_means(template), *_rank(template)]


def _extras(definition: MethodDefinition, section: Section | None, line: TrialLine) -> Iterator[TrialLine]:
    if section is None or line.is_payment_times:
        yield line
        return
    yield _scored_by(section, line)
    if has_two_scores(section) and (line.given.is_factor or (line.given.is_objective and line.scale)):
        label = f"{line.label}: {section.evaluator.italian}"
        yield _extra(line, SECOND, label, EntryKind.SECOND, line.scale)
    if not line.given.is_objective:
        return
    if section.contribution is not Contribution.NONE:
        scales = {scale.code: scale for scale in definition.scales}
        is_judged = section.contribution is Contribution.JUDGEMENT
        scale = scales.get(section.contribution_scale) if is_judged else None
        yield _extra(line, CONTRIBUTION, f"Apporto a: {line.label}", EntryKind.CONTRIBUTION, scale)
    if definition.difficulties:
        told = "; ".join(f"{format_decimal(one.coefficient, None)} {one.label}" for one in definition.difficulties)
        extra = _extra(line, DIFFICULTY, f"Difficoltà di: {line.label}", EntryKind.DIFFICULTY, None)
        yield replace(extra, hint=f"il coefficiente: {told}", full=None)


def _scored_by(section: Section, line: TrialLine) -> TrialLine:
    """Say on a line of which the sheet's evaluator gives no score who gives it, and signs it."""
    if has_two_scores(section) or not is_of_part(section, line.key) or not (line.given.is_factor or line.scale):
        return line
    return replace(line, label=f"{line.label} ({section.evaluator.capacity})")


def _extra(line: TrialLine, mark: str, label: str, given: EntryKind, scale: Scale | None) -> TrialLine:
    key = f"{line.key}{mark}"
    return TrialLine(f"{line.section}/{key}", line.section, key, line.part, label, given, scale)


def _figures(definition: MethodDefinition, template: SheetTemplate) -> Iterator[TrialLine]:
    """Return a line for each figure that the sheet looks at, once."""
    wanted = [(one.figure, one.datum) for one in template.multipliers]
    wanted += [(FigureSource.CERTIFIED, one.datum) for one in template.penalties]
    wanted += [
        (FigureSource.CERTIFIED, one.item) if one.watches in _OF_DATUM else (_FIGURES[one.watches], "")
        for one in template.blocking
        if one.watches in _OF_DATUM or one.watches in _FIGURES
    ]
    for kind, code in dict.fromkeys(wanted):
        datum = definition.datum(code) if kind is FigureSource.CERTIFIED else None
        label = datum.title if datum else f"{kind.italian[:1].upper()}{kind.italian[1:]}"
        line = _line(f"figure:{kind.value}:{code}", label, EntryKind.FIGURE)
        if datum is None:
            yield replace(line, hint="percentuale da 0 a 100")
        elif datum.kind is DatumKind.DUTY:
            yield replace(line, hint="1 fatto, 0 non fatto", full=Decimal(1))
        elif datum.kind is DatumKind.EVENT:
            yield replace(line, hint="quanti eventi", full=ZERO)
        else:
            yield replace(line, hint=f"cifra {datum.unit}".strip(), full=_best(template, code))


def _best(template: SheetTemplate, code: str) -> Decimal:
    """Return the figure with the best coefficient; nothing where it only takes away."""
    steps = [step for one in template.multipliers if one.datum == code for step in one.steps]
    return max(steps, key=lambda step: (step.coefficient, step.floor)).floor if steps else ZERO


_OF_DATUM = frozenset({Watched.CERTIFIED, Watched.DUTY})
_FIGURES = {
    Watched.ENTITY: FigureSource.ENTITY,
    Watched.UNIT: FigureSource.UNIT,
    Watched.PRESENCE: FigureSource.PRESENCE,
}
_WHOSE = {MeanOf.UNIT: "dell'unità", MeanOf.EVALUATED: "delle persone valutate", MeanOf.ENTITY: "dell'ente"}


def _means(template: SheetTemplate) -> Iterator[TrialLine]:
    for ceiling in dict.fromkeys(template.ceilings):
        what = "dei totali" if ceiling.applies_to is Target.TOTAL else "delle quote"
        label = f"Media {what} {_WHOSE[ceiling.mean]}"
        line = _line(f"mean:{ceiling.mean.value}:{ceiling.applies_to.value}", label, EntryKind.FIGURE)
        yield replace(line, hint="da 0 a 100")


def _rank(template: SheetTemplate) -> Iterator[TrialLine]:
    if template.bands.kind is BandKind.RANKING:
        yield replace(_line("rank:place", "Posto in graduatoria", EntryKind.FIGURE), hint="da 1 in su", full=Decimal(1))
        yield replace(_line("rank:ranked", "Valutati in graduatoria", EntryKind.FIGURE), hint="quanti", full=RANKED)


def _line(key: str, label: str, given: EntryKind) -> TrialLine:
    return TrialLine(f"/{key}", "", key, OUTSIDE, label, given)


def figures_in(lines: Sequence[TrialLine]) -> tuple[FigureInput, ...]:
    found = []
    for line in lines:
        mark, _, rest = line.key.partition(":")
        if line.given is EntryKind.FIGURE and mark == "figure":
            kind, _, code = rest.partition(":")
            found.append(FigureInput(FigureSource(kind), code, line.value))
    return tuple(found)


def means_in(lines: Sequence[TrialLine]) -> tuple[MeanInput, ...]:
    given = {line.key: line.value for line in lines if line.given is EntryKind.FIGURE}
    found = (MeanInput(of, given.get(f"mean:{of.value}:total"), given.get(f"mean:{of.value}:share")) for of in MeanOf)
    return tuple(one for one in found if one.total is not None or one.share is not None)


def rank_in(lines: Sequence[TrialLine]) -> RankInput | None:
    given = {line.key: line.value for line in lines}
    place, ranked = given.get("rank:place"), given.get("rank:ranked")
    return RankInput(int(place), int(ranked)) if place is not None and ranked is not None else None


def outside_value_words(line: TrialLine, value: Decimal) -> str:
    """Say why a value from outside cannot be; nothing when it can."""
    is_whole = value == value.to_integral_value()
    if line.key.startswith("rank:"):
        return "" if is_whole and value >= 1 else "il posto è un numero intero, da 1 in su"
    if line.hint.startswith("1 fatto"):
        return "" if value in {ZERO, Decimal(1)} else line.hint
    if line.hint.startswith(("percentuale", "da 0")):
        return "" if ZERO <= value <= HUNDRED else line.hint
    return "" if value >= ZERO else "non può essere negativo"
