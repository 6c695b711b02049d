"""Sentences for failures: what happened, and what to do about it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.texts.labels import label
from desktop.texts.table_failures import TABLE_ERRORS, TABLE_PROBLEMS
from kb.domain.rule_problem import RuleProblem

if TYPE_CHECKING:
    from kb.errors import KbError, Problem

_ERRORS: dict[str, str] = {
    "library_missing": noop(
        "Errors", "ライブラリのフォルダーがありません。ディスクや共有のつながりを確かめてください: {path}"
    ),
    "library_exists": noop("Errors", "ここにはすでにライブラリがあります: {path}"),
    "library_newer": noop(
        "Errors",
        "このライブラリは新しい版の勘所で作られています。勘所を更新してください。ライブラリには触れていません。",
    ),
    "library_on_network": noop(
        "Errors",
        "ライブラリがネットワーク上にあり、データが壊れるおそれがあるため開けません。"
        "このPCの中に置いてください: {path}",
    ),
    "library_place_taken": noop(
        "Errors", "ほかのものが入っています。空のフォルダーか、ライブラリのフォルダーを選んでください: {path}"
    ),
    "library_read_only": noop("Errors", "ライブラリに書き込めません。フォルダーの権限を確かめてください: {path}"),
    "library_busy": noop("Errors", "ほかのプログラムがライブラリを使っています。少し待って、もう一度お試しください。"),
    "library_damaged": noop(
        "Errors", "ライブラリを読めません。ファイルが壊れています。控えがあれば、ここにあります: {backups}"
    ),
    "backup_unsound": noop("Errors", "終わりまで読める控えではありません。別の控えを選んでください: {path}"),
    "backup_locked": noop("Errors", "ここにない鍵で暗号化されているか、控えではありません: {path}"),
    "pack_invalid": noop("Errors", "配布ファイルを取り込んでいません: {path}"),
    "pack_out_of_order": noop(
        "Errors", "この配布（第 {version} 版）は、もうあるか、間の版が抜けているため取り込んでいません: {path}"
    ),
    "pack_key": noop("Errors", "配布ファイルに署名する鍵ではありません: {path}"),
    "pack_password": noop("Errors", "鍵のパスワードが違います。確かめて、もう一度実行してください: {path}"),
    "file_exists": noop("Errors", "同じ名前のファイルがもうあります。別の名前を指定してください: {path}"),
    "library_locked": noop(
        "Errors", "ライブラリは暗号化されていて、このPCのこの利用者には鍵がありません。回復キーを入れてください: {path}"
    ),
    "recovery_key_invalid": noop("Errors", "回復キーではありません。1文字ずつ、紙と見比べてください。"),
    "key_store_unavailable": noop(
        "Errors",
        "このPCの鍵をしまう場所がないか、答えません。パスワードを求める窓があれば答え、もう一度お試しください。",
    ),
    "key_file_unsafe": noop(
        "Errors", "鍵のファイルを、ほかの人が読めるか、中身が違います。情報システムの担当者に知らせてください: {path}"
    ),
    "recovery_key_other": noop(
        "Errors", "このライブラリの回復キーではありません。どのライブラリの紙か、確かめてください。"
    ),
    "readable_files": noop(
        "Errors", "壊れていて暗号化できないファイルが {count} 個あります。ほかへ移すか消してください: {path}"
    ),
    "protection_state": noop("Errors", "暗号化されていないか、暗号化の記録と合いません。何も変えていません: {path}"),
    "disk_full": noop("Errors", "ディスクに空きがなく、保存できませんでした。空きを作って、もう一度お試しください。"),
    "disk_failing": noop("Errors", "ディスクがエラーを返し、読み書きできません。接続と空きを確かめてください: {path}"),
    "audit_unwritable": noop(
        "Errors", "操作の記録に書けないため、行いませんでした。ディスクの空きとアクセス権を確かめてください: {path}"
    ),
    "hand_off_invalid": noop("Errors", "渡されたものは通話の受け渡しではないため、使っていません。"),
    "window_not_running": noop("Errors", "勘所の画面が開いていません: {path}"),
    "window_not_answering": noop("Errors", "開いている勘所の画面が答えないため、渡せませんでした: {path}"),
    "unexpected": noop("Errors", "思いがけない誤りで終わりませんでした。もう一度お試しください。"),
    "article_not_found": noop("Errors", "この記事はもうありません。"),
    "article_changed": noop(
        "Errors",
        "この記事はほかの人が保存しました（いまは版 {latest}）。どちらの文も残っています。合わせてから保存します。",
    ),
    "state_not_reachable": noop("Errors", "「{before}」から「{after}」へは直接変えられません。"),
    "not_permitted": noop(
        "Errors",
        "「{permission}」は、いまの役割（{role}）ではできません。できる役割: {may}。"
        "役割は管理者が決めています（{path}）。",
    ),
    "call_not_found": noop("Errors", "この通話の記録はもうありません。"),
    "promise_not_found": noop("Errors", "この約束の記録はもうありません。"),
    "promise_incomplete": noop(
        "Errors", "約束には、内容と、これから先の期限が要ります。期限を動かすとき、果たせなかったときは理由も要ります。"
    ),
    "matter_not_found": noop("Errors", "この案件の記録はもうありません。"),
    "reviewers_missing": noop("Errors", "合意とするには、確認した人の名前が {needed} 人分要ります。"),
    "channel_reason_missing": noop(
        "Errors", "最終回答は、まず面談、次に電話で行います。メールにするときは理由を書いてください。"
    ),
    "memo_too_long": noop("Errors", "引き継ぎメモが長すぎます（{characters} 文字、{limit} 文字まで）。"),
    "place_silent": noop(
        "Errors",
        "{seconds} 秒待っても応答しないため、行っていません。共有フォルダーなら、接続を確かめてください: {path}",
    ),
    "folder_missing": noop("Errors", "フォルダーがありません: {path}"),
    "folder_empty": noop("Errors", "フォルダーに Markdown の記事がありません。何も変えていません: {path}"),
    "folder_not_empty": noop("Errors", "フォルダーが空ではないため、書き出していません: {path}"),
    "file_unreadable": noop("Errors", "ファイルを読めません: {path}"),
    "machine_policy_invalid": noop(
        "Errors", "このPCの方針（{path}）の {line} 行目（{key}）を読めないため、ライブラリを開きません。"
    ),
    "machine_policy_unreadable": noop(
        "Errors",
        "このPCの方針（{path}）を読めないため、ライブラリを開きません。"
        "UTF-8 で保存し、利用者全員が読めるようにしてください。",
    ),
    "setting_fixed": noop("Errors", "「{key}」は情報システムの方針で決まっています（{path}）。"),
    "export_refused": noop("Errors", "「{export}」は、情報システムの方針で止められています（{path}）。"),
    "rule_invalid": noop("Errors", "{path} の {line} 行目を読めません（{key}）。"),
    "picture_unknown": noop(
        "Errors", "PNG、JPEG、GIF、WebP の画像だけを入れられます。ほかの形式は、いずれかで保存し直してください。"
    ),
    "picture_too_large": noop("Errors", "画像が {megabytes} MB あります。{limit} MB までにしてください。"),
    "picture_too_many_pixels": noop(
        "Errors", "画像が {width}×{height} ピクセルあり、大きすぎます。縮小してから入れてください。"
    ),
    "attachment_not_found": noop("Errors", "この画像はもうありません。"),
    "clock_doubted": noop(
        "Errors",
        "PCの時計（{now}）が最後の記録（{last}）より1年以上先のため、消していません。時計を確かめてください。",
    ),
    "attachment_damaged": noop("Errors", "画像「{name}」は壊れています。同じ画像をもう一度入れると直ります。"),
    "index_unavailable": noop("Errors", "索引を読めないため、作り直しています。終わるまで検索できません。"),
    "index_busy": noop("Errors", "ほかのプログラムが索引を書いています。変更は保存済みで、あとで索引に入ります。"),
    "article_not_ready": noop("Errors", "検証済にするには、「確かめること」の誤り {count} 件を直してください。"),
    "article_invalid": noop("Errors", "記事に {count} か所の誤りがあります。"),
    "synonyms_invalid": noop(
        "Errors", "同義語のファイルに直すところが {count} か所あります（{line} 行目から）。保存していません。"
    ),
    "file_changed": noop("Errors", "ほかの人が先に保存したため、上書きしていません: {path}"),
    "cancelled": noop("Errors", "取りやめました。"),
    **TABLE_ERRORS,
}

#: Between the values of a list, and what stands for an empty one.
_BETWEEN = noop("Errors", "、")
_NOBODY = noop("Errors", "なし")

_PROBLEMS: dict[str, str] = {
    "key_missing": noop("Problems", "項目がありません: {detail}"),
    "key_unknown": noop("Problems", "知らない項目です: {detail}"),
    "key_twice": noop("Problems", "同じ項目が二つあります: {detail}"),
    "key_not_for_kind": noop("Problems", "この種別では使えない項目です: {detail}"),
    "key_not_for_state": noop("Problems", "この状態では使えない項目です: {detail}"),
    "value_empty": noop("Problems", "値が空です: {detail}"),
    "value_type": noop("Problems", "値の形が違います: {detail}"),
    "value_unknown": noop("Problems", "知らない値です: {detail}"),
    "character_invalid": noop("Problems", "使えない文字があります: {detail}"),
    "front_matter_missing": noop("Problems", "先頭に --- で囲んだ項目がありません。"),
    "front_matter_unclosed": noop("Problems", "先頭の項目を閉じる --- がありません。"),
    "front_matter_too_long": noop("Problems", "先頭の項目が長すぎます（{detail} 文字まで）。"),
    "yaml_broken": noop("Problems", "先頭の項目を読めません: {detail}"),
    "front_matter_not_keys": noop("Problems", "先頭には「項目: 値」の行だけを書きます。"),
    "file_unreadable": noop("Problems", "ファイルを読めません: {detail}"),
    "file_is_link": noop("Problems", "リンクは読みません: {detail}"),
    "file_too_long": noop("Problems", "ファイルが大きすぎます: {detail}"),
    "file_not_utf8": noop("Problems", "文字コードが UTF-8 ではありません: {detail}"),
    "manifest_unreadable": noop(
        "Problems",
        "書き出しの控えを読めないため、どちらが新しいかを書き出しからは判断していません。もう一度書き出すと直ります。",
    ),
    "encoding_unknown": noop(
        "Problems", "文字コードが分からないため、取り込んでいません。UTF-8 で保存し直してください。"
    ),
    "text_missing": noop("Problems", "文がありません。"),
    "characters_dropped": noop("Problems", "使えない制御文字を除きました。"),
    "braces_widened": noop("Problems", "差し込み欄ではない {{ }} を全角にしました。"),
    "page_parts_dropped": noop("Problems", "入力欄は取り込んでいません: {detail}"),
    "page_layout_lost": noop("Problems", "体裁を保てないため、文だけを取り込みました。"),
    "link_dropped": noop("Problems", "https でないリンクは、リンクの文だけを残しました: {detail}"),
    "picture_missing": noop("Problems", "画像がフォルダーにもライブラリにもないため、説明を表示します: {detail}"),
    "picture_not_taken": noop("Problems", "画像は取り込まず、説明だけを残しました: {detail}"),
    "picture_unknown": noop("Problems", "PNG、JPEG、GIF、WebP の画像ではありません: {detail}"),
    "picture_too_large": noop("Problems", "画像が大きすぎます(2 MB まで): {detail}"),
    "picture_too_many_pixels": noop("Problems", "画像の縦横が大きすぎます: {detail}"),
    "article_twice": noop("Problems", "同じ記事が二つあります: {detail}"),
    "body_too_long": noop("Problems", "本文が長すぎます（{detail} 文字まで）。"),
    "placeholder_unknown": noop("Problems", "知らない差し込み欄です: {detail}"),
    "placeholder_broken": noop("Problems", "差し込み欄の {{ }} がそろっていません。"),
    "section_unknown": noop("Problems", "知らない見出しです: {detail}"),
    "section_twice": noop("Problems", "同じ見出しが二つあります: {detail}"),
    "section_order": noop("Problems", "見出しの順が違います: {detail}"),
    "section_missing": noop("Problems", "見出しがありません: {detail}"),
    "section_empty": noop("Problems", "見出しの中身がありません: {detail}"),
    "text_before_sections": noop("Problems", "最初の見出しより前に文があります。"),
    "apology_mixed": noop("Problems", "一行に心情と責任のお詫びが混ざっています。"),
    "apology_misplaced": noop("Problems", "お詫びの印は行の先頭に置きます。"),
    "steps_missing": noop("Problems", "段階（###）がありません: {detail}"),
    "text_before_steps": noop("Problems", "最初の段階より前に文があります。"),
    "criterion_missing": noop("Problems", "「基準:」がありません: {detail}"),
    "step_without_lines": noop("Problems", "話す言葉がありません: {detail}"),
    "step_text": noop("Problems", "段階の中には「基準:」と話す言葉だけを書きます: {detail}"),
    "synonyms_too_long": noop("Problems", "ファイルが長すぎます（{detail} 文字まで）。"),
    "synonyms_not_yaml": noop("Problems", "YAML として読めません。字下げ、コロン、引用符を確かめてください。"),
    "synonyms_not_list": noop("Problems", "「- means: 標準タグ」で始まる項目の並びにしてください。"),
    "synonym_not_entry": noop("Problems", "項目は「- means: 標準タグ」で始めてください。"),
    "synonym_key_unknown": noop("Problems", "使えるのは means、words、phrases だけです: {detail}"),
    "synonym_key_twice": noop("Problems", "一つの項目に同じ見出しが二つあります: {detail}"),
    "synonym_means_missing": noop("Problems", "means に標準タグを書いてください。"),
    "synonym_means_twice": noop("Problems", "同じ標準タグの項目が二つあります。一つにまとめてください: {detail}"),
    "synonym_words_missing": noop("Problems", "words か phrases に、お客様の言葉を一つ以上書いてください: {detail}"),
    "synonym_list_expected": noop("Problems", "{detail} の下に「- 言葉」を一行ずつ書いてください。"),
    "synonym_word_empty": noop("Problems", "空の言葉は使えません。言葉を書くか、行を消してください。"),
    "synonym_word_not_text": noop("Problems", "引用符で囲んでください: {detail}"),
    "synonym_word_too_short": noop("Problems", "一文字の言葉はどのメモにも出ます。二文字以上にしてください: {detail}"),
    "synonym_word_twice": noop("Problems", "同じ言葉が二つあります: {detail}"),
    **TABLE_PROBLEMS,
}


def error_text(error: KbError) -> str:
    """Return the sentence for a failure, in the language of the program; a code without one raises KeyError."""
    params = {name: _named(value) for name, value in error.params.items()}
    sentence = filled(translate("Errors", _ERRORS[error.code]), params)
    problem = error.params.get("problem")
    if isinstance(problem, RuleProblem):
        sentence += rule_problem_text(problem, str(error.params.get("detail", "")))
    return sentence.rstrip()


def decided_text() -> str:
    """Return why something cannot be changed or done that the policy of the computer decides."""
    return translate("Errors", "情報システムの方針で決まっています（policy.toml）")


def rule_problem_text(problem: RuleProblem, detail: str) -> str:
    """Return what is wrong at one place of a rule file and what to write; the place is not part of it."""
    return filled(label(problem), {"detail": detail})


def problem_text(problem: Problem) -> str:
    """Return what is wrong at one place of an article; the line is not part of it."""
    source = _PROBLEMS.get(problem.code)
    if source is None:
        return f"{problem.code}: {problem.detail}" if problem.detail else problem.code
    return filled(translate("Problems", source), {"detail": problem.detail})


def problem_sentences() -> dict[str, str]:
    """Return the sentence of each problem by its code, ``{detail}`` not filled in: for a file of rows that are bad."""
    return {code: translate("Problems", source) for code, source in _PROBLEMS.items()}


def _named(value: object) -> object:
    """Call a value of the domain by its name; several are listed."""
    if isinstance(value, StrEnum):
        return label(value)
    if isinstance(value, tuple):
        return translate("Errors", _BETWEEN).join(str(_named(one)) for one in value) or translate("Errors", _NOBODY)
    return value


def filled(sentence: str, params: dict[str, object]) -> str:
    """Put the parameters in by name; text of their own is never looked at again."""
    parts = sentence.split("{")
    pieces = [parts[0]]
    for part in parts[1:]:
        name, brace, rest = part.partition("}")
        pieces.append(f"{params.get(name, '')}{rest}" if brace and name.isidentifier() else "{" + part)
    return "".join(pieces)
