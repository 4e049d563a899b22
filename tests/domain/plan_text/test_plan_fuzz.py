"""Any text is a plan or a sentence in Italian, however long and strange."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.preview import PresentPlan
from app.domain.plan_text.reading import read_plan
from app.domain.plan_text.shapes import ReadPlan
from tests.domain.plan_text.parsing import parse_plan

pytestmark = pytest.mark.slow

HEADINGS = ["AREA TECNICA", "AREA SOCIALE", "- A. AREA TECNICA", "(Settore Strade)", "Settore Verde", "SERVIZIO: X"]
OTHERS = [
    "",
    "12",
    "\f",
    "OBIETTIVI COMUNI:",
    "NOTA BENE:",
    "PARTE PRIMA",
    "Un testo qualunque dell'",
    "A\tB\tC",
    "TITOLO DI PARTE",
]
BULLETS = ["- Uno", "1) Due", "   • tre", "o Quattro", "- Cinque con", "- 1) **Sei**: e poi", "*", "-5", "- Uno."]
pieces = st.lists(st.sampled_from(HEADINGS + OTHERS + BULLETS) | st.text(max_size=30), max_size=25).map("\n".join)


def read_or_refused(text: str) -> ReadPlan | UserError:
    try:
        return parse_plan(text)
    except UserError as refused:
        return refused


def decoded_or_refused(data: bytes) -> str | UserError:
    try:
        return read_plan(data)
    except UserError as refused:
        return refused


@given(st.text(max_size=400) | pieces)
@settings(deadline=None)
def test_that_any_text_is_a_plan_or_a_sentence(text: str) -> None:
    plan = read_or_refused(text)
    if isinstance(plan, UserError):
        assert plan.problem
        assert plan.remedy
        return
    assert all(bullet.title and bullet.text for _, bullet in plan.bullets())
    assert len({(unit, bullet.line) for unit, bullet in plan.bullets()}) == len(plan.bullets())


@given(pieces, st.booleans())
@settings(deadline=None)
def test_that_no_objective_is_lost_or_doubled_by_the_choice_of_groups(text: str, everything: bool) -> None:
    plan = read_or_refused(text)
    if isinstance(plan, ReadPlan):
        accepted = {group.key for group in plan.groups} if everything else set()
        preview = plan_changes(plan, PresentPlan(), accepted)
        places = sum(max(1, len(one.units)) for one in preview.objectives)
        assert places == len(plan.bullets()) + len(plan.common)
        assert len({one.code for one in preview.objectives}) == len(preview.objectives)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_that_any_bytes_are_a_text_or_a_sentence(data: bytes) -> None:
    found = decoded_or_refused(data)
    assert isinstance(found, str) or found.remedy


LINES = {
    "bullets": "- Attività di controllo numero {0} del registro {1}\n",
    "one bullet": "parola che va a capo {0}\n",
    "near lines": "(Settore s{0})\n- Formazione del personale addetto alle cose {1}\n",
    "areas": "AREA NOME {0}\nciao\n",
    "marks": "-*(“ 1. ) {0}\n",
    "prose": "- uno {0}\n\nUn testo.\n\n",
}


@pytest.mark.parametrize("name", LINES)
def test_that_a_long_text_of_one_kind_is_a_plan_or_a_sentence(name: str) -> None:
    text = "AREA UNO\n(Settore Alfa)\n- inizio\n" + "".join(LINES[name].format(i, i * 7) for i in range(1000))
    plan = read_or_refused(text)
    if isinstance(plan, ReadPlan):
        assert plan_changes(plan, PresentPlan(), {group.key for group in plan.groups}).counts


def test_that_every_mark_and_heading_go_together() -> None:
    for heading, bullet in product(["(Settore A)", "SETTORE A", "Servizio A"], ["- x y", "• x y", "1. x y", "a) x y"]):
        plan = parse_plan(f"AREA UNO\n{heading}\n{bullet}\n")
        assert [found.text for _, found in plan.bullets()] == ["x y"]
