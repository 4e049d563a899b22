"""The other names of the verbs of the menus, by which the search finds them (Ctrl+K)."""

from collections.abc import Mapping

OTHER_NAMES: Mapping[str, str] = {
    "Copie di sicurezza…": "backup copia salvataggio ripristino ripristina recupera",
    "Metodologia…": "smvp sistema valutazione regolamento",
    "Salva una copia…": "backup duplica",
    "Registro delle attività…": "log audit storico",
    "Utenti…": "password permessi account",
}
"""What people call a verb of the menus otherwise than its words do."""
