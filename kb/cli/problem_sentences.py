"""What is wrong in files that people write, in both languages: (Japanese, English)."""

from __future__ import annotations

from kb.cli.table_sentences import TABLE_PROBLEMS

#: One sentence for each thing that can be wrong in a file of an import; ``detail`` names the word or place.
PROBLEMS: dict[str, tuple[str, str]] = {
    "apology_misplaced": (
        "[心情] と [責任] は行の先頭にだけ書けます。",
        "[心情] and [責任] may only stand at the beginning of a line.",
    ),
    "apology_mixed": (
        "心情のお詫びと責任のお詫びが一行に混ざっています。",
        "An apology for feelings and one for fault are mixed in one line.",
    ),
    "article_twice": ("{detail} と同じ記事です。", "This is the same article as {detail}."),
    "body_too_long": ("本文が長すぎます(上限 {detail} 文字)。", "The text is too long (limit: {detail} characters)."),
    "character_invalid": ("使えない文字があります: {detail}", "There is a character that cannot be kept: {detail}"),
    "criterion_missing": ("手順「{detail}」に「基準:」の行がありません。", "The step “{detail}” lacks its line 基準:."),
    "file_is_link": ("リンクなので読みません。", "It is a link and is not followed."),
    "file_not_utf8": ("文字コードが UTF-8 ではありません。", "It is not UTF-8 text."),
    "file_too_long": ("ファイルが大きすぎます。", "The file is too large."),
    "file_unreadable": ("ファイルを読めません。", "The file cannot be read."),
    "front_matter_missing": (
        "先頭に「---」の見出し部がありません。",
        "The front matter that begins with --- is missing.",
    ),
    "front_matter_not_keys": (
        "見出し部は「名前: 値」の行で書いてください。",
        "The front matter must be lines of “key: value”.",
    ),
    "front_matter_too_long": (
        "見出し部が長すぎます(上限 {detail} 文字)。",
        "The front matter is too long (limit: {detail}).",
    ),
    "front_matter_unclosed": (
        "見出し部を閉じる「---」がありません。",
        "The --- that ends the front matter is missing.",
    ),
    "key_missing": ("「{detail}」がありません。", "“{detail}” is missing."),
    "key_not_for_kind": (
        "この種別の記事には書けない項目です: {detail}",
        "This key does not belong to the kind: {detail}",
    ),
    "key_not_for_state": (
        "この状態の記事には書けない項目です: {detail}",
        "This key does not belong to the state: {detail}",
    ),
    "key_twice": ("「{detail}」が二度書かれています。", "“{detail}” is written twice."),
    "key_unknown": ("「{detail}」という項目はありません。", "There is no key “{detail}”."),
    "manifest_unreadable": (
        "書き出しの控えを読めないため、どちらが新しいかを書き出しからは判断していません。もう一度書き出すと直ります。",
        "The record of the export cannot be read and was not used to tell which side is newer; export again.",
    ),
    "placeholder_broken": ("{{{{ と }}}} が対になっていません。", "{{{{ and }}}} do not match."),
    "placeholder_unknown": ("「{detail}」という差し込み語はありません。", "There is no placeholder “{detail}”."),
    "section_empty": ("「{detail}」に中身がありません。", "“{detail}” is empty."),
    "section_missing": ("見出し「{detail}」がありません。", "The section “{detail}” is missing."),
    "section_order": ("見出し「{detail}」の順番が違います。", "The section “{detail}” is out of order."),
    "section_twice": ("見出し「{detail}」が二度あります。", "The section “{detail}” is there twice."),
    "section_unknown": ("この種別にない見出しです: {detail}", "The kind has no such section: {detail}"),
    "step_text": (
        "段階「{detail}」には「基準:」の行と箇条書きだけを書けます。",
        "The step “{detail}” may only hold one line 基準: and a list.",
    ),
    "step_without_lines": ("段階「{detail}」に話す言葉がありません。", "The step “{detail}” has no spoken line."),
    "steps_missing": ("「{detail}」に「###」の段階がありません。", "“{detail}” has no ### step."),
    "text_before_sections": ("最初の「##」の前に文があります。", "There is text before the first ## section."),
    "text_before_steps": ("最初の「###」の前に文があります。", "There is text before the first ### step."),
    "value_empty": ("「{detail}」に空の値があります。", "“{detail}” holds an empty value."),
    "value_type": ("「{detail}」の書き方が違います。", "“{detail}” is not written as it should be."),
    "value_unknown": ("使えない値です: {detail}", "This value is not allowed: {detail}"),
    "encoding_unknown": (
        "文字コードが分からないため、取り込んでいません。UTF-8 で保存し直してください。",
        "Its encoding is not known, and it was not imported; please save it as UTF-8.",
    ),
    "text_missing": (
        "文がありません。",
        "There is no text in it.",
    ),
    "characters_dropped": (
        "使えない制御文字を除きました。",
        "Control characters, which no article can hold, were left out.",
    ),
    "braces_widened": (
        "差し込み欄ではない {{{{ }}}} を全角にしました。",
        "Double braces that are no placeholder were written full-width.",
    ),
    "page_parts_dropped": (
        "入力欄は取り込んでいません: {detail}",
        "Parts that a reader fills in were left out: {detail}",
    ),
    "page_layout_lost": (
        "体裁を保てないため、文だけを取り込みました。",
        "The layout could not be kept; the text was imported without it.",
    ),
    "link_dropped": (
        "https でないリンクは、リンクの文だけを残しました: {detail}",
        "The link is no https address; only its words were kept: {detail}",
    ),
    "picture_missing": (
        "画像がフォルダーにもライブラリにもないため、説明を表示します: {detail}",
        "Neither the folder nor the library has the picture; its description is shown: {detail}",
    ),
    "picture_not_taken": (
        "画像は取り込まず、説明だけを残しました: {detail}",
        "The picture was not taken in; only its description was kept: {detail}",
    ),
    "picture_unknown": (
        "PNG、JPEG、GIF、WebP の画像ではありません: {detail}",
        "This is no PNG, JPEG, GIF or WebP image: {detail}",
    ),
    "picture_too_large": (
        "画像が大きすぎます(2 MB まで): {detail}",
        "The image is too large (2 MB at most): {detail}",
    ),
    "picture_too_many_pixels": (
        "画像の縦横が大きすぎます: {detail}",
        "The image has too many pixels: {detail}",
    ),
    "yaml_broken": ("見出し部の書き方に誤りがあります。{detail}", "The front matter is not valid YAML. {detail}"),
    "synonyms_too_long": (
        "ファイルが長すぎます({detail} 文字まで)。",
        "The file is too long ({detail} characters at most).",
    ),
    "synonyms_not_yaml": (
        "YAML として読めません。字下げ、コロン、引用符を確かめてください。",
        "This is no YAML. Check the indentation, colons and quotes.",
    ),
    "synonyms_not_list": (
        "「- means: 標準タグ」で始まる項目の並びにしてください。",
        "Write a list of entries, each beginning with “- means: TERM”.",
    ),
    "synonym_not_entry": ("項目は「- means: 標準タグ」で始めてください。", "Begin each entry with “- means: TERM”."),
    "synonym_key_unknown": (
        "使えるのは means、words、phrases だけです: {detail}",
        "Only means, words and phrases may stand here: {detail}",
    ),
    "synonym_key_twice": ("一つの項目に同じ見出しが二つあります: {detail}", "The entry has this key twice: {detail}"),
    "synonym_means_missing": ("means に標準タグを書いてください。", "Give the centre’s term after means."),
    "synonym_means_twice": (
        "同じ標準タグの項目が二つあります。一つにまとめてください: {detail}",
        "Two entries stand for the same term; make them one: {detail}",
    ),
    "synonym_words_missing": (
        "words か phrases に、お客様の言葉を一つ以上書いてください: {detail}",
        "Give at least one of the customers’ words under words or phrases: {detail}",
    ),
    "synonym_list_expected": (
        "{detail} の下に「- 言葉」を一行ずつ書いてください。",
        "Write “- WORD” on lines of their own below {detail}.",
    ),
    "synonym_word_empty": (
        "空の言葉は使えません。言葉を書くか、行を消してください。",
        "A word may not be empty; write one or remove the line.",
    ),
    "synonym_word_not_text": ("引用符で囲んでください: {detail}", "Put this in quotes: {detail}"),
    "synonym_word_too_short": (
        "一文字の言葉はどのメモにも出ます。二文字以上にしてください: {detail}",
        "One letter stands in every note; use two or more: {detail}",
    ),
    "synonym_word_twice": ("同じ言葉が二つあります: {detail}", "This word stands there twice: {detail}"),
    **TABLE_PROBLEMS,
}

#: Why a file is refused as a knowledge pack.
PACK_PROBLEMS: dict[str, tuple[str, str]] = {
    "no_pack": ("配布のファイルではありません。", "It is no knowledge pack."),
    "untrusted": (
        "信頼する鍵の署名がないか、書き換えられています。配った人に確かめてください。",
        "No trusted key signed it, or somebody changed it. Please ask whoever sent it.",
    ),
    "truncated": (
        "終わりがありません。コピーが終わってから、もう一度。",
        "Its end is missing. Please try again when it is copied.",
    ),
    "damaged": (
        "中身が署名と違います。もう一度コピーしてください。",
        "Its content is not what was signed. Please copy it again.",
    ),
    "too_large": ("大きすぎます。", "It is too large."),
    "newer_format": (
        "新しい版の形式です。プログラムを更新してください。",
        "A newer program made it. Please update the program.",
    ),
}

#: One sentence for each thing that can be wrong in a rule file; ``detail`` names the word.
RULE_PROBLEMS: dict[str, tuple[str, str]] = {
    "not_yaml": (
        "字下げ、「:」のあとの空白、引用符やかっこの閉じ忘れを確かめてください。",
        "Please check the indent, the blank after “:”, and whether quotes and brackets are closed.",
    ),
    "not_toml": (
        "TOML の形にしてください。文字は引用符で囲み、[表] の中に同じ項目は一つだけです。",
        "Please write TOML: texts in quotes, and every key only once in its [table].",
    ),
    "backslash": (
        "\"…\" の中の \\ は、次の字と合わせて読まれます。D:\\… のような場所は、一重の引用符 '…' で囲んでください。",
        "In \"…\" a \\ is read together with the next character. Please put paths such as D:\\… in single quotes: '…'.",
    ),
    "not_a_toml_table": (
        "[policy] のような見出しの下に「項目 = 値」の行を書いてください。",
        "Please write lines of “key = value” under a heading such as [policy].",
    ),
    "not_a_toml_list": (
        '値を ["…", "…"] の形で書いてください。',
        'Please write the values as ["…", "…"].',
    ),
    "not_a_toml_text": ('文字を "…" の形で書いてください。空にはできません。', 'Please write text as "…"; not empty.'),
    "path_not_whole": (
        "場所を、ドライブか / から始まる絶対パスで書いてください。",
        "Please write an absolute path, from the drive or / on.",
    ),
    "place_unknown": (
        "フォルダーの絶対パスか、https:// で始まる場所を書いてください。",
        "Please write the absolute path of a folder, or an address that begins with https://.",
    ),
    "not_a_pack_key": (
        "公開鍵ではありません。「kb pack key」が表示した一行を、そのまま写してください。",
        "This is no public key. Please copy the line that “kb pack key” printed as it is.",
    ),
    "not_a_mapping": ("「項目: 値」の行を書いてください。", "Please write lines of “key: value” here."),
    "not_a_list": (
        "一つ以上の値を「- 」で始まる行に並べてください。",
        "Please write one or more values here, each on a line that begins with “- ”.",
    ),
    "not_a_text": (
        "文字を書いてください。空にはできません。数字だけの語は引用符で囲みます。",
        "Please write text here; it cannot be empty, and a word of digits needs quotes.",
    ),
    "not_a_number": ("整数を書いてください({detail})。", "Please write a whole number here ({detail})."),
    "not_yes_or_no": ("true か false を書いてください。", "Please write true or false here."),
    "key_missing": ("「{detail}」を書き足してください。", "“{detail}” is missing; please add it."),
    "key_unknown": (
        "「{detail}」という項目はありません。つづりを確かめるか、消してください。",
        "There is no key “{detail}”; please check its spelling or remove it.",
    ),
    "key_twice": ("「{detail}」を一つにしてください。", "“{detail}” stands here twice; please keep one."),
    "id_twice": (
        "「{detail}」は前にもあります。別の名前にしてください。",
        "“{detail}” was used before; please choose another name.",
    ),
    "word_unknown": ("書けるのは次のどれかです: {detail}", "It must be one of these: {detail}"),
    "name_unknown": (
        "「{detail}」という名前はありません。つづりを確かめてください。",
        "There is no “{detail}”; please check its spelling.",
    ),
    "pattern_broken": (
        "正規表現として読めません。かっこの閉じ忘れを確かめてください: {detail}",
        "This is no regular expression; please check its brackets: {detail}",
    ),
    "pattern_empty": (
        "何もない所にも当てはまる正規表現です。一文字は要る形にしてください: {detail}",
        "This regular expression also matches nothing at all; please make it need a character: {detail}",
    ),
    "phrase_broken": (
        "この言い回しは読めません。書き方はファイルの先頭にあります: {detail}",
        "This phrase cannot be read; the head of the file explains how they are written: {detail}",
    ),
    "placeholder_unknown": (
        "知らない差し込み欄です。使える名前は placeholders.yaml にあります: {detail}",
        "There is no such placeholder; placeholders.yaml lists them: {detail}",
    ),
    "too_long": ("{detail}文字までにしてください。", "It may have at most {detail} characters."),
    "count_wrong": ("ちょうど{detail}にしてください。", "There must be exactly {detail}."),
    "order_wrong": (
        "次のものを、すべてこの順に書いてください: {detail}",
        "All of these must stand here, in this order: {detail}",
    ),
    "brackets_missing": ("〔 で始まり 〕 で終わる一行にしてください。", "It must be one line from 〔 to 〕."),
    "red_before_amber": (
        "赤になる分は、黄になる分と同じか、それより後にしてください。",
        "Red must not come before amber.",
    ),
}
