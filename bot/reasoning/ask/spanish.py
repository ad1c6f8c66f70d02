"""Spanish as fans write it, for foreign.py, which says what each table is."""

from __future__ import annotations

MARKS: str = (
    "que esta este eso como ellos ellas fue fueron es se sus una por pero desde hasta hace ano anos entre antes "
    "despues ahora mas muy tambien alguna vez otra nunca siempre tiene tienen tuvieron sobre dijo dicen eran estaba "
    "sigue salen xq hijo rumores quien donde cuando todavia aun estan segun volvio verdad cierto porque nuevo"
)
SURE: str = (
    "cuando, empezaron, comenzaron, salieron, saliendo, juntos, siguen, sigen, casaron, casados, casado, casada, "
    "casarse, divorciaron, divorciados, divorciado, divorciada, divorcio, separaron, separados, novio, novios, novia, "
    "cuando se, quien dijo, donde se, todavia estan, terminaron, rompieron, hijos, matrimonio, boda, es verdad, es "
    "cierto, embarazada, comprometidos, comprometieron, por que, con quien, desde cuando, hasta cuando, cuanto "
    "tiempo, cuantos, cuantas, hace cuanto, en que ano, en que mes, en que fecha, que ano, que paso, quien es, quien "
    "fue, quienes, estan saliendo, volvieron, regresaron, esposo, esposa, marido, pareja, se reconciliaron, se "
    "conocieron, relacion, ya no, se caso, se separo, se divorcio, volver a, estuvieron, alguna vez, soltero, "
    "soltera, que periodico, que medio, como se"
)
PHRASES: str = """
when: cuando, en que momento, cuando fue que, cuando es que; on which day: en que dia, que dia; on which date: en que
fecha, que fecha; in which year: en que ano, que ano, en q ano, q ano, en cual ano, en que anio, que anio; in which
month: en que mes, que mes; who: quien, quienes, quien es que, kien, a quien, a quienes, quien fue el que, quien fue
la que, quien fue quien; with who: con quien, con quienes, con kien, con qn; of who: de quien; according to who: segun
quien, segun quienes; who said: quien dijo, quien lo dijo, quien ha dicho, quienes dijeron, quien dice, quien lo dice,
quien conto, quien dijo eso, quien dijo esto; who reported: quien informo, quien reporto, quien publico, quien lo
publico, quien revelo, quien anuncio; who confirmed: quien confirmo, quien lo confirmo, quien ha confirmado; who
denied: quien nego, quien lo nego, quien desmintio, quien lo desmintio; where: donde, en donde, adonde, a donde, de
donde; in which city: en que ciudad; in which country: en que pais; in which place: en que lugar, en que sitio; why:
por que, porque, porq, por q, xq, pq, xk, pk, x que, x q, xque, por que razon, por que motivo, porqué, por que es que,
cual es la razon por la que, a que se debe que; what is the reason for: cual es la razon de, cual fue la razon de,
cual fue el motivo de, cual es el motivo de; what: qué, que cosa, q cosa; what happened: que paso, q paso, que ha
pasado, que sucedio, que ocurrio; what happened to: que fue de, que paso con, que paso a; what did say: que dijo, que
dijeron, q dijo, que ha dicho, que han dicho; what does say: que dice, que dicen; which: cual, cuales; what is: cual
es, que es, cuales son; what was: cual fue, que fue; which newspaper: que periodico, que diario, cual periodico, en
que periodico, que prensa, que periodicos; which outlet: que medio, que medios, cual medio, en que medio, que medio de
comunicacion, que canal, que pagina; which magazine: que revista, en que revista; which source: que fuente, que
fuentes, cual es la fuente, cual fuente; how: como; how long: cuanto tiempo, por cuanto tiempo, durante cuanto tiempo,
cuanto tiempo es que, por cuanto; how long have been: cuanto tiempo llevan, cuanto llevan, cuanto tiempo lleva, cuanto
lleva, cuanto tiempo han estado, cuanto tiempo hace que estan, cuanto hace que estan; how long did last: cuanto duro,
cuanto tiempo duro, cuanto duraron, cuanto tiempo duraron, cuanto ha durado; how long ago: hace cuanto, hace cuanto
tiempo, hace cuanto que, hace cuanto tiempo que, cuanto hace que, cuanto tiempo hace que; for how long: desde hace
cuanto, desde hace cuanto tiempo; how many years: cuantos anos, cuantos anios; how many years have been: cuantos anos
llevan, cuantos anos lleva; how many months: cuantos meses; how many times: cuantas veces; how often: cada cuanto, con
que frecuencia; how many: cuantos, cuantas; how many children: cuantos hijos, cuantos ninos, cuantos bebes; how old:
que edad, cuantos anos tiene, cuantos anos tienen; since when: desde cuando; until when: hasta cuando;
are: estan, son, tan, andan; is: esta, es, anda; were: estaban, estuvieron, eran, fueron; was: estaba, estuvo, era,
fue; were still: seguian, todavia estaban, aun estaban, continuaban; was still: seguia; are still: siguen, sigen,
continuan, siguen estando, siguen siendo, todavia estan, aun estan, todavia siguen, aun siguen, todavia son, aun son,
estan todavia, estan aun; is still: sigue, continua, sigue estando, sigue siendo, todavia esta, aun esta, todavia
sigue, aun sigue, todavia es; have been: han estado, han sido, llevan; had been: llevaban, llevaba; has been: ha
estado, ha sido, lleva; have: han, tienen, tengan; has: ha, tiene; did have: tuvieron, tuvo, han tenido, ha tenido; is
there: hay; was there: hubo, habia; will: iran a, ira a; will be: seran, estaran, sera, estara; are going to: van a;
is going to: va a; want to: quieren, quiere; he is: el esta, el es; he has: el tiene;
did get married: se casaron, se caso, casaron, se han casado, se ha casado, se habian casado, contrajeron matrimonio,
se dieron el si, dieron el si, se casaron por lo civil, celebraron su boda, se casarian; did marry: se caso con, se ha
casado con, casaron con; did they get married: se casaron ellos, ellos se casaron; get married: casarse, se casen, se
casan, casan, se case, se casa, casar; will get married: se casaran, se casara; are going to get married: se van a
casar, van a casarse; is going to get married: se va a casar, va a casarse; remarry: volver a casarse, volverse a
casar; did remarry: se volvieron a casar, volvieron a casarse, se volvio a casar, volvio a casarse; married: casados,
casado, casada, casadas, kasados; wedding: boda, casamiento, bodas, matrimonio civil, la ceremonia; marriage:
matrimonio; honeymoon: luna de miel;
did divorce: se divorciaron, se divorcio, divorciaron, se han divorciado, se ha divorciado; divorce: divorcio,
divorciarse, divorciar, se divorcian, se divorcien, se divorcia, divorsio; are going to divorce: se van a divorciar,
van a divorciarse; is going to divorce: se va a divorciar, va a divorciarse; are divorcing: se estan divorciando,
estan divorciandose, estan en proceso de divorcio, estan en tramites de divorcio; divorced: divorciados, divorciado,
divorciada, divorciadas; did file for divorce: pidio el divorcio, solicito el divorcio, presento el divorcio, presento
la demanda de divorcio, presento una demanda de divorcio, demando el divorcio, interpuso el divorcio, ha pedido el
divorcio, puso el divorcio, pidieron el divorcio, solicitaron el divorcio, le pidio el divorcio, presento los papeles
de divorcio, interpuso la demanda de divorcio, metio la demanda de divorcio, inicio el divorcio, inicio los tramites
de divorcio, ha solicitado el divorcio, presentaron el divorcio; file for divorce: pedir el divorcio, solicitar el
divorcio; divorce papers: papeles de divorcio, papeles del divorcio, demanda de divorcio; final divorce: divorcio
definitivo, divorcio final; divorce finalised: finalizo el divorcio, se finalizo el divorcio, se concreto el divorcio,
el divorcio se finalizo, el divorcio se hizo oficial, firmaron el divorcio; did separate: se separaron, se separo,
separaron, se han separado, se ha separado, se habian separado; separate: separarse, separar, se separan, se separen;
are going to separate: se van a separar, van a separarse; separated: separados, separado, separada, separadas;
separation: separacion; did break up: rompieron, rompio, terminaron, termino, han roto, ha roto, cortaron, corto,
tronaron, lo dejaron, se dejaron, han terminado, ha terminado, rompieron su relacion, terminaron su relacion,
acabaron, han cortado, quebraron, lo han dejado, termino la relacion, pelearon; did end: termino su, termino el, acabo
su, acabo el; did break up with: termino con, rompio con, corto con, termino a; did leave: dejo, dejo a, abandono a;
break up: romper, terminar, cortar, terminan, rompen; breakup: ruptura, rompimiento, truene, rompida; did cheat on:
engano, engano a, le fue infiel a, fue infiel a, fue infiel, le fue infiel, enganaron, puso los cuernos, le puso los
cuernos a, le puso los cuernos; cheating: infidelidad, infiel, cuernos;
did get engaged: se comprometieron, se comprometio, comprometieron, se han comprometido, se ha comprometido; engaged:
comprometidos, comprometido, comprometida, comprometidas, prometidos; get engaged: comprometerse; engagement:
compromiso; fiance: prometido, prometida; did propose: propuso, le propuso matrimonio, propuso matrimonio, pidio
matrimonio, le pidio matrimonio, pidio la mano, le pidio la mano, le pidio que se casara, le pidio que se casaran,
pidio en matrimonio, se le declaro, le pidio casarse; did propose to: le propuso matrimonio a, le pidio matrimonio a,
propuso matrimonio a, pidio matrimonio a, le pidio la mano a; proposal: propuesta de matrimonio, pedida de mano,
propuesta; engagement ring: anillo de compromiso; ring: anillo;
did start dating: empezaron a salir, comenzaron a salir, empezaron a andar, iniciaron su relacion, empezaron su
relacion, comenzaron su relacion, empezaron a ser novios, empezo su relacion, comenzo su relacion, se hicieron novios,
empezaron, comenzaron, empezo a salir, comenzo a salir, comenzo la relacion, empezo la relacion, se hicieron pareja,
empezo el romance, comenzo el romance, iniciaron su romance, empezaron una relacion, iniciaron una relacion; start
dating: empezar a salir; did get together: se juntaron, se emparejaron; are dating: estan saliendo, salen juntos,
salen, andan saliendo, andan juntos, son novios, se estan viendo, estan de novios, siguen de novios; are still dating:
siguen saliendo, siguen siendo novios, todavia son novios, aun son novios, todavia salen, siguen novios; is dating:
sale, esta saliendo, anda saliendo, esta de novio, esta de novia; were dating: salian, estaban saliendo, eran novios,
fueron novios, andaban, anduvieron, estuvieron saliendo; did date: salieron, salieron juntos, salio, han salido, ha
salido, anduvo; dating: saliendo, noviazgo, novios, salir; are a couple: son pareja, son una pareja, forman pareja,
hacen pareja; are still a couple: siguen siendo pareja, todavia son pareja, aun son pareja; were a couple: fueron
pareja, eran pareja, fueron una pareja; couple: pareja, parejita; partner: su pareja, pareja actual, la pareja de,
pareja sentimental; this couple: esta pareja; in a relationship: en una relacion, tienen una relacion, tiene una
relacion; relationship: relacion; romance: amorio, noviecito; boyfriend: novio, enamorado, pololo; girlfriend: novia,
enamorada, polola; ex boyfriend: ex novio, exnovio; ex girlfriend: ex novia, exnovia; husband: esposo, marido; wife:
esposa, mujer; ex husband: ex esposo, exesposo, ex marido, exmarido; ex wife: ex esposa, exesposa, ex mujer, exmujer;
ex: ex; ex partner: ex pareja, expareja; husband and wife: marido y mujer, esposos; single: soltero, soltera,
solteros, solteras; love: amor; were seen: los vieron, fueron vistos, se les vio, se los vio, se vieron, se les ha
visto, han sido vistos; seen: vistos, vista, visto; did meet: se conocieron, conocieron, se conocio, conocio a, se han
conocido, conocio; kiss: beso, besaron, se besaron;
did get back together: volvieron, volvieron juntos, regresaron, han vuelto, volvieron a estar juntos, se juntaron otra
vez, regresaron juntos, volvieron a salir, han regresado, volvieron a ser pareja, se arreglaron, se juntaron de nuevo;
did get back together with: volvio con, regreso con, ha vuelto con; get back together: volver, regresar, volver
juntos, volver a estar juntos, vuelvan, regresen, vuelven; will get back together: volveran, volveran a estar juntos,
regresaran, volvera con, volvera; are going to get back together: van a volver, van a regresar, van a volver a estar
juntos; are back together: estan juntos de nuevo, estan juntos otra vez, estan de nuevo juntos, estan otra vez juntos,
estan juntos nuevamente, estan nuevamente juntos; back together: juntos de nuevo, juntos otra vez, de nuevo juntos,
otra vez juntos, juntos nuevamente, nuevamente juntos; did reconcile: se reconciliaron, se han reconciliado, se
reconcilio, hicieron las paces; reconcile: reconciliarse, reconciliar; reconciliation: reconciliacion; date: cita,
citas; had: tenian, tenia; together: junta, junto, juntos, juntas, junto a, juntitos;
children: hijos, ninos, chamacos; child: nino; son: hijo; daughter: hija; daughters: hijas; baby: bebe; babies: bebes;
twins: gemelos, mellizos; pregnant: embarazada; pregnancy: embarazo; are expecting a baby: estan esperando un bebe,
esperan un bebe, estan esperando, esperan un hijo; is expecting a baby: esta esperando un bebe, espera un bebe; did
have a baby: tuvieron un bebe, tuvo un bebe, tuvieron un hijo, tuvo un hijo; was born: nacio; family: familia;
brother: hermano; sister: hermana; mother: madre, mama; father: padre, papa; friends: amigos;
is it true: es verdad, es cierto, sera verdad, sera cierto, es real, en verdad es cierto, es vdd; is it true that: es
verdad que, es cierto que, es vdd que, es verdad eso de que, es cierto eso de que, sera que, es verdad q, es cierto q;
true: verdad, cierto, verdadero, verdadera, vdd; is the rumour true: el rumor es cierto, el rumor es verdad, es cierto
el rumor, es verdad el rumor, es real el rumor; are the rumours true: los rumores son ciertos, son ciertos los
rumores, los rumores son verdad, son verdad los rumores, son reales los rumores; are true: son ciertos, son verdad,
son ciertas; false: falso, falsa, mentira, falsos; really: de verdad, realmente, en serio, en realidad, deveras, de
veras; rumour: rumor, chisme, rumorea; rumours: rumores, chismes; is there a rumour: se rumorea, corre el rumor;
confirmed: confirmado, confirmada, confirmados, confirmadas; is it confirmed: esta confirmado, se confirmo, se ha
confirmado, ya se confirmo; is it confirmed that: esta confirmado que, se confirmo que, se ha confirmado que; did
confirm: confirmo, confirmaron, han confirmado, ha confirmado, lo confirmaron, lo confirmo; did deny: nego, negaron,
desmintio, desmintieron, ha negado, han negado, lo nego, lo desmintio; did say: dijo, dijeron, ha dicho, han dicho;
say: dice, dicen, se dice; did announce: anuncio, anunciaron, anuncio que; official: oficial, oficialmente; source:
fuente; sources: fuentes; according to: segun; news: noticias, noticia, novedades; last news: ultimas noticias; do you
know: sabes, sabe alguien, alguien sabe, saben, me puedes decir, puedes decirme, podrias decirme, quisiera saber,
quiero saber, dime, me dices;
now: ahora, ahora mismo, actualmente, hoy en dia, en la actualidad, en este momento, ahorita, hoy dia; currently:
actual; today: hoy; yesterday: ayer; before: antes, antes de, antes de que; before the: antes del; after: despues,
despues de, despues de que, luego de, tras, luego; after the: despues del; since: desde, desde que, a partir de; since
they: desde que ellos; until: hasta, hasta que; during: durante; between: entre; while: mientras; already: ya; no
longer: ya no; are no longer: ya no estan, ya no son, ya no siguen, no siguen; is no longer: ya no esta, ya no es, no
sigue; are not: no estan, no son; is not: no esta, no es; never: nunca, jamas; ever: alguna vez; always: siempre;
still: todavia, aun, tdv, toavia; again: de nuevo, otra vez, nuevamente, una vez mas, d nuevo; not: no; first time:
primera vez, la primera vez; the last time: ultima vez, la ultima vez; last: ultimo, ultima, pasado, pasada; first:
primer, primera, primero; last year: el ano pasado, ano pasado, el anio pasado; this year: este ano, este anio; last
month: el mes pasado; this month: este mes; last week: la semana pasada; last summer: el verano pasado; last winter:
el invierno pasado; once: una vez; long ago: hace mucho, hace mucho tiempo, hace tiempo; year: ano, año;
with: con, kon, cn; and: y; or: o; or not: o no, o ya no; but: pero; of: de, d; of the: del, de la, de los, de las; to
the: al; in: en; in the: en el, en la, en los, en las; by: por; for: para; without: sin; about: sobre, acerca de;
that: que, q, eso, ese, esa, k; this: este, esto; if: si; the: el, la, los, las, lo; a: un, una; their: su, sus; they:
ellos, ellas, los dos, ambos; he: él; she: ella; him: a el; her: a ella; with him: con el; with her: con ella; two:
dos; more: mas; new: nuevo, nueva; also: tambien; someone: alguien; someone else: alguien mas, otra persona; another:
otro, otra; finally: finalmente, por fin, al final; secretly: en secreto, a escondidas; hello: hola, holaa; please:
por favor, porfa, porfavor, xfa, plis; thanks: gracias; : se, le, les, pues, oye, oigan, eh, bueno, entonces, o sea;
dress: vestido, traje; what dress did wear: que vestido llevaba, que vestido llevo, que vestido uso; what did wear:
que llevaba puesto, que vestia, que llevo puesto; wedding dress: vestido de novia, vestido de boda; song: cancion;
album: disco; movie: pelicula, peli; concert: concierto; party: fiesta; gift: regalo; photo: foto; photos: fotos;
speech: discurso; interview: entrevista; city: ciudad; house: casa; birthday: cumpleanos; lawyer: abogado, abogada;
judge: juez, jueza; court: tribunal, juzgado; kiss: besarse; actress: actriz; singer: cantante; model: modelo; rapper:
rapero; guests: invitados; custody: custodia; statement: comunicado; apologise: se disculpo, pidio perdon, pidio
disculpas; stage: escenario; trip: viaje; legally: legalmente; publicly: publicamente;
divorce final: se firmo el divorcio; stay: quedaron, quedo; encourage: animo, alento;
officiate: caso a;
expect a baby: esperaban un hijo, esperaban un bebe; parents: padres; give: dio; send: mando, envio; italian:
italiana, italiano;
church: iglesia; hotel: hotel; restaurant: restaurante; beach: playa;
red carpet: alfombra roja; hold hands: de la mano, tomados de la mano, cogidos de la mano; photographed:
fotografiados;
"""
LATER: tuple[tuple[str, str, str], ...] = (
    ("llevan", "separados divorciados juntos casados saliendo", "have been"),
    ("pidio, solicito, presento", "divorcio", "did file for divorce"),
    ("pidio, propuso", "matrimonio mano", "did propose"),
    ("esta", "relacion boda noticia historia semana", "this"),
)
MONTHS: str = (
    "january: enero; february: febrero; march: marzo; april: abril; may: mayo; june: junio; july: julio; august: "
    "agosto; september: septiembre, setiembre; october: octubre; november: noviembre; december: diciembre; spring: "
    "primavera; summer: verano; autumn: otono; winter: invierno"
)
MONTH_LEADS: str = (
    "in: en, en el, en la, en el mes de, durante el; since: desde, desde el, desde la; until: hasta, hasta el; "
    "before: antes de, antes del; after: despues de, despues del; at the end of: a finales de, a fines de; at the "
    "beginning of: a principios de, a comienzos de; in the middle of: a mediados de; the: el, la"
)
NUMBERS: str = (
    "one: un, una, uno; two: dos; three: tres; four: cuatro; five: cinco; six: seis; seven: siete; eight: ocho; nine: "
    "nueve; ten: diez; eleven: once; twelve: doce; fifteen: quince; twenty: veinte; a few: unos, unas, pocos, pocas, "
    "algunos, algunas, unos pocos, unas pocas, varios, varias; two: un par de"
)
UNITS: str = (
    "years: anos, anios, ano; months: meses, mes; weeks: semanas, semana; days: dias, dia; hours: horas; times: "
    "veces; children: hijos, ninos"
)
AGO: str = "hace, hace ya, hace como, hace casi, hace mas de, hace apenas"
FOR: str = "desde hace, desde hace mas de, desde hace casi, durante"
