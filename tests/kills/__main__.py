"""`make kills`: works killed as many times as is said, and what was found of what they had acknowledged."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path


def main() -> int:
    """Print a line for each kind and their sum; 1 when something acknowledged is lost or an archive is not sound."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=2000, help="how many works are killed")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000, help="the same draws the same moments")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="merito-kills-") as folder:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[name] = folder
        return told(options.kills, options.seed, Path(folder))


def told(kills: int, seed: int, folder: Path) -> int:
    from tests.kills.campaign import run

    tallies = run(kills, seed, folder)
    row = "{:40} {:>8} {:>8} {:>14} {:>8} {:>6}".format
    print(f"seed {seed}")
    print(row("work", "killed", "ended", "acknowledged", "found", "lost"))
    for name, one in tallies.items():
        print(row(name, one.kills, one.ended, one.acknowledged, one.found, one.lost))
    sums = [sum(getattr(one, what) for one in tallies.values()) for what in _SUMMED]
    print(row("all", *sums))
    faults = [fault for one in tallies.values() for fault in one.faults]
    print("\n".join(faults) or "every archive, and every backup, is sound")
    return int(bool(faults) or any(one.lost for one in tallies.values()))


_SUMMED = ("kills", "ended", "acknowledged", "found", "lost")

if __name__ == "__main__":
    sys.exit(main())
