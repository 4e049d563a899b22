"""What comes of an imaginary sheet: the degree of each line and of each section, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.exact import round_half_up
from app.domain.method.template import Section, SheetTemplate
from app.domain.scoring.results import SheetResult
from app.domain.scoring.steps import Step
from app.domain.trial.entries import EntryKind, TrialLine


@dataclass(frozen=True, slots=True)
class TrialSection:
    """A section of the imaginary sheet: its weight for this person, whether it applies, what comes of it."""

    id: str
    title: str
    weight: Decimal
    applies: bool = True
    degree: Decimal | None = None
    points: Decimal | None = None


SECTION_COLUMNS = (
    Column("title", "Sezione", width=18),
    Column(
        "weight", "Peso", Format.DECIMAL, 7, editable=True, required=True, digits=None,
        help="Si cambia dove la metodologia dà un intervallo.",
    ),
    Column("applies", "Si applica", Format.BOOLEAN, 7, editable=True),
    Column("degree", "Grado", Format.DECIMAL, 8),
    Column("points", "Punti", Format.DECIMAL, 8),
)  # fmt: skip


def trial_sections(template: SheetTemplate, before: Sequence[TrialSection] = ()) -> list[TrialSection]:
    """Return the sections as the method has them, with what was already chosen for them."""
    old = {section.id: section for section in before}
    return [_section_line(section, old.get(section.code)) for section in template.sections]


def with_degrees(lines: Sequence[TrialLine], result: SheetResult | None) -> list[TrialLine]:
    """Write on each line the degree that the engine found."""
    if result is None:
        return [replace(line, degree=None) for line in lines]
    found = _steps(result)
    return [replace(line, degree=_degree(_step_in(found, line))) for line in lines]


def with_outcomes(sections: Sequence[TrialSection], result: SheetResult | None) -> list[TrialSection]:
    """Write on each section its degree and its points."""
    found = {one.code: one for one in result.sections} if result else {}
    return [
        replace(section, degree=one.shown_degree if one else None, points=one.shown_points if one else None)
        for section in sections
        for one in [found.get(section.id)]
    ]


def step_of(line: TrialLine, result: SheetResult) -> Step | None:
    """Return the step that explains a line; of an objective with an indicator, that of the indicator."""
    step = _step_in(_steps(result), line)
    if step is not None and line.given is EntryKind.MEASURED and len(step.children) == 1:
        return step.children[0]
    return step


def explained(line: TrialLine, result: SheetResult) -> str:
    """Say how the degree of a line came to be: `Grado 75: 100 × valore : atteso (valore 75; atteso 100)`."""
    step = step_of(line, result)
    if step is None:
        return ""
    values = "; ".join(f"{name} {value}" for name, value in step.values)
    how = f"{step.formula} ({values})" if values else step.formula
    return f"Grado {step.shown}: {how}" if step.result is not None else f"{how[:1].upper()}{how[1:]}."


def _steps(result: SheetResult) -> dict[str, Step]:
    """Return the steps by their key, the outermost of each."""
    found: dict[str, Step] = {}
    for step in result.tree.walk():
        found.setdefault(step.key, step)
    return found


def _step_in(found: dict[str, Step], line: TrialLine) -> Step | None:
    place = f"{line.section}/{line.key}"
    return found.get(f"award:{place}") or found.get(f"section:{place}")


def _degree(step: Step | None) -> Decimal | None:
    return None if step is None or step.result is None else round_half_up(step.result)


def _section_line(section: Section, old: TrialSection | None) -> TrialSection:
    fresh = TrialSection(section.code, section.title, section.weight)
    if old is None:
        return fresh
    return replace(fresh, weight=old.weight if section.has_weight_range else fresh.weight, applies=old.applies)
