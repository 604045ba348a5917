"""Saved pages: main text without furniture, and the page's own headline, day, outlet and address."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from importers.formats.format import RawArticle, ReadOptions
from importers.pipeline import read_paths

BODY = (
    "انطلقت في العاصمة الكازاخية أستانا الجولة الرابعة من المحادثات السورية بمشاركة روسيا وتركيا وإيران.",
    "وقال رئيس الوفد الروسي ألكسندر لافرينتييف إن المشاركين بحثوا ورقة عن مناطق خفض التصعيد في أربع مناطق.",
    "وحضر الجلسة الختامية المبعوث الأممي ستيفان دي ميستورا، وحضر وفدان من الأردن والولايات المتحدة.",
)
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
SAMPLE = Path(__file__).resolve().parents[2] / "sample_data" / "articles"
TITLE = "انطلاق الجولة الرابعة من محادثات أستانا"
MENU = "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/s'>أسعار العملات اليوم</a></li></ul></nav>"
FOOT = "<footer><p>جميع الحقوق محفوظة، شركة الميناء للنشر والتوزيع والإعلان، بيروت، لبنان، 2024</p></footer>"


def page(*, head: str = "", under: str = "", heading: str = f"<h1>{TITLE}</h1>", over: str = "") -> str:
    title = "" if "<title>" in head else f"<title>{TITLE}</title>"
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">{title}{head}</head>'
        f"<body>{over}{MENU}<article>{heading}{under}{PARAGRAPHS}</article>{FOOT}</body></html>"
    )


def read(tmp_path: Path, html: str | bytes, options: ReadOptions | None = None) -> RawArticle:
    path = tmp_path / "page.html"
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    [found] = read_paths([path], options or ReadOptions())
    assert found.article is not None, found.problem
    return found.article


def test_the_text_is_the_headline_and_the_paragraphs_without_furniture(tmp_path: Path) -> None:
    lines = [line for line in read(tmp_path, page()).text.splitlines() if line]
    assert lines == [TITLE, *BODY]


def test_paragraphs_made_of_line_breaks_are_found_too(tmp_path: Path) -> None:
    html = page().replace(PARAGRAPHS, "<div>" + "<br><br>".join(BODY) + "</div>")
    assert [line for line in read(tmp_path, html).text.splitlines() if line] == [TITLE, *BODY]


LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebPage", "datePublished": "2001-01-01"},
{"@type": ["NewsArticle"], "headline": "عنوان من البيانات", "datePublished": "2017-05-03T21:30:00+03:00",
"publisher": {"@type": "Organization", "name": "صحيفة البيانات"}}
]}</script>"""
META = """<meta property="og:title" content="عنوان من الوسوم">
<meta property="og:site_name" content="صحيفة الوسوم"><link rel="canonical" href="https://n.example/4">
<meta property="article:published_time" content="2017-05-04T08:00:00Z">"""
BROKEN = '<script type="application/ld+json">{"@type": "NewsArticle", "</script>'


@pytest.mark.parametrize(
    ("html", "headline", "published", "outlet"),
    [
        (page(head=LINKED + META), "عنوان من البيانات", "2017-05-03", "صحيفة البيانات"),
        (page(head=META), "عنوان من الوسوم", "2017-05-04", "صحيفة الوسوم"),
        (
            page(head='<script type="application/ld+json">{"@type": "NewsArticle", "</script>'),
            TITLE,
            None,
            None,
        ),
        (page(head=f"<title>{TITLE} - صحيفة الميناء</title>"), TITLE, None, "صحيفة الميناء"),
        (page(head=f"<title>{TITLE} | الميناء</title>", heading=f"<h2>{TITLE}</h2>"), TITLE, None, "الميناء"),
        (page(head=f"<title>الميناء: {TITLE}</title>"), TITLE, None, None),
    ],
    ids=["json-ld", "meta", "broken-json-ld", "title-suffix", "title-suffix-h2", "title-prefix"],
)
def test_headline_day_and_outlet(
    tmp_path: Path, html: str, headline: str, published: str | None, outlet: str | None
) -> None:
    article = read(tmp_path, html)
    found = (article.text.splitlines()[0], article.metadata.published, article.metadata.source)
    assert found == (headline, published, outlet)


@pytest.mark.parametrize(
    ("under", "published"),
    [
        ("<div class='byline'>بيروت - 4 أيار/مايو 2017</div>", "2017-05-04"),
        ("<div>الخميس 4 ماي 2017</div>", "2017-05-04"),
        ("<p>نُشر في: ٤ مايو ٢٠١٧</p>", "2017-05-04"),
        ("<span>تاريخ النشر 04/05/2017</span>", "2017-05-04"),
        ("<ul><li>سامر</li><li>22 كانون الأول/ ديسمبر 2017</li><li>سياسة</li></ul>", "2017-12-22"),
        ("<time datetime='2017-05-04T10:00'>قبل سبع سنين</time>", "2017-05-04"),
        ("<time>4 أيار 2017</time>", "2017-05-04"),
        ("<div>كتب المحرر السياسي</div>", None),
    ],
)
def test_the_day_stands_visibly_under_the_headline(tmp_path: Path, under: str, published: str | None) -> None:
    assert read(tmp_path, page(under=under)).metadata.published == published


@pytest.mark.parametrize(
    "over",
    [
        "<div class='today'>السبت 6 كانون الثاني/يناير 2024</div>",
        "<header><div class='date'>السبت 6 كانون الثاني/يناير 2024</div></header>",
        "<header><time datetime='2024-01-06'>السبت</time></header>",
        "<a href='/n/1'><time datetime='2024-01-06'>السبت</time> خبر آخر</a>",
    ],
)
def test_the_day_on_which_the_page_was_shown_is_not_its_own(tmp_path: Path, over: str) -> None:
    assert read(tmp_path, page(over=over)).metadata.published is None


@pytest.mark.parametrize(
    ("codec", "declared", "verdict"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("windows-1256", "windows-1256", "windows-1256"),
        ("windows-1256", "utf-8", "windows-1256"),
        ("windows-1256", "iso-8859-1", "windows-1256"),
        ("iso-8859-6", "iso-8859-6", "iso-8859-6"),
        ("utf-16", "utf-16", "utf-16-le"),
    ],
)
def test_the_codec_is_judged_by_the_bytes_before_what_the_page_says(
    tmp_path: Path, codec: str, declared: str, verdict: str
) -> None:
    html = page().replace('charset="utf-8"', f'charset="{declared}"')
    article = read(tmp_path, html.encode(codec))
    assert (article.encoding, article.text.splitlines()[0]) == (verdict, TITLE)


def test_the_address_of_a_page_saved_by_a_browser_is_kept(tmp_path: Path) -> None:
    html = page().replace("<html", "<!-- saved from url=(0021)https://news.example/4 -->\n<html")
    assert read(tmp_path, html).metadata.url == "https://news.example/4"


def test_every_field_keeps_where_it_comes_from(tmp_path: Path) -> None:
    told = {(fact.field, fact.value, fact.origin) for fact in read(tmp_path, page(head=META)).told}
    assert told == {
        ("published", "2017-05-04", "metadata"),
        ("source", "صحيفة الوسوم", "metadata"),
        ("url", "https://n.example/4", "metadata"),
    }


STYLES = {
    "news": "<header>{menu}</header><main><article><h1>{title}</h1>{ps}</article>"
    "<aside>{links}</aside></main>{foot}",
    "line-breaks": "<div id=menu>{menu}</div><div id=content><h2>{title}</h2><div>{brs}</div></div>"
    "<div>{links}</div>",
    "layout-table": "<table><tr><td colspan=2>{menu}</td></tr><tr><td><b>{title}</b><br>{ps}</td>"
    "<td>{links}</td></tr></table>{foot}",
    "nothing-but-div": "{menu}<div><div><h1>{title}</h1>{divs}</div></div><div>{links}</div>",
    "blog": "{menu}<div class=post><h3>{title}</h3><div class=entry-content>{brs}</div>"
    "<div class=share>شارك: فيسبوك تويتر</div></div><div class=widget><h2>الأكثر قراءة</h2>{links}</div>",
}


def articles() -> list[tuple[str, list[str]]]:
    """(headline, paragraphs) of every ninth article of the sample; each fourth of them only a brief."""
    found = []
    for number, path in enumerate(sorted(SAMPLE.glob("*.txt"))[::9]):
        title, *paragraphs = [
            line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
        ]
        found.append((title, paragraphs[: 1 if number % 4 == 0 else None]))
    return found


@pytest.mark.parametrize("style", STYLES)
def test_pages_of_this_style_lose_no_word_and_gain_hardly_any(tmp_path: Path, style: str) -> None:
    every = articles()
    kept = wanted = given = 0
    for number, (title, paragraphs) in enumerate(every):
        others = "".join(
            f"<li><a href='/n/{other}'>{every[other - number][0]}</a></li>" for other in range(8)
        )
        parts = {
            "menu": MENU,
            "foot": FOOT,
            "title": title,
            "ps": "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
            "brs": "<br><br>".join(paragraphs),
            "divs": "".join(f"<div>{paragraph}</div>" for paragraph in paragraphs),
            "links": f"<ul>{others}</ul>",
        }
        html = f"<html><head><title>{title}</title></head><body>{STYLES[style].format(**parts)}</body></html>"
        got = Counter(read(tmp_path, html).text.split())
        want = Counter([*title.split(), *(word for paragraph in paragraphs for word in paragraph.split())])
        kept += (got & want).total()
        wanted += want.total()
        given += got.total()
    assert len(every) > 15
    assert (kept / wanted > 0.99, kept / given > 0.98) == (True, True), (kept / wanted, kept / given)


def test_a_table_of_data_stays_in_the_text(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>الجولة {n}</td><td>أستانا {n}</td></tr>" for n in range(1, 4))
    text = read(tmp_path, page().replace("</article>", f"<table>{rows}</table></article>")).text
    assert "الجولة 2" in text
    assert "أستانا 3" in text
