"""The columns of users: those of their list, and the fields of their form."""

from app.domain.columns import Column, Format
from app.domain.structure.postings import FROM, TO

_NAME = Column("full_name", "Nome e cognome", width=30, required=True)

USER_COLUMNS = (
    _NAME,
    Column("title", "Nome all'accesso", width=30),
    Column("password", "Password", Format.CHOICE, 12),
    Column("is_administrator", "Amministra", Format.BOOLEAN, 11),
    FROM,
    TO,
)
USER_FIELDS = (
    _NAME,
    Column("role", "Ruolo", Format.CHOICE, required=True),
    Column("employee_id", "Dipendente", Format.CHOICE, help="Per un titolare di EQ: dice quali schede vede"),
    Column(
        "official_id",
        "Carica",
        Format.CHOICE,
        help="Per il Sindaco, il Segretario, il Nucleo, un assessore responsabile di un'area",
    ),
    Column("is_administrator", "Amministra utenti e archivio", Format.BOOLEAN),
    Column(
        "may_transcribe",
        "Può trascrivere la scheda del Segretario",
        Format.BOOLEAN,
        help="Dalla carta firmata dal Sindaco; il Vicesegretario può sempre",
    ),
    FROM,
    TO,
)
