"""Payment times in the window."""
