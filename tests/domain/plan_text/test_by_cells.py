"""Words that no rule knows, over columns and before colons, read by what stands under them."""

from decimal import Decimal

import pytest

from app.domain.plan_text.answers import AlikeLines, PlanAnswers
from app.domain.plan_text.by_cells import BY_CELLS, read_by_cells
from app.domain.plan_text.cell_kinds import CellKind, kind_of
from app.domain.plan_text.layout_text import layout_of, layout_text
from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.roles import LineRole, PlanLayout
from app.domain.plan_text.text_blocks import document_of_text
from app.domain.plan_text.told_columns import ColumnCell, ColumnReader, ToldColumn
from tests.domain.plan_text.measuring import PLANS, text_and_right

OTHER_WORDS = next(path for path in PLANS if path.stem == "other-words-01-columns")
TITLES = ("Scarto dell'archivio di deposito", "Rifacimento dei marciapiedi", "Apertura del centro estivo")
MEASURES = ("Metri scartati", "Metri rifatti", "Iscritti")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("30", CellKind.SHARE), ("30%", CellKind.SHARE), ("30/100", CellKind.SHARE), ("40,5 punti", CellKind.SHARE),
        ("1.900", CellKind.QUANTITY), ("≥ 12.000 euro", CellKind.QUANTITY), ("sì", CellKind.QUANTITY),
        ("30/06/2026", CellKind.DAY), ("II semestre", CellKind.DAY), ("x", CellKind.MARK),
        ("dott.ssa Ida Marras", CellKind.PERSON), ("Sartor Lucia", CellKind.PERSON), ("Opere Pubbliche", CellKind.NAME),
        ("Ida Marras\nUgo Neri", CellKind.PEOPLE), ("Settore Tributi", CellKind.UNIT),
        ("Pagine migrate: 350", CellKind.MEASURED), ("- Bando\n- Gara", CellKind.STEPS),
        ("Rifacimento dei marciapiedi", CellKind.WORDS), ("Si prosegue il lavoro dell'anno scorso.", CellKind.PROSE),
    ],
)  # fmt: skip
def test_that_a_cell_is_of_its_kind(text: str, kind: CellKind) -> None:
    assert kind_of(text) is kind


def column(*texts: str, role: LineRole | None = None) -> ToldColumn:
    return ToldColumn("X", tuple(ColumnCell(row, 0, text) for row, text in enumerate(texts) if text), role)


def roles(*columns: ToldColumn, has_units: bool = True, has_objectives: bool = False) -> list[LineRole | None]:
    told = ColumnReader(columns, 3, has_units=has_units, has_objectives=has_objectives).roles()
    return [told.get(place) for place in range(len(columns))]


def test_that_columns_are_told_by_their_cells() -> None:
    titles, measures = column(*TITLES), column(*MEASURES)
    numbers, shares, days = column("120", "3", "40"), column("50", "30", "20"), column("31/03", "30/06", "31/12")
    target, weight, end = LineRole.TARGET, LineRole.WEIGHT, LineRole.DEADLINE
    assert roles(column("1", "2", "3"), titles, measures, numbers, shares, days) == [
        None, LineRole.OBJECTIVE, LineRole.INDICATOR, target, weight, end,
    ]  # fmt: skip
    assert roles(shares, days, numbers, measures, titles) == [
        weight, end, target, LineRole.INDICATOR, LineRole.OBJECTIVE,
    ]  # fmt: skip
    units, heads = column("Tributi", "Tributi", "Scuola"), column("Ida Marras", "Ida Marras", "Ugo Neri")
    assert roles(units, heads, titles, column("100%", "0", "100%"), has_units=False)[:2] == [
        LineRole.AREA, LineRole.HEAD,
    ]  # fmt: skip
    people = column("Ida Marras, Ugo Neri", "Ada Riva", "Leo Testa, Ida Marras")
    prose = column("Si prosegue.", "Si comincia.", "Si conclude.")
    assert roles(titles, prose, people, shares) == [
        LineRole.OBJECTIVE, LineRole.DESCRIPTION, LineRole.PERSON, LineRole.WEIGHT,
    ]  # fmt: skip
    steps, both = column("- Bando\n- Gara", "- Posa", "- Prova\n- Uso"), column("Metri: 10", "Iscritti: 3", "Atti: 2")
    assert roles(column(*TITLES, role=LineRole.OBJECTIVE), steps, both) == [None, LineRole.PHASE, LineRole.INDICATOR]


def test_that_what_is_told_is_said_once_doubted_and_can_be_left() -> None:
    document = document_of_text(text_and_right(OTHER_WORDS)[0])
    plan = proposed(document, recognised(document))
    told = next(issue.sentence for issue in plan.issues if issue.code == BY_CELLS)
    assert told == (
        "Riga 5: da ciò che sta sotto, si legge «Curatore» come responsabile, «Proposito» come obiettivo, «Metro»"
        " come indicatore e «Quota annua» come peso: controllare."
    )
    rows = [guess for guess in recognised(document) if guess.role is LineRole.OBJECTIVE]
    assert {guess.confidence for guess in rows} == {60}
    assert "sembra un obiettivo: da confermare" in rows[0].reason
    left = PlanLayout(plain=frozenset({"quota annua"}))
    again = proposed(document, recognised(document, left), None, left.words)
    assert {bullet.parts.weight for _, bullet in again.bullets()} == {None}
    assert {bullet.parts.weight for _, bullet in plan.bullets()} == set(map(Decimal, (40, 35, 25, 60)))
    assert layout_of(layout_text(left)) == left


@pytest.mark.parametrize(
    "text",
    [
        "AREA TECNICA\n- Scuole sicure\nResponsabile: Ugo Neri\nPeso: 30\n",
        "AREA TECNICA\n| Anno | Abitanti | Nati |\n| 2024 | 6.412 | 40 |\n| 2025 | 6.380 | 60 |\n",
        "AREA TECNICA\n| Voce | Capitolo | Somma |\n| Sale per strade | 1200 | 40 |\n| Segnali | 1300 | 60 |\n",
        "| Obiettivo | Indicatore | Target | Peso |\n| Scuole sicure | Scuole | 3 | 60 |\n| Strade | Km | 2 | 40 |\n",
    ],
)
def test_that_known_words_and_tables_of_other_things_stay_as_they_are(text: str) -> None:
    blocks = document_of_text(text).blocks
    assert read_by_cells(blocks).blocks == blocks
    assert not read_by_cells(blocks).words


def test_that_a_number_over_a_label_is_no_title_and_shares_are_read_beside_titles() -> None:
    sheets = "\n".join(
        f"SCHEDA OBIETTIVO N. {at}\nProponimento: {title}\nValenza: {share}\n"
        for at, (title, share) in enumerate(zip(TITLES, ("20%", "30%", "50%"), strict=True), 1)
    )
    words = read_by_cells(document_of_text(f"AREA TECNICA\n{sheets}").blocks).words
    assert [(one.word, one.role) for one in words] == [
        ("Proponimento", LineRole.OBJECTIVE), ("Valenza", LineRole.WEIGHT),
    ]  # fmt: skip


def read_as(heading: str, *cells: str) -> list[LineRole]:
    """Return as what a column is read beside objectives with their indicators and targets."""
    rows = zip(TITLES, MEASURES, ("3", "5", "7"), cells, strict=True)
    lines = ["AREA TECNICA", f"| Obiettivo | Indicatore | Target | {heading} |"]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return [word.role for word in read_by_cells(document_of_text("\n".join(lines)).blocks).words]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Punti organico", ("50", "30", "20")), ("Avanzamento 2025", ("50%", "30%", "20%")),
        ("Storico 2024", ("50", "30", "20")), ("Valutazione del rischio", ("5", "3", "2")),
        ("Priorità assoluta", ("5", "3", "2")), ("Turno", ("3", "1", "2")), ("Annualità", ("2026", "2026", "2026")),
        ("Approvato il", ("31/01/2026",) * 3), ("Avvio", ("1/2/2026", "1/3/2026", "1/4/2026")),
        ("Sindaco", ("Ida Marras",) * 3), ("Consigliere", ("Ida Marras", "Ugo Neri", "Ada Riva")),
        ("Fornitore", ("Ida Marras", "Ugo Neri", "Ada Riva")),
    ],
)  # fmt: skip
def test_that_numbers_days_and_people_of_something_else_are_not_of_the_objective(
    heading: str, cells: tuple[str, str, str]
) -> None:
    assert read_as(heading, *cells) == []


def test_that_those_of_the_objective_are_under_other_words() -> None:
    assert read_as("Valenza", "50", "30", "20") == [LineRole.WEIGHT]
    assert read_as("Chiudere per il", "31/03/2026", "30/06/2026", "31/12/2026") == [LineRole.DEADLINE]
    years, numbers = column("2026", "2026", "2026"), column("120", "3", "40")
    assert roles(column(*TITLES), column(*MEASURES), years, numbers)[2:] == [None, LineRole.TARGET]


def test_that_a_word_of_which_the_user_says_the_role_is_read_so_and_asked_about_no_more() -> None:
    rows = ("| Segno | Mira | Quota |", "|---|---|---|", "| Metri scartati | 120 | 40 |", "| Metri rifatti | 30 | 60 |")
    text = "\n".join(("AREA TECNICA", "Obiettivo n. 1: Cura del paese", *rows))
    document = document_of_text(text)
    answers = PlanAnswers().naming("Segno", LineRole.INDICATOR).naming("Mira", LineRole.TARGET)
    answers = answers.naming("Quota", LineRole.RESOURCE)
    layout = answers.layout
    plan = proposed(document, recognised(document, layout), None, layout.words)
    [(_, bullet)] = plan.bullets()
    assert [(one.text, one.target) for one in bullet.parts.indicators] == [
        ("Metri scartati", "120"),
        ("Metri rifatti", "30"),
    ]
    assert bullet.parts.resources == ("40", "60")
    assert not read_by_cells(document.blocks, layout.words).words
    sheets = "\n".join(f"Mossa: Cura {number}\nFrutto: metri {number}\nQuota: 50" for number in (1, 2))
    document = document_of_text(f"AREA TECNICA\n{sheets}")
    layout = PlanAnswers().naming("Mossa", LineRole.OBJECTIVE).naming("Frutto", LineRole.INDICATOR).layout
    found = proposed(document, recognised(document, layout), None, layout.words).bullets()
    assert [(one.title, len(one.parts.indicators)) for _, one in found] == [("Cura 1", 1), ("Cura 2", 1)]
    assert PlanAnswers(layout).leaving(["Mossa"]).layout.named == {"frutto": LineRole.INDICATOR}


def test_that_lines_alike_said_to_be_objectives_lose_the_words_that_they_all_begin_with() -> None:
    sheets = "\n".join(f"Missione dell'anno: {title}\nValenza: bassa\n" for title in TITLES)
    document = document_of_text(f"AREA TECNICA\n\n{sheets}")
    line = next(block.number for block in document.blocks if TITLES[0] in block.text)
    answers = PlanAnswers().with_role_of_alike(AlikeLines(document), [line], LineRole.OBJECTIVE)
    layout = answers.layout
    found = proposed(document, recognised(document, layout), None, layout.words).bullets()
    assert [bullet.title for _, bullet in found] == list(TITLES)
    alone = PlanAnswers().with_role([line], LineRole.OBJECTIVE).layout
    [(_, bullet)] = proposed(document, recognised(document, alone), None, alone.words).bullets()
    assert bullet.text == f"Missione dell'anno: {TITLES[0]}"
