"""The Controllo di conformità: every finding with its source, by how much it weighs and where it is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.checks import BY_METHOD, Check
from app.domain.documents.catalogue import CONFORMITY, DocumentRequest
from app.domain.documents.conformity import OF_THE_ARCHIVE, ConformityDocument, checked_rules
from app.domain.ids import UserId
from app.domain.issues import Issue, Link, Severity
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.services.checks import check_year, checks_in_force
from app.services.documents.printing import filled, print_document
from app.services.documents.registry import DOCUMENTS, parts_of
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.pdf_words import words_of
from tests.reports.samples import imprint, letterhead

ART_5 = "D.Lgs. 150/2009 art. 5 c. 2 lett. b), d), f)"


def found_by(workspace: Workspace) -> ConformityDocument:
    with filled(workspace, DocumentRequest(CONFORMITY, 2024), parts_of(CONFORMITY, DOCUMENTS)) as document:
        assert isinstance(document, ConformityDocument)
        return document


def issue(code: str, severity: Severity, kind: str, article: str = "") -> Issue:
    return Issue(code, f"{code} {kind}", severity=severity, article=article, link=Link(kind, 1))


def test_that_findings_are_grouped_by_weight_and_then_by_where_they_are() -> None:
    issues = (
        issue("a", Severity.NOTE, "sheet"),
        issue("b", Severity.ERROR, "sheet"),
        issue("c", Severity.WARNING, "posting"),
        issue("d", Severity.ERROR, "employee"),
        issue("e", Severity.ERROR, "objective", ART_5),
    )
    document = ConformityDocument(letterhead(), imprint(), 2024, date(2025, 1, 31), issues, ())
    assert [one.title for one in document.parts] == [
        "Errori: Struttura", "Errori: Obiettivi", "Errori: Valutazioni", "Avvisi: Struttura", "Note: Valutazioni",
    ]  # fmt: skip
    assert document.summary == "3 errori, 1 avviso, 1 nota."
    sources = {finding.sentence[0]: finding.source for part in document.parts for finding in part.findings}
    assert (sources["e"], sources["b"]) == (ART_5, OF_THE_ARCHIVE)
    assert replace(document, issues=()).summary == "nessun rilievo."


def test_that_each_rule_is_told_once_with_its_sources_and_findings() -> None:
    checks: tuple[Check[object], ...] = (
        Check("W9", lambda _: (), "totali uguali", source="art. 9"),
        Check("coverage", lambda _: (), "periodi scoperti"),
        Check("W1", lambda _: (), "pesi", source=BY_METHOD),
        Check("W1", lambda _: (), "altri pesi", source=BY_METHOD),
    )
    rules = checked_rules(checks, (issue("W1", Severity.ERROR, "sheet"), issue("coverage", Severity.ERROR, "sheet")))
    assert [(one.code, one.what, one.source, one.findings) for one in rules] == [
        ("W1", "Pesi; altri pesi", BY_METHOD, 1),
        ("W9", "Totali uguali", "art. 9", 0),
    ]


def test_that_every_rule_of_the_registry_says_what_it_looks_for_and_who_asks_for_it() -> None:
    for rule in checked_rules((row.check for row in checks_in_force(2024, date(2024, 12, 31))), ()):
        assert rule.what, rule.code
        assert rule.source, rule.code


def test_that_what_secondary_sources_say_is_printed_with_a_v(session_open: Comune, tmp_path: Path) -> None:
    print_document(session_open.workspace, DocumentRequest(CONFORMITY, 2024), tmp_path / "una.pdf")
    words = words_of(tmp_path / "una.pdf")
    assert "v. D.Lgs. 165/2001 art. 55-quater" in words
    assert "v. art. 18 c. 2" in words
    for found in check_year(session_open.workspace, 2024):
        assert found.sentence in words


def test_that_an_eq_reads_the_findings_of_the_own_people_alone(session_open: Comune) -> None:
    verdi = Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"], user_id=UserId(2))
    own = {one.sentence for one in found_by(replace(session_open.workspace, actor=verdi)).issues}
    whole = {one.sentence for one in found_by(session_open.workspace).issues}
    assert own < whole
    assert not any("Bruni" in sentence for sentence in own)
