"""The objectives as the check of the half year shows them: the values so far, and a traffic light for each."""

from dataclasses import replace
from decimal import Decimal

from app.domain.method.definition import Process
from app.domain.sheets.content import SheetContent
from app.domain.sheets.detail import ItemDetail, ItemKind, SectionDetail, TrafficLight


def traffic_light(degree: Decimal | None, process: Process) -> TrafficLight | None:
    """Return how an objective stands by its degree so far; None while nothing of it was measured."""
    if degree is None:
        return None
    if degree >= process.green_from:
        return TrafficLight.GREEN
    return TrafficLight.AMBER if degree >= process.amber_from else TrafficLight.RED


def as_checked(content: SheetContent, section: SectionDetail) -> SectionDetail:
    """Return a section as the check of the half year shows it: with the light of each objective, and, where no scores
    are given, without what only scores would fill."""
    items = tuple(_lit(item, content.method.process) for item in section.items)
    if content.takes_scores:
        return replace(section, items=items)
    kept = tuple(_measured_only(item) for item in replace(section, items=items).objectives)
    degree = section.degree if any(one.degree is not None for one in kept) else None
    return replace(section, items=kept, degree=degree, points=None)


def _lit(item: ItemDetail, process: Process) -> ItemDetail:
    is_measured = item.kind is ItemKind.MEASURED and not item.is_excluded
    return replace(item, light=traffic_light(item.degree, process)) if is_measured else item


def _measured_only(item: ItemDetail) -> ItemDetail:
    return replace(item, kind=ItemKind.MEASURED, scale=None, value=None, points=None)
