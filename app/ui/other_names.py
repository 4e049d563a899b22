"""The other names of the verbs of the menus, by which the search finds them (Ctrl+K)."""

import re
from collections.abc import Mapping

_YEAR = re.compile(r" 20\d\d(?=…|$)")
OTHER_NAMES: Mapping[str, str] = {
    "Copie di sicurezza…": "backup copia salvataggio ripristino ripristina recupera",
    "Metodologia…": "smvp sistema valutazione regolamento",
    "Salva una copia…": "backup duplica",
    "Registro delle attività…": "log audit storico",
    "Utenti…": "password permessi account",
    "Dati dell'anno…": "approva approvazione atto delibera piano dup mandato",
    "Chiudi l'anno…": "relazione validazione approva approvazione archivia",
    "Riapri l'anno…": "sblocca modifica anno chiuso",
    "Nuovo anno…": "apri esercizio ciclo",
    "Certificazione dei risultati…": "nucleo oiv valida validazione verbale",
    "Controllo di conformità": "controlli rilievi legge",
    "Norme e soglie…": "legge limiti soglia",
    "Anagrafica…": "personale dipendenti persone organico",
    "Salva il modello dell'Anagrafica…": "personale dipendenti persone organico",
    "Amministrazione trasparente": "pubblica pubblicare pubblicazione sito",
    "Relazione sulla performance": "pubblica pubblicare pubblicazione valida validazione approva",
    "Piano degli obiettivi": "pubblica pubblicare pubblicazione approva stampa peg",
}
"""What people call a verb of the menus, or a document, otherwise than its words do; of one that names the year,
without it."""


def other_names(words: str) -> str:
    """Return the other names of a verb; empty for one that has none."""
    return OTHER_NAMES.get(_YEAR.sub("", words), "")
