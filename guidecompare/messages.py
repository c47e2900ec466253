"""Every sentence a user reads about a fault, in Japanese and English, and the names of the values in the data.

Problems travel as code and arguments; only ``cli`` and ``report`` turn them into sentences, here.
A message says what is wrong; its hint says what to do. ``{name}`` is filled from the problem's arguments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from guidecompare.model import (
    Audience,
    Availability,
    BodyKind,
    DocumentKind,
    Extent,
    Issuer,
    Removal,
    Severity,
    Stance,
    Status,
    Text2,
    Unread,
    Verdict,
)

if TYPE_CHECKING:
    from enum import StrEnum

    from guidecompare.model import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is wrong, and what to do about it."""

    text: Text2
    hint: Text2


def _message(ja: str, en: str, hint_ja: str, hint_en: str) -> Message:
    return Message(text=Text2(ja=ja, en=en), hint=Text2(ja=hint_ja, en=hint_en))


PROBLEMS: Final[dict[str, Message]] = {
    # --- wrong use
    "usage-no-option": _message(
        "{option} というオプションはありません",
        "There is no option {option}",
        "使い方は「{command} --help」で表示できます。",
        "See: {command} --help",
    ),
    "usage-missing": _message(
        "{parameter} を指定してください",
        "{parameter} is missing",
        "使い方は「{command} --help」で表示できます。",
        "See: {command} --help",
    ),
    "usage-bad-value": _message(
        "{parameter} に使えない値です: {why}",
        "Not a value for {parameter}: {why}",
        "使い方は「{command} --help」で表示できます。",
        "See: {command} --help",
    ),
    "usage-other": _message(
        "コマンドの書き方が違います: {why}",
        "Wrong use: {why}",
        "使い方は「{command} --help」で表示できます。",
        "See: {command} --help",
    ),
    "corpus-not-given": _message(
        "比べるフォルダーが指定されていません",
        "No corpus is given",
        "文書を入れたフォルダーを --corpus フォルダー名 で指定してください。",
        "Name a folder of documents: --corpus FOLDER",
    ),
    "topic-unknown": _message(
        "「{topic}」という論点はありません",
        "There is no topic {topic}",
        "近いもの: {nearest}",
        "Nearest: {nearest}",
    ),
    # --- reading in worker processes
    "worker-timeout": _message(
        "時間内に読み終わりませんでした: {file}",
        "Not read within the time limit: {file}",
        "必要なページだけを保存し直してください。この文書は「未読」とし、未検出には数えません。",
        "Save only the pages needed. The document counts as not readable, never as a gap.",
    ),
    "worker-memory": _message(
        "メモリの上限を超えました: {file}",
        "Reading it takes more memory than the limit: {file}",
        "必要なページだけを保存し直してください。この文書は「未読」とし、未検出には数えません。",
        "Save only the pages needed. The document counts as not readable, never as a gap.",
    ),
    "worker-crashed": _message(
        "読み取りの途中で異常終了しました: {file}",
        "Reading it ended in a crash: {file}",
        "壊れたファイルかもしれません。元のページから保存し直してください。この文書は「未読」とし、未検出には数えません。",
        "The file may be damaged: save it again. The document counts as not readable, never as a gap.",
    ),
    "reader-failed": _message(
        "ツールの不具合で読み取れませんでした: {file}（{why}）",
        "A fault of the tool kept it from being read: {file} ({why})",
        "ファイルを添えてお知らせください。この文書は「未読」とし、未検出には数えません。",
        "Please report it with the file. The document counts as not readable, never as a gap.",
    ),
    # --- files
    "file-missing": _message(
        "ファイルが見つかりません: {file}",
        "File not found: {file}",
        "パスとファイル名を確かめてください。",
        "Check the path and the file name.",
    ),
    "file-is-folder": _message(
        "ファイルではなくフォルダーです: {file}",
        "This is a folder, not a file: {file}",
        "フォルダー全体を比べるには guidecompare build を使ってください。",
        "To compare all files of a folder use: guidecompare build",
    ),
    "file-empty": _message(
        "中身が空（0バイト）のファイルです: {file}",
        "The file is empty (0 bytes): {file}",
        "元のページからもう一度保存してください。",
        "Save it again from where it came.",
    ),
    "file-unknown-format": _message(
        "読み取れる形式ではありません: {file}",
        "Not a format that can be read: {file}",
        "PDF、HTML、DOCX、TXT のいずれかで保存し直してください。",
        "Save it as PDF, HTML, DOCX or TXT.",
    ),
    "file-unreadable": _message(
        "ファイルを開けません: {file}（{why}）",
        "The file cannot be opened: {file} ({why})",
        "読み取りの権限があるか、他のソフトで開いていないかを確かめてください。",
        "Check that you may read it and that no other program holds it.",
    ),
    # --- reading pages, text and DOCX
    "charset-replaced": _message(
        "文字コードの宣言は {declared} ですが、中身は {charset} なのでそのように読みました: {file}",
        "Declared to be in {declared}, but is in {charset} and was read as such: {file}",
        "本文が文字化けしていなければ、何もする必要はありません。",
        "Nothing to do, unless the text comes out garbled.",
    ),
    "charset-lost": _message(
        "{count} 文字が {charset} として読めず、抜けています: {file}",
        "{count} characters could not be read as {charset} and are missing: {file}",
        "元のページを UTF-8 で保存し直してください。途中で切れたファイルではないかも確かめてください。",
        "Save the page again as UTF-8, and check that the file was not cut short.",
    ),
    "page-without-text": _message(
        "ページに本文の文字がありません: {file}",
        "The page holds no text: {file}",
        "画像だけのページや、表示のときに読み込まれるページかもしれません。ブラウザーで開き、PDF に印刷して保存してください。",
        "It may hold images only, or load its text when shown. Open it in a browser and print it to PDF.",
    ),
    "text-without-text": _message(
        "文字のないテキストファイルです: {file}",
        "The text file holds no text: {file}",
        "元の文書から保存し直してください。",
        "Save it again from the original document.",
    ),
    "docx-damaged": _message(
        "DOCX ファイルが壊れていて読み取れません: {file}",
        "The DOCX file is damaged and cannot be read: {file}",
        "Word で開いて修復し、DOCX か PDF で保存し直してください。",
        "Open it in Word, let it repair the file, and save it again as DOCX or PDF.",
    ),
    "docx-encrypted": _message(
        "パスワードで保護された DOCX は読み取れません: {file}",
        "The DOCX file is protected by a password: {file}",
        "パスワードを外して保存し直してください。",
        "Remove the password and save it again.",
    ),
    "doc-old": _message(
        "古い形式の Word 文書（.doc）は読み取れません: {file}",
        "A Word document of the old format (.doc) cannot be read: {file}",
        "Word で開き、DOCX か PDF で保存し直してください。",
        "Open it in Word and save it as DOCX or PDF.",
    ),
    "docx-too-large": _message(
        "DOCX の中身が大きすぎるため読み取りません: {file}",
        "The DOCX file unpacks to too much to be read: {file}",
        "画像を除くか、PDF で保存し直してください。",
        "Take the images out, or save it as PDF.",
    ),
    "docx-without-text": _message(
        "DOCX に本文の文字がありません: {file}",
        "The DOCX file holds no text: {file}",
        "画像を貼り付けた文書かもしれません。文字のある原本を入手してください。",
        "It may hold pasted images. Get the original that has text.",
    ),
    # --- reading PDF
    "pdf-damaged": _message(
        "PDFが壊れているため読み取れません: {file}",
        "The PDF is damaged and cannot be read: {file}",
        "元のページからもう一度保存してください。",
        "Save it again from where it came.",
    ),
    "pdf-encrypted": _message(
        "PDFがパスワードで保護されているため読み取れません: {file}",
        "The PDF is protected by a password and cannot be read: {file}",
        "保護を外したPDFを発行元から入手してください。",
        "Get a copy without protection from its issuer.",
    ),
    "pdf-no-text": _message(
        "文字の情報がないPDFです（画像だけのPDFなど）: {file}",
        "The PDF holds no text (pages that are images, for instance): {file}",
        "文字認識（OCR）をかけるか、文字を含むファイルを入手してください。「記載なし」とは扱いません。",
        "Run text recognition (OCR) on it, or get a file with text. Nothing in it is counted as a gap.",
    ),
    "pdf-partial": _message(
        "文字の情報がないページがあります: {file}（{pages} ページ）",
        "Some pages hold no text: {file} (pages {pages})",
        "これらのページの内容を目で確かめてください。「記載なし」とは扱いません。",
        "See for yourself what these pages say. What is not found is not counted as a gap.",
    ),
    "pdf-pages-damaged": _message(
        "壊れていて読み取れないページがあります: {file}（{pages} ページ）",
        "Some pages are damaged and cannot be read: {file} (pages {pages})",
        "元のページからもう一度保存してください。",
        "Save it again from where it came.",
    ),
    "pdf-cut": _message(
        "PDFが途中で切れています。読み取れたところまでを使います: {file}",
        "The PDF is cut short. What could be read of it is used: {file}",
        "元のページからもう一度保存してください。",
        "Save it again from where it came.",
    ),
    "pdf-tables-unread": _message(
        "表の罫線を読み取れないページがあり、表の中の順序が正しくない場合があります: {file}（{pages} ページ）",
        "The ruling of some pages could not be read, so that tables may be out of order: {file} (pages {pages})",
        "これらのページの表を目で確かめてください。",
        "Check the tables of these pages for yourself.",
    ),
    # --- corpus: what a user gives as the corpus
    "corpus-missing": _message(
        "フォルダーが見つかりません: {folder}",
        "Folder not found: {folder}",
        "パスを確かめてください。",
        "Check the path.",
    ),
    "corpus-is-file": _message(
        "フォルダーではなくファイルです: {file}",
        "This is a file, not a folder: {file}",
        "文書を入れたフォルダーを指定してください。1つの文書を調べるには guidecompare clauses を使います。",
        "Give the folder that holds the documents. To look into one document use: guidecompare clauses",
    ),
    "corpus-empty": _message(
        "読み取れる文書が1つもありません: {folder}",
        "There is no document to read in {folder}",
        "PDF、HTML、DOCX、TXT のファイルを入れてください。",
        "Put PDF, HTML, DOCX or TXT files into it.",
    ),
    "corpus-is-city": _message(
        "1つの団体のフォルダーです: {folder}",
        "This is the folder of one city: {folder}",
        "その上のフォルダーを指定してください: {above}",
        "Give the folder above it: {above}",
    ),
    "corpus-of-collections": _message(
        "複数のコレクションを含むフォルダーです: {folder}",
        "This folder holds several collections: {folder}",
        "架空の見本と実在の団体を混ぜないため、1つを指定してください: {collections}",
        "Give one of them, so that fictitious and real cities never share a matrix: {collections}",
    ),
    "corpus-city-too-deep": _message(
        "city.toml がコレクションのすぐ下の団体フォルダーにありません。",
        "This city.toml is not in a folder directly below the collection.",
        "コレクション/<コード>-<名前>/city.toml の形に置いてください。",
        "Put it at COLLECTION/<code>-<slug>/city.toml.",
    ),
    "corpus-city-missing": _message(
        "団体のフォルダーに city.toml がありません。",
        "There is no city.toml in this folder of a city.",
        "city.toml を置くか、フォルダーを移してください。",
        "Put a city.toml into it, or move the folder away.",
    ),
    "folder-unreadable": _message(
        "フォルダーを開けません: {folder}（{why}）",
        "The folder cannot be opened: {folder} ({why})",
        "読み取りの権限があるかを確かめてください。",
        "Check that you may read it.",
    ),
    # --- corpus: city.toml
    "corpus-not-utf8": _message(
        "文字コードが UTF-8 ではありません。",
        "The file is not in UTF-8.",
        "エディターで UTF-8 を選んで保存し直してください。",
        "Save it again as UTF-8.",
    ),
    "corpus-not-toml": _message(
        "TOML として読めません: {why}",
        "Not valid TOML: {why}",
        "その行の引用符、かっこ、等号を確かめてください。",
        "Check the quotes, brackets and equals signs on that line.",
    ),
    "corpus-key-unknown": _message(
        "知らないキーです: {key}",
        "Unknown key: {key}",
        "候補: {meant}",
        "Did you mean: {meant}",
    ),
    "corpus-key-missing": _message(
        "必要なキーがないか、空です: {key}",
        "A required key is missing or empty: {key}",
        "値を書き加えてください。",
        "Add it.",
    ),
    "corpus-not-string": _message(
        "文字列ではありません: {key}",
        "Not a string: {key}",
        "値を引用符で囲んでください。",
        "Put the value in quotes.",
    ),
    "corpus-not-number": _message(
        "0以上の整数ではありません: {key}",
        "Not a whole number of 0 or more: {key}",
        "引用符も桁区切りもない数字で書いてください。",
        "Write digits without quotes or separators.",
    ),
    "corpus-not-date": _message(
        "日付ではありません: {key}",
        "Not a date: {key}",
        "2024-04-01、または分かるところまで 2024-04、2024 と書いてください。",
        "Write 2024-04-01, or as much as is known: 2024-04, 2024.",
    ),
    "corpus-not-strings": _message(
        "文字列の並びではありません: {key}",
        "Not a list of strings: {key}",
        '["x", "line"] の形で書いてください。なければ [] です。',
        'Write ["x", "line"], or [] where there is none.',
    ),
    "corpus-not-table": _message(
        "表ではありません: {key}",
        "Not a table: {key}",
        "[{key}] の見出しの下にキーを並べてください。",
        "Write the keys below a heading [{key}].",
    ),
    "corpus-not-tables": _message(
        "表の並びではありません: {key}",
        "Not an array of tables: {key}",
        "文書ごとに [[{key}]] の見出しを置いてください。",
        "Write a heading [[{key}]] for each document.",
    ),
    "corpus-value-not-allowed": _message(
        "使えない値です: {value}",
        "Not an allowed value: {value}",
        "使えるのは: {allowed}",
        "Allowed are: {allowed}",
    ),
    "corpus-slug-wrong": _message(
        "識別子に使えない文字があります: {value}",
        "Not an identifier: {value}",
        "半角の小文字、数字、ハイフンで書いてください。",
        "Use small letters, digits and hyphens.",
    ),
    "corpus-date-wrong": _message(
        "実在する日付として読めません: {value}",
        "Not a date that exists: {value}",
        "2024-04-01、または分かるところまで 2024-04、2024 と書いてください。",
        "Write 2024-04-01, or as much as is known: 2024-04, 2024.",
    ),
    "corpus-url-wrong": _message(
        "http または https の URL ではありません: {url}",
        "Not an http or https URL: {url}",
        "ブラウザーの欄から写してください。空白は使えません。",
        "Copy it from the browser; it holds no blanks.",
    ),
    "corpus-code-wrong": _message(
        "全国地方公共団体コードとして正しくありません: {stated}",
        "Not a valid 全国地方公共団体コード: {stated}",
        "検査数字まで6桁で書いてください。架空の団体は 99 で始めます。",
        "Write all 6 digits, the last a check digit. Fictitious cities begin with 99.",
    ),
    "corpus-folder-name": _message(
        "フォルダー名 {folder} がコード {stated} で始まっていません。",
        "The folder's name {folder} does not begin with the code {stated}.",
        "<コード>-<半角小文字の名前> に改めてください。",
        "Name it <code>-<slug>, in small letters.",
    ),
    "corpus-prefecture-wrong": _message(
        "都道府県 {prefecture} がコード {stated} と合いません。",
        "The prefecture {prefecture} does not fit the code {stated}.",
        "コードの示す都道府県: {should}（架空の団体には架空の都道府県を書きます）",
        "By the code it is: {should} (a fictitious city has a fictitious prefecture)",
    ),
    "corpus-code-twice": _message(
        "コード {stated} はすでに使われています: {other}",
        "The code {stated} is taken already: {other}",
        "1つの団体は1つのフォルダーにまとめてください。",
        "Keep one city in one folder.",
    ),
    "corpus-id-twice": _message(
        "文書の id がこのファイルの中で重なっています: {id}",
        "Another document of this file has the same id: {id}",
        "別の id にしてください。",
        "Choose another id.",
    ),
    "corpus-held-without-file": _message(
        "status が held ですが file がありません。",
        "The status is held, but there is no file.",
        "file を書くか、status を known などに改めてください。",
        "Name the file, or make the status known or another.",
    ),
    "corpus-file-missing": _message(
        "文書のファイルがありません: {file}",
        "The document's file is not there: {file}",
        "city.toml のあるフォルダーから見たパスを書いてください。",
        "Write its path as seen from the folder of the city.toml.",
    ),
    "corpus-file-outside": _message(
        "文書のファイルがこの団体のフォルダーの外を指しています: {file}",
        "The document's file is outside the folder of the city: {file}",
        "フォルダーの中に置き、区切りには / を使ってください。",
        "Put it into the folder, and write / between folders.",
    ),
    "corpus-file-changed": _message(
        "文書のファイルが sha256 と合いません: {file}",
        "The document's file does not have this sha256: {file}",
        "差し替えたのなら、次の値に改めてください: {found}",
        "If it was meant to change, write: {found}",
    ),
    "corpus-sha256-form": _message(
        "sha256 の形ではありません。",
        "Not a sha256.",
        "16進の小文字64桁で書いてください。",
        "Write 64 hexadecimal digits in small letters.",
    ),
    "corpus-parent-unknown": _message(
        "もとになる文書がありません: {parent}",
        "There is no such document to rest on: {parent}",
        "同じファイルの id か、別の団体なら <コード>/<id> と書いてください。",
        "Write an id of the same file, or <code>/<id> of another city.",
    ),
    "corpus-parent-circle": _message(
        "もとになる文書をたどると、この文書に戻ります。",
        "Following the parents from here leads back to this document.",
        "parent のどれか1つを消してください。",
        "Remove one of the parents.",
    ),
    "corpus-file-unnamed": _message(
        "city.toml に載っていない文書があります: {file}",
        "No city.toml names this document: {file}",
        "比べるのなら [[document]] を書き加えてください。",
        "Add a [[document]] for it if it is to be compared.",
    ),
    # --- corpus: what a plain folder holds beside its documents
    "skipped-lock-file": _message(
        "Office の作業用ファイルを飛ばしました: {file}",
        "Passed over a lock file of an office program: {file}",
        "何もする必要はありません。",
        "There is nothing to do.",
    ),
    "skipped-system-file": _message(
        "システムのファイルを飛ばしました: {file}",
        "Passed over a file of the system: {file}",
        "何もする必要はありません。",
        "There is nothing to do.",
    ),
    "skipped-hidden": _message(
        "隠しファイルまたは隠しフォルダーを飛ばしました: {file}",
        "Passed over a hidden file or folder: {file}",
        "読ませるには、名前の先頭のピリオドを取ってください。",
        "To have it read, take the dot from its name.",
    ),
    "skipped-page-parts": _message(
        "保存したページの部品のフォルダーを飛ばしました: {file}",
        "Passed over the parts of a saved page: {file}",
        "ページ本体は読んでいます。何もする必要はありません。",
        "The page itself is read. There is nothing to do.",
    ),
    "skipped-format": _message(
        "読み取れる形式ではないので飛ばしました: {file}",
        "Passed over, not a format that can be read: {file}",
        "比べるのなら PDF、HTML、DOCX、TXT のいずれかで保存し直してください。",
        "Save it as PDF, HTML, DOCX or TXT if it is to be compared.",
    ),
    "skipped-link": _message(
        "ほかのフォルダーへのリンクを飛ばしました: {file}",
        "Passed over a link to another folder: {file}",
        "比べるのなら、文書をこのフォルダーに写してください。",
        "Copy the documents here if they are to be compared.",
    ),
    # --- corpus: documents.csv
    "sheet-charset": _message(
        "文字コードが UTF-8 でも CP932（Shift_JIS）でもありません。",
        "The file is neither in UTF-8 nor in CP932 (Shift_JIS).",
        "Excel で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。",
        "Save it again as CSV UTF-8.",
    ),
    "sheet-not-csv": _message(
        "CSV として読めません: {why}",
        "Not valid CSV: {why}",
        "Excel で開いて保存し直すか、ファイルを消して作り直させてください。",
        "Save it again from a spreadsheet, or delete it to have it written anew.",
    ),
    "sheet-no-file-column": _message(
        "1行目に file の列がありません。",
        "The first line has no column named file.",
        "1行目の列名を元に戻すか、ファイルを消して作り直させてください。",
        "Restore the names of the columns, or delete the file to have it written anew.",
    ),
    "sheet-column-twice": _message(
        "同じ名前の列が2つあります: {column}",
        "Two columns have the same name: {column}",
        "どちらかを消すか、名前を変えてください。",
        "Remove or rename one of them.",
    ),
    "sheet-column-unknown": _message(
        "この列は読んでいません（そのまま残します）: {column}",
        "This column is not read (it is kept as it is): {column}",
        "覚え書きの列なら何もする必要はありません。",
        "If it holds your own notes, there is nothing to do.",
    ),
    "sheet-row-too-long": _message(
        "列の数より多い値があります: {cell}",
        "There are more cells than columns: {cell}",
        "コンマを含む値は引用符で囲んでください。",
        "Put a value that holds a comma in quotes.",
    ),
    "sheet-row-without-file": _message(
        "file の欄が空です。",
        "The column file is empty.",
        "ファイル名を書くか、行を消してください。",
        "Write the file's name, or delete the row.",
    ),
    "sheet-file-twice": _message(
        "同じファイルの行がすでに {line} 行目にあります: {file}",
        "The same file has a row already, on line {line}: {file}",
        "どちらかの行を消してください。",
        "Delete one of the two rows.",
    ),
    "sheet-file-vanished": _message(
        "表にあるファイルがフォルダーにありません: {file}",
        "A file of the sheet is not in the folder: {file}",
        "名前を変えたのなら file の欄を直し、もう要らないのなら行を消してください。",
        "Correct the column file if it was renamed, or delete the row.",
    ),
    "sheet-code-wrong": _message(
        "code の欄を全国地方公共団体コードとして読めません: {value}",
        "The code is not a valid 全国地方公共団体コード: {value}",
        "検査数字まで6桁で書くか、空にしてください。先頭の0は落ちていてもかまいません。",
        "Write all 6 digits or leave it empty. Lost leading zeros do no harm.",
    ),
    "sheet-cell-wrong": _message(
        "{column} の欄の値が分かりません: {value}",
        "The value in the column {column} is not understood: {value}",
        "次のように書くか、空にして推定させてください: {allowed_ja}",
        "Leave it empty to have it guessed, or write: {allowed_en}",
    ),
    "sheet-names-differ": _message(
        "コード {stated} に異なる団体名が付いています: {names}",
        "The code {stated} is given to cities of different names: {names}",
        "最初の名前を使いました。code か city の欄を直してください。",
        "The first name is used. Correct the column code or city.",
    ),
    "sheet-written": _message(
        "文書の一覧を書きました: {file}",
        "The list of the documents was written: {file}",
        "推定が違っていれば Excel で直してください。次の build では直した値を使います。",
        "Correct what was guessed wrongly in a spreadsheet; the next build goes by it.",
    ),
    "sheet-not-written": _message(
        "文書の一覧を書けません（{why}）",
        "The list of the documents cannot be written ({why})",
        "Excel で開いていれば閉じて、もう一度実行してください。結果はできています。",
        "Close it in the spreadsheet and run again. The result itself is complete.",
    ),
    # --- which city a command is about
    "city-ambiguous": _message(
        "「{name}」は2つ以上あります: {matches}",
        "More than one city is called {name}: {matches}",
        "コードか、都道府県名を付けた名前で指定してください。",
        "Give the code, or the name with its prefecture.",
    ),
    "city-unknown": _message(
        "「{name}」に当たる団体がありません。",
        "No city is called {name}.",
        "近いもの: {near}",
        "The nearest: {near}",
    ),
    # --- taxonomy
    "taxonomy-not-toml": _message(
        "論点の定義ファイルを TOML として読めません（{why}）",
        "The taxonomy file cannot be read as TOML ({why})",
        "UTF-8 で保存し、示された行の書き方を直してください。",
        "Save it as UTF-8 and correct the line named.",
    ),
    "taxonomy-key-missing": _message(
        "必要な項目がありません",
        "A key that is needed is missing",
        "taxonomies/sns.toml の同じ場所にならって書き足してください。",
        "Add it as in the same place of taxonomies/sns.toml.",
    ),
    "taxonomy-key-unknown": _message(
        "知らない項目です",
        "This key is unknown",
        "つづりを確かめるか、取り除いてください。",
        "Check its spelling, or remove it.",
    ),
    "taxonomy-value-wrong": _message(
        "値の形が違います（正しい形: {wanted}）",
        "The value has the wrong form (wanted: {wanted})",
        "正しい形に直してください。",
        "Give it that form.",
    ),
    "taxonomy-id-unknown": _message(
        "「{id}」は定義されていないか、ここでは使えません",
        "“{id}” is not defined, or cannot be used here",
        "つづりを確かめてください。概念・論点・要素は、同じファイルの中で定義します。",
        "Check its spelling. Concepts, topics and elements are defined in the same file.",
    ),
    "taxonomy-id-twice": _message(
        "「{id}」が二度書かれています",
        "“{id}” is there twice",
        "どちらかを取り除くか、別の名前にしてください。",
        "Remove one of them, or name it otherwise.",
    ),
    "taxonomy-short-too-long": _message(
        "短い見出し「{short}」は{length}文字です（{most}文字まで）",
        "The short label “{short}” has {length} characters ({most} at most)",
        "表の縦書きの見出しに収まるよう縮めてください。",
        "Shorten it to fit the vertical column head.",
    ),
    # --- measuring
    "gold-missing": _message(
        "正解データ（*.jsonl）がありません: {folder}",
        "No gold data (*.jsonl) found in: {folder}",
        "NAME.jsonl と、その元の文書（NAME.html など）を置いたフォルダーを指定してください。",
        "Name a folder that holds NAME.jsonl and, beside it, the document (NAME.html …).",
    ),
    "gold-unreadable": _message(
        "正解データを読めません（{why}）",
        "Gold data cannot be read ({why})",
        "1行目が文書の情報、2行目以降が1行1条項のJSONになっているかを確かめてください。",
        "Check that its first line describes the document and each further line is one clause, in JSON.",
    ),
    # --- output
    "output-not-writable": _message(
        "報告を書き込めません: {file}（{why}）",
        "The report cannot be written: {file} ({why})",
        "フォルダーに書き込む権限があるか、ファイルを他のソフトで開いていないかを確かめてください。",
        "Check that you may write to the folder and that no other program holds the file.",
    ),
}


def sentence(problem: Problem, lang: str) -> str:
    """Return what is wrong, in ``lang`` (``ja`` or ``en``), with its place where one is known."""
    message = PROBLEMS[problem.code]
    said = message.text[lang].format(**dict(problem.arguments))
    return f"{problem.place}: {said}" if problem.place else said


def hint(problem: Problem, lang: str) -> str:
    """Return what to do about it, in ``lang``."""
    return PROBLEMS[problem.code].hint[lang].format(**dict(problem.arguments))


# --- names of the values in the data ------------------------------------------------------------------------------

# By type and not in one table: members of a StrEnum equal their text, so Audience.PUBLIC would be Availability.PUBLIC.
NAMES: Final[dict[type[StrEnum], dict[str, Text2]]] = {
    Severity: {
        Severity.ERROR: Text2(ja="エラー", en="Error"),
        Severity.WARNING: Text2(ja="注意", en="Warning"),
        Severity.NOTE: Text2(ja="お知らせ", en="Note"),
    },
    BodyKind: {
        BodyKind.PREFECTURE: Text2(ja="都道府県", en="prefecture"),
        BodyKind.CITY: Text2(ja="市", en="city"),
        BodyKind.WARD: Text2(ja="区", en="ward"),
        BodyKind.TOWN: Text2(ja="町", en="town"),
        BodyKind.VILLAGE: Text2(ja="村", en="village"),
        BodyKind.UNION: Text2(ja="組合・企業団", en="joint body"),
        BodyKind.OTHER: Text2(ja="その他の団体", en="other body"),
    },
    DocumentKind: {
        DocumentKind.OPERATION_POLICY: Text2(ja="運用方針", en="operation policy"),
        DocumentKind.STAFF_GUIDELINE: Text2(ja="職員ガイドライン", en="staff guideline"),
        DocumentKind.UTILISATION_GUIDELINE: Text2(ja="活用ガイドライン", en="utilisation guideline"),
        DocumentKind.BASIC_POLICY: Text2(ja="活用指針", en="basic policy"),
        DocumentKind.RULES: Text2(ja="要綱・規程等", en="rules"),
        DocumentKind.TERMS: Text2(ja="利用規約", en="terms of use"),
        DocumentKind.FAQ: Text2(ja="FAQ", en="FAQ"),
        DocumentKind.STANDARD: Text2(ja="基準", en="standard"),
        DocumentKind.OTHER: Text2(ja="その他の文書", en="other document"),
    },
    Audience: {
        Audience.PUBLIC: Text2(ja="公開", en="public"),
        Audience.STAFF: Text2(ja="職員", en="staff"),
        Audience.BOTH: Text2(ja="公開・職員", en="public and staff"),
    },
    Issuer: {
        Issuer.MAYOR: Text2(ja="首長部局", en="mayor’s office"),
        Issuer.ASSEMBLY: Text2(ja="議会", en="assembly"),
        Issuer.EDUCATION: Text2(ja="教育委員会", en="board of education"),
        Issuer.WARD: Text2(ja="区", en="ward office"),
        Issuer.FIRE: Text2(ja="消防", en="fire service"),
        Issuer.FACILITY: Text2(ja="施設", en="facility"),
        Issuer.THIRD_PARTY: Text2(ja="第三者", en="third party"),
    },
    Status: {
        Status.HELD: Text2(ja="収録済み", en="held"),
        Status.KNOWN: Text2(ja="あることは分かっている（未取得）", en="known to exist, not fetched"),
        Status.QUOTED_ONLY: Text2(ja="引用でのみ確認", en="known from quotations only"),
        Status.TO_BE_FOUND: Text2(ja="所在を確認していない", en="still to be found"),
        Status.NONE_FOUND: Text2(ja="探したが見つからなかった", en="looked for, none found"),
        Status.MOVED: Text2(ja="移転した", en="moved"),
        Status.GONE: Text2(ja="公開が終わった", en="no longer published"),
    },
    Availability: {
        Availability.PUBLIC: Text2(ja="公開", en="public"),
        Availability.INTERNAL: Text2(ja="庁内限り", en="internal"),
        Availability.DISCLOSED: Text2(ja="開示請求等による", en="disclosed on request"),
        Availability.DRAFT: Text2(ja="案", en="draft"),
    },
    Extent: {
        Extent.WHOLE: Text2(ja="全文", en="whole document"),
        Extent.EXCERPT: Text2(ja="抜粋", en="excerpt"),
    },
    Removal: {
        Removal.TITLE: Text2(ja="題名", en="title"),
        Removal.DATE: Text2(ja="日付の行", en="date line"),
        Removal.NAVIGATION: Text2(ja="案内メニュー", en="navigation"),
        Removal.CONTACT_BOX: Text2(ja="ページの問い合わせ欄", en="contact box of the page"),
        Removal.PAGE_NUMBER: Text2(ja="ページ番号", en="page number"),
        Removal.RUNNING_TITLE: Text2(ja="欄外の見出し", en="running title"),
        Removal.CONTENTS: Text2(ja="目次", en="table of contents"),
        Removal.NOTICE: Text2(ja="定型の案内", en="standard notice"),
        Removal.HIDDEN: Text2(ja="画面に出ない文字", en="hidden text"),
        Removal.AMENDMENT: Text2(ja="改正の注記", en="note of amendment"),
        Removal.RUBY: Text2(ja="ふりがな", en="ruby (readings above words)"),
        Removal.END: Text2(ja="末尾の「以上」", en="closing word"),
    },
    Unread: {
        Unread.NO_TEXT: Text2(ja="文字がありません（画像だけの文書）", en="no text (images only)"),
        Unread.PARTIAL: Text2(ja="一部のページが読めません", en="some pages could not be read"),
        Unread.DAMAGED: Text2(ja="ファイルが壊れています", en="the file is damaged"),
        Unread.ENCRYPTED: Text2(ja="パスワードで保護されています", en="protected by a password"),
        Unread.LIMIT: Text2(ja="処理の上限を超えました", en="beyond the limits of time or memory"),
    },
    Stance: {
        Stance.STATED: Text2(ja="規定", en="stated"),
        Stance.EXCLUDED: Text2(ja="除外", en="excluded"),
        Stance.DELEGATED: Text2(ja="委任", en="delegated"),
    },
    Verdict: {
        Verdict.COVERED: Text2(ja="規定あり", en="Covered"),
        Verdict.MENTIONED: Text2(ja="言及のみ", en="Mentioned only"),
        Verdict.EXCLUDED: Text2(ja="除外を明記", en="Excluded expressly"),
        Verdict.DELEGATED: Text2(ja="別文書に委任", en="Delegated to another document"),
        Verdict.ABSENT: Text2(ja="未検出", en="Not found"),
        Verdict.UNREADABLE: Text2(ja="未読・読取不可", en="Not readable"),
        Verdict.NOT_HELD: Text2(ja="未収録", en="Not held"),
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """How a cell looks: a sign that CP932 has, so that no console turns it into ``?``, and a word that fits."""

    sign: str
    word: Text2
    name: Text2
    meaning: Text2


def _sign(sign: str, word: tuple[str, str], name: Text2, ja: str, en: str) -> Sign:
    return Sign(sign=sign, word=Text2(ja=word[0], en=word[1]), name=name, meaning=Text2(ja=ja, en=en))


SIGNS: Final[dict[Verdict, Sign]] = {
    Verdict.COVERED: _sign(
        "●",
        ("規定", "Covered"),
        NAMES[Verdict][Verdict.COVERED],
        "この論点を主題とする条文があるか、要素のいずれかを定めています。",
        "A clause is mainly about this topic, or states one of its elements.",
    ),
    Verdict.MENTIONED: _sign(
        "△",
        ("言及", "Mentioned"),
        NAMES[Verdict][Verdict.MENTIONED],
        "ほかの論点の条文の中で触れています。",
        "Clauses about other topics touch on it.",
    ),
    Verdict.EXCLUDED: _sign(
        "否",
        ("除外", "Excluded"),
        NAMES[Verdict][Verdict.EXCLUDED],
        "行わない、扱わないとだけ定めています。",
        "All that is said is that it is not done or not covered.",
    ),
    Verdict.DELEGATED: _sign(
        "→",
        ("委任", "Delegated"),
        NAMES[Verdict][Verdict.DELEGATED],
        "別の文書による、とだけ定めています。",
        "All that is said is that another named document rules it.",
    ),
    Verdict.ABSENT: _sign(
        "－",
        ("未検出", "Not found"),
        NAMES[Verdict][Verdict.ABSENT],
        "全文を読み取れた文書の中に見つかりませんでした。規定がないことを示すものではありません。",
        "Not found in the text that was read in full. It does not prove that there is no such rule.",
    ),
    Verdict.UNREADABLE: _sign(
        "？",
        ("未読", "Not readable"),
        NAMES[Verdict][Verdict.UNREADABLE],
        "文書の全部または一部を読み取れませんでした。有無を判断していません。",
        "The document, or part of it, could not be read. Nothing is concluded.",
    ),
    Verdict.NOT_HELD: _sign(
        "…",
        ("未収録", "Not held"),
        NAMES[Verdict][Verdict.NOT_HELD],
        "調べる文書を収録していません。有無を判断していません。",
        "There is no document here to look in. Nothing is concluded.",
    ),
}

# An absent cell of a topic that such documents do not usually carry: drawn so, counted nowhere.
NOT_EXPECTED: Final = _sign(
    "・",
    ("対象外", "Out of scope"),
    Text2(ja="対象外", en="Out of scope"),
    "この種類の文書には通常置かれない論点です。集計に入れていません。",
    "Documents of this kind do not usually carry the topic. It enters no count.",
)

# Why a cell has no answer, beside the values of Unread and Status.
REASONS: Final[dict[str, Text2]] = {
    **NAMES[Unread],
    **NAMES[Status],
    "internal": Text2(ja="庁内限りの文書です", en="an internal document"),
    "excerpt": Text2(
        ja="収録しているのは抜粋で、その範囲に見つかりません", en="only an excerpt is held, and it is not in there"
    ),
    "others-not-held": Text2(
        ja="読めた文書には見つかりません。ほかに未収録の文書があります",
        en="not in the documents that were read; others are not held",
    ),
}


def name(value: StrEnum, lang: str) -> str:
    """Return what a reader calls a value of the data, in ``lang``."""
    return NAMES[type(value)][value][lang]


def sign(verdict: Verdict, *, expected: bool = True) -> Sign:
    """Return how a cell is drawn."""
    return NOT_EXPECTED if verdict is Verdict.ABSENT and not expected else SIGNS[verdict]
