"""A letter as Word document, for those who want to change it by hand: the same parts as the PDF."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.errors import environment_fault
from app.core.files import copied_path
from app.domain.letter_content import LetterContent

if TYPE_CHECKING:
    from app.reports.letter_parts import Part
    from app.reports.word_sheet import WordSheet


def write_letter_word(content: LetterContent, path: Path) -> None:
    """Write the letter to `path` (.docx) on the school's paper; the same content gives the same bytes.

    Raises `SetupError` when the file cannot be written; an earlier file at `path` then stays.
    """
    from app.reports.letter_parts import letter_sheets, letter_title
    from app.reports.word_file import save_document
    from app.reports.word_letterhead import add_letterhead
    from app.reports.word_sheet import WordSheet

    sheet = WordSheet(content.school.paper)
    for number, parts in enumerate(letter_sheets(content)):
        if number:
            sheet.start_next_letter()
        add_letterhead(sheet, content)
        _add_parts(sheet, parts)
    try:
        with copied_path(path) as temporary:
            save_document(
                sheet.document,
                temporary,
                title=letter_title(content.letter),
                author=content.school.name,
                subject=content.letter.subject,
                day=content.letter.date,
            )
    except OSError as error:
        raise environment_fault(error, f"menulis {path.name} di {path.parent}") from error


def _add_parts(sheet: "WordSheet", parts: Sequence["Part"]) -> None:
    from app.reports.letter_parts import Signature
    from app.reports.word_parts import add_part

    for part, following in zip(parts, (*parts[1:], None), strict=True):
        # the words before the signature stay on its page
        add_part(sheet, part, stays_with_next=isinstance(following, Signature))
