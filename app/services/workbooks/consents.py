"""What is asked of a file before it is taken in, and the sentences that refuse one."""

from collections.abc import Iterator, Sequence

from app.domain.errors import UserError
from app.domain.italian import agreeing, plural, with_the_rest
from app.domain.workbooks.answers import CellConflict, Consent, ConsentQuestion, Refusal
from app.domain.workbooks.difference import RowState
from app.domain.workbooks.reading import CellError, RawWorkbook
from app.services.structure.municipality import load_municipality
from app.services.transaction import Unit
from app.services.workbooks.applying import Applied


def questions(unit: Unit, raw: RawWorkbook, applied: Applied) -> Iterator[ConsentQuestion]:
    """Yield what the file is not taken in without."""
    name = load_municipality(unit.session).name
    if raw.meta is not None and name and raw.meta.municipality != name:
        yield ConsentQuestion(
            Consent.OTHER_ENTE,
            f"Il file viene dall'archivio di «{raw.meta.municipality}», mentre questo è di «{name}».",
            f"&Leggi lo stesso il file di «{raw.meta.municipality}»",
        )
    proposed = [one for one in applied.differences if one.state is RowState.PROPOSED]
    if proposed:
        count = len(proposed)
        known = plural(count, "persona senza matricola si riconosce", "persone senza matricola si riconoscono")
        accepted = agreeing(count, "la persona riconosciuta", f"le {count} persone riconosciute")
        yield ConsentQuestion(
            Consent.BY_NAME, f"{known} solo dal nome: controllare chi è.", f"A&ccetta {accepted} dal nome"
        )


def not_allowed(questions: Sequence[ConsentQuestion]) -> UserError:
    told = [f"• {one.sentence}" for one in questions]
    return UserError("\n".join(["Prima di importare va confermato:", *told]), "Non è stato importato nulla.")


def refused(errors: tuple[CellError, ...], shown: int = 5) -> UserError:
    told = with_the_rest([f"• {error.sentence}" for error in errors], shown, "errore", "errori")
    counted = plural(len(errors), "errore", "errori")
    return UserError("\n".join([f"Il file contiene {counted}: non è stato importato nulla.", *told]))


def sheets_refused(refused: tuple[Refusal, ...], shown: int = 5) -> UserError:
    told = with_the_rest([f"• {one.sentence}" for one in refused], shown, "foglio", "fogli")
    counted = plural(len(refused), "scheda del file non si può leggere", "schede del file non si possono leggere")
    return UserError(
        "\n".join([f"{counted}: non è stato importato nulla.", *told]), "Si possono leggere le altre sole."
    )


def undecided(conflicts: tuple[CellConflict, ...], shown: int = 5) -> UserError:
    told = with_the_rest([f"• {one.sentence}" for one in conflicts], shown, "valore", "valori")
    counted = plural(len(conflicts), "valore è cambiato", "valori sono cambiati")
    whole = f"{counted} nel file e anche in archivio: non è stato importato nulla."
    return UserError("\n".join([whole, *told]), "Decidere quale vale.")
