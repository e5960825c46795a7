CREATE TABLE files (
    path text primary key,            -- relative to the collection, / between folders
    size integer not null,
    mtime_ns integer not null,        -- below 0: read so soon after that it may have changed since
    digest text not null,             -- of its bytes
    title text not null,
    problems text not null            -- JSON: [[first line, last line, message], …]
) strict;
insert into files values ('consensus.md', 333, -1795423874361681746, '1e5c8cb5efb7b8f6643371734de9185a', 'Consensus', '[]');
insert into files values ('multi-paxos.md', 148, -1795423873287252613, 'c4722ebe8bf40898993c9544f1862e95', 'Paxos', '[]');
insert into files values ('raft.md', 333, -1795423873752516658, '84d2f5e74e01dc8460d9b7bf39d54ba3', 'Raft', '[]');
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
insert into prompts values (1, '3bnxa28jx7n9', 1788253259993, 'basic', '{"front": "Raft term", "answer": "a strech of time with at most one leader"}', 'Raft term', 'a strech of time with at most one leader', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 3, 3, '["Raft"]', NULL, 3, 'Raft term :: a strech of time with at most one leader', '63df835eba24c759', '134da872d033b882', 0, 1792563560000, NULL);
insert into prompts values (2, 'bq4rgj7idkrf', 1788253259994, 'reversed', '{"front": "Quorum", "answer": "more than half of the servers", "both_ways": true}', 'Quorum', 'more than half of the servers', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 4, 4, '["Raft"]', NULL, 4, 'Quorum ::: more than half of the servers', '8c40f066ece52bee', '2da7a72ce2dfa2e1', 0, 1788253260000, NULL);
insert into prompts values (3, 'pic3e5j6ky2f', 1788253259995, 'cloze', '{"pieces": ["A leader needs a majority to ", {"slot": 2, "answer": "commit"}]}', 'A leader needs a majority to […]', 'commit', '', 'gap', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 5, 5, '["Raft"]', NULL, 5, 'A leader needs a majority to ==commit==', 'e3b666a5b4bdd466', '2ff0a18694ba3e7b', 0, 1792563560000, NULL);
insert into prompts values (4, 'v3a78t6q4t38', 1788253259996, 'basic', '{"front": "Raft was published in 2013", "answer": "by Ongaro and Ousterhout"}', 'Raft was published in 2013', 'by Ongaro and Ousterhout', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 6, 6, '["Raft"]', NULL, 6, 'Raft was published in 2013 :: by Ongaro and Ousterhout', '05f93cc538efffc2', '7c802ff6e042e27b', 0, 1792563560000, NULL);
insert into prompts values (5, 'dtsmgjguajq7', 1788253259997, 'basic', '{"front": "Heartbeat", "answer": "an empty message that keeps the leader in office"}', 'Heartbeat', 'an empty message that keeps the leader in office', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 7, 7, '["Raft"]', NULL, 7, 'Heartbeat :: an empty message that keeps the leader in office', '78ab19c87654fa30', 'e7d805d7824c17ec', 1, 1792563560000, NULL);
insert into prompts values (6, 'esrudrybp7v2', 1788253259998, 'basic', '{"front": "Follower", "answer": "it answers requests and starts none"}', 'Follower', 'it answers requests and starts none', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 7, 7, '["Raft"]', NULL, 7, 'Follower :: it answers requests and starts none', '658d7b480411c21d', '7a487dab03aef384', 0, 1788253260000, NULL);
insert into prompts values (7, 'p8pmhmdkx6z7', 1788253259999, 'basic', '{"front": "Split vote", "answer": "no candidate gets a majority"}', 'Split vote', 'no candidate gets a majority', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 9, 9, '["Raft"]', NULL, 9, 'Split vote :: no candidate gets a majority', '2d4b48e755126e92', '8a6c6e51fdbf6fcb', 1, 1792563560000, NULL);
insert into prompts values (8, 'jrpmf4zvz6p2', 1788253260000, 'basic', '{"front": "A log entry is committed", "answer": "once a majority has it"}', 'A log entry is committed', 'once a majority has it', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 10, 10, '["Raft"]', NULL, 10, 'A log entry is committed :: once a majority has it', 'f427872f8f787857', '687e60c95001bd5e', 1, 1792563560000, NULL);
insert into prompts values (9, 'rf2znp7d9hs9', 1788253319998, 'basic', '{"front": "Proposer", "answer": "it asks for promises"}', 'Proposer', 'it asks for promises', '', 'definition', 'ready', 'Paxos', 'Paxos', NULL, NULL, 'en', '[]', 'multi-paxos.md', 3, 3, '["Paxos"]', NULL, 3, 'Proposer :: it asks for promises', '7b70127841157662', 'c3c1f340a5eab6f5', 0, 1788253320000, NULL);
insert into prompts values (10, '6we2j54pecgn', 1788253319999, 'basic', '{"front": "Acceptor", "answer": "it promises, and then accepts"}', 'Acceptor', 'it promises, and then accepts', '', 'definition', 'ready', 'Paxos', 'Paxos', NULL, NULL, 'en', '[]', 'multi-paxos.md', 4, 4, '["Paxos"]', NULL, 4, 'Acceptor :: it promises, and then accepts', 'e4f16a81512248a2', '052461064d0bcf6f', 0, 1788253320000, NULL);
insert into prompts values (11, 'jaq47f3a2ydn', 1788253320000, 'basic', '{"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}', 'Why is Paxos seldom used?', 'Because its proof is hard to follow', '', 'because', 'ready', 'Paxos', 'Paxos', NULL, NULL, 'en', '[]', 'multi-paxos.md', 5, 5, '["Paxos"]', NULL, 5, 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', '2da92dc6843d88a5', 0, 1788253320000, NULL);
insert into prompts values (12, '22aapkbknzgc', 1792563560000, 'basic', '{"front": "An entry of the log counts as committed", "answer": "as soon as most servers have it"}', 'An entry of the log counts as committed', 'as soon as most servers have it', '', 'definition', 'ready', 'Raft', 'Raft', NULL, NULL, 'en', '[]', 'raft.md', 8, 8, '["Raft"]', NULL, 8, 'An entry of the log counts as committed :: as soon as most servers have it', 'f77ba7a2a428bd00', 'd0cc539892caf1c7', 0, 1792563560000, NULL);
insert into prompts values (13, 'u69ueyshygv8', 1792822919998, 'basic', '{"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}', 'Why is Paxos seldom used?', 'Because its proof is hard to follow', '', 'because', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 3, 3, '["Consensus"]', NULL, 3, 'Paxos is seldom used because its proof is hard to follow.', 'e9082ed246bb5186', '2da92dc6843d88a5', 0, 1792822920000, 'accepted');
insert into prompts values (14, 'brcwmir95f5h', 1792822919999, 'basic', '{"front": "Why does Raft use random timeouts?", "answer": "Because split votes are costly"}', 'Why does Raft use random timeouts?', 'Because split votes are costly', '', 'because', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 5, 5, '["Consensus"]', NULL, 5, 'Raft uses random timeouts because split votes are costly.', 'd3c1abed12deb1b6', '8ce9adde3b364516', 0, 1792822920000, 'refused');
insert into prompts values (15, '7krvgmbeu2ur', 1792822920000, 'basic', '{"front": "Why is viewstamped replication older?", "answer": "Because it came in 1988"}', 'Why is viewstamped replication older?', 'Because it came in 1988', '', 'because', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 11, 11, '["Consensus"]', NULL, 11, 'Viewstamped replication is older because it came in 1988.', 'a0e01d77b435e793', '3db32645b284686f', 0, 1792822920000, 'refused');
insert into prompts values (16, '6ceijp7kuftp', 1792822920013, 'basic', '{"front": "Which is older?", "answer": "Viewstamped replication"}', 'Which is older?', 'Viewstamped replication', '', 'question-answer', 'ready', 'Consensus', 'Consensus', NULL, NULL, 'en', '[]', 'consensus.md', 8, 9, '["Consensus"]', NULL, 8, 'Q: Which is older?
A: Viewstamped replication', 'a3bda28214716f45', 'ed956e425a073ddf', 0, 1792822920013, NULL);
insert into prompts values (17, 'epaivfccsc68', 1792823280002, 'basic', '{"front": "Zab", "answer": "the broadcast of ZooKeeper"}', 'Zab', 'the broadcast of ZooKeeper', '', 'definition', 'ready', 'Inbox', 'Inbox', NULL, NULL, 'en', '[]', 'inbox.md', 3, 3, '["Inbox"]', NULL, 3, 'Zab :: the broadcast of ZooKeeper', 'efd2682910800f85', 'b6ea423baaccb7f0', 1, 1792823280004, NULL);
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
insert into cards values ('9y66dw9qayxt', '3bnxa28jx7n9', 1, 'a strech of time with at most one leader', 1788253259991, 1, 'review', 2.38598023642449533101e+02, 1.0, 0, '2027-07-09', NULL, '2026-11-23', 4, 0, 0, 0, 0, '2026-10-22', 0, 0, 5);
insert into cards values ('jphs4kx4bx3g', 'bq4rgj7idkrf', 1, 'more than half of the servers', 1788253259992, 2, 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-24', NULL, '2026-10-07', 4, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('fwd5fjffj3r9', 'bq4rgj7idkrf', 2, 'Quorum', 1788253259993, 3, 'review', 1.3736989092162355064e+02, 2.09745542875244028735e+00, 0, '2027-03-01', NULL, '2026-10-21', 4, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('c9vc9s8cuaka', 'pic3e5j6ky2f', 1, 'a majority', 1788253259994, 4, 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-08', NULL, '2026-09-26', 5, 0, 0, 1, 1, NULL, 0, 0, 8);
insert into cards values ('evuz7faik8eg', 'pic3e5j6ky2f', 2, 'commit', 1788253259995, 5, 'review', 2.38598023642449533101e+02, 1.0, 0, '2027-07-22', NULL, '2026-11-23', 4, 0, 0, 0, 0, NULL, 0, 0, 5);
insert into cards values ('3vyp95quxcfa', 'v3a78t6q4t38', 1, 'by Ongaro and Ousterhout', 1788253259996, 6, 'review', 3.47548296108083443201e+00, 8.43333933884763, 0, '2026-11-27', NULL, '2026-11-23', 6, 2, 0, 0, 0, NULL, 0, 0, 10);
insert into cards values ('bumchzyuwt8f', 'dtsmgjguajq7', 1, 'an empty message that keeps the leader in office', 1788253259997, 7, 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-10', NULL, '2026-09-10', 3, 0, 0, 1, 0, NULL, 0, 0, 4);
insert into cards values ('hauc8rgku97q', 'esrudrybp7v2', 1, 'it answers requests and starts none', 1788253259998, 8, 'review', 4.73477198579336278072e+00, 8.42043549791673662241e+00, 0, '2026-11-29', NULL, '2026-11-23', 7, 1, 0, 0, 0, NULL, 0, 0, 7);
insert into cards values ('72gipymjvjbr', 'p8pmhmdkx6z7', 1, 'no candidate gets a majority', 1788253259999, 9, 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-15', NULL, '2026-09-17', 3, 0, 0, 1, 0, NULL, 0, 0, 4);
insert into cards values ('4iei3y8n4aat', 'jrpmf4zvz6p2', 1, 'once a majority has it', 1788253260000, 10, 'review', 1.48286732130388294588e+01, 6.50607400717149353397e+00, 0, '2026-10-10', NULL, '2026-09-26', 4, 1, 0, 1, 0, NULL, 0, 0, 5);
insert into cards values ('dqu7xa852uen', 'rf2znp7d9hs9', 1, 'it asks for promises', 1788253319998, 11, 'review', 3.93983766182013596321e+02, 6.48352987545553727244e+00, 0, '2037-12-05', NULL, '2036-11-20', 6, 1, 1, 0, 0, NULL, 0, 0, 7);
insert into cards values ('r24mnuchhbbb', '6we2j54pecgn', 1, 'it promises, and then accepts', 1788253319999, 12, 'review', 1.3736989092162355064e+02, 2.09745542875244028735e+00, 0, '2027-03-13', NULL, '2026-10-21', 4, 0, 0, 0, 0, NULL, 0, 0, 6);
insert into cards values ('wyen2hh6exc5', 'jaq47f3a2ydn', 1, 'Because its proof is hard to follow', 1788253320000, 13, 'review', 4.73477198579336278072e+00, 8.42043549791673662241e+00, 0, '2026-11-28', NULL, '2026-11-23', 7, 1, 0, 0, 0, NULL, 0, 1, 7);
insert into cards values ('qmbpbtyvbifs', '22aapkbknzgc', 1, 'as soon as most servers have it', 1792563560000, 14, 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-26', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 4);
insert into cards values ('6muukmd7j7xf', 'u69ueyshygv8', 1, 'Because its proof is hard to follow', 1792822919998, 15, 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-26', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 2);
insert into cards values ('fgzqfggw2eyw', 'brcwmir95f5h', 1, 'Because split votes are costly', 1792822919999, 16, 'new', NULL, NULL, 0, NULL, NULL, NULL, 0, 0, 0, 1, 0, NULL, 0, 0, 3);
insert into cards values ('3st2p7r8nyd6', '7krvgmbeu2ur', 1, 'Because it came in 1988', 1792822920000, 17, 'new', NULL, NULL, 0, NULL, NULL, NULL, 0, 0, 0, 1, 0, NULL, 0, 0, 1);
insert into cards values ('gv5xrubmrfmr', '6ceijp7kuftp', 1, 'Viewstamped replication', 1792822920013, 18, 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-28', NULL, '2026-11-23', 2, 0, 0, 0, 0, NULL, 0, 0, 2);
insert into cards values ('559ub9pzjpay', 'epaivfccsc68', 1, 'the broadcast of ZooKeeper', 1792823280002, 19, 'new', NULL, NULL, 0, NULL, NULL, NULL, 0, 0, 0, 1, 0, NULL, 0, 0, 1);
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
insert into events values ('01M1E36J701BPGZ2JTYJGDHG8Z', 1788253260000, 120, '2026-09-01', 'prompt-added', '3bnxa28jx7n9', '{"note_ms": 1788253259993, "kind": "basic", "wording": {"front": "Raft term", "answer": "a stretch of time with at most one leader"}, "front": "Raft term", "answer": "a stretch of time with at most one leader", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 3, "end_line": 3, "section": ["Raft"], "anchor": null, "note_line": 3, "note_text": "Raft term :: a stretch of time with at most one leader", "pin": "c12f641cfbb0257d", "fingerprint": "82791fcc28cfa9e9", "machine": "desk-md9dut"}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG90', 1788253260000, 120, '2026-09-01', 'prompt-added', 'bq4rgj7idkrf', '{"note_ms": 1788253259994, "kind": "reversed", "wording": {"front": "Quorum", "answer": "more than half of the servers", "both_ways": true}, "front": "Quorum", "answer": "more than half of the servers", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 4, "end_line": 4, "section": ["Raft"], "anchor": null, "note_line": 4, "note_text": "Quorum ::: more than half of the servers", "pin": "8c40f066ece52bee", "fingerprint": "2da7a72ce2dfa2e1", "machine": "desk-md9dut"}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG91', 1788253260000, 120, '2026-09-01', 'prompt-added', 'pic3e5j6ky2f', '{"note_ms": 1788253259995, "kind": "cloze", "wording": {"pieces": ["A leader needs ", {"slot": 1, "answer": "a majority"}, " to ", {"slot": 2, "answer": "commit"}]}, "front": "A leader needs […] to commit", "answer": "a majority", "extra": "", "pattern": "gap", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 5, "end_line": 5, "section": ["Raft"], "anchor": null, "note_line": 5, "note_text": "A leader needs ==a majority== to ==commit==", "pin": "e2f6b1704ad172df", "fingerprint": "5bd5697cd974adf8", "machine": "desk-md9dut"}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG92', 1788253260000, 120, '2026-09-01', 'prompt-added', 'v3a78t6q4t38', '{"note_ms": 1788253259996, "kind": "basic", "wording": {"front": "Raft was published in 2014", "answer": "by Ongaro and Ousterhout"}, "front": "Raft was published in 2014", "answer": "by Ongaro and Ousterhout", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 6, "end_line": 6, "section": ["Raft"], "anchor": null, "note_line": 6, "note_text": "Raft was published in 2014 :: by Ongaro and Ousterhout", "pin": "7c3524e26ea5100d", "fingerprint": "7c42e7b51f0fec26", "machine": "desk-md9dut"}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG93', 1788253260000, 120, '2026-09-01', 'prompt-added', 'dtsmgjguajq7', '{"note_ms": 1788253259997, "kind": "basic", "wording": {"front": "Heartbeat", "answer": "an empty message that keeps the leader in office"}, "front": "Heartbeat", "answer": "an empty message that keeps the leader in office", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 7, "end_line": 7, "section": ["Raft"], "anchor": null, "note_line": 7, "note_text": "Heartbeat :: an empty message that keeps the leader in office", "pin": "78ab19c87654fa30", "fingerprint": "e7d805d7824c17ec", "machine": "desk-md9dut"}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG94', 1788253260000, 120, '2026-09-01', 'prompt-added', 'esrudrybp7v2', '{"note_ms": 1788253259998, "kind": "basic", "wording": {"front": "Follower", "answer": "it answers requests and starts none"}, "front": "Follower", "answer": "it answers requests and starts none", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 8, "end_line": 8, "section": ["Raft"], "anchor": null, "note_line": 8, "note_text": "Follower :: it answers requests and starts none", "pin": "658d7b480411c21d", "fingerprint": "7a487dab03aef384", "machine": "desk-md9dut"}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG95', 1788253260000, 120, '2026-09-01', 'prompt-added', 'p8pmhmdkx6z7', '{"note_ms": 1788253259999, "kind": "basic", "wording": {"front": "Split vote", "answer": "no candidate gets a majority"}, "front": "Split vote", "answer": "no candidate gets a majority", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 9, "end_line": 9, "section": ["Raft"], "anchor": null, "note_line": 9, "note_text": "Split vote :: no candidate gets a majority", "pin": "2d4b48e755126e92", "fingerprint": "8a6c6e51fdbf6fcb", "machine": "desk-md9dut"}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG96', 1788253260000, 120, '2026-09-01', 'prompt-added', 'jrpmf4zvz6p2', '{"note_ms": 1788253260000, "kind": "basic", "wording": {"front": "A log entry is committed", "answer": "once a majority has it"}, "front": "A log entry is committed", "answer": "once a majority has it", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 10, "end_line": 10, "section": ["Raft"], "anchor": null, "note_line": 10, "note_text": "A log entry is committed :: once a majority has it", "pin": "f427872f8f787857", "fingerprint": "687e60c95001bd5e", "machine": "desk-md9dut"}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG97', 1788253260000, 120, '2026-09-01', 'card-added', '9y66dw9qayxt', '{"prompt_id": "3bnxa28jx7n9", "slot": 1, "answer": "a stretch of time with at most one leader", "card_ms": 1788253259991, "position": 1, "shelved": false}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG98', 1788253260000, 120, '2026-09-01', 'card-added', 'jphs4kx4bx3g', '{"prompt_id": "bq4rgj7idkrf", "slot": 1, "answer": "more than half of the servers", "card_ms": 1788253259992, "position": 2, "shelved": false}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG99', 1788253260000, 120, '2026-09-01', 'card-added', 'fwd5fjffj3r9', '{"prompt_id": "bq4rgj7idkrf", "slot": 2, "answer": "Quorum", "card_ms": 1788253259993, "position": 3, "shelved": false}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG9A', 1788253260000, 120, '2026-09-01', 'card-added', 'c9vc9s8cuaka', '{"prompt_id": "pic3e5j6ky2f", "slot": 1, "answer": "a majority", "card_ms": 1788253259994, "position": 4, "shelved": false}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG9B', 1788253260000, 120, '2026-09-01', 'card-added', 'evuz7faik8eg', '{"prompt_id": "pic3e5j6ky2f", "slot": 2, "answer": "commit", "card_ms": 1788253259995, "position": 5, "shelved": false}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG9C', 1788253260000, 120, '2026-09-01', 'card-added', '3vyp95quxcfa', '{"prompt_id": "v3a78t6q4t38", "slot": 1, "answer": "by Ongaro and Ousterhout", "card_ms": 1788253259996, "position": 6, "shelved": false}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG9D', 1788253260000, 120, '2026-09-01', 'card-added', 'bumchzyuwt8f', '{"prompt_id": "dtsmgjguajq7", "slot": 1, "answer": "an empty message that keeps the leader in office", "card_ms": 1788253259997, "position": 7, "shelved": false}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG9E', 1788253260000, 120, '2026-09-01', 'card-added', 'hauc8rgku97q', '{"prompt_id": "esrudrybp7v2", "slot": 1, "answer": "it answers requests and starts none", "card_ms": 1788253259998, "position": 8, "shelved": false}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG9F', 1788253260000, 120, '2026-09-01', 'card-added', '72gipymjvjbr', '{"prompt_id": "p8pmhmdkx6z7", "slot": 1, "answer": "no candidate gets a majority", "card_ms": 1788253259999, "position": 9, "shelved": false}');
insert into events values ('01M1E36J701BPGZ2JTYJGDHG9G', 1788253260000, 120, '2026-09-01', 'card-added', '4iei3y8n4aat', '{"prompt_id": "jrpmf4zvz6p2", "slot": 1, "answer": "once a majority has it", "card_ms": 1788253260000, "position": 10, "shelved": false}');
insert into events values ('01M1E38CT04ZQ6YP2B7H2GV7XJ', 1788253320000, 120, '2026-09-01', 'prompt-added', 'rf2znp7d9hs9', '{"note_ms": 1788253319998, "kind": "basic", "wording": {"front": "Proposer", "answer": "it asks for promises"}, "front": "Proposer", "answer": "it asks for promises", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Paxos", "context": "Paxos", "speaker": null, "source": null, "language": "en", "tags": [], "path": "paxos.md", "line": 3, "end_line": 3, "section": ["Paxos"], "anchor": null, "note_line": 3, "note_text": "Proposer :: it asks for promises", "pin": "7b70127841157662", "fingerprint": "c3c1f340a5eab6f5", "machine": "desk-md9dut"}');
insert into events values ('01M1E38CT04ZQ6YP2B7H2GV7XK', 1788253320000, 120, '2026-09-01', 'prompt-added', '6we2j54pecgn', '{"note_ms": 1788253319999, "kind": "basic", "wording": {"front": "Acceptor", "answer": "it promises, and then accepts"}, "front": "Acceptor", "answer": "it promises, and then accepts", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Paxos", "context": "Paxos", "speaker": null, "source": null, "language": "en", "tags": [], "path": "paxos.md", "line": 4, "end_line": 4, "section": ["Paxos"], "anchor": null, "note_line": 4, "note_text": "Acceptor :: it promises, and then accepts", "pin": "e4f16a81512248a2", "fingerprint": "052461064d0bcf6f", "machine": "desk-md9dut"}');
insert into events values ('01M1E38CT04ZQ6YP2B7H2GV7XM', 1788253320000, 120, '2026-09-01', 'prompt-added', 'jaq47f3a2ydn', '{"note_ms": 1788253320000, "kind": "basic", "wording": {"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}, "front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow", "extra": "", "pattern": "because", "tier": "ready", "deck": "Paxos", "context": "Paxos", "speaker": null, "source": null, "language": "en", "tags": [], "path": "paxos.md", "line": 5, "end_line": 5, "section": ["Paxos"], "anchor": null, "note_line": 5, "note_text": "Paxos is seldom used because its proof is hard to follow.", "pin": "e9082ed246bb5186", "fingerprint": "2da92dc6843d88a5", "machine": "desk-md9dut"}');
insert into events values ('01M1E38CT04ZQ6YP2B7H2GV7XN', 1788253320000, 120, '2026-09-01', 'card-added', 'dqu7xa852uen', '{"prompt_id": "rf2znp7d9hs9", "slot": 1, "answer": "it asks for promises", "card_ms": 1788253319998, "position": 11, "shelved": false}');
insert into events values ('01M1E38CT04ZQ6YP2B7H2GV7XP', 1788253320000, 120, '2026-09-01', 'card-added', 'r24mnuchhbbb', '{"prompt_id": "6we2j54pecgn", "slot": 1, "answer": "it promises, and then accepts", "card_ms": 1788253319999, "position": 12, "shelved": false}');
insert into events values ('01M1E38CT04ZQ6YP2B7H2GV7XQ', 1788253320000, 120, '2026-09-01', 'card-added', 'wyen2hh6exc5', '{"prompt_id": "jaq47f3a2ydn", "slot": 1, "answer": "Because its proof is hard to follow", "card_ms": 1788253320000, "position": 13, "shelved": false}');
insert into events values ('01M5EHTFJ07KHGG3H1EZN6NNN9', 1792563560000, 120, '2026-10-21', 'prompt-orphaned', 'dtsmgjguajq7', '{"whole": true}');
insert into events values ('01M5EHTFJ07KHGG3H1EZN6NNNA', 1792563560000, 120, '2026-10-21', 'prompt-orphaned', 'p8pmhmdkx6z7', '{"whole": true}');
insert into events values ('01M5EHTFJ07KHGG3H1EZN6NNNB', 1792563560000, 120, '2026-10-21', 'prompt-orphaned', 'jrpmf4zvz6p2', '{"whole": true}');
insert into events values ('01M5EHTFJ07KHGG3H1EZN6NNNC', 1792563560000, 120, '2026-10-21', 'prompt-changed', '3bnxa28jx7n9', '{"wording": {"front": "Raft term", "answer": "a strech of time with at most one leader"}, "answer": "a strech of time with at most one leader", "note_text": "Raft term :: a strech of time with at most one leader", "pin": "63df835eba24c759", "fingerprint": "134da872d033b882", "edit": "small", "brought_forward": []}');
insert into events values ('01M5EHTFJ07KHGG3H1EZN6NNND', 1792563560000, 120, '2026-10-21', 'prompt-changed', 'pic3e5j6ky2f', '{"wording": {"pieces": ["A leader needs a majority to ", {"slot": 2, "answer": "commit"}]}, "front": "A leader needs a majority to […]", "answer": "commit", "note_text": "A leader needs a majority to ==commit==", "pin": "e3b666a5b4bdd466", "fingerprint": "2ff0a18694ba3e7b", "edit": "reworded", "brought_forward": []}');
insert into events values ('01M5EHTFJ07KHGG3H1EZN6NNNE', 1792563560000, 120, '2026-10-21', 'card-retired', 'c9vc9s8cuaka', '{"prompt": "pic3e5j6ky2f"}');
insert into events values ('01M5EHTFJ07KHGG3H1EZN6NNNF', 1792563560000, 120, '2026-10-21', 'prompt-changed', 'v3a78t6q4t38', '{"wording": {"front": "Raft was published in 2013", "answer": "by Ongaro and Ousterhout"}, "front": "Raft was published in 2013", "note_text": "Raft was published in 2013 :: by Ongaro and Ousterhout", "pin": "05f93cc538efffc2", "fingerprint": "7c802ff6e042e27b", "edit": "fact", "brought_forward": ["3vyp95quxcfa"]}');
insert into events values ('01M5EHTFJ07KHGG3H1EZN6NNNG', 1792563560000, 120, '2026-10-21', 'prompt-added', '22aapkbknzgc', '{"note_ms": 1792563560000, "kind": "basic", "wording": {"front": "An entry of the log counts as committed", "answer": "as soon as most servers have it"}, "front": "An entry of the log counts as committed", "answer": "as soon as most servers have it", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Raft", "context": "Raft", "speaker": null, "source": null, "language": "en", "tags": [], "path": "raft.md", "line": 8, "end_line": 8, "section": ["Raft"], "anchor": null, "note_line": 8, "note_text": "An entry of the log counts as committed :: as soon as most servers have it", "pin": "f77ba7a2a428bd00", "fingerprint": "d0cc539892caf1c7", "machine": "desk-md9dut"}');
insert into events values ('01M5EHTFJ07KHGG3H1EZN6NNNH', 1792563560000, 120, '2026-10-21', 'card-added', 'qmbpbtyvbifs', '{"prompt_id": "22aapkbknzgc", "slot": 1, "answer": "as soon as most servers have it", "card_ms": 1792563560000, "position": 14, "shelved": false}');
insert into events values ('01M5EHTFJ07KHGG3H1EZN6NNNJ', 1792563560000, 120, '2026-10-21', 'undecided', 'jrpmf4zvz6p2', '{"candidate": "22aapkbknzgc"}');
insert into events values ('01M5EHXH7154A29WTSJXRDPFZW', 1792563660001, 120, '2026-10-21', 'withdrawn', '01M5EHXH706BX296DB34NNXP3Y', '{"card": "qmbpbtyvbifs"}');
insert into events values ('01M5EHXH72DXZXN1ZBH33Q3P1V', 1792563660002, 120, '2026-10-21', 'withdrawn', '01M5EHWXP00XQHT6WMR956MFKZ', '{"card": "3vyp95quxcfa"}');
insert into events values ('01M5EHXH73F9D6CNGQF6QATB8M', 1792563660003, 120, '2026-10-21', 'suspended', 'dqu7xa852uen', '{"to": 1, "before": 0, "batch": "pexqqnwg35d4"}');
insert into events values ('01M5EHXH73F9D6CNGQF6QATB8N', 1792563660003, 120, '2026-10-21', 'suspended', 'r24mnuchhbbb', '{"to": 1, "before": 0, "batch": "pexqqnwg35d4"}');
insert into events values ('01M5EHXH74FW135AVXH03FMV16', 1792563660004, 120, '2026-10-21', 'unsuspended', 'r24mnuchhbbb', '{"to": 0, "before": 1}');
insert into events values ('01M5EHXH753NQ7S4NCR5XF752Q', 1792563660005, 120, '2026-10-21', 'flagged', 'wyen2hh6exc5', '{"word": "vague", "to": 1, "before": 0}');
insert into events values ('01M5EHXH76C8SPMRD0217DH9YP', 1792563660006, 120, '2026-10-21', 'buried', '9y66dw9qayxt', '{"to": "2026-10-22", "before": null}');
insert into events values ('01M5EHXH77FJB1SKF99GWPMX6Z', 1792563660007, 120, '2026-10-21', 'exported', '', '{"3bnxa28jx7n9": ["140dd0b60055544339df0f4f5294f4d3", 1792563560], "bq4rgj7idkrf": ["cad78e6e77ca5360dd100a739a7fdf19", 1788253260], "pic3e5j6ky2f": ["bc038e2c479c22abf96b5964fb40126e", 1792563560], "v3a78t6q4t38": ["76a864622e424e006fb4245582a89122", 1792563560], "esrudrybp7v2": ["26031c71e3ad013e3a1550071e9c075b", 1788253260], "rf2znp7d9hs9": ["185dde9d05ebdfc6fbd7db2423457f3b", 1788253320], "6we2j54pecgn": ["2dcca7f5e3f0770aedfc0460c06903e8", 1788253320], "jaq47f3a2ydn": ["70de76ff8cb216073dc400a06b92d730", 1788253320], "22aapkbknzgc": ["9ba16248fe3e328ab8448b2e4dada6df", 1792563560]}');
insert into events values ('01M5P95GT06164C9FRMW5Y3R6C', 1792822920000, 120, '2026-10-24', 'prompt-moved', 'rf2znp7d9hs9', '{"path": "multi-paxos.md"}');
insert into events values ('01M5P95GT06164C9FRMW5Y3R6D', 1792822920000, 120, '2026-10-24', 'prompt-moved', '6we2j54pecgn', '{"path": "multi-paxos.md"}');
insert into events values ('01M5P95GT06164C9FRMW5Y3R6E', 1792822920000, 120, '2026-10-24', 'prompt-moved', 'jaq47f3a2ydn', '{"path": "multi-paxos.md"}');
insert into events values ('01M5P95GT06164C9FRMW5Y3R6F', 1792822920000, 120, '2026-10-24', 'prompt-added', 'u69ueyshygv8', '{"note_ms": 1792822919998, "kind": "basic", "wording": {"front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow"}, "front": "Why is Paxos seldom used?", "answer": "Because its proof is hard to follow", "extra": "", "pattern": "because", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 3, "end_line": 3, "section": ["Consensus"], "anchor": null, "note_line": 3, "note_text": "Paxos is seldom used because its proof is hard to follow.", "pin": "e9082ed246bb5186", "fingerprint": "2da92dc6843d88a5", "machine": "desk-md9dut"}');
insert into events values ('01M5P95GT06164C9FRMW5Y3R6G', 1792822920000, 120, '2026-10-24', 'prompt-added', 'brcwmir95f5h', '{"note_ms": 1792822919999, "kind": "basic", "wording": {"front": "Why does Raft use random timeouts?", "answer": "Because split votes are costly"}, "front": "Why does Raft use random timeouts?", "answer": "Because split votes are costly", "extra": "", "pattern": "because", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 5, "end_line": 5, "section": ["Consensus"], "anchor": null, "note_line": 5, "note_text": "Raft uses random timeouts because split votes are costly.", "pin": "d3c1abed12deb1b6", "fingerprint": "8ce9adde3b364516", "machine": "desk-md9dut"}');
insert into events values ('01M5P95GT06164C9FRMW5Y3R6H', 1792822920000, 120, '2026-10-24', 'prompt-added', '7krvgmbeu2ur', '{"note_ms": 1792822920000, "kind": "basic", "wording": {"front": "Why is viewstamped replication older?", "answer": "Because it came in 1988"}, "front": "Why is viewstamped replication older?", "answer": "Because it came in 1988", "extra": "", "pattern": "because", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 7, "end_line": 7, "section": ["Consensus"], "anchor": null, "note_line": 7, "note_text": "Viewstamped replication is older because it came in 1988.", "pin": "a0e01d77b435e793", "fingerprint": "3db32645b284686f", "machine": "desk-md9dut"}');
insert into events values ('01M5P95GT06164C9FRMW5Y3R6J', 1792822920000, 120, '2026-10-24', 'card-added', '6muukmd7j7xf', '{"prompt_id": "u69ueyshygv8", "slot": 1, "answer": "Because its proof is hard to follow", "card_ms": 1792822919998, "position": 15, "shelved": false}');
insert into events values ('01M5P95GT06164C9FRMW5Y3R6K', 1792822920000, 120, '2026-10-24', 'card-added', 'fgzqfggw2eyw', '{"prompt_id": "brcwmir95f5h", "slot": 1, "answer": "Because split votes are costly", "card_ms": 1792822919999, "position": 16, "shelved": false}');
insert into events values ('01M5P95GT06164C9FRMW5Y3R6M', 1792822920000, 120, '2026-10-24', 'card-added', '3st2p7r8nyd6', '{"prompt_id": "7krvgmbeu2ur", "slot": 1, "answer": "Because it came in 1988", "card_ms": 1792822920000, "position": 17, "shelved": false}');
insert into events values ('01M5P95GT06164C9FRMW5Y3R6N', 1792822920000, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"3de72eef442f13df": [4, "needs-you", "a reaction, not a claim"], "31ab979e9c872583": [6, "needs-you", "no pattern finds a claim with one right answer"]}');
insert into events values ('01M5P95GT14R3RRY3D87VA32ZY', 1792822920001, 120, '2026-10-24', 'accepted', 'u69ueyshygv8', '{"pattern": "because", "tier": "ready", "fate": "ready", "reason": null}');
insert into events values ('01M5P95GT23XAG3405190HVVXB', 1792822920002, 120, '2026-10-24', 'skipped', 'd3c1abed12deb1b6', '{"path": "consensus.md", "section": ["Consensus"], "anchor": null, "note_text": "Raft uses random timeouts because split votes are costly.", "fate": "ready", "reason": null, "prompts": {"brcwmir95f5h": null}}');
insert into events values ('01M5P95GT3AJSCFEG2HTY2S948', 1792822920003, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"d3c1abed12deb1b6": [5, "skipped", "you skipped it for good"]}');
insert into events values ('01M5P95GT4AEQVVS9SJEEJANB9', 1792822920004, 120, '2026-10-24', 'withdrawn', '01M5P95GT23XAG3405190HVVXB', '{}');
insert into events values ('01M5P95GT57N28S4JC5ED41MQD', 1792822920005, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"d3c1abed12deb1b6": [5, "ready", null]}');
insert into events values ('01M5P95GT60WVM04NKQZKV8RNE', 1792822920006, 120, '2026-10-24', 'note-only', 'd3c1abed12deb1b6', '{"path": "consensus.md", "section": ["Consensus"], "anchor": null, "note_text": "Raft uses random timeouts because split votes are costly.", "fate": "ready", "reason": null, "prompts": {"brcwmir95f5h": null}}');
insert into events values ('01M5P95GT72DT4M8MXBPC3YVDQ', 1792822920007, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"d3c1abed12deb1b6": [5, "skipped", "you keep it as a note only"]}');
insert into events values ('01M5P95GT8D4M74GYYY8XW31BD', 1792822920008, 120, '2026-10-24', 'rejected', '7krvgmbeu2ur', '{"pattern": "because", "tier": "ready", "fate": "ready", "reason": null}');
insert into events values ('01M5P95GT9FM1VBFAGJWBTVQKX', 1792822920009, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"a0e01d77b435e793": [7, "skipped", "you rejected its card"]}');
insert into events values ('01M5P95GTADJ7S7R6GDB05END9', 1792822920010, 120, '2026-10-24', 'skipped', '3de72eef442f13df', '{"path": "consensus.md", "section": ["Consensus"], "anchor": null, "note_text": "Hmm, not sure about this.", "fate": "needs-you", "reason": "a reaction, not a claim", "prompts": {}}');
insert into events values ('01M5P95GTB6D37P1KV4P5FH5SV', 1792822920011, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"3de72eef442f13df": [4, "skipped", "you skipped it for good"]}');
insert into events values ('01M5P95GTCFHQYRQJBQP6HCZJH', 1792822920012, 120, '2026-10-24', 'edited', '31ab979e9c872583', '{"pattern": null, "tier": null, "path": "consensus.md", "block": "  <!-- recall\n  Q: Which is older?\n  A: Viewstamped replication\n  -->\n", "note_text": "Something else to think about later on.", "fate": "needs-you", "reason": "no pattern finds a claim with one right answer"}');
insert into events values ('01M5P95GTDEB8J9C9ABRC1C2AK', 1792822920013, 120, '2026-10-24', 'prompt-added', '6ceijp7kuftp', '{"note_ms": 1792822920013, "kind": "basic", "wording": {"front": "Which is older?", "answer": "Viewstamped replication"}, "front": "Which is older?", "answer": "Viewstamped replication", "extra": "", "pattern": "question-answer", "tier": "ready", "deck": "Consensus", "context": "Consensus", "speaker": null, "source": null, "language": "en", "tags": [], "path": "consensus.md", "line": 8, "end_line": 9, "section": ["Consensus"], "anchor": null, "note_line": 8, "note_text": "Q: Which is older?\nA: Viewstamped replication", "pin": "a3bda28214716f45", "fingerprint": "ed956e425a073ddf", "machine": "desk-md9dut"}');
insert into events values ('01M5P95GTDEB8J9C9ABRC1C2AM', 1792822920013, 120, '2026-10-24', 'card-added', 'gv5xrubmrfmr', '{"prompt_id": "6ceijp7kuftp", "slot": 1, "answer": "Viewstamped replication", "card_ms": 1792822920013, "position": 18, "shelved": false}');
insert into events values ('01M5P95GTDEB8J9C9ABRC1C2AN', 1792822920013, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"623495676d5a9632": [6, "ready", "its card is written in the comment in line 8"], "31ab979e9c872583": null}');
insert into events values ('01M5P9GGC05R4PJ47Z14EQH15F', 1792823280000, 120, '2026-10-24', 'note-moved', '01M5P95GTADJ7S7R6GDB05END9', '{"note_text": "Hmm, not sure about that.", "pin": "4ae216b43a74df92"}');
insert into events values ('01M5P9GGC05R4PJ47Z14EQH15G', 1792823280000, 120, '2026-10-24', 'notes-read', 'consensus.md', '{"4ae216b43a74df92": [4, "skipped", "you skipped it for good"], "3de72eef442f13df": null}');
insert into events values ('01M5P9GGC1A2D29JDADHXKC8FV', 1792823280001, 120, '2026-10-24', 'notes-written', 'inbox.md', '{"by": "jot", "says": "- Zab :: the broadcast of ZooKeeper", "after": "63cade4a2ad945a91adcbe21881a451d", "before": null}');
insert into events values ('01M5P9GGC25EGYANQM2MJEKQVZ', 1792823280002, 120, '2026-10-24', 'prompt-added', 'epaivfccsc68', '{"note_ms": 1792823280002, "kind": "basic", "wording": {"front": "Zab", "answer": "the broadcast of ZooKeeper"}, "front": "Zab", "answer": "the broadcast of ZooKeeper", "extra": "", "pattern": "definition", "tier": "ready", "deck": "Inbox", "context": "Inbox", "speaker": null, "source": null, "language": "en", "tags": [], "path": "inbox.md", "line": 3, "end_line": 3, "section": ["Inbox"], "anchor": null, "note_line": 3, "note_text": "Zab :: the broadcast of ZooKeeper", "pin": "efd2682910800f85", "fingerprint": "b6ea423baaccb7f0", "machine": "desk-md9dut"}');
insert into events values ('01M5P9GGC25EGYANQM2MJEKQW0', 1792823280002, 120, '2026-10-24', 'card-added', '559ub9pzjpay', '{"prompt_id": "epaivfccsc68", "slot": 1, "answer": "the broadcast of ZooKeeper", "card_ms": 1792823280002, "position": 19, "shelved": false}');
insert into events values ('01M5P9GGC34CJKVSQZGCWFSSG4', 1792823280003, 120, '2026-10-24', 'withdrawn', '01M5P9GGC1A2D29JDADHXKC8FV', '{}');
insert into events values ('01M5P9GGC486KERWE80P2KM048', 1792823280004, 120, '2026-10-24', 'prompt-orphaned', 'epaivfccsc68', '{"whole": true}');
CREATE INDEX events_by_subject on events (subject, kind);
CREATE TABLE undecided (
    prompt_id text not null,          -- whose note is gone
    candidate text not null,          -- the prompt that may be the same fact, reworded
    primary key (prompt_id, candidate)
) strict;
insert into undecided values ('jrpmf4zvz6p2', '22aapkbknzgc');
CREATE TABLE exports (
    prompt_id text primary key,
    content text not null,            -- digest of the fields and tags that were exported
    mod integer not null              -- seconds: modification time given to the note in Anki
) strict
;
insert into exports values ('3bnxa28jx7n9', '140dd0b60055544339df0f4f5294f4d3', 1792563560);
insert into exports values ('bq4rgj7idkrf', 'cad78e6e77ca5360dd100a739a7fdf19', 1788253260);
insert into exports values ('pic3e5j6ky2f', 'bc038e2c479c22abf96b5964fb40126e', 1792563560);
insert into exports values ('v3a78t6q4t38', '76a864622e424e006fb4245582a89122', 1792563560);
insert into exports values ('esrudrybp7v2', '26031c71e3ad013e3a1550071e9c075b', 1788253260);
insert into exports values ('rf2znp7d9hs9', '185dde9d05ebdfc6fbd7db2423457f3b', 1788253320);
insert into exports values ('6we2j54pecgn', '2dcca7f5e3f0770aedfc0460c06903e8', 1788253320);
insert into exports values ('jaq47f3a2ydn', '70de76ff8cb216073dc400a06b92d730', 1788253320);
insert into exports values ('22aapkbknzgc', '9ba16248fe3e328ab8448b2e4dada6df', 1792563560);
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
insert into settled values ('01M5P95GT60WVM04NKQZKV8RNE', 'note-only', 'consensus.md', 5, '["Consensus"]', NULL, 'Raft uses random timeouts because split votes are costly.', 'd3c1abed12deb1b6');
insert into settled values ('01M5P95GTADJ7S7R6GDB05END9', 'skipped', 'consensus.md', 4, '["Consensus"]', NULL, 'Hmm, not sure about that.', '4ae216b43a74df92');
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
insert into journals values ('desk-md9dut.jsonl', 56328, 1795423874606618754, '4d46e9c2beae7b07');
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
insert into machine values ('desk-md9dut');
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
insert into reviews values ('01M1E390B02AJ663MMDX5XE7CN', 'dqu7xa852uen', 1788253340000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788253940000);
insert into reviews values ('01M1E39KW09VRH4J0WQM9JYK19', 'r24mnuchhbbb', 1788253360000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788253960000);
insert into reviews values ('01M1E3A7D05Q1PQXGTEGSWGYEF', 'wyen2hh6exc5', 1788253380000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788253980000);
insert into reviews values ('01M1E3ATY01P47P4AHR4YG4GDY', '9y66dw9qayxt', 1788253400000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254000000);
insert into reviews values ('01M1E3BEF039VSQZNGVPZ8CJTG', 'jphs4kx4bx3g', 1788253420000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254020000);
insert into reviews values ('01M1E3C2006EWPGNKVAGGC1X73', 'fwd5fjffj3r9', 1788253440000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254040000);
insert into reviews values ('01M1E3CNH090SRCKD8KCWA0FVH', 'c9vc9s8cuaka', 1788253460000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254060000);
insert into reviews values ('01M1E3D9205N6T351HCMAR5VJR', 'evuz7faik8eg', 1788253480000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254080000);
insert into reviews values ('01M1E3DWK0ABH3W56V6QXB1236', '3vyp95quxcfa', 1788253500000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254100000);
insert into reviews values ('01M1E3EG400RRPWB0RZQ3S9Y46', 'bumchzyuwt8f', 1788253520000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254120000);
insert into reviews values ('01M1E3F3N0AD4B35F3A65GXSP4', 'hauc8rgku97q', 1788253540000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254140000);
insert into reviews values ('01M1E3FQ60F7X8ZEQZN39TV11M', '72gipymjvjbr', 1788253560000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254160000);
insert into reviews values ('01M1E3GAQ066YCTRY2F2XH6ZR4', '4iei3y8n4aat', 1788253580000, 120, '2026-09-01', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1788254180000);
insert into reviews values ('01M1GNXN805ZZ5YJY4E0MJVY7W', 'dqu7xa852uen', 1788340000000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-11', NULL);
insert into reviews values ('01M1GNY8S0CGMEDD0R39Q38WC6', 'r24mnuchhbbb', 1788340020000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-08', NULL);
insert into reviews values ('01M1GNYWA06B4ZFH1Y2NRE4VA3', 'wyen2hh6exc5', 1788340040000, 120, '2026-09-02', 1, 0, 'learning', 'learning', 5.71299179345028163012e-01, 7.39450274127971773907e+00, 0, NULL, 1788340100000);
insert into reviews values ('01M1GNZFV0EQFEE1VQ76H1EK9R', '9y66dw9qayxt', 1788340060000, 120, '2026-09-02', 4, 0, 'learning', 'review', 1.16874829135823361521e+01, 1.0, 0, '2026-09-13', NULL);
insert into reviews values ('01M1GP03C0BQ3YFB8XNX4CJHR9', 'jphs4kx4bx3g', 1788340080000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-10', NULL);
insert into reviews values ('01M1GP0PX05PF25JHQ7KPTXCR8', 'fwd5fjffj3r9', 1788340100000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-07', NULL);
insert into reviews values ('01M1GP1AE01E2S41YW8RVXTQMR', 'c9vc9s8cuaka', 1788340120000, 120, '2026-09-02', 1, 0, 'learning', 'learning', 5.71299179345028163012e-01, 7.39450274127971773907e+00, 0, NULL, 1788340180000);
insert into reviews values ('01M1GP1XZ009YBM1EEHJEZQBY8', 'evuz7faik8eg', 1788340140000, 120, '2026-09-02', 4, 0, 'learning', 'review', 1.16874829135823361521e+01, 1.0, 0, '2026-09-13', NULL);
insert into reviews values ('01M1GP2HG01TYX0B76HK1CV4CQ', '3vyp95quxcfa', 1788340160000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-11', NULL);
insert into reviews values ('01M1GP35103369BNMGJ05CDNEB', 'bumchzyuwt8f', 1788340180000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-09', NULL);
insert into reviews values ('01M1GP3RJ0C8QSPR6CYJWSF5Q3', 'hauc8rgku97q', 1788340200000, 120, '2026-09-02', 1, 0, 'learning', 'learning', 5.71299179345028163012e-01, 7.39450274127971773907e+00, 0, NULL, 1788340260000);
insert into reviews values ('01M1GP4C30DH3XK6J03MZA4TXJ', '72gipymjvjbr', 1788340220000, 120, '2026-09-02', 4, 0, 'learning', 'review', 1.16874829135823361521e+01, 1.0, 0, '2026-09-16', NULL);
insert into reviews values ('01M1GP4ZM06GANWERZBS7FFH19', '4iei3y8n4aat', 1788340240000, 120, '2026-09-02', 3, 0, 'learning', 'review', 7.31530074407728, 2.11121423578539513243e+00, 0, '2026-09-11', NULL);
insert into reviews values ('01M1RGSKS033XFMYDSMKZAVKYM', 'wyen2hh6exc5', 1788603060000, 120, '2026-09-05', 3, 0, 'learning', 'learning', 3.72684029081582357534e+00, 7.38233660783527678717e+00, 1, NULL, 1788603660000);
insert into reviews values ('01M1RGT7A0F9BSDN9N9JA209E8', 'c9vc9s8cuaka', 1788603080000, 120, '2026-09-05', 3, 0, 'learning', 'learning', 3.72684029081582357534e+00, 7.38233660783527678717e+00, 1, NULL, 1788603680000);
insert into reviews values ('01M1RGTTV09F4CYD6P0RPFS9TW', 'hauc8rgku97q', 1788603100000, 120, '2026-09-05', 3, 0, 'learning', 'learning', 3.72684029081582357534e+00, 7.38233660783527678717e+00, 1, NULL, 1788603700000);
insert into reviews values ('01M25KPRM01YTMJS1CXF4NZXKR', 'r24mnuchhbbb', 1789042320000, 120, '2026-09-10', 3, 0, 'review', 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-16', NULL);
insert into reviews values ('01M25KQC50A14MHFBBK68MPTFS', 'wyen2hh6exc5', 1789042340000, 120, '2026-09-10', 3, 0, 'learning', 'review', 1.08725804669676353599e+01, 7.37018264052428, 0, '2026-09-20', NULL);
insert into reviews values ('01M25KQZP0065CWB1C85T7JG8G', 'jphs4kx4bx3g', 1789042360000, 120, '2026-09-10', 2, 0, 'review', 'review', 2.34269132092682532677e+01, 4.74828476159457135707e+00, 0, '2026-10-02', NULL);
insert into reviews values ('01M25KRK7062P8VR2JBBDW0S3Q', 'fwd5fjffj3r9', 1789042380000, 120, '2026-09-10', 3, 0, 'review', 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-18', NULL);
insert into reviews values ('01M25KS6R0445HH0V5E3MQPKTE', 'c9vc9s8cuaka', 1789042400000, 120, '2026-09-10', 3, 0, 'learning', 'review', 1.08725804669676353599e+01, 7.37018264052428, 0, '2026-09-23', NULL);
insert into reviews values ('01M25KST90B8HQDK78X9K3Z1N8', 'bumchzyuwt8f', 1789042420000, 120, '2026-09-10', 3, 0, 'review', 'review', 3.41054777729947602429e+01, 2.10433139084644826866e+00, 0, '2026-10-10', NULL);
insert into reviews values ('01M25KTDT08MKE3P3KVSKVKAV4', 'hauc8rgku97q', 1789042440000, 120, '2026-09-10', 3, 0, 'learning', 'review', 1.08725804669676353599e+01, 7.37018264052428, 0, '2026-09-21', NULL);
insert into reviews values ('01M2QYXN70FNK1JKV1H2VB1CH0', 'dqu7xa852uen', 1789658060000, 120, '2026-09-17', 1, 0, 'review', 'relearning', 1.36609783909119375522e+00, 7.3922381323426940014e+00, 0, NULL, 1789658660000);
insert into reviews values ('01M2QYY8R0BSW04JYA7WMRR46K', '9y66dw9qayxt', 1789658080000, 120, '2026-09-17', 3, 0, 'review', 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-12', NULL);
insert into reviews values ('01M2QYYW903A5BRT0GP0KKNKEQ', 'evuz7faik8eg', 1789658100000, 120, '2026-09-17', 3, 0, 'review', 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-17', NULL);
insert into reviews values ('01M2QYZFT06PE8PPMC0BXM8G1A', '3vyp95quxcfa', 1789658120000, 120, '2026-09-17', 1, 0, 'review', 'relearning', 1.36609783909119375522e+00, 7.3922381323426940014e+00, 0, NULL, 1789658720000);
insert into reviews values ('01M2QZ03B064FJRY44FDZWCQVQ', '72gipymjvjbr', 1789658140000, 120, '2026-09-17', 3, 0, 'review', 'review', 6.13950646440306755389e+01, 1.0, 0, '2026-11-15', NULL);
insert into reviews values ('01M2QZ0PW0E2NY8F5HZYBPZAEK', '4iei3y8n4aat', 1789658160000, 120, '2026-09-17', 1, 0, 'review', 'relearning', 1.36609783909119375522e+00, 7.3922381323426940014e+00, 0, NULL, 1789658760000);
insert into reviews values ('01M3FJB7X016YAX55M5P80HPDE', 'dqu7xa852uen', 1790450180000, 120, '2026-09-26', 4, 0, 'relearning', 'review', 1.48286732130388294588e+01, 6.50607400717149353397e+00, 0, '2026-10-12', NULL);
insert into reviews values ('01M3FJBVE07K2GRKSRNEY9KPBC', 'wyen2hh6exc5', 1790450200000, 120, '2026-09-26', 4, 0, 'review', 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-12', NULL);
insert into reviews values ('01M3FJCEZ05P5YM849VF9N1HKF', 'c9vc9s8cuaka', 1790450220000, 120, '2026-09-26', 4, 0, 'review', 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-08', NULL);
insert into reviews values ('01M3FJD2G05181ZE071HVFPGVH', '3vyp95quxcfa', 1790450240000, 120, '2026-09-26', 4, 0, 'relearning', 'review', 1.48286732130388294588e+01, 6.50607400717149353397e+00, 0, '2026-10-09', NULL);
insert into reviews values ('01M3FJDP10919CTBSJBVD4GVE9', 'hauc8rgku97q', 1790450260000, 120, '2026-09-26', 4, 0, 'review', 'review', 4.57002663953131502702e+01, 6.47664859777328416612e+00, 0, '2026-11-09', NULL);
insert into reviews values ('01M3FJE9J00H74J7X6ZHS2MHH2', '4iei3y8n4aat', 1790450280000, 120, '2026-09-26', 4, 0, 'relearning', 'review', 1.48286732130388294588e+01, 6.50607400717149353397e+00, 0, '2026-10-10', NULL);
insert into reviews values ('01M4CE0470FXYTZDH3YZ94ZDCP', 'jphs4kx4bx3g', 1791418700000, 120, '2026-10-07', 3, 0, 'review', 'review', 7.49794383817709189079e+01, 4.73876484612981485611e+00, 0, '2026-12-24', NULL);
insert into reviews values ('01M5EHV33029VH80X39F6HF0JH', 'dqu7xa852uen', 1792563580000, 120, '2026-10-21', 3, 0, 'review', 'review', 4.73441772938242877444e+01, 6.49479630246116, 0, '2026-12-09', NULL);
insert into reviews values ('01M5EHVPM09X8G2FA7SH41N8Y7', 'r24mnuchhbbb', 1792563600000, 120, '2026-10-21', 3, 0, 'review', 'review', 1.3736989092162355064e+02, 2.09745542875244028735e+00, 0, '2027-03-13', NULL);
insert into reviews values ('01M5EHWA500W0GV9B3N4TF0TSZ', 'fwd5fjffj3r9', 1792563620000, 120, '2026-10-21', 3, 0, 'review', 'review', 1.3736989092162355064e+02, 2.09745542875244028735e+00, 0, '2027-03-01', NULL);
insert into reviews values ('01M5EHWXP00XQHT6WMR956MFKZ', '3vyp95quxcfa', 1792563640000, 120, '2026-10-21', 3, 0, 'review', 'review', 4.73441772938242877444e+01, 6.49479630246116, 0, '2026-12-05', NULL);
insert into reviews values ('01M5EHXH706BX296DB34NNXP3Y', 'qmbpbtyvbifs', 1792563660000, 120, '2026-10-21', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1792564260000);
insert into reviews values ('01M83HENX096AJEY90KKYDR3WX', '6muukmd7j7xf', 1795415300000, 60, '2026-11-23', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1795415900000);
insert into reviews values ('01M83HFWZ0F3E3PM75046WKDC2', 'gv5xrubmrfmr', 1795415340000, 60, '2026-11-23', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1795415940000);
insert into reviews values ('01M83HH4101PER1CASMK6QKBTT', 'wyen2hh6exc5', 1795415380000, 60, '2026-11-23', 1, 0, 'review', 'relearning', 2.80326020364521033556e+00, 8.82712672217445160072e+00, 0, NULL, 1795415980000);
insert into reviews values ('01M83HHQJ0B8DB9M7JFW032C8K', '9y66dw9qayxt', 1795415400000, 60, '2026-11-23', 3, 0, 'review', 'review', 2.38598023642449533101e+02, 1.0, 0, '2027-07-09', NULL);
insert into reviews values ('01M83HJB304X3YF3VMKF31BEHS', 'evuz7faik8eg', 1795415420000, 60, '2026-11-23', 3, 0, 'review', 'review', 2.38598023642449533101e+02, 1.0, 0, '2027-07-22', NULL);
insert into reviews values ('01M83HJYM00RWF44E1SN9KG246', '3vyp95quxcfa', 1795415440000, 60, '2026-11-23', 1, 0, 'review', 'relearning', 2.01335924493805240587e+00, 8.83679865415085785684e+00, 0, NULL, 1795416040000);
insert into reviews values ('01M83HKJ50835HW2JH5E8T0NB1', 'hauc8rgku97q', 1795415460000, 60, '2026-11-23', 1, 0, 'review', 'relearning', 2.80326020364521033556e+00, 8.82712672217445160072e+00, 0, NULL, 1795416060000);
insert into reviews values ('01M83HM5P09JDR14S2WX40R69S', 'qmbpbtyvbifs', 1795415480000, 60, '2026-11-23', 3, 0, 'new', 'learning', 2.3065, 2.11810397045901588342e+00, 1, NULL, 1795416080000);
insert into reviews values ('01XDT0BKP0CT65TQHB013FVN9T', 'dqu7xa852uen', 2110775480000, 60, '2036-11-20', 3, 0, 'review', 'review', 3.93983766182013596321e+02, 6.48352987545553727244e+00, 0, '2037-12-05', NULL);
insert into reviews values ('01XDT0BKP15EDCVMKS18MPJ6MD', '6muukmd7j7xf', 1795415500000, 60, '2026-11-23', 4, 0, 'learning', 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-26', NULL);
insert into reviews values ('01XDT0BKP24Y861CEDYNFP88JS', 'gv5xrubmrfmr', 1795415540000, 60, '2026-11-23', 4, 0, 'learning', 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-28', NULL);
insert into reviews values ('01XDT0BKP3DNV3SD2MT4BHFEZH', 'wyen2hh6exc5', 1795415580000, 60, '2026-11-23', 4, 0, 'relearning', 'review', 4.73477198579336278072e+00, 8.42043549791673662241e+00, 0, '2026-11-28', NULL);
insert into reviews values ('01XDT0BKP480J0VJCVMFPGA9JW', '3vyp95quxcfa', 1795415600000, 60, '2026-11-23', 4, 0, 'relearning', 'review', 3.47548296108083443201e+00, 8.43333933884763, 0, '2026-11-27', NULL);
insert into reviews values ('01XDT0BKP56Y1H2M6EMK6KG9PH', 'hauc8rgku97q', 1795415620000, 60, '2026-11-23', 4, 0, 'relearning', 'review', 4.73477198579336278072e+00, 8.42043549791673662241e+00, 0, '2026-11-29', NULL);
insert into reviews values ('01XDT0BKP62SZX95N6VR7K1CDZ', 'qmbpbtyvbifs', 1795415640000, 60, '2026-11-23', 4, 0, 'learning', 'review', 3.94605406796947688619e+00, 1.0, 0, '2026-11-26', NULL);
CREATE INDEX reviews_by_card on reviews (card_id, review_id);
CREATE INDEX reviews_by_day on reviews (study_day);
CREATE INDEX reviews_by_instant on reviews (at);
insert into prompts_fts (prompts_fts) values ('rebuild');
CREATE TRIGGER events_forbid_update before update on events begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER events_forbid_delete before delete on events begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER reviews_forbid_update before update on reviews begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER reviews_forbid_delete before delete on reviews begin select raise(abort, 'the log is append-only'); end;
CREATE TRIGGER events_to_outbox after insert on events begin insert into outbox values (new.event_id); end;
CREATE TRIGGER reviews_to_outbox after insert on reviews begin insert into outbox values (new.review_id); end;
pragma user_version = 3;
