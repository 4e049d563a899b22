"""Figures that a plan states and the program does not compute yet."""

from app.domain.italian_enum import ItalianEnum


class DeclaredKind(ItalianEnum):
    """What a declared figure is about."""

    STAFF = "staff", "Personale di un settore"
    HEADLINE = "headline", "Dato riassuntivo"
    HEAD = "head", "Responsabile indicato"
