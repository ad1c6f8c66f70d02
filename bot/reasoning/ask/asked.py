"""What a question asks for, by the words that ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum


class Asked(StrEnum):
    """What a clause asks for."""

    WHETHER = "whether it is so"
    WHEN = "when"
    WHO = "who"
    WHERE = "where"
    WHAT = "what"
    WHY = "why"
    HOW_LONG = "how long"
    HOW_MANY = "how many"
    HOW_MUCH = "how much"
    LIST = "which ones"
    SOURCE = "who says so"
    FUTURE = "what will be"


# What is said out of politeness, before what is asked.
_GREETS = "so|but|and|ok|okay|well|also|wait|please|hey|hi|hello|shiplog|bot|yo|now|then|or|just|like|oh"
_ASKS_US = (
    r"(?:do|does|can|could|would|will) (?:you|u|anyone|anybody|someone|somebody|we)(?: all)?"
    r" (?:please |happen to |have any |ever )?(?:know|idea|tell me|tell us|say|remind me|explain|recall|remember"
    r"|let me know|confirm|think|reckon|believe|suppose)"
    r"|(?:are|r) (?:you|u|we) (?:really |so |absolutely )?(?:sure|certain|positive)"
)
_SAYS_SO = (
    r"tell me|tell us|remind me|i want to know|i would like to know|i wonder|i was wondering|wondering|any idea"
    r"|any clue|any chance you know|curious|serious question|quick question|question|help me out|riddle me this"
    r"|honest question|is it (?:not )?(?:the case|true|official|confirmed|correct|a fact)(?: that)?"
    r"|isn't it true that|does the record (?:say|show|tell)|according to (?:the record|your record|your sources"
    r"|you)"
)
_POLITE = re.compile(rf"^(?:(?:{_GREETS})\b[\s,]*|(?:{_ASKS_US}|{_SAYS_SO})(?: if| whether| that| about)?\b[\s,:]*)+")
AUXILIARIES = r"(?:is|are|was|were|am|did|does|do|has|have|had|will|would|can|could|should|be|ain't)\b"
_AUXILIARY = re.compile(f"^{AUXILIARIES}")
_DOUBT = re.compile(
    r"\bis (?:not )?(?:it|this|that) (?:not )?(?:really |actually )?(?:true|legit|real|a fact|right|correct"
    r"|confirmed|official|just a rumou?r|a rumou?r)|\b(?:true or false|fact or fiction|real or fake)\b|^(?:i|we"
    r"|people|they|my \w+|someone) (?:have |had )?(?:hear|heard|read|saw|say|says|said|swears?|claims?)\b"
    r"|\brumou?r has it\b|\bsupposedly\b|\ballegedly\b|\bword is\b|\b(?:is|was) there any truth\b|\btrue\s*\??$"
    r"|\bright\s*\??$|\bis (?:it|that|this) (?:legit|true|real)\b|\bbelieve\b|\bconfirm (?:it|that|this)\b"
    r"|\breally\b|\bfor real\b|\bany truth\b|\blegit\b"
)
_HEARSAY = re.compile(
    r"^(?:(?:i|we|people|they|my \w+|someone|some people|everyone|everybody|a friend|tiktok|twitter"
    r"|reddit) (?:have |had |just |keep )*(?:hear|heard|read|saw|seen|say|saying|says|said|swears?|claims?|told me"
    r"|tell me)\b|rumou?r has it|word is|apparently|supposedly|allegedly)"
)
# What somebody said will be is something that was said.
_TOLD_OF = re.compile(
    r"\b(?:said|says|say|told|promis\w+|claim\w*|according|headline|believed|announced?|threaten\w*|vow\w*)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|wo n't|gonna|odds|chances?|predict\w*|prediction|likely|likelihood|some ?day|one day|in the future"
    r"|probability|bet)\b|\b(?<!was )(?<!were )going to (?!court\b|the\b|a\b|church\b)|\bever (?:get|going|gonna|be"
    r"|marry|reconcile)\b|\bwould .* ever\b|\bshould (?:they|he|she|we)\b|\b(?:next year|tomorrow|soon)\b"
    r"|\bcould .*(?:still|ever|again)\b|\bany (?:hope|chance)\b"
)
_PAST = re.compile(
    r"(?:(?!will\b|is\b|are\b|would\b|could\b|should\b)\w+[,:]? )?(?:did|was|were|had|has|have|how soon|as soon"
    r"|when did)\b"
)
_HOW_LONG = re.compile(
    r"\bhow long\b(?! ago)|\btime (?:between|from|elapsed|passed)\b|\bhow far apart\b|\bgap between\b|\b(?:years"
    r"|months|weeks|days) between\b|\bfrom when (?:(?:un)?til+|to) when\b|\bfor how long\b|\bhow many (?:years?"
    r"|months?|days?|weeks?|hours?)\b|\bhow much time\b|\b(?:length|duration) of\b|\bhow quickly\b|\bhow soon\b"
)
# Of several that ask, the first in the text counts; of those that begin at one place, the first here.
_QUESTIONS: Mapping[Asked, re.Pattern[str]] = {
    Asked.SOURCE: re.compile(
        r"\b(?:which|what) (?:\w+ )?(?:outlets?|papers?|newspapers?|magazines?|sites?|websites?|publications?"
        r"|tabloids?|news ?\w*|sources?|account|network)\b|\bwho (?:\w+ )?(?:said|says|say|told|reported|reports"
        r"|claimed|claims|wrote|broke the|published|quoted|confirmed|denied|called(?! (?:it|off|things|the|time))"
        r"|mentioned|alleged|first reported|ran)\b|\bwho\b.*\b(?:saying|claiming|reporting|denying|told)\b"
        r"|\baccording to (?:who|whom|which|what)\b|\bwhose (?:headline|article|report|words|claim|scoop|story"
        r"|source)\b|\bsources? (?:for|of|on|behind)\b|\bwhere (?:does|did|do) (?:it|that|this"
        r"|the)(?: \w+)? come from\b|\bwhere (?:did|do) you (?:get|hear|read|take|have) (?:it|that|this)\b"
        r"|\bwhere (?:is|was) (?:it|that|this) (?:reported|published|written)\b|\bsays who\b|\bcite\b"
        r"|\bwho is your source\b|^sources?\b|\bwhat (?:is|was) (?:the |your )?(?:\w+ )?source\b|\bwhere does (?:it"
        r"|that) come from\b|\b(?:show|give|got|have|any|cite|name|link) (?:me |us )?(?:a |an |the |your "
        r"|any )?(?:sources?|receipts?|citations?)\b"
    ),
    Asked.WHEN: re.compile(
        r"\bwhen\b|^(?:the )?(?:first|last|latest|most recent) time\b|\bwhat (?:is|was|were) (?:the "
        r"|their )?(?:\w+ )?(?:date|day|year|month)\b|\b(?:what|which) (?:exact |precise |calendar )?(?:year|date"
        r"|day|month|time|season|weekday)\b|\bat (?:what|which) (?:point|moment|stage)\b|\b(?:wedding|marriage"
        r"|engagement|divorce|split|breakup|anniversary|proposal) (?:date|day|year)\b|\bsince when\b"
        r"|\bhow long ago\b|\b(?:exact|precise) (?:date|day|time)\b|\b(?:date|day|year) (?:of|when|that|they)\b"
        r"|\bhow recently\b"
    ),
    Asked.HOW_MUCH: re.compile(
        r"\bhow much (?!time|of the time)\b|\bwhat (?:did|does|do|was|is)\b.*\b(?:cost|price|worth|bill|fee)\b"
    ),
    Asked.HOW_MANY: re.compile(r"\bhow (?:many|often)\b|\bnumber of\b|\bhow old\b|\bhow big\b"),
    Asked.WHERE: re.compile(
        r"\bwhere\b|\b(?:in |at |from )?(?:what|which) (?:[\w-]+ )?(?:city|place|country|venue|location|town"
        r"|stadium|state|island|resort|venue|bar|theat\w+|restaurant|club|hotel|church|part of)\b"
    ),
    Asked.WHY: re.compile(
        r"\bwhy\b|^reasons?\b|\bon what (?:basis|grounds)\b|\bhow come\b|\b(?:what|the|any|(?:what )?(?:is|was|were"
        r"|are)) (?:the |their |his |her )?(?:\w+ )?(?:reasons?|motives?|motivation|cause)\b|\breason (?:for|behind"
        r"|why)\b|\bwhat (?:made|caused|led|drove|prompted|pushed)\b|\bwhat for\b|\bhow so\b|\bmotive\b"
        r"|\bbecause of what\b|\bwhat was behind\b|\bculprit\b|\bwhat .* blame\b|\bwhat went wrong\b|\bexcuse\b"
    ),
    Asked.LIST: re.compile(
        r"\b(?:set out|in order|chronolog\w+|run me through|walk me through)\b|^(?:all (?:the|of|what|that|about"
        r"|their|his|her)\b|list|name (?:all|every\w*|(?:the|her|his|their) (?:\w+ ){0,2}\w+s\b)|enumerate"
        r"|(?:everyone|everybody|everything)|(?:tell|give) (?:me |us )?(?:all|every\w*)|give (?:me|us) (?:all|every"
        r"|a list)|show (?:me )?(?:all|every))\b|\bwhat (?:are|were) (?:all |the "
        r"|some )?(?:all )?(?:the )?(?:\w+ )?(?:rumou?rs|clues|signs|hints|events|exes|partners|relationships"
        r"|reasons|proofs?|ones|things|pleas|outlets)\b|\ball (?:the |of the |of )?(?:\w+ )?(?:times|rumou?rs|clues"
        r"|people|women|men|things|partners|exes|events|signs|gestures|pleas)\b|\b(?:what"
        r"|which) (?:\w+ )?(?:rumou?rs|clues|events|people|women|men|things|signs|exes|partners|outlets)\b"
        r"|\bevery (?:time|one|single)\b"
    ),
    Asked.WHO: re.compile(
        r"\bwho\b|\bwhom\b|\bwhose\b|\bwhich (?:[\w-]+ ){0,2}(?:woman|man|person|celeb\w*|model|actor|actress"
        r"|singer|rapper|star|attorney|lawyer|interviewer|presenter|host|designer|friend|relative|sibling|player"
        r"|musician|artist|reporter|journalist|celebrant|officiant|comedian|guy|girl|athlete|one of them|of the two"
        r"|romance|partner|ex|spouse|party|side)\b|\b(?:what|name).* (?:girlfriend|boyfriend|partner) (?:called"
        r"|name)"
    ),
    Asked.WHAT: re.compile(
        r"\bwhat\b|\bwhich\b|\bdescribe\b|\bexplain\b|\bhow\b|\btell me about\b|\bsummari[sz]e\b|^name\b"
    ),
}
# "when she came to the game, were they together" asks what stands behind.
_WHEN_SO = re.compile(
    rf"^(?:when|while|once|after|before|by the time) (?!{AUXILIARIES})[^,?]*\s*,\s*(?:so |and )?"
    rf"((?:{AUXILIARIES}|what|which|who|where|why|how)\b.*)"
)
# "did he say why they split" asks why.
_EMBEDDED = re.compile(
    r"\b(?:say|said|explain|reveal|tell|told|know|mention|give|gave)\w* ((?:why|when|where|who|how)\b.*)"
)
_ORDERS = re.compile(r"(?:show|give|gimme|quote)\b")
# What makes of a text without a question word one that is so or not; without any, it is a mere heading: "kimye news".
_CLAIMS = re.compile(
    r"\?|\b(?:is|are|was|were|am|be|been|did|does|do|has|have|had|will|would|can|could|still|again|already|yet|true"
    r"|real|really|legit|back|right|never|ever|confirm\w*|officially|together|got|get|said|says|heard|went|broke"
    r"|left|filed|married|divorced|dating|engaged|split|separated|single|\w+ed)\b"
)
_EXACT = re.compile(
    r"\b(?:exact|exactly|precise|precisely)\b|\b(?:what|which) (?:exact |calendar )?day\b|\bday of the week\b"
    r"|\bweekday\b|\bwhat date\b|\bwhich date\b"
)
# "they never did, or did they": no choice.
_TAG = re.compile(
    r"\W*,\s*(?:did|do|does|is|are|was|were|has|have|had|could|would) (?:not )?(?:he|she|they|it|you)(?: not)?\W*$"
    r"|\W*\bor (?:did|do|does|is|are|was|were|has|have|will|not)\b(?: (?:they|he|she|it|not))?\W*$"
)
_FILLER = re.compile(r"\bin the first place\b|\bfor good\b|\bat all\b|\bas far as (?:you|we|i|anyone) knows?\b")
_SO_OR_NOT = re.compile(r"\b(?:true or false|real or fake|fake or real|fact or fiction|yes or no)\b")
_CHOICE = re.compile(r"\bor (?!not\b|what\b|no\b|something\b|is it\W*$)\w+")


def asked_by(text: str) -> Asked:
    """What a plain text asks for, its times taken out."""
    text = text.lstrip(" ,:;")
    if behind := _WHEN_SO.match(text):
        return asked_by(behind[1])
    if _HEARSAY.match(text):
        return Asked.WHETHER
    if _FUTURE.search(text) and not _TOLD_OF.search(text) and not _PAST.match(text):
        return Asked.FUTURE
    if _HOW_LONG.search(text):
        return Asked.HOW_LONG
    found = [
        (place.start(), rank, asked)
        for rank, (asked, pattern) in enumerate(_QUESTIONS.items())
        if (place := pattern.search(text))
    ]
    if _AUXILIARY.match(text) and (inner := _EMBEDDED.search(text)):
        return asked_by(inner[1])
    if _AUXILIARY.match(text) and not any(asked is Asked.LIST and start == 0 for start, _, asked in found):
        return Asked.WHETHER
    if found:
        return min(found)[2]
    return Asked.WHETHER if _CLAIMS.search(text) and not _ORDERS.match(text) else Asked.WHAT


def has_form(text: str) -> bool:
    """Whether a text without politeness begins like a question, or has a word that asks."""
    return bool(_AUXILIARY.match(text)) or any(pattern.search(text) for pattern in _QUESTIONS.values())


def politeness(text: str) -> str:
    """What a text says out of politeness before what it asks."""
    found = _POLITE.match(text)
    return found[0] if found else ""


def bare(text: str) -> str:
    """A question without what is said out of politeness before it, and asked once more behind it."""
    polite = _FILLER.sub(" ", _POLITE.sub("", _SO_OR_NOT.sub("", text).strip(" ,:"))).strip()
    mark = " ?" if polite.endswith("?") else ""
    return _TAG.sub("", polite.rstrip(" ?")) + mark or text


def is_doubted(text: str) -> bool:
    """Whether a text asks if something said is so."""
    return bool(_DOUBT.search(text))


def is_choice(text: str) -> bool:
    """Whether a text asks which of two it is."""
    return _CHOICE.search(_SO_OR_NOT.sub("", text)) is not None and re.search(r"\beither\b", text) is None


def wants_exact_day(text: str) -> bool:
    """Whether no less than a day will do."""
    return bool(_EXACT.search(text))
