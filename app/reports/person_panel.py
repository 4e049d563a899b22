"""The panel that says whom a paper is about, as every paper of a person has it."""

from app.domain.documents.sheet import SheetNames
from app.domain.italian import format_date, format_percent
from app.domain.sheets.particulars import SheetPerson
from app.reports.blocks.fields import Fields, LabelledValue, fields
from app.reports.style import PERSON


def person_panel(person: SheetPerson, names: SheetNames, period: str = "Periodo valutato") -> Fields:
    """Set the person, the unit, the days and who evaluates; `period` is what the days are called."""
    days = f"{format_date(person.period.start)} – {format_date(person.period.end)}"
    evaluator = ", ".join(filter(None, (person.evaluator, person.evaluator_role)))
    assignment = (LabelledValue("Incarico o mansioni", person.assignment, 4),) if person.assignment else ()
    return fields(
        (
            LabelledValue(names.evaluated, person.full_name, 2, PERSON),
            LabelledValue("Matricola", person.matricola, style=PERSON),
            LabelledValue(period, days),
            LabelledValue("Unità organizzativa", person.unit, 2),
            LabelledValue(names.evaluator, evaluator, 2),
            LabelledValue("Area contrattuale", person.contract_area, 2),
            LabelledValue("Profilo professionale", person.profile),
            LabelledValue("Tempo di lavoro", _working_time(person)),
            *assignment,
        ),
        columns=4,
    )


def _working_time(person: SheetPerson) -> str:
    if person.part_time is None:
        return ""
    return "tempo pieno" if person.part_time == 100 else f"parziale {format_percent(person.part_time, None)}"
