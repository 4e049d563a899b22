"""What one part of the window tells any other: one teller of each kind, which the application holds."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject

News = TypeVar("News", bound=QObject)


def news_of(kind: type[News]) -> News:
    """Return the news of this kind of the running application, made when they are first asked for."""
    application = QCoreApplication.instance()
    known = application.property(kind.__name__) if application is not None else None
    if isinstance(known, kind):
        return known
    news = kind(application)
    if application is not None:
        application.setProperty(kind.__name__, news)
    return news
