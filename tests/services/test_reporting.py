"""What a report gathers: the partners of its period, the people with tasks, the letterhead's pictures."""

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from app.domain.records import Invitation, Meeting, MeetingDay, MeetingRole, ModelSchool, Partner, Person
from app.domain.terms import Affiliation, DocumentKind, Role
from app.services.logbook import Logbook

_MEETING = date(2019, 8, 1)


@pytest.fixture
def school(logbook: Logbook) -> Logbook:
    logbook.schools.save_model_school(ModelSchool(name="SMP Negeri 2 Sempor", regency="Kabupaten Kebumen"))
    return logbook


def _packet(logbook: Logbook, folder: Path) -> zipfile.ZipFile:
    (file,) = logbook.packets.make(folder, date(2019, 7, 1), date(2019, 12, 31)).files
    return zipfile.ZipFile(folder / file.name)


def _data(logbook: Logbook, folder: Path) -> dict[str, Any]:
    with _packet(logbook, folder) as archive:
        return json.loads(archive.read("data.json"))


def _meeting(logbook: Logbook, **more: Any) -> Meeting:
    return logbook.meetings.save(Meeting(title="Rapat kerja", days=(MeetingDay(date=_MEETING),), **more))


@pytest.mark.parametrize(
    ("since", "until", "listed"),
    [
        (None, None, True),
        (date(2019, 12, 31), None, True),
        (date(2020, 1, 1), None, False),
        (None, date(2019, 7, 1), True),
        (None, date(2019, 6, 30), False),
        (date(2019, 8, 5), date(2019, 8, 6), True),
    ],
)
def test_a_partner_is_listed_when_it_is_active_on_a_day_of_the_period(
    school: Logbook, tmp_path: Path, since: date | None, until: date | None, listed: bool
) -> None:
    school.schools.save_partner(Partner(name="SMP Purnama", active_from=since, active_until=until))
    _meeting(school)

    assert [one["name"] for one in _data(school, tmp_path)["partners"]] == (["SMP Purnama"] if listed else [])


def test_a_former_partner_that_was_invited_or_came_is_listed(school: Logbook, tmp_path: Path) -> None:
    left = date(2019, 1, 31)
    invited, came, _gone = (
        school.schools.save_partner(Partner(name=name, active_until=left))
        for name in ("SMP Purnama", "SMP PGRI 1 Rowokele", "SMP Muhammadiyah Gombong")
    )
    meeting = _meeting(school, invitations=(Invitation(partner_id=invited.id),))
    guest = Person(name="Sri Handayani, S.Pd.", affiliation=Affiliation.PARTNER, partner_id=came.id)
    school.attendance.add_walk_in(meeting.days[0].id, guest)
    data = _data(school, tmp_path)

    uids = {one["name"]: one["uid"] for one in data["partners"]}
    assert list(uids) == ["SMP Purnama", "SMP PGRI 1 Rowokele"]
    assert data["meetings"][0]["invitations"][0]["partner"] == uids["SMP Purnama"]
    assert data["people"][0]["partner"] == uids["SMP PGRI 1 Rowokele"]


def test_a_speaker_of_the_register_is_among_the_people_with_the_institution(school: Logbook, tmp_path: Path) -> None:
    partner = school.schools.save_partner(Partner(name="SMP Purnama"))
    people = [
        school.people.save(person)
        for person in (
            Person(name="Fitri Nur Aini, S.Pd.", affiliation=Affiliation.MODEL, phone="0812-5550-0111"),
            Person(name="Moh. Arifin, S.Ag.", affiliation=Affiliation.PARTNER, partner_id=partner.id),
            Person(name="Dr. Haryono, M.Pd.", institution="Dinas Pendidikan"),
        )
    ]
    roles = [MeetingRole(person_id=one.id, name=one.name, role=Role.SPEAKER) for one in people]
    _meeting(school, roles=(*roles, MeetingRole(name="Tamu")))
    data = _data(school, tmp_path)

    told = {one["uid"]: one["institution"] for one in data["people"]}
    assert list(told.values()) == ["SMP Negeri 2 Sempor", "SMP Purnama", "Dinas Pendidikan"]
    assert [one["person"] for one in data["meetings"][0]["roles"]] == [*told, None]
    assert "0812-5550-0111" not in json.dumps(data)


def test_the_report_has_the_same_letterhead_pictures_as_the_letters(school: Logbook, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (120, 160), "#0B6E6E").save(logo)
    own = school.schools.model_school()
    assert own is not None
    school.schools.save_model_school(
        own, pictures={"government_logo_id": school.documents.take_picture(logo, DocumentKind.LOGO)}
    )
    _meeting(school)

    with _packet(school, tmp_path / "keluar") as archive:
        report = pypdfium2.PdfDocument(archive.read("1-laporan/laporan-kegiatan.pdf"))
        assert not [name for name in archive.namelist() if "logo" in name]
    pictures = list(report[0].get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,)))
    report.close()
    assert len(pictures) == 1
