"""How commands and their options are described where people pick them: at most 100 characters each."""

from __future__ import annotations

from bot.questions import Verb
from bot.reasoning.when import EXAMPLES

VERBS = {
    Verb.STATUS: "Are they together? Since when, and who says so",
    Verb.TIMELINE: "What happened, newest first; a part of it, or a period",
    Verb.WHY: "How the status follows, step by step, and what was left out",
    Verb.RUMOURS: "What is only said: who says so, who disputes it, what became of it",
    Verb.SOURCES: "The articles behind it all, and what each of them carries",
    Verb.PICTURE: "Their story as a drawn timeline",
}
SHIP = "Ask about any couple on record"
ASK = "Ask in your own words: are they back together? who filed? when did they meet?"
COUPLES = "Whom the record knows, each with its status in a line"
HELP = "What you can ask, with examples"
ABOUT = "What this bot is, what it stores, and where its source is"
PRIVACY = "What is stored about Discord users, and how to have it removed"
IS_THIS_TRUE = "Is this true?"
LOG_AS_EVENT = "Log as event"
# What stands in the menu of a message has no description of its own.
IN_MENUS = {
    IS_THIS_TRUE: "On any message, under Apps: what the record says of the couple it names; only you see the answer",
    LOG_AS_EVENT: "On any message, under Apps, for editors: the form for an event, filled in with what it tells",
}
IN_A_MENU = "On any message, under Apps"
COUPLE = "Whom you ask about: a name, or part of one"
AS_OF = f"The day asked about, such as {EXAMPLES}"
KNOWN_BY = "Leave out what came out after this day"
FROM = "Only what happened from this day, month or year on"
TO = "Only what happened up to this day, month or year"
SHOW = "Milestones, sightings, rumours or partners; everything by default"
QUESTION = "Your question, such as: are they back together? when did they meet?"
ARTICLE = "One article, or those of one outlet"
PAGE = "Which page of the list"
COMMAND = "One command, to read more about it"
# The options of `event add`.
EVENT = {
    "couple": "The couple that it is about: a name, or part of one",
    "date": "As exact as it is known: 2021-09-16, Sept 2021, 2021",
    "kind": "What happened",
    "certainty": "How well it is supported",
    "summary": "What happened, in one sentence of at most 200 characters",
    "title": "The article's headline",
    "publisher": "The article's outlet",
    "url": "The article's link",
    "published": "The day the article came out",
    "about": "Whom of the two it is about, if not both",
    "partner": "Somebody outside the couple, for new partners",
    "known_from": "The day it came out, if later than it happened",
    "disputes": "The ids of events that this one speaks against",
}


EVENT_NAMED = "Which event: words of its summary or date, its number or its id"
REASON = "Why, in a few words: it stands in the history"


def of_couple(name: str) -> str:
    """What a couple's own commands are for."""
    return f"What the record says of {name}"
