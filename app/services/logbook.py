"""The open logbook: every service on one data folder."""

from collections.abc import Callable

from app.core.paths import DataFolder
from app.services.attendance import AttendanceService
from app.services.certificates import CertificateService
from app.services.check_in import CheckInService
from app.services.cycle import CycleService
from app.services.data_files import DataFileService
from app.services.documents import DocumentService
from app.services.duplicates import DuplicateService
from app.services.history import HistoryService
from app.services.imports import ImportService
from app.services.letters import LetterService
from app.services.meetings import MeetingService
from app.services.overview import OverviewService
from app.services.packets import PacketService
from app.services.people import PeopleService
from app.services.prepared_lists import PreparedListService
from app.services.printed_sheets import PrintedSheetService
from app.services.programmes import ProgrammeService
from app.services.recaps import RecapService
from app.services.register_imports import RegisterImportService
from app.services.register_view import RegisterView
from app.services.sample import SampleService
from app.services.schedule import ScheduleService
from app.services.schools import SchoolService
from app.storage.documents import FileStore
from app.storage.migrate import open_database


class Logbook:
    """What both doors, the window and the command line, talk to."""

    def __init__(self, folder: DataFolder) -> None:
        """Open the data in `folder`, making it when there is none. Raises `SetupError`."""
        self.folder = folder
        self._database = open_database(folder.database, folder.backups)
        self.warning = self._database.warning
        self.schools = SchoolService(self._database)
        self.meetings = MeetingService(self._database)
        self.people = PeopleService(self._database)
        self.duplicates = DuplicateService(self._database)
        self.attendance = AttendanceService(self._database)
        self.check_in = CheckInService(self._database)
        self.prepared_lists = PreparedListService(self._database)
        register = RegisterView(self._database)
        self.imports = ImportService(self._database, register)
        self.register_imports = RegisterImportService(self._database, register)
        self.documents = DocumentService(self._database, FileStore(folder.store))
        self.printed_sheets = PrintedSheetService(self._database, self.documents)
        self.programmes = ProgrammeService(self._database, self.documents, folder.root / "program")
        self.cycle = CycleService(self._database, self.documents)
        self.schedule = ScheduleService(self._database)
        self.overview = OverviewService(self._database)
        self.recaps = RecapService(self._database, self.documents)
        self.packets = PacketService(self._database, self.documents)
        self.letters = LetterService(self._database, self.documents)
        self.certificates = CertificateService(self._database, self.documents)
        self.history = HistoryService(self._database)
        self.data_files = DataFileService(self._database, self.documents, FileStore(folder.store), self.programmes)
        self.sample = SampleService(self._database, self.data_files)

    def subscribe(self, subscriber: Callable[[frozenset[str]], None]) -> None:
        """Have `subscriber(changed_tables)` called after each commit, on the thread that committed."""
        self._database.subscribe(subscriber)

    def close(self) -> None:
        """Close the database; everything acknowledged is on disk already."""
        self.imports.close()
        self._database.close()
