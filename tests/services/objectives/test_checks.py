"""Conformity asked of a real archive."""

from collections import Counter
from decimal import Decimal

from app.domain.objectives import ObjectiveKind
from app.domain.objectives.objective import ObjectiveDraft, UnitShare
from app.services.cycles import open_year
from app.services.objectives.assignments import (
    assign_common_objectives,
    assign_people,
    assign_unit,
    set_assignment_weights,
    share_person_weights,
)
from app.services.objectives.detail import objective_detail
from app.services.objectives.editing import create_objective
from tests.archives.office import YEAR, Office, list_objectives
from tests.checking import check_objectives
from tests.looking import objective_tree
from tests.services.queries import queries

D = Decimal


def found(office: Office, year: int = YEAR) -> Counter[str]:
    return Counter(issue.code for issue in check_objectives(office.workspace, year))


def test_that_a_year_that_is_not_there_has_no_findings(office: Office) -> None:
    assert check_objectives(office.workspace, 1999) == []


def test_that_once_there_is_a_plan_everyone_without_objectives_is_named_and_common_objectives_mend_it(
    office: Office,
) -> None:
    assert found(office) == Counter()
    office.objective("Tempi di pagamento", kind=ObjectiveKind.STRATEGIC_COMMON, dup_mission="01")
    assert found(office)["W5"] == 3
    assign_common_objectives(office.workspace, YEAR)
    assert found(office) == Counter(W5=3, W2=1)


def test_that_wrong_weights_of_a_person_are_found_with_a_link_to_the_person(office: Office) -> None:
    assign_people(office.workspace, office.objective(dup_mission="01"), [office.people["Arcuri"]])
    [wrong] = [issue for issue in check_objectives(office.workspace, YEAR) if issue.code == "W1"]
    assert wrong.sentence == "Arcuri Ada, obiettivi specifici: mancano 100."
    assert wrong.link is not None
    assert (wrong.link.kind, wrong.link.id) == ("person_weights", office.people["Arcuri"])


def test_that_who_moves_during_the_year_is_judged_stretch_by_stretch(office: Office) -> None:
    for title, unit in (("Prima", "Cultura"), ("Dopo", "Tributi")):
        identity = office.objective(title, unit, dup_mission="01")
        assign_unit(office.workspace, identity, office.units[unit])
        share_person_weights(office.workspace, YEAR, [office.people["Conti"]], kind=ObjectiveKind.OPERATIONAL)
    assert found(office)["W1"] == 0
    set_assignment_weights(office.workspace, {objective_detail(office.workspace, identity).assignments[0].id: D(85)})
    [wrong] = [issue for issue in check_objectives(office.workspace, YEAR) if issue.code == "W1"]
    assert wrong.sentence == "Conti Carla, obiettivi specifici dal 1º luglio: mancano 15."


def test_that_the_same_text_of_the_year_before_is_flagged(office: Office) -> None:
    office.objective("Manutenzione del verde", dup_mission="09")
    open_year(office.workspace, YEAR + 1)
    draft = ObjectiveDraft(
        title="Manutenzione del Verde.", dup_mission="09", units=(UnitShare(office.units["Tributi"]),)
    )
    create_objective(office.workspace, YEAR + 1, draft)
    assert found(office, YEAR + 1)["W16"] == 1
    assert found(office)["W16"] == 0


def test_that_the_number_of_queries_does_not_grow_with_the_objectives(office: Office) -> None:
    def asked() -> int:
        with queries() as found:
            list_objectives(office.workspace, YEAR)
            objective_tree(office.workspace, YEAR)
            check_objectives(office.workspace, YEAR)
        return len(found)

    assign_people(office.workspace, office.objective("Primo"), [office.people["Arcuri"]])
    few = asked()
    for number in range(12):
        identity = office.objective(f"Obiettivo {number}", "Segreteria", "Tributi")
        assign_people(office.workspace, identity, list(office.people.values()))
    assert asked() == few
