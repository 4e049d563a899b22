"""Starts the installed program: its libraries are beside this file, whatever folder one is in.

The first start keeps the bytecode beside them, which makes the next ones faster; it goes away with their folder.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE / "pkgs")]

if __name__ == "__main__":
    from app.cli import main

    sys.exit(main())
