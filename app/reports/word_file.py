"""Saving a Word document so that the same content gives the same bytes."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

_LONGEST_PROPERTY = 255  # characters, by the library's own rule


def save_document(document: Any, path: Path, *, title: str, author: str, subject: str, day: date) -> None:
    """Write `document` to `path`; every date inside is `day`, never the clock."""
    from app.reports.word_sheet import clean

    moment = datetime.combine(day, time())
    properties = document.core_properties
    properties.title, properties.author, properties.subject = (
        clean(text)[:_LONGEST_PROPERTY] for text in (title, author, subject)
    )
    properties.last_modified_by, properties.comments, properties.keywords = "Buku Imbas", "", ""
    properties.language = "id-ID"
    properties.created = properties.modified = moment
    properties.revision = 1
    packed = io.BytesIO()
    document.save(packed)
    # the library stamps each member with the clock; a ZIP knows no year before 1980
    stamp = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(path, "w") as target:
        for member in source.infolist():
            info = zipfile.ZipInfo(member.filename, stamp)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(member))
