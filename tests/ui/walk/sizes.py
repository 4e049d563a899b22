"""The client sizes at which the window is looked at."""

SIZES = SMALL, USUAL, LARGE = (1024, 680), (1366, 728), (1920, 1040)
"""What the screens of 1024×768, 1366×768 and 1920×1080 leave to the window."""
