"""The measures of prevention that a plan lists are measures, and neither objectives nor texts."""

from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.preview import PlanPart, PresentPlan, PresentTold
from tests.domain.plan_text.parsing import parse_plan

PLAN = """COMUNE DI PIEVE
PIAO 2025-2027
2.2 Performance
SETTORE TECNICO
- Riordino del demanio stradale
{after}
"""
TABLE = """2.3 Rischi corruttivi e trasparenza
| Codice | Processo | Evento rischioso | Misura | Termine |
|---|---|---|---|---|
| M.1 | Concessione di contributi | Disparità | Regolamento dei criteri | marzo |
| | Affidamenti diretti | Mancata rotazione | Elenco degli operatori | |
| | Affidamenti diretti | Mancata rotazione | Elenco degli operatori | |"""
ITEMS = """Misure di prevenzione della corruzione:
- Rotazione del personale;
- Patti di integrità negli affidamenti."""
OF_TABLE = (
    (
        "M.1",
        "Regolamento dei criteri (processo: Concessione di contributi; evento rischioso: Disparità; termine: marzo)",
    ),
    ("", "Elenco degli operatori (processo: Affidamenti diretti; evento rischioso: Mancata rotazione)"),
)  # fmt: skip


def test_that_the_measures_of_a_table_and_of_a_list_are_taken_once_each_and_nowhere_else() -> None:
    plan = parse_plan(PLAN.format(after=f"{TABLE}\n\n{ITEMS}"))
    told = tuple((one.code, one.text) for one in plan.facts.measures)
    assert told == (*OF_TABLE, ("", "Rotazione del personale"), ("", "Patti di integrità negli affidamenti"))
    assert [bullet.title for _, bullet in plan.bullets()] == ["Riordino del demanio stradale"]
    assert "Rotazione" not in " ".join(text.body for text in plan.facts.texts)
    present = PresentPlan(told=PresentTold())
    preview = plan_changes(plan, present)
    assert (preview.count(PlanPart.MEASURE).new, len(preview.measures)) == (4, 4)
    known = frozenset(one.key for one in plan.facts.measures)
    again = plan_changes(plan, PresentPlan(told=PresentTold(measures=known)))
    assert (again.count(PlanPart.MEASURE).unchanged, again.measures) == (4, ())


def test_that_a_table_of_objectives_with_a_unit_of_measure_has_no_measures() -> None:
    rows = "| Processo | Obiettivo | Unità di misura | Peso |\n|---|---|---|---|\n| Gare | Nuovo albo | numero | 50 |"
    assert parse_plan(PLAN.format(after=rows)).facts.measures == ()
