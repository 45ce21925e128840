"""Verbs that make a clause with a date a promise (A5) or a follow-up (C); Chinese simplified, English small."""

import re
from typing import Final

from playbook.writing import any_case

PROMISED: Final = any_case(
    r"(?:我|我们)?(?:答应|承诺|保证|许诺|应承)(?:了|咗)?(?:[她他佢您]|客户|对方|人家)?(?:说|过)?[,:\s]*"
    r"|\btold (?:him|her|them) (?:that )?(?:i|we)(?:['’]?(?:d|ll)| would| will)\s+|\bpromised?(?:\s+(?:her|him|them"
    r"|to|that|i['’]?(?:ll|d)|we['’]?(?:ll|d)))*\s*"
)
"""The rep's own word for a promise; it is cut from the promise's text."""

BY_REP: Final = any_case(
    r"^(?:我(?:们)?(?:会|来|要|得|再|去|说好?|说了)?(?!这|那|的)"
    r"|(?:i(?:['’](?:ll|d|m going to)| will| would| need to| have to| must| should| am going to)?|we(?:['’]ll| will)"
    r"|will|to)\b)\s*(?=\S)"
)
"""The rep naming himself goes without saying in what he plans."""

FIRST_PERSON: Final = any_case(r"^(?:我|i\b|i['’]|we\b)")

LEAD: Final = any_case(
    r"^(?:说好|讲好|约好|约定|定好|到时候?|记得要?|别忘(?:了|记)?|勿忘|切记|提醒(?:我|自己)要?|提我|跟[她他佢]说好"
    r"|打算"
    r"|说(?:是|了|过)?(?!明(?![天早晚年日])|[服话])(?=\S)|计划|[让叫]我(?=再|打|联[系络]|去|找|来|给|发|等|回|寄|报)"
    r"|(?:得|需要|必须)(?!到)|要(?!货|[拿看收]|个?(?:报价|样品|资料|答复|价))|约[了咗](?=\S)"
    r"|(?:remind me (?:to|about|of)|reminder(?: to)?|remember to|don['’]?t forget to|need to|have to|must|should"
    r"|gotta"
    r"|please|pls|let['’]s|to-?do|task|and|then|so)\b)[:,\s]*(?=\S)"
)
"""Words that lead to what is to be done and are no part of it."""

TAIL: Final = re.compile(
    r"(?:吧|哦|啊|哈|呀|啦|嘛|喔|囉|呢|好了|\s(?:with|to|for|and|at|on|by|from)|'s|’s)$", re.IGNORECASE
)
"""Words left over at its end."""

FORBIDDEN: Final = any_case(
    r"[送寄买发给带吃]了(?=\S)|取消|原定|原约|作废|(?:be )?cancel\w*|called off|^(?:[她他佢]|客户)?(?:说|让我|叫我"
    r"|要我)?(?:别(?!忘)|不要|不用|不必|甭|勿(?!忘)|先别"
    r"|先不|不能|不方便|冇得|唔好|唔使|没空|没时间|不在)"
    r"|^(?:she |he |they )?(?:said |says )?(?:do ?n[o'’]?t (?!forget)|do not (?!forget)|not |no |never |can['’]?t "
    r"|cannot |won['’]?t |is away|is busy|away|busy|unavailable|out of office)"
)
"""What is not to be done, or cannot be: no plan."""

PROMISE: Final = any_case(
    r"发(?!现|生|烧|展|票给我|货给我|布会)"
    r"|给.{0,4}?(?:发|送|寄|报|做|出|带|办|算|查|找|准备|申请|确认|答[复覆]|回[复覆]|方案|价|优惠|样|回话|介绍|推荐"
    r"|看)"
    r"|寄|传(?!统|说)|送(?!货|车|医|孩子|修|保)|报价|报个价|帮|查(?!房)|准备|安排|核(?!酸)|算(?!了)|提供|整理"
    r"|做(?:个|份|一份)?(?:方案|表|报告|预算|ppt)"
    r"|出(?:个|份)?(?:方案|图|合同|报价)|退(?!休|房)|申请|答[复覆]|回[复覆]|[复覆](?=[她他佢客])|带(?:上|去|给|样"
    r"|资料|合同|礼|份)|搞定|解决|办好|赶出来|交(?:方案|资料|样品|报告|图)|落实|翻译|打印|定做|补(?:发|寄|送|齐)"
    r"|转(?:发|交)|介绍|推荐"
    r"|\b(?:send|give|bring|check(?! in)|quote|prepare|confirm|e-?mail|deliver|arrange|provide|fix|share|find out"
    r"|quotation|proposal"
    r"|get back|look into|forward|draft|write up|ship|post|sort out|introduce|put together|drop (?:off )?(?:the|a"
    r"|some)|hand over)\b"
)

FOLLOW_UP: Final = any_case(
    r"回访|联[系络]|打(?:个)?电话|打给|打畀|电话|回电|跟进|跟单|追踪|拜访|见(?:面|[她他佢]|老板|客户)?(?!到|效|过)"
    r"|面谈"
    r"|碰面|碰头|试驾|试乘|(?<!大)(?<!合)(?<!预)约(?!定)|聊|问(?!题)|追(?!求|尾)"
    r"|再(?=[约问联聊谈说打看来见访跟定试碰催去电])|看车|看房|看样|看货|睇车|睇楼|到店|来店|进店|过来|过去"
    r"|(?<![回出下上后原从本带拿])(?<![^一]起)来(?=$|看|谈|试|拿|取|签|提|店|公司|厂)|交车|提车|取车|上牌|保养|年审"
    r"|维修|交货|到货|发货|提货|取货|取件|交付|开标|投标|截止|交标"
    r"|续保|续费|续约|续签|签(?!到)|安装|送货|送车|验收|验车|验房|付|[交下]定|定金|订金|收款|收钱|尾款|打款|回款|催"
    r"|提醒"
    r"|吃饭|午饭|晚饭|食饭|饮茶|喝(?:个)?(?:茶|咖啡|酒)|上门|沟通|谈|开会|会议|例会|开会|对账|盘点|复查|体检|年检"
    r"|到期|演示|培训|量尺|量房|面试|路演|参观|考察|拍照|复看|复试|带看|看[她他佢]|到.{0,5}(?:公司|店|厂|办公室"
    r"|单位)|看望|探望|慰问|探病|拜年|道谢"
    r"|接[她他佢客]|接机|接站|接人|去(?:趟|一趟)?.{0,5}(?:机场|高铁站|车站|公司|店|厂|办公室|仓库|工地|单位|现场|家"
    r"|那|那边)"
    r"|\b(?:call|ring|phone|visit|meet|meeting|follow[ -]?up|check in|test drive|talk|lunch|dinner|coffee|breakfast"
    r"|ask|remind(?:er)?|try|review|reconnect"
    r"|demo|renew\w*|pick[ -]?up|chase|appointment|sign|message|text|see|delivery|service|payment|contact|touch base"
    r"|ping|nudge|discuss|speak|meet up|drop by|stop by|go to"
    r"|catch up|expir\w+|due|deadline|tender|bid|install\w*|handover|viewing|inspection|invoice)\b"
)

HABIT: Final = any_case(
    r"方便|有空|得闲|别|不要打|平时|一般|上班|下班|返工|收工|休息|午休|午睡|起床|睡|送孩子|接孩子|开门|关门|营业"
    r"|早会|健身|跑步|打球|上课|下课|放学"
    r"|\b(?:free|usually|open|closes?|busy|works?|only|never|don't|gym|asleep|sleeps?|available|school)\b"
)
"""With an hour and no day: when the client can be reached, and no appointment."""

_PEOPLE = "老公|老婆|爱人|领导|孩子|儿子|女儿|爸|妈|父母|财务|采购|技术|设计师|老板娘"
BY_CLIENT: Final = any_case(
    r"(?<![给帮约跟和请陪看问找向替带送为与对见催访发寄回教让叫把告等接到拉通知醒复覆诉提同打畀俾传交去于用里])(?:[她他佢](?:们"
    r"|哋|家|那边|自己|说|老公|老婆|公司)?|客户|对方|"
    rf"{_PEOPLE}|(?:^|(?<=说))老板)(?!.{{0,2}}[约问])"
    r"|(?:^|(?<=[她他]))(?:先生|太太)|^(?:让|叫|等)[她他佢]"
    r"|^(?:(?:says?|said|and|but|that) )*(?:she|he|they|the client|client|husband|wife|boss|(?:her"
    r"|his) \w+)\b(?: (?:says|said))?"
)
"""Somebody else is to do it."""

CLIENT_ACTS: Final = any_case(
    r"^(?:[下落][单订]|付|打款|汇款|买|签(?!收)|[交给]定|提车|来|过来|到店)|^(?:order|buy|pay|sign|come|visit)\b"
)
"""What is promised with these the client promised: 答应周五下单."""

AWAITED: Final = any_case(r"^等|^(?:await|wait|expect)(?:s|ing)?\b")
"""The rep waits for it."""

ANSWER: Final = any_case(
    r"答[复覆]|回[复覆]|决定|付|款|定金|下[单订]|\b(?:answer|decision|reply|pay|payment|order|deposit|sign)\b"
)
"""What a client promises."""

TO_ME: Final = any_case(
    r"(?:[复覆]|给|联[系络]|联络|通知|告诉|打给|打畀|发|回|找|问|话)(?:俾|畀)?我(?!们?公司|的)"
    r"|\b(?:call|text|email|tell|ring|message|contact|send|give|show) me\b|let me know|back to me"
)
"""What is done to the rep is not done by him: 周五回复我."""

UNDECIDED: Final = any_case(
    r"^(?:再|才|能|可以|应该)?(?:决定|定(?:下来|好)?|拍板|考虑好|想好|商量好|出结果|有结果|有消息|有答复)$"
    r"|^(?:decides?|decision|to decide)$"
)
"""Whoever decides, it is not the rep."""

GIVEN_BACK: Final = any_case(
    r"^(?:会|再|就)?(?:给(?:个)?)?(?:答[复覆]|回[复覆]|消息|准信|准话|回话|话|回音|反馈)$|^(?:reply|answer|confirm)$"
)
"""After the client's words it is he who will answer: 她说要商量,周五给答复."""

SAID: Final = any_case(
    r"^(?P<who>[她他佢]|客户|对方)?[说话](?:是|了|过)?(?:[她他佢](?:自己)?)?(?=\S)|^(?:(?:she|he|they) )?(?:says?"
    r"|said) (?:that )?(?=\S)"
)
"""What leads to the client's own words."""

CLIENT_COMES: Final = any_case(
    r"试驾|试乘|看车|看房|看样|看货|睇车|睇楼|到店|来店|进店|过来|(?<![回出下上后原从本带拿])(?<![^一]起)来|嚟|提车"
    r"|取车|提货|取货|交车|签|验收|安装|保养|上门|见面"
    r"|\b(?:come|comes|coming|visit|visits|test drive|sign|signs|pick up|picks up|collect|collects|drop by|stop by)\b"
)
"""What the client does and the rep must be there for."""

CLIENT_GIVES: Final = any_case(
    r"答[复覆]|回[复覆]|[复覆]我|回话|回音|回我|回电|给(?:我|我们)?.{0,3}(?:消息|答案|结果|准信|准话|信|答复|回复"
    r"|反馈|资料|单)|决定|定下来|拍板|确认|打(?:电话)?(?:给我|过来|来)|联[系络]我|找我|联络我|通知(?![她他佢])|告诉我"
    r"|发(?:给我|我|资料|图|单|过来|来|需求|清单)?"
    r"|付|[交下给]定|定金|订金|打款|汇款|转账|转钱|下单|下订|落单|寄回|寄给我|寄|传|考虑好|商量好|给(?:个)?(?:话"
    r"|说法|数|价|准)|反馈|回价|盖章|签回|报给我|给定金|出结果|审批|批"
    r"|\b(?:decides?|deciding|call(?:s|ing)?(?: me)?|let me know|get(?:s|ting)? back|repl(?:y|ies)|answers?"
    r"|confirms?|pays?|paying|sends?|sending|orders?|tells? me|text(?:s)? me|email(?:s)? me"
    r"|come(?:s)? back to|respond|approve|transfer|place an order|reach out|give (?:me|us) (?:an? )?(?:answer"
    r"|decision|date))\b"
)
"""What the client said he would do and the rep waits for."""

WANTED: Final = any_case(
    r"^(?:说)?(?:必须|一定要?|得|要)(?:到(?!店|公司|时)|交货|到货)|要求|[让叫要]我(?!们?公司)|希望我|催我|\b(?:asks?"
    r"|asked|wants?|needs?) (?:me|us)\b|"
    r"^(?:[她他佢]|客户|对方)?(?:就|急着|急)?(?:要|想要|需要)(?:拿到|拿|看到?|收到?|用|有|货|个?(?:报价|样品|资料"
    r"|答复|价|方案|货|车))|^(?:she |he |they )?(?:needs?|wants?) (?!to\b)"
)
"""What the client is waiting for: to be ready on that day."""

OF_HER_LIFE: Final = any_case(
    r"忙|很|都|没|一直|休假|请假|有空|换|买|搬|结婚|毕业|生(?!成)|出国|回国|退休|入职|离职|上线|开业|装修|考试|放假"
    r"|出差|回来|出发|住进|开学"
    r"|\b(?:buy|buying|move|moving|switch|retire|travel|graduate|wedding|open|launch|decide|busy|away|out)\b"
)
"""What happens to the client by a day is nothing the rep promised."""
