"""Closed and delivered sheets outlive the code: the archives of each schema in a program that was really changed.

A copy of the program is edited as its authors would (a word, a label, a new field, a field or an enum renamed through
the whole program) and run in a process of its own on the landed archives.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.domain.sheets.stored import FORMATS
from tests.journeys.test_landed_archives import BEGAN, BEGAN_A_FORMAT, NAMES, expected_of, schema_of, unpacked
from tests.whole import IS_WHOLE

ROOT = Path(__file__).parents[2]
FROZEN = "app/domain/serial/format_"
Change = Callable[[Path], None]


def replaced(edits: Mapping[str, Mapping[str, str]]) -> Change:
    """Put other texts in some files; each of the old ones must be there."""

    def change(program: Path) -> None:
        for name, texts in edits.items():
            path = program / name
            source = path.read_text(encoding="utf-8")
            for old, new in texts.items():
                assert old in source, (name, old)
                source = source.replace(old, new)
            path.write_text(source, encoding="utf-8")

    return change


def renamed(names: Mapping[str, str]) -> Change:
    """Rename identifiers through the whole program; in the frozen tables only where they name what is of today."""

    def change(program: Path) -> None:
        for path, source in sources(program):
            before = r"(?<=\.)" if FROZEN in path.as_posix() else ""
            old = re.compile(rf"{before}\b({'|'.join(names)})\b")
            path.write_text(old.sub(lambda found: names[found[1]], source), encoding="utf-8")

    return change


def with_new_field(classes: Mapping[str, str]) -> Change:
    """Give each class a field more, at its end, with a value it begins with."""

    def change(program: Path) -> None:
        for name, file in classes.items():
            path = program / file
            source = path.read_text(encoding="utf-8")
            body = re.search(rf'\nclass {name}:\n    """.*?"""\n\n(?:    [^\n]*\n)+', source, re.DOTALL)
            assert body, name
            path.write_text(
                f"{source[: body.end()]}    colour: str = 'verde'\n{source[body.end() :]}", encoding="utf-8"
            )

    return change


def sources(program: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted((program / "app").rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_text(encoding="utf-8")


WORDS_OF_FORMULAS = replaced(
    {
        "app/domain/scoring/parts.py": {"arrotondato a {}": "portato per legge a {}"},
        "app/domain/scoring/award.py": {'"quota della fascia"': '"quanto dà la fascia"', '"fascia"': '"gradino"'},
        "app/domain/scoring/steps.py": {'"non si applica"': '"è fuori dalla scheda"', '"manca"': '"non c\'è"'},
        "app/domain/sheets/composition.py": {"({signed_by}, {": "— firmata da {signed_by} il giorno ({"},
        "app/domain/objectives/vocabulary.py": {"cause estranee a chi lo persegue": "altre cause"},
    }
)
LABELS = replaced(
    {
        "app/domain/scoring/engine.py": {
            '"Totale"': '"Punteggio"',
            '"Performance individuale"': '"Quella propria"',
        },
        "app/domain/scoring/bands.py": {"'oltre'": "'più di'", "'da'": "'almeno'"},
        "app/domain/workflow.py": {
            '"Valutazione finale"': '"Valutazione dell\'anno"',
            '"firmata"': '"sottoscritta"',
        },
        "app/domain/method/definition.py": {
            '"Valutatore"': '"Chi valuta"',
            '"Segretario comunale"': '"Segretario"',
        },
    }
)
NEW_FIELDS = with_new_field(
    {
        "Step": "app/domain/scoring/steps.py",
        "SectionInput": "app/domain/scoring/inputs.py",
        "IndicatorInput": "app/domain/scoring/inputs.py",
        "FactorText": "app/domain/method/template.py",
        "ScaleRow": "app/domain/method/scale.py",
        "Labels": "app/domain/method/definition.py",
        "IndicatorParameters": "app/domain/objectives/rule_parameters.py",
        "ObjectiveWords": "app/domain/sheets/content.py",
        "Outcome": "app/domain/sheets/snapshot.py",
        "SheetTexts": "app/domain/sheets/particulars.py",
    }
)
RENAMED_FIELDS = renamed(
    {
        "is_individual": "counts_for_the_person",
        "totals_given": "totals_of_others",
        "unit_totals": "sums_of_units",
        "conciliation_days": "days_to_conciliate",
        "are_steps_linear": "steps_in_line",
        "evaluator_role": "role_of_who_evaluates",
        "formula": "how_it_came",
    }
)
RENAMED_WORDS = renamed({"WEIGHTED_MEAN": "BY_WEIGHT", "BEHAVIOURS": "CONDUCT", "BASELINE_TO_TARGET": "JOURNEY"})
OTHER_VALUES_OF_WORDS = replaced(
    {
        "app/domain/method/vocabulary.py": {
            '"weighted_mean"': '"by_weight"',
            '"behaviours"': '"conduct"',
            '"steps"': '"stairs"',
            '"mean_by_days"': '"by_days"',
        }
    }
)


def one_after_the_other(*changes: Change) -> Change:
    def change(program: Path) -> None:
        for one in changes:
            one(program)

    return change


EVERY_CHANGE = one_after_the_other(
    WORDS_OF_FORMULAS, LABELS, NEW_FIELDS, RENAMED_FIELDS, OTHER_VALUES_OF_WORDS, RENAMED_WORDS
)
"""All at once, since a program is copied, compiled and run for each: what differs says which it was."""

OF_COMUNI = [name for name in NAMES if name.endswith("-comune") and (IS_WHOLE or schema_of(name) in BEGAN)]
"""Of each schema that wrote sheets its own way, in `make walk` of each."""
EXAMPLES = BEGAN_A_FORMAT if IS_WHOLE else BEGAN_A_FORMAT[:1]
"""Whole years besides: the comuni have sheets of each format too."""


def test_that_after_a_change_of_the_code_closed_sheets_are_the_same_and_delivered_ones_close(tmp_path: Path) -> None:
    program = changed(tmp_path, EVERY_CHANGE)
    names = [*OF_COMUNI, *EXAMPLES]
    told = told_by(program, tmp_path, names)
    formats = {one for found in told for one in found["formats"]}
    assert formats >= set(FORMATS) - {max(FORMATS)}, "a format that has no example here"
    for name, found in zip(names, told, strict=True):
        expected = expected_of(name)
        closed, delivered = len(expected["closed"]), len(expected["delivered"])
        assert (found["closed"], found["differences"]) == (closed, []), name
        assert found["finished"] == delivered, name
        assert (found["closed_after"], found["differences_after"]) == (closed + delivered, []), name
        assert found["reworded"] > 0, name
        assert found["printed"]["total"] in found["printed"]["paper"], name


def test_that_a_rule_that_counts_otherwise_is_told(tmp_path: Path) -> None:
    cut = replaced({"app/domain/scoring/parts.py": {'per eccesso)", round_half_up)': 'per eccesso)", cut_down)'}})
    found = told_by(changed(tmp_path, cut), tmp_path, OF_COMUNI[::3] if IS_WHOLE else OF_COMUNI[:1])
    said = [difference for one in found for difference in one["differences"]]
    assert said
    assert all(re.search(r"^\w.*, \d{4}: .* era \d+,\d\d e ricalcolat", one) for one in said), said


def changed(folder: Path, change: Change) -> Path:
    """Copy the program and change it."""
    program = folder / "program"
    shutil.copytree(ROOT / "app", program / "app")  # with its bytecode, which holds of the files that stay as they were
    change(program)
    return program


def told_by(program: Path, folder: Path, names: Sequence[str]) -> list[dict[str, Any]]:
    archives = [str(unpacked(name, folder)) for name in names]
    script = Path(__file__).with_name("later_program.py")
    ran = subprocess.run(
        [sys.executable, str(script), *archives],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=program,
        env=os.environ | {"PYTHONPATH": str(program), "PYTHONUTF8": "1"},
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    said = json.loads(ran.stdout)
    assert Path(said["program"]).is_relative_to(program)
    return list(said["archives"])
