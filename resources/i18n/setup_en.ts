<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ja_JP">
  <context>
    <name>EffectPane</name>
    <message>
      <source>いま: </source>
      <translation>Now: </translation>
    </message>
    <message>
      <source>なし</source>
      <translation>none</translation>
    </message>
    <message>
      <source>保存するとどう変わるか</source>
      <translation>What saving would change</translation>
    </message>
    <message>
      <source>保存後: </source>
      <translation>After saving: </translation>
    </message>
    <message>
      <source>見つからなかった検索{searches}件のうち、{found}件が見つかるようになります。</source>
      <translation>Of {searches} searches that found nothing, {found} would find something.</translation>
    </message>
    <message>
      <source>試せる過去の通話メモや検索が、まだありません。</source>
      <translation>There are no past notes or searches to try this on yet.</translation>
    </message>
    <message>
      <source>過去の通話メモ{notes}件のうち、{changed}件でおすすめが変わります（{found}件は初めて出ます）。</source>
      <translation>Of {notes} past call notes, {changed} would get other suggestions ({found} for the first time).</translation>
    </message>
  </context>
  <context>
    <name>EntryForm</name>
    <message>
      <source>お客様の言葉</source>
      <translation>Caller words</translation>
    </message>
    <message>
      <source>この項目を消す</source>
      <translation>Remove this entry</translation>
    </message>
    <message>
      <source>センターの言葉</source>
      <translation>Centre’s word</translation>
    </message>
    <message>
      <source>センターの言葉を書いてください。</source>
      <translation>Please write the centre’s word.</translation>
    </message>
    <message>
      <source>メモの中に、書いたとおりに探します。ふつうの問い合わせには出ない語だけを書きます。</source>
      <translation>Looked for in notes exactly as written. Only words that never occur in an ordinary enquiry.</translation>
    </message>
    <message>
      <source>一行に一つ</source>
      <translation>One on each line</translation>
    </message>
    <message>
      <source>一行に一つ（例: 家 来る）</source>
      <translation>One on each line (two words: 家 来る)</translation>
    </message>
    <message>
      <source>加える</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>言い回し</source>
      <translation>Phrases</translation>
    </message>
    <message>
      <source>記事のタグと同じ語</source>
      <translation>As in the articles’ tags</translation>
    </message>
    <message>
      <source>記事のタグに書かれている語と、一字一句同じにします。</source>
      <translation>Exactly the word that stands in the articles’ tags.</translation>
    </message>
    <message>
      <source>辞書の形の語を、空白で区切って二つか三つ。この順に出れば、活用や助詞が違っても見つかります。</source>
      <translation>Two or three words in dictionary form with blanks between. Found in this order in any inflection, whatever particles stand between.</translation>
    </message>
  </context>
  <context>
    <name>FileHead</name>
    <message>
      <source>保存</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>見方</source>
      <translation>View</translation>
    </message>
  </context>
  <context>
    <name>ProblemList</name>
    <message>
      <source>{line}行目</source>
      <translation>Line {line}</translation>
    </message>
    <message>
      <source>その行へ</source>
      <translation>Go to the line</translation>
    </message>
    <message numerus="yes">
      <source>ほか %n件</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
    <message>
      <source>全体</source>
      <translation>Whole file</translation>
    </message>
  </context>
  <context>
    <name>SetupPanel</name>
    <message>
      <source>Ctrl+PgUp/PgDn 項目を移る</source>
      <translation>Ctrl+PgUp/PgDn change section</translation>
    </message>
    <message>
      <source>設定の項目</source>
      <translation>Sections of the settings</translation>
    </message>
  </context>
  <context>
    <name>SetupSections</name>
    <message>
      <source>同義語</source>
      <translation>Synonyms</translation>
    </message>
    <message>
      <source>言葉</source>
      <translation>Words</translation>
    </message>
  </context>
  <context>
    <name>SynonymSection</name>
    <message>
      <source>Ctrl+S 保存</source>
      <translation>Ctrl+S save</translation>
    </message>
    <message>
      <source>お客様の言葉から、センターの言葉で書かれた記事を見つけるための対応表です。保存すると、すぐに使われます。</source>
      <translation>Leads from the customers’ words to articles written in the centre’s words. What is saved is used at once.</translation>
    </message>
    <message>
      <source>このライブラリの対応表</source>
      <translation>This library’s own list</translation>
    </message>
    <message>
      <source>ほかの人が先に保存したため、保存していません。</source>
      <translation>Not saved: somebody else saved first.</translation>
    </message>
    <message>
      <source>まだ保存していない変更があります</source>
      <translation>There are changes that are not saved yet</translation>
    </message>
    <message>
      <source>フォーム</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>前の版に戻す</source>
      <translation>Back to the version before</translation>
    </message>
    <message>
      <source>原文</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>同義語</source>
      <translation>Synonyms</translation>
    </message>
    <message>
      <source>同義語の原文</source>
      <translation>Text of the synonyms</translation>
    </message>
    <message>
      <source>同義語を保存しました。もう使われています。</source>
      <translation>The synonyms are saved and in use.</translation>
    </message>
    <message>
      <source>新しい項目</source>
      <translation>New entry</translation>
    </message>
    <message>
      <source>書いた分を捨てる</source>
      <translation>Discard changes</translation>
    </message>
    <message>
      <source>書いた文を写して読み直す</source>
      <translation>Copy what I wrote and read again</translation>
    </message>
    <message>
      <source>未保存</source>
      <translation>Not saved</translation>
    </message>
    <message>
      <source>直すところがあるあいだは、試せません。</source>
      <translation>This cannot be tried while something has to be put right.</translation>
    </message>
    <message>
      <source>言葉で探す</source>
      <translation>Search by word</translation>
    </message>
    <message>
      <source>試しています</source>
      <translation>Trying</translation>
    </message>
    <message>
      <source>読み込んでいます</source>
      <translation>Reading</translation>
    </message>
    <message>
      <source>配布されたまま</source>
      <translation>As shipped</translation>
    </message>
    <message>
      <source>項目を変えると、過去の通話メモと検索で試した結果が、保存する前にここに出ます。</source>
      <translation>Change an entry, and before you save it you see here what it does to past notes and searches.</translation>
    </message>
  </context>
  <context>
    <name>SynonymTable</name>
    <message>
      <source>同義語の一覧</source>
      <translation>List of synonyms</translation>
    </message>
  </context>
</TS>
