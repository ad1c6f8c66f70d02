"""The words by which people ask: what they speak of, and which other words mean the same.

Phrases are compared by their lemmas, so "tie the knot" is "tied the knot" too. `*` stands for whom a
phrase has in its middle: "win her back". No phrase names anybody, or any one couple's story.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.reasoning.ask.alike import GROUPS
from bot.reasoning.ask.concepts import Concept, StateAsked, alike, of_kind
from bot.reasoning.ask.contrary import CONTRARY
from bot.reasoning.ask.small_words import lines_of
from db.records import Kind

_PARTED = (Kind.SEPARATED, Kind.BROKE_UP)
_DIVORCE = (Kind.DIVORCE_FILED, Kind.DECLARED_LEGALLY_SINGLE, Kind.DIVORCE_FINALIZED)

KINDS: tuple[Concept, ...] = (
    of_kind(
        "reconcile",
        "go back to, go back with, back to him, back to her, bury the hatchet, kiss and make up,"
        " back in each other's arms, back in * arms, give it another shot, another chance, another shot, make up,"
        " patch up, back on track, find his way back to, find her way back to, find * way back,"
        " get back to each other, undo the split, back together, back with, back on, get back together,"
        " get back with, get back, getting back, back for good, reconcile, reconciliation, rekindle, reunite,"
        " reunion, together again, patch things up, patch it up, make up with, second chance, an item again,"
        " give it another go, another try, back as a couple, sort it out, work it out, sort things out,"
        " work things out, take * back, took * back, on again, revive, get together again",
        Kind.RECONCILED,
        state=StateAsked.BACK,
        finds="romance, item, renewed vows",
        asks="be back, be back together, be back with, be back on",
    ),
    of_kind(
        "win back",
        "pine for, pining for, yearn for, long for, woo * back, crawl back, grovel, pine, pining, make his pitch,"
        " win * over, be chasing, win * back, get * back, want * back, bring * back, want to get back, want back,"
        " win back, beg, plead, plea, begging, chase, pursue, fight for, fight to save, save the marriage,"
        " save his marriage, save her marriage, save their marriage, come back to",
        Kind.RECONCILIATION_PLEA,
        finds="back together, wanting back, restore",
    ),
    of_kind(
        "call off the divorce",
        "scrap the divorce, divorce * scrap, scrap divorce, divorce scrap, shelve the divorce, pause the divorce,"
        " take back the divorce, call off the divorce, call off their divorce, call the divorce off,"
        " calling off the divorce, drop the divorce, cancel the divorce, stop the divorce, withdraw the divorce,"
        " withdraw the petition, halt the divorce, abandon the divorce, abandon her divorce, abandon his divorce,"
        " call it off, withdraw her divorce, drop the case, divorce off, divorce * call off, divorce * cancel,"
        " divorce * off, call * divorce off",
        Kind.DIVORCE_WITHDRAWN,
        finds="calling off, halting, drop the divorce",
    ),
    of_kind(
        "file for divorce",
        "ask for the divorce, ask for her divorce, ask for his divorce, serve * papers, serve * with papers,"
        " serve * with the papers, serve * with divorce papers, serve the papers, hand in the papers,"
        " start divorce proceedings, begin divorce proceedings, divorce proceedings, lawyer up,"
        " call in the lawyers, put in the papers, set the divorce in motion, fill for divorce, go to court to end,"
        " take the legal route, file for divorce, filed divorce, filing for divorce, file divorce, divorce papers,"
        " divorce paper, divorce filing, divorce petition, file the papers, file papers, file paper, lodge,"
        " file to divorce, petition, petition for divorce, file, ask for a divorce, start the divorce,"
        " initiate the divorce, go to court, serve papers, seek a divorce, file for the divorce,"
        " submit the divorce, put in for divorce, pull the plug, filing, petition for dissolution,"
        " petition for divorce, lodge the petition, make the divorce papers",
        Kind.DIVORCE_FILED,
        state=StateAsked.DIVORCING,
        finds="divorce",
    ),
    of_kind(
        "final divorce",
        "be it final, be it finalised, be it finalized, be final, become final, have settled, settle the case,"
        " settle their divorce, reach a settlement, go through with the divorce, finalise the divorce,"
        " finalize the divorce, divorce final, divorce finalised, divorce finalized, final divorce,"
        " divorce be final, divorce judgment, divorce go through, divorce settlement, settle the divorce,"
        " settlement, divorce be over, divorce be done, finalise their divorce, finalize their divorce, finalise,"
        " finalize",
        Kind.DIVORCE_FINALIZED,
        nearly=(Kind.DECLARED_LEGALLY_SINGLE,),
        state=StateAsked.DIVORCED,
        finds="final, settlement",
    ),
    of_kind(
        "legally single",
        "declare legally single, legally single, declare single, single legally, legally unmarried, single in law,"
        " legally free",
        Kind.DECLARED_LEGALLY_SINGLE,
        nearly=(Kind.DIVORCE_FINALIZED,),
        state=StateAsked.DIVORCED,
        finds="single",
    ),
    of_kind(
        "divorcing",
        "go through a divorce, in the middle of a divorce, divorce pending, pending divorce",
        Kind.DIVORCE_FILED,
        state=StateAsked.DIVORCING,
    ),
    of_kind(
        "divorce",
        "divorce, divorcee, end their marriage, end the marriage, dissolve, dissolution, marriage be over,"
        " marriage over, marriage end, marriage ended, marriage finish",
        Kind.DIVORCE_FINALIZED,
        nearly=(Kind.DIVORCE_FILED, Kind.DECLARED_LEGALLY_SINGLE),
        state=StateAsked.DIVORCED,
    ),
    of_kind(
        "call off the engagement",
        "pull the plug on the engagement, pull the plug on the wedding, scrap the big day,"
        " pull the plug on * engagement, call it off, call off * wedding, call off * engagement,"
        " call off the engagement, call off the wedding, call off their wedding, call off their engagement,"
        " call the wedding off, call the engagement off, engagement off, end the engagement,"
        " break off the engagement, cancel the wedding, cancel their wedding, engagement end, scrap * engagement,"
        " cancel * engagement, scrap the wedding, scrap their wedding, no longer going to marry,"
        " no longer getting married",
        Kind.ENGAGEMENT_ENDED,
        finds="postponed, engagement, wedding",
    ),
    of_kind(
        "remarry",
        "remarry, marry again, marry a second time, marry for the second time, wed again, married twice,"
        " get married again,",
        Kind.MARRIED,
        state=StateAsked.MARRIED,
        finds="wedding, married",
    ),
    of_kind(
        "marry",
        "make it legal, jump the broom, become mr and mrs, wedded, say i do to, make an honest woman,"
        " seal the deal at the altar, altar, walk her down the aisle, join in matrimony, marry, get marry, get wed,"
        " wed, tie the knot, tie knot, get hitched, hitched, say i do, walk down the aisle,"
        " become husband and wife, become man and wife, say their vow, exchange vow, nuptials, newlywed, spouse,"
        " man and wife, husband and wife",
        Kind.MARRIED,
        state=StateAsked.MARRIED,
        finds="wedding, marriage",
    ),
    of_kind("spouse", "husband, wife, spouse", state=StateAsked.MARRIED, finds="marriage, married"),
    of_kind("marriage", "marriage, marital, married life", nearly=(Kind.MARRIED,), finds="husband, wife"),
    of_kind(
        "wedding",
        "big day, special day, tying of the knot, wedding, ceremony, wedding ceremony",
        Kind.MARRIED,
        finds="married, bridal",
    ),
    of_kind(
        "engage",
        "pop the q, drop to one knee, get down on one knee, ask the big question, big question, bride-to-be,"
        " groom-to-be, bride to be, put a rock on, engage, get engaged, engagement, propose, proposal,"
        " pop the question, put a ring on, put a ring on it, fiance, fiancee, betrothed, going to marry,"
        " going to get married, going to be married, down on one knee, ask to marry, ask * to marry,"
        " ask for her hand, ring",
        Kind.ENGAGED,
        state=StateAsked.ENGAGED,
        finds="engagement ring",
    ),
    of_kind(
        "break up",
        "break it off, break things off, broke it off, break * up, tear apart, drive apart, drift apart,"
        " grow apart, splitsville, call time on, cut ties, on the outs, done and dusted, over and done,"
        " throw * out, kick * out, kick to the curb, give the boot, go kaput, parting, break-up, part for good,"
        " pull the plug on the relationship, ditch, break up, broken up, breakup, split, split up, separate,"
        " separation, part way, part ways, call it quits, call it a day, end thing, end it, end the relationship,"
        " end their relationship, dump, go separate way, go their separate way, part company, estranged, uncouple,"
        " fall apart, bust up, no longer together",
        *_PARTED,
        nearly=(Kind.ENGAGEMENT_ENDED, *_DIVORCE),
        state=StateAsked.APART,
        finds="split, separate ways",
        asks=(
            "bounce, split for good, call it off, already the end, over, history, be done, on a break,"
            " take a break, the break, their break, the hiatus, leave, walk out, walk away, be exes, exes, apart,"
            " fall out, finish"
        ),
    ),
    of_kind(
        "start dating",
        "become a thing, fall in love, fall for each other, sparks fly, go exclusive, become exclusive,"
        " get serious, begin seeing each other, begin going out, become an item, start dating, more than friends,"
        " from friends to more, started dating, begin dating, start going out, start seeing each other,"
        " become a couple, become an item, get together, first get together, first date, start a relationship,"
        " start their relationship, begin their relationship, hook up, go public, go official, make it official,"
        " become official, court each other, courtship, relationship start, relationship begin,"
        " relationship commence, romance start, romance begin, it all start, they court",
        Kind.DATING_STARTED,
        finds="dating, relationship",
    ),
    of_kind(
        "date",
        "talk to someone, talk to somebody, talk to anyone, talk to anybody, run around with, knock about with,"
        " go steady, go steady with, snuggle up with, cosy up with, cozy up with, cuddle up with, canoodle,"
        " plus one, other half, significant other, situationship, entanglement, get with, getting with, got with,"
        " new flame, step out with, sweet on, seeing somebody, be an item with, involved romantically, date,"
        " dating, going out, seeing each other, see each other, in a relationship, boyfriend, girlfriend, romance,"
        " fling, love interest, romantically involved, romantically link, link to, link with, flame, involved with,"
        " lover, partner, couple up, hooking up, shack up, rebound, new man, new woman, new guy, new girl, bae,"
        " love life, squeeze, sweetheart, go out with, out with, another man, another woman, someone new,"
        " somebody new, someone else, somebody else, new love, go with, hook up with, move on with, move on to,"
        " beau",
        Kind.DATING_STARTED,
        state=StateAsked.DATING,
        finds="dating, relationship",
    ),
    of_kind("move on", "move on, moving on", Kind.NEW_PARTNER, finds="moving on"),
    of_kind(
        "legally married",
        "legally married, married legally, married on paper, technically married, lawfully married, married in law",
        Kind.MARRIED,
        state=StateAsked.MARRIED_IN_LAW,
        finds="married",
    ),
    of_kind("single", "single, free agent, footloose, available, on the market, unattached", state=StateAsked.SINGLE),
    of_kind(
        "together",
        "still on, loved up, all loved up, a unit, together, a couple, an item, a thing, with each other,"
        " still with, a pair, going strong, in love, couple goal",
        state=StateAsked.TOGETHER,
    ),
    of_kind(
        "see together",
        "clocked, make an appearance together, cosy dinner, in each other's company, rub shoulders,"
        " turn up together, see together, see * together, see * out together, be seen, seen out, spot,"
        " spot together, pap, papped, photograph, photographed, step out, hang out, show up together, out together,"
        " go out together, appear together, public appearance, arrive together, out and about, pictured,"
        " attend together, caught, catch, dinner together, lunch together, meet up, run into, outing, sighting,"
        " sit together, seen together, snap, snapped, walk together",
        Kind.SEEN_TOGETHER,
        finds="spotted, seen, together in public, photographed, attended",
    ),
    of_kind(
        "support",
        "thumbs up, endorse, approve, approval, big up, hype up, give props, cheer * on, shower with praise,"
        " compliment, gush, rave about, seal of approval, support, supportive, back up, stand by, cheer on,"
        " applaud, shout out, praise, be there for, have his back, have her back, root for, show love, tribute,"
        " honour, honor, salute, kind gesture, gesture, cheer",
        Kind.SUPPORTIVE_GESTURE,
        finds="in support of, backed",
    ),
    of_kind(
        "clue",
        "clue, hint, sign, indication, giveaway, evidence, easter egg, proof",
        Kind.SUPPORTIVE_GESTURE,
        Kind.SEEN_TOGETHER,
        nearly=(Kind.RECONCILED,),
    ),
    of_kind(
        "deny",
        "clap back, shoot down, brush off, wave off, laugh off, quash, squash, nonsense, rubbish, bogus claim,"
        " pour water on, call bs, deny, denial, dispute, shut down, debunk, refute, reject, contradict, dismiss,"
        " pour cold water, rebuff, push back on, set the record straight, disprove, call false, call it false",
        Kind.DENIAL,
        finds="not true, no truth",
    ),
    of_kind(
        "child born",
        "have a baby, give birth, birth, born, welcome a baby, first child, first baby, second child, have a child,"
        " have the baby, have her baby, have their baby, get a kid, have a kid, get kids, have kids, have children,"
        " get children, become a mother, become a father, become parents, a mother, a father, a mom, a mum, a dad,"
        " mum and dad, mom and dad, be parents",
        Kind.CHILD_BORN,
        finds="child, children, birth",
    ),
)

ALIKE: tuple[Concept, ...] = tuple(alike(group) for group in lines_of(GROUPS))

EVERY: Mapping[str, Concept] = {concept.name: concept for concept in (*KINDS, *CONTRARY, *ALIKE)}

# The concepts that children are spoken of by.
CHILDREN = frozenset({"kid", "son", "daughter", "baby", "child born"})

# What a text calls so is not the thing itself.
FAKED = r"\b(?:fake|staged?|mock|faux|forgery|forged|pretend|hoax|look(?:s|ed)? like)\b"
# Between two people whom a text calls so, there is nothing any more.
FORMER = r"\b(?:ex|former)\b"
