"""The groups in which the page Documenti lists the documents."""

from app.domain.italian_enum import ItalianEnum


class DocumentGroup(ItalianEnum):
    """What the documents of a group are about, as the heading over them says."""

    PEOPLE = "people", "Persone e schede"
    ENTE = "ente", "Ente e obiettivi"
    WORK = "work", "Lavoro e controlli"
