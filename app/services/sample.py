"""The sample school: something to look at and to play with before one's own data."""

from app.core.errors import UserError
from app.core.paths import resource
from app.core.progress import Progress
from app.services.data_files import DataFileService
from app.storage import meetings, people, schools
from app.storage.database import Database


class SampleService:
    """Fills an empty logbook with the sample school, an ordinary data file, in one use case that can be undone."""

    def __init__(self, database: Database, data_files: DataFileService) -> None:
        self._database = database
        self._data_files = data_files

    def fill(self, progress: Progress | None = None) -> None:
        """Raises `UserError` when the logbook already holds something: samples never mix with real data."""
        with self._database.read() as connection:
            filled = schools.get_model_school(connection) or schools.partners(connection)
            if filled or meetings.meetings(connection) or people.count(connection):
                raise UserError(
                    "Buku ini sudah berisi data, jadi data contoh tidak dimasukkan. Pakai folder data yang kosong."
                )
        self._data_files.load(resource("sample", "contoh.toml"), progress, "Isi dengan data contoh")
