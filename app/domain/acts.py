"""Acts of the ente: what a plan cites, what approves it, what closes a year."""

from app.domain.italian_enum import ItalianEnum


class ActKind(ItalianEnum):
    """Who adopts an act, or what it is."""

    GIUNTA = "giunta", "Delibera di Giunta"
    CONSIGLIO = "consiglio", "Delibera di Consiglio"
    DETERMINA = "determina", "Determina"
    DECRETO = "decreto", "Decreto del Sindaco"
    OTHER = "other", "Altro atto"
