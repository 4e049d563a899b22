"""*Seduta*: one person at a time on the whole screen, large enough to be read from two metres."""
