"""A check more is one row more: it is on the Cruscotto, in `merito check` and among the findings of the year."""

from dataclasses import replace

from app.bootstrap import make_services
from app.cli import main
from app.domain.checks import BY_METHOD, Check, Finding
from app.domain.duties.grouping import MANY
from app.domain.issues import Link, Severity
from app.domain.structure.checks import StructureYear
from app.services.checks import CHECKS, CheckRow, archive_facts, check_year
from app.services.registries import Registries
from app.services.structure.checks import structure_facts
from app.services.workspace import Workspace


def long_serving(facts: StructureYear) -> list[Finding]:
    people = facts.registry.employees
    return [Finding(f"{one.full_name} è qui da anni.", Link("employee", one.id)) for one in people]


TOY = Check("toy", long_serving, "persone qui da anni", Severity.NOTE, BY_METHOD)
ROWS = (*CHECKS, CheckRow(TOY, structure_facts))
WITH_TOY = Registries(checks=lambda: ROWS)


def test_that_one_row_is_among_the_findings_of_the_year(session_open) -> None:
    found = [issue for issue in check_year(session_open.workspace, 2024, ROWS) if issue.code == "toy"]
    assert [issue.sentence for issue in found][:1] == ["Bruni Lia è qui da anni."]
    assert {(issue.severity, issue.article) for issue in found} == {(Severity.NOTE, "secondo la metodologia")}
    assert found[0].link == Link("employee", session_open.people["Bruni"])
    assert not [issue for issue in check_year(session_open.workspace, 2024) if issue.code == "toy"]


def test_that_one_row_is_told_by_the_command_line(session_open, capsys) -> None:
    main(["check", str(session_open.workspace.archive.path)], WITH_TOY)
    assert "Nota: Rossi Mario è qui da anni. [secondo la metodologia]" in capsys.readouterr().out


def test_that_one_row_is_told_together_on_the_cruscotto(session_open, open_program) -> None:
    session_open.workspace.archive.close()
    window = open_program(session_open.workspace.archive.path, make_services(WITH_TOY))
    model = window.pages.current_tab().missing.tree.model
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    lines = [model.index(row, 0, top).data() for top in tops for row in range(model.rowCount(top))]
    assert len(session_open.people) >= MANY
    assert f"{len(session_open.people)} persone qui da anni" in lines


def test_that_facts_are_gathered_once_for_all_the_checks_that_read_them(session_open) -> None:
    asked = []

    def gathered(workspace: Workspace, year: int) -> list[int]:
        asked.append((workspace, year))
        return [year]

    check = Check("toy", lambda year: [Finding(f"Anno {year}.")])
    found = check_year(session_open.workspace, 2024, (CheckRow(check, gathered), CheckRow(check, gathered)))
    assert [issue.sentence for issue in found] == ["Anno 2024.", "Anno 2024."]
    assert len(asked) == 1


def test_that_after_a_check_that_stops_no_other_facts_are_read(session_open) -> None:
    stopping = replace(TOY, code="stop", find=lambda _: [Finding("Il file è danneggiato.")], stops=True)
    rows = (CheckRow(stopping, archive_facts), CheckRow(TOY, structure_facts))
    assert [issue.code for issue in check_year(session_open.workspace, 2024, rows)] == ["stop"]
