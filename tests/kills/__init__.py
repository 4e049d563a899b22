"""Real processes killed while they work on an archive: `make kills` does it thousands of times, CI a hundred."""
