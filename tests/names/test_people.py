"""People: known ones in any spelling, surnames, titles, unknown ones. All sentences are made up."""

from __future__ import annotations

import pytest

from tests.names.reading import people, record

# fmt: off
FULL = [
    # (sentence, id, the words that name the person)
    ("قال سيرغي لافروف إن الجولة ناجحة.", "lavrov", "سيرغي لافروف"),
    ("قال سيرغى لافروف إن الجولة ناجحة.", "lavrov", "سيرغى لافروف"),  # Egyptian ى for ي
    ("وصل ألكسندر لافرنتيِّيف إلى أستانا.", "lavrentiev", "ألكسندر لافرنتيِّيف"),  # marks
    ("وصل الكسندر لافـرينتيـف إلى أستانا.", "lavrentiev", "الكسندر لافـرينتيـف"),  # tatweel
    ("وصل ألكسندر لافرنتيف إلى أستانا.", "lavrentiev", "ألكسندر لافرنتيف"),  # no-break space
    ("وصل ألكسندر لافرينتيوف إلى أستانا.", "lavrentiev", "ألكسندر لافرينتيوف"),  # in no file
    ("وصل ستيفان ديمستورا إلى جنيف.", "de-mistura", "ستيفان ديمستورا"),
    ("وصل فلاديمير فلاديميروفيتش بوتين.", "putin", "فلاديمير فلاديميروفيتش بوتين"),  # patronymic listed
    ("وصل سيرغي كوجوغيتوفيتش شويغو.", "shoigu", "سيرغي كوجوغيتوفيتش شويغو"),  # and one that is not
    ("التقى خيرات عبدالرحمانوف الوفود.", "abdrakhmanov", "خيرات عبدالرحمانوف"),  # عبد joined
    ("التقى خيرات عبد الرحمانوف الوفود.", "abdrakhmanov", "خيرات عبد الرحمانوف"),
    ("رأى أسامة أبي زيد أن الوفد موحد.", "abu-zayd-osama", "أسامة أبي زيد"),
    ("التقى أبا محمد الجولاني في إدلب.", "jolani", "أبا محمد الجولاني"),  # kunya in the accusative
    ("لقاء مع ابو محمد الجولاني في إدلب.", "jolani", "ابو محمد الجولاني"),
    ("وحضر بشار جعفري الجلسة.", "jaafari", "بشار جعفري"),  # article dropped
    ("بلقاء ولافروف وسيرغي لافروف.", "lavrov", "سيرغي لافروف"),  # attached و left out
    ("لبشار الجعفري رأي آخر.", "jaafari", "بشار الجعفري"),
]

NOBODY = [
    "عقدت الجولة في نور سلطان.",  # the capital
    "جاء الموقف غير واضح.",  # a first name that is a particle
    "بيان ختامي مشترك.",  # ب + a first name
    "وقف كامل الأراضي السورية.",
    "نظام الأسد وقوات الأسد.",  # a side, not the man
    "دور رئيسي في الحل.",  # surname that is an adjective
    "ملف المعلم والمدارس.",
    "هجوم بري واسع على إدلب.",
    "اليوم الخميس في رمضان.",
    "بقلم: محمد الحسن",  # by-line
    "إسطنبول/ محمد يوسف/ الأناضول",
    "محمد الحسن",  # a line that is nothing but a name
    "المسؤول عما تفعله الفصائل.",
    "أطفئت أنوار القاعة.",
    "على أن يعقد الاجتماع غدا.",
    "أعلنت الخارجية الروسية أن الوفد وصل.",
    "قال المتحدث باسم الخارجية إن الوفد وصل.",
    "قال إن تيسير أعمالها، وهو المسؤول، ضروري.",
    "حذر المتحدث باسم الأرصاد الجوية من منخفض جديد.",
    "طالب النائب البرلماني بفتح تحقيق عاجل في حادث القطار.",
    "افتتح المعرض في فاتح وثاني غشت.",  # the first of the month
]

SURNAMES = [
    # (sentence, id, mentions in order)
    ("قال بشار الجعفري. وأضاف الجعفري.", "jaafari", ["بشار الجعفري", "الجعفري"]),
    ("الجعفري: لا بيان\nقال بشار الجعفري ذلك.", "jaafari", ["الجعفري", "بشار الجعفري"]),  # a heading
    ("قال حسين جابري أنصاري. وتابع أنصاري.", "jaberi-ansari", ["حسين جابري أنصاري", "أنصاري"]),
    ("قال بوتين إن الحل سياسي.", "putin", ["بوتين"]),  # foreign, and nobody else
    ("قال وزير الخارجية الإيراني ظريف إن الحل سياسي.", "zarif", ["ظريف"]),  # ambiguous, after a title
    ("التقى الرئيس الإيراني رئيسي الوفد.", "raisi", ["رئيسي"]),
    ("وصل سدات أونال. وقال أونال.", "onal-sedat", ["سدات أونال", "أونال"]),  # two share the surname
    ("وصل سلجوق أونال. وقال أونال.", "unal-selcuk", ["سلجوق أونال", "أونال"]),
    ("وصل ألكسندر لافرينتيوف. وقال لافرينتيوف.", "lavrentiev", ["ألكسندر لافرينتيوف", "لافرينتيوف"]),
]

UNKNOWN = [
    # (sentence, name, party)
    ("قال الناطق باسم الوفد راشد الهلالي إن الجلسة مغلقة.", "راشد الهلالي", None),
    ("أكد العقيد مروان الصالحاني، قائد فصيل محلي، ذلك.", "مروان الصالحاني", None),
    ("وأضاف خالد العجيلي أن الوفد سيعود.", "خالد العجيلي", None),
    ("وفد برئاسة سامر البرازي وصل.", "سامر البرازي", None),
    ("الوفد التركي برئاسة أورهان دميرطاش وصل.", "أورهان دميرطاش", "turkey"),
    ("التقى مدير إدارة آسيا في الخارجية الروسية نيكولاي سوخوف الوفد.", "نيكولاي سوخوف", "russia"),
    ("قال المحلل السياسي عبد الكريم الصفدي إن الحل بعيد.", "عبد الكريم الصفدي", None),
    ("شارك خالد بن محمد الكعبي في الاجتماع.", "خالد بن محمد الكعبي", None),
    ("صرح نائب وزير الخارجية الياباني تاكيشي كامورا، أمس.", "تاكيشي كامورا", "japan"),
    ("سلوى العظمة، عضو الوفد، تحدثت.", "سلوى العظمة", None),
    ("قال الرائد حسن أبو شعر من فيلق الشام ذلك.", "حسن أبو شعر", "faylaq-sham"),
    ("قال السفير ماجد السويدي إن الجلسة مثمرة.", "ماجد السويدي", None),  # a country's adjective as surname
    ("وقال طارق الكردي، الناشط الحقوقي، ذلك.", "طارق الكردي", None),
    ("وأشاد محمد الأردني بالمبادرة.", "محمد الأردني", None),
    ("وردت ليلى المصري بأن الحوار مستمر.", "ليلى المصري", None),
    ("رئيس وفد الأردن، السفير يوسف القطري، تحدث.", "يوسف القطري", "jordan"),
    ("التقى السفير شخبوف السويدي الوفد.", "شخبوف السويدي", None),  # a first name in no table
    ("حضر الشيخ قذلون بن ناهل آل سعدان الجلسة.", "قذلون بن ناهل آل سعدان", None),  # before «بن»
    ("حضرت وزيرة خارجية السويد ماغدلا والستروم.", "ماغدلا والستروم", "sweden"),  # a foreign surname
    ("وقالت المندوبة الأمريكية بالنيابة كيلي كرافت إن القرار صدر.", "كيلي كرافت", "usa"),
    ("وأعلن أبو بكر بعيرة ذلك.", "أبو بكر بعيرة", None),
    ("وقال محمد بن عبد الرحمن آل ثاني إن الحوار مستمر.", "محمد بن عبد الرحمن آل ثاني", None),
    ("قال الأمين العام عمار أمون دلدوم إن الوفد وصل.", "عمار أمون دلدوم", None),
    ("وتحفظ الخبير نبيل أديب على مسودة الاتفاق.", "نبيل أديب", None),  # على is no name
    ("حضر المدير الإقليمي فابريتزيو كاربونين، أمس.", "فابريتزيو كاربونين", None),
    ("سفير طاجيكستان زبيد الله زبيدوف غادر.", "زبيد الله زبيدوف", "tajikistan"),
]

LISTED = [
    # (sentence, names): a name beside others needs no sign of its own
    ("وهم صالح المخزوم ومحمد معزب وعبد الرحمن الهوني.", ["صالح المخزوم", "محمد معزب", "عبد الرحمن الهوني"]),
    ("حضر محمد معزب وطارق الصيد.", ["محمد معزب", "طارق الصيد"]),
]

NO_SURNAME = [
    # (sentence, parties): the adjective of a country stays one
    ("وصل الوفد السويدي.", ["sweden"]),
    ("قال السفير ماجد السويدي ذلك، ورد الوفد السويدي.", ["sweden"]),
    ("قال السفير ماجد السويدي ذلك، وأضاف السويدي أن الوفد وصل.", []),
]
# fmt: on


@pytest.mark.parametrize(("text", "id_", "words"), FULL)
def test_a_full_name_is_found_in_any_spelling(text: str, id_: str, words: str) -> None:
    assert words in people(text)[id_]


@pytest.mark.parametrize("text", NOBODY)
def test_what_only_looks_like_a_name_is_nobody(text: str) -> None:
    assert people(text) == {}


@pytest.mark.parametrize(("text", "id_", "words"), SURNAMES)
def test_a_surname_links_to_its_person(text: str, id_: str, words: list[str]) -> None:
    assert people(text) == {id_: words}


@pytest.mark.parametrize(("text", "name", "party"), UNKNOWN)
def test_a_person_whom_no_profile_knows_is_found_by_his_full_name(
    text: str, name: str, party: str | None
) -> None:
    assert [(person.id, person.name_ar, person.party) for person in record(text).people] == [
        (None, name, party)
    ]


@pytest.mark.parametrize(("text", "names"), LISTED)
def test_a_name_is_known_by_the_names_beside_it(text: str, names: list[str]) -> None:
    assert [person.name_ar for person in record(text).people] == names


@pytest.mark.parametrize(("text", "parties"), NO_SURNAME)
def test_a_surname_is_no_country_and_a_country_no_surname(text: str, parties: list[str]) -> None:
    assert [party.id for party in record(text).parties] == parties


def test_a_kunya_in_a_surname_is_taken_up_again() -> None:
    [person] = record("أعلن راشد أبو هلال ذلك. وقال أبو هلال إن الجلسة مغلقة.").people
    assert (person.name_ar, len(person.mentions)) == ("راشد أبو هلال", 2)


def test_two_titles_and_two_names_go_in_order() -> None:
    text = "التقى وزيرا الخارجية الروسي سيرغي لافروف والتركي مولود تشاووش أوغلو في موسكو."
    assert [(person.id, person.party) for person in record(text).people] == [
        ("lavrov", "russia"),
        ("cavusoglu", "turkey"),
    ]


def test_the_envoy_of_a_president_and_the_president_are_two() -> None:
    text = "وصل الممثل الخاص للرئيس الروسي فلاديمير بوتين، ألكسندر لافرينتيف، إلى أستانا."
    roles = {person.id: person.role for person in record(text).people}
    assert roles == {
        "putin": "الرئيس الروسي",
        "lavrentiev": "الممثل الخاص للرئيس الروسي فلاديمير بوتين",
    }


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("قال رئيس الوفد الروسي ألكسندر لافرينتيف ذلك.", "رئيس الوفد الروسي"),
        ("ألكسندر لافرينتيف، رئيس الوفد الروسي، غادر.", "رئيس الوفد الروسي"),
        ("ووزير الدفاع سيرغي شويغو غادر.", "وزير الدفاع"),
        ("قال رئيس الوفد الدكتور بشار الجعفري ذلك.", "رئيس الوفد"),
        ("قال الدكتور بشار الجعفري ذلك.", "الدكتور"),
        ("الممثل الخاص لرئيس روسيا الاتحادية ألكسندر لافرينتيف غادر.", "الممثل الخاص لرئيس روسيا الاتحادية"),
        ("بشار الجعفري غادر.", None),
    ],
)
def test_the_role_is_in_the_words_of_the_text(text: str, role: str | None) -> None:
    assert [person.role for person in record(text).people] == [role]


def test_a_title_between_two_names_belongs_to_the_second() -> None:
    text = "التقى بشار الجعفري وزير خارجية كازاخستان خيرات عبد الرحمانوف أمس."
    assert [person.role for person in record(text).people] == [None, "وزير خارجية كازاخستان"]


def test_one_person_in_two_spellings_is_one() -> None:
    assert list(people("وصل ستفان دي ميستورا. وقال ستيفان دي ميستورا.")) == ["de-mistura"]


def test_the_surname_of_another_first_name_is_another_person() -> None:
    found = record("قال نصر الحريري ذلك، ورد سعد الحريري.").people
    assert [(person.id, person.name_ar) for person in found] == [
        ("hariri-nasr", "نصر الحريري"),
        (None, "سعد الحريري"),
    ]


def test_the_party_of_a_person_follows_the_day() -> None:
    text = "قال نصر الحريري في {} إن الوفد سيعود."
    parties = [record(text.format(day)).people[0].party for day in ("3 مارس 2017", "3 مارس 2018")]
    assert parties == ["hnc", "negotiations-commission"]


def test_doubt_about_a_person_is_kept() -> None:
    assert record("وقال المدعو محمد علوش ذلك.").people[0].hedge is True
