"""The day in a field of metadata, in the manners of programs and of editors."""

from __future__ import annotations

import pytest

from importers.days import iso_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2017-05-04", "2017-05-04"),
        ("2017-05-04T23:30:00+03:00", "2017-05-04"),
        ("20170504", "2017-05-04"),
        ("20170504083000", None),
        ("1493856000", "2017-05-04"),
        ("1493856000000", "2017-05-04"),
        ("Thu, 04 May 2017 23:30:00 +0300", "2017-05-04"),
        ("4 أيار/مايو 2017", "2017-05-04"),
        ("الخميس ٤ ماي ٢٠١٧ - 14:30", "2017-05-04"),
        ("04/05/2017", "2017-05-04"),
        ("2017-02-30", None),
        ("أيار 2017", None),
        ("من 3 أيار 2017 إلى 9 حزيران 2017", None),
        ("قبل ساعتين", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_one_day_is_read_and_nothing_is_guessed(written: str, day: str | None) -> None:
    assert iso_day(written) == day
