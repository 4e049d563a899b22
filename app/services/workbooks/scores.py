"""The *Valutazioni* as a workbook: a file for each evaluator, and who keeps what comes back."""

from app.domain.changes import Topic
from app.domain.workbooks.score_reading import form_headings, read_scores
from app.domain.workbooks.score_rules import SCORE_RULES
from app.domain.workbooks.scores import SCORE_LINES, SCORES_LAYOUT, TEXT_LINES
from app.services.workbooks.parts import FilesApart, Intake, WorkbookParts
from app.services.workbooks.score_files import evaluator_file, evaluators
from app.services.workbooks.score_intake import keep_marks, keep_text, load_score_rows, tell_in_history

PARTS = WorkbookParts(
    SCORES_LAYOUT,
    intake=Intake(
        SCORE_RULES,
        load_score_rows,
        {SCORE_LINES.name: keep_marks, TEXT_LINES.name: keep_text},
        (Topic.SHEETS,),
        read=read_scores,
        finish=tell_in_history,
        is_like=form_headings,
    ),
    apart=FilesApart(evaluators, evaluator_file),
)
