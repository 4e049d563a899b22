"""What a screen reader calls a widget for which Qt has no word: an area that scrolls, to Qt, is nothing."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLE, FACTORY = "accessible_role", "accessible_roles"


def give_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Tell the role of a widget, before anybody has asked for it; its name remains the accessible name."""
    widget.setProperty(ROLE, role.value)
    application = QCoreApplication.instance()
    if application is not None and not application.property(FACTORY):
        QAccessible.installFactory(_interface_of)
        application.setProperty(FACTORY, True)


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget) or (role := thing.property(ROLE)) is None:
        return None
    return QAccessibleWidget(thing, QAccessible.Role(role))
