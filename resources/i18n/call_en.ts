<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ja_JP">
  <context>
    <name>AlertActions</name>
    <message>
      <source>ほか {count}件</source>
      <translation>{count} more</translation>
    </message>
    <message>
      <source>当てはまらない</source>
      <translation>Does not apply</translation>
    </message>
    <message>
      <source>当番へ連絡</source>
      <translation>Ring duty</translation>
    </message>
    <message>
      <source>次の確認</source>
      <translation>Next question</translation>
    </message>
    <message>
      <source>火種でない</source>
      <translation>No crisis</translation>
    </message>
    <message>
      <source>確認した</source>
      <translation>Understood</translation>
    </message>
  </context>
  <context>
    <name>AlertFacts</name>
    <message>
      <source>台本を止めて確認</source>
      <translation>Stop the script and ask</translation>
    </message>
    <message>
      <source>当番へ連絡しました</source>
      <translation>Duty contact was rung</translation>
    </message>
    <message>
      <source>確認 {asked} / {count}</source>
      <translation>Asked {asked} / {count}</translation>
    </message>
  </context>
  <context>
    <name>AlertWords</name>
    <message>
      <source>{days}日で{count}件目</source>
      <translation>No. {count} in {days} days</translation>
    </message>
    <message>
      <source>{name}: {count}</source>
      <translation>{name}: {count}</translation>
    </message>
    <message>
      <source>「{words}」</source>
      <translation>“{words}”</translation>
    </message>
    <message>
      <source>このPCの記録のみ</source>
      <translation>Records of this PC only</translation>
    </message>
    <message>
      <source>火種の可能性: {name}</source>
      <translation>Possible crisis: {name}</translation>
    </message>
    <message>
      <source>過去{days}日で{count}件目（ふだん{usual}件）</source>
      <translation>No. {count} in {days} days (usually {usual})</translation>
    </message>
  </context>
  <context>
    <name>ArticleRow</name>
    <message>
      <source>どこが違うか。例: 言い方が古い（お客様の情報は書かない）</source>
      <translation>What is wrong, e.g. dated wording (nothing about the customer)</translation>
    </message>
    <message>
      <source>指摘しました</source>
      <translation>Flagged</translation>
    </message>
    <message>
      <source>指摘の理由</source>
      <translation>Reason of the flag</translation>
    </message>
  </context>
  <context>
    <name>ArticleRows</name>
    <message>
      <source>開いた記事はありません</source>
      <translation>No article was opened</translation>
    </message>
  </context>
  <context>
    <name>AskedPane</name>
    <message>
      <source>{done} / {count} 済み</source>
      <translation>{done} of {count} done</translation>
    </message>
    <message>
      <source>まだ</source>
      <translation>not yet</translation>
    </message>
    <message>
      <source>聞いた</source>
      <translation>asked</translation>
    </message>
    <message>
      <source>聞いたこと</source>
      <translation>Asked already</translation>
    </message>
  </context>
  <context>
    <name>Board</name>
    <message>
      <source>{time} に記録</source>
      <translation>recorded {time}</translation>
    </message>
    <message>
      <source>これから</source>
      <translation>Later</translation>
    </message>
    <message>
      <source>今日</source>
      <translation>Today</translation>
    </message>
    <message>
      <source>今日、果たした約束</source>
      <translation>Kept today</translation>
    </message>
    <message>
      <source>今日、終えた約束</source>
      <translation>Closed today</translation>
    </message>
    <message>
      <source>担当 {owner}</source>
      <translation>by {owner}</translation>
    </message>
    <message>
      <source>期限の変更 {count}回</source>
      <translation>moved {count}×</translation>
    </message>
    <message>
      <source>期限を過ぎた</source>
      <translation>Overdue</translation>
    </message>
    <message>
      <source>期限内</source>
      <translation>in time</translation>
    </message>
  </context>
  <context>
    <name>BoardList</name>
    <message>
      <source>約束</source>
      <translation>Promises</translation>
    </message>
  </context>
  <context>
    <name>BoardPane</name>
    <message>
      <source>約束</source>
      <translation>Promises</translation>
    </message>
    <message>
      <source>約束を加える</source>
      <translation>Add a promise</translation>
    </message>
  </context>
  <context>
    <name>BoundarySheet</name>
    <message>
      <source>「{slot}」が未入力です</source>
      <translation>“{slot}” is empty</translation>
    </message>
    <message>
      <source>あたるかどうかは人が決めます。ここは順番を守り、時刻を残すだけです。</source>
      <translation>People judge. This only keeps the order and the times.</translation>
    </message>
    <message>
      <source>この言葉を話した</source>
      <translation>I said these words</translation>
    </message>
    <message>
      <source>もう次の段に進んでいます</source>
      <translation>The next step was taken already</translation>
    </message>
    <message>
      <source>切電として通話を終える</source>
      <translation>End the call here</translation>
    </message>
    <message>
      <source>境界線</source>
      <translation>Boundary</translation>
    </message>
    <message>
      <source>段を飛ばせるのは、命や体に危険があるときだけです</source>
      <translation>Steps are left out only on a threat to life and limb</translation>
    </message>
    <message>
      <source>段階</source>
      <translation>Stage</translation>
    </message>
    <message>
      <source>見きわめの目安</source>
      <translation>What to look for</translation>
    </message>
    <message>
      <source>通話中だけ記録できます</source>
      <translation>Recorded during a call only</translation>
    </message>
    <message>
      <source>飛ばすと決めた人</source>
      <translation>Who decided to leave steps out</translation>
    </message>
    <message>
      <source>飛ばすと決めた責任者の名前</source>
      <translation>Name of the supervisor who decided to leave steps out</translation>
    </message>
  </context>
  <context>
    <name>CallFields</name>
    <message>
      <source>お名前、会員番号など</source>
      <translation>Name, member number</translation>
    </message>
    <message>
      <source>お客様</source>
      <translation>Caller</translation>
    </message>
    <message>
      <source>ほかの言葉で書く</source>
      <translation>In other words</translation>
    </message>
    <message>
      <source>原因</source>
      <translation>Cause</translation>
    </message>
    <message>
      <source>原因は？</source>
      <translation>What is the cause?</translation>
    </message>
    <message>
      <source>未確認（後で選べます）</source>
      <translation>Not established yet</translation>
    </message>
    <message>
      <source>製品</source>
      <translation>Product</translation>
    </message>
    <message>
      <source>製品名、型番</source>
      <translation>Name, model</translation>
    </message>
    <message>
      <source>要求</source>
      <translation>Demand</translation>
    </message>
    <message>
      <source>要求の質</source>
      <translation>Kind of demand</translation>
    </message>
    <message>
      <source>要求の量</source>
      <translation>Amount of demand</translation>
    </message>
    <message>
      <source>質（訪問、返金…）</source>
      <translation>Kind (visit…)</translation>
    </message>
    <message>
      <source>量</source>
      <translation>Amount</translation>
    </message>
  </context>
  <context>
    <name>CallMessages</name>
    <message>
      <source>10分間、メモがありません。次のお客様ですか。</source>
      <translation>No notes for ten minutes. Is this the next customer?</translation>
    </message>
    <message>
      <source>この通話では当てはまらないと記録しました。</source>
      <translation>Recorded: it does not apply to this call.</translation>
    </message>
    <message>
      <source>この通話を終える</source>
      <translation>End this call</translation>
    </message>
    <message>
      <source>その通話に切り替える</source>
      <translation>Change to that call</translation>
    </message>
    <message>
      <source>はい、次の通話を始める</source>
      <translation>Yes, start the next call</translation>
    </message>
    <message>
      <source>メモに入るのは {count} 文字までです。入りきらない分は加えていません。</source>
      <translation>Notes hold up to {count} characters. What did not fit was left out.</translation>
    </message>
    <message>
      <source>メモをもう一度保存</source>
      <translation>Save the notes again</translation>
    </message>
    <message>
      <source>事例の下書きを保存しました: {title}</source>
      <translation>The draft of a case was saved: {title}</translation>
    </message>
    <message>
      <source>二次対応にしました。</source>
      <translation>Marked as a secondary complaint.</translation>
    </message>
    <message>
      <source>元に戻す</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>引き継ぎメモをコピーして、この通話に残しました（{role}）。</source>
      <translation>The hand-over memo was copied and kept with this call ({role}).</translation>
    </message>
    <message>
      <source>応対履歴をコピーしました。</source>
      <translation>The interaction history was copied.</translation>
    </message>
    <message>
      <source>終わっていない通話がもう一つあります（{time} 開始）。</source>
      <translation>Another call is still open (started {time}).</translation>
    </message>
    <message>
      <source>終わっていない通話の続きです（{time} 開始）。</source>
      <translation>This call was still open (started {time}).</translation>
    </message>
    <message>
      <source>通話を終えました。ライブラリに書けるようになりしだい、記録します。</source>
      <translation>Call ended. It is recorded as soon as the library can be written.</translation>
    </message>
    <message>
      <source>通話を終えました（{time}）。</source>
      <translation>Call ended ({time}).</translation>
    </message>
  </context>
  <context>
    <name>CallPanel</name>
    <message>
      <source>通話中です。終話してから、もう一度お試しください。</source>
      <translation>A call is running. Please end it and try again.</translation>
    </message>
  </context>
  <context>
    <name>CallPromises</name>
    <message>
      <source>この電話での約束</source>
      <translation>Promised in this call</translation>
    </message>
    <message>
      <source>なし</source>
      <translation>None</translation>
    </message>
    <message>
      <source>ほか {count}件</source>
      <translation>{count} more</translation>
    </message>
    <message>
      <source>果たす約束: {promise}</source>
      <translation>To keep: {promise}</translation>
    </message>
    <message>
      <source>済み</source>
      <translation>Kept</translation>
    </message>
    <message>
      <source>遅れを伝える言葉</source>
      <translation>Words for a delay</translation>
    </message>
  </context>
  <context>
    <name>CallRecord</name>
    <message>
      <source>{due} まで  {what}（{channel}）</source>
      <translation>By {due}  {what} ({channel})</translation>
    </message>
    <message>
      <source>{time} 開始</source>
      <translation>Started {time}</translation>
    </message>
    <message>
      <source>なし</source>
      <translation>None</translation>
    </message>
  </context>
  <context>
    <name>CallRows</name>
    <message>
      <source>{day} まで</source>
      <translation>until {day}</translation>
    </message>
    <message>
      <source>二次対応の振り返り {count}件</source>
      <translation>Reviews of second handling: {count}</translation>
    </message>
    <message>
      <source>記録を仕上げる</source>
      <translation>Finish the record</translation>
    </message>
  </context>
  <context>
    <name>CallSheets</name>
    <message>
      <source>{day} {time} 開始 · 担当 {agent}</source>
      <translation>{day} {time} started · Agent {agent}</translation>
    </message>
    <message>
      <source>引き継ぎメモ</source>
      <translation>Hand-over memo</translation>
    </message>
    <message>
      <source>（名前なし）</source>
      <translation>(no name)</translation>
    </message>
  </context>
  <context>
    <name>CaseSheet</name>
    <message>
      <source>下書きを保存</source>
      <translation>Save the draft</translation>
    </message>
    <message>
      <source>事例にする</source>
      <translation>Make a case</translation>
    </message>
    <message>
      <source>個人情報は見つかりませんでした。残っていないか、目でも確かめてください。</source>
      <translation>No personal data was found. Please look for any that is left.</translation>
    </message>
    <message>
      <source>印のある {count} か所は、保存するときに〔 〕の言葉に置き換わります。</source>
      <translation>The {count} marked places are replaced by the words in 〔 〕 when the draft is saved.</translation>
    </message>
    <message>
      <source>題名</source>
      <translation>Title</translation>
    </message>
  </context>
  <context>
    <name>ChangeSheet</name>
    <message>
      <source>お客様に伝える理由</source>
      <translation>The reason given to the customer</translation>
    </message>
    <message>
      <source>新しい期限</source>
      <translation>New due time</translation>
    </message>
    <message>
      <source>新しい期限を選んでください。</source>
      <translation>Please choose the new due time.</translation>
    </message>
    <message>
      <source>期限 {due}</source>
      <translation>due {due}</translation>
    </message>
    <message>
      <source>期限を変える</source>
      <translation>Move the due time</translation>
    </message>
    <message>
      <source>果たせなかったと記録</source>
      <translation>Record as missed</translation>
    </message>
    <message>
      <source>理由</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>理由を書いてください。お客様にもお伝えします。</source>
      <translation>Please write the reason. The customer is told it too.</translation>
    </message>
    <message>
      <source>約束の期限を変える</source>
      <translation>Move the due time of a promise</translation>
    </message>
    <message>
      <source>約束を果たせなかった</source>
      <translation>A promise was missed</translation>
    </message>
  </context>
  <context>
    <name>ChangesRow</name>
    <message>
      <source>三つのカエル</source>
      <translation>Three changes</translation>
    </message>
  </context>
  <context>
    <name>Clock</name>
    <message>
      <source>{minutes}分を過ぎました</source>
      <translation>{minutes} minutes have passed</translation>
    </message>
    <message>
      <source>通話時間 {time}</source>
      <translation>Time in the call {time}</translation>
    </message>
  </context>
  <context>
    <name>CompactClockRow</name>
    <message>
      <source>一次</source>
      <translation>First</translation>
    </message>
    <message>
      <source>二次</source>
      <translation>Second</translation>
    </message>
    <message>
      <source>保留 {time}</source>
      <translation>Hold {time}</translation>
    </message>
    <message>
      <source>待機中</source>
      <translation>Waiting</translation>
    </message>
  </context>
  <context>
    <name>CompactView</name>
    <message>
      <source>メモを書き始めると、通話の時計が動きます</source>
      <translation>The clock starts when you begin to write</translation>
    </message>
    <message>
      <source>候補はまだありません</source>
      <translation>No suggestions yet</translation>
    </message>
    <message>
      <source>広い画面</source>
      <translation>Full window</translation>
    </message>
    <message>
      <source>次の行</source>
      <translation>Next line</translation>
    </message>
    <message>
      <source>開く</source>
      <translation>Open</translation>
    </message>
  </context>
  <context>
    <name>Conditions</name>
    <message>
      <source>使う場面</source>
      <translation>Use when</translation>
    </message>
    <message>
      <source>使ってはいけない場面</source>
      <translation>Do not use when</translation>
    </message>
  </context>
  <context>
    <name>DismissPopup</name>
    <message>
      <source>この通話では候補から外します。理由は？</source>
      <translation>Leaves this call's suggestions. Why?</translation>
    </message>
  </context>
  <context>
    <name>DuePicker</name>
    <message>
      <source>+30分</source>
      <translation>+30 min</translation>
    </message>
    <message>
      <source>30分</source>
      <translation>30 minutes</translation>
    </message>
    <message>
      <source>{day}の何時までですか</source>
      <translation>{day}: by what hour?</translation>
    </message>
    <message>
      <source>{hour}時</source>
      <translation>{hour}:00</translation>
    </message>
    <message>
      <source>または 11/24 15:00 のように書く</source>
      <translation>or write 11/24 15:00</translation>
    </message>
    <message>
      <source>まだ選んでいません</source>
      <translation>Not chosen yet</translation>
    </message>
    <message>
      <source>日</source>
      <translation>Day</translation>
    </message>
    <message>
      <source>時刻</source>
      <translation>Hour</translation>
    </message>
    <message>
      <source>期限</source>
      <translation>Due</translation>
    </message>
    <message>
      <source>期限を書く</source>
      <translation>Write the due time</translation>
    </message>
  </context>
  <context>
    <name>EarlierPopup</name>
    <message>
      <source>{minutes}分 前へ</source>
      <translation>{minutes} min earlier</translation>
    </message>
    <message>
      <source>通話の開始を、いまの表示よりどれだけ前に戻しますか。</source>
      <translation>How much earlier did the call begin than the clock says?</translation>
    </message>
  </context>
  <context>
    <name>EndSheet</name>
    <message>
      <source>あとで仕上げる</source>
      <translation>Finish later</translation>
    </message>
    <message>
      <source>事例にする</source>
      <translation>Make a case</translation>
    </message>
    <message>
      <source>何が怒らせたか</source>
      <translation>What angered the customer</translation>
    </message>
    <message>
      <source>何が鎮めたか</source>
      <translation>What calmed the customer</translation>
    </message>
    <message>
      <source>何をしたか、何をお伝えしたか</source>
      <translation>What was done, what was said</translation>
    </message>
    <message>
      <source>報告書</source>
      <translation>Report</translation>
    </message>
    <message>
      <source>対応内容</source>
      <translation>Action taken</translation>
    </message>
    <message>
      <source>応対履歴をコピーして閉じる</source>
      <translation>Copy history and close</translation>
    </message>
    <message>
      <source>振り返り</source>
      <translation>Review</translation>
    </message>
    <message>
      <source>約束</source>
      <translation>Promises</translation>
    </message>
    <message>
      <source>約束を加える</source>
      <translation>Add a promise</translation>
    </message>
    <message>
      <source>終話を取り消す</source>
      <translation>Undo the end of the call</translation>
    </message>
    <message>
      <source>結果</source>
      <translation>Result</translation>
    </message>
    <message>
      <source>通話の記録</source>
      <translation>Call record</translation>
    </message>
    <message>
      <source>閉じる</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>開いた記事</source>
      <translation>Articles opened</translation>
    </message>
  </context>
  <context>
    <name>EvidenceEditor</name>
    <message>
      <source>3現主義</source>
      <translation>Place, object, phenomenon</translation>
    </message>
    <message>
      <source>まだありません</source>
      <translation>None yet</translation>
    </message>
    <message>
      <source>加える</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>取り消す</source>
      <translation>Take back</translation>
    </message>
    <message>
      <source>確かめた事実</source>
      <translation>Fact that was checked</translation>
    </message>
    <message>
      <source>確かめた人</source>
      <translation>Checked by</translation>
    </message>
    <message>
      <source>確認 {name}</source>
      <translation>checked by {name}</translation>
    </message>
    <message>
      <source>確認者なし</source>
      <translation>nobody named</translation>
    </message>
  </context>
  <context>
    <name>Footer</name>
    <message>
      <source>コピー</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>使った</source>
      <translation>Used</translation>
    </message>
    <message>
      <source>却下</source>
      <translation>Dismiss</translation>
    </message>
    <message>
      <source>未入力 {count}</source>
      <translation>{count} empty</translation>
    </message>
    <message>
      <source>次の確認</source>
      <translation>Next question</translation>
    </message>
    <message>
      <source>次の行</source>
      <translation>Next line</translation>
    </message>
    <message>
      <source>記録しました</source>
      <translation>Recorded</translation>
    </message>
  </context>
  <context>
    <name>GuidanceActions</name>
    <message>
      <source>元に戻す</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>点検した言葉をコピーしました。</source>
      <translation>The checked words are on the clipboard.</translation>
    </message>
    <message>
      <source>責任が確定したと記録しました。責任のお詫びを読めます。</source>
      <translation>The fault is recorded as established. Apologies for it can be read now.</translation>
    </message>
    <message>
      <source>責任は未確定に戻しました。責任のお詫びは読みません。</source>
      <translation>The fault is open again. Apologies for it are not read.</translation>
    </message>
  </context>
  <context>
    <name>HandOffMessages</name>
    <message>
      <source>{caller}（{product}）</source>
      <translation>{caller} ({product})</translation>
    </message>
    <message>
      <source>、</source>
      <translation>, </translation>
    </message>
    <message>
      <source>お客様の名前なし</source>
      <translation>no name</translation>
    </message>
    <message>
      <source>ほか {count} 件</source>
      <translation>{count} more</translation>
    </message>
    <message>
      <source>使わない項目: {items}</source>
      <translation>not used: {items}</translation>
    </message>
    <message>
      <source>案件: {matter}</source>
      <translation>matter: {matter}</translation>
    </message>
    <message>
      <source>次の通話として始める</source>
      <translation>Start as the next call</translation>
    </message>
    <message>
      <source>渡された通話を始めました: {call}</source>
      <translation>Started the call handed over: {call}</translation>
    </message>
    <message>
      <source>着信: {call}</source>
      <translation>Incoming call: {call}</translation>
    </message>
  </context>
  <context>
    <name>HeldLine</name>
    <message>
      <source>読み上げを止めています。火種の確認 あと{count}問</source>
      <translation>Reading is held. Questions left: {count}</translation>
    </message>
  </context>
  <context>
    <name>IdleSide</name>
    <message>
      <source>メモを書き始めると、通話の時計が動きます</source>
      <translation>The call clock starts when you begin to write</translation>
    </message>
    <message>
      <source>待機中</source>
      <translation>Waiting</translation>
    </message>
    <message>
      <source>開始</source>
      <translation>Start</translation>
    </message>
  </context>
  <context>
    <name>MatterBar</name>
    <message>
      <source>このお客様の通話が以前に {count} 件あります · このPCの記録のみ</source>
      <translation>Earlier calls of this caller: {count} · records of this PC only</translation>
    </message>
    <message>
      <source>この通話をつなぐ</source>
      <translation>Join this call</translation>
    </message>
    <message>
      <source>ご自分が担当の案件があります · {state}</source>
      <translation>You handle an open matter of this caller · {state}</translation>
    </message>
    <message>
      <source>伝える言葉</source>
      <translation>What to say</translation>
    </message>
    <message>
      <source>対応中の案件があります: 担当 {handler} · {state}</source>
      <translation>An open matter of this caller is handled by {handler} · {state}</translation>
    </message>
    <message>
      <source>未定</source>
      <translation>nobody yet</translation>
    </message>
    <message>
      <source>案件を開く</source>
      <translation>Show the matter</translation>
    </message>
    <message>
      <source>経過を見る</source>
      <translation>Show the course</translation>
    </message>
  </context>
  <context>
    <name>MatterForm</name>
    <message>
      <source>まず面談、次に電話。メールは理由があるときだけにします。</source>
      <translation>Face to face first, the telephone next; e-mail only with a reason.</translation>
    </message>
    <message>
      <source>メールにする理由</source>
      <translation>Reason for e-mail</translation>
    </message>
    <message>
      <source>メールにする理由を書いてください。</source>
      <translation>Please write why it is sent by e-mail.</translation>
    </message>
    <message>
      <source>メールの理由</source>
      <translation>Why e-mail</translation>
    </message>
    <message>
      <source>原因</source>
      <translation>Cause</translation>
    </message>
    <message>
      <source>合意にする前に、二人が事実を確かめて名前を残します。</source>
      <translation>Before it is called settled, two people check the facts and leave their names.</translation>
    </message>
    <message>
      <source>担当</source>
      <translation>Handler</translation>
    </message>
    <message>
      <source>最初の不満は何だったか</source>
      <translation>What the first complaint was</translation>
    </message>
    <message>
      <source>最終回答</source>
      <translation>Final answer</translation>
    </message>
    <message>
      <source>未確認</source>
      <translation>Not established</translation>
    </message>
    <message>
      <source>源クレーム</source>
      <translation>Origin</translation>
    </message>
    <message>
      <source>状態</source>
      <translation>State</translation>
    </message>
    <message>
      <source>確認者</source>
      <translation>Reviewers</translation>
    </message>
    <message>
      <source>確認者 {n}</source>
      <translation>Reviewer {n}</translation>
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
      <source>要求の質</source>
      <translation>Kind of demand</translation>
    </message>
    <message>
      <source>要求の量</source>
      <translation>Amount of demand</translation>
    </message>
    <message>
      <source>証拠</source>
      <translation>Evidence</translation>
    </message>
    <message>
      <source>質</source>
      <translation>Kind</translation>
    </message>
  </context>
  <context>
    <name>MatterSheet</name>
    <message>
      <source>CSVに書き出す</source>
      <translation>Export as CSV</translation>
    </message>
    <message>
      <source>{day} 受付</source>
      <translation>received {day}</translation>
    </message>
    <message>
      <source>このPCの記録のみ</source>
      <translation>records of this PC only</translation>
    </message>
    <message>
      <source>このお客様との経過</source>
      <translation>Earlier contacts of this caller</translation>
    </message>
    <message>
      <source>この通話から案件を開く</source>
      <translation>Open a matter from this call</translation>
    </message>
    <message>
      <source>この通話の案件はまだありません。開くと、通話、約束、引き継ぎメモがここに集まります。</source>
      <translation>This call has no matter yet. Once opened, calls, promises and hand-over memos come together here.</translation>
    </message>
    <message>
      <source>この通話をつなぐ</source>
      <translation>Join this call</translation>
    </message>
    <message>
      <source>保存</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>保存していない変更があります</source>
      <translation>There are unsaved changes</translation>
    </message>
    <message>
      <source>案件</source>
      <translation>Matter</translation>
    </message>
    <message>
      <source>経過</source>
      <translation>Course</translation>
    </message>
  </context>
  <context>
    <name>MatterTimeline</name>
    <message>
      <source>メモなし</source>
      <translation>No notes</translation>
    </message>
    <message>
      <source>引き継ぎメモ</source>
      <translation>Hand-over memo</translation>
    </message>
    <message>
      <source>約束</source>
      <translation>Promise</translation>
    </message>
    <message>
      <source>通話 {length}</source>
      <translation>Call {length}</translation>
    </message>
    <message>
      <source>通話中</source>
      <translation>Call going on</translation>
    </message>
  </context>
  <context>
    <name>MattersDesk</name>
    <message>
      <source>お客様の名前なし</source>
      <translation>caller without a name</translation>
    </message>
    <message>
      <source>案件を保存しました: {who}</source>
      <translation>Matter saved: {who}</translation>
    </message>
    <message>
      <source>通話 {calls} 件と案件 {matters} 件を書き出しました: {folder}</source>
      <translation>{calls} calls and {matters} matters were exported to {folder}</translation>
    </message>
    <message>
      <source>通話と案件の表を書き出すフォルダー</source>
      <translation>Folder for the tables of calls and matters</translation>
    </message>
  </context>
  <context>
    <name>Memo</name>
    <message>
      <source>{count} / {limit}字 · 読むのに約{seconds}秒 · 1ページ</source>
      <translation>{count} / {limit} letters · {seconds} s to read · 1 page</translation>
    </message>
    <message>
      <source>{count}字多いので、渡せません</source>
      <translation>{count} characters too many to hand over</translation>
    </message>
    <message>
      <source>お客様が区切りをつけられるわけ: {why}</source>
      <translation>Why the customer can settle: {why}</translation>
    </message>
    <message>
      <source>お客様の欄</source>
      <translation>Caller field</translation>
    </message>
    <message>
      <source>メモ</source>
      <translation>Notes</translation>
    </message>
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
    <message>
      <source>時計、要求、火種</source>
      <translation>Clock, demand, alerts</translation>
    </message>
    <message>
      <source>書き直し</source>
      <translation>Edited</translation>
    </message>
    <message>
      <source>段階、メモの最後</source>
      <translation>Stage, end of notes</translation>
    </message>
    <message>
      <source>約束 {count}</source>
      <translation>Promises {count}</translation>
    </message>
    <message>
      <source>聞き直さない</source>
      <translation>Do not ask again</translation>
    </message>
    <message>
      <source>製品、メモの最初</source>
      <translation>Product, first note</translation>
    </message>
    <message>
      <source>要求</source>
      <translation>Demand</translation>
    </message>
  </context>
  <context>
    <name>MemoBand</name>
    <message>
      <source>代わる前に伝える言葉</source>
      <translation>Say this before handing over</translation>
    </message>
  </context>
  <context>
    <name>MemoRow</name>
    <message>
      <source>入力中</source>
      <translation>Writing</translation>
    </message>
  </context>
  <context>
    <name>MemoSheet</name>
    <message>
      <source>コピーして引き継ぐ</source>
      <translation>Copy and hand over</translation>
    </message>
    <message>
      <source>印刷</source>
      <translation>Print</translation>
    </message>
    <message>
      <source>引き継ぎメモ</source>
      <translation>Hand-over memo</translation>
    </message>
    <message>
      <source>通話に戻る</source>
      <translation>Back to the call</translation>
    </message>
  </context>
  <context>
    <name>NoAnswerSheet</name>
    <message>
      <source>このライブラリには、解決策がないときの手順がまだありません。</source>
      <translation>This library has no procedure yet for when there is no solution.</translation>
    </message>
    <message>
      <source>これで解決策がない</source>
      <translation>No solution left</translation>
    </message>
    <message>
      <source>まだ変える理由は出ていません。</source>
      <translation>Nothing says yet that something should change.</translation>
    </message>
    <message>
      <source>三つのカエル</source>
      <translation>Three changes</translation>
    </message>
    <message>
      <source>約束できること、できないこと、次の連絡を分けて伝えます。合意できずに終わった事例も残します。</source>
      <translation>Say apart what can be promised, what cannot, and the next contact. Cases without consent are kept too.</translation>
    </message>
    <message>
      <source>開く記事</source>
      <translation>Articles to open</translation>
    </message>
  </context>
  <context>
    <name>NoteHints</name>
    <message>
      <source>使った、と記録</source>
      <translation>record as used</translation>
    </message>
    <message>
      <source>応対や事例を開く</source>
      <translation>open from the list</translation>
    </message>
    <message>
      <source>時計は自動で動きます。</source>
      <translation>The clock starts by itself.</translation>
    </message>
    <message>
      <source>次の行を読む</source>
      <translation>read the next line</translation>
    </message>
    <message>
      <source>約束の一覧へ</source>
      <translation>Go to the promises</translation>
    </message>
    <message>
      <source>約束を記録</source>
      <translation>Record a promise</translation>
    </message>
    <message>
      <source>聞こえたままを書いてください。</source>
      <translation>Write down what you hear.</translation>
    </message>
  </context>
  <context>
    <name>NotesPane</name>
    <message>
      <source>{key} で開始</source>
      <translation>{key} to start</translation>
    </message>
    <message>
      <source>{time} に保存</source>
      <translation>Saved {time}</translation>
    </message>
    <message>
      <source>まだ保存できていません</source>
      <translation>Not saved yet</translation>
    </message>
    <message>
      <source>ライブラリが開くと保存</source>
      <translation>Saved once the library opens</translation>
    </message>
    <message>
      <source>通話メモ</source>
      <translation>Call notes</translation>
    </message>
  </context>
  <context>
    <name>NoticeBar</name>
    <message>
      <source>「{slot}」が未入力です。もう一度押すと、入れずに進みます。</source>
      <translation>“{slot}” is empty. Press again to go on without it.</translation>
    </message>
    <message>
      <source>いま話した約束を、期限を決めて記録しますか。</source>
      <translation>Record the promise you just made, with a due time?</translation>
    </message>
    <message>
      <source>この約束を記録しますか: {due}</source>
      <translation>Record this promise? {due}</translation>
    </message>
    <message>
      <source>入力</source>
      <translation>Fill in</translation>
    </message>
    <message>
      <source>約束</source>
      <translation>Promise</translation>
    </message>
    <message>
      <source>記録</source>
      <translation>Record</translation>
    </message>
    <message>
      <source>記録しない</source>
      <translation>Do not record</translation>
    </message>
    <message>
      <source>質問</source>
      <translation>Questions</translation>
    </message>
  </context>
  <context>
    <name>OtherSolutions</name>
    <message>
      <source>ほかの解決策</source>
      <translation>Other solutions</translation>
    </message>
  </context>
  <context>
    <name>OutcomeButtons</name>
    <message>
      <source>結果</source>
      <translation>Result</translation>
    </message>
  </context>
  <context>
    <name>Overview</name>
    <message>
      <source>いまのお知らせはありません。</source>
      <translation>There are no notices now.</translation>
    </message>
    <message>
      <source>お知らせ</source>
      <translation>Notices</translation>
    </message>
    <message>
      <source>このPCの記録のみ</source>
      <translation>records of this PC only</translation>
    </message>
    <message>
      <source>このお客様との経過</source>
      <translation>Earlier contacts of this caller</translation>
    </message>
    <message>
      <source>まだ通話の記録はありません。メモを書くと、通話ごとにここへ残ります。</source>
      <translation>No calls recorded yet. Write notes, and every call is kept here.</translation>
    </message>
    <message>
      <source>ライブラリが開くと、ここに出ます。</source>
      <translation>Shown here as soon as the library is open.</translation>
    </message>
    <message>
      <source>使用 {used}回</source>
      <translation>used {used}</translation>
    </message>
    <message>
      <source>効いた {helped} / 使用 {used}回</source>
      <translation>helped {helped} / used {used}</translation>
    </message>
    <message>
      <source>役に立った応対</source>
      <translation>What helped</translation>
    </message>
    <message>
      <source>後処理が残っているもの {count}</source>
      <translation>To be finished: {count}</translation>
    </message>
    <message>
      <source>手順</source>
      <translation>Procedures</translation>
    </message>
    <message>
      <source>昨日</source>
      <translation>Yesterday</translation>
    </message>
    <message>
      <source>最近の通話</source>
      <translation>Recent calls</translation>
    </message>
    <message>
      <source>記録なし</source>
      <translation>nothing written</translation>
    </message>
  </context>
  <context>
    <name>OverviewPane</name>
    <message>
      <source>お知らせと最近の通話</source>
      <translation>Notices and recent calls</translation>
    </message>
    <message>
      <source>で検索</source>
      <translation>to search</translation>
    </message>
    <message>
      <source>どの画面からでも</source>
      <translation>From any screen</translation>
    </message>
  </context>
  <context>
    <name>PromiseActions</name>
    <message>
      <source>期限を変える</source>
      <translation>Move</translation>
    </message>
    <message>
      <source>果たせなかった</source>
      <translation>Missed</translation>
    </message>
    <message>
      <source>済み</source>
      <translation>Kept</translation>
    </message>
    <message>
      <source>遅れを伝える言葉</source>
      <translation>Words for a delay</translation>
    </message>
    <message>
      <source>電話して記録</source>
      <translation>Call and record</translation>
    </message>
  </context>
  <context>
    <name>PromiseSheet</name>
    <message>
      <source>いつまで</source>
      <translation>By when</translation>
    </message>
    <message>
      <source>お客様のお名前か番号</source>
      <translation>The customer's name or number</translation>
    </message>
    <message>
      <source>どなたに</source>
      <translation>To whom</translation>
    </message>
    <message>
      <source>何を</source>
      <translation>What</translation>
    </message>
    <message>
      <source>何を約束したかを書いてください。</source>
      <translation>Please write what was promised.</translation>
    </message>
    <message>
      <source>担当</source>
      <translation>Owner</translation>
    </message>
    <message>
      <source>方法</source>
      <translation>How</translation>
    </message>
    <message>
      <source>点検結果のご連絡、など</source>
      <translation>Such as: result of the inspection</translation>
    </message>
    <message>
      <source>約束には期限が要ります。</source>
      <translation>A promise needs a due time.</translation>
    </message>
    <message>
      <source>約束の内容</source>
      <translation>What is promised</translation>
    </message>
    <message>
      <source>約束を記録</source>
      <translation>Record a promise</translation>
    </message>
    <message>
      <source>通話とは別に記録します</source>
      <translation>Recorded apart from any call</translation>
    </message>
  </context>
  <context>
    <name>PromisesDesk</name>
    <message>
      <source>この場面の応対（{practice}）がライブラリにありません。</source>
      <translation>The library has no script for this ({practice}).</translation>
    </message>
    <message>
      <source>まもなく期限の約束: {due} {what}</source>
      <translation>Due soon: {due} {what}</translation>
    </message>
    <message>
      <source>まもなく期限の約束が {count} 件あります。</source>
      <translation>{count} promises are due soon.</translation>
    </message>
    <message>
      <source>元に戻す</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>期限を過ぎた約束: {due} {what}</source>
      <translation>Overdue: {due} {what}</translation>
    </message>
    <message>
      <source>期限を過ぎた約束が {count} 件あります。</source>
      <translation>{count} promises are overdue.</translation>
    </message>
    <message>
      <source>果たした約束: {what}</source>
      <translation>Promise kept: {what}</translation>
    </message>
    <message>
      <source>果たせなかった約束: {what}</source>
      <translation>Promise missed: {what}</translation>
    </message>
    <message>
      <source>済みにする</source>
      <translation>Mark as kept</translation>
    </message>
    <message>
      <source>約束「{what}」は果たせましたか。</source>
      <translation>Was the promise “{what}” kept?</translation>
    </message>
    <message>
      <source>約束の期限を変えました。</source>
      <translation>The due time was moved.</translation>
    </message>
    <message>
      <source>約束を見る</source>
      <translation>Show promises</translation>
    </message>
    <message>
      <source>約束を記録しました: {due} {what}</source>
      <translation>Promise recorded: {due} {what}</translation>
    </message>
  </context>
  <context>
    <name>QuestionCard</name>
    <message>
      <source>質問を閉じる</source>
      <translation>Close the question</translation>
    </message>
  </context>
  <context>
    <name>QuestionSheet</name>
    <message>
      <source>ここで聞くことは、もうすべて聞きました。</source>
      <translation>All that is usually asked here was asked.</translation>
    </message>
    <message>
      <source>この原因のすべて</source>
      <translation>All for this cause</translation>
    </message>
    <message>
      <source>この段階</source>
      <translation>This stage</translation>
    </message>
    <message>
      <source>すべて</source>
      <translation>All</translation>
    </message>
    <message>
      <source>原因: {cause} · 段階: {stage}</source>
      <translation>Cause: {cause} · Stage: {stage}</translation>
    </message>
    <message>
      <source>未定</source>
      <translation>not set</translation>
    </message>
    <message>
      <source>未確認</source>
      <translation>not known</translation>
    </message>
    <message>
      <source>範囲</source>
      <translation>Extent</translation>
    </message>
    <message>
      <source>質問</source>
      <translation>Questions</translation>
    </message>
  </context>
  <context>
    <name>ReaderHead</name>
    <message>
      <source>候補へ戻る</source>
      <translation>Suggestions</translation>
    </message>
    <message>
      <source>全文</source>
      <translation>Full text</translation>
    </message>
    <message>
      <source>手順</source>
      <translation>Steps</translation>
    </message>
    <message>
      <source>見方</source>
      <translation>View</translation>
    </message>
    <message>
      <source>読み上げ</source>
      <translation>Read aloud</translation>
    </message>
    <message>
      <source>閉じる</source>
      <translation>Close</translation>
    </message>
  </context>
  <context>
    <name>ReaderPane</name>
    <message>
      <source>{line} / {count} 行</source>
      <translation>line {line} of {count}</translation>
    </message>
    <message>
      <source>使用 {count}回</source>
      <translation>used {count}</translation>
    </message>
    <message>
      <source>全文</source>
      <translation>Full text</translation>
    </message>
    <message>
      <source>検証 {day}</source>
      <translation>validated {day}</translation>
    </message>
    <message>
      <source>読み上げ</source>
      <translation>Read aloud</translation>
    </message>
  </context>
  <context>
    <name>Reading</name>
    <message>
      <source>代替案と確認</source>
      <translation>Alternative and consent</translation>
    </message>
  </context>
  <context>
    <name>ReviewRow</name>
    <message>
      <source>何が怒らせたか</source>
      <translation>What angered the customer</translation>
    </message>
    <message>
      <source>何が鎮めたか</source>
      <translation>What calmed the customer</translation>
    </message>
    <message>
      <source>話し合った</source>
      <translation>Talked over</translation>
    </message>
  </context>
  <context>
    <name>ReviewSheet</name>
    <message>
      <source>二次対応の振り返り</source>
      <translation>Reviews of second handling</translation>
    </message>
    <message>
      <source>担当した人を責めるためではなく、次に生かすためのものです · このPCの記録のみ</source>
      <translation>Not to blame the first handler, but for the next time · records of this computer only</translation>
    </message>
    <message>
      <source>閉じる</source>
      <translation>Close</translation>
    </message>
  </context>
  <context>
    <name>RunningSide</name>
    <message>
      <source>保留中 {time}</source>
      <translation>On hold {time}</translation>
    </message>
    <message>
      <source>通話中</source>
      <translation>In a call</translation>
    </message>
  </context>
  <context>
    <name>SlimStrip</name>
    <message>
      <source>保留中 {time}</source>
      <translation>On hold {time}</translation>
    </message>
    <message>
      <source>終話</source>
      <translation>End call</translation>
    </message>
    <message>
      <source>通話へ戻る</source>
      <translation>Back to the call</translation>
    </message>
    <message>
      <source>通話中</source>
      <translation>On call</translation>
    </message>
  </context>
  <context>
    <name>StagePath</name>
    <message>
      <source>いまの段階は？</source>
      <translation>Which stage is it now?</translation>
    </message>
    <message>
      <source>未定</source>
      <translation>not set</translation>
    </message>
    <message>
      <source>段階: {stage}</source>
      <translation>Stage: {stage}</translation>
    </message>
  </context>
  <context>
    <name>StepWords</name>
    <message>
      <source>{time} に話した</source>
      <translation>said at {time}</translation>
    </message>
    <message>
      <source>前に: {text}</source>
      <translation>Before: {text}</translation>
    </message>
    <message>
      <source>記録すること: {text}</source>
      <translation>To record: {text}</translation>
    </message>
  </context>
  <context>
    <name>Strip</name>
    <message>
      <source>{key} で引き継ぎ</source>
      <translation>{key} hands over</translation>
    </message>
    <message>
      <source>{minutes}分を過ぎました</source>
      <translation>{minutes} minutes have passed</translation>
    </message>
    <message>
      <source>ほか{count}件の通話</source>
      <translation>Other calls: {count}</translation>
    </message>
    <message>
      <source>ほか{count}件の通話（保留）</source>
      <translation>Other calls: {count} (on hold)</translation>
    </message>
  </context>
  <context>
    <name>SuggestionsPane</name>
    <message>
      <source>なし</source>
      <translation>none</translation>
    </message>
    <message>
      <source>メモから候補はまだありません。言葉が増えると、ここに応対と事例が出ます。</source>
      <translation>No suggestions from the notes yet. More words bring replies and cases here.</translation>
    </message>
    <message>
      <source>ライブラリが開くと、ここに応対と事例が出ます。</source>
      <translation>Replies and cases appear here as soon as the library is open.</translation>
    </message>
    <message>
      <source>候補</source>
      <translation>Suggestions</translation>
    </message>
    <message>
      <source>合意なしの例も含む</source>
      <translation>includes cases without consent</translation>
    </message>
    <message>
      <source>推奨応対</source>
      <translation>Recommended</translation>
    </message>
    <message>
      <source>開く</source>
      <translation>open</translation>
    </message>
    <message>
      <source>類似事例</source>
      <translation>Similar cases</translation>
    </message>
  </context>
  <context>
    <name>TimeBar</name>
    <message>
      <source>{minutes}分</source>
      <translation>{minutes} min</translation>
    </message>
  </context>
  <context>
    <name>TimeCapsule</name>
    <message>
      <source>通話時間 {time}</source>
      <translation>Call time {time}</translation>
    </message>
  </context>
  <context>
    <name>TimelineSheet</name>
    <message>
      <source>{time} 開始 · {count}件 · このPCの記録のみ</source>
      <translation>Began {time} · {count} entries · records of this PC only</translation>
    </message>
    <message>
      <source>通話の経過</source>
      <translation>Course of the call</translation>
    </message>
  </context>
  <context>
    <name>TimelineWords</name>
    <message>
      <source>{day} まで</source>
      <translation>by {day}</translation>
    </message>
    <message>
      <source>{question}（未確認に戻した）</source>
      <translation>{question} (open again)</translation>
    </message>
    <message>
      <source>「{words}」</source>
      <translation>“{words}”</translation>
    </message>
    <message>
      <source>こちらの責任が事実と分かった</source>
      <translation>Our fault is a fact</translation>
    </message>
    <message>
      <source>まだ分からない、に戻した</source>
      <translation>Not established after all</translation>
    </message>
    <message>
      <source>（いまはない記事）</source>
      <translation>(an article that is gone)</translation>
    </message>
  </context>
  <context>
    <name>Verbs</name>
    <message>
      <source>二次化</source>
      <translation>Secondary</translation>
    </message>
    <message>
      <source>保留</source>
      <translation>Hold</translation>
    </message>
    <message>
      <source>保留解除</source>
      <translation>Resume</translation>
    </message>
    <message>
      <source>引き継ぎ</source>
      <translation>Hand over</translation>
    </message>
    <message>
      <source>約束</source>
      <translation>Promise</translation>
    </message>
    <message>
      <source>約束 本日{count}</source>
      <translation>Promises today {count}</translation>
    </message>
    <message>
      <source>約束 超過{count}</source>
      <translation>Promises overdue {count}</translation>
    </message>
    <message>
      <source>終話</source>
      <translation>End</translation>
    </message>
  </context>
  <context>
    <name>WordingRows</name>
    <message>
      <source>気になる言葉はありません。</source>
      <translation>Nothing to change.</translation>
    </message>
    <message>
      <source>言い換える</source>
      <translation>Take it</translation>
    </message>
  </context>
  <context>
    <name>WordingSheet</name>
    <message>
      <source>「{slot}」が未入力です</source>
      <translation>“{slot}” is empty</translation>
    </message>
    <message>
      <source>コピー</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>使い道</source>
      <translation>Use</translation>
    </message>
    <message>
      <source>承知のうえでコピー</source>
      <translation>Copy knowingly</translation>
    </message>
    <message>
      <source>指摘が {count} 件残っています。もう一度押すとコピーします</source>
      <translation>{count} left. Press again to copy all the same</translation>
    </message>
    <message>
      <source>書くか貼り付けると、火に油を注ぐ言葉とその言い換えが出ます。</source>
      <translation>Write or paste: words that make it worse are shown with better ones.</translation>
    </message>
    <message>
      <source>言葉の点検</source>
      <translation>Check the wording</translation>
    </message>
    <message>
      <source>返答</source>
      <translation>Reply</translation>
    </message>
    <message>
      <source>返答を書く、または貼り付ける</source>
      <translation>Write or paste a reply</translation>
    </message>
    <message>
      <source>開いている記事のメール文を入れる</source>
      <translation>Fill in the mail of the open article</translation>
    </message>
  </context>
</TS>
