"""What is printed of an evaluation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tests.eval.evaluation import Evaluation, Result, Twice

_SHOWN = 200
_GROUPS: dict[str, Callable[[Result], str]] = {
    "kind": lambda result: result.question.kind,
    "style": lambda result: result.question.style,
    "abstain": lambda result: "yes" if result.question.answer.abstain else "no",
}


def report(evaluation: Evaluation, *, verbose: bool) -> Iterator[str]:
    """The lines of a set: the shares passed, each failure, and each answer that changed with the names."""
    results = evaluation.results
    yield f"{evaluation.of.name}: {_passed(results)}"
    for group, value in _GROUPS.items():
        yield f"  {group:8} {_by(results, value)}"
    for result in results:
        if not result.passed:
            yield f"  failed {result.question.id} {result.question.question!r}: {'; '.join(result.reasons)}"
            if verbose:
                yield f"    {_opening(result)}"
    if evaluation.twice:
        yield from _renamed(evaluation)


def _renamed(evaluation: Evaluation) -> Iterator[str]:
    renamed = [pair.renamed for pair in evaluation.twice]
    yield f"  renamed: {_passed(renamed)}, {len(evaluation.differing)} answered otherwise"
    for pair in evaluation.differing:
        yield f"  differs {pair.asked.question.id}: {_change(pair)}"
        for result in (pair.asked, pair.renamed):
            yield f"    {result.question.question!r}"
            yield f"      {_opening(result)}"
    # Weaker than an answer of another kind, but a hint: the names changed what was found.
    for pair in evaluation.twice:
        if not pair.differs and pair.asked.passed and not pair.renamed.passed:
            question = pair.renamed.question
            yield f"  only as asked {question.id} {question.question!r}: {'; '.join(pair.renamed.reasons)}"


def _change(pair: Twice) -> str:
    both = zip(pair.asked.outcome, pair.renamed.outcome, strict=True)
    return ", ".join(f"{asked} → {renamed}" for asked, renamed in both if asked != renamed)


def _opening(result: Result) -> str:
    """The first letters of a reply, on one line."""
    return " ".join(result.reply.text.split())[:_SHOWN] or "(no reply)"


def _passed(results: Sequence[Result]) -> str:
    passed = sum(result.passed for result in results)
    percent = f" ({passed / len(results):.1%})" if results else ""
    return f"{passed} of {len(results)} passed{percent}"


def _by(results: Sequence[Result], value: Callable[[Result], str]) -> str:
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(value(result) or "-", []).append(result)
    return "  ".join(
        f"{name} {sum(result.passed for result in group)}/{len(group)}" for name, group in sorted(groups.items())
    )
