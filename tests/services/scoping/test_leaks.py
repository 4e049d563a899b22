"""Nobody sees more than the policy grants, nor less: random users on random archives, compared with an oracle."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from app.domain.audit.filters import EVERYTHING
from app.domain.documents.catalogue import (
    DELIVERIES,
    DOSSIERS,
    OBJECTIVE_SHEETS,
    PLAN,
    REMINDERS,
    SHEETS,
    DocumentRequest,
)
from app.domain.documents.scopes import DocumentScope
from app.domain.errors import UserError
from app.domain.ids import AreaId, AttachmentId, AwardRulesId, EmployeeId, EntryId, ObjectiveId, RoundId, SheetId
from app.domain.method.outside_words import SectionEvaluator
from app.domain.method.template import SheetTemplate
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.structure.hierarchy import Party
from app.domain.structure.units import UnitKey
from app.excel.read import read_raw
from app.models.archive import open_archive
from app.services.archive_check import verify_archive
from app.services.audit.entries import audit_choices, entry_detail, find_entries
from app.services.audit.sheet_history import sheet_history
from app.services.audit.undo_names import undoable
from app.services.awards.presets import ready_rules
from app.services.awards.reading import read_awards
from app.services.awards.rules import read_rules, read_rules_page
from app.services.certification.page import read_certification
from app.services.certification.reading import list_results
from app.services.certified_data.reading import read_certified
from app.services.checks import award_findings, check_year, duties_of_checks, progression_findings
from app.services.cycles import list_cycles
from app.services.documents.missing import duties_of_year
from app.services.documents.parts import DocumentParts
from app.services.documents.printing import filled, subjects_of
from app.services.documents.registry import DOCUMENTS, DocumentRow, parts_of
from app.services.documents.sheets import SheetsToPrint
from app.services.documents.state_page import read_state
from app.services.documents.texts import values_of_fields, words_of_document
from app.services.evidence.reading import read_evidence
from app.services.first_look import first_look
from app.services.methods.presets import read_preset
from app.services.methods.versions import new_version
from app.services.objectives.acknowledging import own_to_see, people_to_see
from app.services.objectives.choices import objective_choices
from app.services.objectives.detail import objective_detail
from app.services.objectives.grid import objective_grid
from app.services.objectives.history import objective_history
from app.services.objectives.interim import interim_proposals
from app.services.objectives.named_people import named_people
from app.services.objectives.person_weights import weights_of_person
from app.services.objectives.responsibles import lacking_count
from app.services.payment_times.reading import read_payment_page
from app.services.progressions.reading import read_person_facts, read_progressions_of
from app.services.rounds.absences import list_absences, people_in_service
from app.services.rounds.behind import behind_sheets
from app.services.rounds.rounds import list_rounds, preview_preparation
from app.services.search import search
from app.services.sheets.attachments import read_attachment, sheet_of_paper
from app.services.sheets.distribution import read_distribution
from app.services.sheets.opened import read_round
from app.services.sheets.parts import parts_to_name
from app.services.sheets.results import results
from app.services.sheets.sheets import list_sheets, sheet_detail, sheet_name
from app.services.sheets.signature_ledger import signature_ledger
from app.services.sheets.year import year_detail, year_results
from app.services.structure.lists import read_chart, read_people, read_staff
from app.services.structure.overview import read_overview
from app.services.structure.person_year import read_person_year
from app.services.structure.plan_heads import list_plan_heads
from app.services.structure.queries import read_unit
from app.services.training.reading import read_training
from app.services.transaction import Unit, append_entry
from app.services.users.recovery_trial import entry_standing
from app.services.users.users import list_offices, list_users
from app.services.workbooks.job import owner_bytes, owners_of, workbook_bytes
from app.services.workbooks.registry import WORKBOOKS, WorkbookRow
from app.services.workbooks.results import results_csv, results_json
from app.services.workspace import Workspace
from app.services.year_standing import year_standing
from tests.archives.plain import copied
from tests.looking import list_certifications, objective_tree
from tests.services.scoping import facts
from tests.services.scoping.facts import HEADS, Oracle, Town

IS_SHORT = settings().max_examples <= 30
ASKING = tuple(one for one in facts.ACTORS if not (IS_SHORT and one.name in {"EQ 2", "EQ 3"}))
"""Who asks in the suite: of three who head an Area, one. They are asked the same of the same towns; `make fuzz` asks
all of them."""
GIVEN_OUT_TO = tuple(one for one in facts.ACTORS[HEADS:] if not (IS_SHORT and one.role is UserRole.SECRETARY))
"""Who prints and exports in the suite: what is withheld from the Segretario, the own sheet, is asked of readings."""
LIVELY = facts.towns().filter(lambda town: len({one.state for one in town.sheets}) > 2)
"""The towns that are asked about: not the emptiest, with which Hypothesis begins, where there is nothing to see."""
MEANS = {f"{what} {year}" for what in ("distribution", "print distribuzione") for year in facts.YEARS}
"""The readings that tell means, which may be the total of another sheet by chance: how many they count is asked."""
NOW = datetime.combine(facts.TODAY, time(11), UTC)
Read = Callable[[Workspace], Any]


@pytest.fixture(scope="module")
def comuni(empty_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> "Comuni":
    """What each town is filled from: an archive with a method for everybody, and nothing else."""
    path = tmp_path_factory.mktemp("scoping") / "metodo.merito"
    with copied(empty_archive, path) as workspace:
        preset = read_preset("obiettivi-comuni-e-specifici+segretario")
        new_version(workspace, replace(preset, templates=tuple(map(_with_second, preset.templates))))
    return Comuni(path)


def _with_second(template: SheetTemplate) -> SheetTemplate:
    """Let another score the behaviours beside the evaluator, for a quarter of them."""
    second = {"evaluator": SectionEvaluator.SECOND, "second_share": Decimal(25)}
    sections = (replace(one, **second) if one.code == "comportamenti" else one for one in template.sections)
    return replace(template, sections=tuple(sections))


def reads(town: Town) -> Iterator[tuple[str, Read]]:
    """Yield every reading of the services with its name: each thing is asked for by its id, whoever may see it."""
    yield "first_look", first_look
    yield "undoable", undoable
    yield "cycles", list_cycles
    yield "audit", lambda one: list(audit_words(one))
    yield "verification", verify_archive
    yield "users", list_users
    yield "offices", list_offices
    yield "entry", entry_standing
    yield "award rules", read_rules_page
    yield "ready award rules", lambda one: ready_rules(one, "fasce", 2024)
    yield "award rule", lambda one: read_rules(one, AwardRulesId(1))
    for year in facts.YEARS:
        yield from _of_year(year)
    for sheet in town.sheets:
        number = SheetId(sheet.id)
        yield f"sheet_detail {number}", lambda one, number=number: sheet_detail(one, number)
        yield f"parts_to_name {number}", lambda one, number=number: parts_to_name(one, number)
        yield f"sheet_history {number}", lambda one, number=number: sheet_history(one, number)
        scan = AttachmentId(sheet.id)
        yield f"attachment {number}", lambda one, scan=scan: read_attachment(one, scan)
        yield f"paper {number}", lambda one, number=number: sheet_of_paper(one, f"n. 2024/{number}")
    for number in map(SheetId, (1, 5, 9, 13)):
        yield f"sheet_name {number}", lambda one, number=number: sheet_name(one, number)
    for goal in town.goals:
        objective = ObjectiveId(goal.id)
        yield f"objective_detail {objective}", lambda one, objective=objective: objective_detail(one, objective)
        yield f"evidence {objective}", lambda one, objective=objective: read_evidence(one, objective)
        yield f"objective_history {objective}", lambda one, objective=objective: objective_history(one, objective)
    for person in range(1, facts.PEOPLE + 1):
        yield from _of_person(EmployeeId(person))


def _of_year(year: int) -> Iterator[tuple[str, Read]]:
    asked: dict[str, Callable[[Workspace, int], Any]] = {
        "people": read_people, "staff": read_staff, "chart": read_chart, "overview": read_overview,
        "tree": objective_tree, "grid": objective_grid, "state": read_state, "interim values": interim_proposals,
        "training": read_training, "certified data": read_certified, "awards": read_awards,
        "payments": read_payment_page,
        "progressions": read_progressions_of,
        "certifiable": list_results, "certified": list_certifications, "certifying": read_certification,
        "own to see": own_to_see, "to see": people_to_see, "heads of the plan": list_plan_heads,
        "named by the plan": named_people, "responsible without": lacking_count,
        "choices": objective_choices, "standing": year_standing, "checks": check_year,
        "award findings": award_findings, "progression findings": progression_findings,
        "duties": duties_of_checks, "missing": duties_of_year, "rounds": list_rounds, "results": year_results,
        "behind": behind_sheets,
        "export": results, "round": lambda one, of: read_round(one, of, None),
        "printable": lambda one, of: subjects_of(one, SHEETS, of, DOCUMENTS),
        "reminders": lambda one, of: subjects_of(one, REMINDERS, of, DOCUMENTS),
        "objective sheets": lambda one, of: subjects_of(one, OBJECTIVE_SHEETS, of, DOCUMENTS),
        "deliveries": lambda one, of: subjects_of(one, DELIVERIES, of, DOCUMENTS),
        "dossiers": lambda one, of: subjects_of(one, DOSSIERS, of, DOCUMENTS),
        "search": lambda one, of: search(one, of, "k"),
        "words": lambda one, of: words_of_document(one, PLAN, of),
        "fields": lambda one, of: values_of_fields(one, PLAN, of),
    }  # fmt: skip
    for name, read in asked.items():
        yield f"{name} {year}", lambda one, read=read: read(one, year)
    round_id = RoundId(facts.YEARS.index(year) + 1)
    for name, of_round in {
        "sheets": list_sheets, "signatures": signature_ledger,
        "absences": list_absences, "in_service": people_in_service, "distribution": read_distribution,
        "preparation": preview_preparation,
    }.items():  # fmt: skip
        yield f"{name} {year}", lambda one, of_round=of_round: of_round(one, round_id)
    for area in range(1, facts.AREAS + 1):
        key, day = UnitKey(AreaId(area)), date(year, 12, 31)
        yield f"unit {area} {year}", lambda one, key=key, day=day: read_unit(one, key, day)


def _leaving(year: int) -> Iterator[tuple[str, Read]]:
    """Yield what leaves the archive of a year: every document of every subject, every workbook, the results."""
    for row in DOCUMENTS:
        yield f"print {row.kind.code} {year}", lambda one, row=row: list(printed(one, row, year))
    for workbook in WORKBOOKS:
        yield f"workbook {workbook.kind.code} {year}", lambda one, kept=workbook: list(exported(one, kept, year))
    yield f"results csv {year}", lambda one: results_csv(one, year)
    yield f"results json {year}", lambda one: results_json(one, year)


def printed(workspace: Workspace, row: DocumentRow, year: int) -> Iterator[str]:
    parts = gathered_once(parts_of(row.kind, DOCUMENTS), workspace, year)
    offered = [one.id for one in subjects_of(workspace, row.kind, year, DOCUMENTS)]
    is_asked = row.kind is SHEETS or row.kind.scope in {DocumentScope.OBJECTIVE, DocumentScope.PERSON}
    withheld = [number for number in range(1, 17) if number not in offered] if is_asked else []
    for subject in (None,) if row.kind.is_of_the_year else (*offered[:2], *withheld):
        with suppress(UserError), filled(workspace, DocumentRequest(row.kind, year, subject), parts) as document:
            yield from words_in(document)


def gathered_once(parts: DocumentParts[Any], workspace: Workspace, year: int) -> DocumentParts[Any]:
    """Let a document of many subjects ask once what other services give of the whole year."""
    if parts.gather is None:
        return parts
    found = parts.gather(workspace, year)
    return replace(parts, gather=lambda _workspace, _year: found)


def exported(workspace: Workspace, workbook: WorkbookRow, year: int) -> Iterator[str]:
    for owner in owners_of(workspace, workbook, year):
        with suppress(UserError):
            yield from cells_of(owner_bytes(workspace, workbook, owner))
    if workbook.load().apart is None:
        yield from cells_of(workbook_bytes(workspace, workbook, year, "1"))


def cells_of(data: bytes) -> Iterator[str]:
    for table in read_raw(data).tables:
        yield from (str(cell.value) for row in table.rows.values() for cell in row.values())


def audit_words(workspace: Workspace) -> Iterator[Any]:
    """Yield every line of the audit, what each entry changed, and what can be asked of it."""
    yield audit_choices(workspace)
    for row in find_entries(workspace, EVERYTHING).rows:
        yield row
        yield entry_detail(workspace, EntryId(row.id))


def _of_person(person: EmployeeId) -> Iterator[tuple[str, Read]]:
    for year in facts.YEARS:
        day = date(year, 12, 31)
        yield f"person {person} {year}", lambda one, day=day, year=year: read_person_year(one, person, day, year)
        yield f"weights {person} {year}", lambda one, year=year: weights_of_person(one, year, person)
        yield f"year {person} {year}", lambda one, year=year: year_detail(one, year, Party(person))
        yield f"progression {person} {year}", lambda one, year=year: read_person_facts(one, year, person)


def words_in(value: Any) -> Iterator[str]:
    """Yield every text and every number of what a reading returned, however deep."""
    if isinstance(value, SheetsToPrint):
        value = list(value)
    if is_dataclass(value):
        value = [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, Mapping):
        value = [*value.keys(), *value.values()]
    match value:
        case str():
            yield value
        case bytes():
            yield value.decode(errors="replace")
        case Decimal():
            yield f"{value:.2f}"
        case list() | tuple() | set() | frozenset():
            for one in value:
                yield from words_in(one)


@dataclass(frozen=True)
class Seen:
    """What one user got of every reading: one text for each, None where it was refused."""

    texts: Mapping[str, str | None]

    def where(self, *marks: str) -> list[str]:
        """Name the readings in which one of these was read."""
        found = ((name, text) for name, text in self.texts.items() if text is not None)
        return [name for name, text in found if any(mark in text for mark in marks)]


def seen_by(workspace: Workspace, asked: Iterable[tuple[str, Read]]) -> Seen:
    found: dict[str, str | None] = {}
    for name, read in asked:
        try:
            found[name] = "\n".join(words_in(read(workspace)))
        except UserError as refusal:
            found[name] = None
            found[f"{name}, refused"] = refusal.sentence
    return Seen(found)


@pytest.mark.parametrize("actor", ASKING, ids=lambda actor: actor.name)
@given(town=LIVELY)
@settings(
    max_examples=1 if IS_SHORT else settings().max_examples // 15,  # each is asked some seconds by each user
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_that_everybody_sees_what_the_oracle_grants_and_nothing_else(
    town: Town, actor: Actor, comuni: "Comuni", tmp_path: Path
) -> None:
    with filled_archive(town, actor, comuni, tmp_path) as workspace:
        seen, oracle = seen_by(workspace, reads(town)), Oracle(town, actor)
        assert_sheets(seen, oracle, workspace)
        assert_people(seen, oracle)
        assert_goals(seen, oracle)
        assert_awards(seen, oracle)


@pytest.mark.parametrize("actor", GIVEN_OUT_TO, ids=lambda actor: actor.name)
@given(town=LIVELY)
@settings(
    max_examples=settings().max_examples // 30,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_that_what_leaves_the_archive_holds_nothing_of_a_sheet_that_is_withheld(
    town: Town, actor: Actor, comuni: "Comuni", tmp_path: Path
) -> None:
    with filled_archive(town, actor, comuni, tmp_path) as workspace:
        seen, oracle = seen_by(workspace, _leaving(facts.YEARS[-1])), Oracle(town, actor)
        assert_withheld(seen, oracle)
        assert_unknown(seen, oracle)
        assert any(text for text in seen.texts.values())


@contextmanager
def filled_archive(town: Town, actor: Actor, comuni: "Comuni", folder: Path) -> Iterator[Workspace]:
    """Give a comune with these facts in the hands of `actor`."""
    archive = open_archive(Path(shutil.copyfile(comuni.path_of(town), folder / "comune.merito")))
    try:
        yield Workspace(archive, actor=actor, now=lambda: NOW)
    finally:
        archive.close()


class Comuni:
    """The archives of these towns, each filled once for all who ask: they are asked the same of the same towns."""

    def __init__(self, with_method: Path) -> None:
        self._with_method = with_method
        self._made: dict[Town, Path] = {}

    def path_of(self, town: Town) -> Path:
        if town not in self._made:
            path = self._with_method.with_name(f"{len(self._made)}.merito")
            shutil.copyfile(self._with_method, path)
            fill(path, town)
            self._made[town] = path
        return self._made[town]


def fill(path: Path, town: Town) -> None:
    """Write the facts of a town, all in one entry of the audit."""
    with closing(open_archive(path)) as archive, archive.writing() as session:
        unit = Unit(Workspace(archive, now=lambda: NOW), session, "Dati di prova", frozenset())
        facts.fill(session, town)
        session.flush()
        append_entry(unit, unit.recorder.changes)


def assert_sheets(seen: Seen, oracle: Oracle, workspace: Workspace) -> None:
    for number, year in enumerate(facts.YEARS, start=1):
        rows = {row.id: row for row in list_sheets(workspace, RoundId(number))}
        own = [sheet for sheet in oracle.town.sheets if sheet.year == year]
        assert set(rows) == {sheet.id for sheet in own if oracle.knows(sheet)}
        begun = {sheet.id for sheet in own if oracle.sees(sheet) and sheet.state.is_begun and sheet.state.is_evaluated}
        assert {row.id for row in rows.values() if row.total is not None} == begun
        assert sum(row.now.given for row in read_distribution(workspace, RoundId(number)).rows[1:]) == len(begun)
    for sheet in oracle.town.sheets:
        detail = seen.texts[f"sheet_detail {sheet.id}"]
        assert (detail is not None) is (oracle.sees(sheet) or oracle.scores_part(sheet))
        if sheet.person:
            told = f"certified data {sheet.year}"
            assert (told in seen.where(facts.certifier(sheet.id))) is oracle.knows_certified(sheet)
    assert_withheld(seen, oracle)


def assert_withheld(seen: Seen, oracle: Oracle) -> None:
    for sheet in oracle.town.sheets:
        if not oracle.knows_draft(sheet):
            assert seen.where(facts.draft(sheet.id)) == []
        if not oracle.sees(sheet):
            assert seen.where(facts.note(sheet.id)) == []
            assert [name for name in seen.where(*both_ways(facts.total(sheet.id))) if name not in MEANS] == []
        if not oracle.knows_certified(sheet):
            assert seen.where(facts.certifier(sheet.id), *both_ways(facts.certified(sheet.id))) == []


def assert_unknown(seen: Seen, oracle: Oracle) -> None:
    """Nothing tells of a person or of an objective that is not in the scope of whoever asks."""
    for person in range(1, facts.PEOPLE + 1):
        if not oracle.knows_person(person):
            assert seen.where(facts.surname(person)) == []
    for goal in oracle.town.goals:
        if not oracle.knows_goal(goal):
            assert seen.where(facts.title(goal.id)) == []


def both_ways(number: Decimal) -> tuple[str, str]:
    """Write a number as Python does and as Italians do."""
    return f"{number:.2f}", f"{number:.2f}".replace(".", ",")


def assert_people(seen: Seen, oracle: Oracle) -> None:
    for person in range(1, facts.PEOPLE + 1):
        where = seen.where(facts.surname(person))
        assert bool(where) is oracle.knows_person(person), where
    for place, (person, span) in enumerate(oracle.town.absences):
        if not oracle.knows_absence(person, span):
            assert seen.where(facts.absence(place)) == []


def assert_awards(seen: Seen, oracle: Oracle) -> None:
    """What is written for the awards is told to who keeps the archive and to the Nucleo alone."""
    marks = [facts.salary(person) for person in range(1, facts.PEOPLE + 1)]
    sees_all = oracle.actor.role in {UserRole.SECRETARY, UserRole.VICE, UserRole.BODY}
    assert bool(seen.where(*marks)) is sees_all
    careers = [facts.career(person) for person in range(1, facts.PEOPLE + 1)]
    assert bool(seen.where(*careers)) is sees_all


def assert_goals(seen: Seen, oracle: Oracle) -> None:
    for goal in oracle.town.goals:
        where = seen.where(facts.title(goal.id))
        assert bool(where) is oracle.knows_goal(goal), where
        detail = seen.texts[f"objective_detail {goal.id}"] or ""
        for person in goal.people:
            if not oracle.knows_person_in(person, goal.year):
                assert facts.surname(person) not in detail
