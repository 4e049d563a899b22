"""Documents: frozen shapes that a report prints, filled by services, knowing neither archive nor paper."""
