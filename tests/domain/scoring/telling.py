"""Steps of an explanation written as lines, so that a test states all that a reader sees."""

from app.domain.scoring.steps import Step


def line(step: Step) -> str:
    """Write one step: `label: formula [name: value; …] = shown`."""
    values = "; ".join(f"{name}: {value}" for name, value in step.values)
    return f"{step.label}: {step.formula} [{values}] = {step.shown}"


def told(step: Step, depth: int = 0) -> list[str]:
    """Write a step and those below it, each level two spaces further in."""
    return ["  " * depth + line(step), *(row for child in step.children for row in told(child, depth + 1))]
