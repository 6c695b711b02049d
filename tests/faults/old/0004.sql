-- A library as the program with the schema 0004 wrote it: never to be changed.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE article_drafts (
	article_id BLOB NOT NULL, 
	editor TEXT NOT NULL, 
	window BLOB NOT NULL, 
	text TEXT NOT NULL, 
	base_number INTEGER NOT NULL, 
	saved_at VARCHAR(27) NOT NULL, 
	call_id BLOB, 
	CONSTRAINT pk_article_drafts PRIMARY KEY (article_id, editor, window), 
	CONSTRAINT fk_article_drafts_call_id FOREIGN KEY(call_id) REFERENCES calls (id)
);
INSERT INTO "article_drafts" VALUES(X'01A21BCBF305705D982D808D7D81CCA9','佐藤',X'01A21BCBF43C719A9C96951B872C04EA','書きかけの続き',2,'2026-11-22T13:33:05.123456Z',NULL);
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
INSERT INTO "article_revisions" VALUES(X'01A21BCBF32C70CC98B78799A8117AC4',X'01A21BCBF305705C99B3A1980363EBB2',1,'2026-11-22T13:03:05.123456Z','佐藤','script','訪問を求められたとき','## 使う場面
','validated','["P1", "P2"]','電気ケトル K-21','product_defect','["visit", "money"]','["訪問要求", "引用\"符"]','["今すぐ来い", "家まで来て謝れ"]','2026-10-02','facts','first','no_consent','2026-07-14','2027-12-27');
INSERT INTO "article_revisions" VALUES(X'01A21BCBF33476B4AA42494C0C4E77A3',X'01A21BCBF305705D982D808D7D81CCA9',1,'2026-11-22T13:03:05.123456Z','佐藤','script','二番目の話','## 使う場面

- 訪問を求められた
','not_validated','[]','','','[]','[]','[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "article_revisions" VALUES(X'01A21BCBF33476B5AFAA2F4FFB207E1B',X'01A21BCBF305705EB4B40ED273785640',1,'2026-11-22T13:03:05.123456Z','佐藤','script','古い話','## 使う場面
','archived','[]','','','[]','[]','[]',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "article_revisions" VALUES(X'01A21BCBF3357250A53C2594E23DF1DB',X'01A21BCBF305705D982D808D7D81CCA9',2,'2026-11-22T13:08:05.123456Z','田中','script','二番目の話、改め','## 使う場面

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
INSERT INTO "articles" VALUES(X'01A21BCBF305705C99B3A1980363EBB2','script','訪問を求められたとき','validated',1);
INSERT INTO "articles" VALUES(X'01A21BCBF305705D982D808D7D81CCA9','script','二番目の話、改め','not_validated',2);
INSERT INTO "articles" VALUES(X'01A21BCBF305705EB4B40ED273785640','script','古い話','archived',1);
CREATE TABLE attachments (
	id BLOB NOT NULL, 
	added_at VARCHAR(27) NOT NULL, 
	added_by TEXT NOT NULL, 
	name TEXT NOT NULL, 
	media_type VARCHAR NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_attachments PRIMARY KEY (id), 
	CONSTRAINT uq_attachments_sha256 UNIQUE (sha256)
);
INSERT INTO "attachments" VALUES(X'BC9E9D53E7F88CD587B4CC8B9604C95A','2026-11-22T13:03:05.123456Z','佐藤','図.png','image/png','bc9e9d53e7f87cd507b4cc8b9604c95a396156a962168f8c478d6867973a2da4',X'89504E470D0A1A0A0000000D4948445200000003000000030802000000D94A22E80000001049444154789C6338212707410C5858008F340925E842E9400000000049454E44AE426082');
CREATE TABLE audit_head (
	number INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_audit_head PRIMARY KEY (number)
);
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
INSERT INTO "call_events" VALUES(X'01A21BCBF3A372CBBA31E23A936B74A2',X'01A21BCBF395766D901A30084B492E0F','2026-11-22T13:04:05.123456Z','started',NULL,'');
INSERT INTO "call_events" VALUES(X'01A21BCBF3BB73AABD7E8B127D07B9AC',X'01A21BCBF395766D901A30084B492E0F','2026-11-22T13:04:05.123456Z','article_used',X'01A21BCBF305705C99B3A1980363EBB2','');
INSERT INTO "call_events" VALUES(X'01A21BCBF3C775AFBCD1428B7B0FC2BD',X'01A21BCBF395766D901A30084B492E0F','2026-11-22T13:04:05.123456Z','ended',NULL,'');
CREATE TABLE call_sources (
	source_key VARCHAR NOT NULL, 
	call_id BLOB NOT NULL, 
	digest VARCHAR NOT NULL, 
	CONSTRAINT pk_call_sources PRIMARY KEY (source_key), 
	CONSTRAINT fk_call_sources_call_id FOREIGN KEY(call_id) REFERENCES calls (id)
)
 WITHOUT ROWID

;
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
INSERT INTO "calls" VALUES(X'01A21BCBF395766D901A30084B492E0F','2026-11-22T13:03:05.123456Z','担当者',X'01A21BCBF34074139BCF991C6965AE34','C-104','second','「今すぐ来い」と言われている
三回目','["visit", "superior"]','今日中に二人','電気ケトル K-21','product_defect','調査のお約束','callback',90,'2026-11-22T13:06:05.123456Z','2026-11-22T13:15:35.123456Z','2026-11-22T13:14:05.123456Z','["name", "purchase_date"]','facts',1,NULL);
INSERT INTO "calls" VALUES(X'01A21BCBF3C871CDA494567F31CA1141','2026-11-22T13:23:05.123456Z','佐藤',NULL,'','first','まだ続いている通話のメモ','[]','','','','',NULL,0,NULL,NULL,NULL,'[]',NULL,0,NULL);
CREATE TABLE feedback (
	id BLOB NOT NULL, 
	article_id BLOB NOT NULL, 
	call_id BLOB, 
	at VARCHAR(27) NOT NULL, 
	type VARCHAR NOT NULL, 
	reason TEXT NOT NULL, settled_at VARCHAR(27), settled_by TEXT, settlement VARCHAR, 
	CONSTRAINT pk_feedback PRIMARY KEY (id), 
	CONSTRAINT fk_feedback_article_id FOREIGN KEY(article_id) REFERENCES articles (id), 
	CONSTRAINT fk_feedback_call_id FOREIGN KEY(call_id) REFERENCES calls (id)
);
INSERT INTO "feedback" VALUES(X'01A21BCBF3D37261ABE80A36534395E1',X'01A21BCBF305705C99B3A1980363EBB2',X'01A21BCBF395766D901A30084B492E0F','2026-11-22T13:16:05.123456Z','used','',NULL,NULL,NULL);
INSERT INTO "feedback" VALUES(X'01A21BCBF3E074B8BA14597AD6D8E4AB',X'01A21BCBF305705C99B3A1980363EBB2',X'01A21BCBF395766D901A30084B492E0F','2026-11-22T13:16:05.123456Z','helped','',NULL,NULL,NULL);
CREATE TABLE folder_versions (
	folder VARCHAR NOT NULL, 
	article_id BLOB NOT NULL, 
	digest VARCHAR NOT NULL, 
	CONSTRAINT pk_folder_versions PRIMARY KEY (folder, article_id)
)
 WITHOUT ROWID

;
CREATE TABLE handover_memos (
	id BLOB NOT NULL, 
	call_id BLOB NOT NULL, 
	made_at VARCHAR(27) NOT NULL, 
	to_role TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_handover_memos PRIMARY KEY (id), 
	CONSTRAINT fk_handover_memos_call_id FOREIGN KEY(call_id) REFERENCES calls (id)
);
INSERT INTO "handover_memos" VALUES(X'01A21BCBF4BB756EA428E9F2736C5BBC',X'01A21BCBF395766D901A30084B492E0F','2026-11-22T13:06:05.123456Z','sv','引き継ぎの言葉');
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
INSERT INTO "matter_evidence" VALUES(X'01A21BCBF34074139BCF991C6965AE34',0,'2026-11-22T13:08:05.123456Z','object','現物','品質保証部');
INSERT INTO "matter_evidence" VALUES(X'01A21BCBF34074139BCF991C6965AE34',1,'2026-11-22T13:03:05.123456Z','place','台所','');
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
INSERT INTO "matters" VALUES(X'01A21BCBF34074139BCF991C6965AE34','2026-11-22T13:03:05.123456Z','C-104','担当者','加湿器 H-3','attitude','["apology_letter"]','社長名で','水が漏れた','agreed','email','お客様のご希望','["SV", "品質保証部"]','2026-11-22T14:03:05.123456Z');
CREATE TABLE missed_searches (
	id BLOB NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	source VARCHAR NOT NULL, 
	question TEXT NOT NULL, 
	call_id BLOB, 
	settled_at VARCHAR(27), 
	settled_by TEXT, 
	settlement VARCHAR, 
	CONSTRAINT pk_missed_searches PRIMARY KEY (id), 
	CONSTRAINT fk_missed_searches_call_id FOREIGN KEY(call_id) REFERENCES calls (id)
);
CREATE TABLE outbox (
	sequence_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article_id BLOB NOT NULL, 
	change VARCHAR NOT NULL
);
INSERT INTO "outbox" VALUES(1,X'01A21BCBF305705C99B3A1980363EBB2','added');
INSERT INTO "outbox" VALUES(2,X'01A21BCBF305705D982D808D7D81CCA9','added');
INSERT INTO "outbox" VALUES(3,X'01A21BCBF305705EB4B40ED273785640','added');
INSERT INTO "outbox" VALUES(4,X'01A21BCBF305705D982D808D7D81CCA9','changed');
CREATE TABLE packs (
	pack_id BLOB NOT NULL, 
	made_here BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	mark BLOB NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_packs PRIMARY KEY (pack_id, made_here)
);
INSERT INTO "packs" VALUES(X'01A21BCBF45772DD8D2B667673DB7075',0,3,X'01A21BCBF45772DE994D8FE7CAD6BDEB','2026-11-22T13:03:05.123456Z');
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
INSERT INTO "promises" VALUES(X'01A21BCBF497744FBEEBD32C21BC9790','2026-11-22T13:03:05.123456Z','2026-11-22T23:03:05.123456Z','折り返し','水野様','佐藤','telephone',X'01A21BCBF395766D901A30084B492E0F',X'01A21BCBF34074139BCF991C6965AE34','open',NULL,'');
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
INSERT INTO "review_items" VALUES(X'01A21BCBF4BC7290965B25F46C078F08',X'01A21BCBF395766D901A30084B492E0F','2026-11-22T13:17:05.123456Z','待たせた','復唱した',NULL);
CREATE TABLE table_mappings (
	signature VARCHAR NOT NULL, 
	target VARCHAR NOT NULL, 
	mapping TEXT NOT NULL, 
	used_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_table_mappings PRIMARY KEY (signature, target)
);
CREATE INDEX ix_articles_kind_title ON articles (kind, title);
CREATE TRIGGER article_revisions_no_update BEFORE UPDATE ON article_revisions BEGIN SELECT RAISE(ABORT, 'article_revisions is append-only'); END;
CREATE TRIGGER article_revisions_no_delete BEFORE DELETE ON article_revisions BEGIN SELECT RAISE(ABORT, 'article_revisions is append-only'); END;
CREATE INDEX ix_matters_caller_reference ON matters (caller_reference);
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
CREATE INDEX ix_feedback_type_settled_at ON feedback (type, settled_at);
CREATE INDEX ix_missed_searches_settled_at ON missed_searches (settled_at);
CREATE INDEX ix_call_sources_call_id ON call_sources (call_id);
CREATE INDEX ix_calls_started_at_product_cause_id ON calls (started_at, product, cause, id);
CREATE INDEX ix_call_events_type_detail ON call_events (type, detail);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('outbox',4);
COMMIT;
