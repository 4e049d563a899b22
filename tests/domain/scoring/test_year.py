"""The result of a year as a tree: what each sheet brings, what is missing, what may not be seen."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.domain.method.definition import ServiceRules
from app.domain.scoring.steps import Step, excluded, figure_of, known, unknown
from app.domain.scoring.year import HIDDEN, INDIVIDUAL, YearSheet, year_result, year_step

D = Decimal
RULES = ServiceRules()
COUNTING = ServiceRules(does_part_time_count=True)
MISSING = unknown("total", "Totale", "scheda ancora da compilare")
APART = excluded("total", "Totale", "scheda non valutabile")


def total(value: str) -> Step:
    return known("total", "Totale", "", Fraction(value))


def sheet(number: int, days: int, figure: Step, part_time: str = "100") -> YearSheet:
    return YearSheet(f"sheet:{number}", f"Scheda {number}", days, figure, D(part_time))


TWO = (sheet(1, 182, total("85.53")), sheet(2, 184, total("78.40")))


def test_that_the_tree_says_the_mean_its_exact_value_and_each_sheet() -> None:
    tree = year_step(TWO, RULES)
    assert (tree.key, tree.shown, figure_of(tree, 2)) == ("year", "81,95", D("81.95"))
    assert tree.values == (("valore esatto", "81,945519…"),)
    [exact] = tree.children
    assert exact.formula == "somma di giorni × totale : giorni"
    assert exact.result == (182 * Fraction("85.53") + 184 * Fraction("78.40")) / 366
    assert [(step.key, step.label, step.result) for step in exact.children] == [
        ("sheet:1", "Scheda 1", Fraction("85.53")),
        ("sheet:2", "Scheda 2", Fraction("78.40")),
    ]
    assert exact.children[0].children == (total("85.53"),)


def test_that_the_tree_and_the_plain_mean_say_the_same() -> None:
    plain = year_result([(182, D("85.53")), (184, D("78.40"))])
    assert plain is not None
    tree = year_step(TWO, RULES)
    assert (tree.result, tree.shown) == (plain.tree.result, plain.tree.shown)


def test_that_individual_performance_has_a_tree_of_its_own() -> None:
    tree = year_step(TWO, RULES, 1, INDIVIDUAL)
    assert (tree.key, tree.label, tree.shown) == ("year:individual", "Performance individuale dell'anno", "81,9")
    assert str(figure_of(tree, 1)) == "81.9"
    assert tree.children[0].formula == "somma di giorni × performance individuale : giorni"


def test_that_a_missing_total_leaves_no_figure_and_is_counted() -> None:
    tree = year_step((TWO[0], sheet(2, 184, MISSING), sheet(3, 10, MISSING)), RULES)
    assert (tree.result, tree.shown, tree.formula) == (None, "manca", "totale ancora da dare in 2 schede")
    assert [(step.shown, step.formula) for step in tree.children[1:]] == [("manca", "scheda ancora da compilare")] * 2
    assert figure_of(tree, 2) is None


def test_that_a_sheet_that_does_not_apply_is_left_out_with_its_days() -> None:
    tree = year_step((*TWO, sheet(3, 100, APART)), RULES)
    assert tree.result == year_step(TWO, RULES).result
    assert tree.children[0].children[2].shown == "non si applica"


def test_that_with_no_sheet_that_counts_there_is_no_result() -> None:
    tree = year_step((sheet(1, 366, APART),), RULES)
    assert (tree.shown, tree.formula) == ("non si applica", "nessuna scheda conta nell'anno")
    assert year_step((), RULES).result is None


def test_that_hidden_sheets_leave_no_figure() -> None:
    tree = year_step(TWO, RULES, is_whole=False)
    assert (tree.result, tree.shown, tree.formula) == (None, "manca", HIDDEN)


def test_that_part_time_weighs_only_where_the_method_says() -> None:
    half = (TWO[0], sheet(2, 184, total("78.40"), "50"))
    assert year_step(half, RULES).result == year_step(TWO, RULES).result
    [exact] = year_step(half, COUNTING).children
    assert exact.result == (182 * Fraction("85.53") + 92 * Fraction("78.40")) / 274
    assert exact.children[0].values == (("giorni", "182"), ("orario", "100 %"), ("peso", "182"))
    assert exact.children[1].values == (("giorni", "184"), ("orario", "50 %"), ("peso", "92"))


def test_that_a_sheet_with_something_missing_says_its_total_may_change() -> None:
    provisional = replace(TWO[1], is_provisional=True)
    [exact] = year_step((TWO[0], provisional), RULES).children
    assert [("provvisorio" in step.formula) for step in exact.children] == [False, True]


sheets = st.lists(
    st.tuples(st.integers(1, 366), st.decimals(0, 100, places=2), st.integers(1, 100)), min_size=1, max_size=6
)


@given(sheets, st.booleans())
def test_that_the_year_lies_between_its_sheets_and_their_order_is_nothing(
    found: list[tuple[int, Decimal, int]], counts: bool
) -> None:
    rules = COUNTING if counts else RULES
    own = [sheet(n, days, total(str(value)), str(part)) for n, (days, value, part) in enumerate(found)]
    tree, back = year_step(own, rules), year_step(own[::-1], rules)
    assert tree.result is not None
    assert min(value for _, value, _ in found) <= tree.result <= max(value for _, value, _ in found)
    assert tree.result == back.result
