"""How long the program that was prepared takes to paint its window, with the Python of this machine."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCRIPT = Path(__file__).with_name("painted_window.py")
ROUNDS = 3


def start_seconds(program: Path, *, own_libraries: bool) -> float:
    """Return the shortest of a few starts, after one that keeps the bytecode as the first start of a user does.

    `program` is the folder with the package `app`; with `own_libraries` nothing else is found, not even what is
    installed in the environment that builds. Raises RuntimeError when the window is not painted.
    """
    alone = ("-S",) if own_libraries else ()
    with tempfile.TemporaryDirectory() as home:
        places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"), home)
        environment = os.environ | places | {"QT_QPA_PLATFORM": "offscreen"}
        environment["PYTHONPYCACHEPREFIX"] = home  # what is prepared is left as it is
        return min([_seconds([*alone, str(SCRIPT), str(program)], environment) for _ in range(ROUNDS + 1)][1:])


def _seconds(words: list[str], environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    ran = subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - begun
    if ran.returncode != 0:
        raise RuntimeError(f"the window was not painted: {ran.stderr}")
    return taken
