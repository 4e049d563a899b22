"""The thresholds of an archive: set by the ente from a year on, taken back, and read by the checks."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.law.limits import LimitDraft
from app.domain.law.rows import LawRow
from app.domain.validation import NotValid
from app.services.audit.undoing import undo_last
from app.services.checks import check_year
from app.services.law.limits import keep_limit, list_law
from app.services.law.shipped import law_in
from tests.archives.comune import Comune


def row(comune: Comune, code: str, year: int = 2024) -> LawRow:
    return next(one for one in list_law(comune.workspace, year) if one.id == f"soglia {code}")


def test_that_the_ente_sets_a_threshold_the_checks_follow_and_undo_takes_it_back(session_open: Comune) -> None:
    workspace = session_open.workspace
    assert row(session_open, "anni_di_incarico").holding == "3 anni"
    assert [one.code for one in check_year(workspace, 2024) if one.code == "W22"] == ["W22"]
    changes = keep_limit(workspace, LimitDraft("quota_punteggi_massimi", 2024, Decimal("12.5")))
    assert changes.label == "Schede nella fascia più alta, al massimo dal 2024: 12,5 %"
    own = row(session_open, "quota_punteggi_massimi")
    assert (own.holding, own.own_text) == ("12,5 %", "12,5 %, dal 2024")
    keep_limit(workspace, LimitDraft("quota_punteggi_massimi", 2024))
    assert row(session_open, "quota_punteggi_massimi").holding == "non prevista"
    undo_last(workspace)
    assert row(session_open, "quota_punteggi_massimi").holding == "12,5 %"
    assert keep_limit(workspace, LimitDraft("quota_punteggi_massimi", 2024, Decimal("12.50"))).is_empty


def test_that_a_value_out_of_range_or_of_no_threshold_changes_nothing(session_open: Comune) -> None:
    with pytest.raises(NotValid, match="Si può scegliere da 30 % a 100 %"):
        keep_limit(session_open.workspace, LimitDraft("quota_tempi_di_pagamento", 2024, Decimal(29)))
    with pytest.raises(UserError, match="Non c'è una soglia «velocità»"):
        keep_limit(session_open.workspace, LimitDraft("velocità", 2024, Decimal(1)))
    assert row(session_open, "quota_tempi_di_pagamento").own_text == ""


def test_that_texts_are_those_in_force_in_the_year(session_open: Comune) -> None:
    rows = {one.title: one for one in list_law(session_open.workspace, 2024)}
    assert "Formazione pianificata e misurata" not in rows
    assert rows["Congedi che non pesano"].text.endswith("In vigore dal 15/11/2009.")
    assert session_open.workspace.today >= date(2024, 1, 1)


def test_that_a_file_that_cannot_be_read_says_which(tmp_path) -> None:
    (tmp_path / "rotta.toml").write_text("[[norma]]\ncodice = 3\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"rotta.toml: norma 1, codice: «3» non è un testo"):
        law_in(tmp_path)
