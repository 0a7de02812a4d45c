"""Presets are files: every shipped one is sound, and a fault in one is told by file and place."""

import shutil
from pathlib import Path

import pytest

from app.core.errors import UserError
from app.core.paths import resource
from app.domain.terms import DocumentKind, Role, ServiceKind
from app.services.logbook import Logbook
from app.services.presets import all_presets, read_preset, read_preset_file

SHIPPED = sorted(path.stem for path in resource("programmes").glob("*.toml"))
HEAD = 'nama = "Program rekaan"\n'
STAGE = HEAD + '[[tahapan]]\nnama = "Satu"\n'


def test_every_programme_of_the_field_is_there(logbook: Logbook) -> None:
    assert set(SHIPPED) >= {
        "sekolah-model-spmi",
        "pengimbasan-psp",
        "pembelajaran-mendalam",
        "kkg-mgmp",
        "kkks-mkks",
        "komunitas-belajar",
        "kosong",
    }
    assert logbook.programmes.presets()[0].key == "sekolah-model-spmi"
    assert logbook.programmes.preset_faults() == ()


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_preset_can_be_started_with_dates(logbook: Logbook, key: str) -> None:
    from datetime import date

    proposal = logbook.programmes.propose(key, date(2026, 7, 13))
    programme = logbook.programmes.begin(key, proposal, proposal.meetings)
    planned = sum(stage.planned_meetings for stage in read_preset(key).stages if stage.offset_days is not None)
    assert len(logbook.meetings.meetings()) == planned
    assert programme.name


def test_the_provincial_side_has_in_and_on_service() -> None:
    stages = {stage.name: stage for stage in read_preset("sekolah-model-spmi-provinsi").stages}
    assert stages["Pendampingan tahap 1 (In Service)"].service is ServiceKind.IN_SERVICE
    assert stages["Pendampingan tahap 2 (On Service)"].service is ServiceKind.ON_SERVICE
    assert {"Bimtek sekolah model", "Workshop potret sekolah", "Ekspose sekolah model"} <= set(stages)


def test_everything_a_preset_can_say_is_read(tmp_path: Path) -> None:
    (tmp_path / "punya-saya.toml").write_text(
        '﻿nama = "Punya saya"\njudul = "Program kami"\nketerangan = "Contoh"\nurutan = 3\npanduan = "Panduan"\n'
        'penerima = ["Dinas", "BPMP"]\nsiklus = ["Satu", "Dua"]\nsebutan = { peserta = "Guru sasaran" }\n'
        '[[tahapan]]\nnama = "A"\npertemuan = 2\nhari = 3\npeserta = 4\njp = 5\njenis = "in"\nmulai_hari = 6\n'
        'catatan = "c"\nundang_sekolah_imbas = false\ndokumen = { foto = 7 }\n',
        encoding="utf-8",
    )
    preset = read_preset_file(tmp_path / "punya-saya.toml")
    stage = preset.stages[0]
    assert (preset.key, preset.title, preset.guide, preset.order) == ("punya-saya", "Program kami", "Panduan", 3)
    assert (preset.recipients, preset.cycle) == ("Dinas\nBPMP", ("Satu", "Dua"))
    assert [(one.role, one.word) for one in preset.role_words] == [(Role.PARTICIPANT, "Guru sasaran")]
    assert (stage.planned_meetings, stage.planned_days, stage.planned_participants) == (2, 3, 4)
    assert (stage.lesson_hours, stage.service, stage.offset_days, stage.note) == (5, ServiceKind.IN_SERVICE, 6, "c")
    assert [(one.kind, one.minimum) for one in stage.requirements] == [(DocumentKind.PHOTO, 7)]
    assert not stage.invites_partners


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "rusak.toml: “nama” belum diisi"),
        ('keterangan = "x"', "rusak.toml: “nama” belum diisi"),
        ("nama = 5", "rusak.toml: “nama” harus berupa tulisan"),
        ('nama = "A"\nwarna = "biru"', "rusak.toml: “warna” tidak dikenal"),
        ('nama = "A"\nurutan = "satu"', "rusak.toml: “urutan” harus berupa angka bulat"),
        ('nama = "A"\npenerima = "Dinas"', "rusak.toml: “penerima” harus berupa daftar"),
        ('nama = "A"\nsiklus = [1]', "rusak.toml: “siklus” hanya boleh berisi tulisan"),
        ('nama = "A"\nsebutan = { guru = "x" }', "rusak.toml, sebutan: peran “guru” tidak dikenal"),
        ('nama = "A"\nsebutan = ["x"]', "rusak.toml: “sebutan” harus berupa pasangan"),
        ('nama = "A"\n[tahapan]\nnama = "x"', r"rusak.toml: setiap tahapan harus dimulai dengan baris \[\[tahapan\]\]"),
        (STAGE + "[[tahapan]]\n[[tahapan]]", "rusak.toml, tahapan 2: “nama” belum diisi"),
        (STAGE + "pertemuan = -1", "rusak.toml, tahapan 1: “pertemuan” harus antara 0 dan 9999, bukan -1"),
        (STAGE + 'hari = "dua"', "rusak.toml, tahapan 1: “hari” harus berupa angka bulat"),
        (STAGE + "jp = true", "rusak.toml, tahapan 1: “jp” harus berupa angka bulat"),
        (STAGE + "jp = 1.5", "rusak.toml, tahapan 1: “jp” harus berupa angka bulat"),
        (STAGE + 'jenis = "off"', "rusak.toml, tahapan 1: jenis “off” tidak dikenal. Yang dikenal: in, on"),
        (STAGE + "undang_sekolah_imbas = 0", "rusak.toml, tahapan 1: “undang_sekolah_imbas” harus true"),
        (STAGE + "hadir = 3", "rusak.toml, tahapan 1: “hadir” tidak dikenal"),
        (STAGE + "dokumen = { video = 1 }", "rusak.toml, tahapan 1, dokumen: jenis dokumen “video” tidak dikenal"),
        (STAGE + "dokumen = { foto = 0 }", "rusak.toml, tahapan 1, dokumen: “foto” harus antara 1"),
        (STAGE + "pertemuan = = 3", "rusak.toml, baris 4, kolom 13: susunan TOML-nya terputus"),
        (HEAD + 'keterangan = "', "rusak.toml, (baris|akhir).*susunan TOML-nya terputus"),
    ],
)
def test_a_fault_is_told_by_file_and_place(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "rusak.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=sentence):
        read_preset_file(tmp_path / "rusak.toml")


def test_letters_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "rusak.toml").write_bytes(b'nama = "\xff\xfe"')
    with pytest.raises(UserError, match=r"rusak.toml: hurufnya tidak terbaca"):
        read_preset_file(tmp_path / "rusak.toml")


def test_a_broken_preset_never_hides_the_others(logbook: Logbook) -> None:
    own = logbook.folder.root / "program"
    own.mkdir()
    (own / "rusak.toml").write_text("nama = ", encoding="utf-8")
    (own / "kami.toml").write_text('nama = "Program kami"\n[[tahapan]]\nnama = "A"', encoding="utf-8")
    keys = [one.key for one in logbook.programmes.presets()]
    assert set(keys) == {*SHIPPED, "kami"}
    assert keys[-1] == "kami"
    assert [fault.partition(",")[0] for fault in logbook.programmes.preset_faults()] == ["rusak.toml"]
    assert logbook.programmes.start("kami").name == "Program kami"


def test_ones_own_file_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    shutil.copy(resource("programmes", "kosong.toml"), tmp_path / "kosong.toml")
    text = (tmp_path / "kosong.toml").read_text(encoding="utf-8").replace("Program kosong", "Mulai dari nol")
    (tmp_path / "kosong.toml").write_text(text, encoding="utf-8")
    names = [one.name for one in all_presets(tmp_path)[0]]
    assert "Mulai dari nol" in names
    assert "Program kosong" not in names


def test_a_name_of_500_characters_is_kept(tmp_path: Path) -> None:
    (tmp_path / "panjang.toml").write_text(f'nama = "{"N" * 500}"', encoding="utf-8")
    assert read_preset_file(tmp_path / "panjang.toml").name == "N" * 500


def test_an_unknown_preset_is_told(logbook: Logbook) -> None:
    with pytest.raises(UserError, match="“tidak-ada” tidak ada"):
        logbook.programmes.start("tidak-ada")
