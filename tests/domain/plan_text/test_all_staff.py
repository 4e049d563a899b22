"""«Tutto il personale dell'Area» means people; the name of another unit, or a squad, does not."""

import pytest

from app.domain.plan_text.all_staff import WholeStaff, whole_staff


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("tutto il personale dell'Area", WholeStaff.AREA),
        ("Tutto il personale assegnato all’area.", WholeStaff.AREA),
        ("personale dell'Area", WholeStaff.AREA),
        ("tutti i dipendenti del settore", WholeStaff.UNITS),
        ("tutto il personale", WholeStaff.UNITS),
        ("tutto il personale dell'ente", WholeStaff.ENTE),
        ("tutto il personale comunale", WholeStaff.ENTE),
        ("tutto il personale dell'Area Tecnica", None),
        ("tutto il personale di ruolo del servizio tributi", None),
        ("personale stagionale", None),
        ("squadra operai", None),
    ],
)
def test_that_all_the_people_are_meant_together(text, who):
    assert whole_staff(text) is who
