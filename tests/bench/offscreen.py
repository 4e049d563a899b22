"""The screen of the bench, which nobody sees: what it says of itself is left out, what goes wrong is told."""

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

# The offscreen screen has no window manager. The words are of no category, so no rule of Qt's can leave them out.
CHATTER = "This plugin does not support"


def leave_out_chatter() -> None:
    qInstallMessageHandler(_tell)


def _tell(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if not text.startswith(CHATTER):
        print(qFormatLogMessage(kind, context, text), file=sys.stderr)
