"""What a page works with: the archive, the worker and the news."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar, TypeVarTuple

from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.permissions import Action, why_not
from app.services.registries import Registries
from app.ui.kit.hub import Hub
from app.ui.kit.tasks import TaskRunner, can_be_called, nothing_more

if TYPE_CHECKING:
    from app.services.workspace import Workspace
    from app.ui.kit.notice import Notice

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Desk(NamedTuple):
    """The tools given to every page when it is made."""

    workspace: "Workspace"
    runner: TaskRunner
    hub: Hub
    registries: Registries = Registries()

    @property
    def year(self) -> int:
        return self.hub.year

    def why_not(self, action: Action) -> str:
        """Say why the person at the keyboard may not do something to the archive; empty when they may."""
        return why_not(self.workspace.actor, action)

    def tell(self, notice: "Notice") -> None:
        """Show a notice in the page in front; to be told after the changes it speaks of are published."""
        self.hub.notice_told.emit(notice)

    def tell_done(self, changes: Changes) -> None:
        """Say that an operation is done, with *Annulla* where it can be undone."""
        from app.ui.kit.notice import Notice, NoticeAction

        undo = NoticeAction("Annulla", self.hub.undo_asked.emit, "Ctrl Z")
        self.tell(Notice(changes.done, actions=(undo,) if changes.can_undo and not changes.is_empty else ()))

    def read(
        self,
        query: "Callable[[Workspace, *Ts], T]",
        *args: *Ts,
        on_done: Callable[[T], None],
        latest: object = None,
        after_paint: bool = False,
    ) -> None:
        """Run `query(workspace, *args)` in the worker and hand its result to `on_done`."""
        self.runner.run(query, self.workspace, *args, on_done=on_done, latest=latest, after_paint=after_paint)

    def save(
        self,
        use_case: "Callable[[Workspace, *Ts], Changes]",
        *args: *Ts,
        on_done: Callable[[Changes], None] = nothing_more,
        on_error: Callable[[UserError], None] | None = None,
    ) -> None:
        """Run a use case in the worker and publish what changed.

        When it is refused, `on_error` shows why (a dialog, without one) and the visible page reloads,
        so that the screen again shows what is stored.
        """
        Saving(self, on_done, on_error).start(use_case, *args)


class Saving:
    """One save under way: it publishes the changes, or takes the screen back to what is stored."""

    def __init__(
        self,
        desk: Desk,
        on_done: Callable[[Changes], None],
        on_error: Callable[[UserError], None] | None,
    ) -> None:
        self.desk = desk
        self.on_done = on_done
        self.on_error = on_error

    def start(self, use_case: "Callable[[Workspace, *Ts], Changes]", *args: *Ts) -> None:
        desk = self.desk
        desk.runner.run(use_case, desk.workspace, *args, on_done=self.done, on_error=self.refused)

    def done(self, changes: Changes) -> None:
        self.desk.hub.publish(changes)
        if can_be_called(self.on_done):
            self.on_done(changes)

    def refused(self, error: UserError) -> None:
        if self.on_error and can_be_called(self.on_error):
            self.on_error(error)
        else:
            self.desk.runner.show_trouble(error)
        self.desk.hub.refused.emit()
