"""The lines at the left, what they become at the right, and the answers given so far, which can be taken back."""

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.catalogue.entry import Catalogue
from app.domain.italian import plural
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.plan_text.answers import AlikeLines, PlanAnswers
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.chosen_lines import is_whole_line
from app.domain.plan_text.chosen_words import words_of_line
from app.domain.plan_text.edited_lines import edited, guess_kept, table_around
from app.domain.plan_text.outcome import indicators_of_lines
from app.domain.plan_text.roles import LineRole
from app.services.plan_text.rehearsing import PlanRehearsal
from app.ui.kit.overrides import override
from app.ui.kit.scale import Kept, keep_spacing, scaled
from app.ui.kit.shortcut import add_shortcut
from app.ui.kit.tokens import MEASURES
from app.ui.kit.turning_splitter import TurningSplitter
from app.ui.plan_import.foot import ImportFoot
from app.ui.plan_import.line_editing import LineEditing
from app.ui.plan_import.lines_model import DocumentLine, lines_of
from app.ui.plan_import.lines_pane import LinesPane, Shown
from app.ui.plan_import.outcome_pane import OutcomePane
from app.ui.plan_import.proposals_panel import ALL, MOST
from app.ui.plan_import.proposing import CatalogueMatches
from app.ui.plan_import.role_popup import RolePopup, RoleQuestion
from app.ui.plan_import.role_words import LOOKS, PARTS, rival_of
from app.ui.plan_import.words_dialog import PlanWordsDialog, WordsSaid

MOST_WORDS = 12
"""Columns of a table of which it is asked what they hold; the months of a calendar come after."""
HALVES, GAP, NARROW, LOW = (756, 566), 12, 760, 360


class Confirming(QWidget):
    """`answered` when an answer was given or taken back: what comes of it is to be shown with `show_rehearsal`."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines, self.outcome = LinesPane(), OutcomePane()
        self.foot = ImportFoot()
        self.popup = RolePopup(self)
        self.editing = LineEditing(self, self)
        self.answers = PlanAnswers()
        self.rehearsal: PlanRehearsal | None = None
        self.document = SourceDocument("", "", ())
        self.shown = edited(self.document, {})
        self._alike = AlikeLines(self.document)
        self._matches: CatalogueMatches | None = None
        self._recognised = 0
        self._past: list[PlanAnswers] = []
        self._future: list[PlanAnswers] = []
        self._offered: tuple[Collection[int], LineRole] | None = None
        self._lay_out()
        self._connect()

    @property
    def has_answers(self) -> bool:
        """Whether leaving now would lose something that somebody has answered."""
        return bool(self._past)

    def begin(self, document: SourceDocument, answers: PlanAnswers) -> None:
        """Take another document in hand: nothing was answered of it here yet."""
        self.document, self.answers = document, answers
        self.rehearsal = None
        self.editing.close()
        self.shown = edited(document, answers.layout.edits)
        self._alike = AlikeLines(self.shown.document)
        self._past, self._future = [], []
        self._offer(None)
        self.outcome.tree.begin()
        self.outcome.show_part(0)
        self.lines.choose(Shown.ALL)

    def show_rehearsal(self, rehearsal: PlanRehearsal) -> None:
        """Show what the answers given so far make of the document."""
        self.rehearsal = rehearsal
        lines = lines_of(self.shown.blocks, rehearsal.guesses, self.shown.by_hand)
        self.lines.show_lines(lines)
        self.foot.show_lines(lines, rehearsal.outcome, rehearsal.preview)
        current = self.lines.view.current_line
        self.outcome.tree.show_outcome(rehearsal.outcome)
        if current is not None and not self.outcome.tree.hasFocus():
            self.outcome.tree.follow(current.number, is_part=current.role in PARTS)
        preview = rehearsal.preview
        issues = dict.fromkeys((*self.document.issues, *preview.issues))
        self.outcome.show_findings(preview.groups, preview.accepted, list(issues))
        self._count_recognised()
        self._show_proposals()

    def answer(self, answers: PlanAnswers) -> None:
        """Take an answer, so that it can be taken back."""
        if answers != self.answers:
            self._past.append(self.answers)
            self._future = []
            self._show_answers(answers)

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Propose the indicators of this catalogue beside the objectives that have none."""
        self._matches = CatalogueMatches(catalogue)
        self._count_recognised()
        self._show_proposals()

    def accept_proposal(self, number: int) -> None:
        """Take a proposal, counted from 0, for the objective in front."""
        node = self.outcome.tree.current_node
        if node is None or not node.lacks_indicator or self._matches is None:
            return
        found = self._matches.of(node)
        if number < len(found):
            self.answer(self.answers.with_indicators({node.line: found[number].draft}))

    def undo(self) -> bool:
        """Take the last answer back; tell whether there was one."""
        return self._move(self._past, self._future)

    def redo(self) -> bool:
        return self._move(self._future, self._past)

    def go_to_doubt(self, step: int = 1) -> None:
        """Go to the next doubt, and ask about it."""
        self.popup.close_popup()
        if self.lines.go_to_doubt(step):
            self.lines.view.setFocus()
            self.ask_role()

    def ask_role(self) -> None:
        """Open the choice of roles on the lines chosen."""
        chosen = self.lines.view.chosen()
        if not chosen:
            return
        numbers = [line.number for line in chosen]
        alike = self._alike.of(numbers)
        first = chosen[0]
        view = self.lines.view
        place = view.row_place()
        corner = view.viewport().mapTo(self, place.topLeft() + QPoint(scaled(MEASURES.tree_row) * 4, 0))
        question = RoleQuestion(
            _title(chosen), first.guess.reason, first.role, len(alike) if len(alike) > len(chosen) else 1,
            self._alike.words(numbers),
            is_for_all=first.is_doubt and len(alike) > len(chosen),
        )  # fmt: skip
        view.is_asking = True
        self.popup.ask(question, QRect(corner, place.size()))

    def choose_role(self, role: LineRole, is_for_all: bool) -> None:
        """Give a role to the lines chosen, or to all that are like them."""
        numbers = [line.number for line in self.lines.view.chosen()]
        self.lines.view.stop_gathering()
        if not numbers:
            return
        if is_whole_line(role):
            first = self.lines.view.chosen()[0]
            self.answer(self.answers.closing_at(first.number, first.block.text))
        elif is_for_all:
            self.answer(self.answers.with_role_of_alike(self._alike, numbers, role))
        else:
            self.answer(self.answers.with_role(numbers, role))
            self._offer((numbers, role))
        count = len(self._alike.of(numbers) if is_for_all else numbers)
        said = f"{role.italian}: {plural(count, 'riga', 'righe')}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.lines.view, said))

    def ask_words(self) -> None:
        """Ask what stands in the columns of the current line, or after its words before a colon; else its role."""
        line = self.lines.view.current_line
        if line is None:
            return
        blocks = self.shown.blocks
        if words := words_of_line(blocks, line.number)[:MOST_WORDS]:
            is_of_table = bool(table_around(blocks, self.shown.place_of(line.number)))
            on_columns = partial(self._read_by_columns, line.number) if is_of_table else None
            PlanWordsDialog(self, words, self.answers.layout.named, self._say_words, on_columns).open()
        else:
            self.ask_role()

    def _say_words(self, said: WordsSaid) -> None:
        answers = self.answers
        for word, role in said.items():
            answers = answers.leaving([word]) if role is LineRole.TEXT else answers.naming(word, role)
        self.answer(answers)
        self.lines.view.setFocus()

    def _read_by_columns(self, number: int) -> None:
        self.answer(self.answers.reading_by_columns(self.shown, number))
        self.lines.view.setFocus()

    def _accept_all(self) -> None:
        if self._matches is not None and self.rehearsal is not None:
            self.answer(self.answers.with_indicators(self._matches.first_of_all(self.rehearsal.outcome)))

    def _take_off(self) -> None:
        """Take the indicator of the catalogue off the objective in front, whichever of its lines it was taken for."""
        node, taken = self.outcome.tree.current_node, self._taken()
        if node is not None and (draft := taken.get(node.line)) is not None:
            same = [line for line in self.answers.indicators if taken[line] is draft]
            group = self._lines_with(node.line)
            self.answer(self.answers.without_indicators([line for line in same if line in group]))

    def _taken(self) -> Mapping[int, IndicatorDraft]:
        """Return the indicators taken from the catalogue, by each line that they are for."""
        if self.rehearsal is None:
            return {}
        preview = self.rehearsal.preview
        return indicators_of_lines(self.rehearsal.plan, preview.accepted, self.answers.indicators)

    def _lines_with(self, line: int) -> set[int]:
        """Return the lines that become one objective with this one, itself included."""
        preview = self.rehearsal.preview if self.rehearsal else None
        groups = [group for group in preview.groups if group.key in preview.accepted] if preview else []
        members = [{member.line for member in group.members} for group in groups]
        return {line}.union(*(lines for lines in members if line in lines))

    def _count_recognised(self) -> None:
        nodes = self.rehearsal.outcome if self.rehearsal else ()
        self._recognised = len(self._matches.recognised(nodes)) if self._matches else 0

    def _show_proposals(self) -> None:
        """Offer what the catalogue has for the objective in front, or say what was taken from it."""
        panel, node = self.outcome.proposals, self.outcome.tree.current_node
        if self._matches is None or self.rehearsal is None or node is None:
            panel.hide()  # what is offered for all of them may show it again
        elif (draft := self._taken().get(node.line)) is not None:
            panel.show_accepted(draft)
        else:
            is_low = self.outcome.height() < scaled(LOW)
            panel.show_proposals(self._matches.of(node) if node.lacks_indicator else (), 1 if is_low else MOST)
        panel.show_all(self._recognised)

    def _show_answers(self, answers: PlanAnswers) -> None:
        """Show the roles and the lines answered at once; what else they change comes with the rehearsal."""
        is_edited = answers.layout.edits != self.answers.layout.edits
        self.answers = answers
        self._offer(None)
        if is_edited:
            self._show_edits()
        told, layout = self._alike, answers.layout
        self.lines.show_lines([line.answered(told.role_in(layout, line.number)) for line in self.lines.lines])
        self.answered.emit()

    def _show_edits(self) -> None:
        """Show the lines as they are written now, each with the guess that it had: the next key is for what is seen."""
        before = self.shown
        guesses = {before.origins[line.number].place: line.guess for line in self.lines.lines}
        self.shown = edited(self.document, self.answers.layout.edits)
        self._alike = AlikeLines(self.shown.document)
        kept = [guess_kept(guesses, origin, number) for number, origin in self.shown.origins.items()]
        self.lines.show_lines(lines_of(self.shown.blocks, kept, self.shown.by_hand))

    def _move(self, from_here: list[PlanAnswers], to_there: list[PlanAnswers]) -> bool:
        if not from_here:
            return False
        to_there.append(self.answers)
        self._show_answers(from_here.pop())
        return True

    def _offer(self, offered: tuple[Collection[int], LineRole] | None) -> None:
        """Offer the same role for the other lines alike, when there are any that have another."""
        self._offered = None
        words = keys = ""
        if offered is not None:
            numbers, role = offered
            others = set(self._alike.of(numbers)) - set(numbers)
            count = sum(line.number in others and line.role is not role for line in self.lines.lines)
            if count:
                self._offered = offered
                verb = "Diventa" if count == 1 else "Diventano"
                rest = plural(count, "altra riga simile", "altre righe simili")
                words = f"{verb} «{LOOKS[role].tag}» anche {rest}? Stessi segni: {self._alike.words(numbers)}"
                keys = f"Maiusc {LOOKS[role].key}" if LOOKS[role].key else ""
        self.foot.show_offer(words, keys)

    def _take_offer(self) -> None:
        if self._offered is not None:
            numbers, role = self._offered
            self.answer(self.answers.with_role_of_alike(self._alike, numbers, role))
        self.lines.view.setFocus()

    def _decline_offer(self) -> None:
        self._offer(None)
        self.lines.view.setFocus()

    def _take_cross(self, accepted: frozenset[str]) -> None:
        self.answer(self.answers.with_cross(accepted))

    def _show_unassigned(self, is_on: bool) -> None:
        self.lines.choose(Shown.UNASSIGNED if is_on else Shown.ALL)

    def _tell_shown(self) -> None:
        self.foot.unassigned.setChecked(self.lines.shown is Shown.UNASSIGNED)

    def _follow_line(self) -> None:
        """Go to what the current line becomes: itself, or the objective or unit of which it says something."""
        if (line := self.lines.view.current_line) is not None and not self.outcome.tree.hasFocus():
            self.outcome.tree.follow(line.number, is_part=line.role in PARTS)

    def _take_keyboard_back(self) -> None:
        """The choice of roles is closed: the keyboard goes back to the lines, unless it went elsewhere by itself."""
        self.lines.view.is_asking = False
        self.lines.view.viewport().update()
        if self.popup.isAncestorOf(QApplication.focusWidget() or self.popup.roles):
            self.lines.view.setFocus()

    def _connect(self) -> None:
        view, foot = self.lines.view, self.foot
        view.role_chosen.connect(self.choose_role)
        view.asked.connect(self.ask_role)
        view.words_asked.connect(self.ask_words)
        view.moved.connect(self._follow_line)
        self.popup.chosen.connect(self.choose_role)
        self.popup.closed.connect(self._take_keyboard_back)
        self.lines.shown_changed.connect(self._tell_shown)
        self.outcome.line_followed.connect(self.lines.go_to)
        self.outcome.accepted_changed.connect(self._take_cross)
        self.outcome.tree.selectionModel().currentChanged.connect(self._show_proposals)
        self.outcome.proposals.accepted.connect(self.accept_proposal)
        self.outcome.proposals.all_accepted.connect(self._accept_all)
        self.outcome.proposals.taken_off.connect(self._take_off)
        accepting: list[Callable[[], object]] = [
            self._accept_all,
            *(partial(self.accept_proposal, number) for number in range(ALL)),
        ]
        for digit, accept in enumerate(accepting):
            words = f"Accetta la proposta {digit} del catalogo" if digit else "Accetta tutte le proposte del catalogo"
            add_shortcut(self, f"Alt+{digit}", words, accept)
        foot.doubt_asked.connect(self.go_to_doubt)
        foot.unassigned_asked.connect(self._show_unassigned)
        foot.offer_taken.connect(self._take_offer)
        foot.offer_declined.connect(self._decline_offer)

    def _lay_out(self) -> None:
        self.halves = TurningSplitter(NARROW, self.lines, self.outcome)
        self.halves.setStretchFactor(0, HALVES[0])
        self.halves.setStretchFactor(1, HALVES[1])
        Kept(self.halves, TurningSplitter.setHandleWidth, GAP)
        self.halves.setSizes([each * 10 for each in HALVES])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        keep_spacing(column, 0)
        column.addWidget(self.halves, 1)
        column.addWidget(self.foot)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.popup.close_popup()
        self.editing.close()


def _title(chosen: list[DocumentLine]) -> str:
    """Ask what is doubtful: the role that the program has guessed."""
    lines = "Questa riga" if len(chosen) == 1 else plural(len(chosen), "riga", "righe")
    first = chosen[0]
    if first.is_doubt:
        return f"{lines}: {LOOKS[first.role].tag.lower()} o {LOOKS[rival_of(first.role)].tag.lower()}?"
    return f"{lines}: che cosa diventa?" if len(chosen) == 1 else f"{lines}: che cosa diventano?"
