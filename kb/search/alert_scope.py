"""What is said of a phrase after it: that it is not so, only a question, a "what if", or something to prevent.

A denial counts only when nothing but light words stand between it and the phrase: 「けがはしていない」 speaks of no
injury, 「けがをしたのに何もしない」 of one. Everything here works on flat text (see ``alert_text``).
"""

from __future__ import annotations

import re
from enum import Enum, auto


class Scope(Enum):
    """How a phrase is meant."""

    SAID = auto()
    DENIED = auto()
    DOUBTED = auto()  # 「…ていないか」, 「…ているかとの質問」: asked, not said
    SUPPOSED = auto()  # 「…たらどうする」, 「…防止」


_ONE_OF = re.compile(r"\[[^]]*]")
_CONDITION_AROUND = re.compile(r"\(\?(?:=|!|<!|<=)[^)]*\)")


def _any(alternatives: str) -> str:
    """Return a regular expression for any of the alternatives, which stand apart by blanks; the longest wins.

    Conditions on what stands around an alternative do not make it longer.
    """

    def letters(written: str) -> int:
        return len(_CONDITION_AROUND.sub("", _ONE_OF.sub("x", written)).replace("?", ""))

    return f"(?:{'|'.join(sorted(alternatives.split(), key=letters, reverse=True))})"


_NEGATION = re.compile(
    _any(
        "ない なかった なさそう なく(?!な[っり]) なし(?![をがたすにの話]|て|まし) 無い 無く 無し 無かった "
        "ません ませぬ "
        "(?<!は)ず(?!っと|れ|ら|つ|ぶ) ぬ(?=と|が|し|よ|。|$) 皆無 ゼロ 否定 ねえ ねぇ へん(?=と|が|。|$)"
    )
)
#: After a negation: it is a demand, a threat or a matter of course, not a denial (「訴えないと気が済まない」).
_NO_DENIAL = re.compile(
    rf"と{_any('気が だめ 駄目 いけ わから 分から 納得 許さ 始ま 困 おかし す[まむ]')}|"
    r"わけに|訳に|限り|で(?:す|は)?(?:す[まむ]|済[まむ])(?!せ)|とは?限ら|とは(?:言|思)|はず[がは]"
)
_QUESTION = re.compile(r"(?:の|ん)?(?:です|だろう|でしょう|でした)?か|の(?=[?!」]|と|$)|だろう|でしょう")
#: The agent's own question, whatever the answer: 「漏えいはないか確認、問題なし」.
_OWN_QUESTION = re.compile(rf"か[のを]?{_any('確認 尋 お尋 伺 お伺い 聞いた 聞くと お聞き')}")

#: Words that only say how the phrase before them is meant; one after the other is passed over on the way to a denial.
_LIGHT_NOUNS = (
    "事実 わけ 訳 こと 事 つもり 気 考え 様子 もの 被害 症状 形跡 跡 申し出 申出 申告 報告 訴え 兆候 痕跡 言葉 "
    "発言 感じ 必要 予定 "
    "ところ 心配 恐れ おそれ 意味 話 件 状態 大げさな 大袈裟な そんな そういう 相談 依頼 沙汰"
)
_LIGHT_ADVERBS = (
    "一切 全く まったく 全然 特に 別に 今のところ 今の所 今は いまのところ 現時点で まだ 誰も だれも 誰にも "
    "何も どこも 一度も "
    "とりあえず 幸い ほとんど 毛頭 さらさら 近くに 周りに 周囲に そばに"
)
_LIGHT_VERBS = (
    "[いお]り?(?=[なまずた]) おら おり ござい あり あっ ある いる する した(?!ら) なる なった(?!ら) なり "
    "なっ なら(?=な|ず) "
    "し(?=て|な|ま|た|は|も|つ|さ|そ) され? さ(?=れ|せ) せ(?=ず|な) れ(?=て|な|ま|ず|た) られ ら(?=れ) "
    "て(?!も) た(?![がらけ]) る "
    "出(?=て|な|ま|た|ず) 出る でる 負わ 負っ 至ら 至っ 見られ 見当たら 認められ 確認でき 確認され 起き "
    "起こ[っさ] 聞い 言っ 言わ 言う "
    "いう 思っ 受け 要ら いら 及ば なさ 込[むみんま] 望[んま] 求め 要求し 希望し 考え 見(?=て|え|ら) え(?=て|ず|な) "
    "頼[まみむん] つ[かき](?=な|ま|ず) つなが[らっるり] 繋が[らっるり] いらっしゃら り(?=は|も|し|な) "
    "そう(?=に|だ|な(?:こと|わけ|ら)) (?<!気に)入[っらりる] 混[ざじ][っらりる] 混入 つい(?=て) 生え "
)
_LIGHT_PARTICLES = (
    "では じゃ は、? も、? など なんか なんて 等 とか といった という っていう というのは って ほど まで とは "
    "ような よう とまで "
    "みたいな? (?<!た)が(?!、) を に へ で(?=は|も|な|あ|い[なまる]|お[らり]) と(?=は|い|か|言|聞|思) や(?=け|は) "
    "(?:人|者|方|ん)(?=[はもがなじで]) な(?=もの|物|こと)"
)
_OF = rf"の(?={_any(_LIGHT_NOUNS + ' ような ほう 方 は も では じゃ')})"
_LIGHT = re.compile(
    "|".join(
        (_OF, _any(_LIGHT_NOUNS), rf"{_any(_LIGHT_ADVERBS)}[にはも]?、?", _any(_LIGHT_PARTICLES), _any(_LIGHT_VERBS))
    )
)
#: Enumerations and kinds: said of all at their end (「下痢や嘔吐はない」, 「けがをするような物ではない」).
_AND = re.compile(
    rf"{_any('ような ほどの みたいな')}[一-龥々ぁ-ん]{{1,6}}?(?={_any('では じゃ は も が')})|"
    rf"、[一-龥々]{{1,4}}(?={_any('の など 等 とも なし')})|"
    rf"{_any('や も ・ とか または あるいは')}(?:(?!な[いくかし]|ませ|ず|て)[一-龥々ぁ-ん]){{1,8}}?"
    rf"(?={_any('の は も など 等 とか が を や')})"
)
#: A plain verb that only leads to what is denied (「訴えるつもりはない」, 「救急車を呼ぶほどではない」).
_LEADING_VERB = re.compile(
    rf"[一-龥々ぁ-ん]{{1,6}}?{_any('[るうくすむぶつぐ] た たり だり')}"
    rf"(?={_any('つもり 気[はもが] わけ 訳 とか ほど まで[もはのし] 予定 必要')}"
    rf"|{_any('ような など なんて という し[なま] はし[なま]')})"
)
#: Verbs that deny with a topic before them (「救急車は呼んでいない」); after 「て」 they speak of something else.
_NOT_DONE = re.compile(
    rf"(?<=[はもに]){_any('呼[んばび] 行[っか] かか[っら] 立て 飲[んま] 食べ 上が[っら] 届[いか] 載[っら] 出[さし]')}"
)
_PASSED = (_AND, _LIGHT, _NOT_DONE, _LEADING_VERB)

_WHAT_THEN = _any(
    "どう 責任 誰 困 大変 怖 こわ 危 補償 保証 保険 弁償 賠償 いけ いい 良い だめ 駄目 連絡先 教え 遅い 対処 "
    "対応方法 つもり 恐ろし "
    "返金 返品 交換 もらえ くれる どこに 連絡 考え 医師 相談 通知 と思う ぞっと"
)
_AS_IF = re.compile(
    "|".join(
        (
            rf"(?:{_any('たら だら れば なら ても でも ると とき 時 際')}|(?<=[ただ])ら)(?=[^。]{{0,16}}{_WHAT_THEN})",
            r"(?:たら|れば)(?=[^。]{0,20}か(?:[。?!]|$))|(?<=る)前に(?!も)",
            rf"と(?={_any('いけ 困 危 大変 怖 どう 嫌 まずい')})",
            rf"場合|(?:とき|時|際)の{_any('連絡 対応 対処 補償 保険 保証 備え 手順 問い合わせ 窓口 処置 注意')}",
            r"の(?:とき|時|際)[にはも]|恐れは?な|おそれは?な|の?有無|ましたか|かどうか",
            r"ことは?(?:ある(?:の|ん)?(?:です)?か|ありますか|ないか)",
        )
    )
)
_ASKED = re.compile(
    rf"か(?:$|(?={_any('[。?!] との?質問 との?問 との?お尋ね との?確認 って?聞 の?確認')}))|"
    rf"か(?={_any('を?尋 と?聞いて と?お聞き と?伺 と?尋')})"
)
#: Only right after the phrase: 「けがが心配」, but not 「煙が出て怖い」.
_WORRY = re.compile(rf"[がをのはも]?{_any('心配 不安 怖い こわい')}")
_PREVENTED = re.compile(
    "|".join(
        (
            r"[しのがをりき]?(?:にくい|にくく|づらい|難い)|用(?=の|に|$)|に強い|が気になら|注意(?=と|書)|に効く|の薬(?!代)",
            rf"(?:の|を|への?|に対する)?{_any('防止 防ぐ 防げ 対策 予防 よけ 除け 避け 検知 報知 保険 訓練 から守')}",
            rf"の{_any('少ない 出ない 出にくい 立たない')}",
            r"しない(?!.*(?:のか|つもり))(?=[ぁ-ん一-龥]{1,6}(?:を探|は?ある))",
        )
    )
)
#: Before the phrase: 「もし」 and the like, where a condition follows.
_IF = re.compile(r"(?:もしも?(?!か)|万が?一|仮に)[^。]{0,24}$")
_CONDITION = re.compile(r"[^。]{0,8}(?:たら|だら|れば|なら|ても|場合|とき)")
_LONGEST_CHAIN = 12


def supposed_before(flat: str, start: int, end: int) -> bool:
    """Tell whether a phrase stands in a condition that is opened before it (「万一発火したときは」)."""
    return _IF.search(flat, 0, start) is not None and _CONDITION.match(flat, end) is not None


def scope_after(flat: str, end: int) -> Scope:
    """Tell how a phrase that ends at ``end`` is meant by what follows it."""
    if _WORRY.match(flat, end):
        return Scope.SUPPOSED
    position, contrast = end, False
    for _ in range(_LONGEST_CHAIN):
        if _PREVENTED.match(flat, position) or _AS_IF.match(flat, position):
            return Scope.SUPPOSED
        if _ASKED.match(flat, position):
            return Scope.DOUBTED
        if denial := _NEGATION.match(flat, position):
            return _denied(flat, denial.end(), contrast=contrast)
        passed = next(filter(None, (light.match(flat, position) for light in _PASSED)), None)
        if passed is None:
            return Scope.SAID
        contrast = passed.group() in {"では", "じゃ"}
        position = passed.end()
    return Scope.SAID


def _denied(flat: str, position: int, *, contrast: bool) -> Scope:
    if _NO_DENIAL.match(flat, position):
        return Scope.SAID
    if _OWN_QUESTION.match(flat, position):
        return Scope.DENIED
    if _QUESTION.match(flat, position):
        # 「食中毒ではないか」 suspects what 「けがはないか」 only asks.
        return Scope.SAID if contrast else Scope.DOUBTED
    return Scope.DENIED
