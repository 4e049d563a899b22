"""What some rules need beyond baseline and target, as a form shows it: penalty for lateness, table of steps."""

import re
from collections.abc import Iterable
from decimal import Decimal

from app.domain.italian import NotReadable, format_decimal, parse_decimal
from app.domain.objectives.rule_parameters import IndicatorParameters, IndicatorStep
from app.domain.serial.canonical import from_json, to_json
from app.domain.serial.format_4.given import INDICATOR_PARAMETERS

_PARTS = re.compile(r"[;\s]+")


def parameters_of(text: str) -> IndicatorParameters:
    return from_json(INDICATOR_PARAMETERS, text)


def parameters_text(parameters: IndicatorParameters) -> str:
    """Write parameters as the archive keeps them."""
    return to_json(INDICATOR_PARAMETERS, parameters)


def parse_steps(text: str) -> tuple[IndicatorStep, ...]:
    """Read a table of steps, one a line, value and degree: `10 100`; raise `NotReadable` with the bad line."""
    return tuple(_step(line) for line in text.splitlines() if line.strip())


def steps_text(steps: Iterable[IndicatorStep]) -> str:
    return "\n".join(f"{format_decimal(step.bound, None)} {format_decimal(step.degree, None)}" for step in steps)


def parse_pair(line: str, otherwise: str) -> tuple[Decimal, Decimal]:
    """Read two numbers of a line; raise `NotReadable` with the line and what to write `otherwise`."""
    parts = _PARTS.split(line.strip())
    if len(parts) != 2:
        message = f"«{line.strip()}» {otherwise}"
        raise NotReadable(message)
    return parse_decimal(parts[0]), parse_decimal(parts[1])


def _step(line: str) -> IndicatorStep:
    step = IndicatorStep(*parse_pair(line, "non è un gradino: scrivere il valore e il grado, per esempio «10 100»"))
    if not 0 <= step.degree <= 1000:
        message = f"«{line.strip()}»: il grado non può essere negativo né superare 1000"
        raise NotReadable(message)
    return step
