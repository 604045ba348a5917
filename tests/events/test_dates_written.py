"""Dates as texts write them; every sentence is made up."""

from __future__ import annotations

import pytest

from importers.extract.document import Document, Metadata
from importers.extract.record import extract
from importers.profiles import load
from store.record import DateSaid


def dates(text: str, published: str | None = "2018-06-10") -> list[DateSaid]:
    record = extract(Document(text, Metadata(published=published)), load())
    return [date for date in record.dates if not date.relative]


# fmt: off
WRITTEN = [
    ("day and month", "وصل في 4 مايو 2017 إلى المدينة", [("2017-05-04", "2017-05-04")]),
    ("day of a month", "في 4 من مايو 2017", [("2017-05-04", "2017-05-04")]),
    ("day with article", "في الـ 23 من شباط 2017", [("2017-02-23", "2017-02-23")]),
    ("ordinal day", "في الثالث والعشرين من يناير 2017", [("2017-01-23", "2017-01-23")]),
    ("two ordinal days", "في الرابع والخامس من تموز 2017", [("2017-07-04", "2017-07-05")]),
    ("first of a month", "في الأول من شباط 2018", [("2018-02-01", "2018-02-01")]),
    ("first week is no day", "في الأسبوع الأول من آذار 2018", [("2018-03-01", "2018-03-31")]),
    ("range with a dash", "بتاريخ 14-15 مارس 2017", [("2017-03-14", "2017-03-15")]),
    ("range with words", "من 14 إلى 15 مارس 2017", [("2017-03-14", "2017-03-15")]),
    ("two months of one year", "في كانون الثاني وشباط 2017",
     [("2017-01-01", "2017-01-31"), ("2017-02-01", "2017-02-28")]),
    ("half of a year", "في النصف الأول من 2025 على الأرجح", [("2025-01-01", "2025-12-31")]),
    ("range in figures", "يومي 22-23/11/2022", [("2022-11-22", "2022-11-23")]),
    ("Maghrebi first day", "يومي فاتح وثاني غشت 2019", [("2019-08-01", "2019-08-02")]),
    ("dateline of a Gulf agency", "جنيف - 16 - 5 (وكالة) قال المبعوث إن الاتفاق وقع في الرابع من مايو الجاري",
     [("2018-05-16", "2018-05-16"), ("2018-05-04", "2018-05-04")]),
    ("day of a meeting before a day", "في اليوم الأول، 3 أيار 2017، علق", [("2017-05-03", "2017-05-03")]),
    ("list of two", "يومي 21 و22 ديسمبر 2017", [("2017-12-21", "2017-12-22")]),
    ("list of three", "أيام 14 و15 و16 آذار 2017", [("2017-03-14", "2017-03-16")]),
    ("days apart", "في 5 و12 مايو 2018", [("2018-05-05", "2018-05-05"), ("2018-05-12", "2018-05-12")]),
    ("across months", "من 28 تشرين الثاني إلى 3 كانون الأول 2017", [("2017-11-28", "2017-12-03")]),
    ("across the year", "بين 30 ديسمبر و 2 يناير 2018", [("2017-12-30", "2018-01-02")]),
    ("double month", "في 27 أكتوبر/تشرين الأول 2018", [("2018-10-27", "2018-10-27")]),
    ("double month, other order", "في 27 تشرين الأول / أكتوبر 2018", [("2018-10-27", "2018-10-27")]),
    ("double month without slash", "في 26 أيلول سبتمبر 2018", [("2018-09-26", "2018-09-26")]),
    ("triple month", "في كانون الأول (ديسمبر - دجنبر) 2019", [("2019-12-01", "2019-12-31")]),
    ("Maghrebi months", "يوم 3 جويلية 2018", [("2018-07-03", "2018-07-03")]),
    ("Arabic-Indic digits", "في ٢٣ و٢٤ كانون الثاني ٢٠١٧", [("2017-01-23", "2017-01-24")]),
    ("no-break space and tatweel", "في 23\u00a0ينايـر 2017", [("2017-01-23", "2017-01-23")]),
    ("day first in figures", "بتاريخ 21/12/2017", [("2017-12-21", "2017-12-21")]),
    ("year first in figures", "بتاريخ 2017-12-21", [("2017-12-21", "2017-12-21")]),
    ("month first in figures", "بتاريخ 12/21/2017", [("2017-12-21", "2017-12-21")]),
    ("month and year", "منذ كانون الثاني 2017", [("2017-01-01", "2017-01-31")]),
    ("year alone", "في عام 2016 وحده", [("2016-01-01", "2016-12-31")]),
    ("two years", "بين عامي 2016 و2017", [("2016-01-01", "2016-12-31"), ("2017-01-01", "2017-12-31")]),
    ("year after a preposition", "مستمرة منذ 2011.", [("2011-01-01", "2011-12-31")]),
    ("year in words", "في عام ألفين وسبعة عشر", [("2017-01-01", "2017-12-31")]),
    ("no year in a resolution", "وفق القرار 2254 والقرار 1973", []),
    ("no year in a count", "نقل 2000 مقاتل و في 2000 موقع", []),
    ("verb and not March", "مارس الوفد ضغوطا كبيرة", []),
    ("March after a preposition", "في مارس 2017", [("2017-03-01", "2017-03-31")]),
    ("surname and not May", "قالت تيريزا ماي إن", []),
    ("father and not August", "هو أب لطفلين", []),
    ("August", "في آب 2018", [("2018-08-01", "2018-08-31")]),
    ("clock time is no day", "الساعة 10:30 21 مايو 2018", [("2018-05-21", "2018-05-21")]),
    ("no such day", "في 31 شباط 2018", [("2018-02-01", "2018-02-28")]),
    ("Hijri day", "في 3 ربيع الآخر 1439 هـ", [("2017-12-21", "2017-12-21")]),
    ("first name and not a month", "التقى رجب طيب أردوغان", []),
]
POINTED = [
    ("last", "في 27 أكتوبر الماضي", [("2017-10-27", "2017-10-27")]),
    ("next", "في 20 يوليو المقبل", [("2018-07-20", "2018-07-20")]),
    ("this month's", "في 5 يونيو الجاري", [("2018-06-05", "2018-06-05")]),
    ("of last year", "في 4 مايو من العام الماضي", [("2017-05-04", "2017-05-04")]),
    ("of the year before last", "في 4 مايو من العام قبل الماضي", [("2016-05-04", "2016-05-04")]),
    ("of this year", "في 4 مايو من هذا العام", [("2018-05-04", "2018-05-04")]),
    ("of this month", "في 16 من الشهر الجاري", [("2018-06-16", "2018-06-16")]),
    ("of the month", "في 20 الجاري", [("2018-06-20", "2018-06-20")]),
    ("of the same month", "في 4 مايو 2017 وفي 16 من الشهر ذاته",
     [("2017-05-04", "2017-05-04"), ("2017-05-16", "2017-05-16")]),
    ("bare month behind", "في أيار", [("2018-05-01", "2018-05-31")]),
    ("bare month of last year", "في تشرين الأول", [("2017-10-01", "2017-10-31")]),
    ("told ahead", "ستعقد القمة في 9 سبتمبر", [("2018-09-09", "2018-09-09")]),
    ("by its weekday", "يوم الخميس 21 كانون الأول", [("2017-12-21", "2017-12-21")]),
    ("account that goes on", "بدأت في 23 يناير 2017 ثم استؤنفت في 15 فبراير",
     [("2017-01-23", "2017-01-23"), ("2017-02-15", "2017-02-15")]),
]
# fmt: on


@pytest.mark.parametrize(("phenomenon", "text", "expected"), WRITTEN + POINTED)
def test_a_date_is_read(phenomenon: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted((d.start, d.end) for d in dates(text)) == sorted(expected)


def test_a_year_that_nothing_settles_stays_open() -> None:
    (date,) = dates("في 21 و22 ديسمبر", published=None)
    assert (date.start, date.said) == (None, "--12-21/--12-22")


def test_a_written_year_is_marked() -> None:
    written, open_year = dates("في 4 مايو 2017 وفي 9 يونيو")
    assert (written.explicit_year, open_year.explicit_year) == (True, False)


def test_two_names_that_disagree_lower_the_certainty() -> None:
    (date,) = dates("في 4 أيار/يونيو 2017")
    assert date.mentions[0].certainty == "low"


def test_a_weekday_stands_apart_and_is_worked_out_from_the_articles_day() -> None:
    record = extract(Document("اجتمعوا الخميس", Metadata(published="2018-06-10")), load())
    assert [(d.relative, d.start) for d in record.dates] == [(True, "2018-06-07")]


def test_a_weekday_of_an_undated_article_is_open() -> None:
    record = extract(Document("اجتمعوا الخميس"), load())
    assert [(d.relative, d.start) for d in record.dates] == [(True, None)]


def test_the_second_day_of_a_meeting_is_not_today() -> None:
    record = extract(Document("في اليوم الثاني", Metadata(published="2018-06-10")), load())
    assert record.dates == ()


OWN_DAY = [
    ("line of date", "عنوان الخبر\nالخميس، 21 ديسمبر 2017 10:57 ص\nنص الخبر كله هنا.", "2017-12-21"),
    ("dateline", "عنوان الخبر\nموسكو، 21 ديسمبر 2017 (وكالة) - قال مصدر إن الوفد وصل.", "2017-12-21"),
    ("label", "عنوان الخبر\nنص الخبر كله هنا.\nتاريخ النشر: 21/12/2017", "2017-12-21"),
    ("day of an event", "عنوان الخبر\nعقد الاجتماع في 21 ديسمبر 2017 في المدينة.", None),
    ("day of printing", "عنوان الخبر\nنص الخبر كله هنا.\nتاريخ الطباعة 21/12/2017", None),
    ("chronology", "عنوان\n20 ديسمبر 2016، بدء الأمر كله.\n4 مايو 2017، نهاية الأمر كله.", None),
    ("day without year", "عنوان الخبر\nموسكو، 21 ديسمبر (وكالة) - قال مصدر.", None),
]


@pytest.mark.parametrize(("phenomenon", "text", "day"), OWN_DAY)
def test_the_articles_own_day_is_only_what_the_text_gives_as_such(
    phenomenon: str, text: str, day: str | None
) -> None:
    assert extract(Document(text), load()).published == day


def test_metadata_give_the_day_of_an_article_without_one() -> None:
    record = extract(Document("نص", Metadata(published="2018-06-10")), load())
    assert (record.published, record.published_from) == ("2018-06-10", "metadata")


@pytest.mark.parametrize("nonsense", ["", "yesterday", "0001-01-01", "2018-13-40"])
def test_metadata_that_are_no_day_are_left_out(nonsense: str) -> None:
    assert extract(Document("نص", Metadata(published=nonsense)), load()).published is None
