"""German as fans write it, for foreign.py, which says what each table is."""

from __future__ import annotations

MARKS: str = (
    "und noch sie wann haben sind ist ein eine einen der dass nicht wer wie seit jahr jahre jahren warum wieso immer "
    "wieder ihre seine oder jetzt gerade eigentlich frau auch wurde waren hatten gibt es wem welcher welche welches "
    "welchem stimmt sich ihr mehr schon nach zwei wahr nie jemals bei von vom zur zum dem den des ihrem ihrer seinem "
    "seiner passiert entschuldigt trug sagte gesagt gemacht getraut geschenkt wessen sei trauzeuge dann"
)
SURE: str = (
    "zusammen, verheiratet, geheiratet, getrennt, geschieden, verlobt, freundin, hochzeit, scheidung, warum, wieso, "
    "wie lange, seit wann, mit wem, stimmt es, ist es wahr, wann haben, wann hat, haben sie, sind sie, haben sich, "
    "wer hat, immer noch, in welchem jahr, welche zeitung, wie viele, wie oft, kennengelernt, heirateten, trennten, "
    "trennung, verlobung, stimmts, beziehung, schwanger, ist sie, ist er, hat sie, einen freund, eine freundin, einen "
    "neuen, eine neue, ist mit, sind mit, hat einen, hat eine, liiert, betrogen, fremdgegangen, versohnt, bis wann, "
    "nicht mehr, wo haben, schluss gemacht, noch ein paar, gibt es, heiraten, verlobte, ehefrau, ehemann, welchem "
    "jahr, ein paar, wann sind, wann war, wann kam, wann wurde, wann wurden, wann kommt, stimmen die, gerucht, "
    "geruchte, wo hat, wo war, wo wurde, wo wurden, warum hat, wen hat, antrag, heiratsantrag, scheidungsantrag, vor "
    "dem gesetz, was trug, was ist, was hat, was war, ist, sich, entschuldigt, getraut, passiert"
)
PHRASES: str = """
when: wann, zu welchem zeitpunkt; on which day: an welchem tag, welcher tag; on which date: an welchem datum, welches
datum; in which year: in welchem jahr, welches jahr, in welchen jahr; in which month: in welchem monat, welcher monat;
who: wer, wen, wem; with who: mit wem, mit wen; of who: von wem; according to who: laut wem; who said: wer hat gesagt,
wer hat das gesagt, wer hat es gesagt, wer hat behauptet, wer sagt, wer sagte, wer behauptet, wer behauptete; who
reported: wer hat berichtet, wer hat das berichtet, wer hat gemeldet, wer berichtete, wer meldete, wer berichtet; who
confirmed: wer hat bestatigt, wer hat das bestatigt, wer hat es bestatigt, wer bestatigte; who denied: wer hat
dementiert, wer hat das dementiert, wer hat es dementiert, wer dementierte; where: wo; where from: woher; in which
city: in welcher stadt; in which country: in welchem land; in which place: an welchem ort; why: warum, wieso, weshalb,
aus welchem grund, weswegen, wieso denn; what is the reason for: was ist der grund fur, was war der grund fur; what:
was; what happened: was ist passiert, was ist geschehen, was passierte, was war los; what happened to: was wurde aus,
was ist aus, was ist los mit; what is: was ist; what was: was war; which: welche, welcher, welches, welchen, welchem;
which newspaper: welche zeitung, welche zeitungen, in welcher zeitung, welches blatt; which outlet: welches medium,
welche medien, in welchem medium, welche seite; which magazine: welches magazin, welche zeitschrift, in welchem
magazin; which source: welche quelle, welche quellen, was ist die quelle; how: wie; how long: wie lange, wie lang, fur
wie lange; for how long: seit wie lange; how long ago: wie lange ist es her, vor wie langer zeit, wie lange her; how
many years: wie viele jahre, wieviele jahre, seit wie vielen jahren, wie viel jahre; how many months: wie viele
monate, wieviele monate; how many times: wie viele male; how often: wie oft; how many: wie viele, wieviele, wie viel,
wieviel; how many children: wie viele kinder, wieviele kinder, wie viel kinder; how old: wie alt; since when: seit
wann, ab wann; until when: bis wann;
are: sind, seien, sinds, bleiben; is: ist, sei, isch; were: waren, wurden; was: war, wurde; have: haben; has: hat;
had: hatten, hatte; will: werden, wird; want to: wollen; should: sollen, soll; be: sein; been: gewesen; is there: gibt
es, gibts, gab es; are still: sind immer noch, sind noch, sind noch immer; is still: ist immer noch, ist noch; are
they: sind sie, sind die beiden, sind die zwei, sind die jetzt; are they still: sind sie noch, sind sie immer noch,
sind die noch, sind die beiden noch, sind die beiden immer noch, sind die immer noch; are they no longer: sind die
nicht mehr, sind die beiden nicht mehr, sind sie nicht mehr; are they back together: sind die wieder zusammen, sind
sie wieder zusammen, sind die beiden wieder zusammen; is she: ist sie; is he: ist er; was she: war sie; was he: war
er; has she: hat sie; has he: hat er; she is: sie ist; she was: sie war; she has: sie hat; he is: er ist; he has: er
hat; were they: waren sie, waren die beiden, waren die; have they: haben sie, haben die beiden, haben die; were they
ever: waren sie jemals, waren sie je, waren sie schon mal;
did get married: heirateten, heiratete, gaben sich das jawort, gaben sich das ja wort; get married: heiraten,
heiratet, geheiratet, sich das jawort gegeben, sich das ja wort gegeben, geheiratet haben sie; got married: geheiratet
haben, geheiratet hat, geheiratet hatten; are going to get married: heiraten werden; remarry: wieder heiraten, nochmal
heiraten, erneut heiraten; married: verheiratet, verheirated; are married: verheiratet sind; is married: verheiratet
ist; were married: verheiratet waren; wedding: hochzeit, trauung, heirat; marriage: ehe; honeymoon: flitterwochen;
divorce: scheidung, scheiden, scheiden lassen, sich scheiden lassen, sich scheiden, scheiden zu lassen; did divorce:
liessen sich scheiden, liess sich scheiden, lassen sich scheiden; divorced: geschieden, gescheiden, sich scheiden
lassen haben, scheiden lassen haben, scheiden liessen; are divorced: geschieden sind; is divorced: geschieden ist;
divorcing: in scheidung; file for divorce: die scheidung eingereicht, scheidung eingereicht, die scheidung beantragt,
scheidung beantragt, die scheidung einreichen, die scheidung gewollt; filed for divorce: die scheidung eingereicht
hat, die scheidung eingereicht haben, scheidung eingereicht hat; did file for divorce: reichte die scheidung ein,
reichten die scheidung ein; divorce papers: scheidungspapiere; divorce final: scheidung durch, scheidung
rechtskraftig, scheidung vollzogen, scheidung endgultig; final: rechtskraftig, endgultig; separated: getrennt,
auseinander; are separated: getrennt sind, auseinander sind; are separated now: leben getrennt, leben sie getrennt;
broke up: sich getrennt haben, getrennt haben, sich getrennt hat, getrennt hat, schluss gemacht haben, schluss gemacht
hat; did break up: trennten sich, trennten, trennte sich, machten schluss, machte schluss; break up: sich getrennt,
sich trennen, trennen, schluss gemacht, trennen sich, auseinander gegangen, auseinandergegangen, schluss machen; is it
over: ist schluss, ist es aus, ist es vorbei, ist aus; over: vorbei; breakup: trennung; leave: verlassen; cheat on:
betrogen; did cheat on: betrog; cheating: fremdgegangen, untreu; did end: endete; end: beendet;
engaged: verlobt; get engaged: sich verlobt, sich verloben; got engaged: sich verlobt haben, verlobt haben; are
engaged: verlobt sind; did get engaged: verlobten sich, verlobte sich; engagement: verlobung; fiance: verlobte,
verlobter, verlobten; propose: einen antrag gemacht, heiratsantrag gemacht, einen heiratsantrag gemacht, den antrag
gemacht, antrag gemacht, um ihre hand angehalten, den heiratsantrag gemacht; proposal: antrag, heiratsantrag; ring:
verlobungsring;
start dating: zusammengekommen, zusammen gekommen, zusammenkommen, ein paar geworden, angefangen zu daten, begonnen
sich zu daten, ihre beziehung begonnen, angefangen sich zu daten; started dating: zusammengekommen sind, zusammen
gekommen sind; did start dating: kamen zusammen, wurden ein paar; are dating: daten, daten sich, gehen miteinander,
treffen sich; is dating: datet, geht mit, trifft sich mit; date: gedatet; in a relationship: in einer beziehung,
liiert, vergeben; relationship: beziehung; romance: romanze, liebesbeziehung; a couple: ein paar, ein parchen, ein
liebespaar; still a couple: noch ein paar, immer noch ein paar; couple: paar, parchen; boyfriend: freund, lover;
girlfriend: freundin; friends: freunde; partner: partner, partnerin, lebensgefahrte, lebensgefahrtin; ex boyfriend: ex
freund, exfreund; ex girlfriend: ex freundin, exfreundin; husband: ehemann, gatte, ehemannes, mann von, mann; wife:
frau, ehefrau, gattin; ex: ex; ex husband: ex mann, exmann, ex ehemann; ex wife: ex frau, exfrau, ex ehefrau; husband
and wife: mann und frau; single: solo, ledig; love: liebe; in love: verliebt; meet: kennengelernt, kennen gelernt,
sich kennengelernt, sich kennen gelernt, getroffen, kennenlernen; did meet: lernten sich kennen, trafen sich, lernte
kennen; seen: gesehen, gesichtet; met: kennengelernt haben, kennen gelernt haben, sich kennengelernt haben;
get back together: wieder zusammengekommen, wieder zusammen gekommen, wieder zusammenkommen, wieder zusammengefunden,
wieder zueinander gefunden, zuruckgekommen; did get back together: kamen wieder zusammen, kamen sie wieder zusammen;
back together: wieder zusammen, wieder ein paar, erneut zusammen, wieder ein liebespaar, wieder vereint; are back
together: wieder zusammen sind, wieder ein paar sind; reconcile: versohnt, sich versohnt, versohnen, sich wieder
versohnt, wieder versohnt, vertragen; reconciled: sich versohnt haben, versohnt haben; reconciliation: versohnung;
together: zusammen, zsm, zusamen; are together: zusammen sind; were together: zusammen waren;
children together: gemeinsame kinder, gemeinsamen kinder; children: kinder, kindern; child: kind; baby: baby,
nachwuchs; son: sohn; sons: sohne; daughter: tochter; twins: zwillinge; pregnant: schwanger; pregnancy:
schwangerschaft; expecting a baby: ein kind erwarten, ein baby erwarten; are expecting a baby: erwarten ein baby,
erwarten ein kind; are they expecting a baby: erwarten sie ein baby, erwarten sie ein kind; born: geboren; family:
familie; brother: bruder; sister: schwester; mother: mutter; father: vater;
is it true: ist es wahr, stimmt es, stimmts, stimmt das, ist das wahr, ist da was dran, ist was dran; is it true that:
ist es wahr dass, stimmt es dass, stimmt es das, ist es wahr das, stimmts dass, stimmts das, ist da was dran dass;
true: wahr, stimmt, stimmen, richtig, echt wahr; false: falsch, gelogen; really: wirklich, echt, tatsachlich; are the
rumours true: stimmen die geruchte, sind die geruchte wahr, stimmen geruchte; is the rumour true: stimmt das gerucht,
ist das gerucht wahr; rumour: gerucht, klatsch; the rumour: das gerucht; rumours: geruchte, geruchten; confirmed:
bestatigt; is it confirmed: ist es bestatigt, ist das bestatigt, ist bestatigt; did confirm: bestatigte, bestatigten;
deny: dementiert, abgestritten, geleugnet, bestritten; did deny: dementierte, dementierten; official: offiziell,
offizielle; said: gesagt; did say: sagte, sagten; say: sagt, sagen; announce: verkundet, bekanntgegeben, bekannt
gegeben, angekundigt; report: berichtet, gemeldet; source: quelle; sources: quellen; according to: laut; news:
neuigkeiten, nachrichten; last: gehalten, gedauert; came: kam, kamen; did last: dauerte, hielt; take place:
stattgefunden; did take place: fand; do you know: weisst du, weiss jemand, weiss wer, wisst ihr, kannst du mir sagen,
sag mir, ich will wissen, ich mochte wissen, ich wurde gerne wissen;
now: jetzt, nun, aktuell, derzeit, gerade, zurzeit, momentan, zur zeit, im moment, mittlerweile, inzwischen; today:
heute; yesterday: gestern; after: nach, nachdem; before: vor, bevor, davor, vorher; since: seit, seitdem; until: bis,
bis zu, bis zur, bis zum; during: wahrend, wahrend der; between: zwischen; already: schon, bereits; still: noch, immer
noch, noch immer, weiterhin; no longer: nicht mehr, nimmer, nich mehr, net mehr; not: nicht, nich, nit, ned; no: kein,
keine, keinen, nein; not yet: noch nicht; never: nie, niemals, noch nie; ever: jemals, je, schon mal, schon einmal,
irgendwann; always: immer, schon immer; again: wieder, nochmal, noch mal, noch einmal, erneut, nochmals; ago: her;
first time: ersten mal, das erste mal, zum ersten mal, erstes mal; the last time: das letzte mal, zum letzten mal,
letztes mal; last year: letztes jahr, letzten jahr, im letzten jahr, vergangenes jahr, im vergangenen jahr; this year:
dieses jahr, in diesem jahr; last month: letzten monat, im letzten monat; this month: diesen monat; last week: letzte
woche; last summer: letzten sommer, im letzten sommer; last winter: letzten winter, im letzten winter; first: erste,
ersten, zuerst; long ago: vor langer zeit, vor langem; for a long time: seit langem, seit langer zeit, lange; year:
jahr;
with: mit; and: und, u; or: oder; or not: oder nicht, oder nich; or no longer: oder nicht mehr; but: aber; of: von,
des; of the: vom, von der, von den, von dem; in: im, in der, in den, in dem; on: am, auf; at: bei, beim; from: aus;
to: zu, zur, zum; for: fur; about: uber; without: ohne; because: weil; if: ob, wenn, falls; that: dass; as: als; it:
es; the: das, der, den, dem, die; a: ein, eine, einen, einem, einer; their: ihre, ihren, ihrem, ihrer; her: ihr; his:
seine, seinen, seinem, seiner, sein mann, seinen mann; they: sie, die beiden, beide, die zwei; he: er; him: ihm, ihn;
them: ihnen; each other: einander, miteinander; two: zwei; new: neue, neuen, neuer, neues, neu; also: auch; someone:
jemand, jemanden; someone else: jemand anderes, jemand anderen, jemand anderem, jemand anders, wem anders, jemand
neuen, jemand neues; actually: eigentlich; finally: endlich, schliesslich; secretly: heimlich; hello: hallo, servus,
moin; please: bitte; thanks: danke; : sich, denn, mal, uberhaupt, halt, ja, doch, nun mal, also, eh, ne;
dress: kleid; wedding dress: brautkleid, hochzeitskleid; song: lied; movie: film; party: feier; gift: geschenk; photo:
foto, bild; photos: fotos, bilder; speech: rede; city: stadt; house: haus; birthday: geburtstag; actress:
schauspielerin; actor: schauspieler; singer: sanger, sangerin; guests: gaste; custody: sorgerecht; court: gericht;
judge: richter, richterin; lawyer: anwalt, anwaltin; lawyers: anwalte; wear: getragen; did wear: trug; kiss: kuss,
gekusst; did announce: verkundete; stage: buhne; apologise: entschuldigt; apology: entschuldigung; fake: falsche,
falscher, vorgetauscht; trip: reise; divorce filing: scheidungsantrag; final divorce: endgultigen scheidung,
endgultige scheidung; legally single: vor dem gesetz als ledig, gesetzlich ledig, rechtlich ledig; are: gelten;
legally: gesetzlich, rechtlich, vor dem gesetz; lake: see; publicly: offentlich; how long from: wie lange dauerte es
vom, wie lange dauerte es von, wie lange hat es gedauert vom;
stay: geblieben, blieben; officiate: getraut, traute;
happen: passiert, geschehen; encourage: ermutigt, ermutigte, ermuntert; give: geschenkt, schenkte; expect a baby: ein
baby erwartet, ein kind erwartet, schwanger geworden; parents: eltern; own: eigenen, eigene; daring: gewagten,
gewagte;
church: kirche; in which church: in welcher kirche; beach: strand;
red carpet: roten teppich, rote teppich; holding hands: handchen haltend, hand in hand, handchen; photographed:
fotografiert;
"""
# What ends a sentence that "haben" began, where English has "did".
DONE = (
    "geheiratet getrennt verlassen kennengelernt gelernt bekommen gemacht gesagt bestatigt geschrieben eingereicht "
    "beantragt gedatet versohnt verlobt lassen betrogen begonnen angefangen gehabt dementiert gekusst gegeben "
    "gestellt gehalten gedauert beendet stattgefunden verkundet gefunden zusammengefunden getroffen bestritten "
    "geleugnet abgestritten erzahlt berichtet gemeldet behauptet angekundigt bekanntgegeben angehalten gewollt "
    "vertragen adoptiert"
)
LATER: tuple[tuple[str, str, str], ...] = (
    ("haben sich, hat sich", "getrennt", "did break up"),
    ("haben sich, hat sich", "verlobt", "did get engaged"),
    ("haben sie, haben die beiden, haben die", DONE, "did they"),
    ("hat sie, sie hat", DONE, "did she"),
    ("hat er, er hat", DONE, "did he"),
    ("haben", DONE, "did"),
    ("hat", DONE, "did"),
    ("sind sie, sind die beiden", "zusammengekommen gekommen auseinandergegangen gegangen geworden", "did they"),
    ("sind", "zusammengekommen gekommen auseinandergegangen gegangen geworden", "did"),
    ("ist sie", "zusammengekommen gekommen fremdgegangen", "did she"),
    ("ist er", "zusammengekommen gekommen fremdgegangen", "did he"),
    ("liessen, lassen", "scheiden", "did"),
    ("trennten", "sich", "did break up"),
    ("lernten", "kennen", "did meet"),
    ("kamen", "zusammen", "did get"),
    ("machte", "antrag heiratsantrag", "did propose"),
    ("reichte", "scheidung", "did file for"),
    ("sind, ist", "versohnt", "are"),
    ("als", "frau", "as"),
    ("ist", "passiert geschehen", "did"),
)
MONTHS: str = (
    "january: januar, janner; february: februar; march: marz, maerz; april: april; may: mai; june: juni; july: juli; "
    "august: august; september: september; october: oktober; november: november; december: dezember; spring: "
    "fruhling, fruhjahr, fruehling; summer: sommer; autumn: herbst; winter: winter"
)
MONTH_LEADS: str = (
    "in: im, in, in dem; since: seit, seit dem; until: bis, bis zum; before: vor dem; after: nach dem; at the end of: "
    "ende; at the beginning of: anfang; in the middle of: mitte; the: das, der, den"
)
NUMBERS: str = (
    "one: ein, eine, einem, einer, einen; two: zwei; three: drei; four: vier; five: funf, fuenf; six: sechs; seven: "
    "sieben; eight: acht; nine: neun; ten: zehn; eleven: elf; twelve: zwolf; fifteen: funfzehn; twenty: zwanzig; a "
    "few: einigen, einige, ein paar, mehreren, wenigen, paar"
)
UNITS: str = (
    "years: jahren, jahre, jahr, jahres; months: monaten, monate, monat; weeks: wochen, woche; days: tagen, tage, "
    "tag; hours: stunden; times: mal; children together: gemeinsame kinder, gemeinsamen kinder; children: kinder"
)
AGO: str = "vor, vor etwa, vor fast, vor uber, vor circa, vor knapp"
FOR: str = "seit, seit uber, seit etwa, seit fast, wahrend"
