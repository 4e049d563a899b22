"""The vocabulary of objectives and indicators."""

from app.domain.italian_enum import ItalianEnum

NO_REASON_WRITTEN = "cause estranee a chi lo persegue"
"""Why an objective was neutralised, where nobody wrote why."""


class ObjectiveScope(ItalianEnum):
    """Whether an objective measures the organisation or the person (D.Lgs. 150/2009 art. 8 and 9)."""

    ORGANISATIONAL = "organisational", "Organizzativo"
    INDIVIDUAL = "individual", "Individuale"


class ObjectiveState(ItalianEnum):
    """Where an objective stands in its year."""

    ACTIVE = "active", "In corso"
    NEUTRALISED = "neutralised", "Neutralizzato"
    WITHDRAWN = "withdrawn", "Stralciato"


class AcknowledgementMeans(ItalianEnum):
    """How a person took note of an objective that was given to them."""

    UNSAID = "", "non indicata"
    PAPER = "paper", "su carta"
    BATCH = "batch", "per molti insieme"
    LOGIN = "login", "con il proprio accesso"


class IndicatorRule(ItalianEnum):
    """How an actual value becomes a degree of achievement."""

    PERCENT_OF_TARGET = "percent_of_target", "Percentuale del valore atteso"
    BASELINE_TO_TARGET = "baseline_to_target", "Dal valore di partenza all'atteso"
    STEPS = "steps", "A gradini"
    YES_NO = "yes_no", "Sì / no"
    BY_DATE = "by_date", "Entro una data"
    PHASES = "phases", "Avanzamento delle fasi"
    JUDGEMENT = "judgement", "Giudizio"
    DIRECT = "direct", "Percentuale indicata"

    @property
    def wants_due_date(self) -> bool:
        return self is IndicatorRule.BY_DATE

    @property
    def wants_target(self) -> bool:
        return self in {IndicatorRule.BASELINE_TO_TARGET, IndicatorRule.PERCENT_OF_TARGET}

    @property
    def reads_number(self) -> bool:
        """Whether it measures a number of any size, in the unit of the indicator."""
        return self.wants_target or self is IndicatorRule.STEPS

    @property
    def wants_baseline(self) -> bool:
        """Where one starts from is part of the plan wherever the target is a number."""
        return self.wants_target


class Direction(ItalianEnum):
    """Whether a higher or a lower value is better."""

    HIGHER = "higher", "più alto è meglio"
    LOWER = "lower", "più basso è meglio"


class Combination(ItalianEnum):
    """How an objective combines its indicators."""

    WEIGHTED_MEAN = "weighted_mean", "media ponderata"
    WORST = "worst", "il peggiore"


class PhaseKind(ItalianEnum):
    """Whether a step of the work is one of its phases or an activity that goes on beside them."""

    PHASE = "phase", "fase"
    ACTIVITY = "activity", "attività"


class PerformanceAmbit(ItalianEnum):
    """What of the performance of an ente an objective is about (D.Lgs. 150/2009 art. 8 c. 1 lett. a-h)."""

    NEEDS = "needs", "a) Bisogni della collettività"
    PLANS = "plans", "b) Attuazione di piani e programmi"
    SATISFACTION = "satisfaction", "c) Soddisfazione dei destinatari"
    MODERNISATION = "modernisation", "d) Organizzazione e competenze"
    RELATIONS = "relations", "e) Relazioni con i cittadini"
    EFFICIENCY = "efficiency", "f) Efficienza, costi e tempi"
    SERVICES = "services", "g) Qualità e quantità dei servizi"
    EQUALITY = "equality", "h) Pari opportunità"


class ValueKind(ItalianEnum):
    """When an indicator was measured."""

    INTERIM = "interim", "intermedio"
    FINAL = "final", "finale"


class ResourceKind(ItalianEnum):
    """What an objective needs."""

    HUMAN = "human", "umana"
    FINANCIAL = "financial", "finanziaria"
    INSTRUMENTAL = "instrumental", "strumentale"
