"""Invented plans: a comune like the example one, a tiny one, a large one."""

from datetime import date
from decimal import Decimal

from app.domain.document_text.rich_text import titled_text
from app.domain.documents.figures import CostRow, PopulationCount, StaffRow, population_rows
from app.domain.documents.organigram import OrganigramArea, OrganigramDocument, OrganigramUnit
from app.domain.documents.plan import PlanArea, PlanDocument, PlanIndicator, PlanObjective, PlanSector
from tests.reports.samples import imprint, letterhead

COUNTS = (
    PopulationCount(date(2020, 12, 31), 2968, 3024),
    PopulationCount(date(2021, 12, 31), 2946, 3010, 2471),
    PopulationCount(date(2022, 12, 31), 2966, 3018, 2490),
    PopulationCount(date(2023, 12, 31), 2957, 2996),
)
STAFF = (
    StaffRow("Amministrativo, Affari Generali e Risorse Umane", 0, 3),
    StaffRow("Servizi al Cittadino", 0, 3),
    StaffRow("Ordinamento contabile", 0, 3),
    StaffRow("Tributi", 0, 1),
    StaffRow("Tecnico – Edilizia Privata", 1, 0),
    StaffRow("Tecnico – Lavori Pubblici", 4, 1),
    StaffRow("Polizia Locale", 3, 1),
    StaffRow("Servizi Sociali", 0, 4),
)
COST = (
    CostRow("Retribuzioni", Decimal("747066.27")),
    CostRow("IRAP", Decimal("61072.10")),
    CostRow("Oneri riflessi", Decimal("204468.31")),
)
STRUCTURE = {
    "Area Affari Generali, Amministrativa e Risorse Umane": ("Segreteria", "Cultura", "Sport"),
    "Area Ordinamento Contabile e Finanziario": ("Economico – Contabile", "Tributi"),
    "Area Governo del Territorio": ("Edilizia Privata", "Urbanistica e Lavori Pubblici"),
    "Area Servizi Sociali": ("Sociale",),
    "Area Polizia Locale": ("Vigilanza Urbana – Polizia Locale",),
    "Area Servizi al Cittadino": ("Demografici", "URP e Protocollo"),
}
PARAGRAPH = (
    "Il piano raccoglie gli obiettivi che l'ente si dà per l'anno, le persone che ne rispondono e le misure "
    "con cui se ne verificherà il raggiungimento. È scritto perché chiunque, dentro e fuori il municipio, "
    "possa capire che cosa ci si propone e, a fine anno, che cosa è stato fatto. "
) * 2


def organigram(areas: int = 6, sectors: int = 0) -> OrganigramDocument:
    if not sectors:
        units = [
            OrganigramArea(name, "Rossi Maria", 4, tuple(OrganigramUnit(one, 2) for one in names))
            for name, names in list(STRUCTURE.items())[:areas]
        ]
        return OrganigramDocument("Comune di Esempio", "Verdi Paolo", "Neri Anna", tuple(units))
    many = tuple(
        OrganigramArea(
            f"Area {number} dei servizi alla persona, alla famiglia e alla comunità",
            "Dell'Acqua-Montecuccoli Maria Antonietta",
            30,
            tuple(
                OrganigramUnit(f"Settore {one} – Programmazione e controllo di gestione", 3, "Ferrari Luca")
                for one in range(1, sectors + 1)
            ),
        )
        for number in range(1, areas + 1)
    )
    return OrganigramDocument("Comune di Grande Esempio in Collina", "Verdi Paolo", "Neri Anna", many)


def objectives(prefix: str, number: int) -> tuple[PlanObjective, ...]:
    return tuple(
        PlanObjective(
            f"{prefix}{place:02d}",
            f"Migliorare il servizio e rispettare i tempi previsti per l'attività {place}",
            indicators=(PlanIndicator("Giorni medi di risposta", "32 giorni", "20 giorni", "Protocollo"),)
            if place % 3 == 0
            else (),
        )
        for place in range(1, number + 1)
    )


def plan() -> PlanDocument:
    cross = PlanObjective(
        "T01",
        "Pagare i fornitori entro i termini di legge",
        "Ogni unità che liquida spese cura la tempestività degli atti di sua competenza.",
        (PlanIndicator("Indicatore di ritardo annuale", "3 giorni", "0 giorni", "PCC"),),
        ("Segreteria", "Economico – Contabile", "Urbanistica e Lavori Pubblici", "Sociale"),
    )
    areas = tuple(
        PlanArea(
            name,
            "Rossi Maria",
            sectors=tuple(
                PlanSector(f"Settore {sector}", objectives(sector[:3].upper(), 11), ("T01 Pagare i fornitori",))
                for sector in sectors
            ),
        )
        for name, sectors in STRUCTURE.items()
    )
    return PlanDocument(
        letterhead=letterhead(),
        imprint=imprint(),
        title="Piano degli obiettivi",
        year=2024,
        period="2024-2026",
        approval="Approvato con deliberazione della Giunta comunale n. 12 del 30/01/2024",
        texts={
            "introduction": (
                titled_text("Che cos'è il piano", f"{PARAGRAPH}\n\n{PARAGRAPH}"),
                titled_text("La normativa", f"{PARAGRAPH}\n\n- un punto **forte**\n- un altro\n\na) prima\nb) seconda"),
            ),
            "context": (titled_text("Il territorio", PARAGRAPH),),
            "guidelines": (titled_text("Mandato e missione", PARAGRAPH),),
            "closing": (titled_text("Il sistema di valutazione", PARAGRAPH),),
        },
        population=population_rows(COUNTS),
        staff=STAFF,
        cost_year=2023,
        cost=COST,
        organigram=organigram(),
        common_objectives=objectives("C", 7),
        cross_objectives=(cross,),
        areas=areas,
    )
