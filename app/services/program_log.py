"""The log of what goes wrong in the program: what and where, never a name, a score or the words of an error."""

import logging
from pathlib import Path
from types import TracebackType

from app.domain.failure import failure_words
from app.services.overrides import override

OURS = "merito"
LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class WithoutData(logging.Formatter):
    """Writes our own lines as they are, of an error its kind and places, and of a library only where it spoke."""

    def __init__(self) -> None:
        super().__init__(LINE)

    @override
    def format(self, record: logging.LogRecord) -> str:
        if record.name == OURS:
            return super().format(record)
        said = logging.makeLogRecord(record.__dict__)
        said.msg, said.args, said.exc_text = f"{record.module}:{record.lineno}", None, None
        return super().format(said)

    @override
    def formatException(  # noqa: N802 (the name of the standard library)
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return failure_words(ei[1]) if ei[1] is not None else ""


def log_file() -> Path:
    """Return where the log is: in the user's own folder."""
    from platformdirs import user_log_path

    return user_log_path("Merito", appauthor=False) / "merito.log"


def keep_log(file: Path) -> bool:
    """Write from now on what goes wrong to a file for its owner alone; tell whether it can be."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        handler = logging.FileHandler(file, encoding="utf-8")
    except OSError:
        return False
    handler.setFormatter(WithoutData())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    return True


def tell_in_log(what: str, error: BaseException) -> None:
    """Write that the program failed at something, and where in the code."""
    logging.getLogger(OURS).error("%s: %s", what, failure_words(error))
