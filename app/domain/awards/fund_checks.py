"""Is one fund sound: split, payout, residual, increase, amounts, result pay."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.domain.awards.definition import FundRule, IncreaseRule, SplitRule
from app.domain.awards.payout_checks import payout_issues
from app.domain.awards.range_checks import between, euros, hundred, named, percent, twice
from app.domain.awards.result_rules import PLAIN_RESULT, ResultRule
from app.domain.awards.vocabulary import (
    AwardMode,
    FundKind,
    IncreaseMode,
    PayoutKind,
    PostKey,
    ResidualUse,
    SharingScope,
    SplitBy,
    SplitKey,
)
from app.domain.issues import Issue, Severity

_INTERIM = (15, 25)
_LEAST_PAYMENT = 30


def fund_issues(fund: FundRule, field: str) -> Iterator[Issue]:
    yield from named(fund.code, f"{field}.codice", "Un fondo non ha un codice.")
    yield from named(fund.name, f"{field}.nome", f"Il fondo «{fund.code}» non ha un nome.")
    yield from named(fund.score, f"{field}.valutazione", "Manca quale valutazione guarda il fondo.")
    yield from split_issues(fund.split, f"{field}.divisione")
    yield from payout_issues(fund.payout, f"{field}.calcolo")
    yield from _amounts(fund, field)
    yield from _residual(fund, f"{field}.residuo")
    if fund.increase is not None:
        yield from _increase(fund, fund.increase, f"{field}.maggiorazione")
    if (fund.increase is not None or fund.payout.kind is PayoutKind.CLASSES) and not fund.ties:
        sentence = "Non è detto chi viene prima a parità di valutazione: un pari merito fermerebbe il calcolo."
        yield Issue("no_ties", sentence, f"{field}.parimerito", Severity.WARNING)
    if fund.kind.is_result:
        yield from _result(fund, fund.result, f"{field}.risultato")
    elif fund.result != PLAIN_RESULT:
        sentence = f"Un fondo di {fund.kind.italian} non ha incarichi: ciò che è scritto qui non conta."
        yield Issue("idle_result", sentence, f"{field}.risultato", Severity.WARNING)


def split_issues(split: SplitRule, field: str) -> Iterator[Issue]:
    keys = {share.key for share in split.keys}
    if split.by is SplitBy.ENTITY:
        if split.keys or split.weights:
            sentence = "Il fondo non è diviso tra gruppi: chiavi e pesi non contano."
            yield Issue("idle_split", sentence, f"{field}.per", Severity.WARNING)
        return
    yield from hundred((share.share for share in split.keys), f"{field}.chiavi", "Le quote delle chiavi di divisione")
    for place, key in twice(share.key.italian for share in split.keys):
        yield Issue("key_twice", f"La chiave «{key}» è scritta due volte.", f"{field}.chiavi[{place}]")
    for place, share in enumerate(split.keys):
        yield from percent(share.share, f"{field}.chiavi[{place}].quota", "La quota di una chiave")
    if SplitKey.UNIT_WEIGHT in keys and not any(one.weight > 0 for one in split.weights):
        yield Issue("no_weights", 'Mancano i pesi dei gruppi: { gruppo = "…", peso = 1 }.', f"{field}.pesi")
    for place, one in enumerate(split.weights):
        if one.weight < 0:
            yield Issue("negative", f"Il peso di «{one.group}» non può essere negativo.", f"{field}.pesi[{place}].peso")
    for place, group in twice(one.group for one in split.weights):
        yield Issue("group_twice", f"Il gruppo «{group}» ha due pesi.", f"{field}.pesi[{place}].gruppo")


def _amounts(fund: FundRule, field: str) -> Iterator[Issue]:
    yield from euros(fund.minimum, f"{field}.minimo", "Il minimo individuale")
    yield from euros(fund.maximum, f"{field}.massimo", "Il massimo individuale")
    if fund.minimum is not None and fund.maximum is not None and fund.minimum > fund.maximum:
        yield Issue("upside_down", "Il minimo individuale supera il massimo.", f"{field}.minimo")
    if fund.payout.kind is PayoutKind.FIXED and fund.mode is AwardMode.THEORETICAL:
        sentence = "Con l'importo fisso non c'è una quota teorica: il modo non conta."
        yield Issue("idle_mode", sentence, f"{field}.modo", Severity.WARNING)


def _residual(fund: FundRule, field: str) -> Iterator[Issue]:
    rule = fund.residual
    if rule.cap is not None and rule.cap <= 0:
        yield Issue("range", "Il tetto del residuo ridistribuito deve essere maggiore di zero.", f"{field}.tetto")
    if rule.minimum < 0:
        yield Issue("negative", "Il minimo da cui contano i punti non può essere negativo.", f"{field}.minimo")
    if rule.use is not ResidualUse.SHARED and (rule.cap is not None or rule.minimum):
        sentence = f"Il residuo va a «{rule.use.italian}»: tetto e minimo non contano."
        yield Issue("idle_residual", sentence, f"{field}.destinazione", Severity.WARNING)
    is_whole = fund.mode is AwardMode.BALANCE and fund.maximum is None and fund.payout.kind is not PayoutKind.FIXED
    if rule.use is ResidualUse.SHARED and is_whole and not fund.kind.is_result:
        sentence = "A saldo il fondo si divide per intero: non resta niente da ridistribuire."
        yield Issue("idle_residual", sentence, f"{field}.destinazione", Severity.WARNING)
    if rule.within is SharingScope.GROUP and fund.split.by is SplitBy.ENTITY:
        yield _idle_scope(field)


def _idle_scope(field: str) -> Issue:
    return Issue("idle_scope", "Il fondo non ha gruppi: «gruppo» vale come «ente».", f"{field}.entro", Severity.WARNING)


def _increase(fund: FundRule, rule: IncreaseRule, field: str) -> Iterator[Issue]:
    if fund.kind.is_result:
        sentence = "La maggiorazione è del premio individuale dei dipendenti, non della retribuzione di risultato."
        yield Issue("increase_of_result", sentence, field, article="CCNL 23.2.2026 art. 48")
    yield from between(rule.rate, (1, 100), f"{field}.aliquota", "L'aliquota della maggiorazione")
    if rule.count is None:
        yield from between(rule.people, (0, 100), f"{field}.percentuale", "La percentuale di chi ha la maggiorazione")
    elif rule.count < 1:
        yield Issue("range", "Chi ha la maggiorazione è almeno una persona.", f"{field}.persone")
    if rule.at_least < 0:
        yield Issue("negative", "Il numero minimo di persone non può essere negativo.", f"{field}.almeno")
    if fund.payout.kind is PayoutKind.FIXED and rule.mode is not IncreaseMode.SET_ASIDE:
        sentence = (
            "Con l'importo fisso la maggiorazione si accantona: negli altri modi aumenta un coefficiente che non c'è."
        )
        yield Issue("increase_of_fixed", sentence, f"{field}.modo")
    if rule.mode is IncreaseMode.MULTIPLIED:
        sentence = (
            "«moltiplicata» (quota × (1 + aliquota)) dà meno dell'aliquota sulla media pro capite: usare «accantonata»"
            " o «aggiuntiva»."
        )
        yield Issue("increase_too_small", sentence, f"{field}.modo", Severity.WARNING, "CCNL 23.2.2026 art. 48")
    if rule.within is SharingScope.GROUP and fund.split.by is SplitBy.ENTITY:
        yield _idle_scope(field)


def _result(fund: FundRule, rule: ResultRule, field: str) -> Iterator[Issue]:
    yield from percent(rule.payment_share, f"{field}.quota_tempi_di_pagamento", "La quota legata ai tempi di pagamento")
    if 0 < rule.payment_share < _LEAST_PAYMENT:
        sentence = "La quota legata ai tempi di pagamento è sotto il 30 % della retribuzione di risultato."
        source = "D.L. 13/2023 art. 4-bis c. 2"
        yield Issue("payment_share", sentence, f"{field}.quota_tempi_di_pagamento", Severity.WARNING, source)
    if rule.payment_share and fund.kind is FundKind.SECRETARY_RESULT:
        sentence = (
            "La quota legata ai tempi di pagamento vale per il Segretario se il Comune gli ha assegnato l'obiettivo: la"
            " legge lo chiede a chi dirige una struttura che paga fatture. Dove non lo ha, scrivere zero."
        )
        source = "D.L. 13/2023 art. 4-bis c. 2"
        yield Issue("payment_of_secretary", sentence, f"{field}.quota_tempi_di_pagamento", Severity.WARNING, source)
    yield from percent(rule.interim_share, f"{field}.quota_ad_interim", "La quota degli incarichi ad interim")
    if rule.interim_share and not _INTERIM[0] <= rule.interim_share <= _INTERIM[1]:
        sentence = "La quota degli incarichi ad interim va dal 15 al 25 % della posizione dell'incarico coperto."
        source = "CCNL 23.2.2026 art. 16"
        yield Issue("interim_share", sentence, f"{field}.quota_ad_interim", Severity.WARNING, source)
    if rule.posts_by is PostKey.EQUAL and fund.split.by is not SplitBy.ENTITY:
        sentence = "In parti uguali entro gruppi: la quota dipende da quante posizioni ha il gruppo."
        yield Issue("equal_in_groups", sentence, f"{field}.posizioni_per", Severity.WARNING)
    yield from _bands(rule, field)


def _bands(rule: ResultRule, field: str) -> Iterator[Issue]:
    for place, band in enumerate(rule.incentives):
        yield from euros(band.floor, f"{field}.incentivi[{place}].da", "L'inizio di una fascia di incentivi")
        yield from percent(band.cut, f"{field}.incentivi[{place}].riduzione", "La riduzione di una fascia")
    yield from same_floors([band.floor for band in rule.incentives], f"{field}.incentivi")
    for place, cut in enumerate(rule.duties):
        yield from percent(
            cut.cut, f"{field}.adempimenti[{place}].riduzione", "La riduzione per un adempimento mancato"
        )
        yield from percent(cut.at_most, f"{field}.adempimenti[{place}].al_massimo", "La riduzione massima")
    for place, duty in twice(cut.duty.italian for cut in rule.duties):
        yield Issue("duty_twice", f"«{duty}» è scritto due volte.", f"{field}.adempimenti[{place}]")


def same_floors(floors: Sequence[Decimal], field: str) -> Iterator[Issue]:
    for place, floor in enumerate(floors):
        if floor in floors[:place]:
            yield Issue("floor_twice", "Due fasce cominciano dallo stesso punto.", f"{field}[{place}].da")
