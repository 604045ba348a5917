"""Places, topics and the source of a text. All sentences are made up."""

from __future__ import annotations

import pytest

from tests.names.reading import places, quotes, record, topics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عقدت الجولة في أستانا.", {"astana-city"}),
        ("عقدت الجولة في نور سلطان.", {"astana-city"}),
        ("استقبل نور سلطان نزارباييف الوفود.", set()),
        ("قصف محافظة إدلب وريف حماة.", {"idlib", "hama"}),
        ("حماة الوطن في الميدان.", set()),
        ("الغوطتين الغربية والشرقية", {"east-ghouta", "west-ghouta"}),
        ("في دمشق وريف دمشق", {"damascus", "rif-dimashq"}),
        ("أعلنت موسكو موقفها من تركيا.", set()),
        ("نقل موفد الميادين من أستانة.", {"astana-city"}),
        ("إلى مدينة الميادين شرقا.", {"mayadeen"}),
        ("منطقة خفض التصعيد الرابعة", set()),
        ("فتح الباب أمام الحل.", set()),
        ("في مدينة الباب شمال حلب.", {"al-bab", "aleppo"}),
        ("باللاذقية وللاذقية", {"latakia"}),
        ("في فندق ريكسوس بأستانا", {"rixos-astana", "astana-city"}),
        ("مباحثات في عَمّان حول الجنوب.", {"amman"}),
        ("زار سلطنة عمان.", set()),
        ("قلب الأستانة العثمانية.", set()),
    ],
)
def test_places_are_cities_provinces_and_buildings_by_name(text: str, expected: set[str]) -> None:
    assert {id_.replace("mayadin", "mayadeen") for id_ in places(text)} == expected


def test_a_name_with_an_attached_article_keeps_its_own_letters() -> None:
    assert places("طريق للاذقية")["latakia"] == ["لاذقية"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بحث الوفد إيصال المساعدات الإنسانية.", {"humanitarian"}),
        ("بحثت الوفود ملف المعتقلين.", {"detainees"}),
        ("ملفي اللاجئين وإزالة الألغام.", {"refugees", "demining"}),
        ('مناطق "خفض التصعيد" قائمة.', {"de-escalation"}),
        ("تشمل المناطق أجزاء من إدلب وحماة.", set()),  # a place, not the issue
        ("سيبحثون الوضع في إدلب.", {"idlib"}),
        ("تبحث الوفود عودة اللاجئين، إضافة إلى إدلب.", {"refugees", "idlib"}),
        ("إدلب: إلى أين؟\nكتب مراقب ذلك.", {"idlib"}),
        ("وصلت العملية السياسية إلى طريق مسدود.", set()),
        ("ناقش الوفد الحل السياسي.", {"political-process"}),
        ("تشكيل اللجنة الدستورية", {"constitutional-committee"}),
        ("أعلنت مفوضية الأمم المتحدة لشؤون اللاجئين موقفها.", set()),  # a part of a name
        ("إقامة منطقة خفض توتر رابعة", {"de-escalation"}),
        ("جذب تركيا إلى التطبيع مع دمشق", {"normalization-turkey-syria"}),
        ("وقف إطلاق النار في غزة", {"gaza-lebanon"}),
    ],
)
def test_a_topic_is_an_issue_that_is_spoken_of(text: str, expected: set[str]) -> None:
    assert topics(text) == expected


@pytest.mark.parametrize(
    ("text", "act", "by"),
    [
        ("طالبت المعارضة السورية بإطلاق سراح المعتقلين.", "demanded", "opposition"),
        ("اقترحت روسيا إقامة مناطق آمنة.", "proposed", "russia"),
        ("ناقش الوفدان عودة اللاجئين.", "discussed", None),
        ("رفضت أنقرة الحكم الذاتي.", "rejected", "turkey"),
        ("اتفقت إيران وتركيا على وقف إطلاق النار.", "agreed", "iran"),
        ("وقف إطلاق النار صامد.", None, None),
    ],
)
def test_a_topic_carries_what_is_done_about_it_and_by_whom(
    text: str, act: str | None, by: str | None
) -> None:
    assert [(topic.act, topic.by) for topic in record(text).topics] == [(act, by)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عنوان\nنص الخبر هنا.\nالمصدر: الميادين", "mayadeen"),
        ("عنوان\nنص الخبر هنا.\nالمصدر : الجزيرة + وكالات", "aljazeera"),
        ("عنوان\nنص الخبر هنا.\nالمصدر: وكالات", None),
        ("عنوان\nدمشق-سانا\nأكد مصدر ذلك.", "sana"),
        ("عنوان\nأستانا (رويترز) - بدأت الجولة.", "reuters"),
        ("عنوان\nلندن: «الشرق الأوسط»\nبدأت الجولة.", "asharq-awsat"),
        ("عنوان\nإسطنبول/ س ص/ الأناضول\nبدأت الجولة.", "anadolu"),
        ("عنوان\nبدأت الجولة أمس.\n(أ ف ب)", "afp"),
        ("بدأت الجولة - روسيا اليوم\nنص الخبر.", "rt-arabic"),
        ("عنوان\nنور-سلطان ـ العربي الجديد\nنص الخبر.", "alaraby-jadeed"),
        ("عنوان\nعواصم - وكالات\nنص الخبر.", None),
        ("عنوان\nقالت مصادر للجزيرة إن الجولة بدأت، وفق وكالة الأناضول.", None),
        ("عنوان\nفي الشرق الأوسط أزمات كثيرة، والثورة مستمرة.", None),
        ("عنوان\nحوار خاص بصحيفة «الغد» الأردنية\nنص الخبر.", "alghad"),
        ("عنوان\nأوضح القيادي سامر البرازي لـ«زمان الوصل» أن الوفد غادر.", None),
        ("عنوان\nأستانا - موفد «الحياة»\nبدأت الجولة أمس.", "alhayat"),
        ("عنوان\nأستانا 28 نوفمبر 2018 م واس\nبدأت الجولة أمس.", "spa"),
        ("عنوان\nعكاظ (إسطنبول)\nبدأت الجولة أمس.", "okaz"),
        ("عنوان\nلندن – عربي21\nبدأت الجولة أمس.", "arabi21"),
        ("عنوان\nالمصدر: رويترز\nنص، (أ ف ب) وكالات.", "reuters"),  # the credit line wins
    ],
)
def test_the_source_is_only_what_the_text_gives_as_its_own(text: str, expected: str | None) -> None:
    source = record(text).source
    assert (source.id if source else None) == expected


def test_an_outlet_that_no_profile_knows_is_named_as_written() -> None:
    source = record("عنوان\nنص الخبر هنا.\nالمصدر: موقع الخابور الإخباري").source
    assert source is not None
    assert (source.id, source.name_ar) == (None, "الخابور الإخباري")


def test_an_outlet_that_says_the_report_is_its_own_is_the_source() -> None:
    source = record("عنوان\nالراصد - خاص\nنص الخبر هنا طويل.").source
    assert source is not None
    assert (source.id, source.name_ar) == (None, "الراصد")


def test_the_source_is_proved_by_its_words() -> None:
    text = "عنوان\nنص الخبر هنا.\nالمصدر : الجزيرة + وكالات"
    source = record(text).source
    assert source is not None
    assert quotes(text, source.mentions) == ["الجزيرة"]
