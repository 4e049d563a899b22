"""One worker thread that touches the archive; results come back to the screen's thread."""

from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeAlias, TypeVar, TypeVarTuple, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.errors import Cancelled, Declined, ReasonNeeded, UserError
from app.domain.ids import ActId
from app.domain.stated_reason import StatedReason
from app.ui.kit.python_import import restore_import
from app.ui.kit.trouble import show_bug, show_trouble

if TYPE_CHECKING:
    from app.ui.kit.progress import ProgressWindow

AFTER_PAINT_MS = 30
"""How long the screen is left alone before work that nobody waits for: a system shows a window some moments after it
was told to, and what was painted at its next frame."""

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def nothing_more(_result: object) -> None:
    """Leave the result of a task alone."""


def _name_of(function: Callable[..., Any]) -> str:
    """Return the name of a function in the code, which says nothing of what it is given."""
    while isinstance(function, partial):
        function = function.func
    return f"{function.__module__}.{getattr(function, '__qualname__', type(function).__qualname__)}"


def can_be_called(callback: Callable[..., None]) -> bool:
    """Tell whether the widget of this method still exists (other functions always can)."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def _because(stated: StatedReason, args: tuple[object, ...]) -> tuple[Any, ...]:
    """Return what a use case is given, with the reason in the hands of whoever asks."""
    why = stated.reason, stated.act, stated.act_id
    return tuple(one.because(*why) if isinstance(one, Explainable) else one for one in args)


@runtime_checkable
class Explainable(Protocol):
    """What a use case works on, when a reason can come with it: a workspace."""

    def because(self, reason: str, act: str, act_id: ActId | None) -> Self:
        """Return the same with the reason and the act."""
        ...


@runtime_checkable
class LetGo(Protocol):
    """What a use case works on, when it can be let go: a workspace, whose archive is closed."""

    @property
    def is_let_go(self) -> bool: ...


def _is_of_let_go(args: tuple[object, ...]) -> bool:
    return any(isinstance(one, LetGo) and one.is_let_go for one in args)


AskReason: TypeAlias = Callable[[ReasonNeeded, Callable[[StatedReason], None], Callable[[], None]], None]
"""Asks why something is changed: with the reason it calls the first function, without one the second."""


def _nothing() -> None:
    """Do what a task that was let go does."""


def _never() -> bool:
    return False


class Task:
    """One piece of work: what to do in the worker, and whom to tell in the screen's thread."""

    def __init__(self, work: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        self.work = work
        self.on_done = on_done
        self.on_error: Callable[[UserError], None] | None = None
        self.on_end: Callable[[], None] | None = None
        self.again: Callable[[StatedReason], None] | None = None
        self.is_dropped = False
        self.is_vain: Callable[[], bool] = _never
        self.result: Any = None
        self.error: Exception | None = None

    def execute(self) -> None:
        # Asked while its archive was being closed: read by its name, the file may be another, or gone.
        self.is_dropped = self.is_dropped or self.is_vain()
        if self.is_dropped:
            return
        try:
            self.result = self.work()
        except Exception as error:
            self.error = error

    def let_go(self) -> None:
        """Hold nothing of the screen any more: the worker may be the last to hold a task, and must delete no widget."""
        self.work, self.on_done, self.is_vain = _nothing, nothing_more, _never
        self.on_error = self.on_end = self.again = self.result = self.error = None

    @property
    def still_has_a_listener(self) -> bool:
        """Whether the widget that asked for this work is still there, and still wants it."""
        return not self.is_dropped and can_be_called(self.on_done)


class Worker(QObject):
    """The serial thread: it takes tasks from a queue, in order, until it is given None.

    A thread of Python and not a `QThread`: Qt ends the program when a `QThread` is destroyed while it runs, as
    happens when a window is deleted before its last reading has ended.
    """

    ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._queue: SimpleQueue[Task | None] = SimpleQueue()
        self._thread: Thread | None = None

    @property
    def is_running(self) -> bool:
        return self._thread is not None

    def put(self, task: Task) -> None:
        """Queue a task, and start the thread if it does not run."""
        if self._thread is None:
            self._thread = Thread(target=self._execute_queued, name="archivio", daemon=True)
            self._thread.start()
        self._queue.put(task)

    def stop(self) -> None:
        """Let the queued tasks end, then end the thread."""
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def stop_without_waiting(self) -> None:
        self._queue.put(None)

    def _execute_queued(self) -> None:
        while (task := self._queue.get()) is not None:
            task.execute()
            self.ended.emit(task)


class TaskRunner(QObject):
    """Runs use cases one at a time in the worker; `idle` is emitted when nothing is left to do.

    `begun(name)` when something is asked: the name of the function in the code.

    `on_done(result)`, `on_error(user_error)` and `on_end()` are called in the screen's thread, and only while the
    widget whose method `on_done` is still exists. Without `on_error` a `UserError` is shown in a dialog; an error that
    is not a `UserError` is a bug: it is logged and shown with its details, and the program goes on.
    Where a use case waits for a reason, `ask_reason` asks it and the same is asked again with it.
    """

    idle = Signal()
    begun = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        restore_import()
        self.ask_reason: AskReason | None = None
        self._waiting: set[Task] = set()
        self._latest: dict[object, Task] = {}
        self._worker = Worker()
        self._worker.ended.connect(self._deliver)
        self.destroyed.connect(partial(Worker.stop_without_waiting, self._worker))
        self._progress: dict[Task, ProgressWindow] = {}
        self._unpainted: list[Task] = []
        self._painted = QTimer(self, interval=AFTER_PAINT_MS, singleShot=True)
        self._painted.timeout.connect(self._put_if_painted)

    @property
    def is_idle(self) -> bool:
        return not self._waiting

    def run(
        self,
        function: Callable[[*Ts], T],
        *args: *Ts,
        on_done: Callable[[T], None] = nothing_more,
        on_error: Callable[[UserError], None] | None = None,
        on_end: Callable[[], None] | None = None,
        latest: object = None,
        after_paint: bool = False,
    ) -> None:
        """Run `function(*args)`; of the tasks with the same `latest` only the last one asked is delivered.

        With `after_paint` the work begins when what else was asked has been told, and is on the screen: Python runs one
        thread at a time, and work that nobody waits for would slow the painting down.
        """
        self.begun.emit(_name_of(function))
        task = Task(lambda: function(*args), on_done)
        task.is_vain = partial(_is_of_let_go, args)
        task.again = lambda stated: self.run(
            function, *_because(stated, args), on_done=on_done, on_error=on_error, on_end=on_end, latest=latest
        )
        self._start(task, on_error, on_end, latest, after_paint=after_paint)

    def run_long(
        self,
        function: Callable[..., T],
        *args: object,
        title: str,
        on_done: Callable[[T], None] = nothing_more,
        on_error: Callable[[UserError], None] | None = None,
        on_end: Callable[[], None] | None = None,
    ) -> None:
        """Run `function(*args, progress=...)`, with a window to watch and cancel it if it takes long."""
        from app.ui.kit.progress import ProgressWindow

        self.begun.emit(_name_of(function))
        window = ProgressWindow(title, self.parent_widget())
        task = Task(lambda: function(*args, progress=window.progress), on_done)
        task.is_vain = partial(_is_of_let_go, args)
        task.again = lambda stated: self.run_long(
            function, *_because(stated, args), title=title, on_done=on_done, on_error=on_error, on_end=on_end
        )
        self._progress[task] = window
        self._start(task, on_error, on_end, None)

    def cancel_long_work(self) -> None:
        for window in self._progress.values():
            window.cancel()

    def close(self) -> None:
        """Stop long work, let what was asked for end, and stop the worker: nothing asked is lost.

        What is told of a result may ask for more, which is done too.
        """
        self.cancel_long_work()
        self._put_unpainted()
        while self._worker.is_running:
            self._worker.stop()
            QCoreApplication.sendPostedEvents(self)
            self._put_unpainted()

    def parent_widget(self) -> QWidget | None:
        parent = self.parent()
        return parent if isinstance(parent, QWidget) else None

    def _start(
        self,
        task: Task,
        on_error: Callable[[UserError], None] | None,
        on_end: Callable[[], None] | None,
        latest: object,
        *,
        after_paint: bool = False,
    ) -> None:
        task.on_error, task.on_end = on_error, on_end
        if latest is not None:
            self._drop_older(latest, task)
        self._waiting.add(task)
        if after_paint:
            self._unpainted.append(task)
            self._let_paint()
        else:
            self._worker.put(task)

    @property
    def _is_only_unpainted(self) -> bool:
        return bool(self._unpainted) and len(self._waiting) == len(self._unpainted)

    def _let_paint(self) -> None:
        """Give the screen its turn, unless something is still to be told that will be painted too."""
        if self._is_only_unpainted:
            self._painted.start()

    def _put_if_painted(self) -> None:
        if self._is_only_unpainted:
            self._put_unpainted()

    def _put_unpainted(self) -> None:
        """Hand over the tasks that waited for the screen."""
        unpainted, self._unpainted = self._unpainted, []
        for task in unpainted:
            self._worker.put(task)

    def _drop_older(self, latest: object, task: Task) -> None:
        if older := self._latest.get(latest):
            older.is_dropped = True
        self._latest[latest] = task

    def _deliver(self, task: Task) -> None:
        self._forget(task)
        try:
            if task.still_has_a_listener:
                self._tell(task)
        finally:
            if task.on_end and task.still_has_a_listener:
                task.on_end()
            task.let_go()
            self._let_paint()
            if self.is_idle:
                self.idle.emit()

    def _forget(self, task: Task) -> None:
        self._waiting.discard(task)
        if window := self._progress.pop(task, None):
            window.finish()
        for key in [key for key, value in self._latest.items() if value is task]:
            del self._latest[key]

    def _tell(self, task: Task) -> None:
        match task.error:
            case None:
                task.on_done(task.result)
            case Cancelled():
                pass
            case ReasonNeeded() as error if task.again and self.ask_reason:
                self.ask_reason(error, task.again, partial(task.on_error or self.show_trouble, Declined()))
            case UserError() as error:
                (task.on_error or self.show_trouble)(error)
            case error:
                show_bug(error, self.parent_widget())

    def show_trouble(self, error: UserError) -> None:
        """Show a refusal in a dialog: the sentence, and what to do; nothing to who has just declined."""
        if not isinstance(error, Declined):
            show_trouble(error, self.parent_widget())
