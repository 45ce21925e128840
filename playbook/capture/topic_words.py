"""Words by which a clause is worth keeping as a fact (B2, A6, F3); Chinese simplified, English in small letters."""

import re
from typing import Final

from playbook.capture.model import FactKind

_CHINESE_AND_ENGLISH: Final = {
    FactKind.BIRTHDAY: (r"生日", r"birthday|born"),
    FactKind.WISH: (
        r"^(?:还|也|就|一直|很)?(?:想要|想换|想买|想看|想试|想找|要换|要买|打算[买换]|看中|看上|喜欢(?=.*[A-Za-z0-9车款]))",
        r"wants?|looking for|prefers|would like|needs?(?= a\b)",
    ),
    FactKind.CHILDREN: (
        r"孩子|小孩|儿子|女儿|宝宝|娃|闺女|小朋友|家教|幼儿园|上学|中考|高考|小升初|二胎|满月|孙子|孙女",
        r"kids?|child|children|sons?|daughters?|baby|babies|tutor|kindergarten",
    ),
    FactKind.PET: (r"[养遛](?:了)?.{0,4}[狗猫鱼鸟]|宠物|[狗猫](?!粮)", r"dogs?|cats?|pets?|puppy|kitten"),
    FactKind.HOME_TOWN: (r"老家|家乡|籍贯|老乡|同乡|是[一-鿿]{2}人$", r"home ?town|comes from|is from|born in"),
    FactKind.SCHOOL: (r"校友|同学|战友|当过兵|当兵|毕业", r"alumni|classmates?|served in|graduated"),
    FactKind.FAITH: (r"信佛|吃素|信教|基督|清真|回民|教会", r"buddhist|christian|muslim|vegetarian|halal|church"),
    FactKind.DECIDER: (
        r"做主|说了算|拍板|决定权|要问(?:老公|老婆|先生|太太|领导)",
        r"decides|decision|has the say",
    ),
    FactKind.BUDGET: (r"预算", r"budget"),
    FactKind.RIVAL: (
        r"别家|竞品|对比|还在看|也在看|同行|其他家",
        r"competitor|comparing|also looking at|another dealer",
    ),
    FactKind.FAMILY: (
        r"老公|老婆|先生|太太|爱人|父母|爸|妈|婆婆|岳|结婚|怀孕|家里|公公|弟弟|妹妹|哥哥|姐姐|离婚|对象",
        r"husband|wife|parents?|mother|father|married|pregnant|brother|sister|family|wedding",
    ),
    FactKind.HOME: (
        r"搬家|搬[到新仓]|新房|装修|住在|住[^院]|新仓库|买房|乔迁",
        r"moving|moved|new house|renovat\w*|lives in|warehouse",
    ),
    FactKind.WORK: (
        r"上班|公司|跳槽|升职|生意|工作|出差|单位|开店|退休|同事|采购|加班|开厂|创业|做.{1,4}的$",
        r"works|job|promoted|promotion|office|boss|retired|business trip|company|colleague",
    ),
    FactKind.HOBBY: (
        r"喜欢(?=\S)|爱好|爱[吃喝打看玩跑钓爬唱听旅]|钓鱼|打球|高尔夫|跑步|健身|瑜伽|爬山|旅游|摄影|麻将|羽毛球|篮球|足球|滑雪"
        r"|游泳|露营|黄山|喝茶|书法|养花|广场舞|唱歌",
        r"likes|loves|hobby|enjoys|plays|golf|fishing|hiking|yoga|running|travel\w*|camping|tennis|football|skiing",
    ),
    FactKind.HOURS: (
        r"(?:才|比较)?(?:有空|方便)|别打电话|不方便接|午睡|上夜班",
        r"only free|best time|night shifts?|don't call",
    ),
}

TOPICS: Final = {
    kind: re.compile(rf"{chinese}|\b(?:{english})\b", re.IGNORECASE)
    for kind, (chinese, english) in _CHINESE_AND_ENGLISH.items()
}
"""In the order they are tried; the first that fits names the fact."""

LONGEST_FACT: Final = 60
"""Letters; a longer clause is a story, no fact."""
