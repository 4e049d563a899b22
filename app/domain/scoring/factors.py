"""From the score given to a factor to its degree."""

from dataclasses import replace

from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Factor, Section
from app.domain.scoring.inputs import FactorInput
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.numbers import ONE, as_fraction
from app.domain.scoring.parts import Part, absent
from app.domain.scoring.scales import scored
from app.domain.scoring.second_scores import has_two_scores, joined_scores, whose_score, whose_second
from app.domain.scoring.steps import excluded


def factor_part(section: Section, factor: Factor, given: FactorInput, method: MethodDefinition) -> Part:
    """Return a factor with its degree, its weight and the points it is worth at most."""
    scale = method.scale(factor.scale or section.scale)
    chosen = factor.weight if given.weight is None else given.weight
    weight = ONE if chosen is None else as_fraction(chosen)
    return _degree(section, factor, given, scale).weighing(weight, as_fraction(scale.top - scale.bottom))


def _degree(section: Section, factor: Factor, given: FactorInput, scale: Scale) -> Part:
    key = f"section:{section.code}/{factor.code}"
    if given.excluded:
        return Part(excluded(key, factor.text, given.excluded))
    first = _scored(section, factor, given, scale, whose_score(section))
    if not has_two_scores(section):
        return first
    other = replace(given, value=given.second, reason=given.second_reason)
    second = _scored(section, factor, other, scale, whose_second(section))
    return joined_scores(section, first.step, first, second)


def _scored(section: Section, factor: Factor, given: FactorInput, scale: Scale, whose: str) -> Part:
    key = f"section:{section.code}/{factor.code}"
    if given.value is None:
        label = f"{section.title}: manca il punteggio{whose} {'sul' if whose else 'del'} fattore «{factor.text}»"
        return absent(section.missing, key, factor.text, Missing(section.code, factor.code, label))
    missing = () if given.reason.strip() else _reason(section, factor, scale.row_of(given.value))
    return Part(scored(key, factor.text, scale, given.value), missing=missing)


def _reason(section: Section, factor: Factor, row: ScaleRow | None) -> tuple[Missing, ...]:
    if row is None or not row.is_reason_required:
        return ()
    label = f"{section.title}: il giudizio «{row.label}» sul fattore «{factor.text}» va motivato per iscritto"
    return (Missing(section.code, factor.code, label, MissingKind.REASON),)
