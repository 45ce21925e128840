"""Words that tell how a contact was made; Chinese simplified, English in small letters."""

from typing import Final

from playbook.capture.model import ContactKind
from playbook.writing import any_case

_HER = "[她他佢我您]?(?:们|家)?"
_PLACE = "店|公司|厂|家|办公室|仓库|工地|单位|现场|展厅|门店|铺|档口"

ATTEMPT: Final = any_case(
    r"没打通|打不通|没人(?:接|听)|冇人听|占线|关机|停机|空号|没联[系络]上|联[系络]不[上到]|不在服务区|没见到"
    r"|扑(?:了个?)?空"
    r"|白跑|正在通话"
    r"|(?:没|未|不|冇)(?:有)?接(?:听|通)?(?:到)?(?:我|了)?(?:的)?(?:电话|微信|语音|$)|(?:挂|摁)(?:了|断)(?:我"
    r"|了)?(?:的)?(?:电话|$)|拒接"
    r"|(?:没|不|未|冇)(?:有)?回(?:我|复|应)?(?:的)?(?:消息|微信|信息|短信|讯息|电话|$)|(?:没|不|未"
    r"|冇)(?:有)?[复覆](?:我)?$|已读(?:不|没|未)回|已读|拉黑"
    r"|把我删|不理我|放(?:了)?(?:我)?鸽子|爽约|(?:说好|约好|等了)[^,]{0,8}没来|没来赴约"
    r"|\b(?:no answer|no reply|no response|did ?n[o'’]?t (?:pick up|answer|reply|respond)|did not (?:pick up|answer"
    r"|reply|respond)"
    r"|not (?:picking up|answering|replying)|voice ?mail|left a message|hung up|line (?:was )?busy|unreachable"
    r"|not reachable"
    r"|could ?n[o'’]?t (?:reach|get hold)|can['’]?t reach|phone (?:was |is )?off|missed (?:my|the) call|ghosted"
    r"|blocked me|on read|no[- ]show(?:ed)?|stood me up|did ?n[o'’]?t show)\b"
)
"""Tried and not reached (F2)."""

KINDS: Final = (
    (
        ContactKind.MEAL,
        any_case(
            rf"(?:请|一起|陪|和|跟)?{_HER}(?:客户)?(?:吃|食)(?:了|过|咗|的)?(?:个|顿|餐)?(?:了)?(?:的)?(?:饭|午饭"
            rf"|晚饭|早饭|午餐|晚餐|早餐|火锅|烧烤|早茶)"
            r"|聚餐|饭局|(?:喝|饮)(?:了|过|咗)?(?:个|杯)?(?:了)?(?:早茶|下午茶|茶(?!叶|几|具)|咖啡(?!机|豆))|(?:喝"
            r"|饮)(?:了|过|咗)[^,]{0,3}酒|(?:一起|陪|请)[^,]{0,4}[喝饮]酒"
            r"|\b(?:lunch(?:ed)?(?! box)|dinner|coffee(?! (?:machine|maker|beans|shop|table))|breakfast|(?:had"
            r"|for) (?:a )?(?:meal|drinks?|tea)|tea together)\b"
        ),
    ),
    (
        ContactKind.VISIT,
        any_case(
            rf"面谈|见(?:了)?(?:个|过|咗)?(?:一)?面(?!料)|去(?:了|咗)?[^,。]{{0,5}}(?:{_PLACE})里?(?:坐|看|聊|谈|了"
            rf"|拜访|回访|走)|去(?:了|过|咗)[^,。]{{0,6}}(?:{_PLACE})"
            rf"|当面|拜访|上(?:了)?门(?!槛|禁)|登门|[到来进](?:了)?店|[来到](?:了|过"
            rf"|咗)?(?:我们?)?(?:{_PLACE})(?!里?(?:的|装|新|缺))|试驾|试乘|参观|面聊|碰(?:了)?(?:个|过)?面"
            rf"|碰(?:了)?(?:个)?头(?!疼)"
            r"|(?<![下起出上回打])(?:来|嚟)(?:过|咗)|过?来(?:看|坐|聊|谈|提|签|试|取|拿)(?:了|过)"
            r"|(?<![下起出上回过])(?:来|嚟)了(?=$|一?[趟次]|看|问)"
            r"|(?<![发寄传送拿打])过来了|[上过]嚟(?=公司|铺|店|睇|坐|倾)|来访|走访|家访|会面"
            r"|路过|[碰遇](?:到|见)(?!了?(?:点|个|些)?(?:问题|困难|麻烦|事|堵|什么))|偶遇|坐(?:了)?(?:一?会儿?|坐)"
            r"|坐了(?!车|飞机|高铁)|接待(?:了)?|见了|见过|见到(?!效)"
            r"|陪[^,。]{0,4}[看试逛](?:了)?|带[^,。]{0,4}看(?:了|过|房|车)|[看睇](?:了|过|咗|完)(?:一下)?(?:车|房|样"
            r"|货|展|现场)|看样车"
            r"|\b(?:met(?! (?:\w+ )?(?:target|goal|deadline|quota|requirement|budget))|visited|(?:^|(?:he|she|they"
            r"|client|customer|just|and|family|husband|wife) )came (?:in|by"
            r"|over|round|to)|dropped (?:by|in)|stopped by|popped in|in person"
            r"|face to face|test[ -]dr(?:ive|ove)"
            r"|(?:at|in|to) (?:the|our) showroom|meeting(?! room)|bumped into|ran into|went to see|site visit"
            r"|visit(?= (?:today|yesterday|went|was"
            r"|with)|$))\b"
        ),
    ),
    (
        ContactKind.CALL,
        any_case(
            r"(?:打|通|回|接|挂|来|拨)(?:了|过|到|完|咗)?(?:[一二两三四五几]?[个通次]|一个|一通|几个|两个"
            r"|次)?(?:了)?[她他佢我]?(?:的)?电话(?!号|费)"
            r"|电话(?:里|中|上|聊|沟通|联[系络]|回访|说|问|过来|了|过)|电话(?=$|\s)|通(?:了|过|完)?话|语音(?!信箱|包)"
            r"|视频(?:通话|聊|会议|看)|[打开通](?:了|过)?(?:个)?视频|致电|来电(?!显)|倾(?:了|咗)?电话"
            r"|\b(?:called(?! (?:the (?!client|customer|boss)|an? |his |their ))|phoned|phone call|rang|ringed|spoke"
            r"|spoken|on the phone|by phone|(?:video|conference|zoom"
            r"|teams|cold|quick|short|long|good|great|nice"
            r"|had a|a|the|first|second|follow-?up|sales) call|calls? (?:with|from|went|was|today|yesterday)"
            r"|facetime|zoomed)\b|^call$"
        ),
    ),
    (
        ContactKind.MESSAGE,
        any_case(
            r"(?:加了?)?微信(?!号|名|昵称|id\b|群|朋友圈|头像|支付|付款|转账|收款|里?没|很少|不|没|才|是|[:]"
            r"|\s?[a-z][a-z0-9_-]{4,})|短信|发(?:了|过|咗)?(?:个|条)?(?:消息|信息|讯息|语音)"
            r"|回(?:了|过|咗)?(?:我|[她他])?(?:的)?(?:消息|信息|讯息|微信)|留言|(?:发|回|收到|写)(?:了|过|咗)?(?:封"
            r"|个|一封)?[^,]{0,3}(?:邮件|email|e-mail)|邮件(?:沟通|联[系络]|聊|来|回)|私信(?:了)?|钉钉|飞书"
            r"|(?:用|在|加|上|透过|通过|传|发|回)(?:了|咗|过)?\s?(?:line|whatsapp|telegram)(?!-)|whatsapp(?:咗|了)"
            r"|\b(?:line|whatsapp"
            r"|telegram)\s?(?:上|里|聊|联[系络]|联络|传|发|讯息|消息|给|了|回|说|问)"
            r"|\b(?:messaged|texted|emailed|e-mailed|whatsapped|wechatted|wrote|dm['’]?e?d|(?:on|by|via"
            r"|over) (?:line|whatsapp|wechat|telegram|sms|text|e-?mail)"
            r"|(?:sent|got|had) (?:(?:him|her|them) )?an? (?:\w+ )?(?:text|message|e-?mail|whatsapp"
            r"|wechat)(?! from (?:the|my|our) )|(?:whatsapp|wechat|line|sms|e-?mail) (?:chat|today|yesterday"
            r"|from (?:him|her|them)))\b"
            r"|^(?:whatsapp|wechat|sms|line)$"
        ),
    ),
    (
        ContactKind.TALK,
        any_case(
            r"聊(?:了|得|到|起|过|完|天|聊|咗)|谈(?:了|得|到|起|过|完|妥)|沟通(?:了|过|得|完)|联[系络](?:了|过"
            r"|上(?!不))"
            r"|回访(?:了|过|完)|跟进(?:了|过)|倾(?:了|过|咗|得)|催(?:了|过|咗)"
            r"|\b(?:talked|chatted|caught up|discussed|had a (?:\w+ )?(?:chat|talk|word)|(?:good|great|nice|long"
            r"|quick|short) (?:chat|talk)"
            r"|got hold of|reached (?:him|her|them)|followed up)\b"
        ),
    ),
)
"""In the order they are tried: a meal is had in person, a visit is often told together with a call."""

ON_A_DAY: Final = (
    (
        ContactKind.VISIT,
        any_case(
            r"看车|看房|看样|看货|验[房车收货]|提车|签(?:了|下|完)?(?:合同|约|单|字)|来(?=$|坐|看|问|聊|拿|取|签|提)"
            r"|过来|"
            r"去(?:了)?[^,。]{0,6}(?:店|公司|厂|办公室|仓库|工地)"
            r"|\b(?:signed|viewing)\b"
        ),
    ),
    (ContactKind.CALL, any_case(r"\bcall\b(?! (?:him|her|them|me|back|again|about|to|for|re))")),
    (ContactKind.TALK, any_case(r"跟进|沟通|^聊|催(?!款|尾款|付|[她他佢]|客户|收)|\bchat\b|\btalk\b")),
)
"""A contact only where a day, over or today, is said with it: 今天提车."""

ON_A_PAST_DAY: Final = (
    (
        ContactKind.VISIT,
        any_case(
            r"交车|送货|送车|安装|上牌|保养|维修|量房|\b(?:visit|deliver(?:y|ed)|install(?:ation|ed)|appointment)\b"
        ),
    ),
    (ContactKind.TALK, any_case(r"回访|联[系络]|\b(?:follow[ -]?up)\b")),
)
"""A contact only on a day that is over; today it is still to be done: 昨天回访."""

TO_HER: Final = any_case(
    r"^[^,]{0,3}(?:给|跟|同|和)[她他佢]?(?:客户)?\s*打(?:个|一个|通)?电话$|^打(?:个)?电话(?:给|跟)?[她他佢]?$|^打给"
)
"""Said of today and nothing told of it: still to be done."""

DENIED: Final = any_case(
    r"(?:没有?|未|冇|唔|无|不)[^,了]{0,3}$"
    r"|想|要(?!了)|打算|准备|计划|约(?!定)|说好|(?<![展晚宴年聚机开])会(?![员议所场谈上面])|可以|能(?!用)|希望|下次"
    r"|下回|改天|改日|有空|等(?!了)|让[我你她他]|叫我|提醒|记得|别忘"
    r"|喜欢|爱|钟意|平时|平常|一般|习惯|最好|方便|都$|只[用能看回]|常用|多用|都用|惯用|愿意|别|不要|不用|甭|勿|如果"
    r"|要是|若"
    r"|再(?![次度])|应该|需要?|必须|到时|邀|肯|劝|催|或者?|比"
    r"|每[天周月次]|经常|总是|天天|不(?:方便|喜欢|想|爱|让|肯)|[说问讲](?!好|话|了)|好友|才"
    r"|晚点|晚些|稍后|待会|等会|回头|一会儿?(?=[给打发去再])|去年|前年|以前|之前(?!电)|曾经|上次|上回|从前|当年"
    r"|小时候|last time|years ago"
    r"|n['’]t\b|['’]ll\b|\b(?:not|never|dont|wants?|wanted|would|will|should|can|could|may|might|if|when|once|before"
    r"|after|until|next|please"
    r"|ask(?:s|ed)? (?:me )?(?:for|to)|needs?|prefers?|usually|always|only|likes?|loves?|best|remind|promised|agreed"
    r"|plans?|planning|try|let['’]?s|must"
    r"|rather|hates?|avoid|instead of|without|set up|book(?:ed)?|schedul\w+|arrang\w+|no|invite[ds]?|going to|every"
    r"|to\s*$)\b"
)
"""Before the word: no contact was had, or one is only spoken of."""

DENIED_AFTER: Final = any_case(
    r"^(?:的)?(?:时间|预约|改到|改期|推迟|延|取消|号码|号|名|昵称|群|朋友圈|头像|好友|地址|费|卡|套餐|慢|太慢|周期"
    r"|日期|政策|不方便|不通|是\s?[0-9])"
    r"|^\s(?:is\s)?(?:booked|scheduled|arranged|set|planned|confirmed|moved|on|next|requests?|back|again|is|at)\b"
)
"""After the word: a habit, a name, an appointment."""

BAN: Final = any_case(
    r"别|不要|不用|甭|勿|不方便|不想|不喜欢|平时|习惯|\b(?:don['’]?t|do not|prefers?|never|usually|rather|no calls)\b"
)
"""A clause that says how the client does not want to be reached; the next one says how he does."""

REPORTS: Final = any_case(
    r"^(?:[她他佢]|客户|对方)?(?:就|又|还|也)?(?:说(?!好|话)|讲(?!价)|表示|提到|告诉我?|通知我?|反映|反馈|抱怨|投诉"
    r"|要求|回复(?:了"
    r"|说)|答复(?:了|说)|问(?![她他佢客您一])"
    r"|催(?!款|尾款|付|[她他佢]|客户|收)|同意|答应|确认(?:了)|拒绝|话(?=[要想唔冇会佢]))"
    r"|^(?:she|he|they|client)?\s?(?:said|says|told me|mentioned|asked|complained|agreed|confirmed|replied|refused)\b"
)
"""What follows was said by the client."""

FILLERS: Final = any_case(
    r"[\s,、了过的咗完畀俾]|[一二两三四五六几][次通个]|一次|一下|一趟|一会儿?|会儿?|刚才?|和|跟|与|同|给|我们?"
    r"|[她他佢](?:们)?|客户|又|去|来|已经"
    r"|已|做|在|上午|下午|中午|早上|晚上|今|早|晚|终于|个|次|坐"
    r"|\b(?:with|her|him|them|just|had|a|an|the|by|over|this|morning|afternoon|at|on|to|in|again|we|i|it|for"
    r"|showroom|twice|once|times|today|her|his)\b"
)
"""What may stand beside a kind of contact in a clause that says nothing else."""

TELLING: Final = any_case(
    r"试[驾乘]|参观|签(?!到)|提车|交车|验[房车收货]|安装|送[货车]|上牌|保养|维修|量房|[看睇](?:了|过|咗"
    r"|完)?(?:一下)?[车房样货展]|面试|[0-9]"
    r"|\b(?:test[ -]dr\w+|signed|viewing|delivery|installation|factory|site)\b"
)
"""What a contact was for, which its kind does not say."""

DONE: Final = any_case(
    r"[^不]了(?!解)|过(?![来去户两几年节])|已经|已(?=[发打寄送约])|好了|咗|\b(?:already|sent|called|gave|did|was"
    r"|were|met|visited|took|went|came|had|done)\b"
)
"""Marks of something that is over, though it was today."""

CLEARLY_OVER: Final = any_case(
    r"昨|前天|前晚|前日|琴日|寻日|上(?:个|一)?(?:周|星期|礼拜|月|年)|刚|今早|[天周月年]前$"
    r"|\b(?:ago|last|yesterday|past|this morning)\b"
)
"""A day said in such a way is over, and meant to be."""
