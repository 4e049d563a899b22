"""What one cell or one line says of several things measured, of their units and of where they start."""

from decimal import Decimal

import pytest

from app.domain.objectives import Direction, IndicatorRule
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.plan_text.clauses import Clause, clauses_in, clauses_of_result
from app.domain.plan_text.measure_notes import says_no_start, unit_told
from app.domain.plan_text.measures import indicator_draft
from tests.domain.plan_text.parsing import parse_plan

SEVERAL = (
    ("Avvisi emessi: almeno 180 (2025: 95). Accertato ≥ € 45.000,00",
     (Clause("Avvisi emessi", "almeno 180", "95"), Clause("Accertato", "≥ € 45.000,00"))),
    ("Regolamento in Consiglio (sì/no); rateizzazioni concluse in gg. 15 (attuale 40)",
     (Clause("Regolamento in Consiglio", "sì"), Clause("Rateizzazioni concluse", "≤ 15 gg", "40"))),
    ("% SAL al 31/12 = 100; certificato di regolare esecuzione entro il 15 dicembre 2026.",
     (Clause("% SAL al 31/12", "100"), Clause("Certificato di regolare esecuzione", "entro il 15 dicembre 2026"))),
    ("RD certificata ≥ 70 (2025: 63,4)", (Clause("RD certificata", "≥ 70", "63,4"),)),
    ("n. 24 servizi serali (2025: 9); sinistri in diminuzione rispetto alla media (6,33)",
     (Clause("n. 24 servizi serali (2025: 9); sinistri in diminuzione rispetto alla media (6,33)", "n. 24", "9"),)),
    ("Istanze evase entro 30 giorni: 80%", ()),
    ("Incontri con le famiglie; questionario", ()),
    ("Apertura (2025)", ()),
)  # fmt: skip


@pytest.mark.parametrize(("text", "told"), SEVERAL)
def test_that_words_of_several_clauses_are_as_many_indicators(text: str, told: tuple[Clause, ...]) -> None:
    assert clauses_in(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("N. servizi attivati su 11: 11 (base 4)", (Clause("N. servizi attivati su 11", "11", "4"),)),
        ("Schema depositato entro il 10 aprile", (Clause("Schema depositato", "entro il 10 aprile"),)),
        ("80% delle pratiche evase", ()),
        ("almeno 3 incontri", ()),
        ("approvazione entro marzo", ()),
        ("miglioramento del servizio", ()),
    ],
)  # fmt: skip
def test_that_a_result_alone_names_what_it_measures(text: str, told: tuple[Clause, ...]) -> None:
    assert clauses_of_result(text) == told


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Tipo / u.m.: tempo / gg", "gg"), ("Tipo / u.m.: % sul fatturato", "% sul fatturato"),
        ("Tipo / u.m.: n.", "n."), ("Tipo / u.m.: qualità", ""), ("Tipo / u.m.: SI/NO", ""),
        ("Unità di misura: giorni lavorativi", "giorni lavorativi"), ("U.M.: ore", "ore"), ("Tipo: strategico", None),
        ("Descrizione: tempi", None),
    ],
)  # fmt: skip
def test_that_a_unit_of_measure_is_read_beside_its_kind(text: str, unit: str | None) -> None:
    assert unit_told(text) == unit


def test_that_a_start_that_nobody_knows_is_none() -> None:
    told = ("Valore di partenza (2025): n.d.", "Da dove partiamo: non rilevato", "Baseline: -", "Partenza: SAL al 35 %")
    assert [says_no_start(text) for text in told] == [True, True, True, False]


PLAN = """
PIANO 2026-2028

| Settore | Responsabile | Servizi | Dotazione |
| I – Amministrativo | rag. Ada Rota | Segreteria, Protocollo, Demografici | 4 |
| II – Tecnico | arch. Bice Neri | Lavori pubblici, Urbanistica; Ambiente | 3 |

SETTORE I – AMMINISTRATIVO

| Obiettivo | Indicatore | Tipo / u.m. | Valore di partenza (2025) | Target 2026 | Target 2027 | Peso |
| Carta d'identità in dieci giorni | Giorni di attesa | tempo / gg | 23 | 10 | 8 | 60 |
| Libri a domicilio | Prestiti | n. | 0 | 120 | 150 | 40 |

SETTORE II – TECNICO

| N. | Obiettivo | Risultato atteso e indicatore | Peso | G F M A M G L A S O N D |
| 1 | Recupero dell'evasione | Avvisi emessi: almeno 180 (2025: 95). Accertato ≥ € 45.000,00 | 50 | X X X |
| 2 | Sportello | Rateizzazioni concluse in gg. 15 (attuale 40) | 20 | X X |

La somma è 70: il restante 30 è assorbito dall'obiettivo trasversale.
"""


def test_that_units_starts_and_results_of_a_table_reach_the_indicators_and_nothing_is_left_raw() -> None:
    plan = parse_plan(PLAN)
    assert [(area.name, area.sectors) for area in plan.areas] == [
        ("Settore I – Amministrativo", ()), ("Settore II – Tecnico", ()),
    ]  # fmt: skip
    bullets = [bullet for _, bullet in plan.bullets()]
    drafts: list[IndicatorDraft] = [indicator_draft(one, 2026) for bullet in bullets for one in bullet.parts.indicators]
    assert [(one.name, one.unit, one.baseline, one.target, one.direction) for one in drafts] == [
        ("Giorni di attesa", "gg", Decimal(23), Decimal(10), Direction.LOWER),
        ("Prestiti", "n.", Decimal(0), Decimal(120), Direction.HIGHER),
        ("Avvisi emessi", "", Decimal(95), Decimal(180), Direction.HIGHER),
        ("Accertato", "€", None, Decimal("45000.00"), Direction.HIGHER),
        ("Rateizzazioni concluse", "gg", Decimal(40), Decimal(15), Direction.LOWER),
    ]
    assert all(one.rule is IndicatorRule.PERCENT_OF_TARGET for one in drafts)
    assert [bullet.description for bullet in bullets] == [
        "Valore atteso 2027: 8", "Valore atteso 2027: 150", "", "",
    ]  # fmt: skip
    assert [issue.code for issue in plan.issues if issue.code == "months_in_one_cell"] == ["months_in_one_cell"]
    assert not [issue for issue in plan.issues if "sector" in issue.code]
