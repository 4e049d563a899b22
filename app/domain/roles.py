"""Who is who: gender, offices of the ente, kinds of sheet, users of the program."""

from app.domain.italian_enum import ItalianEnum


class Gender(ItalianEnum):
    """Gender as the register office records it (used by the codice fiscale and the staff table)."""

    MALE = "male", "uomo"
    FEMALE = "female", "donna"


class OfficialRole(ItalianEnum):
    """A person who acts for the ente without being among its staff."""

    MAYOR = "mayor", "Sindaco"
    ASSESSOR = "assessor", "Assessore"
    SECRETARY = "secretary", "Segretario comunale"
    BODY_MEMBER = "body_member", "Componente del Nucleo di valutazione o dell'OIV"


class SheetRole(ItalianEnum):
    """In which role somebody is evaluated: it chooses the template of the sheet."""

    EMPLOYEE = "employee", "Dipendente"
    EQ = "eq", "Titolare di EQ"
    SECRETARY = "secretary", "Segretario"


class UserRole(ItalianEnum):
    """What a user of the program is (D.Lgs. 150/2009: who plans, evaluates, certifies)."""

    SECRETARY = "secretary", "Segretario comunale"
    VICE = "vice", "Vicesegretario"
    EQ = "eq", "Titolare di EQ"
    MAYOR = "mayor", "Sindaco"
    BODY = "body", "Nucleo di valutazione od OIV"


OF_OFFICIAL = "Responsabile di area"
"""What an assessore who heads an Area is (L. 388/2000 art. 53 c. 23): a user of the role of heads, and no EQ."""


def capacity_of(role: UserRole, *, is_official: bool) -> str:
    """Return in which capacity somebody works, as the window says it: an assessore is responsible, and no EQ."""
    return OF_OFFICIAL if role is UserRole.EQ and is_official else role.italian
