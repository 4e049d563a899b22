"""Who is who: gender, offices of the ente, kinds of sheet, users of the program."""

from enum import Enum


class Gender(Enum):
    """Gender as the register office records it (used by the codice fiscale and the staff table)."""

    MALE = "male"
    FEMALE = "female"

    @property
    def italian(self) -> str:
        return {"male": "uomo", "female": "donna"}[self.value]


class OfficialRole(Enum):
    """A person who acts for the ente without being among its staff."""

    MAYOR = "mayor"
    SECRETARY = "secretary"
    BODY_MEMBER = "body_member"

    @property
    def italian(self) -> str:
        return {
            "mayor": "Sindaco",
            "secretary": "Segretario comunale",
            "body_member": "Componente del Nucleo di valutazione o dell'OIV",
        }[self.value]


class SheetRole(Enum):
    """In which role somebody is evaluated: it chooses the template of the sheet."""

    EMPLOYEE = "employee"
    EQ = "eq"
    SECRETARY = "secretary"

    @property
    def italian(self) -> str:
        return {"employee": "Dipendente", "eq": "Titolare di EQ", "secretary": "Segretario"}[self.value]


class UserRole(Enum):
    """What a user of the program is (D.Lgs. 150/2009: who plans, evaluates, certifies)."""

    SECRETARY = "secretary"
    EQ = "eq"
    MAYOR = "mayor"
    BODY = "body"

    @property
    def italian(self) -> str:
        return {
            "secretary": "Segretario comunale",
            "eq": "Titolare di EQ",
            "mayor": "Sindaco",
            "body": "Nucleo di valutazione od OIV",
        }[self.value]
