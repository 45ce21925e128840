"""Words by which a clause is worth keeping as a fact (B2, A6, F3); Chinese simplified, English in small letters."""

import re
from typing import Final

from playbook.capture.model import FactKind

_CHINESE_AND_ENGLISH: Final = {
    FactKind.EMAIL: (r"邮箱|[\w.+-]+@[\w-]+\.\w+", r"e-?mail (?:is|address)"),
    FactKind.BIRTHDAY: (r"生日", r"birthday|born(?! in\b)"),
    FactKind.GOAL: (
        r"(?:今年|明年|公司|年度)?目标|翻一番|翻倍|[想要打算计划]+(?:开分店|扩店|扩产|上市|做大|扩张)|梦想|业绩指标"
        r"|kpi",
        r"goals?|targets?|(?:wants|plans|hopes) to (?:grow|double|expand|open|retire)",
    ),
    FactKind.WISH: (
        r"^(?:还|也|就|一直|很)?(?:想要|想换|想买|想看|想试|想找|要换|要买|打算[买换]|看中|看上|钟意"
        r"|喜欢(?=.*[A-Za-z0-9车款]))",
        r"wants?|looking for|prefers (?!to be|whatsapp|wechat|line|e-?mail|text|calls?)|would like|needs?(?= a\b)",
    ),
    FactKind.CHILDREN: (
        r"孩子|小孩|儿子|女儿|宝宝|娃|闺女|小朋友|家教|幼儿园|上学|上小学|中考|高考|小升初|二胎|满月|孙子|孙女|囡"
        r"|仔仔",
        r"kids?|child|children|sons?|daughters?|oldest|eldest|youngest|baby|babies|tutor|kindergarten|grand(?:son"
        r"|daughter|child)\w*",
    ),
    FactKind.AGE: (
        r"属[鼠牛虎兔龙蛇马羊猴鸡狗猪]|(?<![0-9])(?:19|20)?[0-9]{2}(?:年的|年生|年出生|后$)|(?<![0-9])[2-9][0-9]岁",
        r"(?:[2-9][0-9]) years old|year of the \w+|born in (?:19|20)[0-9]{2}|aged? [2-9][0-9]",
    ),
    FactKind.PET: (
        r"[养遛](?:了|着)?.{0,4}[狗猫鱼鸟]|宠物|[狗猫](?!粮)|金毛|泰迪|柯基|布偶",
        r"dogs?|cats?|pets?|puppy|kitten|labrador",
    ),
    FactKind.HOME_TOWN: (
        r"老家|家乡|籍贯|老乡|同乡|是[一-鿿]{2}人$|祖籍",
        r"home ?town|comes from|is from|['’]s from(?= (?-i:[A-Z]))|born in(?! (?:19|20)[0-9])|grew up in"
        r"|originally from|^from (?-i:[A-Z])\w+$",
    ),
    FactKind.SCHOOL: (
        r"校友|同学|战友|当过兵|当兵|毕业|退伍",
        r"alumni|classmates?|served in|army|navy|veteran|graduated|went to (?=[A-Z])",
    ),
    FactKind.FAITH: (
        r"信佛|吃素|信教|基督|清真|回民|教会|拜佛|素食",
        r"buddhist|christian|muslim|vegetarian|vegan|halal|church",
    ),
    FactKind.DECIDER: (
        r"做主|说了算|拍板|决定权|话事|要(?:先)?问(?:过)?(?:老公|老婆|先生|太太|领导|老板)|(?:跟|和|同)(?:老公|老婆"
        r"|先生|太太|家里|领导|老板)商量|听(?:老公|老婆|太太|先生)的",
        r"decides|decision|has the say|decision[- ]maker|needs approval|signs off",
    ),
    FactKind.BUDGET: (r"预算", r"budget"),
    FactKind.RIVAL: (
        r"别家|竞品|对比|还在看|也在看|同行|其他家|货比三家|在跟.{1,8}[谈比]",
        r"competitor|comparing|also looking at|another (?:dealer|supplier|vendor)|other quotes",
    ),
    FactKind.OWNS: (
        r"(?:现在|目前|以前|家里|自己)?开(?:的)?(?:是)?(?:一?[辆台])?(?:宝马|奔驰|奥迪|大众|丰田|本田|别克|比亚迪"
        r"|特斯拉|沃尔沃|理想|蔚来|小鹏|[A-Za-z]+ ?[0-9]+)|(?:现在|目前)(?:开|用|住)(?:的)?(?:是)?"
        r"|有(?:一?[辆台套]).{0,6}[车房]",
        r"drives an?|currently (?:drives|uses|has|has got)|already (?:has|owns)|owns an?",
    ),
    FactKind.FAMILY: (
        r"老公|老婆|(?:(?<![一-鿿])|(?<=[她他佢的跟和同听问与]))(?:先生|太太)|爱人|父母|爸|妈|婆婆|岳|结婚|怀孕|家里"
        r"|公公|弟弟|妹妹|哥哥|姐姐|离婚|对象|男朋友"
        r"|女朋友|未婚|单身",
        r"husband|wife|parents?|mother|father|mum|mom|dad|married|pregnant|brother|sister|family|wedding|engaged"
        r"|divorced|girlfriend|boyfriend|partner",
    ),
    FactKind.HEALTH: (
        r"住院|手术|生病|感冒|发烧|骨折|糖尿病|高血压|血压高|腰不好|颈椎|体检|过敏|养病|不舒服|怀孕(?=$)",
        r"hospital|surgery|operation|ill|sick|diabet\w+|allerg\w+|bad back|recovering",
    ),
    FactKind.HOME: (
        r"搬家|搬[到新仓]|新房|装修|住在|住[^院]|新仓库|买房|乔迁|地址|收楼",
        r"moving|moved|new house|renovat\w*|lives in|warehouse|address",
    ),
    FactKind.TASTE: (
        r"爱[吃喝饮]|(?:喜欢|钟意)[吃喝饮食]|不(?:能)?[吃喝](?!了|完)|忌口|口味|吃辣|抽烟|戒烟|滴酒|酒量|海鲜|茅台"
        r"|普洱|龙井"
        r"|铁观音",
        r"(?:likes|loves|only drinks|drinks|eats|does ?n[o'’]?t (?:eat|drink)) (?!golf|to )?(?:tea|coffee|wine"
        r"|whisky|beer|spicy|seafood|sushi|meat|fish|pork|alcohol)|smoker?s?",
    ),
    FactKind.WORK: (
        r"上班|公司|跳槽|升职|升了|生意|工作|出差|单位|开店|退休|采购|加班|开厂|创业|做.{1,4}的$|返工|老板|经理"
        r"|总监|财务|当老师|医生|律师|厂里",
        r"works?|job|promoted|promotion|office|own boss|retired|business trip|company|colleague|manager|runs a"
        r"|startup|engineer|teacher|doctor|lawyer",
    ),
    FactKind.CHARACTER: (
        r"性格|脾气|急性子|慢性子|性子|直爽|细心|谨慎|挑剔|话不多|话多|健谈|内向|外向|好面子|爱面子|强势|怕麻烦"
        r"|重感情|爱砍价|会砍价",
        r"easy-?going|talkative|cautious|picky|straightforward|temper|introvert\w*|outgoing|haggl\w+"
        r"|detail-oriented|punctual|shy",
    ),
    FactKind.CONTACT_WAY: (
        r"微信(?:号|名|昵称|id)|(?:微信|line|qq|whatsapp)[: 是]{0,2}(?=[a-z0-9_@.-]*[0-9_@])[a-z0-9][\w@.-]{3,}"
        r"|(?:平时|一般|只|常|喜欢|习惯)[^,]{0,2}(?:用)?(?:微信|电话|短信|line|whatsapp)|微信联系(?!了|过)|别打电话"
        r"|不(?:爱|喜欢)接电话",
        r"prefers (?:to be )?(?:whatsapp|wechat|line|e-?mail\w*|text\w*|calls?|called)|(?:whatsapp|wechat"
        r"|line) (?:id|is)|(?:whatsapp|wechat|line|e-?mail|text\w*) only|best reached (?:by|on|via)|don['’]?t call"
        r"|no calls",
    ),
    FactKind.HOBBY: (
        r"(?:喜欢|钟意)(?=\S)|爱好|爱[看玩跑钓爬唱听旅打]|钓鱼|打球|高尔夫|跑步|健身|瑜伽|爬山|旅游|摄影|麻将|羽毛球"
        r"|篮球"
        r"|足球|滑雪|马拉松|骑行|行山"
        r"|游泳|露营|黄山|喝茶|书法|养花|广场舞|唱歌|追剧|打牌|潜水|球迷|收藏",
        r"likes|loves|hobby|enjoys|plays|golf|fishing|hiking|yoga|running|travels?|travelling(?! (?:until|till|to"
        r"|on|for|this|next|now))|camping|tennis|football|skiing|cycling|marathons?|fan of|collects|swims?"
        r"|photography",
    ),
    FactKind.HOURS: (
        r"(?:才|比较)?(?:有空|方便|得闲)(?![面店])|不方便接|午睡|上夜班|几点[前后]|晚上才",
        r"only free|best time|night shifts?|free (?:after|before|on|in)|(?:not|never|never call) before",
    ),
}

TOPICS: Final = {
    kind: re.compile(rf"{chinese}|\b(?:{english})\b", re.IGNORECASE)
    for kind, (chinese, english) in _CHINESE_AND_ENGLISH.items()
}
"""In the order they are tried; the first that fits names the fact."""

LONGEST_FACT: Final = 60
"""Letters; a longer clause is a story, no fact."""

TOLD: Final = re.compile(
    r"^(?:['’]s\s+|(?:而且|另外|还有|对了|听说|得知|知道了?|原来|聊[到了过]|谈[到了过]|提到|说起|聊起|了解到)[,:]?"
    r"|(?:[她他佢]|客户|对方)?(?:跟我|和我)?(?:也|还|又)?(?:说(?![了]算|话|不)|讲(?!究|价)|表示|透露|告诉我|提到"
    r"|話)(?:了|过|是|起)?(?:[她他佢](?:的|自己)?(?=预算|目标|邮箱|过?生日|老家|性格|微信|在|是|有|想|要|喜欢|爱|属"
    r"|住|姓|开|做|养|不))?"
    r"|[她他佢](?:的)?(?=预算|目标|邮箱|过?生日|老家|性格|微信|属|爱好|喜欢|爱|不吃|不喝|有|在|是|住|姓|开|做|养)"
    r"|(?:(?:she|he|they|client)\s)?(?:also\s)?(?:said|says|mentioned|mentions|told me|tells me)\s(?:that\s)?"
    r"|(?:also|and|apparently|btw|turns out)\b[,\s]*)(?=\S)",
    re.IGNORECASE,
)
"""Words that lead to what was told and are no part of it."""
