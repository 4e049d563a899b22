"""A new password, written twice."""

from PySide6.QtWidgets import QWidget

from app.domain.errors import UserError
from app.domain.keys.passwords import refuse_weak
from app.ui.kit.fields_layout import FieldsLayout
from app.ui.login.password_line import PasswordField

ADVICE = "Almeno 10 caratteri; quattro o cinque parole a caso si ricordano meglio di una parola complicata."


class NewPassword(QWidget):
    """Two fields that must say the same; `known` are words too easy to guess here: the ente, the person."""

    def __init__(self, known: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._known = known
        self.first, self.again = PasswordField("Nuova password *", ADVICE), PasswordField("Ancora la nuova password *")
        fields = FieldsLayout()
        fields.setContentsMargins(0, 0, 0, 0)
        for field in (self.first, self.again):
            fields.add_line(field)
        self.setLayout(fields)

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
