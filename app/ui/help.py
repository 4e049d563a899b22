"""What the program is, under which licence, and what it is made with."""

from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

from app.ui.kit.plain_dialog import PlainDialog

WIDTH, HEIGHT = 600, 480


def show_help(parent: QWidget, title: str, text: str) -> QDialog:
    """Open a page to read; `text` may use simple HTML."""
    dialog = PlainDialog(parent, title, WIDTH, HEIGHT)
    page = QTextBrowser(dialog)
    page.setAccessibleName(title)
    page.setOpenLinks(False)
    page.setHtml(text)
    dialog.content.addWidget(page)
    dialog.add_close()
    dialog.open()
    return dialog


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
