"""The words of the command line in Japanese and English: help texts, and what is said of a finished task."""

from __future__ import annotations

from typing import Final

from guidecompare.model import Text2

HELP: Final[dict[str, Text2]] = {
    "guidecompare": Text2(
        ja="自治体のSNS運用方針やガイドラインを条文ごとに比べ、どこに何があり何がないかを一覧表にします。",
        en="Compare SNS guidelines of Japanese municipalities clause by clause: who has what, and where the gaps are.",
    ),
    "build": Text2(
        ja="CORPUS（コーパス、または文書を入れたフォルダー）を比べ、一覧表のページを書き出します。"
        "省略すると、その場にある見本 corpus/sample を使います。",
        en="Compare the documents of CORPUS (a corpus, or a plain folder of documents) and write the report. "
        "Without it the sample corpus/sample is used where it is present.",
    ),
    "clauses": Text2(
        ja="文書 FILE を1つ読み、条文と見出し、それぞれの論点を表示します。",
        en="Read one document FILE and print its clauses with their labels.",
    ),
    "explain": Text2(
        ja="CITY（団体コードまたは名称）の TOPIC（論点）の判定が、何を根拠にしているかを表示します。",
        en="Print what the verdict of CITY (code or name) on TOPIC rests on.",
    ),
    "correct": Text2(
        ja="CITY の条文 CLAUSE（文書のページに出る識別子）について、LABEL（論点または要素のID）の判定が正しい"
        "（--accept）、誤り（--reject）、抜けている（--add）と、確認者のファイル review/<名前>.toml に書き加えます。"
        "次の build から反映されます。",
        en="Write down that LABEL (a topic, or the id of an element) on the clause CLAUSE of CITY is right (--accept), "
        "wrong (--reject) or missing (--add), in the reviewer's file review/<name>.toml. The next build applies it.",
    ),
    "check": Text2(
        ja="CORPUS の誤り（city.toml や review/*.toml の書き方、ファイルの有無、ハッシュ値など）をすべて調べます。",
        en="Check CORPUS and tell every fault: city.toml and review/*.toml files, missing documents, hashes.",
    ),
    "evaluate": Text2(
        ja="正解付きの文書 GOLD に対する判定の正しさを、論点・要素ごとに測ります。",
        en="Measure how right the labels are on the labelled documents GOLD, topic by topic.",
    ),
    "html-measured": Text2(
        ja="測った値のページをこのファイルに書く（画面には表示しない）",
        en="Write the figures as a page to this file, instead of printing them.",
    ),
    "record": Text2(
        ja="測った値を、報告の「どこまで信頼できるか」に載せる値として書き込む（開発者向け）",
        en="Keep the figures as those that the report shows under “How far to trust this” (for developers).",
    ),
    "output": Text2(ja="書き出し先のフォルダー（既定: output）", en="Folder to write to (default: output)."),
    "taxonomy": Text2(
        ja="別の論点表（TOMLファイル）を使う", en="Use another taxonomy (TOML file) than the one of the package."
    ),
    "jobs": Text2(
        ja="同時に読む文書の数（既定: CPUの数）。結果は変わりません。",
        en="Documents read at a time (default: one a processor). The result is the same.",
    ),
    "lang": Text2(
        ja="言語。報告の既定は ja、メッセージの既定は環境の設定です。",
        en="Language. Reports default to ja, messages to what the environment says.",
    ),
    "strict": Text2(
        ja="読み取れない文書が1つでもあれば終了コード1にする", en="Exit with 1 if any document could not be read."
    ),
    "format": Text2(ja="表示の形式", en="Form of the output."),
    "html": Text2(
        ja="元の文書と条文を左右に並べたページをこのファイルに書く（画面には表示しない）",
        en="Write a page that shows the document beside its clauses to this file, instead of printing them.",
    ),
    "ocr": Text2(
        ja="画像だけのページを文字認識（OCR）で読む。tesseract と日本語のデータが要ります。",
        en="Recognise the text of pages that are images (OCR); needs tesseract with its data for Japanese.",
    ),
    "show-removed": Text2(
        ja="条文に入れなかった行（題名、ページ番号など）も理由とともに表示する",
        en="Also list the lines set aside (title, page numbers ...) with the reason.",
    ),
    "corpus": Text2(
        ja="比べるコーパスまたはフォルダー（既定: その場にある corpus/sample）",
        en="Corpus or folder (default: corpus/sample where it is present).",
    ),
    "accept": Text2(ja="機械の判定は正しい", en="The machine is right."),
    "reject": Text2(ja="機械の判定は誤り", en="The machine is wrong."),
    "add": Text2(ja="機械が見落としている", en="The machine missed it."),
    "stance": Text2(ja="規定、除外、委任の別（既定: stated）", en="How the clause speaks of it (default: stated)."),
    "main": Text2(ja="その条文の主題である", en="The clause is mainly about it."),
    "note": Text2(ja="理由や覚え書き。これだけでも書けます。", en="Why, or a remark; may stand alone."),
    "by": Text2(ja="確認した人の名前", en="Who says so."),
    "on": Text2(ja="確認した日（既定: 今日）", en="When (default: today)."),
    "calibrate": Text2(
        ja="GOLD 全体で学習し直し、重みのファイルを書き換える。測定はしない（開発者向け）",
        en="Fit on all of GOLD and write the weights file; nothing is measured (for developers).",
    ),
}

SAID: Final[dict[str, Text2]] = {
    "interrupted": Text2(ja="中断しました。", en="Interrupted."),
    "reading": Text2(ja="文書を読んでいます", en="Reading documents"),
    "built": Text2(
        ja="{documents}文書・{rows}行を比べました。未検出（対象外を除く）は{gaps}件です。\n"
        "{written}ファイルを書き、{unchanged}ファイルは変わりませんでした: {index}",
        en="Documents compared: {documents}, rows: {rows}. Topics not found where they are usual: {gaps}.\n"
        "{written} written, {unchanged} unchanged: {index}",
    ),
    "checked": Text2(ja="{corpus}: 誤り{faults}件、お知らせ{others}件", en="{corpus}: faults {faults}, notes {others}"),
    "page-written": Text2(ja="書きました: {file}", en="Written: {file}"),
    "corrected": Text2(
        ja="書き加えました: {file}\n{clause}「{text}」",
        en="Written: {file}\n{clause} “{text}”",
    ),
    "notes-not-shown": Text2(
        ja="ほかにお知らせが{count}件あります（報告の「お知らせ」をご覧ください）。",
        en="Further notes in the report: {count}.",
    ),
    "recorded": Text2(ja="測った値を書きました: {file}", en="Figures recorded: {file}"),
    "calibrated": Text2(ja="重みを書きました: {file}", en="Weights written: {file}"),
}
