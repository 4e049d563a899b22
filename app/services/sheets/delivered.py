"""Whether a sheet is still the one that was handed over."""

from app.domain.sheets.content import SheetContent
from app.domain.sheets.delivered import SignedReason, fingerprint_of, is_as_delivered
from app.models.evaluation import Sheet


def made_fingerprint(sheet: Sheet, content: SheetContent) -> str:
    """Return the fingerprint of what is on a sheet now."""
    return fingerprint_of(content.given, _corrections(sheet))


def has_changed(sheet: Sheet, content: SheetContent) -> bool:
    """Tell whether scores, values or weights are others than when the sheet was delivered."""
    kept = sheet.delivered_sha256
    return bool(kept) and not is_as_delivered(kept, content.given, _corrections(sheet))


def _corrections(sheet: Sheet) -> tuple[SignedReason, ...]:
    return tuple(SignedReason(one.section, one.reason, one.signed_by, one.on_date) for one in sheet.adjustments)
