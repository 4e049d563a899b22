"""The vocabulary of objectives and indicators."""

from enum import Enum

NO_REASON_WRITTEN = "cause estranee a chi lo persegue"
"""Why an objective was neutralised, where nobody wrote why."""


class ObjectiveScope(Enum):
    """Whether an objective measures the organisation or the person (D.Lgs. 150/2009 art. 8 and 9)."""

    ORGANISATIONAL = "organisational"
    INDIVIDUAL = "individual"

    @property
    def italian(self) -> str:
        return {"organisational": "Organizzativo", "individual": "Individuale"}[self.value]


class ObjectiveState(Enum):
    """Where an objective stands in its year."""

    ACTIVE = "active"
    NEUTRALISED = "neutralised"
    WITHDRAWN = "withdrawn"

    @property
    def italian(self) -> str:
        return {"active": "In corso", "neutralised": "Neutralizzato", "withdrawn": "Stralciato"}[self.value]


class IndicatorRule(Enum):
    """How an actual value becomes a degree of achievement."""

    PERCENT_OF_TARGET = "percent_of_target"
    BASELINE_TO_TARGET = "baseline_to_target"
    STEPS = "steps"
    YES_NO = "yes_no"
    BY_DATE = "by_date"
    PHASES = "phases"
    JUDGEMENT = "judgement"
    DIRECT = "direct"

    @property
    def italian(self) -> str:
        return {
            "percent_of_target": "Percentuale del valore atteso",
            "baseline_to_target": "Dal valore di partenza all'atteso",
            "steps": "A gradini",
            "yes_no": "Sì / no",
            "by_date": "Entro una data",
            "phases": "Avanzamento delle fasi",
            "judgement": "Giudizio",
            "direct": "Percentuale indicata",
        }[self.value]

    @property
    def wants_due_date(self) -> bool:
        return self is IndicatorRule.BY_DATE

    @property
    def wants_target(self) -> bool:
        return self in {IndicatorRule.BASELINE_TO_TARGET, IndicatorRule.PERCENT_OF_TARGET}

    @property
    def wants_baseline(self) -> bool:
        """Where one starts from is part of the plan wherever the target is a number."""
        return self.wants_target


class Direction(Enum):
    """Whether a higher or a lower value is better."""

    HIGHER = "higher"
    LOWER = "lower"

    @property
    def italian(self) -> str:
        return {"higher": "più alto è meglio", "lower": "più basso è meglio"}[self.value]


class Combination(Enum):
    """How an objective combines its indicators."""

    WEIGHTED_MEAN = "weighted_mean"
    WORST = "worst"

    @property
    def italian(self) -> str:
        return {"weighted_mean": "media ponderata", "worst": "il peggiore"}[self.value]


class ValueKind(Enum):
    """When an indicator was measured."""

    INTERIM = "interim"
    FINAL = "final"

    @property
    def italian(self) -> str:
        return {"interim": "intermedio", "final": "finale"}[self.value]


class ResourceKind(Enum):
    """What an objective needs."""

    HUMAN = "human"
    FINANCIAL = "financial"
    INSTRUMENTAL = "instrumental"

    @property
    def italian(self) -> str:
        return {"human": "umana", "financial": "finanziaria", "instrumental": "strumentale"}[self.value]
