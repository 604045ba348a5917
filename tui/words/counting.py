"""Nouns after a number: `{total:article}` of a sentence becomes "1 article", «مقالتان», «11 مقالة».

The forms of a noun follow the plural categories of Unicode's CLDR. Arabic has six, and a case: the plain form
stands alone or as a subject, the form `-of` after a preposition or another noun, which shows in the dual.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Nouns = Mapping[str, Sequence[str]]
"""Noun → its forms in the order of the language's categories, `{}` where the number stands."""

# fmt: off
ENGLISH: Nouns = {
    "article":  ("{} article", "{} articles"),
    "value":    ("{} value",   "{} values"),
    "place":    ("{} place",   "{} places"),
    "row":      ("{} row",     "{} rows"),
    "cell":     ("{} cell",    "{} cells"),
    "word":     ("{} word",    "{} words"),
    "bracket":  ("{} bracket", "{} brackets"),
    "byte":     ("{} byte",    "{} bytes"),
    "second":   ("{} second",  "{} seconds"),
    "problem":  ("{} problem", "{} problems"),
    "group":    ("{} group",   "{} groups"),
    "character": ("{} character", "{} characters"),
    "decision": ("{} decision", "{} decisions"),
    "conflict": ("{} conflict", "{} conflicts"),
}

ARABIC: Nouns = {
    #              zero          one              two         few            many         other
    "article":    ("لا مقالات",  "مقالة واحدة",   "مقالتان",  "{} مقالات",   "{} مقالة",  "{} مقالة"),
    "article-of": ("{} مقالة",   "مقالة واحدة",   "مقالتين",  "{} مقالات",   "{} مقالة",  "{} مقالة"),
    "place":      ("لا مواضع",   "موضع واحد",     "موضعان",   "{} مواضع",    "{} موضعًا", "{} موضع"),
    "value":      ("لا قيم",     "قيمة واحدة",    "قيمتان",   "{} قيم",      "{} قيمة",   "{} قيمة"),
    "row":        ("لا صفوف",    "صف واحد",       "صفان",     "{} صفوف",     "{} صفًا",   "{} صف"),
    "cell-of":    ("{} خلية",    "خلية واحدة",    "خليتين",   "{} خلايا",    "{} خلية",   "{} خلية"),
    "word-of":    ("{} كلمة",    "كلمة واحدة",    "كلمتين",   "{} كلمات",    "{} كلمة",   "{} كلمة"),
    "bracket-of": ("{} قوس",     "قوس واحد",      "قوسين",    "{} أقواس",    "{} قوسًا",  "{} قوس"),
    "byte-of":    ("{} بايت",    "{} بايت",       "{} بايت",  "{} بايتات",   "{} بايتًا", "{} بايت"),
    "second-of":  ("{} ثانية",   "ثانية واحدة",   "ثانيتين",  "{} ثوان",     "{} ثانية",  "{} ثانية"),
    "group":      ("لا مجموعات", "مجموعة واحدة",  "مجموعتان", "{} مجموعات",  "{} مجموعة", "{} مجموعة"),
    "group-of":   ("{} مجموعة",  "مجموعة واحدة",  "مجموعتين", "{} مجموعات",  "{} مجموعة", "{} مجموعة"),
    "character":  ("لا حروف",    "حرف واحد",      "حرفان",    "{} أحرف",     "{} حرفًا",  "{} حرف"),
    "decision":   ("لا قرارات",  "قرار واحد",     "قراران",   "{} قرارات",   "{} قرارًا", "{} قرار"),
    "conflict":   ("لا خلافات",  "خلاف واحد",     "خلافان",   "{} خلافات",   "{} خلافًا", "{} خلاف"),
    "problem":    ("لا مشكلات",  "مشكلة واحدة",   "مشكلتان",  "{} مشكلات",   "{} مشكلة",  "{} مشكلة"),
}
# fmt: on


def english_category(number: int) -> int:
    """one, other (CLDR)."""
    return 0 if number == 1 else 1


def arabic_category(number: int) -> int:
    """zero, one, two, few (3-10, 103-110 …), many (11-99, 111-199 …), other (100-102, 200-202 …; CLDR)."""
    if number <= 2:
        return number
    rest = number % 100
    return 3 if 3 <= rest <= 10 else 4 if rest >= 11 else 5
