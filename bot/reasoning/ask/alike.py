"""Words that people use for the same thing, a group for each line: whatever the record calls it, one finds the others.

The first of a group names it. Behind a semicolon stand words that may speak of it in the record, and in no question.
A line that goes on is indented.
"""

from __future__ import annotations

GROUPS = """
meet, first meet, introduce, get to know, acquainted, introduction, cross path, cross paths
wear, outfit, dress, gown, look, clothes, clothing, costume, attire, garb, dressed, couture, have on, clad,
    dress in; suit, tuxedo, coat, lace, shirt
wedding dress, wedding gown, bridal gown, bridal dress, bride dress, bridal, bride, dress like a bride
colour, color, shade, hue; black, white, pink, red, blue, green, ivory, emerald, silver, navy, gold, purple,
    yellow, grey
fake, stage, staged, faux, mock, pretend, sham, false, phony, phoney, symbolic, stunt, publicity stunt, pr
    stunt, for show, act, performance, for publicity, orchestrate
date of birth, birth date, birthdate, age, zodiac, star sign
kid, child, children, offspring, little one, youngster, have kids, have a kid, have children; son, daughter,
    baby
son, boy
daughter, girl
baby, newborn, infant
pregnant, pregnancy, expecting a baby, expecting a child, expecting again, be expecting, expecting their, with
    child, baby bump
parent, parents, parenting, in-laws; mother, father
mother, mom, mum, mama
father, dad, papa
sister, sibling
brother, sibling
grandmother, grandma, granny, heirloom
pet, animal; dog, cat, puppy, greyhound, spaniel, poodle, labrador
dog, puppy, pup; greyhound, spaniel, poodle, labrador
co-parent, co parenting, co parent, coparent, coparenting, raise, bring up, joint custody, custody, shared
    custody
own up, admit, confess, acknowledge, concede, confession, come clean, take responsibility; says, said
mess up, mistake, wrong, screw up, blow it, fault, error, unacceptable, not acceptable, misbehave, misbehaviour,
    behave badly, ruin, wreck, sorry, regret, remorse, embarrass, humiliate
apologise, apology, apologize, sorry, forgive, forgiveness, make amends
sell, sale, flog, commercial, shift, buyer, outsell, promote, promotion, promo, plug, hype, marketing,
    publicity, press, attention, media attention, clout
record sale, sell record, record, chart, charts, number one, streams
rival, beat, outdo, compete, competition, rivalry, feud, beef
album, music, work, career, song, track, rap, lp, mixtape, tune, single release, music career
listen party, listening party, listening event, listening, album event, album party, launch party, release
    party, album launch, concert, gig, show, event, stadium, performance
final song, last song, closing song, encore, end of the show, finale, final track, last track
photo, picture, pic, image, snap, photograph, selfie
post, share, put up, upload, instagram, ig, insta, story, stories, social media, repost, reshare, reshared,
    screenshot, tweet, twitter, online, publish, feed, account
kiss, smooch, snog, make out, peck, lock lips
tweet, twitter, x account, write on twitter, tweeted
headline, article, story, report, news, write up, piece
speech, talk, sermon, microphone, mic, remarks, rant, preach
god, lord, faith, pray, prayer, divine, religion, heaven
homeless, charity, shelter, volunteer
family, families, household, relatives, home life
enemy, devil, satan, evil, foe, demon
take part, participate, participation, agree to, involve, involvement, join in, play along, go along
busy, focus, work on, concentrate, occupy
house, home, mansion, crib, real estate, property; farmhouse, villa, apartment
live, reside, move, move in, relocate, settle, residence
next door, beside, next to, neighbour, neighbor, neighbouring, across the street, adjacent, near
build, construct, building
plan, prepare, rehearse, script, premeditate, arrange, advance
buy, purchase, buying, snap up, acquire
birthday, bday, born day, cake
celebrate, celebration, party, mark, fete, toast
gift, present
flower, bouquet; rose, peonies, tulip, lilies, orchid
secret, secretly, hush, hush hush, under wraps, on the quiet, low profile, hidden, in private; hide, hiding
language, tongue; portuguese, italian, spanish, french, german, english, hebrew, arabic, mandarin
injury, injure, injured, hurt, wreck, knee, ligament, leg
delete, remove, wipe, scrub, take down, unfollow, archive
tattoo, ink
car, vehicle, ride, drive
plane, jet, flight, fly
boat, yacht, ship
donate, donation, give to charity; gave, dollars
fire, wildfire, burn, burn down, blaze; destroyed
award, prize, trophy
lyric, lyrics, verse
sing, singer, perform, serenade
bridesmaid, maid of honour, maid of honor, best man, groomsman
officiate, officiant, celebrant, priest, pastor, minister
host, presenter, interviewer, anchor
write, pen, compose; wrote
sign, sign off, signature
hold hand, hand in hand, holding hands, hold hands, hand-in-hand, held hands
hickey, love bite, lovebite
night out, evening out, club, nightclub
brand, label, company, business, line, empire, firm, startup, entrepreneur, founder, skincare, cosmetics
trademark, trade mark, register, trademark rights, patent, copyright, intellectual property
beauty, makeup, cosmetic
brief, short, briefly, short-lived, quick, fleeting, summer fling
believe, buy it, trust, credible, skeptical, sceptical, skepticism, doubt, true, everybody knows, nobody
    believes
decision, choice, decide, choose
difficult, hard, hardest, tough, tricky, toughest, painful
issue, problem, trouble, difference, irreconcilable difference, conflict, reason, cause, blame, rough patch,
    strain
rough patch, rocky, crack, cracks show, cracks, trouble, troubles, strain, crisis, on the rocks, bad patch, go
    downhill, go wrong, went wrong
talk, speak, speaking term, contact, communicate, in touch, communication, text each other, on speaking terms,
    silent treatment, radio silence, radio silent, go silent, break the silence
love, adore, care for, affection, feelings, be fond of, still love, heart
priority, come first, main concern, matter most, most important, number one priority, number 1 priority
comment, address, respond, response, react, reply, answer, reaction, speak out, break silence, silence, say a
    word, say one word, word about, say anything, one word, speak up, statement
insider, source, pal, friend, informant, tipster, whistleblower
representative, rep, publicist, spokesman, spokeswoman, spokesperson, camp, agent, manager, pr firm, pr team
fan, fans, public, follower, internet, shipper, stan, everybody, everyone
rumour, rumor, gossip, speculation, whisper, hearsay, buzz, rumours swirl, tea
wonder, think, suspect, speculate, guess, confuse, confused, be convinced, interpret, puzzled
red carpet, carpet, gala, fashion event
black, all-black, dark
cover, hide, conceal, mask, covered up, completely
design, designer, mastermind, come up with, style, styling, idea, concept, think up, behind the look
courage, confidence, embolden, encourage, inspire, brave, push, nudge
creativity, creative, imagination, art, artistic
attend, go to, accompany, walk the carpet, walk the red carpet, come along, turn up, show up, present,
    appearance, go, join, come
announce, announcement, break the news, reveal, confirm, go public, unveil, make public, declare
model, supermodel, fashion model
actor, movie star, film star, actress, comedian, star
ex, former, former partner, old flame, ex-wife, ex wife, ex-husband, ex husband, ex-boyfriend, ex-girlfriend
celebrity, famous, celeb, star, a-list
trip, holiday, vacation, travel, getaway, abroad
lawyer, attorney, solicitor, counsel
paper, papers, paperwork, document, form, application
mediation, mediator
term, terms, deal, agreement
judge, court, judgment, ruling, tribunal, hearing, legal
prenup, prenuptial, agreement, settlement terms
venue, location, place, castle, fort, chapel, church, estate, villa
ring, engagement ring, rock, diamond
restaurant, eatery; dinner, lunch
lunch, brunch
dinner, supper
meal, eat, food; dinner, lunch
therapy, counselling, counseling, therapist, marriage guidance
forgive, forgiveness, pardon
alcohol, sober, rehab, drink, drinking
football, game, match, super bowl, nfl, touchdown
podcast, interview, tv show, talk show, reality show, series, episode, broadcast
movie, film, premiere, cinema, screening, romcom, flick; comedy, drama
happy, joyful, delighted, pleased, glad, have fun, good time, enjoy, enjoying
hopeful, hope, optimistic, optimism, still hope
vow, vows, pledge, promise
renew vow, renew their vow, renew his vow, renew her vow, vow renewal, renewal of vows
elope, elopement
guest, invite, invitation, guests
name, surname, last name, change name
cheat, cheating, unfaithful, infidelity, affair, two-time, betray, mistress
hit, abuse, violence, violent, assault, slap
money, rich, net worth, salary, income, pay, payment, dollar, cost, worth, earn, wealth
child support, alimony, maintenance payment
home address, phone number, email
ill, sick, illness, health, hospital, bipolar, diagnosis, surgery, mental health, disease
die, dead, death, pass away, funeral
arrest, jail, prison, crime, police, lawsuit, sue
"""
