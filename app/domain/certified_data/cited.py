"""Which certified data the sheets of a template read: the others are declared and nobody waits for them."""

from collections.abc import Iterator

from app.domain.method.definition import MethodDefinition
from app.domain.method.outside import CertifiedDatum
from app.domain.method.outside_words import FigureSource, Watched
from app.domain.method.template import SheetTemplate
from app.domain.method.vocabulary import SectionKind


def cited_data(method: MethodDefinition, template: SheetTemplate) -> tuple[CertifiedDatum, ...]:
    """Return the certified data that a sheet of the template reads, in the order in which the method declares them."""
    codes = set(_codes(template))
    return tuple(one for one in method.certified_data if one.code in codes)


def figures_read(template: SheetTemplate) -> tuple[tuple[FigureSource, str], ...]:
    """Return what a sheet of the template reads from outside, each once: where it is from, and the code of a datum."""
    return tuple(dict.fromkeys(_figures(template)))


def reads_results(template: SheetTemplate) -> bool:
    """Tell whether the result of the ente, or of the unit, changes what a sheet of the template is worth."""
    return any(source in {FigureSource.ENTITY, FigureSource.UNIT} for source, _ in _figures(template))


def _figures(template: SheetTemplate) -> Iterator[tuple[FigureSource, str]]:
    yield from ((one.figure, one.datum) for one in template.multipliers)
    yield from ((FigureSource.CERTIFIED, one.datum) for one in template.penalties)
    for one in template.blocking:
        if (source := _WATCHED.get(one.watches)) is not None:
            yield source, one.item if source is FigureSource.CERTIFIED else ""


_WATCHED = {
    Watched.CERTIFIED: FigureSource.CERTIFIED,
    Watched.DUTY: FigureSource.CERTIFIED,
    Watched.ENTITY: FigureSource.ENTITY,
    Watched.UNIT: FigureSource.UNIT,
    Watched.PRESENCE: FigureSource.PRESENCE,
}


def _codes(template: SheetTemplate) -> Iterator[str]:
    yield from (code for source, code in _figures(template) if source is FigureSource.CERTIFIED)
    yield from (one.code for one in template.sections if one.kind is SectionKind.EXTERNAL)
