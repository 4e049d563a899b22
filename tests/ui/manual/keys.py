"""The page of the shortcuts, made from the actions of the menus and from what each place says of its keys."""

from collections.abc import Sequence

from app.ui.shortcuts import KeyRow, key_rows
from app.ui.window import MainWindow

PAGE = "scorciatoie"
MENU = "Menu "
HEAD = """# Scorciatoie da tastiera

Tutto si fa dalla tastiera. In basso nella finestra sono scritti i tasti del posto in cui ci si trova; qui sono tutti.
`Ctrl+?` ne apre l'elenco, con quelli di ogni pagina. Nei menu ogni comando ha una lettera sottolineata: `Alt` e la
lettera lo aprono.
"""
TABLES = """
## Nelle tabelle

| tasti | che cosa fanno |
|---|---|
| `Invio` | apre la riga o, dove si scrive nelle celle, conferma e scende |
| `Tab`, `Maiusc+Tab` | conferma e va a destra, a sinistra |
| `F2` | modifica la cella |
| `Esc` | lascia la cella com'era |
| `Canc` | elimina la riga, dopo una domanda, o svuota la cella |
| `Ctrl+C`, `Ctrl+V` | copia e incolla, anche un blocco di Excel |
| `Ctrl+D` | riempie verso il basso, dove si scrive nelle celle |
| `Maiusc+F10` | il menu del tasto destro |

## Nelle finestre

| tasti | che cosa fanno |
|---|---|
| `Invio` | preme il pulsante pieno, o quello che ha la tastiera |
| `Ctrl+Invio` | preme il pulsante pieno anche da un testo di più righe |
| `Esc` | lascia la finestra; chiede prima, se si è scritto qualcosa |
| `F1` | apre il manuale nel punto che parla di quella finestra |
| `Pag↑`, `Pag↓` | scorrono ciò che non sta nella finestra |

## Nel manuale

| tasti | che cosa fanno |
|---|---|
| `Ctrl+F` | cerca in tutte le pagine |
| `F3`, `Maiusc+F3` | il posto successivo, quello precedente |
| `Alt+←`, `Alt+→` | torna alla pagina precedente, e di nuovo avanti |
"""


def keys_page(window: MainWindow) -> str:
    """Write the page: the menus of a window with an archive open, then what does not stand in them."""
    rows = [row for row in key_rows(window.menus, window.pages) if row.place.startswith(MENU)]
    menus = (
        _menu(place, [row for row in rows if row.place == place]) for place in dict.fromkeys(r.place for r in rows)
    )
    return HEAD + "".join(menus) + TABLES


def _menu(place: str, rows: Sequence[KeyRow]) -> str:
    lines = "".join(f"| `{row.keys.replace(' o ', '`, `')}` | {plain(row.words)} |\n" for row in rows)
    return f"\n## {place.removeprefix(MENU)}\n\n| tasti | che cosa fanno |\n|---|---|\n{lines}"


def plain(words: str) -> str:
    """Leave out what only holds now (`Annulla: …`) and the number of a page."""
    told = words.lstrip("0123456789 ")
    return told.partition(":")[0] if told.startswith(("Annulla:", "Ripeti:")) else told
