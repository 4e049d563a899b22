"""Acts of the ente and figures that a plan declares: written, corrected, deleted from their lists."""

from decimal import Decimal

import pytest

from app.domain.acts import ActKind
from app.domain.declared import DeclaredKind
from app.services.cycles import open_year
from app.services.structure.acts import list_acts
from app.services.structure.declared import list_declared
from tests.ui.driving import agree, dialog_over

YEAR = 2024


@pytest.fixture
def ente(tab, town, settle):
    open_year(town.workspace, YEAR)
    tab.show_page(4)
    settle()
    return tab.pages.currentWidget()


@pytest.mark.parametrize(
    ("name", "draft", "corrected", "stored", "question"),
    [
        (
            "acts",
            {"kind": ActKind.GIUNTA, "number": "12", "subject": "Adozione"},
            {"subject": "Approvazione"},
            lambda workspace: [(row.draft.kind, row.draft.subject) for row in list_acts(workspace)],
            "Eliminare Delibera di Giunta n. 12?",
        ),
        (
            "declared",
            {"kind": DeclaredKind.HEADLINE, "value": Decimal(1200), "label": "Residenti"},
            {"label": "Abitanti"},
            lambda workspace: [(row.draft.kind, row.draft.label) for row in list_declared(workspace, YEAR)],
            "Eliminare «Abitanti»?",
        ),
    ],
)
def test_that_a_fact_is_written_corrected_and_deleted_from_its_list(
    tab, ente, town, settle, name, draft, corrected, stored, question
):
    facts, before = getattr(ente, name), stored(town.workspace)
    last = list(draft)[-1]
    facts.new_button.click()
    asked = dialog_over(tab)
    asked.form.fill_values(draft)
    asked.submit()
    settle()
    assert sorted(stored(town.workspace)) == sorted([*before, (draft["kind"], draft[last])])
    [made] = [row for row in facts.rows() if getattr(row.draft, last) == draft[last]]
    facts.select(made.id)
    facts.open_button.click()
    asked = dialog_over(tab)
    asked.form.fill_values(corrected)
    asked.submit()
    settle()
    assert sorted(stored(town.workspace)) == sorted([*before, (draft["kind"], corrected[last])])
    facts.select(made.id)
    facts.delete_button.click()
    assert agree(tab, "Elimina") == question
    settle()
    assert stored(town.workspace) == before
