"""The forms of the rule files with words: what is masked, written down, read from tables, passed over in notes."""

from __future__ import annotations

from desktop.i18n import noop
from desktop.setup.rules.specs import FieldKind, FieldSpec, FileSpec, GroupSpec, always
from kb.domain.masking import PersonalData

_LINES = FieldKind.LINES

_WORD_LIST = always(FieldSpec((), noop("RuleForms", "言葉"), _LINES))


def _list(key: str, label: str, rule: str = "") -> FieldSpec:
    return FieldSpec((key,), label, _LINES, rule, optional=True)


MASKING = FileSpec(
    noop("RuleForms", "個人情報を隠す"),
    noop("RuleForms", "下書きや引き継ぎで、どんな語を手がかりに個人情報を隠すか。"),
    "lock",
    {
        noop("RuleForms", "代わりの語"): tuple(
            FieldSpec(("placeholders", kind.value), label)
            for kind, label in (
                (PersonalData.NAME, noop("RuleForms", "氏名")),
                (PersonalData.TELEPHONE, noop("RuleForms", "電話番号")),
                (PersonalData.EMAIL, noop("RuleForms", "メール")),
                (PersonalData.ADDRESS, noop("RuleForms", "住所")),
                (PersonalData.POSTAL_CODE, noop("RuleForms", "郵便番号")),
                (PersonalData.CARD, noop("RuleForms", "カード番号")),
                (PersonalData.ORDER_NUMBER, noop("RuleForms", "受付番号")),
                (PersonalData.BIRTH_DATE, noop("RuleForms", "生年月日")),
                (PersonalData.ACCOUNT, noop("RuleForms", "口座番号")),
            )
        ),
        noop("RuleForms", "番号"): (
            _list(
                "numbered",
                noop("RuleForms", "番号の付く語"),
                noop("RuleForms", "お客様につながる番号の前に立つ語です。"),
            ),
            _list(
                "products",
                noop("RuleForms", "品物の語"),
                noop("RuleForms", "型番などで、隠さない番号の前に立つ語です。"),
            ),
        ),
        noop("RuleForms", "氏名"): (
            _list("titles", noop("RuleForms", "敬称")),
            _list("positions", noop("RuleForms", "役職")),
            _list("labels", noop("RuleForms", "見出し")),
            _list("roles", noop("RuleForms", "立場")),
            _list("not_people", noop("RuleForms", "人でない語")),
            _list("not_people_endings", noop("RuleForms", "人でない語尾")),
            _list("companies", noop("RuleForms", "会社の語")),
            _list("brands", noop("RuleForms", "商標")),
            _list("more_surnames", noop("RuleForms", "足す姓")),
            _list(
                "variants",
                noop("RuleForms", "異体字"),
                noop("RuleForms", "異体字と、ふつうの字を、二文字続けて書きます。"),
            ),
        ),
    },
    sample=noop("RuleForms", "例: 田中様 03-1234-5678 注文番号 A-1024"),
)

RECORDS = FileSpec(
    noop("RuleForms", "記録の言葉"),
    noop("RuleForms", "引き継ぎメモ、応対履歴、書き出す表で使う言葉。"),
    "copy",
    {
        noop("RuleForms", "引き継ぎメモ"): (
            FieldSpec(("none",), noop("RuleForms", "ないとき")),
            FieldSpec(("unknown",), noop("RuleForms", "聞いていないとき")),
            *(
                FieldSpec(("memo", key), label)
                for key, label in (
                    ("caller", noop("RuleForms", "お客様")),
                    ("first_matter", noop("RuleForms", "最初の用件")),
                    ("course", noop("RuleForms", "経緯")),
                    ("why", noop("RuleForms", "引き継ぐ理由")),
                    ("state_now", noop("RuleForms", "いまの状態")),
                    ("wants", noop("RuleForms", "望んでいること")),
                    ("asked", noop("RuleForms", "もう聞いたこと")),
                    ("promised", noop("RuleForms", "もう約束したこと")),
                )
            ),
        ),
        noop("RuleForms", "応対履歴"): (
            FieldSpec(
                ("history",),
                noop("RuleForms", "文の形"),
                FieldKind.LONG,
                noop("RuleForms", "{product} のような名前が、通話の値に変わります。使える名前は原文の説明にあります。"),
            ),
        ),
    },
)

_COLUMN = always(
    FieldSpec(("title", "ja"), noop("RuleForms", "列の名前")),
    FieldSpec(("title", "en"), noop("RuleForms", "列の名前"), english=True),
    FieldSpec(
        ("headings",),
        noop("RuleForms", "見出し"),
        _LINES,
        noop("RuleForms", "ほかのプログラムの表で、この列に付いている見出しです。"),
    ),
)


def _column(key: str, heading: str) -> GroupSpec:
    return GroupSpec((key,), heading, _COLUMN, title=(("title", "ja"), ("field",)), below=(("headings",),))


def _cell_words(key: str, heading: str) -> GroupSpec:
    return GroupSpec(("values", key), heading, _WORD_LIST, below=((),))


TABLES = FileSpec(
    noop("RuleForms", "表の読み方"),
    noop("RuleForms", "CSV や Excel の表の、どの見出しがどの列で、欄の言葉が何を表すか。"),
    "square",
    {
        noop("RuleForms", "取り込めなかった行"): (
            FieldSpec(
                ("reason_column",),
                noop("RuleForms", "理由の列"),
                rule=noop("RuleForms", "取り込めなかった行のファイルで、理由を書く列の見出しです。"),
            ),
        )
    },
    (
        _column("calls", noop("RuleForms", "応対履歴の列")),
        _column("articles", noop("RuleForms", "記事の列")),
        GroupSpec(("sections",), noop("RuleForms", "記事の見出し"), _WORD_LIST, below=((),)),
        _cell_words("kind", noop("RuleForms", "種別")),
        _cell_words("state", noop("RuleForms", "状態")),
        _cell_words("stage", noop("RuleForms", "段階")),
        _cell_words("role", noop("RuleForms", "役割")),
        _cell_words("outcome", noop("RuleForms", "結末")),
        _cell_words("handling", noop("RuleForms", "対応段階")),
        _cell_words("result", noop("RuleForms", "結果")),
        _cell_words("cause", noop("RuleForms", "原因")),
        _cell_words("demand", noop("RuleForms", "要求")),
    ),
)

NOTE_FRAMES = FileSpec(
    noop("RuleForms", "メモの決まり文句"),
    noop("RuleForms", "どの通話メモにもあって、内容を表さない言葉。候補を選ぶときに数えません。"),
    "lines",
    {
        noop("RuleForms", "決まり文句"): (
            _list("fillers", noop("RuleForms", "つなぎの言葉")),
            _list("reporting", noop("RuleForms", "伝聞の語尾")),
            _list("routine_words", noop("RuleForms", "事務の言葉")),
        ),
        noop("RuleForms", "問い合わせ"): (
            _list("enquiry_endings", noop("RuleForms", "尋ねる語尾"), noop("RuleForms", "正規表現です。")),
            _list("denials", noop("RuleForms", "打ち消し"), noop("RuleForms", "正規表現です。")),
            _list("ordinary_topics", noop("RuleForms", "ふつうの用件")),
        ),
    },
)

QUERY_WORDS = FileSpec(
    noop("RuleForms", "検索の言葉"),
    noop("RuleForms", "検索欄の「項目名:値」で使える言い換え。"),
    "search",
    groups=(
        GroupSpec(("fields",), noop("RuleForms", "項目名"), _WORD_LIST, below=((),)),
        GroupSpec(("values", "kind"), noop("RuleForms", "種別"), _WORD_LIST, below=((),)),
        GroupSpec(("values", "state"), noop("RuleForms", "状態"), _WORD_LIST, below=((),)),
        GroupSpec(("values", "cause"), noop("RuleForms", "原因"), _WORD_LIST, below=((),), blank=[], named=True),
        GroupSpec(("values", "demand"), noop("RuleForms", "要求"), _WORD_LIST, below=((),)),
    ),
)

PLACEHOLDERS = FileSpec(
    noop("RuleForms", "差し込み欄"),
    noop("RuleForms", "記事の {{ }} に書ける名前と、通話中に入るもの。"),
    "link",
    groups=(
        GroupSpec(
            ("placeholders",),
            noop("RuleForms", "差し込み欄"),
            always(
                FieldSpec(("name",), noop("RuleForms", "名前")), FieldSpec(("source",), noop("RuleForms", "入るもの"))
            ),
            title=(("name",),),
            below=(("source",),),
        ),
    ),
)
