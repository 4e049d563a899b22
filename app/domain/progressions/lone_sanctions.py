"""A sanction that stands in one place alone: written for the awards, the progressions read it too."""

from datetime import date
from typing import NamedTuple

from app.domain.issues import Issue, Link, Severity
from app.domain.italian import format_date

LONE = "lone_sanction"


class LoneSanction(NamedTuple):
    """A sanction above *multa* that the progressions know and the awards of its year do not."""

    person: int
    name: str
    day: date

    @property
    def issue(self) -> Issue:
        sentence = (
            f"{self.name}: la sanzione del {format_date(self.day)} è scritta nelle progressioni e non nei dati dei"
            f" premi del {self.day.year}. Scritta lì, vale per tutti e due."
        )
        link = Link("award_fact", self.person, "sanction")
        return Issue(LONE, sentence, "", Severity.WARNING, link=link)
