"""Premi: the funds of the year, who has what and why, what is missing."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from app.domain.awards.facts import AwardFactDraft, AwardFactKind
from app.domain.awards.rows import (
    FUND_COLUMNS,
    GROUP_COLUMNS,
    LACK_COLUMNS,
    PERSON_COLUMNS,
    AwardFundRow,
    AwardLackRow,
    AwardPersonRow,
)
from app.domain.changes import Topic
from app.domain.documents.award_kinds import AWARD_EXTRACTS, AWARDS
from app.domain.documents.catalogue import DocumentKind
from app.domain.finding_rows import finding_rows
from app.domain.ids import EmployeeId, OfficialId
from app.domain.issues import Issue, Link
from app.domain.permissions import Action
from app.services.access import is_permitted
from app.services.awards.reading import AwardsPage, read_awards
from app.services.checks import award_findings
from app.ui.awards.award_side import AwardSide
from app.ui.awards.words import (
    NO_FUND,
    NOT_COMPUTED,
    NOTHING_LACKS,
    ONE_GROUP,
    heading_of,
    why_no_funds,
)
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import allow, make_button, make_primary
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.findings_table import FindingsTable
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_height, keep_spacing
from app.ui.kit.segment_switch import SegmentSwitch
from app.ui.kit.side_splitter import SideSplitter, SideWidths
from app.ui.kit.tab import Tab
from app.ui.kit.tokens import MEASURES

if TYPE_CHECKING:
    from app.ui.awards.facts_dialog import FactsDialog
    from app.ui.awards.fund_dialog import FundDialog
    from app.ui.awards.rules_dialog import RulesDialog

VIEWS = ("Persone", "Che cosa manca", "Gruppi", "Controlli")
PEOPLE, LACKS, GROUPS, CHECKS = range(4)
WIDTHS = SideWidths(side=720, least=600, narrow=1000, border=4)
FUNDS_HEIGHT = 132
OF_A_RESULT = ("paid", "residual", "residual_use", "count")
"""What is known of a fund once it is computed; until then the names have that room."""
PAPERS_TIP = "Tra i documenti, da dove si stampa o si salva"


class AwardsTab(Tab):
    """The awards of the year: a list of funds over the people of the one chosen, with the calculation at the side."""

    topics = frozenset(
        {Topic.AWARDS, Topic.SHEETS, Topic.ROUNDS, Topic.STRUCTURE, Topic.OBJECTIVES, Topic.METHODS, Topic.MUNICIPALITY}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.page = AwardsPage(desk.year)
        self._wanted = ""
        self.dialog: FactsDialog | FundDialog | RulesDialog | None = None
        self._make_lists()
        self._make_buttons()
        self.heading = hint_label("")
        self._lay_out()
        self._connect()
        self._allow()

    @override
    def reload(self) -> None:
        self.desk.read(read_awards, self.desk.year, on_done=self._show, latest=(self, "awards"))
        self.desk.read(award_findings, self.desk.year, on_done=self._show_findings, latest=(self, "findings"))

    @override
    def show_place(self, link: Link) -> None:
        if link.kind == "award_rules":
            self.open_rules()
        elif link.kind == "award_fact":
            self._open_fact(link)
        elif link.field:
            self._wanted = link.field
            self._choose_wanted()

    @override
    def focus_search(self) -> bool:
        self.people.filter.setFocus()
        return True

    def open_rules(self) -> None:
        from app.ui.awards.rules_dialog import RulesDialog

        self.dialog = RulesDialog(self.window(), self.desk)
        self.dialog.open()

    def open_facts(self) -> "FactsDialog":
        from app.ui.awards.facts_dialog import FactsDialog

        self.dialog = dialog = FactsDialog(self.window(), self.desk)
        dialog.open()
        return dialog

    def open_fund(self, _row: object = None) -> None:
        """Ask the money of the fund chosen."""
        from app.ui.awards.fund_dialog import FundDialog

        fund = self._fund()
        if fund is not None and self.fund_button.isEnabled():
            self.dialog = FundDialog(self.desk, self.window(), fund, self.page.acts)
            self.dialog.open()

    def _print(self, kind: DocumentKind) -> None:
        """Go to the papers of the year, where they are printed and saved."""
        self.desk.hub.go_to(Link("document", 0, kind.code))

    def look_at(self, number: int) -> None:
        """Bring one of the views to the front."""
        self.views.choose(number)
        self.stack.setCurrentIndex(number)

    def _open_fact(self, link: Link) -> None:
        draft = AwardFactDraft(
            AwardFactKind(link.field) if link.field else None,
            EmployeeId(link.id) if link.id else None,
            OfficialId(link.part) if link.part else None,
        )
        self.open_facts().ask_when_read(draft)

    def _follow_lack(self, row: AwardLackRow) -> None:
        if row.link is not None:
            self.desk.hub.go_to(row.link)
            if row.link.kind == "awards":
                self.open_fund()

    def _show(self, page: AwardsPage) -> None:
        self.page = page
        self.funds.set_empty_text(why_no_funds(page))
        known = {key for key in OF_A_RESULT for row in page.funds if getattr(row, key) not in {None, ""}}
        self.funds.view.leave_out(*(key for key in OF_A_RESULT if key not in known))
        self.funds.set_rows(page.funds)
        self.lacks.set_rows(page.lacks)
        self.heading.setText(heading_of(page))
        self.heading.setVisible(bool(self.heading.text()))
        if self._fund() is None and page.funds:
            self.funds.select(page.funds[0].id)
        self._choose_wanted()
        self._show_fund()

    def _show_findings(self, found: Sequence[Issue]) -> None:
        self.findings.set_rows(finding_rows(found))

    def _choose_wanted(self) -> None:
        if self._wanted and self.funds.select(self._wanted):
            self._wanted = ""
            self.funds.view.setFocus()

    def _show_fund(self, _row: object = None) -> None:
        fund = self._fund()
        self.people.set_empty_text(NO_FUND if fund is None else NOT_COMPUTED)
        self.groups.set_empty_text(NO_FUND if fund is None else ONE_GROUP)
        self.people.set_rows(fund.people if fund else ())
        self.groups.set_rows(fund.groups if fund and len(fund.groups) > 1 else ())
        if self.people.current_row() is None and fund and fund.people:
            self.people.select(fund.people[0].id)
        self.side.setVisible(bool(fund and fund.people))  # with nobody to choose the list has the room
        self._show_person()
        self._allow()

    def _show_person(self, _row: object = None) -> None:
        row: AwardPersonRow | None = self.people.current_row()
        self.side.show_person(self._fund(), row)

    def _fund(self) -> AwardFundRow | None:
        found: AwardFundRow | None = self.funds.current_row()
        return found

    def _allow(self) -> None:
        lock = self.page.lock
        refused = lock.sentence if lock else self.desk.why_not(Action.EDIT_AWARDS)
        none = "" if self._fund() is not None else NO_ROW
        for button, why in (
            (self.fund_button, refused or none),
            (self.facts_button, self.desk.why_not(Action.SEE_AWARDS)),
            (self.papers_button, self.desk.why_not(Action.SEE_AWARDS) or none),
            (self.extracts_button, none or self._why_no_extracts()),
            (self.rules_button, self.desk.why_not(Action.SEE_AWARDS)),
        ):
            allow(button, why, PAPERS_TIP if button in {self.papers_button, self.extracts_button} else "")

    def _why_no_extracts(self) -> str:
        is_offered = is_permitted(self.desk.workspace.actor, AWARD_EXTRACTS.question)
        return "" if is_offered else self.desk.why_not(Action.SEE_AWARDS)

    def _connect(self) -> None:
        self.views.chosen.connect(self.stack.setCurrentIndex)
        self.funds.current_changed.connect(self._show_fund)
        self.funds.opened.connect(self.open_fund)
        self.people.current_changed.connect(self._show_person)
        self.people.opened.connect(lambda _row: self.side.tree.view.setFocus())
        self.side.left.connect(self.people.view.setFocus)
        self.lacks.opened.connect(self._follow_lack)

    def _make_lists(self) -> None:
        self.views = SegmentSwitch(VIEWS, title="Che cosa si guarda")
        self.funds = RowsTable(
            FUND_COLUMNS, name="awards.funds", title="Fondi dell'anno", empty="", counted=("fondo", "fondi")
        )
        self.people = RowsTable(
            PERSON_COLUMNS, name="awards.people", title="Persone del fondo", empty=NO_FUND,
            counted=("persona", "persone"),
        )  # fmt: skip
        self.lacks = RowsTable(
            LACK_COLUMNS, name="awards.lacks", title="Che cosa manca", empty=NOTHING_LACKS,
            counted=("dato", "dati"),
        )  # fmt: skip
        self.groups = RowsTable(
            GROUP_COLUMNS, name="awards.groups", title="Gruppi del fondo", empty=ONE_GROUP,
            counted=("gruppo", "gruppi"),
        )  # fmt: skip
        self.findings = FindingsTable(self.desk, "awards.findings")
        for table in (self.funds, self.lacks, self.groups):
            table.hide_filter()
        self.funds.view.setSortingEnabled(False)
        self.side = AwardSide()

    def _make_buttons(self) -> None:
        self.fund_button = make_primary(make_button("Importo…", "money", self.open_fund))
        self.facts_button = make_button("Dati…", "list-plus", self.open_facts)
        self.rules_button = make_button("Regole…", "scales", self.open_rules)
        self.papers_button = make_button("Prospetto…", "printer", partial(self._print, AWARDS), PAPERS_TIP)
        self.extracts_button = make_button("Estratti…", "user-list", partial(self._print, AWARD_EXTRACTS), PAPERS_TIP)
        self.funds.verbs.add(self.papers_button, Order.SPECIAL)
        self.people.verbs.add(self.extracts_button, Order.SPECIAL)
        self.funds.verbs.add(self.fund_button, Order.EDIT)
        self.funds.verbs.add(self.rules_button, Order.NEW)
        self.people.verbs.add(self.facts_button, Order.SPECIAL)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap)
        line = QHBoxLayout()
        keep_spacing(line, MEASURES.gap)
        line.addWidget(self.views)
        line.addStretch(1)
        verbs = ButtonRow(
            self.fund_button, self.facts_button, self.papers_button, self.extracts_button, self.rules_button
        )
        verbs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line.addWidget(verbs)
        layout.addLayout(line)
        layout.addWidget(self.heading)  # a line of its own: beside the verbs large letters would make it a column
        keep_height(self.funds, FUNDS_HEIGHT)
        layout.addWidget(self.funds)
        self.stack = QStackedWidget()
        self.stack.addWidget(SideSplitter(self.people, self.side, WIDTHS))
        self.stack.addWidget(self.lacks)
        self.stack.addWidget(self.groups)
        self.stack.addWidget(self.findings)
        layout.addWidget(self.stack, 1)
