"""The icon of each step of a sheet and of a session."""

from collections.abc import Mapping

SHEET_ICONS: Mapping[str, str] = {
    "see": "eye",
    "complete": "check-circle",
    "hearing": "chats",
    "deliver": "handshake",
    "sign": "pencil-line",
    "close": "lock",
    "reopen": "arrow-counter-clockwise",
    "take_back": "arrow-counter-clockwise",
    "not_evaluable": "prohibit",
}
SESSION_ICONS: Mapping[str, str] = {
    "prepare": "stack",
    "assign": "eye",
    "finish": "handshake",
    "exclude": "calendar-x",
    "close": "lock",
    "open": "plus",
}
