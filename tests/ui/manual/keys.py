"""The page of the shortcuts, made from the actions of the menus and from what each place says of its keys."""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.ui.window import MainWindow

PAGE = "scorciatoie"
NAMES = {"Shift": "Maiusc", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Invio", "Del": "Canc"}
HEAD = """# Scorciatoie da tastiera

Tutto si fa dalla tastiera. In basso nella finestra sono scritti i tasti del posto in cui ci si trova; qui sono tutti.
`Ctrl+?` apre questa pagina. Nei menu ogni comando ha una lettera sottolineata: `Alt` e la lettera lo aprono.
"""
TABLES = """
## Nelle tabelle

| tasti | che cosa fanno |
|---|---|
| `Invio` | apre la riga o, dove si scrive nelle caselle, conferma e scende |
| `Tab`, `Maiusc+Tab` | conferma e va a destra, a sinistra |
| `F2` | modifica la casella |
| `Esc` | lascia la casella com'era |
| `Canc` | elimina la riga, dopo una domanda, o svuota la casella |
| `Ctrl+C`, `Ctrl+V` | copia e incolla, anche un blocco di Excel |
| `Ctrl+D` | riempie verso il basso, dove si scrive nelle caselle |
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
| `F3`, `Maiusc+F3` | il posto seguente, quello di prima |
| `Alt+←`, `Alt+→` | torna alla pagina di prima, e di nuovo avanti |
"""


def keys_page(window: MainWindow) -> str:
    """Write the page: the menus of a window with an archive open, then what does not stand in them."""
    return HEAD + "".join(_menus(window)) + TABLES


def _menus(window: MainWindow) -> Iterator[str]:
    for top in window.menuBar().actions():
        menu = top.menu()
        rows = list(_rows(menu.actions())) if isinstance(menu, QMenu) else []
        if rows:
            yield f"\n## {plain(top.text())}\n\n| tasti | che cosa fanno |\n|---|---|\n"
            yield "".join(f"| `{keys}` | {words} |\n" for keys, words in rows)


def _rows(actions: Iterable[QAction]) -> Iterator[tuple[str, str]]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _rows(menu.actions())
        elif not action.shortcut().isEmpty():
            yield named(action.shortcut().toString()), plain(action.text())


def plain(text: str) -> str:
    """Return the words of a verb, without what only holds now (`Annulla: …`) and the number of a page."""
    words = text.replace("&", "").removesuffix("…").lstrip("0123456789 ")
    return words.partition(":")[0] if words.startswith(("Annulla:", "Ripeti:")) else words


def named(keys: str) -> str:
    """Write keys as they stand on an Italian keyboard."""
    if keys.endswith("++"):
        return f"{named(keys[:-2])}+ +"
    return "+".join(NAMES.get(key, key) for key in keys.split("+"))
