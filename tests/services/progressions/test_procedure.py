"""The procedure of a year from the first fact to the final ranking, on an archive with one closed sheet."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select, text

from app.domain.awards.facts import AwardFactDraft, AwardFactKind
from app.domain.awards.rows import AwardRulesDraft
from app.domain.awards.vocabulary import Sanction
from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.permissions import Action, Actor
from app.domain.progressions.definition import Amount, Places, TieRule
from app.domain.progressions.editing import (
    HeldItemDraft,
    PastYearDraft,
    ProcedureDraft,
    ProgressionFactDraft,
    ProgressionRemarkDraft,
)
from app.domain.progressions.rows import candidate_rows, excluded_rows, rank_rows
from app.domain.progressions.vocabulary import PlacesKind, ProcedureState, RankStanding, TieField
from app.domain.roles import UserRole
from app.domain.validation import NotValid, present
from app.models.people import Employee
from app.models.progressions import ProgressionRanking
from app.services.access import reading
from app.services.archive_check import verify_archive
from app.services.audit.undoing import undo_last
from app.services.awards.facts import save_fact
from app.services.awards.presets import read_award_preset
from app.services.awards.rules import add_rules
from app.services.cycles import open_year
from app.services.progressions.facts import CandidateFacts, save_person_facts
from app.services.progressions.procedures import begin_procedure, save_procedure, save_rules, shipped_rules
from app.services.progressions.publishing import publish_final, publish_provisional, reopen_procedure
from app.services.progressions.reading import ProgressionPage, read_person_facts, read_progressions_of
from app.services.progressions.remarks import delete_remark, save_remark
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

YEAR, D = 2024, Decimal
RULES = replace(shipped_rules(), amounts=(Amount("is", D(750)), Amount("FE", D(1600))))
DAY = date(2025, 2, 3)


@pytest.fixture
def later(closed_archive: Workspace) -> Workspace:
    return replace(closed_archive, now=lambda: closed_archive.now().replace(year=2025, month=3, day=20))


@pytest.fixture
def begun(later: Workspace) -> Workspace:
    """A procedure with one place for each area, whose rules tell equals apart by age alone."""
    begin_procedure(later, YEAR)
    rules = replace(RULES, places=(Places(PlacesKind.NUMBER, number=1),), ties=(TieRule(TieField.AGE),))
    save_rules(later, YEAR, rules)
    return later


def page_of(workspace: Workspace) -> ProgressionPage:
    return read_progressions_of(workspace, YEAR)


def people(workspace: Workspace) -> dict[str, EmployeeId]:
    return {one.name.split()[0]: EmployeeId(one.id) for one in page_of(workspace).candidates}


def give(workspace: Workspace, person: EmployeeId, value: str = "80", **facts: object) -> None:
    known = {"has_none": True, "source": "Fascicolo personale"} | facts
    fact = replace(ProgressionFactDraft(person), **known)
    years = () if value == "" else (PastYearDraft(person, 2023, D(value), "Scheda del 2023"),)
    save_person_facts(workspace, YEAR, CandidateFacts(fact, years))


def complete(workspace: Workspace) -> dict[str, EmployeeId]:
    found = people(workspace)
    for place, person in enumerate(found.values()):
        give(workspace, person, str(80 + place))
    return found


def test_that_what_is_missing_is_told_person_by_person_until_all_is_there(begun: Workspace) -> None:
    page = page_of(begun)
    assert page.procedure is not None
    assert page.procedure.draft.effective_on == date(2025, 1, 1)
    assert not page.result.rankings
    rossi = next(row for row in candidate_rows(page.candidates, page.result) if row.name.startswith("Rossi"))
    assert (rossi.outcome, rossi.why) == ("da completare", "Mancano l'ultima progressione e le sanzioni.")
    assert [one.year for one in rossi.candidate.years] == [2024], "the closed sheet is read"
    with pytest.raises(UserError, match="mancano l'ultima progressione"):
        publish_provisional(begun, YEAR, DAY)
    found = complete(begun)
    assert page_of(begun).result.rankings
    days = {one.id: one.service_days for one in page_of(begun).candidates}
    give(begun, found["Rossi"], earlier_days=365)
    later = {one.id: one.service_days for one in page_of(begun).candidates}
    assert later == days | {found["Rossi"]: days[found["Rossi"]] + 365}, "of service elsewhere"
    give(begun, found["Rossi"], "", sanction_on=date(2024, 5, 1), source="Atto n. 3")
    [excluded] = excluded_rows(page_of(begun).result)
    assert excluded.reasons == "Sanzione superiore alla multa del 01/05/2024, nei 2 anni prima del 31/12/2024."
    give(begun, found["Rossi"], "", left_out="Non ha presentato domanda.", has_none=False)
    assert excluded_rows(page_of(begun).result)[0].reasons == "Non ha presentato domanda."


def test_that_a_ranking_becomes_provisional_answers_remarks_and_then_final(begun: Workspace) -> None:
    found = complete(begun)
    save_procedure(begun, YEAR, replace(present(page_of(begun).procedure).draft, budget=D("1000"), act="CCI 2024"))
    publish_provisional(begun, YEAR, DAY)
    page = page_of(begun)
    assert page.procedure is not None
    assert (page.procedure.state, page.procedure.remarks_until) == (ProcedureState.PROVISIONAL, date(2025, 2, 13))
    with pytest.raises(UserError, match="questo non si modifica più"):
        save_rules(begun, YEAR, RULES)
    remark = ProgressionRemarkDraft(found["Neri"], date(2025, 2, 10), "Manca un corso.")
    save_remark(begun, YEAR, remark)
    [row] = page_of(begun).remarks
    assert "1 osservazione aspetta" in page_of(begun).why_not_final
    item = HeldItemDraft(found["Neri"], "corsi", "corso", D(2), "Attestati")
    facts = read_person_facts(begun, YEAR, found["Neri"])
    save_person_facts(begun, YEAR, replace(facts, items=(item,)))
    assert page_of(begun).changed.startswith("Rispetto alla graduatoria pubblicata 2 persone hanno posto o")
    save_remark(begun, YEAR, replace(remark, answer="Accolta.", id=row.id, version=row.version))
    with pytest.raises(UserError, match="fino al 13/02/2025"):
        publish_final(begun, YEAR, date(2025, 2, 13))
    publish_final(begun, YEAR, date(2025, 2, 14))
    final = page_of(begun)
    assert final.procedure is not None
    assert final.procedure.state is ProcedureState.FINAL
    assert [one.name for one in rank_rows(final.result)]
    with pytest.raises(UserError, match="non si modifica più"):
        give(begun, found["Neri"])
    with pytest.raises(UserError, match="mentre la graduatoria è provvisoria"):
        delete_remark(begun, YEAR, row.id)
    with pytest.raises(UserError, match="pubblicata non si modifica"), begun.archive.writing() as session:
        session.execute(text("UPDATE progression_rankings SET author = 'x'"))
    reopen_procedure(begun, YEAR, "Ricorso accolto.")
    assert present(page_of(begun).procedure).state is ProcedureState.PREPARING


def test_that_a_ranking_spoiled_in_the_file_is_found(begun: Workspace) -> None:
    complete(begun)
    publish_provisional(begun, YEAR, DAY)
    assert not verify_archive(begun).awards
    with begun.archive.writing() as session:
        row = session.scalars(select(ProgressionRanking)).one()
        session.add(
            ProgressionRanking(
                cycle_id=row.cycle_id, is_final=True, on_date=DAY, author="x", body=row.body.replace("81", "82"),
                sha256=row.sha256,
            )
        )  # fmt: skip
    assert verify_archive(begun).awards == (
        "Graduatoria definitiva delle progressioni 2024: il testo conservato non è quello pubblicato.",
    )


def test_that_what_another_window_changed_meanwhile_is_not_written_over(begun: Workspace) -> None:
    seen = page_of(begun).procedure.draft
    save_rules(begun, YEAR, RULES, seen.version)
    for late in (
        lambda: save_rules(begun, YEAR, replace(RULES, name="Altre"), seen.version),
        lambda: save_procedure(begun, YEAR, replace(seen, act="Altro atto")),
    ):
        with pytest.raises(UserError, match="modificati da un'altra finestra"):
            late()
    assert (page_of(begun).rules, page_of(begun).procedure.draft.act) == (RULES, seen.act)


def test_that_a_tie_waits_for_the_lot_and_the_next_year_knows_who_had_it(begun: Workspace) -> None:
    found = people(begun)
    with unit_of_work(begun, "Date di nascita") as unit:
        for person in unit.session.scalars(select(Employee)):
            person.birth_date = date(1980, 1, 1)
    for person in found.values():
        give(begun, person, left_out="" if person in {found["Neri"], found["Bruni"]} else "Fuori ruolo.")
    one = replace(RULES, places=(Places(PlacesKind.NUMBER, number=1),), ties=(TieRule(TieField.PERFORMANCE),))
    save_rules(begun, YEAR, one)
    assert {row.candidate.id for row in page_of(begun).result.undecided} == {found["Neri"], found["Bruni"]}
    publish_provisional(begun, YEAR, DAY)
    with pytest.raises(UserError, match="parità che nessun criterio decide"):
        publish_final(begun, YEAR, date(2025, 2, 20))
    give(begun, found["Neri"], draw=2)
    give(begun, found["Bruni"], draw=1)
    publish_final(begun, YEAR, date(2025, 2, 20))
    assert [row.name for row in rank_rows(page_of(begun).result) if row.standing is RankStanding.CHOSEN] == [
        "Bruni Lia"
    ]
    open_year(begun, 2025)
    begin_procedure(begun, 2025)
    known = {one.name: one.last_on for one in read_progressions_of(begun, 2025).candidates}
    assert known == {"Bruni Lia": date(2025, 1, 1), "Neri Ugo": None, "Rossi Mario": None, "Verdi Anna": None}


def test_that_bad_values_are_sentences_and_an_operation_can_be_undone(begun: Workspace) -> None:
    rossi = people(begun)["Rossi"]
    with pytest.raises(UserError, match="La performance individuale del 2024 è nelle schede chiuse"):
        save_person_facts(
            begun, YEAR, CandidateFacts(ProgressionFactDraft(rossi, has_none=True, source="x"),
                                     (PastYearDraft(rossi, 2024, D(90), "x"),))
        )  # fmt: skip
    for draft, told in (
        (ProgressionFactDraft(rossi, source="x"), "Scrivere il giorno dell'ultima progressione"),
        (ProgressionFactDraft(rossi, date(2020, 1, 1), has_none=True, source="x"), "O c'è stata una progressione"),
        (ProgressionFactDraft(rossi, date(2030, 1, 1), source="x"), "deve ancora venire"),
        (ProgressionFactDraft(rossi, has_none=True), "da dove vengono"),
        (ProgressionFactDraft(rossi, has_none=True, draw=0, source="x"), "comincia da 1"),
        (ProgressionFactDraft(rossi, has_none=True, earlier_days=-1, source="x"), "negativo"),
    ):
        with pytest.raises(NotValid, match=told):
            save_person_facts(begun, YEAR, CandidateFacts(draft))
    for bad, told in (
        (ProcedureDraft(date(2025, 1, 1), date(2024, 12, 31), 2024, D(0)), "maggiore di zero"),
        (ProcedureDraft(date(2025, 1, 1), date(2024, 12, 31), 2026), "non viene dopo"),
        (ProcedureDraft(), "Scrivere da quando"),
    ):
        with pytest.raises(NotValid, match=told):
            save_procedure(begun, YEAR, bad)
    with pytest.raises(NotValid, match="devono fare 100"):
        save_rules(begun, YEAR, replace(RULES, criteria=(), groups=()))
    give(begun, rossi, "70")
    undo_last(begun)
    assert not read_person_facts(begun, YEAR, rossi).fact.source


def test_that_an_eq_reads_nothing_of_others_and_changes_nothing(begun: Workspace) -> None:
    complete(begun)
    publish_provisional(begun, YEAR, DAY)
    rossi = people(begun)["Rossi"]
    eq = replace(begun, actor=Actor("Rossi Mario", UserRole.EQ, rossi))
    body = replace(begun, actor=Actor("Nucleo", UserRole.BODY))
    for who in (eq, body):
        with pytest.raises(UserError, match="non può compiere"):
            begin_procedure(who, YEAR)
    own_page = read_progressions_of(eq, YEAR)
    assert [row.name for row in rank_rows(own_page.result)] == ["Rossi Mario"]
    assert [one.name for one in own_page.candidates] == ["Rossi Mario"]
    with pytest.raises(UserError, match="non può compiere"):
        read_person_facts(eq, YEAR, rossi)
    assert read_progressions_of(body, YEAR).result.rankings
    with reading(eq, Action.OPEN) as session:
        assert not session.scalars(select(ProgressionRanking)).all()
        own = session.execute(text("SELECT DISTINCT employee_id FROM progression_facts")).scalars().all()
    assert own == [rossi]


def test_that_a_sanction_written_for_the_awards_counts_here_and_one_written_here_alone_is_told(
    begun: Workspace,
) -> None:
    found = {one.name.split()[0]: EmployeeId(one.id) for one in page_of(begun).candidates}
    for sanction, name in ((Sanction.FINE, "Bruni"), (Sanction.SUSPENSION, "Rossi")):
        kind, day = AwardFactKind.SANCTION, date(2024, 5, 1)
        save_fact(
            begun, YEAR, AwardFactDraft(kind, found[name], sanction=sanction, on_date=day, source="Determinazione")
        )
    excluded = {one.candidate.name.split()[0]: one.reasons for one in page_of(begun).result.excluded}
    assert set(excluded) == {"Rossi"}
    assert excluded["Rossi"][0].startswith("Sanzione superiore alla multa del 01/05/2024")
    fact = ProgressionFactDraft(found["Neri"], has_none=True, sanction_on=date(2024, 6, 1), source="Fascicolo")
    save_person_facts(begun, YEAR, CandidateFacts(fact))
    assert page_of(begun).findings == ()
    add_rules(begun, read_award_preset("fasce"), AwardRulesDraft(year_from=YEAR))
    [told] = page_of(begun).findings
    assert told.sentence.startswith("Neri Ugo: la sanzione del 01/06/2024 è scritta nelle progressioni e non nei dati")
