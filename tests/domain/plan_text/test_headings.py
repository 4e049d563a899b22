"""A heading of a plan, at the ends of what may be one."""

import pytest

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.section_lines import PlanSection, section_of
from app.domain.plan_text.unit_headings import is_contract_area, unit_headings


def filled(words: str, length: int) -> str:
    return f"{words} {'X' * (length - len(words) - 1)}"


def names(line: str, *, may_be_mixed: bool = False) -> list[str]:
    return [unit.name for unit in unit_headings(line, may_be_mixed=may_be_mixed)]


def test_that_a_line_in_capitals_is_a_heading_up_to_its_longest() -> None:
    for is_there, length in ((True, 160), (False, 161)):
        assert bool(names(filled("AREA", length))) is is_there
        assert bool(names(f"({filled('SETTORE', length - 2)})")) is is_there


def test_that_a_label_with_a_colon_is_a_heading_up_to_its_longest() -> None:
    for is_there, length in ((True, 90), (False, 91)):
        line = f"Settore: cura {'x' * (length - 14)}"
        assert len(line) == length
        assert bool(names(line)) is is_there


def test_that_a_name_in_mixed_case_has_at_most_twelve_words() -> None:
    for is_there, count in ((True, 12), (False, 13)):
        assert bool(names(f"Area Tecnica{' e' * (count - 2)} x", may_be_mixed=True)) is is_there
    assert not names("Area Tecnica")


@pytest.mark.parametrize(
    "line",
    [
        "Area tecnica: lavori",
        "Area tecnica.",
        "area 12 34 56",
        "Area",
        "AREA ---",
        "Area strategica 2",
        "AREA DI RISCHIO",
    ],
)
def test_that_a_sentence_and_a_row_of_figures_are_no_heading(line: str) -> None:
    assert names(line, may_be_mixed=True) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("AREA 1", ["Area 1"]),
        ("AREA TECNICA (segue)", ["Area Tecnica"]),
        ("(Settore Strade - continua)", ["Settore Strade"]),
        ("1^ AREA - AMMINISTRATIVA", ["Area Amministrativa"]),
        ("2ª AREA TECNICA", ["Area Tecnica"]),
        ("III AREA", ["Area III"]),
        ("1^ AREA", ["Area 1"]),
        ("AREA N. 2 – TECNICA", ["Area 2 – Tecnica"]),
        ("CENTRO DI RESPONSABILITÀ N. 3 – SETTORE TECNICO", ["Settore Tecnico"]),
        ("CdR 04 – Servizi sociali", ["Centro di responsabilità 04 – Servizi sociali"]),
        ("DIREZIONE AMBIENTE", ["Direzione Ambiente"]),
        ("U.O. TRIBUTI", ["U.o. Tributi"]),
        ("AREA TECNICA – SETTORE STRADE", ["Area Tecnica", "Settore Strade"]),
        ("AREA TECNICA E SERVIZIO SUAP", ["Area Tecnica e servizio SUAP"]),
    ],
)
def test_that_units_are_known_by_their_words_numbers_and_ordinals(line: str, found: list[str]) -> None:
    assert names(line, may_be_mixed=True) == found


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("AREA TECNICA (Responsabile: geom. Bianchi)", "geom. Bianchi"),
        ("AREA TECNICA – Responsabile: Bianchi", "Bianchi"),
        ("AREA TECNICA (dott. Bianchi)", "dott. Bianchi"),
        ("AREA TECNICA – Dirigente Ing. Rossi", "Ing. Rossi"),
        ("AREA TECNICA (P.O. arch. Verdi)", "arch. Verdi"),
        ("AREA TECNICA - Titolare di EQ: Rag. Neri", "Rag. Neri"),
    ],
)
def test_that_who_heads_a_unit_is_told_apart_from_its_name(line: str, head: str) -> None:
    assert [(unit.name, unit.head) for unit in unit_headings(line, may_be_mixed=False)] == [("Area Tecnica", head)]


@pytest.mark.parametrize(
    "line",
    [
        "AREA DEI FUNZIONARI",
        "Area degli Istruttori",
        "AREA DEGLI OPERATORI ESPERTI",
        "AREA DEI FUNZIONARI E DELL'ELEVATA QUALIFICAZIONE",
    ],
)
def test_that_the_areas_of_the_contract_are_no_units(line: str) -> None:
    assert is_contract_area(line)
    assert names(line, may_be_mixed=True) == []


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("OBIETTIVI COMUNI", PlanSection.COMMON),
        ("Gli obiettivi strategici dell'ente:", PlanSection.COMMON),
        ("Obiettivi strategici e operativi:", PlanSection.UNITS),
        ("Obiettivi specifici del settore", PlanSection.UNITS),
        ("Gli obiettivi comuni sono stati condivisi.", None),
        (f"{'x' * 182} obiettivi comuni:", PlanSection.COMMON),
        (f"{'x' * 183} obiettivi comuni:", None),
        ("Nota bene: altro", PlanSection.OUTSIDE),
        ("PARTE TERZA", PlanSection.OUTSIDE),
        ("Allegato 1", PlanSection.OUTSIDE),
        ("Indice", PlanSection.OUTSIDE),
        ("Indici", None),
        ("Particolari", None),
        ("SEZIONE 2.2 PERFORMANCE", PlanSection.UNITS),
        ("SEZIONE 3.3 PIANO TRIENNALE DEI FABBISOGNI", PlanSection.CLOSED),
        ("2.3 Rischi corruttivi e trasparenza", PlanSection.CLOSED),
        ("Sottosezione 2.1 - Valore pubblico", PlanSection.CLOSED),
        ("SEZIONE 4 – MONITORAGGIO", PlanSection.CLOSED),
        ("3.2 Organizzazione del lavoro agile", PlanSection.CLOSED),
        ("3.2 Asfaltatura di via Roma", None),
    ],
)
def test_that_the_section_that_a_line_begins_is_known(line: str, section: PlanSection | None) -> None:
    rule = section_of(PlanBlock(1, BlockKind.PARAGRAPH, line))
    assert (rule.section if rule else None) is section


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Obiettivo 4: Pratiche edilizie online (SUE)", "Pratiche edilizie online (SUE)"),
        ("Obiettivo 4: Pratiche edilizie (SUE).", "Pratiche edilizie (SUE)"),
        ("Obiettivo 4) Pratiche edilizie)", "Pratiche edilizie"),
        ("Obiettivo 1 (peso 30/100): Cantieri verdi", "Cantieri verdi (peso 30/100)"),
    ],
)
def test_that_a_bracket_at_the_end_of_a_title_stays_with_the_one_that_opens_it(line: str, title: str) -> None:
    found = objective_heading(line)
    assert found is not None
    assert found.title == title
