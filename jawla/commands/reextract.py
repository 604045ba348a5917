"""`jawla reextract`: reads stored articles anew with today's profiles, and says what that changed."""

from __future__ import annotations

import argparse
from collections import Counter

from jawla.command import DONE, IN_PART, Command
from tui.words import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.reading import positive

    parser.add_argument("--profile", metavar="NAME", action="append", help=say("option.profile"))
    parser.add_argument("--no-reference", action="store_true", help=say("option.no-reference"))
    parser.add_argument("--every", action="store_true", help=say("option.every"))
    parser.add_argument("--jobs", metavar="N", type=positive, help=say("option.jobs"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))


def _run(arguments: argparse.Namespace) -> int:
    from importers.jobs import cores
    from importers.rereading import reextract
    from jawla import paths
    from jawla.importing import open_writer
    from jawla.output import Output, note
    from jawla.reading import profiles_of
    from jawla.sample import SampleError
    from store.problem import StoreError

    if arguments.sample:
        raise SampleError("sample-read-only")
    path = paths.user_database(arguments.db)
    if not path.exists():
        raise StoreError("store-missing", path=str(path))
    profiles = profiles_of(arguments)
    out = Output(arguments.json, arguments.terminal_mode)
    counts: Counter[str] = Counter()
    with open_writer(path, profiles) as writer:
        jobs = arguments.jobs or cores()
        for key, revised in reextract(writer, profiles, jobs=jobs, every=arguments.every):
            if revised is None:
                counts["died"] += 1
                note(say("import.skipped", path=key, why=say("extraction-died")))
                continue
            counts["read"] += 1
            counts["changed"] += revised.changed
            if revised.changed and out.json:
                gained, lost = ([list(pair) for pair in pairs] for pairs in (revised.gained, revised.lost))
                out.object({"id": key, "gained": gained, "lost": lost})
            elif revised.changed:
                signs = [f"+{kind}={value}" for kind, value in revised.gained]
                signs += [f"-{kind}={value}" for kind, value in revised.lost]
                out.fields([(key, "  ".join(signs) or say("reextract.places"))])
    note(say("reextract.done", read=counts["read"], changed=counts["changed"], database=str(path)))
    return IN_PART if counts["died"] else DONE


COMMAND = Command("reextract", _arguments, _run)
