"""The slips of the hand that stop a text from being TOML: each is said with what to write instead."""

import pytest

from app.domain.method_file.toml import read_method
from tests.domain.method.sample import SMALL

QUOTES = 'le virgolette devono essere quelle diritte ("), non quelle tipografiche.'
DECIMALS = "i decimali si scrivono con il punto e le migliaia senza separatore: 12.5."
DATE = "le date si scrivono anno-mese-giorno, senza virgolette: 2025-01-31."
YES = "sì e no si scrivono true e false, in minuscolo."
LIST = "l'elenco cominciato più su non è chiuso con ]."
TWICE = "questo elenco è cominciato più su senza le doppie parentesi, o dopo una sua parte: si scrive [[…]] ogni volta."


@pytest.mark.parametrize(
    ("text", "where", "why"),
    [
        ("nome = “Comune”", "Riga 1, colonna 8", QUOTES),
        ('nome = "Comune”', "Riga 1, colonna 16", QUOTES),
        ('nome = “Comune"', "Riga 1, colonna 8", QUOTES),
        ("peso = 12,5", "Riga 1, colonna 10", DECIMALS),
        ("peso = -1.000,50", "Riga 1, colonna 14", DECIMALS),
        ("gradino = [{ da = 80, quota = 70,5 }]", "Riga 1, colonna 36", DECIMALS),
        ("gradino = [{ da = 59,5, quota = 70 }]", "Riga 1, colonna 23", DECIMALS),
        ("giorno = 31/12/2024", "Riga 1, colonna 12", DATE),
        ("giorno = 01/02/2024", "Riga 1, colonna 11", DATE),
        ("giorno = 31.12.2024", "Riga 1, colonna 15", DATE),
        ("giorno = 31-12-2024", "Riga 1, colonna 12", DATE),
        ("a = { giorno = 31/12/2024 }", "Riga 1, colonna 18", DATE),
        ("giorno = 2025-02-30", "Riga 1, colonna 10", "questa data non esiste."),
        ("negativa = sì", "Riga 1, colonna 12", YES),
        ("negativa = True", "Riga 1, colonna 12", YES),
        ("punti_minimi = –5", "Riga 1, colonna 16", "il segno meno è il trattino semplice della tastiera: -5."),
        ("peso = 40 %", "Riga 1, colonna 11", "dopo un numero non si scrive altro, nemmeno il segno %."),
        ('testo = "il "buon" lavoro"', "Riga 1, colonna 14", 'una virgoletta dentro un testo si scrive \\".'),
        ('codice = "a" nome = "b"', "Riga 1, colonna 14", "ogni voce va su una riga sua."),
        ("a = { da = 1 quota = 2 }", "Riga 1, colonna 14", "tra due voci del gruppo manca la virgola."),
        ("a = [{ da = 1 }\n{ da = 2 }]", "Riga 2, colonna 1", "prima di questo elemento manca la virgola."),
        ('a = ["x",\n[[scala]]', "Riga 2, colonna 3", LIST),
        ('a = ["x",\nb = 1', "Riga 2, colonna 1", LIST),
        ("[scheda.sezione]\n[[scheda.sezione]]", "Riga 2, colonna 17", TWICE),
        ("[[scala.riga]]\n[[scala]]", "Riga 2, colonna 8", TWICE),
        (
            "riga = [{ valore = 1 }]\n[[riga]]",
            "Riga 2, colonna 7",
            "questo gruppo è già scritto per intero più su, nella riga di una voce.",
        ),
        ('testo = "C:\\dati"', "Riga 1, colonna 14", "una barra \\ dentro un testo si scrive due volte: \\\\."),
        ("= 3", "Riga 1, colonna 1", "una riga comincia con il nome di una voce, con [ oppure con #."),
        ("[è]", "Riga 1, colonna 2", "qui ci vuole il nome di una voce, senza spazi né accenti."),
    ],
)
def test_that_a_usual_slip_is_said_with_what_to_write(text, where, why):
    found, [issue] = read_method(text)
    assert found is None
    assert issue.sentence == f"{where}: {why}"


BANDS_OF_SMALL = "fasce = { gradino = [{ da = 60, quota = 80.5 }, { da = 0, quota = 0 }] }"
IN_A_GROUP = '[scheda.fasce]\ntipo = "a gradini"'


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        (
            BANDS_OF_SMALL,
            f"{IN_A_GROUP}\narrotondamento = {{ decimali = 1 }}",
            "va tra le voci di [[scheda]], sopra [scheda.fasce]",
        ),
        (
            BANDS_OF_SMALL,
            f"{IN_A_GROUP}\n[scheda.arrotondamento]\ndecimali = 1\ngradino = [{{ da = 0, quota = 0 }}]",
            "va in [scheda.fasce]: [scheda.arrotondamento] va scritto prima di [scheda.fasce]",
        ),
        (
            'scala = "s"',
            'scala = "s"\ngradino = [{ da = 0, quota = 0 }]',
            "gradino: voce fuori posto: va in [scheda.fasce]",
        ),
        (
            'ruolo = "dipendente"',
            'ruolo = "dipendente"\nblocco = [{ fattore = "A" }]',
            'si scrive guarda = "fattore", voce',
        ),
        ("peso = 100", "peso = -5", "il peso non può essere negativo"),
        (BANDS_OF_SMALL, "", "scrivere in [scheda.fasce] i gradini, per esempio gradino = [{ da = 60, quota = 100 }"),
    ],
)
def test_that_what_is_out_of_place_is_told_as_it_must_be_written(right: str, wrong: str, sentence: str) -> None:
    assert right in SMALL
    assert any(sentence in issue.sentence for issue in read_method(SMALL.replace(right, wrong))[1])


def test_that_the_apostrophe_of_a_word_processor_is_accepted_in_a_word() -> None:
    text = SMALL.replace('tipo = "comportamenti"', 'tipo = "risultato dell’unità"')
    method, _ = read_method(text)
    assert method is not None
    assert method.templates[0].sections[0].kind.italian == "risultato dell'unità"
