<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ja_JP">
  <context>
    <name>AboutSection</name>
    <message>
      <source>ありません。使い方も不具合も、どこにも送りません。</source>
      <translation>Nothing. Neither use nor faults are sent anywhere.</translation>
    </message>
    <message>
      <source>すべてコピー</source>
      <translation>Copy all</translation>
    </message>
    <message>
      <source>コピーしました。</source>
      <translation>Copied.</translation>
    </message>
    <message>
      <source>システム</source>
      <translation>System</translation>
    </message>
    <message>
      <source>データの版</source>
      <translation>Schema of the data</translation>
    </message>
    <message>
      <source>ライセンス</source>
      <translation>Licences</translation>
    </message>
    <message>
      <source>不具合の記録</source>
      <translation>Notes of faults</translation>
    </message>
    <message>
      <source>使っている部品</source>
      <translation>Built on</translation>
    </message>
    <message>
      <source>個人情報は書きません。不具合がなければ、ありません。</source>
      <translation>Without personal data. Missing while there was no fault.</translation>
    </message>
    <message>
      <source>勘所</source>
      <translation>Kandokoro</translation>
    </message>
    <message>
      <source>勘所そのものは LICENSE のとおりです。部品のライセンスの一覧は、配布するものに入ります。</source>
      <translation>Kandokoro itself: see LICENSE. The licences of what it is built on come with what is distributed.</translation>
    </message>
    <message>
      <source>勘所について</source>
      <translation>About Kandokoro</translation>
    </message>
    <message>
      <source>苦情電話のためのナレッジです。ひとりで動き、通信がなくても働きます。</source>
      <translation>Knowledge for complaint calls. It runs on its own and needs no network.</translation>
    </message>
    <message>
      <source>記録のフォルダー</source>
      <translation>folder of the notes</translation>
    </message>
    <message>
      <source>送信するもの</source>
      <translation>Sent elsewhere</translation>
    </message>
    <message>
      <source>開く</source>
      <translation>Open</translation>
    </message>
  </context>
  <context>
    <name>BackupList</name>
    <message>
      <source>控えの一覧</source>
      <translation>List of backups</translation>
    </message>
    <message>
      <source>終わりまで読めます</source>
      <translation>Can be read to its end</translation>
    </message>
    <message>
      <source>終わりまで読めません</source>
      <translation>Cannot be read to its end</translation>
    </message>
  </context>
  <context>
    <name>BackupsSection</name>
    <message numerus="yes">
      <source>%n 件</source>
      <translation>
        <numerusform>one backup</numerusform>
        <numerusform>%n backups</numerusform>
      </translation>
    </message>
    <message>
      <source>Enter 戻すと何が変わるか</source>
      <translation>Enter what going back changes</translation>
    </message>
    <message>
      <source>{hours} 時間ごとに作り、{days} 日・{weeks} 週・{months} か月分を残します。</source>
      <translation>One every {hours} hours; kept are those of {days} days, {weeks} weeks and {months} months.</translation>
    </message>
    <message>
      <source>{when} の控えを作り、終わりまで読めることを確かめました。</source>
      <translation>The backup of {when} was made and read back to its end.</translation>
    </message>
    <message>
      <source>いま控えを作る</source>
      <translation>Make a backup now</translation>
    </message>
    <message>
      <source>この控えに戻すと…</source>
      <translation>What if I go back…</translation>
    </message>
    <message>
      <source>やめる</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>フォルダーを開く</source>
      <translation>Open folder</translation>
    </message>
    <message>
      <source>ライブラリ全体の写しです。決まった間隔でひとりでに作り、終わりまで読めることを確かめます。戻す前に、何が変わるかを見せます。</source>
      <translation>Copies of the whole library, made by themselves at set times and read back to their end. Before you go back to one you see what that changes.</translation>
    </message>
    <message>
      <source>作った控えを、終わりまで読んで確かめています。</source>
      <translation>The backup is made, and is being read back to its end.</translation>
    </message>
    <message>
      <source>控え</source>
      <translation>Backups</translation>
    </message>
    <message>
      <source>控えといまのライブラリを比べています。</source>
      <translation>The backup is being compared with the library.</translation>
    </message>
    <message>
      <source>控えはまだありません。</source>
      <translation>There are no backups yet.</translation>
    </message>
    <message>
      <source>控えを作っています {percent}%。ほかの仕事を続けられます。</source>
      <translation>Making a backup {percent}%. You can go on with other work.</translation>
    </message>
    <message>
      <source>控えを終わりまで読んでいます。</source>
      <translation>The backup is being read to its end.</translation>
    </message>
    <message>
      <source>決まり:</source>
      <translation>The rule:</translation>
    </message>
    <message>
      <source>決まりを変える</source>
      <translation>Change the rule</translation>
    </message>
    <message>
      <source>終わりまで確かめる</source>
      <translation>Read to its end</translation>
    </message>
  </context>
  <context>
    <name>CallRulesSection</name>
    <message numerus="yes">
      <source>%n 分から</source>
      <translation>
        <numerusform>from one minute on</numerusform>
        <numerusform>from %n minutes on</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n 分で、境界線を考える</source>
      <translation>
        <numerusform>one minute: think of a boundary</numerusform>
        <numerusform>%n minutes: think of a boundary</numerusform>
      </translation>
    </message>
    <message>
      <source>「方針」の規則で変える</source>
      <translation>Change it in the rules “Policy”</translation>
    </message>
    <message>
      <source>ふだんの当番</source>
      <translation>Usual duty contact</translation>
    </message>
    <message>
      <source>センター名</source>
      <translation>Name of the centre</translation>
    </message>
    <message>
      <source>同じ内容が続いた</source>
      <translation>Same content</translation>
    </message>
    <message>
      <source>引き継ぎを考える分、境界線の分、約束の知らせ、当番です。センターで一つに決めます。</source>
      <translation>Minutes for handing over and for a boundary, reminders of promises, duty contact: one for the whole centre.</translation>
    </message>
    <message>
      <source>時計が赤になる</source>
      <translation>Clock turns red</translation>
    </message>
    <message>
      <source>時計が黄になる</source>
      <translation>Clock turns amber</translation>
    </message>
    <message numerus="yes">
      <source>期限の %n 分前</source>
      <translation>
        <numerusform>one minute before it is due</numerusform>
        <numerusform>%n minutes before it is due</numerusform>
      </translation>
    </message>
    <message>
      <source>約束の知らせ</source>
      <translation>Reminder of promises</translation>
    </message>
    <message>
      <source>通話</source>
      <translation>Calls</translation>
    </message>
    <message>
      <source>通話の決まり</source>
      <translation>Rules of calls</translation>
    </message>
  </context>
  <context>
    <name>ColumnGrid</name>
    <message>
      <source>「{column}」の取り込み先</source>
      <translation>What “{column}” becomes</translation>
    </message>
    <message>
      <source>例</source>
      <translation>Examples</translation>
    </message>
    <message>
      <source>列</source>
      <translation>Column</translation>
    </message>
    <message>
      <source>列の割り当て</source>
      <translation>What each column is</translation>
    </message>
    <message>
      <source>取り込まない</source>
      <translation>Leave out</translation>
    </message>
    <message>
      <source>取り込み先</source>
      <translation>Becomes</translation>
    </message>
  </context>
  <context>
    <name>DiffList</name>
    <message numerus="yes">
      <source>同じ行 %n行</source>
      <translation>
        <numerusform>%n line the same</numerusform>
        <numerusform>%n lines the same</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>DoneView</name>
    <message>
      <source>{row}行目</source>
      <translation>Row {row}</translation>
    </message>
    <message>
      <source>それまでに入った分は残っています。残りを取り込んでも、同じものが二つになることはありません。</source>
      <translation>What was taken in until then is there. Taking in the rest never makes anything twice.</translation>
    </message>
    <message>
      <source>公開停止にした</source>
      <translation>Archived</translation>
    </message>
    <message>
      <source>割り当てに戻る</source>
      <translation>Back to the columns</translation>
    </message>
    <message>
      <source>取りやめました</source>
      <translation>Stopped</translation>
    </message>
    <message>
      <source>取り込まなかった列: {columns}</source>
      <translation>Columns left out: {columns}</translation>
    </message>
    <message>
      <source>取り込みました</source>
      <translation>Imported</translation>
    </message>
    <message>
      <source>取り込む</source>
      <translation>Import</translation>
    </message>
    <message>
      <source>取り込めなかったもの</source>
      <translation>What could not be imported</translation>
    </message>
    <message>
      <source>取り込めなかった行</source>
      <translation>Rows not imported</translation>
    </message>
    <message>
      <source>取り込めなかった行のファイルを開く</source>
      <translation>Open the file of rows not imported</translation>
    </message>
    <message>
      <source>同じ</source>
      <translation>Same</translation>
    </message>
    <message>
      <source>変更</source>
      <translation>Changed</translation>
    </message>
    <message>
      <source>残りを取り込む</source>
      <translation>Import the rest</translation>
    </message>
    <message>
      <source>知らない言葉: {words}。表の読み方の規則に足すと、次から分かります。</source>
      <translation>Unknown words: {words}. Added to the rules for reading tables, they are understood from then on.</translation>
    </message>
    <message>
      <source>確かめました。まだ何も変えていません</source>
      <translation>Looked through. Nothing was changed yet</translation>
    </message>
    <message>
      <source>終わる</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>誤り</source>
      <translation>Errors</translation>
    </message>
    <message>
      <source>追加</source>
      <translation>Added</translation>
    </message>
  </context>
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
      <source>保存しても同じ: </source>
      <translation>The same after saving: </translation>
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
      <source>試す通話メモ</source>
      <translation>Call notes to try</translation>
    </message>
    <message>
      <source>試せる過去の通話メモや検索が、まだありません。</source>
      <translation>There are no past notes or searches to try this on yet.</translation>
    </message>
    <message>
      <source>通話メモを打って試す</source>
      <translation>Type call notes to try</translation>
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
      <source>名前</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>英語</source>
      <translation>In English</translation>
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
    <name>EntryList</name>
    <message>
      <source>誤り</source>
      <translation>Error</translation>
    </message>
  </context>
  <context>
    <name>ExchangeDialogs</name>
    <message>
      <source>CSV・Excel を選ぶ</source>
      <translation>Choose CSV or Excel</translation>
    </message>
    <message>
      <source>フォルダーを選ぶ</source>
      <translation>Choose a folder</translation>
    </message>
    <message>
      <source>書き出す先</source>
      <translation>Export to</translation>
    </message>
    <message>
      <source>表 (*.csv *.tsv *.txt *.xlsx)</source>
      <translation>Tables (*.csv *.tsv *.txt *.xlsx)</translation>
    </message>
    <message>
      <source>記事 (*.md *.html *.htm *.xhtml *.txt *.text)</source>
      <translation>Articles (*.md *.html *.htm *.xhtml *.txt *.text)</translation>
    </message>
    <message>
      <source>記事のファイルを選ぶ</source>
      <translation>Choose an article file</translation>
    </message>
  </context>
  <context>
    <name>ExchangeSection</name>
    <message>
      <source>{count}件を書き出しました: {path}</source>
      <translation>{count} written: {path}</translation>
    </message>
    <message>
      <source>{line}行目 </source>
      <translation>Line {line} </translation>
    </message>
    <message>
      <source>この種類のファイルは取り込めません。Markdown、HTML、テキスト、CSV、Excel を取り込めます: {name}</source>
      <translation>Files of this kind cannot be imported. Markdown, HTML, text, CSV and Excel can: {name}</translation>
    </message>
    <message>
      <source>ほかの所にあるナレッジや応対履歴を取り込み、ライブラリの記事と記録を書き出します。</source>
      <translation>Takes in knowledge and call histories from elsewhere, and writes the articles and records of the library out.</translation>
    </message>
    <message>
      <source>フォルダーを開く</source>
      <translation>Open the folder</translation>
    </message>
    <message>
      <source>取り込みが終わりました。</source>
      <translation>The import has ended.</translation>
    </message>
    <message>
      <source>取り込みと書き出し</source>
      <translation>Import and export</translation>
    </message>
    <message>
      <source>取り込みの途中です。終わってから、もう一度お試しください。</source>
      <translation>An import is running. Please try again when it has ended.</translation>
    </message>
    <message>
      <source>実行中</source>
      <translation>Running</translation>
    </message>
    <message>
      <source>書き出しの途中です。終わってから、もう一度お試しください。</source>
      <translation>An export is running. Please try again once it has ended.</translation>
    </message>
    <message>
      <source>書き出しをやめました。書いた記事は残り、同じフォルダーへもう一度書き出せば残りを書きます: {path}</source>
      <translation>The export was stopped. The articles that are written stay; exporting to the same folder again writes the rest: {path}</translation>
    </message>
    <message>
      <source>記事</source>
      <translation>Articles</translation>
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
    <name>FolderRows</name>
    <message>
      <source>{line}行目 {problem}</source>
      <translation>Line {line}: {problem}</translation>
    </message>
    <message>
      <source>そのままでは移せないもの</source>
      <translation>Not taken over as it was</translation>
    </message>
    <message>
      <source>ほか %n件</source>
      <translation>%n more|%n more</translation>
    </message>
    <message>
      <source>フォルダーからなくなった</source>
      <translation>Gone from the folder</translation>
    </message>
    <message>
      <source>フォルダーを取る</source>
      <translation>Take the folder’s</translation>
    </message>
    <message>
      <source>ライブラリのほうが新しい</source>
      <translation>Library is newer</translation>
    </message>
    <message>
      <source>ライブラリを残す</source>
      <translation>Keep the library’s</translation>
    </message>
    <message>
      <source>下書きにして、あとで合わせる</source>
      <translation>Keep as a draft, merge later</translation>
    </message>
    <message>
      <source>両方の変更を合わせる</source>
      <translation>Both changes merged</translation>
    </message>
    <message>
      <source>同じ</source>
      <translation>Same</translation>
    </message>
    <message>
      <source>変更</source>
      <translation>Changed</translation>
    </message>
    <message>
      <source>手で合わせた</source>
      <translation>Merged by hand</translation>
    </message>
    <message>
      <source>誤り（取り込まない）</source>
      <translation>Errors (not imported)</translation>
    </message>
    <message>
      <source>追加</source>
      <translation>Added</translation>
    </message>
    <message>
      <source>食い違い</source>
      <translation>Conflicts</translation>
    </message>
  </context>
  <context>
    <name>FolderView</name>
    <message numerus="yes">
      <source>%n件を取り込む</source>
      <translation>
        <numerusform>Import %n article</numerusform>
        <numerusform>Import %n articles</numerusform>
      </translation>
    </message>
    <message>
      <source>HTML とテキスト</source>
      <translation>HTML and text</translation>
    </message>
    <message>
      <source>HTML とテキストは取り込まない</source>
      <translation>Leave HTML and text out</translation>
    </message>
    <message>
      <source>HTML とテキストを{kind}の下書きに</source>
      <translation>HTML and text as drafts: {kind}</translation>
    </message>
    <message>
      <source>この文にする</source>
      <translation>Use this text</translation>
    </message>
    <message>
      <source>この記事は</source>
      <translation>This article</translation>
    </message>
    <message>
      <source>なくなった記事</source>
      <translation>Articles that are gone</translation>
    </message>
    <message>
      <source>なくなった記事は残す</source>
      <translation>Keep what is gone</translation>
    </message>
    <message>
      <source>やめる</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>公開停止にする</source>
      <translation>Archive it</translation>
    </message>
    <message>
      <source>取り込みの内容</source>
      <translation>What is imported</translation>
    </message>
    <message>
      <source>取り込む</source>
      <translation>Import</translation>
    </message>
    <message>
      <source>変わるところ</source>
      <translation>What changes</translation>
    </message>
    <message>
      <source>手で合わせる</source>
      <translation>Merge by hand</translation>
    </message>
    <message>
      <source>手で合わせる文</source>
      <translation>Text merged by hand</translation>
    </message>
    <message>
      <source>誤り</source>
      <translation>Errors</translation>
    </message>
    <message>
      <source>食い違いは: {choice}</source>
      <translation>Conflicts: {choice}</translation>
    </message>
    <message>
      <source>食い違いをまとめて</source>
      <translation>All conflicts</translation>
    </message>
  </context>
  <context>
    <name>FormView</name>
    <message>
      <source>何を加えますか</source>
      <translation>What is to be added?</translation>
    </message>
    <message>
      <source>新しい項目</source>
      <translation>New entry</translation>
    </message>
    <message>
      <source>項目</source>
      <translation>Item</translation>
    </message>
    <message>
      <source>項目を探す</source>
      <translation>Search entries</translation>
    </message>
  </context>
  <context>
    <name>HealthRow</name>
    <message>
      <source>控えへ</source>
      <translation>To backups</translation>
    </message>
    <message>
      <source>直す</source>
      <translation>Mend</translation>
    </message>
    <message>
      <source>直す: {subject}</source>
      <translation>Mend: {subject}</translation>
    </message>
  </context>
  <context>
    <name>HealthSection</name>
    <message>
      <source>JSON でコピー</source>
      <translation>Copy as JSON</translation>
    </message>
    <message>
      <source>{count} 項目</source>
      <translation>{count} items</translation>
    </message>
    <message>
      <source>すべてよし: {found}</source>
      <translation>All is well: {found}</translation>
    </message>
    <message>
      <source>まだ点検していません。</source>
      <translation>Nothing has been checked yet.</translation>
    </message>
    <message>
      <source>やめる</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>よいもの</source>
      <translation>All well</translation>
    </message>
    <message>
      <source>文でコピー</source>
      <translation>Copy as text</translation>
    </message>
    <message>
      <source>点検</source>
      <translation>Check-up</translation>
    </message>
    <message>
      <source>点検する</source>
      <translation>Check now</translation>
    </message>
    <message>
      <source>点検の結果</source>
      <translation>What was found</translation>
    </message>
    <message>
      <source>点検の結果をコピーしました。</source>
      <translation>The results were copied.</translation>
    </message>
    <message>
      <source>版、フォルダー、ディスク、方針、暗号化、データベース、索引、規則、控え、配布元、操作の記録を一つずつ確かめます。確かめるだけでは、何も変わりません。</source>
      <translation>Looks at versions, folder, disk, policy, encryption, database, index, rules, backups, packs and audit trail, one after the other. Looking changes nothing.</translation>
    </message>
    <message>
      <source>直しています: {subject}</source>
      <translation>Mending: {subject}</translation>
    </message>
    <message>
      <source>直しました: {subject}</source>
      <translation>Mended: {subject}</translation>
    </message>
    <message>
      <source>確かめています: {found}</source>
      <translation>Checking: {found}</translation>
    </message>
    <message>
      <source>見てほしいもの</source>
      <translation>Worth a look</translation>
    </message>
    <message>
      <source>途中でやめました: {found}</source>
      <translation>Stopped before the end: {found}</translation>
    </message>
  </context>
  <context>
    <name>HomeView</name>
    <message numerus="yes">
      <source>%n件が入っています</source>
      <translation>
        <numerusform>%n article is in</numerusform>
        <numerusform>%n articles are in</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n行が入っています</source>
      <translation>
        <numerusform>%n row is in</numerusform>
        <numerusform>%n rows are in</numerusform>
      </translation>
    </message>
    <message>
      <source>CSV・Excel を選ぶ</source>
      <translation>Choose CSV or Excel</translation>
    </message>
    <message>
      <source>Markdown や HTML・テキストのフォルダーかファイル、CSV や Excel の表を、ここに置くか選びます。何が変わるかを先に見せます。見るだけでは、何も変わりません。</source>
      <translation>Drop or choose a folder or file of Markdown, HTML or text, or a CSV or Excel table. What would change is shown first; looking changes nothing.</translation>
    </message>
    <message>
      <source>{path}  {begun} に開始 · {count}</source>
      <translation>{path}  begun {begun} · {count}</translation>
    </message>
    <message>
      <source>やめる</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>フォルダーに書き出した記事は、そのまま取り込めば同じ記事に戻ります。Git で管理することもできます。</source>
      <translation>Articles written to a folder become the same articles when it is imported. The folder can be kept in Git.</translation>
    </message>
    <message>
      <source>フォルダーを選ぶ</source>
      <translation>Choose a folder</translation>
    </message>
    <message>
      <source>使えない書き出し:</source>
      <translation>Not available:</translation>
    </message>
    <message>
      <source>取り込む</source>
      <translation>Import</translation>
    </message>
    <message>
      <source>書き出す</source>
      <translation>Export</translation>
    </message>
    <message>
      <source>終わっていない取り込み</source>
      <translation>Imports that did not end</translation>
    </message>
    <message>
      <source>続けています</source>
      <translation>Going on</translation>
    </message>
    <message>
      <source>続ける</source>
      <translation>Go on</translation>
    </message>
    <message>
      <source>記事のファイルを選ぶ</source>
      <translation>Choose an article file</translation>
    </message>
    <message>
      <source>記事を CSV へ</source>
      <translation>Articles to CSV</translation>
    </message>
    <message>
      <source>記事を Excel へ</source>
      <translation>Articles to Excel</translation>
    </message>
    <message>
      <source>記事をフォルダーへ</source>
      <translation>Articles to a folder</translation>
    </message>
    <message>
      <source>通話と案件を CSV へ</source>
      <translation>Calls and matters to CSV</translation>
    </message>
  </context>
  <context>
    <name>KeyList</name>
    <message>
      <source>キーの一覧</source>
      <translation>List of keys</translation>
    </message>
  </context>
  <context>
    <name>Keys</name>
    <message>
      <source>どこでも</source>
      <translation>Everywhere</translation>
    </message>
    <message>
      <source>ほかのプログラムから</source>
      <translation>From other programs</translation>
    </message>
    <message>
      <source>勘所の画面を前に出す</source>
      <translation>Bring Kandokoro to the front</translation>
    </message>
    <message>
      <source>本文を書く</source>
      <translation>Writing the body</translation>
    </message>
    <message>
      <source>編集</source>
      <translation>Editing</translation>
    </message>
    <message>
      <source>設定</source>
      <translation>Settings</translation>
    </message>
    <message>
      <source>読む・使う</source>
      <translation>Reading and using</translation>
    </message>
    <message>
      <source>通話</source>
      <translation>Calls</translation>
    </message>
  </context>
  <context>
    <name>KeysSection</name>
    <message>
      <source>することかキーでさがす（例: 引き継ぎ、Alt+H）</source>
      <translation>What it does, or a key (hand over, Alt+H)</translation>
    </message>
    <message>
      <source>そのキーはありません。</source>
      <translation>There is no such key.</translation>
    </message>
    <message>
      <source>キー</source>
      <translation>Keys</translation>
    </message>
    <message>
      <source>キーは決まっていて、変えられません。日本語入力が使う F6〜F10 は使いません。</source>
      <translation>Keys are fixed. F6 to F10 belong to the Japanese input method and are not used.</translation>
    </message>
    <message>
      <source>キーをさがす</source>
      <translation>Look for a key</translation>
    </message>
  </context>
  <context>
    <name>LookSection</name>
    <message>
      <source>100 % に戻す</source>
      <translation>Back to 100 %</translation>
    </message>
    <message>
      <source>いま起動し直す</source>
      <translation>Restart now</translation>
    </message>
    <message>
      <source>この画面の見え方です。このPCのこの利用者にだけ効きます。</source>
      <translation>How this window looks, for you on this computer only.</translation>
    </message>
    <message>
      <source>システムに合わせる</source>
      <translation>Follow the system</translation>
    </message>
    <message>
      <source>大きく</source>
      <translation>Larger</translation>
    </message>
    <message>
      <source>小さく</source>
      <translation>Smaller</translation>
    </message>
    <message>
      <source>文字の大きさ</source>
      <translation>Size of text</translation>
    </message>
    <message>
      <source>明るい</source>
      <translation>Light</translation>
    </message>
    <message>
      <source>明るさ</source>
      <translation>Theme</translation>
    </message>
    <message>
      <source>暗い</source>
      <translation>Dark</translation>
    </message>
    <message>
      <source>次に起動したときから、この言語になります。記事の言葉は変わりません。</source>
      <translation>This language is spoken from the next start on. Articles keep theirs.</translation>
    </message>
    <message>
      <source>表示</source>
      <translation>Look</translation>
    </message>
    <message>
      <source>表示の設定</source>
      <translation>How it looks</translation>
    </message>
    <message>
      <source>見本</source>
      <translation>Sample</translation>
    </message>
    <message>
      <source>言語</source>
      <translation>Language</translation>
    </message>
    <message>
      <source>設定を書き残せませんでした。次に起動すると、前の設定に戻ります。</source>
      <translation>The setting could not be written down. The next start goes back to the one before.</translation>
    </message>
    <message>
      <source>読み上げる言葉は、この大きさで見えます。ご不便をおかけし、申し訳ございません。</source>
      <translation>Words to read aloud are shown in this size. We are sorry for the trouble this has caused you.</translation>
    </message>
  </context>
  <context>
    <name>PlaceSection</name>
    <message>
      <source>いま起動し直す</source>
      <translation>Restart now</translation>
    </message>
    <message>
      <source>このPCの方針は、暗号化するよう求めています。情報システムの担当者に知らせてください。</source>
      <translation>The policy of this computer wants it encrypted. Please tell an administrator.</translation>
    </message>
    <message>
      <source>このフォルダーにはライブラリがありません。次に起動したとき、見本を入れて作ります。</source>
      <translation>There is no library in this folder. The next start makes one there, with the sample knowledge.</translation>
    </message>
    <message>
      <source>しています。この利用者には鍵がありません。</source>
      <translation>On. You do not have the key.</translation>
    </message>
    <message>
      <source>しています。控えと索引も、同じ鍵で暗号化しています。</source>
      <translation>On. Backups and index are encrypted under the same key.</translation>
    </message>
    <message>
      <source>していません。</source>
      <translation>Off.</translation>
    </message>
    <message>
      <source>ほかのライブラリのフォルダーか、空のフォルダーを選べます。いまのライブラリはそのまま残ります。</source>
      <translation>You can choose the folder of another library, or an empty one. The present library stays as it is.</translation>
    </message>
    <message>
      <source>まだありません</source>
      <translation>None yet</translation>
    </message>
    <message>
      <source>コピー</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>システムのパスワードの保管場所</source>
      <translation>the system's store of passwords</translation>
    </message>
    <message>
      <source>データベース</source>
      <translation>Database</translation>
    </message>
    <message>
      <source>フォルダーを選ぶ</source>
      <translation>Choose a folder</translation>
    </message>
    <message>
      <source>ライブラリの概要</source>
      <translation>Overview of the library</translation>
    </message>
    <message>
      <source>ライブラリは開いていません</source>
      <translation>No library is open</translation>
    </message>
    <message>
      <source>入っているもの</source>
      <translation>Contents</translation>
    </message>
    <message>
      <source>別のフォルダー</source>
      <translation>Another folder</translation>
    </message>
    <message>
      <source>名前</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>回復キーを入れると開けます。情報システムの担当者に尋ねてください。</source>
      <translation>The recovery key opens it. Please ask an administrator for it.</translation>
    </message>
    <message>
      <source>場所</source>
      <translation>Place</translation>
    </message>
    <message>
      <source>場所をコピーしました。</source>
      <translation>The place was copied.</translation>
    </message>
    <message>
      <source>大きさ</source>
      <translation>Size</translation>
    </message>
    <message>
      <source>情報システムの担当者が「kb protection on」で始められます。</source>
      <translation>An administrator can begin with “kb protection on”.</translation>
    </message>
    <message>
      <source>控え</source>
      <translation>Backups</translation>
    </message>
    <message>
      <source>控えを見る</source>
      <translation>Show backups</translation>
    </message>
    <message>
      <source>暗号化</source>
      <translation>Encryption</translation>
    </message>
    <message>
      <source>最後の控え</source>
      <translation>Last backup</translation>
    </message>
    <message>
      <source>概要</source>
      <translation>Overview</translation>
    </message>
    <message>
      <source>次に起動したときから、このフォルダーを使います。</source>
      <translation>This folder is used from the next start on.</translation>
    </message>
    <message>
      <source>索引</source>
      <translation>Index</translation>
    </message>
    <message>
      <source>記事 {articles} · 通話 {calls}</source>
      <translation>Articles: {articles} · Calls: {calls}</translation>
    </message>
    <message>
      <source>記事・通話・規則が入っているフォルダーです。索引は、いつでも作り直せます。</source>
      <translation>The folder with articles, calls and rules. Its index can be rebuilt at any time.</translation>
    </message>
    <message>
      <source>読めません。「点検」が、わけを示します。</source>
      <translation>It cannot be read. The check-up says why.</translation>
    </message>
    <message>
      <source>選ばなかったことにする</source>
      <translation>Take the choice back</translation>
    </message>
    <message>
      <source>選べません</source>
      <translation>Not to be chosen</translation>
    </message>
    <message>
      <source>鍵の場所: {place}</source>
      <translation>The key lies here: {place}</translation>
    </message>
    <message>
      <source>開く</source>
      <translation>Open</translation>
    </message>
  </context>
  <context>
    <name>PreviewView</name>
    <message>
      <source>{when} の控えに戻すと</source>
      <translation>Going back to the backup of {when}</translation>
    </message>
    <message>
      <source>いま</source>
      <translation>Now</translation>
    </message>
    <message>
      <source>いまのライブラリは終わりまで読めないため、記事の名前は比べられません。いまのファイルは消さずに、damaged- で始まる名前にしてフォルダーに残します。</source>
      <translation>The library cannot be read to its end, so that articles cannot be compared by name. Its file is not removed: it stays in the folder under a name that begins with damaged-.</translation>
    </message>
    <message>
      <source>いまの状態は「置き換える前の控え」として先に残し、決まりでは消しません。同じやり方で、いつでも戻せます。</source>
      <translation>What the library is now is first kept as a backup “before restoration”, which no rule removes. You can go back to it in the same way at any time.</translation>
    </message>
    <message>
      <source>この控えに戻す</source>
      <translation>Go back to this backup</translation>
    </message>
    <message numerus="yes">
      <source>この控えより後の通話 %n 件の記録がなくなります。</source>
      <translation>
        <numerusform>The record of one call since this backup goes.</numerusform>
        <numerusform>The records of %n calls since this backup go.</numerusform>
      </translation>
    </message>
    <message>
      <source>なくなる記事</source>
      <translation>Articles that go</translation>
    </message>
    <message numerus="yes">
      <source>ほか %n 件</source>
      <translation>
        <numerusform>One more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
    <message>
      <source>もう一度現れる記事</source>
      <translation>Articles that come back</translation>
    </message>
    <message>
      <source>やめる</source>
      <translation>Stop</translation>
    </message>
    <message>
      <source>下書き</source>
      <translation>Drafts</translation>
    </message>
    <message>
      <source>古い内容に戻る記事</source>
      <translation>Articles that become what they were</translation>
    </message>
    <message>
      <source>戻すと何が変わるか</source>
      <translation>What going back changes</translation>
    </message>
    <message>
      <source>控え</source>
      <translation>Backups</translation>
    </message>
    <message>
      <source>最後の変更</source>
      <translation>Last change</translation>
    </message>
    <message>
      <source>案件</source>
      <translation>Matters</translation>
    </message>
    <message>
      <source>約束</source>
      <translation>Promises</translation>
    </message>
    <message>
      <source>記事</source>
      <translation>Articles</translation>
    </message>
    <message>
      <source>通話</source>
      <translation>Calls</translation>
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
    <name>ProgressLine</name>
    <message>
      <source>進み具合</source>
      <translation>Progress</translation>
    </message>
  </context>
  <context>
    <name>RuleForms</name>
    <message>
      <source>CSV や Excel の表の、どの見出しがどの列で、欄の言葉が何を表すか。</source>
      <translation>Which heading of a CSV or Excel table is which column, and what the words in its cells mean.</translation>
    </message>
    <message>
      <source>SV</source>
      <translation>SV</translation>
    </message>
    <message>
      <source>{minutes} には、方針の「同じ内容」の分が入ります。</source>
      <translation>{minutes} becomes the minutes of “same content” in the policy.</translation>
    </message>
    <message>
      <source>{product} のような名前が、通話の値に変わります。使える名前は原文の説明にあります。</source>
      <translation>Names such as {product} become the values of the call. The head of the text lists them.</translation>
    </message>
    <message>
      <source>「漏れていないか」のような疑いでもアラートを出します。</source>
      <translation>Raise the alert for a doubt, too (“is it leaking?”).</translation>
    </message>
    <message>
      <source>いつ控えを作り、どれを残すか。</source>
      <translation>When backups are made, and which are kept.</translation>
    </message>
    <message>
      <source>いまの状態</source>
      <translation>State now</translation>
    </message>
    <message>
      <source>お客様</source>
      <translation>Customer</translation>
    </message>
    <message>
      <source>お客様につながる番号の前に立つ語です。</source>
      <translation>Words before a number that leads to a customer.</translation>
    </message>
    <message>
      <source>お客様の情報を何日後に消すか。消したものは戻せません。</source>
      <translation>After how many days customers' data is erased. It cannot be brought back.</translation>
    </message>
    <message>
      <source>きき方</source>
      <translation>Listening</translation>
    </message>
    <message>
      <source>こちらの話</source>
      <translation>Words of ours</translation>
    </message>
    <message>
      <source>この「聞いたこと」が済んでいれば出しません。</source>
      <translation>Not shown once this item was asked.</translation>
    </message>
    <message>
      <source>しまう日数</source>
      <translation>Days to archive</translation>
    </message>
    <message>
      <source>すること</source>
      <translation>What to do</translation>
    </message>
    <message>
      <source>その前に</source>
      <translation>Before it</translation>
    </message>
    <message>
      <source>つなぎの言葉</source>
      <translation>Fillers</translation>
    </message>
    <message>
      <source>どこで</source>
      <translation>Where</translation>
    </message>
    <message>
      <source>どの原因のときに出すか。何も書かなければ、いつでも出します。</source>
      <translation>For which causes. None written: for every one.</translation>
    </message>
    <message>
      <source>どの通話メモにもあって、内容を表さない言葉。候補を選ぶときに数えません。</source>
      <translation>Words that every note carries and that say nothing. They do not count when articles are suggested.</translation>
    </message>
    <message>
      <source>ないとき</source>
      <translation>If none</translation>
    </message>
    <message>
      <source>なぜ悪いか</source>
      <translation>Why it is bad</translation>
    </message>
    <message>
      <source>ふだんの当番</source>
      <translation>Duty contact</translation>
    </message>
    <message>
      <source>ふつうの用件</source>
      <translation>Ordinary topics</translation>
    </message>
    <message>
      <source>ほかのプログラムの表で、この列に付いている見出しです。</source>
      <translation>What other programs write over this column.</translation>
    </message>
    <message>
      <source>ほかの人</source>
      <translation>Everybody else</translation>
    </message>
    <message>
      <source>まだの言葉</source>
      <translation>Not yet</translation>
    </message>
    <message>
      <source>まとまり</source>
      <translation>Phrases</translation>
    </message>
    <message>
      <source>もう約束したこと</source>
      <translation>Promised</translation>
    </message>
    <message>
      <source>もう聞いたこと</source>
      <translation>Asked already</translation>
    </message>
    <message>
      <source>よその会社やニュースの話を示す言葉です。このあとは、起きたことのアラートを出しません。</source>
      <translation>Words that speak of another company or the news. After them nothing that happened raises an alert.</translation>
    </message>
    <message>
      <source>よその話</source>
      <translation>Elsewhere</translation>
    </message>
    <message>
      <source>よその話のあとでも、この言葉があれば出します。</source>
      <translation>After words of elsewhere, these bring the alert back.</translation>
    </message>
    <message>
      <source>わけ</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>アラート</source>
      <translation>Alerts</translation>
    </message>
    <message>
      <source>アラートごとの当番</source>
      <translation>Duty by alert</translation>
    </message>
    <message>
      <source>オペレーター</source>
      <translation>Agent</translation>
    </message>
    <message>
      <source>カード番号</source>
      <translation>Card number</translation>
    </message>
    <message>
      <source>グループと役割</source>
      <translation>Groups and roles</translation>
    </message>
    <message>
      <source>センター名</source>
      <translation>Centre</translation>
    </message>
    <message>
      <source>センター長</source>
      <translation>Manager</translation>
    </message>
    <message>
      <source>ナレッジの配布</source>
      <translation>Knowledge packs</translation>
    </message>
    <message>
      <source>メモの決まり文句</source>
      <translation>Note boilerplate</translation>
    </message>
    <message>
      <source>メモの表現</source>
      <translation>In notes</translation>
    </message>
    <message>
      <source>メモリーと処理をどこまで使ってよいか。</source>
      <translation>How much memory and how many processes may be used.</translation>
    </message>
    <message>
      <source>メール</source>
      <translation>E-mail</translation>
    </message>
    <message>
      <source>一息一行。{{担当者名}} のような差し込み欄も使えます。</source>
      <translation>One breath a line. Placeholders such as {{担当者名}} may be used.</translation>
    </message>
    <message>
      <source>三つのカエル</source>
      <translation>Three changes</translation>
    </message>
    <message>
      <source>上限</source>
      <translation>Limits</translation>
    </message>
    <message>
      <source>下書きや引き継ぎで、どんな語を手がかりに個人情報を隠すか。</source>
      <translation>The words by which personal data is found and masked in drafts and hand-overs.</translation>
    </message>
    <message>
      <source>不当な要求や迷惑行為への基準と、段階ごとの言葉。当てはまるかどうかは人が決めます。</source>
      <translation>Criteria for unfair demands and harassment, and what is said at each step. People decide whether they apply.</translation>
    </message>
    <message>
      <source>事務の言葉</source>
      <translation>Routine words</translation>
    </message>
    <message>
      <source>人でない語</source>
      <translation>Not people</translation>
    </message>
    <message>
      <source>人でない語尾</source>
      <translation>Not people, endings</translation>
    </message>
    <message>
      <source>人と役割</source>
      <translation>People and roles</translation>
    </message>
    <message>
      <source>代わりの語</source>
      <translation>Placeholders</translation>
    </message>
    <message>
      <source>代わる人</source>
      <translation>People</translation>
    </message>
    <message>
      <source>代わる人の役割ごとの言葉と、三つのカエルの言葉。</source>
      <translation>What is said by the role of whoever takes over, and for each of the three changes.</translation>
    </message>
    <message>
      <source>代替案の言葉</source>
      <translation>Alternative</translation>
    </message>
    <message>
      <source>会社の語</source>
      <translation>Companies</translation>
    </message>
    <message>
      <source>伝聞の語尾</source>
      <translation>Reporting</translation>
    </message>
    <message>
      <source>住所</source>
      <translation>Address</translation>
    </message>
    <message>
      <source>何の言葉か</source>
      <translation>Speaks of</translation>
    </message>
    <message>
      <source>何分ごと</source>
      <translation>Every … minutes</translation>
    </message>
    <message>
      <source>何回目から</source>
      <translation>From the n-th</translation>
    </message>
    <message>
      <source>何時間ごと</source>
      <translation>Every … hours</translation>
    </message>
    <message>
      <source>例: お名前は伺った。型番はまだ</source>
      <translation>For example: お名前は伺った。型番はまだ</translation>
    </message>
    <message>
      <source>例: お湯をこぼして手をやけどした</source>
      <translation>For example: お湯をこぼして手をやけどした</translation>
    </message>
    <message>
      <source>例: だって、そう書いてありますよね</source>
      <translation>For example: だって、そう書いてありますよね</translation>
    </message>
    <message>
      <source>例: 田中様 03-1234-5678 注文番号 A-1024</source>
      <translation>For example: 田中様 03-1234-5678 注文番号 A-1024</translation>
    </message>
    <message>
      <source>保存期間</source>
      <translation>Retention</translation>
    </message>
    <message>
      <source>個人情報を隠す</source>
      <translation>Masking</translation>
    </message>
    <message>
      <source>入るもの</source>
      <translation>Filled by</translation>
    </message>
    <message>
      <source>入る文</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>全体</source>
      <translation>Whole file</translation>
    </message>
    <message>
      <source>処理の数</source>
      <translation>Processes</translation>
    </message>
    <message>
      <source>出ない例</source>
      <translation>Silent</translation>
    </message>
    <message>
      <source>出るべき例</source>
      <translation>Raises</translation>
    </message>
    <message>
      <source>分類</source>
      <translation>Group</translation>
    </message>
    <message>
      <source>列の名前</source>
      <translation>Column</translation>
    </message>
    <message>
      <source>区切りになるわけ</source>
      <translation>Why it settles</translation>
    </message>
    <message>
      <source>原因</source>
      <translation>Cause</translation>
    </message>
    <message>
      <source>取り込み（MB）</source>
      <translation>Import (MB)</translation>
    </message>
    <message>
      <source>取り込めなかった行</source>
      <translation>Rows not imported</translation>
    </message>
    <message>
      <source>取り込めなかった行のファイルで、理由を書く列の見出しです。</source>
      <translation>The heading over the reasons in the file of rows that could not be imported.</translation>
    </message>
    <message>
      <source>受け取り</source>
      <translation>Taking in</translation>
    </message>
    <message>
      <source>受付番号</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>口座番号</source>
      <translation>Account number</translation>
    </message>
    <message>
      <source>同じ内容の分</source>
      <translation>Same content</translation>
    </message>
    <message>
      <source>同じ節にあれば、まだ聞いていないとみなします。正規表現です。</source>
      <translation>In the same clause they say that it was not asked. Regular expressions.</translation>
    </message>
    <message>
      <source>名前</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>名前は、PCにログインするときの名前です。</source>
      <translation>The name is the one a person logs in to the computer with.</translation>
    </message>
    <message>
      <source>名前は、PCの利用者グループの名前です。</source>
      <translation>Names are those of the groups of users on the computer.</translation>
    </message>
    <message>
      <source>品物の語</source>
      <translation>Products</translation>
    </message>
    <message>
      <source>商標</source>
      <translation>Brands</translation>
    </message>
    <message>
      <source>問い合わせ</source>
      <translation>Enquiries</translation>
    </message>
    <message>
      <source>回答済みの同じ内容が続いたとみなす分です。</source>
      <translation>Minutes after which the same content, answered already, counts as going on.</translation>
    </message>
    <message>
      <source>型番などで、隠さない番号の前に立つ語です。</source>
      <translation>Words before a number that is not masked, such as a model.</translation>
    </message>
    <message>
      <source>基準</source>
      <translation>Criteria</translation>
    </message>
    <message>
      <source>境界線</source>
      <translation>Boundaries</translation>
    </message>
    <message>
      <source>変えるわけ</source>
      <translation>Reasons</translation>
    </message>
    <message>
      <source>対応段階</source>
      <translation>Handling</translation>
    </message>
    <message>
      <source>尋ねる語尾</source>
      <translation>Enquiry endings</translation>
    </message>
    <message>
      <source>差し込み欄</source>
      <translation>Placeholders</translation>
    </message>
    <message>
      <source>差し込み欄「部署名」の候補です。</source>
      <translation>What is offered for the placeholder 部署名.</translation>
    </message>
    <message>
      <source>引き継ぎの分、当番の連絡先、記事を確かめる時期、だれが何をしてよいか。</source>
      <translation>Minutes of hand-over, duty contacts, when articles are looked at again, who may do what.</translation>
    </message>
    <message>
      <source>引き継ぎの言葉</source>
      <translation>Hand-over words</translation>
    </message>
    <message>
      <source>引き継ぎメモ</source>
      <translation>Hand-over memo</translation>
    </message>
    <message>
      <source>引き継ぎメモ、応対履歴、書き出す表で使う言葉。</source>
      <translation>Words of the hand-over memo, the interaction history and exported tables.</translation>
    </message>
    <message>
      <source>引き継ぐ理由</source>
      <translation>Why</translation>
    </message>
    <message>
      <source>当番</source>
      <translation>Duty</translation>
    </message>
    <message>
      <source>役割</source>
      <translation>Role</translation>
    </message>
    <message>
      <source>役職</source>
      <translation>Positions</translation>
    </message>
    <message>
      <source>後にあれば可</source>
      <translation>Unless followed</translation>
    </message>
    <message>
      <source>応対履歴</source>
      <translation>Interaction history</translation>
    </message>
    <message>
      <source>応対履歴の列</source>
      <translation>Columns of calls</translation>
    </message>
    <message>
      <source>性能の上限</source>
      <translation>Limits</translation>
    </message>
    <message>
      <source>情報システム</source>
      <translation>IT</translation>
    </message>
    <message>
      <source>打ち消し</source>
      <translation>Denials</translation>
    </message>
    <message>
      <source>担当者が順に尋ねる質問です。重さが火種なら、三つ要ります。</source>
      <translation>The agent asks these one after the other. A crisis needs three.</translation>
    </message>
    <message>
      <source>担当者名も消す</source>
      <translation>Agents' names</translation>
    </message>
    <message>
      <source>指摘しない例</source>
      <translation>Passes</translation>
    </message>
    <message>
      <source>指摘する例</source>
      <translation>Flags</translation>
    </message>
    <message>
      <source>控え</source>
      <translation>Backups</translation>
    </message>
    <message>
      <source>控えの決まり</source>
      <translation>Backup rules</translation>
    </message>
    <message>
      <source>敬称</source>
      <translation>Titles</translation>
    </message>
    <message>
      <source>文の形</source>
      <translation>Template</translation>
    </message>
    <message>
      <source>方針</source>
      <translation>Policy</translation>
    </message>
    <message>
      <source>時計の横</source>
      <translation>Beside the clock</translation>
    </message>
    <message>
      <source>書き換えるたびに、このとおりになるかを確かめます。</source>
      <translation>Tried at every change: they must come out like this.</translation>
    </message>
    <message>
      <source>書くときの言葉</source>
      <translation>Snippets</translation>
    </message>
    <message>
      <source>最初の用件</source>
      <translation>First matter</translation>
    </message>
    <message>
      <source>望んでいること</source>
      <translation>Wants</translation>
    </message>
    <message>
      <source>検索の言葉</source>
      <translation>Search words</translation>
    </message>
    <message>
      <source>検索欄の「項目名:値」で使える言い換え。</source>
      <translation>Other names in the search field’s “field:value”.</translation>
    </message>
    <message>
      <source>検索（MB）</source>
      <translation>Search (MB)</translation>
    </message>
    <message>
      <source>権限</source>
      <translation>Permissions</translation>
    </message>
    <message>
      <source>正規表現です。</source>
      <translation>Regular expressions.</translation>
    </message>
    <message>
      <source>正規表現です。全角と半角、カタカナとひらがなの違いは、そろえてから見ます。</source>
      <translation>Regular expressions. Width of letters and the two kana make no difference.</translation>
    </message>
    <message>
      <source>残された下書き</source>
      <translation>Drafts left behind</translation>
    </message>
    <message>
      <source>残すこと</source>
      <translation>Record</translation>
    </message>
    <message>
      <source>残す日数</source>
      <translation>Days kept</translation>
    </message>
    <message>
      <source>残す月数</source>
      <translation>Months kept</translation>
    </message>
    <message>
      <source>残す週数</source>
      <translation>Weeks kept</translation>
    </message>
    <message>
      <source>段階</source>
      <translation>Stages</translation>
    </message>
    <message>
      <source>比喩や日常の使い方です。重なるとアラートを出しません。</source>
      <translation>Figures of speech and everyday uses. Where they overlap nothing is raised.</translation>
    </message>
    <message>
      <source>氏名</source>
      <translation>Name of a person</translation>
    </message>
    <message>
      <source>決まり文句</source>
      <translation>Boilerplate</translation>
    </message>
    <message>
      <source>消すまでの日数(0は消さない)</source>
      <translation>Days until erased (0: never)</translation>
    </message>
    <message>
      <source>火に油を注ぐ言葉と、その言い換え。話す言葉、台本、メールで指摘します。</source>
      <translation>Words that make it worse, and better ones. Flagged in replies, scripts and mails.</translation>
    </message>
    <message>
      <source>状態</source>
      <translation>State</translation>
    </message>
    <message>
      <source>理由の列</source>
      <translation>Reason column</translation>
    </message>
    <message>
      <source>生年月日</source>
      <translation>Date of birth</translation>
    </message>
    <message>
      <source>画面での名前</source>
      <translation>On the screen</translation>
    </message>
    <message>
      <source>画面の言葉</source>
      <translation>On the screen</translation>
    </message>
    <message>
      <source>番号</source>
      <translation>Numbers</translation>
    </message>
    <message>
      <source>番号の付く語</source>
      <translation>Numbered</translation>
    </message>
    <message>
      <source>異体字</source>
      <translation>Variants</translation>
    </message>
    <message>
      <source>異体字と、ふつうの字を、二文字続けて書きます。</source>
      <translation>The variant and the usual character, one after the other.</translation>
    </message>
    <message>
      <source>疑いでも出す</source>
      <translation>Doubt</translation>
    </message>
    <message>
      <source>短い文</source>
      <translation>Short sentence</translation>
    </message>
    <message>
      <source>確かめる日数</source>
      <translation>Days to verify</translation>
    </message>
    <message>
      <source>確定前だけ</source>
      <translation>Before facts</translation>
    </message>
    <message>
      <source>確認の質問</source>
      <translation>Question</translation>
    </message>
    <message>
      <source>社内の認証局の証明書（PEM）</source>
      <translation>Certificate of your own authority (PEM)</translation>
    </message>
    <message>
      <source>種別</source>
      <translation>Kind</translation>
    </message>
    <message>
      <source>種類</source>
      <translation>Group</translation>
    </message>
    <message>
      <source>立場</source>
      <translation>Roles</translation>
    </message>
    <message>
      <source>答える部署</source>
      <translation>Departments</translation>
    </message>
    <message>
      <source>約束の何分前</source>
      <translation>Remind (min)</translation>
    </message>
    <message>
      <source>約束の期限の何分前に知らせるか。</source>
      <translation>Minutes before it is due that a promise is called to mind.</translation>
    </message>
    <message>
      <source>経緯</source>
      <translation>Course</translation>
    </message>
    <message>
      <source>結末</source>
      <translation>Outcome</translation>
    </message>
    <message>
      <source>結果</source>
      <translation>Result</translation>
    </message>
    <message>
      <source>続きを切る</source>
      <translation>Broken by</translation>
    </message>
    <message>
      <source>続けて何回目から指摘するか。</source>
      <translation>Flagged from which one in a row on.</translation>
    </message>
    <message>
      <source>編集者</source>
      <translation>Editor</translation>
    </message>
    <message>
      <source>置き場所</source>
      <translation>Place</translation>
    </message>
    <message>
      <source>署名されたナレッジを、どこから受け取るか。</source>
      <translation>Where signed knowledge is taken from.</translation>
    </message>
    <message>
      <source>署名の鍵</source>
      <translation>Keys</translation>
    </message>
    <message>
      <source>聞いたこと</source>
      <translation>Asked items</translation>
    </message>
    <message>
      <source>聞いたと分かるメモの書き方です。正規表現で書きます。</source>
      <translation>How notes show that it was asked. Regular expressions.</translation>
    </message>
    <message>
      <source>聞いていないとき</source>
      <translation>Not asked yet</translation>
    </message>
    <message>
      <source>英語の意味</source>
      <translation>Meaning</translation>
    </message>
    <message>
      <source>表の読み方</source>
      <translation>Reading tables</translation>
    </message>
    <message>
      <source>表現</source>
      <translation>Expressions</translation>
    </message>
    <message>
      <source>表現のまとまり</source>
      <translation>Groups of phrases</translation>
    </message>
    <message>
      <source>表現のまとまりの名前です。</source>
      <translation>Names of groups of phrases.</translation>
    </message>
    <message>
      <source>要求</source>
      <translation>Demand</translation>
    </message>
    <message>
      <source>見つける表現</source>
      <translation>Patterns</translation>
    </message>
    <message>
      <source>見つける言葉</source>
      <translation>Patterns</translation>
    </message>
    <message>
      <source>見出し</source>
      <translation>Heading</translation>
    </message>
    <message>
      <source>規則</source>
      <translation>Rules</translation>
    </message>
    <message>
      <source>言い換え</source>
      <translation>Better wording</translation>
    </message>
    <message>
      <source>言葉</source>
      <translation>Words</translation>
    </message>
    <message>
      <source>言葉の一覧</source>
      <translation>Word lists</translation>
    </message>
    <message>
      <source>言葉の点検</source>
      <translation>Wording check</translation>
    </message>
    <message>
      <source>記事</source>
      <translation>Articles</translation>
    </message>
    <message>
      <source>記事の {{ }} に書ける名前と、通話中に入るもの。</source>
      <translation>What may stand in {{ }} in an article, and what fills it in a call.</translation>
    </message>
    <message>
      <source>記事の列</source>
      <translation>Columns of articles</translation>
    </message>
    <message>
      <source>記事の古い版</source>
      <translation>Old revisions</translation>
    </message>
    <message>
      <source>記事の種別</source>
      <translation>Kinds</translation>
    </message>
    <message>
      <source>記事の見出し</source>
      <translation>Sections of articles</translation>
    </message>
    <message>
      <source>記事を書くときに差し込める、決まった言葉。</source>
      <translation>Ready words to insert while an article is written.</translation>
    </message>
    <message>
      <source>記録に残る名前です。あとで変えないでください。</source>
      <translation>Records keep this name. Please do not change it later.</translation>
    </message>
    <message>
      <source>記録の言葉</source>
      <translation>Record words</translation>
    </message>
    <message>
      <source>話す言葉</source>
      <translation>Spoken lines</translation>
    </message>
    <message>
      <source>読み上げる文</source>
      <translation>Read aloud</translation>
    </message>
    <message>
      <source>責任が確定したあとは指摘しません。</source>
      <translation>Not flagged once the fault is established.</translation>
    </message>
    <message>
      <source>質問</source>
      <translation>Questions</translation>
    </message>
    <message>
      <source>質問で確かめる</source>
      <translation>Asks questions</translation>
    </message>
    <message>
      <source>赤になる分</source>
      <translation>Red (min)</translation>
    </message>
    <message>
      <source>足す姓</source>
      <translation>More surnames</translation>
    </message>
    <message>
      <source>辞書の形で。「」の中は書いたとおり、… は離れていてよい、| はどれか、&lt;名前&gt; は言葉の一覧です。</source>
      <translation>In dictionary form. 「」 letter by letter, … some distance apart, | either of them, &lt;name&gt; a word list.</translation>
    </message>
    <message>
      <source>通話</source>
      <translation>Calls</translation>
    </message>
    <message>
      <source>通話が長いとき、時計の横に出します。24文字までです。</source>
      <translation>Shown beside the clock of a long call. At most 24 characters.</translation>
    </message>
    <message>
      <source>通話で訊く質問と、メモから分かる「聞いたこと」。</source>
      <translation>Questions to ask in a call, and the items that notes show to be asked.</translation>
    </message>
    <message>
      <source>通話の記録</source>
      <translation>Calls</translation>
    </message>
    <message>
      <source>通話メモのどんな言葉で、火種や注意を知らせるか。</source>
      <translation>Which words of call notes tell of a hidden crisis, or ask for caution.</translation>
    </message>
    <message>
      <source>連絡先</source>
      <translation>Contact</translation>
    </message>
    <message>
      <source>郵便番号</source>
      <translation>Postal code</translation>
    </message>
    <message>
      <source>重さ</source>
      <translation>Severity</translation>
    </message>
    <message>
      <source>除く言い回し</source>
      <translation>Exclusions</translation>
    </message>
    <message>
      <source>集計に使う名前です。</source>
      <translation>A name for reports.</translation>
    </message>
    <message>
      <source>電話番号</source>
      <translation>Telephone</translation>
    </message>
    <message>
      <source>項目</source>
      <translation>Item</translation>
    </message>
    <message>
      <source>項目名</source>
      <translation>Field names</translation>
    </message>
    <message>
      <source>題名</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>黄になる分</source>
      <translation>Amber (min)</translation>
    </message>
  </context>
  <context>
    <name>RuleSection</name>
    <message>
      <source>Ctrl+S 保存</source>
      <translation>Ctrl+S save</translation>
    </message>
    <message>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <source>「{title}」を保存しました。もう使われています。</source>
      <translation>“{title}” is saved and in use.</translation>
    </message>
    <message>
      <source>「{title}」を保存しました。次にライブラリを開いたときから使われます。</source>
      <translation>“{title}” is saved. It is used from the next time the library is opened.</translation>
    </message>
    <message>
      <source>このライブラリの規則</source>
      <translation>This library’s own rules</translation>
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
      <source>プログラムの働きと結びついているため、ここでは見るだけです。</source>
      <translation>The program itself depends on these, so they can only be looked at here.</translation>
    </message>
    <message>
      <source>ライブラリが開くと、ここに出ます</source>
      <translation>This is shown once the library is open</translation>
    </message>
    <message>
      <source>一部は見るだけ</source>
      <translation>partly read-only</translation>
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
      <source>独自</source>
      <translation>Own</translation>
    </message>
    <message>
      <source>直すところがあります</source>
      <translation>Something has to be put right</translation>
    </message>
    <message>
      <source>規則の原文</source>
      <translation>Text of the rules</translation>
    </message>
    <message>
      <source>誤り</source>
      <translation>Error</translation>
    </message>
    <message>
      <source>配布されたまま</source>
      <translation>As shipped</translation>
    </message>
    <message>
      <source>配布との違い</source>
      <translation>Against shipped</translation>
    </message>
    <message>
      <source>配布のものに戻す</source>
      <translation>Back to shipped</translation>
    </message>
  </context>
  <context>
    <name>RunningView</name>
    <message>
      <source>このまま、ほかの画面で仕事を続けられます。やめても、入った分は残り、あとで続きから取り込めます。</source>
      <translation>You can go on working on the other screens. If you stop it, what is in stays, and the rest can be imported later.</translation>
    </message>
    <message>
      <source>このまま、ほかの画面で仕事を続けられます。やめても、書いた記事は残ります。</source>
      <translation>You can go on working in other screens. If you stop it, the articles that are written stay.</translation>
    </message>
    <message>
      <source>やめています</source>
      <translation>Stopping</translation>
    </message>
    <message>
      <source>やめる</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>取り込んでいます</source>
      <translation>Importing</translation>
    </message>
    <message>
      <source>始めています</source>
      <translation>Beginning</translation>
    </message>
    <message>
      <source>書き出しています</source>
      <translation>Exporting</translation>
    </message>
    <message>
      <source>確かめています</source>
      <translation>Looking through</translation>
    </message>
    <message>
      <source>見るだけです。何も変わりません。</source>
      <translation>Only a look; nothing is changed.</translation>
    </message>
  </context>
  <context>
    <name>SectionHead</name>
    <message>
      <source>見るだけ</source>
      <translation>View only</translation>
    </message>
  </context>
  <context>
    <name>SectionList</name>
    <message>
      <source>すべて表示</source>
      <translation>Show all</translation>
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
      <source>このPC</source>
      <translation>This computer</translation>
    </message>
    <message>
      <source>キー</source>
      <translation>Keys</translation>
    </message>
    <message>
      <source>ナレッジ</source>
      <translation>Knowledge</translation>
    </message>
    <message>
      <source>ライブラリ</source>
      <translation>Library</translation>
    </message>
    <message>
      <source>勘所について</source>
      <translation>About Kandokoro</translation>
    </message>
    <message>
      <source>取り込みと書き出し</source>
      <translation>Import and export</translation>
    </message>
    <message>
      <source>同義語</source>
      <translation>Synonyms</translation>
    </message>
    <message>
      <source>控え</source>
      <translation>Backups</translation>
    </message>
    <message>
      <source>概要</source>
      <translation>Overview</translation>
    </message>
    <message>
      <source>点検</source>
      <translation>Check-up</translation>
    </message>
    <message>
      <source>表示</source>
      <translation>Look</translation>
    </message>
    <message>
      <source>規則</source>
      <translation>Rules</translation>
    </message>
    <message>
      <source>通話</source>
      <translation>Calls</translation>
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
      <source>ライブラリが開くと、ここに出ます</source>
      <translation>This is shown once the library is open</translation>
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
      <source>同義語の一覧</source>
      <translation>List of synonyms</translation>
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
      <source>配布されたまま</source>
      <translation>As shipped</translation>
    </message>
    <message>
      <source>項目を変えると、過去の通話メモと検索で試した結果が、保存する前にここに出ます。</source>
      <translation>Change an entry, and before you save it you see here what it does to past notes and searches.</translation>
    </message>
  </context>
  <context>
    <name>TableView</name>
    <message>
      <source>Shift_JIS（CP932）</source>
      <translation>Shift_JIS (CP932)</translation>
    </message>
    <message>
      <source>{row}行目 · {change}</source>
      <translation>Row {row} · {change}</translation>
    </message>
    <message>
      <source>はじめの行</source>
      <translation>First rows</translation>
    </message>
    <message>
      <source>はじめの行はこうなります</source>
      <translation>How the first rows will be</translation>
    </message>
    <message>
      <source>やめる</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>コンマ</source>
      <translation>Comma</translation>
    </message>
    <message>
      <source>シート</source>
      <translation>Sheet</translation>
    </message>
    <message>
      <source>セミコロン</source>
      <translation>Semicolon</translation>
    </message>
    <message>
      <source>タブ</source>
      <translation>Tab</translation>
    </message>
    <message>
      <source>全部の行を確かめる</source>
      <translation>Check every row</translation>
    </message>
    <message>
      <source>前に同じ見出しの表を取り込んだときの割り当てです。</source>
      <translation>The columns are as in an earlier import of a table with these headings.</translation>
    </message>
    <message>
      <source>区切り</source>
      <translation>Separator</translation>
    </message>
    <message>
      <source>取り込まない</source>
      <translation>Leave out</translation>
    </message>
    <message>
      <source>取り込む</source>
      <translation>Import</translation>
    </message>
    <message>
      <source>同じ</source>
      <translation>Same</translation>
    </message>
    <message>
      <source>変更</source>
      <translation>Changed</translation>
    </message>
    <message>
      <source>応対履歴</source>
      <translation>Call history</translation>
    </message>
    <message>
      <source>文字コード</source>
      <translation>Encoding</translation>
    </message>
    <message>
      <source>日時か題名に当たる列がまだありません。下で割り当ててください。</source>
      <translation>No column is the date or the title yet. Please choose one below.</translation>
    </message>
    <message>
      <source>行は何か</source>
      <translation>What the rows are</translation>
    </message>
    <message>
      <source>見出しから割り当てました。違っていれば直してください。直した割り当ては、次から使われます。</source>
      <translation>Guessed from the headings. Please put right what is wrong; that is remembered.</translation>
    </message>
    <message>
      <source>見出しの行</source>
      <translation>Heading row</translation>
    </message>
    <message>
      <source>記事</source>
      <translation>Articles</translation>
    </message>
    <message>
      <source>追加</source>
      <translation>Added</translation>
    </message>
  </context>
  <context>
    <name>TrialPane</name>
    <message>
      <source>いまの規則では</source>
      <translation>With the rules in use</translation>
    </message>
    <message>
      <source>いまの規則と同じ結果です</source>
      <translation>The same as with the rules in use</translation>
    </message>
    <message numerus="yes">
      <source>そのとおりにならない例が %n件あります。</source>
      <translation>
        <numerusform>%n example does not come out as it says.</numerusform>
        <numerusform>%n examples do not come out as they say.</numerusform>
      </translation>
    </message>
    <message>
      <source>何も見つかりません。</source>
      <translation>Nothing is found.</translation>
    </message>
    <message>
      <source>保存する前に試す</source>
      <translation>Try before saving</translation>
    </message>
    <message>
      <source>書いている規則では</source>
      <translation>With the rules being written</translation>
    </message>
    <message>
      <source>直すところがあるあいだは、試せません。</source>
      <translation>This cannot be tried while something has to be put right.</translation>
    </message>
    <message>
      <source>見つからないはず</source>
      <translation>Should not be found</translation>
    </message>
    <message>
      <source>見つかるはず</source>
      <translation>Should be found</translation>
    </message>
    <message numerus="yes">
      <source>規則に書かれた例 %n件は、すべてそのとおりになります。</source>
      <translation>
        <numerusform>The %n example of the rules comes out as it says.</numerusform>
        <numerusform>All %n examples of the rules come out as they say.</numerusform>
      </translation>
    </message>
    <message>
      <source>試した結果</source>
      <translation>What the trial found</translation>
    </message>
    <message>
      <source>試す文</source>
      <translation>Text to try</translation>
    </message>
  </context>
  <context>
    <name>YesField</name>
    <message>
      <source>いいえ</source>
      <translation>No</translation>
    </message>
    <message>
      <source>はい</source>
      <translation>Yes</translation>
    </message>
  </context>
</TS>
