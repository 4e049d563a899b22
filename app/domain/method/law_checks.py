"""What the law advises on the sheet of a template: warnings, which do not forbid using the method."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO
from app.domain.issues import Issue, Severity
from app.domain.italian import format_decimal
from app.domain.method.template import SheetTemplate
from app.domain.method.vocabulary import SectionKind, TotalRule
from app.domain.roles import SheetRole

_PAYMENT_MINIMUM = Decimal(30)


def law_issues(template: SheetTemplate, where: str, field: str) -> Iterator[Issue]:
    if template.sections and not any(section.is_individual for section in template.sections):
        yield Issue(
            "no_individual",
            f"{where}: nessuna sezione conta come performance individuale, che serve alle progressioni.",
            f"{field}.sezione",
            Severity.WARNING,
        )
    if template.payment_share is not None and not ZERO <= template.payment_share <= HUNDRED:
        sentence = f"{where}: la quota legata ai tempi di pagamento va da 0 a 100."
        yield Issue("out_of_range", sentence, f"{field}.quota_tempi_di_pagamento")
    elif template.payment_share is not None and template.payment_share < _PAYMENT_MINIMUM:
        yield Issue(
            "W3",
            f"{where}: ai tempi di pagamento spetta almeno il 30 % della retribuzione di risultato.",
            f"{field}.quota_tempi_di_pagamento",
            Severity.WARNING,
            article="D.L. 13/2023, art. 4-bis, c. 2",
        )
    if sentence := _organisation_sentence(template):
        yield Issue(
            "W4",
            f"{where}: {sentence}",
            f"{field}.sezione",
            Severity.WARNING,
            article="D.Lgs. 150/2009, art. 9, c. 1, lett. a",
        )


def _organisation_sentence(template: SheetTemplate) -> str:
    """Say why the organisation does not prevail in the sheet of an EQ; nothing when it does.

    The law wants a *prevailing* weight for the results of the unit that the EQ is responsible for (art. 9 c. 1
    lett. a), not more than half of the whole: here it prevails when it outweighs each of the other parts that the
    article names, objectives (b), behaviours and competences (c), differentiation of the scores (d), sections of
    the same part taken together. So 40 against 30, 20 and 10 is right, 40 against 40 and 20 is not. Whether
    differentiation is evaluated at all is not looked at: it may be a section, or the words of a factor.
    """
    if template.role is not SheetRole.EQ:
        return ""
    if template.total is not TotalRule.WEIGHTED:
        return (
            "con questo modo di formare il totale le sezioni non hanno un peso; va controllato a mano che il risultato"
            " dell'organizzazione conti più di ogni altra parte."
        )
    own, others = parts_of_sheet(template)
    if not others or own > max(others.values()):
        return ""
    other = max(others, key=others.__getitem__)
    shown = format_decimal(own, None), format_decimal(others[other], None)
    return (
        f"il risultato dell'organizzazione pesa {shown[0]}, {other} {shown[1]}: deve pesare più di ciascuna delle"
        " altre parti."
    )


def parts_of_sheet(template: SheetTemplate) -> tuple[Decimal, dict[str, Decimal]]:
    """Return the weight of the organisation in a sheet, and that of each other part of the article, by its name."""
    parts = _weights_of_parts(template)
    own = parts.pop("", ZERO)
    return own, parts


def _weights_of_parts(template: SheetTemplate) -> dict[str, Decimal]:
    """Sum the weights of each part of the article, named as its sections are; the organisation is the one unnamed."""
    parts: defaultdict[str, Decimal] = defaultdict(Decimal)
    for section in template.sections:
        parts[_PARTS.get(section.kind, "")] += section.weight
    return dict(parts)


_PARTS: Mapping[SectionKind, str] = {
    SectionKind.OBJECTIVES_INDIVIDUAL: "gli obiettivi individuali e di gruppo",
    SectionKind.OBJECTIVES_GROUP: "gli obiettivi individuali e di gruppo",
    SectionKind.BEHAVIOURS: "i comportamenti",
    SectionKind.DIFFERENTIATION: "la differenziazione",
    SectionKind.EXTERNAL: "il dato certificato",
    SectionKind.ADJUSTMENT: "le correzioni",
}
