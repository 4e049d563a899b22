"""From the words of a plan to values: deadlines, months, targets, amounts. What cannot be read stays in words."""

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.catalogue.entry import USUAL_PENALTY
from app.domain.dates import parse_date
from app.domain.italian import MONTHS, NotReadable
from app.domain.matching import text_key
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.parameters import parameters_text
from app.domain.objectives.phase import mask_of
from app.domain.objectives.rule_parameters import IndicatorParameters
from app.domain.objectives.vocabulary import Direction, IndicatorRule, ResourceKind
from app.domain.plan_text.number_spans import fall_of, is_span
from app.domain.plan_text.quantity_words import LESS, QUANTITY, number_of, unit_of
from app.domain.plan_text.shapes import IndicatorText

_BEFORE = re.compile(
    r"^(?:da\s+\w+\s+)?(?:(?:entro(?:\s+e\s+non\s+oltre)?|fine|al|del|il|la|le|mese\s+di|giorno)\s+|l['’]\s*)",
    re.IGNORECASE,
)
_QUARTERS = {
    "primo": 1,
    "1": 1,
    "i": 1,
    "secondo": 2,
    "2": 2,
    "ii": 2,
    "terzo": 3,
    "3": 3,
    "iii": 3,
    "quarto": 4,
    "4": 4,
    "iv": 4,
}
_PART_OF_YEAR = re.compile(
    r"(\w+?)\s?[°ºa^]?\s+(sem|trim|quadrim)(?:estre)?(?![^\W\d_])\.?(?:\s+(20\d\d))?", re.IGNORECASE
)
_MONTHS_IN_PART = {"sem": 6, "trim": 3, "quadrim": 4}
_MONTH_AND_YEAR = re.compile(r"([^\W\d_]{3,10})\.?(?:\s+(20\d\d))?")
_RANGE = re.compile(r"\s*(?:-|–|/|\ba\b|\bal\b|\bad\b)\s*")
_YES = re.compile(r"s[iì](?:\s*/\s*no)?|on\s*/\s*off|fatto|realizzato", re.IGNORECASE)
_YES_BY = re.compile(r"^s[iì][\s,(]+(?P<by>entro\s[^()]{3,30})\)?$", re.IGNORECASE)
"""«SI (entro 30/06/2026)»: what is done by a day."""
_GRADE = re.compile(r"\d{1,2}(?:,\d+)?\s?/\s?(?:5|10|100)")
_GRADED = re.compile(r"gradiment|soddisfaz|voto|punteggi|giudizi|valutazion|customer", re.IGNORECASE)
_DONE_BY = re.compile(
    r"(?:fatto|realizzat[oaie]|complet\w+|conclus\w+|approvazion[ei]|approvat[oa]|adozione|adottat[oa]|pubblicazione"
    r"|attivazione|attivat[oa]|predisposizione|avvio|consegna)\s+(?P<when>(?:entro|al|nel)\b.+)",
    re.IGNORECASE,
)
_ENDS_BY = re.compile(
    r"\bentro(?:\s+e\s+non\s+oltre)?(?:\s+(?:il(?:\s+giorno)?|la|l'))?\s+(?P<when>[^,;:()]{3,25})\)?$", re.IGNORECASE
)
"""«Schema depositato entro il 10 aprile»: the day ends the words, which say what is done."""
_CHANGE = re.compile(
    r"(?P<what>[^\W\d_]{4,20})\s+(?:al|del|dell['’]|di|pari al|di almeno il)\s?(?P<number>\d{1,3}(?:,\d+)?)\s*%",
    re.IGNORECASE,
)
_IS_A_CHANGE = re.compile(r"(?:riduzione|diminuzione|abbattimento|calo|smaltimento|recupero)\b", re.IGNORECASE)
_LESS_IS_BETTER = re.compile(
    r"\b(?:ritard|tempo medio|tempi medi|attesa|giacenz|arretrat|reclami|errori|scostament)", re.IGNORECASE
)
_AMOUNT = re.compile(
    r"(?:€|euro)\s*(?P<before>\d[\d.]*(?:,\d{1,2})?)|(?P<after>\d[\d.]*(?:,\d{1,2})?)\s*(?:€|euro\b)", re.IGNORECASE
)
_CHAPTER = re.compile(r"\bcap(?:itol[oi])?\.?\s*(?:n\.?\s*)?(?P<chapter>\d[\d./-]*)", re.IGNORECASE)
_KINDS: tuple[tuple[ResourceKind, str], ...] = (
    (ResourceKind.FINANCIAL, r"€|\beuro\b|\bcap(?:itol[oi])?\b|finanziar|bilancio|stanziament|budget|spesa"),
    (ResourceKind.HUMAN, r"uman[ae]|personale|dipendent|unit[àa]\b|operator|cat\."),
)
_LAST_NUMBER = re.compile(r"\s(?:al(?:l['’])?|a|pari\s+a(?:l)?|del)\s*(?P<start>\d[\d.,]*\s*%?)$", re.IGNORECASE)
"""«SAL al 35 %»: where something stands."""
_TOO_MUCH = 10**12
"""No target of a comune: so many figures are a code, or a mistake."""
DATE_PARAMETERS = parameters_text(IndicatorParameters(penalty=USUAL_PENALTY))
"""What coming after the day takes away, where nobody says it: without a penalty a day would be no term at all."""
_LONGEST = 300
_LONGEST_UNIT = 50


@dataclass(frozen=True, slots=True)
class ResourceText:
    """A resource as the plan writes it, with its amount in euros and its chapter when they are there."""

    kind: ResourceKind
    description: str
    amount: Decimal | None = None
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class MeasuredTarget:
    """A target as a value: a number with its unit, a day, or yes; `words` holds what could not be read."""

    rule: IndicatorRule = IndicatorRule.PERCENT_OF_TARGET
    direction: Direction = Direction.HIGHER
    number: Decimal | None = None
    unit: str = ""
    on: date | None = None
    words: str = ""


def deadline_on(text: str, year: int) -> date | None:
    """Read «31/12/2024», «entro il mese di marzo», «primo semestre», «fine anno»; None for what names no day."""
    bare = text.strip(" .;()")
    while before := _BEFORE.match(bare):
        bare = bare[before.end() :]
    with suppress(NotReadable, ValueError):
        return parse_date(bare, year)
    if found := _PART_OF_YEAR.search(bare):
        return _end_of_part(found, year)
    key = text_key(bare)
    if key in {"fine anno", "anno", "dell anno", "fine dell anno"} or re.fullmatch(r"20\d\d", bare):
        return date(int(bare) if bare.isdigit() else year, 12, 31)
    if (found := _MONTH_AND_YEAR.fullmatch(bare)) and (month := _month(found[1])):
        return _end_of_month(int(found[2] or year), month)
    return None


def months_of(text: str) -> int:
    """Return the mask of the months that a text names: «gen, feb», «marzo - giugno»; 0 when it names none."""
    months = [_month(word) for word in re.findall(r"[^\W\d_]+", text)]
    if not months or not all(months):
        return 0
    if len(months) == 2 and _RANGE.search(text) and "," not in text and months[0] <= months[1]:
        return mask_of(range(months[0], months[1] + 1))
    return mask_of(sorted(set(months))) if "," in text or len(months) > 1 else 0


def indicator_draft(told: IndicatorText, year: int) -> IndicatorDraft:
    """Make the indicator that a plan writes; unit, rule and direction are guessed from its target, nothing else.

    What of the target, or of a deadline beside a number, cannot be a value stays in the name.
    """
    target = measured_target(told.target, told.text, year)
    if not told.target and (only := measured_target(told.text, "", year)).rule is not IndicatorRule.PERCENT_OF_TARGET:
        target = only
    due = _due_on(told, target, year)
    name = f"{told.text} (atteso: {target.words})" if target.words else told.text
    if told.deadline and target.number is not None:
        name = f"{name} (entro: {told.deadline})"
    start = _start_of(told, target)
    if told.baseline and start is None:
        name = f"{name} (partenza: {told.baseline})"
    is_down = start is not None and target.number is not None and target.number < start
    return IndicatorDraft(
        name=name[:_LONGEST],
        unit=(told.unit if target.rule.reads_number and not due and told.unit else target.unit)[:_LONGEST_UNIT],
        rule=IndicatorRule.BY_DATE if due else target.rule,
        direction=Direction.LOWER if is_down else target.direction,
        baseline=start,
        target=target.number,
        target_on=target.on or due,
        parameters=DATE_PARAMETERS if due or target.rule is IndicatorRule.BY_DATE else "{}",
    )


def _due_on(told: IndicatorText, target: MeasuredTarget, year: int) -> date | None:
    """Return the day by which what is measured is to be done: in its own column, or at the end of its words."""
    if target.number is not None or target.on is not None:
        return None
    ends = (_ENDS_BY.search(words.strip(" .;")) for words in (target.words, told.text))
    days = (deadline_on(found["when"], year) for found in ends if found)
    return (deadline_on(told.deadline, year) if told.deadline else None) or next(filter(None, days), None)


def _start_of(told: IndicatorText, target: MeasuredTarget) -> Decimal | None:
    """Return where the indicator starts, where its target is a number too, or a dash: «6,2 %» beside «< 5 %»."""
    is_bare = target.rule.reads_number and target.on is None and not told.target.strip(" .;–—-")
    fall = None if told.baseline else fall_of(told.target)
    written = fall.start if fall else told.baseline
    if not written or (target.number is None and not is_bare):
        return None
    bare = written.strip(" .;")
    last = _LAST_NUMBER.search(bare)
    found = QUANTITY.fullmatch(bare) or (QUANTITY.fullmatch(last["start"]) if last else None)
    value = number_of(found["number"]) if found else None
    return None if value is None or value >= _TOO_MUCH else value


def measured_target(text: str, name: str, year: int) -> MeasuredTarget:
    """Read a target; what is no number, no day and no yes stays in words."""
    bare = _YES_BY.sub(r"\g<by>", text.strip(" .;"))
    if not bare:
        return MeasuredTarget()
    if is_span(bare):
        return MeasuredTarget(words=bare)
    if fall := fall_of(bare):
        return replace(_quantity(fall.end, name), direction=Direction.LOWER)
    if _YES.fullmatch(bare):
        return MeasuredTarget(IndicatorRule.YES_NO)
    is_grade = bool(_GRADE.fullmatch(bare) and _GRADED.search(name))
    if day := None if is_grade else _day_in(bare, year):
        return MeasuredTarget(IndicatorRule.BY_DATE, on=day)
    return _quantity(bare.replace("/", " su ") if is_grade else bare, name)


def _day_in(text: str, year: int) -> date | None:
    """Read «entro il 30/06», «approvazione entro marzo»; a bare number is no day."""
    by = _DONE_BY.fullmatch(text)
    return None if text.isdigit() else deadline_on(by["when"] if by else text, year)


def _quantity(text: str, name: str) -> MeasuredTarget:
    if (found := QUANTITY.fullmatch(text)) and number_of(found["number"]) < _TOO_MUCH:
        is_less = (
            not number_of(found["number"])
            or bool(LESS.fullmatch((found["sign"] or "").strip()))
            or (bool(_LESS_IS_BETTER.search(name)) and not _IS_A_CHANGE.match(name))
        )
        direction = Direction.LOWER if is_less else Direction.HIGHER
        return MeasuredTarget(direction=direction, number=number_of(found["number"]), unit=unit_of(found))
    if change := _CHANGE.fullmatch(text):
        return MeasuredTarget(number=number_of(change["number"]), unit=f"% di {change['what'].casefold()}")
    return MeasuredTarget(words=text)


def target_in_words(told: IndicatorText, year: int) -> str:
    """Return what of a target is neither a number, a day nor a yes, and so stays in the name; empty where all is."""
    target = measured_target(told.target, told.text, year)
    return "" if _due_on(told, target, year) else target.words


def resource_of(text: str) -> ResourceText:
    """Read what an objective needs: what kind it is, how much it costs, which chapter pays it."""
    amount = _AMOUNT.search(text)
    chapter = _CHAPTER.search(text)
    kind = next((kind for kind, words in _KINDS if re.search(words, text, re.IGNORECASE)), ResourceKind.INSTRUMENTAL)
    value = number_of(amount["before"] or amount["after"]) if amount else None
    return ResourceText(kind, text[:_LONGEST], value, chapter["chapter"].strip("./-") if chapter else "")


def _end_of_part(found: re.Match[str], year: int) -> date | None:
    order = _QUARTERS.get(found[1].casefold())
    length = _MONTHS_IN_PART[found[2].casefold()]
    if order is None or order * length > len(MONTHS):
        return None
    return _end_of_month(int(found[3] or year), order * length)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _month(word: str) -> int:
    key = text_key(word)
    return next((number for number, name in enumerate(MONTHS, 1) if len(key) >= 3 and name.startswith(key)), 0)
