"""Run by the build on what it has prepared: `painted_window.py FOLDER` opens the window, paints it and ends.

It prints nothing; whoever runs it counts the time from the start of the interpreter.
"""

import gc
import os
import sys


def paint(folder: str) -> None:
    """Do what `app.bootstrap.open_window` does, with the program of `folder`, until the window is painted."""
    sys.path.insert(0, folder)
    gc.disable()
    from app.ui.display import why_no_display

    if (reason := why_no_display()) is not None:
        sys.exit(reason)
    from app.bootstrap import make_window
    from app.ui.application import make_application

    if not sys.modules["app"].__file__.startswith(folder):  # type: ignore[union-attr]  # a package has its file
        sys.exit("the program that opened is not the one that was prepared")
    application = make_application(["merito"])
    window = make_window(application.theme)
    window.show()
    application.processEvents()
    window.grab()
    os._exit(0)


if __name__ == "__main__":
    paint(sys.argv[1])
