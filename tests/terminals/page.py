"""A page of our own widgets for photographs: two panes of Arabic on the same rows, a field, a list, a table
of labels.

    JAWLA_DUMP=ROWS.txt python -m tests.terminals.page [harakat]

It finds the terminal's mode itself and shows it. F12 writes the rows of the screen as they are meant to the
file.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import DataTable, Footer, OptionList

from tui.terminal.detect import detect
from tui.terminal.driver import driver_for
from tui.terminal.dump import write_rows
from tui.terminal.paint import PaintedApp
from tui.text.labels import visual
from tui.widgets import content_hook
from tui.widgets.arabic_input import ArabicInput
from tui.widgets.article_view import ArticleView, Highlight

ARTICLE = (
    """اختتمت في العاصمة الكازاخية أعمال الجولة الرابعة (أستانا 4) من المحادثات
وقال المبعوث Staffan de Mistura إن 12 وفدا حضروا في 4/5/2017، ولا جديد لأن «الوقت» لا يكفي.
أعلن البيان الختامي: إنشاء مناطق [أربع] لخفض التصعيد، بنسبة 90% من الأهداف!
هل يلتزم الآخرون؟ لا إجابة إلا عند الضامنين؛ والاجتماع المقبل في ١٥ حزيران ٢٠١٧.
كتـــاب جميـــل، رؤساء الوفود يؤكدون أن السلام آتٍ لا محالة.
"""
    * 4
)
VOWELLED = """قَالَ المُتَحَدِّثُ إِنَّ الوَفْدَ لَا يُؤَجِّلُ شَيْئًا، وَإِنَّ «الجَوْلَةَ» تَبْدَأُ غَدًا.
قال المتحدث إن الوفد لا يؤجل شيئا، وإن «الجولة» تبدأ غدا.
حَضَرَ ١٢ وَفْدًا (مِنْ Astana) فِي 4/5/2017، وَكَتَبَ كَاتِبٌ كِتَابًا جَمِيلًا عَنِ السَّلَامِ.
حضر ١٢ وفدا (من Astana) في 4/5/2017، وكتب كاتب كتابا جميلا عن السلام.
"""
"""Every row with harakat, and once more without."""

NAMES = ("الوفد الروسي (3)", "Turkey: الوفد التركي", "الأردن، مراقبا", "لافروف / Lavrov", "جولة ١٢")


WAYS_OUT = {7: 0, 2: signal.SIGTERM, 3: signal.SIGHUP, 4: signal.SIGQUIT, 6: signal.SIGKILL}
"""Function key → the signal that the page sends itself; 0 is an exception."""


class Page(PaintedApp[None]):
    """The page."""

    CSS = """
    ArabicInput { height: 1; border: none; padding: 0 1; }
    Horizontal { height: 1fr; }
    ArticleView, OptionList, DataTable { width: 1fr; height: 1fr; border: round $primary; padding: 0; }
    ArticleView { width: 2fr; scrollbar-size-vertical: 1; }
    *:focus { border: round $accent; }
    ArabicInput:focus { border: none; }
    """
    BINDINGS: ClassVar = [("f12", "dump", "اكتب"), ("f10", "quit", "خروج"), ("f5", "filter", "رشح (2)")]
    # further ways out, for the pictures of the shell afterwards
    BINDINGS += [(f"f{key}", f"leave({number})") for key, number in WAYS_OUT.items()]

    def __init__(self) -> None:
        content_hook.install()
        self.found = detect(os.environ, ask=True)
        super().__init__(driver_class=driver_for(self.found.mode, self.found.inside))
        self.terminal_mode, self.multiplexer = self.found.mode, self.found.inside

    def compose(self) -> ComposeResult:
        yield ArabicInput(placeholder="ابحث في المقالات", id="search", select_on_focus=False)
        with Horizontal():
            names = OptionList(*NAMES, id="names")
            names.border_title = "المشاركون (5)"
            yield names
            table: DataTable[str] = DataTable(id="table")
            table.border_title = f"mode {self.found.mode}"
            table.border_subtitle = "with harakat" if self.found.keeps_harakat else "without"
            yield table
            yield ArticleView(id="article")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        view = self.query_one(ArticleView)
        view.border_title = "المقالة 1"
        if "harakat" in sys.argv:
            view.marks = True
            view.show(VOWELLED)
        else:
            view.show(ARTICLE, self.words("الوفود", "Staffan", "لا"))
        view.focus()
        table = self.query_one(DataTable)
        table.add_columns(visual("الجولة"), visual("المدينة"))
        for number in range(1, 30):
            table.add_row(visual(f"الجولة {number}"), visual("أستانا (نور سلطان)"))

    def words(self, *words: str) -> list[Highlight]:
        return [
            Highlight(start, start + len(word), "hit")
            for word in words
            for start in range(len(ARTICLE))
            if ARTICLE.startswith(word, start)
        ]

    def action_filter(self) -> None:
        names = self.query_one(OptionList)
        names.clear_options()
        names.add_options(NAMES[2:])

    def action_leave(self, number: int) -> None:
        if not number:
            raise RuntimeError("as asked")
        os.kill(os.getpid(), number)

    def action_dump(self) -> None:
        write_rows(self, os.environ["JAWLA_DUMP"])


if __name__ == "__main__":
    Page().run()
