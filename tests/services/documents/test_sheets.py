"""Sheets printed from a real archive."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.certification.certifying import CertificationDraft, MinutesScan, ReopeningDraft
from app.domain.changes import Topic
from app.domain.documents.catalogue import sheet_request
from app.domain.documents.sheet import SheetMode
from app.domain.errors import UserError
from app.domain.ids import MethodVersionId, RoundId
from app.domain.rounds.rounds import RoundDraft
from app.domain.scoring.inputs import objective_key
from app.domain.sheets.snapshot import SHORT
from app.domain.sheets.step_details import StepDetails
from app.domain.workflow import RoundKind, SheetState, SignatureOutcome
from app.models.evaluation import Sheet
from app.models.objectives import Objective
from app.models.people import Employee
from app.services.certification.certifying import certify, reopen_certified
from app.services.certification.reading import list_results
from app.services.documents.printing import print_apart, print_document
from app.services.documents.sheets import sheet_choices, sheet_document, sheet_pdf
from app.services.methods.presets import DEFAULT_PRESET, read_preset
from app.services.methods.versions import new_version
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.scores import ScoreDraft, give_score
from app.services.sheets.signature_ledger import signature_ledger
from app.services.sheets.steps import (
    acknowledge_sheet,
    complete_sheet,
    deliver_sheet,
    finish_sheets,
    mark_not_evaluable,
)
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune
from tests.pdf_words import words_of

ALL = sheet_request(2024)


def test_that_the_paper_calls_people_as_the_method_does(comune: Comune) -> None:
    definition = read_preset(DEFAULT_PRESET)
    labels = replace(
        definition.labels, employee="Personale dei livelli", evaluated="Interessato", evaluator="Dirigente"
    )
    version = MethodVersionId(new_version(comune.workspace, replace(definition, labels=labels)).ids[0])
    round_id = RoundId(open_round(comune.workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(comune.workspace, round_id)
    opened = replace(comune, round_id=round_id)
    words = words_of(sheet_pdf(comune.workspace, opened.sheet_id("Rossi")))
    for name in ("Personale dei livelli · Valutazione finale 2024", "Interessato", "Dirigente"):
        assert name in words


def test_that_a_sheet_half_filled_is_printed_as_provisional_with_what_is_missing(session_open: Comune) -> None:
    document = sheet_document(session_open.workspace, session_open.sheet_id("Rossi"))
    assert document.mode is SheetMode.PROVISIONAL
    assert len(document.missing) == 2
    factors = [item.label for item in session_open.detail("Rossi").items if item.section == "comportamenti"]
    named = ", ".join(f"«{label}»" for label in factors)
    assert document.missing[1] == f"Comportamenti professionali: manca il punteggio dei fattori {named}"
    assert "Scheda provvisoria" in words_of(sheet_pdf(session_open.workspace, session_open.sheet_id("Rossi")))


def test_that_a_provisional_sheet_has_a_total_but_neither_band_nor_share(session_open: Comune) -> None:
    rossi = session_open.detail("Rossi")
    item = next(item for item in rossi.items if item.section == "comportamenti")
    give_score(session_open.workspace, ScoreDraft(rossi.id, item.section, item.key, Decimal(5)))
    document = sheet_document(session_open.workspace, rossi.id)
    assert document.result.total is not None
    assert (document.result.band, document.result.share) == ("", None)
    assert not {"Fascia", "Quota del premio"} & {line.label for line in document.explanation}


def test_that_a_sheet_under_review_is_printed_as_it_was_signed(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    with unit_of_work(session_open.workspace, "Riesame", Topic.SHEETS) as unit:
        unit.get(Sheet, sheet_id).state = SheetState.UNDER_REVIEW
    assert sheet_document(session_open.workspace, sheet_id).mode is SheetMode.FINAL


def test_that_a_title_cut_at_the_import_is_printed_in_full(session_open: Comune) -> None:
    whole = "Riordino dell'archivio contabile sugli atti degli anni passati e degli uffici del comune."
    with unit_of_work(session_open.workspace, "Titolo", Topic.OBJECTIVES) as unit:
        objective = unit.get(Objective, session_open.objectives["giudicato"])
        objective.title, objective.description = "Riordino dell'archivio contabile sugli atti…", whole
    assert whole in [item.label for item in session_open.detail("Rossi").items]
    document = sheet_document(session_open.workspace, session_open.sheet_id("Rossi"))
    assert whole in [objective.label for one in document.sections for objective in one.objectives]


def test_that_a_blank_sheet_has_questions_and_no_answers(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    document = sheet_document(session_open.workspace, sheet_id, is_blank=True)
    assert document.mode is SheetMode.BLANK
    factors = [factor for section in document.sections for factor in section.factors]
    assert {factor.answer for factor in factors} == {""}
    assert factors[0].choices[-1] == "5 – Eccellente"
    objectives = [objective for section in document.sections for objective in section.objectives]
    assert {objective.degree for objective in objectives} == {None}


def test_that_a_complete_sheet_is_printed_with_total_explanation_and_fingerprint(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    complete_sheet(session_open.workspace, sheet_id)
    document = sheet_document(session_open.workspace, sheet_id)
    assert document.mode is SheetMode.FINAL
    assert len(document.imprint.short_hash) == SHORT
    words = words_of(sheet_pdf(session_open.workspace, sheet_id))
    for expected in ("Rossi Mario", "86,40", "Elevata", "Perché questo punteggio", "8 pratiche", "4 – Buono"):
        assert expected in words


def test_that_a_closed_sheet_is_printed_as_it_was_frozen(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    complete_sheet(session_open.workspace, sheet_id)
    day = date(2024, 12, 1)
    finish_sheets(session_open.workspace, session_open.round_id, interview_on=day, delivered_on=day, signed_on=day)
    with unit_of_work(session_open.workspace, "Cambio di cognome", Topic.STRUCTURE) as unit:
        unit.get(Employee, session_open.people["Rossi"]).last_name = "Bianchi"
    document = sheet_document(session_open.workspace, sheet_id)
    assert document.person.full_name == "Rossi Mario"
    assert document.imprint.short_hash == session_open.detail("Rossi").sha256[:SHORT]
    assert [signature.note for signature in document.signatures][:2] == ["firmata il 01/12/2024"] * 2


def test_that_all_sheets_go_to_one_file_or_one_each(session_open: Comune, tmp_path: Path) -> None:
    together = print_document(session_open.workspace, ALL, tmp_path / "schede.pdf")
    assert together.documents == 4
    apart = print_apart(session_open.workspace, ALL, tmp_path / "schede")
    assert sorted(path.name for path in apart.files) == [
        "Scheda_2024_Bruni_Lia_0004.pdf",
        "Scheda_2024_Neri_Ugo_0003.pdf",
        "Scheda_2024_Rossi_Mario_0002.pdf",
        "Scheda_2024_Verdi_Anna_0001.pdf",
    ]


def test_that_a_year_without_sheets_says_what_to_do(comune: Comune, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Per il 2024 non ci sono schede"):
        print_document(comune.workspace, ALL, tmp_path / "schede.pdf")
    assert not (tmp_path / "schede.pdf").exists()
    assert sheet_choices(comune.workspace, 2024) == []


def test_that_sheets_to_print_are_offered_by_person(session_open: Comune) -> None:
    choices = sheet_choices(session_open.workspace, 2024)
    assert [choice.text for choice in choices] == ["Bruni Lia", "Neri Ugo", "Rossi Mario", "Verdi Anna"]


def test_that_a_sheet_not_evaluable_says_why_and_gives_no_total_and_is_among_all(
    session_open: Comune, tmp_path: Path
) -> None:
    workspace, rossi = session_open.workspace, session_open.fill("Rossi")
    mark_not_evaluable(workspace, rossi, "Aspettativa per gran parte dell'anno")
    why = f"Non valutabile (dichiarata il {workspace.today:%d/%m/%Y}): Aspettativa per gran parte dell'anno"
    for is_blank in (False, True):
        document = sheet_document(workspace, rossi, is_blank=is_blank)
        assert (document.mode, document.not_evaluable) == (SheetMode.NOT_EVALUABLE, why)
        assert (document.result.total, document.result.band, document.signatures) == (None, "", ())
        words = words_of(sheet_pdf(workspace, rossi, is_blank=is_blank))
        assert why in words
        for never in (
            "rovvisori",
            "PROVVISORIA",
            "Totale",
            "Performance individuale",
            "Fascia",
            "attesta presa visione",
        ):
            assert never not in words
    print_document(workspace, ALL, tmp_path / "tutte.pdf")
    words = words_of(tmp_path / "tutte.pdf")
    assert all(one.text in words for one in sheet_choices(workspace, 2024))
    row = next(one for one in signature_ledger(workspace, session_open.round_id) if one.id == rossi)
    assert row.signed == why


def test_that_a_refused_signature_names_its_witnesses_on_the_sheet(session_open: Comune) -> None:
    workspace, rossi = session_open.workspace, session_open.fill("Rossi")
    complete_sheet(workspace, rossi)
    deliver_sheet(workspace, rossi, date(2024, 12, 1))
    refused = SignatureOutcome.REFUSED_WITH_WITNESSES
    details = StepDetails(on=date(2024, 12, 5), outcome=refused, first_witness="Neri Ugo", second_witness="Bruni Lia")
    acknowledge_sheet(workspace, rossi, details)
    words = words_of(sheet_pdf(workspace, rossi))
    assert "con due testimoni il 05/12/2024: Neri Ugo e Bruni Lia" in words


def test_that_a_sheet_says_of_each_objective_whether_the_nucleo_has_certified_it(session_open: Comune) -> None:
    workspace = session_open.later(date(2025, 1, 20))
    rossi = session_open.sheet_id("Rossi")

    def certified() -> dict[str, str]:
        found = sheet_document(workspace, rossi)
        return {item.key: item.certified for section in found.sections for item in section.items}

    keys = set(certified())
    assert set(certified().values()) == {""}
    one = next(row for row in list_results(workspace, 2024) if not row.lacking and objective_key(row.id) in keys)
    scan = MinutesScan("verbale.pdf", b"%PDF-1.7 firmato")
    certify(workspace, CertificationDraft(2024, (one.id,), date(2025, 1, 20), "Verbale n. 3", scan=scan))
    told = "Risultato certificato il 20/01/2025"
    assert {key for key, words in certified().items() if words.startswith(told)} == {objective_key(one.id)}
    assert {words for key, words in certified().items() if key != objective_key(one.id)} == {""}
    assert told in words_of(sheet_pdf(workspace, rossi))
    blank = sheet_document(workspace, rossi, is_blank=True)
    assert {item.certified for section in blank.sections for item in section.items} == {""}
    reopen_certified(workspace, ReopeningDraft((one.id,), "errore"))
    assert set(certified().values()) == {""}
