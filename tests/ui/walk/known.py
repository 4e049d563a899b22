"""Faults that the walk finds and nobody has mended yet, each with its reason: nothing else is let by."""

from tests.ui.walk.faults import Fault

RING = "a bar at the edge of the year: out by the room of the ring around it, 2 pixels of the drawing"
NARROW = "in a window of 512 or 683 pixels of the drawing the row asks for more than there is"
LISTED = "the names of the lists of the ente are longer than the column drawn for them at 200 %"
ONE_LINE = "a line of one heading that gives way by its drawing: whole in its tip"
NO_ROLE = "Qt gives an area that scrolls no role of its own: its name and the arrows tell it"
MAP = "a drawing that is looked at as one looks at a map"
SPLIT = "a part of a dialog as high as the screen of the tests (800 pixels), squeezed at 150 %"

KNOWN: dict[tuple[str, str], str] = {
    ("fuori dal suo posto", "PageStack «» in TurningSplitter"): SPLIT,
    ("fuori dal suo posto", "QPlainTextEdit «Testo intero della riga scelta» in EntryPanel"): SPLIT,
    ("fuori dal suo posto", "TimelineBar «"): RING,
    ("fuori dal suo posto", "TreeView «Che cosa è cambiato»"): SPLIT,
    ("scorre di lato", "PagePlace «Cruscotto»"): NARROW,
    ("scorre di lato", "QListWidget «Dati dell'ente»"): LISTED,
    ("scorre di lato", "SheetArea «Organigramma»"): MAP,
    ("senza ruolo per il lettore di schermo", "PageView «Anteprima del documento»"): NO_ROLE,
    ("senza ruolo per il lettore di schermo", "SheetArea «Organigramma»"): NO_ROLE,
    ("testo abbreviato", "CutLabel «"): ONE_LINE,
    ("testo abbreviato", "OneLine «"): ONE_LINE,
    ("testo tagliato", "Button «Salva…»"): NARROW,
}
"""By kind and by how the words of the fault begin."""


def is_known(fault: Fault) -> bool:
    return any(fault.kind == kind and fault.where.startswith(where) for kind, where in KNOWN)
