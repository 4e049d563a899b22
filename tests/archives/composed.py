"""A session whose sheets are composed person by person: weights in a range, factors to choose, corrections."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.ids import MethodVersionId, RoundId
from app.domain.method_file.toml import read_method
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind
from app.services.methods.presets import read_preset
from app.services.methods.versions import new_version
from app.services.rounds.rounds import open_round, prepare_round
from tests.archives.comune import Comune


@pytest.fixture
def composed(comune: Comune) -> Comune:
    """The comune with the final round of 2024 prepared: employees on the composed sheet, the EQ on that of a preset."""
    definition, issues = read_method(Path(__file__).with_name("composto.toml").read_text(encoding="utf-8"))
    assert definition is not None, issues
    preset = read_preset("solo-comportamenti")
    eq = [template for template in preset.templates if template.role.value == "eq"]
    scales = tuple(scale for scale in preset.scales if scale.code not in {one.code for one in definition.scales})
    whole = replace(definition, templates=(*definition.templates, *eq), scales=(*definition.scales, *scales))
    version = MethodVersionId(new_version(comune.workspace, whole).ids[0])
    round_id = RoundId(open_round(comune.workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(comune.workspace, round_id)
    return replace(comune, round_id=round_id)
