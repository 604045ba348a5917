"""Names of months of every region, and the Umm al-Qura calendar."""

from __future__ import annotations

from datetime import date

import pytest

from importers.language import hijri
from importers.language.calendar import months, weekdays
from importers.language.phrases import words_of

REGIONS = [
    ("كانون الثاني", 1), ("يناير", 1), ("جانفي", 1), ("شباط", 2), ("فيفري", 2), ("آذار", 3), ("مارس", 3),
    ("نيسان", 4), ("أفريل", 4), ("أيار", 5), ("ماي", 5), ("مايس", 5), ("حزيران", 6), ("جوان", 6),
    ("تموز", 7), ("جويلية", 7), ("يوليوز", 7), ("آب", 8), ("أوت", 8), ("غشت", 8), ("أغشت", 8),
    ("أيلول", 9), ("شتنبر", 9), ("شتمبر", 9), ("تشرين الأول", 10), ("تشرين اول", 10), ("أكتوبر", 10),
    ("تشرين الثانى", 11), ("نونبر", 11), ("كانون الأول", 12), ("دجنبر", 12), ("وديسمبر", 12),
]  # fmt: skip


@pytest.mark.parametrize(("name", "number"), REGIONS)
def test_a_month_is_known_by_its_names_in_every_region(name: str, number: int) -> None:
    found = months().at(words_of(name), 0)
    assert found is not None
    assert (found[0].number, found[0].calendar) == (number, "gregorian")


@pytest.mark.parametrize(("name", "number"), [("رمضان", 9), ("ذي الحجة", 12), ("ربيع الآخر", 4)])
def test_a_hijri_month_is_known(name: str, number: int) -> None:
    found = months().at(words_of(name), 0)
    assert found is not None
    assert (found[0].number, found[0].calendar) == (number, "hijri")


def test_a_weekday_has_its_iso_number() -> None:
    found = weekdays().at(words_of("الأربعاء"), 0)
    assert found == (3, 1)


# first days of Umm al-Qura months, from the published calendar
HIJRI = [
    ((1400, 1, 1), "1979-11-20"),
    ((1438, 9, 1), "2017-05-27"),
    ((1439, 4, 3), "2017-12-21"),
    ((1445, 1, 1), "2023-07-19"),
    ((1446, 12, 1), "2025-05-28"),
]


@pytest.mark.parametrize(("day", "gregorian"), HIJRI)
def test_a_hijri_day_becomes_the_day_of_the_umm_al_qura_calendar(
    day: tuple[int, int, int], gregorian: str
) -> None:
    expected = date.fromisoformat(gregorian)
    assert hijri.to_gregorian(*day) == (expected, expected)


@pytest.mark.parametrize("ordinal", range(date(1979, 11, 20).toordinal(), date(2058, 6, 20).toordinal(), 97))
def test_every_day_lies_in_the_hijri_month_that_it_is_given(ordinal: int) -> None:
    day = date.fromordinal(ordinal)
    found = hijri.of_gregorian(day)
    assert found is not None
    span = hijri.to_gregorian(*found, None)
    assert span is not None
    assert span[0] <= day <= span[1]


def test_outside_the_table_there_is_no_hijri_day() -> None:
    assert hijri.of_gregorian(date(1900, 1, 1)) is None
    assert hijri.to_gregorian(1399, 1, 1) is None
    assert hijri.to_gregorian(1439, 2, 30) is None
