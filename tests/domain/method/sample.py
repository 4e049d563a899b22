"""A small method file, for the tests that break it."""

SMALL = """
codice = "piccolo"
nome = "Piccolo"

[[scala]]
codice = "s"
titolo = "Da 1 a 3"
riga = [{ etichetta = "Basso", valore = 1 }, { etichetta = "Medio", valore = 2 }, { etichetta = "Alto", valore = 3 }]

[[scheda]]
codice = "dip"
titolo = "Scheda"
ruolo = "dipendente"
fasce = { gradino = [{ da = 60, quota = 80.5 }, { da = 0, quota = 0 }] }

[[scheda.sezione]]
codice = "c"
titolo = "Comportamenti"
tipo = "comportamenti"
peso = 100
performance_individuale = true
scala = "s"
fattore = [{ codice = "A", testo = "Cura", peso = 60 }, { codice = "B", testo = "Tempi", peso = 40 }]
"""
