"""The colours of the window by meaning, light and dark: the only place that names a colour."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by meaning, as `#rrggbb`."""

    background: str
    card: str
    navigation: str
    line: str
    text: str
    secondary: str
    primary: str
    primary_soft: str
    on_primary: str
    there: str
    there_ground: str
    soon: str
    soon_ground: str
    missing: str
    missing_ground: str
    quiet_ground: str
    place_ground: str
    identifier: str
    identifier_ground: str
    field_line: str

    def text_of(self, tone: str) -> str:
        """Text colour of a tone: there, soon, missing, chosen, identifier, secondary, else plain text."""
        return {
            "there": self.there,
            "soon": self.soon,
            "missing": self.missing,
            "chosen": self.primary,
            "identifier": self.identifier,
            "secondary": self.secondary,
            "quiet": self.secondary,
        }.get(tone, self.text)

    def ground_of(self, tone: str) -> str:
        """Soft ground that goes with the text of a tone."""
        return {
            "there": self.there_ground,
            "soon": self.soon_ground,
            "missing": self.missing_ground,
            "chosen": self.primary_soft,
            "identifier": self.identifier_ground,
            "place": self.place_ground,
            "quiet": self.quiet_ground,
        }.get(tone, self.card)


LIGHT = Tokens(
    background="#f6f7f9",
    card="#ffffff",
    navigation="#eef1f4",
    line="#e2e6ea",
    text="#1d2730",
    secondary="#5d6b78",
    primary="#0b6e6e",
    primary_soft="#e0f1f0",
    on_primary="#ffffff",
    there="#1f7a43",
    there_ground="#e3f3e8",
    soon="#8f5b00",
    soon_ground="#fdf1d8",
    missing="#b3261e",
    missing_ground="#fbe6e4",
    quiet_ground="#eef1f4",
    place_ground="#f8f3ea",
    identifier="#4150b5",
    identifier_ground="#edeffc",
    field_line="#cfd6dc",
)
DARK = Tokens(
    background="#15191d",
    card="#1d2328",
    navigation="#191e23",
    line="#323b43",
    text="#e6ebef",
    secondary="#9aa7b2",
    primary="#4fb8b3",
    primary_soft="#163a39",
    on_primary="#0e1a1b",
    there="#6cc68d",
    there_ground="#173423",
    soon="#e5b45a",
    soon_ground="#3a2d12",
    missing="#f08d84",
    missing_ground="#40201d",
    quiet_ground="#262e35",
    place_ground="#2b2619",
    identifier="#a9b4f5",
    identifier_ground="#232a48",
    field_line="#404b55",
)
