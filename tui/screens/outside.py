"""An article outside of the terminal: as a page for the browser, or its original.

Whatever comes from the article is escaped, the page's own policy forbids scripts and everything from the
network, and addresses reach the browser as one argument of a program, never through a shell.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from store.model import Article
from tui.words import day, say, visible

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light dark; }
body { font-family: "Noto Naskh Arabic", "Amiri", "DejaVu Sans", sans-serif; font-size: 1.2rem;
  line-height: 1.9; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.5; }
.about { opacity: .7; font-size: .85em; }
p { white-space: pre-wrap; }
"""
_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"
_PATIENCE = 8.0
"""Seconds until a browser that does not come back is taken to be running."""


def originals(article: Article) -> tuple[str, ...]:
    """Addresses where the original is: pages of the web, and imported files that are still there."""
    told = [fact.value for fact in article.told if fact.field == "url"]
    files = [Path(path).absolute().as_uri() for path in article.paths if _is_file(path)]
    return tuple(dict.fromkeys([*filter(_is_web, told), *files]))


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and visible(address) == address


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def page(article: Article) -> str:
    """The article as a page from right to left."""
    row = article.row
    about = [
        row.key,
        day(row.day) if row.day else say("articles.no-day").strip(),
        row.source_ar or row.source_en or say("article.no-source"),
    ]
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n',
            '<meta name="referrer" content="no-referrer">\n',
            f"<title>{_text(row.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n",
            f"<h1>{_text(row.title)}</h1>\n",
            f'<p class="about">{" · ".join(f"<bdi>{_text(part)}</bdi>" for part in about)}</p>\n',
            *(f'<p dir="auto">{_text(paragraph)}</p>\n' for paragraph in _paragraphs(article)),
            "</body>\n</html>\n",
        )
    )


def _paragraphs(article: Article) -> Iterator[str]:
    lines = [line for line in article.text.splitlines() if line.strip()]
    return iter(lines[1:] if lines and lines[0].strip() == article.row.title.strip() else lines)


def _text(text: str) -> str:
    return escape(str(visible(text)).encode("utf-8", "replace").decode("utf-8"))


def write_page(article: Article) -> Path:
    """The page as a new file in a folder that only its owner may enter. Raises OSError."""
    path = Path(tempfile.mkdtemp(prefix="jawla-")) / "article.html"
    path.write_text(page(article), encoding="utf-8")
    return path


def show_in_browser(address: str) -> bool:
    """Hand an address to the reader's browser; False when there is none.

    The browser gets no part of this terminal. Waits a few seconds: not for the screen's own thread.
    """
    started = subprocess.Popen(
        [sys.executable, "-c", _OPEN, address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return started.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
