"""Dati del documento: protocol, act, place and day, footer and who signs, for one kind of document of the year."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.columns import Column
from app.domain.documents.catalogue import DocumentKind
from app.domain.documents.settings import (
    DOCUMENT_DATA_COLUMNS,
    DOCUMENT_TITLE,
    MOST_SIGNATORIES,
    SIGNATORY_COLUMNS,
    DocumentDataDraft,
    Signatory,
    validate_document_data,
)
from app.domain.issues import Issue
from app.domain.permissions import Action
from app.domain.validation import filled
from app.services.documents.settings import DocumentDataForm, document_data_form, save_document_data
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import allow, make_button
from app.ui.kit.desk import Desk
from app.ui.kit.notice import Notice
from app.ui.kit.saving import SavingDialog

ONLY_ENTE = (
    "La scheda ha numero e firme suoi: intestazione e piè di pagina dell'ente sono in Struttura, Dati dell'ente."
)
_HINT = "Stampati su «{}» del {}. Intestazione, logo e piè di pagina dell'ente sono in Struttura, Dati dell'ente."
_PLAIN = tuple(column.key for column in DOCUMENT_DATA_COLUMNS)


class DocumentDataDialog(SavingDialog):
    """The data of one kind of document in the year shown."""

    def __init__(self, parent: QWidget, desk: Desk, kind: DocumentKind, found: DocumentDataForm) -> None:
        hint = _HINT.format(kind.italian, found.draft.year)
        super().__init__(parent, desk, "Dati del documento", hint, width=680, on_saved=self._tell)
        self._kind, self._found = kind, found
        self._plain = _PLAIN
        if kind.has_title:
            self._plain = (DOCUMENT_TITLE.key, *_PLAIN)
            self.form.add(replace(DOCUMENT_TITLE, help=DOCUMENT_TITLE.help.format(kind.italian)))
        for column in DOCUMENT_DATA_COLUMNS:
            self.form.add(column, found.acts if column.key == "act_id" else None)
        if not kind.has_own_signatures:
            self._add_signatories()
        self._show(found.draft)
        self.form.check_with(self._check)
        self.submit_with(self._save)

    def propose(self) -> None:
        """Write Sindaco and Segretario of the year where nobody is written yet."""
        kept = self._draft(self.form.draft_values()).signatories
        missing = [one for one in self._found.proposed if one.name not in {each.name for each in kept}]
        self._show_signatories((*kept, *missing)[:MOST_SIGNATORIES])

    def _add_signatories(self) -> None:
        self.form.add_heading("Chi firma")
        for place in range(1, MOST_SIGNATORIES + 1):
            for column in SIGNATORY_COLUMNS:
                self.form.add(_numbered(column, place))
        self.propose_button = make_button("Proponi Sindaco e Segretario", "users", self.propose)
        self.propose_button.setEnabled(bool(self._found.proposed))
        if not self._found.proposed:
            self.propose_button.setToolTip(
                "L'archivio non ha ancora le cariche: sono in Struttura, Dati dell'ente, Cariche."
            )
        self.content.addWidget(ButtonRow(self.propose_button))

    def _show(self, draft: DocumentDataDraft) -> None:
        self.form.fill_values({key: getattr(draft, key) for key in self._plain})
        self._show_signatories(draft.signatories)

    def _show_signatories(self, signatories: tuple[Signatory, ...]) -> None:
        if self._kind.has_own_signatures:
            return
        every = (*signatories, *[Signatory()] * MOST_SIGNATORIES)[:MOST_SIGNATORIES]
        for place, one in enumerate(every, start=1):
            self.form.fill_values({f"title_{place}": one.title, f"name_{place}": one.name})

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return validate_document_data(self._draft(values))

    def _draft(self, values: dict[str, Any]) -> DocumentDataDraft:
        plain = filled(self._found.draft, {key: values[key] for key in self._plain})
        if self._kind.has_own_signatures:
            return plain
        pairs = [(values[f"title_{one}"] or "", values[f"name_{one}"] or "") for one in range(1, MOST_SIGNATORIES + 1)]
        written = tuple(Signatory(title, name) for title, name in pairs if title.strip() or name.strip())
        return filled(plain, {"signatories": written})

    def _save(self, values: dict[str, Any]) -> None:
        draft = self._draft(values)
        self.save(save_document_data, self._kind, draft)

    def _tell(self, changes: Changes) -> None:
        if not changes.is_empty:
            self.desk.tell(Notice(f"{changes.label}: salvati."))


def _numbered(column: Column, place: int) -> Column:
    help_text = column.help if place == 1 else ""
    return replace(column, key=f"{column.key}_{place}", heading=f"{column.heading} ({place})", help=help_text)


class DocumentDataButton:
    """The button that opens the data of the document chosen; off, with the reason, where there are none to give."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk, self._page = desk, page
        self._kind: DocumentKind | None = None
        self.dialog: DocumentDataDialog | None = None
        self.button = make_button("Dati del documento…", "identification-card", self.ask)

    def follow(self, kind: DocumentKind) -> None:
        self._kind = kind
        why = self._desk.why_not(Action.EDIT_ARCHIVE) or ("" if kind.takes_data else ONLY_ENTE)
        allow(self.button, why, "Titolo, protocollo, atto, luogo e data, piè di pagina, chi firma")

    def ask(self) -> None:
        if self._kind is not None:
            work = (self._kind, self._desk.year)
            self._desk.read(document_data_form, *work, on_done=partial(self._open, self._kind), latest=(self, "data"))

    def _open(self, kind: DocumentKind, found: DocumentDataForm) -> None:
        self.dialog = DocumentDataDialog(self._page, self._desk, kind, found)
        self.dialog.open()
