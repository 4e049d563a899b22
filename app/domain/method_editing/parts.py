"""The lists inside each part of a method: what they are called, and what a new item begins as."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from app.domain.exact import HUNDRED, ZERO
from app.domain.italian import format_decimal
from app.domain.method.definition import EvaluatorRule, MethodDefinition, Process, ProcessPhase
from app.domain.method.degree_table import DegreeStep, DegreeTable
from app.domain.method.outside import (
    Ceiling,
    CertifiedDatum,
    Difficulty,
    Multiplier,
    MultiplierStep,
    Penalty,
    QuotaRule,
)
from app.domain.method.outside_words import FigureSource, MeanOf, Watched
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import (
    Band,
    Bands,
    BlockingRule,
    Factor,
    FactorText,
    Rank,
    Section,
    SheetTemplate,
    SpreadStep,
)
from app.domain.method.vocabulary import SectionKind
from app.domain.method_editing.part_list import PartList
from app.domain.roles import SheetRole

ONE = Decimal(1)


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


def _new_table(_: MethodDefinition) -> DegreeTable:
    steps = (DegreeStep(Decimal(90), HUNDRED), DegreeStep(Decimal(60), Decimal(60)))
    return DegreeTable("nuova-tabella", "Nuova tabella", steps=steps)


def _new_penalty(definition: MethodDefinition) -> Penalty:
    return Penalty("Nuova penalità", definition.certified_data[0].code if definition.certified_data else "", ONE)


def _new_multiplier(_: MethodDefinition) -> Multiplier:
    return Multiplier(FigureSource.ENTITY, steps=(MultiplierStep(ZERO, ONE),))


SCALES = PartList(("scales",), "Scale", "scala", Scale, _new_scale)
TEMPLATES = PartList(("templates",), "Schede", "scheda", SheetTemplate, _new_template)
TABLES = PartList(("degree_tables",), "Tabelle dei gradi", "tabella", DegreeTable, _new_table)
DIFFICULTIES = PartList(
    ("difficulties",), "Difficoltà degli obiettivi", "difficoltà", Difficulty, lambda _: Difficulty("D1", "Nuova", ONE)
)
DATA = PartList(
    ("certified_data",), "Dati certificati", "dato", CertifiedDatum, lambda _: CertifiedDatum("dato", "Nuovo dato")
)
QUOTAS = PartList(
    ("quota_rules",),
    "Quote di merito",
    "quota",
    QuotaRule,
    lambda _: QuotaRule("Nuova quota", Decimal(90), Decimal(30)),
)
WHOLE_LISTS = (SCALES, TEMPLATES, TABLES, DIFFICULTIES, DATA, QUOTAS)
"""The lists of the method itself."""

PARTS: Mapping[type, tuple[PartList, ...]] = {
    Process: (
        PartList(("evaluators",), "Chi valuta chi", "regola", EvaluatorRule, lambda _: EvaluatorRule(SheetRole.EQ, "")),
        PartList(("phases",), "Fasi", "fase", ProcessPhase, lambda _: ProcessPhase("fase", "Nuova fase")),
    ),
    Scale: (PartList(("rows",), "Righe della scala", "riga", ScaleRow, lambda _: ScaleRow("Nuova riga")),),
    SheetTemplate: (
        PartList(("sections",), "Sezioni", "sezione", Section, _new_section),
        PartList(("blocking",), "Blocchi", "blocco", BlockingRule, lambda _: BlockingRule("", Decimal(60))),
        PartList(("multipliers",), "Moltiplicatori", "moltiplicatore", Multiplier, _new_multiplier),
        PartList(("penalties",), "Penalità", "penalità", Penalty, _new_penalty),
        PartList(("ceilings",), "Tetti da un altro risultato", "tetto", Ceiling, lambda _: Ceiling(MeanOf.UNIT)),
    ),
    Section: (
        PartList(("factors",), "Fattori", "fattore", Factor, lambda _: Factor("F1", "Nuovo fattore")),
        PartList(
            ("spread", "steps"), "Gradi della differenziazione", "gradino", SpreadStep, lambda _: SpreadStep(ZERO, ZERO)
        ),
    ),
    Factor: (PartList(("variants",), "Testi per area contrattuale", "testo", FactorText, lambda _: FactorText(())),),
    Bands: (
        PartList(("steps",), "Fasce", "fascia", Band, lambda _: Band(ZERO, ZERO)),
        PartList(("ranks",), "Posti in graduatoria", "posto", Rank, lambda _: Rank(ZERO)),
    ),
    DegreeTable: (PartList(("steps",), "Gradini", "gradino", DegreeStep, lambda _: DegreeStep(ZERO, ZERO)),),
    Multiplier: (PartList(("steps",), "Coefficienti", "gradino", MultiplierStep, lambda _: MultiplierStep(ZERO, ONE)),),
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
    DegreeTable: ("tabella", "a"),
    DegreeStep: ("gradino da", "o"),
    Difficulty: ("difficoltà", "a"),
    CertifiedDatum: ("dato certificato", "o"),
    QuotaRule: ("quota di merito", "a"),
    Multiplier: ("moltiplicatore su", "o"),
    MultiplierStep: ("gradino da", "o"),
    Penalty: ("penalità", "a"),
    Ceiling: ("tetto alla media", "o"),
    Rank: ("posto", "o"),
}


def words_of(thing: Any) -> str:
    """Name an item in the middle of a sentence: `sezione «Comportamenti»`; a title that says it is enough.

    A sheet goes by its code, as in the checks: the titles of sheets are long and begin alike.
    """
    noun, title = _WORDS[type(thing)][0], title_of(thing)
    if isinstance(thing, _Floored):
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


_Floored = Band | SpreadStep | DegreeStep | MultiplierStep


def _floor(thing: _Floored) -> str:
    return format_decimal(thing.floor, None)


def _blocked(rule: BlockingRule) -> str:
    if rule.watches is Watched.SECTION:
        return rule.section or "totale"
    return " ".join(filter(None, (rule.watches.italian, rule.item)))


def _ranked(rank: Rank) -> str:
    """Say whom a row of the ranking takes: `primi 3`, `primo 25 %`, `tutti gli altri`."""
    if rank.first is not None:
        return f"primi {rank.first}"
    return "tutti gli altri" if rank.percent is None else f"primo {format_decimal(rank.percent, None)} %"


_TITLES: Mapping[type, Callable[[Any], str]] = {
    FactorText: lambda thing: ", ".join(thing.contract_areas) or "nessuna area",
    Band: _floor,
    SpreadStep: _floor,
    DegreeStep: _floor,
    MultiplierStep: _floor,
    BlockingRule: _blocked,
    Difficulty: lambda thing: str(thing.label),
    QuotaRule: lambda thing: str(thing.label),
    Penalty: lambda thing: str(thing.label),
    Multiplier: lambda thing: " ".join(filter(None, (thing.figure.italian, thing.datum))),
    Ceiling: lambda thing: str(thing.mean.italian),
    Rank: _ranked,
    EvaluatorRule: lambda thing: str(thing.role.italian),
    ScaleRow: lambda thing: str(thing.label),
    Factor: lambda thing: str(thing.text),
}

_IDENTITIES: Mapping[type, Callable[[Any], object]] = {
    ScaleRow: lambda thing: thing.label if thing.value is None else thing.value,
    Band: lambda thing: (thing.floor, thing.is_above),
    SpreadStep: lambda thing: thing.floor,
    FactorText: lambda thing: thing.contract_areas,
    DegreeStep: lambda thing: thing.floor,
    MultiplierStep: lambda thing: thing.floor,
    BlockingRule: lambda thing: (thing.watches, thing.section, thing.item, thing.minimum, thing.at_least),
    QuotaRule: lambda thing: thing.label,
    Penalty: lambda thing: (thing.datum, thing.applies_to),
    Multiplier: lambda thing: (thing.figure, thing.datum, thing.applies_to),
    Ceiling: lambda thing: (thing.mean, thing.applies_to),
    Rank: lambda thing: (thing.percent, thing.first),
    EvaluatorRule: lambda thing: thing.role,
}
