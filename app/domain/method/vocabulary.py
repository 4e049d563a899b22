"""The words of a method: each is a row of the vocabulary that a comune combines."""

from enum import Enum


class ScaleMode(Enum):
    """How a score is given: one of the rows, a number between two bounds, a percentage."""

    STEPS = "steps"
    FREE = "free"
    PERCENT = "percent"

    @property
    def italian(self) -> str:
        return {"steps": "gradini", "free": "numero libero", "percent": "percentuale"}[self.value]


class SectionKind(Enum):
    """What a section of the sheet looks at."""

    OBJECTIVES_INDIVIDUAL = "objectives_individual"
    OBJECTIVES_GROUP = "objectives_group"
    ORGANISATION_ENTITY = "organisation_entity"
    ORGANISATION_UNIT = "organisation_unit"
    BEHAVIOURS = "behaviours"
    DIFFERENTIATION = "differentiation"
    EXTERNAL = "external"
    ADJUSTMENT = "adjustment"

    @property
    def italian(self) -> str:
        return {
            "objectives_individual": "obiettivi individuali",
            "objectives_group": "obiettivi di gruppo",
            "organisation_entity": "risultato dell'ente",
            "organisation_unit": "risultato dell'unità",
            "behaviours": "comportamenti",
            "differentiation": "differenziazione",
            "external": "dato certificato",
            "adjustment": "correzione",
        }[self.value]

    @property
    def holds_objectives(self) -> bool:
        return self in _WITH_OBJECTIVES


_WITH_OBJECTIVES = frozenset(
    {
        SectionKind.OBJECTIVES_INDIVIDUAL,
        SectionKind.OBJECTIVES_GROUP,
        SectionKind.ORGANISATION_ENTITY,
        SectionKind.ORGANISATION_UNIT,
    }
)


class ObjectiveSource(Enum):
    """Whose objectives a section counts: those given to the person, those of the unit, those of the whole ente."""

    PERSON = "person"
    UNIT = "unit"
    ENTITY = "entity"

    @property
    def italian(self) -> str:
        return {"person": "persona", "unit": "unità", "entity": "ente"}[self.value]


class Aggregator(Enum):
    """How the degrees of factors or objectives become the degree of their section."""

    WEIGHTED_MEAN = "weighted_mean"
    MEAN = "mean"
    MINIMUM = "minimum"
    ALL_OR_NOTHING = "all_or_nothing"
    POINTS = "points"

    @property
    def italian(self) -> str:
        return {
            "weighted_mean": "media ponderata",
            "mean": "media semplice",
            "minimum": "il minore",
            "all_or_nothing": "tutto o niente",
            "points": "punti",
        }[self.value]


class MissingPolicy(Enum):
    """What happens to a part that has not been given."""

    BLOCK = "block"
    EXCLUDE = "exclude"
    ZERO = "zero"

    @property
    def italian(self) -> str:
        return {"block": "blocca", "exclude": "escludi", "zero": "zero"}[self.value]


class TotalRule(Enum):
    """How the sections become the total of the sheet."""

    WEIGHTED = "weighted"
    MEAN_OF_FACTORS = "mean_of_factors"
    POINTS_OVER_MAXIMUM = "points_over_maximum"

    @property
    def italian(self) -> str:
        return {
            "weighted": "media ponderata delle sezioni",
            "mean_of_factors": "media di tutti i fattori",
            "points_over_maximum": "punti sul massimo",
        }[self.value]


class RoundingPoint(Enum):
    """Where the one rounding happens."""

    FACTOR = "factor"
    SECTION = "section"
    TOTAL = "total"

    @property
    def italian(self) -> str:
        return {"factor": "fattore", "section": "sezione", "total": "totale"}[self.value]


class RoundingMode(Enum):
    """What happens to the decimals that are left out."""

    HALF_UP = "half_up"
    DOWN = "down"

    @property
    def italian(self) -> str:
        return {"half_up": "metà per eccesso", "down": "troncamento"}[self.value]


class BandKind(Enum):
    """How the total becomes a share of the award."""

    STEPS = "steps"
    PROPORTIONAL = "proportional"
    SLOPE = "slope"
    LEVELS = "levels"

    @property
    def italian(self) -> str:
        return {
            "steps": "a gradini",
            "proportional": "proporzionale",
            "slope": "a punti oltre la soglia",
            "levels": "livelli",
        }[self.value]


class BandBasis(Enum):
    """Which total the bands compare."""

    ROUNDED = "rounded"
    EXACT = "exact"

    @property
    def italian(self) -> str:
        return {"rounded": "totale arrotondato", "exact": "totale esatto"}[self.value]


class SpreadMeasure(Enum):
    """How the differences among the totals given by one evaluator are measured."""

    STANDARD_DEVIATION = "standard_deviation"
    RANGE = "range"
    COEFFICIENT_OF_VARIATION = "coefficient_of_variation"

    @property
    def italian(self) -> str:
        return {
            "standard_deviation": "scarto quadratico medio",
            "range": "campo di variazione",
            "coefficient_of_variation": "coefficiente di variazione",
        }[self.value]


class SeveralSheets(Enum):
    """How the sheets of one person in one year become the result of the year."""

    MEAN_BY_DAYS = "mean_by_days"

    @property
    def italian(self) -> str:
        return "media per giorni"
