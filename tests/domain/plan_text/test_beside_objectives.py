"""What stands beside the objectives of a plan and is none: staff, results of before, notes, other parts; and units."""

import pytest

from app.domain.errors import UserError
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.shapes import ReadPlan
from app.domain.plan_text.text_blocks import document_of_text
from app.plan_files.reading import read_plan_document

STAFF = "Settore Tecnico\n- Mappa dei pozzi\n\nMatricola e nome|Area|Profilo|Settore\n"
OTHERS = """Servizio;Obiettivo;Indicatore;Target;Peso
Tributi;Bollette in rete;Bollette inviate;900;100
Strade;Buche chiuse;Giorni;3;100
"""


def csv(text: str) -> ReadPlan:
    document = read_plan_document(text.encode(), "piano.csv")
    return proposed(document, recognised(document))


def told(plan: ReadPlan) -> tuple[list[str], list[str]]:
    units = [name for area in plan.areas for name in (area.name, *(one.name for one in area.sectors))]
    return units, [bullet.text for _, bullet in plan.bullets()]


@pytest.mark.parametrize(
    "beside",
    [
        "\nCognome e nome;Area;Profilo;Servizio\nNeri Ada;Istruttori;Contabile;I\nBo Ugo;Operatori;Operaio;II\n",
        "\nServizio;Dipendenti;di cui a tempo parziale\nTributi e commercio;5;1\nStrade e verde;3;0\n",
        "\nServizio;Obiettivo 2023;Grado di raggiungimento\nTributi;Avvio dello sportello unico;95%\n",
        "\nServizio;Cognome e nome;Area;% assegnazione\nTributi;Neri Ada;Istruttori;9\nStrade;Bo Ugo;Operatori;50\n",
        "\nServizio;Responsabile;Funzionari;Istruttori;Operatori\nTributi;Neri;1;4;1\nStrade;Bo;1;2;0\n",
        "\nServizio;Area dei Funzionari ed EQ;Area degli Istruttori;Totale\n1;2;5;7\n2;1;3;4\n",
        "\nNominativo;Servizio;Area;Obiettivi\nNeri Ada;I;Istruttori;1 - 2\nBo Ugo;II;Operatori;2\n",
        "\nServizio;Obiettivi 2023;Raggiunti;Parzialmente raggiunti;% media\nI;4;3;1;92,5\nII;3;3;0;100\n",
        "\nI pesi sono espressi in centesimi e danno 100 per ogni responsabile\nPeso: quanto conta\n",
    ],
    ids=[
        "staff",
        "how many",
        "shares of time",
        "counted by contract",
        "counted without names",
        "assigned by number",
        "results of before",
        "sums of results",
        "about weights",
    ],
)
def test_that_what_stands_beside_the_objectives_adds_none_and_no_unit(beside: str) -> None:
    assert told(csv(OTHERS + beside)) == told(csv(OTHERS))


def test_that_a_unit_with_its_head_over_the_headings_of_a_table_is_no_heading() -> None:
    rows = (
        "AREA 1 TRIBUTI;;Responsabile: rag. Ada Neri;\nN.;Obiettivo;Indicatore;Target\n1;Bollette in rete;Inviate;900\n"
    )
    plan = csv(rows + "2;Sgravi in un mese;Sgravi;40\n")
    assert told(plan) == (["Area 1 tributi"], ["Bollette in rete", "Sgravi in un mese"])
    assert plan.areas[0].head == "rag. Ada Neri"


def test_that_a_sheet_which_only_counts_itself_waits_for_its_title() -> None:
    sheet = "Scheda obiettivo: n. {}\nArea: Area Tecnica\nDenominazione obiettivo: {}\nPeso: 50\n"
    text = sheet.format(1, "Mappa dei pozzi") + sheet.format(2, "Siepi potate")
    assert told(plan_of(text))[1] == ["Mappa dei pozzi", "Siepi potate"]


def test_that_a_line_written_as_those_of_the_units_names_one_without_the_word() -> None:
    unit = "{} – Responsabile: {}\n1) {} – peso 100\n"
    told_units = (("Servizio Tributi", "rag. Ada Neri", "Sgravi"), ("Servizio Strade", "ing. Ugo Bo", "Buche chiuse"))
    text = "".join(unit.format(*one) for one in (*told_units, ("Custodia dei boschi", "isp. Ivo Rossi", "Sentieri")))
    plan = plan_of(text)
    assert (plan.areas[-1].name, plan.areas[-1].head) == ("Custodia dei boschi", "isp. Ivo Rossi")
    assert told(plan)[1] == ["Sgravi", "Buche chiuse", "Sentieri"]


@pytest.mark.parametrize(
    ("items", "indicators", "activities"),
    [
        ("- caditoie pulite: 250\n- inventario compilato: sì\n- collaudo: 15/10/2026\n", 3, 0),
        ("- gara: 30/04/2026\n- lavori: 31/10/2026\n", 0, 2),
        ("- caditoie pulite: 250\n- una relazione alla Giunta\n", 0, 2),
    ],
)
def test_that_items_with_a_quantity_each_are_the_indicators_of_the_objective_above(
    items: str, indicators: int, activities: int
) -> None:
    ((_, bullet),) = plan_of(
        f"AREA TECNICA\n1.1 Pulizia dei rii (punti 100)\n   {items.replace(chr(10) + '-', chr(10) + '   -')}"
    ).bullets()
    assert (len(bullet.parts.indicators), len(bullet.parts.activities)) == (indicators, activities)


def test_that_other_labels_beside_a_weight_are_words_and_that_accessibility_is_of_no_unit() -> None:
    plan = plan_of(
        "AREA TECNICA\nOBIETTIVO 1: Mappa dei pozzi\nPeso: 20% Tipo: annuale Missione/Programma: 01.01\n"
        "OBIETTIVI DI ACCESSIBILITÀ\nGli obiettivi di accessibilità sono in rete dal 31 marzo\n"
    )
    ((_, bullet),) = plan.bullets()
    assert (bullet.parts.weight, "Tipo: annuale" in bullet.description) == (20, True)


def plan_of(text: str) -> ReadPlan:
    document = document_of_text(text)
    return proposed(document, recognised(document))


MATRIX = "Obiettivo;Segreteria (dott. Ugo Bo);Ragioneria (rag. Ada Neri);Come si misura;Valore\n{}"
MARKED = "Fascicoli in rete;X;;fascicoli;90\nConti postali chiusi;;X;conti;2\nPiano di scarto;X;;scarti;1\n"
TURNED = (
    "Settore: Tributi;;\n;Obiettivo 1;Obiettivo 2\nDenominazione;Sgravi;Bollette in rete\nPeso;40;60\n"
    "Indicatore;Giorni;Inviate\nValore atteso;20;900\nValore raggiunto;;\n"
)


def test_that_columns_with_one_mark_in_each_row_are_the_units_of_the_objectives() -> None:
    plan = csv(MATRIX.format(MARKED))
    assert [area.name for area in plan.areas] == ["Segreteria", "Ragioneria"]
    assert [area.head for area in plan.areas] == ["dott. Ugo Bo", "rag. Ada Neri"]
    assert told(plan)[1] == ["Fascicoli in rete", "Piano di scarto", "Conti postali chiusi"]
    kinds = MATRIX.replace("Segreteria (dott. Ugo Bo);Ragioneria (rag. Ada Neri)", "Sviluppo;Mantenimento")
    assert "Sviluppo" not in told(csv("SETTORE TRIBUTI\n\n" + kinds.format(MARKED)))[0]


def test_that_a_turned_table_may_have_a_row_to_fill_later() -> None:
    assert told(csv(TURNED))[1] == ["Sgravi", "Bollette in rete"]


def test_that_where_no_line_names_a_unit_brackets_at_the_end_of_objectives_do() -> None:
    items = ("Pedibus (Servizio Scuola)", "Alberi nuovi (Servizio Tecnico)", "Mensa biologica (Servizio Scuola)")
    plan = plan_of("OBIETTIVI 2026\n" + "".join(f"- {item}\n" for item in items))
    assert told(plan) == (["Servizio Scuola", "Servizio Tecnico"], ["Pedibus", "Mensa biologica", "Alberi nuovi"])


def test_that_the_word_of_who_does_it_names_units_and_a_name_in_brackets_their_heads() -> None:
    one = "Chi: {}\nCosa: {}\nCome si misura: atti\nValore da raggiungere: 10\n"
    units = ("Ufficio Scuola (Rita Neri)", "Ufficio Scuola (Rita Neri)", "Ufficio Tecnico (Ugo Maffi)")
    done = ("Contratto del rifugio alpino", "Trascrizione di tutti gli atti", "Ripristino della strada bassa")
    plan = plan_of("".join(one.format(*pair) for pair in zip(units, done, strict=True)))
    assert [(area.name, area.head) for area in plan.areas] == [
        ("Ufficio Scuola", "Rita Neri"),
        ("Ufficio Tecnico", "Ugo Maffi"),
    ]
    assert told(plan)[1] == list(done)


def test_that_a_cell_left_alone_beside_a_label_with_its_value_is_not_lost() -> None:
    form = "Servizio Musei;\nObiettivo;Sale riaperte\nPeso 60;Visitatori: 1.500\nDescrizione;Si riaprono due sale\n"
    ((_, bullet),) = csv(form).bullets()
    assert (bullet.parts.weight, [(one.text, one.target) for one in bullet.parts.indicators]) == (
        60,
        [("Visitatori", "1.500")],
    )


def test_that_an_indicator_printed_without_colons_has_its_target() -> None:
    plan = plan_of("CDR 001 TRIBUTI\nOB. 1.01 Sgravi in un mese PESO 100\nIND. sgravi evasi TARGET 240\n")
    ((_, bullet),) = plan.bullets()
    assert [(one.text, one.target) for one in bullet.parts.indicators] == [("sgravi evasi", "240")]


def test_that_the_chapters_of_a_plan_end_the_objectives_of_the_unit_above() -> None:
    goals = "SETTORE TRIBUTI\nResponsabile: Neri\n\nObiettivo n. 1: Bollette in rete\nPeso: 100\n\n"
    before = "1. Quadro normativo\n\nIl piano è adottato ogni anno.\n\n2. Obiettivi 2026\n\n"
    text = f"{before}{goals}3. Norma finale\n\nSi rinvia.\n"
    assert told(plan_of(text)) == (["Settore Tributi"], ["Bollette in rete"])


def test_that_a_label_merged_beside_its_rows_is_no_indicator_of_them() -> None:
    rows = "Servizio;Obiettivo;Indicatori;Indicatore;Target\nTributi;Sgravi;Indicatori;Sgravi chiusi;40\n"
    [(_, bullet)] = csv(rows + "Tributi;Sgravi;Indicatori;Giorni;7\n").bullets()
    assert [one.text for one in bullet.parts.indicators] == ["Sgravi chiusi", "Giorni"]


@pytest.mark.parametrize(
    ("first", "then", "kept"),
    [("Neri", "rag. Ada Neri", "rag. Ada Neri"), ("rag. Ada Neri", "Neri", "rag. Ada Neri"), ("Bo", "Ada Neri", "Bo")],
)
def test_that_the_whole_name_takes_the_place_of_a_bare_surname(first: str, then: str, kept: str) -> None:
    rows = f"Servizio;Responsabile;Obiettivo\nTributi;{first};Sgravi\nTributi;{then};Bollette in rete\n"
    assert csv(rows).areas[0].head == kept


def test_that_a_plan_whose_areas_keep_no_objective_is_refused_with_the_reason() -> None:
    rows = (
        "Settore;Obiettivo;Peso\nTributi;Sgravi;6\nStrade;Buche chiuse;4\n\nSettore;Area;Sede\nTributi;Risorse;Villa\n"
    )
    with pytest.raises(UserError, match="Nessuna area ha un obiettivo: 2 settori con 2 obiettivi, «Tributi» e"):
        csv(rows)
