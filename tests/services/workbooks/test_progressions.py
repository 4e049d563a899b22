"""The workbook of progressions: a round trip, facts and years taken in from lists, what is wrong told by cell."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.workbooks.answers import Answers
from app.domain.workbooks.difference import RowState
from app.services.progressions.procedures import begin_procedure
from app.services.progressions.publishing import reopen_procedure
from app.services.progressions.reading import read_person_facts, read_progressions_of
from app.services.workbooks.job import import_workbook, preview_workbook, workbook_bytes, workbook_in
from app.services.workbooks.registry import PROGRESSIONS_WORKBOOK, WORKBOOKS
from app.services.workspace import Workspace

YEAR = 2024
ANSWERS = Answers(year=YEAR)
FACTS = (
    "Matricola;Cognome e nome;Ultima progressione;Mai avuta una progressione;Sanzione superiore alla multa;Fonte\n"
    "0002;Rossi Mario;01/01/2019;;;Fascicolo\n"
    "0003;Neri Ugo;;sì;;Fascicolo\n"
    "0004;Bruni Lia;;;;\n"
)


def test_that_what_goes_out_comes_back_the_same_and_a_final_ranking_refuses(ranked: Workspace) -> None:
    data = workbook_bytes(ranked, PROGRESSIONS_WORKBOOK, YEAR, "1")
    preview = preview_workbook(ranked, PROGRESSIONS_WORKBOOK, data)
    assert {row.state for row in preview.differences} == {RowState.UNCHANGED}
    assert len(preview.differences) == 4 + 4 + 1
    assert workbook_in(data, WORKBOOKS) is PROGRESSIONS_WORKBOOK
    reopen_procedure(ranked, YEAR, "Ricorso.")
    assert {row.state for row in preview_workbook(ranked, PROGRESSIONS_WORKBOOK, data).differences} == {
        RowState.UNCHANGED
    }


def test_that_facts_of_a_list_are_taken_in_and_what_is_missing_is_told(closed_archive: Workspace) -> None:
    then = replace(closed_archive, now=lambda: closed_archive.now().replace(year=2025, month=3))
    with pytest.raises(UserError):
        import_workbook(then, PROGRESSIONS_WORKBOOK, FACTS.encode(), name="fatti.csv", answers=ANSWERS)
    begin_procedure(then, YEAR)
    preview = preview_workbook(then, PROGRESSIONS_WORKBOOK, FACTS.encode(), name="fatti.csv", answers=ANSWERS)
    assert [row.state for row in preview.differences][:2] == [RowState.CHANGED, RowState.CHANGED]
    right = FACTS.rsplit("0004", 1)[0].encode()
    import_workbook(then, PROGRESSIONS_WORKBOOK, right, name="fatti.csv", answers=ANSWERS)
    people = {one.matricola: EmployeeId(one.id) for one in read_progressions_of(then, YEAR).candidates}
    assert read_person_facts(then, YEAR, people["0002"]).fact.last_on == date(2019, 1, 1)
    assert read_person_facts(then, YEAR, people["0003"]).fact.has_none
    other = FACTS.partition("0003")[0].replace("2019", "2020").encode()
    told = preview_workbook(then, PROGRESSIONS_WORKBOOK, other, name="fatti.csv", answers=ANSWERS)
    sentences = " ".join(one.sentence for one in told.notes)
    assert "l'ultima progressione ha effetto dal 01/01/2019, il file dice il 01/01/2020" in sentences
    years = (
        b"Matricola;Anno di performance;Performance individuale;Fonte\n0002;2023;88,5;Scheda\n0003;2023;120;Scheda\n"
    )
    preview = preview_workbook(then, PROGRESSIONS_WORKBOOK, years, name="anni.csv", answers=ANSWERS)
    assert [row.state for row in preview.differences] == [RowState.NEW, RowState.WRONG]
    assert "va da 0 a 100" in preview.differences[1].errors[0].sentence
    import_workbook(then, PROGRESSIONS_WORKBOOK, years.rsplit(b"0003", 1)[0], name="anni.csv", answers=ANSWERS)
    [year] = read_person_facts(then, YEAR, people["0002"]).years
    assert (year.year, year.value) == (2023, Decimal("88.5"))
