"""Documenti › Testi: the words of a document, part by part, written with their preview beside."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialogButtonBox, QMenu, QPushButton, QWidget

from app.domain.changes import Changes, Topic
from app.domain.document_text.fields import FieldValues, TextField, fields_in
from app.domain.document_text.marks import LineMark, insert, toggle_bold, toggle_lines
from app.domain.document_text.parts import PartWords, validate_words
from app.domain.documents.catalogue import DocumentKind
from app.domain.errors import UserError
from app.domain.issues import Severity, errors_of
from app.domain.italian import plural, quoted
from app.domain.permissions import Action
from app.services.documents.texts import keep_words, printed_texts, restore_words, values_of_fields, words_of_document
from app.ui.documents.text_edit import TextEdit, TextPreview
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import ask_to_abandon, confirm
from app.ui.kit.following import Following
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.notice import Notice
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.shortcut import Context, add_shortcut
from app.ui.kit.turning_splitter import TurningSplitter

SIZE, NARROW, HALF = (1120, 640), 640, 10_000
"""Pixels of the drawing: the window, the width below which the preview goes under the text, any equal halves."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is being written over the words of a part as they were read."""

    before: PartWords
    body: str


class TextsDialog(PlainDialog):
    """The parts of a document in a choice; what is written in one stays, until it is saved, while another is seen."""

    def __init__(self, parent: QWidget, desk: Desk, kind: DocumentKind) -> None:
        super().__init__(parent, f"Testi: {kind.italian} {desk.year}", *SIZE)
        self.desk, self.kind = desk, kind
        self.enter_presses_primary = False
        self._stored: dict[str, PartWords] = {}
        self._drafts: dict[str, _Draft] = {}
        self._values: FieldValues = {}
        self._is_showing, self._count = False, 0
        self.parts = ChoiceBox()
        self.parts.setAccessibleName("Parte del documento")
        self.where = hint_label("")
        self.edit, self.preview, self.told = TextEdit(), TextPreview(), Message(self)
        self._make_tools()
        self.save_button = self.set_primary(make_button("Salva i testi", "", self.save))
        self._lay_out()
        self._connect()
        self.reload()

    @property
    def words(self) -> PartWords | None:
        """The words of the part in sight, as they are stored."""
        return self._stored.get(self.parts.currentData() or "")

    @property
    def is_edited(self) -> bool:
        return bool(self._drafts)

    def reload(self) -> None:
        self.desk.read(values_of_fields, self.kind, self.desk.year, on_done=self._take_values, latest=(self, "values"))
        self.desk.read(words_of_document, self.kind, self.desk.year, on_done=self._take, latest=(self, "words"))

    def show_part(self, code: str) -> None:
        """Bring a part in sight."""
        self.parts.setCurrentIndex(self.parts.findData(code))
        self._show()

    def save(self) -> None:
        """Save the parts that have changed, one after the other; one that is refused stays to be mended."""
        if not self._drafts:
            return
        code, draft = next(iter(self._drafts.items()))
        errors = errors_of(validate_words(draft.body))
        if errors:
            self.show_part(code)
            self.told.say(" ".join(issue.sentence for issue in errors))
            return
        done, refused = partial(self._saved, code), partial(self._refused, code)
        self.desk.save(keep_words, self.desk.year, draft.before, draft.body, on_done=done, on_error=refused)

    def ask_restore(self) -> None:
        if words := self.words:
            question = f"Ripristinare il testo «{words.part.italian}»?"
            more = f"Torna il {words.before_origin.italian}. Si può annullare."
            confirm(self, question, more, "Ripristina", self.restore)

    def restore(self) -> None:
        """Bring back what was before the ente wrote."""
        words = self.words
        if words is None:
            return
        self._drafts.pop(words.part.code, None)
        if words.can_be_restored:
            self.desk.save(restore_words, self.desk.year, words, on_error=partial(self._refused, words.part.code))
        else:
            self._show()

    def use_template(self) -> None:
        """Write the words of the program over those in sight: they are saved with the others."""
        if words := self.words:
            self.edit.write(words.template)

    @override
    def reject(self) -> None:
        if self.is_edited:
            ask_to_abandon(self, self._abandon)
        else:
            super().reject()

    def _abandon(self) -> None:
        super().reject()

    def _take_values(self, values: FieldValues) -> None:
        self._values = values
        self._show_preview()

    def _take(self, words: list[PartWords]) -> None:
        """Take the words as they are stored; what is being written stays."""
        self._stored = {one.part.code: one for one in words}
        if not self.parts.count():
            for one in words:
                self.parts.addItem("", one.part.code)
        self._name_parts()
        self._show()

    def _name_parts(self) -> None:
        """Say of each part where its words come from, or that they are to be saved."""
        for place in range(self.parts.count()):
            code = self.parts.itemData(place)
            words = self._stored[code]
            state = "da salvare" if code in self._drafts else words.origin.italian
            self.parts.setItemText(place, f"{words.part.italian} ({state})")

    def _show(self) -> None:
        """Show the part chosen: what is being written of it, or what is stored."""
        words = self.words
        if words is None:
            return
        draft = self._drafts.get(words.part.code)
        body = draft.body if draft else words.body
        if self.edit.toPlainText() != body:
            self._is_showing = True
            self.edit.setPlainText(body)
            self._is_showing = False
        source = f" Il piano era «{words.source}»." if words.source else ""
        self.where.setText(f"{words.part.help}{source}")
        self.told.clear()
        self._refresh(words)

    def _write(self) -> None:
        """Keep what is written; what is as it was stored is no change."""
        words = self.words
        if self._is_showing or words is None:
            return
        code, body = words.part.code, self.edit.toPlainText()
        draft = self._drafts.get(code)
        before = draft.before if draft else words
        if body == before.body:
            self._drafts.pop(code, None)
        else:
            self._drafts[code] = _Draft(before, body)
        self._refresh(words)

    def _refresh(self, words: PartWords) -> None:
        self._name_parts()
        self._show_preview()
        why = self.desk.why_not(Action.EDIT_ARCHIVE)
        is_draft = words.part.code in self._drafts
        self.edit.setReadOnly(bool(why))
        self.save_button.setEnabled(self.is_edited)
        self.restore_button.setEnabled(not why and (words.can_be_restored or is_draft))
        self.template_button.setEnabled(not why and self.edit.toPlainText().strip() != words.template.strip())
        for tool in (*self.marks, self.field_button):
            tool.setEnabled(not why)
        issues = validate_words(self.edit.toPlainText())
        sentences = [why] if why else [issue.sentence for issue in issues] or self._unfilled()
        severity = Severity.ERROR if errors_of(issues) else Severity.WARNING if issues else Severity.NOTE
        self.told.clear()
        if sentences:
            self.told.say(" ".join(sentences), Severity.NOTE if why else severity)

    def _unfilled(self) -> list[str]:
        """Say which fields the archive cannot fill: dots are printed in their place."""
        empty = [field for field in fields_in(self.edit.toPlainText()) if self._values and not self._values.get(field)]
        if not empty:
            return []
        shown = quoted(field.written for field in empty)
        return [f"{shown}: l'archivio non ha ancora questo dato, al suo posto si stampano dei puntini."]

    def _show_preview(self) -> None:
        self.preview.show_texts(printed_texts(self.edit.toPlainText(), self._values))

    def _saved(self, code: str, changes: Changes) -> None:
        draft = self._drafts.pop(code, None)
        self._count += 1
        if self._drafts:
            self.save()
            return
        self.desk.tell(Notice(f"{plural(self._count, 'testo salvato', 'testi salvati')}: {self.kind.italian}."))
        self._count = 0
        if draft and changes.is_empty:
            self._show()

    def _refused(self, code: str, error: UserError) -> None:
        self.show_part(code)
        self.told.say(str(error))

    def _mark(self, mark: LineMark) -> None:
        self.edit.change(partial(toggle_lines, mark=mark))

    def _bold(self) -> None:
        self.edit.change(toggle_bold)

    def _insert_field(self, action: QAction) -> None:
        field: TextField = action.data()
        self.edit.change(partial(insert, words=field.written))

    def _fill_fields(self) -> None:
        """Offer each field with what it stands for now."""
        self._menu.clear()
        for field in TextField:
            value = self._values.get(field, "") or "non c'è ancora"
            self._menu.addAction(f"{field.italian}: {value}".replace("&", "&&")).setData(field)

    def _make_tools(self) -> None:
        keys: Mapping[str, tuple[str, str, LineMark | None]] = {
            "Titolo": ("text-h-one", "Ctrl+1", LineMark.TITLE),
            "Titolo minore": ("text-h-two", "Ctrl+2", LineMark.HEADING),
            "Grassetto": ("text-bolder", "Ctrl+B", None),
            "Elenco": ("list-bullets", "Ctrl+L", LineMark.BULLET),
            "Elenco numerato": ("list-numbers", "Ctrl+Shift+L", LineMark.NUMBER),
        }
        self.marks: list[QPushButton] = []
        for text, (icon_name, key, mark) in keys.items():
            act = self._bold if mark is None else partial(self._mark, mark)
            button = make_button(text, icon_name, act, f"{text} ({key.replace('Shift', 'Maiusc')})")
            add_shortcut(self.edit, key, text, button.click, Context.WindowShortcut)
            self.marks.append(button)
        self.field_button = make_button("Inserisci campo", "brackets-curly", lambda: None)
        self._menu = QMenu(self.field_button)
        self._menu.aboutToShow.connect(self._fill_fields)
        self._menu.triggered.connect(self._insert_field)
        self.field_button.setMenu(self._menu)
        self.template_button = make_button("Testo del programma", "article", self.use_template)
        self.restore_button = make_button("Ripristina testo…", "arrow-counter-clockwise", self.ask_restore)

    def _connect(self) -> None:
        self.parts.activated.connect(self._show)
        self.edit.textChanged.connect(self._write)
        Following(self, self.desk.hub, {Topic.MUNICIPALITY}, self.reload)

    def _lay_out(self) -> None:
        halves = TurningSplitter(NARROW, self.edit, self.preview)
        halves.setSizes([HALF, HALF])
        self.content.addWidget(self.parts)
        self.content.addWidget(self.where)
        self.content.addWidget(ButtonRow(self.field_button, *self.marks, self.template_button))
        self.content.addWidget(halves, 1)
        self.content.addWidget(self.told)
        self.put_button(self.restore_button, QDialogButtonBox.ButtonRole.ResetRole)
        self.put_button(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.add_close()
