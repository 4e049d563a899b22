"""The rules of progressions as an editor shows them: columns of each part, lists inside it, what is shown when."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED, ZERO
from app.domain.method_editing.making import choice, number, tick
from app.domain.method_editing.part_list import PartList
from app.domain.method_editing.places import Place
from app.domain.progressions.definition import (
    Amount,
    CriteriaGroup,
    Criterion,
    CriterionItem,
    Experience,
    ExtraStep,
    Performance,
    Places,
    ProgressionRules,
    Ranking,
    Requirements,
    TieRule,
)
from app.domain.progressions.vocabulary import CriterionKind, PlacesKind, TieField

F = Format
_AREA = "Con il nome o il codice che ha in Struttura."


def _whole(key: str, heading: str, help_text: str = "") -> Column:
    return Column(key, heading, F.INTEGER, 8, required=True, help=help_text)


def _code(width: int = 18) -> Column:
    return Column("code", "Codice", F.CODE, width, required=True)


PROGRESSION_COLUMNS: Mapping[type, tuple[Column, ...]] = {
    ProgressionRules: (
        Column("name", "Nome", width=44, required=True),
        Column("description", "Descrizione", F.LONG_TEXT, 60),
        Column("adoption.organ", "Organo che le ha adottate", width=34, help="Per esempio Giunta comunale."),
        Column("adoption.number", "Numero dell'atto", F.CODE, 14),
        Column("adoption.day", "Data dell'atto", F.DATE, 11),
    ),
    Requirements: (
        _whole(
            "years_since", "Anni interi dall'ultima progressione", "Tre; il contratto può portarli a due o quattro."
        ),
        _whole("sanction_years", "Anni senza sanzioni superiori alla multa"),
    ),
    Performance: (
        number("weight", "Peso", "Punti su 100: almeno 40."),
        _whole("years", "Ultimi anni disponibili", "Tre, o due dove il contratto lo dice."),
    ),
    Experience: (
        number("weight", "Peso", "Punti su 100: al massimo 40."),
        number("maximum_years", "Anni con cui si hanno tutti i punti"),
        choice("unit", "Il servizio si conta in"),
    ),
    Ranking: (
        choice("scope", "Graduatorie"),
        tick("is_eq_apart", "Gli incaricati di EQ concorrono tra loro"),
        number("minimum_score", "Punteggio minimo", "Sotto non si ha il differenziale."),
        _whole("digits", "Decimali del punteggio", "Da 0 a 2; si arrotonda una volta sola, alla fine."),
        _whole("remarks_days", "Giorni per le osservazioni"),
    ),
    Places: (
        choice("kind", "Posti"),
        Column("contract_area", "Area contrattuale", width=28, help=f"{_AREA} Vuota: ogni area senza una riga sua."),
        _whole("number", "Numero"),
        number("share", "Quota %", "Degli ammessi, o del budget."),
        choice("rounding", "Una parte di persona"),
        tick("for_eq", "Degli EQ"),
    ),
    Amount: (
        Column("contract_area", "Area contrattuale", width=34, required=True, help=_AREA),
        number("value", "Differenziale di un anno (€)", "A tempo pieno: Tabella A del contratto."),
    ),
    CriteriaGroup: (Column("label", "Etichetta", width=40, required=True), _code(), number("cap", "Massimo dei punti")),
    Criterion: (
        Column("label", "Etichetta", width=44, required=True),
        _code(),
        choice("kind", "Come dà i punti"),
        number("weight", "Massimo dei punti"),
        choice("several", "Di più voci"),
        number("maximum", "Valore con cui si hanno tutti i punti", required=False),
        Column("group", "Gruppo", F.CHOICE, 26, help="Il massimo del gruppo vale per tutti i suoi criteri insieme."),
    ),
    CriterionItem: (
        Column("label", "Etichetta", width=40, required=True),
        _code(),
        number("points", "Punti ciascuna"),
        number("cap", "Al massimo", "Vuoto: il massimo del criterio.", required=False),
    ),
    ExtraStep: (
        _whole("years", "Da anni senza progressioni", "Almeno sei."),
        number("percent", "% dei punti ottenuti", "Al massimo 5."),
    ),
    TieRule: (
        choice("by", "A parità conta"),
        choice("direction", "Verso"),
        Column("label", "Come lo dice il contratto", width=36),
    ),
}

PROGRESSION_LISTS: Mapping[Place, PartList] = {
    parts.way: parts
    for parts in (
        PartList(("places",), "Posti", "riga", Places, lambda _: Places(PlacesKind.SHARE, share=Decimal(50))),
        PartList(("amounts",), "Importi del differenziale", "importo", Amount, lambda _: Amount("Istruttori", HUNDRED)),
        PartList(
            ("groups",), "Gruppi di criteri", "gruppo", CriteriaGroup,
            lambda _: CriteriaGroup("gruppo", "Nuovo gruppo", Decimal(10)),
        ),
        PartList(
            ("criteria",), "Altri criteri", "criterio", Criterion,
            lambda rules: Criterion("criterio", "Nuovo criterio", max(HUNDRED - rules.weights_total, ZERO)),
        ),
        PartList(("extra",), "Maggiorazione", "gradino", ExtraStep, lambda _: ExtraStep(6, Decimal(1))),
        PartList(("ties",), "A parità di punteggio", "precedenza", TieRule, lambda _: TieRule(TieField.PERFORMANCE)),
    )
}  # fmt: skip
"""The lists of the rules, each a page."""

PROGRESSION_PARTS: Mapping[type, tuple[PartList, ...]] = {
    Criterion: (
        PartList(("items",), "Voci", "voce", CriterionItem, lambda _: CriterionItem("voce", "Nuova voce", Decimal(1))),
    ),
}
PROGRESSION_TABLE_KEYS: Mapping[type, Sequence[str]] = {Criterion: ("label", "code", "kind", "weight", "group")}
"""What a table shows of the things that have a page of their own."""


def _is_table(one: Criterion) -> bool:
    return one.kind is CriterionKind.TABLE


PROGRESSION_RELEVANT: Mapping[tuple[type, str], Callable[[Any], bool]] = {
    (Criterion, "several"): _is_table,
    (Criterion, "items"): lambda one: _is_table(one) or bool(one.items),
    (Criterion, "maximum"): lambda one: not _is_table(one),
}
"""Which fields have a meaning as a part stands."""
