"""Chinese surnames, simplified: the common ones, those read in two ways, and the compound ones."""

from typing import Final

from playbook.writing import word_list

SINGLE: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
    "杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷"
    "施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费"
    "纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米"
    "池滕晋苑邬臧畅宫苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽"
    "井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙岑习胥保和蔺尚云区朴员种秘折黑能佘缪隗昝阚逄麦"
    "岩慕戈水粟邝尉谯过湛沃庾利越广禄阙东"
)
"""Of one character."""

COMPOUND: Final = frozenset(
    word_list(
        "欧阳 上官 司马 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 端木 东方 独孤 南宫 闻人 轩辕"
        " 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正"
        " 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里 东郭 南门 呼延 羊舌 微生 左丘 东门 西门 第五 赫连 万俟 叶赫"
        " 纳兰 范姜 张简"
    )
)
"""Of two characters."""

TITLES: Final = word_list(
    "先生 女士 小姐 太太 夫人 老师 经理 总监 主任 老板 老板娘 董事长 董事 院长 校长 厂长 店长 部长 局长"
    " 处长 科长 所长 队长 会长 行长 律师 医生 大夫 教授 博士 师傅 工程师 秘书 会计 助理 阿姨 叔叔 大哥"
    " 大姐 伯伯 奶奶 爷爷 同学 总 姐 哥 弟 妹 姨 叔 伯 婶 嫂 董 工 导 医 局 处 科 队 所 院 校 太 生 少 爷"
    " 公 婆 妈 爸 团 记"
)
"""What follows a surname in 王姐, 陈总, 李老师; Cantonese 陈生, 李太 too."""

PET_PREFIXES: Final = "小老阿大"
"""What stands before a surname or a name in 小刘, 老王, 阿强."""
