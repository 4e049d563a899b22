"""The *Valutazioni* given out: who evaluates in the open rounds of a year, and the file of each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.documents.names import safe_word
from app.domain.errors import UserError
from app.domain.ids import RoundId, SheetId
from app.domain.italian import plural
from app.domain.permissions import Action, Actor
from app.domain.roles import OfficialRole, SheetRole, UserRole
from app.domain.rounds.rounds import RoundRow
from app.domain.sheets.content import SheetContent, gives_scores, lacking, scored
from app.domain.sheets.interim import outcome_of
from app.domain.structure.hierarchy import Party
from app.domain.workbooks.kinds import WORKBOOK_SUFFIX
from app.domain.workbooks.layout import Meta
from app.domain.workbooks.score_meta import given_out
from app.domain.workbooks.score_workbook import score_workbook
from app.domain.workbooks.scores import SCORES_LAYOUT, SheetToFill, sheet_to_fill
from app.domain.workflow import InterimOutcome, RoundKind, SheetState
from app.models.audit import info
from app.models.evaluation import EvaluationRound, Sheet
from app.services.access import reading
from app.services.methods.presets import method_of
from app.services.rounds.rounds import rounds_of_year
from app.services.sheets.named import NamesForSheets, load_sheet_names
from app.services.sheets.sheet_access import can
from app.services.sheets.sheet_content import listed_sheets, load_contents
from app.services.sheets.year_before import grades_before
from app.services.structure.municipality import load_municipality
from app.services.workbooks.parts import FileOwner
from app.services.workspace import Workspace

Key = tuple[RoundId, Party]
_FILE_WORDS = {RoundKind.FINAL: "Valutazioni", RoundKind.INTERIM: "Verifica"}


def evaluators(workspace: Workspace, year: int) -> list[FileOwner]:
    """Return who has sheets to fill in the open rounds of a year; `UserError` when nobody has."""
    with reading(workspace, Action.EXPORT) as session:
        rounds = [row for row in rounds_of_year(session, year) if row.is_open]
        found = [owner for row in rounds for owner in _owners(workspace, session, row)]
    if not found:
        raise UserError(
            f"Nel {year} non ci sono schede da compilare da dare ai valutatori.",
            "Preparare la sessione nella pagina Valutazioni; le schede compilate o consegnate non si danno più.",
        )
    return found


def _owners(workspace: Workspace, session: Session, row: RoundRow) -> list[FileOwner]:
    by_party: dict[Party, list[Sheet]] = defaultdict(list)
    for sheet in _open_sheets(workspace, session, row.id):
        by_party[sheet.evaluator_party].append(sheet)
    names = load_sheet_names(session, [sheet for sheets in by_party.values() for sheet in sheets])
    owners = (_owner(row, party, sheets, names) for party, sheets in by_party.items())
    return sorted(owners, key=lambda owner: owner.name.casefold())


def _owner(row: RoundRow, party: Party, sheets: Sequence[Sheet], names: NamesForSheets) -> FileOwner:
    name = names.people[party].full_name
    words = (_FILE_WORDS[row.kind], str(row.year), safe_word(name))
    details = f"{row.title}: {plural(len(sheets), 'scheda da compilare', 'schede da compilare')}"
    return FileOwner((row.id, party), name, details, "_".join(words) + WORKBOOK_SUFFIX)


def _open_sheets(workspace: Workspace, session: Session, round_id: RoundId) -> list[Sheet]:
    """Return the sheets on which somebody evaluates and the person at the keyboard may write as well.

    None in a check of the half year without scores, of which the file would ask nothing. Not the Segretario's: the
    Sindaco fills it in the program, or it is transcribed from the paper that he signed.
    """
    current = session.get_one(EvaluationRound, round_id)
    if not gives_scores(current.kind, method_of(session, current.method_version_id)):
        return []
    return [
        sheet
        for sheet in listed_sheets(session, round_id)
        if sheet.evaluator_party != Party()
        and sheet.role is not SheetRole.SECRETARY
        and can(workspace.actor, Action.SCORE, sheet)
    ]


def evaluator_file(workspace: Workspace, owner: FileOwner, password: str, export_id: str) -> bytes:
    """Return the workbook of one evaluator; `UserError` when no sheet is left to fill."""
    from app.excel.forms import write_form

    with reading(workspace, Action.EXPORT) as session:
        round_id, party = _key_of(owner)
        sheets = [one for one in _open_sheets(workspace, session, round_id) if one.evaluator_party == party]
        contents = load_contents(session, sheets)
        to_fill = [_with_what_was(session, workspace.actor, one, sheets) for one in in_order(sheets, contents)]
        if not to_fill:
            raise UserError(
                f"{owner.name} non ha più schede da compilare.", "Chiudere la finestra e riaprirla: mostra ciò che c'è."
            )
        municipality, archive = load_municipality(session).name, info(session).archive_id
    given = given_out(archive, round_id, (party_code(party), owner.name), to_fill)
    version = str(SCORES_LAYOUT.version)
    meta = Meta(SCORES_LAYOUT.kind.code, version, municipality, export_id, given.lines())
    form = score_workbook(to_fill, meta, owner.name, to_fill[0].content.round_title, password)
    return write_form(form, workspace.now())


def _key_of(owner: FileOwner) -> Key:
    match owner.key:
        case (int(round_id), Party() as party):
            return RoundId(round_id), party
    raise UserError("Il valutatore scelto non c'è.", "Chiudere la finestra e riaprirla: mostra ciò che c'è.")


def in_order(sheets: Sequence[Sheet], contents: Mapping[SheetId, SheetContent]) -> list[SheetToFill]:
    """Return the sheets as a workbook has them, by person and then by day."""
    found = [_to_fill(sheet, contents[sheet.id]) for sheet in sheets]
    return sorted(found, key=lambda one: (one.name.casefold(), one.content.person.period.start))


def _to_fill(sheet: Sheet, content: SheetContent) -> SheetToFill:
    return sheet_to_fill(sheet.id, sheet.state, content, lacking(content, scored(content)))


def _with_what_was(session: Session, actor: Actor, one: SheetToFill, sheets: Sequence[Sheet]) -> SheetToFill:
    """Put beside a sheet the grades of the year before and the outcome of the half year, as the evaluator sees them."""
    sheet = next(sheet for sheet in sheets if sheet.id == one.id)
    official = sheet.evaluator_official
    role = UserRole.EQ if official is None else _ROLES.get(official.role)
    reader = Actor("", role, sheet.evaluator_id, sheet.evaluator_official_id) if role is not None else actor
    before = grades_before(session, reader, sheet, one.content.method)
    return replace(one, before=before, half_year=_half_year(session, reader, sheet))


_ROLES = {OfficialRole.MAYOR: UserRole.MAYOR, OfficialRole.ASSESSOR: UserRole.EQ}
"""As whom an official who evaluates reads what was: the Segretario and the Nucleo see every sheet."""


def _half_year(session: Session, reader: Actor, sheet: Sheet) -> InterimOutcome | None:
    """Return how the check of the half year of the same person went; None where there was none, or it is not seen."""
    query = (
        select(Sheet)
        .join(EvaluationRound)
        .where(
            EvaluationRound.cycle_id == sheet.round.cycle_id,
            EvaluationRound.kind == RoundKind.INTERIM,
            Sheet.employee_id == sheet.employee_id,
            Sheet.state != SheetState.SUPERSEDED,
            Sheet.interim_outcome != "",
        )
    )
    found = session.scalars(query.order_by(Sheet.valid_to.desc())).first() if sheet.employee_id else None
    is_seen = found is not None and found.id != sheet.id and can(reader, Action.SEE_SCORES, found)
    return outcome_of(found.interim_outcome) if found is not None and is_seen else None


def party_code(party: Party) -> str:
    """Write who evaluates as the hidden sheet keeps it."""
    return f"dipendente {party.employee_id}" if party.employee_id else f"carica {party.official_id}"
