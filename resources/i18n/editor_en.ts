<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ja_JP">
  <context>
    <name>ArticleList</name>
    <message>
      <source>記事</source>
      <translation>Articles</translation>
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
      <translation>Callers’ words</translation>
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
    <name>EditorPanel</name>
    <message>
      <source>下書きは書くたびに保存されます</source>
      <translation>Drafts are saved as you type</translation>
    </message>
    <message>
      <source>（題名なし）</source>
      <translation>(no title)</translation>
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
      <source>履歴</source>
      <translation>History</translation>
    </message>
    <message>
      <source>未検証で公開</source>
      <translation>Publish unvalidated</translation>
    </message>
    <message>
      <source>検証済にする</source>
      <translation>Mark validated</translation>
    </message>
    <message>
      <source>誤り {count}</source>
      <translation>Errors {count}</translation>
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
      <source>検証はまだ</source>
      <translation>Never validated</translation>
    </message>
    <message>
      <source>版 {number}</source>
      <translation>Version {number}</translation>
    </message>
    <message>
      <source>状態</source>
      <translation>State</translation>
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
        <numerusform>%n character</numerusform>
        <numerusform>%n characters</numerusform>
      </translation>
    </message>
    <message>
      <source>つながり</source>
      <translation>Link</translation>
    </message>
    <message>
      <source>本文</source>
      <translation>Text</translation>
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
