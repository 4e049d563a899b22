"""What the objectives of a real archive lack: the numbers of the chips, which the checks must agree with."""

from datetime import date
from decimal import Decimal

from app.domain.objectives import IndicatorRule
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.lacks import Lack
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.records import RevisionDraft
from app.services.objectives.assignments import assign_people
from app.services.objectives.indicators import save_indicator
from app.services.objectives.phases import save_phase
from app.services.objectives.states import withdraw_objective
from app.services.objectives.units import set_unit_weight
from tests.archives.office import YEAR, Office, list_objectives
from tests.checking import check_objectives
from tests.looking import objective_tree

D = Decimal


def lacks(office: Office) -> list[set[Lack]]:
    return [set(row.lacks) for row in list_objectives(office.workspace, YEAR)]


def test_that_a_bare_line_lacks_indicator_owner_and_people_until_they_are_given(office: Office) -> None:
    identity = office.objective()
    assert lacks(office) == [{Lack.INDICATOR, Lack.OWNER, Lack.PEOPLE}]
    assign_people(office.workspace, identity, [office.people["Arcuri"]])
    draft = IndicatorDraft(objective_id=identity, name="Domande", baseline=D(1), target=D(2), source="Registro")
    save_indicator(office.workspace, draft)
    assert lacks(office) == [{Lack.OWNER}]


def test_that_an_indicator_without_target_source_and_start_says_so(office: Office) -> None:
    save_indicator(office.workspace, IndicatorDraft(objective_id=office.objective(), name="Domande", source="  "))
    assert lacks(office) == [{Lack.TARGET, Lack.SOURCE, Lack.BASELINE, Lack.OWNER, Lack.PEOPLE}]


def test_that_the_date_by_which_it_is_due_is_the_target_of_a_dated_indicator(office: Office) -> None:
    identity = office.objective(owner_id=office.people["Arcuri"])
    assign_people(office.workspace, identity, [office.people["Arcuri"]])
    draft = IndicatorDraft(objective_id=identity, name="Albo", rule=IndicatorRule.BY_DATE, source="Albo")
    made = save_indicator(office.workspace, draft).ids[0]
    assert lacks(office) == [{Lack.TARGET}]
    dated = IndicatorDraft(made, None, identity, "Albo", rule=IndicatorRule.BY_DATE, target_on=date(2024, 5, 1))
    save_indicator(office.workspace, dated)
    assert lacks(office) == [{Lack.SOURCE}]


def test_that_weights_of_phases_and_of_the_unit_are_looked_at(office: Office) -> None:
    first, second = office.objective("Uno"), office.objective("Due")
    save_phase(office.workspace, PhaseDraft(objective_id=first, title="Avvio", weight=D(40)))
    tree = objective_tree(office.workspace, YEAR)
    assert tree.count_lacking(Lack.WEIGHTS) == 1
    set_unit_weight(office.workspace, second, office.units["Segreteria"], D(70))
    assert objective_tree(office.workspace, YEAR).count_lacking(Lack.WEIGHTS) == 2


def test_that_nothing_is_asked_of_an_objective_set_aside(office: Office) -> None:
    identity = office.objective()
    withdraw_objective(
        office.workspace, RevisionDraft(objective_id=identity, on_date=date(2024, 5, 1), what="Stralcio", reason="Gara")
    )
    assert lacks(office) == [set()]


def test_that_the_chips_count_each_objective_once_and_add_up(office: Office) -> None:
    both = office.objective("Insieme", "Segreteria", "Tributi")
    save_indicator(office.workspace, IndicatorDraft(objective_id=office.objective("Uno"), name="Domande"))
    tree = objective_tree(office.workspace, YEAR)
    assert tree.count_lacking(Lack.INDICATOR) == 1
    assert tree.count_lacking(Lack.OWNER) == 2
    left = tree.lacking(frozenset({Lack.OWNER, Lack.INDICATOR}))
    assert [row.id for row in left.places()] == [both, both]
    assert [group.title for group in left.groups] == ["Area Affari generali", "Area Contabile"]
    assert list(tree.lacking(frozenset({Lack.INDICATOR, Lack.TARGET})).places()) == []
    assert tree.lacking(frozenset()) is tree


def test_that_chips_and_checks_find_the_same_indicators(office: Office) -> None:
    for place, rule in enumerate(IndicatorRule):
        identity = office.objective(f"Obiettivo {place}", dup_mission="01")
        save_indicator(office.workspace, IndicatorDraft(objective_id=identity, name="Domande", rule=rule))
    found = [one.sentence for one in check_objectives(office.workspace, YEAR) if one.code == "W2"]
    tree = objective_tree(office.workspace, YEAR)
    assert tree.count_lacking(Lack.SOURCE) == sum("la fonte" in one for one in found) == len(IndicatorRule)
    assert tree.count_lacking(Lack.TARGET) == sum("atteso" in one or "prevista" in one for one in found) == 3
    assert tree.count_lacking(Lack.BASELINE) == sum("partenza" in one for one in found) == 2
