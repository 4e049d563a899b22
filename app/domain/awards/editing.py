"""The rules of awards as an editor shows them: columns of each part, lists inside it, what is shown when."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from app.domain.awards.admission import Admission
from app.domain.awards.definition import (
    AbsenceRule,
    AreaCoefficient,
    AwardRules,
    FundRule,
    GroupWeight,
    OrderRule,
    PartTimeRule,
    PartTimeStep,
    ResidualRule,
    SplitRule,
    SplitShare,
    TimeRule,
)
from app.domain.awards.payout import FixedAmount, MeritClass, Payout, PayoutBand
from app.domain.awards.result_rules import DutyCut, IncentiveBand, ResultRule
from app.domain.awards.vocabulary import (
    AbsenceEffect,
    MissedDuty,
    OrderKey,
    PartTimeMode,
    PayoutKind,
    ResidualUse,
    SplitBy,
    SplitKey,
    TimeBasis,
)
from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED
from app.domain.method_editing.making import choice, number, tick
from app.domain.method_editing.part_list import PartList
from app.domain.method_editing.places import Place

F = Format
_DUTIES = "Per esempio dalla retribuzione di risultato di chi non ha fatto il colloquio."


def _days(key: str, heading: str, help_text: str = "", *, required: bool = True) -> Column:
    return Column(key, heading, F.INTEGER, 8, required=required, help=help_text)


def _one_of(key: str, heading: str, help_text: str = "") -> Column:
    return Column(key, heading, F.CHOICE, 26, help=help_text)


AWARD_COLUMNS: Mapping[type, tuple[Column, ...]] = {
    AwardRules: (
        Column("name", "Nome", width=44, required=True),
        Column("code", "Codice", F.CODE, 24, required=True),
        Column("description", "Descrizione", F.LONG_TEXT, 60),
        Column("adoption.organ", "Organo che le ha adottate", width=34, help="Per esempio Giunta comunale."),
        Column("adoption.number", "Numero dell'atto", F.CODE, 14),
        Column("adoption.day", "Data dell'atto", F.DATE, 11),
        Column("valid_from", "In vigore dal", F.DATE, 11),
        Column("valid_to", "In vigore fino al", F.DATE, 11),
    ),
    TimeRule: (
        choice("basis", "Il servizio dell'anno si conta in"),
        _days("month_days", "Giorni con cui un mese conta"),
    ),
    PartTimeRule: (choice("mode", "Il part time conta", "CCNL 16.11.2022 art. 55 c. 11"),),
    PartTimeStep: (number("floor", "Da (% di part time)"), number("share", "Quota %")),
    Admission: (
        _days("minimum_days", "Giorni minimi di servizio"),
        _days("fixed_term_months", "Mesi minimi di chi è a termine"),
        number("minimum_score", "Valutazione minima", "Vuota: nessuna.", required=False),
        _one_of("sanction_from", "Escluso chi ha una sanzione almeno", "Vuota: nessuna esclude."),
        Column("excluded_profiles", "Profili esclusi", F.LONG_TEXT, 44, help="Uno per riga."),
        tick("excludes_negative", "Escluso chi ha una valutazione negativa"),
        Column("gate", "Obiettivo che apre il fondo", F.CODE, 14, help="Il suo codice. Vuoto: nessuno."),
        number("gate_degree", "Grado minimo dell'obiettivo"),
    ),
    AreaCoefficient: (Column("contract_area", "Area contrattuale", width=30, required=True), number("value", "Valore")),
    AbsenceRule: (
        choice("effect", "Effetto"),
        Column("kinds", "Motivi", width=44, help="Separati da punto e virgola. Vuoto: tutti gli altri."),
        _days("days", "Giorni", "Quelli di «oltre»."),
    ),
    OrderRule: (
        choice("key", "Criterio"),
        choice("direction", "Verso"),
        Column("name", "Nome del dato", width=20, help="Solo per «dato» e «altra valutazione»."),
        Column("label", "Come si stampa", width=20),
    ),
    FundRule: (
        Column("name", "Nome", width=44, required=True),
        Column("code", "Codice", F.CODE, 20, required=True),
        choice("kind", "Che cosa premia"),
        choice("nature", "Risorse", "Dice dove va ciò che non si attribuisce."),
        Column("roles", "Chi partecipa", F.LONG_TEXT, 30, help="Uno per riga. Vuoto: quelli di ciò che premia."),
        Column(
            "score", "Valutazione", F.CODE, 20, required=True,
            help="totale, individuale, oppure il codice di una sezione della scheda.",
        ),
        choice("mode", "Come si divide"),
        number("minimum", "Minimo individuale (€)", "Vuoto: nessuno.", required=False),
        number("maximum", "Massimo individuale (€)", "Vuoto: nessuno.", required=False),
        tick("counts_coefficient", "Conta il coefficiente dell'area"),
        tick("counts_time", "Conta il tempo"),
        tick("counts_part_time", "Conta il part time"),
        number("increase.rate", "Maggiorazione %", "Vuota: nessuna (CCNL 23.2.2026 art. 48).", required=False),
        number("increase.people", "A quanti, in % dei valutati positivamente"),
        _days("increase.count", "Oppure a quante persone", "Al posto della percentuale.", required=False),
        _days("increase.at_least", "Mai a meno di"),
        choice("increase.rounding", "Una parte di persona"),
        choice("increase.mode", "Come si paga la maggiorazione"),
        choice("increase.within", "Graduatoria di"),
        tick("increase.is_clause_4", "Aliquota del comma 4"),
        _days(
            "admission.minimum_days", "Giorni minimi per questo fondo",
            "Vuoto: si partecipa come agli altri fondi.", required=False,
        ),
        _days("admission.fixed_term_months", "Mesi minimi di chi è a termine"),
        number("admission.minimum_score", "Valutazione minima", "Vuota: nessuna.", required=False),
        _one_of("admission.sanction_from", "Escluso chi ha una sanzione almeno", "Vuota: nessuna esclude."),
        Column("admission.excluded_profiles", "Profili esclusi", F.LONG_TEXT, 44, help="Uno per riga."),
        tick("admission.excludes_negative", "Escluso chi ha una valutazione negativa"),
        Column("admission.gate", "Obiettivo che apre il fondo", F.CODE, 14, help="Il suo codice. Vuoto: nessuno."),
        number("admission.gate_degree", "Grado minimo dell'obiettivo"),
    ),
    Payout: (
        choice("kind", "Come la valutazione diventa quota"),
        number("full_from", "Intera da"),
        number("partial_from", "In parte da"),
        number("threshold", "Soglia"),
        number("base_share", "Quota alla soglia %"),
        number("per_point", "Quota per ogni punto %"),
    ),
    PayoutBand: (number("floor", "Da"), number("share", "Quota %"), Column("label", "Nome", width=20)),
    FixedAmount: (
        number("floor", "Da"),
        number("amount", "Importo (€)"),
        Column("contract_areas", "Aree contrattuali", width=40, help="Separate da punto e virgola. Vuoto: le altre."),
    ),
    MeritClass: (
        Column("name", "Nome", width=16, required=True),
        number("share", "Quota %"),
        number("floor", "Da"),
        number("at_most", "Al massimo % delle persone", required=False),
    ),
    SplitRule: (choice("by", "Il fondo si divide prima per"),),
    SplitShare: (choice("key", "In proporzione a"), number("share", "Quota %")),
    GroupWeight: (Column("group", "Gruppo", width=40, required=True), number("weight", "Peso")),
    ResidualRule: (
        choice("use", "Ciò che non si attribuisce va"),
        choice("key", "In proporzione a"),
        choice("within", "Tra chi è nello stesso"),
        number("cap", "Tetto, in % della quota teorica", "Vuoto: nessuno.", required=False),
        number("minimum", "Minimo da cui contano i punti"),
    ),
    ResultRule: (
        choice("posts_by", "Il fondo si divide per"),
        number("payment_share", "Quota legata ai tempi di pagamento %", "Zero dove ci pensa già la scheda."),
        number("interim_share", "Quota per un incarico ad interim %", "Dal 15 al 25 % della posizione coperta."),
        tick("is_interim_by_score", "La quota ad interim segue la valutazione"),
        tick("counts_convention", "Conta la quota a carico dell'ente (convenzioni)"),
    ),
    IncentiveBand: (number("floor", "Da (€)"), number("cut", "Riduzione %")),
    DutyCut: (
        choice("duty", "Adempimento mancato", _DUTIES),
        number("cut", "Riduzione %, ogni volta"),
        number("at_most", "Al massimo %"),
    ),
}  # fmt: skip

ZERO, ONE, HALF = Decimal(0), Decimal(1), Decimal(50)
_TIES = PartList(("ties",), "A parità di valutazione", "criterio", OrderRule, lambda _: OrderRule(OrderKey.DAYS))
AWARD_LISTS: Mapping[Place, PartList] = {
    parts.way: parts
    for parts in (
        PartList(("funds",), "Fondi", "fondo", FundRule, lambda _: FundRule("nuovo-fondo", "Nuovo fondo")),
        PartList(
            ("coefficients",), "Coefficienti delle aree", "coefficiente", AreaCoefficient,
            lambda _: AreaCoefficient("Istruttori", ONE),
        ),
        PartList(("absences",), "Assenze", "regola", AbsenceRule, lambda _: AbsenceRule(AbsenceEffect.REDUCE)),
        PartList(
            ("cents_order",), "A chi vanno i centesimi che avanzano", "criterio", OrderRule,
            lambda _: OrderRule(OrderKey.DAYS),
        ),
    )
}  # fmt: skip
"""The lists of the rules themselves, each a page."""

AWARD_PARTS: Mapping[type, tuple[PartList, ...]] = {
    FundRule: (_TIES,),
    PartTimeRule: (
        PartList(("steps",), "Gradini del contratto", "gradino", PartTimeStep, lambda _: PartTimeStep(HALF, HALF)),
    ),
    Payout: (
        PartList(("bands",), "Fasce", "fascia", PayoutBand, lambda _: PayoutBand(ZERO, ZERO)),
        PartList(("amounts",), "Importi", "importo", FixedAmount, lambda _: FixedAmount(ZERO, ZERO)),
        PartList(("classes",), "Classi", "classe", MeritClass, lambda _: MeritClass("A", HUNDRED)),
    ),
    SplitRule: (
        PartList(("keys",), "Chiavi", "chiave", SplitShare, lambda _: SplitShare(SplitKey.HEADS)),
        PartList(("weights",), "Pesi dei gruppi", "gruppo", GroupWeight, lambda _: GroupWeight("", ONE)),
    ),
    ResultRule: (
        PartList(("incentives",), "Altri incentivi", "fascia", IncentiveBand, lambda _: IncentiveBand(ZERO, ZERO)),
        PartList(("duties",), "Adempimenti", "adempimento", DutyCut, lambda _: DutyCut(MissedDuty.INTERVIEW, ONE)),
    ),
}
AWARD_TABLE_KEYS: Mapping[type, Sequence[str]] = {FundRule: ("name", "kind", "nature", "mode")}
"""What a table shows of the things that have a page of their own."""

_Question = Callable[[Any], bool]


def _of_kind(kind: PayoutKind) -> _Question:
    return lambda payout: payout.kind is kind


def _has_increase(fund: FundRule) -> bool:
    return fund.increase is not None


def _has_admission(fund: FundRule) -> bool:
    return fund.admission is not None


def _is_shared(rule: ResidualRule) -> bool:
    return rule.use is ResidualUse.SHARED or rule.cap is not None or bool(rule.minimum)


def _is_split(rule: SplitRule) -> bool:
    return rule.by is not SplitBy.ENTITY or bool(rule.keys or rule.weights)


def _has_table(rule: PartTimeRule) -> bool:
    return rule.mode is PartTimeMode.TABLE or bool(rule.steps)


AWARD_RELEVANT: Mapping[tuple[type, str], _Question] = {
    (TimeRule, "month_days"): lambda rule: rule.basis is TimeBasis.MONTHS,
    (PartTimeRule, "steps"): _has_table,
    (SplitRule, "keys"): _is_split,
    (SplitRule, "weights"): lambda rule: (
        bool(rule.weights) or any(one.key is SplitKey.UNIT_WEIGHT for one in rule.keys)
    ),
    (Admission, "gate_degree"): lambda asked: bool(asked.gate),
    **{(ResidualRule, key): _is_shared for key in ("key", "within", "cap", "minimum")},
    **{(Payout, key): _of_kind(PayoutKind.THRESHOLD) for key in ("full_from", "partial_from")},
    **{(Payout, key): _of_kind(PayoutKind.SLOPE) for key in ("threshold", "base_share", "per_point")},
    (Payout, "bands"): _of_kind(PayoutKind.BANDS),
    (Payout, "amounts"): _of_kind(PayoutKind.FIXED),
    (Payout, "classes"): _of_kind(PayoutKind.CLASSES),
    **{
        (FundRule, column.key): _has_increase if column.key.startswith("increase.") else _has_admission
        for column in AWARD_COLUMNS[FundRule]
        if "." in column.key and column.key not in {"increase.rate", "admission.minimum_days"}
    },
}
"""Which fields have a meaning as a part stands; the checks say of those that are written and do not count."""
