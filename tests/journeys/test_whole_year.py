"""A comune lives a whole year, from the bare plan to the year closed: what a Segretario relies on at each turn.

`tests/ui/test_whole_year.py` lives the same year in the window, and it ends in the same papers.
"""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.acts import ActDraft, ActKind
from app.domain.errors import ReasonNeeded, UserError
from app.domain.evidence import EvidenceDraft, EvidenceKind
from app.domain.objectives import ObjectiveState
from app.domain.objectives.acknowledgement import AcknowledgementDraft
from app.domain.objectives.grid.edits import GridEdits, RowEdit, edited_label
from app.domain.objectives.readings import ReadingDraft
from app.domain.objectives.records import NeutralisationDraft
from app.domain.objectives.written_value import WrittenValue
from app.domain.payment_times.certifying import DelayDraft
from app.domain.sheets.step_details import StepDetails
from app.domain.workflow import SheetState
from app.models.objectives import Indicator, Objective, Phase
from app.models.people import Employee
from app.services.certification.reading import list_results
from app.services.documents.registry import DOCUMENTS
from app.services.evidence.keeping import add_evidence
from app.services.objectives.acknowledging import acknowledge, people_to_see
from app.services.objectives.detail import objective_detail
from app.services.objectives.effects import state_effect
from app.services.objectives.grid import write_grid
from app.services.objectives.readings import record_reading
from app.services.objectives.states import neutralise_objective
from app.services.payment_times.certifying import record_delay
from app.services.sheets.sheets import sheet_detail
from app.services.sheets.steps import acknowledge_sheet, close_round, close_sheet, deliver_sheet, finish_sheets
from app.services.structure.acts import save_act
from app.services.workspace import Workspace
from tests.golden.kept import compare
from tests.journeys.borgo import (
    OBJECTIVES,
    PERSONNEL,
    PLAN,
    TRAINING,
    VALUES,
    YEAR,
    Borgo,
    evaluate_everybody,
    identities,
)
from tests.journeys.terminal import Terminal
from tests.looking import closing_records

NOT_OF_THIS_YEAR = {
    "verifica": "non ci sono schede da stampare",
    "estratto-premi": "non c'è nessun premio da comunicare",
    "estratto-progressioni": "non c'è una procedura di progressione",
}
"""Documents of what the Borgo has not had, each with why it is not printed."""
DOSSIER = "fascicolo"
"""It quotes whole hashes, which are others at each run and may break its lines elsewhere."""
PAPERS = tuple(row.kind.code for row in DOCUMENTS if row.kind.code not in {*NOT_OF_THIS_YEAR, DOSSIER})
OF_ALL = tuple(row.kind.code for row in DOCUMENTS if not row.kind.is_of_the_year)
DAY = date(YEAR + 1, 2, 2)
CLOSING = ("--act", "58", "--validated", "25/06/2026", "--validation", "Verbale n. 5")
IS_CLOSED = f"L'anno {YEAR} è chiuso"


def test_that_a_comune_lives_a_whole_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    borgo = Borgo(tmp_path, Terminal(capsys))
    plan_comes_in(borgo)
    objectives_are_seen_and_changed(borgo)
    year_is_measured(borgo)
    sheets_are_made_and_one_is_sent_back(borgo)
    results_are_certified(borgo)
    year_is_closed(borgo)
    nothing_changes_any_more(borgo)
    documents_say_what_was_done(borgo)
    year_is_opened_again(borgo)


def plan_comes_in(borgo: Borgo) -> None:
    borgo.done("new", "--name", "Comune di Borgo", "--year", YEAR)
    plan = borgo.folder / "piano.txt"
    plan.write_text(PLAN, encoding="utf-8")
    assert "Obiettivi operativi: 4 da creare" in borgo.done("import", plan)
    assert sum("non ha indicatori" in one for one in borgo.checks()) == 5
    assert "13 righe nuove" in borgo.done("import", borgo.workbook("anagrafica", PERSONNEL))
    borgo.done("import", borgo.workbook("obiettivi", OBJECTIVES))
    assert any("non è pianificata nessuna ora di formazione" in one for one in borgo.checks())
    borgo.done("import", borgo.workbook("formazione", TRAINING))
    found = borgo.checks()
    assert not [one for one in found if one.startswith("Errore")]
    assert any("Bruni Lia: 20,5 ore di formazione nel 2025, ne servono 40" in one for one in found)
    assert sum("manca la data di presa visione di 3 obiettivi" in one for one in found) == 4


def objectives_are_seen_and_changed(borgo: Borgo) -> None:
    """After the presa visione both doors, the window's and the import, ask for the reason and keep before and after."""
    with borgo.opened(date(YEAR, 6, 21)) as workspace:
        everybody = tuple(identities(workspace, Employee, "last_name").values())
        acknowledge(workspace, AcknowledgementDraft(YEAR, date(YEAR, 2, 14), everybody))
        with pytest.raises(ReasonNeeded, match="già visto: TEC-LAV-02"):
            change_target(workspace, 350)
        act = ActDraft(kind=ActKind.GIUNTA, number="12", on_date=date(YEAR, 6, 20), subject="Variazione", year=YEAR)
        act_id = save_act(workspace, act).ids[0]
        stated = workspace.because("Un quartiere passa alla Provincia.", "", act_id)
        change_target(stated, 350)
        assert [one.person for one in people_to_see(workspace, YEAR) if one.to_renew] == ["Bruni Lia", "Galli Ugo"]
        [revision] = objective_detail(workspace, identities(workspace, Objective, "code")["TEC-LAV-02"]).revisions
        assert revision.details == "Indicatore «Alberi censiti», valore atteso: da «400» a «350»"
        renewing = tuple(one.id for one in people_to_see(workspace, YEAR) if one.to_renew)
        acknowledge(workspace, AcknowledgementDraft(YEAR, workspace.today, renewing))
        assert (revision.reason, "n. 12" in revision.decided_by) == ("Un quartiere passa alla Provincia.", True)
    change = [("Codice obiettivo", "N.", "Indicatore", "Atteso"), ("AMM-SEG-01", 1, "Giorni di risposta", 12)]
    book = borgo.workbook("variazione", {"Indicatori": change})
    assert "variazione di 1 obiettivo già visto: AMM-SEG-01" in borgo.refused("import", book)
    borgo.done("import", book, "--reason", "Due addetti in meno.", "--act", "Delibera di Giunta n. 12")
    waiting = [one.split(":")[1].strip() for one in borgo.checks() if "la presa visione è da rinnovare" in one]
    assert waiting == ["Rossi Mario", "Verdi Anna"]


def change_target(workspace: Workspace, value: int) -> None:
    """Write the target of the trees as the grid of the window does."""
    goal = identities(workspace, Objective, "code")["TEC-LAV-02"]
    trees = identities(workspace, Indicator, "name")["Alberi censiti"]
    edit = RowEdit(goal, trees, indicator={"target": Decimal(value)})
    write_grid(workspace, YEAR, GridEdits(edited_label("TEC-LAV-02", "target"), (edit,)))


def year_is_measured(borgo: Borgo) -> None:
    with borgo.opened() as workspace:
        goals, indicators = identities(workspace, Objective, "code"), identities(workspace, Indicator, "name")
        phase = identities(workspace, Phase, "title")["Lavori agli impianti"]
        record_reading(
            workspace,
            ReadingDraft(
                phase_id=phase, on_date=date(YEAR, 6, 30), progress=Decimal(60), note="Cantiere aperto",
                critical_points="Manca il collaudo",
            ),
        )  # fmt: skip
        trees = indicators["Alberi censiti"]
        half = ReadingDraft(indicator_id=trees, on_date=date(YEAR, 6, 30), value=WrittenValue(Decimal(200)))
        record_reading(workspace, half)
        file = borgo.folder / "censimento.pdf"
        file.write_bytes(b"%PDF-1.7 elenco degli alberi")
        add_evidence(workspace, EvidenceDraft(goals["TEC-LAV-02"], EvidenceKind.COPIED, str(file)))
    assert "4 righe nuove" in borgo.done("import", borgo.workbook("valori", VALUES))
    assert any("Manca l'indicatore di ritardo annuale del 2025" in one for one in borgo.checks())
    with borgo.opened() as workspace:
        record_delay(workspace, DelayDraft(YEAR, Decimal(-3), date(YEAR + 1, 1, 15), "Dott. Bassi"))
    assert not [one for one in borgo.checks() if "ritardo annuale" in one]


def sheets_are_made_and_one_is_sent_back(borgo: Borgo) -> None:
    """What a neutralisation would do is told before, and is what it does."""
    with borgo.opened() as workspace:
        round_id, sheets = evaluate_everybody(workspace)
        for surname in ("Rossi", "Bruni"):
            deliver_sheet(workspace, sheets[surname], DAY, DAY)
        library = identities(workspace, Objective, "code")["TEC-LAV-01"]
        told = {one.person: one for one in state_effect(workspace, library, ObjectiveState.NEUTRALISED).rows}
        assert sorted(told) == ["Bruni Lia", "Galli Ugo"]
        assert (told["Bruni Lia"].is_sent_back, told["Galli Ugo"].is_sent_back) == (True, False)
        draft = NeutralisationDraft(library, on_date=date(YEAR, 12, 15), reason="Cantiere sotto sequestro.",
                                    opinion="Favorevole, verbale n. 2")  # fmt: skip
        neutralise_objective(workspace, draft)
        bruni = sheet_detail(workspace, sheets["Bruni"])
        assert (bruni.state, bruni.result.total) == (SheetState.COMPLETED, told["Bruni Lia"].total_after)
        assert sheet_detail(workspace, sheets["Rossi"]).state is SheetState.DELIVERED
        acknowledge_sheet(workspace, sheets["Rossi"], StepDetails(on=date(YEAR + 1, 2, 9)))
        close_sheet(workspace, sheets["Rossi"])
        signed = date(YEAR + 1, 2, 20)
        finish_sheets(workspace, round_id, interview_on=DAY, delivered_on=DAY, signed_on=signed)
        close_round(workspace, round_id)


def results_are_certified(borgo: Borgo) -> None:
    scan = borgo.folder / "verbale.pdf"
    scan.write_bytes(b"%PDF-1.7 verbale firmato")
    borgo.done("certify", "--on", "20/01/2026", "--minutes", "Verbale n. 3", "--scan", scan)
    with borgo.opened() as workspace:
        results = {one.code: one for one in list_results(workspace, YEAR)}
        assert {code: one.certified is not None for code, one in results.items()} == dict.fromkeys(results, True)
        _refuse_every_change(workspace, "certificato dal Nucleo il 20/01/2026")
    wrong = {"Valori": [VALUES["Valori"][0], ("AMM-SEG-01", 1, "finale", DAY, 11, None, "Protocollo")]}
    words = borgo.refused("import", borgo.workbook("errore", wrong), "--reason", "Errore di somma.")
    assert "Il risultato dell'obiettivo AMM-SEG-01 è certificato dal Nucleo il 20/01/2026" in words


def _refuse_every_change(workspace: Workspace, why: str) -> None:
    """See that target, value, reading and evidence of what is certified or closed are refused with a sentence."""
    goals, indicators = identities(workspace, Objective, "code"), identities(workspace, Indicator, "name")
    trees, stated = indicators["Alberi censiti"], workspace.because("Errore di somma.")
    reading = ReadingDraft(indicator_id=trees, on_date=date(YEAR, 9, 30), value=WrittenValue(Decimal(9)))
    evidence = EvidenceDraft(goals["TEC-LAV-02"], EvidenceKind.ACT, act_id=1)
    neutral = NeutralisationDraft(goals["TEC-LAV-02"], on_date=date(YEAR, 12, 1), reason="x", opinion="x")
    attempts = {
        "target": lambda: change_target(stated, 300),
        "reading": lambda: record_reading(stated, reading),
        "evidence": lambda: add_evidence(stated, evidence),
        "neutralisation": lambda: neutralise_objective(stated, neutral),
        "delay": lambda: record_delay(stated, DelayDraft(YEAR, Decimal(2))),
    }
    for name, attempt in attempts.items():
        with pytest.raises(UserError) as refused:
            attempt()
        assert why in refused.value.sentence, (name, refused.value.sentence)


def year_is_closed(borgo: Borgo) -> None:
    assert "Relazione approvata\tDa fare" in borgo.terminal("close", borgo.archive, "--dry-run")[1]
    with borgo.opened() as workspace:
        act = ActDraft(kind=ActKind.GIUNTA, number="58", on_date=date(YEAR + 1, 6, 20), subject="Relazione", year=YEAR)
        save_act(workspace, act)
    said = borgo.done("close", *CLOSING)
    assert "Risultati certificati\tFatto\tIl Nucleo ha certificato 5 risultati: tutti." in said
    assert f"Fatto: Chiusura dell'anno {YEAR}." in said


def nothing_changes_any_more(borgo: Borgo) -> None:
    """Each door says that the year is closed, and whoever opens it again does so with a reason."""
    with borgo.opened() as workspace:
        _refuse_every_change(workspace, IS_CLOSED)
    hours = {"Attività svolte": [TRAINING["Attività svolte"][0], ("4", "Privacy", date(YEAR, 9, 1), 20, "Scuola")]}
    for verb, words in (
        ("import", (borgo.folder / "piano.txt",)),
        ("import", (borgo.folder / "errore.xlsx", "--reason", "Errore di somma.")),
        ("import", (borgo.workbook("ore", hours),)),
        ("certify", ("--reopen", "Errore di somma.")),
    ):
        assert IS_CLOSED in borgo.refused(verb, *words), words


def documents_say_what_was_done(borgo: Borgo) -> None:
    for code, why in NOT_OF_THIS_YEAR.items():
        assert why in borgo.refused("print", code, "--all", "--out", borgo.folder / f"{code}.pdf")
    texts = {code: borgo.printed(code, *(("--all",) if code in OF_ALL else ())) for code in PAPERS}
    for code, text in texts.items():
        compare(f"anno-intero-{code}", text)
    assert all(f"Fascicolo di {name}" in borgo.printed(DOSSIER, "--all") for name in ("Bruni Lia", "Verdi Anna"))
    with borgo.opened() as workspace:
        [record] = closing_records(workspace, YEAR)
    assert record.head_hash in re.sub(r"\s", "", texts["chiusura"])
    found = borgo.terminal("check", borgo.archive, "--against", record.head_hash[:16])
    assert (found[0], f"registrazione n. {record.head_entry}" in found[2]) == (0, True), found
    assert borgo.terminal("check", borgo.archive, "--against", "0" * 16)[0] == 1


def year_is_opened_again(borgo: Borgo) -> None:
    assert "serve il motivo" in borgo.refused("reopen", "--reason", " ")
    borgo.done("reopen", "--reason", "Ricorso accolto.")
    borgo.done("certify", "--reopen", "Ricorso accolto.", "--only", "AMM-SEG-01")
    borgo.done("import", borgo.folder / "errore.xlsx", "--reason", "Ricorso accolto.")
    with borgo.opened() as workspace:
        results = {one.code: one.certified is not None for one in list_results(workspace, YEAR)}
        assert [code for code, is_certified in results.items() if not is_certified] == ["AMM-SEG-01"]
    assert "Risultati certificati" in borgo.terminal("close", borgo.archive, *CLOSING)[1]
