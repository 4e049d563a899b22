"""How the stock widgets of Qt are drawn: flat fills, lines of one pixel, the focus in sight."""
