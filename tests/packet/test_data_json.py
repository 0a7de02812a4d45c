"""What data.json tells, and what stays on the laptop."""

from typing import Any, cast

import pytest

from app.core.paths import resource
from app.domain.report import ReportData
from app.packet.data_json import data_document
from app.packet.json_text import json_bytes
from tests.reports.eventful_report import PRIVATE, eventful_report
from tests.reports.sample_report import sample_report


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> ReportData:
    return sample_report(tmp_path_factory.mktemp("photos"))


@pytest.fixture(scope="module")
def eventful(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The data of the report when little went as planned."""
    return cast("dict[str, Any]", data_document(eventful_report(tmp_path_factory.mktemp("photos"))))


def test_references_in_data_json_resolve_and_everything_has_a_uid(data: ReportData) -> None:
    document = cast("dict[str, Any]", data_document(data))
    known = {name: {item["uid"] for item in document[name]} for name in ("stages", "partners", "people", "meetings")}
    days = {day["uid"] for meeting in document["meetings"] for day in meeting["days"]}

    assert (document["schema"], document["schema_version"]) == ("buku-imbas/data", 1)
    assert "" not in set().union(*known.values(), days)
    assert all(meeting["stage"] in known["stages"] for meeting in document["meetings"])
    for meeting in document["meetings"]:
        assert all(invitation["partner"] in known["partners"] for invitation in meeting["invitations"])
    for row in document["attendance"]:
        assert row["day"] in days
        assert row["person"] in known["people"]
    assert all(item["meeting"] in known["meetings"] for item in document["documents"])
    assert {person["partner"] for person in document["people"]} <= known["partners"] | {None}


def test_data_json_holds_every_row_dates_in_iso_and_no_local_id(data: ReportData) -> None:
    document = cast("dict[str, Any]", data_document(data))

    assert len(document["attendance"]) == sum(len(report.attendance) for report in data.meetings)
    assert document["period"] == {"from": "2019-07-01", "until": "2019-12-31"}
    assert document["meetings"][0]["days"][0]["date"] == "2019-07-27"
    assert document["meetings"][0]["days"][0]["actual_start"] == "09:00"
    assert document["made_at"] == "2019-12-30T09:41:12"
    assert not {name for name in _all_names(document) if name == "id" or name.endswith("_id")}


def _all_names(value: object) -> set[str]:
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return set(fields).union(*(_all_names(item) for item in fields.values()))
    if isinstance(value, list):
        return set[str]().union(*(_all_names(item) for item in cast("list[object]", value)))
    return set()


def test_a_meeting_tells_its_moves_and_what_became_of_its_invitations(eventful: dict[str, Any]) -> None:
    meeting = eventful["meetings"][0]

    (change,) = meeting["date_changes"]
    assert (change["at"], change["reason"]) == ("2019-07-16T07:30:00", "aula dipakai ujian")
    assert (change["before"], change["after"]) == (["2019-07-20"], ["2019-07-27"])
    assert [one["outcome"] for one in meeting["invitations"]] == ["datang", "wakil", "tidak", "datang", ""]
    assert meeting["invitations"][1]["representative"] == "Moh. Arifin, S.Ag."
    assert meeting["invitations"][2]["note"] == "bersamaan dengan akreditasi"


def test_topics_stay_titles_and_have_their_details_beside_them(eventful: dict[str, Any]) -> None:
    meeting = eventful["meetings"][0]

    assert meeting["topics"] == ["Kebijakan mutu", "Siklus SPMI"]
    assert [one["title"] for one in meeting["topic_details"]] == meeting["topics"]
    assert meeting["topic_details"][1] == {
        "uid": "018f0000-0000-7000-8000-001300000002",
        "title": "Siklus SPMI",
        "lesson_hours": 4,
        "speaker": "Slamet Raharjo, S.Pd., M.Pd.",
    }


def test_a_person_with_a_task_is_among_the_people_once(eventful: dict[str, Any]) -> None:
    people = {person["uid"]: person for person in eventful["people"]}
    planned, actual = eventful["meetings"][0]["roles"][:2]
    sent, stayed = eventful["meetings"][1]["roles"]

    assert len(people) == len(eventful["people"])
    assert people[planned["person"]]["institution"] == "Dinas Pendidikan Kabupaten Kebumen"
    assert people[sent["person"]]["partner"] == eventful["partners"][0]["uid"]
    assert (sent["role"], stayed["came"]) == ("utusan", False)
    assert actual["person"] is stayed["person"] is None


def test_schools_tell_their_principal_with_form_and_period(eventful: dict[str, Any]) -> None:
    principal = eventful["school"]["principal"]

    assert (principal["name"], principal["form"]) == (eventful["school"]["principal_name"], "plt")
    assert (principal["from"], principal["until"]) == ("2019-10-01", None)
    assert [one["principal"]["name"] for one in eventful["partners"]] == [
        one["principal_name"] for one in eventful["partners"]
    ]


def test_partners_and_programme_tell_what_is_new(eventful: dict[str, Any]) -> None:
    partner, programme = eventful["partners"][0], eventful["programme"]

    assert (partner["distance_km"], partner["decree_number"]) == (12.5, "800/17/2019")
    assert (partner["decree_date"], partner["active_from"]) == ("2019-06-03", "2019-08-01")
    assert programme["role_words"][0] == {"role": "peserta", "word": "guru sasaran"}
    assert programme["recipients"] == ["Kepala Dinas Pendidikan", "Pengawas Pembina"]
    assert programme["start"] == "2019-07-15"


def test_contacts_of_people_stay_on_the_laptop(eventful: dict[str, Any]) -> None:
    written = json_bytes(eventful).decode()

    assert "(0287) 555 0201" in written
    assert not [private for private in PRIVATE if private in written]


def test_the_description_names_every_field(eventful: dict[str, Any]) -> None:
    described = resource("help", "format-paket.md").read_text(encoding="utf-8")

    assert not {name for name in _all_names(eventful) if f"`{name}`" not in described}
