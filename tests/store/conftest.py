"""Small collections for the tests of the store, made through its own writer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from store import Store
from store.draft import Draft, Fact, KindSpec, MeetingDraft, OutletDraft, PartyDraft
from store.record import Claim, Mention, Record, Source
from store.writing import Outcome, Writer

KINDS = (
    KindSpec("round", "Round", "الجولة", 1),
    KindSpec("person", "Person", "الشخص", 2),
    KindSpec("party", "Party", "الطرف", 3),
    KindSpec("attendance", "Attendance", "الحضور", 4),
    KindSpec("source", "Source", "المصدر", 5, multi=False),
    KindSpec("date", "Date", "التاريخ", 6, facet=False),
    KindSpec("month", "Month", "الشهر", 7, multi=False),
)
MEETINGS = (
    MeetingDraft(
        "astana:2", "astana", "round", 2, "2017-02-15", "2017-02-16", "astana", "أستانا", "Astana",
        "أستانا 2", "Astana 2",
    ),
    MeetingDraft(
        "astana:4", "astana", "round", 4, "2017-05-03", "2017-05-04", "astana", "أستانا", "Astana",
        "أستانا 4", "Astana 4",
    ),
    MeetingDraft(
        "geneva:4", "geneva", "round", 4, "2017-02-23", None, "geneva", "جنيف", "Geneva", "جنيف 4", "Geneva 4"
    ),
)  # fmt: skip
OUTLETS = (OutletDraft("sana", "agency", "state", "SYR", "SYR"),)
PARTIES = (PartyDraft("turkey", "state", "TUR", 640), PartyDraft("opposition", "delegation", None, None))
VERSIONS = {"program": "0.0-test", "profile": "profile-1"}
LABELS = {
    ("round", "astana:2"): ("أستانا 2", "Astana 2"),
    ("round", "astana:4"): ("أستانا 4", "Astana 4"),
    ("round", "geneva:4"): ("جنيف 4", "Geneva 4"),
    ("person", "lavrentiev"): ("ألكسندر لافرينتيف", "Alexander Lavrentiev"),
    ("person", "jaafari"): ("بشار الجعفري", "Bashar al-Jaafari"),
    ("person", "?خالد المحمد"): ("خالد المحمد", ""),
    ("party", "turkey"): ("تركيا", "Turkey"),
    ("party", "russia"): ("روسيا", "Russia"),
    ("attendance", "turkey/guarantor/attended"): ("تركيا، ضامن، حضر", "Turkey, guarantor, attended"),
    ("attendance", "russia/guarantor/attended"): ("روسيا، ضامن، حضر", "Russia, guarantor, attended"),
    ("attendance", "jordan/observer/declined"): ("الأردن، مراقب، اعتذر", "Jordan, observer, declined"),
    ("source", "sana"): ("سانا", "SANA"),
    ("source", "anadolu"): ("الأناضول", "Anadolu"),
    ("date", "2017-05-03"): ("3 أيار 2017", "3 May 2017"),
}


def fact(kind: str, value: str, *mentions: Mention) -> Fact:
    """A fact with the labels above."""
    return Fact(kind, value, *LABELS[kind, value], mentions=mentions)


def draft(
    text: str,
    *choices: tuple[str, str],
    key: str = "",
    path: str = "",
    title: str | None = None,
    published: str | None = None,
    main_meeting: str | None = None,
    claims: Sequence[Claim] = (),
    facts: Sequence[Fact] = (),
) -> Draft:
    """An article; its facets are `choices` (proved by its first character) and `facts`."""
    sources = [value for kind, value in choices if kind == "source"]
    main = next((meeting for meeting in MEETINGS if meeting.id == main_meeting), None)
    source = Source(sources[0], *LABELS["source", sources[0]], ()) if sources else None
    record = Record(
        title=title,
        source=source,
        published=published,
        published_from="text" if published else None,
        main_round=main.number if main else None,
        main_meeting=main_meeting,
        attendance=tuple(claims),
    )
    sha256 = hashlib.sha256((key + text).encode("utf-8", "surrogatepass")).hexdigest()
    own = [fact(kind, value, Mention(0, 1, f"{kind}.planted")) for kind, value in choices]
    if published:
        own.append(Fact("month", published[:7], f"شهر {published[:7]}", f"month {published[:7]}"))
    return Draft(
        key=key or sha256[:8],
        path=path or f"/articles/{key or sha256[:8]}.txt",
        sha256=sha256,
        text=text,
        format="text",
        encoding="utf-8",
        encoding_certainty="high",
        record=record,
        facts=(*own, *facts),
    )


@dataclass
class Shelf:
    """A database file that a test fills and reads; closes what it opened."""

    path: Path
    opened: list[Store] = field(default_factory=list)
    draft = staticmethod(draft)
    fact = staticmethod(fact)

    def writer(self) -> Writer:
        """A writer on it."""
        return Writer.open(
            self.path,
            kinds=KINDS,
            meetings=MEETINGS,
            versions=VERSIONS,
            outlets=OUTLETS,
            parties=PARTIES,
        )

    def add(self, *drafts: Draft) -> list[Outcome]:
        """Store articles."""
        with self.writer() as writer:
            return writer.add(drafts)

    def open(self, *, beside: Path | None = None, read_only: bool = False) -> Store:
        """A reader on it."""
        store = Store.open(self.path, beside=beside, read_only=read_only)
        self.opened.append(store)
        return store

    def holding(self, drafts: Iterable[Draft]) -> Store:
        """A reader on it after these articles were stored."""
        self.add(*drafts)
        return self.open()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """An empty shelf."""
    shelf = Shelf(tmp_path / "articles.db")
    yield shelf
    for store in shelf.opened:
        store.close()


@pytest.fixture(scope="session")
def shelf_at() -> type[Shelf]:
    """Shelves for collections that several tests share."""
    return Shelf
