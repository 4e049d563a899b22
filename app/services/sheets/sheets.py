"""The sheets of a round, listed and opened."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session, object_session

from app.domain.documents.names import person_file_name
from app.domain.ids import RoundId, SheetId
from app.domain.italian import format_date
from app.domain.permissions import Action, Actor, PerSheet
from app.domain.scoring.results import SheetResult
from app.domain.scoring.steps import Step
from app.domain.sheets.composition import Composition
from app.domain.sheets.content import SheetContent, scored
from app.domain.sheets.detail import HistoryLine, SectionDetail, SheetDetail
from app.domain.sheets.evaluated_parts import own_parts_in_words
from app.domain.sheets.guards import SheetFacts
from app.domain.sheets.lines import sections_of
from app.domain.sheets.own_part import cut_codes, result_of_part
from app.domain.sheets.particulars import SheetTexts
from app.domain.sheets.rows import SheetRow
from app.domain.sheets.snapshot import Outcome, Snapshot, result_of
from app.domain.sheets.step_details import SheetCalendar
from app.domain.sheets.stored import read_snapshot
from app.domain.sheets.visibility import visible_to
from app.domain.sheets.year_before import NOTHING_BEFORE, YearBefore
from app.domain.structure.hierarchy import Party
from app.domain.workflow import RoundKind, SignatureKind
from app.models.evaluation import Sheet
from app.services.access import reading
from app.services.rounds.behind import why_behind
from app.services.sheets.composition import sheet_composition
from app.services.sheets.due_days import due_days
from app.services.sheets.evidence import with_evidence
from app.services.sheets.of_round import closed_by
from app.services.sheets.outcomes import fill_round, stored_standings
from app.services.sheets.part_lines import own_lines, own_part, parts_to_fill, with_own_drafts
from app.services.sheets.reviewed import remark_lines, review_of
from app.services.sheets.row import sheet_row
from app.services.sheets.sheet_access import (
    can,
    can_some_day,
    has_head_evaluator,
    in_question,
    is_listed,
    may_list,
    readable,
    readable_with_head,
)
from app.services.sheets.sheet_content import content_of, listed_sheets
from app.services.sheets.standing import Standing, standing_of
from app.services.sheets.stepping import calendar_of, facts_of, steps_now, steps_of_own_part
from app.services.sheets.totals_shown import shown_tree
from app.services.sheets.year_before import grades_before
from app.services.workspace import ScoredSheet, Workspace


def list_sheets(workspace: Workspace, round_id: RoundId) -> list[SheetRow]:
    """Return the sheets of a round by person; totals only where the person at the keyboard may see them."""
    fill_round(workspace, PerSheet(Action.READ), round_id)
    with reading(workspace, PerSheet(Action.READ)) as session:
        actor, sheets = workspace.actor, listed_sheets(session, round_id)
        asked = {one.id: in_question(actor, one) for one in sheets}
        listed = [one for one in sheets if may_list(actor, asked[one.id])]
        rows = [sheet_row(actor, standing, asked[standing.sheet.id]) for standing in stored_standings(session, listed)]
    return sorted(rows, key=lambda row: (row.person.casefold(), row.valid_from))


def round_of_sheet(workspace: Workspace, sheet_id: SheetId) -> RoundId | None:
    """Return the round that a sheet is of; None when it is gone or is not for whoever asks."""
    with reading(workspace, PerSheet(Action.READ)) as session:
        sheet = session.get(Sheet, sheet_id)
        return sheet.round_id if sheet is not None and is_listed(workspace.actor, sheet) else None


def sheet_name(workspace: Workspace, sheet_id: SheetId) -> str:
    """Return the name of the file of one sheet: `Scheda_2024_Rossi_Mario_0123.pdf`."""
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        content = current_content(session, readable(session, workspace.actor, sheet_id))
        return person_file_name(content.year, content.person, is_interim=content.round_kind is RoundKind.INTERIM)


def person_of_sheet(workspace: Workspace, sheet_id: SheetId) -> tuple[int, tuple[str, str, str]]:
    """Return the year of a sheet and whom it is about: surname, name, matricola."""
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        content = current_content(session, readable(session, workspace.actor, sheet_id))
        person = content.person
        return content.year, (person.surname, person.given_name, person.matricola)


@dataclass(frozen=True, slots=True)
class LoadedSheet:
    """A sheet read and scored once: what the page shows of it, and its row in the list, come from here."""

    sheet: Sheet
    content: SheetContent
    result: SheetResult
    shown_tree: Step
    frozen: Outcome | None = None
    before: YearBefore = NOTHING_BEFORE
    whole: SheetContent | None = None
    """What was cut, where whoever asks sees only the part that they score."""

    def detail(self, workspace: Workspace) -> SheetDetail:
        """Return the sheet in full, as `workspace`'s actor, for whom the tree is shown, may see it today."""
        found = self._in_full(workspace) if self.whole is None else self._own_part(workspace, self.whole)
        return replace(found, answer=self.sheet.answer)

    def _in_full(self, workspace: Workspace) -> SheetDetail:
        sheet, content, result, actor = self.sheet, self.content, self.result, workspace.actor
        parts, facts = parts_to_fill(actor, sheet, content), self._facts(workspace)
        fill_by, deliver_by = due_days(object_session(sheet), content, workspace.today)
        return SheetDetail(
            id=sheet.id,
            version=sheet.version,
            state=sheet.state,
            person=content.person,
            title=content.template.title,
            round_title=content.round_title,
            method_title=content.method_title,
            sections=_with_evidence(sheet, with_own_drafts(actor, sheet, content, sections_of(content, result))),
            result=replace(result, tree=self.shown_tree),
            missing=() if self.frozen else facts.missing,
            texts=content.texts,
            not_evaluable_reason=sheet.not_evaluable_reason,
            sha256=sheet.snapshot.sha256 if is_closed(sheet) and sheet.snapshot else "",
            history=tuple(HistoryLine(e.at, e.actor, e.from_state, e.to_state, e.reason) for e in sheet.events),
            may_score=can_some_day(actor, Action.SCORE, sheet),
            calendar=calendar_of(sheet, workspace.today, content.dates.remarks_until),
            composition=sheet_composition(sheet, content),
            acts=tuple(_acts(sheet)),
            review=review_of(actor, sheet, facts),
            is_interim=content.round_kind is RoundKind.INTERIM,
            takes_scores=content.takes_scores,
            fill_by=fill_by,
            deliver_by=deliver_by,
            steps=steps_now(actor, sheet, facts, parts),
            parts=parts,
            closed=closed_by(sheet.round),
            year=content.year,
            role=sheet.role,
            bands=content.template.bands,
            before=self.before,
            behind=facts.behind,
            round_id=sheet.round_id,
            visible_to=_visible_to(actor, sheet),
        )

    def _facts(self, workspace: Workspace) -> SheetFacts:
        session = object_session(self.sheet)
        why = why_behind(workspace, session, self.sheet) if session else ""
        return facts_of(self.sheet, self.content, workspace.today, why, self.result)

    def _own_part(self, workspace: Workspace, whole: SheetContent) -> SheetDetail:
        """Return the head of a sheet and the part that whoever asks scores, and nothing else of it."""
        sheet, cut, actor = self.sheet, self.content, workspace.actor
        parts = tuple(one for one in parts_to_fill(actor, sheet, whole) if one.part.section in cut_codes(cut))
        missing = tuple(lack for one in parts for lack in one.missing)
        return SheetDetail(
            id=sheet.id,
            version=sheet.version,
            state=sheet.state,
            person=whole.person,
            title=whole.template.title,
            round_title=whole.round_title,
            method_title=whole.method_title,
            sections=_with_evidence(sheet, own_lines(whole, cut, parts)),
            result=self.result,
            missing=missing,
            texts=SheetTexts(),
            not_evaluable_reason="",
            sha256="",
            history=(),
            may_score=any(one.may_fill for one in parts),
            calendar=SheetCalendar(workspace.today, sheet.valid_to, sheet.assigned_on),
            composition=Composition((), "", ()),
            steps=steps_of_own_part(sheet, whole, parts),
            closed=closed_by(sheet.round),
            year=whole.year,
            role=sheet.role,
            visible_to=own_parts_in_words([one.title for one in parts]),
            is_interim=whole.round_kind is RoundKind.INTERIM,
            fill_by=due_days(object_session(sheet), whole, workspace.today)[0],
            parts=parts,
            is_own_part=True,
        )

    def row(self, actor: Actor) -> SheetRow:
        """Return the sheet as the list shows it."""
        sheet, content, digits = self.sheet, self.content, self.content.template.rounding.digits
        kept = Standing(sheet, content.person, self.frozen, digits) if self.frozen else None
        standing = kept or standing_of(sheet, content, self.result)
        return sheet_row(actor, standing, in_question(actor, sheet))


def _visible_to(actor: Actor, sheet: Sheet) -> str:
    has_parts = any(one.party != Party() for one in sheet.section_evaluators)
    asked = in_question(actor, sheet)
    return visible_to(actor, asked, has_head_evaluator=has_head_evaluator(sheet), has_parts=has_parts)


def load_sheet(workspace: Workspace, session: Session, sheet_id: SheetId) -> LoadedSheet:
    """Read a sheet and score it: a final one as it was frozen. `UserError` where its scores may not be seen."""
    sheet, head = readable_with_head(session, workspace.actor, sheet_id, with_own_part=True)
    if not can(workspace.actor, Action.SEE_SCORES, sheet):
        whole = content_of(session, sheet)
        cut = own_part(workspace.actor, sheet, whole)
        result = result_of_part(cut)
        return LoadedSheet(sheet, cut, result, result.tree, whole=whole)
    if snapshot := _snapshot(sheet):
        before = _grades_before(workspace, session, sheet, snapshot.content)
        result = result_of(snapshot)
        tree = shown_tree(session, workspace.actor, sheet, result.tree)
        return LoadedSheet(sheet, snapshot.content, result, tree, snapshot.outcome, before)
    just_scored, known = workspace.latest.of(sheet_id, head), workspace.latest.grades_before(sheet_id)
    content, result = just_scored or _scored_now(session, sheet)
    before = known if just_scored and known is not None else _grades_before(workspace, session, sheet, content)
    tree = shown_tree(session, workspace.actor, sheet, result.tree)
    return LoadedSheet(sheet, content, result, tree, before=before)


def _scored_now(session: Session, sheet: Sheet) -> ScoredSheet:
    content = content_of(session, sheet)
    return content, scored(content)


def _grades_before(workspace: Workspace, session: Session, sheet: Sheet, content: SheetContent) -> YearBefore:
    found = grades_before(session, workspace.actor, sheet, content.method)
    workspace.latest.before = sheet.id, found
    return found


def sheet_detail(workspace: Workspace, sheet_id: SheetId) -> SheetDetail:
    """Return a sheet in full, a final one as it was frozen; to who scores a part of it that part alone, until it is
    delivered."""
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        return load_sheet(workspace, session, sheet_id).detail(workspace)


def is_closed(sheet: Sheet) -> bool:
    """Tell whether a sheet was frozen, closed or replaced: only then is there a snapshot to ask for."""
    return sheet.closed_at is not None


def current_content(session: Session, sheet: Sheet) -> SheetContent:
    """Return what a sheet is made of: a closed one is as it was frozen, whatever happened since."""
    snapshot = _snapshot(sheet)
    return snapshot.content if snapshot else content_of(session, sheet)


def _snapshot(sheet: Sheet) -> Snapshot | None:
    return read_snapshot(sheet.snapshot.body) if is_closed(sheet) and sheet.snapshot else None


def _with_evidence(sheet: Sheet, sections: tuple[SectionDetail, ...]) -> tuple[SectionDetail, ...]:
    session = Session.object_session(sheet)
    return with_evidence(session, sections) if session else sections


def _acts(sheet: Sheet) -> Iterator[str]:
    """Say what was recorded beside the steps: the hearing, the remarks, how the person answered to the sheet."""
    yield from (line.sentence for line in remark_lines(sheet))
    for one in sheet.signatures:
        if one.kind is SignatureKind.EVALUATED:
            witnesses = " e ".join(filter(None, (one.first_witness, one.second_witness)))
            with_whom = f" ({witnesses})" if witnesses else ""
            yield f"Presa visione di {one.name}: {one.outcome.italian}{with_whom}, il {format_date(one.on_date)}."
