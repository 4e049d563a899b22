"""Say of which Python the environment is made: this one or, where it is slower, that of the system.

A Python compiled by hand without `--enable-optimizations`, as pyenv does, takes a fifth more for the window and for the
tests than that of a distribution. Only one of the same minor version is taken in its place.
"""

import subprocess
import sys
import sysconfig
from pathlib import Path

OF_SYSTEM = Path("/usr/bin/python3")
WHICH = "import sqlite3, ssl, venv, sys; print(*sys.version_info[:2])"


def is_optimised() -> bool:
    """Tell whether who compiled this Python let it be optimised; distributions do, each in its way."""
    told = str(sysconfig.get_config_var("CONFIG_ARGS") or "")
    return sys.platform != "linux" or sys.base_prefix == "/usr" or "--enable-optimizations" in told


def is_like_this(python: Path) -> bool:
    if not python.exists():
        return False
    ran = subprocess.run([python, "-c", WHICH], capture_output=True, text=True, check=False)
    return ran.stdout.split() == [str(number) for number in sys.version_info[:2]]


if __name__ == "__main__":
    print(sys.executable if is_optimised() or not is_like_this(OF_SYSTEM) else OF_SYSTEM)
