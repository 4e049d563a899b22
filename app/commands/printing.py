"""`merito print`: a document in PDF or Word."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.commands.days import read_day
from app.commands.opening import Steps, chosen_year, opened_to_tell
from app.commands.streams import tell
from app.domain.documents.catalogue import BLANK, DocumentFormat, DocumentKind, DocumentOption, DocumentRequest
from app.domain.documents.common import Printed
from app.domain.errors import UserError
from app.domain.italian import plural
from app.services.audit.output import print_and_tell, print_apart_and_tell
from app.services.documents.printing import requests_for_person, subjects_of
from app.services.documents.registry import DocumentRow
from app.services.workspace import Workspace


def run(options: argparse.Namespace) -> int:
    """Write the document to a file, or what it is about one by one to a folder."""
    documents: Sequence[DocumentRow] = options.registries.documents()
    kind = next(row.kind for row in documents if row.kind.code == options.document)
    with opened_to_tell(options.archive) as workspace:
        year = chosen_year(workspace, options.year)
        ways, day = _ways(options, kind), _day(options, kind, year)
        asked = DocumentRequest(kind, year, options=ways, format=_format(options), on_day=day)
        printed = _print(workspace, _requests(workspace, asked, options, documents), options.out, documents)
    for issue in {issue for one in printed for issue in one.issues}:
        tell(f"{issue.severity.italian}: {issue.sentence}")
    files = [file for one in printed for file in one.files]
    pages = sum(one.pages for one in printed)
    counted = f", {plural(pages, 'pagina', 'pagine')}" if pages else ""
    tell(f"{plural(len(files), 'file scritto', 'file scritti')}{counted}: {options.out}")
    return 0


def _requests(
    workspace: Workspace, asked: DocumentRequest, options: argparse.Namespace, documents: Sequence[DocumentRow]
) -> list[DocumentRequest]:
    """Return one request for all that is asked, or one for each subject that is named."""
    kind, year = asked.kind, asked.year
    if kind.is_of_the_year:
        if options.person or options.only:
            raise _not_of_people(kind)
        return [asked]
    if options.person:
        found = requests_for_person(workspace, kind, year, options.person, documents)
        return [replace(asked, subject_id=one.subject_id) for one in found]
    if options.only:
        beginning = options.only.casefold()
        named = [
            one for one in subjects_of(workspace, kind, year, documents) if one.text.casefold().startswith(beginning)
        ]
        if not named:
            raise _not_there(kind, year, options.only)
        return [replace(asked, subject_id=one.id) for one in named]
    if not options.all:
        raise _not_said(kind)
    return [asked]


def _ways(options: argparse.Namespace, kind: DocumentKind) -> frozenset[DocumentOption]:
    """Return how the document is asked for; `UserError` where it is not printed so."""
    if options.blank and DocumentOption.BLANK not in kind.options:
        raise UserError(f"«{kind.code}» non si stampa in bianco.", "Togliere --blank.")
    return BLANK if options.blank else frozenset()


def _day(options: argparse.Namespace, kind: DocumentKind, year: int) -> date | None:
    """Return the day of the year that is told; `UserError` where it is no day of it, or the document tells none."""
    if options.day is None:
        return None
    if not kind.is_of_a_day:
        raise UserError(f"«{kind.code}» non si stampa a un giorno dell'anno.", "Togliere --day.")
    day = read_day("--day", options.day, "30/06", year)
    if day.year != year:
        raise UserError(f"«--day»: «{options.day}» è fuori dall'anno {year}.", "Scrivere un giorno di quell'anno.")
    return day


def _format(options: argparse.Namespace) -> DocumentFormat:
    """Return the format asked for, or the one that the name of the file says; `UserError` where the two differ."""
    of_name = next((one for one in DocumentFormat if one.suffix == options.out.suffix.lower()), None)
    asked = DocumentFormat(options.format) if options.format else of_name or DocumentFormat.PDF
    if of_name not in {None, asked}:
        raise UserError(
            f"«{options.out.name}» non è il nome di un file {asked.italian}.",
            f"Dare al file un nome che finisce con {asked.suffix}, o togliere --format.",
        )
    return asked


def _not_of_people(kind: DocumentKind) -> UserError:
    return UserError(
        f"«{kind.code}» è un documento dell'anno: non si stampa per persona.", "Togliere --person e --only."
    )


def _not_there(kind: DocumentKind, year: int, beginning: str) -> UserError:
    return UserError(
        f"Nel {year} per «{kind.code}» non c'è niente che comincia con «{beginning}».",
        "Scrivere il codice o il nome come li mostra la pagina Documenti.",
    )


def _not_said(kind: DocumentKind) -> UserError:
    return UserError(
        f"Non è detto quali {kind.scope.many} stampare.", "Aggiungere --all, --person MATRICOLA oppure --only INIZIO."
    )


def _print(
    workspace: Workspace, requests: Sequence[DocumentRequest], out: Path, documents: Sequence[DocumentRow]
) -> list[Printed]:
    """One request to a file of its format is one file; anything else goes in a folder."""
    if out.suffix.lower() == requests[0].format.suffix and len(requests) == 1:
        return [print_and_tell(workspace, requests[0], out, Steps(), documents)]
    return [print_apart_and_tell(workspace, request, out, Steps(), documents) for request in requests]
