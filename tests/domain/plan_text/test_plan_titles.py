import pytest

from app.domain.plan_text.cleaning import is_hanging, is_page_number, plain, without_loose_end
from app.domain.plan_text.naming import area_code, name_key, proper_name, sector_code, unit_name
from app.domain.plan_text.titles import LONGEST, title_and_description

LONG = "con una descrizione piuttosto lunga che serve soltanto a superare la misura di un titolo ragionevole"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Rispetto dei tempi: {LONG}", "Rispetto dei tempi"),
        (f"Cura del verde. Il settore opera {LONG}", "Cura del verde"),
        (f"manutenzione delle strade comunali, {LONG}", "Manutenzione delle strade comunali"),
        (f"Manutenzione delle strade comunali mantenendo gli standard {LONG}", "Manutenzione delle strade comunali"),
        (f"Manutenzione delle strade comunali (via Roma, {LONG})", "Manutenzione delle strade comunali"),
    ],
)
def test_that_a_long_text_gets_the_title_that_stands_alone(text: str, title: str) -> None:
    short, description = title_and_description(text)
    assert short == title
    assert description == f"{text}."


def test_that_a_short_text_is_its_own_title() -> None:
    assert title_and_description("Ambiente: meno rifiuti.") == ("Ambiente: meno rifiuti", "")


def test_that_a_text_without_pauses_is_cut_at_a_whole_word() -> None:
    title, description = title_and_description("parola " * 30)
    assert title.startswith("Parola parola")
    assert title.endswith("parola…")
    assert len(title) <= LONGEST + 1
    assert description.count("parola") == 30


def test_that_a_title_never_stops_at_a_preposition_or_inside_brackets() -> None:
    title, _ = title_and_description("Verifica dei requisiti (" + "con molte parole " * 8 + ") e dei dati")
    assert title == "Verifica dei requisiti"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (("AREA", "GOVERNO DEL TERRITORIO"), "Area Governo del territorio"),
        (("Area", "FINANZE/TRIBUTI E PNRR"), "Area Finanze / Tributi e PNRR"),
        (("settore", "URP e Protocollo"), "Settore URP e Protocollo"),
        (("SETTORE", "II - LL.PP. E SUAP"), "Settore II – LL.PP. e SUAP"),
    ],
)
def test_that_names_in_capitals_become_sentences_and_keep_their_acronyms(written: tuple[str, str], name: str) -> None:
    assert unit_name(*written) == name


def test_that_two_spellings_of_a_name_have_one_key() -> None:
    assert name_key("AREA AFFARI GENERALI/AMMINISTRATIVA") == name_key("Area 1 – Affari generali / amministrativa")
    assert name_key("Settore Città") == name_key("SETTORE CITTA'")
    assert name_key("Area 1") != name_key("Area 2")


def test_that_places_and_codes_are_readable() -> None:
    assert proper_name("SANT'ANGELO IN COLLE") == "Sant'Angelo in Colle"
    assert (area_code("Area Affari generali"), area_code("Area Tecnica"), area_code("Area 1")) == ("AG", "TEC", "AR")
    assert (sector_code("Settore Segreteria"), sector_code("Ufficio del Sindaco")) == ("SEG", "SIN")


@pytest.mark.parametrize("line", ["12", "- 12 -", "Pag. 3", "pagina 3 di 40", "3/40", "[ 7 ]"])
def test_that_a_page_number_is_known(line: str) -> None:
    assert is_page_number(line)


@pytest.mark.parametrize("line", ["2024", "Pagina nuova", "12 alberi", "3 agosto"])
def test_that_a_line_with_a_number_is_no_page_number(line: str) -> None:
    assert not is_page_number(line)


def test_that_marks_of_other_programs_are_cleaned() -> None:
    assert plain(" ***Tempi* di** “pagamento”¹ dell’ente\u00a0 – 1\\.") == 'Tempi di "pagamento" dell\'ente – 1.'
    assert without_loose_end("Cura del verde..;") == "Cura del verde"
    assert without_loose_end("Gestione di parchi, giardini, ecc.") == "Gestione di parchi, giardini, ecc."
    assert without_loose_end("Rapporti con la Verde S.p.A.") == "Rapporti con la Verde S.p.A."


@pytest.mark.parametrize("text", ["tutela dei", "norme dell'", "strade, ", "sia a", "ai sensi dell'art."])
def test_that_a_sentence_stopped_in_the_middle_is_known(text: str) -> None:
    assert is_hanging(text)


@pytest.mark.parametrize("text", ["tutela dei minori", "strade.", "", "PNRR"])
def test_that_a_whole_sentence_is_known(text: str) -> None:
    assert not is_hanging(text)
