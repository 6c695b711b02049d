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
    <name>ArticlesPane</name>
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
    <name>EditorPanel</name>
    <message>
      <source>下書きは書くたびに保存されます</source>
      <translation>Drafts are saved as you type</translation>
    </message>
    <message>
      <source>本文</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>見え方</source>
      <translation>Preview</translation>
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
    <name>TitleField</name>
    <message>
      <source>題名</source>
      <translation>Title</translation>
    </message>
  </context>
</TS>
