"""Who is at the keyboard: the page of log-in, the lock of the screen, users and passwords."""
