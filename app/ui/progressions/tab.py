"""Progressioni: who may have the increment of the year, the rankings with every point explained, the steps."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Topic
from app.domain.finding_rows import finding_rows
from app.domain.ids import EmployeeId
from app.domain.issues import Issue, Link
from app.domain.progressions.candidates import Candidate
from app.domain.progressions.editing import ProgressionRemarkDraft
from app.domain.progressions.rows import (
    CANDIDATE_COLUMNS,
    EXCLUDED_COLUMNS,
    RANK_COLUMNS,
    REMARK_COLUMNS,
    ProgressionRemarkRow,
    candidate_rows,
    excluded_rows,
    rank_rows,
)
from app.services.checks import progression_findings
from app.services.progressions.facts import CandidateFacts
from app.services.progressions.procedures import begin_procedure
from app.services.progressions.reading import ProgressionPage, read_person_facts, read_progressions_of
from app.services.progressions.remarks import delete_remark
from app.services.workbooks.registry import PROGRESSIONS_WORKBOOK
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.findings_table import FindingsTable
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height, keep_spacing
from app.ui.kit.segment_switch import SegmentSwitch
from app.ui.kit.side_splitter import SideSplitter, SideWidths
from app.ui.kit.tab import Tab
from app.ui.kit.tokens import MEASURES
from app.ui.progressions.forms import (
    CandidateDialog,
    ProcedureDialog,
    ProcedureReopeningDialog,
    PublishDialog,
    RankingRemarkDialog,
)
from app.ui.progressions.rank_side import RankSide
from app.ui.progressions.verbs import ProgressionVerbs
from app.ui.progressions.words import (
    NO_EXCLUDED,
    NO_REMARKS,
    NOBODY,
    NOT_BEGUN,
    NOT_RANKED,
    heading_of,
    why_not_begun,
)
from app.ui.workbooks.exporting import WorkbookExport
from app.ui.workbooks.importing import WorkbookImport

if TYPE_CHECKING:
    from app.ui.progressions.rules_dialog import ProgressionRulesDialog

VIEWS = ("Candidati", "Graduatoria", "Esclusi", "Osservazioni", "Controlli")
CANDIDATES, RANKING, EXCLUDED, REMARKS, CHECKS = range(5)
WIDTHS = SideWidths(side=900, least=800, narrow=1000, border=4)
LEAST_OF_REMARKS = 72
"""Pixels of the drawing that the list of remarks needs to say in full that there is none."""
PROVISIONAL_HINT = "La graduatoria resta com'è oggi e si aprono i giorni delle osservazioni."
FINAL_HINT = "La graduatoria si calcola un'ultima volta: dopo non cambia più, e il differenziale è di chi lo ha."


class ProgressionsTab(Tab):
    """The progressions of the year: candidates, rankings, who is excluded, remarks, with the reasons at the side."""

    topics = frozenset({Topic.AWARDS, Topic.SHEETS, Topic.ROUNDS, Topic.STRUCTURE, Topic.MUNICIPALITY})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.page = ProgressionPage(desk.year)
        self.dialog: FormDialog | ProgressionRulesDialog | None = None
        self.importing = WorkbookImport(self, desk, PROGRESSIONS_WORKBOOK)
        self.exporting = WorkbookExport(self, desk, PROGRESSIONS_WORKBOOK)
        self._wanted: Link | None = None
        self._make_lists()
        self.verbs = ProgressionVerbs(self)
        self.heading = hint_label("")
        self._lay_out()
        self._connect()
        self.verbs.allow()

    @override
    def reload(self) -> None:
        self.desk.read(read_progressions_of, self.desk.year, on_done=self._show, latest=(self, "progressions"))
        self.desk.read(progression_findings, self.desk.year, on_done=self._show_findings, latest=(self, "findings"))

    @override
    def show_place(self, link: Link) -> None:
        """Open the rules, or the facts of a person; the page may still be on its way."""
        self._wanted = link
        if self.page.procedure is not None:
            self._follow_wanted()

    @override
    def focus_search(self) -> bool:
        self.look_at(CANDIDATES)
        self.candidates.filter.setFocus()
        return True

    def look_at(self, number: int) -> None:
        """Bring one of the views to the front."""
        self.views.choose(number)
        self._turn_to(number)

    def begin(self) -> None:
        self.desk.save(begin_procedure, self.desk.year, on_done=self.desk.tell_done)

    def open_rules(self) -> None:
        from app.ui.progressions.rules_dialog import ProgressionRulesDialog

        if self.page.procedure is not None:
            why = self.verbs.why_not_rules()
            self.dialog = ProgressionRulesDialog(self.window(), self.desk, self.page, why)
            self.dialog.open()

    def open_procedure(self) -> None:
        if self.page.procedure is not None:
            self._open(ProcedureDialog(self.window(), self.desk, self.page.procedure.draft))

    def open_facts(self, _row: object = None) -> None:
        """Ask what is known of the candidate chosen."""
        person = self.chosen()
        if person is not None and self.verbs.facts_button.isEnabled():
            asked = self.desk.year, EmployeeId(person.id)
            self.desk.read(read_person_facts, *asked, on_done=self._ask_facts, latest=(self, "facts"))

    def add_remark(self) -> None:
        person = self.chosen()
        draft = ProgressionRemarkDraft(EmployeeId(person.id) if person else None, self.desk.workspace.today)
        self._open_remark(draft)

    def open_remark(self, _row: object = None) -> None:
        row: ProgressionRemarkRow | None = self.remarks.current_row()
        if row is not None and self.verbs.answer_button.isEnabled():
            self._open_remark(
                ProgressionRemarkDraft(
                    EmployeeId(row.employee_id), row.on_date, row.text, row.answer, row.id, row.version
                )
            )

    def delete_chosen_remark(self) -> None:
        row: ProgressionRemarkRow | None = self.remarks.current_row()
        if row is not None:
            self.desk.save(delete_remark, self.desk.year, row.id, on_done=self.desk.tell_done)

    def publish(self) -> None:
        self._open(PublishDialog(self.window(), self.desk, is_final=False, hint=PROVISIONAL_HINT))

    def make_final(self) -> None:
        self._open(PublishDialog(self.window(), self.desk, is_final=True, hint=FINAL_HINT))

    def reopen(self) -> None:
        self._open(ProcedureReopeningDialog(self.window(), self.desk))

    def chosen(self) -> Candidate | None:
        """Return the person chosen in the view in front."""
        row = self._lists[self.stack_number].current_row() if self.stack_number < REMARKS else None
        return next((one for one in self.page.candidates if row is not None and one.id == row.id), None)

    @property
    def stack_number(self) -> int:
        return self.lists.currentIndex()

    def _open(self, dialog: FormDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _open_remark(self, draft: ProgressionRemarkDraft) -> None:
        self._open(RankingRemarkDialog(self.window(), self.desk, draft, self.page.candidates))

    def _ask_facts(self, facts: CandidateFacts) -> None:
        if any(one.id == facts.fact.employee_id for one in self.page.candidates):
            self._open(CandidateDialog(self.window(), self.desk, self.page, facts))

    def _show(self, page: ProgressionPage) -> None:
        is_first = self.page.procedure is None and page.procedure is not None
        self.page = page
        is_begun = page.procedure is not None
        empty = why_not_begun(page)
        self.candidates.set_empty_text(NOBODY if is_begun else empty)
        self.ranking.set_empty_text(NOT_RANKED if is_begun else empty)
        self.excluded.set_empty_text(NO_EXCLUDED if is_begun else empty)
        self.candidates.set_rows(candidate_rows(page.candidates, page.result))
        self.ranking.set_rows(rank_rows(page.result))
        self.excluded.set_rows(excluded_rows(page.result))
        self.remarks.set_rows(page.remarks)
        self.heading.setText(heading_of(page))
        self.heading.setVisible(bool(self.heading.text()))
        if is_first:
            self.look_at(RANKING if page.result.rankings else CANDIDATES)
        for table in (self.candidates, self.ranking):
            rows = table.rows()
            if table.current_row() is None and rows:
                table.select(rows[0].id)
        self._show_person()
        self.verbs.allow()
        self._follow_wanted()

    def _show_findings(self, found: Sequence[Issue]) -> None:
        self.findings.set_rows(finding_rows(found))

    def _follow_wanted(self) -> None:
        link, self._wanted = self._wanted, None
        if link is None:
            return
        if link.field == "rules":
            self.open_rules()
        elif link.id and link.field == "birth_date":
            self.desk.hub.go_to(Link("employee", link.id, "birth_date"))
        elif link.id:
            self.look_at(CANDIDATES)
            if self.candidates.select(link.id):
                self.open_facts()

    def _show_person(self, _row: object = None) -> None:
        row = self._lists[self.stack_number].current_row() if self.stack_number != CHECKS else None
        result = self.page.result
        told = self.page.candidates, result.rankings, result.excluded, self.page.remarks, ()
        self.side.setVisible(bool(told[self.stack_number]))  # with nothing to choose the list has the room
        if self.stack_number == REMARKS:
            self.side.show_remark(row)
            self.verbs.allow()
            return
        why = row.why if row is not None and self.stack_number == CANDIDATES else ""
        self.side.show_person(result, row.id if row is not None else None, why)
        self.verbs.allow()

    def _turn_to(self, number: int) -> None:
        self.lists.setCurrentIndex(number)
        self._show_person()

    def _connect(self) -> None:
        self.views.chosen.connect(self._turn_to)
        for table in self._lists:
            table.current_changed.connect(self._show_person)
        for table in (self.candidates, self.ranking, self.excluded):
            table.opened.connect(self.open_facts)
        self.remarks.opened.connect(self.open_remark)
        self.side.left.connect(self.candidates.view.setFocus)

    def _make_lists(self) -> None:
        self.views = SegmentSwitch(VIEWS, title="Che cosa si guarda")
        people = ("persona", "persone")
        self.candidates = RowsTable(
            CANDIDATE_COLUMNS, name="progressions.candidates", title="Candidati", empty=NOT_BEGUN, counted=people
        )
        self.ranking = RowsTable(
            RANK_COLUMNS, name="progressions.ranking", title="Graduatoria", empty=NOT_BEGUN, counted=people
        )
        self.excluded = RowsTable(
            EXCLUDED_COLUMNS, name="progressions.excluded", title="Esclusi", empty=NO_EXCLUDED, counted=people
        )
        self.remarks = RowsTable(
            REMARK_COLUMNS, name="progressions.remarks", title="Osservazioni", empty=NO_REMARKS,
            counted=("osservazione", "osservazioni"),
        )  # fmt: skip
        self.ranking.view.setSortingEnabled(False)
        self._lists = (self.candidates, self.ranking, self.excluded, self.remarks)
        self.side = RankSide()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap)
        line = QHBoxLayout()
        keep_spacing(line, MEASURES.gap)
        line.addWidget(self.views)
        line.addWidget(self.heading, 1)
        line.addStretch()  # while nothing is said the views stay at the left, as everywhere
        layout.addLayout(line)
        layout.addWidget(self.verbs.row)
        self.lists = QStackedWidget()
        for table in (self.candidates, self.ranking, self.excluded):
            self.lists.addWidget(table)
        self.lists.addWidget(self._remarks_page())
        self.findings = FindingsTable(self.desk, "progressions.findings")
        self.lists.addWidget(self.findings)
        layout.addWidget(SideSplitter(self.lists, self.side, WIDTHS), 1)
        self._add_verbs()

    def _remarks_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        keep_spacing(column, MEASURES.gap)
        column.addWidget(self.verbs.remark_row)
        keep_minimum_height(self.remarks.view, LEAST_OF_REMARKS)
        column.addWidget(self.remarks, 1)
        return page

    def _add_verbs(self) -> None:
        self.candidates.verbs.add(self.verbs.facts_button, Order.EDIT)
        self.remarks.verbs.add(self.verbs.remark_button, Order.NEW)
        self.remarks.verbs.add(self.verbs.answer_button, Order.EDIT)
        self.remarks.verbs.add(self.verbs.delete_button, Order.DELETE)
