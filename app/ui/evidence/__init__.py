"""The evidences of an objective in the window."""
