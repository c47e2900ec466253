"""Where the widgets of a weblog begin that stand below its article, in a page saved as text.

In: the texts of the lines. Out: the place of the first line that is none of the article. One widget proves nothing: a
guideline may have sections on comments and profiles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# Widgets that no guideline has, and what stands among them; of the second kind some could head a section.
_SURE_WIDGETS: Final = _any(
    r"コメント(?:の投稿|を投稿|を書く|を残す|フォーム)(?:する)?|(?:この記事(?:への|の|に))(?:コメント|トラックバック)|(?:トラックバック|TB)(?:URL|一覧)?(?:\s*[:：(（].{0,60})?",
    r"(?:管理者|管理人|投稿者)にだけ(?:表示|公開).{0,10}|非公開コメント|(?:ブログ内|サイト内|記事)?検索フォーム|ブログ内検索|メールフォーム",
    r"(?:月別|過去の?)?アーカイブ|(?:最新|最近|人気|新着)の?(?:記事|コメント|トラックバック|エントリー?|投稿)|月別(?:一覧)?|このブログについて",
    r"Author\s*[:：].{0,30}|タグクラウド|ブログ(?:パーツ|ランキング|村)|(?:ブロとも|読者)(?:申請|登録|一覧)?(?:フォーム)?|関連記事",
    r".{0,12}(?:カウンター|アクセス解析)|(?:RSS|Atom)(?:リンクの表示|フィード)|(?:前|次)の記事.{0,60}",
    r".*(?:TB|Trackback|トラックバック|CM|Comment|コメント)\s*[(:（：]\s*[-\d０-９]+\s*[)）]?.*",
)
_WIDGETS: Final = _any(
    _SURE_WIDGETS.pattern,
    r"コメント|検索|カテゴリー?別?(?:一覧)?|プロフィール|自己紹介|Profile|カレンダー|タグ|QRコード|RSS|リンク集?|友だち|パスワード",
    r"広告(?:[(（][^)）]{1,20}[)）])?|スポンサー(?:ド)?(?:サイト|リンク)",
)
_WIDGET_GAP: Final = 22  # lines between two widgets: a profile, a book, a few adverts
_WIDGETS_ENOUGH: Final = 4  # different ones
_SURE_ENOUGH: Final = 2  # of the first kind
_TAIL: Final = 0.6  # share of the characters: what is longer is no tail


def tail(texts: Sequence[str]) -> int:
    """Return where the tail begins; behind the last line where there is none."""
    widgets: list[int] = []
    for place in [place for place, text in enumerate(texts) if _WIDGETS.fullmatch(text)][::-1]:
        if (widgets[-1] if widgets else len(texts)) - place > _WIDGET_GAP:
            break
        widgets.append(place)
    different = {texts[place] for place in widgets}
    sure = sum(bool(_SURE_WIDGETS.fullmatch(text)) for text in different)
    if len(different) < _WIDGETS_ENOUGH or sure < _SURE_ENOUGH:
        return len(texts)
    start = widgets[-1]
    characters = [len(text) for text in texts]
    return start if sum(characters[start:]) <= _TAIL * sum(characters) else len(texts)
