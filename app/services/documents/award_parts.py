"""How the papers of the awards are made, imported only when they are printed."""

from typing import Any

from app.services.documents.parts import DocumentParts, Subjects, at_once


def prospetto_parts() -> DocumentParts[Any]:
    from app.reports.print_awards import print_awards
    from app.services.awards.reading import read_awards
    from app.services.documents.awards import awards_document, write_awards

    return DocumentParts(awards_document, at_once(print_awards), gather=read_awards, write_data=write_awards)


def total_parts() -> DocumentParts[Any]:
    from app.reports.print_awards import print_award_totals
    from app.services.awards.reading import read_awards
    from app.services.documents.awards import awards_document, write_totals

    return DocumentParts(awards_document, at_once(print_award_totals), gather=read_awards, write_data=write_totals)


def award_extract_parts() -> DocumentParts[Any]:
    from app.reports.print_awards import print_award_extracts
    from app.services.awards.reading import read_awards
    from app.services.documents import awards
    from app.services.documents.apart import print_each_apart

    def print_apart(documents: Any, folder: Any, progress: Any) -> Any:
        return print_each_apart(documents, folder, print_award_extracts, progress)

    subjects = Subjects(awards.extract_choices, awards.extracts_of_person, awards.extract_name)
    return DocumentParts(awards.award_extracts, print_award_extracts, print_apart, subjects, gather=read_awards)
