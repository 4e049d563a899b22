"""A method names contract areas and units by their words: those that the archive has not are told."""

from collections.abc import Iterator, Sequence

from app.domain.issues import Issue, Severity
from app.domain.italian import listed, quoted
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import SheetTemplate
from app.domain.roles import SheetRole


def name_issues(definition: MethodDefinition, contract_areas: Sequence[str], units: Sequence[str] = ()) -> list[Issue]:
    """Return where nothing named is in the archive, so that the part would never be used, and who has no sheet.

    A name beside one that is there is not told: methods give the same area its long and its short name. Nothing
    is told of areas, or of units, where none is known.
    """
    issues: list[Issue] = []
    for place, template in enumerate(definition.templates):
        if contract_areas:
            issues += _template(template, place, contract_areas)
        if units:
            issues += _units(template, place, units)
    return [*issues, *_without_a_sheet(definition, contract_areas)]


def _units(template: SheetTemplate, place: int, known: Sequence[str]) -> Iterator[Issue]:
    there = {name.casefold() for name in known}
    for name in template.units:
        if name.casefold() not in there:
            sentence = f"Scheda «{template.code}»: nell'archivio non c'è un'Area né un Settore «{name}»."
            yield Issue("unknown_unit", sentence, f"scheda[{place}].unita", Severity.WARNING)


def _without_a_sheet(definition: MethodDefinition, contract_areas: Sequence[str]) -> Iterator[Issue]:
    """Yield the contract areas that no sheet of the employees takes, where there are such sheets."""
    of_employees = [one.contract_areas for one in definition.templates if one.role is SheetRole.EMPLOYEE]
    taken = {name.casefold() for names in of_employees for name in names}
    left = [name for name in contract_areas if name.casefold() not in taken]
    if left and of_employees and all(of_employees):
        told = "dell'area contrattuale" if len(left) == 1 else "delle aree contrattuali"
        sentence = f"Nessuna scheda è per i dipendenti {told} {quoted(left)}, che l'archivio ha."
        yield Issue("no_sheet_for_area", sentence, "scheda", Severity.WARNING)


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
        sentence = f"{where}: {told} {quoted(names)} {missing} nell'archivio, che ha {listed(known)}."
        yield Issue("unknown_area", sentence, field, Severity.WARNING)
