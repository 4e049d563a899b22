#!/bin/sh
# -I: nothing of the folder one is in, nor of the user's own Python, gets into the program.
exec /usr/bin/python3 -I -c 'import sys; sys.path.insert(0, "/usr/lib/merito"); sys.dont_write_bytecode = True
from app.cli import main
sys.exit(main())' "$@"
