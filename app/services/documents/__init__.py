"""Documents filled from the archive and handed to the reports."""
