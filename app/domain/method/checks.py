"""Is a method sound: every finding says in Italian where it is and what is wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO
from app.domain.issues import Issue, Severity
from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale
from app.domain.method.template import SheetTemplate
from app.domain.method.template_checks import template_issues
from app.domain.method.vocabulary import ScaleMode


def validate(definition: MethodDefinition) -> list[Issue]:
    """Return every finding on a method; with an error among them it cannot be used."""
    issues = [*_head_issues(definition), *_twice(definition)]
    for place, scale in enumerate(definition.scales):
        issues += _scale_issues(scale, f"scala[{place}]")
    for place, template in enumerate(definition.templates):
        issues += template_issues(definition, template, f"scheda[{place}]")
    return issues


def _head_issues(definition: MethodDefinition) -> Iterator[Issue]:
    if not definition.name.strip():
        yield Issue("method_name", "La metodologia non ha un nome.", "nome")
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
    for code in repeated(scale.code for scale in definition.scales):
        yield Issue("code_twice", f"Due scale hanno lo stesso codice «{code}».", "scala")
    for code in repeated(template.code for template in definition.templates):
        yield Issue("code_twice", f"Due schede hanno lo stesso codice «{code}».", "scheda")
    for template, other in _rivals(definition.templates):
        yield Issue(
            "same_destination",
            f"Le schede «{template.code}» e «{other.code}» sono destinate alle stesse persone.",
            "scheda",
        )


def _rivals(templates: tuple[SheetTemplate, ...]) -> Iterator[tuple[SheetTemplate, SheetTemplate]]:
    for place, template in enumerate(templates):
        for other in templates[place + 1 :]:
            if other.role is template.role and _meet(template, other):
                yield template, other


def _meet(one: SheetTemplate, other: SheetTemplate) -> bool:
    return _share_name(one.contract_areas, other.contract_areas) and _share_name(one.units, other.units)


def _share_name(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    if not some and not others:
        return True
    return not {name.casefold() for name in some}.isdisjoint(name.casefold() for name in others)


def repeated(codes: Iterable[str]) -> list[str]:
    return [code for code, count in Counter(codes).items() if count > 1]


def _scale_issues(scale: Scale, field: str) -> Iterator[Issue]:
    where = f"Scala «{scale.code}»"
    if scale.mode is ScaleMode.STEPS:
        yield from _step_issues(scale, where, field)
    if scale.mode is ScaleMode.FREE and scale.maximum <= scale.minimum:
        yield Issue("scale_bounds", f"{where}: il massimo deve superare il minimo.", f"{field}.massimo")
    if scale.mode is ScaleMode.FREE and scale.step is not None and scale.step <= ZERO:
        yield Issue("scale_step", f"{where}: il passo deve essere maggiore di zero.", f"{field}.passo")
    if scale.rows and scale.top <= ZERO:
        yield Issue("scale_top", f"{where}: il valore più alto deve essere maggiore di zero.", field)
    if any(row.share is not None and not ZERO <= row.share <= HUNDRED for row in scale.rows):
        yield Issue("scale_share", f"{where}: le quote vanno da 0 a 100.", f"{field}.riga")
    if _falls(scale):
        yield Issue(
            "scale_falls",
            f"{where}: un valore più alto ha una quota più bassa di uno minore.",
            f"{field}.riga",
            Severity.WARNING,
        )


def _step_issues(scale: Scale, where: str, field: str) -> Iterator[Issue]:
    if not scale.rows:
        yield Issue("scale_empty", f"{where}: non ha nessuna riga.", f"{field}.riga")
    values = [row.value for row in scale.rows]
    if None in values:
        yield Issue("row_value", f"{where}: ogni riga deve avere un valore.", f"{field}.riga")
    elif len(set(values)) < len(values):
        yield Issue("row_twice", f"{where}: due righe hanno lo stesso valore.", f"{field}.riga")


def _falls(scale: Scale) -> bool:
    """Tell whether a higher value is worth less than a lower one."""
    worth = sorted((row.value, row.share) for row in scale.rows if row.value is not None and row.share is not None)
    shares: list[Decimal] = [share for _, share in worth]
    return shares != sorted(shares)
