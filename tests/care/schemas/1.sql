CREATE TABLE files (
    path text primary key,            -- relative to the collection, / between folders
    size integer not null,
    mtime_ns integer not null,        -- below 0: read so soon after that it may have changed since
    digest text not null,             -- of its bytes
    title text not null,
    problems text not null            -- JSON: [[first line, last line, message], …]
) strict;
insert into files values ('consensus.md', 263, -1795404334700785781, '02a48e470289eac64335ac252921e245', 'Consensus', '[]');
insert into files values ('inbox.md', 45, -1795404334798360680, '63cade4a2ad945a91adcbe21881a451d', 'Inbox', '[]');
insert into files values ('multi-paxos.md', 148, -1795404333788886810, 'c4722ebe8bf40898993c9544f1862e95', 'Paxos', '[]');
insert into files values ('raft.md', 333, -1795404334392906267, '84d2f5e74e01dc8460d9b7bf39d54ba3', 'Raft', '[]');
CREATE TABLE notes (
    note_id integer primary key,
    path text not null,
    line integer not null,
    end_line integer not null,
    section text not null,            -- JSON: headings, outermost first
    note_text text not null,
    pin text not null,                -- fingerprint of note and context: same pin, same cards
    fate text not null check (fate in ('ready', 'draft', 'needs-you', 'skipped')),
    reason text
) strict;
insert into notes values (12, 'raft.md', 3, 3, '["Raft"]', 'Raft term :: a strech of time with at most one leader', '63df835eba24c759', 'ready', NULL);
insert into notes values (13, 'raft.md', 4, 4, '["Raft"]', 'Quorum ::: more than half of the servers', '8c40f066ece52bee', 'ready', NULL);
insert into notes values (14, 'raft.md', 5, 5, '["Raft"]', 'A leader needs a majority to ==commit==', 'e3b666a5b4bdd466', 'ready', NULL);
insert into notes values (15, 'raft.md', 6, 6, '["Raft"]', 'Raft was published in 2013 :: by Ongaro and Ousterhout', '05f93cc538efffc2', 'ready', NULL);
insert into notes values (16, 'raft.md', 7, 7, '["Raft"]', 'Follower :: it answers requests and starts none', '658d7b480411c21d', 'ready', NULL);
insert into notes values (17, 'raft.md', 8, 8, '["Raft"]', 'An entry of the log counts as committed :: as soon as most servers have it', 'f77ba7a2a428bd00', 'ready', NULL);
insert into notes values (18, 'consensus.md', 3, 3, '["Consensus"]', 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', 'ready', NULL);
insert into notes values (19, 'consensus.md', 4, 4, '["Consensus"]', 'Hmm, not sure about this.', '3de72eef442f13df', 'needs-you', 'a reaction, not a claim');
insert into notes values (20, 'consensus.md', 5, 5, '["Consensus"]', 'Raft uses random timeouts because split votes are costly.', 'd3c1abed12deb1b6', 'ready', NULL);
insert into notes values (21, 'consensus.md', 6, 6, '["Consensus"]', 'Something else to think about later on.', '31ab979e9c872583', 'needs-you', 'no pattern finds a claim with one right answer');
insert into notes values (22, 'consensus.md', 7, 7, '["Consensus"]', 'Viewstamped replication is older because it came in 1988.', 'a0e01d77b435e793', 'ready', NULL);
insert into notes values (23, 'multi-paxos.md', 3, 3, '["Paxos"]', 'Proposer :: it asks for promises', '7b70127841157662', 'ready', NULL);
insert into notes values (24, 'multi-paxos.md', 4, 4, '["Paxos"]', 'Acceptor :: it promises, and then accepts', 'e4f16a81512248a2', 'ready', NULL);
insert into notes values (25, 'multi-paxos.md', 5, 5, '["Paxos"]', 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', 'ready', NULL);
insert into notes values (26, 'inbox.md', 3, 3, '["Inbox"]', 'Zab :: the broadcast of ZooKeeper', 'efd2682910800f85', 'ready', NULL);
CREATE INDEX notes_by_path on notes (path);
CREATE INDEX notes_by_pin on notes (pin);
CREATE TABLE prompts (
    prompt_no integer primary key,    -- for the index over words alone
    prompt_id text not null unique,   -- random, given once; GUID of the note in Anki
    note_ms integer not null unique,  -- a past millisecond, given once; note id in Anki
    kind text not null check (kind in ('basic', 'reversed', 'cloze')),
    wording text not null,            -- JSON, see store.wordings
    front text not null,              -- as shown first, for search and lists
    answer text not null,
    extra text not null,
    pattern text not null,
    tier text not null check (tier in ('ready', 'draft')),
    deck text not null,               -- full name, File title::Talk
    context text not null,            -- line under the question: speaker, talk, section
    speaker text,
    source text,                      -- address of the talk, with its second
    language text not null,
    tags text not null,               -- JSON list
    path text not null,
    line integer not null,
    end_line integer not null,
    section text not null,            -- JSON: headings, outermost first
    anchor text,
    note_line integer not null default 0,  -- first line of its note; its own may stand below
    note_text text not null,
    pin text not null,                -- the pin of its note
    fingerprint text not null,        -- of what it asks
    orphan integer not null default 0 check (orphan in (0, 1)),
    changed_at integer not null       -- ms: when what it shows last changed
) strict;
insert into prompts values (1, 'recf5kwkdy3q', 1788253259993, 'basic', '{"front": "Raft term", "answer": "a strech of time with at most one leader"}', 'Raft term', 'a strech of time with at most one leader', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 3, 3, '["Raft"]', NULL, 3, 'Raft term :: a strech of time with at most one leader', '63df835eba24c759', '134da872d033b882', 0, 1792563560000);
insert into prompts values (2, '9taf7mcxgihv', 1788253259994, 'reversed', '{"front": "Quorum", "answer": "more than half of the servers", "both_ways": true}', 'Quorum', 'more than half of the servers', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 4, 4, '["Raft"]', NULL, 4, 'Quorum ::: more than half of the servers', '8c40f066ece52bee', '2da7a72ce2dfa2e1', 0, 1788253260000);
insert into prompts values (3, '9hcqbbx68zag', 1788253259995, 'cloze', '{"pieces": ["A leader needs a majority to ", {"slot": 2, "answer": "commit"}]}', 'A leader needs a majority to […]', 'commit', '', 'gap', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 5, 5, '["Raft"]', NULL, 5, 'A leader needs a majority to ==commit==', 'e3b666a5b4bdd466', '2ff0a18694ba3e7b', 0, 1792563560000);
insert into prompts values (4, '6fp9mx6btbgr', 1788253259996, 'basic', '{"front": "Raft was published in 2013", "answer": "by Ongaro and Ousterhout"}', 'Raft was published in 2013', 'by Ongaro and Ousterhout', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 6, 6, '["Raft"]', NULL, 6, 'Raft was published in 2013 :: by Ongaro and Ousterhout', '05f93cc538efffc2', '7c802ff6e042e27b', 0, 1792563560000);
insert into prompts values (5, 'j6e9xj63ame6', 1788253259997, 'basic', '{"front": "Heartbeat", "answer": "an empty message that keeps the leader in office"}', 'Heartbeat', 'an empty message that keeps the leader in office', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 7, 7, '["Raft"]', NULL, 7, 'Heartbeat :: an empty message that keeps the leader in office', '78ab19c87654fa30', 'e7d805d7824c17ec', 1, 1792563560000);
insert into prompts values (6, '3arbwequ4gpy', 1788253259998, 'basic', '{"front": "Follower", "answer": "it answers requests and starts none"}', 'Follower', 'it answers requests and starts none', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 7, 7, '["Raft"]', NULL, 7, 'Follower :: it answers requests and starts none', '658d7b480411c21d', '7a487dab03aef384', 0, 1788253260000);
insert into prompts values (7, '889p2sb9u55z', 1788253259999, 'basic', '{"front": "Split vote", "answer": "no candidate gets a majority"}', 'Split vote', 'no candidate gets a majority', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 9, 9, '["Raft"]', NULL, 9, 'Split vote :: no candidate gets a majority', '2d4b48e755126e92', '8a6c6e51fdbf6fcb', 1, 1792563560000);
insert into prompts values (8, '3gqm4pbpysuz', 1788253260000, 'basic', '{"front": "A log entry is committed", "answer": "once a majority has it"}', 'A log entry is committed', 'once a majority has it', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 10, 10, '["Raft"]', NULL, 10, 'A log entry is committed :: once a majority has it', 'f427872f8f787857', '687e60c95001bd5e', 1, 1792563560000);
insert into prompts values (9, 'skndk5wevfpz', 1788253319998, 'basic', '{"front": "Proposer", "answer": "it asks for promises"}', 'Proposer', 'it asks for promises', '', 'definition', 'ready', 'Paxos', 'Paxos', NULL, NULL, 'en', '[]', 'multi-paxos.md', 3, 3, '["Paxos"]', NULL, 3, 'Proposer :: it asks for promises', '7b70127841157662', 'c3c1f340a5eab6f5', 0, 1788253320000);
insert into prompts values (10, 'yg9q89cqawjn', 1788253319999, 'basic', '{"front": "Acceptor", "answer": "it promises, and then accepts"}', 'Acceptor', 'it promises, and then accepts', '', 'definition', 'ready', 'Paxos', 'Paxos', NULL, NULL, 'en', '[]', 'multi-paxos.md', 4, 4, '["Paxos"]', NULL, 4, 'Acceptor :: it promises, and then accepts', 'e4f16a81512248a2', '052461064d0bcf6f', 0, 1788253320000);
insert into prompts values (11, 'ztd6tscumiq3', 1788253320000, 'basic', '{"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}', 'Why is Paxos seldom used?', 'Because its proof is hard to follow', '', 'because', 'ready', 'Paxos', 'Paxos', NULL, NULL, 'en', '[]', 'multi-paxos.md', 5, 5, '["Paxos"]', NULL, 5, 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', '2da92dc6843d88a5', 0, 1788253320000);
insert into prompts values (12, 'f5ipubgwpme4', 1792563560000, 'basic', '{"front": "An entry of the log counts as committed", "answer": "as soon as most servers have it"}', 'An entry of the log counts as committed', 'as soon as most servers have it', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 8, 8, '["Raft"]', NULL, 8, 'An entry of the log counts as committed :: as soon as most servers have it', 'f77ba7a2a428bd00', 'd0cc539892caf1c7', 0, 1792563560000);
insert into prompts values (13, 'kufspy43sicn', 1792822899998, 'basic', '{"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}', 'Why is Paxos seldom used?', 'Because its proof is hard to follow', '', 'because', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 3, 3, '["Consensus"]', NULL, 3, 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', '2da92dc6843d88a5', 0, 1792822900000);
insert into prompts values (14, '2erqv3dv4b7x', 1792822899999, 'basic', '{"front": "Why does Raft use random timeouts?", "answer": "Because split votes are costly"}', 'Why does Raft use random timeouts?', 'Because split votes are costly', '', 'because', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 5, 5, '["Consensus"]', NULL, 5, 'Raft uses random timeouts because split votes are costly.', 'd3c1abed12deb1b6', '8ce9adde3b364516', 0, 1792822900000);
insert into prompts values (15, 'xwvmb488j6ga', 1792822900000, 'basic', '{"front": "Why is viewstamped replication older?", "answer": "Because it came in 1988"}', 'Why is viewstamped replication older?', 'Because it came in 1988', '', 'because', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 7, 7, '["Consensus"]', NULL, 7, 'Viewstamped replication is older because it came in 1988.', 'a0e01d77b435e793', '3db32645b284686f', 0, 1792822900000);
insert into prompts values (16, '2k4urkec7vs7', 1792822899997, 'basic', '{"front": "Zab", "answer": "the broadcast of ZooKeeper"}', 'Zab', 'the broadcast of ZooKeeper', '', 'definition', 'ready', 'Inbox', 'Inbox', NULL, NULL, 'en', '[]', 'inbox.md', 3, 3, '["Inbox"]', NULL, 3, 'Zab :: the broadcast of ZooKeeper', 'efd2682910800f85', 'b6ea423baaccb7f0', 0, 1792822900000);
CREATE INDEX prompts_by_path on prompts (path);
CREATE INDEX prompts_by_pin on prompts (pin);
CREATE INDEX prompts_by_fingerprint on prompts (fingerprint);
CREATE INDEX prompts_orphaned on prompts (orphan) where orphan = 1;
CREATE TABLE cards (
    card_id text primary key,         -- random, given once
    prompt_id text not null references prompts (prompt_id),
    slot integer not null,            -- never used twice in one prompt
    answer text not null default '',  -- what it asks for, to know a gap that comes back
    card_ms integer not null unique,  -- a past millisecond, given once; card id in Anki
    position integer not null,        -- order in which new cards come
    state text not null default 'new' check (state in ('new', 'learning', 'review', 'relearning')),
    stability real,
    difficulty real,
    step integer not null default 0,
    due_day text,                     -- study day, only in state review
    due_at integer,                   -- ms, only in states learning and relearning
    last_day text,                    -- study day of the last review
    reviews integer not null default 0,
    lapses integer not null default 0,
    suspended integer not null default 0 check (suspended in (0, 1)),
    shelved integer not null default 0 check (shelved in (0, 1)),
                                      -- its prompt is an orphan or a draft, or its slot is gone
    retired integer not null default 0 check (retired in (0, 1)),  -- its slot is gone
    buried_until text,                -- study day on which it may come again
    changed integer not null default 0 check (changed in (0, 1)),
    flagged integer not null default 0 check (flagged in (0, 1)),
    rev integer not null default 0,
    unique (prompt_id, slot),
    check ((state = 'new') = (stability is null)),
    check ((state = 'review') = (due_day is not null)),
    check ((state in ('learning', 'relearning')) = (due_at is not null))
) strict;
insert into cards values ('qpk73m8zz5c5', 'recf5kwkdy3q', 1, 'a strech of time with at most one leader', 1788253259991, 1, 'review', 5.78120722784222529355e+00, 6.0187763949387509399e+00, 0, '2026-11-29', NULL, '2026-11-23', 5, 1, 0, 0, 0, NULL, 0, 0, 7);
insert into cards values ('8ymddkue9w2h', '9taf7mcxgihv', 1, 'more than half of the servers', 1788253259992, 2, 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-25', NULL, '2026-10-07', 4, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('t6ift5sz5k49', '9taf7mcxgihv', 2, 'Quorum', 1788253259993, 3, 'review', 1.3736989092162355064e+02, 2.09745542875244028735e+00, 0, '2027-03-01', NULL, '2026-10-21', 4, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('n57t668p8bzr', '9hcqbbx68zag', 1, 'a majority', 1788253259994, 4, 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-11', NULL, '2026-09-26', 5, 0, 0, 1, 1, NULL, 0, 0, 8);
insert into cards values ('2ckwd9cvu79n', '9hcqbbx68zag', 2, 'commit', 1788253259995, 5, 'review', 5.78120722784222529355e+00, 6.0187763949387509399e+00, 0, '2026-11-30', NULL, '2026-11-23', 5, 1, 0, 0, 0, NULL, 0, 0, 6);
insert into cards values ('qwrki85fwzay', '6fp9mx6btbgr', 1, 'by Ongaro and Ousterhout', 1788253259996, 6, 'review', 1.40111013686782097669e+01, 8.24599462611133482425e+00, 0, '2026-12-07', NULL, '2026-11-23', 5, 1, 0, 0, 0, NULL, 0, 0, 9);
insert into cards values ('tbt4p8d8u5ed', 'j6e9xj63ame6', 1, 'an empty message that keeps the leader in office', 1788253259997, 7, 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-11', NULL, '2026-09-10', 3, 0, 0, 1, 0, NULL, 0, 0, 4);
insert into cards values ('bweahqgsskws', '3arbwequ4gpy', 1, 'it answers requests and starts none', 1788253259998, 8, 'review', 1.15226145110956409208e+02, 6.46540031847235, 0, '2027-03-11', NULL, '2026-11-23', 6, 0, 0, 0, 0, NULL, 0, 0, 6);
insert into cards values ('tnn6gb3btfxf', '889p2sb9u55z', 1, 'no candidate gets a majority', 1788253259999, 9, 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-14', NULL, '2026-09-17', 3, 0, 0, 1, 0, NULL, 0, 0, 4);
insert into cards values ('9g4d5p2xktin', '3gqm4pbpysuz', 1, 'once a majority has it', 1788253260000, 10, 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-15', NULL, '2026-10-07', 4, 0, 0, 1, 0, NULL, 0, 0, 5);
insert into cards values ('mjn544fwrt39', 'skndk5wevfpz', 1, 'it asks for promises', 1788253319998, 11, 'review', 7.18634108126244541391e+02, 4.72925445058052318358e+00, 0, '2038-11-02', NULL, '2036-11-20', 5, 0, 1, 0, 0, NULL, 0, 0, 6);
insert into cards values ('bpbkfpspinis', 'yg9q89cqawjn', 1, 'it promises, and then accepts', 1788253319999, 12, 'review', 1.3736989092162355064e+02, 2.09745542875244028735e+00, 0, '2027-03-05', NULL, '2026-10-21', 4, 0, 0, 0, 0, NULL, 0, 0, 6);
insert into cards values ('43xays833b8e', 'ztd6tscumiq3', 1, 'Because its proof is hard to follow', 1788253320000, 13, 'review', 1.15226145110956409208e+02, 6.46540031847235, 0, '2027-03-22', NULL, '2026-11-23', 6, 0, 0, 0, 0, NULL, 0, 1, 6);
insert into cards values ('7db5abqkb585', 'f5ipubgwpme4', 1, 'as soon as most servers have it', 1792563560000, 14, 'review', 4.24379963876633736763e-01, 5.20002036951683788146e+00, 0, '2026-11-24', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('n35wmmfpgrf3', 'kufspy43sicn', 1, 'Because its proof is hard to follow', 1792822899998, 15, 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-28', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 2);
insert into cards values ('2hk43ibjvb9j', '2erqv3dv4b7x', 1, 'Because split votes are costly', 1792822899999, 16, 'review', 4.24379963876633736763e-01, 5.20002036951683788146e+00, 0, '2026-11-24', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 2);
insert into cards values ('nqpvschfyi99', 'xwvmb488j6ga', 1, 'Because it came in 1988', 1792822900000, 17, 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-27', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 2);
insert into cards values ('v2gpaawtfnns', '2k4urkec7vs7', 1, 'the broadcast of ZooKeeper', 1792822899997, 18, 'review', 4.24379963876633736763e-01, 5.20002036951683788146e+00, 0, '2026-11-24', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 2);
CREATE INDEX cards_due on cards (due_day)
    where state = 'review' and suspended = 0 and shelved = 0;
CREATE INDEX cards_learning on cards (due_at)
    where due_at is not null and suspended = 0 and shelved = 0;
CREATE INDEX cards_new on cards (position)
    where state = 'new' and suspended = 0 and shelved = 0;
CREATE TABLE events (
    event_id text primary key,        -- ULID
    at integer not null,              -- ms
    offset_minutes integer not null,
    study_day text not null,
    kind text not null,               -- see store.log
    subject text not null,            -- the prompt, card, event or file it is about
    body text not null                -- JSON
) strict;
insert into events values ('01M1E36J70071ZB9M5KA0FE6Z1', 1788253260000, 120, '2026-09-01', 'prompt-added', 'recf5kwkdy3q', '{"note_ms": 1788253259993, "kind": "basic", "wording": {"front": "Raft term", "answer": "a stretch of time with at most one leader"}, "front": "Raft term", "answer": "a stretch of time with at most one leader", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 3, "end_line": 3, "section": ["Raft"], "anchor": null, "note_line": 3, "note_text": "Raft term :: a stretch of time with at most one leader", "pin": "c12f641cfbb0257d", "fingerprint": "82791fcc28cfa9e9"}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6Z2', 1788253260000, 120, '2026-09-01', 'prompt-added', '9taf7mcxgihv', '{"note_ms": 1788253259994, "kind": "reversed", "wording": {"front": "Quorum", "answer": "more than half of the servers", "both_ways": true}, "front": "Quorum", "answer": "more than half of the servers", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 4, "end_line": 4, "section": ["Raft"], "anchor": null, "note_line": 4, "note_text": "Quorum ::: more than half of the servers", "pin": "8c40f066ece52bee", "fingerprint": "2da7a72ce2dfa2e1"}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6Z3', 1788253260000, 120, '2026-09-01', 'prompt-added', '9hcqbbx68zag', '{"note_ms": 1788253259995, "kind": "cloze", "wording": {"pieces": ["A leader needs ", {"slot": 1, "answer": "a majority"}, " to ", {"slot": 2, "answer": "commit"}]}, "front": "A leader needs […] to commit", "answer": "a majority", "extra": "", "pattern": "gap", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 5, "end_line": 5, "section": ["Raft"], "anchor": null, "note_line": 5, "note_text": "A leader needs ==a majority== to ==commit==", "pin": "e2f6b1704ad172df", "fingerprint": "5bd5697cd974adf8"}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6Z4', 1788253260000, 120, '2026-09-01', 'prompt-added', '6fp9mx6btbgr', '{"note_ms": 1788253259996, "kind": "basic", "wording": {"front": "Raft was published in 2014", "answer": "by Ongaro and Ousterhout"}, "front": "Raft was published in 2014", "answer": "by Ongaro and Ousterhout", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 6, "end_line": 6, "section": ["Raft"], "anchor": null, "note_line": 6, "note_text": "Raft was published in 2014 :: by Ongaro and Ousterhout", "pin": "7c3524e26ea5100d", "fingerprint": "7c42e7b51f0fec26"}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6Z5', 1788253260000, 120, '2026-09-01', 'prompt-added', 'j6e9xj63ame6', '{"note_ms": 1788253259997, "kind": "basic", "wording": {"front": "Heartbeat", "answer": "an empty message that keeps the leader in office"}, "front": "Heartbeat", "answer": "an empty message that keeps the leader in office", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 7, "end_line": 7, "section": ["Raft"], "anchor": null, "note_line": 7, "note_text": "Heartbeat :: an empty message that keeps the leader in office", "pin": "78ab19c87654fa30", "fingerprint": "e7d805d7824c17ec"}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6Z6', 1788253260000, 120, '2026-09-01', 'prompt-added', '3arbwequ4gpy', '{"note_ms": 1788253259998, "kind": "basic", "wording": {"front": "Follower", "answer": "it answers requests and starts none"}, "front": "Follower", "answer": "it answers requests and starts none", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 8, "end_line": 8, "section": ["Raft"], "anchor": null, "note_line": 8, "note_text": "Follower :: it answers requests and starts none", "pin": "658d7b480411c21d", "fingerprint": "7a487dab03aef384"}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6Z7', 1788253260000, 120, '2026-09-01', 'prompt-added', '889p2sb9u55z', '{"note_ms": 1788253259999, "kind": "basic", "wording": {"front": "Split vote", "answer": "no candidate gets a majority"}, "front": "Split vote", "answer": "no candidate gets a majority", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 9, "end_line": 9, "section": ["Raft"], "anchor": null, "note_line": 9, "note_text": "Split vote :: no candidate gets a majority", "pin": "2d4b48e755126e92", "fingerprint": "8a6c6e51fdbf6fcb"}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6Z8', 1788253260000, 120, '2026-09-01', 'prompt-added', '3gqm4pbpysuz', '{"note_ms": 1788253260000, "kind": "basic", "wording": {"front": "A log entry is committed", "answer": "once a majority has it"}, "front": "A log entry is committed", "answer": "once a majority has it", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 10, "end_line": 10, "section": ["Raft"], "anchor": null, "note_line": 10, "note_text": "A log entry is committed :: once a majority has it", "pin": "f427872f8f787857", "fingerprint": "687e60c95001bd5e"}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6Z9', 1788253260000, 120, '2026-09-01', 'card-added', 'qpk73m8zz5c5', '{"prompt_id": "recf5kwkdy3q", "slot": 1, "answer": "a stretch of time with at most one leader", "card_ms": 1788253259991, "position": 1, "shelved": false}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6ZA', 1788253260000, 120, '2026-09-01', 'card-added', '8ymddkue9w2h', '{"prompt_id": "9taf7mcxgihv", "slot": 1, "answer": "more than half of the servers", "card_ms": 1788253259992, "position": 2, "shelved": false}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6ZB', 1788253260000, 120, '2026-09-01', 'card-added', 't6ift5sz5k49', '{"prompt_id": "9taf7mcxgihv", "slot": 2, "answer": "Quorum", "card_ms": 1788253259993, "position": 3, "shelved": false}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6ZC', 1788253260000, 120, '2026-09-01', 'card-added', 'n57t668p8bzr', '{"prompt_id": "9hcqbbx68zag", "slot": 1, "answer": "a majority", "card_ms": 1788253259994, "position": 4, "shelved": false}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6ZD', 1788253260000, 120, '2026-09-01', 'card-added', '2ckwd9cvu79n', '{"prompt_id": "9hcqbbx68zag", "slot": 2, "answer": "commit", "card_ms": 1788253259995, "position": 5, "shelved": false}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6ZE', 1788253260000, 120, '2026-09-01', 'card-added', 'qwrki85fwzay', '{"prompt_id": "6fp9mx6btbgr", "slot": 1, "answer": "by Ongaro and Ousterhout", "card_ms": 1788253259996, "position": 6, "shelved": false}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6ZF', 1788253260000, 120, '2026-09-01', 'card-added', 'tbt4p8d8u5ed', '{"prompt_id": "j6e9xj63ame6", "slot": 1, "answer": "an empty message that keeps the leader in office", "card_ms": 1788253259997, "position": 7, "shelved": false}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6ZG', 1788253260000, 120, '2026-09-01', 'card-added', 'bweahqgsskws', '{"prompt_id": "3arbwequ4gpy", "slot": 1, "answer": "it answers requests and starts none", "card_ms": 1788253259998, "position": 8, "shelved": false}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6ZH', 1788253260000, 120, '2026-09-01', 'card-added', 'tnn6gb3btfxf', '{"prompt_id": "889p2sb9u55z", "slot": 1, "answer": "no candidate gets a majority", "card_ms": 1788253259999, "position": 9, "shelved": false}');
insert into events values ('01M1E36J70071ZB9M5KA0FE6ZJ', 1788253260000, 120, '2026-09-01', 'card-added', '9g4d5p2xktin', '{"prompt_id": "3gqm4pbpysuz", "slot": 1, "answer": "once a majority has it", "card_ms": 1788253260000, "position": 10, "shelved": false}');
insert into events values ('01M1E38CT07GJPSW26Y8GAQFXJ', 1788253320000, 120, '2026-09-01', 'prompt-added', 'skndk5wevfpz', '{"note_ms": 1788253319998, "kind": "basic", "wording": {"front": "Proposer", "answer": "it asks for promises"}, "front": "Proposer", "answer": "it asks for promises", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Paxos", "context": "Paxos", "speaker": null, "source": null, "language": "en", "tags": [], "path": "paxos.md", "line": 3, "end_line": 3, "section": ["Paxos"], "anchor": null, "note_line": 3, "note_text": "Proposer :: it asks for promises", "pin": "7b70127841157662", "fingerprint": "c3c1f340a5eab6f5"}');
insert into events values ('01M1E38CT07GJPSW26Y8GAQFXK', 1788253320000, 120, '2026-09-01', 'prompt-added', 'yg9q89cqawjn', '{"note_ms": 1788253319999, "kind": "basic", "wording": {"front": "Acceptor", "answer": "it promises, and then accepts"}, "front": "Acceptor", "answer": "it promises, and then accepts", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Paxos", "context": "Paxos", "speaker": null, "source": null, "language": "en", "tags": [], "path": "paxos.md", "line": 4, "end_line": 4, "section": ["Paxos"], "anchor": null, "note_line": 4, "note_text": "Acceptor :: it promises, and then accepts", "pin": "e4f16a81512248a2", "fingerprint": "052461064d0bcf6f"}');
insert into events values ('01M1E38CT07GJPSW26Y8GAQFXM', 1788253320000, 120, '2026-09-01', 'prompt-added', 'ztd6tscumiq3', '{"note_ms": 1788253320000, "kind": "basic", "wording": {"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}, "front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow", "extra": "", "pattern": "because", "tier": "ready", "deck": "Paxos", "context": "Paxos", "speaker": null, "source": null, "language": "en", "tags": [], "path": "paxos.md", "line": 5, "end_line": 5, "section": ["Paxos"], "anchor": null, "note_line": 5, "note_text": "Paxos is seldom used because its proof is hard to follow.", "pin": "e9082ed246bb5186", "fingerprint": "2da92dc6843d88a5"}');
insert into events values ('01M1E38CT07GJPSW26Y8GAQFXN', 1788253320000, 120, '2026-09-01', 'card-added', 'mjn544fwrt39', '{"prompt_id": "skndk5wevfpz", "slot": 1, "answer": "it asks for promises", "card_ms": 1788253319998, "position": 11, "shelved": false}');
insert into events values ('01M1E38CT07GJPSW26Y8GAQFXP', 1788253320000, 120, '2026-09-01', 'card-added', 'bpbkfpspinis', '{"prompt_id": "yg9q89cqawjn", "slot": 1, "answer": "it promises, and then accepts", "card_ms": 1788253319999, "position": 12, "shelved": false}');
insert into events values ('01M1E38CT07GJPSW26Y8GAQFXQ', 1788253320000, 120, '2026-09-01', 'card-added', '43xays833b8e', '{"prompt_id": "ztd6tscumiq3", "slot": 1, "answer": "Because its proof is hard to follow", "card_ms": 1788253320000, "position": 13, "shelved": false}');
insert into events values ('01M5EHTFJ06CHKWF609TG6Z3WG', 1792563560000, 120, '2026-10-21', 'prompt-orphaned', 'j6e9xj63ame6', '{"whole": true}');
insert into events values ('01M5EHTFJ06CHKWF609TG6Z3WH', 1792563560000, 120, '2026-10-21', 'prompt-orphaned', '889p2sb9u55z', '{"whole": true}');
insert into events values ('01M5EHTFJ06CHKWF609TG6Z3WJ', 1792563560000, 120, '2026-10-21', 'prompt-orphaned', '3gqm4pbpysuz', '{"whole": true}');
insert into events values ('01M5EHTFJ06CHKWF609TG6Z3WK', 1792563560000, 120, '2026-10-21', 'prompt-changed', 'recf5kwkdy3q', '{"wording": {"front": "Raft term", "answer": "a strech of time with at most one leader"}, "answer": "a strech of time with at most one leader", "note_text": "Raft term :: a strech of time with at most one leader", "pin": "63df835eba24c759", "fingerprint": "134da872d033b882", "edit": "small", "brought_forward": []}');
insert into events values ('01M5EHTFJ06CHKWF609TG6Z3WM', 1792563560000, 120, '2026-10-21', 'prompt-changed', '9hcqbbx68zag', '{"wording": {"pieces": ["A leader needs a majority to ", {"slot": 2, "answer": "commit"}]}, "front": "A leader needs a majority to […]", "answer": "commit", "note_text": "A leader needs a majority to ==commit==", "pin": "e3b666a5b4bdd466", "fingerprint": "2ff0a18694ba3e7b", "edit": "reworded", "brought_forward": []}');
insert into events values ('01M5EHTFJ06CHKWF609TG6Z3WN', 1792563560000, 120, '2026-10-21', 'card-retired', 'n57t668p8bzr', '{"prompt": "9hcqbbx68zag"}');
insert into events values ('01M5EHTFJ06CHKWF609TG6Z3WP', 1792563560000, 120, '2026-10-21', 'prompt-changed', '6fp9mx6btbgr', '{"wording": {"front": "Raft was published in 2013", "answer": "by Ongaro and Ousterhout"}, "front": "Raft was published in 2013", "note_text": "Raft was published in 2013 :: by Ongaro and Ousterhout", "pin": "05f93cc538efffc2", "fingerprint": "7c802ff6e042e27b", "edit": "fact", "brought_forward": ["qwrki85fwzay"]}');
insert into events values ('01M5EHTFJ06CHKWF609TG6Z3WQ', 1792563560000, 120, '2026-10-21', 'prompt-added', 'f5ipubgwpme4', '{"note_ms": 1792563560000, "kind": "basic", "wording": {"front": "An entry of the log counts as committed", "answer": "as soon as most servers have it"}, "front": "An entry of the log counts as committed", "answer": "as soon as most servers have it", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 8, "end_line": 8, "section": ["Raft"], "anchor": null, "note_line": 8, "note_text": "An entry of the log counts as committed :: as soon as most servers have it", "pin": "f77ba7a2a428bd00", "fingerprint": "d0cc539892caf1c7"}');
insert into events values ('01M5EHTFJ06CHKWF609TG6Z3WR', 1792563560000, 120, '2026-10-21', 'card-added', '7db5abqkb585', '{"prompt_id": "f5ipubgwpme4", "slot": 1, "answer": "as soon as most servers have it", "card_ms": 1792563560000, "position": 14, "shelved": false}');
insert into events values ('01M5EHTFJ06CHKWF609TG6Z3WS', 1792563560000, 120, '2026-10-21', 'undecided', '3gqm4pbpysuz', '{"candidate": "f5ipubgwpme4"}');
insert into events values ('01M5EHWXP13P9VW795F3AKWZP2', 1792563640001, 120, '2026-10-21', 'withdrawn', '01M5EHWXP0AYMTN03KNN5FFY9P', '{"card": "7db5abqkb585"}');
insert into events values ('01M5EHWXP28ZB1CPPZB784A5F7', 1792563640002, 120, '2026-10-21', 'withdrawn', '01M5EHWA50A7ECZRD6NGY8HSMM', '{"card": "qwrki85fwzay"}');
insert into events values ('01M5EHWXP38T51WTHDG0Y52BTH', 1792563640003, 120, '2026-10-21', 'suspended', 'mjn544fwrt39', '{"to": 1, "before": 0, "batch": "u9drc38z5cff"}');
insert into events values ('01M5EHWXP38T51WTHDG0Y52BTJ', 1792563640003, 120, '2026-10-21', 'suspended', 'bpbkfpspinis', '{"to": 1, "before": 0, "batch": "u9drc38z5cff"}');
insert into events values ('01M5EHWXP45T0B7JK62D79CSSA', 1792563640004, 120, '2026-10-21', 'unsuspended', 'bpbkfpspinis', '{"to": 0, "before": 1}');
insert into events values ('01M5EHWXP54ZBEV1MJ04T819HC', 1792563640005, 120, '2026-10-21', 'flagged', '43xays833b8e', '{"word": "vague", "to": 1, "before": 0}');
insert into events values ('01M5EHWXP64BRJVY2NFP3YJ3GP', 1792563640006, 120, '2026-10-21', 'buried', 'qpk73m8zz5c5', '{"to": "2026-10-22", "before": null}');
insert into events values ('01M5EHWXP742A6AW7FH9D4JC4S', 1792563640007, 120, '2026-10-21', 'exported', '', '{"recf5kwkdy3q": ["455d049e9c490e9db8831e386f37fa5c", 1792563560], "9taf7mcxgihv": ["b6f58d1820bc6e99ef64156161dd708a", 1788253260], "9hcqbbx68zag": ["8dbb3a3c843639be54a0eb4f90138c25", 1792563560], "6fp9mx6btbgr": ["1f5ba0fa844d8f7decea3a0fa8f0d111", 1792563560], "3arbwequ4gpy": ["480d9ada5393e489276a7e6004fe483b", 1788253260], "skndk5wevfpz": ["b4cea45912bef6cc307f47f269e7b222", 1788253320], "yg9q89cqawjn": ["6f7b01bd7ed0b457fbee13d056e629a0", 1788253320], "ztd6tscumiq3": ["69513837caa0188249c39b8004d65442", 1788253320], "f5ipubgwpme4": ["22e44be0ebc31687893cc486dd29fd34", 1792563560]}');
insert into events values ('01M5P94X90719T29NFJA447GHV', 1792822900000, 120, '2026-10-24', 'prompt-moved', 'skndk5wevfpz', '{"path": "multi-paxos.md"}');
insert into events values ('01M5P94X90719T29NFJA447GHW', 1792822900000, 120, '2026-10-24', 'prompt-moved', 'yg9q89cqawjn', '{"path": "multi-paxos.md"}');
insert into events values ('01M5P94X90719T29NFJA447GHX', 1792822900000, 120, '2026-10-24', 'prompt-moved', 'ztd6tscumiq3', '{"path": "multi-paxos.md"}');
insert into events values ('01M5P94X90719T29NFJA447GHY', 1792822900000, 120, '2026-10-24', 'prompt-added', 'kufspy43sicn', '{"note_ms": 1792822899998, "kind": "basic", "wording": {"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}, "front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow", "extra": "", "pattern": "because", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 3, "end_line": 3, "section": ["Consensus"], "anchor": null, "note_line": 3, "note_text": "Paxos is seldom used because its proof is hard to follow.", "pin": "e9082ed246bb5186", "fingerprint": "2da92dc6843d88a5"}');
insert into events values ('01M5P94X90719T29NFJA447GHZ', 1792822900000, 120, '2026-10-24', 'prompt-added', '2erqv3dv4b7x', '{"note_ms": 1792822899999, "kind": "basic", "wording": {"front": "Why does Raft use random timeouts?", "answer": "Because split votes are costly"}, "front": "Why does Raft use random timeouts?", "answer": "Because split votes are costly", "extra": "", "pattern": "because", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 5, "end_line": 5, "section": ["Consensus"], "anchor": null, "note_line": 5, "note_text": "Raft uses random timeouts because split votes are costly.", "pin": "d3c1abed12deb1b6", "fingerprint": "8ce9adde3b364516"}');
insert into events values ('01M5P94X90719T29NFJA447GJ0', 1792822900000, 120, '2026-10-24', 'prompt-added', 'xwvmb488j6ga', '{"note_ms": 1792822900000, "kind": "basic", "wording": {"front": "Why is viewstamped replication older?", "answer": "Because it came in 1988"}, "front": "Why is viewstamped replication older?", "answer": "Because it came in 1988", "extra": "", "pattern": "because", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 7, "end_line": 7, "section": ["Consensus"], "anchor": null, "note_line": 7, "note_text": "Viewstamped replication is older because it came in 1988.", "pin": "a0e01d77b435e793", "fingerprint": "3db32645b284686f"}');
insert into events values ('01M5P94X90719T29NFJA447GJ1', 1792822900000, 120, '2026-10-24', 'card-added', 'n35wmmfpgrf3', '{"prompt_id": "kufspy43sicn", "slot": 1, "answer": "Because its proof is hard to follow", "card_ms": 1792822899998, "position": 15, "shelved": false}');
insert into events values ('01M5P94X90719T29NFJA447GJ2', 1792822900000, 120, '2026-10-24', 'card-added', '2hk43ibjvb9j', '{"prompt_id": "2erqv3dv4b7x", "slot": 1, "answer": "Because split votes are costly", "card_ms": 1792822899999, "position": 16, "shelved": false}');
insert into events values ('01M5P94X90719T29NFJA447GJ3', 1792822900000, 120, '2026-10-24', 'card-added', 'nqpvschfyi99', '{"prompt_id": "xwvmb488j6ga", "slot": 1, "answer": "Because it came in 1988", "card_ms": 1792822900000, "position": 17, "shelved": false}');
insert into events values ('01M5P94X917BM1QFH8Z7TQKQ73', 1792822900001, 120, '2026-10-24', 'prompt-added', '2k4urkec7vs7', '{"note_ms": 1792822899997, "kind": "basic", "wording": {"front": "Zab", "answer": "the broadcast of ZooKeeper"}, "front": "Zab", "answer": "the broadcast of ZooKeeper", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Inbox", "context": "Inbox", "speaker": null, "source": null, "language": "en", "tags": [], "path": "inbox.md", "line": 3, "end_line": 3, "section": ["Inbox"], "anchor": null, "note_line": 3, "note_text": "Zab :: the broadcast of ZooKeeper", "pin": "efd2682910800f85", "fingerprint": "b6ea423baaccb7f0"}');
insert into events values ('01M5P94X917BM1QFH8Z7TQKQ74', 1792822900001, 120, '2026-10-24', 'card-added', 'v2gpaawtfnns', '{"prompt_id": "2k4urkec7vs7", "slot": 1, "answer": "the broadcast of ZooKeeper", "card_ms": 1792822899997, "position": 18, "shelved": false}');
insert into events values ('01M5P94X923ZFE242912CXG520', 1792822900002, 120, '2026-10-24', 'withdrawn', '01M5EHWXP64BRJVY2NFP3YJ3GP', '{"card": "qpk73m8zz5c5"}');
CREATE INDEX events_by_subject on events (subject, kind);
CREATE TABLE reviews (
    review_id text primary key,       -- ULID
    card_id text not null,
    at integer not null unique,       -- ms; id of the review in Anki
    offset_minutes integer not null,
    study_day text not null,
    rating integer not null check (rating between 1 and 4),
    took_ms integer not null,
    state_before text not null,
    state_after text not null,
    stability real not null,
    difficulty real not null,
    step integer not null,
    due_day text,
    due_at integer
) strict;
insert into reviews values ('01M1E390B05S8AFT2TA81XMMV5', 'mjn544fwrt39', 1788253340000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788253940000);
insert into reviews values ('01M1E39KW03H3H2HXG0ZHX13JR', 'bpbkfpspinis', 1788253360000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788253960000);
insert into reviews values ('01M1E3A7D08F5N68EVWQQAQ8ZA', '43xays833b8e', 1788253380000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788253980000);
insert into reviews values ('01M1E3ATY04RXE2WF8H4NH1DFV', 'qpk73m8zz5c5', 1788253400000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254000000);
insert into reviews values ('01M1E3BEF06MDKWGA1S6JQYMEG', '8ymddkue9w2h', 1788253420000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254020000);
insert into reviews values ('01M1E3C2000YM1HX1CVFHNNKDP', 't6ift5sz5k49', 1788253440000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254040000);
insert into reviews values ('01M1E3CNH0DNYHF9VSN4JP9E0Y', 'n57t668p8bzr', 1788253460000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254060000);
insert into reviews values ('01M1E3D9205REYWYQ3DZH4WMMY', '2ckwd9cvu79n', 1788253480000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254080000);
insert into reviews values ('01M1E3DWK0A9SB4V4VWMZY0MAQ', 'qwrki85fwzay', 1788253500000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254100000);
insert into reviews values ('01M1E3EG40F4FWCC74PWJCX6W3', 'tbt4p8d8u5ed', 1788253520000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254120000);
insert into reviews values ('01M1E3F3N0A43GXXRFN5K0YR3B', 'bweahqgsskws', 1788253540000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254140000);
insert into reviews values ('01M1E3FQ602TK9HMPX5PCP1T94', 'tnn6gb3btfxf', 1788253560000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254160000);
insert into reviews values ('01M1E3GAQ0FD2SKP0VMW5JNCAH', '9g4d5p2xktin', 1788253580000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254180000);
insert into reviews values ('01M1GNXN80D01W5WCYBPHFQ88C', 'mjn544fwrt39', 1788340000000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-10', NULL);
insert into reviews values ('01M1GNY8S0FPCGP3EC1G4MXMHS', 'bpbkfpspinis', 1788340020000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-10', NULL);
insert into reviews values ('01M1GNYWA04PQANM9CJF3Z2BAJ', '43xays833b8e', 1788340040000, 120, '2026-09-02', 1, 0, 'learning', 'learning', 5.71299179345028163012e-01, 7.39450274127971773907e+00, 0, NULL, 1788340100000);
insert into reviews values ('01M1GNZFV07EZMKKDPSJGHXZVV', 'qpk73m8zz5c5', 1788340060000, 120, '2026-09-02', 4, 0, 'learning', 'review', 1.16874829135823361521e+01, 1.0, 0, '2026-09-16', NULL);
insert into reviews values ('01M1GP03C0ESR6K6QXEQFGKSE7', '8ymddkue9w2h', 1788340080000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-07', NULL);
insert into reviews values ('01M1GP0PX0777RJVN8XB9WZXXZ', 't6ift5sz5k49', 1788340100000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-08', NULL);
insert into reviews values ('01M1GP1AE01KFR3VY2VQT2V6D0', 'n57t668p8bzr', 1788340120000, 120, '2026-09-02', 1, 0, 'learning', 'learning', 5.71299179345028163012e-01, 7.39450274127971773907e+00, 0, NULL, 1788340180000);
insert into reviews values ('01M1GP1XZ056H8XNSYHYEH5VF9', '2ckwd9cvu79n', 1788340140000, 120, '2026-09-02', 4, 0, 'learning', 'review', 1.16874829135823361521e+01, 1.0, 0, '2026-09-13', NULL);
insert into reviews values ('01M1GP2HG045FCDNJ0SCSDXTMA', 'qwrki85fwzay', 1788340160000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-09', NULL);
insert into reviews values ('01M1GP351064A8Y8FBS4PC4TH8', 'tbt4p8d8u5ed', 1788340180000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-08', NULL);
insert into reviews values ('01M1GP3RJ08K76ZB9E9FNN02FC', 'bweahqgsskws', 1788340200000, 120, '2026-09-02', 1, 0, 'learning', 'learning', 5.71299179345028163012e-01, 7.39450274127971773907e+00, 0, NULL, 1788340260000);
insert into reviews values ('01M1GP4C306FJD3DRPS6KEN7MV', 'tnn6gb3btfxf', 1788340220000, 120, '2026-09-02', 4, 0, 'learning', 'review', 1.16874829135823361521e+01, 1.0, 0, '2026-09-12', NULL);
insert into reviews values ('01M1GP4ZM049GHRXR0G0J5H6DG', '9g4d5p2xktin', 1788340240000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-09', NULL);
insert into reviews values ('01M1RGSKS0820Z4SK4A491S4EA', '43xays833b8e', 1788603060000, 120, '2026-09-05', 3, 0, 'learning', 'learning', 3.72684029081582357534e+00, 7.38233660783527678717e+00, 1, NULL, 1788603660000);
insert into reviews values ('01M1RGT7A03EC113Z7HPFY1DMY', 'n57t668p8bzr', 1788603080000, 120, '2026-09-05', 3, 0, 'learning', 'learning', 3.72684029081582357534e+00, 7.38233660783527678717e+00, 1, NULL, 1788603680000);
insert into reviews values ('01M1RGTTV0CB4QM6KCGR504SKW', 'bweahqgsskws', 1788603100000, 120, '2026-09-05', 3, 0, 'learning', 'learning', 3.72684029081582357534e+00, 7.38233660783527678717e+00, 1, NULL, 1788603700000);
insert into reviews values ('01M25KPRM05QSSHJ5TBA7J93B7', 'mjn544fwrt39', 1789042320000, 120, '2026-09-10', 2, 0, 'review', 'review', 2.34269132092682532677e+01, 4.74828476159457135707e+00, 0, '2026-10-04', NULL);
insert into reviews values ('01M25KQC506V1BRBTKJ70V956F', 'bpbkfpspinis', 1789042340000, 120, '2026-09-10', 3, 0, 'review', 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-10', NULL);
insert into reviews values ('01M25KQZP0CSD2EVSKY3ECTAPN', '43xays833b8e', 1789042360000, 120, '2026-09-10', 3, 0, 'learning', 'review', 1.08725804669676353599e+01, 7.37018264052428, 0, '2026-09-20', NULL);
insert into reviews values ('01M25KRK7038H251RWTMVZZ8V3', '8ymddkue9w2h', 1789042380000, 120, '2026-09-10', 2, 0, 'review', 'review', 2.34269132092682532677e+01, 4.74828476159457135707e+00, 0, '2026-09-30', NULL);
insert into reviews values ('01M25KS6R0DPTAACFHBWRY163B', 't6ift5sz5k49', 1789042400000, 120, '2026-09-10', 3, 0, 'review', 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-16', NULL);
insert into reviews values ('01M25KST90DBN955DS0KH5R32D', 'n57t668p8bzr', 1789042420000, 120, '2026-09-10', 3, 0, 'learning', 'review', 1.08725804669676353599e+01, 7.37018264052428, 0, '2026-09-23', NULL);
insert into reviews values ('01M25KTDT01ZR587RAZRMRZ9FK', 'qwrki85fwzay', 1789042440000, 120, '2026-09-10', 2, 0, 'review', 'review', 2.34269132092682532677e+01, 4.74828476159457135707e+00, 0, '2026-10-06', NULL);
insert into reviews values ('01M25KV1B0ASM5HSGX02Z1V5NQ', 'tbt4p8d8u5ed', 1789042460000, 120, '2026-09-10', 3, 0, 'review', 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-11', NULL);
insert into reviews values ('01M25KVMW01Y4K91NWM74N4JM8', 'bweahqgsskws', 1789042480000, 120, '2026-09-10', 3, 0, 'learning', 'review', 1.08725804669676353599e+01, 7.37018264052428, 0, '2026-09-19', NULL);
insert into reviews values ('01M25KW8D0C6Y0Q7AGTFPZXJJV', '9g4d5p2xktin', 1789042500000, 120, '2026-09-10', 2, 0, 'review', 'review', 2.34269132092682532677e+01, 4.74828476159457135707e+00, 0, '2026-10-02', NULL);
insert into reviews values ('01M2QYZFT00TWCE7VBMBF357E0', 'qpk73m8zz5c5', 1789658120000, 120, '2026-09-17', 3, 0, 'review', 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-13', NULL);
insert into reviews values ('01M2QZ03B082RM112E56EY7D0S', '2ckwd9cvu79n', 1789658140000, 120, '2026-09-17', 3, 0, 'review', 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-19', NULL);
insert into reviews values ('01M2QZ0PW0DSGND0EPRXD4MTFW', 'tnn6gb3btfxf', 1789658160000, 120, '2026-09-17', 3, 0, 'review', 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-14', NULL);
insert into reviews values ('01M3FJB7X01MKB6MMK06B0NW91', '43xays833b8e', 1790450180000, 120, '2026-09-26', 4, 0, 'review', 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-12', NULL);
insert into reviews values ('01M3FJBVE0EWRCCBA6EKFNWX3X', 'n57t668p8bzr', 1790450200000, 120, '2026-09-26', 4, 0, 'review', 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-11', NULL);
insert into reviews values ('01M3FJCEZ012HVF38YZF2R7YFN', 'bweahqgsskws', 1790450220000, 120, '2026-09-26', 4, 0, 'review', 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-15', NULL);
insert into reviews values ('01M4CDY9M089HEV8RW7394AQ89', 'mjn544fwrt39', 1791418640000, 120, '2026-10-07', 3, 0, 'review', 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-27', NULL);
insert into reviews values ('01M4CDYX500TY5PWD29NV35WHA', '8ymddkue9w2h', 1791418660000, 120, '2026-10-07', 3, 0, 'review', 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-25', NULL);
insert into reviews values ('01M4CDZGP0F74CC219JFBQSM58', 'qwrki85fwzay', 1791418680000, 120, '2026-10-07', 1, 0, 'review', 'relearning', 2.128198324227059679e+00, 8.25902528209659436697e+00, 0, NULL, 1791419280000);
insert into reviews values ('01M4CE0470C9EJ9ZC1XGRCC9W1', '9g4d5p2xktin', 1791418700000, 120, '2026-10-07', 3, 0, 'review', 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-15', NULL);
insert into reviews values ('01M5EHV3302WZRPCBDABXTH93M', 'bpbkfpspinis', 1792563580000, 120, '2026-10-21', 3, 0, 'review', 'review', 1.3736989092162355064e+02, 2.09745542875244028735e+00, 0, '2027-03-05', NULL);
insert into reviews values ('01M5EHVPM0FJGK5QPE6YYD60ZB', 't6ift5sz5k49', 1792563600000, 120, '2026-10-21', 3, 0, 'review', 'review', 1.3736989092162355064e+02, 2.09745542875244028735e+00, 0, '2027-03-01', NULL);
insert into reviews values ('01M5EHWA50A7ECZRD6NGY8HSMM', 'qwrki85fwzay', 1792563620000, 120, '2026-10-21', 3, 0, 'relearning', 'review', 1.00253840324079277477e+01, 8.24599462611133482425e+00, 0, '2026-10-31', NULL);
insert into reviews values ('01M5EHWXP0AYMTN03KNN5FFY9P', '7db5abqkb585', 1792563640000, 120, '2026-10-21', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1792564240000);
insert into reviews values ('01M83H32T086JFM257SYKQBZSZ', 'n35wmmfpgrf3', 1795414920000, 60, '2026-11-23', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1795415520000);
insert into reviews values ('01M83H3PB0AR97R661V02GMV20', '2hk43ibjvb9j', 1795414940000, 60, '2026-11-23', 1, 0, 'new', 'learning', 0.212, 6.4133, 0, NULL, 1795415000000);
insert into reviews values ('01M83H49W0B40FAH0T4TF0F8GH', 'nqpvschfyi99', 1795414960000, 60, '2026-11-23', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1795415560000);
insert into reviews values ('01M83H4XD09R8V6W535GQXFVNJ', 'v2gpaawtfnns', 1795414980000, 60, '2026-11-23', 1, 0, 'new', 'learning', 0.212, 6.4133, 0, NULL, 1795415040000);
insert into reviews values ('01M83H5GY05Q8A1KVGB2FMVQD7', '43xays833b8e', 1795415000000, 60, '2026-11-23', 3, 0, 'review', 'review', 1.15226145110956409208e+02, 6.46540031847235, 0, '2027-03-22', NULL);
insert into reviews values ('01M83H64F0FGBRCKHMMGBCNQPQ', 'qpk73m8zz5c5', 1795415020000, 60, '2026-11-23', 1, 0, 'review', 'relearning', 3.47129026171464749594e+00, 7.02698956929683848926e+00, 0, NULL, 1795415620000);
insert into reviews values ('01M83H6R00EV7RKWM3G1W4V20J', '2ckwd9cvu79n', 1795415040000, 60, '2026-11-23', 1, 0, 'review', 'relearning', 3.47129026171464749594e+00, 7.02698956929683848926e+00, 0, NULL, 1795415640000);
insert into reviews values ('01M83H7BH04V55WV3VF317FJXJ', 'qwrki85fwzay', 1795415060000, 60, '2026-11-23', 3, 0, 'relearning', 'review', 1.40111013686782097669e+01, 8.24599462611133482425e+00, 0, '2026-12-07', NULL);
insert into reviews values ('01M83H7Z203N50FSPS2CVM8R2N', 'bweahqgsskws', 1795415080000, 60, '2026-11-23', 3, 0, 'review', 'review', 1.15226145110956409208e+02, 6.46540031847235, 0, '2027-03-11', NULL);
insert into reviews values ('01M83H8JK0AEK6XMCDD082JQAV', '7db5abqkb585', 1795415100000, 60, '2026-11-23', 1, 0, 'new', 'learning', 0.212, 6.4133, 0, NULL, 1795415160000);
insert into reviews values ('01XDT000K037D690NAV68XEX7X', 'mjn544fwrt39', 2110775100000, 60, '2036-11-20', 3, 0, 'review', 'review', 7.18634108126244541391e+02, 4.72925445058052318358e+00, 0, '2038-11-02', NULL);
insert into reviews values ('01XDT000K1C7332PJGDCVDE71G', 'n35wmmfpgrf3', 1795415120000, 60, '2026-11-23', 4, 0, 'learning', 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-28', NULL);
insert into reviews values ('01XDT000K2422SVQ8NA37TMBT1', '2hk43ibjvb9j', 1795415140000, 60, '2026-11-23', 4, 0, 'learning', 'review', 4.24379963876633736763e-01, 5.20002036951683788146e+00, 0, '2026-11-24', NULL);
insert into reviews values ('01XDT000K366X28FV4QNCW50V7', 'nqpvschfyi99', 1795415160000, 60, '2026-11-23', 4, 0, 'learning', 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-27', NULL);
insert into reviews values ('01XDT000K41GE3P66NBDDKNFVD', 'v2gpaawtfnns', 1795415180000, 60, '2026-11-23', 4, 0, 'learning', 'review', 4.24379963876633736763e-01, 5.20002036951683788146e+00, 0, '2026-11-24', NULL);
insert into reviews values ('01XDT000K520YV9E8ZDE20Q3WF', 'qpk73m8zz5c5', 1795415200000, 60, '2026-11-23', 4, 0, 'relearning', 'review', 5.78120722784222529355e+00, 6.0187763949387509399e+00, 0, '2026-11-29', NULL);
insert into reviews values ('01XDT000K698PPW3E0W9C6B10G', '2ckwd9cvu79n', 1795415220000, 60, '2026-11-23', 4, 0, 'relearning', 'review', 5.78120722784222529355e+00, 6.0187763949387509399e+00, 0, '2026-11-30', NULL);
insert into reviews values ('01XDT000K7CR4SZ9F4FTFDAWFX', '7db5abqkb585', 1795415240000, 60, '2026-11-23', 4, 0, 'learning', 'review', 4.24379963876633736763e-01, 5.20002036951683788146e+00, 0, '2026-11-24', NULL);
CREATE INDEX reviews_by_card on reviews (card_id, review_id);
CREATE INDEX reviews_by_day on reviews (study_day);
CREATE TABLE undecided (
    prompt_id text not null,          -- whose note is gone
    candidate text not null,          -- the prompt that may be the same fact, reworded
    primary key (prompt_id, candidate)
) strict;
insert into undecided values ('3gqm4pbpysuz', 'f5ipubgwpme4');
CREATE TABLE exports (
    prompt_id text primary key,
    content text not null,            -- digest of the fields and tags that were exported
    mod integer not null              -- seconds: modification time given to the note in Anki
) strict
;
insert into exports values ('recf5kwkdy3q', '455d049e9c490e9db8831e386f37fa5c', 1792563560);
insert into exports values ('9taf7mcxgihv', 'b6f58d1820bc6e99ef64156161dd708a', 1788253260);
insert into exports values ('9hcqbbx68zag', '8dbb3a3c843639be54a0eb4f90138c25', 1792563560);
insert into exports values ('6fp9mx6btbgr', '1f5ba0fa844d8f7decea3a0fa8f0d111', 1792563560);
insert into exports values ('3arbwequ4gpy', '480d9ada5393e489276a7e6004fe483b', 1788253260);
insert into exports values ('skndk5wevfpz', 'b4cea45912bef6cc307f47f269e7b222', 1788253320);
insert into exports values ('yg9q89cqawjn', '6f7b01bd7ed0b457fbee13d056e629a0', 1788253320);
insert into exports values ('ztd6tscumiq3', '69513837caa0188249c39b8004d65442', 1788253320);
insert into exports values ('f5ipubgwpme4', '22e44be0ebc31687893cc486dd29fd34', 1792563560);
CREATE VIRTUAL TABLE "prompts_fts" USING FTS5 (
    "front", "answer", "note_text",
    content="prompts"
);
insert into prompts_fts (prompts_fts) values ('rebuild');
CREATE TRIGGER events_forbid_update before update on events begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER events_forbid_delete before delete on events begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER reviews_forbid_update before update on reviews begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER reviews_forbid_delete before delete on reviews begin select raise(abort, 'the log is append-only'); end;
pragma user_version = 1;
