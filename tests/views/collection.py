"""Small collections of claims for the tests of views, made through the store's own writer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from store import Store
from store.draft import Draft, Fact, KindSpec, MeetingDraft
from store.record import Claim, Mention, Record, Source
from store.writing import Writer

KINDS = (
    KindSpec("round", "Round", "الجولة", 1),
    KindSpec("meeting", "Meeting", "الاجتماع", 2),
    KindSpec("party", "Party", "الطرف", 3),
    KindSpec("person", "Person", "الشخص", 4),
    KindSpec("source", "Source", "المصدر", 5, multi=False),
    KindSpec("topic", "Topic", "الموضوع", 6),
)


def _round(process: str, number: int, start: str, end: str) -> MeetingDraft:
    title = f"{process} {number}"
    return MeetingDraft(
        f"{process}:{number}", process, "round", number, start, end, None, "", "", title, title
    )


MEETINGS = (
    _round("astana", 1, "2017-01-23", "2017-01-24"),
    _round("astana", 2, "2017-02-15", "2017-02-16"),
    _round("astana", 4, "2017-05-03", "2017-05-04"),
    _round("geneva", 4, "2017-02-23", "2017-03-03"),
    _round("geneva", 5, "2017-03-23", "2017-03-31"),
    MeetingDraft(
        "sochi-congress", "sochi", "congress", None, "2018-01-30", None, None, "", "", "مؤتمر سوتشي", "Sochi"
    ),
)
NAMES = {
    "turkey": "تركيا",
    "russia": "روسيا",
    "opposition": "المعارضة",
    "jordan": "الأردن",
    "alloush": "محمد علوش",
    "tomeh": "أحمد طعمة",
    "sana": "سانا",
    "anadolu": "الأناضول",
}
TEXT = "حضر الوفد كما قيل"
"""Text of every article, behind its key; `words` is the span of «حضر الوفد»."""


def party(id: str, state: str, meeting: str | None = "astana:4", **further: object) -> Claim:
    """A claim on a party."""
    return _claim("party", id, id, state, meeting, **further)


def person(
    id: str | None, party: str | None, state: str, meeting: str | None = "astana:4", **further: object
) -> Claim:
    """A claim on a person; None is a person that no profile knows, named «خالد»."""
    return _claim("person", id, party, state, meeting, **further)


def _claim(
    kind: str, id: str | None, party: str | None, state: str, meeting: str | None, **further: object
) -> Claim:
    plain = Claim(
        meeting=meeting,
        round_process=None,
        round_number=None,
        segment=None,
        actor_type="party" if kind == "party" else "person",
        actor=id,
        name_ar=NAMES[id] if id else "خالد",
        name_en=None,
        party=party,
        function=None,
        role=None,
        role_said=None,
        state=state,
        claimant=None,
        claim_mode="own-voice",
        hedge=False,
        resolved_by="number",
        mentions=(),
    )
    return replace(plain, **further)  # type: ignore[arg-type]  # fields of a claim, as the test says them


def article(
    key: str,
    *claims: Claim,
    source: str | None = None,
    day: str | None = None,
    main: str | None = None,
    names: Sequence[tuple[str, str]] = (),
    text: str | None = None,
    facts: Sequence[Fact] = (),
) -> Draft:
    """An article with these claims; `names` are further (kind, value) that it names."""
    own = text if text is not None else f"{key} {TEXT}"
    start = len(own) - len(TEXT) if text is None else 0
    proof = Mention(start, start + 9, "test.planted")
    named = list(names) + ([("source", source)] if source else [])
    record = Record(
        title=f"عنوان {key}",
        source=Source(source, NAMES[source], source.upper(), ()) if source else None,
        published=day,
        published_from="text" if day else None,
        main_meeting=main,
        attendance=tuple(replace(claim, mentions=claim.mentions or (proof,)) for claim in claims),
    )
    return Draft(
        key=key,
        path=f"/articles/{key}.txt",
        sha256=hashlib.sha256(key.encode()).hexdigest(),
        text=own,
        format="text",
        encoding="utf-8",
        encoding_certainty="high",
        record=record,
        facts=(
            *(Fact(kind, value, NAMES.get(value, value), value, mentions=(proof,)) for kind, value in named),
            *facts,
        ),
    )


def write(path: Path, drafts: Iterable[Draft]) -> None:
    """Store articles in a database."""
    with Writer.open(
        path, kinds=KINDS, meetings=MEETINGS, versions={"program": "0", "profile": "0"}
    ) as writer:
        writer.add(list(drafts))


def opened(path: Path) -> Store:
    """A reader whose marks lie beside the database."""
    return Store.open(path, beside=path.with_name("marks.db"))
