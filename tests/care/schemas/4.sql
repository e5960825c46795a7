CREATE TABLE files (
    path text primary key,            -- relative to the collection, / between folders
    size integer not null,
    mtime_ns integer not null,        -- below 0: read so soon after that it may have changed since
    digest text not null,             -- of its bytes
    title text not null,
    problems text not null            -- JSON: [[first line, last line, message], …]
) strict;
insert into files values ('multi-paxos.md', 148, 1795493201593314099, 'c4722ebe8bf40898993c9544f1862e95', 'Paxos', '[]');
insert into files values ('consensus.md', 333, -1795493204507844864, '1e5c8cb5efb7b8f6643371734de9185a', 'Consensus', '[]');
insert into files values ('raft.md', 333, -1795493203370159533, '84d2f5e74e01dc8460d9b7bf39d54ba3', 'Raft', '[]');
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
insert into notes values (26, 'consensus.md', 3, 3, '["Consensus"]', 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', 'ready', NULL);
insert into notes values (27, 'consensus.md', 4, 4, '["Consensus"]', 'Hmm, not sure about that.', '4ae216b43a74df92', 'skipped', 'you skipped it for good');
insert into notes values (28, 'consensus.md', 5, 5, '["Consensus"]', 'Raft uses random timeouts because split votes are costly.', 'd3c1abed12deb1b6', 'skipped', 'you keep it as a note only');
insert into notes values (29, 'consensus.md', 6, 10, '["Consensus"]', 'Something else to think about later on.', '623495676d5a9632', 'ready', 'its card is written in the comment in line 8');
insert into notes values (30, 'consensus.md', 8, 9, '["Consensus"]', 'Q: Which is older?
A: Viewstamped replication', 'a3bda28214716f45', 'ready', NULL);
insert into notes values (31, 'consensus.md', 11, 11, '["Consensus"]', 'Viewstamped replication is older because it came in 1988.', 'a0e01d77b435e793', 'skipped', 'you rejected its card');
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
insert into prompts values (1, 'y5yfrv2vyfrj', 1788253259993, 'basic', '{"front": "Raft term", "answer": "a strech of time with at most one leader"}', 'Raft term', 'a strech of time with at most one leader', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 3, 3, '["Raft"]', NULL, 3, 'Raft term :: a strech of time with at most one leader', '63df835eba24c759', '134da872d033b882', 0, 1792563560000, NULL);
insert into prompts values (2, 'nqgyjf4gjvha', 1788253259994, 'reversed', '{"front": "Quorum", "answer": "more than half of the servers", "both_ways": true}', 'Quorum', 'more than half of the servers', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 4, 4, '["Raft"]', NULL, 4, 'Quorum ::: more than half of the servers', '8c40f066ece52bee', '2da7a72ce2dfa2e1', 0, 1788253260000, NULL);
insert into prompts values (3, 'vkjmzcqdx52c', 1788253259995, 'cloze', '{"pieces": ["A leader needs a majority to ", {"slot": 2, "answer": "commit"}]}', 'A leader needs a majority to […]', 'commit', '', 'gap', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 5, 5, '["Raft"]', NULL, 5, 'A leader needs a majority to ==commit==', 'e3b666a5b4bdd466', '2ff0a18694ba3e7b', 0, 1792563560000, NULL);
insert into prompts values (4, 'eskzqp5dvgqq', 1788253259996, 'basic', '{"front": "Raft was published in 2013", "answer": "by Ongaro and Ousterhout"}', 'Raft was published in 2013', 'by Ongaro and Ousterhout', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 6, 6, '["Raft"]', NULL, 6, 'Raft was published in 2013 :: by Ongaro and Ousterhout', '05f93cc538efffc2', '7c802ff6e042e27b', 0, 1792563560000, NULL);
insert into prompts values (5, 'ii5cr459kjxk', 1788253259997, 'basic', '{"front": "Heartbeat", "answer": "an empty message that keeps the leader in office"}', 'Heartbeat', 'an empty message that keeps the leader in office', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 7, 7, '["Raft"]', NULL, 7, 'Heartbeat :: an empty message that keeps the leader in office', '78ab19c87654fa30', 'e7d805d7824c17ec', 1, 1792563560000, NULL);
insert into prompts values (6, 'nnu3cmnhhnwy', 1788253259998, 'basic', '{"front": "Follower", "answer": "it answers requests and starts none"}', 'Follower', 'it answers requests and starts none', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 7, 7, '["Raft"]', NULL, 7, 'Follower :: it answers requests and starts none', '658d7b480411c21d', '7a487dab03aef384', 0, 1788253260000, NULL);
insert into prompts values (7, '29eaesgynb26', 1788253259999, 'basic', '{"front": "Split vote", "answer": "no candidate gets a majority"}', 'Split vote', 'no candidate gets a majority', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 9, 9, '["Raft"]', NULL, 9, 'Split vote :: no candidate gets a majority', '2d4b48e755126e92', '8a6c6e51fdbf6fcb', 1, 1792563560000, NULL);
insert into prompts values (8, '2w8giv6e9c6b', 1788253260000, 'basic', '{"front": "A log entry is committed", "answer": "once a majority has it"}', 'A log entry is committed', 'once a majority has it', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 10, 10, '["Raft"]', NULL, 10, 'A log entry is committed :: once a majority has it', 'f427872f8f787857', '687e60c95001bd5e', 1, 1792563560000, NULL);
insert into prompts values (9, '3c7rvaerybiw', 1788253319998, 'basic', '{"front": "Proposer", "answer": "it asks for promises"}', 'Proposer', 'it asks for promises', '', 'definition', 'ready', 'Paxos', 'Paxos', NULL, NULL, 'en', '[]', 'multi-paxos.md', 3, 3, '["Paxos"]', NULL, 3, 'Proposer :: it asks for promises', '7b70127841157662', 'c3c1f340a5eab6f5', 0, 1788253320000, NULL);
insert into prompts values (10, '3sy73a2bh37s', 1788253319999, 'basic', '{"front": "Acceptor", "answer": "it promises, and then accepts"}', 'Acceptor', 'it promises, and then accepts', '', 'definition', 'ready', 'Paxos', 'Paxos', NULL, NULL, 'en', '[]', 'multi-paxos.md', 4, 4, '["Paxos"]', NULL, 4, 'Acceptor :: it promises, and then accepts', 'e4f16a81512248a2', '052461064d0bcf6f', 0, 1788253320000, NULL);
insert into prompts values (11, '5vmjqrmquwqh', 1788253320000, 'basic', '{"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}', 'Why is Paxos seldom used?', 'Because its proof is hard to follow', '', 'because', 'ready', 'Paxos', 'Paxos', NULL, NULL, 'en', '[]', 'multi-paxos.md', 5, 5, '["Paxos"]', NULL, 5, 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', '2da92dc6843d88a5', 0, 1788253320000, NULL);
insert into prompts values (12, '4nrm9urhwbth', 1792563560000, 'basic', '{"front": "An entry of the log counts as committed", "answer": "as soon as most servers have it"}', 'An entry of the log counts as committed', 'as soon as most servers have it', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 8, 8, '["Raft"]', NULL, 8, 'An entry of the log counts as committed :: as soon as most servers have it', 'f77ba7a2a428bd00', 'd0cc539892caf1c7', 0, 1792563560000, NULL);
insert into prompts values (13, 'nriyth82dfrz', 1792822879998, 'basic', '{"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}', 'Why is Paxos seldom used?', 'Because its proof is hard to follow', '', 'because', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 3, 3, '["Consensus"]', NULL, 3, 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', '2da92dc6843d88a5', 0, 1792822880000, 'accepted');
insert into prompts values (14, 'ghpyzmphxr33', 1792822879999, 'basic', '{"front": "Why does Raft use random timeouts?", "answer": "Because split votes are costly"}', 'Why does Raft use random timeouts?', 'Because split votes are costly', '', 'because', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 5, 5, '["Consensus"]', NULL, 5, 'Raft uses random timeouts because split votes are costly.', 'd3c1abed12deb1b6', '8ce9adde3b364516', 0, 1792822880000, 'refused');
insert into prompts values (15, '8abe8hy9ch78', 1792822880000, 'basic', '{"front": "Why is viewstamped replication older?", "answer": "Because it came in 1988"}', 'Why is viewstamped replication older?', 'Because it came in 1988', '', 'because', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 11, 11, '["Consensus"]', NULL, 11, 'Viewstamped replication is older because it came in 1988.', 'a0e01d77b435e793', '3db32645b284686f', 0, 1792822880000, 'refused');
insert into prompts values (16, 'fhqn2iqacrgu', 1792822880013, 'basic', '{"front": "Which is older?", "answer": "Viewstamped replication"}', 'Which is older?', 'Viewstamped replication', '', 'question-answer', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 8, 9, '["Consensus"]', NULL, 8, 'Q: Which is older?
A: Viewstamped replication', 'a3bda28214716f45', 'ed956e425a073ddf', 0, 1792822880013, NULL);
insert into prompts values (17, 'hfhsxbqdqchj', 1792823240002, 'basic', '{"front": "Zab", "answer": "the broadcast of ZooKeeper"}', 'Zab', 'the broadcast of ZooKeeper', '', 'definition', 'ready', 'Inbox', 'Inbox', NULL, NULL, 'en', '[]', 'inbox.md', 3, 3, '["Inbox"]', NULL, 3, 'Zab :: the broadcast of ZooKeeper', 'efd2682910800f85', 'b6ea423baaccb7f0', 1, 1792823240004, NULL);
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
insert into cards values ('bpb7w5xvcjd3', 'y5yfrv2vyfrj', 1, 'a strech of time with at most one leader', 1788253259991, 1, 'review', 2.38598023642449533101e+02, 1.0, 0, '2027-07-29', NULL, '2026-11-23', 4, 0, 0, 0, 0, '2026-10-22', 0, 0, 5);
insert into cards values ('6mwdwfrrhp32', 'nqgyjf4gjvha', 1, 'more than half of the servers', 1788253259992, 2, 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-25', NULL, '2026-10-07', 4, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('hku424d8wydz', 'nqgyjf4gjvha', 2, 'Quorum', 1788253259993, 3, 'review', 1.3736989092162355064e+02, 2.09745542875244028735e+00, 0, '2027-03-14', NULL, '2026-10-21', 4, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('xpza9izmm9bp', 'vkjmzcqdx52c', 1, 'a majority', 1788253259994, 4, 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-07', NULL, '2026-09-26', 5, 0, 0, 1, 1, NULL, 0, 0, 7);
insert into cards values ('g4yn38fnx77s', 'vkjmzcqdx52c', 2, 'commit', 1788253259995, 5, 'review', 2.38598023642449533101e+02, 1.0, 0, '2027-07-07', NULL, '2026-11-23', 4, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('6wiycdw2pu3g', 'eskzqp5dvgqq', 1, 'by Ongaro and Ousterhout', 1788253259996, 6, 'review', 1.56153173639002562644e+00, 9.20205606611993331966e+00, 0, '2026-11-25', NULL, '2026-11-23', 6, 1, 0, 0, 0, NULL, 0, 0, 10);
insert into cards values ('rv33dzhq37gx', 'ii5cr459kjxk', 1, 'an empty message that keeps the leader in office', 1788253259997, 7, 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-18', NULL, '2026-09-10', 3, 0, 0, 1, 0, NULL, 0, 0, 4);
insert into cards values ('an94kgcbxyj9', 'nnu3cmnhhnwy', 1, 'it answers requests and starts none', 1788253259998, 8, 'review', 4.73477198579336278072e+00, 8.42043549791673662241e+00, 0, '2026-11-28', NULL, '2026-11-23', 7, 1, 0, 0, 0, NULL, 0, 0, 7);
insert into cards values ('dn6c6ucduane', '29eaesgynb26', 1, 'no candidate gets a majority', 1788253259999, 9, 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-15', NULL, '2026-09-17', 3, 0, 0, 1, 0, NULL, 0, 0, 4);
insert into cards values ('t6ax27byeeci', '2w8giv6e9c6b', 1, 'once a majority has it', 1788253260000, 10, 'review', 1.48286732130388294588e+01, 6.50607400717149353397e+00, 0, '2026-10-11', NULL, '2026-09-26', 4, 1, 0, 1, 0, NULL, 0, 0, 5);
insert into cards values ('rt72zxfyqxrf', '3c7rvaerybiw', 1, 'it asks for promises', 1788253319998, 11, 'review', 7.18634108126244541391e+02, 4.72925445058052318358e+00, 0, '2038-11-17', NULL, '2036-11-20', 5, 0, 1, 0, 0, NULL, 0, 0, 6);
insert into cards values ('wi4p38kehruq', '3sy73a2bh37s', 1, 'it promises, and then accepts', 1788253319999, 12, 'review', 1.99015740203317676552e+02, 2.09745542875244028735e+00, 0, '2027-06-13', NULL, '2026-11-23', 4, 0, 0, 0, 0, NULL, 0, 0, 6);
insert into cards values ('r3yzzuqraudc', '5vmjqrmquwqh', 1, 'Because its proof is hard to follow', 1788253320000, 13, 'review', 4.73477198579336278072e+00, 8.42043549791673662241e+00, 0, '2026-11-29', NULL, '2026-11-23', 7, 1, 0, 0, 0, NULL, 0, 1, 7);
insert into cards values ('f5imitrd878a', '4nrm9urhwbth', 1, 'as soon as most servers have it', 1792563560000, 14, 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-27', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('bcmpyifedqkr', 'nriyth82dfrz', 1, 'Because its proof is hard to follow', 1792822879998, 15, 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-26', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 2);
insert into cards values ('4n83w6jt77r3', 'ghpyzmphxr33', 1, 'Because split votes are costly', 1792822879999, 16, 'new', NULL, NULL, 0, NULL, NULL, NULL, 0, 0, 0, 1, 0, NULL, 0, 0, 3);
insert into cards values ('j9ujfdsqiitj', '8abe8hy9ch78', 1, 'Because it came in 1988', 1792822880000, 17, 'new', NULL, NULL, 0, NULL, NULL, NULL, 0, 0, 0, 1, 0, NULL, 0, 0, 1);
insert into cards values ('f8pkm4g7fmi9', 'fhqn2iqacrgu', 1, 'Viewstamped replication', 1792822880013, 18, 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-28', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 2);
insert into cards values ('br6xaqtbxyhc', 'hfhsxbqdqchj', 1, 'the broadcast of ZooKeeper', 1792823240002, 19, 'new', NULL, NULL, 0, NULL, NULL, NULL, 0, 0, 0, 1, 0, NULL, 0, 0, 1);
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
insert into events values ('01M1E36J708J8MABPZ7AR2A8YE', 1788253260000, 120, '2026-09-01', 'prompt-added', 'y5yfrv2vyfrj', '{"note_ms": 1788253259993, "kind": "basic", "wording": {"front": "Raft term", "answer": "a stretch of time with at most one leader"}, "front": "Raft term", "answer": "a stretch of time with at most one leader", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 3, "end_line": 3, "section": ["Raft"], "anchor": null, "note_line": 3, "note_text": "Raft term :: a stretch of time with at most one leader", "pin": "c12f641cfbb0257d", "fingerprint": "82791fcc28cfa9e9", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YF', 1788253260000, 120, '2026-09-01', 'prompt-added', 'nqgyjf4gjvha', '{"note_ms": 1788253259994, "kind": "reversed", "wording": {"front": "Quorum", "answer": "more than half of the servers", "both_ways": true}, "front": "Quorum", "answer": "more than half of the servers", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 4, "end_line": 4, "section": ["Raft"], "anchor": null, "note_line": 4, "note_text": "Quorum ::: more than half of the servers", "pin": "8c40f066ece52bee", "fingerprint": "2da7a72ce2dfa2e1", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YG', 1788253260000, 120, '2026-09-01', 'prompt-added', 'vkjmzcqdx52c', '{"note_ms": 1788253259995, "kind": "cloze", "wording": {"pieces": ["A leader needs ", {"slot": 1, "answer": "a majority"}, " to ", {"slot": 2, "answer": "commit"}]}, "front": "A leader needs […] to commit", "answer": "a majority", "extra": "", "pattern": "gap", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 5, "end_line": 5, "section": ["Raft"], "anchor": null, "note_line": 5, "note_text": "A leader needs ==a majority== to ==commit==", "pin": "e2f6b1704ad172df", "fingerprint": "5bd5697cd974adf8", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YH', 1788253260000, 120, '2026-09-01', 'prompt-added', 'eskzqp5dvgqq', '{"note_ms": 1788253259996, "kind": "basic", "wording": {"front": "Raft was published in 2014", "answer": "by Ongaro and Ousterhout"}, "front": "Raft was published in 2014", "answer": "by Ongaro and Ousterhout", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 6, "end_line": 6, "section": ["Raft"], "anchor": null, "note_line": 6, "note_text": "Raft was published in 2014 :: by Ongaro and Ousterhout", "pin": "7c3524e26ea5100d", "fingerprint": "7c42e7b51f0fec26", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YJ', 1788253260000, 120, '2026-09-01', 'prompt-added', 'ii5cr459kjxk', '{"note_ms": 1788253259997, "kind": "basic", "wording": {"front": "Heartbeat", "answer": "an empty message that keeps the leader in office"}, "front": "Heartbeat", "answer": "an empty message that keeps the leader in office", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 7, "end_line": 7, "section": ["Raft"], "anchor": null, "note_line": 7, "note_text": "Heartbeat :: an empty message that keeps the leader in office", "pin": "78ab19c87654fa30", "fingerprint": "e7d805d7824c17ec", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YK', 1788253260000, 120, '2026-09-01', 'prompt-added', 'nnu3cmnhhnwy', '{"note_ms": 1788253259998, "kind": "basic", "wording": {"front": "Follower", "answer": "it answers requests and starts none"}, "front": "Follower", "answer": "it answers requests and starts none", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 8, "end_line": 8, "section": ["Raft"], "anchor": null, "note_line": 8, "note_text": "Follower :: it answers requests and starts none", "pin": "658d7b480411c21d", "fingerprint": "7a487dab03aef384", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YM', 1788253260000, 120, '2026-09-01', 'prompt-added', '29eaesgynb26', '{"note_ms": 1788253259999, "kind": "basic", "wording": {"front": "Split vote", "answer": "no candidate gets a majority"}, "front": "Split vote", "answer": "no candidate gets a majority", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 9, "end_line": 9, "section": ["Raft"], "anchor": null, "note_line": 9, "note_text": "Split vote :: no candidate gets a majority", "pin": "2d4b48e755126e92", "fingerprint": "8a6c6e51fdbf6fcb", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YN', 1788253260000, 120, '2026-09-01', 'prompt-added', '2w8giv6e9c6b', '{"note_ms": 1788253260000, "kind": "basic", "wording": {"front": "A log entry is committed", "answer": "once a majority has it"}, "front": "A log entry is committed", "answer": "once a majority has it", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 10, "end_line": 10, "section": ["Raft"], "anchor": null, "note_line": 10, "note_text": "A log entry is committed :: once a majority has it", "pin": "f427872f8f787857", "fingerprint": "687e60c95001bd5e", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YP', 1788253260000, 120, '2026-09-01', 'card-added', 'bpb7w5xvcjd3', '{"prompt_id": "y5yfrv2vyfrj", "slot": 1, "answer": "a stretch of time with at most one leader", "card_ms": 1788253259991, "position": 1, "shelved": false}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YQ', 1788253260000, 120, '2026-09-01', 'card-added', '6mwdwfrrhp32', '{"prompt_id": "nqgyjf4gjvha", "slot": 1, "answer": "more than half of the servers", "card_ms": 1788253259992, "position": 2, "shelved": false}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YR', 1788253260000, 120, '2026-09-01', 'card-added', 'hku424d8wydz', '{"prompt_id": "nqgyjf4gjvha", "slot": 2, "answer": "Quorum", "card_ms": 1788253259993, "position": 3, "shelved": false}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YS', 1788253260000, 120, '2026-09-01', 'card-added', 'xpza9izmm9bp', '{"prompt_id": "vkjmzcqdx52c", "slot": 1, "answer": "a majority", "card_ms": 1788253259994, "position": 4, "shelved": false}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YT', 1788253260000, 120, '2026-09-01', 'card-added', 'g4yn38fnx77s', '{"prompt_id": "vkjmzcqdx52c", "slot": 2, "answer": "commit", "card_ms": 1788253259995, "position": 5, "shelved": false}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YV', 1788253260000, 120, '2026-09-01', 'card-added', '6wiycdw2pu3g', '{"prompt_id": "eskzqp5dvgqq", "slot": 1, "answer": "by Ongaro and Ousterhout", "card_ms": 1788253259996, "position": 6, "shelved": false}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YW', 1788253260000, 120, '2026-09-01', 'card-added', 'rv33dzhq37gx', '{"prompt_id": "ii5cr459kjxk", "slot": 1, "answer": "an empty message that keeps the leader in office", "card_ms": 1788253259997, "position": 7, "shelved": false}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YX', 1788253260000, 120, '2026-09-01', 'card-added', 'an94kgcbxyj9', '{"prompt_id": "nnu3cmnhhnwy", "slot": 1, "answer": "it answers requests and starts none", "card_ms": 1788253259998, "position": 8, "shelved": false}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YY', 1788253260000, 120, '2026-09-01', 'card-added', 'dn6c6ucduane', '{"prompt_id": "29eaesgynb26", "slot": 1, "answer": "no candidate gets a majority", "card_ms": 1788253259999, "position": 9, "shelved": false}');
insert into events values ('01M1E36J708J8MABPZ7AR2A8YZ', 1788253260000, 120, '2026-09-01', 'card-added', 't6ax27byeeci', '{"prompt_id": "2w8giv6e9c6b", "slot": 1, "answer": "once a majority has it", "card_ms": 1788253260000, "position": 10, "shelved": false}');
insert into events values ('01M1E38CT04VCVJZXBVSGFZSZV', 1788253320000, 120, '2026-09-01', 'prompt-added', '3c7rvaerybiw', '{"note_ms": 1788253319998, "kind": "basic", "wording": {"front": "Proposer", "answer": "it asks for promises"}, "front": "Proposer", "answer": "it asks for promises", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Paxos", "context": "Paxos", "speaker": null, "source": null, "language": "en", "tags": [], "path": "paxos.md", "line": 3, "end_line": 3, "section": ["Paxos"], "anchor": null, "note_line": 3, "note_text": "Proposer :: it asks for promises", "pin": "7b70127841157662", "fingerprint": "c3c1f340a5eab6f5", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M1E38CT04VCVJZXBVSGFZSZW', 1788253320000, 120, '2026-09-01', 'prompt-added', '3sy73a2bh37s', '{"note_ms": 1788253319999, "kind": "basic", "wording": {"front": "Acceptor", "answer": "it promises, and then accepts"}, "front": "Acceptor", "answer": "it promises, and then accepts", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Paxos", "context": "Paxos", "speaker": null, "source": null, "language": "en", "tags": [], "path": "paxos.md", "line": 4, "end_line": 4, "section": ["Paxos"], "anchor": null, "note_line": 4, "note_text": "Acceptor :: it promises, and then accepts", "pin": "e4f16a81512248a2", "fingerprint": "052461064d0bcf6f", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M1E38CT04VCVJZXBVSGFZSZX', 1788253320000, 120, '2026-09-01', 'prompt-added', '5vmjqrmquwqh', '{"note_ms": 1788253320000, "kind": "basic", "wording": {"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}, "front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow", "extra": "", "pattern": "because", "tier": "ready", "deck": "Paxos", "context": "Paxos", "speaker": null, "source": null, "language": "en", "tags": [], "path": "paxos.md", "line": 5, "end_line": 5, "section": ["Paxos"], "anchor": null, "note_line": 5, "note_text": "Paxos is seldom used because its proof is hard to follow.", "pin": "e9082ed246bb5186", "fingerprint": "2da92dc6843d88a5", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M1E38CT04VCVJZXBVSGFZSZY', 1788253320000, 120, '2026-09-01', 'card-added', 'rt72zxfyqxrf', '{"prompt_id": "3c7rvaerybiw", "slot": 1, "answer": "it asks for promises", "card_ms": 1788253319998, "position": 11, "shelved": false}');
insert into events values ('01M1E38CT04VCVJZXBVSGFZSZZ', 1788253320000, 120, '2026-09-01', 'card-added', 'wi4p38kehruq', '{"prompt_id": "3sy73a2bh37s", "slot": 1, "answer": "it promises, and then accepts", "card_ms": 1788253319999, "position": 12, "shelved": false}');
insert into events values ('01M1E38CT04VCVJZXBVSGFZT00', 1788253320000, 120, '2026-09-01', 'card-added', 'r3yzzuqraudc', '{"prompt_id": "5vmjqrmquwqh", "slot": 1, "answer": "Because its proof is hard to follow", "card_ms": 1788253320000, "position": 13, "shelved": false}');
insert into events values ('01M5EHTFJ0E4F7XVWGR1FCBHKF', 1792563560000, 120, '2026-10-21', 'prompt-orphaned', 'ii5cr459kjxk', '{"whole": true, "path": "raft.md", "pin": "78ab19c87654fa30", "line": 7, "end_line": 7, "note_line": 7}');
insert into events values ('01M5EHTFJ0E4F7XVWGR1FCBHKG', 1792563560000, 120, '2026-10-21', 'prompt-orphaned', '29eaesgynb26', '{"whole": true, "path": "raft.md", "pin": "2d4b48e755126e92", "line": 9, "end_line": 9, "note_line": 9}');
insert into events values ('01M5EHTFJ0E4F7XVWGR1FCBHKH', 1792563560000, 120, '2026-10-21', 'prompt-orphaned', '2w8giv6e9c6b', '{"whole": true, "path": "raft.md", "pin": "f427872f8f787857", "line": 10, "end_line": 10, "note_line": 10}');
insert into events values ('01M5EHTFJ0E4F7XVWGR1FCBHKJ', 1792563560000, 120, '2026-10-21', 'prompt-changed', 'y5yfrv2vyfrj', '{"wording": {"front": "Raft term", "answer": "a strech of time with at most one leader"}, "answer": "a strech of time with at most one leader", "line": 3, "end_line": 3, "note_line": 3, "note_text": "Raft term :: a strech of time with at most one leader", "pin": "63df835eba24c759", "fingerprint": "134da872d033b882", "path": "raft.md", "edit": "small", "brought_forward": []}');
insert into events values ('01M5EHTFJ0E4F7XVWGR1FCBHKK', 1792563560000, 120, '2026-10-21', 'prompt-changed', 'vkjmzcqdx52c', '{"wording": {"pieces": ["A leader needs a majority to ", {"slot": 2, "answer": "commit"}]}, "front": "A leader needs a majority to […]", "answer": "commit", "line": 5, "end_line": 5, "note_line": 5, "note_text": "A leader needs a majority to ==commit==", "pin": "e3b666a5b4bdd466", "fingerprint": "2ff0a18694ba3e7b", "path": "raft.md", "edit": "none", "brought_forward": []}');
insert into events values ('01M5EHTFJ0E4F7XVWGR1FCBHKM', 1792563560000, 120, '2026-10-21', 'card-retired', 'xpza9izmm9bp', '{"prompt": "vkjmzcqdx52c"}');
insert into events values ('01M5EHTFJ0E4F7XVWGR1FCBHKN', 1792563560000, 120, '2026-10-21', 'prompt-changed', 'eskzqp5dvgqq', '{"wording": {"front": "Raft was published in 2013", "answer": "by Ongaro and Ousterhout"}, "front": "Raft was published in 2013", "line": 6, "end_line": 6, "note_line": 6, "note_text": "Raft was published in 2013 :: by Ongaro and Ousterhout", "pin": "05f93cc538efffc2", "fingerprint": "7c802ff6e042e27b", "path": "raft.md", "edit": "fact", "brought_forward": ["6wiycdw2pu3g"]}');
insert into events values ('01M5EHTFJ0E4F7XVWGR1FCBHKP', 1792563560000, 120, '2026-10-21', 'prompt-added', '4nrm9urhwbth', '{"note_ms": 1792563560000, "kind": "basic", "wording": {"front": "An entry of the log counts as committed", "answer": "as soon as most servers have it"}, "front": "An entry of the log counts as committed", "answer": "as soon as most servers have it", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 8, "end_line": 8, "section": ["Raft"], "anchor": null, "note_line": 8, "note_text": "An entry of the log counts as committed :: as soon as most servers have it", "pin": "f77ba7a2a428bd00", "fingerprint": "d0cc539892caf1c7", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M5EHTFJ0E4F7XVWGR1FCBHKQ', 1792563560000, 120, '2026-10-21', 'card-added', 'f5imitrd878a', '{"prompt_id": "4nrm9urhwbth", "slot": 1, "answer": "as soon as most servers have it", "card_ms": 1792563560000, "position": 14, "shelved": false}');
insert into events values ('01M5EHTFJ0E4F7XVWGR1FCBHKR', 1792563560000, 120, '2026-10-21', 'undecided', '2w8giv6e9c6b', '{"candidate": "4nrm9urhwbth"}');
insert into events values ('01M5EHWA511KKRCBN7475VC3CE', 1792563620001, 120, '2026-10-21', 'withdrawn', '01M5EHWA50B7FJF55TVBNGM7EB', '{"card": "f5imitrd878a"}');
insert into events values ('01M5EHWA52BJRT2Z7WMXXEC2AN', 1792563620002, 120, '2026-10-21', 'withdrawn', '01M5EHVPM06PEYNZSDA2K0AF7R', '{"card": "6wiycdw2pu3g"}');
insert into events values ('01M5EHWA53B5MQ652GA38KTX28', 1792563620003, 120, '2026-10-21', 'suspended', 'rt72zxfyqxrf', '{"to": 1, "before": 0, "batch": "eaps8tqqy2cb"}');
insert into events values ('01M5EHWA53B5MQ652GA38KTX29', 1792563620003, 120, '2026-10-21', 'suspended', 'wi4p38kehruq', '{"to": 1, "before": 0, "batch": "eaps8tqqy2cb"}');
insert into events values ('01M5EHWA54BKRYTEF4GFZ5MFEZ', 1792563620004, 120, '2026-10-21', 'unsuspended', 'wi4p38kehruq', '{"to": 0, "before": 1}');
insert into events values ('01M5EHWA55C68ENJK3GKM65JRK', 1792563620005, 120, '2026-10-21', 'flagged', 'r3yzzuqraudc', '{"word": "vague", "to": 1, "before": 0}');
insert into events values ('01M5EHWA567407FV1YJAV6MWGC', 1792563620006, 120, '2026-10-21', 'buried', 'bpb7w5xvcjd3', '{"to": "2026-10-22", "before": null}');
insert into events values ('01M5EHWA57BP85A850V2Y5NS1S', 1792563620007, 120, '2026-10-21', 'exported', '', '{"y5yfrv2vyfrj": ["0fba09ab291f40714a4c64d4bd8bfcad", 1792563560], "nqgyjf4gjvha": ["ca19ef5659e50b42f5a5b11cba0aa221", 1788253260], "vkjmzcqdx52c": ["246de9740164ec875d0faac62881229d", 1792563560], "eskzqp5dvgqq": ["fe72277e9441fe77bddfc1542984d5ad", 1792563560], "nnu3cmnhhnwy": ["e22ce0c5bc1412d3ef1d1f0fc3f17a85", 1788253260], "3c7rvaerybiw": ["2fcd0a8f4f395117cd3151f3ba8b3956", 1788253320], "3sy73a2bh37s": ["1cf3f8972f45b80937a22ae2c6c06867", 1788253320], "5vmjqrmquwqh": ["dfa86cd6d63ee4b1555a6348e302babe", 1788253320], "4nrm9urhwbth": ["0072d2b074c5809415863bdf467722d8", 1792563560]}');
insert into events values ('01M5P949R0680Z2YDNXW78CSJY', 1792822880000, 120, '2026-10-24', 'prompt-moved', '3c7rvaerybiw', '{"path": "multi-paxos.md", "line": 3, "end_line": 3, "note_line": 3, "pin": "7b70127841157662"}');
insert into events values ('01M5P949R0680Z2YDNXW78CSJZ', 1792822880000, 120, '2026-10-24', 'prompt-moved', '3sy73a2bh37s', '{"path": "multi-paxos.md", "line": 4, "end_line": 4, "note_line": 4, "pin": "e4f16a81512248a2"}');
insert into events values ('01M5P949R0680Z2YDNXW78CSK0', 1792822880000, 120, '2026-10-24', 'prompt-moved', '5vmjqrmquwqh', '{"path": "multi-paxos.md", "line": 5, "end_line": 5, "note_line": 5, "pin": "e9082ed246bb5186"}');
insert into events values ('01M5P949R0680Z2YDNXW78CSK1', 1792822880000, 120, '2026-10-24', 'prompt-added', 'nriyth82dfrz', '{"note_ms": 1792822879998, "kind": "basic", "wording": {"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}, "front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow", "extra": "", "pattern": "because", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 3, "end_line": 3, "section": ["Consensus"], "anchor": null, "note_line": 3, "note_text": "Paxos is seldom used because its proof is hard to follow.", "pin": "e9082ed246bb5186", "fingerprint": "2da92dc6843d88a5", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M5P949R0680Z2YDNXW78CSK2', 1792822880000, 120, '2026-10-24', 'prompt-added', 'ghpyzmphxr33', '{"note_ms": 1792822879999, "kind": "basic", "wording": {"front": "Why does Raft use random timeouts?", "answer": "Because split votes are costly"}, "front": "Why does Raft use random timeouts?", "answer": "Because split votes are costly", "extra": "", "pattern": "because", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 5, "end_line": 5, "section": ["Consensus"], "anchor": null, "note_line": 5, "note_text": "Raft uses random timeouts because split votes are costly.", "pin": "d3c1abed12deb1b6", "fingerprint": "8ce9adde3b364516", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M5P949R0680Z2YDNXW78CSK3', 1792822880000, 120, '2026-10-24', 'prompt-added', '8abe8hy9ch78', '{"note_ms": 1792822880000, "kind": "basic", "wording": {"front": "Why is viewstamped replication older?", "answer": "Because it came in 1988"}, "front": "Why is viewstamped replication older?", "answer": "Because it came in 1988", "extra": "", "pattern": "because", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 7, "end_line": 7, "section": ["Consensus"], "anchor": null, "note_line": 7, "note_text": "Viewstamped replication is older because it came in 1988.", "pin": "a0e01d77b435e793", "fingerprint": "3db32645b284686f", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M5P949R0680Z2YDNXW78CSK4', 1792822880000, 120, '2026-10-24', 'card-added', 'bcmpyifedqkr', '{"prompt_id": "nriyth82dfrz", "slot": 1, "answer": "Because its proof is hard to follow", "card_ms": 1792822879998, "position": 15, "shelved": false}');
insert into events values ('01M5P949R0680Z2YDNXW78CSK5', 1792822880000, 120, '2026-10-24', 'card-added', '4n83w6jt77r3', '{"prompt_id": "ghpyzmphxr33", "slot": 1, "answer": "Because split votes are costly", "card_ms": 1792822879999, "position": 16, "shelved": false}');
insert into events values ('01M5P949R0680Z2YDNXW78CSK6', 1792822880000, 120, '2026-10-24', 'card-added', 'j9ujfdsqiitj', '{"prompt_id": "8abe8hy9ch78", "slot": 1, "answer": "Because it came in 1988", "card_ms": 1792822880000, "position": 17, "shelved": false}');
insert into events values ('01M5P949R0680Z2YDNXW78CSK7', 1792822880000, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"3de72eef442f13df": [4, "needs-you", "a reaction, not a claim"], "31ab979e9c872583": [6, "needs-you", "no pattern finds a claim with one right answer"]}');
insert into events values ('01M5P949R14QDHQKC2ECJE8D5T', 1792822880001, 120, '2026-10-24', 'accepted', 'nriyth82dfrz', '{"pattern": "because", "tier": "ready", "fate": "ready", "reason": null}');
insert into events values ('01M5P949R22X8BKQVW8FV39F3A', 1792822880002, 120, '2026-10-24', 'skipped', 'd3c1abed12deb1b6', '{"path": "consensus.md", "section": ["Consensus"], "anchor": null, "note_text": "Raft uses random timeouts because split votes are costly.", "fate": "ready", "reason": null, "prompts": {"ghpyzmphxr33": null}, "answers": {"ghpyzmphxr33": 0}}');
insert into events values ('01M5P949R307WASG3ECK6RPKF5', 1792822880003, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"d3c1abed12deb1b6": [5, "skipped", "you skipped it for good"]}');
insert into events values ('01M5P949R4FQ83JMMA6MJQYFXB', 1792822880004, 120, '2026-10-24', 'withdrawn', '01M5P949R22X8BKQVW8FV39F3A', '{}');
insert into events values ('01M5P949R5E9QZE722DN023P92', 1792822880005, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"d3c1abed12deb1b6": [5, "ready", null]}');
insert into events values ('01M5P949R6AHFZ3TBXWKCRGM0T', 1792822880006, 120, '2026-10-24', 'note-only', 'd3c1abed12deb1b6', '{"path": "consensus.md", "section": ["Consensus"], "anchor": null, "note_text": "Raft uses random timeouts because split votes are costly.", "fate": "ready", "reason": null, "prompts": {"ghpyzmphxr33": null}, "answers": {"ghpyzmphxr33": 0}}');
insert into events values ('01M5P949R76BZVW235HVKR652B', 1792822880007, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"d3c1abed12deb1b6": [5, "skipped", "you keep it as a note only"]}');
insert into events values ('01M5P949R8CBTVY0JFBQMZX6RY', 1792822880008, 120, '2026-10-24', 'rejected', '8abe8hy9ch78', '{"pattern": "because", "tier": "ready", "fate": "ready", "reason": null, "path": "consensus.md", "pin": "a0e01d77b435e793", "fingerprint": "3db32645b284686f", "answers": 0}');
insert into events values ('01M5P949R97G0G1SF25H6X5SCR', 1792822880009, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"a0e01d77b435e793": [7, "skipped", "you rejected its card"]}');
insert into events values ('01M5P949RA95MB31WX70PWFGR9', 1792822880010, 120, '2026-10-24', 'skipped', '3de72eef442f13df', '{"path": "consensus.md", "section": ["Consensus"], "anchor": null, "note_text": "Hmm, not sure about this.", "fate": "needs-you", "reason": "a reaction, not a claim", "prompts": {}, "answers": {}}');
insert into events values ('01M5P949RB355NV65J1GJTJXBW', 1792822880011, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"3de72eef442f13df": [4, "skipped", "you skipped it for good"]}');
insert into events values ('01M5P949RCDNA3C043CNVKMWP9', 1792822880012, 120, '2026-10-24', 'edited', '31ab979e9c872583', '{"pattern": null, "tier": null, "path": "consensus.md", "block": "  <!-- recall\n  Q: Which is older?\n  A: Viewstamped replication\n  -->\n", "note_text": "Something else to think about later on.", "fate": "needs-you", "reason": "no pattern finds a claim with one right answer"}');
insert into events values ('01M5P949RDB1A87MAEG7S4GP97', 1792822880013, 120, '2026-10-24', 'prompt-added', 'fhqn2iqacrgu', '{"note_ms": 1792822880013, "kind": "basic", "wording": {"front": "Which is older?", "answer": "Viewstamped replication"}, "front": "Which is older?", "answer": "Viewstamped replication", "extra": "", "pattern": "question-answer", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 8, "end_line": 9, "section": ["Consensus"], "anchor": null, "note_line": 8, "note_text": "Q: Which is older?\nA: Viewstamped replication", "pin": "a3bda28214716f45", "fingerprint": "ed956e425a073ddf", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M5P949RDB1A87MAEG7S4GP98', 1792822880013, 120, '2026-10-24', 'card-added', 'f8pkm4g7fmi9', '{"prompt_id": "fhqn2iqacrgu", "slot": 1, "answer": "Viewstamped replication", "card_ms": 1792822880013, "position": 18, "shelved": false}');
insert into events values ('01M5P949RDB1A87MAEG7S4GP99', 1792822880013, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"623495676d5a9632": [6, "ready", "its card is written in the comment in line 8"], "31ab979e9c872583": null}');
insert into events values ('01M5P9F9A02H85ZYZ20R0HGVW3', 1792823240000, 120, '2026-10-24', 'note-moved', '01M5P949RA95MB31WX70PWFGR9', '{"note_text": "Hmm, not sure about that.", "pin": "4ae216b43a74df92"}');
insert into events values ('01M5P9F9A02H85ZYZ20R0HGVW4', 1792823240000, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"4ae216b43a74df92": [4, "skipped", "you skipped it for good"], "3de72eef442f13df": null}');
insert into events values ('01M5P9F9A11DDCW54N4ETW83XY', 1792823240001, 120, '2026-10-24', 'notes-written', 'inbox.md', '{"by": "jot", "says": "- Zab :: the broadcast of ZooKeeper", "after": "63cade4a2ad945a91adcbe21881a451d", "before": null}');
insert into events values ('01M5P9F9A28K72A9RF0C74KHXE', 1792823240002, 120, '2026-10-24', 'prompt-added', 'hfhsxbqdqchj', '{"note_ms": 1792823240002, "kind": "basic", "wording": {"front": "Zab", "answer": "the broadcast of ZooKeeper"}, "front": "Zab", "answer": "the broadcast of ZooKeeper", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Inbox", "context": "Inbox", "speaker": null, "source": null, "language": "en", "tags": [], "path": "inbox.md", "line": 3, "end_line": 3, "section": ["Inbox"], "anchor": null, "note_line": 3, "note_text": "Zab :: the broadcast of ZooKeeper", "pin": "efd2682910800f85", "fingerprint": "b6ea423baaccb7f0", "machine": "desk-hmxwmn", "nth": 1}');
insert into events values ('01M5P9F9A28K72A9RF0C74KHXF', 1792823240002, 120, '2026-10-24', 'card-added', 'br6xaqtbxyhc', '{"prompt_id": "hfhsxbqdqchj", "slot": 1, "answer": "the broadcast of ZooKeeper", "card_ms": 1792823240002, "position": 19, "shelved": false}');
insert into events values ('01M5P9F9A3DYCSFT3H1E6GX2BX', 1792823240003, 120, '2026-10-24', 'withdrawn', '01M5P9F9A11DDCW54N4ETW83XY', '{}');
insert into events values ('01M5P9F9A4F5JD9QCSH1AFCD8B', 1792823240004, 120, '2026-10-24', 'prompt-orphaned', 'hfhsxbqdqchj', '{"whole": true, "path": "inbox.md", "pin": "efd2682910800f85", "line": 3, "end_line": 3, "note_line": 3}');
CREATE INDEX events_by_subject on events (subject, kind);
CREATE TABLE undecided (
    prompt_id text not null,          -- whose note is gone
    candidate text not null,          -- the prompt that may be the same fact, reworded
    primary key (prompt_id, candidate)
) strict;
insert into undecided values ('2w8giv6e9c6b', '4nrm9urhwbth');
CREATE TABLE exports (
    prompt_id text primary key,
    content text not null,            -- digest of the fields and tags that were exported
    mod integer not null              -- seconds: modification time given to the note in Anki
) strict
;
insert into exports values ('y5yfrv2vyfrj', '0fba09ab291f40714a4c64d4bd8bfcad', 1792563560);
insert into exports values ('nqgyjf4gjvha', 'ca19ef5659e50b42f5a5b11cba0aa221', 1788253260);
insert into exports values ('vkjmzcqdx52c', '246de9740164ec875d0faac62881229d', 1792563560);
insert into exports values ('eskzqp5dvgqq', 'fe72277e9441fe77bddfc1542984d5ad', 1792563560);
insert into exports values ('nnu3cmnhhnwy', 'e22ce0c5bc1412d3ef1d1f0fc3f17a85', 1788253260);
insert into exports values ('3c7rvaerybiw', '2fcd0a8f4f395117cd3151f3ba8b3956', 1788253320);
insert into exports values ('3sy73a2bh37s', '1cf3f8972f45b80937a22ae2c6c06867', 1788253320);
insert into exports values ('5vmjqrmquwqh', 'dfa86cd6d63ee4b1555a6348e302babe', 1788253320);
insert into exports values ('4nrm9urhwbth', '0072d2b074c5809415863bdf467722d8', 1792563560);
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
insert into settled values ('01M5P949R6AHFZ3TBXWKCRGM0T', 'note-only', 'consensus.md', 5, '["Consensus"]', NULL, 'Raft uses random timeouts because split votes are costly.', 'd3c1abed12deb1b6');
insert into settled values ('01M5P949RA95MB31WX70PWFGR9', 'skipped', 'consensus.md', 4, '["Consensus"]', NULL, 'Hmm, not sure about that.', '4ae216b43a74df92');
CREATE INDEX prompts_waiting on prompts (tier) where tier = 'draft' and orphan = 0;
CREATE INDEX events_of_decisions on events (event_id)
    where kind in ('accepted', 'rejected', 'edited')
;
CREATE TABLE outbox (
    entry_id text primary key         -- of the event or review that the journal lacks
) strict, without rowid;
CREATE TABLE journals (
    name text primary key,            -- of a file in the folder of journals
    size integer not null,            -- bytes of it that were read, to the end of a line
    mtime_ns integer not null,
    tail text not null                -- digest of its last line
) strict;
insert into journals values ('desk-hmxwmn.jsonl', 57043, 1795493205261217890, '82002236a74f9434');
CREATE TABLE fates (
    path text not null,
    pin text not null,
    line integer not null,
    fate text not null,
    reason text,
    primary key (path, pin)
) strict, without rowid;
insert into fates values ('consensus.md', '4ae216b43a74df92', 4, 'skipped', 'you skipped it for good');
insert into fates values ('consensus.md', '623495676d5a9632', 6, 'ready', 'its card is written in the comment in line 8');
insert into fates values ('consensus.md', 'a0e01d77b435e793', 7, 'skipped', 'you rejected its card');
insert into fates values ('consensus.md', 'd3c1abed12deb1b6', 5, 'skipped', 'you keep it as a note only');
CREATE TABLE machine (
    name text not null                -- of the journal that this database writes
) strict;
insert into machine values ('desk-hmxwmn');
CREATE TABLE joined (
    id text primary key,              -- given by another machine to a card or prompt that was there
    same_as text not null             -- that one: what happens to either happens to it
) strict, without rowid;
CREATE INDEX joined_to on joined (same_as);
CREATE TABLE reviews (
    review_id text primary key,       -- ULID
    card_id text not null,
    at integer not null,              -- ms; id of the review in Anki
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
insert into reviews values ('01M1E390B04BAXQPXWHNXAPHAD', 'rt72zxfyqxrf', 1788253340000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788253940000);
insert into reviews values ('01M1E39KW06Z41FWDNHHNKHBVH', 'wi4p38kehruq', 1788253360000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788253960000);
insert into reviews values ('01M1E3A7D0AXRRNBMCXSYTA1FH', 'r3yzzuqraudc', 1788253380000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788253980000);
insert into reviews values ('01M1E3ATY00FF71Q24B0Z8C0GA', 'bpb7w5xvcjd3', 1788253400000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254000000);
insert into reviews values ('01M1E3BEF08FXMGQ315NJ9E88V', '6mwdwfrrhp32', 1788253420000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254020000);
insert into reviews values ('01M1E3C2008Y0HHDS4M8HWZQKB', 'hku424d8wydz', 1788253440000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254040000);
insert into reviews values ('01M1E3CNH0F5Z0E5X70SDJMD68', 'xpza9izmm9bp', 1788253460000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254060000);
insert into reviews values ('01M1E3D9201DTFS54EGMTJCKGV', 'g4yn38fnx77s', 1788253480000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254080000);
insert into reviews values ('01M1E3DWK06XHE9GSFXG4SGH7K', '6wiycdw2pu3g', 1788253500000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254100000);
insert into reviews values ('01M1E3EG403739TSQSV4CSAX5R', 'rv33dzhq37gx', 1788253520000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254120000);
insert into reviews values ('01M1E3F3N04R9ZFQ4YGFPBQ2D9', 'an94kgcbxyj9', 1788253540000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254140000);
insert into reviews values ('01M1E3FQ602DSWFE2VJNZV3YNZ', 'dn6c6ucduane', 1788253560000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254160000);
insert into reviews values ('01M1E3GAQ0B43X5D7EP63R3GDP', 't6ax27byeeci', 1788253580000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254180000);
insert into reviews values ('01M1GNXN803KA3YXC087DT68NM', 'rt72zxfyqxrf', 1788340000000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-10', NULL);
insert into reviews values ('01M1GNY8S007WPM49SP2F1HEN0', 'wi4p38kehruq', 1788340020000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-11', NULL);
insert into reviews values ('01M1GNYWA00X8GPDQ7HQM7HJ1G', 'r3yzzuqraudc', 1788340040000, 120, '2026-09-02', 1, 0, 'learning', 'learning', 5.71299179345028163012e-01, 7.39450274127971773907e+00, 0, NULL, 1788340100000);
insert into reviews values ('01M1GNZFV0AX68VP3K0B31PN79', 'bpb7w5xvcjd3', 1788340060000, 120, '2026-09-02', 4, 0, 'learning', 'review', 1.16874829135823361521e+01, 1.0, 0, '2026-09-15', NULL);
insert into reviews values ('01M1GP03C004HJ2G92WJVMW600', '6mwdwfrrhp32', 1788340080000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-09', NULL);
insert into reviews values ('01M1GP0PX00D86CJX7CB1DJ5EJ', 'hku424d8wydz', 1788340100000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-08', NULL);
insert into reviews values ('01M1GP1AE09PCSNEQ32SXQ3BH5', 'xpza9izmm9bp', 1788340120000, 120, '2026-09-02', 1, 0, 'learning', 'learning', 5.71299179345028163012e-01, 7.39450274127971773907e+00, 0, NULL, 1788340180000);
insert into reviews values ('01M1GP1XZ0212WA8A377T5XHPB', 'g4yn38fnx77s', 1788340140000, 120, '2026-09-02', 4, 0, 'learning', 'review', 1.16874829135823361521e+01, 1.0, 0, '2026-09-13', NULL);
insert into reviews values ('01M1GP2HG0BKBC5FR3VJWJ1PMQ', '6wiycdw2pu3g', 1788340160000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-07', NULL);
insert into reviews values ('01M1GP35104TMRNK7GFN52V05A', 'rv33dzhq37gx', 1788340180000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-08', NULL);
insert into reviews values ('01M1GP3RJ003EDX18F8Z0C69SM', 'an94kgcbxyj9', 1788340200000, 120, '2026-09-02', 1, 0, 'learning', 'learning', 5.71299179345028163012e-01, 7.39450274127971773907e+00, 0, NULL, 1788340260000);
insert into reviews values ('01M1GP4C30DTMNBNPNST65E54W', 'dn6c6ucduane', 1788340220000, 120, '2026-09-02', 4, 0, 'learning', 'review', 1.16874829135823361521e+01, 1.0, 0, '2026-09-12', NULL);
insert into reviews values ('01M1GP4ZM02E36C0A7DCZPW79P', 't6ax27byeeci', 1788340240000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-11', NULL);
insert into reviews values ('01M1RGSKS0FR40YE49YNM61T0E', 'r3yzzuqraudc', 1788603060000, 120, '2026-09-05', 3, 0, 'learning', 'learning', 3.72684029081582357534e+00, 7.38233660783527678717e+00, 1, NULL, 1788603660000);
insert into reviews values ('01M1RGT7A07A20ENZVGXWSEKTG', 'xpza9izmm9bp', 1788603080000, 120, '2026-09-05', 3, 0, 'learning', 'learning', 3.72684029081582357534e+00, 7.38233660783527678717e+00, 1, NULL, 1788603680000);
insert into reviews values ('01M1RGTTV002XBEKJKRXNCYG23', 'an94kgcbxyj9', 1788603100000, 120, '2026-09-05', 3, 0, 'learning', 'learning', 3.72684029081582357534e+00, 7.38233660783527678717e+00, 1, NULL, 1788603700000);
insert into reviews values ('01M25KPRM0A9Z97803DV7G95X9', 'rt72zxfyqxrf', 1789042320000, 120, '2026-09-10', 2, 0, 'review', 'review', 2.34269132092682532677e+01, 4.74828476159457135707e+00, 0, '2026-09-30', NULL);
insert into reviews values ('01M25KQC508QZB8XBVE64WN2DY', 'r3yzzuqraudc', 1789042340000, 120, '2026-09-10', 3, 0, 'learning', 'review', 1.08725804669676353599e+01, 7.37018264052428, 0, '2026-09-21', NULL);
insert into reviews values ('01M25KQZP08T6PN13EEF6RPEH3', '6mwdwfrrhp32', 1789042360000, 120, '2026-09-10', 2, 0, 'review', 'review', 2.34269132092682532677e+01, 4.74828476159457135707e+00, 0, '2026-10-02', NULL);
insert into reviews values ('01M25KRK70AFWQHGG14G992A4S', 'hku424d8wydz', 1789042380000, 120, '2026-09-10', 3, 0, 'review', 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-10', NULL);
insert into reviews values ('01M25KS6R0CK0MB2FYQ18SQQX4', 'xpza9izmm9bp', 1789042400000, 120, '2026-09-10', 3, 0, 'learning', 'review', 1.08725804669676353599e+01, 7.37018264052428, 0, '2026-09-21', NULL);
insert into reviews values ('01M25KST908AS0K9C8XFQH8QM0', '6wiycdw2pu3g', 1789042420000, 120, '2026-09-10', 2, 0, 'review', 'review', 2.34269132092682532677e+01, 4.74828476159457135707e+00, 0, '2026-10-06', NULL);
insert into reviews values ('01M25KTDT08455WVMQ043MCN3H', 'rv33dzhq37gx', 1789042440000, 120, '2026-09-10', 3, 0, 'review', 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-18', NULL);
insert into reviews values ('01M25KV1B073PG283AJZ888YG6', 'an94kgcbxyj9', 1789042460000, 120, '2026-09-10', 3, 0, 'learning', 'review', 1.08725804669676353599e+01, 7.37018264052428, 0, '2026-09-19', NULL);
insert into reviews values ('01M2QYY8R0B9ZXEHAC5254Z9FC', 'wi4p38kehruq', 1789658080000, 120, '2026-09-17', 3, 0, 'review', 'review', 4.75198986949779751415e+01, 2.10433139084644826866e+00, 0, '2026-11-02', NULL);
insert into reviews values ('01M2QYYW90CSGPT3AXJ9CF8RE3', 'bpb7w5xvcjd3', 1789658100000, 120, '2026-09-17', 3, 0, 'review', 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-12', NULL);
insert into reviews values ('01M2QYZFT0EQXWTQTG18BGT04V', 'g4yn38fnx77s', 1789658120000, 120, '2026-09-17', 3, 0, 'review', 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-19', NULL);
insert into reviews values ('01M2QZ03B07NZPRSYTV50RCN9C', 'dn6c6ucduane', 1789658140000, 120, '2026-09-17', 3, 0, 'review', 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-15', NULL);
insert into reviews values ('01M2QZ0PW0C1B6F8T1DTWS1C1F', 't6ax27byeeci', 1789658160000, 120, '2026-09-17', 1, 0, 'review', 'relearning', 1.36609783909119375522e+00, 7.3922381323426940014e+00, 0, NULL, 1789658760000);
insert into reviews values ('01M3FJB7X015NC2E3YCJ8ZQPTN', 'r3yzzuqraudc', 1790450180000, 120, '2026-09-26', 4, 0, 'review', 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-09', NULL);
insert into reviews values ('01M3FJBVE099MKDA9YCWCZ0DJJ', 'xpza9izmm9bp', 1790450200000, 120, '2026-09-26', 4, 0, 'review', 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-07', NULL);
insert into reviews values ('01M3FJCEZ08KS2VNWTZAT8SHK8', 'an94kgcbxyj9', 1790450220000, 120, '2026-09-26', 4, 0, 'review', 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-10', NULL);
insert into reviews values ('01M3FJD2G05EHXERTW167QH4YM', 't6ax27byeeci', 1790450240000, 120, '2026-09-26', 4, 0, 'relearning', 'review', 1.48286732130388294588e+01, 6.50607400717149353397e+00, 0, '2026-10-11', NULL);
insert into reviews values ('01M4CDYX50BM4F1G7BNKH39JMD', 'rt72zxfyqxrf', 1791418660000, 120, '2026-10-07', 3, 0, 'review', 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-24', NULL);
insert into reviews values ('01M4CDZGP0DD8HSG52RGYKZPE8', '6mwdwfrrhp32', 1791418680000, 120, '2026-10-07', 3, 0, 'review', 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-25', NULL);
insert into reviews values ('01M4CE0470A547B19NPQR0Z267', '6wiycdw2pu3g', 1791418700000, 120, '2026-10-07', 1, 0, 'review', 'relearning', 2.128198324227059679e+00, 8.25902528209659436697e+00, 0, NULL, 1791419300000);
insert into reviews values ('01M5EHV3303575T73FX3CQAWPF', 'hku424d8wydz', 1792563580000, 120, '2026-10-21', 3, 0, 'review', 'review', 1.3736989092162355064e+02, 2.09745542875244028735e+00, 0, '2027-03-14', NULL);
insert into reviews values ('01M5EHVPM06PEYNZSDA2K0AF7R', '6wiycdw2pu3g', 1792563600000, 120, '2026-10-21', 3, 0, 'relearning', 'review', 1.00253840324079277477e+01, 8.24599462611133482425e+00, 0, '2026-10-29', NULL);
insert into reviews values ('01M5EHWA50B7FJF55TVBNGM7EB', 'f5imitrd878a', 1792563620000, 120, '2026-10-21', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1792564220000);
insert into reviews values ('01M83HDEV076HC0B2W1S3SRWGE', 'bcmpyifedqkr', 1795415260000, 60, '2026-11-23', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1795415860000);
insert into reviews values ('01M83HENX0DRFKCMYN2JWJVDND', 'f8pkm4g7fmi9', 1795415300000, 60, '2026-11-23', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1795415900000);
insert into reviews values ('01M83HFWZ0BCQTE0Z29723S489', 'wi4p38kehruq', 1795415340000, 60, '2026-11-23', 3, 0, 'review', 'review', 1.99015740203317676552e+02, 2.09745542875244028735e+00, 0, '2027-06-13', NULL);
insert into reviews values ('01M83HGGG0ARF9CH4AXZ02TZFE', 'r3yzzuqraudc', 1795415360000, 60, '2026-11-23', 1, 0, 'review', 'relearning', 2.80326020364521033556e+00, 8.82712672217445160072e+00, 0, NULL, 1795415960000);
insert into reviews values ('01M83HH41041Q3N1152RWYKZ7A', 'bpb7w5xvcjd3', 1795415380000, 60, '2026-11-23', 3, 0, 'review', 'review', 2.38598023642449533101e+02, 1.0, 0, '2027-07-29', NULL);
insert into reviews values ('01M83HHQJ061GRGQNXEFWCGVQT', 'g4yn38fnx77s', 1795415400000, 60, '2026-11-23', 3, 0, 'review', 'review', 2.38598023642449533101e+02, 1.0, 0, '2027-07-07', NULL);
insert into reviews values ('01M83HJB30EBCSXFFMJTHAPFBK', '6wiycdw2pu3g', 1795415420000, 60, '2026-11-23', 1, 0, 'relearning', 'relearning', 8.5503405714958757855e-01, 9.41298181815006884676e+00, 0, NULL, 1795416020000);
insert into reviews values ('01M83HJYM08YE7C2PWQDSB603N', 'an94kgcbxyj9', 1795415440000, 60, '2026-11-23', 1, 0, 'review', 'relearning', 2.80326020364521033556e+00, 8.82712672217445160072e+00, 0, NULL, 1795416040000);
insert into reviews values ('01M83HKJ504KR0TX79YCACNR80', 'f5imitrd878a', 1795415460000, 60, '2026-11-23', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1795416060000);
insert into reviews values ('01XDT0B050DECW6KY88SA0J9S3', 'rt72zxfyqxrf', 2110775460000, 60, '2036-11-20', 3, 0, 'review', 'review', 7.18634108126244541391e+02, 4.72925445058052318358e+00, 0, '2038-11-17', NULL);
insert into reviews values ('01XDT0B051189TJ6AQ51KR24GG', 'bcmpyifedqkr', 1795415480000, 60, '2026-11-23', 4, 0, 'learning', 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-26', NULL);
insert into reviews values ('01XDT0B0528RKW59K81JRGK29F', 'f8pkm4g7fmi9', 1795415520000, 60, '2026-11-23', 4, 0, 'learning', 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-28', NULL);
insert into reviews values ('01XDT0B0533758YHK3P45BB9GF', 'r3yzzuqraudc', 1795415560000, 60, '2026-11-23', 4, 0, 'relearning', 'review', 4.73477198579336278072e+00, 8.42043549791673662241e+00, 0, '2026-11-29', NULL);
insert into reviews values ('01XDT0B0542HK161KDNSA8Y7RY', '6wiycdw2pu3g', 1795415580000, 60, '2026-11-23', 4, 0, 'relearning', 'review', 1.56153173639002562644e+00, 9.20205606611993331966e+00, 0, '2026-11-25', NULL);
insert into reviews values ('01XDT0B05522E75NZPT40DX8FA', 'an94kgcbxyj9', 1795415600000, 60, '2026-11-23', 4, 0, 'relearning', 'review', 4.73477198579336278072e+00, 8.42043549791673662241e+00, 0, '2026-11-28', NULL);
insert into reviews values ('01XDT0B056359ZQ73N6AQ2EB94', 'f5imitrd878a', 1795415620000, 60, '2026-11-23', 4, 0, 'learning', 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-27', NULL);
CREATE INDEX reviews_by_card on reviews (card_id, review_id);
CREATE INDEX reviews_by_day on reviews (study_day);
CREATE INDEX reviews_by_instant on reviews (at);
CREATE INDEX cards_due on cards
    (due_day, last_day, stability, buried_until, card_id, prompt_id)
    where state = 'review' and suspended = 0 and shelved = 0
;
insert into prompts_fts (prompts_fts) values ('rebuild');
CREATE TRIGGER events_forbid_update before update on events begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER events_forbid_delete before delete on events begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER reviews_forbid_update before update on reviews begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER reviews_forbid_delete before delete on reviews begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER events_to_outbox after insert on events begin insert into outbox values (new.event_id); end;
CREATE TRIGGER reviews_to_outbox after insert on reviews begin insert into outbox values (new.review_id); end;
pragma user_version = 4;
