"""What stands in each column of a table, or after the words before a colon, said by hand: for all that is alike."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.italian import shortened
from app.domain.plan_text.chosen_words import NameableWord
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.unknown_words import key_of
from app.ui.kit.dialogs import FormDialog
from app.ui.plan_import.questions import OTHER_ROLES_OF_WORDS, ROLES_OF_WORDS

WordsSaid = Mapping[str, LineRole]
WIDTH = 620
_WORDS = (
    "Per ogni colonna, o parola prima dei due punti, che cosa contiene in tutto il documento."
    " Con l'importazione la scelta si ricorda, per i piani impaginati come questo."
)
BY_ROWS, BY_COLUMNS = "Per righe", "Per colonne di testo"
_TABLE = "table"
AS_READ, ONLY_TEXT = "Come letto dal programma", "Solo testo"
_LONGEST = 44
_ROLES = {
    "Unità" if role is LineRole.AREA else role.italian: role for role in (*ROLES_OF_WORDS, *OTHER_ROLES_OF_WORDS)
} | {ONLY_TEXT: LineRole.TEXT}


class PlanWordsDialog(FormDialog):
    """Asks what stands under each word; `on_said` gets the words that have another answer than before.

    `named` are the answers given before, by the key of each word. Of a row of a table it asks also whether that is
    columns of text: `on_columns` when it is.
    """

    def __init__(
        self,
        parent: QWidget | None,
        words: Sequence[NameableWord],
        named: WordsSaid,
        on_said: Callable[[WordsSaid], object],
        on_columns: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent, "Colonne e parole della riga", _WORDS, "Leggi così", WIDTH)
        self._words, self._on_said, self._on_columns = words, on_said, on_columns
        before = {role: name for name, role in _ROLES.items()}
        self._before = {
            _key(at): before.get(named[key_of(one.word)], AS_READ) if key_of(one.word) in named else AS_READ
            for at, one in enumerate(words)
        }
        for at, one in enumerate(words):
            sample = shortened(" ".join(one.sample.split()), _LONGEST)
            label = f"«{one.word}»: {sample}" if sample else f"«{one.word}»"
            self.form.add(Column(_key(at), label, Format.CHOICE, width=30, required=True, choices=(AS_READ, *_ROLES)))
        if on_columns is not None:
            label = "Come si legge la tabella"
            self.form.add(Column(_TABLE, label, Format.CHOICE, width=30, required=True, choices=(BY_ROWS, BY_COLUMNS)))
            self._before |= {_TABLE: BY_ROWS}
        self.form.fill_values(self._before)
        self.submit_with(self._choose)

    def _choose(self, values: dict[str, Any]) -> None:
        said = {
            one.word: _ROLES[values[_key(at)]]
            for at, one in enumerate(self._words)
            if values[_key(at)] != self._before[_key(at)] and values[_key(at)] in _ROLES
        }
        self.accept()
        if values.get(_TABLE) == BY_COLUMNS and self._on_columns is not None:
            self._on_columns()
        else:
            self._on_said(said)


def _key(at: int) -> str:
    return f"word_{at}"
