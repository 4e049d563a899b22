"""What an objective carries, in the words of the Piano: indicators, links, phases, resources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.documents.common import dup_words
from app.domain.documents.plan import PlanIndicator
from app.domain.ids import MandateLineId, MeasureId, ObjectiveId
from app.domain.italian import format_date, format_money
from app.domain.objectives import PhaseKind
from app.domain.objectives.months import months_text
from app.domain.objectives.parameters import parameters_of
from app.domain.objectives.target_words import target_words
from app.domain.sheets.content import in_words
from app.models.objectives import Indicator, Objective, ObjectiveResource, Phase


@dataclass(frozen=True, slots=True)
class PlanNotes:
    """Writes what an objective carries; the maps name what it is linked to, by the id of each."""

    mandate_lines: Mapping[MandateLineId, str]
    measures: Mapping[MeasureId, str]
    titles: Mapping[ObjectiveId, str]

    def indicators(self, objective: Objective) -> tuple[PlanIndicator, ...]:
        """Write the indicators; a weight is said where there are several to be weighed."""
        are_weighed = len(objective.indicators) > 1
        return tuple(_indicator(one, is_weighed=are_weighed) for one in objective.indicators)

    def notes(self, objective: Objective) -> Iterator[str]:
        """Yield a line for each kind of thing that the objective carries."""
        lines = {
            "Obiettivo strategico": self.titles.get(objective.parent_id, "") if objective.parent_id else "",
            "Mandato": self.mandate_lines.get(objective.mandate_line_id, "") if objective.mandate_line_id else "",
            "DUP": dup_words(objective.dup_mission, objective.dup_programme),
            "Ambiti (art. 8)": "; ".join(link.ambit.italian for link in objective.ambits),
            "Misure anticorruzione": "; ".join(self.measures.get(link.measure_id, "") for link in objective.measures),
            "Fasi": _steps(objective, PhaseKind.PHASE),
            "Attività": _steps(objective, PhaseKind.ACTIVITY),
            "Risorse": "; ".join(_resource(one) for one in objective.resources),
        }
        yield from (f"{name}: {words}." for name, words in lines.items() if words)


def _indicator(one: Indicator, *, is_weighed: bool) -> PlanIndicator:
    return PlanIndicator(
        name=one.name,
        baseline=in_words(one.baseline, one.unit),
        target=target_words(
            one.rule, one.direction, one.target, one.target_on, unit=one.unit, parameters=parameters_of(one.parameters)
        ),
        source=one.source,
        weight=one.weight if is_weighed else None,
    )


def _steps(objective: Objective, kind: PhaseKind) -> str:
    return "; ".join(_step(one) for one in objective.phases if one.kind is kind)


def _step(one: Phase) -> str:
    when = months_text(one.months) or (f"entro il {format_date(one.ends_on)}" if one.ends_on else "")
    return f"{one.title.rstrip('.')}{f' ({when})' if when else ''}"


def _resource(one: ObjectiveResource) -> str:
    chapter = f"capitolo {one.chapter}" if one.chapter else ""
    amount = format_money(one.amount) if one.amount is not None else ""
    beside = ", ".join(part for part in (chapter, amount) if part)
    return f"{one.description}{f' ({beside})' if beside else ''}"
