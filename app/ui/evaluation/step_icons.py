"""The icon of each step of a sheet and of a session, and the shape of each state."""

from collections.abc import Mapping

from app.domain.workflow import SheetState
from app.ui.kit.tokens import Colours

SHEET_ICONS: Mapping[str, str] = {
    "see": "eye",
    "complete": "check-circle",
    "hearing": "chats",
    "follow": "stack",
    "deliver": "handshake",
    "sign": "pencil-line",
    "close": "lock",
    "reopen": "arrow-counter-clockwise",
    "take_back": "arrow-counter-clockwise",
    "not_evaluable": "prohibit",
    "propose": "paper-plane-tilt",
    "unpropose": "arrow-u-up-left",
    "accept": "check-circle",
    "reject": "x-circle",
    "remarks": "chat-text",
    "answer": "arrow-bend-up-left",
    "scan": "paperclip",
    "attach": "paperclip",
    "name_parts": "users",
    "sign_part": "pencil-line",
    "reopen_part": "arrow-counter-clockwise",
    "revise": "arrow-counter-clockwise",
    "substitute": "user-switch",
    "transcribe": "copy",
    "preview": "printer",
    "assignment": "hand-pointing",
    "delivery": "envelope-open",
}
SESSION_ICONS: Mapping[str, str] = {
    "prepare": "stack",
    "assign": "eye",
    "finish": "handshake",
    "exclude": "calendar-x",
    "close": "lock",
    "open": "plus",
    "print": "printer",
    "ledger": "pencil-line",
    "give_out": "files",
    "take_in": "file-arrow-down",
}


def state_shape(state: SheetState, colours: Colours) -> tuple[str, str]:
    """Return the icon of a state and its colour: a ring not begun, half a disc begun, a full disc done."""
    if not state.is_evaluated:
        return "minus-circle", colours.quiet
    if state is SheetState.FINAL:
        return "lock-simple-fill", colours.good
    if state.is_complete:
        return "check-circle-fill", colours.good
    return ("circle-half-fill", colours.accent) if state.is_begun else ("circle", colours.quiet)
