"""A new password, written twice."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.keys.passwords import refuse_weak
from app.ui.kit.labels import hint_label
from app.ui.kit.scale import keep_spacing
from app.ui.kit.tokens import MEASURES
from app.ui.login.password_line import PasswordField

ADVICE = "Almeno 10 caratteri; quattro o cinque parole a caso si ricordano meglio di una parola complicata."


class NewPassword(QWidget):
    """Two fields that must say the same; `known` are words too easy to guess here: the ente, the person."""

    def __init__(self, known: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._known = known
        self.first, self.again = PasswordField("Nuova password *"), PasswordField("Ancora la nuova password *")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        keep_spacing(column, MEASURES.gap)
        for widget in (self.first, hint_label(ADVICE), self.again):
            column.addWidget(widget)

    def checked(self) -> str | None:
        """Return the password, or say what is wrong with it under its field and return None."""
        try:
            refuse_weak(self.first.text, self._known)
        except UserError as error:
            self.first.refuse(error.sentence)
            return None
        if self.first.text != self.again.text:
            self.again.refuse("Le due password non sono uguali.")
            return None
        return self.first.text
