"""The questions of the review of a sheet: what the person says, answer, hearing, papers, who is in whose place."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.ids import RemarkId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.in_place import check_substitution, check_transcription
from app.domain.sheets.review import (
    REQUESTS,
    AnswerDraft,
    HearingDraft,
    RemarkDraft,
    RemarkLine,
    check_answer,
    check_hearing,
    check_remark,
    is_late,
)
from app.domain.workflow import AttachmentKind
from app.ui.evaluation.attachment_field import AttachmentField
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.overrides import override

KIND = Column("kind", "Che cosa chiede", Format.CHOICE, required=True)
ARRIVED = Column("on", "Arrivata il", Format.DATE, required=True)
SAID = Column("text", "Che cosa dice la persona", Format.LONG_TEXT, required=True)
ADMITTED = Column("admitted", "Perché si ammette oltre il termine *", Format.LONG_TEXT)
REQUEST = Column("answers", "Richiesta", Format.CHOICE, required=True)
ANSWERED_ON = Column("on", "Data della risposta", Format.DATE, required=True)
ANSWERED = Column("text", "Risposta", Format.LONG_TEXT, required=True)
HEARD_ON = Column("on", "Giorno dell'incontro", Format.DATE, required=True)
ATTENDED = Column("attended", "Presenti", width=60, required=True)
MINUTES = Column("text", "Verbale", Format.LONG_TEXT, required=True)
WHY_IN_PLACE = Column("reason", "Perché il valutatore non può valutare", Format.LONG_TEXT, required=True)
SIGNED_ON = Column("on", "Firmata dal Sindaco il", Format.DATE, required=True)
PAPER = Column("paper", "Che cosa è", Format.CHOICE, required=True)


class PaperDialog(FormDialog):
    """A form with the scan of a paper; `hint` says what it is for."""

    def __init__(self, parent: QWidget, title: str, detail: SheetDetail, hint: str, ok: str = "Registra") -> None:
        super().__init__(parent, f"{title}: {detail.person.full_name}", hint, ok=ok)
        self.detail = detail
        self.file = AttachmentField()

    @property
    def today(self) -> Any:
        return self.detail.calendar.today

    @property
    @override
    def is_edited(self) -> bool:
        return super().is_edited or self.file.path is not None

    def _add_paper(self, label: str) -> None:
        self.form.add_widget(label, self.file, "attachment")


class RemarkDialog(PaperDialog):
    """Records what the person says of the sheet; after the last day it asks why it is admitted."""

    def __init__(self, parent: QWidget, detail: SheetDetail) -> None:
        hint = "La scheda torna in riesame: si firma e si chiude dopo la risposta a ciascuna richiesta."
        super().__init__(parent, "Osservazioni o riesame", detail, hint)
        terms = detail.review.terms
        kinds = [(kind, f"{kind.italian} (entro il {format_date(terms[kind])})") for kind in REQUESTS if kind in terms]
        self.form.add(KIND, kinds)
        self.form.add_all((ARRIVED, SAID, ADMITTED))
        self._add_paper("Carta ricevuta")
        self.form.fill_values({"kind": REQUESTS[0], "on": self.today})
        self.form.check_with(self._check)
        self.form.edited.connect(self._fit)
        self.form.committed.connect(self._fit)
        self._show_admitted()

    @staticmethod
    def draft(values: dict[str, Any]) -> RemarkDraft:
        return RemarkDraft(values["kind"], values["on"], values["text"] or "", values["admitted"] or "")

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        terms = self.detail.review.terms
        draft = self.draft(values)
        found = check_remark(draft, self.today, self.detail.calendar.delivered_on, terms, self.detail.review.days)
        if is_late(draft, terms) and not self.detail.review.may_admit_late:
            found.append(Issue("late", "Il termine è passato: può ammetterla il Segretario, con il motivo.", "on"))
        return found

    def _fit(self, _key: str = "") -> None:
        self._show_admitted()
        self.make_room()

    def _show_admitted(self) -> None:
        draft = self.draft(self.form.draft_values())
        late = is_late(draft, self.detail.review.terms)
        self.form.show_field("admitted", is_shown=late and self.detail.review.may_admit_late)


class AnswerDialog(PaperDialog):
    """Answers to a request, keeping the evaluation as it is."""

    def __init__(self, parent: QWidget, detail: SheetDetail) -> None:
        hint = (
            "La risposta conferma la valutazione. Se la richiesta è fondata usare invece «Riapri…»: i punteggi si"
            " cambiano in una nuova revisione."
        )
        super().__init__(parent, "Risposta", detail, hint)
        waiting = detail.review.unanswered
        self.form.add(REQUEST, [(one.id, self._named(one)) for one in waiting])
        self.form.add_all((ANSWERED_ON, ANSWERED))
        self._add_paper("Risposta scansionata")
        self.form.fill_values({"answers": waiting[0].id if waiting else None, "on": self.today})
        self.form.check_with(self._check)

    def _named(self, asked: RemarkLine) -> str:
        decides = self.detail.review.days.decides(asked.kind)
        who = f", decide: {decides}" if decides else ""
        return f"{asked.kind.italian} del {format_date(asked.on)}{who}"

    @staticmethod
    def draft(values: dict[str, Any]) -> AnswerDraft:
        return AnswerDraft(RemarkId(values["answers"] or 0), values["on"], values["text"] or "")

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        asked = next((one for one in self.detail.review.unanswered if one.id == values["answers"]), None)
        return list(check_answer(self.draft(values), self.today, asked.on)) if asked else []


class HearingDialog(PaperDialog):
    """Records the contraddittorio before a negative evaluation."""

    def __init__(self, parent: QWidget, detail: SheetDetail) -> None:
        hint = "Prima di una valutazione negativa la persona va sentita: giorno, presenti e ciò che è stato detto."
        super().__init__(parent, "Contraddittorio", detail, hint)
        self.form.add_all((HEARD_ON, ATTENDED, MINUTES))
        self._add_paper("Verbale firmato")
        self.form.check_with(self._check)

    @staticmethod
    def draft(values: dict[str, Any]) -> HearingDraft:
        return HearingDraft(values["on"], values["attended"] or "", values["text"] or "")

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return list(check_hearing(self.draft(values), self.today))


class AttachmentDialog(PaperDialog):
    """Keeps the scan of a paper with the sheet."""

    def __init__(self, parent: QWidget, detail: SheetDetail, kind: AttachmentKind = AttachmentKind.SIGNED) -> None:
        hint = "La scansione resta nell'archivio con la sua impronta; si ritrova dal codice stampato sulla scheda."
        super().__init__(parent, "Allegato", detail, hint, ok="Allega")
        self.form.add(PAPER, [(one, one.italian) for one in AttachmentKind])
        self._add_paper("File *")
        self.form.fill_values({"paper": kind})
        self.form.check_with(self._check)
        self.file.chosen.connect(self._recheck)

    def _check(self, _values: dict[str, Any]) -> list[Issue]:
        return [] if self.file.path else [Issue("required", "Scegliere il file da allegare.", "attachment")]

    def _recheck(self) -> None:
        self.form.validate()


class SubstitutionDialog(FormDialog):
    """Asks why whoever works scores in the place of the evaluator."""

    def __init__(self, parent: QWidget, detail: SheetDetail) -> None:
        hint = f"Valuta {detail.person.evaluator or 'un altro'}. Motivo, nome e giorno sono stampati sulla scheda."
        super().__init__(parent, f"Sostituzione del valutatore: {detail.person.full_name}", hint, ok="Registra")
        self.form.add(WHY_IN_PLACE)
        self.form.check_with(self._check)

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return check_substitution(values["reason"] or "")


class TranscriptionDialog(PaperDialog):
    """Asks from which paper, signed by the Sindaco, the Segretario's sheet is written down."""

    def __init__(self, parent: QWidget, detail: SheetDetail) -> None:
        hint = "La scheda dirà da chi è trascritta. La scansione della carta serve per chiuderla: si può allegare dopo."
        super().__init__(parent, "Trascrizione", detail, hint)
        self.form.add(SIGNED_ON)
        self._add_paper("Scheda firmata dal Sindaco")
        self.form.check_with(self._check)

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return list(check_transcription(values["on"], self.today))
