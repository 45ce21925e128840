"""What somebody is in his firm: 采购经理, 老板, purchasing manager."""

import re
from typing import Final

from playbook.writing import plain, word_list

_FIELD: Final = word_list(
    "采购 销售 市场 财务 行政 人事 人力资源 技术 生产 工程 项目 运营 客服 物流 仓库 仓储 设备 质量 品质 研发"
    " 产品 业务 大区 区域 区 部门 部 门店 店 车间 厂 公司 总 副总 副 执行 首席 营运 安全 设计 法务 商务 电商"
    " 后勤 车队 供应链"
)
_RANK: Final = word_list(
    "经理 总监 主管 主任 专员 负责人 部长 科长 处长 组长 队长 班长 厂长 店长 院长 校长 行长 局长 所长 会长 站长"
    " 村长 总经理 副总经理 董事长 董事 总裁 副总裁 合伙人 股东 创始人 老板 老板娘 东家 掌柜 助理 秘书 顾问 代表"
    " 工程师 设计师 技术员 业务员 采购员 销售员 会计 出纳 文员 司机 厨师长 主厨 护士长 教练 经纪人 代理商"
    " 经销商"
)
_ALONE: Final = word_list("采购 财务 行政 人事 仓管 跟单 副总 老总 总助 前台 财务总监 法人 个体户")
_ZH: Final = re.compile(
    rf"(?:{'|'.join(sorted(_FIELD, key=len, reverse=True))})*(?:{'|'.join(sorted(_RANK, key=len, reverse=True))})"
    rf"|{'|'.join(sorted(_ALONE, key=len, reverse=True))}"
)
_EN: Final = re.compile(
    r"(?:(?:senior|junior|deputy|assistant|vice|general|regional|area|office|store|plant|fleet|purchasing|procurement"
    r"|sales|marketing|finance|hr|it|operations|project|product|technical|managing|account|key account)\s+)*"
    r"(?:manager|director|buyer|owner|co-owner|founder|co-founder|president|vice president|partner|ceo|cfo|cto|coo"
    r"|head of [a-z]+|purchaser|accountant|secretary|supervisor|foreman|engineer|assistant|consultant)(?![\w'’-])",
    re.IGNORECASE,
)


def is_job(word: str) -> bool:
    """A word that is a job and nothing else: 采购, 采购经理, 老板; not 张经理, which is a name."""
    return bool(_ZH.fullmatch(plain(word)))


def job_after_firm(word: str) -> str:
    """The job in what follows a firm's name: 的采购, 採購經理; empty for anything else."""
    bare = word.removeprefix("的")
    return bare if is_job(bare) else ""


def find_latin_job(text: str, start: int) -> tuple[int, int] | None:
    """Where an English job stands at ``start`` of a text."""
    found = _EN.match(text, start)
    return found.span() if found else None
