"""`jawla note`: a remark of one's own on an article."""

from __future__ import annotations

import argparse
import sys

from jawla.command import DONE, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.coder import add_coder

    parser.add_argument("article", metavar="ARTICLE", help=say("option.article"))
    parser.add_argument("note", metavar="TEXT", nargs="?", help=say("note.text"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))
    add_coder(parser)


def _run(arguments: argparse.Namespace) -> int:
    from jawla.coder import coder_of
    from jawla.collection import open_for_output
    from jawla.output import Output

    out = Output(arguments.json, arguments.terminal_mode)
    with open_for_output(arguments) as store:
        article_id = store.article_id(arguments.article)
        if arguments.note is not None:
            text = sys.stdin.read().rstrip("\n") if arguments.note == "-" else arguments.note
            store.curation.note(article_id, text, coder_of(arguments))
        notes = store.curation.on_article(article_id)[1]
    for own in notes:
        if out.json:
            out.object({"coder": own.coder, "made_at": own.made_at, "note": own.note})
        else:
            out.fields([(own.coder, own.made_at[:10])])
            out.text(own.note)
    return DONE


COMMAND = Command("note", _arguments, _run)
