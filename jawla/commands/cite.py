"""`jawla cite`: an article as a bibliography names it."""

from __future__ import annotations

import argparse

from jawla.command import DONE, Command
from tui.words import say

_STYLES = ("chicago", "bibtex", "csl-json")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help=say("option.article"))
    parser.add_argument("--style", choices=_STYLES, default=_STYLES[0], help=say("option.style"))


def _run(arguments: argparse.Namespace) -> int:
    from jawla.collection import open_for_output
    from jawla.output import Output
    from store.cite import STYLES, source_of

    store = open_for_output(arguments)
    article = store.article(store.article_id(arguments.article))
    Output(terminal_mode=arguments.terminal_mode).text(STYLES[arguments.style](source_of(article)))
    return DONE


COMMAND = Command("cite", _arguments, _run)
