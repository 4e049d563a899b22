"""The sign beside the days of a year that are covered."""

from app.domain.structure.person_year import PersonYear
from app.ui.structure.person_panel import Coverage


def test_that_the_sign_is_as_large_as_the_zoom_of_the_moment(qtbot, theme):
    coverage = Coverage()
    qtbot.addWidget(coverage)
    coverage.show_year(PersonYear(2024, None))
    coverage.show()
    sizes = []
    for percent in (100, 200, 100):
        theme.resize(percent)
        pixmap = coverage.sign.pixmap()
        sizes.append(pixmap.height() / pixmap.devicePixelRatio())
    assert sizes == [16, 32, 16]
