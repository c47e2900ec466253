"""Names that more than one municipality of Japan bears: such a name alone does not tell which one is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidecompare.corpus import codes
from guidecompare.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidecompare.model import City

# Municipalities as of 2024, by the codes of 全国地方公共団体コード.
CODES: Final = {
    "伊達市": ("012335", "072133"),
    "南牧村": ("103837", "203050"),
    "南部町": ("024457", "193666", "313891"),
    "太子町": ("273813", "284645"),
    "小国町": ("064017", "434248"),
    "川上村": ("203041", "294527"),
    "川崎町": ("043249", "406058"),
    "川西町": ("063827", "293610"),
    "広川町": ("303623", "405442"),
    "府中市": ("132063", "342084"),
    "日野町": ("253839", "314021"),
    "日高町": ("016012", "303828"),
    "明和町": ("105228", "244422"),
    "昭和村": ("074462", "104485"),
    "朝日町": ("063231", "163431", "243434"),
    "松前町": ("013315", "384011"),
    "森町": ("013455", "224618"),
    "池田町": ("016446", "183822", "204811", "214043"),
    "清水町": ("016365", "223417"),
    "美浜町": ("184420", "234460", "303810"),
    "美郷町": ("054348", "324485", "454311"),
    "美里町": ("045055", "113816", "433489"),
    "金山町": ("063614", "074454"),
    "高山村": ("104281", "205435"),
    "高森町": ("204030", "434281"),
}


def untold(cities: Iterable[City]) -> tuple[Problem, ...]:
    """Return a warning for each name of ``cities`` that several municipalities bear and nothing tells apart."""
    names = dict.fromkeys(city.name for city in cities if not city.code and not city.prefecture)
    return tuple(
        Problem.of(
            "city-has-namesakes",
            Severity.WARNING,
            name=name,
            count=len(CODES[name]),
            bodies="、".join(f"{code} {codes.prefecture(code)}" for code in CODES[name]),
        )
        for name in names
        if name in CODES
    )
