"""Small words: those that say little, those that say nothing, and what people type for others."""

from __future__ import annotations

import re

# What says little by itself: it is never what a question is about.
_LIGHT = """
about according account actual actually again all allegedly already also am any anybody anymore anyone
apparently appear are around asked away back basically basis be became become been being bit both boy bro call
called came can case celeb celebrity certain claim claimed claims come completely could couple course date day
describe detail details did do does doing done dude duo each eight either else end ended entire even eventually
ever every everybody everyone everything exact exactly explain fact facts famous few fifth finally first five
folk folks forever four fourth fr get getting girl give go going got guess guy guys had happen happened
happening has have having hear heard heck hell honestly immediately info information internet is just keen keep
kept kind know last later latest legit let life list literally lmao long look looking lot made mag magazine make
making man many may mean media might moment month more mr mrs ms much must nah need never new news newspaper
nine no normal normally now official officially often ok okay old omg openly order other outlet own pair part
particular parties people person please point post-split precise pretty public publication publicly put question
quite quoted real really record recorded reportedly respective right roughly run said same say says season
second seem seriously set seven shall should sis site situation situations six sixth so some somebody someone
soon sort source sources specific specifically star start state status stay still story stuff style supposed
supposedly take taken tea tell ten tf then thing things think third three time times today too took total
totally tried true truth try trying turn two update use usually very was way web week weekday well went were
whole will woman wonder world would wrong wtf year yes yet
"""
# What only holds other words together.
_STOP = """
a about after although an and as at because before between but by d down during for from he hello her here hers
herself hey hi him himself his how i if in into it its like ll m me mine my n't nor not of off oh on once one
ones onto or our ours out over per re s she since t than that the their theirs them themselves there these they
this those though through till to u under until up us ve versus via vs we what when where which while who whom
whose why with within without yo you your yours
"""
# What says nothing at all.
_NOISE = """
af bro bruh deadass fam ffs haha hahaha hello hey hi highkey hmm hmmm idek idk imho imo lmao lmfao lol lowkey
nah ngl nope ok okay omfg omg please pls plz rofl shiplog sis smh soo sooo tbh tf thanks uh uhh um umm wtf xoxo xx yo
"""
# What is meant, and what people type for it. A line that goes on is indented.
_SLANG = """
about: abt bout
and: n nd & +
anyone: any1
are: r
are not: arent aint ain't
as: az
at the moment: atm
back: bk bak
became: bcame
because: cuz coz cos bc bcuz
before: b4 bfore
birthday: bday
boyfriend: bf
break: brake
can not: cant
christmas: xmas
come on: cmon
could: cud
could not: couldnt
did not: did'nt didnt
did you: didja
divorce: devorce divorse
divorced: devorced divorcd divored
do not: dont
do not know: dunno
do you: d'ya
does not: doesnt
engaged: engadged
ever: evr
everyone: every1
exes: exs
first: 1st
for: 4
from: frm
getting: gettin
girlfriend: gf
going to: gonna gunna gon finna
got to: gotta
had not: hadnt
has: haz
has not: hasnt
have: hv hav hve
have not: havent
he is: hes
how did: howd
how is: hows
husband: hubby
i am: im
i have: ive
instagram: insta ig
is: iz
is not: isnt
just: jus
kiss: kis
know: kno
let us: lets
love: luv lov
many: mny
married: marrid maried marryed
months: mos
never: nvr
no one: no1
obviously: obvs
official: ofc
people: ppl peeps
photo: pic
photos: pics fotos
please: plz pls
probably: prolly
really: rly rlly fr
right: innit amirite
right now: rn
said: sed
says: sez
second: 2nd
separate: seperate
separated: seperated
seriously: srsly
she is: shes
should: shud
should not: shouldnt
someone: sum1
something: sumthin
thanks: thx ty
that: dat
that is: thats
the: da teh th
they will: theyll
you will: youll
it will: itll
their: thier
them: dem
there is: there's theres
they: dey thay
they are: theyre
they had: theyd
they have: theyve
third: 3rd
this: dis
though: tho
through: thru
to: 2
today: 2day
together: 2gether 2getha togetha togehter togther 2geva
told: tld
tomorrow: tmrw
tonight: 2nite tonite
trying to: tryna tryin
versus: vs
want to: wanna
was: wuz woz
was not: wasnt
week: wk
weeks: wks
were: wer
were not: werent
what: wat wut wot whut
what do you: whaddya
what is: wats whats wuts
when: wen wn whn
when is: whens wen's
where: wher
where is: wheres
whether: wether
which: wich whitch
who: hoo hu
who is: whos
why: y wy
why did: whyd
why is: whys
wife: wifey missus
will not: wont
with: w w/ wit wif wiv
without: w/o
would: wud
would not: wouldnt
year: yr
years: yrs
you: u yall
you are: youre
your: ur
"""


def lines_of(text: str) -> list[str]:
    """The lines of a table, those that go on put together."""
    return re.sub(r"\n +", " ", text).strip().splitlines()


ASKING = frozenset({"what", "which", "who", "whom", "whose", "when", "where", "why", "how"})
LIGHT, STOP, NOISE = (frozenset(words.split()) for words in (_LIGHT, _STOP, _NOISE))
SLANG: dict[str, str] = {
    typed: meant
    for line in lines_of(_SLANG)
    for meant, _, all_typed in [line.partition(": ")]
    for typed in all_typed.split()
}
