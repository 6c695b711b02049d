<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ja_JP">
  <context>
    <name>AppearanceSheet</name>
    <message>
      <source>お客様の言葉</source>
      <translation>Callers' words</translation>
    </message>
    <message>
      <source>お客様の言葉やメモを書く、または過去の通話から選ぶ</source>
      <translation>Write a caller's words or notes, or choose a past call</translation>
    </message>
    <message>
      <source>この言葉を記事に入れる</source>
      <translation>Put these words into the article</translation>
    </message>
    <message>
      <source>この記事</source>
      <translation>This article</translation>
    </message>
    <message>
      <source>まだ保存していない内容で、通話メモに対してどこに出るかを確かめます</source>
      <translation>Where the article would appear for call notes, as it stands here, before it is saved</translation>
    </message>
    <message>
      <source>候補の順</source>
      <translation>Order</translation>
    </message>
    <message>
      <source>効いた言葉</source>
      <translation>What counted</translation>
    </message>
    <message>
      <source>現れ方を試す</source>
      <translation>Try where it appears</translation>
    </message>
    <message>
      <source>言葉を入れて Enter</source>
      <translation>Type a phrase and Enter</translation>
    </message>
    <message>
      <source>近い言い方</source>
      <translation>Nearest phrase</translation>
    </message>
    <message>
      <source>通話メモ</source>
      <translation>Call notes</translation>
    </message>
    <message>
      <source>過去の通話から選ぶ</source>
      <translation>Choose a past call</translation>
    </message>
    <message>
      <source>過去の通話で確かめています</source>
      <translation>Trying past calls</translation>
    </message>
  </context>
  <context>
    <name>AppearanceWords</name>
    <message>
      <source>{place}番目</source>
      <translation>place {place}</translation>
    </message>
    <message>
      <source>{title}（{count}件）</source>
      <translation>{title} ({count})</translation>
    </message>
    <message>
      <source>{word} {percent}%</source>
      <translation>{word} {percent}%</translation>
    </message>
    <message>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <source>いまと同じ</source>
      <translation>as now</translation>
    </message>
    <message>
      <source>いまは {place}番目に出ています</source>
      <translation>now suggested at place {place}</translation>
    </message>
    <message>
      <source>いまは出ていません</source>
      <translation>not suggested now</translation>
    </message>
    <message>
      <source>いまは出ていません（{place}番目）</source>
      <translation>not suggested now (place {place})</translation>
    </message>
    <message>
      <source>このメモに近い言い方はありません</source>
      <translation>No phrase is near this note</translation>
    </message>
    <message>
      <source>メモと重なる言葉はありません</source>
      <translation>It shares no word with the note</translation>
    </message>
    <message>
      <source>代わりに下がる: {titles}</source>
      <translation>gives way: {titles}</translation>
    </message>
    <message>
      <source>出なくなる</source>
      <translation>No longer</translation>
    </message>
    <message>
      <source>勝る点: {strengths}</source>
      <translation>ahead in: {strengths}</translation>
    </message>
    <message>
      <source>場所をゆずる記事: {articles}</source>
      <translation>Articles that give way: {articles}</translation>
    </message>
    <message>
      <source>新しく出る</source>
      <translation>New</translation>
    </message>
    <message>
      <source>確かさ {sureness}、出るには {threshold} が要ります</source>
      <translation>sureness {sureness}; {threshold} is needed</translation>
    </message>
    <message>
      <source>試せる過去の通話はまだありません</source>
      <translation>There are no past calls to try it on yet</translation>
    </message>
    <message>
      <source>過去の通話 {notes}件のうち、出るのは {after}件（変わりません）</source>
      <translation>Of {notes} past calls it is suggested in {after} (no change)</translation>
    </message>
    <message>
      <source>過去の通話 {notes}件のうち、出るのは {before}件 → {after}件</source>
      <translation>Of {notes} past calls it is suggested in {before} → {after}</translation>
    </message>
  </context>
  <context>
    <name>ArticleList</name>
    <message>
      <source>記事</source>
      <translation>Articles</translation>
    </message>
  </context>
  <context>
    <name>ArticlesDesk</name>
    <message>
      <source>（題名なし）</source>
      <translation>(no title)</translation>
    </message>
  </context>
  <context>
    <name>ArticlesModel</name>
    <message>
      <source>書きかけ</source>
      <translation>Unfinished</translation>
    </message>
    <message>
      <source>読み込み中</source>
      <translation>Loading</translation>
    </message>
  </context>
  <context>
    <name>ArticlesPane</name>
    <message>
      <source>しぼり込み</source>
      <translation>Filters</translation>
    </message>
    <message>
      <source>まだ記事がありません。</source>
      <translation>There are no articles yet.</translation>
    </message>
    <message>
      <source>合う記事はありません。</source>
      <translation>No article fits.</translation>
    </message>
    <message>
      <source>新しい記事</source>
      <translation>New article</translation>
    </message>
    <message>
      <source>新しい記事の種別</source>
      <translation>Kind of the new article</translation>
    </message>
    <message>
      <source>記事をさがす</source>
      <translation>Find an article</translation>
    </message>
  </context>
  <context>
    <name>AttributePane</name>
    <message>
      <source>お客様が言いそうな言い方。入れて Enter</source>
      <translation>What a caller may say. Type it, then Enter</translation>
    </message>
    <message>
      <source>すべて</source>
      <translation>All</translation>
    </message>
    <message>
      <source>言葉を入れて Enter</source>
      <translation>Type a word, then Enter</translation>
    </message>
  </context>
  <context>
    <name>Attributes</name>
    <message>
      <source>{name}を入れてください。</source>
      <translation>{name} is missing.</translation>
    </message>
    <message>
      <source>お客様の言葉</source>
      <translation>Their words</translation>
    </message>
    <message>
      <source>この種別では使えません。</source>
      <translation>This kind of article has no such attribute.</translation>
    </message>
    <message>
      <source>タグ</source>
      <translation>Tags</translation>
    </message>
    <message>
      <source>一覧から選ぶか、日本語で書きます。</source>
      <translation>Choose from the list, or write it in Japanese.</translation>
    </message>
    <message>
      <source>使えない文字が入っています。消してください。</source>
      <translation>It holds a character that cannot be used. Please remove it.</translation>
    </message>
    <message>
      <source>原因</source>
      <translation>Cause</translation>
    </message>
    <message>
      <source>実践</source>
      <translation>Practices</translation>
    </message>
    <message>
      <source>実践は P1 のように書きます。</source>
      <translation>Write practices like P1.</translation>
    </message>
    <message>
      <source>掲載の終わり</source>
      <translation>Ends on</translation>
    </message>
    <message>
      <source>日付は 2026-07-03 のように書きます。</source>
      <translation>Write the date like 2026-07-03.</translation>
    </message>
    <message>
      <source>検証日</source>
      <translation>Validated on</translation>
    </message>
    <message>
      <source>段階</source>
      <translation>Stage</translation>
    </message>
    <message>
      <source>状態</source>
      <translation>State</translation>
    </message>
    <message>
      <source>種別</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>空白だけの言葉があります。消してください。</source>
      <translation>One of the words is blank. Please remove it.</translation>
    </message>
    <message>
      <source>結果</source>
      <translation>Outcome</translation>
    </message>
    <message>
      <source>製品</source>
      <translation>Product</translation>
    </message>
    <message>
      <source>要求</source>
      <translation>Demand</translation>
    </message>
    <message>
      <source>話す人</source>
      <translation>Speaker</translation>
    </message>
    <message>
      <source>起きた日</source>
      <translation>Happened</translation>
    </message>
    <message>
      <source>題名</source>
      <translation>Title</translation>
    </message>
  </context>
  <context>
    <name>CardView</name>
    <message>
      <source>幅が狭いとき</source>
      <translation>In a narrow window</translation>
    </message>
    <message>
      <source>番号と、出た理由は、通話メモによって変わります。</source>
      <translation>The number, and the reasons shown below it, depend on the notes of the call.</translation>
    </message>
  </context>
  <context>
    <name>Choice</name>
    <message>
      <source>なし</source>
      <translation>None</translation>
    </message>
  </context>
  <context>
    <name>Comparison</name>
    <message>
      <source>{before} → {after}</source>
      <translation>{before} → {after}</translation>
    </message>
    <message>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <source>なし</source>
      <translation>none</translation>
    </message>
    <message>
      <source>削除</source>
      <translation>removed</translation>
    </message>
    <message>
      <source>同じ</source>
      <translation>same</translation>
    </message>
    <message>
      <source>同じ {count} 行</source>
      <translation>{count} equal lines</translation>
    </message>
    <message>
      <source>変更</source>
      <translation>changed</translation>
    </message>
    <message>
      <source>属性</source>
      <translation>Attributes</translation>
    </message>
    <message>
      <source>本文</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>追加</source>
      <translation>added</translation>
    </message>
  </context>
  <context>
    <name>ComparisonList</name>
    <message>
      <source>違い</source>
      <translation>Differences</translation>
    </message>
  </context>
  <context>
    <name>ComparisonSheet</name>
    <message>
      <source>似た記事</source>
      <translation>The similar article</translation>
    </message>
    <message>
      <source>似た記事と並べる</source>
      <translation>Compare with the similar article</translation>
    </message>
    <message>
      <source>似た記事を開いて直す</source>
      <translation>Open the similar one and mend it</translation>
    </message>
    <message>
      <source>書いている記事</source>
      <translation>The article being written</translation>
    </message>
    <message>
      <source>色の地の行は、両方にあります</source>
      <translation>Lines on a tinted ground stand in both</translation>
    </message>
    <message>
      <source>（題名なし）</source>
      <translation>(untitled)</translation>
    </message>
  </context>
  <context>
    <name>Demands</name>
    <message>
      <source>すべて</source>
      <translation>All</translation>
    </message>
  </context>
  <context>
    <name>DetailView</name>
    <message numerus="yes">
      <source>%n件</source>
      <translation>
        <numerusform>%n</numerusform>
        <numerusform>%n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n回</source>
      <translation>
        <numerusform>%n time</numerusform>
        <numerusform>%n times</numerusform>
      </translation>
    </message>
    <message>
      <source>くわしい内容</source>
      <translation>Details</translation>
    </message>
    <message numerus="yes">
      <source>ほか %n件</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>ほかに評価のない使用が %n回</source>
      <translation>
        <numerusform>%n more use without a verdict</numerusform>
        <numerusform>%n more uses without a verdict</numerusform>
      </translation>
    </message>
    <message>
      <source>ほかの言い方</source>
      <translation>Other wordings</translation>
    </message>
    <message>
      <source>もとの通話</source>
      <translation>The call</translation>
    </message>
    <message>
      <source>何が怒らせたか</source>
      <translation>What angered</translation>
    </message>
    <message>
      <source>何が鎮めたか</source>
      <translation>What calmed</translation>
    </message>
    <message numerus="yes">
      <source>使用 %n回</source>
      <translation>
        <numerusform>used %n time</numerusform>
        <numerusform>used %n times</numerusform>
      </translation>
    </message>
    <message>
      <source>前回の検証は {day}</source>
      <translation>last verified {day}</translation>
    </message>
    <message>
      <source>探しています</source>
      <translation>Looking</translation>
    </message>
    <message>
      <source>最後に使ったのは {time}</source>
      <translation>last used {time}</translation>
    </message>
    <message>
      <source>最後は {time}</source>
      <translation>last {time}</translation>
    </message>
    <message>
      <source>未記入</source>
      <translation>Not written</translation>
    </message>
    <message>
      <source>見つからなかった言葉から作った下書きです。</source>
      <translation>A draft made of words that found nothing.</translation>
    </message>
    <message>
      <source>記事にある近い言葉（押すと同義語にします）</source>
      <translation>Near words in the articles (click to make a synonym)</translation>
    </message>
    <message>
      <source>近いもの</source>
      <translation>Near by</translation>
    </message>
    <message>
      <source>近い標準タグ（押すと同義語にします）</source>
      <translation>Near terms of the centre (click to make a synonym)</translation>
    </message>
    <message>
      <source>近い言葉も記事もありません。下書きにすると、この言葉がお客様の言葉として残ります。</source>
      <translation>No word and no article is near. A draft keeps these as words of customers.</translation>
    </message>
    <message>
      <source>近い記事（押すと開きます）</source>
      <translation>Near articles (click to open)</translation>
    </message>
  </context>
  <context>
    <name>DuplicatesBar</name>
    <message>
      <source>この記事では知らせない</source>
      <translation>Do not tell for this article</translation>
    </message>
    <message>
      <source>並べて見る</source>
      <translation>Compare</translation>
    </message>
    <message>
      <source>似た記事が{count}件あります:</source>
      <translation>Similar articles: {count}</translation>
    </message>
    <message>
      <source>本文の {percent}% が同じ</source>
      <translation>{percent}% of the text is the same</translation>
    </message>
    <message>
      <source>話す言葉の {percent}% が同じ</source>
      <translation>{percent}% of the spoken words are the same</translation>
    </message>
    <message>
      <source>題名の言葉の {percent}% が同じ</source>
      <translation>{percent}% of the words of the title are the same</translation>
    </message>
  </context>
  <context>
    <name>EditorMessages</name>
    <message>
      <source>{names} が、ほかの画面でこの記事を書いています（{time}）。</source>
      <translation>{names} is writing this article in another window ({time}).</translation>
    </message>
    <message>
      <source>{time} までの書きかけを開きました。</source>
      <translation>Opened with what was typed until {time}.</translation>
    </message>
    <message>
      <source>「{state}」にしました。</source>
      <translation>Now “{state}”.</translation>
    </message>
    <message>
      <source>ほかの人</source>
      <translation>Somebody else</translation>
    </message>
    <message>
      <source>ほかの画面で版 {number} が保存されたため、保存していません。書いた内容は下書きに残っています。</source>
      <translation>Not saved, because revision {number} was saved in another window. What you wrote is kept as a draft.</translation>
    </message>
    <message>
      <source>ほかの画面で版 {number} が保存されました。ここで書いた内容は下書きに残っています。</source>
      <translation>Revision {number} was saved in another window. What you wrote here is kept as a draft.</translation>
    </message>
    <message>
      <source>元に戻す</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>合わせる</source>
      <translation>Merge</translation>
    </message>
    <message>
      <source>書きかけを捨てました。</source>
      <translation>What was begun is thrown away.</translation>
    </message>
    <message>
      <source>見る</source>
      <translation>Show</translation>
    </message>
  </context>
  <context>
    <name>EditorPanel</name>
    <message>
      <source>下書きは書くたびに保存されます   Ctrl+S 版に残す</source>
      <translation>Drafts are saved as you type   Ctrl+S keeps a revision</translation>
    </message>
    <message>
      <source>編集中の記事に、版に残していない変更があります。保存してから、もう一度お試しください。</source>
      <translation>The article in the editor has changes that are in no version. Please save it and try again.</translation>
    </message>
  </context>
  <context>
    <name>EffectView</name>
    <message>
      <source>0件だった検索 {searches}件のうち {found}件で記事が見つかります。</source>
      <translation>Of {searches} searches without a hit, {found} would find articles. </translation>
    </message>
    <message>
      <source>お客様の言葉と標準タグを入れると、過去の通話メモと検索で試します。</source>
      <translation>Give what customers say and the word of the centre to try them on past notes and searches.</translation>
    </message>
    <message>
      <source>そのうち {found}件では、初めて候補が出ます。</source>
      <translation>In {found} of these, something would be suggested for the first time. </translation>
    </message>
    <message>
      <source>出なくなる: {titles}</source>
      <translation>No longer suggested: {titles}</translation>
    </message>
    <message>
      <source>初めて見つかる: {titles}</source>
      <translation>Found for the first time: {titles}</translation>
    </message>
    <message>
      <source>効き目</source>
      <translation>Effect</translation>
    </message>
    <message>
      <source>新しく出る: {titles}</source>
      <translation>Newly suggested: {titles}</translation>
    </message>
    <message>
      <source>試せる過去の通話メモも検索もまだありません。保存すると、次の通話から使われます。</source>
      <translation>There are no past notes or searches to try it on yet. Once saved it is used from the next call on.</translation>
    </message>
    <message>
      <source>過去の通話メモ {notes}件と検索 {searches}件では、何も変わりません。</source>
      <translation>Nothing would change for {notes} past notes and {searches} searches.</translation>
    </message>
    <message>
      <source>過去の通話メモ {notes}件のうち {changed}件で候補が変わります。</source>
      <translation>Of {notes} past notes, {changed} would get other suggestions. </translation>
    </message>
    <message>
      <source>過去の通話メモと検索で試しています。</source>
      <translation>Being tried on past notes and searches.</translation>
    </message>
  </context>
  <context>
    <name>FindBar</name>
    <message numerus="yes">
      <source>%n件を置きかえました</source>
      <translation>
        <numerusform>Replaced %n</numerusform>
        <numerusform>Replaced %n</numerusform>
      </translation>
    </message>
    <message>
      <source>{count}件</source>
      <translation>{count} found</translation>
    </message>
    <message>
      <source>すべて置きかえる</source>
      <translation>Replace all</translation>
    </message>
    <message>
      <source>オフ</source>
      <translation>Off</translation>
    </message>
    <message>
      <source>オン</source>
      <translation>On</translation>
    </message>
    <message>
      <source>全角半角・かなを同じに</source>
      <translation>Ignore width and kana</translation>
    </message>
    <message>
      <source>大小を区別</source>
      <translation>Match case</translation>
    </message>
    <message>
      <source>探す言葉</source>
      <translation>Words to find</translation>
    </message>
    <message>
      <source>本文の中を探す</source>
      <translation>Find in the text</translation>
    </message>
    <message>
      <source>置きかえる</source>
      <translation>Replace</translation>
    </message>
    <message>
      <source>置きかえる言葉</source>
      <translation>Replace with</translation>
    </message>
    <message>
      <source>見つかりません</source>
      <translation>Not found</translation>
    </message>
    <message>
      <source>閉じる</source>
      <translation>Close</translation>
    </message>
  </context>
  <context>
    <name>FindingRows</name>
    <message>
      <source>{line}行</source>
      <translation>line {line}</translation>
    </message>
    <message>
      <source>{name}: {sentence}</source>
      <translation>{name}: {sentence}</translation>
    </message>
    <message>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <source>全体</source>
      <translation>article</translation>
    </message>
    <message>
      <source>属性</source>
      <translation>attribute</translation>
    </message>
  </context>
  <context>
    <name>FindingsDesk</name>
    <message>
      <source>元に戻す</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>属性を直しました</source>
      <translation>The attribute was mended</translation>
    </message>
  </context>
  <context>
    <name>FindingsList</name>
    <message>
      <source>確かめること</source>
      <translation>To check</translation>
    </message>
  </context>
  <context>
    <name>FindingsPane</name>
    <message>
      <source>ありません</source>
      <translation>Nothing</translation>
    </message>
    <message>
      <source>次へ</source>
      <translation>Next</translation>
    </message>
    <message>
      <source>確かめること</source>
      <translation>To check</translation>
    </message>
  </context>
  <context>
    <name>ForeignRow</name>
    <message>
      <source>外す</source>
      <translation>Remove</translation>
    </message>
  </context>
  <context>
    <name>HeadPane</name>
    <message>
      <source>{time} に保存</source>
      <translation>Saved {time}</translation>
    </message>
    <message>
      <source>一覧</source>
      <translation>List</translation>
    </message>
    <message>
      <source>印刷</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>履歴</source>
      <translation>History</translation>
    </message>
    <message>
      <source>未検証で公開</source>
      <translation>Publish unvalidated</translation>
    </message>
    <message>
      <source>本文</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>検証し直す</source>
      <translation>Validate again</translation>
    </message>
    <message>
      <source>検証済にする</source>
      <translation>Mark validated</translation>
    </message>
    <message>
      <source>直すところ {count}</source>
      <translation>{count} to mend</translation>
    </message>
    <message>
      <source>見え方</source>
      <translation>Preview</translation>
    </message>
  </context>
  <context>
    <name>History</name>
    <message>
      <source>{before} と {after}</source>
      <translation>{before} and {after}</translation>
    </message>
    <message>
      <source>−{count}行</source>
      <translation>−{count}</translation>
    </message>
    <message>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <source>まだ保存していません</source>
      <translation>Not saved yet</translation>
    </message>
    <message>
      <source>名前なし</source>
      <translation>no name</translation>
    </message>
    <message>
      <source>変更 {count}行</source>
      <translation>{count} changed</translation>
    </message>
    <message>
      <source>文は同じ</source>
      <translation>Same text</translation>
    </message>
    <message>
      <source>最初の版</source>
      <translation>First revision</translation>
    </message>
    <message>
      <source>最初の版の前</source>
      <translation>Before the first</translation>
    </message>
    <message>
      <source>比べる元</source>
      <translation>Compared with</translation>
    </message>
    <message>
      <source>版 {number}</source>
      <translation>Revision {number}</translation>
    </message>
    <message>
      <source>編集中</source>
      <translation>Being edited</translation>
    </message>
    <message>
      <source>＋{count}行</source>
      <translation>+{count}</translation>
    </message>
  </context>
  <context>
    <name>HistoryDesk</name>
    <message>
      <source>{version} の内容を新しい版として保存しました。前の版も履歴に残っています。</source>
      <translation>What stood in {version} was saved as a new revision; the ones before are still in the history.</translation>
    </message>
  </context>
  <context>
    <name>HistoryPane</name>
    <message>
      <source>{version} に戻す</source>
      <translation>Restore {version}</translation>
    </message>
    <message>
      <source>この二つに違いはありません。</source>
      <translation>These two do not differ.</translation>
    </message>
    <message>
      <source>履歴</source>
      <translation>History</translation>
    </message>
    <message>
      <source>次の違い</source>
      <translation>Next difference</translation>
    </message>
    <message>
      <source>比べる元にする</source>
      <translation>Compare with this</translation>
    </message>
    <message>
      <source>記事に戻る</source>
      <translation>Back to the article</translation>
    </message>
  </context>
  <context>
    <name>ItemList</name>
    <message>
      <source>待っているもの</source>
      <translation>What waits</translation>
    </message>
  </context>
  <context>
    <name>ListFilters</name>
    <message>
      <source>すべて</source>
      <translation>All</translation>
    </message>
    <message>
      <source>すべて外す</source>
      <translation>Clear all</translation>
    </message>
    <message>
      <source>原因</source>
      <translation>Cause</translation>
    </message>
    <message>
      <source>状態</source>
      <translation>State</translation>
    </message>
    <message>
      <source>種別</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>製品</source>
      <translation>Product</translation>
    </message>
  </context>
  <context>
    <name>MergeDesk</name>
    <message>
      <source>{who}が {time} に版 {number} を保存しました。自分の文と合わせます。重ならない変更は、もう合わせてあります。</source>
      <translation>{who} saved revision {number} at {time}. It is put together with your text; changes in different places are joined already.</translation>
    </message>
    <message>
      <source>{who}の文（版 {number}）</source>
      <translation>{who} (revision {number})</translation>
    </message>
    <message>
      <source>ほかの画面</source>
      <translation>Another window</translation>
    </message>
    <message>
      <source>元の文</source>
      <translation>Before</translation>
    </message>
    <message>
      <source>元の文（版 {number}）</source>
      <translation>Before (revision {number})</translation>
    </message>
    <message>
      <source>本文が変わったため、もう一度合わせます。</source>
      <translation>The text was changed meanwhile; it is put together once more.</translation>
    </message>
    <message>
      <source>自分の文</source>
      <translation>Yours</translation>
    </message>
  </context>
  <context>
    <name>MergeList</name>
    <message>
      <source>合わせた内容</source>
      <translation>What was put together</translation>
    </message>
  </context>
  <context>
    <name>MergePane</name>
    <message>
      <source>あと {left} か所（全 {count} か所）</source>
      <translation>{left} of {count} left to decide</translation>
    </message>
    <message>
      <source>あとで合わせる</source>
      <translation>Later</translation>
    </message>
    <message>
      <source>すべて決まりました</source>
      <translation>All decided</translation>
    </message>
    <message>
      <source>両方を残す</source>
      <translation>Keep both</translation>
    </message>
    <message>
      <source>二つの変更を合わせる</source>
      <translation>Put two changes together</translation>
    </message>
    <message>
      <source>合わせて保存</source>
      <translation>Save both together</translation>
    </message>
    <message>
      <source>書き直す</source>
      <translation>Rewrite</translation>
    </message>
    <message>
      <source>次へ</source>
      <translation>Next</translation>
    </message>
    <message>
      <source>相手の文</source>
      <translation>Theirs</translation>
    </message>
    <message>
      <source>自分の文</source>
      <translation>Yours</translation>
    </message>
    <message>
      <source>重なる変更はありません</source>
      <translation>No changes contradict each other</translation>
    </message>
  </context>
  <context>
    <name>Merging</name>
    <message>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <source>なし</source>
      <translation>none</translation>
    </message>
    <message>
      <source>両方の変更を合わせた</source>
      <translation>Both changes joined</translation>
    </message>
    <message>
      <source>両方を残した</source>
      <translation>Both kept</translation>
    </message>
    <message>
      <source>同じ {count} 行</source>
      <translation>{count} equal lines</translation>
    </message>
    <message>
      <source>同じ変更</source>
      <translation>Same change</translation>
    </message>
    <message>
      <source>属性</source>
      <translation>Attributes</translation>
    </message>
    <message>
      <source>書き直した</source>
      <translation>Rewritten</translation>
    </message>
    <message>
      <source>本文</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>決めてください</source>
      <translation>To be decided</translation>
    </message>
    <message>
      <source>相手の変更</source>
      <translation>Their change</translation>
    </message>
    <message>
      <source>相手の文にした</source>
      <translation>Theirs taken</translation>
    </message>
    <message>
      <source>自分の変更</source>
      <translation>Your change</translation>
    </message>
    <message>
      <source>自分の文にした</source>
      <translation>Yours taken</translation>
    </message>
    <message>
      <source>（消した）</source>
      <translation>(removed)</translation>
    </message>
  </context>
  <context>
    <name>NoArticle</name>
    <message>
      <source>はじめの一つを書くか、いまある資料を取り込みます。</source>
      <translation>Write the first one, or import what you have.</translation>
    </message>
    <message>
      <source>まだ記事がありません。</source>
      <translation>There are no articles yet.</translation>
    </message>
    <message>
      <source>フォルダーや表から取り込む</source>
      <translation>Import from folders or tables</translation>
    </message>
    <message>
      <source>ライブラリは開いていません。</source>
      <translation>The library is not open.</translation>
    </message>
    <message>
      <source>ライブラリを開いています。</source>
      <translation>Opening the library.</translation>
    </message>
    <message>
      <source>左の一覧から記事を選びます。</source>
      <translation>Choose an article from the list at the left.</translation>
    </message>
    <message>
      <source>探す言葉を入れて Enter で開きます。新しい記事は {key} です。</source>
      <translation>Type what you look for and press Enter. {key} begins a new article.</translation>
    </message>
    <message>
      <source>新しい記事は、もう書き始められます。</source>
      <translation>You can begin to write a new article already.</translation>
    </message>
    <message>
      <source>新しく書く</source>
      <translation>Write a new one</translation>
    </message>
    <message>
      <source>書いたものは、ライブラリが開くまで保存されません。</source>
      <translation>What you write is not saved before the library opens.</translation>
    </message>
  </context>
  <context>
    <name>PastNoteList</name>
    <message>
      <source>終わった通話のメモはまだありません</source>
      <translation>No call with notes has ended yet</translation>
    </message>
    <message>
      <source>過去の通話</source>
      <translation>Past calls</translation>
    </message>
  </context>
  <context>
    <name>Picker</name>
    <message>
      <source>しぼり込む</source>
      <translation>Type to narrow down</translation>
    </message>
    <message>
      <source>当てはまるものがありません</source>
      <translation>Nothing fits</translation>
    </message>
  </context>
  <context>
    <name>Pictures</name>
    <message>
      <source>図</source>
      <translation>picture</translation>
    </message>
  </context>
  <context>
    <name>PicturesDesk</name>
    <message>
      <source>大きな画像を縮小して入れました: {name}</source>
      <translation>A large picture was put in smaller: {name}</translation>
    </message>
    <message>
      <source>画像 (*.png *.jpg *.jpeg *.gif *.webp)</source>
      <translation>Pictures (*.png *.jpg *.jpeg *.gif *.webp)</translation>
    </message>
    <message>
      <source>画像を入れる</source>
      <translation>Insert a picture</translation>
    </message>
  </context>
  <context>
    <name>PreviewPane</name>
    <message>
      <source>「メールの文面」の節がありません。見出しから入れられます。</source>
      <translation>There is no section “メールの文面”. Add it from Headings.</translation>
    </message>
    <message>
      <source>カード</source>
      <translation>Card</translation>
    </message>
    <message>
      <source>メール</source>
      <translation>Mail</translation>
    </message>
    <message>
      <source>メールの見え方</source>
      <translation>Preview of the mail</translation>
    </message>
    <message>
      <source>候補に出るときの見え方</source>
      <translation>Preview as a suggestion</translation>
    </message>
    <message>
      <source>全文</source>
      <translation>Full text</translation>
    </message>
    <message>
      <source>全文の見え方</source>
      <translation>Preview of the full text</translation>
    </message>
    <message>
      <source>本文と一緒に動きます。押すと、別々に動きます。</source>
      <translation>Scrolls together with the text. Press to scroll them apart.</translation>
    </message>
    <message>
      <source>本文と別々に動きます。押すと、一緒に動きます。</source>
      <translation>Scrolls apart from the text. Press to scroll them together.</translation>
    </message>
    <message>
      <source>本文と別の位置</source>
      <translation>Apart from the text</translation>
    </message>
    <message>
      <source>本文と同じ位置</source>
      <translation>Same place as the text</translation>
    </message>
    <message>
      <source>本文を書くと、ここに見え方が出ます。</source>
      <translation>Write the text and see here how it looks.</translation>
    </message>
    <message>
      <source>見え方</source>
      <translation>Preview</translation>
    </message>
    <message>
      <source>記事を選ぶと、見え方が出ます。</source>
      <translation>Choose an article to see how it looks.</translation>
    </message>
    <message>
      <source>読み上げ</source>
      <translation>Read aloud</translation>
    </message>
    <message>
      <source>読み上げの見え方</source>
      <translation>Preview of reading aloud</translation>
    </message>
    <message>
      <source>読み上げる段がまだありません。「### 」で段を、「- 」で一息の言葉を書きます。</source>
      <translation>There is no step to read aloud yet. Begin a step with “### ” and each breath of words with “- ”.</translation>
    </message>
  </context>
  <context>
    <name>Printing</name>
    <message>
      <source>保存していない変更を含む</source>
      <translation>with changes that are not saved</translation>
    </message>
    <message>
      <source>検証 {day}</source>
      <translation>validated {day}</translation>
    </message>
    <message>
      <source>版 {number}（{day}）</source>
      <translation>revision {number} ({day})</translation>
    </message>
  </context>
  <context>
    <name>PrintingDesk</name>
    <message>
      <source>応対報告書は応対事例から作ります。開いているのは{kind}です。</source>
      <translation>Reports are made of cases. What is open is: {kind}.</translation>
    </message>
  </context>
  <context>
    <name>QueueButton</name>
    <message numerus="yes">
      <source>%n件</source>
      <translation>
        <numerusform>%n</numerusform>
        <numerusform>%n</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>QueueDesk</name>
    <message>
      <source>下書きを作りました。</source>
      <translation>The draft is made.</translation>
    </message>
    <message>
      <source>下書きを捨てました。</source>
      <translation>The draft is discarded.</translation>
    </message>
    <message>
      <source>元に戻す</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>同義語を保存しました。次の検索と通話から使われます。</source>
      <translation>The synonym is saved and used from the next search and call on.</translation>
    </message>
    <message>
      <source>対応しないものとして片付けました。</source>
      <translation>Put away: nothing needed.</translation>
    </message>
    <message>
      <source>片付けました。</source>
      <translation>Put away.</translation>
    </message>
  </context>
  <context>
    <name>QueueList</name>
    <message>
      <source>やること</source>
      <translation>To do</translation>
    </message>
  </context>
  <context>
    <name>QueuePane</name>
    <message>
      <source>やること</source>
      <translation>To do</translation>
    </message>
    <message>
      <source>元に戻す</source>
      <translation>Undo</translation>
    </message>
  </context>
  <context>
    <name>QueueRows</name>
    <message>
      <source>{count}件</source>
      <translation>{count}</translation>
    </message>
    <message>
      <source>{count}回</source>
      <translation>{count}×</translation>
    </message>
    <message>
      <source>{day} から、使われたまま検証していません</source>
      <translation>Due since {day}: in use and not verified</translation>
    </message>
    <message>
      <source>{judged}回中{count}回 効かなかった</source>
      <translation>No help in {count} of {judged} calls</translation>
    </message>
    <message>
      <source>何が怒らせたかは、まだ書かれていません</source>
      <translation>What angered is not written yet</translation>
    </message>
    <message>
      <source>公開停止の提案: {day} から使われていません</source>
      <translation>Proposed for archiving: unused since {day}</translation>
    </message>
    <message>
      <source>最後は {time}</source>
      <translation>last {time}</translation>
    </message>
    <message>
      <source>（題名なし）</source>
      <translation>(untitled)</translation>
    </message>
  </context>
  <context>
    <name>QueueVerbs</name>
    <message>
      <source>もう一度押すと捨てます</source>
      <translation>Press again to discard</translation>
    </message>
    <message>
      <source>下書きにする</source>
      <translation>Make a draft</translation>
    </message>
    <message>
      <source>下書きを開く</source>
      <translation>Open the draft</translation>
    </message>
    <message>
      <source>事例にする</source>
      <translation>Make a case</translation>
    </message>
    <message>
      <source>同義語にする</source>
      <translation>Make a synonym</translation>
    </message>
    <message>
      <source>対応しない</source>
      <translation>Nothing needed</translation>
    </message>
    <message>
      <source>振り返った</source>
      <translation>Talked over</translation>
    </message>
    <message>
      <source>捨てる</source>
      <translation>Discard</translation>
    </message>
    <message>
      <source>直した</source>
      <translation>Mended</translation>
    </message>
    <message>
      <source>記事を開く</source>
      <translation>Open the article</translation>
    </message>
  </context>
  <context>
    <name>Queues</name>
    <message>
      <source>効かなかった記事はありません。終話のときに「効かなかった」とされた記事が、ここに並びます。</source>
      <translation>No article was of no help. Those marked “no help” at the end of a call are listed here.</translation>
    </message>
    <message>
      <source>待っている下書きはありません。終話のあと「事例にする」を選んだ通話が、ここに並びます。</source>
      <translation>No draft waits. Calls that were made a case after their end are listed here.</translation>
    </message>
    <message>
      <source>指摘はありません。通話の中で却下された記事と、理由の付いた指摘が、ここに記事ごとに並びます。</source>
      <translation>There are no flags. Articles dismissed in calls, and flags with their reasons, are listed here by article.</translation>
    </message>
    <message>
      <source>振り返りを待つ二次クレームはありません。二次化した通話が、怒らせたこと・鎮めたこととともに並びます。</source>
      <translation>No secondary complaint waits to be talked over. Calls that became one are listed with what angered and what calmed.</translation>
    </message>
    <message>
      <source>検証の時期を迎えた記事はありません。使われてから決まった日数がたった記事と、使われない記事が並びます。</source>
      <translation>No article is due. Articles in use for the set number of days without verification, and unused ones, are listed here.</translation>
    </message>
    <message>
      <source>見つからなかった検索はありません。0件だった検索と、候補の出なかった通話のメモが、お客様の情報を隠してここに集まります。</source>
      <translation>No search came back empty. Searches without a hit, and notes nothing was suggested for, gather here with personal data masked.</translation>
    </message>
  </context>
  <context>
    <name>RankRows</name>
    <message>
      <source>この記事</source>
      <translation>This article</translation>
    </message>
    <message>
      <source>候補の順</source>
      <translation>Order</translation>
    </message>
    <message>
      <source>出ません</source>
      <translation>not suggested</translation>
    </message>
  </context>
  <context>
    <name>RevisionList</name>
    <message>
      <source>版</source>
      <translation>Revisions</translation>
    </message>
  </context>
  <context>
    <name>RewriteSheet</name>
    <message>
      <source>この文にする</source>
      <translation>Take this text</translation>
    </message>
    <message>
      <source>この部分の文</source>
      <translation>Text of this part</translation>
    </message>
    <message>
      <source>この部分を書き直す</source>
      <translation>Rewrite this part</translation>
    </message>
  </context>
  <context>
    <name>SlotCompletion</name>
    <message>
      <source>差し込みの候補</source>
      <translation>Placeholders that fit</translation>
    </message>
  </context>
  <context>
    <name>StatePath</name>
    <message>
      <source>状態</source>
      <translation>State</translation>
    </message>
  </context>
  <context>
    <name>StateRow</name>
    <message>
      <source>まだ保存されていない記事</source>
      <translation>Not saved yet</translation>
    </message>
    <message>
      <source>前回の検証 {day}</source>
      <translation>Validated {day}</translation>
    </message>
    <message>
      <source>書きかけを捨てる</source>
      <translation>Throw away what was typed</translation>
    </message>
    <message>
      <source>検証はまだ</source>
      <translation>Never validated</translation>
    </message>
    <message>
      <source>版 {number}</source>
      <translation>Revision {number}</translation>
    </message>
    <message>
      <source>状態</source>
      <translation>State</translation>
    </message>
  </context>
  <context>
    <name>SynonymSheet</name>
    <message>
      <source>お客様の言葉</source>
      <translation>Their words</translation>
    </message>
    <message>
      <source>お客様の言葉を、センターの言葉につなぎます。次の通話から使われます。</source>
      <translation>Ties what customers say to the word of the centre. Used from the next call on.</translation>
    </message>
    <message>
      <source>さがし方</source>
      <translation>Matching</translation>
    </message>
    <message>
      <source>そのままの言葉</source>
      <translation>The word as it stands</translation>
    </message>
    <message>
      <source>メモや検索にあった言葉</source>
      <translation>Words of notes and searches</translation>
    </message>
    <message>
      <source>同義語にする</source>
      <translation>Make a synonym</translation>
    </message>
    <message>
      <source>同義語を保存</source>
      <translation>Save the synonym</translation>
    </message>
    <message>
      <source>新しい標準タグです。このタグを付けた記事がないと、何も見つかりません。</source>
      <translation>A new term: as long as no article has this tag, nothing is found.</translation>
    </message>
    <message>
      <source>標準タグ</source>
      <translation>Our term</translation>
    </message>
    <message>
      <source>記事のタグにある言葉。例: 訪問要求</source>
      <translation>A word among the tags of articles, e.g. 訪問要求</translation>
    </message>
    <message>
      <source>語の並び（活用は問わない）</source>
      <translation>Words in this order, in any inflection</translation>
    </message>
  </context>
  <context>
    <name>TextMenus</name>
    <message>
      <source>{line}行</source>
      <translation>line {line}</translation>
    </message>
    <message>
      <source>お客様の名前</source>
      <translation>the caller's name</translation>
    </message>
    <message>
      <source>なくてもよい節</source>
      <translation>optional section</translation>
    </message>
    <message>
      <source>まだない節</source>
      <translation>missing section</translation>
    </message>
    <message>
      <source>まだない節をすべて入れる</source>
      <translation>Put in all missing sections</translation>
    </message>
    <message>
      <source>日付と時刻・約束になる</source>
      <translation>date and time; makes a promise</translation>
    </message>
    <message>
      <source>次に代わる人</source>
      <translation>who takes over</translation>
    </message>
    <message>
      <source>規則の当番</source>
      <translation>duty contact of the rules</translation>
    </message>
    <message>
      <source>話している人</source>
      <translation>who speaks</translation>
    </message>
    <message>
      <source>通話の製品</source>
      <translation>product of the call</translation>
    </message>
    <message>
      <source>通話中に入れる</source>
      <translation>filled in during the call</translation>
    </message>
  </context>
  <context>
    <name>TextPane</name>
    <message numerus="yes">
      <source>%n字</source>
      <translation>
        <numerusform>%n chars</numerusform>
        <numerusform>%n chars</numerusform>
      </translation>
    </message>
    <message>
      <source>つながり</source>
      <translation>Link</translation>
    </message>
    <message>
      <source>書き始めるか、「見出し」（{key}）から節を入れます。</source>
      <translation>Begin to write, or add a section from Headings ({key}).</translation>
    </message>
    <message>
      <source>本文</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>画像</source>
      <translation>Picture</translation>
    </message>
    <message>
      <source>言葉</source>
      <translation>Wording</translation>
    </message>
  </context>
  <context>
    <name>TitleField</name>
    <message>
      <source>題名</source>
      <translation>Title</translation>
    </message>
  </context>
  <context>
    <name>_Step</name>
    <message>
      <source>いまの状態: {state}</source>
      <translation>State now: {state}</translation>
    </message>
  </context>
</TS>
