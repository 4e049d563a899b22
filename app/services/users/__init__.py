"""The users of an archive: listed, kept, ended, and who works when one of them logs in."""
