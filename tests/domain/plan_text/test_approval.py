"""The act that approves a plan is told from those that the plan only cites, and from that of an older plan."""

import pytest

from app.domain.plan_text.acts import acts_in, approval_findings, approval_of, is_of_older_plan

GIUNTA = "deliberazione della Giunta comunale n. 14 del 24/02/2026"


@pytest.mark.parametrize(
    ("text", "approves"),
    [
        (f"Approvato con {GIUNTA}", True),
        (f"Piano della performance 2026-2028, approvato con {GIUNTA}", True),
        ("(approvato con D.G.C. n. 9 del 30.01.2026)", True),
        (f"Allegato A alla {GIUNTA}", True),
        (f"Il PIAO è stato adottato con {GIUNTA}", True),
        (f"Il Sistema di misurazione è stato approvato con {GIUNTA}", False),
        (f"Visto il piano triennale dei fabbisogni approvato con {GIUNTA}", False),
        (f"Vista la {GIUNTA}", False),
        ("Approvato con deliberazione di Consiglio comunale n. 3 del 01/02/2026", False),
    ],
)
def test_that_a_plan_says_its_own_approval(text, approves):
    [act] = acts_in(text)
    assert act.approves is approves


@pytest.mark.parametrize(
    ("day", "first_year", "fits", "is_older"),
    [
        ("24/02/2026", 2026, True, False),
        ("30/12/2025", 2026, True, False),
        ("27/03/2025", 2025, False, True),
        ("27/03/2025", None, False, True),
        ("27/03/2025", 2026, False, False),
        ("24/02/2027", 2026, False, False),
    ],
)
def test_that_the_act_of_an_older_plan_is_not_that_of_the_year(day, first_year, fits, is_older):
    acts = list(acts_in(f"Approvato con delibera di Giunta n. 9 del {day}"))
    assert (approval_of(acts, 2026) is not None) is fits
    assert is_of_older_plan(acts[0], 2026, first_year) is is_older
    [finding] = approval_findings(acts, approval_of(acts, 2026), 2026)
    assert finding.code == ("plan_approval" if fits else "approval_of_another_year")
