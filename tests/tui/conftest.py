"""A small collection made by hand, and the explorer on it."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from store import Store
from store.draft import Draft, Fact, KindSpec, MeetingDraft
from store.record import Claim, Mention, Record, Source
from store.writing import Writer
from tui.app import JawlaApp
from tui.panes.articles import ArticlesPane
from tui.panes.pane import Pane
from tui.screens.explore import ExploreScreen
from tui.screens.view import ViewScreen
from tui.session import Session
from tui.terminal.dump import screen_rows

KINDS = (
    KindSpec("round", "round", "الجولة", 1),
    KindSpec("meeting", "meeting", "اجتماع", 2),
    KindSpec("party", "party", "جهة", 3),
    KindSpec("person", "person", "شخص", 4),
    KindSpec("source", "source", "المصدر", 5, multi=False),
)


def _round(number: int, start: str, end: str, city: str) -> MeetingDraft:
    id = f"astana:{number}"
    return MeetingDraft(
        id, "astana", "round", number, start, end, None, city, "", f"الجولة {number}", f"Round {number}"
    )


MEETINGS = (
    _round(1, "2017-01-23", "2017-01-24", "أستانا"),
    _round(4, "2017-05-03", "2017-05-04", "أستانا"),
    _round(10, "2018-07-30", "2018-07-31", "سوتشي"),
    MeetingDraft(
        "sochi-congress", "sochi", "congress", None, "2018-01-30", None, None, "سوتشي", "", "مؤتمر سوتشي", ""
    ),
)

LABELS = {
    ("party", "russia"): ("روسيا", "guarantor"),
    ("party", "turkey"): ("تركيا", "guarantor"),
    ("party", "factions"): ("الفصائل", "opposition"),
    ("person", "lavrentiev"): ("لافرينتيف", "guarantor"),
    ("person", "alloush"): ("علوش", "opposition"),
    ("meeting", "sochi-congress"): ("مؤتمر سوتشي", ""),
    ("round", "astana:1"): ("الجولة 1", ""),
    ("round", "astana:4"): ("الجولة 4", ""),
    ("round", "astana:10"): ("الجولة 10", ""),
}

OUTLETS = {"north": "صوت الشمال", "coast": "وكالة الساحل"}


@dataclass(frozen=True)
class Story:
    """An article in short: what it is about, and its values by the words that stand for them in the text."""

    title: str
    body: str
    outlet: str
    published: str | None
    round: int | None = None
    values: tuple[tuple[str, str, str], ...] = ()
    """(kind, value, words in the text)."""
    claims: tuple[tuple[str, str, str], ...] = field(default=())
    """(party, state, words in the text)."""


STORIES = (
    Story(
        "انطلاق الجولة الأولى في أستانا",
        "وصل علوش على رأس وفد الفصائل، وقال لافرينتيف إن روسيا راضية عن اليوم الأول (23 كانون الثاني).",
        "north",
        "2017-01-23",
        1,
        (("person", "alloush", "علوش"), ("party", "factions", "الفصائل"),
         ("person", "lavrentiev", "لافرينتيف"), ("party", "russia", "روسيا")),
        (("factions", "attended", "وصل علوش على رأس وفد الفصائل"),),
    ),
    Story(
        "الفصائل تعلق مشاركتها في اليوم الأول",
        "أعلنت الفصائل تعليق المشاركة، وطلبت تركيا مهلة.\nثم عادت الفصائل في اليوم التالي.",
        "coast",
        "2017-05-03",
        4,
        (("party", "factions", "الفصائل"), ("party", "turkey", "تركيا")),
        (("factions", "suspended", "أعلنت الفصائل تعليق المشاركة"),
         ("factions", "returned", "عادت الفصائل في اليوم التالي")),
    ),
    Story(
        "مذكرة مناطق خفض التصعيد",
        "وقعت روسيا وتركيا مذكرة de-escalation في ختام الجولة.",
        "north",
        "2017-05-04",
        4,
        (("party", "russia", "روسيا"), ("party", "turkey", "تركيا")),
    ),
    Story(
        "لافرينتيف: لقاء سوتشي مثمر",
        "قال لافرينتيف إن اللقاء «مثمر»، ولم يذكر موعدا.",
        "coast",
        None,
        10,
        (("person", "lavrentiev", "لافرينتيف"),),
    ),
    Story(
        "افتتاح مؤتمر سوتشي",
        "افتتح المؤتمر في سوتشي بحضور روسيا.",
        "north",
        "2018-01-30",
        None,
        (("party", "russia", "روسيا"), ("meeting", "sochi-congress", "المؤتمر")),
    ),
    Story("سوق المدينة في الربيع", "لا علاقة لهذا الخبر بالمحادثات.", "coast", None),
)  # fmt: skip


def draft_of(story: Story, key: str) -> Draft:
    """The draft that an importer would have made."""
    text = f"{story.title}\n{story.body}\n"

    def mentions(words: str) -> tuple[Mention, ...]:
        found, at = [], text.find(words)
        while at >= 0:
            found.append(Mention(at, at + len(words), "by-hand"))
            at = text.find(words, at + 1)
        return tuple(found)

    facts = [Fact("source", story.outlet, OUTLETS[story.outlet], "")]
    if story.round is not None:
        facts.append(
            Fact("round", f"astana:{story.round}", *(LABELS["round", f"astana:{story.round}"][0], ""))
        )
    for kind, value, words in story.values:
        label, group = LABELS[kind, value]
        facts.append(Fact(kind, value, label, "", group, mentions(words)))
    record = Record(
        title=story.title,
        source=Source(story.outlet, OUTLETS[story.outlet], None, ()),
        published=story.published,
        published_from="text" if story.published else None,
        main_round=story.round,
        main_meeting=f"astana:{story.round}" if story.round is not None else None,
        attendance=tuple(_claim(story, *claim, mentions(claim[2])) for claim in story.claims),
    )
    sha256 = hashlib.sha256((key + text).encode()).hexdigest()
    return Draft(key, f"{key}.txt", sha256, text, "txt", "utf-8", "high", record, tuple(facts))


def _claim(story: Story, party: str, state: str, words: str, mentions: tuple[Mention, ...]) -> Claim:
    del words
    return Claim(
        meeting=f"astana:{story.round}", round_process="astana", round_number=story.round, segment=None,
        actor_type="party", actor=party, name_ar=LABELS["party", party][0], name_en=None, party=party,
        function=None, role="party", role_said=None, state=state, claimant=None, claim_mode="own-voice",
        hedge=False,         resolved_by="number", mentions=mentions,
    )  # fmt: skip


def write(path: Path, stories: tuple[Story, ...]) -> None:
    """Store the stories, with keys a1, a2 …"""
    with Writer.open(
        path, kinds=KINDS, meetings=MEETINGS, versions={"program": "test", "profile": "test"}
    ) as writer:
        writer.add([draft_of(story, f"a{number}") for number, story in enumerate(stories, 1)])


@dataclass
class Explorer:
    """The explorer under a pilot, with the questions that tests ask of it."""

    pilot: Pilot[int]

    @property
    def app(self) -> JawlaApp:
        """The application."""
        app = self.pilot.app
        assert isinstance(app, JawlaApp)
        return app

    @property
    def screen(self) -> ExploreScreen:
        """The first view, also while a dialog covers it."""
        view = self.view
        assert isinstance(view, ExploreScreen)
        return view

    @property
    def view(self) -> ViewScreen:
        """The view that the reader is in."""
        view = self.app.screen_stack[0]
        assert isinstance(view, ViewScreen)
        return view

    async def press(self, *keys: str) -> None:
        """Press keys, named or single characters, each after the answers to the one before."""
        for key in keys:
            self.send(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text into what has the keyboard and wait until the search line has said it."""
        for character in text:
            self.send(character)
        await self.settle()
        await self.pilot.pause(0.15)
        await self.settle()

    def send(self, key: str) -> None:
        """Send a key and wait for nothing."""
        if len(key) == 1:
            self.app.post_message(events.Key(_character_to_key(key), key))
        else:
            self.app.post_message(events.Key(key, {"space": " ", "slash": "/"}.get(key)))

    async def settle(self) -> None:
        """Wait until every key and message was handled and no worker runs; never for the clock."""
        quiet = 0
        while quiet < 3:
            await self.pilot.pause(0)
            quiet += 1
            busy = (own for own in self.app.workers if own.group != "asking")  # that one waits for the reader
            if self.app.keys_under_way or any(not worker.is_finished for worker in busy):
                await self.pilot.pause(0.005)
                quiet = 0

    async def focus(self, place: str) -> None:
        """Give the keyboard to a pane."""
        self.screen.query_one(f"#{place}", Pane).take_focus()
        await self.settle()

    @property
    def rows(self) -> list[str]:
        """The screen as it is painted, a line a row."""
        return [line.rstrip() for line in screen_rows(self.app)]

    @property
    def toasts(self) -> list[str]:
        """What was said in passing, oldest first."""
        return [notification.message for notification in self.app._notifications]

    def listed(self) -> list[str]:
        """Keys of the articles in the list."""
        pages = self.screen.query_one(ArticlesPane).pages
        rows = (pages.at(index) for index in range(len(pages)))
        return [row.key if row else "…" for row in rows]


Explore = Callable[..., AbstractAsyncContextManager[Explorer]]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database of the stories."""
    path = tmp_path / "articles.db"
    write(path, STORIES)
    return path


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """The store of that database."""
    with Store.open(database) as opened:
        yield opened


AddStory = Callable[[Story], None]
"""Stores a story in the database that is open, as another program would."""


@pytest.fixture
def add_story(database: Path) -> AddStory:
    """The way to add to the open database."""

    def added(story: Story) -> None:
        with Writer.open(database, kinds=KINDS, meetings=MEETINGS, versions={}) as writer:
            writer.add([draft_of(story, "new")])

    return added


@pytest.fixture
def remove_story(database: Path) -> Callable[[str], None]:
    """The way to take an article out of the open database, as another program would."""

    def removed(key: str) -> None:
        with Writer.open(database, kinds=KINDS, meetings=MEETINGS, versions={}) as writer:
            writer.remove([key])

    return removed


WriteStories = Callable[[tuple[Story, ...]], Store]


@pytest.fixture
def stories() -> tuple[Story, ...]:
    """The stories of the small collection."""
    return STORIES


@pytest.fixture
def write_stories(tmp_path: Path) -> Iterator[WriteStories]:
    """Makes a store of other stories."""
    opened: list[Store] = []

    def written(stories: tuple[Story, ...]) -> Store:
        path = tmp_path / f"other{len(opened)}.db"
        write(path, stories)
        opened.append(Store.open(path))
        return opened[-1]

    yield written
    for each in opened:
        each.close()


@pytest.fixture
def store_beside(database: Path, tmp_path: Path) -> Iterator[Store]:
    """The store opened such that marks are kept beside it."""
    with Store.open(database, beside=tmp_path / "marks.db", read_only=True) as opened:
        yield opened


@pytest.fixture
def session(store: Store, tmp_path: Path) -> Session:
    """What the explorer is started with."""
    return Session(store, tmp_path / "state" / "view.json", tmp_path / "out", "1.0")


@pytest.fixture(params=[(80, 24), (160, 45)], ids=["80x24", "160x45"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The sizes at which every key is tried."""
    columns, rows = request.param
    return columns, rows


@pytest.fixture
def explore(session: Session) -> Explore:
    """Starts the explorer at a size and waits for its first answers."""

    @asynccontextmanager
    async def started(size: tuple[int, int] = (80, 24), **changes: object) -> AsyncIterator[Explorer]:
        app = JawlaApp(replace(session, **changes))  # type: ignore[arg-type]  # fields of Session by name
        async with app.run_test(size=size) as pilot:
            explorer = Explorer(pilot)
            await explorer.settle()
            yield explorer

    return started
