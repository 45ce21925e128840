"""Verbs by which a sale or a return is told, and what makes one no sale of ours; Chinese simplified, English small."""

from typing import Final

from playbook.writing import any_case

_NUMBER_NEXT = r"(?=\s?(?:[0-9¥$]|[一二两三四五六七八九十百][^起直般定样共]))"

SALE: Final = any_case(
    r"[下落出](?:了|咗|好)?(?:一?[个张])?(?:大|首|新)?单(?:了|咗|成功)?(?!价|子|纯|位|号|据|元)|[下落](?:了|咗"
    r"|好)?订(?:了|咗)?(?![单购货阅])"
    r"|成交(?![价量率额])(?:了)?|拿下(?:了)?|成单|签单(?:了)?|签(?:了|下|完|好"
    r"|咗)?(?:了)?(?:一?[份个张])?(?:[大小首新]?单|合同|约(?!定)|协议"
    r"|合约)(?:了)?"
    rf"|签(?:了|下|咗){_NUMBER_NEXT}"
    r"|(?:买|订|定|提|购|续|卖|付|刷|拿|采购|订购|购买|购入|加购|消费|充值|充|报名|办|转|收)(?:了|咗)(?!解)|要了"
    r"|报了(?:名|班)"
    r"|买走|买下|买入|提走|拿走|卖出|卖掉|卖给|提车|购买|购入|订购|订货|加购|复购|回购|续单|返单|补单|补货|进货|续费"
    r"|续保|续约|续签|开单"
    r"|全款|付款|付清|收款|收到(?:了)?(?:[她他佢](?:的)?)?(?:货?款|全款|po|订单)|到账|打款|汇款|转账|俾咗|畀咗|消费"
    r"|充值(?!卡)"
    rf"|^(?:又|再次)?[买订提]{_NUMBER_NEXT}"
    r"|\b(?:bought|purchased|(?:re-?)?ordered|paid|sold|placed (?:an?|the|another) (?:\w+ )?order|signed|closed|took"
    r"|picked up|renewed"
    r"|topped up|deal done|got an? order|won the (?:order|deal|contract)|po received|received (?:a|an|the|her"
    r"|his) (?:po|purchase order|order)|(?:new|repeat|first|big) order(?! form)|invoice paid"
    r"|order (?:placed|confirmed))\b"
)

UNSURE: Final = any_case(
    r"(?:提|定|付|刷|拿|充|办|转|收|要|报)(?:了|咗)|took|closed|picked up|signed|paid|renewed|topped up"
)
"""Verbs that tell of a sale only with an amount that is clear by itself."""

PAID_DOWN: Final = any_case(r"[下落](?:了|咗|好)?订(?:了|咗)?")
"""What is paid with it may be no more than a deposit (落訂)."""

RETURN: Final = any_case(
    r"退(?:了|掉|回|咗)(?!休|伍|学|群|烧|出|役|票|房|款方)(?:了)?(?:货|款|车|单)?|退(?:货|款|单|车)(?:了"
    r"|咗)?(?!政策|规定|流程|问题|条件)"
    r"|\b(?:returned|refunded|sent back|gave back|brought back)\b(?!\s+(?:my|the|his|her|our)?\s?(?:calls?|messages?"
    r"|from|to)\b)"
)

NOT_YET: Final = any_case(
    r"(?:没(?!多久)有?|未|不(?!错|到|久)|别|无|冇|唔|勿)[^,]{0,6}$"
    r"|想|打算|准备|考虑|计划|要(?!了)|希望|可能|也许|或许|大概|应该|估计|会(?![员议展])|将|愿意|[不才]?能(?!用)"
    r"|可以|肯|等|待"
    r"|再(?!次|度|[^,]{1,4}[了咗])|谈|劝|让|叫|催|争取|力争|差点|差一点|如果|要是|若|只要|假如|除非|万一|一旦|需|拟"
    r"|有意|有望|问|快要?$"
    r"|下次|下回|改天|到时|将来|以后|月底|年底|下个?月|下周|明年|答应|承诺|说好|保证|约好|说是?要|目标|任务|预计"
    r"|预算|报价|报了?价|降到|谈到|低于|怕"
    r"|(?<!当场)(?<!直接)(?<!马上)(?<!立刻)(?<!当天)(?<!今天)就[^,]{0,2}$"
    r"|n['’]?t\b|\b(?:not|never|no|would|will|might|could|should|shall|can|wants?|wanted|wish\w*|hop(?:es?|ing)"
    r"|plans?|planning"
    r"|going to|about to|ready|thinking|consider\w*|if|unless|once|when|until|almost|nearly|ask(?:s|ed|ing)?"
    r"|promis\w*|expects?|likely|maybe|perhaps"
    r"|probably|needs?|quoted|instead|soon|to\s*$|have (?:him|her|them))\b|['’]ll\b"
)
"""Before the verb: not done, or not yet."""

AFTER_ALL_NOT: Final = any_case(
    r"的话|^\s?(?:不了|不起|不成|没成|前(?!台)|之前|以前|失败|意向|条件|流程|时间|日期)|(?:没成|黄了|泡汤|作废|反悔"
    r"|不要了|又?取消|算了|再说|怎么样|多少|之前要)|吗|么$"
    r"|\b(?:if|unless|fell through|cancel\w*|pending|tomorrow|soon|no deal|off the table)\b"
)
"""After the verb: it came to nothing, or depends on something."""

VETO: Final = any_case(
    r"取消|撤单|撤销|作废|黄了|泡汤|反悔|别家|别人|竞品|同行|对手|去年|前年|上次|以前|之前|曾经|早就|原来|当年|听说"
    r"|据说|朋友|同事|邻居|亲戚|隔壁|别的|网上|淘宝|京东|拼多多|直播间|(?:[她他佢]|客户)(?:把)?[^,给]{0,4}卖"
    r"|买(?:了|过)?(?:的|套|一套|间)?.{0,3}房|老家|给(?:孩子|儿子|女儿|老婆|老公|先生|太太|爸|妈|父母)[^,]{0,3}买"
    r"|(?:孩子|儿子|女儿|老公|老婆|爱人)[^,]{0,4}买|房贷|学费|工资|罚款|住院|看病|电话费|红包|人情"
    r"|\b(?:elsewhere|online|amazon|(?:she|he|they) sold|last year|years ago|competitor|another (?:dealer|shop|store"
    r"|supplier|vendor)"
    r"|somewhere else"
    r"|cancel\w*|refus\w*"
    r"|declin\w*|(?:new |a )?house|friend|neighbou?r|cousin|tuition|(?:signed|closed|took|paid) (?:off|up|down|over"
    r"|attention|a visit)"
    r"|hospital|salary|(?:her|his) (?:own )?(?:kids?|sons?|daughters?)|from (?:them|a rival|the rival))\b"
)
"""Anywhere in the clause: not from us, or long ago, or off again."""

HANGS: Final = any_case(
    r"(?:如果|要是|若|只要|假如|除非|万一|一旦)|^(?:等|降到|谈到)|的话$|^(?:if|unless|once|when|as soon as"
    r"|provided)\b"
)
"""A clause on which the next depends."""

STOPS: Final = any_case(
    r"[来去说问想等谈聊约催送]|预计|下次|还[要想差欠]|孩子|家|老公|老婆|身高|体重|岁|定金|订金|首付|押金|尾款|预算"
    r"|优惠|便宜|报价|公里|分钟|小时|电话|微信|要(?!了)"
    r"|\b(?:wants?|needs?|budget|deposit|call|quote|kids?|sons?|daughters?|wife|husband|says?|said|asked|tall|old|km"
    r"|miles|hours?"
    r"|minutes|discount|off)\b"
)
"""Words of a clause that speaks of something else than the goods."""
