"""Putting a part back where it stands; when its code changed, what names it by its code follows."""

from dataclasses import replace
from typing import Any

from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale
from app.domain.method.template import Section, SheetTemplate
from app.domain.method_editing.places import Place, at, put, split


def put_back(definition: MethodDefinition, place: Place, thing: Any) -> MethodDefinition:
    """Return the method with `thing` at a place; sections, factors and blocks go on naming it by its new code."""
    before = at(definition, place)
    changed = put(definition, place, thing)
    if type(before) is not type(thing) or not isinstance(thing, Scale | Section) or before.code == thing.code:
        return changed
    if not before.code or any(one.code == before.code for one in at(changed, split(place)[0])):
        return changed
    if isinstance(thing, Scale):
        return _with_scale(changed, before.code, thing.code)
    owner = place[:-2]
    return put(changed, owner, _with_section(at(changed, owner), before.code, thing.code))


def _with_scale(definition: MethodDefinition, old: str, new: str) -> MethodDefinition:
    indicators = definition.indicators
    scale = _followed(indicators.judgement_scale, old, new)
    return replace(
        definition,
        indicators=replace(indicators, judgement_scale=scale),
        templates=tuple(_template(template, old, new) for template in definition.templates),
    )


def _template(template: SheetTemplate, old: str, new: str) -> SheetTemplate:
    return replace(template, sections=tuple(_section(section, old, new) for section in template.sections))


def _section(section: Section, old: str, new: str) -> Section:
    factors = tuple(replace(one, scale=_followed(one.scale, old, new)) for one in section.factors)
    return replace(section, scale=_followed(section.scale, old, new), factors=factors)


def _with_section(template: SheetTemplate, old: str, new: str) -> SheetTemplate:
    blocking = tuple(replace(rule, section=_followed(rule.section, old, new)) for rule in template.blocking)
    return replace(template, blocking=blocking)


def _followed(code: str, old: str, new: str) -> str:
    return new if code == old else code
