"""Widths that a letter keeps on paper and in Word, in millimetres."""

LABEL, COLON = 28, 4  # "Penyelenggara" and ":"
INDENT = 10  # of the facts of the event
NUMBER = 8  # "12."
LEAD = 11  # "Yth."
DATE = 58  # place and date beside the letter's number
PEOPLE_COLUMNS = (("No.", 10), ("Nama", 45), ("NIP", 35), ("Pangkat/Gol.", 21), ("Jabatan", 23), ("Instansi", 26))
RECIPIENT_COLUMNS = (("No.", 12), ("Nama/Jabatan", 148))
