"""Agencies that a text cites, beside its own outlet."""

from __future__ import annotations

import pytest

from importers.extract.document import Document
from importers.extract.record import extract
from jawla.knowledge import load_profiles

PROFILES = load_profiles(["astana"])


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("قال الوزير اليوم إن الجولة تأجلت، نقلا عن وكالة رويترز.", ["reuters"]),
        ("ونقلت وكالة رويترز عن دبلوماسي أن المحادثات تأجلت.", ["reuters"]),
        ("وصل الوفد مساء بحسب وكالة الأناضول التركية.", ["anadolu"]),
        ("ذكرت وكالة رويترز ذلك. وقالت وكالة الأناضول غيره.", ["reuters", "anadolu"]),
        ("التقى الوزير مدير رويترز في أستانا.", []),
        ("وقالت مصادر إن الوفد وصل. رويترز لم تعلق.", []),
        ("تأجلت الجولة نقلا عن صحيفة الحياة.", []),
    ],
)
def test_an_agency_behind_words_of_citing_is_cited(text: str, agencies: list[str]) -> None:
    assert [agency.id for agency in extract(Document(text), PROFILES).agencies] == agencies


def test_the_text_s_own_outlet_is_not_cited() -> None:
    record = extract(Document("أستانا (رويترز) - قالت رويترز إن الجولة بدأت."), PROFILES)
    assert record.source is not None
    assert (record.source.id, record.agencies) == ("reuters", ())
