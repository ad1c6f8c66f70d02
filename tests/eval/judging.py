"""Whether a reply is right: our own judge, and the one that comes with the shared questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import cast

from tests.eval.asking import Reply
from tests.eval.questions import Question, YesNo

Judge = Callable[[Question, Reply], list[str]]
"""The reasons why a reply is wrong: none, where it is right."""

MOST = 2000
# A verdict stands at the opening; further down, a "not" is about something else. Counted in words, not in
# letters, so that renaming moves none across the end.
_OPENING = 40
_YES = r"ye(?:s|ah|p)|yup"
_NO = r"no(?:pe|t|r|ne|body)?|nah|never|neither|cannot|\w+n't"
_VERDICT = re.compile(rf"\b(?:(?P<yes>{_YES})|(?:{_NO}))(?![\w'])")
_OPENS_WITH_YES = re.compile(rf"\W*(?:{_YES})\b")
# What a reply says where it has no answer: something is not told, there is nothing, or only so much is known.
_ABSTAINS = re.compile(
    r"(?:\b(?:not|cannot|never|yet to)|n't)\b[^.!?\n]{0,50}\b(?:know|say|said|tell|told|mention|record|cover|answer"
    r"|name|give|hold|read|understand|follow|confirm|help|state|date|have|find|sure|about|guess|speculate|predict|do)"
    r"|\b(?:no|nothing|none|nobody|neither)\b[^.!?\n]{0,50}\b(?:record|source|article|report|entr|event|answer|dat[ae]"
    r"|evidence|couple|question|name|detail|word|says|tells|gives|knows|mentions)"
    r"|\b(?:unknown|unclear|unnamed|undated|silent|unable)\b|\b(?:record|sources|articles)\b[^.!?\n]{0,20}\bends?\b"
    r"|\bonly (?:know|cover|answer|read|tell)|\b(?:ask|send|give) me\b|\bwhich (?:couple|one)\b|\brephrase\b"
)


def shared_judge(path: Path) -> Judge:
    """The judge in a file like ../shared/questions/score.py, loaded from where it stands."""
    spec = spec_from_file_location("shared_score", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    score = cast(Callable[[dict[str, object], str], list[str]], module.score)
    return lambda question, reply: score(asdict(question), reply.text)


def judge(question: Question, reply: Reply) -> list[str]:
    """The reasons why a reply is wrong, by our own rules."""
    return [*_mistakes(question, reply)]


def verdict(text: str) -> YesNo | None:
    """What a reply opens with: its first yes or no word, and None for a plain statement."""
    opening = " ".join(_plain(text).split()[:_OPENING])
    found = _VERDICT.search(opening)
    return None if found is None else "yes" if found["yes"] else "no"


def _mistakes(question: Question, reply: Reply) -> Iterator[str]:
    right, text = question.answer, _plain(reply.text)
    if not text:
        yield "empty"
        return
    if len(reply.text) > MOST:
        yield f"too long: {len(reply.text)} characters"
    for forbidden in right.must_not_contain:
        if _plain(forbidden) in text:
            yield f"forbidden: {forbidden}"
    yield from _not_abstaining(reply, text) if right.abstain else _not_answering(question, reply, text)


def _not_abstaining(reply: Reply, text: str) -> Iterator[str]:
    if reply.answered:
        yield "answered, where it has to abstain"
    if not _ABSTAINS.search(text):
        yield "does not say that it abstains"
    if _OPENS_WITH_YES.match(text):
        yield "opens with yes, where it has to abstain"


def _not_answering(question: Question, reply: Reply, text: str) -> Iterator[str]:
    right = question.answer
    for alternatives in right.must_contain_any:
        if not any(_plain(part) in text for part in alternatives):
            yield f"missing: {' | '.join(alternatives[:4])}"
    # A plain statement affirms what was asked.
    if right.yes_no is not None and (verdict(text) or "yes") != right.yes_no:
        yield f"wrong verdict: {verdict(text) or 'none'}, not {right.yes_no}"
    if right.cite and not set(right.cite) & set(reply.sources):
        yield f"cites none of: {', '.join(right.cite[:4])}"


def _plain(text: str) -> str:
    """A text as it is compared: lower case, straight quotes, one space between words."""
    return " ".join(text.translate(_QUOTES).casefold().split())


_QUOTES = str.maketrans("‘’“”‑", "''\"\"-")
