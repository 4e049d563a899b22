"""The words of the rules of awards: each is a row of the vocabulary that a contratto integrativo combines."""

from app.domain.italian_enum import ItalianEnum


class FundKind(ItalianEnum):
    """What a fund rewards, and so whom."""

    ORGANISATION = "organisation", "performance organizzativa"
    INDIVIDUAL = "individual", "performance individuale"
    EQ_RESULT = "eq_result", "risultato EQ"
    SECRETARY_RESULT = "secretary_result", "risultato Segretario"

    @property
    def is_result(self) -> bool:
        """Whether it is paid for posts held (EQ, Segretario) and not for service in a contract area."""
        return self in {FundKind.EQ_RESULT, FundKind.SECRETARY_RESULT}


class FundNature(ItalianEnum):
    """Of which resources a fund is made (CCNL 16.11.2022 art. 79): it says what becomes of a residual."""

    STABLE = "stable", "stabile"
    VARIABLE = "variable", "variabile"


class SplitBy(ItalianEnum):
    """Which groups a fund is first divided among."""

    ENTITY = "entity", "ente"
    AREA = "area", "area"
    SECTOR = "sector", "settore"
    EVALUATOR = "evaluator", "valutatore"


class SplitKey(ItalianEnum):
    """In proportion to what a fund is divided among its groups."""

    HEADS = "heads", "persone"
    FULL_TIME = "full_time", "tempo pieno equivalente"
    SALARY = "salary", "monte salari"
    COEFFICIENTS = "coefficients", "somma dei coefficienti"
    UNIT_WEIGHT = "unit_weight", "peso dell'unità"


class TimeBasis(ItalianEnum):
    """How the service of the year counts: days over those of the year, days over 365, months over 12, or not at all."""

    YEAR_DAYS = "year_days", "giorni dell'anno"
    DAYS_365 = "days_365", "giorni su 365"
    MONTHS = "months", "mesi"
    NONE = "none", "non conta"


class AbsenceEffect(ItalianEnum):
    """What the days of an absence do to the share."""

    NEUTRAL = "neutral", "neutra"
    REDUCE = "reduce", "riduce"
    REDUCE_BEYOND = "reduce_beyond", "riduce oltre"
    EXCLUDE_BEYOND = "exclude_beyond", "esclude oltre"


class PartTimeMode(ItalianEnum):
    """How part time counts (CCNL 16.11.2022 art. 55 c. 11)."""

    FULL = "full", "per intero"
    PROPORTIONAL = "proportional", "proporzionale"
    TABLE = "table", "percentuale del contratto"


class Sanction(ItalianEnum):
    """Disciplinary sanctions, from the lightest (CCNL 16.11.2022 art. 72; D.Lgs. 165/2001 art. 55-quater)."""

    VERBAL = "verbal", "rimprovero verbale"
    WRITTEN = "written", "rimprovero scritto"
    FINE = "fine", "multa"
    SUSPENSION = "suspension", "sospensione fino a 10 giorni"
    LONG_SUSPENSION = "long_suspension", "sospensione oltre 10 giorni"
    DISMISSAL = "dismissal", "licenziamento"

    @property
    def gravity(self) -> int:
        """From 0, the lightest."""
        return list(Sanction).index(self)


class PayoutKind(ItalianEnum):
    """How an evaluation becomes the part of the share that is due: f(S)."""

    LINEAR = "linear", "lineare"
    THRESHOLD = "threshold", "intera da una soglia"
    BANDS = "bands", "fasce"
    SLOPE = "slope", "a punti oltre la soglia"
    FIXED = "fixed", "importo fisso"
    CLASSES = "classes", "classi"
    METHOD = "method", "quota della metodologia"


class AwardMode(ItalianEnum):
    """Whether the evaluation divides the whole fund, or says how much of a theoretical share is due."""

    BALANCE = "balance", "a saldo"
    THEORETICAL = "theoretical", "quota teorica"


class ResidualUse(ItalianEnum):
    """What becomes of what is not shared."""

    BY_NATURE = "by_nature", "secondo la natura"
    SAVING = "saving", "economia"
    NEXT_YEAR = "next_year", "anno seguente"
    SHARED = "shared", "ridistribuito"


class ResidualKey(ItalianEnum):
    """In proportion to what a residual is shared out."""

    PAYOUT = "payout", "quota spettante"
    SURPLUS = "surplus", "punti oltre il minimo"
    WEIGHT = "weight", "coefficienti"


class SharingScope(ItalianEnum):
    """Among whom: everybody in the fund, or each group by itself."""

    ENTITY = "within_entity", "ente"
    GROUP = "within_group", "gruppo"


class IncreaseMode(ItalianEnum):
    """How the increase of art. 48 is paid: out of resources set aside first, or as more weight in the one division.

    `MULTIPLIED` is `base × (1 + r)`, which some contracts write: it gives less than art. 48 asks, and W10 says so.
    """

    SET_ASIDE = "set_aside", "accantonata"
    ADDITIVE = "additive", "aggiuntiva"
    MULTIPLIED = "multiplied", "moltiplicata"


class QuotaRounding(ItalianEnum):
    """What becomes of a part of a person in the quota of those who get the increase."""

    DOWN = "quota_down", "per difetto"
    UP = "quota_up", "per eccesso"


class OrderKey(ItalianEnum):
    """What puts people in order: for ties, and for the cents left over. `FIGURE` is named by the rule."""

    SCORE = "score", "valutazione"
    OTHER_SCORE = "other_score", "altra valutazione"
    DAYS = "days", "giorni di servizio"
    SENIORITY = "seniority", "anzianità"
    AGE = "age", "età"
    COEFFICIENT = "coefficient", "coefficiente"
    FIGURE = "figure", "dato"
    NAME = "name", "cognome e nome"
    CODE = "code", "matricola"


class OrderDirection(ItalianEnum):
    """Who comes first."""

    GREATER_FIRST = "greater_first", "prima il maggiore"
    SMALLER_FIRST = "smaller_first", "prima il minore"


class PostKey(ItalianEnum):
    """In proportion to what the result pay of posts is divided."""

    WEIGHT = "post_weight", "peso della posizione"
    POSITION_PAY = "position_pay", "retribuzione di posizione"
    EQUAL = "equal", "in parti uguali"


class MissedDuty(ItalianEnum):
    """What an evaluator had to do and did not."""

    ASSIGNMENT = "assignment", "assegnazione degli obiettivi"
    INTERVIEW = "interview", "colloquio"
    EVALUATION = "evaluation", "valutazione"


class PaymentStanding(ItalianEnum):
    """How somebody stands with the payment-times objective (D.L. 13/2023 art. 4-bis c. 2)."""

    NOT_ASKED = "not_asked", "non previsto"
    UNKNOWN = "not_known", "non ancora certificato"
    REACHED = "reached", "raggiunto"
    MISSED = "missed", "non raggiunto"
