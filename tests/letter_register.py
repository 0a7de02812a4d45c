"""The sample school before its first letter, for tests of the register from its beginning."""

from dataclasses import replace

from app.services.logbook import Logbook


def empty_the_register(logbook: Logbook) -> None:
    """Remove every letter; the documents of the meetings stay."""
    for line in logbook.letters.register():
        logbook.letters.save(replace(line.letter, document_id=None))
        logbook.letters.remove(line.letter.id)
