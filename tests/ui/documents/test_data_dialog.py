"""What the ente says of one document: its title, its protocol, who signs it."""

from app.domain.documents.catalogue import PLAN
from app.services.documents.settings import document_data_form
from app.ui.documents.data_dialog import DocumentDataButton


def test_that_the_data_of_a_document_are_asked_proposed_kept_and_told(tab, session_open, desk, settle, notices):
    data = DocumentDataButton(desk, tab)
    data.follow(PLAN)
    data.button.click()
    settle()
    asked = data.dialog
    asked.propose_button.click()
    proposed = document_data_form(session_open.workspace, PLAN, 2024).proposed
    values = asked.form.draft_values()
    assert [values[f"name_{place}"] for place, _ in enumerate(proposed, start=1)] == [one.name for one in proposed]
    asked.form.fill_values({"place": "Prova", "protocol_number": "123", "name_1": "Neri Ada", "title_1": "La Sindaca"})
    asked.submit()
    settle()
    assert [one.words for one in notices][-1].endswith(": salvati.")
    kept = document_data_form(session_open.workspace, PLAN, 2024).draft
    assert (kept.place, kept.protocol_number, kept.signatories[0].name) == ("Prova", "123", "Neri Ada")
    data.button.click()
    settle()
    assert data.dialog is not asked
    assert data.dialog.form.draft_values()["title_1"] == "La Sindaca"
    data.dialog.reject()
