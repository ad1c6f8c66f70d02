"""Street addresses in a text, in the forms that articles leak them in."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_TYPE = (
    r"(?:Street|Road|Avenue|Boulevard|Drive|Lane|Court|Place|Way|Terrace|Circle|Parkway|Highway|Square(?! Garden)"
    r"|Crescent|Close|Mews|Gardens|Grove|Row|Trail|Plaza|Rd|Ave|Blvd|Ln|Pkwy|Hwy|Cir|Terr)\b"
)
_SAINT = r"(?:Louis|Bart|Tropez|Helen|Moritz|Vincent|Lucia|John|Laurent|Patrick|Valentine|Mary|Paul|Peter|Kitts)"
# A saint or a doctor has a name behind, as in "4 Grammys Dr. Dre"; a street has an end, or a flat.
_SHORT_TYPE = (
    r"(?:(?:St|Dr|Ct|Pl|Sq)\b(?=\.?(?:[,;:)\d#\-]|$| (?:[a-z#\d]|Apt|Apartment|Suite|Unit|Flat|Floor)))"
    rf"|St\.(?= (?!{_SAINT})[A-Z]))"
)
# What is counted or led to, and so no part of a street's name.
_NO_NAME = (
    r"(?!(?:a|an|and|the|of|on|in|at|to|by|up|for|from|with|off|out|over|near|down|along|across|into|onto|his|her|their"
    r"|its|our|your|who|that|best|most|more|times?|reasons?|things?|facts?|ways?|photos?|looks?|years?|months?|weeks?"
    r"|days?|nights?|hours?|minutes?|seconds?|miles?|blocks?|million|billion|percent|stars?|celebs?|people|fans?"
    r"|kids?|children|women|men|songs?|albums?|episodes?|grammys?|homes?|houses?|cars?|supreme|superior|federal"
    r"|family|district|high|county|circuit)\b)"
)
# "Page 6" and "Game 7" count something else.
_COUNTS = r"(?<!\bPage )(?<!\bSeason )(?<!\bEpisode )(?<!\bPart )(?<!\bTop )(?<!\bGame )(?<!\bBowl )(?<!\bFormula )"
_YEAR = r"(?:19|20)\d\d\b"
_NUMBER = rf"(?!{_YEAR})[1-9]\d{{0,4}}[A-Za-z]?(?:[-–/]\d{{1,4}}[A-Za-z]?)?\b"
_HOUSE = rf"{_COUNTS}(?<![\w$€£.,:/#-]){_NUMBER}"
_CAPITALISED = r"(?:[A-ZÀ-Þ][\w'’.-]*|\d{1,3}(?:st|nd|rd|th))"
# No year, nothing counted: what a house number is when it comes last.
_LAST = (
    rf",? (?:n[.º°o]{{1,2}} ?)?(?!{_YEAR})[1-9]\d{{0,3}}[a-zA-Z]?\b(?![.,:/-]\d|\s?[%€$£°])"
    r"(?!\s(?:times|years?|months?|weeks?|days?|hours?|minutes?|million|billion|people|fans|songs|photos|jahre|wochen"
    r"|tage|stunden|años|días|horas|ans|jours|heures|anni|giorni|ore)\b)"
)
_PARTICLE = (
    r"(?:(?:de|del|la|las|los|el|di|della|dei|delle|dello|degli|da|do|dos|das|du|des|y|e|san|von|der)\b|d['’]|l['’])"
)
_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]"
    r"|W[AIVY]"
    r"|California|New York|Florida|Texas|Nevada|Georgia|Wyoming|Illinois|Tennessee|Kansas|Missouri|Ohio)"
)
_COUNTED_NEXT = r"(?! ?[%$€£]|[.,]?\d|\s(?:people|fans|dollars|homes|tickets|seats|times|votes|viewers|guests)\b)"

# As the words stand: a capital letter tells a name.
_AS_WRITTEN = (
    # 1234 Hidden Hills Road; 12 Main St., Apt 4B; 721 5th Avenue
    rf"{_HOUSE} (?:(?i:{_NO_NAME}){_CAPITALISED} ){{1,4}}(?:{_TYPE}|{_SHORT_TYPE})",
    # 2014 Main Street, CA 90210 has its postcode below; 2014 Main Street, 90210 has it here
    rf"\b\d{{4}} (?:{_CAPITALISED} ){{1,4}}{_TYPE}\.?,? (?:[A-Z][a-z]+,? )?\d{{5}}\b",
    # 12 rue de Rivoli; 3 bis, avenue Foch; 5 place des Vosges
    (
        rf"\b(?!{_YEAR})\d{{1,4}}(?: ?(?:bis|ter|quater))?,?"
        rf" (?:rue|avenue|av\.|boulevard|bd|allée|chemin|impasse|quai) (?:{_PARTICLE} ?){{0,2}}[A-ZÀ-Þ]"
    ),
    (
        rf"\b(?!{_YEAR})\d{{1,4}}(?: ?(?:bis|ter))?,? (?:place|route|cours|square|passage)"
        rf" (?:{_PARTICLE} ?){{1,2}}[A-ZÀ-Þ]"
    ),
    # Calle Mayor 5; Avenida de la Paz, n.º 12; Via Roma 10
    (
        r"\b(?:Calle|C/|Avenida|Avda\.?|Paseo|Plaza|Camino|Carrer|Rambla|Rua|Travessa|Praça|Alameda|Via|Viale|Piazza|Corso"
        r"|Vicolo|Strada) ?(?!Instagram|Twitter|TikTok|Snapchat|Facebook|YouTube|Zoom|Text|Email|Getty|Page)"
        rf"(?:{_PARTICLE} ?){{0,3}}[A-ZÀ-Þ][\w'’.]*(?: (?:{_PARTICLE} ?){{0,2}}[A-ZÀ-Þ][\w'’.]*){{0,3}}{_LAST}"
    ),
    # Berliner Straße 12; Am Markt 3; An der Alster 5
    rf"\b[A-ZÄÖÜ]\w+er (?:Straße|Strasse|Str\.|Platz|Allee|Weg|Ring|Damm|Ufer|Chaussee){_LAST}",
    rf"\b(?:Am|Im|An der|Auf der|Zum|Zur) [A-ZÄÖÜ][a-zäöüß]*(?i:markt|platz|berg|park|ufer|hof|see|bach){_LAST}",
    rf"\b(?:Am Markt|Am Park|Am See|Unter den Linden){_LAST}",
    # Hidden Hills, CA 91302
    rf"\b[A-Z][\w.'-]+,? {_STATE},? \d{{5}}(?:-\d{{4}})?\b{_COUNTED_NEXT}",
    # SW1A 1AA; K1A 0B1
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?(?!1ST|2ND|3RD|\dTH)\d[ABD-HJLNP-UW-Z]{2}\b",
    r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b",
)
# In any case.
_AS_HEARD = (
    rf"{_HOUSE}(?<=\w\w) (?:{_NO_NAME}[a-zà-ÿ][\w'’-]* ){{1,3}}(?:street|road|avenue|boulevard|lane)\b",
    rf"\b[a-zäöüß-]{{3,}}(?:straße|strasse|str\.|allee|gasse|straat|gracht|laan|gatan|vägen){_LAST}",
    rf"\b[a-zäöüß-]{{4,}}(?:platz|weg){_LAST}",
    (
        r"\b(?:p\.? ?o\.? ?box|post office box|postfach|apartado(?: de correos)?|boîte postale|casella postale)"
        r" (?:n[.º°o]{1,2} ?)?\d"
    ),
    # 34.1573, -118.6387; 34°09'26"N
    r"(?<![\d.,])-?\d{1,2}\.(?!\d00\b)\d{3,}°? ?[ns]?[,;/ ] ?-?\d{1,3}\.\d{3,}(?![\d.,]\d)",
    r"\b\d{1,3} ?° ?\d{1,2} ?['’′]",
)
# A day of a month is no house number, unless a street is named for the month.
_DAY = (
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? (?:19|20)\d\d\b)?"
    rf"|\b\d{{1,2}} {_MONTH}(?! {_TYPE})(?: (?:19|20)\d\d\b)?"
)


def has_address(text: str) -> bool:
    """Whether a text names a house in a street, a postcode, a post box or a place by its coordinates.

    The text is as it looks: NFKC, with single spaces. A year before a street is no house number.
    """
    left = re.sub(_DAY, "—", text)
    return any(re.search(form, left) for form in _AS_WRITTEN) or any(
        re.search(form, left, re.IGNORECASE) for form in _AS_HEARD
    )
