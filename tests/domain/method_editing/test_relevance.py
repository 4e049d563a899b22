"""Fields without a meaning are not shown; every field named here is there."""

from dataclasses import replace
from decimal import Decimal

from app.domain.issues import errors_of
from app.domain.method.checks import validate
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Bands, Factor, Section
from app.domain.method.vocabulary import BandKind, ScaleMode, SectionKind
from app.domain.method_editing.columns import COLUMNS
from app.domain.method_editing.procedure_columns import PROCESS_COLUMNS
from app.domain.method_editing.relevance import is_relevant
from app.domain.trial.checks import value_issue, what_forbids
from app.domain.trial.lines import trial_lines
from app.services.methods.presets import read_preset


def shown(thing: object) -> set[str]:
    return {column.key for column in COLUMNS[type(thing)] if is_relevant(thing, column.key)}


def test_that_bounds_and_step_are_for_free_numbers() -> None:
    scale = Scale("s", "Scala", rows=(ScaleRow("Uno", Decimal(1)),))
    assert shown(scale) == {"title", "code", "mode", "is_from_minimum"}
    assert shown(replace(scale, mode=ScaleMode.FREE)) >= {"minimum", "maximum", "step"}


def test_that_a_row_shows_its_value_or_its_ends() -> None:
    assert not shown(ScaleRow("Uno", Decimal(1))) & {"minimum", "maximum"}
    assert "value" not in shown(ScaleRow("Fino a 5", None, Decimal(0), Decimal(5)))
    assert shown(ScaleRow("Nuova riga")) >= {"value", "minimum", "maximum"}


def test_that_a_section_shows_what_its_kind_needs() -> None:
    section = Section("s", "Sezione", SectionKind.BEHAVIOURS)
    special = {"points_maximum", "spread.measure", "objective_kinds:strategic", "chosen_minimum"}
    assert not shown(section) & special
    kinds = {
        SectionKind.ADJUSTMENT: "points_maximum",
        SectionKind.DIFFERENTIATION: "spread.measure",
        SectionKind.OBJECTIVES_GROUP: "objective_kinds:strategic",
    }
    for kind, key in kinds.items():
        assert shown(replace(section, kind=kind)) & special == {key}
    chosen = replace(section, factors=(Factor("F1", "Uno", is_chosen=True),))
    assert shown(chosen) & special == {"chosen_minimum"}


def test_that_bands_show_a_table_or_a_threshold() -> None:
    by_kind = {kind: Bands(kind) for kind in BandKind}
    tables = {kind for kind, bands in by_kind.items() if is_relevant(bands, "steps")}
    assert tables == {BandKind.STEPS, BandKind.LEVELS, BandKind.LINEAR}
    assert shown(by_kind[BandKind.RANKING]) == {"kind", "basis", "scope", "ties", "is_rounded_up"}
    assert "per_point" in shown(by_kind[BandKind.SLOPE])
    assert shown(by_kind[BandKind.PROPORTIONAL]) == {"kind", "basis", "threshold"}


def test_that_a_value_out_of_place_is_told_and_a_broken_method_forbids_the_trial() -> None:
    method = read_preset("tre-ambiti")
    template = method.templates[0]
    assert what_forbids(method) is None
    wrong = [value_issue(method, line, Decimal(-5)) for line in trial_lines(method, template)]
    assert all(wrong)
    assert not any(value_issue(method, line, line.top) for line in trial_lines(method, template))
    unfinished = replace(method, scales=())
    issue = what_forbids(unfinished)
    assert issue is not None
    assert "non esiste" in issue.sentence


def test_that_points_of_correction_may_be_negative() -> None:
    method = read_preset("tre-ambiti")
    section = Section("c", "Correzione", SectionKind.ADJUSTMENT, points_minimum=Decimal(-5))
    template = replace(method.templates[0], sections=(section,))
    [line] = trial_lines(method, template)
    assert value_issue(method, line, Decimal(-5)) is None


def test_that_a_correction_shows_its_points_and_what_is_out_of_place() -> None:
    correction = Section("c", "Correzione", SectionKind.ADJUSTMENT)
    idle = {"minimum_weight", "maximum_weight", "aggregator", "missing", "scale", "items_total"}
    assert not shown(correction) & idle
    assert not is_relevant(correction, "factors")
    assert shown(replace(correction, minimum_weight=Decimal(3), scale="s")) & idle == {
        "minimum_weight",
        "maximum_weight",
        "scale",
    }
    assert is_relevant(replace(correction, factors=(Factor("f", "Fattore"),)), "factors")


def test_that_a_finding_with_which_a_sheet_can_be_computed_does_not_forbid_the_trial() -> None:
    method = read_preset("tre-ambiti")
    template = replace(method.templates[0], negative_below=Decimal(101))
    doubted = replace(method, name="", templates=(template, *method.templates[1:]))
    assert errors_of(validate(doubted))
    assert what_forbids(doubted) is None


def test_that_no_term_of_the_procedure_may_be_left_empty() -> None:
    """Zero says that there is none: an empty one would be no number of days."""
    assert [one.key for one in PROCESS_COLUMNS if one.key.endswith("_days") and not one.required] == []
