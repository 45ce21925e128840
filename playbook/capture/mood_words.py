"""Words that tell how a contact went; Chinese simplified, English in small letters."""

from typing import Final

from playbook.writing import any_case

GOOD: Final = any_case(
    r"满意(?!度)|高兴|开心|愉快|热情|顺利|投缘|投机|客气|融洽|友好|愿意多聊|笑|感动|惊喜|爽快|畅快"
    r"|(?:聊|谈|倾|处|相处|反应|反馈|印象|感觉|态度|气氛|心情|评价|体验|效果|过程|结果|沟通|谈判)(?:得|都|也)?(?:很"
    r"|挺|还|蛮|相当|非常|真|几)?(?:不错|好|顺|棒|来|投机|可以|正面|积极)(?![奇了意])"
    r"|(?:很|挺|蛮|真|非常|相当)(?:不错|好(?![奇多久几像吃喝])|愉快)|^(?:还)?不错|认可"
    r"|\b(?:happy|pleased|great(?! wall)|good(?! (?:price|deal|morning|time|fit|value|year|quality|quote|discount))"
    r"|excited|went (?:really |very |so |quite )?(?:well|fine|great)|friendly|warm(?! lead| up| coat| intro)"
    r"|satisfied|delighted|impressed|enthusiastic|loved|positive|cheerful)\b"
)
POOR: Final = any_case(
    r"(?:聊|谈|倾|处|相处|反应|反馈|感觉|印象|效果|过程|结果|沟通|谈判|进展)(?:得|都)?[不没](?:太|怎么|大|是很|够"
    r"|那么)?(?:好|顺|愉快|开心|理想|来)|生气|发火|火大|抱怨|投诉|冷淡|冷冷|失望|不愉快|爱[理答搭]不[理答搭]|吵(?!着"
    r"|醒)|不爽|尴尬|不耐烦|敷衍|没耐心"
    r"|翻脸|骂|难缠|不悦|黑脸|板着脸|怨气|甩脸|嬲|唔开心|阴阳怪气|差劲|很差|糟"
    r"|(?:态度|心情|反应|情绪|气氛|语气|脸色)(?:都|也)?(?:很|有点|比较|特别)?(?:不好|差|冷|僵|低落|不太好)|不欢而散"
    r"|谈崩"
    r"|\b(?:unhappy|angry|upset|annoyed|complain\w*|disappointed|cold(?! (?:call\w*|weekend|weather|drinks?|storage"
    r"|chain|season|room|day|winter|lead|email))|rude|awkward|dissatisfied"
    r"|unfriendly|irritated|impatient|furious|frustrated|went (?:badly|poorly)|bad mood|bad reaction"
    r"|(?:did ?n[o'’]?t|not) go (?:so |too |very |that )?(?:well|great)|displeased|tense|hostile|grumpy)\b"
)
NEUTRAL: Final = any_case(
    r"一般(?!来说|都|会|在|不|是|周|早|晚|上|下)|还行|还可以|还好|平平|不冷不热|马马虎虎|凑合|普普通通|不咸不淡"
    r"|过得去|中规中矩|麻麻地"
    r"|\b(?:so-so|ok|okay|neutral|lukewarm|(?<!to )fine|alright|not bad|average|meh)\b"
)
NOT: Final = any_case(
    r"(?:不(?!错)|没(?!想到)|无|未|别|唔|冇|并非|不是|谈不上|算不上|没那么|没有那么)(?:太|是|是很|很|怎么|怎么样"
    r"|那么|大|够|算|有|特别|什么|十分|觉得|显得|再|是特别|是太)*$"
    r"|(?:n['’]?t|\bnot|\bno|\bnever|\bhardly|\bless|\bfar from|\bwithout)\s?(?:\b(?:very|so|too|that|really"
    r"|all that|exactly|particularly|quite|been|be|a|at all|as|feel(?:ing)?|seem|look(?:ing)?)\s?)*$"
)
"""Before a word of mood: its contrary."""

NOT_FELT: Final = any_case(
    r"(?:调查|问卷|回访表|希望|祝|如果|要是|让|为了|保证|会|想)[^,]{0,6}$|\b(?:if|hope|hopes|hoping|make|makes|keep"
    r"|to be|would be|wish)\b[^,]{0,12}$"
)
"""Before a word of mood: it is not how the client felt."""
