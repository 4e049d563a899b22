"""The words for what a sheet takes from outside itself, and for who scores a part of it."""

from app.domain.italian_enum import ItalianEnum


class SectionEvaluator(ItalianEnum):
    """Who scores a section."""

    SHEET = "sheet", "valutatore della scheda"
    SECOND = "second", "secondo valutatore"
    BODY = "body", "nucleo"
    PEER = "peer", "pari"

    @property
    def capacity(self) -> str:
        """Say in what capacity a section is scored, as of somebody: `secondo valutatore`, `Nucleo`."""
        return {SectionEvaluator.BODY: "Nucleo", SectionEvaluator.PEER: "valutatore pari grado"}.get(self, self.italian)


class Contribution(ItalianEnum):
    """What each person brought to an objective of a group, which multiplies its degree."""

    NONE = "none", "nessuno"
    SHARE = "share", "quota"
    JUDGEMENT = "judgement", "giudizio"


class FigureSource(ItalianEnum):
    """A figure that comes from outside the sheet, in percent unless it is a certified datum."""

    ENTITY = "entity", "risultato dell'ente"
    UNIT = "unit", "risultato dell'unità"
    PRESENCE = "presence", "presenza"
    CERTIFIED = "certified", "dato certificato"


class Target(ItalianEnum):
    """What is changed: the total of the sheet, or the share of the award."""

    TOTAL = "total", "totale"
    SHARE = "share", "quota del premio"


class Watched(ItalianEnum):
    """What a block looks at."""

    SECTION = "section", "sezione"
    FACTOR = "factor", "fattore"
    OBJECTIVE = "objective", "obiettivo"
    CERTIFIED = "certified", "dato certificato"
    DUTY = "duty", "adempimento mancato"
    ENTITY = "entity", "risultato dell'ente"
    UNIT = "unit", "risultato dell'unità"
    PRESENCE = "presence", "presenza"


class BlockEffect(ItalianEnum):
    """What a block does."""

    SHARE_CEILING = "share_ceiling", "tetto alla quota"
    SHARE_CUT = "share_cut", "taglio della quota"
    TOTAL_CEILING = "total_ceiling", "tetto al totale"
    TOTAL_ZERO = "total_zero", "totale a zero"
    NEGATIVE = "negative", "valutazione negativa"


class MeanOf(ItalianEnum):
    """Of which other sheets the mean is a ceiling."""

    UNIT = "unit", "unità"
    EVALUATED = "evaluated", "valutati"
    ENTITY = "entity", "ente"


class RankScope(ItalianEnum):
    """Among whom a place in a ranking, or a quota, is counted."""

    ENTITY = "entity", "ente"
    AREA = "area", "area"
    EVALUATOR = "evaluator", "valutatore"
    CONTRACT_AREA = "contract_area", "area contrattuale"


class TieBreak(ItalianEnum):
    """Who goes before, with the same total."""

    INDIVIDUAL = "individual", "performance individuale"
    EXACT_TOTAL = "exact_total", "totale esatto"
    SERVICE_DAYS = "service_days", "giorni di servizio"
    SENIORITY = "seniority", "anzianità di servizio"
    YOUNGEST = "youngest", "età minore"


class DatumOwner(ItalianEnum):
    """Of whom a certified datum is."""

    ENTITY = "entity", "ente"
    UNIT = "unit", "unità"
    PERSON = "person", "persona"


class DatumKind(ItalianEnum):
    """What a certified datum is: a figure, a duty done or not, events that are counted."""

    NUMBER = "number", "cifra"
    DUTY = "duty", "adempimento"
    EVENT = "event", "eventi"
