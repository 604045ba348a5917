"""What a parser hands back from its process: plain values that travel as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article found in a page, an entry of a feed, a PDF or a DOCX."""

    title: str
    text: str
    """Without the title, unless the text itself begins with it."""

    encoding: str
    certainty: str
    fields: dict[str, str] = field(default_factory=dict)
    """What the file says of the article: `published`, `source`, `url` …"""

    notes: tuple[str, ...] = ()
    own: str = ""
    """The record as text, when it is one of many and its bytes cannot be had."""

    def to_json(self) -> dict[str, object]:
        """Values of JSON only."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, object]) -> Parsed:
        """The way back from `to_json`."""
        notes = value.pop("notes")
        assert isinstance(notes, list)
        return cls(**value, notes=tuple(notes))  # type: ignore[arg-type]  # our own worker wrote them
