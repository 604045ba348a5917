"""Numbered rounds as texts name them, and those that are none; every sentence is made up."""

from __future__ import annotations

import pytest

from importers.extract.document import Document, Metadata
from importers.extract.record import extract
from importers.profiles import load
from store.record import Record


def read(text: str, published: str | None = None, *, reference: bool = True) -> Record:
    return extract(Document(text, Metadata(published=published)), load(reference=reference))


def named(text: str) -> list[tuple[str, int]]:
    return sorted((said.process, said.number) for said in read("سوريا. " + text).rounds)


def astana(*numbers: int) -> list[tuple[str, int]]:
    return [("astana", number) for number in numbers]


# fmt: off
NAMED = [
    ("noun and ordinal", "انطلقت الجولة الرابعة من محادثات أستانا", astana(4)),
    ("attached letter", "في ختامٍ للجولة التاسعة من مسار أستانة", astana(9)),
    ("compound ordinal", "الجولة الثانية عشرة من محادثات أستانا", astana(12)),
    ("number borne by the round", "الجولة الأخيرة التي حملت الرقم 14 من محادثات أستانا", astana(14)),
    ("ordinal behind a verb of convening",
     "بدأت الجولة الثانية عشرة من محادثات أستانا، على أن تعقد الثالثة عشرة في تموز", astana(12, 13)),
    ("ordinal with a relative clause",
     "رسمت الجولة الرابعة من محادثات أستانا الحدود. وفي العاشرة، التي نقلت إلى الجنوب، تغير السؤال.",
     astana(4, 10)),
    ("edition beside a named round",
     "اختتمت الجولة 18 لاجتماعات مسار أستانا. وتقرر عقد الدورة التاسعة عشرة قريبا.", astana(18, 19)),
    ("ordinals that open the lines of a list",
     "جولات أستانا\n- الأولى والثانية (شباط 2017): هدنة.\n- الرابعة (أيار 2017): مذكرة.", astana(1, 2, 4)),
    ("only the dateline names the city",
     "أستانا - وكالات: أنهى المجتمعون الجولة السابعة ببيان تلاه الوزير. وترأس الوفد السوري سفير.", astana(7)),
    ("these talks", "محادثات أستانا تؤجل. وهي ثاني جولة من هذه المحادثات.", astana(2)),
    ("indefinite, on its days", "محادثات أستانا تعود بعد جولة أولى في 23 و24 كانون الثاني/يناير", astana(1)),
    ("first rounds", "وعلى خلاف الجولات الأولى من محادثات أستانا غاب السفير", []),
    ("Moroccan word for the series", "تنعقد الدورة السادسة عشرة لمسلسل أستانا قريبا", astana(16)),
    ("count within a year", "في ثالث لقاء بصيغة أستانا خلال عام 2019", []),
    ("the envoy's tour", "يبدأ المبعوث جولته الثالثة في المنطقة بعد محادثات أستانا", []),
    ("a ballot beside the talks",
     "جرت الجولة الأولى من الانتخابات. وقال المرشح إن الثانية قريبة، وكذا محادثات أستانا.", []),
    ("the city's football club", "خسر أستانا أمام ضيفه في الجولة الرابعة من الدوري، وسجل اللاعب هدفا.", []),
    ("the city's forum", "اختتم منتدى أستانا الدولي نسخته الأولى", []),
    ("political consultations in the city",
     "عقدت في أستانا الجولة السادسة من المشاورات السياسية بين البلدين", []),
    ("ordinal of tens", "الجولة الحادية والعشرون لمحادثات أستانا", astana(21)),
    ("mixed gender", "الجولة الثالثة عشر من محادثات أستانا", astana(13)),
    ("ordinal before the noun", "أول اجتماعات أستانا كان قصيرا", astana(1)),
    ("ordinal before a round", "خامس جولة من محادثات أستانا", astana(5)),
    ("name and figure", "مهد أستانة 2 الطريق", astana(2)),
    ("name, dash, figure", "بدأت أستانا-6 اليوم", astana(6)),
    ("name and glued figure", "بدأت أستانة7 اليوم", astana(7)),
    ("name and Arabic-Indic figure", "بدأت استانا ١٢ اليوم", astana(12)),
    ("name and number word", "بعد أستانا ثلاثة إلى اليوم", astana(3)),
    ("name and ordinal", "اجتماع أستانا الثالث عشر", astana(13)),
    ("article and figures", "الجولة الـ21 من مفاوضات أستانا", astana(21)),
    ("article, blank, figures", "الجولة ال 13 من مفاوضات أستانا", astana(13)),
    ("figures in brackets", "الجولة المقبلة (9) من محادثات أستانا", []),
    ("ordinal in brackets", "الجولة المقبلة (التاسعة) من محادثات أستانا", astana(9)),
    ("adjective between", "الاجتماع الدولي الثاني والعشرون حول سورية في أستانا", astana(22)),
    ("apart from its noun", "وهذه الجولة من محادثات أستانا هى الثامنة", astana(8)),
    ("after a pronoun", "اختتمت محادثات أستانا، وهي العاشرة منذ بدايتها", astana(10)),
    ("edition", "محادثات أستانا بنسختها الخامسة عشرة", astana(15)),
    ("two on one noun", "الجولتان السابعة والثامنة من محادثات أستانا", astana(7, 8)),
    ("several on one noun", "الجولات السادسة والسابعة والثامنة من محادثات أستانا", astana(6, 7, 8)),
    ("numbers in apposition to a dual",
     "انتقلت محادثات أستانا إلى روسيا في جولتي سوتشي، العاشرة والخامسة عشرة", astana(10, 15)),
    ("two told after a pronoun", "عقدت من محادثات أستانا في تلك المدينة جولتان هما السابعة والثامنة",
     astana(7, 8)),
    ("two figures with the article", "استقبلت المدينة الجولتين الـ10 والـ15 من محادثات أستانا.\n3- موعد جديد",
     astana(10, 15)),
    ("figures and a comma", "بعد أستانا 4، 5 أشهر من الهدوء", astana(4)),
    ("ordinal after a verb of preceding",
     "اختتمت الجولة الثانية والعشرون من محادثات أستانا، وسبقتها الحادية والعشرون", astana(21, 22)),
    ("tens have one form", "اختتمت الجولة السابعة من محادثات أستانا، وبقي الباب مفتوحا على العشرين.",
     astana(7, 20)),
    ("a round of its own", "محادثات أستانا باقية. ولم يكن أحد يظن أنها ستبلغ جولتها الرابعة عشرة",
     astana(14)),
    ("the text's own noun of counting",
     "في ختام الدورة التاسعة من محادثات أستانا قيل إن طهران تعرض استضافة الدورة العاشرة، لكن الموعد لم يحدد",
     astana(9, 10)),
    ("two figures", "بين أستانا 7 و8 تغير الكثير", astana(7, 8)),
    ("range", "من الجولة الأولى إلى الرابعة من محادثات أستانا", astana(1, 4)),
    ("later ordinals lean on the noun",
     "عقدت الجولة الأولى من محادثات أستانا في 23 يناير والثانية في 15 فبراير", astana(1, 2)),
    ("leaning ones in a row", "حضر في الجولة الأولى من محادثات أستانا ثم غاب في الرابعة والخامسة كلتيهما",
     astana(1, 4, 5)),
    ("nearest name wins", "سبقت الجولة الرابعة من مفاوضات جنيف الجولة الثانية من محادثات أستانا", [("astana",
     2), ("geneva", 4)]),
    ("other talks under their own name", "بدأت جنيف 4 أمس", [("geneva", 4)]),
    ("working group under its own name", "الاجتماع السادس لمجموعة العمل المعنية بالمعتقلين في أستانا",
     [("detainees-wg", 6)]),
    ("committee under its own name", "الجولة السابعة للجنة الدستورية بعد محادثات أستانا",
     [("constitutional-committee", 7)]),
]
NONE = [
    ("count of rounds", "بعد ست جولات من محادثات أستانا"),
    ("count in figures", "بعد 6 جولات من محادثات أستانا"),
    ("the first three", "الجولات الثلاث الأولى من محادثات أستانا"),
    ("last and next", "الجولة الأخيرة من محادثات أستانا والجولة المقبلة"),
    ("elections", "الجولة الثانية من الانتخابات الرئاسية بعد محادثات أستانا"),
    ("fighting", "جولة القتال الثانية بعد محادثات أستانا"),
    ("zone", "منطقة خفض التصعيد الرابعة بعد محادثات أستانا"),
    ("day of a meeting", "اجتماعات اليوم الثاني من محادثات أستانا"),
    ("hour", "تبدأ محادثات أستانا الساعة العاشرة"),
    ("resolution", "محادثات أستانا وفق القرار 2254"),
    ("counted things", "ضم وفد أستانا 9 مجموعات"),
    ("counted days", "في أستانا ثلاثة أيام من المحادثات"),
    ("date of a dateline", "أستانا - 15 - 3 (وكالة) بدأت المحادثات"),
    ("day of a month", "في أستانا 4 مايو بدأت المحادثات"),
    ("meetings of experts", "يتابع الأردن محادثات أستانا منذ الاجتماع التقني الأول في شباط"),
    ("the first since", "وهي الجولة الأولى من محادثات أستانا في هذه المدينة منذ أيار"),
    ("first of its kind", "محادثات أستانا الأولى من نوعها"),
    ("committee without a name", "الاجتماع السادس لمجموعة العمل في أستانا"),
    ("bilateral meeting", "في أستانا جرى اللقاء الأول بين الوفدين"),
    ("other capital", "الجولة الثالثة من مفاوضات فيينا بعد محادثات أستانا"),
]
FAR = [
    ("football", "فاز نادي أستانا في الجولة الثالثة من الدوري على ملعبه"),
    ("another organisation", "اختتمت في أستانا القمة الثانية عشرة لمنظمة دولية"),
    ("a forum", "بدأ في أستانا الاجتماع الثاني والعشرون لمجلس الوزراء"),
    ("Ottoman city", "الجولة الثانية من حكاية الآستانة أيام السلاطين"),
]
# fmt: on


@pytest.mark.parametrize(("phenomenon", "text", "expected"), NAMED)
def test_a_round_is_found(phenomenon: str, text: str, expected: list[tuple[str, int]]) -> None:
    assert named(text) == sorted(expected)


@pytest.mark.parametrize(("phenomenon", "text"), NONE)
def test_what_is_no_round_is_left_out(phenomenon: str, text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(("phenomenon", "text"), FAR)
def test_a_text_on_something_else_names_no_round(phenomenon: str, text: str) -> None:
    record = read(text)
    assert (record.rounds, record.main_round) == ((), None)


def test_the_mention_leaves_the_attached_letter_out() -> None:
    text = "سوريا: وصلوا بالجولة الرابعة من محادثات أستانا"
    (said,) = read(text).rounds
    assert said.mentions[0].quote(text) == "الجولة الرابعة"


def test_a_number_is_resolved_to_the_meeting_of_the_profile() -> None:
    (said,) = read("الجولة الرابعة من محادثات أستانا السورية").rounds
    assert (said.number, said.meeting, said.resolved_by) == (4, "astana:4", "number")


def test_a_date_beside_the_number_wins_and_the_number_stays_as_said() -> None:
    (said,) = read("الاجتماع الثالث من محادثات أستانا السورية في 15-16 فبراير 2017").rounds
    assert (said.number, said.meeting, said.resolved_by, said.ambiguous) == (3, "astana:2", "date", True)


def test_a_number_may_stand_for_a_meeting_without_one() -> None:
    record = read("الاجتماع الثاني من محادثات أستانا السورية في 6 فبراير 2017")
    assert [met.id for met in record.meetings] == ["astana:technical-2017-02-06"]


def test_a_date_that_fits_no_meeting_keeps_the_number_and_marks_it() -> None:
    (said,) = read("الجولة الرابعة من محادثات أستانا السورية في 20 حزيران 2017").rounds
    assert (said.meeting, said.resolved_by, said.ambiguous) == ("astana:4", "number", True)


def test_the_year_of_a_date_follows_from_its_round() -> None:
    record = read("عقدت الجولة الثامنة من محادثات أستانا السورية يومي 21 و22 ديسمبر")
    assert [(d.start, d.end, d.resolved_by) for d in record.dates] == [
        ("2017-12-21", "2017-12-22", "meeting")
    ]


def test_without_reference_nothing_is_resolved_from_the_profiles_meetings() -> None:
    text = "عقدت الجولة الثامنة من محادثات أستانا السورية يومي 21 و22 ديسمبر"
    record = read(text, reference=False)
    assert [(r.number, r.meeting, r.resolved_by) for r in record.rounds] == [(8, None, None)]
    assert [d.start for d in record.dates] == [None]
    assert (record.main_round, record.main_meeting) == (8, None)


LEAD = "انطلقت في أستانا {} من المحادثات حول سوريا."
MAIN = [
    ("named in the lead", LEAD.format("الجولة الرابعة"), None, 4),
    ("named in the headline", "أستانا 11: لا جديد\nقال الوفد السوري في أستانا إن الجولة العاشرة كانت أفضل.",
     None, 11),
    (
        "past rounds told too",
        LEAD.format("الجولة التاسعة")
        + " وكانت الجولة الثامنة قد اختتمت بلا نتيجة. وفي الجولة الرابعة وقع اتفاق.",
        None,
        9,
    ),
    ("apart from its noun", "بدأت محادثات في أستانا حول سوريا. وهذه الجولة هي السابعة.", None, 7),
    ("preview", "ستعقد في أستانا الجولة التاسعة من المحادثات حول سوريا.", None, 9),
    ("no number, article's day", "اختتمت في أستانا محادثات السلام حول سوريا.", "2017-07-05", 5),
    ("no number, days in the lead", "اختتمت محادثات أستانا حول سوريا يومي 4 و5 تموز 2017.", None, 5),
    ("nothing settles it", "اختتمت في أستانا محادثات السلام حول سوريا.", None, None),
    (
        "headline from one round to another",
        "أستانا من الجولة الأولى إلى أستانا 5 السورية"
        + "".join(f"\nالجولة {n} في أستانا." for n in ("الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة")),
        None,
        None,
    ),
    (
        "chronology",
        "محطات أستانا السورية."
        + "".join(f"\nالجولة {n} في أستانا." for n in ("الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة")),
        None,
        None,
    ),
    (
        "other talks",
        "مفاوضات جنيف السورية تبدأ\nبدأت في جنيف مفاوضات السلام السورية. "
        + "وتستمر مفاوضات جنيف أسبوعا. " * 30
        + "وكانت الجولة السادسة من محادثات أستانا قد عقدت.",
        None,
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("phenomenon", "text", "published", "number"), MAIN)
def test_the_main_round_is_found(
    phenomenon: str, text: str, published: str | None, number: int | None
) -> None:
    assert read(text, published).main_round == number


def test_a_day_shows_whose_round_is_meant() -> None:
    text = (
        "أستانا: ملف المعتقلين في محادثات أستانا السورية\n"
        "تستعد جنيف لموعد آخر. وكان الملف مطروحا في الجولة السادسة التي عقدت في 14 أيلول 2017."
    )
    assert [(said.process, said.number) for said in read(text).rounds] == [("astana", 6)]


def test_an_older_event_under_the_name_of_the_talks_is_no_round() -> None:
    text = (
        "سوريا. استضافت المدينة في عام 2015 لقاءين للمعارضة عرفا باسم أستانا 1 وأستانا 2، ثم بدأت المحادثات."
    )
    assert read(text).rounds == ()


MEETINGS = [
    ("summit", "عقدت قمة سوتشي حول سوريا ومحادثات أستانا في 22 نوفمبر 2017", "astana:summit-1"),
    ("congress by name", "اختتم مؤتمر الحوار الوطني السوري أعماله بعد محادثات أستانا", "sochi-congress"),
    ("technical", "عقد في أستانا اجتماع تقني حول سوريا في 6 شباط 2017", "astana:technical-2017-02-06"),
    ("ministers", "جرى لقاء وزراء خارجية الدول الضامنة لمسار أستانا في موسكو في 28 نيسان 2018",
     "astana:ministerial-2018-04-28"),
]  # fmt: skip


@pytest.mark.parametrize(("phenomenon", "text", "meeting"), MEETINGS)
def test_a_meeting_without_number_is_found(phenomenon: str, text: str, meeting: str) -> None:
    assert [met.id for met in read(text).meetings] == [meeting]


def test_a_summit_that_nothing_settles_is_not_guessed() -> None:
    assert read("عقدت قمة حول سوريا بعد محادثات أستانا").meetings == ()


def test_a_short_text_need_not_name_the_country() -> None:
    text = "أستانا 4 تفتتح أعمالها\nتلتئم في العاصمة الكازاخية يومي 3 و4 أيار 2017 الجولة الرابعة."
    record = read(text)
    assert ([said.number for said in record.rounds], record.main_round) == ([4], 4)


GUARANTORS = (
    "غادر الوفد التركي إلى أستانة للمشاركة في الجولة السابعة. ويجري الوفد لقاءات مع الوفدين الروسي والإيراني."
)


@pytest.mark.parametrize(
    ("phenomenon", "text", "numbers"),
    [
        ("all guarantors", GUARANTORS, [7]),
        ("not all of them", GUARANTORS.replace(" والإيراني", ""), []),
        ("a festival", GUARANTORS + " ويختتم المهرجان غدا.", []),
    ],
)
def test_the_guarantors_stand_for_the_country(phenomenon: str, text: str, numbers: list[int]) -> None:
    assert [said.number for said in read(text).rounds] == numbers


def test_the_day_of_an_announcement_is_not_that_of_the_text() -> None:
    text = "انطلقت الجولة الحادية والعشرون من محادثات أستانا حول سوريا.\nوفي 21 يونيو 2023، أعلن موقفه."
    record = read(text)
    assert (record.published, record.main_round) == (None, 21)


def test_a_meeting_to_come_does_not_stand_for_the_round_that_ends() -> None:
    text = (
        "أعلن المبعوث في ختام محادثات أستانا حول سوريا أن اجتماعا تحضيريا سيعقد في سوتشي في 19 و20 يناير."
        " وجرت الجولة الثامنة يومي 21 و22 ديسمبر الجاري."
    )
    assert read(text).main_round == 8


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("أستانا 4 تفتتح أعمالها\nبدأت اليوم المحادثات.", "أستانا 4 تفتتح أعمالها"),
        ("دمشق - سانا\nأعلنت الوزارة اليوم موقفها من المحادثات المقبلة في بيان أصدرته مساء.", None),
        ("الميادين نت\nموعد المحادثات يتأجل\nأعلنت الوزارة ذلك.", "موعد المحادثات يتأجل"),
        ("أعلنت الوزارة اليوم موقفها من المحادثات المقبلة في بيان أصدرته مساء.\nوقالت إنها ستحضر.", None),
        ("كلمة " * 40 + "\nنص", None),
        ("...\n\nعنوان\nنص", "عنوان"),
        ("", None),
    ],
)
def test_a_first_paragraph_is_no_headline(text: str, title: str | None) -> None:
    assert read(text).title == title
