"""French as fans write it, for foreign.py, which says what each table is."""

from __future__ import annotations

MARKS: str = (
    "sont ont avec qui que quand ils elles leur leurs maries quel quelle quels quelles dans une ce cette "
    "etaient etait ete annee annees ans mois apres jusqu pas jamais vrai vraiment depuis toujours et chez mtn tjs "
    "mariage tjrs qu qd sortent aujourd cest separe pourquoi combien confirme"
)
SURE: str = (
    "est ce que, est ce qu, est ce vrai, c est vrai, il y a, y a t il, sont ils, sont elles, ont ils, a t il, a t "
    "elle, est il vrai, avec qui, depuis quand, jusqu a quand, pourquoi, combien, en quelle annee, quelle annee, "
    "mariee, mariees, se sont, s est marie, s est separe, s est remarie, s est il, s est elle, s est fiance, separes, "
    "separees, quand est ce, qui a, ou est ce, toujours ensemble, tjs ensemble, enfants, s etaient, vont ils, va t "
    "il, va t elle, se marier, vont se, sortent, copain, copine, petit ami, petite amie, en couple, qu est ce, "
    "toujours maries, encore maries, sont maries, sont toujours, sont encore, ont divorce, ont rompu, sont separes, "
    "est elle mariee, est elle toujours, est elle encore, est elle en couple, est elle divorcee, est elle fiancee, "
    "est elle avec, est il, etaient ils, celibataire, enceinte, fiancailles, quel journal, se marient, sont fiances, "
    "est en couple, quand ont, ou se, qui est, c est qui, femme de, la femme, le mari, actuellement, c est quand, en "
    "ce moment, son mari, sa femme, leur relation, leur divorce, en quel mois"
)
PHRASES: str = """
~: est ce que, est ce qu, est ce k, es ce que, es ce qu, esque, est c que, esce que; when: quand, qd, kan, a quel
moment; when ~: quand est ce que, quand est ce qu, quand c est que, kan est ce que, a quel moment est ce que, a quel
moment est ce qu; when is: c est quand, ce sera quand, quand est; when was: c etait quand, quand a eu lieu, quand
etait, a quand remonte; on which day: quel jour; on which date: a quelle date, quelle date; in which year: en quelle
annee, quelle annee; in which month: en quel mois, quel mois; who: qui, qui est ce qui, qui est ce que, ki, c est qui
qui; who is: qui est, c est qui; with who: avec qui; with who ~: avec qui est ce que, avec qui est ce qu; according to
who: selon qui, d apres qui; who said: qui a dit, qui l a dit, qui dit, qui a dit ca, qui a affirme; who reported: qui
a rapporte, qui l a rapporte, qui a publie, qui a revele, qui a annonce, qui l a annonce, qui l a revele; who
confirmed: qui a confirme, qui l a confirme; who denied: qui a dementi, qui l a dementi, qui a nie; who filed for
divorce: qui a demande le divorce, qui a depose la demande de divorce, qui a engage le divorce; who did leave who: qui
a quitte qui, qui a largue qui; who broke up with: qui a rompu avec, qui a quitte, qui a largue; who broke up: qui a
rompu; where: où; where did: ou se sont, ou ont, ou s est; where did they: ou se sont ils, ou se sont elles, ou ont
ils; where did they get married: ou se sont ils maries, ou se sont elles mariees; where did get married: ou se sont
maries; where did they meet: ou se sont ils rencontres, ou se sont ils connus; where ~: ou est ce que, ou est ce qu;
where is: ou est; where was: ou a eu lieu, ou etait; in which city: dans quelle ville; in which country: dans quel
pays; in which place: dans quel lieu, a quel endroit; why: pourquoi, pk, pq, pkoi, pourkoi, pour quelle raison, pour
quelles raisons; why ~: pourquoi est ce que, pourquoi est ce qu, pk est ce que; what is the reason for: quelle est la
raison de, quelle est la cause de, quelle est la raison du, quelle est la cause du; what: quoi, koi, qu est ce que, qu
est ce qui, qu est ce qu; what happened: que s est il passe, qu est ce qui s est passe, qu est ce qu il s est passe,
que s est passe, il s est passe quoi; what happened to: qu est il arrive a, qu est devenu, que sont devenus; what did
say: qu a dit, qu ont dit, qu est ce qu a dit, que dit, que disent; which: quel, quelle, quels, quelles, lequel,
laquelle; what is: quel est, quelle est; what was: quel etait, quelle etait; which newspaper: quel journal, quels
journaux, dans quel journal; which outlet: quel media, quels medias, quel site, dans quel media; which magazine: quel
magazine, dans quel magazine; which source: quelle source, quelles sources, quelle est la source; how: comment; how
did they meet: comment se sont ils rencontres, comment se sont ils connus, comment ils se sont rencontres; how long:
combien de temps, pendant combien de temps; how long did last: combien de temps a dure, combien a dure, combien de
temps ont dure; for how long: depuis combien de temps; for how long ~: depuis combien de temps est ce que, depuis
combien de temps est ce qu; how long ~: combien de temps est ce que, combien de temps est ce qu, pendant combien de
temps est ce que; how long ago: il y a combien de temps, y a combien de temps; how many years: combien d annees,
pendant combien d annees, depuis combien d annees; how many months: combien de mois; how many times: combien de fois;
how often: a quelle frequence; how many: combien de, combien d, combien; how many children: combien d enfants, combien
d enfant; how many children do they have: combien d enfants ont ils, combien ont ils d enfants, ils ont combien d
enfants; how many children have: combien d enfants ont, combien d enfants a; how old: quel age; since when: depuis
quand, dpuis quand; since when ~: depuis quand est ce que, depuis quand est ce qu; until when: jusqu a quand, jusque
quand;
are: sont, st; are they: sont ils, sont elles, st ils; is: est; is he: est il; is she: est elle; were: etaient, ont
ete, furent; were they: etaient ils, etaient elles, ont ils ete, ont elles ete; was: etait, a ete, fut; was he: etait
il, a t il ete; was she: etait elle, a t elle ete; were ever: ont deja ete, ont un jour ete; were they ever: ont ils
deja ete, ont ils jamais ete, ont ils un jour ete, ont elles deja ete; was he ever: a t il deja ete; was she ever: a t
elle deja ete; were never: n ont jamais ete; was never: n a jamais ete; have never: n ont jamais; has never: n a
jamais; have: ont; has: a des; did they: ont ils, ont elles; did they ever: ont ils deja, ont elles deja, ont ils
jamais; did he: a t il, a til, a il; did she: a t elle, a telle, a elle; did he ever: a t il deja; did she ever: a t
elle deja; do they have: ont ils des, ont elles des; do they have a: ont ils un, ont ils une; does he have a: a t il
un, a t il une; does she have a: a t elle un, a t elle une; does he have: a t il des; does she have: a t elle des; did
they have: ont ils eu, ont elles eu, ont ils eu des; did have: ont eu, a eu, ont eu des, a eu des; has a: a un, a une;
are they still: sont ils toujours, sont ils encore, sont elles toujours, sont elles encore, sont ils tjs; are still:
sont toujours, sont encore, sont tjs, sont tjrs, restent; is still: est toujours, est encore; is he still: est il
toujours, est il encore; is she still: est elle toujours, est elle encore; is there: y a t il, est ce qu il y a; there
is: il y a, y a; was there: y a t il eu; are going to: vont; is going to: va; are they going to: vont ils, vont elles;
is he going to: va t il; is she going to: va t elle; will be: seront, sera; is it: est ce; it is: c est, cest; it was:
c etait;
did get married: se sont maries, se sont mariees, s etaient maries, s est marie, s est mariee, se sont marie, s sont
maries, se sont dit oui, se sont unis; did they get married: se sont ils maries, se sont elles mariees, se sont ils
marie, ont ils celebre leur mariage, se sont ils dit oui; they did get married: ils se sont maries, ils se sont marie,
elles se sont mariees; did he get married: s est il marie; did she get married: s est elle mariee; did they ever get
married: se sont ils deja maries; did they really get married: se sont ils vraiment maries; did really get married: se
sont vraiment maries; did marry: a epouse, ont epouse, s est marie avec, s est mariee avec; did he marry: a t il
epouse; did she marry: a t elle epouse; did remarry: se sont remaries, s est remarie, s est remariee; did they
remarry: se sont ils remaries; remarried: remaries, remariee; get married: se marier, se marient, se marie, marier;
will get married: se marieront, se mariera; are married: sont maries, sont mariees; is married: est marie, est mariee;
is he married: est il marie; is she married: est elle mariee; was married: etait marie, etait mariee, a ete marie, a
ete mariee; was he married: a t il ete marie, etait il marie; was she ever married: a t elle deja ete mariee; was he
ever married: a t il deja ete marie; still married: toujours maries, encore maries, toujours marie, encore marie,
toujours mariee, encore mariee, tjs maries, tjrs maries; is he still married: est il toujours marie, est il encore
marie; is still married: est toujours marie, est encore marie; married: maries, mariees, mariee, marié; married to:
marie a, marie avec, mariee a, mariee avec; wedding: mariage, noces, ceremonie, mariage civil; honeymoon: lune de
miel;
did divorce: ont divorce, a divorce, se sont divorces; did they divorce: ont ils divorce, ont elles divorce; did he
divorce: a t il divorce; did she divorce: a t elle divorce; divorce: divorce, divorcer, divorcent, leur divorce; are
divorced: sont divorces, sont divorcees, sont divorce; are they divorced: sont ils divorces, sont elles divorcees,
sont ils divorce; are they already divorced: sont ils deja divorces; is divorced: est divorce, est divorcee; is he
divorced: est il divorce; is she divorced: est elle divorcee; divorced: divorces, divorcees, divorcee, divorcé;
divorcing: en instance de divorce, en plein divorce, en train de divorcer, en cours de divorce, en procedure de
divorce; did file for divorce: a demande le divorce, ont demande le divorce, a depose une demande de divorce, a depose
la demande de divorce, a engage une procedure de divorce, a entame une procedure de divorce, a fait une demande de
divorce; did he file for divorce: a t il demande le divorce; did she file for divorce: a t elle demande le divorce;
did they file for divorce: ont ils demande le divorce; file for divorce: demande le divorce, demander le divorce,
depose une demande de divorce, depose la demande de divorce; divorce filing: demande de divorce, la procedure de
divorce; divorce papers: papiers du divorce, papiers de divorce; divorce was finalised: divorce a ete prononce,
divorce a ete finalise, divorce a t il ete prononce, divorce a t il ete finalise; divorce finalised: divorce est
finalise, divorce est prononce, divorce prononce, divorce finalise; final: finalise, definitif, prononce; did
separate: s etaient separes, se sont separes, se sont separees, s est separe, s est separee, se sont separe, s est
separee de, s est separe de; did they separate: se sont ils separes, se sont elles separees, se sont ils separe; they
did separate: ils se sont separes, ils se sont separe, elles se sont separees; did they really separate: se sont ils
vraiment separes; did he separate: s est il separe; did she separate: s est elle separee; separate: se separer, se
separent; separated: separes, separees, separee, separé, separe; separation: separation; did break up: ont rompu, a
rompu, se sont quittes, se sont laisses, ont casse, ont mis fin a leur relation, ont mis fin a leur couple; did they
break up: ont ils rompu, se sont ils quittes, ont ils casse, ont ils mis fin a leur relation; did he break up: a t il
rompu; did she break up: a t elle rompu; did break up with: a rompu avec, a casse avec; break up: rompu, rompre, se
quitter; did leave: a quitte, a largue, a plaque; did he leave: a t il quitte; did she leave: a t elle quitte;
breakup: rupture; did cheat on: a trompe, ont trompe, a ete infidele; did he cheat on: a t il trompe; did she cheat
on: a t elle trompe; cheating: infidele, infidelite;
did get engaged: se sont fiances, s est fiance, s est fiancee; did they get engaged: se sont ils fiances; they did get
engaged: ils se sont fiances; engaged: fiances, fiancees; is engaged: est fiance, est fiancee; is he engaged: est il
fiance; is she engaged: est elle fiancee; engagement: fiancailles; did propose: a demande en mariage, a fait sa
demande, a fait sa demande en mariage, l a demandee en mariage, a fait la demande, a fait la demande en mariage; did
he propose: a t il fait sa demande, l a t il demandee en mariage, a t il fait sa demande en mariage; proposal: demande
en mariage; engagement ring: bague de fiancailles; ring: bague;
did start dating: ont commence a sortir ensemble, ont commence a se frequenter, se sont mis ensemble, se sont mis en
couple, a commence a sortir avec, ont commence leur relation, ont commence a sortir, ont debute leur relation; did
they start dating: ont ils commence a sortir ensemble, ont ils commence a se frequenter, se sont ils mis ensemble, se
sont ils mis en couple, ont ils commence leur relation, ont ils commence a sortir; they did start dating: ils se sont
mis ensemble, ils se sont mis en couple; are still dating: sortent encore ensemble, sortent toujours ensemble, sortent
encore, sortent toujours; are dating: sortent ensemble, sortent, se frequentent, se voient; are they dating: sortent
ils ensemble, sortent ils, se frequentent ils; are they still dating: sortent ils toujours ensemble, sortent ils
encore ensemble; is dating: sort avec, sort, frequente, est en couple avec, sort en ce moment avec; is he dating: sort
il, sort il avec, est il en couple avec; is she dating: sort elle, sort elle avec, est elle en couple avec; were
dating: sortaient ensemble, sortaient; were they dating: sortaient ils ensemble; did date: sont sortis ensemble, est
sorti avec, est sortie avec, sont sortis, sont deja sortis ensemble; did they date: sont ils sortis ensemble; did they
ever date: sont ils deja sortis ensemble; dating: en train de sortir ensemble, sortir ensemble; couple: couple; a
couple: un couple; still together: toujours en couple, encore en couple, toujours ensemble, encore ensemble, tjs
ensemble, tjrs ensemble, tjr ensemble, tjs en couple, tjrs en couple, toujour ensemble; no longer together: plus
ensemble, plus en couple; together: ensemble, ensembles; together with: en couple avec, ensemble avec; in a
relationship: dans une relation, en relation, en couple; relationship: relation; romance: idylle, histoire d amour,
liaison; boyfriend: copain, petit ami, mec, petit copain, p tit ami, amoureux; girlfriend: copine, petite amie, meuf,
petite copine; partner: compagnon, compagne, conjoint, partenaire; ex boyfriend: ex copain, ex petit ami, ex mec; ex
girlfriend: ex copine, ex petite amie; husband: le mari, époux, epoux; their husband: son mari, leur mari, son epoux;
the husband of: le mari de, l epoux de, le mari d; a husband: un mari; wife: femme, épouse, epouse; ex husband: ex
mari, ex epoux; ex wife: ex femme, ex epouse; ex: ex; date: date; when was born: quand est ne, quand est nee; ex
partner: ex compagnon, ex compagne; husband and wife: mari et femme; single: celibataire, celibataires; love: amour;
in love: amoureuse; were seen: ont ete vus, ont ete apercus; seen: vus, vue, apercus; did meet: se sont rencontres, se
sont connus, a rencontre, ont rencontre, s est rencontre; did they meet: se sont ils rencontres, se sont ils connus;
they did meet: ils se sont rencontres, ils se sont connus; did he meet: a t il rencontre; did she meet: a t elle
rencontre;
did get back together: se sont remis ensemble, se sont remis en couple, se sont retrouves, sont revenus ensemble; did
they get back together: se sont ils remis ensemble, se sont ils remis en couple, se sont ils retrouves; they did get
back together: ils se sont remis ensemble, ils se sont remis en couple; did get back together with: s est remis avec,
s est remise avec, s est remis en couple avec, s est remise en couple avec; get back together: se remettre ensemble,
se remettre en couple, se remettent ensemble, revenir ensemble, se retrouver; back together: de nouveau ensemble, a
nouveau ensemble, de nouveau en couple, a nouveau en couple, remis ensemble, ensemble de nouveau, ensemble a nouveau,
encore une fois ensemble; did reconcile: se sont reconcilies, s est reconcilie; did they reconcile: se sont ils
reconcilies; they did reconcile: ils se sont reconcilies; reconcile: se reconcilier, reconcilier; reconciled:
reconcilies; reconciliation: reconciliation;
children: enfants, gosses, gamins; child: enfant; baby: bebe; babies: bebes; sons: garcons; son: fils, un fils;
daughter: fille; daughters: filles; twins: jumeaux, jumelles; pregnant: enceinte; pregnancy: grossesse; are expecting
a baby: attendent un bebe, attendent un enfant; are they expecting a baby: attendent ils un bebe, attendent ils un
enfant; is expecting a baby: attend un bebe, attend un enfant; was born: est ne, est nee; family: famille; brother:
frere; sister: soeur; mother: mere; father: pere; friends: amis;
is it true: est ce vrai, c est vrai, est il vrai, c vrai, cest vrai, est ce que c est vrai, est il exact, c est bien
vrai; is it true that: est ce vrai que, c est vrai que, est il vrai que, c vrai que, cest vrai que, est ce que c est
vrai que, est ce vrai qu, c est vrai qu, est il vrai qu, est ce que c est vrai qu, est il exact que, c vrai qu; true:
vrai, vraie, vraies, vrais, exact; false: faux, fausse, fausses, mensonge; really: vraiment, reellement; is the rumour
true: la rumeur est elle vraie, est ce que la rumeur est vraie; are the rumours true: les rumeurs sont elles vraies,
est ce que les rumeurs sont vraies; rumour: rumeur; rumours: rumeurs, potins; confirmed: confirme, confirmes,
confirmee, confirmees; is it confirmed: est ce confirme, c est confirme, est ce que c est confirme; is confirmed: est
confirme, est confirmee; did confirm: a confirme, ont confirme; did he confirm: a t il confirme; did she confirm: a t
elle confirme; did they confirm: ont ils confirme; did deny: a dementi, ont dementi, a nie, ont nie; did he deny: a t
il dementi, a t il nie; did she deny: a t elle dementi, a t elle nie; did they deny: ont ils dementi, ont ils nie; did
say: a dit, ont dit; did he say: a t il dit; did she say: a t elle dit; say: dit, disent, on dit; did announce: a
annonce, ont annonce; did they announce: ont ils annonce; official: officiel, officielle, officiellement; sources:
sources; according to: selon, d apres; news: nouvelles, actualites, actus, infos; do you know: savez vous, sais tu, tu
sais, vous savez, quelqu un sait, peux tu me dire, pouvez vous me dire, dis moi, j aimerais savoir, je veux savoir, je
voudrais savoir, est ce que quelqu un sait, est ce que tu sais;
now: maintenant, en ce moment, actuellement, mtn, mnt, a l heure actuelle, desormais; currently: actuel, actuelle;
today: aujourd hui, auj, ajd; yesterday: hier; before: avant, avant de, avant que, avant d, avant qu; after: apres,
apres que, apres qu; since: depuis, depuis que, depuis qu; until: jusqu a, jusqu en, jusqu au, jusque, jusqu; during:
pendant, durant; between: entre; already: deja; ever: jamais, un jour; always: tout le temps; still: toujours, encore,
tjs, tjrs, tjr, toujour, tjours; again: de nouveau, a nouveau, encore une fois, une nouvelle fois; not: pas, non; are
not: ne sont pas, sont pas; are they not: ne sont ils pas; is not: n est pas, est pas; did not: ne se sont pas, n ont
pas; did they not: n ont ils pas; did never: ne se sont jamais; are no longer: ne sont plus, sont plus, ne restent
plus; are they no longer: ne sont ils plus, ne sont elles plus; is no longer: n est plus, est plus; no longer: ne
plus; are no longer together: ne sont plus ensemble, sont plus ensemble, ne sont plus en couple, sont plus en couple;
are they no longer together: ne sont ils plus ensemble, ne sont ils plus en couple; first time: premiere fois, la
premiere fois, pour la premiere fois; the last time: derniere fois, la derniere fois, pour la derniere fois; last:
dernier, derniere, passe; first: premier, premiere; last year: l annee derniere, l an dernier, l annee passee, l an
passe; this year: cette annee; last month: le mois dernier, le mois passe; this month: ce mois ci, ce mois; last week:
la semaine derniere; last summer: l ete dernier; last winter: l hiver dernier; this summer: cet ete; long ago: il y a
longtemps; for a long time: depuis longtemps, longtemps; year: annee; did last: a dure, ont dure;
with: avec, ac, avc; and: et; or: ou; or not: ou pas, ou non; or no longer: ou plus; but: mais; of: de, d; of the: du,
de la, de l; to: à; to the: au, aux, a la, a l; in: dans, en; by: par; for: pour; without: sans; about: sur, au sujet
de, a propos de; that: que, qu, ca; this: ce, cet, cette, ceci; if: si; the: le, la, les, l; a: un, une; their: leur,
leurs, son, sa, ses; they: ils, elles, tous les deux, tous deux; he: il; she: elle; him: lui; them: eux; at: chez;
more: plus de; new: nouveau, nouvelle, nouvel; also: aussi; someone: quelqu un; someone else: quelqu un d autre;
finally: finalement, enfin; secretly: en secret, secretement, en cachette; hello: bonjour, salut, coucou; please: s il
te plait, s il vous plait, svp, stp; thanks: merci; : n, ne, des, se, s, donc, alors, eh, bah, en fait, t, y;
dress: robe; wedding dress: robe de mariee, robe de mariage; song: chanson; movie: film; party: fete, soiree; gift:
cadeau; speech: discours; city: ville; house: maison; birthday: anniversaire; lawyer: avocat, avocate; judge: juge;
court: tribunal; kiss: baiser, embrasse, embrasses; announce: annonce; wear: portait, porte; actress: actrice; actor:
acteur; singer: chanteur, chanteuse; model: mannequin; rapper: rappeur; guests: invites; custody: garde; statement:
communique; apologise: excuse, excuses; stage: scene; on stage: sur scene; go: monte; was on stage: est monte sur
scene, est monté sur scène; did do: a fait, ont fait; in front of: devant; lake: lac; did propose: a t il demande en
mariage; did he date: sortait il; did she date: sortait elle; did date: sortait avec, sortait; trip: voyage; legally:
legalement; publicly: publiquement;
stay: restes, restees, reste, rester; apologise: presente ses excuses, presente des excuses, s est excuse, s est il
excuse, s est elle excusee; expect a baby: attendaient un enfant, attendaient un bebe; encourage: encourage, pousse;
officiate: maries par;
parents: parents; give: offert;
church: eglise; hotel: hotel; beach: plage;
red carpet: tapis rouge; hold hands: main dans la main; photographed: photographies; did they appear: se sont ils
montres;
"""
LATER: tuple[tuple[str, str, str], ...] = (
    ("ont ils", "enfants enfant bebe jumeaux", "do they have"),
    ("a t il", "enfants enfant bebe copine femme", "does he have"),
    ("a t elle", "enfants enfant bebe copain", "does she have"),
    ("se sont ils, se sont elles", "maries separes fiances mis remis rencontres reconcilies quittes", "did they"),
    ("ou se sont", "maries separes fiances mis remis rencontres reconcilies quittes", "where did"),
    ("se sont", "maries separes fiances mis remis rencontres reconcilies quittes", "did"),
    ("a t il demande, a t elle demande, a demande, ont demande", "mariage", "did propose to"),
)
MONTHS: str = (
    "january: janvier; february: fevrier; march: mars; april: avril; may: mai; june: juin; july: juillet; august: "
    "aout; september: septembre; october: octobre; november: novembre; december: decembre; spring: printemps; summer: "
    "ete; autumn: automne; winter: hiver"
)
MONTH_LEADS: str = (
    "in: en, au, a l, au mois de, au mois d, pendant l, pendant le; since: depuis, depuis le, depuis l; until: jusqu "
    "en, jusqu a, jusqu au, jusqu a l; before: avant, avant le, avant l; after: apres, apres le, apres l; at the end "
    "of: fin, a la fin de, a la fin d; at the beginning of: debut, au debut de, au debut d; in the middle of: mi; "
    "the: le, l"
)
NUMBERS: str = (
    "one: un, une; two: deux; three: trois; four: quatre; five: cinq; six: six; seven: sept; eight: huit; nine: neuf; "
    "ten: dix; eleven: onze; twelve: douze; fifteen: quinze; twenty: vingt; a few: quelques, plusieurs"
)
UNITS: str = (
    "years: ans, an, annees, annee; months: mois; weeks: semaines, semaine; days: jours; hours: heures; times: fois; "
    "children: enfants"
)
AGO: str = "il y a, y a, il y a environ, il y a presque, il y a plus de, ya, il y a a peine"
FOR: str = "depuis, depuis plus de, depuis environ, pendant, durant, pendant plus de"
