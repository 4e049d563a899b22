"""Errors of a method file: each names the line, the place, what is wrong and, where it can, the right word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.issues import Severity, errors_of
from app.domain.method_file.toml import read_method
from tests.domain.method.sample import SMALL

ROWS = next(line for line in SMALL.splitlines() if line.startswith("riga = "))


GROUPS = "ci si aspetta un elenco di gruppi: ciascuno si apre con le doppie parentesi quadre, [[…]]"


def errors(text):
    found, issues = read_method(text)
    assert found is None
    return [issue.sentence for issue in issues]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('codice = "x"\nnome = = 3', "Riga 2, colonna 8: manca il valore, o è un testo senza virgolette."),
        ('codice = "x"\nnome = Comune', "Riga 2, colonna 8: manca il valore, o è un testo senza virgolette."),
        ('codice = "x"\nnome = ', "Riga 2, colonna 8: manca il valore, o è un testo senza virgolette."),
        ('codice = "x"\ncodice = "y"', "Riga 2, colonna 13: questa voce c'è già."),
        ("[nomi]\n[nomi]", "Riga 2, colonna 6: questo gruppo c'è già, oppure il suo nome è già quello di una voce."),
        ('nome "x"', "Riga 1, colonna 6: dopo il nome della voce, senza spazi né accenti, ci vuole il segno =."),
        ('a = ["x"\nb = 1', "Riga 2, colonna 1: un elenco non è chiuso con ]."),
        ("a = {x = 1\n}", "Riga 1, colonna 11: un gruppo tra parentesi graffe non è chiuso con }, oppure va a capo."),
        ('a = """x', "Alla fine del testo: un testo non è chiuso con le virgolette."),
        ('a = "x', "Riga 1, colonna 7: un testo non è chiuso con le virgolette prima di andare a capo."),
        ("a = 1 2", "Riga 1, colonna 7: dopo il valore c'è qualcosa di troppo."),
        ("[nomi\n", "Riga 1, colonna 6: il nome di un gruppo non è chiuso con le sue parentesi quadre."),
        (f"a = {'9' * 5000}", "Alla fine del testo: il testo non rispetta le regole del formato TOML."),
        ("a = 1e99999999999999999999", "Alla fine del testo: il testo non rispetta le regole del formato TOML."),
        (f"a = {'[' * 5000}", "Riga 1: ci sono più di 10 parentesi una dentro l'altra."),
    ],
)
def test_that_a_text_that_is_not_toml_says_where_and_why(text, sentence):
    assert errors(text) == [sentence]


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        ('nome = "Piccolo"', "", "Riga 1: nome: voce obbligatoria che manca"),
        ('nome = "Piccolo"', "nome = 3", "Riga 3: nome: «3» non è un testo tra virgolette"),
        ('nome = "Piccolo"', 'nome = "P"\nnomme = 1', "Riga 4: nomme: voce sconosciuta: forse «nome»?"),
        ("peso = 40", "pesi = 40", "Riga 23: scheda 1, sezione 1, fattore 2, pesi: voce sconosciuta: forse «peso»?"),
        (
            'ruolo = "dipendente"',
            'ruolo = "dipendente"\narrotondamento = { xyz = 1 }',
            "Riga 14: scheda 1, arrotondamento, xyz: voce sconosciuta: qui si può scrivere punto, decimali, modo",
        ),
        (
            "peso = 100",
            'peso = "cento"',
            "Riga 20: scheda 1, sezione 1, peso: «cento» non è un numero (con il punto per i decimali)",
        ),
        (
            "peso = 100",
            "peso = true",
            "Riga 20: scheda 1, sezione 1, peso: «true» non è un numero (con il punto per i decimali)",
        ),
        (
            "peso = 100",
            "peso = inf",
            "Riga 20: scheda 1, sezione 1, peso: «Infinity» non è un numero (con il punto per i decimali)",
        ),
        (
            "peso = 100",
            "peso = 1e900",
            "Riga 20: scheda 1, sezione 1, peso: «1E+900» non è un numero (con il punto per i decimali)",
        ),
        (
            'ruolo = "dipendente"',
            'ruolo = "operaio"',
            "Riga 13: scheda 1, ruolo: «operaio» non è tra le parole ammesse: dipendente, titolare di eq, segretario",
        ),
        ("fattore = [", "fattore = 5 # [", "Riga 23: scheda 1, sezione 1, fattore: " + GROUPS),
        ("riga = [{", "riga = [4, {", "Riga 8: scala 1, riga 1: ci si aspetta un gruppo di voci"),
        (
            'nome = "Piccolo"',
            'nome = "P"\nvalido_dal = "ieri"',
            "Riga 4: valido_dal: «ieri» non è una data (anno-mese-giorno, per esempio 2025-01-31)",
        ),
        (
            'nome = "Piccolo"',
            'nome = "P"\nvalido_dal = 4',
            "Riga 4: valido_dal: «4» non è una data (anno-mese-giorno, per esempio 2025-01-31)",
        ),
        (
            'nome = "Piccolo"',
            f"nome = [{', '.join('7' * 40)}]",
            f"Riga 3: nome: «[{'7, ' * 19}7,…» non è un testo tra virgolette",
        ),
        (
            'ruolo = "dipendente"',
            'ruolo = "dipendente"\narrotondamento = { decimali = 1.5 }',
            "Riga 14: scheda 1, arrotondamento, decimali: «1.5» non è un numero intero",
        ),
    ],
)
def test_that_errors_of_a_file_name_their_line(right, wrong, sentence):
    assert sentence in errors(SMALL.replace(right, wrong))


@pytest.mark.parametrize(
    ("right", "wrong", "where", "home"),
    [
        ('codice = "s"', 'codice = "s"\nnome = "S"', "Riga 7: scala 1, nome", "testa al file, prima di ogni gruppo"),
        ("peso = 100", "firme = []", "Riga 20: scheda 1, sezione 1, firme", "[procedimento]"),
        ('ruolo = "dipendente"', "fattore = []", "Riga 13: scheda 1, fattore", "[[scheda.sezione.fattore]]"),
        ('nome = "Piccolo"', "peso = 3", "Riga 3: peso", "[[scheda.sezione]] e [[scheda.sezione.fattore]]"),
    ],
)
def test_that_a_key_in_the_wrong_place_says_where_it_goes(right, wrong, where, home):
    assert f"{where}: voce fuori posto: va in {home}" in errors(SMALL.replace(right, wrong))


def test_that_a_key_of_many_places_is_told_with_those_of_the_place_where_it_is():
    [sentence] = errors(SMALL.replace("quota = 80.5", "quota = 80.5, titolo = 3"))
    assert sentence.endswith("qui si può scrivere da, quota, etichetta, estremo_escluso, negativa")


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        (
            "peso = 60",
            "peso = 55",
            "Riga 16: scheda «dip», sezione «c»: i pesi dei fattori sommano a 95 e devono sommare a 100 (mancano 5).",
        ),
        (
            "peso = 100\n",
            "peso = 105\n",
            "Riga 10: scheda «dip»: i pesi delle sezioni sommano a 105 e devono sommare a 100 (avanzano 5).",
        ),
        (
            ROWS,
            "",
            "Riga 5: scala «s»: non ha nessuna riga.",
        ),
        (
            "{ da = 0, quota = 0 }",
            "{ da = 20, quota = 0 }",
            "Riga 14: scheda «dip»: nessuna fascia copre i totali da 0 a 20.",
        ),
        ('codice = "B"', 'codice = "A"', "Riga 23: scheda «dip», sezione «c»: due fattori hanno lo stesso codice «A»."),
        ('scala = "s"', 'scala = "t"', "Riga 22: scheda «dip», sezione «c»: la scala «t» non esiste."),
        ('nome = "Piccolo"', 'nome = " "', "Riga 3: la metodologia non ha un nome."),
    ],
)
def test_that_what_does_not_hold_names_its_line(right, wrong, sentence):
    assert sentence in errors(SMALL.replace(right, wrong))


def test_that_all_errors_of_a_file_are_said_at_once_from_the_top():
    found = errors(SMALL.replace("peso = 60", "peso = []").replace('codice = "dip"', ""))
    assert [sentence.partition(":")[0] for sentence in found] == ["Riga 10", "Riga 23"]


def test_that_a_warning_names_its_line_and_leaves_the_method():
    found, issues = read_method(SMALL.replace("performance_individuale = true", ""))
    assert found is not None
    assert [(issue.severity, issue.sentence[:8]) for issue in issues] == [(Severity.WARNING, "Riga 16:")]


PIECES = st.sampled_from(
    [
        "",
        '"',
        "[",
        "]]",
        "{",
        "=",
        "\n",
        "#",
        "0",
        "-1",
        "1e29",
        "true",
        "[[scala]]\n",
        "peso = 5\n",
        "x",
        ".",
        ",",
        "à",
    ]
)


@given(st.lists(st.tuples(st.integers(0, len(SMALL)), st.integers(0, 12), PIECES), min_size=1, max_size=3))
def test_that_a_file_spoilt_anywhere_is_read_or_refused_with_its_lines(cuts):
    text = SMALL
    for start, length, piece in cuts:
        text = text[:start] + piece + text[start + length :]
    found, issues = read_method(text)
    assert found is not None or errors_of(issues)
    assert all(issue.sentence.startswith(("Riga ", "Alla fine del testo")) for issue in issues)
