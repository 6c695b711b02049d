<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="ja_JP">
  <context>
    <name>ArticleLines</name>
    <message>
      <source>{outcome}。</source>
      <translation>{outcome}. </translation>
    </message>
    <message>
      <source>基準: {text}</source>
      <translation>Criterion: {text}</translation>
    </message>
  </context>
  <context>
    <name>CountLine</name>
    <message numerus="yes">
      <source>%n件</source>
      <translation>
        <numerusform>%n result</numerusform>
        <numerusform>%n results</numerusform>
      </translation>
    </message>
    <message>
      <source>{most}件より多いと新しい順にできません。</source>
      <translation>More than {most} results cannot be put in order of date.</translation>
    </message>
    <message>
      <source>「{terms}」として探しました</source>
      <translation>Looked for “{terms}”</translation>
    </message>
    <message>
      <source>しぼり込み</source>
      <translation>Filters</translation>
    </message>
    <message>
      <source>しぼり込み {count}</source>
      <translation>Filters {count}</translation>
    </message>
    <message>
      <source>もしかして「{text}」</source>
      <translation>Did you mean “{text}”?</translation>
    </message>
    <message>
      <source>並び</source>
      <translation>Order</translation>
    </message>
    <message numerus="yes">
      <source>全 %n件</source>
      <translation>
        <numerusform>of %n</numerusform>
        <numerusform>of %n</numerusform>
      </translation>
    </message>
    <message>
      <source>探しています…</source>
      <translation>Searching…</translation>
    </message>
    <message>
      <source>新しい順</source>
      <translation>Newest</translation>
    </message>
    <message>
      <source>近い順</source>
      <translation>Nearest</translation>
    </message>
  </context>
  <context>
    <name>FacetPane</name>
    <message>
      <source>しぼり込み</source>
      <translation>Filters</translation>
    </message>
    <message>
      <source>しぼり込みをすべて外す</source>
      <translation>Clear all filters</translation>
    </message>
    <message>
      <source>外す</source>
      <translation>Clear</translation>
    </message>
  </context>
  <context>
    <name>FacetSection</name>
    <message>
      <source>もっと見る（{count}）</source>
      <translation>More ({count})</translation>
    </message>
    <message>
      <source>少なくする</source>
      <translation>Fewer</translation>
    </message>
  </context>
  <context>
    <name>NoHits</name>
    <message>
      <source>「{text}」で探す</source>
      <translation>Search for “{text}”</translation>
    </message>
    <message>
      <source>「{text}」に合う記事はありません。</source>
      <translation>No article matches “{text}”.</translation>
    </message>
    <message>
      <source>この言葉で記事を書く</source>
      <translation>Write an article for these words</translation>
    </message>
    <message>
      <source>しぼり込みを外す</source>
      <translation>Clear the filters</translation>
    </message>
    <message numerus="yes">
      <source>しぼり込みを外すと %n件あります。</source>
      <translation>
        <numerusform>Without the filters there is %n result.</numerusform>
        <numerusform>Without the filters there are %n results.</numerusform>
      </translation>
    </message>
    <message>
      <source>言葉を減らすか、別の言い方で探せます。入力した言葉はそのまま残ります。</source>
      <translation>Try fewer words or another way to say it. The words you typed are kept.</translation>
    </message>
    <message>
      <source>言葉を減らすか、別の言い方で探せます。通話メモに書いておけば、お客様の言葉は残ります。</source>
      <translation>Try fewer words or another way to say it. What you write in the call notes keeps the caller’s words.</translation>
    </message>
    <message>
      <source>記事はありません。</source>
      <translation>There are no articles.</translation>
    </message>
    <message>
      <source>通話に戻る</source>
      <translation>Back to the call</translation>
    </message>
  </context>
  <context>
    <name>PreviewPane</name>
    <message>
      <source>コピー</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>一覧に戻る</source>
      <translation>Back to the list</translation>
    </message>
    <message numerus="yes">
      <source>使用 %n回</source>
      <translation>
        <numerusform>used %n time</numerusform>
        <numerusform>used %n times</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>効いた %n回</source>
      <translation>
        <numerusform>helped %n time</numerusform>
        <numerusform>helped %n times</numerusform>
      </translation>
    </message>
    <message>
      <source>未入力 {count}</source>
      <translation>{count} to fill in</translation>
    </message>
    <message>
      <source>検証 {day}</source>
      <translation>validated {day}</translation>
    </message>
    <message>
      <source>記事</source>
      <translation>Article</translation>
    </message>
    <message>
      <source>記録しました</source>
      <translation>Recorded</translation>
    </message>
    <message>
      <source>通話で使う</source>
      <translation>Use in the call</translation>
    </message>
  </context>
  <context>
    <name>ResultRow</name>
    <message numerus="yes">
      <source>使用 %n回</source>
      <translation>
        <numerusform>used %n time</numerusform>
        <numerusform>used %n times</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SearchPanel</name>
    <message>
      <source>↑↓ 選ぶ   Enter 開く   Ctrl+C 言葉をコピー</source>
      <translation>↑↓ choose   Enter open   Ctrl+C copy the words</translation>
    </message>
    <message>
      <source>まだ入っていない欄があるため、コピーしていません: {names}</source>
      <translation>Not copied, because these are still to be filled in: {names}</translation>
    </message>
    <message>
      <source>ライブラリが開いたら、すぐに探します。</source>
      <translation>The search begins as soon as the library is open.</translation>
    </message>
    <message>
      <source>検索</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>検索結果</source>
      <translation>Search results</translation>
    </message>
    <message>
      <source>言葉、商品、状況で探す</source>
      <translation>Search by words, product, situation</translation>
    </message>
    <message>
      <source>言葉をコピーしました。</source>
      <translation>The words are copied.</translation>
    </message>
  </context>
</TS>
