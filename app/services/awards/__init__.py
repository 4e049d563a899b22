"""Awards in the archive: rules adopted, funds of a year, what is known of each person, what is computed and kept."""
