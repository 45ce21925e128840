"""How firms end, in Chinese (simplified) and in Latin letters."""

from typing import Final

from playbook.writing import word_list

SURE: Final = word_list(
    "有限责任公司 股份有限公司 有限公司 分公司 子公司 总公司 公司 集团 科技 贸易 商贸 物流 货运 快递"
    " 运输 银行 证券 保险 地产 置业 物业 建材 建筑 工程 装饰 装修 设计院 设计 工作室 事务所 研究院"
    " 研究所 实业 工业 电子 电器 机械 制造 化工 医药 药业 食品 餐饮 服饰 服装 纺织 家具 家居 酒店 宾馆"
    " 饭店 餐厅 超市 商场 商行 百货 广告 传媒 文化传播 网络 软件 信息 咨询 投资 控股 租赁 汽贸 汽车城"
    " 4s店 医院 诊所 药房 大学 学院 中学 小学 幼儿园 学校 培训中心 中心 协会 商会 合作社 农场 果园"
    " 茶行 律所 加盟店 专卖店 旗舰店 连锁 企业 株式会社 出版社 旅行社 报社 杂志社 俱乐部 事业部 项目部"
    " 工厂 加工厂 修理厂 汽修厂 车行 房产 外贸 国际 实验室"
)
"""Wherever they stand, a firm ends with them."""

AT_END: Final = word_list("厂 店 行 社 院 局 所 部 馆 吧 坊 楼 阁 轩 堂 记 铺 站 城 园 场 校")
"""They end a firm only at the end of a word of three characters or more: 宏达厂, 老街面馆."""

LATIN: Final = word_list(
    "ltd limited inc incorporated corp corporation co company gmbh ag llc llp plc pte pty sdn bhd bv"
    " nv sa srl kk group holdings bank logistics trading industries international technologies"
    " technology solutions partners consulting services systems motors foods hotel clinic hospital"
    " school university studio agency"
)
"""Without dots, in small letters."""

NOT_A_FIRM: Final = "想要买看问约找去换在开来用做卖给跟说叫请有是没不已刚准打希需能可会喜老家孩住儿女爸妈她他我你"
"""A word that begins like this is about a firm, but none: 想开公司, 在银行上班."""
