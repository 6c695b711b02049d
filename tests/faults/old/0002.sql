-- A library as the program with the schema 0002 wrote it: never to be changed.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE article_drafts (
	article_id BLOB NOT NULL, 
	editor TEXT NOT NULL, 
	text TEXT NOT NULL, 
	base_number INTEGER NOT NULL, 
	saved_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_article_drafts PRIMARY KEY (article_id, editor)
);
INSERT INTO "article_drafts" VALUES(X'01A21BCBDCAD74CC9B9850CBE73E650E','佐藤','書きかけの続き',2,'2026-11-22T13:33:05.123456Z');
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
INSERT INTO "article_revisions" VALUES(X'01A21BCBDCBD71D7870DFBFE0270FA2B',X'01A21BCBDCAD74CBB2FDEE5B50AC73FA',1,'2026-11-22T13:03:05.123456Z','佐藤','script','訪問を求められたとき','## 使う場面
','validated','["P1", "P2"]','電気ケトル K-21','product_defect','["visit", "money"]','["訪問要求", "引用\"符"]','["今すぐ来い", "家まで来て謝れ"]','2026-10-02','facts','first','no_consent','2026-07-14','2027-12-27');
INSERT INTO "article_revisions" VALUES(X'01A21BCBDCDE732FA0E908F69FE414B2',X'01A21BCBDCAD74CC9B9850CBE73E650E',1,'2026-11-22T13:03:05.123456Z','佐藤','script','二番目の話','## 使う場面

- 訪問を求められた
','not_validated','[]','','','[]','[]','[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "article_revisions" VALUES(X'01A21BCBDCDF739E8D1B0283069F6605',X'01A21BCBDCAD74CD9CE9AB410A4B12FD',1,'2026-11-22T13:03:05.123456Z','佐藤','script','古い話','## 使う場面
','archived','[]','','','[]','[]','[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "article_revisions" VALUES(X'01A21BCBDCEE73AD99F8C461B23F77BF',X'01A21BCBDCAD74CC9B9850CBE73E650E',2,'2026-11-22T13:08:05.123456Z','田中','script','二番目の話、改め','## 使う場面

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
INSERT INTO "articles" VALUES(X'01A21BCBDCAD74CBB2FDEE5B50AC73FA','script','訪問を求められたとき','validated',1);
INSERT INTO "articles" VALUES(X'01A21BCBDCAD74CC9B9850CBE73E650E','script','二番目の話、改め','not_validated',2);
INSERT INTO "articles" VALUES(X'01A21BCBDCAD74CD9CE9AB410A4B12FD','script','古い話','archived',1);
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
INSERT INTO "call_events" VALUES(X'01A21BCBDD8D70168ED8ED3FCF312404',X'01A21BCBDD8B770B9E3AD77082C5D36C','2026-11-22T13:04:05.123456Z','started',NULL,'');
INSERT INTO "call_events" VALUES(X'01A21BCBDDBD71A8A40BC66218B9BC1B',X'01A21BCBDD8B770B9E3AD77082C5D36C','2026-11-22T13:04:05.123456Z','article_used',X'01A21BCBDCAD74CBB2FDEE5B50AC73FA','');
INSERT INTO "call_events" VALUES(X'01A21BCBDDEB7035B4A69812F6F9D06C',X'01A21BCBDD8B770B9E3AD77082C5D36C','2026-11-22T13:04:05.123456Z','ended',NULL,'');
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
	ended_at VARCHAR(27), held_since VARCHAR(27), asked TEXT DEFAULT '[]' NOT NULL, stage VARCHAR, fault_established BOOLEAN DEFAULT '0' NOT NULL, reading TEXT, 
	CONSTRAINT pk_calls PRIMARY KEY (id), 
	CONSTRAINT fk_calls_matter_id FOREIGN KEY(matter_id) REFERENCES matters (id)
);
INSERT INTO "calls" VALUES(X'01A21BCBDD8B770B9E3AD77082C5D36C','2026-11-22T13:03:05.123456Z','担当者',X'01A21BCBDCEE73AEB274084D4B35FCA8','C-104','second','「今すぐ来い」と言われている
三回目','["visit", "superior"]','今日中に二人','電気ケトル K-21','product_defect','調査のお約束','callback',90,'2026-11-22T13:06:05.123456Z','2026-11-22T13:15:35.123456Z','2026-11-22T13:14:05.123456Z','["name", "purchase_date"]','facts',1,NULL);
INSERT INTO "calls" VALUES(X'01A21BCBDDEC764B9BA8FF5DB8BAFAA4','2026-11-22T13:23:05.123456Z','佐藤',NULL,'','first','まだ続いている通話のメモ','[]','','','','',NULL,0,NULL,NULL,NULL,'[]',NULL,0,NULL);
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
INSERT INTO "feedback" VALUES(X'01A21BCBDDEC764C8E7C4F1037806E93',X'01A21BCBDCAD74CBB2FDEE5B50AC73FA',X'01A21BCBDD8B770B9E3AD77082C5D36C','2026-11-22T13:16:05.123456Z','used','');
INSERT INTO "feedback" VALUES(X'01A21BCBDE1270C48AC773B27963DAD0',X'01A21BCBDCAD74CBB2FDEE5B50AC73FA',X'01A21BCBDD8B770B9E3AD77082C5D36C','2026-11-22T13:16:05.123456Z','helped','');
CREATE TABLE handover_memos (
	id BLOB NOT NULL, 
	call_id BLOB NOT NULL, 
	made_at VARCHAR(27) NOT NULL, 
	to_role TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_handover_memos PRIMARY KEY (id), 
	CONSTRAINT fk_handover_memos_call_id FOREIGN KEY(call_id) REFERENCES calls (id)
);
INSERT INTO "handover_memos" VALUES(X'01A21BCBDE8774908005358AF0A85EF0',X'01A21BCBDD8B770B9E3AD77082C5D36C','2026-11-22T13:06:05.123456Z','sv','引き継ぎの言葉');
CREATE TABLE matter_evidence (
	matter_id BLOB NOT NULL, 
	place INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	principle VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	checked_by TEXT NOT NULL, 
	CONSTRAINT pk_matter_evidence PRIMARY KEY (matter_id, place), 
	CONSTRAINT fk_matter_evidence_matter_id FOREIGN KEY(matter_id) REFERENCES matters (id)
);
INSERT INTO "matter_evidence" VALUES(X'01A21BCBDCEE73AEB274084D4B35FCA8',0,'2026-11-22T13:08:05.123456Z','object','現物','品質保証部');
INSERT INTO "matter_evidence" VALUES(X'01A21BCBDCEE73AEB274084D4B35FCA8',1,'2026-11-22T13:03:05.123456Z','place','台所','');
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
	reviewers TEXT NOT NULL, 
	closed_at VARCHAR(27), 
	CONSTRAINT pk_matters PRIMARY KEY (id)
);
INSERT INTO "matters" VALUES(X'01A21BCBDCEE73AEB274084D4B35FCA8','2026-11-22T13:03:05.123456Z','C-104','担当者','加湿器 H-3','attitude','["apology_letter"]','社長名で','水が漏れた','agreed','email','お客様のご希望','["SV", "品質保証部"]','2026-11-22T14:03:05.123456Z');
CREATE TABLE outbox (
	sequence_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article_id BLOB NOT NULL, 
	change VARCHAR NOT NULL
);
INSERT INTO "outbox" VALUES(1,X'01A21BCBDCAD74CBB2FDEE5B50AC73FA','added');
INSERT INTO "outbox" VALUES(2,X'01A21BCBDCAD74CC9B9850CBE73E650E','added');
INSERT INTO "outbox" VALUES(3,X'01A21BCBDCAD74CD9CE9AB410A4B12FD','added');
INSERT INTO "outbox" VALUES(4,X'01A21BCBDCAD74CC9B9850CBE73E650E','changed');
CREATE TABLE promise_moves (
	promise_id BLOB NOT NULL, 
	place INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	due_before VARCHAR(27) NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_promise_moves PRIMARY KEY (promise_id, place), 
	CONSTRAINT fk_promise_moves_promise_id FOREIGN KEY(promise_id) REFERENCES promises (id)
);
CREATE TABLE promises (
	id BLOB NOT NULL, 
	made_at VARCHAR(27) NOT NULL, 
	due_at VARCHAR(27) NOT NULL, 
	what TEXT NOT NULL, 
	to_whom TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	channel VARCHAR NOT NULL, 
	call_id BLOB, 
	matter_id BLOB, 
	state VARCHAR NOT NULL, 
	settled_at VARCHAR(27), 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_promises PRIMARY KEY (id), 
	CONSTRAINT fk_promises_call_id FOREIGN KEY(call_id) REFERENCES calls (id), 
	CONSTRAINT fk_promises_matter_id FOREIGN KEY(matter_id) REFERENCES matters (id)
);
INSERT INTO "promises" VALUES(X'01A21BCBDE5D740DBF00279AFCD9AB09','2026-11-22T13:03:05.123456Z','2026-11-22T23:03:05.123456Z','折り返し','水野様','佐藤','telephone',X'01A21BCBDD8B770B9E3AD77082C5D36C',X'01A21BCBDCEE73AEB274084D4B35FCA8','open',NULL,'');
CREATE TABLE review_items (
	id BLOB NOT NULL, 
	call_id BLOB NOT NULL, 
	opened_at VARCHAR(27) NOT NULL, 
	angered TEXT NOT NULL, 
	calmed TEXT NOT NULL, 
	closed_at VARCHAR(27), 
	CONSTRAINT pk_review_items PRIMARY KEY (id), 
	CONSTRAINT fk_review_items_call_id FOREIGN KEY(call_id) REFERENCES calls (id), 
	CONSTRAINT uq_review_items_call_id UNIQUE (call_id)
);
INSERT INTO "review_items" VALUES(X'01A21BCBDE88742FBFDCDF6896247D2D',X'01A21BCBDD8B770B9E3AD77082C5D36C','2026-11-22T13:17:05.123456Z','待たせた','復唱した',NULL);
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
CREATE INDEX ix_calls_caller_reference ON calls (caller_reference);
CREATE INDEX ix_promises_state_due_at ON promises (state, due_at);
CREATE INDEX ix_promises_call_id ON promises (call_id);
CREATE INDEX ix_promises_matter_id ON promises (matter_id);
CREATE INDEX ix_handover_memos_call_id ON handover_memos (call_id);
CREATE INDEX ix_review_items_closed_at ON review_items (closed_at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox',4);
COMMIT;
