"""Whether this run walks and asks everything, as `make walk` does, or of what repeats itself a part that proves it."""

import os

IS_WHOLE = os.environ.get("WALK") == "all"
