"""Parties: names by their day, adjectives with a noun, capitals that speak, groups. Made-up sentences."""

from __future__ import annotations

import pytest

from tests.names.reading import parties, record

# fmt: off
NAMED = [
    # (sentence, ids that must be found, ids that must not)
    ("الوفدان الروسي والتركي اجتمعا.", {"russia", "turkey"}, set()),
    ("بين الوفود الروسية والإيرانية والتركية.", {"russia", "iran", "turkey"}, set()),
    ("وفدي الحكومة السورية والمجموعات المسلحة.", {"syria-gov", "opposition"}, set()),
    ("قال وزير الخارجية الروسي إن الحل سياسي.", {"russia"}, set()),
    ("حضر مسؤول أميركي رفيع.", {"usa"}, set()),
    ("يشارك الأميركيون بصفة مراقب.", {"usa"}, set()),
    ("اشترى الليرة التركية من السوق.", set(), {"turkey"}),
    ("نقلت وسائل إعلام روسية الخبر.", set(), {"russia"}),
    ("برعاية روسيا وتركيا وإيران.", {"russia", "turkey", "iran"}, set()),
    ("اجتمعت وفود الأممالمتحدة وتركياوروسيا.", {"un", "turkey", "russia"}, set()),  # spaces lost
    ("لاجئون في لبنان والأردن.", set(), {"lebanon", "jordan"}),  # territory
    ("تونس (وكالة) - انتهت الجولة.", set(), {"tunisia"}),  # dateline
    ("تونس 26 جانفي 2024 (وات)\nانتهت الجولة.", set(), {"tunisia"}),
    ("في أستانا عاصمة كازاخستان.", set(), {"kazakhstan"}),
    ("أعلنت الخارجية الكازاخية موعد الجولة.", {"kazakhstan"}, set()),
    ("رفض الأكراد المقترح.", {"kurds"}, set()),
    ("قاتل تنظيم الدولة الإسلامية في البادية السورية.", {"isis"}, set()),
    ("قال وزراء خارجية روسيا وتركيا وإيران وسوريا ذلك.", {"syria-gov"}, set()),
    ("الوضع في سوريا صعب.", set(), {"syria-gov", "syria"}),
]

METONYMS = [
    ("أعلنت موسكو موقفها.", "russia", True),
    ("تجري المحادثات برعاية موسكو وطهران.", "iran", True),
    ("دعت واشنطن طهران إلى التفاوض.", "iran", True),
    ("قال إن القرار نهائي، داعيا موسكو إلى الوفاء.", "russia", True),
    ("جذب تركيا إلى التطبيع مع دمشق.", "syria-gov", True),
    ("وقالت أنقرة إنها ستحضر.", "turkey", True),
    ("وهو ما ترفضه أنقرة.", "turkey", True),
    ("موسكو تسعى إلى التهدئة.", "russia", True),
    ("يرى أن موسكو غير جادة.", "russia", True),
    ("العلاقات بين أنقرة ودمشق متوترة.", "turkey", True),
    ("العلاقات بين أنقرة ودمشق متوترة.", "syria-gov", True),
    ("وعود من موسكو للفصائل.", "russia", True),
    ("واتهمت واشنطن دمشق بالمماطلة.", "syria-gov", True),
    ("عقد اللقاء في موسكو.", "russia", False),
    ("وصل الوفد إلى أنقرة.", "turkey", False),
    ("بتوقيت موسكو.", "russia", False),
    ("قصف قرب مطار دمشق.", "syria-gov", False),
    ("بموسكو أمس.", "russia", False),
]

REGIME = [
    ("خرق النظام الهدنة في سوريا.", True),
    ("نظام وقف إطلاق النار في سوريا صامد.", False),
    ("النظام التركي يدعم الفصائل في سوريا.", False),
    ("النظام الداخلي للهيئة في سوريا.", False),
    ("النظام الجديد للدوري جيد.", False),  # nothing to do with these talks
]
# fmt: on


@pytest.mark.parametrize(("text", "found", "absent"), NAMED)
def test_parties_are_those_that_act(text: str, found: set[str], absent: set[str]) -> None:
    ids = parties(text).keys()
    assert found <= ids
    assert absent.isdisjoint(ids)


@pytest.mark.parametrize(("text", "id_", "speaks"), METONYMS)
def test_a_capital_is_its_government_only_when_it_speaks_or_wants(text: str, id_: str, speaks: bool) -> None:
    assert (id_ in parties(text)) is speaks


@pytest.mark.parametrize(("text", "meant"), REGIME)
def test_the_regime_is_not_any_system(text: str, meant: bool) -> None:
    assert ("syria-gov" in parties(text)) is meant


@pytest.mark.parametrize(
    ("published", "expected"),
    [(None, "syria-gov"), ("2017-05-04", "syria-gov"), ("2025-02-01", "syria-new-authorities")],
)
def test_a_name_that_changed_hands_is_decided_by_the_day(published: str | None, expected: str) -> None:
    assert list(parties("رحبت الحكومة السورية بالبيان.", published=published)) == [expected]


def test_the_day_that_a_sentence_speaks_of_outweighs_the_day_of_publication() -> None:
    text = "في 4 مايو 2017 رفضت الحكومة السورية المقترح."
    assert list(parties(text, published="2025-02-01")) == ["syria-gov"]


def test_the_name_of_a_body_is_read_by_the_day() -> None:
    text = "رفضت الهيئة العليا للمفاوضات المقترح."
    found = [next(iter(parties(text, published=day))) for day in ("2017-05-01", "2018-05-01")]
    assert found == ["hnc", "negotiations-commission"]


def test_a_group_stands_for_its_members_and_is_marked() -> None:
    said = {party.id: party.by_group for party in record("اجتمعت الدول الضامنة في أستانا.").parties}
    assert said == {"guarantors": False, "russia": True, "turkey": True, "iran": True}


def test_sponsors_of_other_talks_are_not_the_group() -> None:
    assert parties("شارك سفراء الدول الراعية في مشاورات اليمن.").keys() == {"yemen"}


def test_a_member_that_is_named_too_is_not_by_group() -> None:
    said = {
        party.id: party.by_group for party in record("اجتمعت الدول الضامنة في أستانا، ورحبت روسيا.").parties
    }
    assert said["russia"] is False


def test_two_guarantors_of_an_early_text_are_the_first_two() -> None:
    assert set(parties("الدولتان الضامنتان للهدنة.", published="2017-01-20")) == {"russia", "turkey"}


def test_a_general_name_goes_back_to_the_body_of_that_kind_named_before() -> None:
    found = parties("أعلنت هيئة تحرير الشام موقفها في إدلب. وقالت الهيئة إنها ترفض.")
    assert found["hts"] == ["هيئة تحرير الشام", "الهيئة"]


def test_the_opposition_of_another_country_is_no_party() -> None:
    assert "opposition" not in parties("دعا في أستانا المعارضة الليبية إلى الحوار.")


def test_attached_letters_are_left_out_where_the_rest_still_stands_in_the_text() -> None:
    assert parties("للمعارضة السورية وبالأمم المتحدة")["opposition"] == ["معارضة السورية"]


def test_a_party_that_acts_through_its_envoy_is_a_party() -> None:
    assert parties("استقبل دي ميستورا الوفد.")["un"] == ["دي ميستورا"]


@pytest.mark.parametrize(
    ("text", "party", "form"),
    [
        ("وفد النظام وصل.", "syria-gov", "النظام"),
        ("رحبت الحكومة السورية بالبيان.", "syria-gov", "الحكومة السورية"),
        ("وفد المسلحين وصل إلى أستانا.", "opposition", "المسلحين"),
        ("فصائل المعارضة رفضت.", "opposition", "فصائل المعارضة"),
    ],
)
def test_how_a_side_is_called_is_recorded(text: str, party: str, form: str) -> None:
    said = [(designation.party, designation.form) for designation in record(text).designations]
    assert (party, form) in said


def test_a_longer_designation_shuts_out_a_shorter_one() -> None:
    said = [designation.form for designation in record("المعارضة السورية المسلحة رفضت.").designations]
    assert said == ["المعارضة السورية المسلحة"]
