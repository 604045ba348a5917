"""Feeds: RSS and Atom, their outlets and days, in the codecs and manners that they come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.formats.format import RawArticle, ReadOptions
from importers.pipeline import read_paths

TEXT = "انطلقت الجولة الرابعة من المحادثات في أستانا."
ITEM = """<item><title>خبر</title><link>https://n.example/1</link>{more}
<description>{text}</description></item>"""
RSS = """<?xml version="1.0"{codec}?>
<rss version="2.0"{spaces}><channel><title>وكالة</title>{items}</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title><entry>
<title type="html">خبر &lt;b&gt;عاجل&lt;/b&gt;</title><id>tag:1</id><link href="https://n.example/1"/>
<updated>2017-05-05T00:00:00Z</updated><published>2017-05-04T10:00:00Z</published>
<source><title>صحيفة المصدر</title></source><summary>موجز</summary>
<content type="html">&lt;p&gt;سطر أول&lt;/p&gt;&lt;p&gt;سطر &amp;amp; ثان&lt;/p&gt;</content>
</entry></feed>"""


def rss(more: str = "", *, codec: str = "", spaces: str = "", text: str = TEXT) -> str:
    return RSS.format(codec=codec, spaces=spaces, items=ITEM.format(more=more, text=text))


def read(tmp_path: Path, feed: str | bytes) -> list[RawArticle]:
    (tmp_path / "a.xml").write_bytes(feed if isinstance(feed, bytes) else feed.encode())
    return [one.article for one in read_paths([tmp_path], ReadOptions()) if one.article]


@pytest.mark.parametrize(
    ("more", "published"),
    [
        ("<pubDate>Thu, 04 May 2017 23:30:00 +0300</pubDate>", "2017-05-04"),
        ("<pubDate>الخميس 4 أيار/مايو 2017</pubDate>", "2017-05-04"),
        ("<pubDate>2017-05-04 10:00</pubDate>", "2017-05-04"),
        ("<pubDate>أمس</pubDate>", None),
        ("", None),
    ],
)
def test_the_day_is_read_in_any_manner(tmp_path: Path, more: str, published: str | None) -> None:
    assert [article.metadata.published for article in read(tmp_path, rss(more))] == [published]


@pytest.mark.parametrize(
    ("codec", "declared"),
    [("utf-8", ""), ("windows-1256", "windows-1256"), ("windows-1256", ""), ("windows-1256", "utf-8")],
)
def test_the_codec_is_judged_by_the_bytes(tmp_path: Path, codec: str, declared: str) -> None:
    feed = rss(codec=f' encoding="{declared}"' if declared else "").encode(codec)
    assert [(article.text, article.encoding) for article in read(tmp_path, feed)] == [
        (f"خبر\n\n{TEXT}", codec)
    ]


def test_the_whole_content_goes_before_the_summary(tmp_path: Path) -> None:
    space = ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    more = f"<content:encoded><![CDATA[<p>{TEXT}</p><p>{TEXT} والبقية.</p>]]></content:encoded>"
    [article] = read(tmp_path, rss(more, spaces=space))
    assert article.text == f"خبر\n\n{TEXT}\n{TEXT} والبقية."


def test_an_atom_entry_gives_its_text_day_and_the_outlet_it_was_taken_from(tmp_path: Path) -> None:
    [article] = read(tmp_path, ATOM)
    assert (article.text, article.metadata.published, article.metadata.source, article.metadata.url) == (
        "خبر عاجل\n\nسطر أول\nسطر & ثان",
        "2017-05-04",
        "صحيفة المصدر",
        "https://n.example/1",
    )


def test_an_entry_that_stays_in_the_feed_stays_the_same_article(tmp_path: Path) -> None:
    first = read(tmp_path, rss("<guid>1</guid>"))
    later = RSS.format(
        codec="",
        spaces="",
        items=ITEM.format(more="", text="آخر") + ITEM.format(more="<guid>1</guid>", text=TEXT),
    )
    assert first[0].raw == read(tmp_path, later)[1].raw
