"""Putting a part back where it stands; when its code changed, what names it by its code follows."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.method.definition import MethodDefinition
from app.domain.method.degree_table import DegreeTable
from app.domain.method.outside import CertifiedDatum
from app.domain.method.outside_words import Watched
from app.domain.method.scale import Scale
from app.domain.method.template import Section, SheetTemplate
from app.domain.method_editing.places import Place, at, put, split
from app.domain.progressions.definition import CriteriaGroup, ProgressionRules

_Follow = Callable[[str], str]


def put_back(definition: MethodDefinition, place: Place, thing: Any) -> MethodDefinition:
    """Return the method with `thing` at a place; what names it by its code goes on naming it by its new one."""
    before = at(definition, place)
    changed = put(definition, place, thing)
    if type(before) is not type(thing) or type(thing) not in _NAMED or before.code == thing.code:
        return changed
    if not before.code or any(one.code == before.code for one in at(changed, split(place)[0])):
        return changed
    owner = place[:-2]
    follow = _following(before.code, thing.code)
    return put(changed, owner, _NAMED[type(thing)](at(changed, owner), follow))


def _following(old: str, new: str) -> _Follow:
    return lambda code: new if code == old else code


def _with_scale(definition: MethodDefinition, follow: _Follow) -> MethodDefinition:
    indicators = definition.indicators
    indicators = replace(indicators, judgement_scale=follow(indicators.judgement_scale))
    return _in_sections(replace(definition, indicators=indicators), lambda one: _with_scale_of(one, follow))


def _with_scale_of(section: Section, follow: _Follow) -> Section:
    factors = tuple(replace(one, scale=follow(one.scale)) for one in section.factors)
    scale, contribution = follow(section.scale), follow(section.contribution_scale)
    return replace(section, scale=scale, contribution_scale=contribution, factors=factors)


def _with_table(definition: MethodDefinition, follow: _Follow) -> MethodDefinition:
    indicators = definition.indicators
    indicators = replace(indicators, degree_table=follow(indicators.degree_table))
    return _in_sections(
        replace(definition, indicators=indicators),
        lambda one: replace(one, degree_table=follow(one.degree_table), objective_table=follow(one.objective_table)),
    )


def _in_sections(definition: MethodDefinition, change: Callable[[Section], Section]) -> MethodDefinition:
    templates = (replace(one, sections=tuple(map(change, one.sections))) for one in definition.templates)
    return replace(definition, templates=tuple(templates))


def _with_datum(definition: MethodDefinition, follow: _Follow) -> MethodDefinition:
    return replace(definition, templates=tuple(_with_datum_of(one, follow) for one in definition.templates))


def _with_datum_of(template: SheetTemplate, follow: _Follow) -> SheetTemplate:
    return replace(
        template,
        multipliers=tuple(replace(one, datum=follow(one.datum)) for one in template.multipliers),
        penalties=tuple(replace(one, datum=follow(one.datum)) for one in template.penalties),
        blocking=tuple(
            replace(one, item=follow(one.item)) if one.watches in {Watched.CERTIFIED, Watched.DUTY} else one
            for one in template.blocking
        ),
    )


def _with_section(template: SheetTemplate, follow: _Follow) -> SheetTemplate:
    return replace(
        template,
        blocking=tuple(replace(rule, section=follow(rule.section)) for rule in template.blocking),
        sections=tuple(replace(one, weight_goes_to=follow(one.weight_goes_to)) for one in template.sections),
    )


def _with_group(rules: ProgressionRules, follow: _Follow) -> ProgressionRules:
    return replace(rules, criteria=tuple(replace(one, group=follow(one.group)) for one in rules.criteria))


_NAMED: Mapping[type, Callable[[Any, _Follow], Any]] = {
    Scale: _with_scale,
    Section: _with_section,
    DegreeTable: _with_table,
    CertifiedDatum: _with_datum,
    CriteriaGroup: _with_group,
}
"""What is named elsewhere by its code: what around it follows."""
