"""Sets of questions, asked as they are and renamed, with each reply judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.packfile import read_pack
from db.packwriter import write_pack
from tests.eval.asking import NO_REPLY, Asker, Reply
from tests.eval.judging import Judge, verdict
from tests.eval.questions import Question
from tests.eval.renaming import Renaming, names_a_moving_day, renamings

# 54 of 60.
LEAST = 0.9


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions of one file, the pack or the folder of packs that they are asked of, and who judges the replies.

    A strict set fails by one forbidden word, or by one reply that changes with the names.
    """

    name: str
    questions: tuple[Question, ...]
    record: Path
    judge: Judge
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A question with its reply, and the reasons why that is wrong."""

    question: Question
    reply: Reply
    reasons: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the reply is right."""
        return not self.reasons

    @property
    def forbidden(self) -> bool:
        """Whether the reply says what it must not."""
        return any(reason.startswith("forbidden:") for reason in self.reasons)

    @property
    def outcome(self) -> tuple[str, str]:
        """What no name may change: whether the bot abstained, and the verdict that it opened with."""
        return "answered" if self.reply.answered else "abstained", f"verdict {verdict(self.reply.text) or 'none'}"


@dataclass(frozen=True, slots=True)
class Twice:
    """A question's result as it was asked, and with every name and year replaced."""

    asked: Result
    renamed: Result

    @property
    def differs(self) -> bool:
        """Whether the names changed what kind of answer came."""
        return self.asked.outcome != self.renamed.outcome


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How a set went; `twice` is empty where nothing was renamed."""

    of: QuestionSet
    results: tuple[Result, ...]
    twice: tuple[Twice, ...] = ()

    @property
    def share(self) -> float:
        """The share passed of the questions as they were asked."""
        return share(self.results)

    @property
    def differing(self) -> tuple[Twice, ...]:
        """The questions whose kind of answer changed with the names."""
        return tuple(pair for pair in self.twice if pair.differs)


def share(results: Sequence[Result]) -> float:
    """The share passed; all of none."""
    return sum(result.passed for result in results) / len(results) if results else 1.0


def evaluate(of: QuestionSet, ask: Asker, today: date, folder: Path | None) -> Evaluation:
    """Ask a set, and ask it renamed with the renamed packs written to an empty folder, if there is one."""
    results = _asked(of.questions, of.record, of.judge, ask, today)
    if folder is None:
        return Evaluation(of, results)
    renamed = {result.question.id: result for result in _asked_renamed(of, ask, today, folder)}
    return Evaluation(of, results, tuple(Twice(result, renamed[result.question.id]) for result in results))


def failing(evaluations: Sequence[Evaluation]) -> list[str]:
    """Why some evaluations fail, a sentence each: strict sets one by one, the others by their common share."""
    reasons: list[str] = []
    for strict in (evaluation for evaluation in evaluations if evaluation.of.strict):
        if strict.share < LEAST:
            reasons.append(f"{strict.of.name}: passed {strict.share:.1%}, less than {LEAST:.0%}.")
        if forbidden := sum(result.forbidden for result in strict.results):
            reasons.append(f"{strict.of.name}: {forbidden} with something forbidden.")
        if strict.differing:
            reasons.append(f"{strict.of.name}: {len(strict.differing)} answered otherwise when renamed.")
    ours = [result for evaluation in evaluations if not evaluation.of.strict for result in evaluation.results]
    if share(ours) < LEAST:
        reasons.append(f"our own: passed {share(ours):.1%}, less than {LEAST:.0%}.")
    return reasons


def _asked(questions: Sequence[Question], record: Path, judge: Judge, ask: Asker, today: date) -> tuple[Result, ...]:
    if not questions:
        return ()
    replies = ask([(question.id, question.question) for question in questions], record=record, today=today)
    return tuple(
        Result(question, reply, tuple(judge(question, reply)))
        for question in questions
        for reply in [replies.get(question.id, NO_REPLY)]
    )


def _asked_renamed(of: QuestionSet, ask: Asker, today: date, folder: Path) -> list[Result]:
    files = sorted(of.record.glob("*.toml")) if of.record.is_dir() else [of.record]
    packs = [read_pack(file.name, file.read_text(encoding="utf-8")) for file in files]
    moved, unmoved = renamings(packs)
    results: list[Result] = []
    for renaming in (moved, unmoved):
        here = [q for q in of.questions if names_a_moving_day(q.question) == (renaming is unmoved)]
        if here:
            record = _written(renaming, folder / f"{renaming.years}-years", alone=not of.record.is_dir())
            renamed = [renaming.question(question) for question in here]
            results += _asked(renamed, record, of.judge, ask, renaming.day(today))
    return results


def _written(renaming: Renaming, folder: Path, *, alone: bool) -> Path:
    """The renamed packs as files: their folder, or the one that stands alone."""
    folder.mkdir(parents=True)
    files: list[Path] = []
    for pack in map(renaming.pack, renaming.packs):
        files.append(folder / f"{pack.couple.slug}.toml")
        files[-1].write_text(write_pack(pack), encoding="utf-8")
    return files[0] if alone else folder
