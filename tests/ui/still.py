"""The window on a day that does not pass, so that two runs show the same."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.bootstrap import make_services
from app.ui.window_services import OpenedArchive, WindowServices

MOMENT = datetime(2025, 2, 10, 10, 0, tzinfo=UTC)


def still_services() -> WindowServices:
    """Return the services of the window, with an archive that is always opened on the same day."""
    services = make_services()

    def open_archive(path: Path) -> OpenedArchive:
        opened = services.open_archive(path)
        return opened._replace(workspace=replace(opened.workspace, now=lambda: MOMENT))

    return services._replace(open_archive=open_archive)
