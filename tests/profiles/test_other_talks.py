"""A profile for other talks is a folder of words: the code knows nothing of them. All names are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.extract.document import Document
from importers.extract.record import extract
from importers.profiles import Profiles, check, load, new

TEXT = """مشاورات الجزيرة تبدأ بلقاء مغلق
بدأت في ستوكهولم مشاورات الجزيرة بحضور وفد حكومة الجزيرة برئاسة فاضل الدغيم، ووفد مجلس الساحل.
وقال الدغيم إن وفده يطالب بفتح الميناء، فيما رفض مجلس الساحل ذلك. وأعلنت الجزيرة الكبرى موقفها."""


@pytest.fixture
def profiles(tmp_path: Path) -> Profiles:
    """A profile of invented talks whose meetings have no numbers."""
    folder = new("island", tmp_path)
    files = {
        "processes": '[island]\nname_ar = "مشاورات الجزيرة"\nname_en = "Island talks"\nmain = true\n',
        "people": '[dughaym]\nname_ar = "فاضل الدغيم"\nname_en = "Fadil Dughaym"\n'
        'party = "gov"\nshort = ["الدغيم"]\n',
        "parties": '[gov]\ntype = "delegation"\nname_ar = "حكومة الجزيرة"\nname_en = "Government"\n'
        'metonyms = ["الجزيرة الكبرى"]\n\n'
        '[coast]\ntype = "organisation"\nname_ar = "مجلس الساحل"\nname_en = "Coast Council"\n',
        "roles": '[gov]\nside = "government"\nroles = [{ role = "party" }]\n\n[coast]\nside = "opposition"\n',
        "places": '[stockholm]\ntype = "city"\nname_ar = "ستوكهولم"\nname_en = "Stockholm"\n',
        "topics": '[port]\nname_ar = "الميناء"\nname_en = "Port"\ntriggers = ["فتح الميناء"]\n',
    }
    for name, content in files.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    assert check(folder) == ()
    return load(("island",), folders=(tmp_path,))


def test_its_people_parties_and_places_are_found(profiles: Profiles) -> None:
    found = extract(Document(TEXT), profiles)
    assert [(person.id, person.party, len(person.mentions)) for person in found.people] == [
        ("dughaym", "gov", 2)
    ]
    assert {party.id: len(party.mentions) for party in found.parties} == {"gov": 2, "coast": 2}
    assert [place.id for place in found.places] == ["stockholm"]


def test_its_topics_carry_the_act_and_the_actor(profiles: Profiles) -> None:
    assert [(topic.id, topic.act, topic.by) for topic in extract(Document(TEXT), profiles).topics] == [
        ("port", "demanded", "dughaym")
    ]


def test_nobody_of_other_talks_is_known_to_it(profiles: Profiles) -> None:
    found = extract(Document("قال سيرغي لافروف إن روسيا ستحضر في موسكو."), profiles)
    assert [(person.id, person.name_ar) for person in found.people] == [(None, "سيرغي لافروف")]
    assert (found.parties, found.places) == ((), ())


def test_two_sets_of_talks_can_be_read_at_once(profiles: Profiles, tmp_path: Path) -> None:
    both = load(("island", "astana"), folders=(tmp_path,))
    text = TEXT + "\nوقال سيرغي لافروف إن روسيا تتابع."
    assert {person.id for person in extract(Document(text), both).people} == {"dughaym", "lavrov"}
