"""What is loaded when the first page can be used, before what waits for its painting: modules and dataclasses.

Run as `python -m tests.bench.loaded ARCHIVE`: it prints the names of the modules and the number of dataclasses in JSON.
"""

import json
import os
import sys
from pathlib import Path

from app.ui.kit.qt_import import LaterModule, import_qt
from tests.bench.opening import shown

NEVER_MS = 10**8


def main(archive: Path) -> None:
    import_qt()
    from app.ui.kit import tasks

    tasks.AFTER_PAINT_MS = NEVER_MS
    shown(archive)
    modules = {name: module for name, module in sys.modules.items() if not isinstance(module, LaterModule)}
    ours = [one for name, module in modules.items() if name.startswith("app.") for one in vars(module).values()]
    made = {one for one in ours if isinstance(one, type) and "__dataclass_fields__" in vars(one)}
    print(json.dumps([sorted(modules), len(made)]))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
