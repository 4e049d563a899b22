"""A table of the method on a degree, or on a value: to another degree, or to points."""

from fractions import Fraction

from app.domain.method.definition import MethodDefinition
from app.domain.method.degree_table import DegreeStep, DegreeTable
from app.domain.scoring.numbers import NOTHING, as_fraction, clamped, percent, written
from app.domain.scoring.steps import Step, Values, known


def with_table(step: Step, method: MethodDefinition, code: str) -> Step:
    """Return the step with the table on its degree, kept within the cap, the degree of before below it.

    What has no degree, or no table, stays as it is.
    """
    if not code or step.result is None:
        return step
    table = method.degree_table(code)
    formula, worth, values = looked_up(table, step.result)
    below = step.renamed(f"{step.key}:table", f"{step.label}, prima della tabella")
    degree = clamped(worth, as_fraction(method.indicators.cap))
    return known(step.key, step.label, formula, degree, (("grado", step.shown), *values), children=(below,))


def looked_up(table: DegreeTable, value: Fraction) -> tuple[str, Fraction, Values]:
    """Return how a table is read at a value, the degree it gives and what is put in it."""
    ordered = sorted(table.steps, key=lambda one: one.floor)
    reached = [one for one in ordered if as_fraction(one.floor) <= value]
    name = f"«{table.title}»"
    if not reached:
        return f"sotto il primo gradino della tabella {name}: 0", NOTHING, ()
    step, ahead = reached[-1], ordered[len(reached) : len(reached) + 1]
    values = [("gradino", _in_words(table, step))]
    worth, formula = as_fraction(step.worth), f"gradino raggiunto della tabella {name}"
    if table.is_linear and ahead:
        start, end = as_fraction(step.floor), as_fraction(ahead[0].floor)
        worth += (as_fraction(ahead[0].worth) - worth) * (value - start) / (end - start)
        values.append(("gradino seguente", _in_words(table, ahead[0])))
        formula = f"in proporzione tra due gradini della tabella {name}"
    if table.points_of is None:
        return formula, worth, tuple(values)
    values.append(("punti", f"{written(worth)} su {written(table.points_of)}"))
    return f"{formula}: 100 × punti : punti massimi", percent(worth, as_fraction(table.points_of)), tuple(values)


def _in_words(table: DegreeTable, step: DegreeStep) -> str:
    points = "" if table.points_of is None else " punti"
    return f"da {written(step.floor)} → {written(step.worth)}{points}"
