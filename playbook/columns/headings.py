"""What columns are called."""

import re
from collections.abc import Iterable
from typing import Final

from playbook.columns.model import Field
from playbook.writing import plain, word_list

_WORDS: Final[dict[Field, tuple[str, ...]]] = {
    Field.REF: word_list(
        "客户号 客户编号 客户代码 客户编码 客户id 顾客编号 会员号 会员编号 会员id 会员卡号 卡号 编号"
        " 用户id 用户编号 id customerid customerno customernumber customercode custid custno clientid"
        " clientno memberid memberno userid accountid accountno ref"
    ),
    Field.NAME: word_list(
        "姓名 名字 名称 全名 客户 客人 客户名 顾客 会员 会员名 联系人 买家 收货人 称呼 name customer client contact"
        " buyer customername clientname fullname"
    ),
    Field.PHONE: word_list(
        "电话 手机 手机号 手机号码 电话号码 联系电话 联系方式 号码 行动电话 phone mobile tel telephone"
        " cell cellphone phonenumber mobilenumber phoneno mobileno telno"
    ),
    Field.DATE: word_list(
        "日期 时间 购买日 成交日 日子 年月日 date day time datetime timestamp orderedon orderedat paidat"
        " boughton purchasedon invoicedate"
    ),
    Field.AMOUNT: word_list(
        "金额 实付 实付款 实收 总价 总额 总计 合计 价格 价钱 销售额 营业额 消费额 成交价 应收 小计 付款"
        " amount total price sales revenue value sum paid spent subtotal turnover amt"
    ),
    Field.QUANTITY: word_list("数量 件数 个数 台数 份数 数目 quantity qty units count pieces pcs"),
    Field.PRODUCT: word_list(
        "产品 产品名称 商品 商品名称 货品 货品名称 项目名称 品名 车型 型号 品项 项目 服务 套餐 险种"
        " product productname item itemname description article model service goods"
    ),
    Field.FIRM: word_list(
        "公司 单位 企业 公司名 公司名称 单位名称 企业名称 工作单位 firm company organisation organization"
        " employer companyname"
    ),
    Field.JOB: word_list("职位 职务 岗位 头衔 职称 职业 job jobtitle position role occupation"),
    Field.TAGS: word_list("标签 标记 tag tags label labels"),
    Field.ALIAS: word_list("别名 昵称 绰号 又名 alias aliases nickname nick alsocalled"),
    Field.BIRTHDAY: word_list("生日 出生日期 出生年月日 出生 birthday birthdate dateofbirth dob born bday"),
    Field.NOTE: word_list(
        "备注 说明 附注 留言 内容 跟进 跟进记录 跟进情况 记录 情况 纪要 小结 note notes remark remarks comment"
        " comments memo content details summary feedback log"
    ),
    Field.KIND: word_list("跟进方式 联系类型 沟通方式 拜访方式 接触方式 跟进类型 channel contacttype contactkind how"),
    Field.MARGIN: word_list("毛利 毛利额 利润 利润额 净利 净利润 margin profit grossmargin grossprofit"),
    Field.WHOM: word_list("给谁 给谁用 给谁买 买给谁 使用人 forwhom"),
    Field.SOURCE: word_list("得知途径 了解途径 怎么知道的 怎么知道我们 heardofus heardfrom howtheycame"),
    Field.PAID: word_list("外币金额 原币金额 foreignamount paidabroad"),
    Field.CURRENCY: word_list("外币 外币币种 外币币别 原币 原币币种 foreigncurrency"),
    Field.RETURN: word_list("退货 是否退货 退回 returned isreturn"),
}
# Columns that end in one of the words above and are something else.
_OTHER: Final = word_list(
    "建档日期 注册日期 注册时间 入会日期 登记日期 创建时间 创建日期 更新时间 到期日期 到期 订单号 订单编号"
    " 单号 单据编号 流水号 序号 商品编号 产品编号 货号 发票号 员工编号 员工姓名 销售员姓名 单价 原价"
    " 成本价 成本 折扣金额 优惠金额 退款金额 库存数量 支付方式 付款方式 createdat updatedat orderid orderno"
    " ordernumber invoiceno invoiceid transactionid productid itemid itemno sku unitprice listprice cost discount"
    " tax rowid lineno no paymentmethod 毛利率 利润率 净利率 marginrate marginpercent"
)
# Columns of no field of their own that say something of the client: kept in his note unless told otherwise.
_EXTRA: Final = word_list(
    "地址 住址 邮箱 邮件 电子邮件 微信 微信号 wechat qq line whatsapp email mail emailaddress address website"
    " 网址 等级 级别 来源 行业 城市 地区 省份 性别 年龄 爱好 需求 意向 level grade source industry city region hobby"
)
# Days that are those of purchases, whatever else stands beside them.
_SOLD: Final = word_list(
    "购买 成交 下单 付款 订单 消费 销售 交易 签单 ordered order orderedon orderedat paid paidat bought boughton"
    " purchase purchased purchasedon invoice invoicedate sale"
)
_FIELDS: Final[dict[str, Field | None]] = {
    word: field for field, words in _WORDS.items() for word in words
} | dict.fromkeys(_OTHER)
# By two of its headings each: deals in the making, money outstanding; in every language that exports are written in.
_ONLY_EXPORTED: Final = tuple(
    frozenset(word_list(pair))
    for pair in ("预计金额 预计月份", "expectedamount expectedmonth", "已收多少 还没收", "paidsofar stilltocome")
)
_BRACKETS: Final = re.compile(r"[(\[【<].*?[)\]】>]")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BETWEEN: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 40


def field_of(title: str) -> tuple[Field | None, bool]:
    """(the field a heading names, whether it is a heading that we know).

    The longest ending that is known counts, so that 本次消费金额 is an amount and 订单编号 no customer's number.
    """
    parts = _parts(title)
    if not parts:
        return None, False
    joined = "".join(parts)
    endings = ["".join(parts[start:]) for start in range(len(parts))]
    if not joined.isascii():
        endings = [joined[start:] for start in range(len(joined) - 1)]
    known = next((ending for ending in endings if ending in _FIELDS), None)
    if known is None:
        return None, False
    is_rate = _FIELDS[known] is Field.MARGIN and "%" in plain(title)
    return None if is_rate else _FIELDS[known], True


def _parts(title: str) -> list[str]:
    """The words of a heading: customerId is two."""
    written = _CAMEL.sub(" ", _BRACKETS.sub("", plain(title[:_LONGEST])))
    return [part.lower() for part in _BETWEEN.split(written) if part]


def is_extra(title: str) -> bool:
    """Whether a heading without a field of its own says something of the client: 地址, 邮箱, level."""
    known, parts = field_of(title), _parts(title)
    return known[0] is None and any("".join(parts[start:]).endswith(_EXTRA) for start in range(len(parts)))


def only_to_look_at(titles: Iterable[str]) -> bool:
    """Whether the headings are those of an exported list of deals or of money owed, which no import takes in."""
    known = {"".join(_parts(title)) for title in titles}
    return any(known.issuperset(pair) for pair in _ONLY_EXPORTED)


def tells_of_sales(title: str) -> bool:
    """Whether a heading of days says that something was bought on them: 成交日期, paid at."""
    parts = _parts(title)
    joined = "".join(parts)
    return any(part in _SOLD for part in (*parts, joined)) or (not joined.isascii() and joined.startswith(_SOLD))
