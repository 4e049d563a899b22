"""Is a method sound: every finding says in Italian where it is and what is wrong."""

from collections.abc import Iterator

from app.domain.exact import HUNDRED
from app.domain.issues import Issue
from app.domain.method.code_checks import code_issues
from app.domain.method.definition import MethodDefinition
from app.domain.method.rule_checks import rule_issues
from app.domain.method.scale_checks import scale_issues
from app.domain.method.template import SheetTemplate
from app.domain.method.template_checks import repeated, template_issues
from app.domain.method.word_checks import word_issues
from app.domain.validation import at_most

_LONGEST_NAME = 200


def validate(definition: MethodDefinition) -> list[Issue]:
    """Return every finding on a method; with an error among them it cannot be used."""
    issues = [*_head_issues(definition), *rule_issues(definition), *code_issues(definition), *_twice(definition)]
    issues += word_issues(definition)
    for place, scale in enumerate(definition.scales):
        issues += scale_issues(scale, f"scala[{place}]")
    for place, template in enumerate(definition.templates):
        issues += template_issues(definition, template, f"scheda[{place}]")
    return issues


def _head_issues(definition: MethodDefinition) -> Iterator[Issue]:
    if not definition.name.strip():
        yield Issue("method_name", "La metodologia non ha un nome.", "nome")
    yield from at_most(definition.name, _LONGEST_NAME, "nome", "Il nome della metodologia")
    if not definition.templates:
        yield Issue("no_templates", "La metodologia non ha nessuna scheda.", "scheda")
    if definition.valid_from and definition.valid_to and definition.valid_to < definition.valid_from:
        yield Issue("validity", "La validità della metodologia finisce prima di cominciare.", "valido_al")
    if definition.indicators.cap < HUNDRED:
        yield Issue("cap", "Il limite al grado degli indicatori non può essere sotto 100.", "indicatori.limite")
    judgement = definition.indicators.judgement_scale
    if judgement and judgement not in {scale.code for scale in definition.scales}:
        yield Issue("unknown_scale", f"La scala di giudizio «{judgement}» non esiste.", "indicatori.scala_di_giudizio")


def _twice(definition: MethodDefinition) -> Iterator[Issue]:
    for place, code in repeated(scale.code for scale in definition.scales):
        yield Issue("code_twice", f"Due scale hanno lo stesso codice «{code}».", f"scala[{place}].codice")
    for place, code in repeated(template.code for template in definition.templates):
        yield Issue("code_twice", f"Due schede hanno lo stesso codice «{code}».", f"scheda[{place}].codice")
    for place, (template, other) in _rivals(definition.templates):
        yield Issue(
            "same_destination",
            f"Le schede «{template.code}» e «{other.code}» sono destinate alle stesse persone: distinguerle per area"
            " contrattuale o per unità.",
            f"scheda[{place}]",
        )


def _rivals(templates: tuple[SheetTemplate, ...]) -> Iterator[tuple[int, tuple[SheetTemplate, SheetTemplate]]]:
    """Return the pairs of templates for the same people, with the place of the second."""
    for place, other in enumerate(templates):
        for template in templates[:place]:
            if other.role is template.role and _meet(template, other):
                yield place, (template, other)


def _meet(one: SheetTemplate, other: SheetTemplate) -> bool:
    return _share_name(one.contract_areas, other.contract_areas) and _share_name(one.units, other.units)


def _share_name(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    if not some and not others:
        return True
    return not {name.casefold() for name in some}.isdisjoint(name.casefold() for name in others)
