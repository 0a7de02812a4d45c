"""Story 3: three months of Zoom reports, in English and Indonesian, with rejoins, devices and waiting rooms.

Truth, counted by hand (minutes): in September Rohana (SDN 8) sat there 60 + 145, Marlina (SDN 38) 240, Umi 190; a
telephone and somebody who only waited are nobody. In October Rohana 200, Iskandar 210 and Umi 30 + 150. In November
Rohana 220, Marlina 100 + 100, Umi 160, Iskandar 205. Each stage earns 6 JP. Umi Kulsum is new: of SDN 19, as the
principal answers.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from app.domain.lists import ImportPlan, ListKind, RowOutcome
from app.domain.recaps import RecapKind, RecapQuery, Span
from app.domain.records import Meeting
from app.domain.terms import Affiliation, AttendanceState
from app.services.logbook import Logbook
from app.ui.importing.page import ImportPage
from app.ui.recaps.page import RecapsPage
from tests.stories.desk import STORIES, Desk, MakeDesk, cells_of, line_of, words_of
from tests.stories.hands import Principal

STAGES = ("In Service tahap 1", "In Service tahap 2", "In Service tahap 3")
SEPTEMBER = """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,
911 0000 0001,Dokumen SPMI,09/12/2020 07:50:00 AM,09/12/2020 12:02:00 PM,sdn4@contoh.id,252,6,

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room
"Rohana, S.Pd.",,09/12/2020 08:00:00 AM,09/12/2020 09:00:00 AM,60,Yes,No
"Rohana, S.Pd.",,09/12/2020 09:20:00 AM,09/12/2020 11:45:00 AM,145,Yes,No
Marlina,,09/12/2020 08:00:00 AM,09/12/2020 12:00:00 PM,240,Yes,No
Umi Kulsum,,09/12/2020 08:30:00 AM,09/12/2020 11:40:00 AM,190,Yes,No
Samsung A10,,09/12/2020 08:30:00 AM,09/12/2020 10:00:00 AM,90,Yes,No
Tamu Menunggu,,09/12/2020 08:30:00 AM,09/12/2020 08:32:00 AM,2,Yes,Yes
"""
OCTOBER = """\
Nama (nama asli);Email;Waktu bergabung;Waktu keluar;Durasi (menit);Tamu;Di ruang tunggu
Rohana;;10/10/2020 08.00.00;10/10/2020 11.20.00;200;Ya;Tidak
Iskandar Muda;;10/10/2020 08.00.00;10/10/2020 11.30.00;210;Tidak;Tidak
Umi Kulsum;;10/10/2020 08.00.00;10/10/2020 08.30.00;30;Ya;Tidak
Umi Kulsum;;10/10/2020 08.40.00;10/10/2020 11.10.00;150;Ya;Tidak
iPhone milik Rohana;;10/10/2020 08.00.00;10/10/2020 08.01.00;1;Ya;Ya
"""
NOVEMBER = """\
Nama (nama asli),Email,Total durasi (menit)s,Tamu
"ROHANA, S.PD",,220,Ya
MARLINA,,200,Ya
umi kulsum,,160,Ya
Iskandar Muda,,205,Tidak
OPPO A5s,,12,Ya
"""
REPORTS = (SEPTEMBER, OCTOBER, NOVEMBER)
MINUTES = (
    {"Rohana, S.Pd.": 205, "Marlina": 240, "Umi Kulsum": 190},
    {"Rohana, S.Pd.": 200, "Iskandar Muda, S.Pd.": 210, "Umi Kulsum": 180},
    {"Rohana, S.Pd.": 220, "Marlina": 200, "Umi Kulsum": 160, "Iskandar Muda, S.Pd.": 205},
)
HOURS = {"Rohana, S.Pd.": 18, "Umi Kulsum": 18, "Marlina": 12, "Iskandar Muda, S.Pd.": 12}
ZOOM = ("--dari", "2020-09-12", "--sampai", "2020-11-07")


def reports(folder: Path) -> list[Path]:
    """The three files, as they were saved: with BOM, resaved with semicolons, and plain."""
    encodings = ("utf-8-sig", "cp1252", "utf-8")
    paths = [folder / f"participants_9110000000{number}.csv" for number in (1, 2, 3)]
    for path, text, encoding in zip(paths, REPORTS, encodings, strict=True):
        path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    return paths


def clear(logbook: Logbook) -> None:
    """Take off who stands on the lists of the stages by the story's data file: here they come by the reports."""
    for meeting in stages(logbook):
        logbook.attendance.remove([row.id for row in logbook.attendance.rows(meeting.id)])
        waiting = [row.id for row in logbook.imports.waiting(meeting.id)]
        if waiting:
            logbook.imports.settle(waiting)


def stages(logbook: Logbook) -> list[Meeting]:
    return [one for title in STAGES for one in logbook.meetings.meetings() if one.title.startswith(title)]


def answers(plan: ImportPlan) -> dict[int, int]:
    """What the principal answers: whoever is proposed is meant; Zoom names no school, so she is asked."""
    return {row.key: row.candidates[0].person_id for row in plan.with_outcome(RowOutcome.DOUBTFUL)}


def test_three_months_through_the_services(desk: MakeDesk, tmp_path: Path) -> None:
    school = desk(3)
    with school.open() as logbook:
        clear(logbook)
        people = logbook.overview.status().people
        for number, (meeting, path) in enumerate(zip(stages(logbook), reports(tmp_path), strict=True)):
            seen = logbook.imports.recognise(path)
            assert seen.kind is ListKind.ZOOM
            plan = logbook.imports.plan(seen, seen.tables[0], meeting.id, meeting.days[0].id)
            done = logbook.imports.commit(plan, answers(plan))
            assert done.new == (1 if number == 0 else 0), "Umi, once"
            minutes = {row.name: row.minutes for row in logbook.attendance.rows(meeting.id)}
            assert minutes == MINUTES[number]
        assert logbook.overview.status().people == people + 1
        settle_umi(logbook)
        check_november_is_taken_back_and_comes_again(logbook, tmp_path)

    check_recaps(school, tmp_path)
    check_papers(school, tmp_path)


def settle_umi(logbook: Logbook) -> None:
    """The principal says in the register where the new name comes from."""
    (line,) = logbook.people.search("Umi Kulsum")
    nineteen = next(one for one in logbook.schools.partners() if one.name.startswith("SDN 19"))
    person = logbook.people.person(line.id)
    logbook.people.save(replace(person, affiliation=Affiliation.PARTNER, partner_id=nineteen.id))


def check_november_is_taken_back_and_comes_again(logbook: Logbook, folder: Path) -> None:
    """The month goes although Marlina was marked since; she stays, and the next import changes nobody twice."""
    meeting = stages(logbook)[2]
    marlina = next(row for row in logbook.attendance.rows(meeting.id) if row.name == "Marlina")
    logbook.attendance.set_state([marlina.id], AttendanceState.LATE)
    (batch,) = logbook.imports.batches(meeting.id)
    taken = logbook.imports.take_back(batch.id)
    assert (taken.removed, taken.people_removed, [one.name for one in taken.kept]) == (3, 0, ["Marlina"])
    assert [row.name for row in logbook.attendance.rows(meeting.id)] == ["Marlina"]
    assert logbook.history.undo() == "Tarik kembali impor participants_91100000003.csv"
    assert len(logbook.attendance.rows(meeting.id)) == 4
    assert logbook.history.redo() == "Tarik kembali impor participants_91100000003.csv"
    seen = logbook.imports.recognise(folder / "participants_91100000003.csv")
    plan = logbook.imports.plan(seen, seen.tables[0], meeting.id, meeting.days[0].id)
    assert not plan.with_outcome(RowOutcome.NEW)
    logbook.imports.commit(plan, answers(plan))
    again = {row.name: row.minutes for row in logbook.attendance.rows(meeting.id)}
    assert again == MINUTES[2]


def check_recaps(school: Desk, folder: Path) -> None:
    people = school.recap("orang", *ZOOM)
    assert {name: line["lesson_hours"] for name, line in people.items() if name in HOURS} == HOURS
    assert sum(line["lesson_hours"] for line in people.values()) == sum(HOURS.values())
    months = school.recap("masa", "--masa", "bulan", *ZOOM)
    assert [months[f"{month} 2020"]["people"] for month in ("September", "Oktober", "November")] == [
        len(minutes) + visitors for minutes, visitors in zip(MINUTES, (3, 0, 0), strict=True)
    ]
    partners = {label.partition(" · ")[0]: line for label, line in school.recap("sekolah", *ZOOM).items()}
    assert {label: line["attended"] for label, line in partners.items()} == {
        "SDN 8 Banyuasin III": 3,
        "SDN 19 Banyuasin III": 3,
        "SDN 26 Banyuasin III": 0,
        "SDN 27 Banyuasin III": 0,
        "SDN 38 Banyuasin III": 2,
    }
    school.run("rekap", "--ke", folder / "rekap.xlsx", *ZOOM)
    book = cells_of(folder / "rekap.xlsx")
    assert line_of(book["Rekap Orang"], "Umi Kulsum")["JP"] == 18
    assert line_of(book["Rekap Bulan"], "Oktober 2020")["Datang"] == 3
    school.run("rekap", "--per", "masa", "--ke", folder / "rekap.pdf", *ZOOM)
    assert "Oktober 2020" in words_of(folder / "rekap.pdf")


def check_papers(school: Desk, folder: Path) -> None:
    first = school.meeting(STAGES[0])
    school.run("daftar-hadir", "--kegiatan", first, folder / "september.pdf")
    assert all(name in words_of(folder / "september.pdf") for name in MINUTES[0])
    told = school.run("sertifikat", "--kegiatan", first, "--ke", folder / "satu-satu", "--terpisah")
    numbered = {one["name"]: one["number"] for one in told["people"] if one["number"]}
    assert set(numbered) == {*MINUTES[0], "Zulkifli Harun, M.Pd."}, "the facilitator came by the record of tasks"
    assert len(told["files"]) == 4
    for file in told["files"]:
        (found,) = school.run("periksa", file)["certificates"]
        assert numbered[found["claim"]["name"]] == found["claim"]["number"]
        assert found["claim"]["lesson_hours"] == 6
    assert "Tri pusat pendidikan" not in words_of(Path(told["files"][0]))
    assert "Rencana Kerja Sekolah (RKS)" in words_of(Path(told["files"][0])), "the topics stand on the reverse"
    (packet,) = school.run("paket", "--ke", folder / "keluar", *ZOOM)["files"]
    assert school.run("periksa", folder / "keluar" / packet["name"])["ok"] is True


def test_three_months_on_the_command_line_keep_who_is_doubtful_waiting(desk: MakeDesk, tmp_path: Path) -> None:
    school = desk(3)
    with school.open() as logbook:
        clear(logbook)
    for number, (title, path) in enumerate(zip(STAGES, reports(tmp_path), strict=True)):
        seen = school.run("kenali", path)
        assert (seen["kind"], seen["tables"][0]["people"]) == ("zoom", len(MINUTES[number]))
        done = school.run("impor", path, "--kegiatan", school.meeting(title))
        assert done["new"] + done["matched"] + done["waiting"] >= len(MINUTES[number])
    with school.open() as logbook:
        for number, meeting in enumerate(stages(logbook)):
            ids = [row.id for row in logbook.imports.waiting(meeting.id)]
            asked = zip(ids, logbook.imports.plan_waiting(ids), strict=True)
            meant = {one: row.candidates[0].person_id for one, row in asked if row.outcome is RowOutcome.DOUBTFUL}
            done = logbook.imports.finish_waiting(ids, choices=meant)
            assert (done.new, done.waiting) == (0, (1, 0, 1)[number]), "a telephone keeps waiting"
            assert {row.name: row.minutes for row in logbook.attendance.rows(meeting.id)} == MINUTES[number]
        settle_umi(logbook)
        persons = logbook.recaps.recap(RecapQuery(kind=RecapKind.PERSON))
        assert {line.label: line.hours for line in persons.lines if line.label in HOURS} == HOURS
        months = logbook.recaps.recap(RecapQuery(kind=RecapKind.PERIOD, span=Span.MONTH))
        assert "Oktober 2020" in {line.label for line in months.lines}
        for _step in (*STAGES, *STAGES, "Umi"):
            logbook.history.undo()
        assert all(not logbook.attendance.rows(meeting.id) for meeting in stages(logbook))


def test_three_months_in_the_window(empty, tmp_path: Path) -> None:
    principal = Principal(empty)
    principal.logbook.data_files.load(STORIES[3])
    clear(principal.logbook)
    principal.settle()
    for number, path in enumerate(reports(tmp_path)):
        title = stages(principal.logbook)[number].title
        principal.open_meeting(title, "Kehadiran").import_list(path)
        for _ in range(3):
            principal.stage.settle()
        page = principal.stage.page(ImportPage)
        while any(button.isVisible() and button.text() == "Ini" for button in page.findChildren(QPushButton)):
            principal.press("Ini")
        assert page.import_button.text() == f"Impor {len(MINUTES[number])} orang"
        page.import_button.click()
        principal.settle()
        meeting = stages(principal.logbook)[number]
        assert {row.name: row.minutes for row in principal.logbook.attendance.rows(meeting.id)} == MINUTES[number]
    settle_umi(principal.logbook)
    principal.settle()
    principal.stage.window.go("rekap", kind=RecapKind.PERSON.code)
    recaps = principal.stage.page(RecapsPage)
    principal.stage.qtbot.waitUntil(lambda: recaps.recap is not None)
    assert {line.label: line.hours for line in recaps.recap.lines if line.label in HOURS} == HOURS
    recaps.save(tmp_path / "rekap.xlsx")
    principal.settle()
    assert line_of(cells_of(tmp_path / "rekap.xlsx")["Rekap Orang"], "Marlina")["JP"] == 12
    principal.stage.window.undo()
    principal.settle()
