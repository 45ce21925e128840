"""How many, at what price each, and what is no price: words beside figures; Chinese simplified, English small."""

from typing import Final

from playbook.writing import ZH_NUMBER, any_case

MEASURE: Final = "条台辆个件盒箱只套瓶袋包张份桶支双吨斤罐卷本组把幅棵束片扇面颗枚听打部款单节"
COUNT: Final = rf"[0-9]{{1,5}}|[{ZH_NUMBER}]{{1,4}}"
_PIECES = "pcs?|pieces?|units?|boxes|box|sets?|pairs?|packs?|bottles?|cans?|bags?|cases?|rolls?|tons?|cartons?"
_NO_GOODS = (
    "dollars|euros|pounds|bucks|days|weeks|months|years|hours|minutes|mins|times|kids|sons|daughters|visits|calls|stars"
)

QUANTITY: Final = any_case(
    rf"(?<![0-9.a-z/每{ZH_NUMBER}])(?P<count>{COUNT})\s?(?:公斤|平米|平方|[{MEASURE}])(?![月周星小礼人号])"
    r"|(?<![0-9a-z])(?-i:[x×*])\s?(?P<times>[0-9]{1,5})(?![0-9a-z.万元块])"
    r"|(?<![0-9a-z.,])(?P<before>[0-9]{1,5})\s?(?-i:[x×])(?![0-9a-z])"
    rf"|(?<![0-9a-z.,])(?P<pieces>[0-9]{{1,5}})\s?(?:{_PIECES})\b(?:\s+of\b)?"
    r"|\b(?:qty|quantity)\s?:?\s?(?P<qty>[0-9]{1,5})\b"
    rf"|\b(?P<said>two|three|four|five|six|seven|eight|nine|ten|twelve"
    rf"|a dozen)(?=\s+(?!(?:{_NO_GOODS})\b)[a-z-]*[a-z]s\b)"
    rf"|(?<![0-9a-z.,$€£¥])(?P<goods>[0-9]{{1,3}})(?=\s+(?!(?:{_NO_GOODS})\b)[a-z-]*[a-z]s\b)"
    rf"|(?<![0-9a-z.,$€£¥])(?P<plain>[0-9]{{1,3}})(?=\s+(?:for|at|@)\s*(?:[a-z]{2, 3}\s?)?[$€£¥]?[0-9])"
)
"""How many pieces; an English number before a plural (2 filters), or before its price (2 for 1,280)."""

SLASH: Final = any_case(rf"(?<=[0-9元块万k])/(?=(?:[{MEASURE}]|(?:{_PIECES}|each)\b))")
"""640/pc, 320/条."""

A_YEAR: Final = any_case(r"(?<=[0-9元块万k])/(?=\s?(?:年|years?\b|yr\b|annum\b))")
"""3,600元/年: what a year costs is what was paid."""

EACH_BEFORE: Final = any_case(rf"(?:每[{MEASURE}]|单价|[一1][{MEASURE}]|@|\b(?:each|unit price))\s?[:是要]?\s?$")
EACH_AFTER: Final = any_case(rf"^\s?(?:[@每一][{MEASURE}]|@(?:{_PIECES})\b|each\b|apiece\b|a piece\b|per [a-z]+)")
"""Beside an amount: it is the price of one."""

AT_BEFORE: Final = any_case(r"\bat\s*$")
"""Two filters at 640: each, most likely."""

TOTAL_BEFORE: Final = any_case(
    r"(?:一共|总共|共|总计|合计|总价|总额|总|加起来|全部|\b(?:total(?:ling|ed)?|altogether|in all|all for))\s?(?:是"
    r"|为|:|of|花了|付了|要)?\s?$"
)
TOTAL: Final = any_case(r"[一总]?共|总[计价额]|合计|全部|\b(?:total|altogether|in all)\b")

TOTAL_AFTER: Final = any_case(r"^\s?(?:in total|total|altogether|all in|in all|all together|搞定|全包)")

NO_PRICE_AFTER: Final = any_case(
    r"^(?:款|年(?!货)|版|寸|吋|级(?!别)|匹|升|毫升|度|%|折|点|岁|人|楼|层|室|分(?!期)|小时|公里|座(?!椅)|轮(?!胎)"
    r"|核(?!桃)|号(?!码)|期|克|平(?!板)"
    r"|米(?![线粉])|厘米|公斤|天(?!然)|个月|月(?!饼)|日(?!用)|周(?!边)|次)"
    r"|^\s?(?:kg|g|ml|l|cm|mm|gb|tb|inch|km|kw|years?|days?|weeks?|months?|hours?|minutes?|mins?|times|people"
    r"|percent|am|pm)\b"
)
NO_PRICE_BEFORE: Final = any_case(
    r"(?:尾号|单号|编号|车牌|号码|电话|手机|型号|身高|体重|排名|第|\b(?:no\.?|number|room|size|order)\s?#?"
    r"|#)\s?:?\s?$"
)
"""A bare number beside them is a size, an age, a name."""

_SUM = (
    r"(?:(?:hk|nt|us)?[$¥€£]\s?)?(?:[0-9][0-9,]*(?:\.[0-9]+)?\s?(?:万|千|百|k\b|w\b)?"
    rf"|[{ZH_NUMBER}]+[万千百])[0-9]{{0,4}}\s?(?:元|块钱?)?"
)
_PART = (
    "定金|订金|首付款?|押金|诚意金|意向金|预付款?|预付|尾款|余款|欠款|欠着?|月供|分期|运费|保险费?|佣金|补贴|优惠"
    "|便宜|省|减|让利|折扣|赠送|抵扣|返现"
    "|原价|标价|市场价|报价|预算|另付|还差|还欠"
)
_PART_EN = "deposit|down ?payment|balance|shipping|freight|discount|instal?lments?|list price|budget|saved|saving"
BESIDE_PRICE: Final = any_case(
    rf"(?:{_PART})(?:了|是|为|先|付了?|交了?)?\s?:?\s?{_SUM}"
    rf"|\b(?:{_PART_EN})\s?(?:of|was|is|:)?\s?{_SUM}|\b(?:down from|instead of|was)\s?{_SUM}"
    rf"|{_SUM}\s?的?(?:{_PART})(?!\s?[:了]?\s?[0-9¥$])|{_SUM}\s?(?:{_PART_EN}|off)\b"
)
"""A part of the price or what was taken off it: never the sale itself."""

EDGE: Final = any_case(
    r"^(?:[她他佢](?!们)|客户|又|也|再次|已经|已|刚刚?|终于|直接|当场|现场|一口气|给我们?|跟我们?|在我这里?"
    r"|从我这里?|向我们?|货(?!车|架|柜|运)|提车|提货|每年|年$"
    r"|了|咗|的|是|花了?|一?共(?![享同])|一共|总共|总计|合计|总价|价格|价钱|大单|首单|首批|去|来|搞定|金额|:"
    r"|(?:for|at|of|the|a|an|some|another|more|him|her|them|me|us|he|she|they|client|just|also|from|to|in|on|and"
    r"|worth|cash|total|her|his"
    r"|altogether|today|new|has|have|with|by|it|is|was|contract|deal|order|invoice|full)\b)\s?"
    r"|\s?(?:了|咗|的|是|花了?|共|一共|总共|总计|合计|总价|单价|价格|价钱|现金|全款|付清|搞定|给我|提车|的单"
    r"|(?<![一-鿿])单|成交|每年|(?<=\s)年|(?:^|(?<=\s))(?:year|yr)"
    r"|\b(?:for|at|of|the|a|in|to|and|from|worth|in total|total|altogether|cash|each|paid|today|is|was|it|with|by|on"
    r"|him|her|them|me|us|order|contract|deal|invoice|in full|from))$"
)
"""At either end of what was bought they are no goods."""
