"""The sheet of the Segretario in the example: prepared with those of everybody, scored and signed by the Sindaco.

In 2023 alone: from 2024 the Segretario serves under a convention, and is evaluated where it has its head.
"""

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.ids import MethodVersionId, OfficialId, RoundId, SheetId
from app.domain.method.definition import MethodDefinition
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.method.template import SheetTemplate
from app.domain.method.vocabulary import ObjectiveSource, SectionKind
from app.domain.permissions import Action, Actor
from app.domain.roles import OfficialRole, SheetRole, UserRole
from app.domain.sheets.step_details import StepDetails
from app.models.evaluation import Sheet
from app.models.municipality import Official
from app.services.access import reading
from app.services.example.filling import on_day
from app.services.example.source import session_file
from app.services.methods.keeping import ensure_preset, keep_method
from app.services.methods.presets import DEFAULT_PRESET, read_preset
from app.services.sheets.scores import ScoreDraft, give_scores
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet, see_objectives
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

NAME = "Obiettivi comuni e specifici, con il Segretario"


def method_of_example(workspace: Workspace, year: int) -> MethodVersionId:
    """Keep the method of the session of `year`, with the sheet of the Segretario where the year has one."""
    if "secretary" not in session_file(year):
        return ensure_preset(workspace)
    definition = replace(_with_secretary(read_preset(f"{DEFAULT_PRESET}+segretario")), name=NAME)
    with unit_of_work(workspace, f"Metodologia «{NAME}»", Topic.METHODS, action=Action.EDIT_METHOD) as unit:
        return keep_method(unit, definition)


def _with_secretary(method: MethodDefinition) -> MethodDefinition:
    """Let the common objectives of the ente stand in the place of those that the Sindaco gives to the Segretario."""
    templates = (_of_ente(one) if one.role is SheetRole.SECRETARY else one for one in method.templates)
    return replace(method, templates=tuple(templates))


def _of_ente(template: SheetTemplate) -> SheetTemplate:
    sections = (
        replace(
            one,
            title="Obiettivi strategici comuni",
            description="I risultati di tutto l'ente, che il Segretario coordina.",
            kind=SectionKind.ORGANISATION_ENTITY,
            objective_source=ObjectiveSource.ENTITY,
            objective_kinds=(ObjectiveKind.STRATEGIC_COMMON,),
            scale="",
        )
        if one.kind is SectionKind.OBJECTIVES_INDIVIDUAL
        else one
        for one in template.sections
    )
    return replace(template, sections=tuple(sections))


class _Signing(NamedTuple):
    """The Sindaco at the keyboard, and the sheet that is theirs to score."""

    mayor: Actor
    sheet: SheetId


def fill(workspace: Workspace, round_id: RoundId, year: int) -> None:
    """Let the Sindaco score the sheet of the Segretario of `year`, where there is one, and complete it."""
    source = session_file(year).get("secretary")
    if source is None:
        return
    mayor, sheet = _signing(workspace, round_id)
    own = replace(workspace, actor=mayor)
    see_objectives(own, sheet, session_file(year)["seen_on"])
    scores = ((section, factor, Decimal(value)) for section, given in source.items() for factor, value in given.items())
    give_scores(own, [ScoreDraft(sheet, *one) for one in scores])
    complete_sheet(own, sheet)


def close(workspace: Workspace, round_id: RoundId, year: int) -> None:
    """Hand the sheet of the Segretario over, record the signature and close it."""
    session = session_file(year)
    if "secretary" not in session:
        return
    mayor, sheet = _signing(workspace, round_id)
    own = replace(on_day(workspace, session["closed_on"]), actor=mayor)
    deliver_sheet(own, sheet, session["delivered_on"], session["interview_on"])
    acknowledge_sheet(own, sheet, StepDetails(on=session["signed_on"]))
    close_sheet(own, sheet)


def _signing(workspace: Workspace, round_id: RoundId) -> _Signing:
    with reading(workspace, Action.READ) as session:
        sheet = session.scalars(
            select(Sheet).where(Sheet.round_id == round_id, Sheet.role == SheetRole.SECRETARY)
        ).one()
        mayor = session.get_one(Official, sheet.evaluator_official_id)
        actor = Actor(mayor.full_name, UserRole.MAYOR, official_id=OfficialId(mayor.id))
        return _Signing(actor, SheetId(sheet.id))


def secretary_of(workspace: Workspace) -> OfficialId:
    """Return the Segretario of the example."""
    with reading(workspace, Action.READ) as session:
        return OfficialId(session.scalars(select(Official.id).where(Official.role == OfficialRole.SECRETARY)).one())
