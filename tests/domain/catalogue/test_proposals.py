"""Which entries of the catalogue a line may be, on a catalogue of a few entries."""

from app.domain.catalogue.entry import Catalogue, CatalogueEntry, CatalogueIndicator, CatalogueSector
from app.domain.catalogue.proposals import proposals, with_others
from app.domain.objectives.vocabulary import Direction, IndicatorRule

ROADS = CatalogueEntry("roads", "Riparare le strade", ("works",), ("strade", "asfalt", "manutenzion"), ("neve",))
SNOW = CatalogueEntry("snow", "Sgomberare la neve", ("works",), ("neve", "strade"))
LOANS = CatalogueEntry("loans", "Prestare i libri", ("library",), ("prestit", "libri"))
MORTGAGES = CatalogueEntry("mortgages", "Ridurre i mutui", ("accounts",), ("mutui", "prestit"))
VITAL = CatalogueEntry("vital", "Certificati", ("registry",), ("stato civile", "certificat"))
RESCUE = CatalogueEntry("rescue", "Soccorrere", ("works",), ("civile", "emergenz"))
SECTORS = (
    CatalogueSector("works", "Lavori pubblici", ("lavori", "tecnic")),
    CatalogueSector("library", "Biblioteca", ("bibliotec", "cultur")),
    CatalogueSector("accounts", "Ragioneria", ("ragioner", "finanziar")),
    CatalogueSector("registry", "Anagrafe", ("anagraf",)),
)
CATALOGUE = Catalogue(SECTORS, (ROADS, SNOW, LOANS, MORTGAGES, VITAL, RESCUE), ("manutenzion", "certificat"))


def codes(text: str, unit: str = "") -> list[str]:
    return [proposal.entry.code for proposal in proposals(text, unit, CATALOGUE)]


def test_that_a_long_word_is_a_beginning_and_case_and_accents_do_not_count() -> None:
    assert codes("ASFALTATURA delle vie")[0] == "roads"


def test_that_a_short_word_is_whole() -> None:
    assert "snow" in codes("Piano neve")
    assert "snow" not in codes("Acqua nevea")


def test_that_a_word_excluded_takes_the_entry_away() -> None:
    assert codes("Strade libere dalla neve") == ["snow"]


def test_that_the_settore_tells_between_entries_with_the_same_word() -> None:
    assert codes("Prestiti", "Biblioteca e cultura")[0] == "loans"
    assert codes("Prestiti", "Settore Finanziario")[0] == "mortgages"


def test_that_more_words_together_tell_more_than_each_alone() -> None:
    assert codes("Servizi di stato civile")[0] == "vital"
    assert codes("Lo Stato chiede un piano civile")[0] == "rescue"


def test_that_a_proposal_made_of_generic_words_is_uncertain() -> None:
    certain, uncertain = proposals("Strade asfaltate", "", CATALOGUE)[0], proposals("Manutenzioni", "", CATALOGUE)[0]
    assert not certain.is_uncertain
    assert uncertain.entry is ROADS
    assert uncertain.is_uncertain


def test_that_an_acronym_with_points_is_a_word() -> None:
    entry = CatalogueEntry("puc", "Progetti utili", (), ("puc",))
    assert proposals("Avvio dei P.U.C. comunali", "", Catalogue((), (entry,)))[0].entry is entry


def test_that_a_line_of_other_things_and_an_empty_one_have_no_proposal() -> None:
    assert codes("Zebre, e altro ancora") == codes("") == codes("…  \t 12") == []


def test_that_the_same_line_twice_over_says_no_more() -> None:
    once, often = proposals("Prestiti", "", CATALOGUE), proposals("Prestiti " * 500, "", CATALOGUE)
    assert [one.entry for one in once] == [one.entry for one in often]


def test_that_a_word_without_end_and_a_chapter_are_read_at_once() -> None:
    assert codes("a" * 100_000 + " prestiti")[0] == "loans"
    assert codes("zebra " * 5_000 + "prestiti") == []


def test_that_an_own_entry_comes_first_among_equals_and_is_marked() -> None:
    own = CatalogueEntry("ours", "Prestiti nostri", ("library",), ("prestit", "libri"))
    first = proposals("Prestito di libri", "", CATALOGUE.with_own((own,)))[0]
    assert first.entry is own
    assert first.is_own


def test_that_an_entry_without_words_is_recognised_by_its_title() -> None:
    own = CatalogueEntry("ours", "Riordinare le biciclette abbandonate")
    assert proposals("Riordino della bicicletta", "", CATALOGUE.with_own((own,)))[0].entry is own


def test_that_a_proposal_gives_indicators_without_target() -> None:
    indicator = CatalogueIndicator(
        "Giorni medi", "giorni", IndicatorRule.BASELINE_TO_TARGET, Direction.LOWER, "Registro", "Meno di prima"
    )
    entry = CatalogueEntry("days", "Rispondere presto", (), ("rispost",), (), (indicator,))
    draft = proposals("Risposte ai cittadini", "", Catalogue((), (entry,)))[0].draft
    assert (draft.name, draft.unit, draft.rule) == ("Giorni medi", "giorni", IndicatorRule.BASELINE_TO_TARGET)
    assert draft.direction is Direction.LOWER
    assert draft.source == "Registro"
    assert draft.target is None
    assert draft.target_on is None
    assert draft.baseline is None


def test_that_the_other_indicators_of_the_entries_come_after_the_entries() -> None:
    first = CatalogueEntry("roads", "Strade", (), ("strade",), (), tuple(map(CatalogueIndicator, "abcde")))
    second = CatalogueEntry("snow", "Neve", (), ("neve",), (), (CatalogueIndicator("f"), CatalogueIndicator("g")))
    found = with_others(proposals("Strade e neve", "", Catalogue((), (first, second))))
    assert [one.draft.name for one in found] == ["a", "f", "b", "c", "d"]
