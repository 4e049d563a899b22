"""*Assegna ai responsabili i loro obiettivi…* from the page: they are counted, and nothing written before the yes."""

from app.domain.objectives.checks import TO_RESPONSIBLES
from app.services.objectives.responsibles import lacking_count
from tests.archives.office import YEAR
from tests.services.objectives.test_responsibles import made


def verb(tab):
    [found] = [one for one in tab.controls.new_button.menu().actions() if one.text() == TO_RESPONSIBLES]
    return found


def test_that_responsibles_are_given_their_objectives_after_a_yes(tab, office, notices, settle):
    made(office, "Uno", 60, owner_id=office.people["Bassi"])
    verb(tab).trigger()
    settle()
    asked = notices[-1]
    assert asked.words.startswith("A 1 responsabile: 1 obiettivo di cui risponde")
    assert lacking_count(office.workspace, YEAR) == (1, 1)
    [give_up, assign] = asked.actions
    give_up.run()
    settle()
    assert lacking_count(office.workspace, YEAR) == (1, 1)
    assign.run()
    settle()
    assert lacking_count(office.workspace, YEAR) == (0, 0)
    verb(tab).trigger()
    settle()
    assert notices[-1].words == "Chi è responsabile di un obiettivo lo ha già."
