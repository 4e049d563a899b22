"""The points of the manual that were looked at, to go back to and forth again."""

from app.domain.manual.point import ManualPoint


class Visited:
    """Remembers the points in their order; going to a new one forgets those that one had come back from."""

    def __init__(self) -> None:
        self._points: list[ManualPoint] = []
        self._place = -1

    def go_to(self, point: ManualPoint) -> None:
        if self._place >= 0 and self._points[self._place] == point:
            return
        self._points[self._place + 1 :] = [point]
        self._place += 1

    def step(self, by: int) -> ManualPoint | None:
        """Go one back (-1) or forth (1), where there is one."""
        if not self.can_step(by):
            return None
        self._place += by
        return self._points[self._place]

    def can_step(self, by: int) -> bool:
        return 0 <= self._place + by < len(self._points)
