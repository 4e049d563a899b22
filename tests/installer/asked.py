"""Which tests of the installers take minutes: they run when `make installers-tried` asks for them."""

import os

import pytest

LONG = pytest.mark.skipif(not os.environ.get("TRY_INSTALLERS"), reason="it takes minutes: `make installers-tried`")
