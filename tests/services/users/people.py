"""Users ready to be kept."""

from datetime import date, timedelta

from app.domain.roles import UserRole
from app.domain.users.user import UserDraft


def mayor(today: date) -> UserDraft:
    return UserDraft("Bianchi Adele", UserRole.MAYOR, valid_from=today - timedelta(days=400))
