"""The workbook of the facts of the awards: many people at once, a round trip, what is wrong told by cell."""

from decimal import Decimal

from app.domain.awards.facts import AwardFactDraft, AwardFactKind
from app.domain.awards.vocabulary import Sanction
from app.domain.workbooks.answers import Answers
from app.domain.workbooks.difference import RowState
from app.services.awards.facts import save_fact
from app.services.awards.reading import read_awards
from app.services.workbooks.job import import_workbook, preview_workbook, workbook_bytes, workbook_in
from app.services.workbooks.registry import AWARD_FACTS_WORKBOOK, WORKBOOKS
from app.services.workspace import Workspace

YEAR = 2024
LIST = (
    "Matricola;Cognome e nome;Dato;Quanto;Sanzione;In particolare;Dal;Fonte\n"
    "0002;Rossi Mario;Monte salari della persona;24500,5;;;;Ufficio personale\n"
    "0003;Neri Ugo;Monte salari della persona;23000;;;;Ufficio personale\n"
    "0003;Neri Ugo;Sanzione disciplinare;;multa;;01/05/2024;Verbale n. 3\n"
    "0004;Bruni Lia;Rapporto a termine;;;;;Contratto\n"
)
WRONG = (
    "Matricola;Dato;Quanto;Fonte\n9999;Altri incentivi;1;F\n0002;Premi pagati;1;F\n0002;Altri incentivi;-1;F\n"
    "0002;Monte salari della persona;1;F\n"
)


def test_that_facts_of_many_come_in_go_out_and_come_back_the_same(closed_archive: Workspace) -> None:
    answers = Answers(year=YEAR)
    save_fact(
        closed_archive,
        YEAR,
        AwardFactDraft(AwardFactKind.VARIABLE_RESOURCES, value=Decimal(9000), source="Determina"),
    )
    import_workbook(closed_archive, AWARD_FACTS_WORKBOOK, LIST.encode(), name="dati.csv", answers=answers)
    found = {(one.whose, one.kind): one for one in read_awards(closed_archive, YEAR).facts}
    assert len(found) == 5
    assert found["Rossi Mario", AwardFactKind.SALARY].value == Decimal("24500.5")
    assert found["Neri Ugo", AwardFactKind.SANCTION].sanction is Sanction.FINE
    data = workbook_bytes(closed_archive, AWARD_FACTS_WORKBOOK, YEAR, "1")
    assert workbook_in(data, WORKBOOKS) is AWARD_FACTS_WORKBOOK
    again = preview_workbook(closed_archive, AWARD_FACTS_WORKBOOK, data)
    assert [row.state for row in again.differences] == [RowState.UNCHANGED] * 4
    wrong = preview_workbook(closed_archive, AWARD_FACTS_WORKBOOK, WRONG.encode(), name="dati.csv", answers=answers)
    states = [row.state for row in wrong.differences][:4]
    assert states == [RowState.WRONG, RowState.WRONG, RowState.WRONG, RowState.CHANGED]
