<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ja_JP">
  <context>
    <name>AnswerChannel</name>
    <message>
      <source>メール</source>
      <translation>E-mail</translation>
    </message>
    <message>
      <source>手紙</source>
      <translation>Letter</translation>
    </message>
    <message>
      <source>電話</source>
      <translation>Telephone</translation>
    </message>
    <message>
      <source>面談</source>
      <translation>Face to face</translation>
    </message>
  </context>
  <context>
    <name>ApologyClass</name>
    <message>
      <source>お詫びなし</source>
      <translation>No apology</translation>
    </message>
    <message>
      <source>心情のお詫び</source>
      <translation>Apology for feelings</translation>
    </message>
    <message>
      <source>責任のお詫び</source>
      <translation>Apology for fault</translation>
    </message>
  </context>
  <context>
    <name>Attention</name>
    <message>
      <source>公開停止の候補</source>
      <translation>Proposed for archiving</translation>
    </message>
    <message>
      <source>検証の時期</source>
      <translation>Due for verification</translation>
    </message>
  </context>
  <context>
    <name>BackupReason</name>
    <message>
      <source>ふだんの控え</source>
      <translation>Ordinary backup</translation>
    </message>
    <message>
      <source>置き換える前の控え</source>
      <translation>Backup made before a restoration</translation>
    </message>
  </context>
  <context>
    <name>BoundaryStep</name>
    <message>
      <source>代わりの案</source>
      <translation>Alternative</translation>
    </message>
    <message>
      <source>切電</source>
      <translation>End of call</translation>
    </message>
    <message>
      <source>最終警告</source>
      <translation>Final warning</translation>
    </message>
    <message>
      <source>警告</source>
      <translation>Warning</translation>
    </message>
  </context>
  <context>
    <name>CallEventType</name>
    <message>
      <source>二次化</source>
      <translation>Became secondary</translation>
    </message>
    <message>
      <source>二次化の取り消し</source>
      <translation>Secondary taken back</translation>
    </message>
    <message>
      <source>保留</source>
      <translation>On hold</translation>
    </message>
    <message>
      <source>保留の解除</source>
      <translation>Hold ended</translation>
    </message>
    <message>
      <source>引き継ぎメモ</source>
      <translation>Hand-over memo</translation>
    </message>
    <message>
      <source>当番へ連絡</source>
      <translation>Duty contact called</translation>
    </message>
    <message>
      <source>未入力のまま次へ</source>
      <translation>Passed an empty slot</translation>
    </message>
    <message>
      <source>火種でないと判断</source>
      <translation>Judged no crisis</translation>
    </message>
    <message>
      <source>火種の確認</source>
      <translation>Crisis question answered</translation>
    </message>
    <message>
      <source>着信の受け取り</source>
      <translation>Handed in</translation>
    </message>
    <message>
      <source>約束</source>
      <translation>Promise</translation>
    </message>
    <message>
      <source>約束の期限を変更</source>
      <translation>Promise moved</translation>
    </message>
    <message>
      <source>約束の電話</source>
      <translation>Call about a promise</translation>
    </message>
    <message>
      <source>約束を果たした</source>
      <translation>Promise kept</translation>
    </message>
    <message>
      <source>約束を果たせなかった</source>
      <translation>Promise missed</translation>
    </message>
    <message>
      <source>終話</source>
      <translation>Ended</translation>
    </message>
    <message>
      <source>終話の取り消し</source>
      <translation>Reopened</translation>
    </message>
    <message>
      <source>線引き</source>
      <translation>Boundary</translation>
    </message>
    <message>
      <source>言葉をコピー</source>
      <translation>Words copied</translation>
    </message>
    <message>
      <source>記事を使った</source>
      <translation>Article used</translation>
    </message>
    <message>
      <source>記事を却下</source>
      <translation>Article dismissed</translation>
    </message>
    <message>
      <source>記事を開いた</source>
      <translation>Article opened</translation>
    </message>
    <message>
      <source>警告が出た</source>
      <translation>Alert raised</translation>
    </message>
    <message>
      <source>警告を確認</source>
      <translation>Alert acknowledged</translation>
    </message>
    <message>
      <source>責任の有無</source>
      <translation>Fault</translation>
    </message>
    <message>
      <source>開始</source>
      <translation>Started</translation>
    </message>
  </context>
  <context>
    <name>CallKind</name>
    <message>
      <source>同じ製品</source>
      <translation>Same product</translation>
    </message>
    <message>
      <source>同じ製品と原因</source>
      <translation>Same product and cause</translation>
    </message>
    <message>
      <source>同じ警告</source>
      <translation>Same alert</translation>
    </message>
  </context>
  <context>
    <name>CallResult</name>
    <message>
      <source>二次化</source>
      <translation>Secondary</translation>
    </message>
    <message>
      <source>切電</source>
      <translation>Terminated</translation>
    </message>
    <message>
      <source>合意なし</source>
      <translation>No consent</translation>
    </message>
    <message>
      <source>引き継ぎ</source>
      <translation>Handed over</translation>
    </message>
    <message>
      <source>折り返し</source>
      <translation>Call back</translation>
    </message>
    <message>
      <source>解決</source>
      <translation>Settled</translation>
    </message>
  </context>
  <context>
    <name>CallText</name>
    <message>
      <source>原因</source>
      <translation>Cause</translation>
    </message>
    <message>
      <source>対応内容</source>
      <translation>Action taken</translation>
    </message>
    <message>
      <source>約束</source>
      <translation>Promises</translation>
    </message>
    <message>
      <source>製品</source>
      <translation>Product</translation>
    </message>
    <message>
      <source>要求の量</source>
      <translation>Amount demanded</translation>
    </message>
    <message>
      <source>通話メモ</source>
      <translation>Call notes</translation>
    </message>
  </context>
  <context>
    <name>Cause</name>
    <message>
      <source>感情・個別事情</source>
      <translation>Personal matter</translation>
    </message>
    <message>
      <source>接客・対応</source>
      <translation>Attitude</translation>
    </message>
    <message>
      <source>期待との差</source>
      <translation>Expectation gap</translation>
    </message>
    <message>
      <source>製品・サービスの欠陥</source>
      <translation>Product/service fault</translation>
    </message>
    <message>
      <source>誤解・情報不足</source>
      <translation>Misunderstanding</translation>
    </message>
  </context>
  <context>
    <name>Change</name>
    <message>
      <source>人を変える</source>
      <translation>Change the person</translation>
    </message>
    <message>
      <source>場所を変える</source>
      <translation>Change the place</translation>
    </message>
    <message>
      <source>時を変える</source>
      <translation>Change the time</translation>
    </message>
  </context>
  <context>
    <name>ChangeReason</name>
    <message>
      <source>上長対応を求められた</source>
      <translation>A superior is demanded</translation>
    </message>
    <message>
      <source>人はもう変わっている</source>
      <translation>The person was changed already</translation>
    </message>
    <message>
      <source>同じ話が続いている</source>
      <translation>The same content goes on</translation>
    </message>
    <message>
      <source>担当への信頼が失われた</source>
      <translation>The agent has lost trust</translation>
    </message>
    <message>
      <source>訪問を求められた</source>
      <translation>A visit is demanded</translation>
    </message>
    <message>
      <source>話が進んでいない</source>
      <translation>No progress</translation>
    </message>
    <message>
      <source>迷惑行為があった</source>
      <translation>There was harassment</translation>
    </message>
    <message>
      <source>電話が重なっている</source>
      <translation>Many calls already</translation>
    </message>
  </context>
  <context>
    <name>Closing</name>
    <message>
      <source>書いた内容を保存してから終わります。</source>
      <translation>Closing as soon as what you wrote is saved.</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>お客様</source>
      <translation>Caller</translation>
    </message>
    <message>
      <source>この場面の言葉</source>
      <translation>What to say here</translation>
    </message>
    <message>
      <source>この通話を案件につなぐ</source>
      <translation>Join this call to the matter</translation>
    </message>
    <message>
      <source>これで解決策がない</source>
      <translation>No solution left</translation>
    </message>
    <message>
      <source>ほかの通話に切り替える</source>
      <translation>Change to the other call</translation>
    </message>
    <message>
      <source>二次化</source>
      <translation>Secondary</translation>
    </message>
    <message>
      <source>似た記事と並べる</source>
      <translation>Compare with the similar article</translation>
    </message>
    <message>
      <source>使った</source>
      <translation>Used</translation>
    </message>
    <message>
      <source>保存</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>保留</source>
      <translation>Hold</translation>
    </message>
    <message>
      <source>候補へ戻る</source>
      <translation>Back to the suggestions</translation>
    </message>
    <message>
      <source>候補を開く</source>
      <translation>Open a suggestion</translation>
    </message>
    <message>
      <source>前の確かめること</source>
      <translation>Previous thing to check</translation>
    </message>
    <message>
      <source>前の行</source>
      <translation>Previous line</translation>
    </message>
    <message>
      <source>前の項目</source>
      <translation>Previous section</translation>
    </message>
    <message>
      <source>前を探す</source>
      <translation>Find previous</translation>
    </message>
    <message>
      <source>却下</source>
      <translation>Dismiss</translation>
    </message>
    <message>
      <source>原因</source>
      <translation>Cause</translation>
    </message>
    <message>
      <source>境界線</source>
      <translation>Boundary</translation>
    </message>
    <message>
      <source>太字</source>
      <translation>Bold</translation>
    </message>
    <message>
      <source>小さな帯で使う</source>
      <translation>Narrow strip</translation>
    </message>
    <message>
      <source>履歴</source>
      <translation>History</translation>
    </message>
    <message>
      <source>差し込み</source>
      <translation>Placeholders</translation>
    </message>
    <message>
      <source>引き継ぎ</source>
      <translation>Hand over</translation>
    </message>
    <message>
      <source>応対報告書</source>
      <translation>Case report</translation>
    </message>
    <message>
      <source>戻る</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>控え</source>
      <translation>Backups</translation>
    </message>
    <message>
      <source>文字を大きく</source>
      <translation>Larger text</translation>
    </message>
    <message>
      <source>文字を小さく</source>
      <translation>Smaller text</translation>
    </message>
    <message>
      <source>新しい記事</source>
      <translation>New article</translation>
    </message>
    <message>
      <source>未入力の欄に入れる</source>
      <translation>Fill in the empty slot</translation>
    </message>
    <message>
      <source>本文の中を探す</source>
      <translation>Find in the text</translation>
    </message>
    <message>
      <source>本文の中を置きかえる</source>
      <translation>Replace in the text</translation>
    </message>
    <message>
      <source>案件</source>
      <translation>Matter</translation>
    </message>
    <message>
      <source>検索</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>検索する</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>検証済にする</source>
      <translation>Mark validated</translation>
    </message>
    <message>
      <source>次の確かめること</source>
      <translation>Next thing to check</translation>
    </message>
    <message>
      <source>次の行</source>
      <translation>Next line</translation>
    </message>
    <message>
      <source>次の項目</source>
      <translation>Next section</translation>
    </message>
    <message>
      <source>次を探す</source>
      <translation>Find next</translation>
    </message>
    <message>
      <source>段階</source>
      <translation>Stage</translation>
    </message>
    <message>
      <source>点検</source>
      <translation>Check-up</translation>
    </message>
    <message>
      <source>現れ方を試す</source>
      <translation>Try where it appears</translation>
    </message>
    <message>
      <source>画像を入れる</source>
      <translation>Insert a picture</translation>
    </message>
    <message>
      <source>知らせのボタンを押す</source>
      <translation>Press the button of the message</translation>
    </message>
    <message>
      <source>確かめることを直す</source>
      <translation>Mend what is to check</translation>
    </message>
    <message>
      <source>約束</source>
      <translation>Promise</translation>
    </message>
    <message>
      <source>終話</source>
      <translation>End call</translation>
    </message>
    <message>
      <source>編集</source>
      <translation>Edit</translation>
    </message>
    <message>
      <source>編集する</source>
      <translation>Edit</translation>
    </message>
    <message>
      <source>聞いたこと</source>
      <translation>Asked already</translation>
    </message>
    <message>
      <source>行を上へ</source>
      <translation>Move line up</translation>
    </message>
    <message>
      <source>行を下へ</source>
      <translation>Move line down</translation>
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
      <source>見出し</source>
      <translation>Headings</translation>
    </message>
    <message>
      <source>言葉の点検</source>
      <translation>Check wording</translation>
    </message>
    <message>
      <source>言葉をコピー</source>
      <translation>Copy the words</translation>
    </message>
    <message>
      <source>記事へのつながり</source>
      <translation>Link to an article</translation>
    </message>
    <message>
      <source>記事を PDF に書き出す</source>
      <translation>Write the article as PDF</translation>
    </message>
    <message>
      <source>記事をさがす</source>
      <translation>Find an article</translation>
    </message>
    <message>
      <source>記事を印刷</source>
      <translation>Print the article</translation>
    </message>
    <message>
      <source>設定</source>
      <translation>Settings</translation>
    </message>
    <message>
      <source>話した約束を記録</source>
      <translation>Record the spoken promise</translation>
    </message>
    <message>
      <source>話す言葉のひな形</source>
      <translation>Wording templates</translation>
    </message>
    <message>
      <source>警告の次の確認</source>
      <translation>Next step of the alert</translation>
    </message>
    <message>
      <source>責任の確定</source>
      <translation>Fault established</translation>
    </message>
    <message>
      <source>質問</source>
      <translation>Questions</translation>
    </message>
    <message>
      <source>起動し直す</source>
      <translation>Restart</translation>
    </message>
    <message>
      <source>通話</source>
      <translation>Call</translation>
    </message>
    <message>
      <source>通話の経過</source>
      <translation>Course of the call</translation>
    </message>
    <message>
      <source>通話を始める</source>
      <translation>Start a call</translation>
    </message>
    <message>
      <source>開く</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>開始時刻を戻す</source>
      <translation>Move the beginning back</translation>
    </message>
    <message>
      <source>題名を直す</source>
      <translation>Edit the title</translation>
    </message>
  </context>
  <context>
    <name>ConflictChoice</name>
    <message>
      <source>ファイルを採る</source>
      <translation>Take the file</translation>
    </message>
    <message>
      <source>ライブラリを残す</source>
      <translation>Keep the library</translation>
    </message>
    <message>
      <source>下書きにして後で合わせる</source>
      <translation>Keep as a draft to merge later</translation>
    </message>
  </context>
  <context>
    <name>DemandQuality</name>
    <message>
      <source>その他</source>
      <translation>Other</translation>
    </message>
    <message>
      <source>上長対応</source>
      <translation>Senior staff</translation>
    </message>
    <message>
      <source>交換・返品・修理</source>
      <translation>Exchange, return, repair</translation>
    </message>
    <message>
      <source>再発防止</source>
      <translation>Prevention</translation>
    </message>
    <message>
      <source>訪問</source>
      <translation>Visit</translation>
    </message>
    <message>
      <source>謝罪文</source>
      <translation>Letter of apology</translation>
    </message>
    <message>
      <source>金銭</source>
      <translation>Money</translation>
    </message>
  </context>
  <context>
    <name>DismissReason</name>
    <message>
      <source>もう行った</source>
      <translation>Already done</translation>
    </message>
    <message>
      <source>内容に誤り</source>
      <translation>Wrong content</translation>
    </message>
    <message>
      <source>場面が違う</source>
      <translation>Other situation</translation>
    </message>
  </context>
  <context>
    <name>DueTime</name>
    <message>
      <source>{days}日</source>
      <translation>{days} d</translation>
    </message>
    <message>
      <source>{day}（{weekday}）</source>
      <translation>{weekday} {day}</translation>
    </message>
    <message>
      <source>{hours}時間</source>
      <translation>{hours} h</translation>
    </message>
    <message>
      <source>{hours}時間{minutes}分</source>
      <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
      <source>{minutes}分</source>
      <translation>{minutes} min</translation>
    </message>
    <message>
      <source>{time} 超過</source>
      <translation>{time} late</translation>
    </message>
    <message>
      <source>あと {time}</source>
      <translation>in {time}</translation>
    </message>
    <message>
      <source>もう過ぎた日時です。これからの日時にしてください。</source>
      <translation>That time is past. Please give one that is still to come.</translation>
    </message>
    <message>
      <source>今日</source>
      <translation>Today</translation>
    </message>
    <message>
      <source>何時までかも書いてください。「11/24 15:00」のように続けられます。</source>
      <translation>Please add the hour, as in “11/24 15:00”.</translation>
    </message>
    <message>
      <source>日付と曜日が合っていません。どちらかを直してください。</source>
      <translation>The date and the day of the week do not agree. Please correct one of them.</translation>
    </message>
    <message>
      <source>日時として読めません。「11/24 15:00」「明日15時」のように書いてください。</source>
      <translation>That cannot be read as a time. Please write it like “11/24 15:00”.</translation>
    </message>
    <message>
      <source>明後日</source>
      <translation>In 2 days</translation>
    </message>
    <message>
      <source>明日</source>
      <translation>Tomorrow</translation>
    </message>
    <message>
      <source>昨日</source>
      <translation>Yesterday</translation>
    </message>
  </context>
  <context>
    <name>EffectSource</name>
    <message>
      <source>検索</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>通話メモ</source>
      <translation>Call notes</translation>
    </message>
  </context>
  <context>
    <name>Errors</name>
    <message>
      <source>CSV でも Excel（.xlsx）でもないか、壊れているか、パスワードつきです。Excel で開き、.xlsx か CSV で保存し直してください: {path}</source>
      <translation>This is neither CSV nor Excel (.xlsx), or it is damaged or has a password. Please open it in Excel and save it as .xlsx or CSV: {path}</translation>
    </message>
    <message>
      <source>PCの時計（{now}）が最後の記録（{last}）より1年以上先のため、消していません。時計を確かめてください。</source>
      <translation>The clock of this computer ({now}) is more than a year after all that is known ({last}), so nothing was erased. Please check the clock.</translation>
    </message>
    <message>
      <source>PNG、JPEG、GIF、WebP の画像だけを入れられます。ほかの形式は、いずれかで保存し直してください。</source>
      <translation>Only PNG, JPEG, GIF and WebP images can be taken in; please save it as one of these.</translation>
    </message>
    <message>
      <source>{path} に書けないため、取り込めない行を残せません。表を、書けるフォルダーに写してください。</source>
      <translation>Rows that cannot be imported have no place: {path} cannot be written. Please copy the table to a folder that can.</translation>
    </message>
    <message>
      <source>{path} の {line} 行目を読めません（{key}）。</source>
      <translation>Line {line} of {path} cannot be read ({key}). </translation>
    </message>
    <message>
      <source>{seconds} 秒待っても応答しないため、行っていません。共有フォルダーなら、接続を確かめてください: {path}</source>
      <translation>No answer within {seconds} seconds, so this was not done. If it is a share, check the connection: {path}</translation>
    </message>
    <message>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <source>「{before}」から「{after}」へは直接変えられません。</source>
      <translation>An article does not go straight from “{before}” to “{after}”.</translation>
    </message>
    <message>
      <source>「{column}」という列はありません。</source>
      <translation>There is no column “{column}”.</translation>
    </message>
    <message>
      <source>「{export}」は、情報システムの方針で止められています（{path}）。</source>
      <translation>“{export}” is closed by the policy of this computer ({path}).</translation>
    </message>
    <message>
      <source>「{field}」という項目はないか、二つの列に割り当てられています。</source>
      <translation>There is no field “{field}”, or two columns are to be it.</translation>
    </message>
    <message>
      <source>「{key}」は情報システムの方針で決まっています（{path}）。</source>
      <translation>“{key}” is fixed by the policy of this computer ({path}).</translation>
    </message>
    <message>
      <source>「{permission}」は、いまの役割（{role}）ではできません。できる役割: {may}。役割は管理者が決めています（{path}）。</source>
      <translation>“{permission}” is not allowed in your role ({role}). Roles that may: {may}. An administrator decides who has which role ({path}).</translation>
    </message>
    <message>
      <source>「{sheet}」というシートはありません。ほかのシートを選んでください。</source>
      <translation>There is no sheet “{sheet}”. Please choose another one.</translation>
    </message>
    <message>
      <source>「{title}」の文章が Excel のセルに入りません（{limit} 文字まで）。CSV で書き出してください。</source>
      <translation>A text of “{title}” does not fit into a cell of Excel ({limit} characters). Please export to CSV.</translation>
    </message>
    <message>
      <source>ここにない鍵で暗号化されているか、控えではありません: {path}</source>
      <translation>It is encrypted under a key that is not here, or no backup: {path}</translation>
    </message>
    <message>
      <source>ここにはすでにライブラリがあります: {path}</source>
      <translation>There is a library here already: {path}</translation>
    </message>
    <message>
      <source>このPCの方針（{path}）の {line} 行目（{key}）を読めないため、ライブラリを開きません。</source>
      <translation>Line {line} of this computer’s policy ({path}; {key}) cannot be read, so the library stays closed. </translation>
    </message>
    <message>
      <source>このPCの方針（{path}）を読めないため、ライブラリを開きません。UTF-8 で保存し、利用者全員が読めるようにしてください。</source>
      <translation>No library is opened: the policy of this computer ({path}) cannot be read. Please save it as UTF-8 and let all users read it.</translation>
    </message>
    <message>
      <source>このPCの鍵をしまう場所がないか、答えません。パスワードを求める窓があれば答え、もう一度お試しください。</source>
      <translation>This PC has no store for keys, or it does not answer. If a window asks for its password, enter it, then try again.</translation>
    </message>
    <message>
      <source>このライブラリの回復キーではありません。どのライブラリの紙か、確かめてください。</source>
      <translation>This is the recovery key of another library. Please look which library the paper belongs to.</translation>
    </message>
    <message>
      <source>このライブラリは新しい版の勘所で作られています。勘所を更新してください。ライブラリには触れていません。</source>
      <translation>This library was made by a newer Kandokoro. Please update Kandokoro. The library was not touched.</translation>
    </message>
    <message>
      <source>この案件の記録はもうありません。</source>
      <translation>This matter is no longer on record.</translation>
    </message>
    <message>
      <source>この画像はもうありません。</source>
      <translation>This image is not there any more.</translation>
    </message>
    <message>
      <source>この約束の記録はもうありません。</source>
      <translation>This promise is no longer on record.</translation>
    </message>
    <message>
      <source>この記事はほかの人が保存しました（いまは版 {latest}）。どちらの文も残っています。合わせてから保存します。</source>
      <translation>Somebody else saved this article (now revision {latest}). Both texts are kept; merge them, then save.</translation>
    </message>
    <message>
      <source>この記事はもうありません。</source>
      <translation>This article is gone.</translation>
    </message>
    <message>
      <source>この通話の記録はもうありません。</source>
      <translation>The record of this call is gone.</translation>
    </message>
    <message>
      <source>この配布（第 {version} 版）は、もうあるか、間の版が抜けているため取り込んでいません: {path}</source>
      <translation>This pack (version {version}) was not taken in: it is known already, or a version between is missing: {path}</translation>
    </message>
    <message>
      <source>なし</source>
      <translation>none</translation>
    </message>
    <message>
      <source>ほかのものが入っています。空のフォルダーか、ライブラリのフォルダーを選んでください: {path}</source>
      <translation>There is something else in it. Please choose an empty folder, or that of a library: {path}</translation>
    </message>
    <message>
      <source>ほかのプログラムがライブラリを使っています。少し待って、もう一度お試しください。</source>
      <translation>Another program is using the library. Please wait a moment and try again.</translation>
    </message>
    <message>
      <source>ほかのプログラムが索引を書いています。変更は保存済みで、あとで索引に入ります。</source>
      <translation>Another program is writing the index. The change is saved and will be indexed later.</translation>
    </message>
    <message>
      <source>ほかの人が先に保存したため、上書きしていません: {path}</source>
      <translation>Somebody else saved it first, so it was not overwritten: {path}</translation>
    </message>
    <message>
      <source>ディスクがエラーを返し、読み書きできません。接続と空きを確かめてください: {path}</source>
      <translation>The disk reports an error and cannot be read or written. Please check its connection: {path}</translation>
    </message>
    <message>
      <source>ディスクに空きがなく、保存できませんでした。空きを作って、もう一度お試しください。</source>
      <translation>The disk is full, so this was not saved. Please make room and try again.</translation>
    </message>
    <message>
      <source>ファイルを読めません: {path}</source>
      <translation>The file cannot be read: {path}</translation>
    </message>
    <message>
      <source>フォルダーがありません: {path}</source>
      <translation>There is no such folder: {path}</translation>
    </message>
    <message>
      <source>フォルダーが空ではないため、書き出していません: {path}</source>
      <translation>The folder is not empty, so nothing was exported: {path}</translation>
    </message>
    <message>
      <source>フォルダーに Markdown の記事がありません。何も変えていません: {path}</source>
      <translation>The folder holds no Markdown article. Nothing was changed: {path}</translation>
    </message>
    <message>
      <source>ライブラリがネットワーク上にあり、データが壊れるおそれがあるため開けません。このPCの中に置いてください: {path}</source>
      <translation>The library lies on a network share, where its data could be damaged, so it was not opened. Please keep it on this computer: {path}</translation>
    </message>
    <message>
      <source>ライブラリに書き込めません。フォルダーの権限を確かめてください: {path}</source>
      <translation>The library cannot be written. Please check the permissions of the folder: {path}</translation>
    </message>
    <message>
      <source>ライブラリのフォルダーがありません。ディスクや共有のつながりを確かめてください: {path}</source>
      <translation>The library folder is not there. Please check the disk or the share: {path}</translation>
    </message>
    <message>
      <source>ライブラリは暗号化されていて、このPCのこの利用者には鍵がありません。回復キーを入れてください: {path}</source>
      <translation>The library is encrypted, and this user has no key on this computer. Please enter the recovery key: {path}</translation>
    </message>
    <message>
      <source>ライブラリを読めません。ファイルが壊れています。控えがあれば、ここにあります: {backups}</source>
      <translation>The library cannot be read: its file is damaged. Backups, if there are any, are here: {backups}</translation>
    </message>
    <message>
      <source>勘所の画面が開いていません: {path}</source>
      <translation>No window of Kandokoro is open: {path}</translation>
    </message>
    <message>
      <source>取りやめました。</source>
      <translation>Cancelled.</translation>
    </message>
    <message>
      <source>合意とするには、確認した人の名前が {needed} 人分要ります。</source>
      <translation>A matter is settled only when {needed} named people have agreed.</translation>
    </message>
    <message>
      <source>同じ名前のファイルがもうあります。別の名前を指定してください: {path}</source>
      <translation>There is a file of that name already. Please choose another one: {path}</translation>
    </message>
    <message>
      <source>同義語のファイルに直すところが {count} か所あります（{line} 行目から）。保存していません。</source>
      <translation>The synonyms have {count} problems, the first on line {line}; nothing was saved.</translation>
    </message>
    <message>
      <source>回復キーではありません。1文字ずつ、紙と見比べてください。</source>
      <translation>This is no recovery key. Please compare it with the paper, letter by letter.</translation>
    </message>
    <message>
      <source>壊れていて暗号化できないファイルが {count} 個あります。ほかへ移すか消してください: {path}</source>
      <translation>Files that are broken and cannot be encrypted: {count}. Please move or remove them: {path}</translation>
    </message>
    <message>
      <source>大きすぎて読めません。いくつかのファイルに分けてください: {path}</source>
      <translation>This is too large. Please divide it into several files: {path}</translation>
    </message>
    <message>
      <source>引き継ぎメモが長すぎます（{characters} 文字、{limit} 文字まで）。</source>
      <translation>The hand-over memo is too long ({characters} characters, {limit} at most).</translation>
    </message>
    <message>
      <source>思いがけない誤りで終わりませんでした。もう一度お試しください。</source>
      <translation>This failed for a reason nobody foresaw. Please try again.</translation>
    </message>
    <message>
      <source>情報システムの方針で決まっています（policy.toml）</source>
      <translation>fixed by the policy of this computer (policy.toml)</translation>
    </message>
    <message>
      <source>操作の記録に書けないため、行いませんでした。ディスクの空きとアクセス権を確かめてください: {path}</source>
      <translation>The audit trail cannot be written, so this was not done. Please check room on the disk and permissions: {path}</translation>
    </message>
    <message>
      <source>文字コードを決められません。文字コードを選んでください: {path}</source>
      <translation>The encoding cannot be told. Please choose it: {path}</translation>
    </message>
    <message>
      <source>日時か題名に当たる列がありません。列を割り当ててください。</source>
      <translation>No column is the date or the title. Please choose one.</translation>
    </message>
    <message>
      <source>暗号化されていないか、暗号化の記録と合いません。何も変えていません: {path}</source>
      <translation>This is not encrypted, or not as its note says. Nothing was changed: {path}</translation>
    </message>
    <message>
      <source>最終回答は、まず面談、次に電話で行います。メールにするときは理由を書いてください。</source>
      <translation>The final answer is given face to face first, then by telephone. Give a reason for an e-mail.</translation>
    </message>
    <message>
      <source>検証済にするには、「確かめること」の誤り {count} 件を直してください。</source>
      <translation>Mend the {count} errors in the list “To check” before validating.</translation>
    </message>
    <message>
      <source>渡されたものは通話の受け渡しではないため、使っていません。</source>
      <translation>What was handed over is no call, so nothing was done with it.</translation>
    </message>
    <message>
      <source>画像「{name}」は壊れています。同じ画像をもう一度入れると直ります。</source>
      <translation>The image “{name}” is damaged. Inserting the same image once more mends it.</translation>
    </message>
    <message>
      <source>画像が {megabytes} MB あります。{limit} MB までにしてください。</source>
      <translation>The image has {megabytes} MB; please keep to {limit} MB.</translation>
    </message>
    <message>
      <source>画像が {width}×{height} ピクセルあり、大きすぎます。縮小してから入れてください。</source>
      <translation>The image has {width}×{height} pixels, which is too many; please make it smaller first.</translation>
    </message>
    <message>
      <source>約束には、内容と、これから先の期限が要ります。期限を動かすとき、果たせなかったときは理由も要ります。</source>
      <translation>A promise needs what is promised and a due time in the future; moving or missing one needs its reason.</translation>
    </message>
    <message>
      <source>索引を読めないため、作り直しています。終わるまで検索できません。</source>
      <translation>The index cannot be read and is being rebuilt. Searching works again when that is done.</translation>
    </message>
    <message>
      <source>終わりまで読める控えではありません。別の控えを選んでください: {path}</source>
      <translation>This is no backup that can be read to its end. Please choose another one: {path}</translation>
    </message>
    <message>
      <source>見出しからは応対履歴か記事かを決められません。どちらかを選んでください。</source>
      <translation>The headings do not tell past calls from articles. Please choose one.</translation>
    </message>
    <message>
      <source>見出しの行か、その下の行がありません。何も変えていません: {path}</source>
      <translation>There is no row with headings, or none below it; nothing was changed: {path}</translation>
    </message>
    <message>
      <source>記事に {count} か所の誤りがあります。</source>
      <translation>Errors in the article: {count}.</translation>
    </message>
    <message>
      <source>配布ファイルに署名する鍵ではありません: {path}</source>
      <translation>This is no key to sign packs with: {path}</translation>
    </message>
    <message>
      <source>配布ファイルを取り込んでいません: {path}</source>
      <translation>The pack was not taken in: {path}</translation>
    </message>
    <message>
      <source>鍵のパスワードが違います。確かめて、もう一度実行してください: {path}</source>
      <translation>That is not the password of the key. Please check it and try again: {path}</translation>
    </message>
    <message>
      <source>鍵のファイルを、ほかの人が読めるか、中身が違います。情報システムの担当者に知らせてください: {path}</source>
      <translation>Others may read the file of keys, or it holds something else. Please tell your IT department: {path}</translation>
    </message>
    <message>
      <source>開いている勘所の画面が答えないため、渡せませんでした: {path}</source>
      <translation>The open window of Kandokoro did not answer, so nothing was handed over: {path}</translation>
    </message>
  </context>
  <context>
    <name>EvidencePrinciple</name>
    <message>
      <source>書類</source>
      <translation>Document</translation>
    </message>
    <message>
      <source>現場</source>
      <translation>Place</translation>
    </message>
    <message>
      <source>現物</source>
      <translation>Object</translation>
    </message>
    <message>
      <source>現象</source>
      <translation>Phenomenon</translation>
    </message>
  </context>
  <context>
    <name>Export</name>
    <message>
      <source>CSV への書き出し</source>
      <translation>export as CSV</translation>
    </message>
    <message>
      <source>Excel への書き出し</source>
      <translation>export to Excel</translation>
    </message>
    <message>
      <source>PDF の作成</source>
      <translation>making PDF files</translation>
    </message>
    <message>
      <source>フォルダーへの書き出し</source>
      <translation>export to a folder</translation>
    </message>
    <message>
      <source>通話と案件の書き出し</source>
      <translation>export of calls and matters</translation>
    </message>
    <message>
      <source>配布ファイルの作成</source>
      <translation>making packs</translation>
    </message>
  </context>
  <context>
    <name>Facet</name>
    <message>
      <source>タグ</source>
      <translation>Tags</translation>
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
    <name>FailurePage</name>
    <message>
      <source>くわしく</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>メモをコピー</source>
      <translation>Copy the notes</translation>
    </message>
    <message>
      <source>書いたメモは通話の画面に残っています。ライブラリが開けば、記録されます。</source>
      <translation>Your notes are still on the call screen. They are recorded as soon as the library opens.</translation>
    </message>
  </context>
  <context>
    <name>FaultDialog</name>
    <message>
      <source>いまの操作は終わりませんでした。保存した内容は無事で、このまま続けられます。下の報告には、お客様の情報も書いた内容も含まれていません。</source>
      <translation>What you just did was not finished. What was saved is safe, and you can go on. The report below holds no customer data and nothing you typed.</translation>
    </message>
    <message>
      <source>コピーしました</source>
      <translation>Copied</translation>
    </message>
    <message>
      <source>プログラムに誤りがありました</source>
      <translation>Something went wrong in the program</translation>
    </message>
    <message>
      <source>報告</source>
      <translation>Report</translation>
    </message>
    <message>
      <source>報告をコピー</source>
      <translation>Copy the report</translation>
    </message>
    <message>
      <source>思いがけない誤り</source>
      <translation>Unexpected error</translation>
    </message>
    <message>
      <source>閉じる</source>
      <translation>Close</translation>
    </message>
  </context>
  <context>
    <name>FeedbackType</name>
    <message>
      <source>使った</source>
      <translation>Used</translation>
    </message>
    <message>
      <source>効いた</source>
      <translation>Helped</translation>
    </message>
    <message>
      <source>効かなかった</source>
      <translation>Did not help</translation>
    </message>
    <message>
      <source>却下</source>
      <translation>Dismissed</translation>
    </message>
    <message>
      <source>指摘</source>
      <translation>Flagged</translation>
    </message>
  </context>
  <context>
    <name>FileChange</name>
    <message>
      <source>フォルダーになくなった</source>
      <translation>No longer in the folder</translation>
    </message>
    <message>
      <source>ライブラリが新しい</source>
      <translation>The library is newer</translation>
    </message>
    <message>
      <source>両方の変更を合わせる</source>
      <translation>Both changes merged</translation>
    </message>
    <message>
      <source>同じ</source>
      <translation>The same</translation>
    </message>
    <message>
      <source>変更</source>
      <translation>Changed</translation>
    </message>
    <message>
      <source>追加</source>
      <translation>Added</translation>
    </message>
    <message>
      <source>食い違い</source>
      <translation>Conflict</translation>
    </message>
  </context>
  <context>
    <name>Findings</name>
    <message>
      <source>1ページに収まりません（{lines}行、A4の1枚は{limit}行）</source>
      <translation>Longer than a page ({lines} lines; A4 has {limit})</translation>
    </message>
    <message>
      <source>「{detail}」が空です。検証済にするには1行以上が要ります</source>
      <translation>“{detail}” is empty; validation needs at least one line</translation>
    </message>
    <message>
      <source>「{detail}」の見出しがありません。検証済にするには要ります</source>
      <translation>The section “{detail}” is missing; validation needs it</translation>
    </message>
    <message>
      <source>「{words}」{why}</source>
      <translation>“{words}”: {why}</translation>
    </message>
    <message>
      <source>いつまでに連絡するかがありません。検証済にするには {{{detail}}} が要ります</source>
      <translation>It does not say by when; validation needs {{{detail}}}</translation>
    </message>
    <message>
      <source>この画像はライブラリにありません: {detail}</source>
      <translation>The library has no such image: {detail}</translation>
    </message>
    <message>
      <source>つながりの先がありません: {detail}</source>
      <translation>The link leads nowhere: {detail}</translation>
    </message>
    <message>
      <source>一息で読むには長い行です（{count}字、目安は{limit}字まで）</source>
      <translation>Long for one breath ({count} characters, {limit} advised)</translation>
    </message>
    <message>
      <source>個人情報かもしれません（{category}）: {words}</source>
      <translation>Perhaps personal data ({category}): {words}</translation>
    </message>
    <message>
      <source>同じ題名の記事が同じ種別にあります</source>
      <translation>Another article of this kind has the same title</translation>
    </message>
    <message>
      <source>知らない差し込み {{{detail}}}</source>
      <translation>Unknown placeholder {{{detail}}}</translation>
    </message>
    <message>
      <source>知らない差し込み {{{detail}}}。近いもの: {{{near}}}</source>
      <translation>Unknown placeholder {{{detail}}}; nearest: {{{near}}}</translation>
    </message>
    <message>
      <source>規則のファイルを読めないため、言葉か個人情報は確かめていません: {detail}</source>
      <translation>A rule file cannot be read; wording or personal data was not looked at: {detail}</translation>
    </message>
    <message>
      <source>題名がありません</source>
      <translation>The title is missing</translation>
    </message>
  </context>
  <context>
    <name>FixVerb</name>
    <message>
      <source>伏せる</source>
      <translation>Mask</translation>
    </message>
    <message>
      <source>加える</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>消す</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>置きかえる</source>
      <translation>Replace</translation>
    </message>
    <message>
      <source>言いかえる</source>
      <translation>Reword</translation>
    </message>
    <message>
      <source>選ぶ</source>
      <translation>Choose</translation>
    </message>
    <message>
      <source>開く</source>
      <translation>Open</translation>
    </message>
  </context>
  <context>
    <name>Grade</name>
    <message>
      <source>注意</source>
      <translation>Warning</translation>
    </message>
    <message>
      <source>誤り</source>
      <translation>Error</translation>
    </message>
  </context>
  <context>
    <name>Handling</name>
    <message>
      <source>一次対応</source>
      <translation>First handling</translation>
    </message>
    <message>
      <source>二次対応</source>
      <translation>Second handling</translation>
    </message>
  </context>
  <context>
    <name>Health</name>
    <message>
      <source>GNOME Keyring などを入れるか、方針の key_file に鍵のファイルを決めてください。</source>
      <translation>Please install one, such as GNOME Keyring, or name a key_file in the policy.</translation>
    </message>
    <message>
      <source>OSにありません。</source>
      <translation>The system has none.</translation>
    </message>
    <message>
      <source>OSにありません。暗号化しないなら要りません。</source>
      <translation>The system has none; without encryption none is needed.</translation>
    </message>
    <message>
      <source>PCの時計を確かめてください。</source>
      <translation>Please check the clock of the computer.</translation>
    </message>
    <message>
      <source>PCの時計を確かめてください。合っていれば、2週間後から消します。</source>
      <translation>Please check the clock of this PC. If it is right, erasing begins after two weeks.</translation>
    </message>
    <message>
      <source>fonts-noto-cjk などの日本語のフォントを入れてください。</source>
      <translation>Please install a Japanese font, such as fonts-noto-cjk.</translation>
    </message>
    <message>
      <source>keys の {number} 番目は鍵ではありません。</source>
      <translation>Line {number} of keys is no key.</translation>
    </message>
    <message>
      <source>{articles} 件の記事のとおりです（これから入るもの {waiting} 件）。</source>
      <translation>It agrees with all {articles} articles (waiting: {waiting}).</translation>
    </message>
    <message>
      <source>{count} 件あります。最後は {newest} です。</source>
      <translation>There are {count}, the newest of {newest}.</translation>
    </message>
    <message>
      <source>{count} 件とも、書かれたままです。</source>
      <translation>All {count} records are as they were written.</translation>
    </message>
    <message>
      <source>{line} 行目を読めません: {path}</source>
      <translation>Line {line} cannot be read: {path}</translation>
    </message>
    <message>
      <source>{line} 行目（{key}）を読めないため、ライブラリを開けません: {path}</source>
      <translation>Line {line} ({key}) cannot be read, so that no library is opened: {path}</translation>
    </message>
    <message>
      <source>{name} に保管できます。</source>
      <translation>Keys can be kept in {name}.</translation>
    </message>
    <message>
      <source>{number} 番の記録が、書かれたままではありません: {path}</source>
      <translation>Record {number} is not as it was written: {path}</translation>
    </message>
    <message>
      <source>{versions}</source>
      <translation>{versions}</translation>
    </message>
    <message>
      <source>{wrong} 件の記事が、索引と違います。</source>
      <translation>It differs from {wrong} articles.</translation>
    </message>
    <message>
      <source>「kb pack key」の示した一行を、そのまま写してください。</source>
      <translation>Please copy the line that “kb pack key” printed as it is.</translation>
    </message>
    <message>
      <source>「kb pack key」の示す一行を、rules/packs.yaml か方針の keys に加えてください。</source>
      <translation>Please add the line of “kb pack key” to keys in rules/packs.yaml or the policy.</translation>
    </message>
    <message>
      <source>「kb pack look」で取り込めます。断られたら、信じる鍵を確かめてください。</source>
      <translation>“kb pack look” takes it in. If it is refused, please check the trusted keys.</translation>
    </message>
    <message>
      <source>「控え」から、壊れる前の控えに戻してください。</source>
      <translation>Under “Backups”, please go back to one from before the damage.</translation>
    </message>
    <message>
      <source>「直す」で、いま控えを作ります。</source>
      <translation>“Mend” makes one now.</translation>
    </message>
    <message>
      <source>「直す」で、この利用者だけが読めるようにします。</source>
      <translation>“Mend” lets only you read it.</translation>
    </message>
    <message>
      <source>「直す」で作り直します。</source>
      <translation>“Mend” rebuilds it.</translation>
    </message>
    <message>
      <source>「直す」で消します。だれも使わないものだけを消します。</source>
      <translation>“Mend” removes them: only what nobody uses.</translation>
    </message>
    <message>
      <source>「直す」で索引を作り直します。記事は変わりません。</source>
      <translation>“Mend” rebuilds the index; no article changes.</translation>
    </message>
    <message>
      <source>「規則」で直すか、ファイルを消して配布のものに戻してください。</source>
      <translation>Please mend it under “Rules”, or remove the file to have the shipped one.</translation>
    </message>
    <message>
      <source>いまの時刻（{now}）が最後の記録（{last}）より1年以上先のため、古い記録を消していません。</source>
      <translation>It is {now} here, more than a year after the last record ({last}), so old records are not erased.</translation>
    </message>
    <message>
      <source>いらないファイルを消して、空きを作ってください。</source>
      <translation>Please remove files that are not needed.</translation>
    </message>
    <message>
      <source>ここにない鍵で暗号化されているか、壊れている控えがあります: {path}</source>
      <translation>A backup is encrypted under a key that is not here, or broken: {path}</translation>
    </message>
    <message>
      <source>このPCにあり、書き込めます: {path}</source>
      <translation>It is on this computer and can be written: {path}</translation>
    </message>
    <message>
      <source>このPCに方針のファイルはありません: {path}</source>
      <translation>This computer has no policy file: {path}</translation>
    </message>
    <message>
      <source>このPCのほかの利用者にも読めます: {path}</source>
      <translation>Other users of this computer can read it: {path}</translation>
    </message>
    <message>
      <source>このPCの中に移してください。ネットワーク上では、データが壊れるおそれがあります。</source>
      <translation>Please move it to this computer. On a network share data may be damaged.</translation>
    </message>
    <message>
      <source>このファイルは役に立たないので、消してかまいません。</source>
      <translation>The file is of no use and may be removed.</translation>
    </message>
    <message>
      <source>すぐに、いらないファイルを消して空きを作ってください。</source>
      <translation>Please remove files that are not needed at once.</translation>
    </message>
    <message>
      <source>ほかのファイルに置き換えられたおそれがあります。情報システムの担当者に知らせてください。</source>
      <translation>Another file may have been put in its place. Please tell an administrator.</translation>
    </message>
    <message>
      <source>まだ取り込んでいない第 {newest_version} 版があります: {place}</source>
      <translation>There is version {newest_version} that was not taken in: {place}</translation>
    </message>
    <message>
      <source>アクセス権を確かめてください。</source>
      <translation>Please check its permissions.</translation>
    </message>
    <message>
      <source>ディスク</source>
      <translation>Disk</translation>
    </message>
    <message>
      <source>データベース</source>
      <translation>Database</translation>
    </message>
    <message>
      <source>データベースがありません: {path}</source>
      <translation>The database is missing: {path}</translation>
    </message>
    <message>
      <source>ナレッジパック</source>
      <translation>Knowledge packs</translation>
    </message>
    <message>
      <source>ネットワークとアクセス権を確かめてください。届かない間も、いまの記事は使えます。</source>
      <translation>Please check the network and the permissions. Until then all articles can be used.</translation>
    </message>
    <message>
      <source>ネットワークとアクセス権を確かめてください。届かない間も、記録はこのPCに残ります。</source>
      <translation>Please check the network and the permissions. Until then the records are on this computer.</translation>
    </message>
    <message>
      <source>ネットワーク上にあります: {path}</source>
      <translation>It is on a network share: {path}</translation>
    </message>
    <message>
      <source>フォルダー</source>
      <translation>Folder</translation>
    </message>
    <message>
      <source>フォルダーがありません: {path}</source>
      <translation>The folder is missing: {path}</translation>
    </message>
    <message>
      <source>フォントを確かめられません（fc-list がありません）。</source>
      <translation>Fonts could not be looked up (there is no fc-list).</translation>
    </message>
    <message>
      <source>ライブラリの最後の変更（{when}）が、いまの時刻より先です。</source>
      <translation>The last change of the library ({when}) lies in the future.</translation>
    </message>
    <message>
      <source>ライブラリは暗号化されています。</source>
      <translation>The library is encrypted.</translation>
    </message>
    <message>
      <source>ライブラリは暗号化していません。</source>
      <translation>The library is not encrypted.</translation>
    </message>
    <message>
      <source>ライブラリや写しの知る記録より短いか、置き換えられています（{number} 番）: {path}</source>
      <translation>Shorter than what the library or a copy knows, or replaced (record {number}): {path}</translation>
    </message>
    <message>
      <source>信じる鍵がなく、何も取り込みません: {place}</source>
      <translation>No key is trusted, so nothing is taken in: {place}</translation>
    </message>
    <message>
      <source>写しを置く所に届きません。届くようになれば書き足します: {path}</source>
      <translation>The place for the copy cannot be reached; what it misses is added when it can be: {path}</translation>
    </message>
    <message>
      <source>前の回復キーを入れると確かめられます。消さずに、情報システムの担当者に尋ねてください。</source>
      <translation>The recovery key it was made under tells. Keep it, and please ask your IT department.</translation>
    </message>
    <message>
      <source>勘所を閉じ、「kb protection on」で暗号化してください。</source>
      <translation>Please close Kandokoro and encrypt it with “kb protection on”.</translation>
    </message>
    <message>
      <source>同じ画像をもう一度入れると直ります。なければ「控え」から、壊れる前の控えに戻してください。</source>
      <translation>Inserting the same image once more mends it. Otherwise please go back to a backup from before the damage under “Backups”.</translation>
    </message>
    <message>
      <source>回復キーを入れると直ります。情報システムの担当者に尋ねてください。</source>
      <translation>Giving the recovery key mends that. Please ask your IT.</translation>
    </message>
    <message>
      <source>回復キーを入れると開けます。情報システムの担当者に尋ねてください。</source>
      <translation>The recovery key opens it. Please ask an administrator for it.</translation>
    </message>
    <message>
      <source>壊れています（{detail}）: {path}</source>
      <translation>It is damaged ({detail}): {path}</translation>
    </message>
    <message>
      <source>壊れている画像が {count} 枚あります: {names}</source>
      <translation>Damaged images: {count} ({names})</translation>
    </message>
    <message>
      <source>外したディスクにないか、名前を変えていないか、確かめてください。</source>
      <translation>Please check whether its disk is connected and its name is the same.</translation>
    </message>
    <message>
      <source>情報システムの担当者が、UTF-8 で、だれにも読めるように保存し直してください。</source>
      <translation>An administrator should save it as UTF-8, readable for all.</translation>
    </message>
    <message>
      <source>情報システムの担当者が、管理者だけが書けるようにしてください。</source>
      <translation>An administrator should let only administrators write.</translation>
    </message>
    <message>
      <source>情報システムの担当者が直します。「kb policy check」が、直し方を示します。</source>
      <translation>An administrator mends it: “kb policy check” says how.</translation>
    </message>
    <message>
      <source>情報システムの担当者に知らせてください。別の所にある写しと比べられます（kb audit verify）。</source>
      <translation>Please tell IT: it can be held against a copy kept elsewhere (kb audit verify).</translation>
    </message>
    <message>
      <source>情報システムの担当者に知らせてください。理由が分かったら「kb audit accept」で記録に残します。</source>
      <translation>Tell IT. Once it is known why, “kb audit accept” puts that on record.</translation>
    </message>
    <message>
      <source>控え</source>
      <translation>Backups</translation>
    </message>
    <message>
      <source>控えのフォルダーを読めません: {path}</source>
      <translation>The folder of backups cannot be read: {path}</translation>
    </message>
    <message>
      <source>操作の記録</source>
      <translation>Audit trail</translation>
    </message>
    <message>
      <source>文字</source>
      <translation>Letters</translation>
    </message>
    <message>
      <source>文字が四角に見えるなら、日本語のフォントを入れてください。</source>
      <translation>If texts are boxes, please install a Japanese font.</translation>
    </message>
    <message>
      <source>新しい控えがありません（いま {count} 件）。</source>
      <translation>There is no recent one (there are {count}).</translation>
    </message>
    <message>
      <source>方針</source>
      <translation>Policy</translation>
    </message>
    <message>
      <source>方針のファイルを読めないため、ライブラリを開けません: {path}</source>
      <translation>The policy file cannot be read, so that no library is opened: {path}</translation>
    </message>
    <message>
      <source>方針は暗号化を求めていますが、暗号化されていません: {path}</source>
      <translation>The policy wants libraries encrypted, and this one is not: {path}</translation>
    </message>
    <message>
      <source>日本語のフォントがなく、文字が四角になります。</source>
      <translation>There is no Japanese font: texts are boxes.</translation>
    </message>
    <message>
      <source>日本語の文字があります（{font}）。</source>
      <translation>There is a Japanese font ({font}).</translation>
    </message>
    <message>
      <source>時計</source>
      <translation>Clock</translation>
    </message>
    <message>
      <source>暗号化</source>
      <translation>Encryption</translation>
    </message>
    <message>
      <source>暗号化されていて、このPCのこの利用者には鍵がありません: {path}</source>
      <translation>It is encrypted, and this user of this computer has no key: {path}</translation>
    </message>
    <message>
      <source>暗号化されているはずなのに、そうなっていません: {path}</source>
      <translation>It should be encrypted and is not: {path}</translation>
    </message>
    <message>
      <source>暗号化の覚えを読めないため、確かめていません: {path}</source>
      <translation>It was not read, since the note on encryption cannot be: {path}</translation>
    </message>
    <message>
      <source>暗号化の覚えを読めません: {path}</source>
      <translation>The note on encryption cannot be read: {path}</translation>
    </message>
    <message>
      <source>書き込めません: {path}</source>
      <translation>It cannot be written: {path}</translation>
    </message>
    <message>
      <source>最新です（第 {version} 版、{when} に取り込み、{place}）。</source>
      <translation>Up to date (version {version}, taken in {when}, {place}).</translation>
    </message>
    <message>
      <source>本人だけが読めるようにしてください。</source>
      <translation>Please let only its owner read it.</translation>
    </message>
    <message>
      <source>正しく読め、管理者だけが書き換えられます（決めごと {count}）: {path}</source>
      <translation>It is sound, and only an administrator can change it (it fixes: {count}): {path}</translation>
    </message>
    <message>
      <source>残りもの</source>
      <translation>Leftovers</translation>
    </message>
    <message>
      <source>版</source>
      <translation>Versions</translation>
    </message>
    <message>
      <source>画像</source>
      <translation>Images</translation>
    </message>
    <message>
      <source>空きが {megabytes} MB しかなく、まもなく保存できなくなります。</source>
      <translation>Only {megabytes} MB are free: soon nothing can be saved.</translation>
    </message>
    <message>
      <source>空きが {megabytes} MB しかなく、控えや索引の作り直しに足りません。</source>
      <translation>Only {megabytes} MB are free: too little for backups and for rebuilding the index.</translation>
    </message>
    <message>
      <source>空きは {megabytes} MB です。</source>
      <translation>{megabytes} MB are free.</translation>
    </message>
    <message>
      <source>管理者でない人も、ファイルかそのフォルダーを書き換えられます: {path}</source>
      <translation>Others than an administrator can change the file or its folder: {path}</translation>
    </message>
    <message>
      <source>索引</source>
      <translation>Index</translation>
    </message>
    <message>
      <source>索引を読めません。記事は無事です。</source>
      <translation>It cannot be read. No article is lost.</translation>
    </message>
    <message>
      <source>終わりまで読めない控えがあります: {path}</source>
      <translation>One cannot be read to its end: {path}</translation>
    </message>
    <message>
      <source>終わりまで読めます（記事 {articles}、通話 {calls}、版 {schema}）。</source>
      <translation>It can be read to its end (articles: {articles}, calls: {calls}, schema {schema}).</translation>
    </message>
    <message>
      <source>規則</source>
      <translation>Rules</translation>
    </message>
    <message>
      <source>規則のファイルは、すべて読めます。</source>
      <translation>All rule files can be read.</translation>
    </message>
    <message>
      <source>読めません。読めないうちは書き出しできません: {path}</source>
      <translation>It cannot be read, and nothing can be exported meanwhile: {path}</translation>
    </message>
    <message>
      <source>途中で止まったプログラムの残したものが {count} 個あります（{path} など）。</source>
      <translation>A program that was killed left {count} files or folders behind ({path} and so on).</translation>
    </message>
    <message>
      <source>配布元に届きますが、まだ何もありません: {place}</source>
      <translation>The place is reached; there is nothing yet: {place}</translation>
    </message>
    <message>
      <source>配布元に届きません: {place}</source>
      <translation>The place is not reached: {place}</translation>
    </message>
    <message>
      <source>配布元に届きません（最後は {when} の第 {version} 版）: {place}</source>
      <translation>The place is not reached (last: version {version}, {when}): {place}</translation>
    </message>
    <message>
      <source>配布元は決まっていません。</source>
      <translation>No place is named.</translation>
    </message>
    <message>
      <source>鍵のファイルをほかの人も読めるか、中身が鍵ではありません: {path}</source>
      <translation>The key file can be read by others, or holds something else: {path}</translation>
    </message>
    <message>
      <source>鍵の保管場所</source>
      <translation>Store for keys</translation>
    </message>
    <message>
      <source>鍵はファイルに保管します: {path}</source>
      <translation>Keys are kept in a file: {path}</translation>
    </message>
  </context>
  <context>
    <name>Index</name>
    <message>
      <source>索引に入れています</source>
      <translation>Updating the index</translation>
    </message>
    <message>
      <source>索引は最新</source>
      <translation>Index up to date</translation>
    </message>
    <message>
      <source>索引を作り直しています</source>
      <translation>Rebuilding the index</translation>
    </message>
  </context>
  <context>
    <name>JobKind</name>
    <message>
      <source>取り込み中</source>
      <translation>Importing</translation>
    </message>
    <message>
      <source>書き出し中</source>
      <translation>Exporting</translation>
    </message>
    <message>
      <source>索引を作り直しています</source>
      <translation>Rebuilding the index</translation>
    </message>
  </context>
  <context>
    <name>KeySheet</name>
    <message>
      <source>回復キー</source>
      <translation>Recovery key</translation>
    </message>
    <message>
      <source>回復キーを書き写す</source>
      <translation>Write the recovery key down</translation>
    </message>
    <message>
      <source>書き写した</source>
      <translation>I wrote it down</translation>
    </message>
    <message>
      <source>書き写したキーの最後の4文字</source>
      <translation>The last four characters of the key you wrote down</translation>
    </message>
    <message>
      <source>最後の4文字</source>
      <translation>Last four</translation>
    </message>
    <message>
      <source>紙と違います。1文字ずつ、見比べてください。</source>
      <translation>That differs from the key. Please compare it letter by letter.</translation>
    </message>
    <message>
      <source>紙に書き、このPCとは別の場所にしまってください。PCを失ったとき、これがないと、ライブラリも控えも誰にも読めません。</source>
      <translation>Please write it on paper and keep it away from this computer. Should the computer be lost, nobody can read the library or its backups without it.</translation>
    </message>
    <message>
      <source>紙を見て入れてください。</source>
      <translation>Please type them from the paper.</translation>
    </message>
  </context>
  <context>
    <name>Kind</name>
    <message>
      <source>お知らせ</source>
      <translation>Notice</translation>
    </message>
    <message>
      <source>応対スクリプト</source>
      <translation>Script</translation>
    </message>
    <message>
      <source>応対事例</source>
      <translation>Case</translation>
    </message>
    <message>
      <source>応対技法</source>
      <translation>Technique</translation>
    </message>
    <message>
      <source>手順</source>
      <translation>Procedure</translation>
    </message>
  </context>
  <context>
    <name>Language</name>
    <message>
      <source>日本語</source>
      <translation>English</translation>
    </message>
  </context>
  <context>
    <name>LibraryLine</name>
    <message>
      <source>ライブラリ: {name}</source>
      <translation>Library: {name}</translation>
    </message>
    <message>
      <source>ライブラリは開いていません</source>
      <translation>The library is not open</translation>
    </message>
    <message>
      <source>ライブラリを開いています。</source>
      <translation>Opening the library.</translation>
    </message>
    <message>
      <source>新しい版が入りました。起動し直すと、新しい版になります。</source>
      <translation>A new version is installed. It runs after a restart.</translation>
    </message>
    <message>
      <source>新しい版にする</source>
      <translation>Update now</translation>
    </message>
    <message>
      <source>約束 本日 {count}</source>
      <translation>Promises today {count}</translation>
    </message>
    <message>
      <source>記事 {count}</source>
      <translation>Articles: {count}</translation>
    </message>
    <message>
      <source>超過 {count}</source>
      <translation>Overdue {count}</translation>
    </message>
  </context>
  <context>
    <name>LibrarySession</name>
    <message>
      <source>はじめての起動です。見本のナレッジを入れたライブラリを作っています。メモはもう書き始められます。</source>
      <translation>This is the first start. Making a library with sample knowledge. You can begin to write notes already.</translation>
    </message>
    <message>
      <source>はじめての起動なので、見本のナレッジを入れたライブラリを作りました。</source>
      <translation>This is the first start, so a library with sample knowledge was made.</translation>
    </message>
    <message>
      <source>もう一度試す</source>
      <translation>Try again</translation>
    </message>
    <message>
      <source>ライブラリを開けませんでした。</source>
      <translation>The library could not be opened.</translation>
    </message>
    <message>
      <source>新しく作る</source>
      <translation>Make a new one</translation>
    </message>
    <message>
      <source>空で始める</source>
      <translation>Start empty</translation>
    </message>
  </context>
  <context>
    <name>LibraryWatch</name>
    <message>
      <source>PCの時計が最後の記録より1年以上先です。確かめてください。古い記録は消していません。</source>
      <translation>The clock of this PC is over a year ahead of the last record. Please check it; old records are not erased.</translation>
    </message>
    <message>
      <source>中断していた取り込みが終わりました。</source>
      <translation>The import that was interrupted is complete.</translation>
    </message>
    <message>
      <source>中断していた取り込みを続けられません。取り込み元のフォルダーがないか、空です。</source>
      <translation>The import that was interrupted cannot go on: its folder is gone or empty.</translation>
    </message>
    <message>
      <source>点検する</source>
      <translation>Examine</translation>
    </message>
    <message>
      <source>索引を作り直しました。</source>
      <translation>The index was rebuilt.</translation>
    </message>
    <message>
      <source>配布された新しい記事を取り込みました。</source>
      <translation>New knowledge was taken in.</translation>
    </message>
    <message>
      <source>配布の場所に、取り込めないファイルがあります。情報システムの担当者に知らせてください。</source>
      <translation>A file where knowledge packs are put was refused. Please tell your IT department.</translation>
    </message>
  </context>
  <context>
    <name>Listening</name>
    <message>
      <source>聞く</source>
      <translation>hear (let them speak)</translation>
    </message>
    <message>
      <source>聴く</source>
      <translation>listen (make it clear)</translation>
    </message>
    <message>
      <source>訊く</source>
      <translation>ask (towards the solution)</translation>
    </message>
  </context>
  <context>
    <name>LossDialog</name>
    <message>
      <source>いま終了すると、下の内容は残りません。戻ると、勘所は保存を続けて試みます。終了するときは内容をコピーするので、ほかの場所に貼り付けてください。</source>
      <translation>If you quit now, what is below is lost. If you go back, Kandokoro keeps trying to save it. Quitting copies it, so that you can paste it somewhere else.</translation>
    </message>
    <message>
      <source>コピーして終了</source>
      <translation>Copy and quit</translation>
    </message>
    <message>
      <source>保存できていない内容</source>
      <translation>What is not saved</translation>
    </message>
    <message>
      <source>戻る</source>
      <translation>Go back</translation>
    </message>
    <message>
      <source>書いた内容を保存できていません</source>
      <translation>What you wrote is not saved</translation>
    </message>
  </context>
  <context>
    <name>Main</name>
    <message>
      <source>画面の設定を読めなかったため、はじめの設定に戻しました。</source>
      <translation>The settings of the screen could not be read and were reset.</translation>
    </message>
    <message>
      <source>表示の言語</source>
      <translation>language of the screen</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>勘所</source>
      <translation>Kandokoro</translation>
    </message>
    <message>
      <source>画面</source>
      <translation>Screens</translation>
    </message>
  </context>
  <context>
    <name>MatterState</name>
    <message>
      <source>不成立</source>
      <translation>Not agreed</translation>
    </message>
    <message>
      <source>受付</source>
      <translation>Received</translation>
    </message>
    <message>
      <source>合意</source>
      <translation>Agreed</translation>
    </message>
    <message>
      <source>回答待ち</source>
      <translation>Awaiting answer</translation>
    </message>
    <message>
      <source>調査中</source>
      <translation>Investigating</translation>
    </message>
  </context>
  <context>
    <name>MemoField</name>
    <message>
      <source>いまの状態</source>
      <translation>State now</translation>
    </message>
    <message>
      <source>お客様</source>
      <translation>Customer</translation>
    </message>
    <message>
      <source>もう約束したこと</source>
      <translation>Already promised</translation>
    </message>
    <message>
      <source>もう聞いたこと</source>
      <translation>Already asked</translation>
    </message>
    <message>
      <source>引き継ぐ理由</source>
      <translation>Why</translation>
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
      <source>経緯</source>
      <translation>Course</translation>
    </message>
  </context>
  <context>
    <name>MessageBar</name>
    <message>
      <source>閉じる</source>
      <translation>Close</translation>
    </message>
  </context>
  <context>
    <name>MissSource</name>
    <message>
      <source>検索</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>通話メモ</source>
      <translation>Call notes</translation>
    </message>
  </context>
  <context>
    <name>NeighbourKind</name>
    <message>
      <source>標準タグ</source>
      <translation>Term of the centre</translation>
    </message>
    <message>
      <source>近い言葉</source>
      <translation>Near word</translation>
    </message>
    <message>
      <source>近い記事</source>
      <translation>Near article</translation>
    </message>
  </context>
  <context>
    <name>Obstacles</name>
    <message>
      <source>ディスクが読み書きできません</source>
      <translation>The disk does not answer</translation>
    </message>
    <message>
      <source>ディスクが読み書きできません。閉じずに続け、情報システムの担当者に知らせてください。直りしだい保存します。</source>
      <translation>The disk does not answer. Keep working, do not close, and tell IT: everything is saved once it does.</translation>
    </message>
    <message>
      <source>ディスクに空きがありません</source>
      <translation>The disk is full</translation>
    </message>
    <message>
      <source>ディスクに空きがありません。閉じずに続け、空きを作ってください。空きしだい、書いたものを保存します。</source>
      <translation>The disk is full. Keep working, do not close, and make room: what you write is saved once there is some.</translation>
    </message>
    <message>
      <source>ライブラリが見えません</source>
      <translation>The library is out of reach</translation>
    </message>
    <message>
      <source>ライブラリに書き込めません</source>
      <translation>The library cannot be written</translation>
    </message>
    <message>
      <source>ライブラリに書き込めません。閉じずに続け、情報システムの担当者に知らせてください。直りしだい保存します。</source>
      <translation>The library cannot be written. Keep working, do not close, and tell IT: everything is saved once it can be.</translation>
    </message>
    <message>
      <source>ライブラリのフォルダーが見えません。閉じずに続けてください。戻りしだい、書いたものを保存します。</source>
      <translation>The library folder is out of reach. Keep working and do not close: what you write is saved once it is back.</translation>
    </message>
  </context>
  <context>
    <name>OrderCode</name>
    <message>
      <source>いつまでにかを言わない約束です。期限を添えます。</source>
      <translation>A promise without a time. Say by when.</translation>
    </message>
    <message>
      <source>お詫びと共感が続きます。間に質問を一つ入れます。</source>
      <translation>Apology upon apology. Put a question between.</translation>
    </message>
    <message>
      <source>事実をまだ伺っていません。解決策の前に質問を一つ。</source>
      <translation>No facts asked yet. One question before the solution.</translation>
    </message>
    <message>
      <source>二次対応です。お詫びより先に、名乗ります。</source>
      <translation>Second handling: say who you are before you apologise.</translation>
    </message>
    <message>
      <source>責任のお詫びは、責任が確定してからです。</source>
      <translation>Apologise for a fault once it is established.</translation>
    </message>
  </context>
  <context>
    <name>Outcome</name>
    <message>
      <source>二次化</source>
      <translation>Secondary</translation>
    </message>
    <message>
      <source>合意なし</source>
      <translation>No consent</translation>
    </message>
    <message>
      <source>解決</source>
      <translation>Settled</translation>
    </message>
  </context>
  <context>
    <name>PackProblem</name>
    <message>
      <source>中身が署名と違います。</source>
      <translation>Its content is not what was signed.</translation>
    </message>
    <message>
      <source>信頼する鍵の署名がないか、書き換えられています。</source>
      <translation>No trusted key signed it, or somebody changed it.</translation>
    </message>
    <message>
      <source>大きすぎます。</source>
      <translation>It is too large.</translation>
    </message>
    <message>
      <source>新しい版の形式です。勘所を更新してください。</source>
      <translation>A newer program made it. Please update Kandokoro.</translation>
    </message>
    <message>
      <source>終わりがありません。コピーが終わっていないようです。</source>
      <translation>Its end is missing: it seems to be copied still.</translation>
    </message>
    <message>
      <source>配布のファイルではありません。</source>
      <translation>It is no knowledge pack.</translation>
    </message>
  </context>
  <context>
    <name>PaperOutput</name>
    <message>
      <source>PDF (*.pdf)</source>
      <translation>PDF (*.pdf)</translation>
    </message>
    <message>
      <source>PDF に書き出しました: {path}</source>
      <translation>Written as PDF: {path}</translation>
    </message>
    <message>
      <source>PDF に書き出す</source>
      <translation>Write as PDF</translation>
    </message>
    <message>
      <source>印刷できませんでした。プリンターの状態を確かめてください。</source>
      <translation>It could not be printed. Please check the printer.</translation>
    </message>
    <message>
      <source>書き込めません。ほかの場所を選んでください: {path}</source>
      <translation>It cannot be written there. Please choose another place: {path}</translation>
    </message>
  </context>
  <context>
    <name>Permission</name>
    <message>
      <source>下書きを書く</source>
      <translation>Write drafts</translation>
    </message>
    <message>
      <source>公開を止める</source>
      <translation>Archive</translation>
    </message>
    <message>
      <source>取り込みと書き出し</source>
      <translation>Import and export</translation>
    </message>
    <message>
      <source>未検証で公開する</source>
      <translation>Publish as not validated</translation>
    </message>
    <message>
      <source>検証済にする</source>
      <translation>Validate</translation>
    </message>
    <message>
      <source>規則と同義語の編集</source>
      <translation>Edit rules and synonyms</translation>
    </message>
  </context>
  <context>
    <name>PersonalData</name>
    <message>
      <source>カード番号</source>
      <translation>Card number</translation>
    </message>
    <message>
      <source>メールアドレス</source>
      <translation>E-mail address</translation>
    </message>
    <message>
      <source>住所</source>
      <translation>Address</translation>
    </message>
    <message>
      <source>口座番号</source>
      <translation>Account number</translation>
    </message>
    <message>
      <source>氏名</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>注文・お客様番号</source>
      <translation>Order or customer number</translation>
    </message>
    <message>
      <source>生年月日</source>
      <translation>Date of birth</translation>
    </message>
    <message>
      <source>郵便番号</source>
      <translation>Postal code</translation>
    </message>
    <message>
      <source>電話番号</source>
      <translation>Telephone number</translation>
    </message>
  </context>
  <context>
    <name>PlaceFixedBy</name>
    <message>
      <source>勘所を起動するときに --library で決めています</source>
      <translation>The start of Kandokoro names it with --library</translation>
    </message>
    <message>
      <source>情報システムの方針で決まっています（policy.toml）</source>
      <translation>Decided by your IT department (policy.toml)</translation>
    </message>
    <message>
      <source>環境変数 KANDOKORO_LIBRARY で決まっています</source>
      <translation>The variable KANDOKORO_LIBRARY names it</translation>
    </message>
  </context>
  <context>
    <name>Printing</name>
    <message>
      <source>まだ確かめていないこと</source>
      <translation>What has not been verified yet</translation>
    </message>
    <message>
      <source>勘所 · {day} に印刷</source>
      <translation>Kandokoro · printed {day}</translation>
    </message>
    <message>
      <source>応対報告書: {title}</source>
      <translation>Case report: {title}</translation>
    </message>
    <message>
      <source>書いた人の考え</source>
      <translation>What the writer thinks</translation>
    </message>
    <message>
      <source>発生日 {day}</source>
      <translation>happened {day}</translation>
    </message>
    <message>
      <source>見た・聞いた・確かめたことだけを書く</source>
      <translation>Only what was seen, heard or verified</translation>
    </message>
    <message>
      <source>言い換えず、そのまま書く</source>
      <translation>As it was said, in their words</translation>
    </message>
    <message>
      <source>（なし）</source>
      <translation>(none)</translation>
    </message>
    <message>
      <source>（題名なし）</source>
      <translation>(untitled)</translation>
    </message>
  </context>
  <context>
    <name>Problems</name>
    <message>
      <source>PNG、JPEG、GIF、WebP の画像ではありません: {detail}</source>
      <translation>This is no PNG, JPEG, GIF or WebP image: {detail}</translation>
    </message>
    <message>
      <source>YAML として読めません。字下げ、コロン、引用符を確かめてください。</source>
      <translation>This is no YAML. Check the indentation, colons and quotes.</translation>
    </message>
    <message>
      <source>https でないリンクは、リンクの文だけを残しました: {detail}</source>
      <translation>The link is no https address; only its words were kept: {detail}</translation>
    </message>
    <message>
      <source>means に標準タグを書いてください。</source>
      <translation>Give the word of the centre after means.</translation>
    </message>
    <message>
      <source>words か phrases に、お客様の言葉を一つ以上書いてください: {detail}</source>
      <translation>Give at least one word of the customers under words or phrases: {detail}</translation>
    </message>
    <message>
      <source>{detail} として読めない文字があります（� の所）。正しい文字に直してください。</source>
      <translation>Some characters are not {detail} (where � stands). Please write them again.</translation>
    </message>
    <message>
      <source>{detail} の下に「- 言葉」を一行ずつ書いてください。</source>
      <translation>Write “- WORD” on lines of their own below {detail}.</translation>
    </message>
    <message>
      <source>{detail} 行目と同じ番号または題名です。どちらかを直してください。</source>
      <translation>It has the same number or title as row {detail}. Please change one of them.</translation>
    </message>
    <message>
      <source>「- means: 標準タグ」で始まる項目の並びにしてください。</source>
      <translation>Write a list of entries, each beginning with “- means: TERM”.</translation>
    </message>
    <message>
      <source>「基準:」がありません: {detail}</source>
      <translation>“基準:” missing: {detail}</translation>
    </message>
    <message>
      <source>お詫びの印は行の先頭に置きます。</source>
      <translation>The mark of an apology stands at the start of the line.</translation>
    </message>
    <message>
      <source>この状態では使えない項目です: {detail}</source>
      <translation>Key not allowed in this state: {detail}</translation>
    </message>
    <message>
      <source>この種別では使えない項目です: {detail}</source>
      <translation>Key not allowed for this kind: {detail}</translation>
    </message>
    <message>
      <source>これから先の日付です: {detail}。正しい日付に直してください。</source>
      <translation>This date is in the future: {detail}. Please write the right one.</translation>
    </message>
    <message>
      <source>セル {detail} の数式に計算結果が保存されていません。Excel で開いて保存し直してください。</source>
      <translation>The formula in cell {detail} was saved without its result. Please open the file in Excel and save it again.</translation>
    </message>
    <message>
      <source>セル {detail} は Excel のエラーです。値に直してください。</source>
      <translation>The cell {detail} is an error in Excel. Please write its value.</translation>
    </message>
    <message>
      <source>セルの数が見出しと合いません（{detail}）。区切りの過不足を直してください。</source>
      <translation>It has another number of cells than the headings ({detail}). Please mend what separates them.</translation>
    </message>
    <message>
      <source>ファイルが大きすぎます: {detail}</source>
      <translation>The file is too large: {detail}</translation>
    </message>
    <message>
      <source>ファイルが長すぎます（{detail} 文字まで）。</source>
      <translation>The file is too long ({detail} characters at most).</translation>
    </message>
    <message>
      <source>ファイルを読めません: {detail}</source>
      <translation>The file cannot be read: {detail}</translation>
    </message>
    <message>
      <source>リンクは読みません: {detail}</source>
      <translation>Links are not read: {detail}</translation>
    </message>
    <message>
      <source>一つの項目に同じ見出しが二つあります: {detail}</source>
      <translation>The entry has this key twice: {detail}</translation>
    </message>
    <message>
      <source>一文字の言葉はどのメモにも出ます。二文字以上にしてください: {detail}</source>
      <translation>One letter stands in every note; use two or more: {detail}</translation>
    </message>
    <message>
      <source>一行に心情と責任のお詫びが混ざっています。</source>
      <translation>One line mixes an apology for feelings with one for fault.</translation>
    </message>
    <message>
      <source>体裁を保てないため、文だけを取り込みました。</source>
      <translation>The layout could not be kept; the text was imported without it.</translation>
    </message>
    <message>
      <source>使えない制御文字を除きました。</source>
      <translation>Control characters, which no article can hold, were left out.</translation>
    </message>
    <message>
      <source>使えない文字があります: {detail}</source>
      <translation>Character not allowed: {detail}</translation>
    </message>
    <message>
      <source>使えるのは means、words、phrases だけです: {detail}</source>
      <translation>Only means, words and phrases may stand here: {detail}</translation>
    </message>
    <message>
      <source>値が空です: {detail}</source>
      <translation>Value is empty: {detail}</translation>
    </message>
    <message>
      <source>値の形が違います: {detail}</source>
      <translation>Value has the wrong form: {detail}</translation>
    </message>
    <message>
      <source>先頭に --- で囲んだ項目がありません。</source>
      <translation>There is no block between --- lines at the start.</translation>
    </message>
    <message>
      <source>先頭には「項目: 値」の行だけを書きます。</source>
      <translation>The block at the start holds lines “key: value” only.</translation>
    </message>
    <message>
      <source>先頭の項目が長すぎます（{detail} 文字まで）。</source>
      <translation>The block at the start is too long (at most {detail} characters).</translation>
    </message>
    <message>
      <source>先頭の項目を読めません: {detail}</source>
      <translation>The block at the start cannot be read: {detail}</translation>
    </message>
    <message>
      <source>先頭の項目を閉じる --- がありません。</source>
      <translation>The block at the start is not closed by ---.</translation>
    </message>
    <message>
      <source>入力欄は取り込んでいません: {detail}</source>
      <translation>Parts that a reader fills in were left out: {detail}</translation>
    </message>
    <message>
      <source>単位のない数です: {detail}。この列を分か秒の項目に割り当ててください。</source>
      <translation>This number has no unit: {detail}. Please let the column be minutes or seconds.</translation>
    </message>
    <message>
      <source>同じ標準タグの項目が二つあります。一つにまとめてください: {detail}</source>
      <translation>Two entries stand for the same term; make them one: {detail}</translation>
    </message>
    <message>
      <source>同じ見出しが二つあります: {detail}</source>
      <translation>Heading given twice: {detail}</translation>
    </message>
    <message>
      <source>同じ言葉が二つあります: {detail}</source>
      <translation>This word stands there twice: {detail}</translation>
    </message>
    <message>
      <source>同じ記事が二つあります: {detail}</source>
      <translation>The same article is there twice: {detail}</translation>
    </message>
    <message>
      <source>同じ項目が二つあります: {detail}</source>
      <translation>Key given twice: {detail}</translation>
    </message>
    <message>
      <source>差し込み欄ではない {{ }} を全角にしました。</source>
      <translation>Double braces that are no placeholder were written full-width.</translation>
    </message>
    <message>
      <source>差し込み欄の {{ }} がそろっていません。</source>
      <translation>The {{ }} of a placeholder do not match.</translation>
    </message>
    <message>
      <source>引用符で囲んでください: {detail}</source>
      <translation>Put this in quotes: {detail}</translation>
    </message>
    <message>
      <source>引用符（"）の付き方が正しくありません。引用符を対にしてください。</source>
      <translation>Its quotation marks (") do not match. Please make them pairs.</translation>
    </message>
    <message>
      <source>文がありません。</source>
      <translation>There is no text in it.</translation>
    </message>
    <message>
      <source>文字コードが UTF-8 ではありません: {detail}</source>
      <translation>The file is not UTF-8: {detail}</translation>
    </message>
    <message>
      <source>文字コードが分からないため、取り込んでいません。UTF-8 で保存し直してください。</source>
      <translation>Its encoding is not known, and it was not imported; please save it as UTF-8.</translation>
    </message>
    <message>
      <source>日付がありません。日付を書いてください。</source>
      <translation>It has no date. Please write one.</translation>
    </message>
    <message>
      <source>日付として読めません: {detail}。2026/11/27 9:05 のように書いてください。</source>
      <translation>This is no date: {detail}. Please write it like 2026/11/27 9:05.</translation>
    </message>
    <message>
      <source>時刻として読めません: {detail}。9:05 のように書いてください。</source>
      <translation>This is no time: {detail}. Please write it like 9:05.</translation>
    </message>
    <message>
      <source>時間の長さとして読めません: {detail}。0:05:30 か 5分30秒 のように書いてください。</source>
      <translation>This is no length of time: {detail}. Please write it like 0:05:30.</translation>
    </message>
    <message>
      <source>書き出しの控えを読めないため、どちらが新しいかを書き出しからは判断していません。もう一度書き出すと直ります。</source>
      <translation>The record of the export cannot be read and was not used to tell which side is newer; export again.</translation>
    </message>
    <message>
      <source>最初の段階より前に文があります。</source>
      <translation>There is text before the first step.</translation>
    </message>
    <message>
      <source>最初の見出しより前に文があります。</source>
      <translation>There is text before the first heading.</translation>
    </message>
    <message>
      <source>本文が長すぎます（{detail} 文字まで）。</source>
      <translation>The body is too long (at most {detail} characters).</translation>
    </message>
    <message>
      <source>段階の中には「基準:」と話す言葉だけを書きます: {detail}</source>
      <translation>A step holds “基準:” and spoken lines only: {detail}</translation>
    </message>
    <message>
      <source>段階（###）がありません: {detail}</source>
      <translation>Steps (###) missing: {detail}</translation>
    </message>
    <message>
      <source>画像がフォルダーにもライブラリにもないため、説明を表示します: {detail}</source>
      <translation>Neither the folder nor the library has the picture; its description is shown: {detail}</translation>
    </message>
    <message>
      <source>画像が大きすぎます(2 MB まで): {detail}</source>
      <translation>The image is too large (2 MB at most): {detail}</translation>
    </message>
    <message>
      <source>画像の縦横が大きすぎます: {detail}</source>
      <translation>The image has too many pixels: {detail}</translation>
    </message>
    <message>
      <source>画像は取り込まず、説明だけを残しました: {detail}</source>
      <translation>The picture was not taken in; only its description was kept: {detail}</translation>
    </message>
    <message>
      <source>知らない値です: {detail}</source>
      <translation>Unknown value: {detail}</translation>
    </message>
    <message>
      <source>知らない差し込み欄です: {detail}</source>
      <translation>Unknown placeholder: {detail}</translation>
    </message>
    <message>
      <source>知らない見出しです: {detail}</source>
      <translation>Unknown heading: {detail}</translation>
    </message>
    <message>
      <source>知らない項目です: {detail}</source>
      <translation>Unknown key: {detail}</translation>
    </message>
    <message>
      <source>空の言葉は使えません。言葉を書くか、行を消してください。</source>
      <translation>A word may not be empty; write one or remove the line.</translation>
    </message>
    <message>
      <source>見出しがありません: {detail}</source>
      <translation>Heading missing: {detail}</translation>
    </message>
    <message>
      <source>見出しの中身がありません: {detail}</source>
      <translation>Nothing under the heading: {detail}</translation>
    </message>
    <message>
      <source>見出しの順が違います: {detail}</source>
      <translation>Heading out of order: {detail}</translation>
    </message>
    <message>
      <source>話す言葉がありません: {detail}</source>
      <translation>Nothing to say in this step: {detail}</translation>
    </message>
    <message>
      <source>通話が一日を超えるか、終わりが始まりより前です: {detail}。時刻を直してください。</source>
      <translation>The call would last over a day, or end before it begins: {detail}. Please correct the time.</translation>
    </message>
    <message>
      <source>項目がありません: {detail}</source>
      <translation>Key missing: {detail}</translation>
    </message>
    <message>
      <source>項目は「- means: 標準タグ」で始めてください。</source>
      <translation>Begin each entry with “- means: TERM”.</translation>
    </message>
  </context>
  <context>
    <name>Progress</name>
    <message>
      <source>{work} {done} / {total}</source>
      <translation>{work} {done} / {total}</translation>
    </message>
    <message>
      <source>{work} {percent}%</source>
      <translation>{work} {percent}%</translation>
    </message>
    <message>
      <source>{work}（{time}）</source>
      <translation>{work} ({time})</translation>
    </message>
    <message>
      <source>残り1分以内</source>
      <translation>less than a minute left</translation>
    </message>
    <message>
      <source>残り約{hours}時間</source>
      <translation>about {hours} hours left</translation>
    </message>
    <message>
      <source>残り約{minutes}分</source>
      <translation>about {minutes} min left</translation>
    </message>
  </context>
  <context>
    <name>PromiseChannel</name>
    <message>
      <source>メール</source>
      <translation>E-mail</translation>
    </message>
    <message>
      <source>手紙</source>
      <translation>Letter</translation>
    </message>
    <message>
      <source>電話</source>
      <translation>Telephone</translation>
    </message>
    <message>
      <source>面談</source>
      <translation>Face to face</translation>
    </message>
  </context>
  <context>
    <name>PromiseState</name>
    <message>
      <source>これから</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>果たした</source>
      <translation>Kept</translation>
    </message>
    <message>
      <source>果たせなかった</source>
      <translation>Missed</translation>
    </message>
  </context>
  <context>
    <name>Queue</name>
    <message>
      <source>0件の検索</source>
      <translation>Searches without a hit</translation>
    </message>
    <message>
      <source>二次化の振り返り</source>
      <translation>Secondary complaints</translation>
    </message>
    <message>
      <source>効かなかった記事</source>
      <translation>Articles of no help</translation>
    </message>
    <message>
      <source>指摘</source>
      <translation>Flags</translation>
    </message>
    <message>
      <source>検証の時期</source>
      <translation>Due for verification</translation>
    </message>
    <message>
      <source>通話からの下書き</source>
      <translation>Drafts from calls</translation>
    </message>
  </context>
  <context>
    <name>RailButton</name>
    <message>
      <source>期限を過ぎた約束 {count}</source>
      <translation>overdue promises: {count}</translation>
    </message>
  </context>
  <context>
    <name>Reader</name>
    <message>
      <source>いまの行</source>
      <translation>current line</translation>
    </message>
    <message>
      <source>基準</source>
      <translation>Until</translation>
    </message>
    <message>
      <source>心情のお詫び（責任ではない）</source>
      <translation>apology for feelings, not fault</translation>
    </message>
    <message>
      <source>未入力</source>
      <translation>empty</translation>
    </message>
    <message>
      <source>止めています</source>
      <translation>Held</translation>
    </message>
    <message>
      <source>済み</source>
      <translation>done</translation>
    </message>
    <message>
      <source>読んだ行</source>
      <translation>read</translation>
    </message>
    <message>
      <source>責任が確定してから（{key}）</source>
      <translation>once the fault is established ({key})</translation>
    </message>
  </context>
  <context>
    <name>ReasonType</name>
    <message>
      <source>お客様の言葉</source>
      <translation>Customer's words</translation>
    </message>
    <message>
      <source>使用の実績</source>
      <translation>Used before</translation>
    </message>
    <message>
      <source>効いた実績</source>
      <translation>Helped before</translation>
    </message>
    <message>
      <source>原因が同じ</source>
      <translation>Same cause</translation>
    </message>
    <message>
      <source>同じ製品</source>
      <translation>Same product</translation>
    </message>
    <message>
      <source>同じ言葉</source>
      <translation>Same words</translation>
    </message>
    <message>
      <source>要求が同じ</source>
      <translation>Same demand</translation>
    </message>
  </context>
  <context>
    <name>Reasons</name>
    <message>
      <source>使用 {count}回</source>
      <translation>used {count}</translation>
    </message>
    <message>
      <source>効いた {count}回</source>
      <translation>helped {count}</translation>
    </message>
  </context>
  <context>
    <name>Remedies</name>
    <message>
      <source>ライブラリのフォルダーを開く</source>
      <translation>Open the library's folder</translation>
    </message>
    <message>
      <source>控えに戻す</source>
      <translation>Go back to a backup</translation>
    </message>
    <message>
      <source>控えのフォルダーを開く</source>
      <translation>Open the folder of backups</translation>
    </message>
    <message>
      <source>方針のフォルダーを開く</source>
      <translation>Open the folder of the policy</translation>
    </message>
    <message>
      <source>点検する</source>
      <translation>Check what is wrong</translation>
    </message>
  </context>
  <context>
    <name>ReportPart</name>
    <message>
      <source>お客様の言葉</source>
      <translation>Customer</translation>
    </message>
    <message>
      <source>事実</source>
      <translation>Facts</translation>
    </message>
    <message>
      <source>意見</source>
      <translation>Opinion</translation>
    </message>
    <message>
      <source>推測</source>
      <translation>Inference</translation>
    </message>
  </context>
  <context>
    <name>ReportSheet</name>
    <message>
      <source>PDF に書き出す</source>
      <translation>Write as PDF</translation>
    </message>
    <message>
      <source>印刷</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>応対報告書</source>
      <translation>Case report</translation>
    </message>
  </context>
  <context>
    <name>Restoring</name>
    <message>
      <source>{when} の控えに戻しています。</source>
      <translation>Going back to the backup of {when}.</translation>
    </message>
    <message>
      <source>{when} の控えに戻しました。壊れていたファイルは、フォルダーに damaged- で始まる名前で残っています。</source>
      <translation>The library is that of {when} again. The damaged file is still in the folder, under a name that begins with damaged-.</translation>
    </message>
    <message>
      <source>{when} の控えに戻しました。戻す前の状態は、控えの一覧に残っています。</source>
      <translation>The library is that of {when} again. What it was before is kept in the list of backups.</translation>
    </message>
    <message>
      <source>ライブラリを開いているところです。開いてから、もう一度お試しください。</source>
      <translation>The library is being opened. Please try again when it is open.</translation>
    </message>
    <message>
      <source>保存していない内容があります。保存するか捨ててから、もう一度お試しください。</source>
      <translation>There is something that is not saved. Please save it or discard it, and try again.</translation>
    </message>
    <message>
      <source>控えに戻していません。{reason}</source>
      <translation>The library is as it was. {reason}</translation>
    </message>
  </context>
  <context>
    <name>Role</name>
    <message>
      <source>一次・二次</source>
      <translation>First and second</translation>
    </message>
    <message>
      <source>一次対応</source>
      <translation>First handling</translation>
    </message>
    <message>
      <source>二次対応</source>
      <translation>Second handling</translation>
    </message>
  </context>
  <context>
    <name>RowChange</name>
    <message>
      <source>取り込めない</source>
      <translation>Not imported</translation>
    </message>
    <message>
      <source>変更</source>
      <translation>Changed</translation>
    </message>
    <message>
      <source>変更なし</source>
      <translation>Unchanged</translation>
    </message>
    <message>
      <source>追加</source>
      <translation>Added</translation>
    </message>
  </context>
  <context>
    <name>RuleKind</name>
    <message>
      <source>言われたこと</source>
      <translation>Something that was said</translation>
    </message>
    <message>
      <source>起きたこと</source>
      <translation>Something that happened</translation>
    </message>
  </context>
  <context>
    <name>RuleProblem</name>
    <message>
      <source>"…" の中の \ は、次の字と合わせて読まれます。D:\… のような場所は、一重の引用符 '…' で囲んでください。</source>
      <translation>In "…" a \ is read together with the next character. Please put paths such as D:\… in single quotes: '…'.</translation>
    </message>
    <message>
      <source>「{detail}」がありません。書き足してください。</source>
      <translation>“{detail}” is missing. Please add it.</translation>
    </message>
    <message>
      <source>「{detail}」が二つあります。一つにしてください。</source>
      <translation>“{detail}” stands here twice. Please keep one.</translation>
    </message>
    <message>
      <source>「{detail}」という名前はありません。つづりを確かめてください。</source>
      <translation>There is nothing called “{detail}”. Please check its spelling.</translation>
    </message>
    <message>
      <source>「{detail}」という項目はありません。つづりを確かめるか、消してください。</source>
      <translation>There is no key “{detail}”. Please check its spelling or remove it.</translation>
    </message>
    <message>
      <source>「{detail}」は前にもあります。別の名前にしてください。</source>
      <translation>“{detail}” was used before. Please choose another name.</translation>
    </message>
    <message>
      <source>〔 で始まり 〕 で終わる一行にしてください。</source>
      <translation>Please make it one line that begins with 〔 and ends with 〕.</translation>
    </message>
    <message>
      <source>ここには [policy] のような見出しを置き、下に「項目 = 値」の行を書いてください。</source>
      <translation>Please put a heading such as [policy] here, and lines of “key = value” below it.</translation>
    </message>
    <message>
      <source>ここには true か false を書いてください。</source>
      <translation>Please write true or false here.</translation>
    </message>
    <message>
      <source>ここには「項目: 値」の行を書いてください。</source>
      <translation>Please write lines of “key: value” here.</translation>
    </message>
    <message>
      <source>ここにはフォルダーの絶対パスか、https:// で始まる場所を書いてください。</source>
      <translation>Please write the absolute path of a folder here, or an address that begins with https://.</translation>
    </message>
    <message>
      <source>ここには一つ以上の値を、「- 」で始まる行に並べて書いてください。</source>
      <translation>Please write one or more values here, each on a line that begins with “- ”.</translation>
    </message>
    <message>
      <source>ここには値を ["…", "…"] の形で書いてください。</source>
      <translation>Please write the values here as ["…", "…"].</translation>
    </message>
    <message>
      <source>ここには場所を、ドライブか / から始まる絶対パスで書いてください。</source>
      <translation>Please write an absolute path here, from the drive or / on.</translation>
    </message>
    <message>
      <source>ここには整数を書いてください（{detail}）。</source>
      <translation>Please write a whole number here ({detail}).</translation>
    </message>
    <message>
      <source>ここには文字を "…" の形で書いてください。空にはできません。</source>
      <translation>Please write text here as "…"; it cannot be empty.</translation>
    </message>
    <message>
      <source>ここには文字を書いてください。空にはできません。数字だけの語は引用符で囲みます。</source>
      <translation>Please write text here. It cannot be empty; a word made of digits needs quotes.</translation>
    </message>
    <message>
      <source>ここに書けるのは次のどれかです: {detail}</source>
      <translation>It must be one of these: {detail}</translation>
    </message>
    <message>
      <source>このあたりを TOML として読めません。文字は引用符で囲み、[表] の中に同じ項目は一つだけにしてください。</source>
      <translation>This cannot be read as TOML. Please put texts in quotes, and write every key only once in its [table].</translation>
    </message>
    <message>
      <source>このあたりを読めません。字下げ、「:」のあとの空白、引用符やかっこの閉じ忘れを確かめてください。</source>
      <translation>This cannot be read. Please check the indent, the blank after “:”, and that quotes and brackets are closed.</translation>
    </message>
    <message>
      <source>この言い回しは読めません。書き方はファイルの先頭にあります: {detail}</source>
      <translation>This phrase cannot be read. The head of the file explains how phrases are written: {detail}</translation>
    </message>
    <message>
      <source>何もない所にも当てはまる正規表現です。一文字は要る形にしてください: {detail}</source>
      <translation>This regular expression also matches nothing at all. Please make it need a character: {detail}</translation>
    </message>
    <message>
      <source>公開鍵ではありません。「kb pack key」が表示した一行を、そのまま写してください。</source>
      <translation>This is no public key. Please copy the line that “kb pack key” printed as it is.</translation>
    </message>
    <message>
      <source>数が違います。ちょうど{detail}にしてください。</source>
      <translation>The number is wrong. There must be exactly {detail}.</translation>
    </message>
    <message>
      <source>次のものを、すべてこの順に書いてください: {detail}</source>
      <translation>All of these must stand here, in this order: {detail}</translation>
    </message>
    <message>
      <source>正規表現として読めません。かっこの閉じ忘れを確かめてください: {detail}</source>
      <translation>This is no regular expression. Please check that brackets are closed: {detail}</translation>
    </message>
    <message>
      <source>知らない差し込み欄です。使える名前は「差し込み欄」で見られます: {detail}</source>
      <translation>There is no such placeholder. “Placeholders” lists those there are: {detail}</translation>
    </message>
    <message>
      <source>赤になる分は、黄になる分と同じか、それより後にしてください。</source>
      <translation>Red must come at the same minute as amber or later.</translation>
    </message>
    <message>
      <source>長すぎます。{detail}文字までにしてください。</source>
      <translation>This is too long. It may have at most {detail} characters.</translation>
    </message>
  </context>
  <context>
    <name>Settlement</name>
    <message>
      <source>下書きにした</source>
      <translation>Draft begun</translation>
    </message>
    <message>
      <source>同義語にした</source>
      <translation>Synonym made</translation>
    </message>
    <message>
      <source>対応しない</source>
      <translation>Nothing needed</translation>
    </message>
    <message>
      <source>記事を直した</source>
      <translation>Article mended</translation>
    </message>
  </context>
  <context>
    <name>Severity</name>
    <message>
      <source>注意</source>
      <translation>Caution</translation>
    </message>
    <message>
      <source>火種</source>
      <translation>Crisis</translation>
    </message>
    <message>
      <source>警告</source>
      <translation>Warning</translation>
    </message>
  </context>
  <context>
    <name>SheetPanel</name>
    <message>
      <source>戻る</source>
      <translation>Back</translation>
    </message>
  </context>
  <context>
    <name>ShortKind</name>
    <message>
      <source>お知らせ</source>
      <translation>Notice</translation>
    </message>
    <message>
      <source>事例</source>
      <translation>Case</translation>
    </message>
    <message>
      <source>応対</source>
      <translation>Script</translation>
    </message>
    <message>
      <source>手順</source>
      <translation>Procedure</translation>
    </message>
    <message>
      <source>技法</source>
      <translation>Technique</translation>
    </message>
  </context>
  <context>
    <name>Showing</name>
    <message>
      <source>お知らせは候補には出ません</source>
      <translation>Notices are not suggested</translation>
    </message>
    <message>
      <source>ほかの記事が先に出ます</source>
      <translation>Other articles come first</translation>
    </message>
    <message>
      <source>もっと近い記事が多く、出ません</source>
      <translation>Many articles are nearer</translation>
    </message>
    <message>
      <source>メモが短く、まだ何も出ません</source>
      <translation>The note says too little yet</translation>
    </message>
    <message>
      <source>候補に出ます</source>
      <translation>It is suggested</translation>
    </message>
    <message>
      <source>決め手が足りず、出ません</source>
      <translation>Not sure enough to be suggested</translation>
    </message>
  </context>
  <context>
    <name>SlotSource</name>
    <message>
      <source>お客様名</source>
      <translation>Customer's name</translation>
    </message>
    <message>
      <source>事実の要約</source>
      <translation>Facts in brief</translation>
    </message>
    <message>
      <source>代替案</source>
      <translation>Alternative</translation>
    </message>
    <message>
      <source>回答</source>
      <translation>Answer</translation>
    </message>
    <message>
      <source>当番連絡先</source>
      <translation>Duty contact</translation>
    </message>
    <message>
      <source>折り返しの電話</source>
      <translation>Call back</translation>
    </message>
    <message>
      <source>担当者名</source>
      <translation>Agent's name</translation>
    </message>
    <message>
      <source>次の担当者名</source>
      <translation>Next agent's name</translation>
    </message>
    <message>
      <source>製品名</source>
      <translation>Product</translation>
    </message>
    <message>
      <source>部署名</source>
      <translation>Department</translation>
    </message>
  </context>
  <context>
    <name>StaffRole</name>
    <message>
      <source>オペレーター</source>
      <translation>Agent</translation>
    </message>
    <message>
      <source>センター長</source>
      <translation>Centre manager</translation>
    </message>
    <message>
      <source>ナレッジ編集者</source>
      <translation>Knowledge editor</translation>
    </message>
    <message>
      <source>二次対応者（SV）</source>
      <translation>Supervisor</translation>
    </message>
    <message>
      <source>情報システム</source>
      <translation>IT</translation>
    </message>
  </context>
  <context>
    <name>Stage</name>
    <message>
      <source>事実確認</source>
      <translation>Fact finding</translation>
    </message>
    <message>
      <source>合意</source>
      <translation>Agreement</translation>
    </message>
    <message>
      <source>名乗り</source>
      <translation>Opening</translation>
    </message>
    <message>
      <source>心情のお詫び</source>
      <translation>Apology for feelings</translation>
    </message>
    <message>
      <source>約束</source>
      <translation>Promise</translation>
    </message>
    <message>
      <source>結び</source>
      <translation>Closing</translation>
    </message>
    <message>
      <source>解決策と代替案</source>
      <translation>Solution and alternatives</translation>
    </message>
  </context>
  <context>
    <name>State</name>
    <message>
      <source>作成中</source>
      <translation>Draft</translation>
    </message>
    <message>
      <source>公開停止</source>
      <translation>Archived</translation>
    </message>
    <message>
      <source>未検証</source>
      <translation>Not validated</translation>
    </message>
    <message>
      <source>検証済</source>
      <translation>Validated</translation>
    </message>
  </context>
  <context>
    <name>Strength</name>
    <message>
      <source>お客様の言葉</source>
      <translation>callers' words</translation>
    </message>
    <message>
      <source>メモと重なる言葉</source>
      <translation>words shared with the note</translation>
    </message>
    <message>
      <source>使われ方と新しさ</source>
      <translation>use and date</translation>
    </message>
    <message>
      <source>言いかえの意味</source>
      <translation>meaning by synonyms</translation>
    </message>
  </context>
  <context>
    <name>SuggestionRows</name>
    <message>
      <source>対応</source>
      <translation>Action</translation>
    </message>
    <message>
      <source>状況</source>
      <translation>Situation</translation>
    </message>
    <message>
      <source>結果</source>
      <translation>Result</translation>
    </message>
    <message>
      <source>要求</source>
      <translation>Demand</translation>
    </message>
  </context>
  <context>
    <name>TableTarget</name>
    <message>
      <source>応対履歴</source>
      <translation>Past calls</translation>
    </message>
    <message>
      <source>記事</source>
      <translation>Articles</translation>
    </message>
  </context>
  <context>
    <name>UnlockSheet</name>
    <message>
      <source>{done} / {all} 組</source>
      <translation>{done} of {all} groups</translation>
    </message>
    <message>
      <source>ライブラリは暗号化されています。暗号化したときに書き写した紙の回復キーを入れると開きます。一度入れれば、次からはそのまま開きます。</source>
      <translation>The library is encrypted. It opens with the recovery key that was written on paper when it was encrypted. Given once, it opens by itself from then on.</translation>
    </message>
    <message>
      <source>回復キー</source>
      <translation>Recovery key</translation>
    </message>
    <message>
      <source>回復キーを入れる</source>
      <translation>Give the recovery key</translation>
    </message>
    <message>
      <source>開く</source>
      <translation>Open</translation>
    </message>
  </context>
  <context>
    <name>Unlocking</name>
    <message>
      <source>このPCの方針に従い、ライブラリを暗号化しました。回復キーを紙に書き写してください。</source>
      <translation>Encrypted, as this computer’s policy wants. Please write the recovery key down.</translation>
    </message>
    <message>
      <source>このPCの方針は、ライブラリの暗号化を求めています。情報システムの担当者に知らせてください。</source>
      <translation>The policy of this computer wants the library encrypted. Please tell your IT department.</translation>
    </message>
    <message>
      <source>回復キーを入れる</source>
      <translation>Give the recovery key</translation>
    </message>
    <message>
      <source>回復キーを表示</source>
      <translation>Show the recovery key</translation>
    </message>
    <message>
      <source>点検する</source>
      <translation>Examine</translation>
    </message>
  </context>
  <context>
    <name>Verdict</name>
    <message>
      <source>よし</source>
      <translation>Good</translation>
    </message>
    <message>
      <source>注意</source>
      <translation>Warning</translation>
    </message>
    <message>
      <source>異常</source>
      <translation>Bad</translation>
    </message>
  </context>
  <context>
    <name>WordListField</name>
    <message>
      <source>「{word}」を外す</source>
      <translation>Remove “{word}”</translation>
    </message>
  </context>
  <context>
    <name>WordingUse</name>
    <message>
      <source>メール</source>
      <translation>Mail</translation>
    </message>
    <message>
      <source>台本</source>
      <translation>Script</translation>
    </message>
    <message>
      <source>話す言葉</source>
      <translation>Spoken reply</translation>
    </message>
  </context>
</TS>
