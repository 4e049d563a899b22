"""The few things that the Fusion style does not draw as a calm, flat program would."""

from app.ui.kit.palettes import Colours

SHEET = """
QToolBar {{ border: 0; background: {window}; spacing: 6px; padding: 4px 8px; }}
QStatusBar {{ border-top: 1px solid {line}; background: {window}; }}
QTreeView, QListView, QPushButton, QTabBar {{ icon-size: {icon}px; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ padding: 0.1em 0.4em; }}
QTabWidget > QTabBar::tab {{
    background: transparent; color: {quiet}; border: 1px solid transparent; border-top: 3px solid transparent;
    border-bottom-color: {line}; padding: 0.15em 0.5em 0.25em 0.5em;
}}
QTabWidget > QTabBar::tab:hover {{ color: {text}; }}
QTabWidget > QTabBar::tab:selected {{
    background: {base}; color: {text}; border-color: {line}; border-top-color: {accent}; border-bottom-color: {base};
}}
QTabWidget > QTabBar::tab:focus {{ color: {accent}; }}
QTabWidget#pages::pane {{ border: 0; border-top: 1px solid {line}; }}
QTabWidget#pages > QTabBar {{ qproperty-drawBase: 0; }}
QTabWidget#pages > QTabBar::tab {{
    background: transparent; color: {quiet}; border: 0; border-bottom: 3px solid transparent;
    padding: 0.3em 0.8em; margin: 0 0.15em;
}}
QTabWidget#pages > QTabBar::tab:hover {{ color: {text}; border-bottom-color: {line}; }}
QTabWidget#pages > QTabBar::tab:selected {{ color: {accent}; border-bottom-color: {accent}; }}
QTabWidget#pages > QTabBar::tab:focus {{ background: {base}; }}
QHeaderView::section {{
    background: {window}; color: {text}; border: 0; border-bottom: 1px solid {line};
    border-right: 1px solid {line}; padding: 0.15em 6px; font-weight: 600;
}}
QHeaderView::section:last {{ border-right: 0; }}
RowsView::item {{ padding: 0 4px; }}
QAbstractItemView, QPlainTextEdit, QTextBrowser {{ border: 1px solid {edge}; background: {base}; }}
QAbstractItemView:focus, QPlainTextEdit:focus, QTextBrowser:focus {{ border: 1px solid {accent}; }}
QPushButton {{
    background: {button}; color: {text}; border: 1px solid {edge}; border-radius: 4px; padding: 0.15em 0.7em;
}}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:pressed {{ background: {stripe}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 0.1em 0.65em; }}
QPushButton:default {{ background: {highlight}; color: {on_highlight}; border-color: {highlight}; }}
QPushButton:default:focus {{ border: 2px solid {text}; }}
QPushButton:disabled {{ color: {disabled}; background: {window}; border-color: {line}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QLabel[quiet="true"] {{ color: {quiet}; }}
QToolTip {{ background: {text}; color: {base}; border: 0; padding: 4px; }}
QListWidget#found {{ border: 1px solid {accent}; background: {base}; }}
"""


def style_sheet(colours: Colours, line_height: int) -> str:
    """Write the style sheet of these colours, for letters with lines of this height in pixels."""
    return SHEET.format(icon=round(line_height * 0.75), **{name: getattr(colours, name) for name in Colours.__slots__})
