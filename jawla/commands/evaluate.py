"""`jawla evaluate`: how well extraction reads articles that people have annotated, with intervals."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jawla.command import DONE, IN_PART, Command
from tui.words import say

if TYPE_CHECKING:
    from importers.evaluation import GoldArticle
    from importers.profiles.profile import Profiles
    from store.draft import Draft

SECTIONS = ("phenomenon", "outlet", "state")
_NAMED = 8
"""Ids in a sentence."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    from jawla.reading import add_reading

    parser.add_argument("gold", metavar="GOLD", type=Path, help=say("option.gold"))
    parser.add_argument("texts", nargs="+", metavar="TEXTS", type=Path, help=say("option.texts"))
    parser.add_argument("--errors", action="store_true", help=say("option.errors"))
    parser.add_argument("--by", choices=SECTIONS, action="append", help=say("option.by"))
    parser.add_argument("--resamples", metavar="N", type=_count, default=1000, help=say("option.resamples"))
    parser.add_argument("--seed", metavar="N", type=int, default=0, help=say("option.seed"))
    parser.add_argument("--json", action="store_true", help=say("option.json"))
    add_reading(parser)


def _count(words: str) -> int:
    count = int(words)
    if count < 0:
        raise ValueError
    return count


def _run(arguments: argparse.Namespace) -> int:
    from importers.evaluation import answer_of, evaluate, load_coding
    from importers.evaluation.problems import GoldError
    from importers.profiles.reading import find_folder
    from jawla.knowledge import own_folders
    from jawla.measured import show, tables
    from jawla.output import Output
    from jawla.reading import profiles_of
    from jawla.version import VERSION

    gold = _gold(arguments.gold)
    profiles = profiles_of(arguments)
    coding = load_coding([find_folder(name, own_folders()) for name in profiles.names])
    main = next((process.id for process in profiles.processes.values() if process.main), None)
    drafts = _drafts(arguments, {article.id: article.sha256 for article in gold}, profiles)
    sound = _check(gold, drafts)
    measured = [article for article in gold if article.id in drafts]
    if not measured:
        raise GoldError("gold-without-texts", file=str(arguments.gold))
    answers = {id_: answer_of(draft.record, draft.text, coding, main) for id_, draft in drafts.items()}
    found = evaluate(measured, answers, coding, resamples=arguments.resamples, seed=arguments.seed)
    out = Output(arguments.json, arguments.terminal_mode)
    about = {
        "articles": len(measured),
        "distractors": found.distractors,
        "profiles": ", ".join(profiles.names),
        "profile_version": profiles.version,
        "reference": profiles.reference,
        "program_version": VERSION,
        "resamples": arguments.resamples,
        "seed": arguments.seed,
    }
    if out.json:
        out.object({"table": "run", **about})
    else:
        out.text(say("measured.run" if profiles.reference else "measured.run-without-reference", **about))
    for table in tables(found, arguments.by or SECTIONS, errors=arguments.errors):
        if out.json:
            for row in table.rows:
                out.object({"table": table.name, **row})
        else:
            show(out, table)
    return DONE if sound else IN_PART


def _gold(path: Path) -> tuple[GoldArticle, ...]:
    """The gold file, its faults told one by one. Raises GoldError."""
    from importers.evaluation import read_gold
    from importers.evaluation.problems import GoldError
    from jawla.output import note

    try:
        return read_gold(path)
    except GoldError as error:
        for problem in error.problems:
            note(say(problem.code, **problem.values))
        raise


def _drafts(arguments: argparse.Namespace, wanted: Mapping[str, str], profiles: Profiles) -> dict[str, Draft]:
    """What extraction makes of the annotated articles under the paths, by id. `wanted` has their hashes: of
    two files with one id that with the hash counts, else the first."""
    from importers.pipeline import draft_of, read_paths
    from jawla.output import note
    from jawla.reading import reading_options

    found: dict[str, Draft] = {}
    for read in read_paths(arguments.texts, reading_options(arguments), arguments.format):
        if read.article is None:
            assert read.problem is not None
            why = say(read.problem.code, **read.problem.values)
            note(say("import.skipped", path=str(read.path), why=why))
        elif (id_ := read.article.key) in wanted:
            draft = draft_of(read, read.article, profiles)
            if id_ not in found or draft.sha256 == wanted[id_]:
                found[id_] = draft
    return found


def _check(gold: Sequence[GoldArticle], drafts: dict[str, Draft]) -> bool:
    """Whether every annotated article has its text and every evidence stands in it; what does not is told."""
    from importers.evaluation import check_text
    from jawla.output import note

    missing = [article.id for article in gold if article.id not in drafts]
    if missing:
        some = ", ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
        note(say("gold-texts-missing", count=len(missing), some=some))
    problems = [
        problem
        for article in gold
        if (draft := drafts.get(article.id)) is not None
        for problem in check_text(article, draft.text, draft.sha256)
    ]
    for problem in problems:
        note(say(problem.code, **problem.values))
    return not (missing or problems)


COMMAND = Command("evaluate", _arguments, _run, uses_database=False)
