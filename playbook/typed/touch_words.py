"""Words by which a contact is commercial or care (C8); Chinese simplified, English in small letters."""

from typing import Final

from playbook.writing import any_case

COMMERCIAL: Final = any_case(
    r"报价|报个价|价格|价钱|优惠|折扣|打折|降价|砍价|讲价|还价|首付|贷款|分期|按揭|全款|定金|订金|尾款|付款|收款|预算|方案|样品|合同|签约|签单"
    r"|下单|订单|成交|续保|续费|续约|续签|续单|补货|进货|订货|复购|回购|再买|加购|换车|换购|置换|团购|促销|活动价|新品|新款|新车"
    r"|试驾|试乘|看车|看房|看样|看货|演示|推荐|介绍产品|车型|配置|型号|想要|想换|想买|想看|要买|要换|打算买|打算换|看中|看上|考虑买|意向"
    r"|快用完|用完|多少钱|几折|竞品|别家|对比"
    r"|\b(?:quotes?|quotations?|pric(?:e|es|ing)|discounts?|offers?|deals?|deposit|payment|invoice|contract|orders?|reorder|restock"
    r"|renew\w*|upsell|cross-?sell|proposal|budget|samples?|test[ -]drive|demo|viewing|buy|buying|purchase|sign(?:ing)?"
    r"|upgrade|trade-?in|finance|loan|wants?|running out|runs out|used up)\b"
)
"""Money, goods, and what leads to a sale."""

CARE: Final = any_case(
    r"生日|节日|祝(?!您?生意)|问候|问好|拜年|慰问|探望|看望|贺|恭喜|感谢|谢谢|道谢|答谢|致谢|关心|关怀|聊两句|聊聊天|叙旧|问声好|打个招呼"
    r"|售后|用得怎|用的怎|用着|使用情况|满意度|保养提醒|安装好|修好|道歉|赔不是|投诉|孩子|宝宝|生病|住院|身体|天气|降温|中秋|春节|元旦|端午|新年"
    r"|\b(?:birthday|greet\w*|congrat\w*|thank\w*|say hello|hello|catch up|check(?:ing)? in|get well|condolences"
    r"|after-?sales|how it works|how it goes|happy with|satisf\w*|apolog\w*|complain\w*"
    r"|holiday|christmas|new year|festival)\b"
)
"""Kindness, thanks, and how a thing bought serves."""
