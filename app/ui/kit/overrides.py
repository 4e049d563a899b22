"""`override`, for the classes of the window."""

from app.services.overrides import override

__all__ = ["override"]
