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

TRADES: Final = word_list(
    "五金 机电 电机 电气 电力 电线 电缆 水暖 钢材 钢铁 钢构 金属 铝业 铜业 模具 轴承 阀门 泵业 塑料 塑胶 橡胶"
    " 包装 印刷 纸业 玻璃 陶瓷 石材 木业 门窗 灯饰 照明 光电 半导体 芯片 能源 新能源 环保 生物 生物科技 农业"
    " 牧业 水产 粮油 茶业 茶叶 酒业 烟酒 珠宝 眼镜 鞋业 皮具 箱包 针织 印染 布业 美容 美发 影视 传播 文化 民宿"
    " 汽配 汽修 汽贸 驾校 电商 进出口 供应链 冷链 速运 快运 船务 航运 租车 劳务 人力 园林 安防 通信 通讯 数码"
    " 重工 精工 精密 自动化 制药 化妆品 日化 母婴 文具 农机 种业 饲料 肉业 水业 乳业"
)
"""They end a firm at the end of a word with two characters or more before them: 福田五金, 建华机电."""

NO_FIRM_BEFORE: Final = "来去回致充停用耗省漏触发供家水断打要做批搞卖买换修个些的点种"
"""宏达电 is a firm; 来电, 充电 and 用电 are none. 做五金, 批五金: what one does is none either."""

GOODS: Final = (
    "[一二两三四五六七八九十几每全整爱重关参学谈聊送发报订购拿收退帮配供卖]"
    "|二手|进口|国产|高档|新款|老款|定制|批发|零售"
)
"""How goods begin that only look like a firm: 一批五金, 进口化妆品."""

LATIN: Final = word_list(
    "ltd limited inc incorporated corp corporation co company gmbh ag llc llp plc pte pty sdn bhd bv"
    " nv sa srl kk group holdings bank logistics trading industries international technologies"
    " technology solutions partners consulting services systems motors foods hotel clinic hospital"
    " school university studio agency"
)
"""Without dots, in small letters."""

NOT_A_FIRM: Final = "想要买看问约找去换在开来用做卖给跟说叫请有是没不已刚准打希需能可会喜老家孩住儿女爸妈她他我你"
"""A word that begins like this is about a firm, but none: 想开公司, 在银行上班."""
