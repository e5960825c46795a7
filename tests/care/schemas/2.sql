CREATE TABLE files (
    path text primary key,            -- relative to the collection, / between folders
    size integer not null,
    mtime_ns integer not null,        -- below 0: read so soon after that it may have changed since
    digest text not null,             -- of its bytes
    title text not null,
    problems text not null            -- JSON: [[first line, last line, message], …]
) strict;
insert into files values ('consensus.md', 263, -1795404338851260217, 'b4270af0442f97c0f109c51cca2c1301', 'Consensus', '[]');
insert into files values ('inbox.md', 45, -1795404338788438572, '63cade4a2ad945a91adcbe21881a451d', 'Inbox', '[]');
insert into files values ('multi-paxos.md', 148, -1795404337497120287, 'c4722ebe8bf40898993c9544f1862e95', 'Paxos', '[]');
insert into files values ('raft.md', 333, -1795404338040850342, '84d2f5e74e01dc8460d9b7bf39d54ba3', 'Raft', '[]');
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
insert into notes values (23, 'multi-paxos.md', 3, 3, '["Paxos"]', 'Proposer :: it asks for promises', '7b70127841157662', 'ready', NULL);
insert into notes values (24, 'multi-paxos.md', 4, 4, '["Paxos"]', 'Acceptor :: it promises, and then accepts', 'e4f16a81512248a2', 'ready', NULL);
insert into notes values (25, 'multi-paxos.md', 5, 5, '["Paxos"]', 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', 'ready', NULL);
insert into notes values (32, 'inbox.md', 3, 3, '["Inbox"]', 'Zab :: the broadcast of ZooKeeper', 'efd2682910800f85', 'ready', NULL);
insert into notes values (33, 'consensus.md', 3, 3, '["Consensus"]', 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', 'ready', NULL);
insert into notes values (34, 'consensus.md', 4, 4, '["Consensus"]', 'Hmm, not sure about that.', '4ae216b43a74df92', 'skipped', 'you skipped it for good');
insert into notes values (35, 'consensus.md', 5, 5, '["Consensus"]', 'Raft uses random timeouts because split votes are costly.', 'd3c1abed12deb1b6', 'skipped', 'you keep it as a note only');
insert into notes values (36, 'consensus.md', 6, 6, '["Consensus"]', 'Something else to think about later on.', '31ab979e9c872583', 'needs-you', 'no pattern finds a claim with one right answer');
insert into notes values (37, 'consensus.md', 7, 7, '["Consensus"]', 'Viewstamped replication is older because it came in 1988.', 'a0e01d77b435e793', 'skipped', 'you rejected its card');
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
, verdict text check (verdict in ('accepted', 'refused'))) strict;
insert into prompts values (1, 'f8xe3z49j98e', 1788253259993, 'basic', '{"front": "Raft term", "answer": "a strech of time with at most one leader"}', 'Raft term', 'a strech of time with at most one leader', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 3, 3, '["Raft"]', NULL, 3, 'Raft term :: a strech of time with at most one leader', '63df835eba24c759', '134da872d033b882', 0, 1792563560000, NULL);
insert into prompts values (2, '3vic8e88x8yh', 1788253259994, 'reversed', '{"front": "Quorum", "answer": "more than half of the servers", "both_ways": true}', 'Quorum', 'more than half of the servers', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 4, 4, '["Raft"]', NULL, 4, 'Quorum ::: more than half of the servers', '8c40f066ece52bee', '2da7a72ce2dfa2e1', 0, 1788253260000, NULL);
insert into prompts values (3, '98w78argbnzg', 1788253259995, 'cloze', '{"pieces": ["A leader needs a majority to ", {"slot": 2, "answer": "commit"}]}', 'A leader needs a majority to […]', 'commit', '', 'gap', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 5, 5, '["Raft"]', NULL, 5, 'A leader needs a majority to ==commit==', 'e3b666a5b4bdd466', '2ff0a18694ba3e7b', 0, 1792563560000, NULL);
insert into prompts values (4, 'eza8wa83qncj', 1788253259996, 'basic', '{"front": "Raft was published in 2013", "answer": "by Ongaro and Ousterhout"}', 'Raft was published in 2013', 'by Ongaro and Ousterhout', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 6, 6, '["Raft"]', NULL, 6, 'Raft was published in 2013 :: by Ongaro and Ousterhout', '05f93cc538efffc2', '7c802ff6e042e27b', 0, 1792563560000, NULL);
insert into prompts values (5, 'kjqabuwituvn', 1788253259997, 'basic', '{"front": "Heartbeat", "answer": "an empty message that keeps the leader in office"}', 'Heartbeat', 'an empty message that keeps the leader in office', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 7, 7, '["Raft"]', NULL, 7, 'Heartbeat :: an empty message that keeps the leader in office', '78ab19c87654fa30', 'e7d805d7824c17ec', 1, 1792563560000, NULL);
insert into prompts values (6, 'dyddysfbyw7a', 1788253259998, 'basic', '{"front": "Follower", "answer": "it answers requests and starts none"}', 'Follower', 'it answers requests and starts none', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 7, 7, '["Raft"]', NULL, 7, 'Follower :: it answers requests and starts none', '658d7b480411c21d', '7a487dab03aef384', 0, 1788253260000, NULL);
insert into prompts values (7, 'iw6sb7xhrzts', 1788253259999, 'basic', '{"front": "Split vote", "answer": "no candidate gets a majority"}', 'Split vote', 'no candidate gets a majority', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 9, 9, '["Raft"]', NULL, 9, 'Split vote :: no candidate gets a majority', '2d4b48e755126e92', '8a6c6e51fdbf6fcb', 1, 1792563560000, NULL);
insert into prompts values (8, 'wp6y9dmjhzds', 1788253260000, 'basic', '{"front": "A log entry is committed", "answer": "once a majority has it"}', 'A log entry is committed', 'once a majority has it', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 10, 10, '["Raft"]', NULL, 10, 'A log entry is committed :: once a majority has it', 'f427872f8f787857', '687e60c95001bd5e', 1, 1792563560000, NULL);
insert into prompts values (9, '3a86nms2qkha', 1788253319998, 'basic', '{"front": "Proposer", "answer": "it asks for promises"}', 'Proposer', 'it asks for promises', '', 'definition', 'ready', 'Paxos', 'Paxos', NULL, NULL, 'en', '[]', 'multi-paxos.md', 3, 3, '["Paxos"]', NULL, 3, 'Proposer :: it asks for promises', '7b70127841157662', 'c3c1f340a5eab6f5', 0, 1788253320000, NULL);
insert into prompts values (10, 'er7dxmmwsue3', 1788253319999, 'basic', '{"front": "Acceptor", "answer": "it promises, and then accepts"}', 'Acceptor', 'it promises, and then accepts', '', 'definition', 'ready', 'Paxos', 'Paxos', NULL, NULL, 'en', '[]', 'multi-paxos.md', 4, 4, '["Paxos"]', NULL, 4, 'Acceptor :: it promises, and then accepts', 'e4f16a81512248a2', '052461064d0bcf6f', 0, 1788253320000, NULL);
insert into prompts values (11, 'bghkexipfye3', 1788253320000, 'basic', '{"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}', 'Why is Paxos seldom used?', 'Because its proof is hard to follow', '', 'because', 'ready', 'Paxos', 'Paxos', NULL, NULL, 'en', '[]', 'multi-paxos.md', 5, 5, '["Paxos"]', NULL, 5, 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', '2da92dc6843d88a5', 0, 1788253320000, NULL);
insert into prompts values (12, 'j4xzkyfvq7am', 1792563560000, 'basic', '{"front": "An entry of the log counts as committed", "answer": "as soon as most servers have it"}', 'An entry of the log counts as committed', 'as soon as most servers have it', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 8, 8, '["Raft"]', NULL, 8, 'An entry of the log counts as committed :: as soon as most servers have it', 'f77ba7a2a428bd00', 'd0cc539892caf1c7', 0, 1792563560000, NULL);
insert into prompts values (13, 'h4zqmk5b6m49', 1792822879998, 'basic', '{"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}', 'Why is Paxos seldom used?', 'Because its proof is hard to follow', '', 'because', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 3, 3, '["Consensus"]', NULL, 3, 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', '2da92dc6843d88a5', 0, 1792822880000, 'accepted');
insert into prompts values (14, 'zux3d2ghn5qy', 1792822879999, 'basic', '{"front": "Why does Raft use random timeouts?", "answer": "Because split votes are costly"}', 'Why does Raft use random timeouts?', 'Because split votes are costly', '', 'because', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 5, 5, '["Consensus"]', NULL, 5, 'Raft uses random timeouts because split votes are costly.', 'd3c1abed12deb1b6', '8ce9adde3b364516', 0, 1792822880000, 'refused');
insert into prompts values (15, 'nbniyfm82ss2', 1792822880000, 'basic', '{"front": "Why is viewstamped replication older?", "answer": "Because it came in 1988"}', 'Why is viewstamped replication older?', 'Because it came in 1988', '', 'because', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 7, 7, '["Consensus"]', NULL, 7, 'Viewstamped replication is older because it came in 1988.', 'a0e01d77b435e793', '3db32645b284686f', 0, 1792822880000, 'refused');
insert into prompts values (16, '3qxx6bcewtjq', 1792822879997, 'basic', '{"front": "Which is older?", "answer": "Viewstamped replication"}', 'Which is older?', 'Viewstamped replication', '', 'question-answer', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 8, 9, '["Consensus"]', NULL, 8, 'Q: Which is older?
A: Viewstamped replication', 'a3bda28214716f45', 'ed956e425a073ddf', 1, 1792823240000, NULL);
insert into prompts values (17, 'ik5hxuhmn7ij', 1792823240000, 'basic', '{"front": "Zab", "answer": "the broadcast of ZooKeeper"}', 'Zab', 'the broadcast of ZooKeeper', '', 'definition', 'ready', 'Inbox', 'Inbox', NULL, NULL, 'en', '[]', 'inbox.md', 3, 3, '["Inbox"]', NULL, 3, 'Zab :: the broadcast of ZooKeeper', 'efd2682910800f85', 'b6ea423baaccb7f0', 0, 1792823240000, NULL);
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
insert into cards values ('agtg6nce5f79', 'f8xe3z49j98e', 1, 'a strech of time with at most one leader', 1788253259991, 1, 'review', 2.38598023642449533101e+02, 1.0, 0, '2027-07-09', NULL, '2026-11-23', 4, 0, 0, 0, 0, '2026-10-22', 0, 0, 5);
insert into cards values ('jpdz7paj73u5', '3vic8e88x8yh', 1, 'more than half of the servers', 1788253259992, 2, 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-19', NULL, '2026-10-07', 4, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('p4ffdek6de52', '3vic8e88x8yh', 2, 'Quorum', 1788253259993, 3, 'review', 1.99015740203317676552e+02, 2.09745542875244028735e+00, 0, '2027-06-09', NULL, '2026-11-23', 4, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('cdxggappdz85', '98w78argbnzg', 1, 'a majority', 1788253259994, 4, 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-14', NULL, '2026-09-26', 5, 0, 0, 1, 1, NULL, 0, 0, 8);
insert into cards values ('2gfmsj3iavp9', '98w78argbnzg', 2, 'commit', 1788253259995, 5, 'review', 2.38598023642449533101e+02, 1.0, 0, '2027-07-08', NULL, '2026-11-23', 4, 0, 0, 0, 0, NULL, 0, 0, 5);
insert into cards values ('mp9ysk2n8gvz', 'eza8wa83qncj', 1, 'by Ongaro and Ousterhout', 1788253259996, 6, 'review', 1.56153173639002562644e+00, 9.20205606611993331966e+00, 0, '2026-11-25', NULL, '2026-11-23', 6, 1, 0, 0, 0, NULL, 0, 0, 10);
insert into cards values ('5cbirimpcgfi', 'kjqabuwituvn', 1, 'an empty message that keeps the leader in office', 1788253259997, 7, 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-16', NULL, '2026-09-10', 3, 0, 0, 1, 0, NULL, 0, 0, 4);
insert into cards values ('y4fx2v3nxiah', 'dyddysfbyw7a', 1, 'it answers requests and starts none', 1788253259998, 8, 'review', 4.73477198579336278072e+00, 8.42043549791673662241e+00, 0, '2026-11-27', NULL, '2026-11-23', 7, 1, 0, 0, 0, NULL, 0, 0, 7);
insert into cards values ('229ctbkf7949', 'iw6sb7xhrzts', 1, 'no candidate gets a majority', 1788253259999, 9, 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-17', NULL, '2026-09-17', 3, 0, 0, 1, 0, NULL, 0, 0, 4);
insert into cards values ('uizsf7v6ymfu', 'wp6y9dmjhzds', 1, 'once a majority has it', 1788253260000, 10, 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-21', NULL, '2026-10-07', 4, 0, 0, 1, 0, NULL, 0, 0, 5);
insert into cards values ('w6f3rrc9b4rq', '3a86nms2qkha', 1, 'it asks for promises', 1788253319998, 11, 'review', 7.18634108126244541391e+02, 4.72925445058052318358e+00, 0, '2038-12-16', NULL, '2036-11-20', 5, 0, 1, 0, 0, NULL, 0, 0, 6);
insert into cards values ('ueyzt9cv8mf3', 'er7dxmmwsue3', 1, 'it promises, and then accepts', 1788253319999, 12, 'review', 1.3736989092162355064e+02, 2.09745542875244028735e+00, 0, '2027-03-04', NULL, '2026-10-21', 4, 0, 0, 0, 0, NULL, 0, 0, 6);
insert into cards values ('y5q47qss9nu5', 'bghkexipfye3', 1, 'Because its proof is hard to follow', 1788253320000, 13, 'review', 4.73477198579336278072e+00, 8.42043549791673662241e+00, 0, '2026-11-29', NULL, '2026-11-23', 7, 1, 0, 0, 0, NULL, 0, 1, 7);
insert into cards values ('qdyasvjjnwg5', 'j4xzkyfvq7am', 1, 'as soon as most servers have it', 1792563560000, 14, 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-28', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('g66dcmrpr7mq', 'h4zqmk5b6m49', 1, 'Because its proof is hard to follow', 1792822879998, 15, 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-28', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 2);
insert into cards values ('7m9kh7jfrhc8', 'zux3d2ghn5qy', 1, 'Because split votes are costly', 1792822879999, 16, 'new', NULL, NULL, 0, NULL, NULL, NULL, 0, 0, 0, 1, 0, NULL, 0, 0, 3);
insert into cards values ('uxwbtqhhkgig', 'nbniyfm82ss2', 1, 'Because it came in 1988', 1792822880000, 17, 'new', NULL, NULL, 0, NULL, NULL, NULL, 0, 0, 0, 1, 0, NULL, 0, 0, 1);
insert into cards values ('8dg5ka25a95j', '3qxx6bcewtjq', 1, 'Viewstamped replication', 1792822879997, 18, 'new', NULL, NULL, 0, NULL, NULL, NULL, 0, 0, 0, 1, 0, NULL, 0, 0, 1);
insert into cards values ('zr6wt529fbu8', 'ik5hxuhmn7ij', 1, 'the broadcast of ZooKeeper', 1792823240000, 19, 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-26', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 2);
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
insert into events values ('01M1E36J70FXA8VFSD6GDJD0G8', 1788253260000, 120, '2026-09-01', 'prompt-added', 'f8xe3z49j98e', '{"note_ms": 1788253259993, "kind": "basic", "wording": {"front": "Raft term", "answer": "a stretch of time with at most one leader"}, "front": "Raft term", "answer": "a stretch of time with at most one leader", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 3, "end_line": 3, "section": ["Raft"], "anchor": null, "note_line": 3, "note_text": "Raft term :: a stretch of time with at most one leader", "pin": "c12f641cfbb0257d", "fingerprint": "82791fcc28cfa9e9"}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0G9', 1788253260000, 120, '2026-09-01', 'prompt-added', '3vic8e88x8yh', '{"note_ms": 1788253259994, "kind": "reversed", "wording": {"front": "Quorum", "answer": "more than half of the servers", "both_ways": true}, "front": "Quorum", "answer": "more than half of the servers", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 4, "end_line": 4, "section": ["Raft"], "anchor": null, "note_line": 4, "note_text": "Quorum ::: more than half of the servers", "pin": "8c40f066ece52bee", "fingerprint": "2da7a72ce2dfa2e1"}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GA', 1788253260000, 120, '2026-09-01', 'prompt-added', '98w78argbnzg', '{"note_ms": 1788253259995, "kind": "cloze", "wording": {"pieces": ["A leader needs ", {"slot": 1, "answer": "a majority"}, " to ", {"slot": 2, "answer": "commit"}]}, "front": "A leader needs […] to commit", "answer": "a majority", "extra": "", "pattern": "gap", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 5, "end_line": 5, "section": ["Raft"], "anchor": null, "note_line": 5, "note_text": "A leader needs ==a majority== to ==commit==", "pin": "e2f6b1704ad172df", "fingerprint": "5bd5697cd974adf8"}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GB', 1788253260000, 120, '2026-09-01', 'prompt-added', 'eza8wa83qncj', '{"note_ms": 1788253259996, "kind": "basic", "wording": {"front": "Raft was published in 2014", "answer": "by Ongaro and Ousterhout"}, "front": "Raft was published in 2014", "answer": "by Ongaro and Ousterhout", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 6, "end_line": 6, "section": ["Raft"], "anchor": null, "note_line": 6, "note_text": "Raft was published in 2014 :: by Ongaro and Ousterhout", "pin": "7c3524e26ea5100d", "fingerprint": "7c42e7b51f0fec26"}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GC', 1788253260000, 120, '2026-09-01', 'prompt-added', 'kjqabuwituvn', '{"note_ms": 1788253259997, "kind": "basic", "wording": {"front": "Heartbeat", "answer": "an empty message that keeps the leader in office"}, "front": "Heartbeat", "answer": "an empty message that keeps the leader in office", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 7, "end_line": 7, "section": ["Raft"], "anchor": null, "note_line": 7, "note_text": "Heartbeat :: an empty message that keeps the leader in office", "pin": "78ab19c87654fa30", "fingerprint": "e7d805d7824c17ec"}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GD', 1788253260000, 120, '2026-09-01', 'prompt-added', 'dyddysfbyw7a', '{"note_ms": 1788253259998, "kind": "basic", "wording": {"front": "Follower", "answer": "it answers requests and starts none"}, "front": "Follower", "answer": "it answers requests and starts none", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 8, "end_line": 8, "section": ["Raft"], "anchor": null, "note_line": 8, "note_text": "Follower :: it answers requests and starts none", "pin": "658d7b480411c21d", "fingerprint": "7a487dab03aef384"}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GE', 1788253260000, 120, '2026-09-01', 'prompt-added', 'iw6sb7xhrzts', '{"note_ms": 1788253259999, "kind": "basic", "wording": {"front": "Split vote", "answer": "no candidate gets a majority"}, "front": "Split vote", "answer": "no candidate gets a majority", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 9, "end_line": 9, "section": ["Raft"], "anchor": null, "note_line": 9, "note_text": "Split vote :: no candidate gets a majority", "pin": "2d4b48e755126e92", "fingerprint": "8a6c6e51fdbf6fcb"}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GF', 1788253260000, 120, '2026-09-01', 'prompt-added', 'wp6y9dmjhzds', '{"note_ms": 1788253260000, "kind": "basic", "wording": {"front": "A log entry is committed", "answer": "once a majority has it"}, "front": "A log entry is committed", "answer": "once a majority has it", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 10, "end_line": 10, "section": ["Raft"], "anchor": null, "note_line": 10, "note_text": "A log entry is committed :: once a majority has it", "pin": "f427872f8f787857", "fingerprint": "687e60c95001bd5e"}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GG', 1788253260000, 120, '2026-09-01', 'card-added', 'agtg6nce5f79', '{"prompt_id": "f8xe3z49j98e", "slot": 1, "answer": "a stretch of time with at most one leader", "card_ms": 1788253259991, "position": 1, "shelved": false}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GH', 1788253260000, 120, '2026-09-01', 'card-added', 'jpdz7paj73u5', '{"prompt_id": "3vic8e88x8yh", "slot": 1, "answer": "more than half of the servers", "card_ms": 1788253259992, "position": 2, "shelved": false}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GJ', 1788253260000, 120, '2026-09-01', 'card-added', 'p4ffdek6de52', '{"prompt_id": "3vic8e88x8yh", "slot": 2, "answer": "Quorum", "card_ms": 1788253259993, "position": 3, "shelved": false}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GK', 1788253260000, 120, '2026-09-01', 'card-added', 'cdxggappdz85', '{"prompt_id": "98w78argbnzg", "slot": 1, "answer": "a majority", "card_ms": 1788253259994, "position": 4, "shelved": false}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GM', 1788253260000, 120, '2026-09-01', 'card-added', '2gfmsj3iavp9', '{"prompt_id": "98w78argbnzg", "slot": 2, "answer": "commit", "card_ms": 1788253259995, "position": 5, "shelved": false}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GN', 1788253260000, 120, '2026-09-01', 'card-added', 'mp9ysk2n8gvz', '{"prompt_id": "eza8wa83qncj", "slot": 1, "answer": "by Ongaro and Ousterhout", "card_ms": 1788253259996, "position": 6, "shelved": false}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GP', 1788253260000, 120, '2026-09-01', 'card-added', '5cbirimpcgfi', '{"prompt_id": "kjqabuwituvn", "slot": 1, "answer": "an empty message that keeps the leader in office", "card_ms": 1788253259997, "position": 7, "shelved": false}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GQ', 1788253260000, 120, '2026-09-01', 'card-added', 'y4fx2v3nxiah', '{"prompt_id": "dyddysfbyw7a", "slot": 1, "answer": "it answers requests and starts none", "card_ms": 1788253259998, "position": 8, "shelved": false}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GR', 1788253260000, 120, '2026-09-01', 'card-added', '229ctbkf7949', '{"prompt_id": "iw6sb7xhrzts", "slot": 1, "answer": "no candidate gets a majority", "card_ms": 1788253259999, "position": 9, "shelved": false}');
insert into events values ('01M1E36J70FXA8VFSD6GDJD0GS', 1788253260000, 120, '2026-09-01', 'card-added', 'uizsf7v6ymfu', '{"prompt_id": "wp6y9dmjhzds", "slot": 1, "answer": "once a majority has it", "card_ms": 1788253260000, "position": 10, "shelved": false}');
insert into events values ('01M1E38CT025PVK7BAQ8SQXV28', 1788253320000, 120, '2026-09-01', 'prompt-added', '3a86nms2qkha', '{"note_ms": 1788253319998, "kind": "basic", "wording": {"front": "Proposer", "answer": "it asks for promises"}, "front": "Proposer", "answer": "it asks for promises", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Paxos", "context": "Paxos", "speaker": null, "source": null, "language": "en", "tags": [], "path": "paxos.md", "line": 3, "end_line": 3, "section": ["Paxos"], "anchor": null, "note_line": 3, "note_text": "Proposer :: it asks for promises", "pin": "7b70127841157662", "fingerprint": "c3c1f340a5eab6f5"}');
insert into events values ('01M1E38CT025PVK7BAQ8SQXV29', 1788253320000, 120, '2026-09-01', 'prompt-added', 'er7dxmmwsue3', '{"note_ms": 1788253319999, "kind": "basic", "wording": {"front": "Acceptor", "answer": "it promises, and then accepts"}, "front": "Acceptor", "answer": "it promises, and then accepts", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Paxos", "context": "Paxos", "speaker": null, "source": null, "language": "en", "tags": [], "path": "paxos.md", "line": 4, "end_line": 4, "section": ["Paxos"], "anchor": null, "note_line": 4, "note_text": "Acceptor :: it promises, and then accepts", "pin": "e4f16a81512248a2", "fingerprint": "052461064d0bcf6f"}');
insert into events values ('01M1E38CT025PVK7BAQ8SQXV2A', 1788253320000, 120, '2026-09-01', 'prompt-added', 'bghkexipfye3', '{"note_ms": 1788253320000, "kind": "basic", "wording": {"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}, "front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow", "extra": "", "pattern": "because", "tier": "ready", "deck": "Paxos", "context": "Paxos", "speaker": null, "source": null, "language": "en", "tags": [], "path": "paxos.md", "line": 5, "end_line": 5, "section": ["Paxos"], "anchor": null, "note_line": 5, "note_text": "Paxos is seldom used because its proof is hard to follow.", "pin": "e9082ed246bb5186", "fingerprint": "2da92dc6843d88a5"}');
insert into events values ('01M1E38CT025PVK7BAQ8SQXV2B', 1788253320000, 120, '2026-09-01', 'card-added', 'w6f3rrc9b4rq', '{"prompt_id": "3a86nms2qkha", "slot": 1, "answer": "it asks for promises", "card_ms": 1788253319998, "position": 11, "shelved": false}');
insert into events values ('01M1E38CT025PVK7BAQ8SQXV2C', 1788253320000, 120, '2026-09-01', 'card-added', 'ueyzt9cv8mf3', '{"prompt_id": "er7dxmmwsue3", "slot": 1, "answer": "it promises, and then accepts", "card_ms": 1788253319999, "position": 12, "shelved": false}');
insert into events values ('01M1E38CT025PVK7BAQ8SQXV2D', 1788253320000, 120, '2026-09-01', 'card-added', 'y5q47qss9nu5', '{"prompt_id": "bghkexipfye3", "slot": 1, "answer": "Because its proof is hard to follow", "card_ms": 1788253320000, "position": 13, "shelved": false}');
insert into events values ('01M5EHTFJ0A5FQCVH1DDD3W1JY', 1792563560000, 120, '2026-10-21', 'prompt-orphaned', 'kjqabuwituvn', '{"whole": true}');
insert into events values ('01M5EHTFJ0A5FQCVH1DDD3W1JZ', 1792563560000, 120, '2026-10-21', 'prompt-orphaned', 'iw6sb7xhrzts', '{"whole": true}');
insert into events values ('01M5EHTFJ0A5FQCVH1DDD3W1K0', 1792563560000, 120, '2026-10-21', 'prompt-orphaned', 'wp6y9dmjhzds', '{"whole": true}');
insert into events values ('01M5EHTFJ0A5FQCVH1DDD3W1K1', 1792563560000, 120, '2026-10-21', 'prompt-changed', 'f8xe3z49j98e', '{"wording": {"front": "Raft term", "answer": "a strech of time with at most one leader"}, "answer": "a strech of time with at most one leader", "note_text": "Raft term :: a strech of time with at most one leader", "pin": "63df835eba24c759", "fingerprint": "134da872d033b882", "edit": "small", "brought_forward": []}');
insert into events values ('01M5EHTFJ0A5FQCVH1DDD3W1K2', 1792563560000, 120, '2026-10-21', 'prompt-changed', '98w78argbnzg', '{"wording": {"pieces": ["A leader needs a majority to ", {"slot": 2, "answer": "commit"}]}, "front": "A leader needs a majority to […]", "answer": "commit", "note_text": "A leader needs a majority to ==commit==", "pin": "e3b666a5b4bdd466", "fingerprint": "2ff0a18694ba3e7b", "edit": "reworded", "brought_forward": []}');
insert into events values ('01M5EHTFJ0A5FQCVH1DDD3W1K3', 1792563560000, 120, '2026-10-21', 'card-retired', 'cdxggappdz85', '{"prompt": "98w78argbnzg"}');
insert into events values ('01M5EHTFJ0A5FQCVH1DDD3W1K4', 1792563560000, 120, '2026-10-21', 'prompt-changed', 'eza8wa83qncj', '{"wording": {"front": "Raft was published in 2013", "answer": "by Ongaro and Ousterhout"}, "front": "Raft was published in 2013", "note_text": "Raft was published in 2013 :: by Ongaro and Ousterhout", "pin": "05f93cc538efffc2", "fingerprint": "7c802ff6e042e27b", "edit": "fact", "brought_forward": ["mp9ysk2n8gvz"]}');
insert into events values ('01M5EHTFJ0A5FQCVH1DDD3W1K5', 1792563560000, 120, '2026-10-21', 'prompt-added', 'j4xzkyfvq7am', '{"note_ms": 1792563560000, "kind": "basic", "wording": {"front": "An entry of the log counts as committed", "answer": "as soon as most servers have it"}, "front": "An entry of the log counts as committed", "answer": "as soon as most servers have it", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 8, "end_line": 8, "section": ["Raft"], "anchor": null, "note_line": 8, "note_text": "An entry of the log counts as committed :: as soon as most servers have it", "pin": "f77ba7a2a428bd00", "fingerprint": "d0cc539892caf1c7"}');
insert into events values ('01M5EHTFJ0A5FQCVH1DDD3W1K6', 1792563560000, 120, '2026-10-21', 'card-added', 'qdyasvjjnwg5', '{"prompt_id": "j4xzkyfvq7am", "slot": 1, "answer": "as soon as most servers have it", "card_ms": 1792563560000, "position": 14, "shelved": false}');
insert into events values ('01M5EHTFJ0A5FQCVH1DDD3W1K7', 1792563560000, 120, '2026-10-21', 'undecided', 'wp6y9dmjhzds', '{"candidate": "j4xzkyfvq7am"}');
insert into events values ('01M5EHWA51BPBTMR384NDB0PRQ', 1792563620001, 120, '2026-10-21', 'withdrawn', '01M5EHWA50CAV2XTCV0N0V6ZD2', '{"card": "qdyasvjjnwg5"}');
insert into events values ('01M5EHWA527M8BTB6KZ62969NX', 1792563620002, 120, '2026-10-21', 'withdrawn', '01M5EHVPM04SRWVFX307T06D2C', '{"card": "mp9ysk2n8gvz"}');
insert into events values ('01M5EHWA532VG2R0CQ1ZKP90AG', 1792563620003, 120, '2026-10-21', 'suspended', 'w6f3rrc9b4rq', '{"to": 1, "before": 0, "batch": "u3ipgbaf55h7"}');
insert into events values ('01M5EHWA532VG2R0CQ1ZKP90AH', 1792563620003, 120, '2026-10-21', 'suspended', 'ueyzt9cv8mf3', '{"to": 1, "before": 0, "batch": "u3ipgbaf55h7"}');
insert into events values ('01M5EHWA541SGY0NYK6KNT2HQM', 1792563620004, 120, '2026-10-21', 'unsuspended', 'ueyzt9cv8mf3', '{"to": 0, "before": 1}');
insert into events values ('01M5EHWA55AXDP4KT3KYK9ZV65', 1792563620005, 120, '2026-10-21', 'flagged', 'y5q47qss9nu5', '{"word": "vague", "to": 1, "before": 0}');
insert into events values ('01M5EHWA5625WG1E224FZAVR9S', 1792563620006, 120, '2026-10-21', 'buried', 'agtg6nce5f79', '{"to": "2026-10-22", "before": null}');
insert into events values ('01M5EHWA574B5H8YV1WYNZ1D6Y', 1792563620007, 120, '2026-10-21', 'exported', '', '{"f8xe3z49j98e": ["b67b61c53012abe38dad6bf3c4af2681", 1792563560], "3vic8e88x8yh": ["7a695ce672f97f7759df10d739d115fd", 1788253260], "98w78argbnzg": ["008f6642eb36e7906f8dbb2286d37b38", 1792563560], "eza8wa83qncj": ["fba9d97ba5bd9c45d87a3ada73fe831c", 1792563560], "dyddysfbyw7a": ["406ca9462e6f1e219e21eeafcfb4b233", 1788253260], "3a86nms2qkha": ["04fc07d37a13c3301ee9fa18a8b5f2e2", 1788253320], "er7dxmmwsue3": ["8c823115b086c5cddd7a83f29366dfca", 1788253320], "bghkexipfye3": ["eb96648df46dbe77a46e85fec30e518d", 1788253320], "j4xzkyfvq7am": ["ccd2613e8f5b017333118bfd08efebcb", 1792563560]}');
insert into events values ('01M5P949R04B3TNG6RGYW534RQ', 1792822880000, 120, '2026-10-24', 'prompt-moved', '3a86nms2qkha', '{"path": "multi-paxos.md"}');
insert into events values ('01M5P949R04B3TNG6RGYW534RR', 1792822880000, 120, '2026-10-24', 'prompt-moved', 'er7dxmmwsue3', '{"path": "multi-paxos.md"}');
insert into events values ('01M5P949R04B3TNG6RGYW534RS', 1792822880000, 120, '2026-10-24', 'prompt-moved', 'bghkexipfye3', '{"path": "multi-paxos.md"}');
insert into events values ('01M5P949R04B3TNG6RGYW534RT', 1792822880000, 120, '2026-10-24', 'prompt-added', 'h4zqmk5b6m49', '{"note_ms": 1792822879998, "kind": "basic", "wording": {"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}, "front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow", "extra": "", "pattern": "because", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 3, "end_line": 3, "section": ["Consensus"], "anchor": null, "note_line": 3, "note_text": "Paxos is seldom used because its proof is hard to follow.", "pin": "e9082ed246bb5186", "fingerprint": "2da92dc6843d88a5"}');
insert into events values ('01M5P949R04B3TNG6RGYW534RV', 1792822880000, 120, '2026-10-24', 'prompt-added', 'zux3d2ghn5qy', '{"note_ms": 1792822879999, "kind": "basic", "wording": {"front": "Why does Raft use random timeouts?", "answer": "Because split votes are costly"}, "front": "Why does Raft use random timeouts?", "answer": "Because split votes are costly", "extra": "", "pattern": "because", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 5, "end_line": 5, "section": ["Consensus"], "anchor": null, "note_line": 5, "note_text": "Raft uses random timeouts because split votes are costly.", "pin": "d3c1abed12deb1b6", "fingerprint": "8ce9adde3b364516"}');
insert into events values ('01M5P949R04B3TNG6RGYW534RW', 1792822880000, 120, '2026-10-24', 'prompt-added', 'nbniyfm82ss2', '{"note_ms": 1792822880000, "kind": "basic", "wording": {"front": "Why is viewstamped replication older?", "answer": "Because it came in 1988"}, "front": "Why is viewstamped replication older?", "answer": "Because it came in 1988", "extra": "", "pattern": "because", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 7, "end_line": 7, "section": ["Consensus"], "anchor": null, "note_line": 7, "note_text": "Viewstamped replication is older because it came in 1988.", "pin": "a0e01d77b435e793", "fingerprint": "3db32645b284686f"}');
insert into events values ('01M5P949R04B3TNG6RGYW534RX', 1792822880000, 120, '2026-10-24', 'card-added', 'g66dcmrpr7mq', '{"prompt_id": "h4zqmk5b6m49", "slot": 1, "answer": "Because its proof is hard to follow", "card_ms": 1792822879998, "position": 15, "shelved": false}');
insert into events values ('01M5P949R04B3TNG6RGYW534RY', 1792822880000, 120, '2026-10-24', 'card-added', '7m9kh7jfrhc8', '{"prompt_id": "zux3d2ghn5qy", "slot": 1, "answer": "Because split votes are costly", "card_ms": 1792822879999, "position": 16, "shelved": false}');
insert into events values ('01M5P949R04B3TNG6RGYW534RZ', 1792822880000, 120, '2026-10-24', 'card-added', 'uxwbtqhhkgig', '{"prompt_id": "nbniyfm82ss2", "slot": 1, "answer": "Because it came in 1988", "card_ms": 1792822880000, "position": 17, "shelved": false}');
insert into events values ('01M5P949R14ES4VR7B0QCTCDWS', 1792822880001, 120, '2026-10-24', 'accepted', 'h4zqmk5b6m49', '{"pattern": "because", "tier": "ready", "fate": "ready", "reason": null}');
insert into events values ('01M5P949R2C2ZERBTA04BGRTVG', 1792822880002, 120, '2026-10-24', 'skipped', 'd3c1abed12deb1b6', '{"path": "consensus.md", "section": ["Consensus"], "anchor": null, "note_text": "Raft uses random timeouts because split votes are costly.", "fate": "ready", "reason": null, "prompts": {"zux3d2ghn5qy": null}}');
insert into events values ('01M5P949R3AB7K7B3P7FH1JXYF', 1792822880003, 120, '2026-10-24', 'withdrawn', '01M5P949R2C2ZERBTA04BGRTVG', '{}');
insert into events values ('01M5P949R406C49HKK669Q8377', 1792822880004, 120, '2026-10-24', 'note-only', 'd3c1abed12deb1b6', '{"path": "consensus.md", "section": ["Consensus"], "anchor": null, "note_text": "Raft uses random timeouts because split votes are costly.", "fate": "ready", "reason": null, "prompts": {"zux3d2ghn5qy": null}}');
insert into events values ('01M5P949R51Z3K6C4ZXJ3VPXD9', 1792822880005, 120, '2026-10-24', 'rejected', 'nbniyfm82ss2', '{"pattern": "because", "tier": "ready", "fate": "ready", "reason": null}');
insert into events values ('01M5P949R62HMP9XX2NV6R31YR', 1792822880006, 120, '2026-10-24', 'skipped', '3de72eef442f13df', '{"path": "consensus.md", "section": ["Consensus"], "anchor": null, "note_text": "Hmm, not sure about this.", "fate": "needs-you", "reason": "a reaction, not a claim", "prompts": {}}');
insert into events values ('01M5P949R76BNTPXHZG382K3DH', 1792822880007, 120, '2026-10-24', 'edited', '31ab979e9c872583', '{"pattern": null, "tier": null, "path": "consensus.md", "block": "  <!-- recall\n  Q: Which is older?\n  A: Viewstamped replication\n  -->\n", "note_text": "Something else to think about later on.", "fate": "needs-you", "reason": "no pattern finds a claim with one right answer"}');
insert into events values ('01M5P949R8B9T7CS888WE9QWA6', 1792822880008, 120, '2026-10-24', 'prompt-added', '3qxx6bcewtjq', '{"note_ms": 1792822879997, "kind": "basic", "wording": {"front": "Which is older?", "answer": "Viewstamped replication"}, "front": "Which is older?", "answer": "Viewstamped replication", "extra": "", "pattern": "question-answer", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 8, "end_line": 9, "section": ["Consensus"], "anchor": null, "note_line": 8, "note_text": "Q: Which is older?\nA: Viewstamped replication", "pin": "a3bda28214716f45", "fingerprint": "ed956e425a073ddf"}');
insert into events values ('01M5P949R8B9T7CS888WE9QWA7', 1792822880008, 120, '2026-10-24', 'card-added', '8dg5ka25a95j', '{"prompt_id": "3qxx6bcewtjq", "slot": 1, "answer": "Viewstamped replication", "card_ms": 1792822879997, "position": 18, "shelved": false}');
insert into events values ('01M5P9F9A02NY9VTTTR0609HN3', 1792823240000, 120, '2026-10-24', 'note-moved', '01M5P949R62HMP9XX2NV6R31YR', '{"note_text": "Hmm, not sure about that.", "pin": "4ae216b43a74df92"}');
insert into events values ('01M5P9F9A18S8J6AWFXJNTMQ52', 1792823240001, 120, '2026-10-24', 'prompt-added', 'ik5hxuhmn7ij', '{"note_ms": 1792823240000, "kind": "basic", "wording": {"front": "Zab", "answer": "the broadcast of ZooKeeper"}, "front": "Zab", "answer": "the broadcast of ZooKeeper", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Inbox", "context": "Inbox", "speaker": null, "source": null, "language": "en", "tags": [], "path": "inbox.md", "line": 3, "end_line": 3, "section": ["Inbox"], "anchor": null, "note_line": 3, "note_text": "Zab :: the broadcast of ZooKeeper", "pin": "efd2682910800f85", "fingerprint": "b6ea423baaccb7f0"}');
insert into events values ('01M5P9F9A18S8J6AWFXJNTMQ53', 1792823240001, 120, '2026-10-24', 'card-added', 'zr6wt529fbu8', '{"prompt_id": "ik5hxuhmn7ij", "slot": 1, "answer": "the broadcast of ZooKeeper", "card_ms": 1792823240000, "position": 19, "shelved": false}');
insert into events values ('01M5P9F9A24YWS976X61DSJBTF', 1792823240002, 120, '2026-10-24', 'withdrawn', '01M5P949R76BNTPXHZG382K3DH', '{}');
insert into events values ('01M5P9F9A30H6BERPS5CAKKCDK', 1792823240003, 120, '2026-10-24', 'prompt-orphaned', '3qxx6bcewtjq', '{"whole": true}');
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
insert into reviews values ('01M1E390B0638TR3EHMGEZG6Q6', 'w6f3rrc9b4rq', 1788253340000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788253940000);
insert into reviews values ('01M1E39KW0CTXZDEYCDDSFQHC1', 'ueyzt9cv8mf3', 1788253360000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788253960000);
insert into reviews values ('01M1E3A7D0553F2FDSKPSMS2DW', 'y5q47qss9nu5', 1788253380000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788253980000);
insert into reviews values ('01M1E3ATY008M6JTNBTWYXG4YG', 'agtg6nce5f79', 1788253400000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254000000);
insert into reviews values ('01M1E3BEF0DZXXE1KN3QY6KFYX', 'jpdz7paj73u5', 1788253420000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254020000);
insert into reviews values ('01M1E3C2003V5M28HTCMNJKSB5', 'p4ffdek6de52', 1788253440000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254040000);
insert into reviews values ('01M1E3CNH0EW3ENHGTFTEEWXTR', 'cdxggappdz85', 1788253460000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254060000);
insert into reviews values ('01M1E3D920DRM4B2M5STZ0XMAE', '2gfmsj3iavp9', 1788253480000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254080000);
insert into reviews values ('01M1E3DWK0B93XHR8FG34ME62W', 'mp9ysk2n8gvz', 1788253500000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254100000);
insert into reviews values ('01M1E3EG407HVHDNDJSW8QDKJC', '5cbirimpcgfi', 1788253520000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254120000);
insert into reviews values ('01M1E3F3N081Q4XD690HC8HJP6', 'y4fx2v3nxiah', 1788253540000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254140000);
insert into reviews values ('01M1E3FQ60DFSV6H8YXVRW0F2Q', '229ctbkf7949', 1788253560000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254160000);
insert into reviews values ('01M1E3GAQ098EVFC7W5ZD7T3GN', 'uizsf7v6ymfu', 1788253580000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254180000);
insert into reviews values ('01M1GNXN80F6X78420MCSZ819Q', 'w6f3rrc9b4rq', 1788340000000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-07', NULL);
insert into reviews values ('01M1GNY8S067PHT82JQYE2AA4B', 'ueyzt9cv8mf3', 1788340020000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-09', NULL);
insert into reviews values ('01M1GNYWA0ERQAZG69M0J99FB1', 'y5q47qss9nu5', 1788340040000, 120, '2026-09-02', 1, 0, 'learning', 'learning', 5.71299179345028163012e-01, 7.39450274127971773907e+00, 0, NULL, 1788340100000);
insert into reviews values ('01M1GNZFV016YS3PK4QT4Z0VAB', 'agtg6nce5f79', 1788340060000, 120, '2026-09-02', 4, 0, 'learning', 'review', 1.16874829135823361521e+01, 1.0, 0, '2026-09-16', NULL);
insert into reviews values ('01M1GP03C045S771W7DZNJ5410', 'jpdz7paj73u5', 1788340080000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-10', NULL);
insert into reviews values ('01M1GP0PX0DK5PQWX4HCFWF9CA', 'p4ffdek6de52', 1788340100000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-11', NULL);
insert into reviews values ('01M1GP1AE0DDF7QG4FW9JXBVPN', 'cdxggappdz85', 1788340120000, 120, '2026-09-02', 1, 0, 'learning', 'learning', 5.71299179345028163012e-01, 7.39450274127971773907e+00, 0, NULL, 1788340180000);
insert into reviews values ('01M1GP1XZ0CJFTJQ3QP3PBY89F', '2gfmsj3iavp9', 1788340140000, 120, '2026-09-02', 4, 0, 'learning', 'review', 1.16874829135823361521e+01, 1.0, 0, '2026-09-15', NULL);
insert into reviews values ('01M1GP2HG00AG0JA2KF1VE9DPN', 'mp9ysk2n8gvz', 1788340160000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-08', NULL);
insert into reviews values ('01M1GP35101S82ZZSAX6JHXBJQ', '5cbirimpcgfi', 1788340180000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-09', NULL);
insert into reviews values ('01M1GP3RJ0C55VWJEQ1R437R6K', 'y4fx2v3nxiah', 1788340200000, 120, '2026-09-02', 1, 0, 'learning', 'learning', 5.71299179345028163012e-01, 7.39450274127971773907e+00, 0, NULL, 1788340260000);
insert into reviews values ('01M1GP4C3091A0C7T1P4VQ52MC', '229ctbkf7949', 1788340220000, 120, '2026-09-02', 4, 0, 'learning', 'review', 1.16874829135823361521e+01, 1.0, 0, '2026-09-13', NULL);
insert into reviews values ('01M1GP4ZM0DX72PHSKFZAGBHZF', 'uizsf7v6ymfu', 1788340240000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-08', NULL);
insert into reviews values ('01M1RGSKS0E9JMEG0TPH09AZ5Q', 'y5q47qss9nu5', 1788603060000, 120, '2026-09-05', 3, 0, 'learning', 'learning', 3.72684029081582357534e+00, 7.38233660783527678717e+00, 1, NULL, 1788603660000);
insert into reviews values ('01M1RGT7A01BEF5EQ6AS02T622', 'cdxggappdz85', 1788603080000, 120, '2026-09-05', 3, 0, 'learning', 'learning', 3.72684029081582357534e+00, 7.38233660783527678717e+00, 1, NULL, 1788603680000);
insert into reviews values ('01M1RGTTV08X4V8N39GXMWM7PN', 'y4fx2v3nxiah', 1788603100000, 120, '2026-09-05', 3, 0, 'learning', 'learning', 3.72684029081582357534e+00, 7.38233660783527678717e+00, 1, NULL, 1788603700000);
insert into reviews values ('01M25KPRM02JTYD5TR7AWSRWHB', 'w6f3rrc9b4rq', 1789042320000, 120, '2026-09-10', 2, 0, 'review', 'review', 2.34269132092682532677e+01, 4.74828476159457135707e+00, 0, '2026-10-05', NULL);
insert into reviews values ('01M25KQC503WPF4ZQ635MKFPA8', 'ueyzt9cv8mf3', 1789042340000, 120, '2026-09-10', 3, 0, 'review', 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-13', NULL);
insert into reviews values ('01M25KQZP05RSDDE3T1CVREH7E', 'y5q47qss9nu5', 1789042360000, 120, '2026-09-10', 3, 0, 'learning', 'review', 1.08725804669676353599e+01, 7.37018264052428, 0, '2026-09-22', NULL);
insert into reviews values ('01M25KRK707XPKM4ABP2XJGZT0', 'jpdz7paj73u5', 1789042380000, 120, '2026-09-10', 2, 0, 'review', 'review', 2.34269132092682532677e+01, 4.74828476159457135707e+00, 0, '2026-09-30', NULL);
insert into reviews values ('01M25KS6R00A65VQ19MP6ZBBFJ', 'cdxggappdz85', 1789042400000, 120, '2026-09-10', 3, 0, 'learning', 'review', 1.08725804669676353599e+01, 7.37018264052428, 0, '2026-09-23', NULL);
insert into reviews values ('01M25KST90777XRMX3XNB0W1WH', 'mp9ysk2n8gvz', 1789042420000, 120, '2026-09-10', 2, 0, 'review', 'review', 2.34269132092682532677e+01, 4.74828476159457135707e+00, 0, '2026-10-04', NULL);
insert into reviews values ('01M25KTDT00Q68YJD3Y7CX1BGT', '5cbirimpcgfi', 1789042440000, 120, '2026-09-10', 3, 0, 'review', 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-16', NULL);
insert into reviews values ('01M25KV1B0BWM68YNJ98M4N3CK', 'y4fx2v3nxiah', 1789042460000, 120, '2026-09-10', 3, 0, 'learning', 'review', 1.08725804669676353599e+01, 7.37018264052428, 0, '2026-09-20', NULL);
insert into reviews values ('01M25KVMW0D93PMPR211MEZB3H', 'uizsf7v6ymfu', 1789042480000, 120, '2026-09-10', 2, 0, 'review', 'review', 2.34269132092682532677e+01, 4.74828476159457135707e+00, 0, '2026-10-03', NULL);
insert into reviews values ('01M2QYYW900QT4PDWB3HGXG4V7', 'agtg6nce5f79', 1789658100000, 120, '2026-09-17', 3, 0, 'review', 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-21', NULL);
insert into reviews values ('01M2QYZFT03V3C6ZTEB6VTHWJG', 'p4ffdek6de52', 1789658120000, 120, '2026-09-17', 3, 0, 'review', 'review', 4.75198986949779751415e+01, 2.10433139084644826866e+00, 0, '2026-11-04', NULL);
insert into reviews values ('01M2QZ03B0BYK7QW2SB74889ZV', '2gfmsj3iavp9', 1789658140000, 120, '2026-09-17', 3, 0, 'review', 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-15', NULL);
insert into reviews values ('01M2QZ0PW00JX8EFXQGT9C2YY8', '229ctbkf7949', 1789658160000, 120, '2026-09-17', 3, 0, 'review', 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-17', NULL);
insert into reviews values ('01M3FJB7X0706Z6S4WRDQADFV0', 'y5q47qss9nu5', 1790450180000, 120, '2026-09-26', 4, 0, 'review', 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-13', NULL);
insert into reviews values ('01M3FJBVE0BNVP74KEHZ2ZJ7MT', 'cdxggappdz85', 1790450200000, 120, '2026-09-26', 4, 0, 'review', 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-14', NULL);
insert into reviews values ('01M3FJCEZ0DS5S1QRXTMXA8DFT', 'y4fx2v3nxiah', 1790450220000, 120, '2026-09-26', 4, 0, 'review', 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-07', NULL);
insert into reviews values ('01M4CDY9M00XZ3KGF8886QM8M7', 'w6f3rrc9b4rq', 1791418640000, 120, '2026-10-07', 3, 0, 'review', 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-15', NULL);
insert into reviews values ('01M4CDYX505CKXZA176YM4WAX8', 'jpdz7paj73u5', 1791418660000, 120, '2026-10-07', 3, 0, 'review', 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-19', NULL);
insert into reviews values ('01M4CDZGP074NFC28YS76BSPPZ', 'mp9ysk2n8gvz', 1791418680000, 120, '2026-10-07', 1, 0, 'review', 'relearning', 2.128198324227059679e+00, 8.25902528209659436697e+00, 0, NULL, 1791419280000);
insert into reviews values ('01M4CE04708WS15WPMJ24VWMWS', 'uizsf7v6ymfu', 1791418700000, 120, '2026-10-07', 3, 0, 'review', 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-21', NULL);
insert into reviews values ('01M5EHV330ETN06H8SRTEGS7A3', 'ueyzt9cv8mf3', 1792563580000, 120, '2026-10-21', 3, 0, 'review', 'review', 1.3736989092162355064e+02, 2.09745542875244028735e+00, 0, '2027-03-04', NULL);
insert into reviews values ('01M5EHVPM04SRWVFX307T06D2C', 'mp9ysk2n8gvz', 1792563600000, 120, '2026-10-21', 3, 0, 'relearning', 'review', 1.00253840324079277477e+01, 8.24599462611133482425e+00, 0, '2026-11-02', NULL);
insert into reviews values ('01M5EHWA50CAV2XTCV0N0V6ZD2', 'qdyasvjjnwg5', 1792563620000, 120, '2026-10-21', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1792564220000);
insert into reviews values ('01M83HDEV0CZAAH0C7W5SGJQBG', 'g66dcmrpr7mq', 1795415260000, 60, '2026-11-23', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1795415860000);
insert into reviews values ('01M83HF9E0EEX2TJXR5XB9BG0T', 'zr6wt529fbu8', 1795415320000, 60, '2026-11-23', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1795415920000);
insert into reviews values ('01M83HFWZ0AYZVDG2XV180BJJV', 'y5q47qss9nu5', 1795415340000, 60, '2026-11-23', 1, 0, 'review', 'relearning', 2.80326020364521033556e+00, 8.82712672217445160072e+00, 0, NULL, 1795415940000);
insert into reviews values ('01M83HGGG0AWPDKW97344RDQFP', 'agtg6nce5f79', 1795415360000, 60, '2026-11-23', 3, 0, 'review', 'review', 2.38598023642449533101e+02, 1.0, 0, '2027-07-09', NULL);
insert into reviews values ('01M83HH410248GGCG4GNZDQ05F', 'p4ffdek6de52', 1795415380000, 60, '2026-11-23', 3, 0, 'review', 'review', 1.99015740203317676552e+02, 2.09745542875244028735e+00, 0, '2027-06-09', NULL);
insert into reviews values ('01M83HHQJ05NEMXZCKCZJCKWES', '2gfmsj3iavp9', 1795415400000, 60, '2026-11-23', 3, 0, 'review', 'review', 2.38598023642449533101e+02, 1.0, 0, '2027-07-08', NULL);
insert into reviews values ('01M83HJB302BR03AGHS6WAMVZ5', 'mp9ysk2n8gvz', 1795415420000, 60, '2026-11-23', 1, 0, 'relearning', 'relearning', 8.5503405714958757855e-01, 9.41298181815006884676e+00, 0, NULL, 1795416020000);
insert into reviews values ('01M83HJYM0EKQQ52RSZWPMSRZG', 'y4fx2v3nxiah', 1795415440000, 60, '2026-11-23', 1, 0, 'review', 'relearning', 2.80326020364521033556e+00, 8.82712672217445160072e+00, 0, NULL, 1795416040000);
insert into reviews values ('01M83HKJ509W9FGT21NV0FTXR3', 'qdyasvjjnwg5', 1795415460000, 60, '2026-11-23', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1795416060000);
insert into reviews values ('01XDT0B0504HCQTNTR54F5XH59', 'w6f3rrc9b4rq', 2110775460000, 60, '2036-11-20', 3, 0, 'review', 'review', 7.18634108126244541391e+02, 4.72925445058052318358e+00, 0, '2038-12-16', NULL);
insert into reviews values ('01XDT0B0515RTG997544XZ1ZB7', 'g66dcmrpr7mq', 1795415480000, 60, '2026-11-23', 4, 0, 'learning', 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-28', NULL);
insert into reviews values ('01XDT0B052ERD7F3W1DPWK2F73', 'zr6wt529fbu8', 1795415540000, 60, '2026-11-23', 4, 0, 'learning', 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-26', NULL);
insert into reviews values ('01XDT0B05380P8GNJZNXAYWCNF', 'y5q47qss9nu5', 1795415560000, 60, '2026-11-23', 4, 0, 'relearning', 'review', 4.73477198579336278072e+00, 8.42043549791673662241e+00, 0, '2026-11-29', NULL);
insert into reviews values ('01XDT0B0549DRNTES00YK5Z0R3', 'mp9ysk2n8gvz', 1795415580000, 60, '2026-11-23', 4, 0, 'relearning', 'review', 1.56153173639002562644e+00, 9.20205606611993331966e+00, 0, '2026-11-25', NULL);
insert into reviews values ('01XDT0B055849TKAWKRNSX3QCC', 'y4fx2v3nxiah', 1795415600000, 60, '2026-11-23', 4, 0, 'relearning', 'review', 4.73477198579336278072e+00, 8.42043549791673662241e+00, 0, '2026-11-27', NULL);
insert into reviews values ('01XDT0B056CP58A052DBZNAY70', 'qdyasvjjnwg5', 1795415620000, 60, '2026-11-23', 4, 0, 'learning', 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-28', NULL);
CREATE INDEX reviews_by_card on reviews (card_id, review_id);
CREATE INDEX reviews_by_day on reviews (study_day);
CREATE TABLE undecided (
    prompt_id text not null,          -- whose note is gone
    candidate text not null,          -- the prompt that may be the same fact, reworded
    primary key (prompt_id, candidate)
) strict;
insert into undecided values ('wp6y9dmjhzds', 'j4xzkyfvq7am');
CREATE TABLE exports (
    prompt_id text primary key,
    content text not null,            -- digest of the fields and tags that were exported
    mod integer not null              -- seconds: modification time given to the note in Anki
) strict
;
insert into exports values ('f8xe3z49j98e', 'b67b61c53012abe38dad6bf3c4af2681', 1792563560);
insert into exports values ('3vic8e88x8yh', '7a695ce672f97f7759df10d739d115fd', 1788253260);
insert into exports values ('98w78argbnzg', '008f6642eb36e7906f8dbb2286d37b38', 1792563560);
insert into exports values ('eza8wa83qncj', 'fba9d97ba5bd9c45d87a3ada73fe831c', 1792563560);
insert into exports values ('dyddysfbyw7a', '406ca9462e6f1e219e21eeafcfb4b233', 1788253260);
insert into exports values ('3a86nms2qkha', '04fc07d37a13c3301ee9fa18a8b5f2e2', 1788253320);
insert into exports values ('er7dxmmwsue3', '8c823115b086c5cddd7a83f29366dfca', 1788253320);
insert into exports values ('bghkexipfye3', 'eb96648df46dbe77a46e85fec30e518d', 1788253320);
insert into exports values ('j4xzkyfvq7am', 'ccd2613e8f5b017333118bfd08efebcb', 1792563560);
CREATE VIRTUAL TABLE "prompts_fts" USING FTS5 (
    "front", "answer", "note_text",
    content="prompts"
);
CREATE TABLE settled (
    event_id text primary key,        -- the decision in the log
    kind text not null check (kind in ('note-only', 'skipped')),
    path text not null,
    line integer not null,
    section text not null,            -- JSON: headings, outermost first
    anchor text,
    note_text text not null,          -- with the bullets below it
    pin text not null
) strict;
insert into settled values ('01M5P949R406C49HKK669Q8377', 'note-only', 'consensus.md', 5, '["Consensus"]', NULL, 'Raft uses random timeouts because split votes are costly.', 'd3c1abed12deb1b6');
insert into settled values ('01M5P949R62HMP9XX2NV6R31YR', 'skipped', 'consensus.md', 4, '["Consensus"]', NULL, 'Hmm, not sure about that.', '4ae216b43a74df92');
CREATE INDEX prompts_waiting on prompts (tier) where tier = 'draft' and orphan = 0;
CREATE INDEX events_of_decisions on events (event_id)
    where kind in ('accepted', 'rejected', 'edited')
;
insert into prompts_fts (prompts_fts) values ('rebuild');
CREATE TRIGGER events_forbid_update before update on events begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER events_forbid_delete before delete on events begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER reviews_forbid_update before update on reviews begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER reviews_forbid_delete before delete on reviews begin select raise(abort, 'the log is append-only'); end;
pragma user_version = 2;
