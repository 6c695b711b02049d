-- A library as the program with the schema 0001 wrote it: never to be changed.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE article_drafts (
	article_id BLOB NOT NULL, 
	editor TEXT NOT NULL, 
	text TEXT NOT NULL, 
	base_number INTEGER NOT NULL, 
	saved_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_article_drafts PRIMARY KEY (article_id, editor)
);
INSERT INTO "article_drafts" VALUES(X'01A21BCB703577F8B5AC0EC05045408C','佐藤','書きかけの続き',2,'2026-11-22T13:33:05.123456Z');
CREATE TABLE article_revisions (
	id BLOB NOT NULL, 
	article_id BLOB NOT NULL, 
	number INTEGER NOT NULL, 
	saved_at VARCHAR(27) NOT NULL, 
	saved_by TEXT NOT NULL, 
	kind VARCHAR NOT NULL, 
	title TEXT NOT NULL, 
	body TEXT NOT NULL, 
	state VARCHAR NOT NULL, 
	practices TEXT NOT NULL, 
	product TEXT NOT NULL, 
	cause TEXT NOT NULL, 
	demand TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	customer_words TEXT NOT NULL, 
	validated_on DATE, 
	stage VARCHAR, 
	role VARCHAR, 
	outcome VARCHAR, 
	happened_on DATE, 
	ends_on DATE, 
	CONSTRAINT pk_article_revisions PRIMARY KEY (id), 
	CONSTRAINT fk_article_revisions_article_id FOREIGN KEY(article_id) REFERENCES articles (id), 
	CONSTRAINT uq_article_revisions_article_id_number UNIQUE (article_id, number)
);
INSERT INTO "article_revisions" VALUES(X'01A21BCB7058742DA9DCE4BD62403720',X'01A21BCB703577F7B80954BEFCF062AD',1,'2026-11-22T13:03:05.123456Z','佐藤','script','訪問を求められたとき','## 使う場面
','validated','["P1", "P2"]','電気ケトル K-21','product_defect','["visit", "money"]','["訪問要求", "引用\"符"]','["今すぐ来い", "家まで来て謝れ"]','2026-10-02','facts','first','no_consent','2026-07-14','2027-12-27');
INSERT INTO "article_revisions" VALUES(X'01A21BCB706473538854C51EAF11CADA',X'01A21BCB703577F8B5AC0EC05045408C',1,'2026-11-22T13:03:05.123456Z','佐藤','script','二番目の話','## 使う場面

- 訪問を求められた
','not_validated','[]','','','[]','[]','[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "article_revisions" VALUES(X'01A21BCB7065726C918480EB2C51EA1C',X'01A21BCB703577F9A6981B91C4230CC4',1,'2026-11-22T13:03:05.123456Z','佐藤','script','古い話','## 使う場面
','archived','[]','','','[]','[]','[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "article_revisions" VALUES(X'01A21BCB707077DB8C07586703684257',X'01A21BCB703577F8B5AC0EC05045408C',2,'2026-11-22T13:08:05.123456Z','田中','script','二番目の話、改め','## 使う場面

- 訪問を求められた
','not_validated','[]','','','[]','[]','[]',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE articles (
	id BLOB NOT NULL, 
	kind VARCHAR NOT NULL, 
	title TEXT NOT NULL, 
	state VARCHAR NOT NULL, 
	latest_number INTEGER NOT NULL, 
	CONSTRAINT pk_articles PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "articles" VALUES(X'01A21BCB703577F7B80954BEFCF062AD','script','訪問を求められたとき','validated',1);
INSERT INTO "articles" VALUES(X'01A21BCB703577F8B5AC0EC05045408C','script','二番目の話、改め','not_validated',2);
INSERT INTO "articles" VALUES(X'01A21BCB703577F9A6981B91C4230CC4','script','古い話','archived',1);
CREATE TABLE call_events (
	id BLOB NOT NULL, 
	call_id BLOB NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	type VARCHAR NOT NULL, 
	article_id BLOB, 
	detail TEXT NOT NULL, 
	CONSTRAINT pk_call_events PRIMARY KEY (id), 
	CONSTRAINT fk_call_events_article_id FOREIGN KEY(article_id) REFERENCES articles (id), 
	CONSTRAINT fk_call_events_call_id FOREIGN KEY(call_id) REFERENCES calls (id)
);
INSERT INTO "call_events" VALUES(X'01A21BCB70CF76CD829E1671AB17D62F',X'01A21BCB70C272F485DBF5B96B6C7FD1','2026-11-22T13:04:05.123456Z','started',NULL,'');
INSERT INTO "call_events" VALUES(X'01A21BCB70DB75FBB0AA9F68A4B8D761',X'01A21BCB70C272F485DBF5B96B6C7FD1','2026-11-22T13:04:05.123456Z','article_used',X'01A21BCB703577F7B80954BEFCF062AD','');
INSERT INTO "call_events" VALUES(X'01A21BCB70E9731BA68A3E051EA8B4B0',X'01A21BCB70C272F485DBF5B96B6C7FD1','2026-11-22T13:04:05.123456Z','ended',NULL,'');
CREATE TABLE calls (
	id BLOB NOT NULL, 
	started_at VARCHAR(27) NOT NULL, 
	agent TEXT NOT NULL, 
	matter_id BLOB, 
	caller_reference TEXT NOT NULL, 
	handling VARCHAR NOT NULL, 
	notes TEXT NOT NULL, 
	demand_qualities TEXT NOT NULL, 
	demand_quantity TEXT NOT NULL, 
	product TEXT NOT NULL, 
	cause TEXT NOT NULL, 
	action TEXT NOT NULL, 
	result VARCHAR, 
	seconds_held INTEGER NOT NULL, 
	secondary_at VARCHAR(27), 
	ended_at VARCHAR(27), 
	CONSTRAINT pk_calls PRIMARY KEY (id), 
	CONSTRAINT fk_calls_matter_id FOREIGN KEY(matter_id) REFERENCES matters (id)
);
INSERT INTO "calls" VALUES(X'01A21BCB70C272F485DBF5B96B6C7FD1','2026-11-22T13:03:05.123456Z','担当者',X'01A21BCB707077DC9D811366EE378563','C-104','second','「今すぐ来い」と言われている
三回目','["visit", "superior"]','今日中に二人','電気ケトル K-21','product_defect','調査のお約束','callback',90,'2026-11-22T13:06:05.123456Z','2026-11-22T13:15:35.123456Z');
INSERT INTO "calls" VALUES(X'01A21BCB70E9731CB79A37CA7F71AE9F','2026-11-22T13:23:05.123456Z','佐藤',NULL,'','first','まだ続いている通話のメモ','[]','','','','',NULL,0,NULL,NULL);
CREATE TABLE feedback (
	id BLOB NOT NULL, 
	article_id BLOB NOT NULL, 
	call_id BLOB, 
	at VARCHAR(27) NOT NULL, 
	type VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_feedback PRIMARY KEY (id), 
	CONSTRAINT fk_feedback_article_id FOREIGN KEY(article_id) REFERENCES articles (id), 
	CONSTRAINT fk_feedback_call_id FOREIGN KEY(call_id) REFERENCES calls (id)
);
INSERT INTO "feedback" VALUES(X'01A21BCB70FF73B19F6E310DC1EDFEFA',X'01A21BCB703577F7B80954BEFCF062AD',X'01A21BCB70C272F485DBF5B96B6C7FD1','2026-11-22T13:16:05.123456Z','used','');
INSERT INTO "feedback" VALUES(X'01A21BCB710A7561A72395142C688356',X'01A21BCB703577F7B80954BEFCF062AD',X'01A21BCB70C272F485DBF5B96B6C7FD1','2026-11-22T13:16:05.123456Z','helped','');
CREATE TABLE matters (
	id BLOB NOT NULL, 
	opened_at VARCHAR(27) NOT NULL, 
	caller_reference TEXT NOT NULL, 
	handler TEXT NOT NULL, 
	product TEXT NOT NULL, 
	cause TEXT NOT NULL, 
	demand_qualities TEXT NOT NULL, 
	demand_quantity TEXT NOT NULL, 
	original_complaint TEXT NOT NULL, 
	state VARCHAR NOT NULL, 
	answer_channel VARCHAR, 
	answer_channel_reason TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	reviewers TEXT NOT NULL, 
	closed_at VARCHAR(27), 
	CONSTRAINT pk_matters PRIMARY KEY (id)
);
INSERT INTO "matters" VALUES(X'01A21BCB707077DC9D811366EE378563','2026-11-22T13:03:05.123456Z','C-104','担当者','加湿器 H-3','attitude','["apology_letter"]','社長名で','水が漏れた','agreed','email','お客様のご希望','["写真", "現物"]','["SV", "品質保証部"]','2026-11-22T14:03:05.123456Z');
CREATE TABLE outbox (
	sequence_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article_id BLOB NOT NULL, 
	change VARCHAR NOT NULL
);
INSERT INTO "outbox" VALUES(1,X'01A21BCB703577F7B80954BEFCF062AD','added');
INSERT INTO "outbox" VALUES(2,X'01A21BCB703577F8B5AC0EC05045408C','added');
INSERT INTO "outbox" VALUES(3,X'01A21BCB703577F9A6981B91C4230CC4','added');
INSERT INTO "outbox" VALUES(4,X'01A21BCB703577F8B5AC0EC05045408C','changed');
CREATE INDEX ix_articles_kind_title ON articles (kind, title);
CREATE TRIGGER article_revisions_no_update BEFORE UPDATE ON article_revisions BEGIN SELECT RAISE(ABORT, 'article_revisions is append-only'); END;
CREATE TRIGGER article_revisions_no_delete BEFORE DELETE ON article_revisions BEGIN SELECT RAISE(ABORT, 'article_revisions is append-only'); END;
CREATE INDEX ix_matters_caller_reference ON matters (caller_reference);
CREATE INDEX ix_calls_started_at ON calls (started_at);
CREATE INDEX ix_calls_ended_at ON calls (ended_at);
CREATE INDEX ix_calls_matter_id ON calls (matter_id);
CREATE INDEX ix_call_events_call_id_at ON call_events (call_id, at);
CREATE INDEX ix_feedback_article_id_type ON feedback (article_id, type);
CREATE INDEX ix_feedback_call_id ON feedback (call_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox',4);
COMMIT;
