"""A process that has imported the program once, and forks a child for each program that a test asks for.

To import the program takes ten times what most of these programs do. A child is a process like any other: it is killed,
ends and leaves its exit code as if it had been started; what is about the start itself is started anew.
"""

import importlib
import json
import os
import socket
import sys
from typing import Any

PRELOADED = (
    "app.cli", "app.models.archive_file.connection", "app.models.structure", "app.services.archive_check",
    "app.services.archives", "app.services.documents.printing", "app.services.documents.sheets", "app.services.opening",
    "app.services.plan_text.importing", "app.services.plan_text.opening", "app.services.sheets.results",
    "app.services.transaction", "app.services.workbooks.job", "sqlcipher3",
)  # fmt: skip
SIZE = 8
"""Bytes that say how long what follows is."""


def received(place: socket.socket, length: int) -> bytes:
    """Return so many bytes; fewer when whoever sends them has gone."""
    parts, left = [], length
    while left and (part := place.recv(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def wanted(place: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Serve until a child is wanted, and return in the child what it must do; the exit is that of the whole process."""
    while True:
        header, handed, *_ = socket.recv_fds(place, SIZE, 3)
        if not header:
            sys.exit()
        asked = json.loads(received(place, int(header)))
        if (ended := asked.get("ended")) is not None:
            place.sendall(b"%8d" % os.waitstatus_to_exitcode(os.waitpid(ended, 0)[1]))
        elif child := os.fork():
            for each in handed:
                os.close(each)
            place.sendall(b"%8d" % child)
        else:
            place.close()
            return asked, handed


def become(asked: dict[str, Any], handed: list[int]) -> None:
    """Take the streams, the words, the folder and the environment of the program to be."""
    for stream, each in enumerate(handed):
        os.dup2(each, stream)
        os.close(each)
    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["folder"])
    sys.argv = ["-c", *asked["words"]]
    sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)  # noqa: SIM115 (they stay open to the end)
    sys.stderr = open(2, "w", errors="backslashreplace", buffering=1, closefd=False)  # noqa: SIM115 (as above)
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr  # type: ignore[misc]  # as a start makes them


def main() -> None:
    for name in PRELOADED:
        importlib.import_module(name)
    asked, handed = wanted(socket.socket(fileno=int(sys.argv[1])))
    become(asked, handed)
    exec(compile(asked["source"], "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102 (a test wrote it)


if __name__ == "__main__":
    main()
