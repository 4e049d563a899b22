"""A method names contract areas by their words: those that the archive has not are told while one edits."""

from collections.abc import Iterator, Sequence

from app.domain.issues import Issue, Severity
from app.domain.italian import listed
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import SheetTemplate


def name_issues(definition: MethodDefinition, contract_areas: Sequence[str]) -> list[Issue]:
    """Return where no contract area named is one of the archive, so that the part would never be used.

    A name beside one that is there is not told: methods give the same area its long and its short name.
    """
    if not contract_areas:
        return []
    return [issue for place, one in enumerate(definition.templates) for issue in _template(one, place, contract_areas)]


def _template(template: SheetTemplate, place: int, known: Sequence[str]) -> Iterator[Issue]:
    where, field = f"Scheda «{template.code}»", f"scheda[{place}]"
    yield from _unknown(template.contract_areas, known, where, f"{field}.aree_contrattuali")
    for number, section in enumerate(template.sections):
        for position, factor in enumerate(section.factors):
            for row, variant in enumerate(factor.variants):
                inside = f"{where}, fattore «{factor.code}»"
                way = f"{field}.sezione[{number}].fattore[{position}].variante[{row}].aree_contrattuali"
                yield from _unknown(variant.contract_areas, known, inside, way)


def _unknown(names: Sequence[str], known: Sequence[str], where: str, field: str) -> Iterator[Issue]:
    there = {name.casefold() for name in known}
    if names and not any(name.casefold() in there for name in names):
        told = "l'area contrattuale" if len(names) == 1 else "le aree contrattuali"
        missing = "non è" if len(names) == 1 else "non sono"
        sentence = f"{where}: {told} {_quoted(names)} {missing} nell'archivio, che ha {listed(known)}."
        yield Issue("unknown_area", sentence, field, Severity.WARNING)


def _quoted(names: Sequence[str]) -> str:
    return listed(f"«{name}»" for name in names)
