"""The words of the rules of progressions (differenziali stipendiali)."""

from app.domain.italian_enum import ItalianEnum


class PlacesKind(ItalianEnum):
    """How it is found how many people of a ranking have the increment."""

    NUMBER = "number", "numero"
    SHARE = "share", "percentuale degli ammessi"
    BUDGET = "budget", "budget"


class PlacesRounding(ItalianEnum):
    """What becomes of a share of people that is no whole number."""

    DOWN = "down", "per difetto"
    UP = "up", "per eccesso"
    NEAREST = "nearest", "al più vicino"


class RankingScope(ItalianEnum):
    """Who competes with whom (CCNL 23.2.2026 art. 14 c. 8 lets a small ente have one ranking)."""

    CONTRACT_AREA = "contract_area", "una per area contrattuale"
    WHOLE = "whole", "una per tutto l'ente"


class ServiceUnit(ItalianEnum):
    """How the years of experience are counted from the net days of service."""

    DAYS = "days", "giorni"
    MONTHS = "months", "mesi di 30 giorni"


class CriterionKind(ItalianEnum):
    """How a criterion beyond performance and experience gives its points."""

    TABLE = "table", "tabella"
    LINEAR = "linear", "lineare"


class SeveralItems(ItalianEnum):
    """What is counted of several rows of a table that a person has."""

    HIGHEST = "highest", "solo il più alto"
    CUMULATIVE = "cumulative", "cumulativo"


class TieField(ItalianEnum):
    """What decides between two people with the same score."""

    PERFORMANCE = "performance", "performance individuale"
    EXPERIENCE = "experience", "esperienza"
    OTHER = "other", "altri criteri"
    YEARS_WITHOUT = "years_without", "giorni senza progressione"
    SERVICE = "service", "giorni di servizio"
    AGE = "age", "età"


class TieDirection(ItalianEnum):
    """Who comes first."""

    HIGHER = "higher", "prima il maggiore"
    LOWER = "lower", "prima il minore"


class ProcedureState(ItalianEnum):
    """Where the procedure of a year stands."""

    PREPARING = "preparing", "In preparazione"
    PROVISIONAL = "provisional", "Graduatoria provvisoria"
    FINAL = "final", "Graduatoria definitiva"


class RankStanding(ItalianEnum):
    """What a person has from the ranking."""

    CHOSEN = "chosen", "beneficiario"
    RANKED = "ranked", "in graduatoria"
    UNDECIDED = "undecided", "parità da decidere"
    BELOW = "below", "sotto il minimo"
