"""`jawla tag`: words of one's own on articles."""

from __future__ import annotations

import argparse
from collections import Counter

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.coder import add_coder

    parser.add_argument("article", metavar="ARTICLE", nargs="?", help=say("option.article"))
    parser.add_argument("tags", metavar="TAG", nargs="*", help=say("tag.tags"))
    parser.add_argument("--remove", action="store_true", help=say("tag.remove"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))
    add_coder(parser)


def _run(arguments: argparse.Namespace) -> int:
    from jawla.coder import coder_of
    from jawla.collection import open_for_output
    from jawla.output import Column, Output
    from store.coding import Tag

    out = Output(arguments.json, arguments.terminal_mode)
    with open_for_output(arguments) as store:
        if arguments.article is None:
            counted = Counter(own.tag for own in store.curation.entries(Tag))
        else:
            article_id = store.article_id(arguments.article)
            for tag in arguments.tags:
                if not arguments.remove:
                    store.curation.tag(article_id, tag, coder_of(arguments))
                    continue
                for own in store.curation.on_article(article_id)[0]:
                    if own.tag == " ".join(tag.split()):
                        store.curation.undo(own.id, coder_of(arguments))
            counted = Counter(own.tag for own in store.curation.on_article(article_id)[0])
    rows = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    if out.json:
        for tag, times in rows:
            out.object({"tag": tag, "articles": times})
    else:
        columns = (Column(say("column.tag"), 30), Column(say("column.articles"), 8, end=True))
        out.table(columns, [(tag, str(times)) for tag, times in rows])
    return DONE


COMMAND = Command("tag", _arguments, _run)
