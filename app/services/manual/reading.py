"""The manual read from its files: `indice.toml` says the parts and the order of the pages."""

from app.domain.manual.pages import ManualBook, ManualPage
from app.services.resources import RESOURCES
from app.services.toml_resources import read_toml

FOLDER = RESOURCES / "manual"


def read_manual() -> ManualBook:
    """Read every page that the index names."""
    return ManualBook(
        tuple(
            ManualPage(key, part["titolo"], (FOLDER / f"{key}.md").read_text(encoding="utf-8"))
            for part in read_toml("manual", "indice.toml")["parte"]
            for key in part["pagine"]
        )
    )
