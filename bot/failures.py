"""Failures: logged whole under a reference, answered with an apology and that reference."""

from __future__ import annotations

import logging
import secrets

from bot.replies.markdown import Blocks
from bot.replies.notices import notice
from bot.replies.words import editor_words, notice_words
from db.errors import RecordUnavailable

log = logging.getLogger(__name__)


def logged(error: BaseException, doing: str) -> str:
    """Log an error with what was being done, and return the reference that finds it in the log."""
    reference = secrets.token_hex(4)
    if isinstance(error, RecordUnavailable):
        log.error("%s: %s [%s]", doing, error, reference)
    else:
        log.error("%s failed [%s]", doing, reference, exc_info=error)
    return reference


def failure_reply(error: BaseException, doing: str) -> Blocks:
    """Log an error, and say sorry without showing any of it."""
    reference = logged(error, doing)
    if isinstance(error, RecordUnavailable):
        return notice(notice_words.UNAVAILABLE_TITLE, notice_words.unavailable(error.reason, reference))
    return notice(notice_words.FAILED_TITLE, notice_words.failed(reference))


def failure_sentence(error: BaseException, doing: str) -> str:
    """Log an error, and say sorry in a sentence that stands over what was typed."""
    reference = logged(error, doing)
    if isinstance(error, RecordUnavailable):
        return editor_words.not_stored(error.reason, reference)
    return f"{notice_words.FAILED_TITLE} {notice_words.failed(reference)}"
