"""A letter as PDF."""

from pathlib import Path

from app.core.errors import environment_fault
from app.core.files import copied_path
from app.domain.letter_content import LetterContent


def write_letter_pdf(content: LetterContent, path: Path) -> None:
    """Write the letter to `path` on the school's paper; the same content gives the same bytes.

    Raises `SetupError` when the file cannot be written; an earlier file at `path` then stays.
    """
    try:
        with copied_path(path) as temporary:
            _write(content, temporary)
    except OSError as error:
        raise environment_fault(error, f"menulis {path.name} di {path.parent}") from error


def _write(content: LetterContent, path: Path) -> None:
    from app.reports.fonts import register_fonts
    from app.reports.letter_flow import letter_story
    from app.reports.letter_page import LetterDocument
    from app.reports.letter_parts import letter_title

    register_fonts()
    document = LetterDocument(
        str(path),
        paper=content.school.paper,
        title=letter_title(content.letter),
        author=content.school.name,
        subject=content.letter.subject,
        day=content.letter.date,
    )
    document.write(letter_story(content))
