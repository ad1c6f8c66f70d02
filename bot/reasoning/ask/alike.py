"""Words that people use for the same thing, a group for each line: whatever the record calls it, one finds the others.

The first of a group names it. Behind a semicolon stand words that may speak of it in the record, and in no question;
behind a second one those that only a question has.
A line that goes on is indented.
"""

from __future__ import annotations

GROUPS = """
meet, first meet, introduce, get to know, acquainted, introduction, cross path, cross paths, bump into, come across,
    encounter, first meeting, lay eyes on, set eyes on, clap eyes on, first clap eyes, first click, hit it off, know
    each other, know one another
wear, outfit, dress, gown, look, clothes, clothing, costume, attire, garb, dressed, couture, have on, clad, dress
    in, getup, get-up, ensemble, sport, don, garment, rock a, rock the, kitted out; suit, tuxedo, coat, lace, shirt
wedding dress, wedding gown, bridal gown, bridal dress, bride dress, bridal, bride, dress like a bride
colour, color, shade, hue; black, white, pink, red, blue, green, ivory, emerald, silver, navy, gold, purple, yellow,
    grey
date of birth, birth date, birthdate, age, zodiac, star sign
kid, child, children, offspring, little one, youngster, have kids, have a kid, have children, kiddo, rugrat, brood;
    son, daughter, baby
son, boy
daughter, girl
baby, newborn, infant
pregnant, pregnancy, expecting a baby, expecting a child, expecting again, be expecting, expecting their, with
    child, baby bump
parent, parents, parenting, in-laws; mother, father
mother, mom, mum, mama
father, dad, papa
sister, sibling, sis
brother, sibling
grandmother, grandma, granny, heirloom
pet, animal; dog, cat, puppy, greyhound, spaniel, poodle, labrador
dog, puppy, pup; greyhound, spaniel, poodle, labrador
co-parent, co parenting, co parent, coparent, coparenting, raise, bring up, joint custody, custody, shared custody
own up, admit, confess, acknowledge, concede, confession, come clean, take responsibility; says, said, told, tells
mess up, mistake, wrong, screw up, blow it, fault, error, unacceptable, not acceptable, misbehave, misbehaviour,
    behave badly, ruin, wreck, sorry, regret, remorse, embarrass, humiliate
apologise, apology, apologize, sorry, forgive, forgiveness, make amends, make it up to
sell, sale, flog, commercial, shift, buyer, outsell, promote, promotion, promo, plug, hype, marketing, publicity,
    press, attention, media attention, clout
record sale, sell record, record, chart, charts, number one, streams
rival, beat, outdo, compete, competition, rivalry, feud, beef
album, music, work, career, song, track, rap, lp, mixtape, tune, single release, music career
listen party, listening party, listening event, listening, album event, album party, launch party, release party,
    album launch, concert, gig, show, event, stadium, performance, listening session, playback
final song, last song, closing song, encore, end of the show, finale, final track, last track
photo, picture, pic, image, snap, photograph, selfie, photo shoot, photoshoot, shoot, portrait
post, share, put up, upload, instagram, ig, insta, story, stories, social media, repost, reshare, reshared,
    screenshot, tweet, twitter, online, publish, feed, account, socials, social, his page, her page
kiss, smooch, snog, make out, peck, lock lips
tweet, twitter, x account, write on twitter, tweeted
headline, article, story, report, news, write up, piece
speech, talk, sermon, microphone, mic, remarks, rant, preach, address, monologue, rap
god, lord, faith, pray, prayer, divine, religion, heaven, church, christian, spiritual, prayers, religious
homeless, charity, shelter, volunteer
family, families, household, relatives, home life, clan, folks at home
enemy, devil, satan, evil, foe, demon, evil force, dark force, the dark side
take part, participate, participation, agree to, involve, involvement, join in, play along, go along, have a hand
    in, in on it
busy, focus, work on, concentrate, occupy
house, home, mansion, crib, real estate, property, pad, place to live, digs; farmhouse, villa, apartment
live, reside, move in, relocate, settle, residence, under one roof, same roof, one roof, move out, share a home,
    share a house, shack up
next door, beside, next to, neighbour, neighbor, neighbouring, across the street, adjacent, near
build, construct, building, put up a house
plan, prepare, rehearse, script, premeditate, arrange, advance, intend, in the works, on the cards, lay out
buy, purchase, buying, snap up, acquire
birthday, bday, born day, cake, birthday bash
celebrate, celebration, party, mark, fete, toast, bash, shindig, throw a party, throw a do
gift, present, send, deliver, delivery, surprise with
flower, bouquet, blooms, petals, roses; rose, peonies, tulip, lilies, orchid
secret, secretly, hush, hush hush, under wraps, on the quiet, low profile, hidden, in private, on the sly, behind
    closed doors, discreet, discreetly, undercover, clandestine, quietly, hush-hush; hide, hiding
language, tongue; portuguese, italian, spanish, french, german, english, hebrew, arabic, mandarin
injury, injure, injured, hurt, wreck, knee, ligament, leg
delete, remove, wipe, scrub, take down, unfollow, archive, purge, get rid of, erase
tattoo, ink
car, vehicle, ride, drive
plane, jet, flight, fly
boat, yacht, ship, cruise, sail
donate, donation, give to charity; gave, dollars
fire, wildfire, burn, burn down, blaze; destroyed
award, prize, trophy
lyric, lyrics, verse
sing, singer, perform, serenade
bridesmaid, maid of honour, maid of honor, best man, groomsman
officiate, officiant, priest, pastor, minister
host, presenter, interviewer, anchor
write, pen, compose; wrote
sign, sign off, signature
hold hand, hand in hand, holding hands, hold hands, hand-in-hand, held hands
hickey, love bite, lovebite, bruise, mark on his neck, mark on her neck
night out, evening out, club, nightclub
brand, label, company, business, line, empire, firm, startup, entrepreneur, founder, skincare, cosmetics
trademark, trade mark, register, trademark rights, patent, copyright, intellectual property
beauty, makeup, cosmetic
brief, short, briefly, short-lived, quick, fleeting, summer fling
believe, buy it, trust, credible, skeptical, sceptical, skepticism, doubt, true, everybody knows, nobody believes
decision, choice, decide, choose, make up her mind, make up his mind, make up their mind
issue, problem, trouble, difference, irreconcilable difference, conflict, reason, cause, blame, rough patch, strain,
    sort out, fix, snag, hurdle
rough patch, rocky, crack, cracks show, cracks, trouble, troubles, strain, crisis, on the rocks, bad patch, go
    downhill, go wrong, went wrong
love, adore, care for, affection, have feelings, feelings for, be fond of, still love, heart, soft spot, smitten,
    head over heels, crush, besotted, infatuated, crazy about, a torch, love of his life, love of her life, tender
priority, come first, main concern, matter most, most important, number one priority, number 1 priority
comment, address, respond, response, react, reply, answer, reaction, speak out, break silence, silence, say a word,
    say one word, word about, say anything, one word, speak up, statement, clear up, weigh in, sound off, open up,
    breathe a word, chime in, opine
insider, source, pal, friend, informant, tipster, whistleblower, mole, tattler
representative, rep, publicist, spokesman, spokeswoman, spokesperson, camp, agent, manager, pr firm, pr team, pr,
    press agent, mouthpiece, speak for, speak on behalf, on behalf of
fan, fans, public, follower, internet, shipper, stan, everybody, everyone
rumour, rumor, gossip, speculation, whisper, hearsay, buzz, rumours swirl, tea, chatter, grapevine, murmur,
    scuttlebutt, tittle tattle, chit chat, word on the street, talk of the town, whispers, hot goss, goss
wonder, think, suspect, speculate, guess, confuse, confused, be convinced, interpret, puzzled
red carpet, carpet, gala, fashion event
black, all-black, dark
cover, hide, conceal, mask, covered up, completely
design, designer, mastermind, come up with, style, styling, idea, concept, think up, behind the look, brain behind,
    the brains, dream up, mind behind, create, creation
courage, confidence, embolden, encourage, inspire, brave, push, nudge
creativity, creative, imagination, art, artistic
announce, announcement, hit the headlines, make headlines, make the headlines, hit the news, break the news, reveal,
    confirm, go public, unveil, make public, declare, break it to, spill, spill the beans, let slip, drop the news,
    tell the world, share the news, make it known, divulge
model, supermodel, fashion model
actor, movie star, film star, actress, comedian, star
ex, former, former partner, old flame, ex-wife, ex wife, ex-husband, ex husband, ex-boyfriend, ex-girlfriend
celebrity, famous, celeb, star, a-list
trip, holiday, vacation, travel, getaway, abroad, jet off, jet, slip off to, slip away, escape, weekend away,
    honeymoon, week away, fly out
lawyer, attorney, solicitor, counsel, legal team, legal eagle, legal representative
paper, papers, paperwork, document, form, application, docs, petition, filing papers
mediation, mediator
term, terms, deal, agreement
judge, court, judgment, ruling, tribunal, hearing, legal, magistrate, courtroom
prenup, prenuptial, agreement, settlement terms
venue, location, place, castle, fort, chapel, church, estate, villa
ring, engagement ring, rock; diamond
restaurant, eatery, diner, bistro; dinner, lunch
lunch, brunch
dinner, supper
meal, eat, food, dine; dinner, lunch
therapy, counselling, counseling, therapist, marriage guidance, go to therapy, go to counselling, go to counseling,
    go to couples therapy, couples counselling
forgive, forgiveness, pardon
alcohol, sober, rehab, drink, drinking, booze, drunk, wine, champagne, tipsy, teetotal, bottle, boozing
football, game, match, super bowl, nfl, touchdown
podcast, interview, tv show, talk show, reality show, series, episode, broadcast, telly, programme, late night
movie, film, premiere, cinema, screening, romcom, flick, film set, on set, film shoot, co-star, costar, cast;
    comedy, drama
happy, joyful, delighted, pleased, glad, have fun, good time, enjoy, enjoying, over the moon, thrilled, elated,
    content, contented, cheerful
hopeful, hope, optimistic, optimism, still hope, fingers crossed, confident, hold out hope
vow, vows, pledge, promise
renew vow, renew their vow, renew his vow, renew her vow, vow renewal, renewal of vows
elope, elopement
guest, invite, invitation, guests
name, surname, last name, change name, maiden name, birth name
cheat, cheating, unfaithful, infidelity, affair, two-time, betray, mistress, sleep around, behind * back, sleep
    with, side piece, stray, fool around, bit on the side, carry on with
hit, abuse, violence, violent, assault, slap, smack, punch
money, rich, net worth, salary, income, pay, payment, dollar, cost, worth, earn, wealth, fork out, cough up,
    splurge, price tag, price, bill, fee, expensive
child support, alimony, maintenance payment
home address, phone number, email
ill, sick, illness, health, hospital, bipolar, diagnosis, surgery, mental health, disease, sickness, poorly,
    syndrome, condition
die, dead, death, pass away, funeral
arrest, jail, prison, crime, police, lawsuit, sue, legal action, court battle, legal battle, take * to court, took *
    to court
media, press, tabloids, tabloid, paparazzi, reporters, reporter, journalist, journalists, newspapers; outlets
sad, saddened, heartbroken, devastated, upset, gutted, distraught, shattered, in tears, tearful, heartbreak, cry
angry, furious, mad, livid, fuming, fume, rage, outrage, outraged
shocked, stunned, blindsided, surprised, caught off guard, out of the blue, taken aback
criticise, criticize, slam, diss, roast, blast, lash out, call out, rip into, hit out, have a go, take aim
help, assist, aid, lend a hand, step in
tired, exhausted, fed up, sick of, had enough, burnt out, burned out
quit, give up, stop, cease, pack in, kick the habit, lay off
change, tweak, alter, modify, switch, swap
serious, committed, commitment, dedicated, devoted, commit
leak, leaked, get out, come to light, surface
book, booking, reserve, reservation
winery, vineyard, wine, chateau
licence, license, permit
number, digits, phone number
proof, solid, concrete, substance, hard evidence, back it up
loyal, loyalty, devotion, faithful
fear, afraid, worry, worried, scared, dread
newsletter, mailing list, email list
culprit, blame, scapegoat, fault, finger at
postpone, shelve, put off, delay, push back
exclusive, monogamous, nobody else
cause, spark, set off, trigger, fuel, prompt, kick off, lead to
"""
