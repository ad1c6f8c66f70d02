"""Asks the bot the questions at hand, judges the replies, and asks them again of the same story under other names."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.packfile import PackError
from tests.eval.asking import ROOT, SHIPPED, Asker, CannotAsk, ask_bot
from tests.eval.evaluation import Evaluation, QuestionSet, evaluate, failing
from tests.eval.judging import judge, shared_judge
from tests.eval.questions import BadQuestion, read_questions
from tests.eval.report import report

TODAY = date(2026, 11, 1)


@dataclass(frozen=True, slots=True)
class Places:
    """Where questions are found: those that come with the project's shared folder, and our own."""

    shared: Path = ROOT.parent / "shared" / "questions"
    own: Path = ROOT / "tests" / "questions"

    @property
    def score(self) -> Path:
        """The judge that comes with the shared questions."""
        return self.shared / "score.py"


def question_sets(places: Places) -> tuple[list[QuestionSet], list[str]]:
    """The sets at hand, and a line for each kind that is not."""
    sets: list[QuestionSet] = []
    absent: list[str] = []
    if places.shared.is_dir():
        pack = places.shared / "four-articles.toml"
        questions = tuple(read_questions(places.shared / "dev.jsonl"))
        sets.append(QuestionSet("shared", questions, pack, shared_judge(places.score), strict=True))
    else:
        absent.append("shared: skipped, because the folder ../shared/questions is absent.")
    own = sorted(places.own.glob("*.jsonl"))
    sets += [QuestionSet(file.stem, tuple(read_questions(file)), SHIPPED, judge) for file in own]
    if not own:
        absent.append("our own: skipped, because tests/questions holds no questions.")
    return sets, absent


def one_file(file: Path, pack: Path | None, places: Places) -> QuestionSet:
    """A file with its pack, judged as the shared questions are; without a pack, like one of our own."""
    questions = tuple(read_questions(file))
    if pack is None:
        return QuestionSet(file.stem, questions, SHIPPED, judge)
    return QuestionSet(file.stem, questions, pack.resolve(), shared_judge(places.score), strict=True)


def main(arguments: Sequence[str] | None = None, *, ask: Asker = ask_bot, places: Places | None = None) -> int:
    """Ask, judge and print. Returns the exit status: 0 good enough, 1 not, 2 could not be asked."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        sets, absent = (
            ([one_file(options.file, options.pack, places or Places())], [])
            if options.file
            else question_sets(places or Places())
        )
        if options.only is not None:
            sets, absent = [of for of in sets if of.name == options.only], []
            if not sets:
                parser.error(f'there is no set "{options.only}"')
        for line in absent:
            print(line)
        evaluations = [_evaluated(of, ask, renames=options.renames, verbose=options.verbose) for of in sets]
    except (CannotAsk, BadQuestion, PackError, OSError) as error:
        print(f"Cannot ask: {error}", file=sys.stderr)
        return 2
    reasons = failing(evaluations)
    for reason in reasons:
        print(f"Fails: {reason}")
    return 1 if reasons else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.jsonl", help="ask only this file's questions")
    parser.add_argument("--pack", type=Path, metavar="PACK", help="of this pack, judged like the shared questions")
    parser.add_argument("--only", metavar="SET", help="only one set: shared, or a file of tests/questions by its name")
    parser.add_argument("--no-renames", dest="renames", action="store_false", help="don't ask again under other names")
    parser.add_argument("--verbose", action="store_true", help="with the opening of each reply that is wrong")
    return parser


def _evaluated(of: QuestionSet, ask: Asker, *, renames: bool, verbose: bool) -> Evaluation:
    with tempfile.TemporaryDirectory(prefix="shiplog-eval-") as folder:
        evaluation = evaluate(of, ask, TODAY, Path(folder) if renames else None)
    for line in report(evaluation, verbose=verbose):
        print(line, flush=True)
    return evaluation


if __name__ == "__main__":
    raise SystemExit(main())
