"""`override` for Python 3.11, where `typing` has it not yet: the checker sees the real one, slow to load."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):
        return method


__all__ = ["override"]
