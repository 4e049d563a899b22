"""`merito awards`: the awards of a year, on the screen or as all their papers; `merito publish`: what is published."""

import argparse
from pathlib import Path

from app.commands.opening import Steps, chosen_year, opened_to_tell
from app.commands.streams import put_out, tell
from app.domain.awards.rows import FUND_COLUMNS
from app.domain.columns import Column
from app.domain.documents.award_kinds import AWARD_EXTRACTS, AWARD_TOTALS, AWARDS
from app.domain.documents.catalogue import TRANSPARENCY, DocumentKind, DocumentRequest
from app.domain.documents.common import Printed
from app.domain.italian import plural
from app.services.audit.output import print_and_tell, print_apart_and_tell
from app.services.awards.reading import AwardsPage, read_awards
from app.services.documents.registry import DOCUMENTS
from app.services.files import made_folder
from app.services.workspace import Workspace

_SHOWN: tuple[Column, ...] = tuple(one for one in FUND_COLUMNS if one.key not in {"kind", "residual_use"})


def run(options: argparse.Namespace) -> int:
    return _publish(options) if options.verb == "publish" else _awards(options)


def _awards(options: argparse.Namespace) -> int:
    """List the funds with what is missing (then 1); with `--out` write prospetto, totals and extracts in a folder."""
    with opened_to_tell(options.archive) as workspace:
        year = chosen_year(workspace, options.year)
        page = read_awards(workspace, year)
        _show(page)
        if options.out and page.funds and not page.lacks:
            papers = _of_the_year(workspace, (AWARDS, AWARD_TOTALS), year, options.out)
            _told([*papers, _extracts(workspace, year, options.out)])
    return 1 if page.lacks or not page.funds else 0


def _publish(options: argparse.Namespace) -> int:
    """Write the files of Amministrazione trasparente (D.Lgs. 33/2013 art. 20) in a folder, in every format."""
    with opened_to_tell(options.archive) as workspace:
        year = chosen_year(workspace, options.year)
        _told(_of_the_year(workspace, (TRANSPARENCY,), year, options.out))
    return 0


def _show(page: AwardsPage) -> None:
    if page.rules is None:
        tell(f"Per il {page.year} non ci sono regole dei premi: si scelgono nella pagina Premi.")
        return
    put_out("\t".join(one.heading for one in _SHOWN))
    for fund in page.funds:
        put_out("\t".join(one.text(fund) for one in _SHOWN))
    for lack in page.lacks:
        tell(f"Manca: {lack.fund}: {lack.sentence}")


def _of_the_year(workspace: Workspace, kinds: tuple[DocumentKind, ...], year: int, folder: Path) -> list[Printed]:
    made_folder(folder)
    asked = (DocumentRequest(kind, year, format=wanted) for kind in kinds for wanted in kind.formats)
    return [print_and_tell(workspace, one, folder / one.file_name, Steps(), DOCUMENTS) for one in asked]


def _extracts(workspace: Workspace, year: int, folder: Path) -> Printed:
    request = DocumentRequest(AWARD_EXTRACTS, year)
    return print_apart_and_tell(workspace, request, folder / request.kind.italian.replace(" ", "_"), Steps(), DOCUMENTS)


def _told(printed: list[Printed]) -> None:
    for issue in {issue for one in printed for issue in one.issues}:
        tell(f"{issue.severity.italian}: {issue.sentence}")
    tell(f"{plural(sum(len(one.files) for one in printed), 'file scritto', 'file scritti')}.")
