"""A plan of bare lines brought to conforming objectives through the window: the keys and the clicks are counted."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.domain.ids import EmployeeId
from app.domain.objectives.grid.columns import KEYS as COLUMNS
from app.domain.objectives.grid.rows import GridRow
from app.domain.objectives.lacks import Lack
from app.domain.objectives.vocabulary import Direction
from app.domain.roles import Gender
from app.domain.structure.employees import EmployeeDraft
from app.domain.structure.postings import PostingDraft
from app.services.archives import new_archive
from app.services.objectives.checks import objective_facts
from app.services.structure.employees import hire
from tests.ui.counted_hands import CountedHands

YEAR = 2024
