"""The forms of the rule files with what the centre decided: its policy, what is kept, what the program may use."""

from __future__ import annotations

from desktop.i18n import noop
from desktop.setup.rules.specs import FieldKind, FieldSpec, FileSpec, GroupSpec, always
from kb.domain.permission import Permission, StaffRole

_LINES, _NUMBER, _WORD, _WORDS = FieldKind.LINES, FieldKind.NUMBER, FieldKind.WORD, FieldKind.WORDS

POLICY = FileSpec(
    noop("RuleForms", "方針"),
    noop("RuleForms", "引き継ぎの分、当番の連絡先、記事を確かめる時期、だれが何をしてよいか。"),
    "flag",
    {
        noop("RuleForms", "通話"): (
            FieldSpec(("centre",), noop("RuleForms", "センター名")),
            FieldSpec(("amber_minutes",), noop("RuleForms", "黄になる分"), _NUMBER),
            FieldSpec(("red_minutes",), noop("RuleForms", "赤になる分"), _NUMBER),
            FieldSpec(
                ("same_content_minutes",),
                noop("RuleForms", "同じ内容の分"),
                _NUMBER,
                noop("RuleForms", "回答済みの同じ内容が続いたとみなす分です。"),
            ),
            FieldSpec(
                ("reminder_minutes",),
                noop("RuleForms", "約束の何分前"),
                _NUMBER,
                noop("RuleForms", "約束の期限の何分前に知らせるか。"),
            ),
            FieldSpec(
                ("departments",),
                noop("RuleForms", "答える部署"),
                _LINES,
                noop("RuleForms", "差し込み欄「部署名」の候補です。"),
                optional=True,
            ),
        ),
        noop("RuleForms", "当番"): (
            FieldSpec(("default_duty", "name"), noop("RuleForms", "ふだんの当番")),
            FieldSpec(("default_duty", "contact"), noop("RuleForms", "連絡先")),
        ),
        noop("RuleForms", "記事"): (
            FieldSpec(("verify_days",), noop("RuleForms", "確かめる日数"), _NUMBER),
            FieldSpec(("archive_days",), noop("RuleForms", "しまう日数"), _NUMBER),
        ),
        noop("RuleForms", "権限"): (
            *(
                FieldSpec(("roles", role.value), label, _WORDS, words=Permission)
                for role, label in (
                    (StaffRole.AGENT, noop("RuleForms", "オペレーター")),
                    (StaffRole.EDITOR, noop("RuleForms", "編集者")),
                    (StaffRole.SUPERVISOR, noop("RuleForms", "SV")),
                    (StaffRole.MANAGER, noop("RuleForms", "センター長")),
                    (StaffRole.IT, noop("RuleForms", "情報システム")),
                )
            ),
            FieldSpec(("default_role",), noop("RuleForms", "ほかの人"), _WORD, words=StaffRole),
        ),
    },
    (
        GroupSpec(
            ("duty",),
            noop("RuleForms", "アラートごとの当番"),
            always(
                FieldSpec(("name",), noop("RuleForms", "当番")), FieldSpec(("contact",), noop("RuleForms", "連絡先"))
            ),
            below=(("name",),),
            blank={"name": "", "contact": ""},
            named=True,
        ),
        GroupSpec(
            ("people",),
            noop("RuleForms", "人と役割"),
            always(
                FieldSpec(
                    (),
                    noop("RuleForms", "役割"),
                    _WORD,
                    noop("RuleForms", "名前は、PCにログインするときの名前です。"),
                    StaffRole,
                )
            ),
            below=((),),
            blank="agent",
            named=True,
        ),
        GroupSpec(
            ("groups",),
            noop("RuleForms", "グループと役割"),
            always(
                FieldSpec(
                    (),
                    noop("RuleForms", "役割"),
                    _WORD,
                    noop("RuleForms", "名前は、PCの利用者グループの名前です。"),
                    StaffRole,
                )
            ),
            below=((),),
            blank="agent",
            named=True,
        ),
    ),
)

BACKUPS = FileSpec(
    noop("RuleForms", "控えの決まり"),
    noop("RuleForms", "いつ控えを作り、どれを残すか。"),
    "clock",
    {
        noop("RuleForms", "控え"): (
            FieldSpec(("every_hours",), noop("RuleForms", "何時間ごと"), _NUMBER),
            FieldSpec(("days",), noop("RuleForms", "残す日数"), _NUMBER),
            FieldSpec(("weeks",), noop("RuleForms", "残す週数"), _NUMBER),
            FieldSpec(("months",), noop("RuleForms", "残す月数"), _NUMBER),
        )
    },
)

RETENTION = FileSpec(
    noop("RuleForms", "保存期間"),
    noop("RuleForms", "お客様の情報を何日後に消すか。消したものは戻せません。"),
    "clock",
    {
        noop("RuleForms", "消すまでの日数(0は消さない)"): (
            FieldSpec(("calls",), noop("RuleForms", "通話の記録"), _NUMBER),
            FieldSpec(("agents",), noop("RuleForms", "担当者名も消す"), FieldKind.YES),
            FieldSpec(("drafts",), noop("RuleForms", "残された下書き"), _NUMBER),
            FieldSpec(("revisions",), noop("RuleForms", "記事の古い版"), _NUMBER),
            FieldSpec(("backups",), noop("RuleForms", "控え"), _NUMBER),
        )
    },
)

PACKS = FileSpec(
    noop("RuleForms", "ナレッジの配布"),
    noop("RuleForms", "署名されたナレッジを、どこから受け取るか。"),
    "box",
    {
        noop("RuleForms", "受け取り"): (
            FieldSpec(("from",), noop("RuleForms", "置き場所"), optional=True),
            FieldSpec(("keys",), noop("RuleForms", "署名の鍵"), _LINES, optional=True),
            FieldSpec(("ca_file",), noop("RuleForms", "社内の認証局の証明書（PEM）"), optional=True),
            FieldSpec(("every_minutes",), noop("RuleForms", "何分ごと"), _NUMBER),
        )
    },
)

LIMITS = FileSpec(
    noop("RuleForms", "性能の上限"),
    noop("RuleForms", "メモリーと処理をどこまで使ってよいか。"),
    "sliders",
    {
        noop("RuleForms", "上限"): (
            FieldSpec(("search_cache_megabytes",), noop("RuleForms", "検索（MB）"), _NUMBER),
            FieldSpec(("import_memory_megabytes",), noop("RuleForms", "取り込み（MB）"), _NUMBER),
            FieldSpec(("import_processes",), noop("RuleForms", "処理の数"), _NUMBER),
        )
    },
)
