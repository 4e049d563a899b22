"""What a plan becomes as a tree: units, objectives with their parts, the lines they come from."""

from app.domain.objectives.indicator import IndicatorDraft
from app.domain.plan_text.outcome import OutcomeKind, indicators_of_lines, outcome_counts, outcome_of
from app.domain.plan_text.roles import LineRole
from tests.domain.plan_text.parsing import parse_plan

PLAN = parse_plan(
    """AREA TECNICA
Responsabile: geom. Carlo Verdi
(Settore Verde)
Titolo: Curare i parchi
Peso: 30
Fasi:
1. censire gli alberi
2. potare
Indicatori:
- alberi censiti: 100%
Titolo: Pagare nei tempi
(Settore Strade)
Titolo: Pagare nei tempi
"""
)


def tree(accepted=(), indicators=None):
    [area] = outcome_of(PLAN, accepted, indicators or {})
    return area


def test_that_units_hold_their_objectives_with_their_parts_and_lines():
    area = tree()
    assert (area.title, area.role, area.line, area.count) == ("Area Tecnica", LineRole.AREA, 1, 3)
    assert "Verdi" in area.note
    [green, streets] = area.children
    [parks, payments] = green.children
    assert (parks.title, parks.value, parks.note) == ("Curare i parchi", "peso 30", "")
    assert [(one.role, one.title, one.line) for one in parks.children] == [
        (LineRole.INDICATOR, "alberi censiti", 10),
        (LineRole.PHASE, "censire gli alberi", 7),
        (LineRole.PHASE, "potare", 8),
    ]
    assert payments.lacks_indicator
    assert [one.title for one in streets.children] == ["Pagare nei tempi"]
    keys = [node.key for node in area.walk()]
    assert len(keys) == len(set(keys))


def test_that_what_there_is_of_each_kind_is_counted():
    counts = outcome_counts([tree()])
    assert {kind: count for kind, count in counts.items() if count} == {
        OutcomeKind.AREA: 1,
        OutcomeKind.SECTOR: 2,
        OutcomeKind.OBJECTIVE: 3,
        OutcomeKind.INDICATOR: 1,
        OutcomeKind.PHASE: 2,
        OutcomeKind.HEAD: 1,
    }


def test_that_an_indicator_of_the_catalogue_is_of_all_the_lines_of_one_objective():
    draft = IndicatorDraft(name="Giorni medi di pagamento", unit="giorni")
    [first, second] = [bullet.line for _, bullet in PLAN.bullets() if bullet.title == "Pagare nei tempi"]
    assert indicators_of_lines(PLAN, PLAN.default_cross, {second: draft}) == {first: draft, second: draft}
    assert indicators_of_lines(PLAN, (), {second: draft}) == {second: draft}
    payments = tree(PLAN.default_cross, {second: draft}).children[0].children[1]
    assert payments.is_cross
    [taken] = payments.children
    assert (taken.title, taken.value, taken.note) == ("Giorni medi di pagamento", "giorni", "dal catalogo")
    assert not payments.lacks_indicator


def test_that_an_objective_shows_the_strategic_one_it_descends_from():
    plan = parse_plan(
        "AREA TECNICA\nOB. STR. 1 – Un paese più sicuro\nOB. OP. 1.1 – Rifare i marciapiedi\nPeso: 40\n"
        "OB. OP. 1.2 – Illuminare gli attraversamenti\nPeso: 60\n"
    )
    [area] = outcome_of(plan, (), {})
    safer, pavements, _ = area.children
    assert (safer.role, safer.children) == (LineRole.STRATEGIC_OBJECTIVE, ())
    assert [(one.title, one.note) for one in pavements.children] == [("Un paese più sicuro", "strategico")]
    counts = outcome_counts([area])
    assert (counts[OutcomeKind.OBJECTIVE], counts[OutcomeKind.STRATEGIC]) == (2, 1)
