"""Importa un piano: the lines of a document, what they become, and one transaction at the yes."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.italian import plural
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.roles import PlanLayout
from app.services.catalogue.own import catalogue_of
from app.services.plan_text.importing import counts_sentence, import_plan
from app.services.plan_text.layouts import remembered_layout
from app.services.plan_text.opening import open_plan, plan_of_text
from app.services.plan_text.rehearsing import PlanRehearsal, RehearsalGround, read_ground, rehearse_plan
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import ask_to_abandon
from app.ui.kit.files import PLANS, choose_file_to_open
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.kit.notice_line import NoticeLine
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_spacing
from app.ui.kit.tab import GuestTab, PageVerb
from app.ui.kit.tokens import MEASURES
from app.ui.plan_import.confirming import Confirming
from app.ui.plan_import.head import ImportHead
from app.ui.plan_import.imported import Imported
from app.ui.plan_import.questions import PlanQuestions, unanswered
from app.ui.plan_import.source import PlanSource

PASTE = QKeySequence("Ctrl+V")
UNDO, REDO = (QKeySequence("Ctrl+Z"),), (QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y"))
READING = "Lettura del documento"
REMEMBERED = "Si usano le scelte già fatte per un documento impaginato come questo."


class PlanImportPage(GuestTab):
    """The page, from the choice of the document to the yes."""

    topics = frozenset({Topic.OBJECTIVES, Topic.STRUCTURE})
    margins = (16, 4, 16, 0)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.head, self.question = ImportHead(), NoticeLine()
        self.source, self.work = PlanSource(), Confirming()
        self.setAccessibleName("Importa un piano")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.source)
        self._stack.addWidget(self.work)
        self.questions = PlanQuestions(self.work, self.choose_file)
        self._asked: Notice | None = None
        self._ground: RehearsalGround | None = None
        self._taken = self.work.document
        self._is_saving = False
        self._lay_out()
        self._connect()
        self.head.show_document(None, desk.year)
        desk.read(catalogue_of, on_done=self.work.use_catalogue)

    @override
    def reload(self) -> None:
        """Compare again with the archive: it, or the year, has changed meanwhile."""
        has_document = self._stack.currentWidget() is self.work
        self.head.show_document(self.work.document if has_document else None, self.desk.year)
        self._ground = None
        if has_document and not self._is_saving:
            self._rehearse()

    @override
    def page_verbs(self) -> Mapping[PageVerb, Callable[[], object]]:
        if self._stack.currentWidget() is not self.work:
            return {}
        return {
            PageVerb.NEXT_MISSING: partial(self.work.go_to_doubt, 1),
            PageVerb.PREVIOUS_MISSING: partial(self.work.go_to_doubt, -1),
        }

    @override
    def may_leave(self, on_leave: Callable[[], object]) -> bool:
        if not self.work.has_answers or self._stack.currentWidget() is not self.work:
            return True
        ask_to_abandon(self, on_leave)
        return False

    def choose_file(self) -> None:
        """Ask which file; the work in hand is lost, so it asks before."""
        if self.may_leave(self._choose_file):
            self._choose_file()

    def paste(self) -> None:
        if self.may_leave(self._show_source):
            self._show_source()

    def take_file(self, path: Path) -> None:
        """Read a file, with a window to watch and to stop it when it takes long."""
        self.desk.runner.run_long(open_plan, path, title=READING, on_done=self.take_document, on_error=self.refuse)

    def change_file(self, path: Path) -> None:
        """Read another file; the work in hand is lost, so it asks before."""
        if self.may_leave(partial(self.take_file, path)):
            self.take_file(path)

    def take_text(self, text: str) -> None:
        self.desk.runner.run(plan_of_text, text, on_done=self.take_document, on_error=self.refuse)

    def take_document(self, document: SourceDocument) -> None:
        """Take a document in hand, with the choices made for an earlier one that is laid out like it."""
        self._taken = document
        work = (self.desk.workspace, document)
        self.desk.runner.run(
            remembered_layout, *work, on_done=self._begin, on_error=self.refuse, latest=(self, "layout")
        )

    def _begin(self, layout: PlanLayout) -> None:
        self._asked = None
        self.question.close_notice()
        self.questions.begin()
        self.work.begin(self._taken, PlanAnswers(layout))
        self._rehearse()
        if layout != PlanLayout():
            self.desk.tell(Notice(REMEMBERED))

    def refuse(self, error: UserError) -> None:
        """Say why a document cannot be taken in; what was there stays there."""
        if self._stack.currentWidget() is self.work:
            self.question.show_notice(Notice(error.sentence, NoticeKind.ERROR))
        else:
            self.source.refuse(error.sentence)

    def take_keyboard(self) -> None:
        """Give the keyboard to the lines, or to the choice of a document."""
        is_work = self._stack.currentWidget() is self.work
        (self.work.lines.view if is_work else self.source.choose_button).setFocus()

    def leave(self) -> None:
        """Give the import up, after a question where something was answered."""
        if self.may_leave(self.left.emit):
            self.left.emit()

    def import_now(self) -> None:
        """Write what is shown; a question that waits is asked again first."""
        rehearsal = self.work.rehearsal
        if rehearsal is None or self._is_saving:
            return
        if unanswered(rehearsal, self.work.answers):
            self._asked = None
            self._ask(rehearsal)
            self.question.take_keyboard()
            return
        self._is_saving = True
        self.work.foot.show_import("Importazione…", "L'importazione è in corso.")
        use_case = partial(import_plan, document=self.work.document, year=self.desk.year, answers=self.work.answers)
        self.desk.save(use_case, on_done=self._tell, on_error=self._say_not_written)

    @override
    def hasHeightForWidth(self) -> bool:
        """Whatever its width the lists share the height there is: a line of words that wraps makes no page taller."""
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = QKeySequence(event.keyCombination())
        if pressed in UNDO:
            self.work.undo()
        elif pressed in REDO:
            self.work.redo()
        elif pressed == PASTE and self._stack.currentWidget() is self.source:
            self.source.text.paste()
            self.source.text.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Take Ctrl+Z before the menu does: here it takes back an answer, not the last operation on the archive."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            is_own = QKeySequence(event.keyCombination()) in (*UNDO, *REDO)
            event.setAccepted(is_own)
            return is_own
        return super().event(event)

    def _choose_file(self) -> None:
        choose_file_to_open(self, "Scegli il piano", PLANS, self.take_file)

    def _show_source(self) -> None:
        self.work.begin(SourceDocument("", "", ()), PlanAnswers())
        self.question.close_notice()
        self.source.welcome()
        self._stack.setCurrentWidget(self.source)
        self.head.show_document(None, self.desk.year)
        self.source.text.setFocus()

    def _rehearse(self) -> None:
        """Ask what the answers make of the document; what the archive holds is read once."""
        if self._ground is None:
            work = (self.desk.workspace, self.desk.year)
            self.desk.runner.run(
                read_ground, *work, on_done=self._keep_ground, on_error=self._refuse_rehearsal, latest=(self, "ground")
            )
            return
        self.desk.runner.run(
            rehearse_plan, self.work.document, self.work.answers, self._ground,
            on_done=self._show, latest=(self, "rehearsal"),
        )  # fmt: skip

    def _keep_ground(self, ground: RehearsalGround) -> None:
        self._ground = ground
        self._rehearse()

    def _show(self, rehearsal: PlanRehearsal) -> None:
        is_first = self._stack.currentWidget() is not self.work
        self.work.show_rehearsal(rehearsal)
        self.head.show_document(self.work.document, self.desk.year)
        self._show_import(rehearsal)
        self._ask(rehearsal)
        if is_first:
            self._stack.setCurrentWidget(self.work)
            self.source.welcome()
            self.work.lines.view.setFocus()

    def _ask(self, rehearsal: PlanRehearsal) -> None:
        """Say over the lines what waits for an answer, or why they make no plan yet; else nothing."""
        waiting = self.questions.waiting(rehearsal)
        if waiting is None:
            self._asked = None
            self.question.close_notice()
        elif self._asked is None or _labels(waiting) != _labels(self._asked):
            self._asked = waiting
            self.question.show_notice(waiting)

    def _set_aside(self) -> None:
        """The line of the question was closed: what is only told, or may be left as it is, is not said again."""
        if self._asked is not None:
            self.questions.set_aside(self._asked)

    def _show_import(self, rehearsal: PlanRehearsal) -> None:
        preview = rehearsal.preview
        count = preview.objectives_to_write
        words = f"Importa {plural(count, 'obiettivo', 'obiettivi')}" if count else "Importa"
        why = ""
        if preview.is_empty:
            why = f"L'archivio contiene già tutto ciò che si legge qui per il {self.desk.year}."
        if not preview.can_be_written:
            why = "Ci sono errori da correggere: sono tra gli avvisi, a destra."
        self.work.foot.show_import(words, why, waits=bool(unanswered(rehearsal, self.work.answers)))

    def _refuse_rehearsal(self, error: UserError) -> None:
        self.refuse(error)
        self.work.foot.show_import("Importa", error.sentence)

    def _tell(self, changes: Changes) -> None:
        self._is_saving = False
        words = counts_sentence(self.work.rehearsal.preview) if self.work.rehearsal else ""
        told = Imported(self.desk, self.window(), "nessuna novità" if changes.is_empty else words, changes)
        self.left.emit()
        told.tell()

    def _say_not_written(self, error: UserError) -> None:
        self._is_saving = False
        self.question.show_notice(Notice(error.sentence, NoticeKind.ERROR))
        if self.work.rehearsal is not None:
            self._show_import(self.work.rehearsal)

    def _connect(self) -> None:
        for signal in (self.head.file_asked, self.source.file_asked):
            signal.connect(self.choose_file)
        self.head.paste_asked.connect(self.paste)
        self.source.text_given.connect(self.take_text)
        self.source.left.connect(self.leave)
        self.question.closed.connect(self._set_aside)
        self.work.answered.connect(self._rehearse)
        self.work.foot.left.connect(self.leave)
        self.work.foot.import_asked.connect(self.import_now)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        keep_spacing(column, MEASURES.gap_small)
        column.addWidget(self.head)
        column.addWidget(self.question)
        column.addWidget(self._stack, 1)


def _labels(notice: Notice) -> tuple[str, ...]:
    """Return what a question says and offers: the same words may offer other answers."""
    return (notice.words, *(action.label for action in notice.actions))
