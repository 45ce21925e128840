"""Words around a name in a line: what may follow it, what stands before it, what is no name at all."""

import re
from typing import Final

from playbook.capture.surnames import COMPOUND, PET_PREFIXES, SINGLE, TITLES
from playbook.writing import word_list

FOLLOWS: Final = frozenset(
    "说讲问要想来去约买卖订签付催退换看试提收发给跟和与同对把被让叫请到回打聊谈谢嫌怕等找送带接报交拿用选定做开修"
    "在是有没不无也又再都还就才已刚正将会能可该得很太挺真好多少的地了着过吗呢吧嘛啊呀么啦哦哈"
    "家店车房货款钱单人手电女儿老妈爸妻夫爱生身公婆今明昨前后上下周每这那之于从经由将因为但而且如若则像比另其"
    "欠急忙病走住升搬嫁怀爽懒肯先暂介推转总姐哥弟妹姨叔嫂太仔董工号位只几两一二三四五六七八九十年月日点个台件条份"
    "感表称希觉认知听吃喝玩爱喜讨需属姓名微短邮加改取确投考反态情心口声意目性本此即应答答拒同关联拜访见面临突终居竟"
    "當個這來說講問買賣訂簽換試給與對讓請談謝報開還會過嗎車貨錢單電兒媽愛後週從經為邊號點條臺兩幾聽訊郵確應關聯"
)
"""Characters with which the words after a name may begin (simplified and traditional); others may belong to a longer
name: 张伟 in 张伟强."""

NO_GIVEN_NAME: Final = frozenset(
    word_list(
        "国庆 中秋 元旦 清明 新年 平安 健康 文化 海洋 天明 建军 光明 和平 胜利"
        " 幸福 阳光 志愿 永远 春节 立春 小雪 大雪 晓得"
    )
)
"""Given names that are oftener a word."""

NO_NAME_EITHER: Final = frozenset(word_list("孙子 孙女 师傅 毛孩 大伯 黄牛 高中 马路 钱包 白领 金牌"))
"""Words that begin like a name."""

PRONOUNS: Final = re.compile("[他她它我你您佢们這这那]")

STANDS_ALONE: Final = frozenset(
    "说讲问要想来去约买卖订签付催退换看试提收发给跟和与同对把被让叫请到回打聊谈谢嫌怕等找送带接报交拿用选定做开修"
    "在是有没不无也又再都还就才已刚正将会能可该得很太挺真好多少的地了着过吗呢吧嘛啊呀么啦哦哈家店车房货款钱单人"
    "总姐哥弟妹姨叔嫂董工号欠急忙病走住搬懒說講問來約買賣訂簽換試給與對讓請談謝報開還會過嗎車貨錢單總號"
)
"""Those of them that are a word by themselves: 王芳要 3台, but 张伟明 今天."""

GIVEN: Final = frozenset(
    "芳菲伟强敏镐静丽娟艳杰娜秀霞平刚桂英玲华玉萍红梅兰洁琴雪莉勇磊涛军超鹏斌波辉宇浩然子轩涵梓欣怡佳琪雨婷思颖嘉"
    "慧莹晶倩蕾薇雅璐瑶琳妍彤馨诗语萱晨曦博文泽恒瑞熙志建国庆忠良海峰林森龙虎凯俊豪阳旭东东升利民成康福荣贵财宝珍珠"
    "翠凤云霄鸿飞翔宁安仁义礼智信德才学武斌全胜兵振兴业昌盛隆祥吉星月冰霜露清淑惠娥婵娇媚美妮蓉莲荷菊竹松柏楠桐桦"
    "枫岚岩川江河洋溪泉源晓小正天光亮明昊昕晗楚琛琦瑾瑜璇璟毅远航帆舟宏达通顺豫彬彪雄健壮钢铁铭鑫钰锋镇燕莺鹃鹤"
    "偉強靜麗豔傑蘭勳軍輝瑋薔蘊雲鳳龍寶貴榮慶國學興業陽東潔瓊瑩蓮鵬濤燁曉遠達銘鋒鴻飛"
)
"""Characters of given names, for a name that runs on without a space: 张伟强今天来电."""

BEGINS: Final = re.compile(
    r"[\d@#]|今|昨|前天|明天|后天|大后天|刚|上午|下午|中午|晚上|早上|周[一二三四五六日末]|下周|上周|本周|这周|下个?月|上个?月|月底|年底"
    r"|来[电过了店访公我]|打[电过来]|电话|微信|说|要|想|问|约|下[单了订]|买|看[车房了中过]|催|没|不|在|是|已|签|付|到[店了访]|回[访电复话]"
    r"|退|试驾|面谈|报价|成交|联系|介绍|生日|高兴|满意|的"
)
"""Beginnings of a clause about a client."""

NO_NAME_ALONE: Final = frozenset("和时过能都于应向全明常方高白花水车单管成连保平东安段种员强应曲")
"""Surnames that are much oftener a word: a name that begins with one counts only where somebody must be named."""

_BEFORE_HAN = (
    "给|跟|和|与|同|向|对|替|帮|为|找|见|约|请|陪|等|问|催|谢|叫|让|通知|联系|拜访|回访|看望|探望|碰到|碰见|遇到|遇见|接到|接待|接|收到"
    "|答应|客户|顾客|客人|老板|提醒|打给|发给|寄给|送给|卖给|交给|转给|带|致电|电话|微信|短信|邀请|邀|感谢|告诉|答复|回复|服务|拜会|电联"
    "|、|及|同埋|搵|畀|俾"
)
NAMES_HAN: Final = re.compile(rf"(?:{_BEFORE_HAN})(?:[了过到着一下]{{0,2}})\s?$")
"""After these words somebody is named."""

NAMES_LATIN: Final = re.compile(
    r"\b(?:to|with|for|call(?:ed|ing)?|phone[d]?|r[iau]ng|meet(?:ing)?|met|see|saw|visit(?:ed|ing)?|e-?mail(?:ed)?|text(?:ed)?"
    r"|ask(?:ed)?|tell|told|remind(?:ed)?|send|sent|give|gave|client|customer|contact(?:ed)?|thank(?:ed)?|chase[d]?"
    r"|(?:get )?back to|and|&|mr|mrs|ms|miss|dr)\.?\s$",
    re.IGNORECASE,
)

LINKED: Final = re.compile(r"(?:给|跟|和|与|同|向|对|替|帮|为|给我|客户|顾客|客人|找|搵|畀|俾)\s?$")
"""Words that only lead to a name and go with it, when it is taken out of a line: 给王芳打电话."""

LINKED_LATIN: Final = re.compile(
    r"\b(?:(?:to|with|for|client|customer)\s)?(?:(?:mr|mrs|ms|miss|dr)\.?\s)?$", re.IGNORECASE
)

BY_THE_WAY_AFTER: Final = re.compile(
    r"介绍|推荐|转介|那样|一样|[家他她]?的?(?:朋友|同事|同学|老乡|邻居|亲戚|老公|老婆|爱人|太太|先生|儿子|女儿|孩子|弟弟|哥哥|姐姐|妹妹|爸|妈|表)"
    r"|(?:['’]s\s)(?:friend|wife|husband|brother|sister|son|daughter|colleague|boss|partner|neighbou?r|cousin|mother|father)",
    re.IGNORECASE,
)
"""After a name: he is not the one the line is about."""

BY_THE_WAY_BEFORE: Final = re.compile(
    r"(?:是|由|经过?|通过|像|比|认识|听|说|讲|提到|知道|不是|除了)\s?$|\b(?:by|like|through|than|from|knows?)\s$", re.I
)

NEVER_A_NAME: Final = frozenset(
    word_list(
        "a an the and or but so as at be been by do does did for from had has have he her hers him his i if in"
        " into is it its just me my no nor not now of off on once only our out over own per she some such than"
        " that their them then there these they this those to too under until up us very was we were what when"
        " where which while who whom whose why with would yes yet you your am are can could might must shall"
        " should also again about after all any before both each few more most other same still since through"
        " during today tomorrow yesterday morning afternoon evening tonight week month year mon tue tues wed thu"
        " thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul"
        " aug sep sept oct nov dec january february march july september october november december call called"
        " calls calling met meet meeting spoke speak talked talk sent send email emailed text texted mail quote"
        " quoted offer order ordered bought buy buys paid pay sold sell asked ask told tell said says say wants"
        " want needs need likes like liked thinks think visit visited visits client customer new old good great"
        " bad ok okay hi hello thanks thank please remind remember note follow due deal car cars house home shop"
        " office kids kid son daughter wife husband boss team back got get gets went go goes going came come comes"
        " coming left gave give gives take took see saw seen look looking looks try trying tried wait waiting next"
        " last first second one two three four five six seven eight nine ten day days time pm let lets mr mrs ms"
        " miss dr re fyi asap tbc tbd vip usd rmb lunch dinner coffee phone contract sample samples test drive"
        " showroom delivery big small long short high low open close"
    )
)
"""English words that no part of a name is taken for."""

SELDOM_A_NAME: Final = frozenset(
    word_list(
        "mark bill will rich art hope grace joy faith max may april june august summer dawn sunny penny frank ray"
        " rose lily ivy page price young king brown green white black gray grey wood stone field hill moon star"
        " sky cook baker carter hunter mason miller taylor smith bell ford reed cash chase chance major bishop"
        " banks bush rice fish wolf drew pat sue rob nick jack dick gene dean dale glen cliff"
    )
)
"""English words that are a name only with a capital letter, or where somebody must be named."""

UNITS: Final = re.compile("[元块塊万萬千百年月日号號点點个個台臺件条條箱份位人次%％kKwW张張套辆輛支瓶吨噸斤]")
"""After figures: an amount or a day, not the end of somebody's number."""

FORMS: Final = tuple(sorted(TITLES, key=len, reverse=True))


def surname_length(name: str) -> int:
    """How many characters of a simplified name are its surname; 0 if none."""
    if name[:2] in COMPOUND and len(name) > 2:
        return 2
    return 1 if name[:1] in SINGLE else 0


def is_pet(name: str) -> bool:
    """小王, 阿敏."""
    return len(name) > 1 and name[0] in PET_PREFIXES
