"""The papers of the awards, filled with what the page Premi reads."""

from collections.abc import Sequence
from typing import BinaryIO

from app.domain.documents.award_kinds import AWARD_TOTALS
from app.domain.documents.awards import AwardExtract, AwardsDocument, extract_file_name
from app.domain.documents.catalogue import DocumentFormat, DocumentSubject
from app.domain.documents.common import Printed
from app.domain.documents.transparency import PublishedTable
from app.domain.duties.reminding import number_of, party_of
from app.domain.errors import UserError
from app.domain.permissions import Action, InScope
from app.domain.structure.hierarchy import Party
from app.services.access import reading
from app.services.awards.reading import AwardsPage, read_awards
from app.services.documents.data_files import write_list, write_workbook
from app.services.documents.dossiers import called
from app.services.documents.filling import Filling
from app.services.workspace import Workspace

_NOBODY = "Per quest'anno non c'è nessun premio da comunicare."
_WHERE = "Guardare la pagina Premi: dice che cosa manca per calcolarli."


def awards_document(filling: Filling) -> AwardsDocument:
    """Return the awards of everybody in the year; the policy was asked for the kind of document."""
    page: AwardsPage = filling.gathered
    rules = page.rules.name if page.rules else ""
    head, imprint = filling.letterhead(), filling.imprint()
    return AwardsDocument(head, imprint, page.year, rules, page.funds, page.is_kept)


def write_awards(document: AwardsDocument, out: BinaryIO, wanted: DocumentFormat) -> Printed:
    """Write the prospetto as a file of data: in CSV one line for each person and fund, as payrolls want."""
    return _write(document, document.tables, document.tables[0].title, out, wanted)


def write_totals(document: AwardsDocument, out: BinaryIO, wanted: DocumentFormat) -> Printed:
    """Write the totals as a file of data, without names."""
    return _write(document, document.total_tables, AWARD_TOTALS.italian, out, wanted)


def _write(
    document: AwardsDocument, tables: Sequence[PublishedTable], title: str, out: BinaryIO, wanted: DocumentFormat
) -> Printed:
    if wanted is DocumentFormat.CSV:
        return write_list(tables[0], out)
    return write_workbook(document, tables, f"{title} {document.year}", out, wanted)


def award_extracts(filling: Filling) -> list[AwardExtract]:
    """Return what each person is told, of whoever the reader may see; `UserError` when it is nobody."""
    page: AwardsPage = filling.gathered
    found = [one for one in _extracts(filling, page) if filling.request.is_about(number_of(one.party))]
    if not found:
        raise UserError(_NOBODY, _WHERE)
    return found


def _extracts(filling: Filling, page: AwardsPage) -> list[AwardExtract]:
    head, imprint, rules = filling.letterhead(), filling.imprint(), page.rules.name if page.rules else ""
    return [
        AwardExtract(head, imprint, page.year, party, name, code, rules, page.funds)
        for party, (name, code) in _people(page).items()
    ]


def extract_choices(workspace: Workspace, year: int) -> list[DocumentSubject]:
    """Return the people whose extract may be printed."""
    people = _people(read_awards(workspace, year))
    return [DocumentSubject(number_of(party), name) for party, (name, _) in people.items()]


def extracts_of_person(workspace: Workspace, year: int, matricola: str) -> list[int]:
    """Return the extract of one of the staff; `UserError` when it is not there, or not for whoever asks."""
    people = _people(read_awards(workspace, year))
    if numbers := [number_of(party) for party, (_, code) in people.items() if code == matricola]:
        return numbers
    raise UserError(f"Non c'è nessun premio della matricola {matricola} nel {year}.", "Controllare la matricola.")


def extract_name(workspace: Workspace, number: int) -> str:
    """Return the name of the file of one extract, by whom it is of."""
    with reading(workspace, InScope(Action.READ)) as session:
        return extract_file_name(*called(session, party_of(number)))


def _people(page: AwardsPage) -> dict[Party, tuple[str, str]]:
    """Return who has a line with an amount in some fund, by surname, with name and matricola."""
    due = {one.id: (one.name, one.code) for fund in page.funds for one in fund.due}
    return dict(sorted(due.items(), key=lambda item: item[1]))
