"""Word lists by which cells are told apart. Lower case."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


SCHOOL_STARTS = (
    "sdit", "sdn", "sd", "smpit", "smpn", "smp", "smait", "sman", "sma", "smkn", "smk", "slbn", "slb", "mtsn", "mts",
    "min", "man", "mi", "ma", "tk", "paud", "kb", "ra", "sltpn", "sltp", "pkbm", "skb", "tpa", "mis", "mtss",
)  # fmt: skip
"""First words of a school's name; a second word or a number must follow."""

INSTITUTION_WORDS = word_set(
    """
    sekolah madrasah dinas universitas univ yayasan pondok pesantren puskesmas kantor kementerian kemenag disdik
    dindik dikpora disdikpora disdikbud lpmp bpmp bbpmp bgp bbgp bpp upt uptd korwil korwilcam mkks kkks kkg
    mgmp kelurahan polsek koramil pemerintah lppm ltd cv
    """
)

POSITION_WORDS = word_set(
    """
    guru kepala ks kepsek waka wakasek wakil pengawas komite bendahara operator tu staf staff tata koordinator
    ketua sekretaris anggota wali plt plh ptk tendik penjaga pustakawan kasi kabid kasubag fasilitator narasumber
    peserta panitia notulis moderator mc pembina pendamping widyaiswara tenaga kaur kaprodi laboran satpam tokoh
    masyarakat orang camat lurah kades siswa host presenter organizer organiser attendee penyelenggara
    """
)

STATUS_WORDS = word_set("honorer honor gtt ptt gty pty pns asn pppk p3k cpns thl non lulus kontrak aktif")
"""First words of a status of employment or of a course: no position."""

NEVER_IN_NAMES = word_set(
    """
    daftar hadir kegiatan rapat jumlah total tanggal tempat waktu acara kepala mengetahui menyetujui lampiran
    sekolah nip nuptk nama jabatan keterangan catatan ket tanda tangan paraf ttd unit kerja instansi dan atau
    yang untuk dari dengan pada di ke dalam oleh program pelaksanaan peserta narasumber panitia kabupaten
    kecamatan provinsi tahun pelajaran sosialisasi evaluasi workshop bimtek mutu model imbas pengimbasan
    pendidikan dinas pemerintah alamat telepon email nomor pukul laporan dokumen berkas materi jenis status
    ruang kelas mata pelajaran semester ganjil genap undangan surat tugas rekap anggaran biaya harga barang
    satuan volume rupiah honor transport konsumsi snack atk pembukaan penutupan sambutan istirahat pimpinan
    notulen agenda diskusi halaman lembar isian formulir contoh kosong tidak ada belum sudah hadirin setuju
    indikator standar kompetensi lulusan penilaian pengelolaan pembiayaan sarana prasarana proses isi rencana
    tindak lanjut summary participants meeting duration activities topic users start end time title attended
    average bagian baris kolom jl jln jalan kp kampung gg desa dusun dukuh perum perumahan komplek rt rw kel kec kab
    negeri swasta dicek diperiksa
    """
)
"""Words that say that a text is no name, whatever else is in it."""

COMMON_WORDS = word_set(
    """
    senin selasa rabu kamis jumat sabtu minggu ahad hari januari februari maret april mei juni juli agustus september
    oktober november desember ipa ips ppkn pkn pjok penjas penjaskes penjasorkes agama bahasa matematika mtk tematik
    seni budaya olahraga prakarya informatika tik fisika kimia biologi sejarah geografi ekonomi sosiologi upacara
    istirahat makan pramuka inggris indonesia daerah mulok muatan lokal projek literasi numerasi meja kursi lemari papan
    tulis laptop printer proyektor kertas spidol buku
    """
)
"""Words that a list without a header uses for days, subjects and things; some are names too."""

NAME_WORDS = word_set(
    """
    abdul abdullah abidin achmad ade adi aditya afandi agung agus agustina ahmad ahmadi aini ainun aisyah akbar
    akhmad ali alif alfian amalia amelia amin aminah amir ana anang andi andika andri andriani anggraini ani
    anik anisa anita anton antonius anwar apriani aprilia ardi ardiansyah arfan ari arief arif arifin aris arman
    arum aryani asep asih asmara asri astuti asyari atik awaludin ayu aziz azizah bagus baharuddin bambang basri
    basuki bayu beni budi budiarti budiman budiono cahya cahyani cahyo cahyono candra catur christina cici citra
    dadang dahlan damayanti danang dani darma darmawan daryanto dedi deni desi dewi diah dian diana dimas dina
    dini djoko dodi dwi dyah edi edy efendi eka eko elis elly emi endah endang erna erni ervina esti etik eva
    evi fachrudin fadil fadli faisal fajar farid farida fatimah fatmawati fauzan fauzi fauziah febri febriani
    ferdinand ferry fika firman firmansyah fitri fitria fitriani fransiska galih gatot gunawan habib hadi hafid
    haji halim halimah hamid hamzah handayani handoko hani hanif hari hariadi hariyanto harjono harsono hartati
    hartini hartono haryanto haryati hasan hasanah hasim hendra hendri heni heri herlina herman hermawan herry
    hesti hidayah hidayat hidayati husein husna ibrahim ida idris ika ikhsan ilham imam iman imron ina indah
    indra indrawati indri ineke intan iqbal irawan irfan irma irwan isma ismail isnaini iswanto ita iwan jamal
    jaya joko joni jumadi junaidi juwita kadir kamal karim kartika kartini kasim khairul khoirul khotimah kiki
    komariah kristina kurnia kurniasih kurniawan kurniawati kusuma kusumawati laila lailatul laras latif latifah
    lestari lia lilik lilis lina linda lisa lukman luluk lusi maharani mahendra mahmud maimunah maria mariana
    marlina marsudi maryam maryati maryono maulana mawar maya mei mela melati meri miftah mila mira mochamad moh
    mohamad mohammad muh muhamad muhammad muji mukhlis mulyadi mulyani mulyono munawar munir murni murtini musa
    mustafa mustofa mutia mutmainah nadia nanang nanda nani nasir nia nining nisa novi novita nugraha nugroho
    nur nuraini nurdin nurhaliza nurhasanah nurhayati nuri nurjanah nurlaela nurmala nurul oktaviani pangestu
    parman partini patimah permana permata pertiwi prabowo pramono prasetya prasetyo pratama pratiwi priyanto
    priyono puji purnama purnomo purwanti purwanto puspita puspitasari putra putri putu rachmad rachmat raden
    rahayu rahma rahman rahmat rahmawati rahmi raja ramadhan ramli rani ratih ratna ratnasari reni retno rhoma
    ria rian rika rina rini rio riska riski rita rizal rizki rizky robert rochman rofiq rohman rohmat romadhon
    roni rosa rosita rosmiati rudi rudiyanto rukmini rusdi rusli rusmini ruslan sabar said saiful salamah saleh
    salim samsudin samsul sandi santi santosa santoso saputra saputri sari sarjono sartika sarwono satria
    septiani setia setiadi setiawan setiawati setyo setyowati shinta sholeh sholihah sigit silvia simanjuntak
    sinaga siregar siswanto siswoyo sitepu siti sitorus slamet sofyan sohib solihin sonia subagyo subekti
    sudarmo sudarno sudarsono sugeng sugiarti sugiarto sugiharto sugiono sugiyanto suhada suhardi suharni
    suharti suharto suhartono suherman sujarwo sujono sukarno sukarti sukma sulaiman sulastri sulistyo
    sulistyowati sumarni sumarno sumarsih sumiati sumini sunardi sunarsih sunarti sunarto suparman suparmi
    suparno supriadi supriyadi supriyanto suprihatin surya suryadi suryana suryani suryanto suryati susanti
    susanto susi susilawati susilo sutarno sutini sutopo sutrisno suwarni suwarno suyanto suyatno suyono syafii
    syahrul syaiful syamsudin syamsul syarif syarifah tanjung taufik taufiq teguh theresia tini titi titik tony
    toto tri triyono tuti udin ujang ulfa umar umi untung utami utomo vera veronika vina wahid wahyu wahyudi
    wahyuni wardani warsito wati wawan widada widi widiastuti widodo widya widyastuti wijaya wijayanti winarni
    winarno winarti wira wiwik wulan wulandari yanti yanto yati yeni yogi yohanes yono yosef yudha yudi yuli
    yulia yuliana yuliani yulianto yuliati yunita yuni yunus yusron yusuf zaenal zahra zainab zainal zainuddin
    zaki zakaria zubaidah zulfikar zulkifli wayan made nyoman ketut gede komang kadek ngurah butarbutar nasution
    harahap lubis hutabarat panjaitan pasaribu manurung silalahi tarigan ginting sembiring bangun
    """
)
"""Common Indonesian names, as evidence in lists whose header says nothing."""
