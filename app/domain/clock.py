"""A clock that cannot be right: what is dated by it (entries of the audit, prints, backups) would be dated wrong."""

from datetime import datetime

FIRST_YEAR, LAST_YEAR = 2000, 2100


def clock_remark(now: datetime) -> str:
    """Return what is to be said of the clock of the computer; nothing when it may be right."""
    if FIRST_YEAR <= now.year <= LAST_YEAR:
        return ""
    return (
        f"L'orologio del computer segna l'anno {now.year}: quello che si salva e si stampa porterà questa data. "
        "Correggere data e ora del computer, poi riaprire l'archivio."
    )
