"""What `merito import --accept` says yes to: a word for all, or the name of one person for one appointment."""

import argparse
from collections.abc import Sequence

from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.italian import listed
from app.domain.matching import text_key
from app.domain.plan_text.answers import PlanAnswers, PlanConsent
from app.domain.plan_text.chosen_words import can_be_named
from app.domain.plan_text.heads import HeadProposal
from app.domain.plan_text.roles import ActivitiesChoice, LineRole
from app.domain.plan_text.spans import SpanChoice
from app.domain.workbooks.answers import Consent

ACCEPTED = tuple(sorted({one.italian for one in (*Consent, *PlanConsent)}))
ONE = "incarico:"
HOW_TO_APPOINT = 'Con --accept "incarico:{}" ha l\'incarico di EQ, con --accept incarichi lo hanno tutti.'

HOW_TO_TELL_WORDS = 'Con --word "Parola=ruolo" si dice che cosa c\'è sotto una parola; con «=testo» la si lascia.'


def accepted(word: str) -> str:
    """Return a word of `--accept`; `ArgumentTypeError` for one that nothing asks about."""
    if word in ACCEPTED or (word.startswith(ONE) and word.removeprefix(ONE).strip()):
        return word
    raise argparse.ArgumentTypeError(
        f"«{word}» non è fra ciò che si conferma: {', '.join(ACCEPTED)}, {ONE}Cognome Nome"
    )


def told_word(told: str) -> tuple[str, LineRole]:
    """Return a word of a plan and what it holds («testo»: nothing to read); `ArgumentTypeError` for another role."""
    word, _, role = told.rpartition("=")
    known = {one.italian.casefold(): one for one in LineRole if can_be_named(one) or one is LineRole.TEXT}
    if not word.strip() or role.strip().casefold() not in known:
        raise argparse.ArgumentTypeError(f"«{told}» non è PAROLA=RUOLO, con uno fra: {', '.join(known)}")
    return word.strip(), known[role.strip().casefold()]


def with_told_words(answers: PlanAnswers, words: Sequence[tuple[str, LineRole]]) -> PlanAnswers:
    """Return the answers with what is said of each word of a plan."""
    for word, role in words:
        answers = answers.leaving([word]) if role is LineRole.TEXT else answers.naming(word, role)
    return answers


def appointed_one_by_one(heads: Sequence[HeadProposal], words: Sequence[str]) -> dict[EmployeeId, bool]:
    """Return who gets the appointment by name: the words of the name in any order.

    `UserError` when a name is of none, or of two, of those whom the plan calls responsible and the archive knows.
    """
    found: dict[EmployeeId, bool] = {}
    for word in words:
        if not word.startswith(ONE):
            continue
        wanted = sorted(text_key(word.removeprefix(ONE)).split())
        known = [one.person for one in heads if sorted(text_key(one.person.full_name).split()) == wanted]
        if len(known) != 1:
            names = listed([one.person.full_name for one in heads]) or "nessuno"
            raise UserError(
                f"«{word.removeprefix(ONE).strip()}» non è un solo responsabile del piano che l'archivio conosce.",
                f"Quelli a cui si può dare l'incarico: {names}.",
            )
        found[known[0].id] = True
    return found


def answers_to_a_plan(parser: argparse.ArgumentParser) -> None:
    """Add what is asked of a plan alone: its spans, its lists, its repeated lines."""
    parser.add_argument(
        "--span",
        choices=[one.italian for one in SpanChoice],
        help="che cosa si attende dove il piano scrive un intervallo («tra 5 e 10»): il minimo, il massimo o le parole",
    )
    parser.add_argument(
        "--word",
        action="append",
        default=[],
        type=told_word,
        metavar="PAROLA=RUOLO",
        help="che cosa c'è sotto una parola di un piano («Traguardo=indicatore»); «Traguardo=testo» la lascia com'è",
    )
    parser.add_argument(
        "--layout",
        choices=[one.italian for one in ActivitiesChoice],
        help="che cosa sono gli elenchi sotto gli obiettivi di un piano: le loro attività, o obiettivi distinti",
    )
    parser.add_argument(
        "--separate", action="store_true", help="tiene separati gli obiettivi che si ripetono in più settori"
    )
