"""What is said of a phrase after it: that it is not so, only a question, a "what if", or something to prevent.

A negation counts only when nothing but light words stand between it and the phrase: 「けがはしていない」 speaks of no
injury, 「けがをしたのに何もしない」 of one. Everything here works on flat text (see ``alert_text``).
"""

from __future__ import annotations

import re
from enum import Enum, auto


class Scope(Enum):
    """How a phrase is meant."""

    SAID = auto()
    DENIED = auto()
    DOUBTED = auto()  # 「…ていないか」: asked, not said
    SUPPOSED = auto()  # 「…たらどうする」, 「…防止」


_NEGATION = re.compile(
    r"な(?:い|く(?!な[っり])|かった|し(?![をがたすにの話]|て|まし)|さそう)|無(?:い|く|し|かった)|ませ?ん|ません|"
    r"(?<!は)ず(?!っと|れ|ら|つ|ぶ)|ぬ(?=と|が|し|よ|。|$)|皆無|ゼロ|否定|ねえ|ねぇ|へん(?=と|が|。|$)"
)
#: After a negation: it is a demand, a threat or a matter of course, not a denial (「訴えないと気が済まない」).
_NO_DENIAL = re.compile(
    r"と(?:気が|だめ|駄目|いけ|わから|分から|納得|許さ|始ま|困|おかし|す[まむ])|わけに|訳に|限り|"
    r"で(?:す|は)?(?:す[まむ]|済[まむ])(?!せ)|とは?限ら|とは(?:言|思)|はずが|はずは"
)
_QUESTION = re.compile(r"(?:の|ん)?(?:です|だろう|でしょう|でした)?か|の(?=[?!」]|と|$)|だろう|でしょう")
#: A word that only says how the phrase before it is meant; the loop below passes over one after the other.
_LIGHT = re.compile(
    r"の(?=(?:申し出|申出|申告|被害|症状|事実|形跡|様子|報告|訴え|兆候|心配|おそれ|恐れ|つもり|ような|ほう|方|は|も|では|じゃ))|"
    r"(?:事実|わけ|訳|こと|事|つもり|気|考え|様子|もの|被害|症状|形跡|跡|大げさな|大袈裟な|そんな|そういう|申し出|申出|申告|報告|訴え|兆候|痕跡|言葉|発言|感じ|"
    r"必要|予定|ところ|心配|恐れ|おそれ|意味|話|件|状態)|"
    r"(?:一切|全く|まったく|全然|特に|別に|今のところ|今の所|今は|いまのところ|現時点で|まだ|誰も|だれも|誰にも|何も|どこも|一度も|"
    r"とりあえず|幸い|ほとんど)[にはも]?、?|"
    r"(?:では|じゃ)|(?:は|も)、?|(?:など|なんか|なんて|等|とか|といった|という|っていう|というのは|って|ほど|まで|とは|ような|よう|とまで|"
    r"みたいな?)|(?<!た)が(?!、)|[をにへ]|で(?=は|も|な|あ|い[なまる]|お[らり])|と(?=は|い|か|言|聞|思)|や(?=け|は)|"
    r"(?:[いお]り?(?=[なまらずた])|おら|おり|ござい|あり|あっ|ある|いる|する|した(?!ら)|なる|なった(?!ら)|なり|なっ|なら(?=な|ず)|"
    r"し(?=て|な|ま|た|は|も|つ|さ|そ)|され?|さ(?=れ|せ)|せ(?=ず|な)|れ(?=て|な|ま|ず|た)|られ|ら(?=れ)|て(?!も)|た(?![がらけ])|る|"
    r"出(?=て|な|ま|た|ず)|出る|でる|負わ|負っ|至ら|至っ|見られ|見当たら|認められ|確認でき|確認され|起き|起こ[っさ]|聞い|言っ|言う|いう|"
    r"思っ|受け|要ら|いら|及ば|なさ|込[むみんま]|望[んま]|相談|依頼|頼[まみむん]|つ[かき](?=な|ま|ず)|そう(?=に|だ|な(?:こと|わけ|ら))|求め|要求し|希望し|考え|見(?=て|え|ら)|え(?=て|ず|な))|(?:人|者|ん)(?=[はもがなじで])"
)
#: Enumerations: what is said at their end is said of all their parts (「下痢や嘔吐はない」).
_AND = re.compile(
    r"(?:や|も|・|とか|または|あるいは)(?:(?!な[いくかし]|ませ|ず|て)[一-龥々ぁ-ん]){1,8}?(?=の|は|も|など|等|とか|が|を|や)"
)
#: A plain verb that only leads to what is denied (「訴えるつもりはない」, 「救急車を呼ぶほどではない」).
_LEADING_VERB = re.compile(
    r"[一-龥々ぁ-ん]{1,6}?(?:[るうくすむぶつぐ]|た|たり|だり)(?=つもり|気は|気も|気が|わけ|訳|とか|ほど|まで(?:も|は|の|し)|予定|必要|ような|など|なんて|という|は?し(?:な|ま))"
)
_AS_IF = re.compile(
    r"(?:たら|だら|れば|ければ|なら|ても|でも|ると|とき|時|際)(?=[^。]{0,16}(?:どう|責任|誰|困|大変|怖|こわ|危|補償|保証|保険|弁償|"
    r"賠償|いけ|いい|良い|だめ|駄目|連絡先|教え|遅い|対処|対応方法|つもり|恐ろし|返金|返品|交換|もらえ|くれる|どこに|連絡|考え))|"
    r"と(?=いけ|困|危|大変|怖|どう|嫌|まずい)|場合|(?:とき|時|際)の|恐れは?な|おそれは?な|"
    r"ことは?(?:ある(?:の|ん)?(?:です)?か|ありますか|ないか)|か(?=[。?!]|$|との?(?:質問|問|お尋ね|確認)|って?聞)|かどうか|か(?:の?確認|を?尋|と?聞いて|と?お聞き|と?伺|と?尋)|"
    r"の?有無|ましたか|"
    r"[がをのはも]?(?:心配|不安|怖い|こわい)(?!.*(?:熱|膨|溶|臭))"
)
_PREVENTED = re.compile(
    r"(?:し|の|が|を|り|き|し)?(?:にくい|にくく|づらい|難い)|用(?=の|に|$)|(?:の|を|への?|に対する)?(?:防止|防ぐ|防げ|対策|予防|よけ|除け|避け|"
    r"検知|報知|保険|訓練|から守)|に強い|が気になら|の(?:少ない|出ない|出にくい|立たない)|しない(?!.*(?:のか|つもり))(?=[ぁ-ん一-龥]{1,6}(?:を探|は?ある))"
)
_PASSED = (_AND, _LIGHT, _LEADING_VERB)
_LONGEST_CHAIN = 12


def scope_after(flat: str, end: int) -> Scope:
    """Tell how a phrase that ends at ``end`` is meant by what follows it."""
    position, contrast = end, False
    for _ in range(_LONGEST_CHAIN):
        if _PREVENTED.match(flat, position) or _AS_IF.match(flat, position):
            return Scope.SUPPOSED
        if denial := _NEGATION.match(flat, position):
            return _denied(flat, denial.end(), contrast=contrast)
        light = next(filter(None, (passed.match(flat, position) for passed in _PASSED)), None)
        if light is None or light.end() == position:
            return Scope.SAID
        contrast = light.group() in {"では", "じゃ"}
        position = light.end()
    return Scope.SAID


def _denied(flat: str, position: int, *, contrast: bool) -> Scope:
    if _NO_DENIAL.match(flat, position):
        return Scope.SAID
    if _QUESTION.match(flat, position):
        # 「食中毒ではないか」 suspects what 「けがはないか」 only asks.
        return Scope.SAID if contrast else Scope.DOUBTED
    return Scope.DENIED
