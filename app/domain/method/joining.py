"""Two methods made one: a comune keeps the sheet of the Segretario beside those of its staff."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale
from app.domain.method.template import Factor, Section, SheetTemplate


def joined(method: MethodDefinition, other: MethodDefinition) -> MethodDefinition:
    """Return `method` with the templates of `other`, their scales and who evaluates them; the rest is its own.

    Codes already taken get a number, so that nothing of `method` changes; sheets for the same people stand
    twice, and `validate` says so.
    """
    scales = _new_codes({scale.code: scale for scale in other.scales}, {scale.code: scale for scale in method.scales})
    templates = _new_codes({one.code: one for one in other.templates}, {one.code: one for one in method.templates})
    told = {rule.role for rule in method.process.evaluators}
    added = {template.role for template in other.templates}
    evaluators = tuple(rule for rule in other.process.evaluators if rule.role in added - told)
    return replace(
        method,
        scales=(*method.scales, *(_scale(scale, scales) for scale in other.scales if _is_new(scale, method))),
        templates=(*method.templates, *(_template(one, templates[one.code], scales, other) for one in other.templates)),
        process=replace(method.process, evaluators=(*method.process.evaluators, *evaluators)),
    )


def _new_codes(added: Mapping[str, object], there: Mapping[str, object]) -> Mapping[str, str]:
    """Return the code that each added thing takes: its own, unless it is that of something different."""
    codes: dict[str, str] = {}
    for code, thing in added.items():
        free, number = code, 2
        while free in codes.values() or (free in there and (there[free] != thing or isinstance(thing, SheetTemplate))):
            free, number = f"{code}-{number}", number + 1
        codes[code] = free
    return codes


def _is_new(scale: Scale, method: MethodDefinition) -> bool:
    return scale not in method.scales


def _scale(scale: Scale, codes: Mapping[str, str]) -> Scale:
    return replace(scale, code=codes[scale.code])


def _template(template: SheetTemplate, code: str, scales: Mapping[str, str], other: MethodDefinition) -> SheetTemplate:
    sections = tuple(_section(section, scales, other) for section in template.sections)
    return replace(template, code=code, sections=sections)


def _section(section: Section, scales: Mapping[str, str], other: MethodDefinition) -> Section:
    """Name the scales anew; a section that judged on the scale of its method goes on judging on that."""
    own = section.scale or (other.indicators.judgement_scale if section.holds_own_objectives else "")
    factors = tuple(_factor(factor, scales) for factor in section.factors)
    return replace(section, scale=scales.get(own, own), factors=factors)


def _factor(factor: Factor, scales: Mapping[str, str]) -> Factor:
    return replace(factor, scale=scales.get(factor.scale, factor.scale))
