"""The progressions of the year that the example has closed: facts, a remark with its answer, the final ranking."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from app.domain.ids import EmployeeId
from app.domain.progressions.editing import (
    HeldItemDraft,
    PastYearDraft,
    ProgressionFactDraft,
    ProgressionRemarkDraft,
)
from app.services.example.filling import on_day
from app.services.example.source import Row, progressions_file
from app.services.progressions.facts import CandidateFacts, save_person_facts
from app.services.progressions.procedures import begin_procedure, save_procedure
from app.services.progressions.publishing import publish_final, publish_provisional
from app.services.progressions.reading import read_progressions_of
from app.services.progressions.remarks import save_remark
from app.services.workspace import Workspace


def rank(workspace: Workspace, year: int) -> None:
    """Bring the procedure of `year` to its final ranking, with the rules that ship with the program."""
    source = progressions_file()
    begin_procedure(workspace, year)
    _adopt(workspace, year, source["act"])
    people = {one.matricola: EmployeeId(one.id) for one in read_progressions_of(workspace, year).candidates}
    for row in source["persona"]:
        if row["matricola"] in people:
            save_person_facts(workspace, year, _facts(people[row["matricola"]], row, source))
    publish_provisional(workspace, year, workspace.today)
    _remark(workspace, year, people, source["osservazione"])
    day = source["ranked_on"]
    publish_final(on_day(workspace, day), year, day)


def _adopt(workspace: Workspace, year: int, act: str) -> None:
    page = read_progressions_of(workspace, year)
    if page.procedure is not None:
        save_procedure(workspace, year, replace(page.procedure.draft, act=act))


def _facts(person: EmployeeId, row: Row, source: Row) -> CandidateFacts:
    left_out = row.get("esclusa", "")
    last = row.get("ultima")
    fact = ProgressionFactDraft(person, last, last is None, left_out=left_out, source=source["fonte"])
    years = (
        PastYearDraft(person, int(year), Decimal(value), source["fonte_anni"]) for year, value in row["anni"].items()
    )
    return CandidateFacts(fact, tuple(years), tuple(_items(person, row, source)))


def _items(person: EmployeeId, row: Row, source: Row) -> Iterator[HeldItemDraft]:
    for criterion, item in row.get("titoli", {}).items():
        yield HeldItemDraft(person, criterion, item, Decimal(1), source["fonte"])


def _remark(workspace: Workspace, year: int, people: dict[str, EmployeeId], row: Row) -> None:
    then = on_day(workspace, row["giorno"])
    draft = ProgressionRemarkDraft(people[row["matricola"]], row["giorno"], row["testo"], row["risposta"])
    save_remark(then, year, draft)
