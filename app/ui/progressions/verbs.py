"""The buttons of the page *Progressioni*, and why each is off."""

from typing import Protocol

from app.domain.permissions import Action
from app.domain.progressions.candidates import Candidate
from app.domain.progressions.vocabulary import ProcedureState
from app.services.progressions.reading import ProgressionPage
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import allow_each, make_button, make_primary
from app.ui.kit.context_menu import NO_ROW
from app.ui.kit.desk import Desk
from app.ui.kit.rows_table import RowsTable
from app.ui.workbooks.exporting import WorkbookExport
from app.ui.workbooks.importing import WorkbookImport

NOT_BEGUN = "La procedura non è cominciata."
BEGUN = "La procedura dell'anno c'è già."
PUBLISHED = "La graduatoria è pubblicata: per correggere usare «Riapri…»."
IS_FINAL = "La graduatoria è definitiva."
NOT_PROVISIONAL = "Si fa mentre la graduatoria è provvisoria."
NOT_RANKED = "La graduatoria non è calcolata: in «Candidati» c'è che cosa manca."
NOT_PUBLISHED = "Non è pubblicata."


class RankingPage(Protocol):
    """What the verbs need of their page: what it shows, what is chosen in it, what it opens."""

    desk: Desk
    page: ProgressionPage
    remarks: RowsTable
    importing: WorkbookImport
    exporting: WorkbookExport

    def chosen(self) -> Candidate | None: ...

    def begin(self) -> None: ...

    def open_rules(self) -> None: ...

    def open_procedure(self) -> None: ...

    def open_facts(self) -> None: ...

    def publish(self) -> None: ...

    def make_final(self) -> None: ...

    def reopen(self) -> None: ...

    def add_remark(self) -> None: ...

    def open_remark(self) -> None: ...

    def delete_chosen_remark(self) -> None: ...


class ProgressionVerbs:
    """Makes the buttons of the page and turns each off with its reason."""

    def __init__(self, tab: RankingPage) -> None:
        self.tab, self.desk = tab, tab.desk
        self.begin_button = make_primary(make_button("Comincia", "play", tab.begin))
        self.rules_button = make_button("Regole…", "scales", tab.open_rules)
        self.dates_button = make_button("Date e risorse…", "calendar-blank", tab.open_procedure)
        self.facts_button = make_button("Dati…", "list-plus", tab.open_facts)
        self.import_button = make_button("Importa…", "download-simple", tab.importing.ask_file)
        self.export_button = make_button("Esporta…", "upload-simple", tab.exporting.ask_where)
        self.publish_button = make_button("Provvisoria…", "megaphone", tab.publish)
        self.final_button = make_button("Definitiva…", "check-circle", tab.make_final)
        self.reopen_button = make_button("Riapri…", "lock-open", tab.reopen)
        self.remark_button = make_button("Osservazione…", "chat-text", tab.add_remark)
        self.answer_button = make_button("Rispondi…", "arrow-bend-up-left", tab.open_remark)
        self.delete_button = make_button("Elimina", "trash", tab.delete_chosen_remark)
        self.row = ButtonRow(
            self.begin_button, self.facts_button, self.publish_button, self.final_button, self.rules_button,
            self.dates_button, self.reopen_button, self.import_button, self.export_button,
        )  # fmt: skip
        self.remark_row = ButtonRow(self.remark_button, self.answer_button, self.delete_button)

    def allow(self) -> None:
        """Turn each verb on or off, with its reason."""
        state = self._state()
        refused = self._refused()
        begun = "" if state is not None else NOT_BEGUN
        preparing = begun or ("" if state is ProcedureState.PREPARING else PUBLISHED)
        provisional = begun or ("" if state is ProcedureState.PROVISIONAL else NOT_PROVISIONAL)
        unranked = "" if self.tab.page.result.rankings else NOT_RANKED
        person = "" if self.tab.chosen() is not None else NO_ROW
        remark = "" if self.tab.remarks.current_row() is not None else NO_ROW
        final = IS_FINAL if state is ProcedureState.FINAL else ""
        allow_each(
            (self.begin_button, refused or (BEGUN if state is not None else "")),
            (self.rules_button, begun),
            (self.dates_button, refused or preparing),
            (self.facts_button, refused or begun or final or person),
            (self.publish_button, refused or preparing or unranked),
            (self.final_button, refused or provisional or self.tab.page.why_not_final),
            (self.reopen_button, refused or begun or (NOT_PUBLISHED if state is ProcedureState.PREPARING else "")),
            (self.remark_button, refused or provisional),
            (self.answer_button, refused or provisional or remark),
            (self.delete_button, refused or provisional or remark),
            (self.import_button, refused or begun or final or self.desk.why_not(Action.IMPORT)),
            (self.export_button, begun or self.desk.why_not(Action.EXPORT)),
        )

    def why_not_rules(self) -> str:
        """Say why the rules are only read; empty when they may be changed."""
        return self._refused() or ("" if self._state() is ProcedureState.PREPARING else PUBLISHED)

    def _state(self) -> ProcedureState | None:
        return self.tab.page.procedure.state if self.tab.page.procedure is not None else None

    def _refused(self) -> str:
        lock = self.tab.page.lock
        return lock.sentence if lock else self.desk.why_not(Action.EDIT_AWARDS)
