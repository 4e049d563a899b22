"""Starts the installed program: its libraries are beside this file, whatever folder one is in."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE / "pkgs")]
sys.dont_write_bytecode = True

if __name__ == "__main__":
    from app.cli import main

    sys.exit(main())
