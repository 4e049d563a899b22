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
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.archives.plain import copied


@pytest.fixture(scope="session")
def composed_made(comune_made: Comune, tmp_path_factory: pytest.TempPathFactory) -> Comune:
    path = tmp_path_factory.mktemp("archives") / "composed.merito"
    with copied(comune_made.workspace.archive.path, path) as workspace:
        return replace(comune_made, workspace=workspace, round_id=_prepare(workspace))


@pytest.fixture
def composed(workspace: Workspace, composed_made: Comune) -> Comune:
    """The comune with the final round of 2024 prepared: employees on the composed sheet, the EQ on that of a preset."""
    return replace(composed_made, workspace=workspace)


def _prepare(workspace: Workspace) -> RoundId:
    definition, issues = read_method(Path(__file__).with_name("composto.toml").read_text(encoding="utf-8"))
    assert definition is not None, issues
    preset = read_preset("solo-comportamenti")
    eq = [template for template in preset.templates if template.role.value == "eq"]
    scales = tuple(scale for scale in preset.scales if scale.code not in {one.code for one in definition.scales})
    whole = replace(definition, templates=(*definition.templates, *eq), scales=(*definition.scales, *scales))
    version = MethodVersionId(new_version(workspace, whole).ids[0])
    round_id = RoundId(open_round(workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(workspace, round_id)
    return round_id
