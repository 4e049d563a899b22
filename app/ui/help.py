"""Help: of the page (F1), of the keyboard, and what the program is."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from app.ui.kit.plain_dialog import PlainDialog

WIDTH, HEIGHT = 600, 480
KEYS = """
<h3>Dappertutto</h3>
<p><b>Ctrl+K</b> cerca una persona, un obiettivo o una scheda · <b>Ctrl+F</b> filtra la pagina ·
<b>Ctrl+1…6</b> cambia pagina · <b>F8</b> va alla prossima cosa che manca, <b>Maiusc+F8</b> alla precedente ·
<b>F9</b> stringe o allarga l'elenco ·
<b>Ctrl+Z</b> annulla l'ultima operazione, <b>Ctrl+Y</b> la ripete · <b>F1</b> aiuto sulla pagina ·
<b>Esc</b> chiude l'avviso in fondo alla pagina · i tasti del posto in cui ci si trova sono scritti in basso</p>
<h3>Nelle tabelle</h3>
<p><b>Invio</b> apre la riga o, dove si scrive nelle celle, conferma e scende · <b>Tab</b> conferma e va a destra ·
<b>F2</b> modifica la cella · <b>Esc</b> lascia la cella com'era · <b>Ctrl+C</b> copia e <b>Ctrl+V</b> incolla
un blocco di celle, anche da Excel</p>
<h3>Caratteri</h3>
<p><b>Ctrl+ +</b> ingrandisce · <b>Ctrl+ −</b> riduce · <b>Ctrl+0</b> torna alla dimensione normale</p>
"""


def show_help(parent: QWidget, title: str, text: str, on_link: Callable[[], object] | None = None) -> QDialog:
    """Open a page of help; `text` may use simple HTML, with a link that `on_link` follows."""
    dialog = PlainDialog(parent, title, WIDTH, HEIGHT)
    page = QTextBrowser(dialog)
    page.setAccessibleName(title)
    page.setOpenLinks(False)
    page.setHtml(text)
    if on_link is not None:
        page.anchorClicked.connect(on_link)
    dialog.content.addWidget(page)
    dialog.add_close()
    dialog.open()
    return dialog


def show_page_help(parent: QWidget, title: str, text: str, on_link: Callable[[], object] | None = None) -> QDialog:
    """Open the help of a page, with the keys that work everywhere."""
    return show_help(parent, f"Aiuto: {title}", f"<h2>{title}</h2>{text}{KEYS}", on_link)


def show_about(parent: QWidget, version: str) -> QDialog:
    return show_help(parent, "Informazioni su Merito", about_text(version))


def about_text(version: str) -> str:
    """Say what the program is, under which licence, and what it is made with."""
    from app.ui.licences import ASSETS, library_licences

    rows = [f"<tr><td>{one.name}</td><td>{one.version}</td><td>{one.licence}</td></tr>" for one in library_licences()]
    rows += [f"<tr><td>{name}</td><td></td><td>{licence}</td></tr>" for name, licence in ASSETS]
    return (
        f"<h2>Merito {version}</h2><p>Il ciclo della performance del comune (D.Lgs. 150/2009), su un solo computer "
        "e senza collegamenti a Internet.</p><p>© Gli autori di Merito. Licenza EUPL-1.2: si può usare, copiare, "
        "modificare e ridistribuire alle sue condizioni.</p><h3>Con che cosa è fatto</h3>"
        f'<table cellpadding="3"><tr><th align="left">Libreria</th><th align="left">Versione</th>'
        f'<th align="left">Licenza</th></tr>{"".join(rows)}</table>'
    )
