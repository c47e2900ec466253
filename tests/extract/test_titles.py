"""The title that a format gives is found in the text, whatever stands around it."""

import pytest

from guidecompare.extract.titles import saying


@pytest.mark.parametrize(
    "title",
    [
        "架空市SNS運用方針",
        "架空市SNS運用方針 | 架空市公式サイト",
        "架空市 - 架空市SNS運用方針",
        "架空市/架空市SNS運用方針",
        "架空市SNS運用方針（PDF）",
    ],
)
def test_the_name_of_the_site_and_remarks_make_no_difference(title: str) -> None:
    """The line may have a circle before it and a remark of its own behind it."""
    texts = ["市政", "○架空市SNS運用方針（見本）", "架空市SNS運用方針を定めます。"]
    assert saying(title, texts) == [1]


def test_the_city_may_stand_before_the_bar() -> None:
    """Some pages part the name of the city from the rest of the title."""
    assert saying("架空市／公式X運用方針", ["くらし", "架空市公式X運用方針"]) == [1]


def test_no_title_is_said_by_nothing() -> None:
    """An empty title, or one that the text lacks."""
    assert saying("", ["", "目的"]) == []
    assert saying("架空市", ["架空市の方針"]) == []
