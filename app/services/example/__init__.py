"""The example comune: invented people and acts on the structure and the figures of a real plan."""

from app.services.example.building import build_example, run_session
from app.services.example.throwaway import open_example_copy

__all__ = ["build_example", "open_example_copy", "run_session"]
