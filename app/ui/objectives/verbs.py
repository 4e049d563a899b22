"""What can be done on the objectives chosen: the same verbs for every view that shows them, for buttons and keys."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.domain.changes import Changes
from app.domain.cycles import Lock
from app.domain.documents.catalogue import OBJECTIVE_SHEETS
from app.domain.ids import ObjectiveId
from app.domain.issues import Link
from app.domain.italian import agreeing, plural
from app.domain.objectives import ObjectiveState
from app.domain.objectives.detail import ObjectiveChoices
from app.domain.objectives.lacks import Lack
from app.domain.objectives.objective import ObjectiveRow
from app.services.objectives.choices import objective_choices
from app.services.objectives.editing import delete_objectives, duplicate_objectives, mark_reviewed
from app.ui.kit.context_menu import NO_ROW, Order, Verbs, verbs_of
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm
from app.ui.objectives.bulk import assign_own_units_of
from app.ui.objectives.chosen import ChosenObjectives

OWN_UNITS = "Assegna al personale delle sue unità…"
LINK = "Collega a mandato e DUP…"
PRINT = "Stampa la scheda…"
SEEN = "Presa visione…"
CERTIFICATION = "Certificazione dei risultati…"
REVISE, NEUTRALISE, WITHDRAW, RESUME = "Nuova variazione…", "Neutralizza…", "Stralcia…", "Riprendi…"
NO_BRANCH_WORDS = "Scegliere un obiettivo: questa è un'unità."


class ObjectiveVerbs(QObject):
    """Acts on what is chosen; in a closed year nothing can be done, and the verbs say why.

    `show` opens a place of the page, `new` asks for a new objective, `made` shows the first of those made; `closing`
    is that of the year shown.
    """

    def __init__(
        self,
        desk: Desk,
        page: QWidget,
        chosen: ChosenObjectives,
        *,
        show: Callable[[Link], object],
        new: Callable[[], object],
        made: Callable[[Changes], None],
        closing: Callable[[], Lock | None],
    ) -> None:
        super().__init__(page)
        self._desk, self._page, self._chosen = desk, page, chosen
        self._show, self._new, self._made, self._closing = show, new, made, closing

    def of(self, chosen: ChosenObjectives) -> "ObjectiveVerbs":
        """Return the same verbs for what is chosen in another view of the page."""
        return ObjectiveVerbs(
            self._desk, self._page, chosen, show=self._show, new=self._new, made=self._made, closing=self._closing
        )

    def give_to(self, view: QAbstractItemView, *, is_edited_in_place: bool = False) -> Verbs:
        """Let a view have the verbs, in its context menu and by its keys."""
        verbs = verbs_of(view) or Verbs(view)
        verbs.count = lambda: len(self._chosen.rows)  # a unit chosen with its objectives is none
        on_rows, always = self.why_not_on_rows, self.why_not
        edit, order = ("Apri l'obiettivo", Order.SPECIAL) if is_edited_in_place else ("Modifica", Order.EDIT)
        verbs.add_verb(order, edit, "pencil-simple", self.edit, why_off=on_rows)
        verbs.add_verb(Order.NEW, "Nuovo obiettivo…", "plus", self._new, why_off=always)
        verbs.add_verb(Order.NEW, "Nuovo indicatore…", "plus", self.new_indicator, why_off=self.why_not_on_one)
        verbs.add_verb(
            Order.SPECIAL, "Duplica", "copy-simple", self.duplicate, many="Duplica {} obiettivi", why_off=on_rows
        )
        verbs.add_verb(
            Order.SPECIAL, "Segna come rivisto", "check-circle", self.mark_reviewed,
            many="Segna {} obiettivi come rivisti", why_off=self.why_not_to_review,
        )  # fmt: skip
        verbs.add_verb(Order.SPECIAL, "Assegna a…", "user-plus", self.assign, why_off=self.why_not_on_one)
        verbs.add_verb(Order.SPECIAL, OWN_UNITS, "users-three", self.assign_own_units,
                       many="Assegna {} obiettivi al personale delle loro unità…", why_off=on_rows)  # fmt: skip
        verbs.add_verb(Order.SPECIAL, LINK, "link", self.link, many="Collega {} obiettivi a mandato e DUP…",
                       why_off=on_rows)  # fmt: skip
        verbs.add_verb(Order.SPECIAL, SEEN, "check-circle", self.acknowledge, many=SEEN, why_off=on_rows)
        verbs.add_verb(Order.SPECIAL, PRINT, "printer", self.print_sheet, why_off=self.why_not_to_print)
        verbs.add_verb(Order.SPECIAL, CERTIFICATION, "medal", self.open_certification)
        self._offer_states(verbs)
        verbs.add_verb(
            Order.DELETE, "Elimina…", "trash", self.ask_delete, many="Elimina {} obiettivi…", why_off=on_rows
        )
        return verbs

    def give_to_grid(self, view: QAbstractItemView, show: Callable[[], object], delete: Callable[[], object]) -> Verbs:
        """Let the grid have the verbs: there rows are deleted, which may be indicators alone."""
        verbs = verbs_of(view) or Verbs(view)
        on_rows = self.why_not_on_rows
        verbs.add_verb(Order.NEW, "Nuovo obiettivo…", "plus", self._new, why_off=self.why_not)
        verbs.add_verb(Order.SPECIAL, "Apri l'obiettivo", "target", show, why_off=self.why_not_on_one)
        verbs.add_verb(
            Order.SPECIAL, "Duplica", "copy-simple", self.duplicate, many="Duplica gli obiettivi", why_off=on_rows
        )
        verbs.add_verb(Order.SPECIAL, OWN_UNITS, "users-three", self.assign_own_units,
                       many="Assegna gli obiettivi al personale delle loro unità…", why_off=on_rows)  # fmt: skip
        verbs.add_verb(Order.SPECIAL, LINK, "link", self.link, many="Collega gli obiettivi a mandato e DUP…",
                       why_off=on_rows)  # fmt: skip
        verbs.add_verb(Order.SPECIAL, SEEN, "check-circle", self.acknowledge, many=SEEN, why_off=on_rows)
        verbs.add_verb(Order.SPECIAL, PRINT, "printer", self.print_sheet, why_off=self.why_not_to_print)
        verbs.add_verb(Order.SPECIAL, CERTIFICATION, "medal", self.open_certification)
        self._offer_states(verbs)
        verbs.add_verb(Order.DELETE, "Elimina la riga…", "trash", delete, many="Elimina {} righe…", why_off=on_rows)
        return verbs

    def _offer_states(self, verbs: Verbs) -> None:
        """Offer what is on the page Storia too: a change, and what sets one objective aside or takes it back."""
        why, is_active = self.why_not_on_one, self.is_active
        verbs.add_verb(Order.SPECIAL, REVISE, "plus", self.ask_revision, why_off=why)
        for words, picture, slot in (
            (NEUTRALISE, "prohibit", self.ask_neutralise),
            (WITHDRAW, "scissors", self.ask_withdraw),
        ):
            verbs.add_verb(Order.SPECIAL, words, picture, slot, why_off=why, is_there=is_active)
        verbs.add_verb(
            Order.SPECIAL, RESUME, "arrow-counter-clockwise", self.ask_resume, why_off=why,
            is_there=lambda: not is_active(),
        )  # fmt: skip

    def is_active(self) -> bool:
        """Tell whether the objective chosen counts; where none or several are, nothing says it does not."""
        row = self._chosen.only
        return row is None or row.state is ObjectiveState.ACTIVE

    @property
    def closing(self) -> Lock | None:
        return self._closing()

    def why_not(self) -> str:
        return f"{self.closing.sentence}: si può solo leggere." if self.closing else ""

    def why_not_on_rows(self) -> str:
        return self.why_not() or ("" if self._chosen.rows else NO_BRANCH_WORDS if self._chosen.group else NO_ROW)

    def why_not_on_one(self) -> str:
        """Say why a verb for one objective is off."""
        several = "Scegliere un obiettivo solo." if len(self._chosen.rows) > 1 else ""
        return self.why_not_on_rows() or several

    def edit(self) -> None:
        self._show_field("title")

    def new_indicator(self) -> None:
        self._show_field("indicators")

    def assign(self) -> None:
        self._show_field("people")

    def assign_own_units(self) -> None:
        if not self.why_not_on_rows():
            assign_own_units_of(self._desk, [row.id for row in self._chosen.rows])

    def acknowledge(self) -> None:
        """Ask who has seen the objectives chosen, and when."""
        from app.ui.objectives.acknowledgement_dialog import AcknowledgementDialog

        if not self.why_not_on_rows():
            AcknowledgementDialog(self._page, self._desk, [row.id for row in self._chosen.rows]).open()

    def link(self) -> None:
        """Ask to what the objectives chosen are linked, once what there is has been read."""
        if not self.why_not_on_rows():
            objectives = [row.id for row in self._chosen.rows]
            asked = partial(self._ask_link, objectives)
            self._desk.read(objective_choices, self._desk.year, on_done=asked, latest=(self, "link"))

    def _ask_link(self, objectives: Sequence[ObjectiveId], choices: ObjectiveChoices) -> None:
        from app.ui.objectives.link_dialog import LinkDialog

        LinkDialog(self._page, self._desk, objectives, choices).open()

    def duplicate(self) -> None:
        if not self.why_not_on_rows():
            self._desk.save(duplicate_objectives, [row.id for row in self._chosen.rows], on_done=self._made)

    def why_not_to_review(self) -> str:
        is_copied = any(Lack.REVIEW in row.lacks for row in self._chosen.rows)
        return self.why_not_on_rows() or ("" if is_copied else "Non è copiato da un altro anno, o è già rivisto.")

    def mark_reviewed(self) -> None:
        if not self.why_not_to_review():
            self._desk.save(mark_reviewed, [row.id for row in self._chosen.rows])

    def why_not_to_print(self) -> str:
        """A sheet is printed in a closed year too: only the objective has to be chosen."""
        if self._chosen.only is not None:
            return ""
        if len(self._chosen.rows) > 1:
            return "Scegliere un obiettivo solo: tutte le schede si stampano da Documenti."
        return NO_BRANCH_WORDS if self._chosen.group else NO_ROW

    def print_sheet(self) -> None:
        """Show the sheet of the objective among the documents, from where it is printed."""
        if (row := self._chosen.only) is not None:
            self._desk.hub.go_to(Link("document", row.id, OBJECTIVE_SHEETS.code))

    def open_certification(self) -> None:
        """Open the results of the year, at the objective chosen."""
        from app.ui.certification.certification_dialog import CertificationDialog

        row = self._chosen.only
        CertificationDialog(self._page, self._desk, row.id if row is not None else None).open()

    def ask_revision(self) -> None:
        """Ask for a change to the objective chosen, with its reason."""
        from app.ui.objectives.revision_dialog import ask_revision

        if (row := self._chosen.only) is not None and not self.why_not():
            ask_revision(self._page, self._desk, row.id)

    def ask_neutralise(self) -> None:
        self._ask_state(ObjectiveState.NEUTRALISED)

    def ask_withdraw(self) -> None:
        self._ask_state(ObjectiveState.WITHDRAWN)

    def ask_resume(self) -> None:
        self._ask_state(ObjectiveState.ACTIVE)

    def _ask_state(self, wanted: ObjectiveState) -> None:
        from app.ui.objectives.state_dialog import NEW_STATES, StateDialog

        if (row := self._chosen.only) is not None and not self.why_not():
            StateDialog(self._page, self._desk, row.id, NEW_STATES[wanted]).open()

    def ask_delete(self) -> None:
        rows = self._chosen.rows
        if self.why_not_on_rows():
            return
        named = f"l'obiettivo «{rows[0].code} {rows[0].title}»" if len(rows) == 1 else f"{len(rows)} obiettivi"
        more = lost_with(rows)
        self._leaving = [row.id for row in rows]
        confirm(self._page, f"Eliminare {named}?", more, "Elimina", self._delete)

    def _delete(self) -> None:
        self._desk.save(delete_objectives, self._leaving)

    def _show_field(self, field: str) -> None:
        if (row := self._chosen.only) is not None and not self.why_not():
            self._show(Link("objective", row.id, field))


def lost_with(rows: Sequence[ObjectiveRow]) -> str:
    """Say what goes away with some objectives, and whether all of it can come back."""
    people = sum(row.people for row in rows)
    told = [f"Si eliminano anche indicatori, fasi e assegnazioni{_counted(people, 'persona', 'persone')}."]
    if cross := sum(row.is_cross for row in rows):
        told.append(f"{plural(cross, 'trasversale sparisce', 'trasversali spariscono')} da ogni unità.")
    if proposals := sum(row.proposals for row in rows):
        lost = agreeing(proposals, "Si perde", "Si perdono")
        told.append(f"{lost} anche {plural(proposals, 'proposta fatta', 'proposte fatte')} al Segretario.")
    if files := sum(row.files for row in rows):
        kept = plural(files, "evidenza conservata", "evidenze conservate")
        told.append(f"Con {kept} nell'archivio l'operazione non si può annullare.")
    else:
        told.append("L'operazione si può annullare.")
    return " ".join(told)


def _counted(count: int, one: str, many: str) -> str:
    return f" ({plural(count, one, many)})" if count else ""
