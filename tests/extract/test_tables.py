"""What tables are for: layout, labels with values, or data."""

import pytest

from guidecompare.extract.tables import GridCell, parts

LONG = "公式アカウントの運用について必要な事項を定め、市の情報を広く市民に届けることを目的とする。"


def played(*rows: str, header: bool = False) -> list[str]:
    """Return the parts of cells given row by row, separated by bars; ``header`` says that the first column is th."""
    cells = [
        GridCell(row=number, column=column, text=text, header=header and column == 0)
        for number, row in enumerate(rows)
        for column, text in enumerate(row.split("|"))
    ]
    return [part.value for part in parts(cells)]


def spanned(*rows: str) -> list[str]:
    """Return the same where ``^`` stands for a cell that goes on from the row above, and has no place of its own."""
    cells = [
        GridCell(row=row, column=column, text=text)
        for row, line in enumerate(rows)
        for column, text in enumerate(line.split("|"))
        if text != "^"
    ]
    return [part.value for part in parts(cells)]


@pytest.mark.parametrize("header", [True, False])
def test_labels_and_values(*, header: bool) -> None:
    """Two columns with short labels at the left."""
    assert played(f"目的|{LONG}", "担当|広報課", header=header) == ["label", "value"] * 2


def test_column_names_are_no_entry() -> None:
    """項目 and 内容 over the columns say nothing of their own."""
    assert played("項目|内容", "名称|架空市", "担当|広報課") == ["names", "names", *["label", "value"] * 2]
    assert played("番号|項目|内容", f"1|目的|{LONG}", "2|担当|広報課")[:3] == ["names"] * 3


def test_columns_that_are_called_by_what_is_in_them_keep_their_names() -> None:
    """They say what the labels and the values are."""
    cells = [
        GridCell(row=row, column=column, text=text, header=row == 0)
        for row, texts in enumerate([("場面", "窓口"), ("乗っ取り", "情報課"), ("誤報", "広報課")])
        for column, text in enumerate(texts)
    ]
    assert [part.value for part in parts(cells)] == ["header", "header", *["label", "value"] * 2]


def test_questions_are_labels_of_their_answers() -> None:
    """A question may end with a full stop; any other sentence is no label."""
    assert played("質問|回答", "使えますか。|はい。", f"だれが書きますか。|{LONG}")[2:] == ["label", "value"] * 2
    assert "label" not in played("使えます。|はい。", f"職員が書きます。|{LONG}")


def test_a_cell_that_holds_nearly_everything_is_the_text_of_a_page() -> None:
    """Old pages put their menu into one cell and their text into the other."""
    cells = [
        GridCell(row=0, column=0, text="防災 子育て"),
        GridCell(row=0, column=1, text=LONG * 10, blocks=12),
    ]
    assert [part.value for part in parts(cells)] == ["through", "through"]


def test_numbered_labels() -> None:
    """A column of numbers before the labels belongs to them."""
    assert played("番号|項目|内容", f"1|目的|{LONG}", "2|担当|広報課")[3:] == ["number", "label", "value"] * 2


def test_numbered_items() -> None:
    """Two columns, the left one of numbers, are a list."""
    assert played("(1)|法令に違反するもの", "(2)|広告") == ["number", "through"] * 2


def test_two_columns_of_prose_are_read_through() -> None:
    """What has no labels is layout."""
    assert played(f"{LONG}|{LONG}", f"{LONG}|広告") == ["through"] * 4


def test_three_columns_are_data() -> None:
    """The first row names the columns where all of it is short."""
    assert played("区分|平常時|災害時", f"発信|広報課|{LONG}") == ["header"] * 3 + ["data"] * 3


def test_a_column_of_groups_stands_over_labels() -> None:
    """区分, 項目, 内容: each group is a label over the labels beside it, also where numbers stand between."""
    assert [
        *("names", "names", "names"),
        *("group", "label", "value"),
        *("label", "value"),
        *("group", "label", "value"),
    ] == spanned("区分|項目|内容", f"運用|時間|{LONG}", "^|端末|役場のもの", f"交流|返信|{LONG}")
    assert ["names"] * 4 + ["group", "number", "label", "value", "number", "label", "value"] + [
        *("group", "number", "label", "value")
    ] == spanned("区分|No.|項目|内容", f"基本|1|時間|{LONG}", "^|2|端末|役場のもの", f"交流|3|返信|{LONG}")


def test_a_column_that_groups_data_groups_no_labels() -> None:
    """区分, 名称, 担当: names and offices are data."""
    found = spanned("区分|名称|担当", "SNS|X|広報課", "^|LINE|広報課", "動画|YouTube|観光課")
    assert "group" not in found


def test_names_over_sentences_are_no_entry() -> None:
    """提供の方法 over a column of sentences names it, and so does 禁止行為 beside numbers."""
    assert played("情報|提供の方法", f"火災|{LONG}", f"議会|{LONG}")[:2] == ["names", "names"]
    assert (
        played("項|禁止行為", "1|法令に違反する行為", "2|広告をする行為") == ["names"] * 2 + ["number", "through"] * 2
    )


def test_one_column_is_a_frame() -> None:
    """A box around a text is no table."""
    assert played(LONG, "第２条") == ["through", "through"]


def test_tables_with_tables_in_them_are_layout() -> None:
    """Nobody puts a table into a datum."""
    cells = [GridCell(row=0, column=0, text="目次"), GridCell(row=0, column=1, text=LONG, nested=True)]

    assert [part.value for part in parts(cells)] == ["through", "through"]


def test_no_cells() -> None:
    """An empty table has no parts."""
    assert parts([]) == []
