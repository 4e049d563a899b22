"""The fingerprint of what was handed over: of the data, in the words of its format."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.objectives.vocabulary import NO_REASON_WRITTEN
from app.domain.scoring.inputs import FactorInput, ObjectiveInput, SectionInput, SheetInput
from app.domain.serial.records import Record
from app.domain.sheets import delivered
from app.domain.sheets.delivered import SignedReason, fingerprint_of, is_as_delivered

D = Decimal
SIGNED = SignedReason("rettifica", "Ha retto lo sportello.", "Verdi Anna", date(2024, 12, 20))
GIVEN = SheetInput(
    (
        SectionInput("comportamenti", factors=(FactorInput("B1", D("4.00")), FactorInput("B2", D(3), "Molto bene"))),
        SectionInput("obiettivi", objectives=(ObjectiveInput("objective:1", "Sito", D(100), neutralised="Ricorso"),)),
        SectionInput("rettifica", points=D("1.5"), reason="Ha retto lo sportello (Verdi Anna, 20/12/2024)"),
    ),
    "Istruttori",
)
OF_SCHEMA_2 = "01264471adb02ed9def74e9b4dd95077db0b469a7d85aaf30a03ba4ab5886afb"
"""Made of `GIVEN` by the code of schema 2: it is in archives."""


def changed(place: int, **fields: object) -> SheetInput:
    sections = list(GIVEN.sections)
    sections[place] = replace(sections[place], **fields)  # type: ignore[arg-type]  # those of a section
    return replace(GIVEN, sections=tuple(sections))


def test_that_the_fingerprint_is_that_of_the_archives_of_schema_2() -> None:
    assert fingerprint_of(GIVEN, [SIGNED]) == OF_SCHEMA_2
    assert is_as_delivered(OF_SCHEMA_2, GIVEN, [SIGNED])


def test_that_other_words_of_the_code_leave_a_sheet_as_it_was_delivered() -> None:
    said_today = changed(2, reason="Ha retto lo sportello. — firmata da Verdi Anna, 20 dicembre 2024")
    assert is_as_delivered(OF_SCHEMA_2, said_today, [SIGNED])


def test_that_why_an_objective_is_left_out_is_of_the_words_of_then(monkeypatch: pytest.MonkeyPatch) -> None:
    objective = ObjectiveInput("objective:1", "Sito", D(100), neutralised=NO_REASON_WRITTEN)
    before = fingerprint_of(changed(1, objectives=(objective,)), [SIGNED])
    monkeypatch.setattr(delivered, "NO_REASON_WRITTEN", "altre cause")
    after = changed(1, objectives=(replace(objective, neutralised="altre cause"),))
    assert is_as_delivered(before, after, [SIGNED])


@pytest.mark.parametrize(
    "now",
    [
        changed(0, factors=(FactorInput("B1", D("4.01")), FactorInput("B2", D(3), "Molto bene"))),
        changed(0, factors=(FactorInput("B1", D(4)), FactorInput("B2", D(3), "Bene"))),
        changed(0, weight=D(40)),
        changed(0, excluded="Non coordina nessuno"),
        changed(1, objectives=()),
        changed(1, objectives=(ObjectiveInput("objective:1", "Sito nuovo", D(100), neutralised="Ricorso"),)),
        changed(2, points=D(2)),
        replace(GIVEN, contract_area="Funzionari"),
    ],
)
def test_that_other_data_are_not_what_was_delivered(now: SheetInput) -> None:
    assert not is_as_delivered(OF_SCHEMA_2, now, [SIGNED])


@pytest.mark.parametrize(
    "now",
    [replace(SIGNED, reason="Altro"), replace(SIGNED, signed_by="Neri"), replace(SIGNED, on_date=date(2024, 1, 1))],
)
def test_that_a_correction_signed_otherwise_is_not_what_was_delivered(now: SignedReason) -> None:
    assert not is_as_delivered(OF_SCHEMA_2, GIVEN, [now])


def test_that_a_fingerprint_of_a_format_not_known_is_of_something_else() -> None:
    assert not is_as_delivered(f"2:{OF_SCHEMA_2}", GIVEN, [SIGNED])


def test_that_what_its_format_cannot_hold_was_not_delivered(monkeypatch: pytest.MonkeyPatch) -> None:
    shorter = Record(SheetInput, *(one for one in delivered.GIVEN.ties if one.key != "contract_area"))
    monkeypatch.setattr(delivered, "GIVEN", shorter)
    assert not is_as_delivered(OF_SCHEMA_2, GIVEN, [SIGNED])
    assert len(fingerprint_of(replace(GIVEN, contract_area=""), [SIGNED])) == len(OF_SCHEMA_2)
