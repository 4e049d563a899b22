"""The *Lunghe assenze* out and in: what each takes from the service is told before it is kept."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from app.domain.structure.absences import AbsenceDraft
from app.domain.workbooks.preview import WorkbookPreview, changed_rows
from app.services.audit.undoing import undo_last
from app.services.structure.absences import save_absence
from app.services.workbooks.absences import load_rows
from app.services.workbooks.job import import_workbook, preview_workbook, workbook_bytes
from app.services.workbooks.registry import ABSENCES_WORKBOOK
from tests.archives.comune import Comune
from tests.excel.samples import edited

SAVED = Path(__file__).with_name("assenze.ods")
"""As LibreOffice saves it, and beside it the same as `.xls`: a title above, the sheet called `Assenze 2024`."""
MAY, AUGUST = date(2024, 5, 1), date(2024, 8, 31)
ROSSI = ("0002", "Rossi Mario", "Aspettativa", MAY, AUGUST, None)


def with_rows(comune: Comune, *rows: tuple[Any, ...]) -> bytes:
    def write(book: Workbook) -> None:
        for row in rows:
            book["Assenze"].append(row)

    return edited(workbook_bytes(comune.workspace, ABSENCES_WORKBOOK, 2024, "1"), write)


def previewed(comune: Comune, data: bytes) -> WorkbookPreview:
    return preview_workbook(comune.workspace, ABSENCES_WORKBOOK, data)


OTHER_FORMATS = {
    "csv": "Matricola;Cognome e nome;Motivo;Dal;Al;Non pesa\r\n0002;Rossi Mario;Aspettativa;01/05/2024;31/08/2024;no",
    "tsv": "matricola\tmotivo\tdal\tal\tnon pesa\n0002\tAspettativa\t1/5/2024\t31 agosto 2024\tNO",
}


def in_format(kind: str) -> bytes:
    if kind in OTHER_FORMATS:
        return OTHER_FORMATS[kind].encode("cp1252")
    return SAVED.with_suffix(f".{kind}").read_bytes()


@pytest.mark.parametrize("kind", ["csv", "tsv", "ods", "xls"])
def test_that_absences_come_in_from_every_kind_of_file_with_their_effect_told_before(
    session_open: Comune, kind: str
) -> None:
    data, name = in_format(kind), f"assenze.{kind}"
    preview = preview_workbook(session_open.workspace, ABSENCES_WORKBOOK, data, name=name)
    assert preview.errors == ()
    assert any("passano da 366 a 243, e riguarda 1 scheda." in one.sentence for one in preview.notes), preview.notes
    assert kept(session_open) == []
    import_workbook(session_open.workspace, ABSENCES_WORKBOOK, data, name=name)
    assert kept(session_open) == [("0002", MAY, AUGUST, False)]


def kept(comune: Comune) -> list[tuple[str, date, date, bool]]:
    with comune.workspace.archive.reading() as session:
        return [(one.matricola, one.valid_from, one.valid_to, one.is_neutral) for one in load_rows(session).lines]


def test_that_what_an_absence_takes_is_told_before_it_is_kept_and_one_undo_takes_all_back(session_open: Comune) -> None:
    leave = ("0003", "Neri Ugo", "Congedo parentale", date(2024, 1, 1), date(2024, 12, 31), None)
    data = with_rows(session_open, ROSSI, leave)
    preview = previewed(session_open, data)
    notes = [one.sentence for one in preview.notes]
    assert any(
        "Rossi Mario, aspettativa dal 01/05/2024 al 31/08/2024: pesa; nel 2024 i giorni di servizio che contano passano"
        " da 366 a 243, e riguarda 1 scheda." in one
        for one in notes
    ), notes
    assert any("Neri Ugo" in one and "non pesa" in one and "restano 366" in one for one in notes)
    assert kept(session_open) == []
    import_workbook(session_open.workspace, ABSENCES_WORKBOOK, data)
    assert kept(session_open) == [("0002", MAY, AUGUST, False), ("0003", date(2024, 1, 1), date(2024, 12, 31), True)]
    again = previewed(session_open, data)
    assert (changed_rows(again), again.notes) == ([], ())
    undo_last(session_open.workspace)
    assert kept(session_open) == []


def test_that_too_little_service_is_told(session_open: Comune) -> None:
    data = with_rows(session_open, ("0002", "", "Malattia", date(2024, 1, 15), date(2024, 12, 31), "no"))
    assert any("Andrà indicata come non valutabile" in one.sentence for one in previewed(session_open, data).notes)


WRONG: dict[str, tuple[tuple[Any, ...], str]] = {
    "nobody": (("9999", "", "Malattia", MAY, AUGUST, None), "non è la matricola di nessun dipendente"),
    "outside": (("0002", "", "Malattia", date(2010, 1, 1), MAY, None), "inizia prima dell'assunzione"),
    "upside down": (("0002", "", "Malattia", AUGUST, MAY, None), "viene prima"),
    "without end": (("0002", "", "Malattia", MAY, None, None), "Manca l'ultimo giorno"),
    "overlapping": (("0002", "", "Malattia", date(2024, 8, 1), date(2024, 9, 1), None), "c'è già un'assenza"),
}


@pytest.mark.parametrize("what", WRONG)
def test_that_what_cannot_be_is_told_by_cell_and_nothing_is_kept(session_open: Comune, what: str) -> None:
    if what == "overlapping":
        away = AbsenceDraft(session_open.people["Rossi"], "Aspettativa", False, MAY, AUGUST)
        save_absence(session_open.workspace, away)
    row, sentence = WRONG[what]
    preview = previewed(session_open, with_rows(session_open, row))
    assert any(sentence in one.problem or sentence in one.remedy for one in preview.errors), preview.errors
    assert not preview.can_be_imported_with()
    assert preview.notes == () or what == "overlapping"


def test_that_the_same_absence_twice_in_a_file_is_refused(session_open: Comune) -> None:
    assert previewed(session_open, with_rows(session_open, ROSSI, ROSSI)).errors


def test_that_what_goes_out_comes_back_without_a_change(session_open: Comune) -> None:
    save_absence(session_open.workspace, AbsenceDraft(session_open.people["Rossi"], "Aspettativa", False, MAY, AUGUST))
    preview = previewed(session_open, workbook_bytes(session_open.workspace, ABSENCES_WORKBOOK, 2024, "1"))
    assert (changed_rows(preview), preview.errors, preview.notes) == ([], (), ())
