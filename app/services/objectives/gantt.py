"""The phases of an objective as a drawing for the screen, the same that its sheet is printed with."""

from collections.abc import Sequence

from app.domain.objectives.phase import PhaseRow


def drawn_phases(phases: Sequence[PhaseRow], year: int) -> list[bytes]:
    """Return the drawings as SVG: one, or more where the phases are many."""
    from app.reports.gantt import gantt_svgs

    return [svg.encode() for svg in gantt_svgs(phases, year)]
