"""The outcome of the full check of an archive, in words."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.audit.rows import ArchiveVerdict
from app.domain.issues import Severity
from app.ui.kit.labels import Message, title_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.scale import keep_minimum_height
from app.ui.kit.tokens import MEASURES

WIDTH, LIST = 600, 128
SOUND = "L'archivio è a posto"
SPOILED = "L'archivio non è a posto"
REMEDY = "Non lavorare su questo archivio: conservarne una copia e ripristinare l'ultima copia di sicurezza buona."


class ArchiveDialog(PlainDialog):
    """Says how the file, the audit and the closed sheets are; lists what is wrong."""

    def __init__(self, parent: QWidget, verdict: ArchiveVerdict, title: str = "Verifica dell'archivio") -> None:
        super().__init__(parent, title, WIDTH)
        self.content.addWidget(title_label(SOUND if verdict.is_sound else SPOILED, MEASURES.section))
        for sentence, is_good in sentences_of(verdict):
            self._say(sentence, Severity.NOTE if is_good else Severity.ERROR)
        if verdict.problems:
            self._list(verdict.problems)
        if not verdict.is_sound:
            self._say(REMEDY, Severity.WARNING)
        self.add_close()

    def _say(self, sentence: str, severity: Severity) -> None:
        message = Message(self)
        message.say(sentence, severity)
        self.content.addWidget(message)

    def _list(self, problems: tuple[str, ...]) -> None:
        text = QPlainTextEdit("\n".join(problems), self)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName("Che cosa non va")
        keep_minimum_height(text, LIST)
        self.content.addWidget(text, 1)


def sentences_of(verdict: ArchiveVerdict) -> list[tuple[str, bool]]:
    """Return a sentence for each thing checked, and whether it is as it should be."""
    told = [(verdict.file_sentence, not verdict.damage)]
    if verdict.audit is not None:
        is_unbroken = verdict.audit.broken is None
        told.append((verdict.audit.sentence, is_unbroken))
        told.append((verdict.sheets_sentence, not verdict.differences))
        told.append((verdict.data_sentence, is_unbroken and not verdict.unfaithful))
        told.append((verdict.guards_sentence, not verdict.guards))
    if verdict.awards:
        told.append(("I premi di un anno chiuso, ricalcolati, non sono più gli stessi.", False))
    return told
