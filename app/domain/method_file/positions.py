"""On which line of a TOML text each key and each element stands: `tomllib` says what is there, not where."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from app.domain.serial.plain import Path

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*'""")
_STRING = re.compile(
    r'''"""(?:\\.|[^\\])*?""""{0,2}|\'\'\'.*?\'\'\'\'{0,2}|"(?:\\.|[^"\\])*"|'[^']*\'''',
    re.DOTALL,
)
_NUMBER = re.compile(r"[^,\]}\n#]*")


def lines_of(text: str) -> Mapping[Path, int]:
    """Return the line (from 1) of every key, group and element of a text that `tomllib` reads."""
    scan = _Scan(text)
    scan.read()
    return scan.lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """Return the line of a path or, when it is not written, of the nearest group around it; 1 for the whole text."""
    return next((lines[path[:length]] for length in range(len(path), 0, -1) if path[:length] in lines), 1)


def path_of(field: str) -> Path:
    """Read a field back as a path: `scheda[0].peso` is `("scheda", 0, "peso")`."""
    parts = re.findall(r"\[(\d+)\]|([^.\[\]]+)", field)
    return tuple(int(number) if number else key for number, key in parts)


class _Scan:
    """One pass over a text already known to be TOML, so that nothing here needs to be refused."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._counts: dict[Path, int] = {}

    def read(self) -> None:
        table: Path = ()
        self._skip()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _header(self) -> Path:
        line = self._line()
        is_element = self.text.startswith("[[", self.at)
        self.at += 2 if is_element else 1
        *evaluation_round, last = self._keys()
        self.at += 2 if is_element else 1
        path = self._note((*self._resolved(evaluation_round, line), last), line)
        if is_element:
            count = self._counts[path] = self._counts.get(path, 0) + 1
            path = self._note((*path, count - 1), line)
        return path

    def _resolved(self, keys: list[str], line: int) -> Path:
        """Return the path of a group, which inside a list is that of its last element."""
        path: Path = ()
        for key in keys:
            path = self._note((*path, key), line)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = table
        for key in self._keys():
            path = self._note((*path, key), line)
        self.at += 1
        self._skip()
        self._value(path)

    def _keys(self) -> list[str]:
        return list(self._each_key())

    def _each_key(self) -> Iterator[str]:
        while True:
            self._skip()
            yield _unquoted(self._take(_KEY))
            self._skip()
            if self.text[self.at] != ".":
                return
            self.at += 1

    def _value(self, path: Path) -> None:
        match self.text[self.at]:
            case "[":
                self._array(path)
            case "{":
                self._inline(path)
            case '"' | "'":
                self._take(_STRING)
            case _:
                self._take(_NUMBER)

    def _array(self, path: Path) -> None:
        place = 0
        while self._goes_on("]"):
            self._value(self._note((*path, place), self._line()))
            place += 1

    def _inline(self, path: Path) -> None:
        while self._goes_on("}"):
            self._pair(path)

    def _goes_on(self, end: str) -> bool:
        """Step over the opening bracket or the comma, and tell whether something follows before the end."""
        self._skip()
        if self.text[self.at] != end:
            self.at += 1
            self._skip()
        is_over = self.text[self.at] == end
        self.at += 1 if is_over else 0
        return not is_over

    def _note(self, path: Path, line: int) -> Path:
        self.lines.setdefault(path, line)
        return path

    def _line(self) -> int:
        return bisect_right(self._breaks, self.at - 1) + 1

    def _skip(self) -> None:
        self._take(_SPACE)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        taken = found[0] if found else ""
        self.at += len(taken)
        return taken


def _unquoted(key: str) -> str:
    return next(iter(tomllib.loads(f"{key} = 0"))) if key[0] in "\"'" else key
