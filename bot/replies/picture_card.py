"""What stands beside a drawn timeline: the same in words, cited."""

from __future__ import annotations

from itertools import islice

from bot.questions import Question, Verb
from bot.reasoning.chart import Chart
from bot.replies.cards import Card, Line, Remark, Section
from bot.replies.commands import Commands
from bot.replies.markdown import Blocks, blocks, fitting
from bot.replies.picture_lines import alt_text, chart_lines, line_count
from bot.replies.words import picture_words, shared_words

# Tried in this order until the card fits into one message.
_MOST_LINES = (10, 5, 2)
_LEAST = 1


def picture_reply(chart: Chart, commands: Commands) -> tuple[Blocks, str]:
    """The title of a picture with the newest of what it draws in words, and the text in its place.

    Both say the same, since only the first can cite it.
    """
    for most in _MOST_LINES:
        if (made := blocks(_card(chart, most, commands))).fits:
            return made, alt_text(chart, most)
    return fitting([_card(chart, _LEAST, commands)]), alt_text(chart, _LEAST)


def _card(chart: Chart, most: int, commands: Commands) -> Card:
    shown: list[Line] = list(islice(chart_lines(chart), most))
    if (left := line_count(chart) - len(shown)) > 0:
        everything = Question(chart.couple.slug, Verb.TIMELINE)
        shown.append(Remark(shared_words.more(left, commands.asking(everything))))
    shown = shown or [Remark(f"{picture_words.NOTHING_YET}.")]
    return Card(
        Remark(picture_words.title(chart.couple.name)), (Section(tuple(shown), picture_words.IN_WORDS, entries=True),)
    )
