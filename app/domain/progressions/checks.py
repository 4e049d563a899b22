"""What is wrong with some rules: with these errors no procedure can be computed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO
from app.domain.issues import Issue
from app.domain.italian import format_decimal
from app.domain.matching import text_key
from app.domain.progressions.definition import Criterion, ProgressionRules
from app.domain.progressions.vocabulary import CriterionKind, PlacesKind

MOST_DIGITS = 2


def validate(rules: ProgressionRules) -> list[Issue]:
    """Return everything wrong with some rules; without errors any procedure can be computed with them."""
    return [*_heading(rules), *_numbers(rules), *_criteria(rules), *_places(rules), *_extra(rules)]


def _error(code: str, sentence: str, field: str) -> Issue:
    return Issue(code, sentence, field)


def _heading(rules: ProgressionRules) -> Iterator[Issue]:
    if not rules.name.strip():
        yield _error("name", "Manca il nome delle regole.", "nome")
    if rules.weights_total != HUNDRED:
        yield _error(
            "weights",
            f"I pesi di performance, esperienza e altri criteri fanno {format_decimal(rules.weights_total, None)},"
            " devono fare 100.",
            "performance.peso",
        )


def _numbers(rules: ProgressionRules) -> Iterator[Issue]:
    ranges: tuple[tuple[Decimal | int, int, int, str, str], ...] = (
        (rules.performance.weight, 0, 100, "performance.peso", "Il peso della performance"),
        (rules.performance.years, 1, 10, "performance.anni", "Gli anni di performance"),
        (rules.experience.weight, 0, 100, "esperienza.peso", "Il peso dell'esperienza"),
        (rules.requirements.years_since, 0, 20, "requisiti.anni_dall_ultima", "Gli anni dall'ultima progressione"),
        (rules.requirements.sanction_years, 0, 20, "requisiti.anni_senza_sanzioni", "Gli anni senza sanzioni"),
        (rules.ranking.digits, 0, MOST_DIGITS, "graduatoria.decimali", "I decimali del punteggio"),
        (rules.ranking.minimum_score, 0, 105, "graduatoria.punteggio_minimo", "Il punteggio minimo"),
        (rules.ranking.remarks_days, 0, 365, "graduatoria.giorni_per_le_osservazioni", "I giorni per le osservazioni"),
    )
    for value, least, most, field, what in ranges:
        if not least <= value <= most:
            yield _error("range", f"{what}: da {least} a {most} (ora {format_decimal(Decimal(value), None)}).", field)
    if rules.experience.maximum_years <= ZERO:
        sentence = "Il massimo degli anni di esperienza deve essere maggiore di zero."
        yield _error("range", sentence, "esperienza.anni_massimi")


def _twice(codes: Iterable[str]) -> list[str]:
    return [code for code, times in Counter(codes).items() if times > 1]


def _criteria(rules: ProgressionRules) -> Iterator[Issue]:
    groups = {one.code for one in rules.groups}
    for code in _twice([one.code for one in rules.criteria]):
        yield _error("twice", f"Il codice «{code}» è di due criteri.", "criterio")
    for code in _twice([one.code for one in rules.groups]):
        yield _error("twice", f"Il codice «{code}» è di due gruppi.", "gruppo")
    for place, group in enumerate(rules.groups):
        if group.cap <= ZERO:
            yield _error("cap", f"Il gruppo «{group.label}» ha un massimo che non dà punti.", f"gruppo[{place}].limite")
        if not any(one.group == group.code for one in rules.criteria):
            yield _error("empty", f"Il gruppo «{group.label}» non ha criteri.", f"gruppo[{place}].codice")
    for place, one in enumerate(rules.criteria):
        if one.group and one.group not in groups:
            field = f"criterio[{place}].gruppo"
            yield _error("no_group", f"Il criterio «{one.label}» è di un gruppo «{one.group}» che non c'è.", field)
        yield from _criterion(one, f"criterio[{place}]")


def _criterion(one: Criterion, field: str) -> Iterator[Issue]:
    what = f"Il criterio «{one.label}»"
    if not one.code.strip() or not one.label.strip():
        yield _error("required", "Un criterio ha un codice e un'etichetta.", f"{field}.codice")
    if one.weight <= ZERO:
        yield _error("weight", f"{what} ha un peso che non dà punti.", f"{field}.peso")
    if one.kind is CriterionKind.LINEAR:
        if one.maximum is None or one.maximum <= ZERO:
            sentence = f"{what} è lineare: serve il massimo a cui dà tutti i punti, maggiore di zero."
            yield _error("maximum", sentence, f"{field}.massimo")
        if one.items:
            yield _error("items", f"{what} è lineare: le voci sono di una tabella.", f"{field}.voce")
        return
    if not one.items:
        yield _error("items", f"{what} è una tabella senza voci.", field)
    for code in _twice([item.code for item in one.items]):
        yield _error("twice", f"{what}: la voce «{code}» è scritta due volte.", f"{field}.voce")
    for place, item in enumerate(one.items):
        if item.points < ZERO or (item.cap is not None and item.cap < ZERO):
            yield _error("points", f"{what}, voce «{item.label}»: i punti non sono negativi.", f"{field}.voce[{place}]")


def _places(rules: ProgressionRules) -> Iterator[Issue]:
    if not rules.places:
        yield _error("places", "Le regole non dicono quanti posti ci sono.", "posti")
    if not rules.amounts:
        yield _error("amounts", "Mancano gli importi del differenziale per area contrattuale.", "importo")
    for place, one in enumerate(rules.places):
        if one.number < 0 or not ZERO <= one.share <= HUNDRED:
            sentence = "I posti sono un numero da zero in su, o una percentuale da 0 a 100."
            yield _error("places", sentence, f"posti[{place}]")
    keys = [(text_key(one.contract_area), one.for_eq) for one in rules.places]
    if len(set(keys)) < len(keys):
        yield _error("twice", "I posti di un'area contrattuale sono scritti due volte.", "posti")
    shares = sum((one.share for one in rules.places if one.kind is PlacesKind.BUDGET and one.contract_area), ZERO)
    if shares > HUNDRED:
        sentence = f"Le quote del budget fanno {format_decimal(shares, None)} %: al massimo 100."
        yield _error("shares", sentence, "posti")
    for place, amount in enumerate(rules.amounts):
        if amount.value <= ZERO or amount.value != round(amount.value, 2):
            sentence = f"L'importo di «{amount.contract_area}» è maggiore di zero e ha al massimo due decimali."
            yield _error("amount", sentence, f"importo[{place}].valore")
    for area in _twice([text_key(one.contract_area) for one in rules.amounts]):
        yield _error("twice", f"L'importo di «{area}» è scritto due volte.", "importo")


def _extra(rules: ProgressionRules) -> Iterator[Issue]:
    for before, after in zip(rules.extra, rules.extra[1:], strict=False):
        if after.years <= before.years or after.percent < before.percent:
            yield _error("extra", "La maggiorazione cresce con gli anni, dal gradino più basso.", "maggiorazione")
    if any(one.percent < ZERO for one in rules.extra):
        yield _error("extra", "La maggiorazione non toglie punti.", "maggiorazione")
