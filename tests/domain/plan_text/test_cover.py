"""The cover of a plan is no text of it: else it would be printed, with the title in small letters."""

from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.text_blocks import document_of_text

COVER = """COMUNE DI MONTEROSSO SUL FIUME
Provincia di Pesaro e Urbino
PIANO DETTAGLIATO DEGLI OBIETTIVI – PIANO DELLA PERFORMANCE
Anno 2025 – 2027
"""
REST = """PREMESSA
Il Comune di Monterosso sul Fiume è organizzato in due Settori, ai quali sono preposti titolari di incarico di EQ.

PIANO DEGLI OBIETTIVI
SETTORE TRIBUTI
Obiettivi:
- Recupero dell'IMU
"""


def roles(text: str) -> list[LineRole]:
    return [one.role for one in recognised(document_of_text(text))]


def test_that_the_lines_of_the_cover_become_nothing_and_what_follows_is_read_as_without_it() -> None:
    found = roles(COVER + REST)
    assert found[:4] == [LineRole.NOTHING] * 4
    assert found[4:] == roles(REST)
    assert LineRole.NOTHING not in roles(REST)[:2], "a title without the ente is no cover"
