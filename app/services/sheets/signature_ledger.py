"""The Registro delle firme read from the sheets of a round."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import RoundId, SheetId
from app.domain.italian import format_date
from app.domain.permissions import Action, PerSheet
from app.domain.sheets.review import RemarkLine, unanswered
from app.domain.sheets.signature_ledger import LedgerRow, paper_standing
from app.domain.sheets.snapshot import SHORT
from app.domain.structure.hierarchy import Party
from app.domain.structure.namesakes import told_apart
from app.domain.workflow import AttachmentKind, RemarkKind, SheetState, SignatureKind, SignatureOutcome
from app.models.evaluation import Sheet
from app.models.sheet_parts import Attachment, SheetPaper, SheetSectionEvaluator, SheetSignature, SheetSnapshot
from app.services.access import reading
from app.services.sheets.named import load_sheet_names
from app.services.sheets.reviewed import remark_lines, why_not_evaluable
from app.services.sheets.sheet_access import can, transcription_of
from app.services.sheets.sheet_content import sheets_of
from app.services.workspace import Workspace

_SCANS = frozenset({AttachmentKind.SIGNED, AttachmentKind.TRANSCRIBED})


def signature_ledger(workspace: Workspace, round_id: RoundId) -> list[LedgerRow]:
    """Return the ledger of a round by person, with the sheets whose scores whoever asks may see."""
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        every = [*sheets_of(session, round_id), *_replaced(session, round_id)]
        sheets = [one for one in every if can(workspace.actor, Action.SEE_SCORES, one)]
        ledger = _Ledger(session, sheets)
        rows = [ledger.row(one) for one in sheets]
    return sorted(rows, key=lambda row: (row.person.casefold(), row.id))


def _replaced(session: Session, round_id: RoundId) -> Sequence[Sheet]:
    """Return the revisions that had been handed over: their papers went around, and people asked things of them."""
    query = select(Sheet).where(Sheet.round_id == round_id, Sheet.state == SheetState.SUPERSEDED)
    return session.scalars(query.where(Sheet.delivered_on.is_not(None))).all()


class _Ledger:
    """The rows of some sheets; codes and scans are read for all of them together."""

    def __init__(self, session: Session, sheets: list[Sheet]) -> None:
        ids = [one.id for one in sheets]
        query = select(SheetSectionEvaluator).where(SheetSectionEvaluator.sheet_id.in_(ids))
        self._parts: dict[SheetId, list[SheetSectionEvaluator]] = defaultdict(list)
        for one in session.scalars(query.order_by(SheetSectionEvaluator.id)):
            self._parts[one.sheet_id].append(one)
        charged = {one.evaluator_id for parts in self._parts.values() for one in parts if one.evaluator_id}
        people = load_sheet_names(session, sheets, charged).people
        full = {party: one.full_name for party, one in people.items()}
        periods = {(one.evaluated_party, one.valid_from, one.valid_to) for one in sheets}
        self._sheets = Counter(party for party, *_ in periods)
        self._names = told_apart(full, {party: one.matricola for party, one in people.items()})
        closed = select(SheetSnapshot.sheet_id, SheetSnapshot.sha256).where(SheetSnapshot.sheet_id.in_(ids))
        printed = select(SheetPaper.sheet_id, SheetPaper.code).where(SheetPaper.sheet_id.in_(ids))
        self._codes: dict[SheetId, str] = {sheet: sha256[:SHORT] for sheet, sha256 in session.execute(closed)}
        self._codes |= {one.sheet_id: one.code for one in session.execute(printed.order_by(SheetPaper.id))}
        scans = select(Attachment.sheet_id).where(Attachment.sheet_id.in_(ids), Attachment.kind.in_(_SCANS))
        self._scanned = frozenset(session.scalars(scans))

    def row(self, sheet: Sheet) -> LedgerRow:
        answer = next((one for one in sheet.signatures if one.kind is SignatureKind.EVALUATED), None)
        has_scan = sheet.id in self._scanned
        return LedgerRow(
            sheet.id,
            with_revision(self._name_and_period(sheet), sheet),
            "; ".join((self._name(sheet.evaluator_party), *self._who_scores_parts(sheet))),
            sheet.state,
            sheet.delivered_on,
            answer.on_date if answer else None,
            _how(answer) if answer else why_not_evaluable(sheet),
            _review(remark_lines(sheet), is_replaced=sheet.state is SheetState.SUPERSEDED),
            self._codes.get(sheet.id, ""),
            sheet.closed_at.astimezone().date() if sheet.closed_at and sheet.state is SheetState.FINAL else None,
            paper_standing(sheet.state, sheet.delivered_on, is_signed=answer is not None, has_scan=has_scan),
            has_scan,
            "trascritta" if transcription_of(sheet).by else "",
            sheet.revision,
        )

    def _who_scores_parts(self, sheet: Sheet) -> Iterator[str]:
        """Say who scores a part of the sheet beside its evaluator, and when they signed it."""
        for one in self._parts.get(sheet.id, ()):
            name = one.signed_by or self._name(one.party) or one.kind.capacity
            signed = f"firmata il {format_date(one.signed_on)}" if one.signed_on else "da firmare"
            yield f"{name} (parte del {one.kind.capacity}, {signed})"

    def _name_and_period(self, sheet: Sheet) -> str:
        """Say of somebody with more sheets in the year which one it is."""
        name = self._name(sheet.evaluated_party)
        if self._sheets[sheet.evaluated_party] == 1:
            return name
        return f"{name}, dal {format_date(sheet.valid_from)}"

    def _name(self, party: Party) -> str:
        return self._names.get(party, "")


def _how(answer: SheetSignature) -> str:
    """Say how the person answered, with the witnesses of a refusal."""
    if answer.outcome is not SignatureOutcome.REFUSED_WITH_WITNESSES:
        return answer.outcome.italian
    return f"firma rifiutata, testimoni {answer.first_witness} e {answer.second_witness}"


def with_revision(name: str, sheet: Sheet) -> str:
    """Say of a person which revision the sheet is, where there is more than one."""
    has_others = sheet.revision > 1 or sheet.state is SheetState.SUPERSEDED
    return f"{name} (revisione {sheet.revision})" if has_others else name


def _review(lines: tuple[RemarkLine, ...], *, is_replaced: bool) -> str:
    """Say what was asked and when, and whether it waits for an answer; a new revision answers what was left."""
    waiting = {one.id for one in unanswered(lines)}
    left = ", punteggi riaperti" if is_replaced else ", senza risposta"
    told = [
        f"{one.kind.italian} del {format_date(one.on)}{left if one.id in waiting else ''}"
        for one in lines
        if one.kind is not RemarkKind.ANSWER
    ]
    return "; ".join(told)
