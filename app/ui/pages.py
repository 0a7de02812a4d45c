"""The pages of the window by their code; each is imported when it is first opened."""

from app.ui.page import Page, Shell


def build_page(code: str, shell: Shell) -> Page:
    """A new page. Raises `KeyError` for a code that is none."""
    match code:
        case "beranda":
            from app.ui.home.page import HomePage as Kind
        case "jadwal":
            from app.ui.schedule.page import SchedulePage as Kind
        case "kegiatan":
            from app.ui.meetings.page import MeetingsPage as Kind
        case "imbas":
            from app.ui.partners.page import PartnersPage as Kind
        case "orang":
            from app.ui.people.page import PeoplePage as Kind
        case "program":
            from app.ui.programmes.page import ProgrammesPage as Kind
        case "surat":
            from app.ui.letters.page import LettersPage as Kind
        case "rekap":
            from app.ui.recaps.page import RecapsPage as Kind
        case "paket":
            from app.ui.packets.page import PacketsPage as Kind
        case "impor":
            from app.ui.importing.page import ImportPage as Kind
        case "impor-orang":
            from app.ui.importing.people_page import PeopleImportPage as Kind
        case "impor-sekolah":
            from app.ui.importing.schools_page import SchoolImportPage as Kind
        case _:
            raise KeyError(code)
    return Kind(shell)
