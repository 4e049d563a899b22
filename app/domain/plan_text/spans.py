"""Targets that are spans, «tra 5 e 10»: no rule measures them, so it is asked which of the two ends is expected."""

from dataclasses import replace

from app.domain.italian_enum import ItalianEnum
from app.domain.plan_text.number_spans import end_of_span, is_span
from app.domain.plan_text.shapes import AreaText, Bullet, IndicatorText, ReadPlan


class SpanChoice(ItalianEnum):
    """What is expected where a plan writes a span."""

    LOWEST = "lowest", "minimo"
    HIGHEST = "highest", "massimo"
    WORDS = "words", "parole"


def spans_of(plan: ReadPlan) -> tuple[str, ...]:
    """Return the spans that the plan expects, as it writes them, each once."""
    bullets = [*plan.common, *(bullet for _, bullet in plan.bullets())]
    found = (one.target for bullet in bullets for one in bullet.parts.indicators if is_span(one.target))
    return tuple(dict.fromkeys(found))


def with_spans(plan: ReadPlan, choice: SpanChoice | None) -> ReadPlan:
    """Put the chosen end in the place of each span, which stays in the name; the spans stay where none was chosen."""
    if choice in {None, SpanChoice.WORDS} or not spans_of(plan):
        return plan
    is_low = choice is SpanChoice.LOWEST
    return replace(
        plan,
        common=tuple(_chosen(one, is_low=is_low) for one in plan.common),
        areas=tuple(_in_area(area, is_low=is_low) for area in plan.areas),
    )


def _in_area(area: AreaText, *, is_low: bool) -> AreaText:
    sectors = tuple(
        replace(one, bullets=tuple(_chosen(bullet, is_low=is_low) for bullet in one.bullets)) for one in area.sectors
    )
    return replace(area, bullets=tuple(_chosen(one, is_low=is_low) for one in area.bullets), sectors=sectors)


def _chosen(bullet: Bullet, *, is_low: bool) -> Bullet:
    indicators = tuple(_with_end(one, is_low=is_low) for one in bullet.parts.indicators)
    return replace(bullet, parts=replace(bullet.parts, indicators=indicators))


def _with_end(told: IndicatorText, *, is_low: bool) -> IndicatorText:
    target = end_of_span(told.target, is_low=is_low) if is_span(told.target) else None
    return told if target is None else replace(told, text=f"{told.text} (atteso: {told.target})", target=target)
