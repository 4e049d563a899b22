"""Findings told together."""

import ast
from pathlib import Path

import pytest

from app.domain.findings import MANY, counts_by_severity, grouped
from app.domain.issues import Issue, Link, Severity

APP = Path(__file__).parents[2] / "app"
CHECKS = ("domain/objectives/checks.py", "domain/structure/checks.py", "services/rounds/checks.py")
ONCE_A_YEAR = {"W18", "W20", "no_secretary"}


def without_indicators(count: int) -> list[Issue]:
    return [
        Issue("W2", f"O{number} non ha indicatori.", "indicators", article="art. 5", link=Link("objective", number))
        for number in range(count)
    ]


def test_that_many_findings_alike_become_one_line_with_their_count() -> None:
    [group] = grouped(without_indicators(102))
    assert group.title == "102 obiettivi senza indicatori"
    assert group.severity is Severity.ERROR
    assert group.article == "art. 5"
    assert len(group.findings) == 102


def test_that_a_few_findings_stay_one_by_one() -> None:
    groups = grouped(without_indicators(MANY - 1))
    assert [group.title for group in groups] == [f"O{number} non ha indicatori." for number in range(MANY - 1)]
    assert all(group.is_single for group in groups)


def test_that_the_same_code_on_different_things_makes_different_groups() -> None:
    people = [Issue("W1", f"P{n}", "weight", link=Link("employee", n)) for n in range(MANY)]
    units = [Issue("W1", f"U{n}", "weight", link=Link("area" if n % 2 else "sector", n)) for n in range(MANY)]
    titles = [group.title for group in grouped([*people, *units])]
    assert titles == [
        "4 pesi degli obiettivi delle persone da correggere",
        "4 pesi degli obiettivi delle unità da correggere",
    ]


def test_that_errors_come_first_and_else_the_order_is_kept() -> None:
    notes = [Issue("tax_code_missing", f"Nota {n}", "tax_code", Severity.NOTE) for n in range(MANY)]
    warning, error = Issue("W20", "Avviso", severity=Severity.WARNING), Issue("audit", "Errore")
    assert [group.severity for group in grouped([*notes, warning, error])] == list(Severity)


def test_that_findings_of_an_unknown_kind_are_never_mixed() -> None:
    strange = [Issue("nuovo", f"Rilievo {n}") for n in range(MANY * 2)]
    assert [group.title for group in grouped(strange)] == [one.sentence for one in strange]


def test_that_the_same_finding_twice_is_told_once() -> None:
    assert len(grouped([Issue("audit", "Rotto"), Issue("audit", "Rotto")])) == 1


def test_that_a_group_with_several_sources_cites_none() -> None:
    mixed = [Issue("W6", f"V{n}", article=f"art. {n % 2}") for n in range(MANY)]
    assert grouped(mixed)[0].article == ""


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], ""),
        ([Severity.ERROR], "1 errore"),
        ([Severity.NOTE, Severity.ERROR, Severity.ERROR], "2 errori e 1 nota"),
        ([Severity.WARNING, *[Severity.NOTE] * 2, Severity.ERROR], "1 errore, 1 avviso e 2 note"),
    ],
)
def test_that_findings_are_counted_by_weight(severities: list[Severity], words: str) -> None:
    assert counts_by_severity([Issue("x", str(n), severity=one) for n, one in enumerate(severities)]) == words


@pytest.mark.parametrize("module", CHECKS)
def test_that_every_check_that_can_speak_many_times_has_its_words(module: str) -> None:
    for code, field in issues_made_in(APP / module) - {(code, "") for code in ONCE_A_YEAR}:
        many = [
            [Issue(code, f"{n}", field, severity, link=Link(kind, n)) for n in range(MANY)]
            for severity in Severity
            for kind in ("objective", "employee", "area", "sector", "sheet", "round")
        ]
        assert any(len(grouped(some)) == 1 for some in many), f"{code} {field}"


def issues_made_in(path: Path) -> set[tuple[str, str]]:
    """Read code and field of each `Issue(...)` written in a module."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    made = [call.args for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Issue"]
    return {(words_of(args[0]), words_of(args[2]) if len(args) > 2 else "") for args in made}


def words_of(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ""
