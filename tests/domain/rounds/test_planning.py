"""Rules (a) to (l) of the session: which sheets a year needs, and what changes when somebody moves."""

from dataclasses import replace
from datetime import date

from app.domain.ids import SheetId
from app.domain.method.template import SheetTemplate
from app.domain.periods import Period
from app.domain.roles import OfficialRole, SheetRole
from app.domain.rounds.differences import DifferenceKind, RoundPreview
from app.domain.rounds.facts import RoundFacts
from app.domain.rounds.planning import PresentSheet, plan_sheets
from app.domain.structure.hierarchy import Party
from app.domain.structure.postings import PostingRow
from app.domain.workflow import SheetState
from tests.domain.rounds.comune import (
    AFFARI,
    FUNZIONARI,
    LAVORI,
    METHOD,
    NERI,
    ROSSI,
    SEGRETARIO,
    SINDACO,
    TECNICA,
    THE_SECRETARY,
    TRIBUTI,
    VERDI,
    YEAR,
    Person,
    applied,
    comune,
    days,
    heads,
    official,
    override,
    person,
    posting,
    since,
)

HEADS = (heads(VERDI, AFFARI), heads(NERI, TECNICA))
FIRST_HALF, SECOND_HALF = days((1, 1), (6, 30)), days((7, 1), (12, 31))


def kinds(preview: RoundPreview) -> list[DifferenceKind]:
    return [one.kind for one in preview.differences]


def created(facts: RoundFacts) -> list[tuple[Period, SheetRole, Party | None]]:
    spans = [one.span for one in plan_sheets(facts, []).differences if one.span]
    return [(span.period, span.key.role, span.key.evaluator) for span in spans]


def prepared(facts: RoundFacts) -> list[PresentSheet]:
    return applied([], plan_sheets(facts, []))


def moves(*others: Person, second: PostingRow | None = None) -> RoundFacts:
    """Rossi moves to another settore of another area on 1 July."""
    postings = (posting(days((1, 1), (6, 30))), second or posting(since(7), TECNICA, LAVORI))
    return comune(person(*postings), *others, appointments=HEADS)


def test_that_a_year_without_changes_is_one_sheet_and_preparing_again_adds_none() -> None:  # (a)
    facts = comune(person(), appointments=HEADS)
    assert created(facts) == [(YEAR, SheetRole.EMPLOYEE, Party(VERDI))]
    again = plan_sheets(facts, prepared(facts))
    assert kinds(again) == [DifferenceKind.LEAVE]
    assert again.is_empty


def test_that_the_sheet_of_somebody_who_leaves_ends_that_day() -> None:  # (b)
    before = prepared(comune(person(), appointments=HEADS))
    facts = comune(person(service=days((1, 1), (9, 15))), appointments=HEADS)
    assert created(facts) == [(days((1, 1), (9, 15)), SheetRole.EMPLOYEE, Party(VERDI))]
    [ends] = plan_sheets(facts, before).differences
    assert (ends.kind, ends.period.end) == (DifferenceKind.END_EARLIER, date(2024, 9, 15))
    assert ends.sentence == "La scheda finisce il 15/09/2024 invece del 31/12/2024: è l'ultimo giorno di servizio."


def test_that_a_change_of_unit_ends_the_sheet_the_day_before_and_starts_another() -> None:  # (c)
    before = prepared(comune(person(), appointments=HEADS))
    facts = moves(second=posting(since(7), sector=TRIBUTI))
    first, second = plan_sheets(facts, before).differences
    assert (first.kind, first.period) == (DifferenceKind.END_EARLIER, FIRST_HALF)
    assert (second.kind, second.period) == (DifferenceKind.CREATE, SECOND_HALF)
    assert "dal giorno dopo cambia unità (Area Affari generali, Tributi)" in first.sentence
    assert second.sentence == (
        "Dal 01/07/2024 cambia unità (Area Affari generali, Tributi); valuta Verdi Anna."
    )  # fmt: skip


def test_that_a_change_of_contract_area_takes_a_new_template_and_a_new_sheet() -> None:  # (d)
    preview = plan_sheets(moves(second=posting(since(7), contract_area=FUNZIONARI)), [])
    assert [one.span.key.template_code for one in preview.differences if one.span] == ["dipendente", "funzionario"]


def test_that_a_template_of_a_settore_comes_before_that_of_its_area_and_both_before_any() -> None:
    def unit_template(code: str, *units: str) -> SheetTemplate:
        return SheetTemplate(code, code, SheetRole.EMPLOYEE, units=units)

    anagrafe, affari = unit_template("anagrafe", "anagrafe"), unit_template("affari", "AREA AFFARI GENERALI")
    in_anagrafe, in_tributi, in_the_area = posting(), posting(sector=TRIBUTI), posting(sector=None)
    elsewhere = posting(area=TECNICA, sector=LAVORI)
    for templates, given in (
        ((), ("dipendente",) * 4),
        ((anagrafe,), ("anagrafe", "dipendente", "dipendente", "dipendente")),
        ((affari,), ("affari", "affari", "affari", "dipendente")),
        ((affari, anagrafe), ("anagrafe", "affari", "affari", "dipendente")),
    ):
        method = replace(METHOD, templates=(*templates, *METHOD.templates))
        found = [
            plan_sheets(comune(person(one), appointments=HEADS, method=method), []).differences[0].span
            for one in (in_anagrafe, in_tributi, in_the_area, elsewhere)
        ]
        assert tuple(span.key.template_code for span in found if span) == given


def test_that_a_change_of_office_or_profile_inside_the_same_evaluator_is_one_sheet() -> None:  # (e)
    facts = moves(second=posting(since(7), profile="Ufficiale d'anagrafe"))
    [only] = plan_sheets(facts, []).differences
    assert only.period == YEAR
    assert only.span
    assert only.span.details.profile == "Ufficiale d'anagrafe"


def test_that_a_change_of_unit_and_evaluator_is_two_sheets_each_with_his_own() -> None:  # (f)
    assert created(moves()) == [
        (FIRST_HALF, SheetRole.EMPLOYEE, Party(VERDI)),
        (SECOND_HALF, SheetRole.EMPLOYEE, Party(NERI)),
    ]


def test_that_each_evaluator_of_the_year_has_a_sheet() -> None:  # (g)
    appointments = [
        heads(VERDI, AFFARI, period=days((1, 1), (3, 31))),
        heads(NERI, AFFARI, period=days((4, 1), (8, 31))),
        heads(VERDI, AFFARI, period=since(9)),
    ]
    assert created(comune(person(), appointments=appointments)) == [
        (days((1, 1), (3, 31)), SheetRole.EMPLOYEE, Party(VERDI)),
        (days((4, 1), (8, 31)), SheetRole.EMPLOYEE, Party(NERI)),
        (days((9, 1), (12, 31)), SheetRole.EMPLOYEE, Party(VERDI)),
    ]


def test_that_only_what_changed_is_proposed_while_the_round_is_open() -> None:  # (h)
    other = person(posting(area=TECNICA, sector=LAVORI), who=NERI)
    before = prepared(comune(person(), other, appointments=HEADS))
    after = moves(other)
    preview = plan_sheets(after, before)
    assert sorted(kind.value for kind in kinds(preview)) == ["create", "end_earlier", "leave"]
    assert plan_sheets(after, applied(before, preview)).is_empty


def test_that_a_filled_sheet_is_untouched_unless_confirmed() -> None:  # (h)
    before = [replace(sheet, is_filled=True) for sheet in prepared(comune(person(), appointments=HEADS))]
    shown = plan_sheets(moves(), before)
    assert [one.sheet_id for one in shown.to_confirm] == [before[0].id]
    refused = plan_sheets(moves(), before, confirmed=())
    assert kinds(refused) == [DifferenceKind.HELD]
    assert refused.is_empty
    agreed = plan_sheets(moves(), before, confirmed={before[0].id})
    assert kinds(agreed) == [DifferenceKind.END_EARLIER, DifferenceKind.CREATE]


def test_that_a_filled_sheet_that_fits_no_more_is_superseded_and_an_empty_one_removed() -> None:  # (h)
    [sheet] = prepared(comune(person(), appointments=HEADS))
    facts = comune(person(posting(contract_area=FUNZIONARI)), appointments=HEADS)
    assert sorted(kind.value for kind in kinds(plan_sheets(facts, [sheet]))) == ["create", "remove"]
    filled = replace(sheet, is_filled=True, state=SheetState.COMPLETED)
    assert sorted(kind.value for kind in kinds(plan_sheets(facts, [filled]))) == ["create", "supersede"]


def test_that_somebody_hired_in_the_year_has_a_sheet_from_that_day() -> None:  # (i)
    [sheet] = plan_sheets(comune(person(service=days((5, 2))), appointments=HEADS), []).differences
    assert sheet.period == days((5, 2))
    assert sheet.sentence.startswith("In servizio dal 02/05/2024 in Area Affari generali, Anagrafe")


def test_that_a_closed_sheet_is_never_touched_and_the_difference_is_reported() -> None:  # (j)
    [sheet] = prepared(comune(person(), appointments=HEADS))
    final = replace(sheet, state=SheetState.FINAL, is_filled=True)
    preview = plan_sheets(moves(), [final], confirmed={final.id})
    assert kinds(preview) == [DifferenceKind.FINAL]
    assert preview.is_empty
    assert preview.differences[0].sentence == (
        "La scheda è definitiva e resta com'è; oggi la struttura darebbe dal 01/01/2024 al 30/06/2024 in Area Affari"
        " generali, Anagrafe e dal 01/07/2024 al 31/12/2024 in Area Tecnica, Lavori pubblici."
    )


def test_that_days_around_a_closed_sheet_still_get_theirs() -> None:  # (j)
    [sheet] = prepared(comune(person(service=FIRST_HALF), appointments=HEADS))
    final = replace(sheet, state=SheetState.FINAL)
    preview = plan_sheets(comune(person(), appointments=HEADS), [final])
    assert [(one.kind, one.period) for one in preview.differences] == [
        (DifferenceKind.FINAL, FIRST_HALF),
        (DifferenceKind.CREATE, SECOND_HALF),
    ]


def test_that_an_eq_appointed_in_july_has_an_employee_sheet_and_then_an_eq_sheet() -> None:  # (k)
    facts = comune(person(), appointments=[heads(ROSSI, AFFARI, period=since(7))])
    assert created(facts) == [
        (FIRST_HALF, SheetRole.EMPLOYEE, THE_SECRETARY),
        (SECOND_HALF, SheetRole.EQ, THE_SECRETARY),
    ]
    assert "inizia l'incarico di EQ" in plan_sheets(facts, []).differences[1].sentence


def test_that_two_appointments_at_once_are_one_eq_sheet_with_both_areas() -> None:  # (l)
    appointments = [heads(ROSSI, AFFARI), heads(ROSSI, TECNICA, period=since(4), ad_interim=True)]
    [only] = plan_sheets(comune(person(), appointments=appointments), []).differences
    assert only.period == YEAR
    assert only.span
    assert (only.span.key.role, only.span.details.headed) == (SheetRole.EQ, (AFFARI, TECNICA))


def test_that_a_second_area_taken_later_only_updates_the_header() -> None:  # (l)
    before = prepared(comune(person(), appointments=[heads(ROSSI, AFFARI)]))
    interim = heads(ROSSI, TECNICA, period=since(4), ad_interim=True)
    facts = comune(person(), appointments=[heads(ROSSI, AFFARI), interim])
    assert kinds(plan_sheets(facts, before)) == [DifferenceKind.UPDATE]


def test_that_days_not_evaluable_have_no_sheet() -> None:
    absent = replace(person(), not_evaluable=(days((3, 1), (5, 31)),))
    assert [period for period, *_ in created(comune(absent, appointments=HEADS))] == [
        days((1, 1), (2, 29)),
        days((6, 1)),
    ]


def test_that_days_without_a_posting_are_named() -> None:
    preview = plan_sheets(comune(person(posting(since(2))), appointments=HEADS), [])
    assert preview.gaps[1:] == (
        (
            "Rossi Mario: nessuna scheda possibile dal 01/01/2024 al 31/01/2024,"
            " perché manca un'assegnazione o un modello di scheda adatto."
        ),
    )


def test_that_a_secretary_for_whom_the_method_has_no_sheet_is_named() -> None:
    gap = plan_sheets(comune(), []).gaps[0]
    assert gap.startswith("Bianchi Carla, Segretario dal 01/01/2024 al 31/12/2024: nessuna scheda")
    assert "metodologia di questa sessione" in gap


def test_that_an_override_in_the_middle_of_the_year_cuts_it_in_three() -> None:
    facts = comune(person(), appointments=HEADS, overrides=[override(NERI, days((3, 1), (5, 31)))])
    assert [evaluator for *_, evaluator in created(facts)] == [Party(VERDI), Party(NERI), Party(VERDI)]


def test_that_the_secretary_has_a_sheet_given_by_the_mayor_when_the_method_has_one() -> None:
    method = replace(METHOD, templates=(SheetTemplate("segretario", "Segretario", SheetRole.SECRETARY),))
    officials = [
        official(SEGRETARIO, OfficialRole.SECRETARY, "Bianchi Carla"),
        official(SINDACO, OfficialRole.MAYOR, "Gialli Piero"),
    ]
    assert created(comune(officials=officials, method=method)) == [
        (YEAR, SheetRole.SECRETARY, Party(official_id=SINDACO))
    ]


def test_that_the_preview_says_in_a_line_what_would_happen() -> None:
    before = prepared(comune(person(), appointments=HEADS))
    assert plan_sheets(moves(), before).summary == "1 scheda da creare, 1 da modificare, 0 restano come sono."


def test_that_an_empty_sheet_of_somebody_who_is_gone_is_removed() -> None:
    before = prepared(comune(person(), appointments=HEADS))
    [gone] = plan_sheets(comune(appointments=HEADS), before).differences
    assert (gone.kind, gone.sheet_id) == (DifferenceKind.REMOVE, SheetId(1))


def test_that_a_sheet_that_goes_on_longer_says_until_when_and_why() -> None:
    before = prepared(comune(person(service=days((1, 1), (9, 15))), appointments=HEADS))
    [longer] = plan_sheets(comune(person(), appointments=HEADS), before).differences
    assert longer.sentence == (
        "La scheda arriva al 31/12/2024 invece del 15/09/2024: il servizio continua senza altri cambiamenti."
    )


def test_that_a_sheet_nobody_evaluates_says_first_what_is_missing_and_one_with_an_evaluator_who_it_is() -> None:
    [alone] = plan_sheets(comune(person(), officials=()), []).differences
    assert alone.sentence.startswith("Manca chi valuta: registrare il Segretario o un valutatore. In servizio in ")
    [led] = plan_sheets(comune(person(), appointments=HEADS), []).differences
    assert "; valuta Verdi " in led.sentence


def test_that_a_sheet_that_begins_later_says_from_when() -> None:
    before = prepared(comune(person(), appointments=HEADS))
    [later] = plan_sheets(comune(person(service=days((3, 1), (12, 31))), appointments=HEADS), before).differences
    assert later.sentence.startswith("La scheda inizia il 01/03/2024 invece del 01/01/2024: ")


def test_that_the_summary_counts_the_closed_sheets_that_would_be_others() -> None:
    before = [replace(sheet, state=SheetState.FINAL) for sheet in prepared(comune(person(), appointments=HEADS))]
    assert plan_sheets(moves(), before).summary.endswith(", 1 definitiva che differisce.")
