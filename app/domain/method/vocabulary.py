"""The words of a method: each is a row of the vocabulary that a comune combines."""

from app.domain.italian_enum import ItalianEnum


class ScaleMode(ItalianEnum):
    """How a score is given: one of the rows, a number between two bounds, a percentage."""

    STEPS = "steps", "gradini"
    FREE = "free", "numero libero"
    PERCENT = "percent", "percentuale"


class SectionKind(ItalianEnum):
    """What a section of the sheet looks at."""

    OBJECTIVES_INDIVIDUAL = "objectives_individual", "obiettivi individuali"
    OBJECTIVES_GROUP = "objectives_group", "obiettivi di gruppo"
    ORGANISATION_ENTITY = "organisation_entity", "risultato dell'ente"
    ORGANISATION_UNIT = "organisation_unit", "risultato dell'unità"
    BEHAVIOURS = "behaviours", "comportamenti"
    DIFFERENTIATION = "differentiation", "differenziazione"
    EXTERNAL = "external", "dato certificato"
    ADJUSTMENT = "adjustment", "correzione"

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


class ObjectiveSource(ItalianEnum):
    """Whose objectives a section counts: those given to the person, those of the unit, those of the whole ente."""

    PERSON = "person", "persona"
    UNIT = "unit", "unità"
    ENTITY = "entity", "ente"


class Aggregator(ItalianEnum):
    """How the degrees of factors or objectives become the degree of their section."""

    WEIGHTED_MEAN = "weighted_mean", "media ponderata"
    MEAN = "mean", "media semplice"
    MINIMUM = "minimum", "il minore"
    ALL_OR_NOTHING = "all_or_nothing", "tutto o niente"
    POINTS = "points", "punti"


class MissingPolicy(ItalianEnum):
    """What happens to a part that has not been given."""

    BLOCK = "block", "blocca"
    EXCLUDE = "exclude", "escludi"
    ZERO = "zero", "zero"


class TotalRule(ItalianEnum):
    """How the sections become the total of the sheet."""

    WEIGHTED = "weighted", "media ponderata delle sezioni"
    MEAN_OF_FACTORS = "mean_of_factors", "media di tutti i fattori"
    POINTS_OVER_MAXIMUM = "points_over_maximum", "punti sul massimo"


class RoundingPoint(ItalianEnum):
    """Where the one rounding happens."""

    FACTOR = "factor", "fattore"
    SECTION = "section", "sezione"
    TOTAL = "total", "totale"


class RoundingMode(ItalianEnum):
    """What happens to the decimals that are left out."""

    HALF_UP = "half_up", "metà per eccesso"
    DOWN = "down", "troncamento"


class BandKind(ItalianEnum):
    """How the total becomes a share of the award."""

    STEPS = "steps", "a gradini"
    PROPORTIONAL = "proportional", "proporzionale"
    SLOPE = "slope", "a punti oltre la soglia"
    LEVELS = "levels", "livelli"
    LINEAR = "linear", "lineare tra punti"
    RANKING = "ranking", "graduatoria"


class BandBasis(ItalianEnum):
    """Which total the bands compare."""

    ROUNDED = "rounded", "totale arrotondato"
    EXACT = "exact", "totale esatto"


class SpreadMeasure(ItalianEnum):
    """How the differences among the totals given by one evaluator are measured."""

    STANDARD_DEVIATION = "standard_deviation", "scarto quadratico medio"
    RANGE = "range", "campo di variazione"
    COEFFICIENT_OF_VARIATION = "coefficient_of_variation", "coefficiente di variazione"


class SeveralSheets(ItalianEnum):
    """How the sheets of one person in one year become the result of the year."""

    MEAN_BY_DAYS = "mean_by_days", "media per giorni"


class InterimScores(ItalianEnum):
    """Whether the check of the half year carries scores."""

    NONE = "none", "no"
    OPTIONAL = "optional", "facoltativi"
    REQUIRED = "required", "richiesti"
