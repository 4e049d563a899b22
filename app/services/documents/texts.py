"""The neutral wording that ships with the program, with its fields filled."""

from app.domain.documents.plan import PlanText
from app.services.resources import read_toml


def plan_texts(part: str, municipality: str, period: str) -> tuple[PlanText, ...]:
    """Return the titled texts of `part` (`introduction`, `closing`) of the Piano degli obiettivi."""
    texts = read_toml("texts", "piano-degli-obiettivi.toml")[part]
    return tuple(PlanText(text["title"], _filled(text["paragraphs"], municipality, period)) for text in texts)


def _filled(paragraphs: list[str], municipality: str, period: str) -> tuple[str, ...]:
    return tuple(" ".join(text.split()).format(comune=municipality, periodo=period) for text in paragraphs)
