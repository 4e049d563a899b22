"""The *Registro delle attività* as a workbook: read-only, the entries found and what each changed."""

from dataclasses import dataclass

from app.domain.audit.rows import ENTRY_COLUMNS
from app.domain.columns import Column, Format
from app.domain.ids import EntryId
from app.domain.workbooks.kinds import WorkbookKind
from app.domain.workbooks.layout import SheetLayout, WorkbookLayout

AUDIT = WorkbookKind("registro", "Registro delle attività", "il ", "del ", "notebook", is_read_only=True)


@dataclass(frozen=True, slots=True)
class ChangedValueRow:
    """One value that an operation changed; `thing` says what was made, changed or deleted."""

    id: EntryId
    thing: str
    name: str = ""
    before: str = ""
    after: str = ""


ENTRIES = SheetLayout("Registrazioni", ENTRY_COLUMNS, ("id",))
VALUES = SheetLayout(
    "Dati cambiati",
    (
        Column("id", "N.", Format.CODE, 8),
        Column("thing", "Che cosa", width=48),
        Column("name", "Campo", width=24),
        Column("before", "Prima", width=40),
        Column("after", "Dopo", width=40),
    ),
    ("id", "thing", "name"),
)
_INSTRUCTIONS = (
    "1. Questo file contiene le registrazioni trovate con il filtro scelto, dalla più recente.",
    "2. È di sola lettura: non si riporta in Merito. Vale il registro, che è legato da impronte; questa è una copia.",
    "3. Foglio Dati cambiati: di ogni registrazione, ciascun valore prima e dopo.",
    "4. Documento interno: contiene dati personali e non va pubblicato.",
)
AUDIT_LAYOUT = WorkbookLayout(AUDIT, 1, (ENTRIES, VALUES), _INSTRUCTIONS)
