"""Plans of other shapes, all invented: what people and converters really write."""

from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.plan_text.shapes import ReadPlan, UnitName
from app.domain.structure.municipality import PersonnelCostDraft
from tests.domain.plan_text.parsing import parse_plan


def units_and_texts(plan: ReadPlan) -> list[tuple[str, str, list[str]]]:
    return [
        (area.name, sector.name, [bullet.text for bullet in sector.bullets])
        for area in plan.areas
        for sector in area.sectors
    ]


def one_sector(*lines: str) -> list[str]:
    plan = parse_plan("\n".join(["AREA TECNICA", "(Settore Patrimonio)", *lines]))
    return [bullet.text for _, bullet in plan.bullets()]


@pytest.mark.parametrize(
    "mark",
    [*"-–—•➢", "- ", "– ", "• ", "\uf0b7 ", "* ", "o ", "o\t", "1. ", "1) ", "a) ", "- 1) ", "\t•\t", "(1) ", "1.1 "],
)
def test_that_every_usual_mark_makes_a_bullet(mark: str) -> None:
    assert one_sector(f"{mark}Riordino del magazzino;", f"{mark}Nuovi lampioni.") == [
        "Riordino del magazzino",
        "Nuovi lampioni",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "(Settore Lavori Pubblici)",
        "(settore Lavori Pubblici)",
        "**(Settore Lavori Pubblici)**",
        "Settore Lavori Pubblici",
        "SETTORE: Lavori Pubblici",
        "Settore : Lavori Pubblici",
        "1) SETTORE LAVORI PUBBLICI",
        "### SETTORE LAVORI PUBBLICI:",
        "\tSettore “Lavori Pubblici”",
        "SETTORE LAVORI PUBBLICI - OBIETTIVI OPERATIVI",
    ],
)
def test_that_a_settore_is_recognised_however_it_is_written(heading: str) -> None:
    plan = parse_plan(f"AREA TECNICA\n\n{heading}\n\n- Asfaltature\n")
    assert [unit.sector.casefold() for unit in plan.sectors()] == ["settore lavori pubblici"]
    assert len(plan.bullets()) == 1


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("AREA TECNICA", "Area Tecnica"),
        ("AREA 1 – TECNICA", "Area 1 – Tecnica"),
        ("A. AREA TECNICA", "Area Tecnica"),
        ("**AREA: TECNICA**", "Area Tecnica"),
        ("Area Tecnica", "Area Tecnica"),
        ("AREA TECNICA E SERVIZIO SUAP", "Area Tecnica e servizio SUAP"),
        ("AREA “TECNICA”", "Area Tecnica"),
    ],
)
def test_that_an_area_is_recognised_however_it_is_written(heading: str, name: str) -> None:
    plan = parse_plan(f"{heading}\r\n(Settore Strade)\r\n- Asfaltature\r\n")
    assert [area.name for area in plan.areas] == [name]


def test_that_area_and_settore_may_share_a_line() -> None:
    plan = parse_plan(
        "AREA TECNICA – SETTORE STRADE\n- Asfaltature\nAREA SOCIALE (Settore Anziani)\n- Pasti a domicilio\n"
    )
    assert plan.sectors() == [UnitName("Area Tecnica", "Settore Strade"), UnitName("Area Sociale", "Settore Anziani")]


def test_that_servizi_stand_for_settori_and_settori_for_aree_where_no_area_is_named() -> None:
    plan = parse_plan(
        "SETTORE I – FINANZE\nServizio Ragioneria\n• Bilancio nei termini\n\nServizio Economato\n• Inventario\n"
    )
    assert units_and_texts(plan) == [
        ("Settore I – Finanze", "Servizio Ragioneria", ["Bilancio nei termini"]),
        ("Settore I – Finanze", "Servizio Economato", ["Inventario"]),
    ]


def test_that_lines_broken_by_width_page_and_hyphen_are_joined() -> None:
    assert one_sector(
        "- Censimento dei beni e aggior-",
        "  namento dell'inventario con",
        "  i nuovi valori.",
        "",
        "12",
        "\f",
        "- Riparazione dei tetti delle scuole e della",
        "",
        "- 13 -",
        "",
        "Biblioteca comunale.",
        "Pag. 14 di 20",
        "- Vendita dei mezzi usati",
        "",
        "e acquisto di mezzi elettrici.",
    ) == [
        "Censimento dei beni e aggiornamento dell'inventario con i nuovi valori",
        "Riparazione dei tetti delle scuole e della Biblioteca comunale",
        "Vendita dei mezzi usati e acquisto di mezzi elettrici",
    ]


def test_that_the_name_of_a_settore_inside_a_sentence_is_no_heading() -> None:
    assert one_sector("- Raccolta dei dati richiesti dal", "Settore Tributi per la bonifica della banca dati.") == [
        "Raccolta dei dati richiesti dal Settore Tributi per la bonifica della banca dati"
    ]


def test_that_a_figure_at_the_start_of_a_line_is_no_new_bullet() -> None:
    assert one_sector("- Rilascio dei permessi previsti dall'art.", "15. comma 2 entro venti giorni") == [
        "Rilascio dei permessi previsti dall'art. 15. comma 2 entro venti giorni"
    ]


def test_that_a_list_inside_a_bullet_stays_with_it() -> None:
    lines = ["- Cura dei parchi:", "   • potature", "   • giochi nuovi", "- Rotatoria di via Verdi"]
    plan = parse_plan("\n".join(["AREA TECNICA", "(Settore Patrimonio)", *lines]))
    found = [(bullet.text, [step.text for step in bullet.parts.activities]) for _, bullet in plan.bullets()]
    assert found == [("Cura dei parchi", ["potature", "giochi nuovi"]), ("Rotatoria di via Verdi", [])]


def test_that_running_headers_and_tables_of_contents_are_passed_over() -> None:
    header = "Comune di Prova - Piano degli obiettivi"
    plan = parse_plan(
        f"{header}\nAREA TECNICA ........ 3\nAREA SOCIALE ........ 9\n\nAREA TECNICA\n(Settore Strade)\n"
        f"- Rifacimento dei marciapiedi di\n{header}\nvia Roma\n{header}\n\nAREA SOCIALE\n(Settore Anziani)\n- Pasti\n"
    )
    assert units_and_texts(plan) == [
        ("Area Tecnica", "Settore Strade", ["Rifacimento dei marciapiedi di via Roma"]),
        ("Area Sociale", "Settore Anziani", ["Pasti"]),
    ]


def test_that_lists_outside_the_sections_are_no_objectives() -> None:
    plan = parse_plan(
        "Si richiamano:\n- a) la legge;\n- b) lo statuto.\n\nLe aree sono:\n- A. AREA TECNICA\n- B. AREA SOCIALE\n\n"
        "Altri atti:\n- il regolamento\n\nAREA TECNICA\n(Settore Strade)\n- Asfaltature\n\nAREA SOCIALE\n"
        "(Settore Anziani)\n- Pasti\n\nNOTA BENE:\n- a) i criteri sono quelli del sistema\n"
    )
    assert [bullet.text for _, bullet in plan.bullets()] == ["Asfaltature", "Pasti"]
    assert [issue.code for issue in plan.issues] == ["no_common", "bullets_outside"]


def test_that_common_objectives_are_read_with_or_without_numbers() -> None:
    body = "AREA TECNICA\n(Settore Strade)\n- Asfaltature\n"
    numbered = parse_plan(
        f"Gli **obiettivi strategici comuni** sono:\n\n1) **Puntualità:** pagare presto\n2) Ascolto\n\n{body}"
    )
    marked = parse_plan(f"OBIETTIVI TRASVERSALI\n• Puntualità\n• Ascolto\n\nOBIETTIVI OPERATIVI\n{body}")
    assert [(bullet.number, bullet.text) for bullet in numbered.common] == [
        (1, "Puntualità: pagare presto"),
        (2, "Ascolto"),
    ]
    assert [bullet.text for bullet in marked.common] == ["Puntualità", "Ascolto"]


def test_that_the_common_list_goes_on_after_a_paragraph_only_if_its_numbers_do() -> None:
    plan = parse_plan(
        "OBIETTIVI COMUNI\n1) Puntualità.\n\nSpiegazione lunga del primo.\n\n2) Ascolto.\n\nAltro testo.\n\n"
        "- voce di un altro elenco\n\nAREA TECNICA\n- Asfaltature\n"
    )
    assert [bullet.text for bullet in plan.common] == ["Puntualità", "Ascolto"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "vuoto"),
        (" \n\t\n", "vuoto"),
        ("Una lettera qualunque.\n- con un elenco\n", "nessuna unità"),
        ("AREA TECNICA\n(Settore Strade)\nNessun elenco qui.\n", "nessun obiettivo"),
        ("AREA TECNICA\nAREA SOCIALE\n", "2 unità ma nessun obiettivo"),
    ],
)
def test_that_a_text_without_the_shape_of_a_plan_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_plan(text)
    assert said in refused.value.problem
    assert "«Servizio …»" in refused.value.remedy


def test_that_figures_are_read_from_tables_with_bars_and_other_words() -> None:
    plan = parse_plan(
        "CITTÀ DI SAN ROCCO AL MONTE (XY)\nPiano della performance 2025/27\n"
        "| Anno | Popolazione residente | Maschi | Femmine |\n|---|---|---|---|\n| 2023 | 1.200 | 590 | 610 |\n"
        "| 2024 | 1.210 | 594 | 615 |\n\n| Settore | Donne | Uomini | Totale |\n| Strade | 2 | 3 | 5 |\n"
        "| Totale | 2 | – | 6 |\n\nSpesa del personale anno 2024: € 10.000,50 + oneri riflessi 2.000,00 + IRAP 850,04\n"
        "AREA TECNICA\n- Asfaltature\n"
    )
    facts = plan.facts
    assert (facts.municipality, facts.province) == ("Città di San Rocco al Monte", "XY")
    assert (facts.first_year, facts.last_year) == (2025, 2027)
    assert [(row.year, row.total, row.men, row.women) for row in facts.population] == [
        (2023, 1200, 590, 610),
        (2024, 1210, 594, 615),
    ]
    assert [(row.unit, row.men, row.women) for row in facts.staff] == [("Strade", 3, 2)]
    assert facts.cost == PersonnelCostDraft(2024, Decimal("10000.50"), Decimal("850.04"), Decimal(2000))
    assert {"population_sum", "staff_sum"} <= {issue.code for issue in plan.issues}


INVENTED = """Comune di Valfiorita
Provincia di Belluno
Piano integrato di attività e organizzazione 2025-2027

INDICE
Area Amministrativa .............. 4
Area Tecnica ..................... 7

Area Amministrativa: Segreteria, Tributi
Area Tecnica: Lavori, Urbanistica
Settore Tributi 1 2 3

OBIETTIVI COMUNI A TUTTE LE AREE
1. Rispetto dei tempi di pagamento. Il Comune paga entro trenta giorni dal ricevimento della fattura e tiene
aggiornata la piattaforma.
2. Formazione: 40 ore annue a testa.

Area Amministrativa

Responsabile: dott.ssa Anna Neri

Servizio Segreteria

Il servizio segue gli organi del Comune.

Obiettivi:
• Digitalizzare le delibere entro il 30.06.2025
• Rispetto dei tempi di pagamento
	◦ controllo mensile
• Aggiornare il sito. Il sito sarà
rinnovato nella grafica.

Obiettivi di mantenimento:
• Protocollo in giornata

Pagina 5 di 9
Comune di Valfiorita

Servizio Tributi
• Recupero dell'evasione
  di IMU e TARI
• rispetto dei tempi di pagamento.

Area Tecnica
Ufficio Lavori Pubblici
1) Completare la palestra
2) Appaltare il cantiere n.
4. della via Garibaldi

AZIONI PER LA PARITÀ DI GENERE

Il Comune promuove:
• orari flessibili
• telelavoro

Allegato A
- scheda uno
"""


def test_that_an_invented_plan_of_another_shape_is_read_whole() -> None:
    plan = parse_plan(INVENTED)
    assert len(plan.common) == 2
    assert units_and_texts(plan) == [
        (
            "Area Amministrativa",
            "Servizio Segreteria",
            [
                "Digitalizzare le delibere entro il 30.06.2025",
                "Rispetto dei tempi di pagamento",
                "Aggiornare il sito. Il sito sarà rinnovato nella grafica",
                "Protocollo in giornata",
            ],
        ),
        (
            "Area Amministrativa",
            "Servizio Tributi",
            ["Recupero dell'evasione di IMU e TARI", "rispetto dei tempi di pagamento"],
        ),
        (
            "Area Tecnica",
            "Ufficio Lavori Pubblici",
            ["Completare la palestra", "Appaltare il cantiere n. 4. della via Garibaldi"],
        ),
    ]
    assert [(group.is_exact, group.restates) for group in plan.groups] == [(True, 1)]
    assert [issue.code for issue in plan.issues] == ["list_under_title", "bullets_outside"]
    assert (plan.facts.municipality, plan.facts.province) == ("Comune di Valfiorita", "Belluno")


def test_that_broken_headings_and_ends_of_page_inside_lines_are_mended() -> None:
    plan = parse_plan(
        "AREA FINANZE E\nPERSONALE\n(Settore Bilancio e\nContabilità)\n"
        "- Conti in ordine\f7\fsettore Paghe\f- Cedolini\n"
    )
    assert units_and_texts(plan) == [
        ("Area Finanze e personale", "Settore Bilancio e Contabilità", ["Conti in ordine"]),
        ("Area Finanze e personale", "Settore Paghe", ["Cedolini"]),
    ]


def test_that_lines_are_counted_as_an_editor_counts_them() -> None:
    plan = parse_plan("Prima\f\fpagina\r\nAREA TECNICA\r\n(Settore Strade)\r\n\f- Asfaltature\r\n")
    assert [bullet.line for _, bullet in plan.bullets()] == [4]
    assert plan.areas[0].line == 2


def test_that_an_objective_may_begin_with_a_figure() -> None:
    assert one_sector("1) 40 ore di formazione", "2. 100 lampioni", "3 - Panchine") == [
        "40 ore di formazione",
        "100 lampioni",
        "Panchine",
    ]


def test_that_an_area_in_capitals_among_the_bullets_of_a_settore_is_an_objective() -> None:
    assert one_sector("- Nuovi lampioni", "- AREA MERCATO", "- Panchine") == [
        "Nuovi lampioni",
        "AREA MERCATO",
        "Panchine",
    ]


@pytest.mark.parametrize("who", ["(Responsabile: geom. Bianchi)", "– Responsabile: Bianchi", "(dott. Bianchi)"])
def test_that_who_heads_a_unit_is_no_part_of_its_name(who: str) -> None:
    plan = parse_plan(f"AREA TECNICA {who}\nSETTORE STRADE {who}\n- Asfaltature\n")
    assert plan.sectors() == [UnitName("Area Tecnica", "Settore Strade")]


def test_that_aree_may_have_a_number_for_a_name_and_a_dash_before() -> None:
    plan = parse_plan("- AREA 1\nSETTORE 1\n- fare il primo\n\n- AREA 2\nSETTORE 1\n- fare il secondo\n")
    assert units_and_texts(plan) == [
        ("Area 1", "Settore 1", ["fare il primo"]),
        ("Area 2", "Settore 1", ["fare il secondo"]),
    ]
