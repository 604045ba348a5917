"""A page of our own widgets for photographs: two panes of Arabic on the same rows, a field, a list, a table
of labels.

    python -m tests.terminals.page ROWS.txt

It finds the terminal's mode itself. F12 writes the rows of the screen as they are meant to the file, the mode
beside it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
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
NAMES = ("الوفد الروسي (3)", "Turkey: الوفد التركي", "الأردن، مراقبا", "لافروف / Lavrov", "جولة ١٢")


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

    def __init__(self, dump: Path) -> None:
        content_hook.install()
        self.found = detect(os.environ, ask=True)
        super().__init__(driver_class=driver_for(self.found.mode, self.found.inside))
        self.terminal_mode, self.multiplexer = self.found.mode, self.found.inside
        self.dump = dump

    def compose(self) -> ComposeResult:
        yield ArabicInput(placeholder="ابحث في المقالات", id="search", select_on_focus=False)
        with Horizontal():
            names = OptionList(*NAMES, id="names")
            names.border_title = "المشاركون (5)"
            yield names
            table: DataTable[str] = DataTable(id="table")
            yield table
            yield ArticleView(id="article")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        view = self.query_one(ArticleView)
        view.border_title = "المقالة 1"
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

    def action_dump(self) -> None:
        self.dump.with_suffix(".mode").write_text(self.found.mode)
        unfinished = self.dump.with_suffix(".part")
        write_rows(self, unfinished)
        unfinished.rename(self.dump)


if __name__ == "__main__":
    Page(Path(sys.argv[1])).run()
