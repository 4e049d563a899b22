"""What a block says once its role is known: the name, the title, the value, without marks and labels."""

import re
from functools import lru_cache

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.clauses import clauses_in, facts_of_clauses
from app.domain.plan_text.cleaning import is_upper, without_loose_end
from app.domain.plan_text.indicator_words import measured
from app.domain.plan_text.inline_facts import with_facts
from app.domain.plan_text.labels import LabelFound, label_of
from app.domain.plan_text.naming import sentence_case
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.quantity_words import QUANTITY
from app.domain.plan_text.roles import CarriedFact, LineRole
from app.domain.plan_text.segments import in_segments
from app.domain.plan_text.steps import steps_in
from app.domain.plan_text.unit_headings import clean_head, split_head, unit_headings
from app.domain.plan_text.unit_openings import without_opening

Said = tuple[str, tuple[CarriedFact, ...]]

_OBJECTIVES = frozenset({LineRole.OBJECTIVE, LineRole.COMMON_OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE})
_UNITS = frozenset({LineRole.AREA, LineRole.SECTOR})
_PEOPLE = frozenset({LineRole.HEAD, LineRole.PERSON})
_EXPECTED_BY = re.compile(
    r"(?:(?:target|attes[oi])\s*:?\s*|[^\W\d_]:\s+|→\s*)(?P<by>entro\s[^()\[\]]*?)[)\].;\s]*$", re.IGNORECASE
)
_SECTION_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+(?:[–-]\s+)?(?=[A-ZÀ-Ü«\"])")
"""«1.2 Riordino dell'archivio» among the headings of a document: the number is of the section."""
_AND_SENTENCE = re.compile(r"(?P<title>.{15,}?[^\W\d_]{3})\.\s+(?P<rest>[A-ZÀ-Ü](?=.{15}).*\.)", re.DOTALL)
"""«Obiettivo 1. Riordino dell'archivio. Si scartano le carte vecchie.»: a title, and the sentence that describes it."""
_MOST_WORDS_OF_LABEL = 3
_TOLD = re.compile(r"[^:]{1,40}:\s*(?P<value>[\d.,]+\s*(?:%|/\s*100|punti)?)\W*")
"""A weight under words of any kind, once somebody says that the line is one."""
_AND_OTHERS = re.compile(
    r"(?P<value>\d[\d.,]*\s*(?:%|/\s*100|punti)?)[\s;,–-]+(?P<rest>[A-ZÀ-Ü][^\d:]{2,40}:.+)", re.DOTALL
)
"""«Peso: 20% Tipo: annuale»: the weight, and what other labels say on the same line."""
_WHOLE = frozenset(
    {LineRole.TEXT, LineRole.DESCRIPTION, LineRole.PROGRAMME, LineRole.NOTHING, LineRole.FIGURE, LineRole.ACT}
)


@lru_cache(maxsize=16_384)
def said_as(block: PlanBlock, role: LineRole) -> Said:
    """Return the text of the block as `role`, and the facts that it carries."""
    if role in _WHOLE:
        return block.text, ()
    if role in _UNITS:
        return _unit(block.text)
    return _objective(block) if role in _OBJECTIVES else _part(_value(block.text, role), role)


def _part(value: str, role: LineRole) -> Said:
    if role in _PEOPLE:
        return clean_head(_without_note(value) if role is LineRole.HEAD else value), ()
    if role is LineRole.INDICATOR:
        return _indicator(value)
    if role is LineRole.WEIGHT and (beside := _AND_OTHERS.fullmatch(value)):
        return beside["value"], (CarriedFact(LineRole.TEXT, beside["rest"]),)
    if role in {LineRole.PHASE, LineRole.ACTIVITY}:
        return steps_in(value, role)
    return without_loose_end(value), ()


def _without_note(who: str) -> str:
    """«Arch. Lisa Rossi (reggenza fino a nuova nomina)» is a name; what is said of it stays in the line."""
    return re.sub(r"\s*\([^()]{12,}\)\W*$", "", who) or who


def _value(text: str, role: LineRole) -> str:
    """Drop the label that says the role; a line whose first words only look like another label is kept whole."""
    found = label_of(text)
    own = _PEOPLE if role in _PEOPLE else {role}
    if found and _names_a_measure(found):
        return text
    if found and found.value and found.role in own:
        return found.value
    if role is LineRole.BASELINE:
        return found.value if found and found.value else text
    told = _TOLD.fullmatch(text) if role is LineRole.WEIGHT else None
    return told["value"] if told else text


def _names_a_measure(found: LabelFound) -> bool:
    """Whether the words before the colon are the indicator: «Indicatore annuale di ritardo dei pagamenti: ≤ 0»."""
    is_name = found.role is LineRole.INDICATOR and len(found.label.split()) > _MOST_WORDS_OF_LABEL
    return is_name and QUANTITY.fullmatch(found.value) is not None


def _unit(text: str) -> Said:
    found = unit_headings(without_opening(text), may_be_mixed=True)
    if not found:
        name, head = split_head(text)
        return sentence_case(name.strip(" ()[]:")), (CarriedFact(LineRole.HEAD, head),) if head else ()
    below = [CarriedFact(LineRole.SECTOR, one.name) for one in found[1:]]
    heads = [CarriedFact(LineRole.HEAD, one.head) for one in found if one.head]
    return found[0].name, (*below, *heads[:1])


def _objective(block: PlanBlock) -> Said:
    title, facts = _titled(block)
    is_shouted = is_upper(title) and len(title.split()) > 2
    return (sentence_case(title) if is_shouted else title), facts


def _titled(block: PlanBlock) -> Said:
    """Drop what announces the title; «- Obiettivo di riordino», an item without a value, is a title of its own."""
    text = _SECTION_NUMBER.sub("", block.text) if block.kind is not BlockKind.LIST_ITEM else block.text
    if heading := objective_heading(text):
        told = _AND_SENTENCE.fullmatch(text)
        if told and (first := objective_heading(told["title"])) and first.title:
            title, facts = _parted(first.title)
            return title, (*facts, CarriedFact(LineRole.TEXT, told["rest"]))
        return _parted(heading.title)
    found = label_of(text)
    is_announced = block.kind is not BlockKind.LIST_ITEM or text.endswith(":")
    if found and found.role in _OBJECTIVES and (found.value or is_announced):
        return _parted(found.value)
    return _parted(text)


def _parted(text: str) -> Said:
    return in_segments(text) or with_facts(text)


def _as_target(fact: CarriedFact, text: str) -> CarriedFact:
    """«(valore atteso: entro il 31/05)» beside an indicator is what is expected of it, not when the objective ends."""
    expected = _EXPECTED_BY.search(text) if fact.role is LineRole.DEADLINE else None
    if expected is None or not expected["by"].endswith(fact.text):
        return fact
    return CarriedFact(LineRole.TARGET, expected["by"])


def _indicator(text: str) -> Said:
    if many := _many(text):
        return many
    rest, facts = with_facts(text)
    facts = tuple(_as_target(fact, text) for fact in facts)
    if any(fact.role is LineRole.TARGET for fact in facts):
        return rest, facts
    if told := clauses_in(text if all(fact.role is LineRole.DEADLINE for fact in facts) else rest):
        return told[0].what, (*facts_of_clauses(told), *(fact for fact in facts if fact.role is not LineRole.DEADLINE))
    name, target = measured(rest)
    return name, (*((CarriedFact(LineRole.TARGET, target),) if target else ()), *facts)


def _many(text: str) -> Said | None:
    """«Atti digitalizzati: 300; ore di apertura: 24»: each with its target, or they are one."""
    parts = [measured(part.strip(" .")) for part in text.split(";") if part.strip(" .")]
    if len(parts) < 2 or not all(target for _, target in parts):
        return None
    told = [
        fact
        for name, target in parts
        for fact in (CarriedFact(LineRole.INDICATOR, name), CarriedFact(LineRole.TARGET, target))
    ]
    return parts[0][0], tuple(told[1:])
