"""PySide6's own `import` is put away before anything is imported in the worker."""

import builtins

from app.ui.kit.tasks import TaskRunner


def test_that_the_worker_imports_with_python_s_own_import(runner: TaskRunner) -> None:
    assert builtins.__import__ is builtins.__orig_import__
    assert runner.is_idle
