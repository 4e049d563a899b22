"""What makes a file to install of the program, for Windows and for Debian: nothing here is needed to run it."""
