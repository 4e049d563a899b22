"""*Prova* with the words that look outside the sheet: what is typed there counts as it will from the archive."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.method.outside_words import SectionEvaluator
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.results import SheetResult
from app.domain.trial.checks import cell_issue, what_forbids
from app.domain.trial.entries import TrialLine
from app.domain.trial.filling import carried_over, filled
from app.domain.trial.lines import trial_lines
from app.domain.trial.outcome import with_degrees
from app.domain.trial.trial import sheet_of
from tests.domain.method.sheet_files import method, method_files

D = Decimal
PAROLE = method("parole")
DIPENDENTE, EQ = PAROLE.templates
SYSTEMS = [path.stem for path in method_files()]


def result_of(lines: list[TrialLine]) -> SheetResult:
    return score_sheet(PAROLE, DIPENDENTE, sheet_of(PAROLE, DIPENDENTE, lines))


def given(lines: list[TrialLine], **values: Decimal) -> list[TrialLine]:
    return [replace(one, value=values.get(one.label.replace(" ", "_"), one.value)) for one in lines]


@pytest.mark.parametrize("name", SYSTEMS)
def test_that_full_marks_leave_nothing_missing_in_every_method(name: str) -> None:
    found = method(name)
    for template in found.templates:
        lines = filled(found, template, trial_lines(found, template))
        result = score_sheet(found, template, sheet_of(found, template, lines))
        apart = any(section.spread for section in template.sections)
        assert apart or (result.missing, result.total, result.award_share) == ((), D(100), D(100))


def test_that_what_comes_from_outside_is_asked_once_with_what_it_may_be() -> None:
    lines = [one for one in trial_lines(PAROLE, DIPENDENTE) if not one.section]
    assert [(one.label, one.words) for one in lines] == [
        ("Risultato dell'ente", "percentuale da 0 a 100"),
        ("Giudizio degli utenti", "cifra punti"),
        ("Risultato dell'unità", "percentuale da 0 a 100"),
        ("Presenza", "percentuale da 0 a 100"),
        ("Reclami fondati", "quanti eventi"),
        ("Sanzioni disciplinari", "quanti eventi"),
        ("Pubblicazioni dovute", "1 fatto, 0 non fatto"),
        ("Media dei totali dell'unità", "da 0 a 100"),
        ("Media dei totali delle persone valutate", "da 0 a 100"),
        ("Media delle quote dell'ente", "da 0 a 100"),
    ]
    assert [one.label for one in trial_lines(PAROLE, EQ) if not one.section] == [
        "Posto in graduatoria",
        "Valutati in graduatoria",
    ]


def test_that_what_is_typed_counts() -> None:
    full = filled(PAROLE, DIPENDENTE, trial_lines(PAROLE, DIPENDENTE))
    assert result_of(given(full, Reclami_fondati=D(2))).total == 97
    assert result_of(given(full, Sanzioni_disciplinari=D(1))).total == 0
    assert result_of(given(full, Pubblicazioni_dovute=D(0))).award_share == 80
    second = [replace(one, value=D(1)) if one.key == "A:second" else one for one in full]
    assert result_of(second).section("comportamenti").degree == D(60) * D("0.6") + 40
    degree = next(one.degree for one in with_degrees(second, result_of(second)) if one.key == "A:second")
    assert degree == 0
    weights = [replace(one, weight=D({"A": 40, "B": 60}.get(one.key, 0)) or one.weight) for one in second]
    assert result_of(weights).section("comportamenti").degree == D(60) * D("0.4") + 60


def test_that_difficulty_and_contribution_are_given_on_each_objective() -> None:
    lines = filled(PAROLE, DIPENDENTE, trial_lines(PAROLE, DIPENDENTE))
    mine = [one for one in lines if one.section == "obiettivi"]
    assert [one.label for one in mine[:2]] == ["Obiettivo 7", "Difficoltà di: Obiettivo 7"]
    hard, easy = mine[1], mine[3]
    assert hard.words == "il coefficiente: 1,5 Alta; 0,5 Bassa"
    changed = [
        replace(one, value={hard.id: D("1.5"), easy.id: D("0.5"), mine[0].id: D(0)}.get(one.id, one.value))
        for one in lines
    ]
    weights = sheet_of(PAROLE, DIPENDENTE, changed).section("obiettivi").objectives
    assert [one.difficulty for one in weights] == ["alta", "bassa", ""]
    contribution = next(one for one in lines if one.key.endswith(":contribution"))
    assert contribution.words == "i valori sono 2, 1, 0"
    assert carried_over(trial_lines(PAROLE, DIPENDENTE), changed) == changed


@pytest.mark.parametrize(
    ("label", "value", "words"),
    [
        ("Risultato dell'ente", D(101), "percentuale da 0 a 100"),
        ("Pubblicazioni dovute", D(2), "1 fatto, 0 non fatto"),
        ("Reclami fondati", D(-1), "non può essere negativo"),
        ("Difficoltà di: Obiettivo 7", D(3), "il coefficiente"),
        ("Apporto a: Obiettivo 1", D(3), "i valori sono 2, 1, 0"),
        ("Apporto a: Obiettivo 4", D(101), "percentuale da 0 a 100"),
        ("Cura del lavoro: secondo valutatore", D(6), "va da 1 a 5"),
    ],
)
def test_that_what_cannot_be_is_refused_with_what_can(label: str, value: Decimal, words: str) -> None:
    line = next(one for one in trial_lines(PAROLE, DIPENDENTE) if one.label == label)
    assert words in cell_issue(PAROLE, line, "value", value)
    assert not cell_issue(PAROLE, line, "value", D(1) if line.hint[:2] != "il" else D("1.5"))


def test_that_the_place_is_a_whole_number_and_only_ranged_weights_change() -> None:
    place = next(one for one in trial_lines(PAROLE, EQ) if one.label == "Posto in graduatoria")
    assert "numero intero" in cell_issue(PAROLE, place, "value", D("1.5"))
    ranged, fixed = (next(one for one in trial_lines(PAROLE, DIPENDENTE) if one.key == key) for key in "AC")
    assert cell_issue(PAROLE, ranged, "weight", D(50)) == ""
    assert "nella metodologia" in cell_issue(PAROLE, fixed, "weight", D(50))


def test_that_a_table_that_is_not_there_forbids_the_trial() -> None:
    issue = what_forbids(replace(PAROLE, degree_tables=()))
    assert issue is not None
    assert "non esiste" in issue.sentence


def test_that_a_part_that_another_scores_says_who_gives_its_scores() -> None:
    sections = tuple(
        replace(one, evaluator=SectionEvaluator.BODY, second_share=D(0)) if one.code == "comportamenti" else one
        for one in DIPENDENTE.sections
    )
    lines = trial_lines(PAROLE, replace(DIPENDENTE, sections=sections))
    told = {one.key: one.label for one in lines if one.section == "comportamenti"}
    assert all(told[key].endswith(" (Nucleo)") for key in ("A", "B"))
    assert not [one for one in lines if one.section == "obiettivi" and "(Nucleo)" in one.label]
