"""The lists inside each part of a method: what they are called, and what a new item begins as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.exact import HUNDRED, ZERO
from app.domain.italian import format_decimal
from app.domain.method.definition import EvaluatorRule, MethodDefinition, Process, ProcessPhase
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import (
    Band,
    Bands,
    BlockingRule,
    Factor,
    FactorText,
    Section,
    SheetTemplate,
    SpreadStep,
)
from app.domain.method.vocabulary import SectionKind
from app.domain.method_editing.places import Place, at
from app.domain.roles import SheetRole


@dataclass(frozen=True, slots=True)
class PartList:
    """A list inside a part: the way to it, its title, one of its items in words, and a new item."""

    way: Place
    title: str
    one: str
    item: type
    make: Callable[[MethodDefinition], Any]

    def items(self, owner: Any) -> tuple[Any, ...] | None:
        """Return the items; None where the group that holds them is not there."""
        if len(self.way) > 1 and at(owner, self.way[:-1]) is None:
            return None
        found: tuple[Any, ...] = at(owner, self.way)
        return found


def _first_scale(definition: MethodDefinition) -> str:
    return definition.scales[0].code if definition.scales else ""


def _new_scale(_: MethodDefinition) -> Scale:
    rows = tuple(ScaleRow(f"Giudizio {number}", Decimal(number)) for number in range(1, 6))
    return Scale("nuova-scala", "Nuova scala", rows=rows)


def _new_template(_: MethodDefinition) -> SheetTemplate:
    bands = Bands(steps=(Band(Decimal(60), HUNDRED), Band(ZERO, ZERO)))
    return SheetTemplate("nuova-scheda", "Nuova scheda", SheetRole.EMPLOYEE, bands=bands)


def _new_section(definition: MethodDefinition) -> Section:
    return Section("nuova-sezione", "Nuova sezione", SectionKind.BEHAVIOURS, scale=_first_scale(definition))


SCALES = PartList(("scales",), "Scale", "scala", Scale, _new_scale)
TEMPLATES = PartList(("templates",), "Schede", "scheda", SheetTemplate, _new_template)

PARTS: Mapping[type, tuple[PartList, ...]] = {
    Process: (
        PartList(("evaluators",), "Chi valuta chi", "regola", EvaluatorRule, lambda _: EvaluatorRule(SheetRole.EQ, "")),
        PartList(("phases",), "Fasi", "fase", ProcessPhase, lambda _: ProcessPhase("fase", "Nuova fase")),
    ),
    Scale: (PartList(("rows",), "Righe della scala", "riga", ScaleRow, lambda _: ScaleRow("Nuova riga")),),
    SheetTemplate: (
        PartList(("sections",), "Sezioni", "sezione", Section, _new_section),
        PartList(("blocking",), "Blocchi", "blocco", BlockingRule, lambda _: BlockingRule("", Decimal(60))),
    ),
    Section: (
        PartList(("factors",), "Fattori", "fattore", Factor, lambda _: Factor("F1", "Nuovo fattore")),
        PartList(
            ("spread", "steps"), "Gradi della differenziazione", "gradino", SpreadStep, lambda _: SpreadStep(ZERO, ZERO)
        ),
    ),
    Factor: (PartList(("variants",), "Testi per area contrattuale", "testo", FactorText, lambda _: FactorText(())),),
    Bands: (PartList(("steps",), "Fasce", "fascia", Band, lambda _: Band(ZERO, ZERO)),),
}

_WORDS: Mapping[type, tuple[str, str]] = {
    Scale: ("scala", "a"),
    ScaleRow: ("riga", "a"),
    SheetTemplate: ("scheda", "a"),
    Section: ("sezione", "a"),
    Factor: ("fattore", "o"),
    FactorText: ("testo per", "o"),
    Band: ("fascia da", "a"),
    SpreadStep: ("gradino da", "o"),
    BlockingRule: ("blocco su", "o"),
    EvaluatorRule: ("chi valuta", "o"),
    ProcessPhase: ("fase", "a"),
}


def words_of(thing: Any) -> str:
    """Name an item in the middle of a sentence: `sezione «Comportamenti»`; a title that says it is enough.

    A sheet goes by its code, as in the checks: the titles of sheets are long and begin alike.
    """
    noun, title = _WORDS[type(thing)][0], title_of(thing)
    if isinstance(thing, Band | SpreadStep):
        return f"{noun} {title}"
    if isinstance(thing, SheetTemplate):
        return f"{noun} «{thing.code}»"
    return title if title.casefold().startswith(noun) else f"{noun} «{title}»"


def added_word(thing: Any) -> str:
    return f"aggiunt{_WORDS[type(thing)][1]}"


def removed_word(thing: Any) -> str:
    return f"tolt{_WORDS[type(thing)][1]}"


def title_of(thing: Any) -> str:
    """Return what an item is called by itself."""
    told = _TITLES.get(type(thing))
    return told(thing) if told else str(thing.title)


def identity_of(thing: Any) -> object:
    """Return what makes an item the same one in two versions."""
    told = _IDENTITIES.get(type(thing))
    return told(thing) if told else thing.code


def _floor(thing: Band | SpreadStep) -> str:
    return format_decimal(thing.floor, None)


_TITLES: Mapping[type, Callable[[Any], str]] = {
    FactorText: lambda thing: ", ".join(thing.contract_areas) or "nessuna area",
    Band: _floor,
    SpreadStep: _floor,
    BlockingRule: lambda thing: thing.section or "totale",
    EvaluatorRule: lambda thing: str(thing.role.italian),
    ScaleRow: lambda thing: str(thing.label),
    Factor: lambda thing: str(thing.text),
}

_IDENTITIES: Mapping[type, Callable[[Any], object]] = {
    ScaleRow: lambda thing: thing.label if thing.value is None else thing.value,
    Band: lambda thing: (thing.floor, thing.is_above),
    SpreadStep: lambda thing: thing.floor,
    FactorText: lambda thing: thing.contract_areas,
    BlockingRule: lambda thing: (thing.section, thing.minimum),
    EvaluatorRule: lambda thing: thing.role,
}
