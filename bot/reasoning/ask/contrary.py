"""Words for what is the contrary of other words: what is told of one answers the other by no."""

from __future__ import annotations

from bot.reasoning.ask.concepts import Concept, alike

CONTRARY: tuple[Concept, ...] = (
    alike("joint custody, shared custody, share custody, split custody; joint", opposite="sole custody"),
    alike("sole custody, full custody", opposite="joint custody"),
    alike("black and white, black-and-white", opposite="in colour"),
    alike("in colour, in color", opposite="black and white"),
    alike(
        "attend, go to, accompany, walk the carpet, walk the red carpet, come along, turn up, show up, present,"
        " appearance, go, join, come, crash the party, rock up, pop up, put in an appearance, drop by, swing by,"
        " in attendance, on the arm, on * arm, cameo, be at",
        opposite="stay away",
    ),
    alike(
        "stay away, keep away, stay home, skip, miss out, be absent, absent, no-show, no show, snub, give * a miss,"
        " bail, bail on, ditch the event",
        opposite="attend",
    ),
    alike(
        "talk, speak, speaking term, contact, communicate, in touch, communication, text each other,"
        " on speaking terms, break the silence, chat, chatting, catch up, converse, words with",
        opposite="silent",
    ),
    alike(
        "silent, silent treatment, radio silence, radio silent, go silent, go quiet, quiet, no contact,"
        " stop talking, stop speaking, not on speaking terms, cold shoulder, ghost, blank each other, freeze * out",
        opposite="talk",
    ),
    alike(
        "fake, faux, mock, pretend, sham, phony, phoney, symbolic, stunt, publicity stunt, pr stunt, for publicity,"
        " forgery, forged, bogus, hoax, fabricated, fabrication, made up, made-up, scam, invented;; be staged,"
        " all staged, a staged, staged wedding, staged breakup, staged romance, false, for show, an act,"
        " a performance, orchestrate, scripted",
        opposite="genuine",
    ),
    alike("genuine, authentic, real thing, the real deal, legitimate", opposite="fake"),
    alike("easy, simple, a breeze, piece of cake", opposite="difficult"),
    alike(
        "difficult, hard, hardest, tough, tricky, toughest, painful, agonising, agonizing, gut-wrenching, heavy",
        opposite="easy",
    ),
    alike(
        "amicable, amicably, friendly, get along, good term, on good terms, good relationship, civil, cordial,"
        " friends, be friends, just friends, only friends, pals, buddies, mates, peaceful, at peace, united front,"
        " on friendly terms, get on, getting on, get on well, cool with, cool, chill with, okay with each other,"
        " harmony, harmonious",
        opposite="hostile",
    ),
    alike(
        "hostile, at each other's throat, each other throat, each others throat, bad term, bad terms, be enemies,"
        " bitter, fight, fighting, argue, feuding, at war, bad blood, not get along, hostility, nasty, toxic, ugly,"
        " daggers drawn, messy, mud-slinging, at loggerheads, acrimonious",
        opposite="amicable",
    ),
)
