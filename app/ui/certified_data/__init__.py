"""The window of what is certified outside the sheets."""
