"""The data of the ente: letterhead and logo, population, personnel cost, officials, contract areas."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QListWidget, QStackedWidget, QWidget

from app.domain.changes import Topic
from app.domain.issues import Link
from app.domain.permissions import Action
from app.domain.structure.municipality import (
    MUNICIPALITY_COLUMNS,
    PERSONNEL_COST_COLUMNS,
    PERSONNEL_COST_FIELDS,
    POPULATION_EDIT_COLUMNS,
    POPULATION_FIELDS,
    PersonnelCostDraft,
    PopulationDraft,
    mask_preview_of,
    validate_municipality,
    validate_personnel_cost,
    validate_population,
)
from app.services.structure.ente import Ente, read_ente
from app.services.structure.municipality import (
    delete_cost,
    delete_population,
    remove_logo,
    save_cost,
    save_costs,
    save_municipality,
    save_population,
    save_populations,
    set_logo,
)
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Verbs
from app.ui.kit.desk import Desk
from app.ui.kit.files import choose_file_to_open
from app.ui.kit.overrides import override
from app.ui.kit.reading_only import make_reading_only
from app.ui.kit.scale import keep_spacing, scaled
from app.ui.kit.tab import SteppedTab
from app.ui.kit.tokens import MEASURES
from app.ui.structure.card import Card
from app.ui.structure.draft_dialog import plain_fields
from app.ui.structure.figures_list import FiguresList
from app.ui.structure.officials import ContractAreasList, OfficialsList
from app.ui.structure.plan_facts import ActsList, DeclaredList
from app.ui.structure.saved_form import SavedForm
from app.ui.structure.scrolling import scrolling

SECTIONS, NARROW = 200, 700
"""Widths of the drawing: the list of sections, and under which it is above them."""
NO_LIMIT = 16777215
"""The size that Qt takes for none."""
PICTURES = "Immagini (*.png *.jpg *.jpeg)"


class LogoBox(QWidget):
    """The logo as it will be printed, and the buttons to choose and remove it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setAccessibleName("Logo dell'ente")
        self.picture = QLabel("Nessun logo")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.remove_button = make_button("Togli", "trash", self.remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picture)
        row.addWidget(make_button("Scegli il logo…", "image", self.choose))
        row.addWidget(self.remove_button)
        row.addStretch(1)

    def show_logo(self, logo: bytes | None) -> None:
        self.remove_button.setEnabled(logo is not None)
        pixmap = QPixmap()
        if logo is None or not pixmap.loadFromData(logo):
            self.picture.setText("Nessun logo")
            return
        side = self.fontMetrics().height() * 4
        fitted = pixmap.scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self.picture.setPixmap(fitted)

    def choose(self) -> None:
        choose_file_to_open(self, "Scegli il logo dell'ente", PICTURES, self._take)

    def remove(self) -> None:
        self.desk.save(remove_logo)

    def _take(self, path: Path) -> None:
        self.desk.save(set_logo, path)


class EntePage(SteppedTab):
    """What the letterhead and the tables of the Piano are made from."""

    topics = frozenset({Topic.MUNICIPALITY, Topic.STRUCTURE})

    @override
    def steps(self, desk: Desk) -> Iterator[None]:
        yield from super().steps(desk)
        fields = plain_fields(MUNICIPALITY_COLUMNS)
        self.form = SavedForm(desk, fields, save_municipality, validate_municipality, mask_preview_of)
        self.logo = LogoBox(desk)
        self.form.form.add_widget("Logo", self.logo)
        yield
        self.population = _population_list(desk)
        self.costs = _costs_list(desk)
        yield
        self.officials = OfficialsList(desk)
        self.contract_areas = ContractAreasList(desk)
        self.acts = ActsList(desk)
        self.declared = DeclaredList(desk)
        yield
        self._lists = {"officials": self.officials, "declared": self.declared}
        self.sections = QListWidget()
        Verbs(self.sections)
        self.tables = QStackedWidget()
        for name, widget in (
            ("Intestazione e logo", self.form),
            ("Cariche", self.officials),
            ("Popolazione", self.population),
            ("Spesa per il personale", self.costs),
            ("Aree contrattuali", self.contract_areas),
            ("Atti", self.acts),
            ("Dati dichiarati", self.declared),
        ):
            card = Card(name)
            card.body.addWidget(widget, 1)
            self.sections.addItem(name)
            self.tables.addWidget(scrolling(card) if widget is self.form else card)
        self._lay_out()
        if why := desk.why_not(Action.EDIT_ARCHIVE):
            make_reading_only(self.tables, why)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list of sections above them where there is no room beside."""
        super().resizeEvent(event)
        is_wide = self.width() >= scaled(NARROW)
        self._places.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        self.sections.setMinimumWidth(scaled(SECTIONS) if is_wide else 0)
        self.sections.setMaximumSize(
            scaled(SECTIONS) if is_wide else NO_LIMIT,
            NO_LIMIT if is_wide else scaled(MEASURES.tree_row) * self.sections.count() + 2,
        )

    def _lay_out(self) -> None:
        self.sections.setAccessibleName("Dati dell'ente")
        self.sections.currentRowChanged.connect(self.tables.setCurrentIndex)
        self.sections.setCurrentRow(0)
        self._places = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._places.setContentsMargins(0, 0, 0, 0)
        keep_spacing(self._places, MEASURES.margin)
        self._places.addWidget(self.sections)
        self._places.addWidget(self.tables, 1)

    @override
    def show_place(self, link: Link) -> None:
        """Go to the list that a link names; without a name, to the letterhead."""
        wanted = self._lists.get(link.field)
        cards = [self.tables.widget(number) for number in range(self.tables.count())]
        number = next((at for at, card in enumerate(cards) if card and wanted and card.isAncestorOf(wanted)), 0)
        self.sections.setCurrentRow(number)
        if wanted is not None:
            wanted.view.setFocus()

    @override
    def reload(self) -> None:
        self.desk.read(read_ente, self.desk.year, on_done=self._show, latest=(self, "ente"))

    def _show(self, ente: Ente) -> None:
        self.form.show_draft(ente.municipality)
        self.logo.show_logo(ente.municipality.logo)
        self.population.set_rows(ente.population)
        self.costs.set_rows(ente.costs)
        self.officials.set_rows(ente.officials)
        self.contract_areas.set_rows(ente.contract_areas)
        self.acts.set_rows(ente.acts)
        self.declared.set_rows(ente.declared)


def _population_list(desk: Desk) -> FiguresList:
    table = FiguresList(
        desk,
        POPULATION_EDIT_COLUMNS,
        name="structure.population",
        title="Popolazione residente",
        empty="Nessun dato della popolazione.\nUsare «Aggiungi una data…»: variazioni e medie si calcolano da sole.",
    )
    table.save_with(save_population, save_populations, delete_population)
    table.offer_new(
        "Aggiungi una data…", "Popolazione residente", PopulationDraft(), POPULATION_FIELDS, validate_population
    )
    return table


def _costs_list(desk: Desk) -> FiguresList:
    table = FiguresList(
        desk,
        PERSONNEL_COST_COLUMNS,
        name="structure.costs",
        title="Spesa per il personale",
        empty="Nessuna spesa per il personale.\nUsare «Aggiungi un anno…»: il totale si calcola da solo.",
    )
    table.save_with(save_cost, save_costs, delete_cost)
    table.offer_new(
        "Aggiungi un anno…",
        "Spesa per il personale",
        PersonnelCostDraft(),
        PERSONNEL_COST_FIELDS,
        validate_personnel_cost,
    )
    return table
