"""A person at a terminal: runs commands and keeps what they say."""

import pytest

from app.cli import main

Ran = tuple[int, str, str]


class Terminal:
    """Runs `merito` and gives back its exit code, what it wrote on stdout and on stderr."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Ran:
        try:
            code = main([str(word) for word in words])
        except SystemExit as leaving:
            code = int(str(leaving.code))
        said = self._capsys.readouterr()
        return code, said.out, said.err
