"""How the papers of the progressions are made, imported only when they are printed."""

from typing import Any

from app.services.documents.parts import DocumentParts, Subjects, at_once


def ranking_parts() -> DocumentParts[Any]:
    from app.reports.print_progressions import print_ranking
    from app.services.documents.data_files import write_tables
    from app.services.documents.progressions import ranking_document

    return DocumentParts(ranking_document, at_once(print_ranking), write_data=write_tables)


def extract_parts() -> DocumentParts[Any]:
    from app.reports.print_progressions import print_progression_extracts
    from app.services.documents import progressions

    subjects = Subjects(progressions.extract_choices, progressions.extracts_of_person, progressions.extract_name)
    return DocumentParts(progressions.extract_documents, print_progression_extracts, subjects=subjects)
