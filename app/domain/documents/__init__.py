"""Documents: frozen shapes that a report prints, filled by the services, knowing neither archive nor paper."""
