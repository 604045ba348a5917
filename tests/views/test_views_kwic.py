"""Rows of a concordance: keywords below each other, what comes before on the right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.text.kwic import kwic_row
from tui.text.labels import cell_width, visual

ROWS = {
    "before on the right, after on the left": (("قال ", "لا", " تفاوض"), "       ﺽﻭﺎﻔﺗ  ﻻ  ﻝﺎﻗ      "),
    "letters join across the keyword": (("و", "تركيا", " غادرت"), "   ﺕﺭﺩﺎﻏ  ﺎﻴﻛﺮﺗﻭ          "),
    "no blank where the text has none": (("«", "هدنة", "»"), "          «ﺔﻧﺪﻫ»          "),
    "nothing before": (("", "هدنة", " في حلب"), "   ﺐﻠﺣ ﻲﻓ  ﺔﻧﺪﻫ           "),
    "nothing after": (("أول ", "هدنة", ""), "           ﺔﻧﺪﻫ  ﻝﻭﺃ      "),
    "words without room are left out whole": (
        ("جولة طويلة من ", "المفاوضات", " الشاقة جدا"),
        "      ﺕﺎﺿﻭﺎﻔﻤﻟﺍ  ﻦﻣ ﺔﻠﻳﻮﻃ ",
    ),
    "a foreign word keeps its direction": (("في ", "Astana", " الآن"), "    ﻥﻵﺍ  Astana  ﻲﻓ       "),
    "a line of Latin runs the other way": (("talks in ", "Astana", " went"), " talks in  Astana  went   "),
    "line breaks are blanks": (("أول\n", "هدنة\nفي", "\nحلب"), "   ﺐﻠﺣ  ﻲﻓ ﺔﻧﺪﻫ  ﻝﻭﺃ      "),
    "a keyword without room is cut at its end": (
        ("قبل ", "كلمةطويلةجداجداجدا", " بعد"),
        "…ﺪﺟﺍﺪﺟﺔﻠﻳﻮﻃﺔﻤﻠﻛ  ﻞﺒﻗ      ",
    ),
}


@pytest.mark.parametrize(("parts", "row"), ROWS.values(), ids=ROWS)
def test_a_row_of_a_concordance(parts: tuple[str, str, str], row: str) -> None:
    assert kwic_row(*parts, 26, room_before=11).text == row


def test_keywords_of_one_direction_begin_at_the_same_cell() -> None:
    rows = [kwic_row(*parts, 26, room_before=11) for parts, _ in ROWS.values() if parts[1][0] > "z"]
    assert {row.keyword[-1][1] for row in rows if row.rtl} == {15}


def test_the_cells_of_the_keyword_show_it() -> None:
    row = kwic_row("أول ", "هدنة", " في حلب", 40, room_before=18)
    [(first, last)] = row.keyword
    assert row.text[first:last] == visual("هدنة")


PARTS = st.lists(
    st.sampled_from(["هدنة", "بلا", "Astana", "(2017)", "٤", "«لا»،", "\n", "و", "\u202eabc", "漢字", "ــ"]),
    max_size=6,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(before=PARTS, keyword=PARTS, after=PARTS, width=st.integers(1, 60), room=st.integers(0, 60))
def test_a_row_has_the_width_asked_for(before: str, keyword: str, after: str, width: int, room: int) -> None:
    row = kwic_row(before, keyword or "كلمة", after, width, room_before=room)
    assert sum(map(cell_width, row.text)) == width
