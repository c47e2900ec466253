"""Text set to the width of a terminal: laws of what is on each line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guidecompare.report.columns import WIDTH, width, wrapped

TEXT = st.text(alphabet="市の情報、「発信」。（１）SNS x12 ", max_size=300)


@given(TEXT)
def test_every_line_fits_and_no_character_is_lost(text: str) -> None:
    """Nothing but white space at the ends of lines goes; a comma may stand one place further out."""
    lines = list(wrapped(text, first="(1)  ", others="     "))

    assert all(width(line) <= WIDTH + 2 * 3 for line in lines)
    assert "".join("".join(lines).split()) == "".join(f"(1)  {text}".split())


def test_lines_hang_below_the_text_of_the_first() -> None:
    """A reader finds the number of each item at a glance."""
    lines = list(wrapped("市は、" * 30, first="（１）  ", others="        "))

    assert lines[0].startswith("（１）  市は、")
    assert len(lines) > 1
    assert all(line.startswith(("        市は、", "        は、")) for line in lines[1:])


def test_no_line_begins_with_a_comma_or_ends_with_an_opening_bracket() -> None:
    """As Japanese is set everywhere."""
    lines = list(wrapped("あ" * 40 + "、" + "い" * 39 + "（う）", first="", others=""))

    assert lines[0].endswith("あ、")
    assert not lines[1].endswith("（")
    assert lines[2].startswith("（う")
