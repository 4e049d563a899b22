"""What the evaluators of the example write on the sheets: scores, notes, texts, the last values."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from app.domain.ids import IndicatorId, RoundId, SheetId
from app.domain.objectives import ValueKind
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.permissions import Action
from app.domain.sheets.rows import SheetRow
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.objectives import Indicator, Objective
from app.services.access import reading
from app.services.example.indicators import value_draft
from app.services.example.planned import planned_objectives
from app.services.example.source import noon, session_file
from app.services.methods.presets import method_of
from app.services.objectives.indicators import record_value
from app.services.sheets.scores import NoteDraft, ScoreDraft, TextsDraft, write_note, write_texts
from app.services.sheets.sheets import list_sheets
from app.services.workspace import Workspace

Place = tuple[str, str]


def on_day(workspace: Workspace, day: date) -> Workspace:
    """Return the workspace with its clock standing at noon of `day`."""
    return replace(workspace, now=lambda: noon(day))


def scores_of(workspace: Workspace, round_id: RoundId, year: int) -> dict[str, list[ScoreDraft]]:
    """Return the scores of each person, by matricola, in the order of the sheets and of their factors."""
    profiles: dict[str, list[str]] = session_file(year)["scores"]
    places = _places(workspace, round_id)
    remaining = {matricola: iter(texts) for matricola, texts in profiles.items()}
    found: dict[str, list[ScoreDraft]] = {matricola: [] for matricola in profiles}
    for row in list_sheets(workspace, round_id):
        if row.matricola not in remaining:  # the Segretario, whom the Sindaco scores
            continue
        digits = next(remaining[row.matricola])
        found[row.matricola] += [
            ScoreDraft(row.id, *place, Decimal(digit)) for place, digit in zip(places[row.id], digits, strict=True)
        ]
    return found


def write_words(workspace: Workspace, round_id: RoundId, year: int, people: Collection[str]) -> None:
    """Write the texts and the notes that the files have for `people` (matricole)."""
    session = session_file(year)
    rows = {row.matricola: row for row in list_sheets(workspace, round_id)}
    for text in _about(session, "text", people):
        words = {key: words for key, words in text.items() if key != "matricola"}
        write_texts(workspace, TextsDraft(rows[text["matricola"]].id, **words))
    for note in _about(session, "note", people):
        write_note(workspace, _note(workspace, round_id, rows[note["matricola"]], note))


def record_held_values(workspace: Workspace, year: int) -> None:
    """Write the final values that the example leaves for later."""
    rows = {one.code: one.row for one in planned_objectives(year)}
    for code, position, draft in _held_indicators(workspace, year):
        if value := value_draft(rows[code]["indicators"][position - 1], draft, ValueKind.FINAL, year):
            record_value(workspace, value)


def _about(session: Mapping[str, Any], table: str, people: Collection[str]) -> Iterator[Mapping[str, str]]:
    return (row for row in session.get(table, ()) if row["matricola"] in people)


def _note(workspace: Workspace, round_id: RoundId, row: SheetRow, note: Mapping[str, str]) -> NoteDraft:
    section, factor = next(place for place in _places(workspace, round_id)[row.id] if place[1] == note["factor"])
    return NoteDraft(row.id, section, factor, note["text"])


def _places(workspace: Workspace, round_id: RoundId) -> dict[SheetId, list[Place]]:
    """Return section and factor of every score to give, sheet by sheet."""
    with reading(workspace, Action.READ) as session:
        method = method_of(session, session.get_one(EvaluationRound, round_id).method_version_id)
        sheets = session.execute(select(Sheet.id, Sheet.template_code).where(Sheet.round_id == round_id))
        return {
            SheetId(sheet_id): [
                (section.code, factor.code) for section in method.template(code).sections for factor in section.factors
            ]
            for sheet_id, code in sheets
        }


def _held_indicators(workspace: Workspace, year: int) -> list[tuple[str, int, IndicatorDraft]]:
    """Return code, position and what is needed of the indicators whose final value is held back."""
    query = (
        select(Indicator, Objective.code)
        .join(Objective)
        .join(Cycle, Objective.cycle_id == Cycle.id)
        .where(Cycle.year == year, Objective.code.in_(session_file(year)["held"]))
        .order_by(Indicator.id)
    )
    with reading(workspace, Action.READ) as session:
        return [
            (code, row.position, IndicatorDraft(IndicatorId(row.id), rule=row.rule, source=row.source))
            for row, code in session.execute(query)
        ]
