"""Every gate refuses the fault it is named after, and lets its neighbours pass."""

from __future__ import annotations

import pytest
from gates import wordings
from gates.looking import Card, refused

from recall import gates
from recall.cards import Question, Tier
from recall.drafts import Draft
from recall.notes import Context, Note, Span

S = "According to Ada Rowe, "

REFUSED: dict[str, list[Card]] = {
    "empty": [
        Card("", "Something"),
        Card("Why does it rain?", "..."),
        Card("Tape storage", "tape storage"),
    ],
    "endless": [Card("Why does the cache grow?", "it grows and " * 100)],
    "bare question word": [
        Card(S + "what do traces tell you?", "Where"),
        Card(S + "what does a log not show?", "How and why"),
    ],
    "vague question": [
        Card("What about remote work?", "It needs more writing"),
        Card("What does Ada Rowe say?", "Tests should be small"),
        Card("What does Ada Rowe say about tests?", "They should be small"),
        Card(S + "why?", "Because nobody reads them"),
        Card("What does Ada Rowe mean by “what surprised her”?", "Customers notice first"),
        Card("How about tests?", "They should be small"),
    ],
    "too little asked": [
        Card(S + "what should you do?", "Delete the flaky test"),
        Card("Ada Rowe […]", "deletes flaky tests"),
        Card(S + "what is the method?", "214 office workers over 6 weeks"),
        Card("What are limitations?", "Stress was reported by the workers themselves"),
        Card(S + "tests are […]", "liabilities nobody budgets for"),
    ],
    "yes or no": [
        Card(S + "is the cache full?", "It is full of old sessions"),
        Card(S + "should we rewrite the parser?", "Only after the release"),
        Card("Doesn't the index fit in memory?", "It does not fit any more"),
        Card("Why not?", "No, the budget is gone"),
    ],
    "either or": [
        Card(S + "which is cheaper, tape or disk?", "Tape"),
        Card(S + "which works better: pairs or mobs?", "Pairs"),
    ],
    "any example": [
        Card("Name an example of a sparse model.", "Mixtral"),
        Card("What is a good example of drift?", "Fraud"),
        Card("Di un ejemplo de deriva", "El fraude"),
    ],
    "compound answer": [
        Card(S + "why does the queue grow?", "Nobody drains it. The alarm is off"),
        Card(S + "why does the queue grow?", "Nobody drains it; the alarm is off"),
        Card(S + "what are goals?", "A contract with yourself, they tell you when to stop"),
        Card(
            S + "why do migrations fail?",
            "The schema changes too often, the tests cover only reads, the team has no rehearsal",
        ),
        Card(S + "what belongs in a kit?", "a rope, a lamp, a knife, a map, a pen, a cup, a coat"),
    ],
    "too long": [
        Card(S + "why does the queue grow?", "because of the load " * 11),
        Card(S + "why does " + "the very slow " * 14 + "queue grow?", "Nobody drains it"),
    ],
    "answer shown": [
        Card("The half-life of a glaze is how long […] of it takes to fade", "half"),
        Card(S + "what is a rollback plan?", "A rollback plan"),
        Card(S + "why do flaky tests hide faults?", "They hide faults"),
        Card(S + "improving the tests means an […] of the code", "improvement"),
        Card(S + "retries multiply the load, and multiplied load […]", "multiplies load"),
        Card(S + "a large language model (LLM) is another name for […]", "large language models"),
        Card(S + "use 40 threads because […] is the limit", "40"),
        Card("LLMs are […] trained on text", "large language models"),
    ],
    "answer in context line": [
        Card(S + "the best habit of good teams is […]", "incident review", talk="Incident reviews"),
        Card("Which idea opened the talk about backups?", "Ada Rowe", note="Ada Rowe on backups"),
    ],
    "article tells": [Card(S + "the scheduler works like an […] of tasks", "orchestra")],
    "split word": [
        Card(S + "the cache re[…] the sessions", "builds"),
        Card(S + "the shift starts at 10:[…] on Mondays", "30"),
        Card(S + "the best model was Llama-[…] of them all", "3"),
        Card(S + "the shift starts at […]:30 on Mondays", "10"),
    ],
    "function word gap": [
        Card(S + "the handoffs cost more […] the coding", "than"),
        Card(S + "the handoffs happen […] two teams", "between the"),
    ],
    "whatever gap": [
        Card(S + "the nightly flag looks odd, but it is […]", "what they run for imports"),
    ],
    "known amount": [
        Card(S + "the 12 crates sold for […] euros", "90"),
    ],
    "guessable gap": [
        Card("The other […] of the bowls are chipped by those who carry them", "half"),
        Card(S + "migrations always take a lot of […]", "time"),
        Card("Les potiers, […], détestent ce four", "d'ailleurs", language="fr"),
        Card("Der neue Ofen spart zwei Säcke Holz pro […]", "Jahr", language="de"),
        Card(S + "reviews are a matter between […]", "good people"),
    ],
    "markup broken": [
        Card("What does `pytest -x do?", "Stops at the first fault"),
        Card("What does **bold mean here?", "Importance"),
        Card("What is $$x?", "A formula"),
        Card("Where is [the manual](https://example.org/a?", "Online, in two places"),
        Card("Why does (the cache grow?", "Nobody empties it"),
        Card('Why is "tape cheap?', "Nothing else is"),
        Card("Why does {{ page.title break?", "It has no end"),
    ],
    "placeholder": [
        Card("Why was {{ page.title }} recorded in Amman?", "The hall was free"),
        Card("{{ site.author }} says that […] are slow", "caches"),
        Card("What is slow {% sidenote one %} by night?", "The cache"),
    ],
    "gap in markup": [
        Card("Read `git rebase […]` before a merge", "--onto main"),
        Card("See https://example.org/[…]/b for the manual", "a"),
        Card("The size is $n […] n$ at most", "log"),
        Card("Use {{ page.[…] }} for the heading", "title"),
        Card('The tag <img src="[…]"> shows it', "cat.png"),
        Card("The manual is at […] for everyone", "https://example.org/manual"),
    ],
    "dangling reference": [
        Card("The bot there had refused […] claims", "212"),
        Card("One tool beats the other for them, since it needs […]", "no history"),
        Card("The slow kiln wins and people […] learn there", "barefoot"),
        Card("30 of those did more for the model than […] laps", "400"),
        Card("A program of that age is […] in layers", "a sediment"),
        Card("Ana responde que eso es culpa de […]", "la arcilla", language="es"),
        Card("De ahí que publiquen […] completa", "la distribución", language="es"),
        Card("Ese horno tarda […] horas", "30", language="es"),
        Card(S + "why does it scale better?", "Because the weights are copied"),
        Card(S + "why do they see it mostly in the second quarter?", "Because budgets end"),
        Card(S + "why does this matter?", "Because budgets end"),
        Card(S + "why does that problem come back?", "Because nobody owns the cache"),
        Card(S + "why are these tools slow?", "Because they poll"),
        Card("Why is he sceptical of tape?", "Because drives break", speaker=None, pronoun=None),
        Card(S + "what happens in the above case?", "The queue grows"),
        Card(S + "why is the latter cheaper?", "Nobody has to wait"),
        Card(S + "they fail because […]", "nobody owns the cache"),
        Card(S + "what do arenas trade for both?", "Memory"),
        Card("Deprecation takes […] months at their company", "14", speaker=None),
        Card("Ada Rowe: Esto importa porque […]", "ahorra dinero", language="es"),
        Card("Ada Rowe: Por lo anterior, […]", "el índice crece", language="es"),
    ],
    "dangling reference in answer": [
        Card("Of two glazes the new one overwrites […]", "the first"),
        Card("Von zwei Glasuren überdeckt die neue […]", "die erste", language="de"),
        Card("Elle trouve […] dans le four", "cela inquiétant", language="fr"),
        Card(S + "why does the cache grow?", "Because of that problem with sessions"),
        Card(S + "why is tape cheap?", "Because they sell fewer drives each year"),
        Card(S + "why is tape cheap?", "Because of these reasons"),
        Card("Ada Rowe: Por qué crece la caché", "por lo anterior", language="es"),
    ],
    "vague noun phrase": [
        Card("The effect is smaller, […] points, once you count the lids", "4"),
        Card(S + "why are the improvements small?", "Because typing was never slow"),
        Card(S + "what should you do when the problem appears?", "Restart the worker"),
        Card(S + "why do tests hide faults?", "Because of the situation"),
    ],
    "praise or blame": [Card("The fix is […], you practise for months", "boring")],
    "initials": [
        Card("BL said the port pumps […] litres", "400", people=("Ada Rowe", "Bruno Lind")),
    ],
    "first mention": [
        Card(S + "what did the experts hate?", "Messages in red"),
        Card(S + "the clerks found […] errors a page", "six"),
        Card("The second group got […] in large print", "the checklist"),
        Card("The ferry was late, but the pilot never landed in […]", "fog"),
        Card(S + "what happened when the lamp was automated?", "Damp took the stairs down"),
    ],
    "one-sided comparison": [
        Card(S + "the bins dataset gets […] times more downloads", "ten"),
        Card("Small contracts are easier, and […] can sign them", "a mayor"),
    ],
    "foreign answer": [
        Card(S + "why is tape cheap?", "Because drives are plentiful", note="Tape is cheap"),
        Card(
            S + "tape costs […] per terabyte", "5 dollars", note="Tape costs 6 dollars a terabyte"
        ),
    ],
    "cut short": [
        Card(
            S + "what should you use for writes nobody reads?",
            "EXPLAIN before adding an index, or you will pay",
            note="Use EXPLAIN before adding an index, or you will pay for writes nobody reads",
        ),
    ],
    "lost negation": [
        Card(
            S + "audits find […] more fraud",
            "0.4 %",
            note="Audits find 0.4 % more fraud, which is not distinguishable from zero",
        ),
        Card(
            S + "why is tape safe?",
            "Because it is online",
            note="Tape is safe because it is not online",
        ),
        Card(
            S + "agents run […]", "without supervision", note="Agents never run without supervision"
        ),
        Card(
            "Ada Rowe: Los índices […]",
            "caben en memoria",
            note="Los índices no caben en memoria",
            language="es",
        ),
    ],
    "lost qualifier": [
        Card(
            S + "what can robots not do?",
            "They can not work alone",
            note="Robots can not work alone (yet)",
        ),
        Card(S + "tape is […]", "cheaper than disk", note="Tape is cheaper than disk (mostly)"),
    ],
    "lost hedge": [
        Card(S + "what causes outages?", "Retries cause outages", note="Retries may cause outages"),
        Card(
            S + "what causes outages?",
            "Retries cause outages",
            note="Retries usually cause outages",
        ),
        Card(
            "Ada Rowe: Los reintentos causan […]",
            "las caídas",
            note="Los reintentos quizá causan las caídas",
            language="es",
        ),
    ],
    "lost number": [
        Card(
            S + "why does wood beat gas?",
            "Because it costs nothing",
            note="Below 900 degrees, wood beats gas, because it costs nothing",
        ),
        Card(
            S + "what cuts defects?",
            "Adding a reviewer",
            note="Adding a reviewer cuts defects by 40%",
        ),
    ],
    "lost name": [
        Card(
            S + "why do teams adopt tape?",
            "Because the archive at the library needs it",
            note="Teams adopt tape because the archive at the Alexandria library needs it",
        ),
    ],
    "note-taker's claim": [
        Card(S + "why is tape dead?", "Because I never see it"),
        Card(
            S + "what is the bottleneck?",
            "The network is the bottleneck",
            note="Rust is fine, IMO the network is the bottleneck",
        ),
        Card("What does Ada Rowe recommend?", "My own habit of small commits"),
        Card(S + "why is tape cheap?", "Drives last", note="Tape is cheap: drives last (my view)"),
        Card(
            "A robot that never calls for help is […]",
            "broken or lying",
            note="I don't buy her chart. A robot that never calls for help is broken or lying.",
        ),
        Card(
            "Small teams have no […]",
            "platform group",
            note="She wants a platform. Fine, but small teams have no platform group.",
        ),
    ],
    "someone else's claim": [
        Card(
            S + "why is tape cheap?",
            "Because drives last",
            note="Bruno Lind argues that tape is cheap because drives last",
        ),
        Card(
            "Tape is cheap because […]",
            "drives last",
            note="Disks are dear. Bruno Lind argues that tape is cheap because drives last.",
        ),
    ],
    "credited elsewhere": [
        Card(
            "According to Ada Rowe (on Pike), why is concurrency not parallelism?",
            "Because it is about structure",
            note='Pike: "Concurrency is not parallelism, because it is about structure."',
        ),
        Card(
            S + "why do compilers matter?",
            "Because they free people",
            note="Grace: compilers matter since they free people",
        ),
        Card(
            S + "why do small interfaces win?",
            "Because they compose",
            note="(Pike) Small interfaces win because they compose",
        ),
        Card(
            S + "why does noise help?",
            "Because it escapes sharp minima",
            note="Noise helps because it escapes sharp minima (Dinh et al. disagree)",
        ),
        Card(
            S + "why does dropout help?",
            "Because it breaks co-adaptation",
            note="Dropout helps because it breaks co-adaptation (this is Hinton's claim, not hers)",
        ),
    ],
    "unnamed owner": [
        Card("According to some, why did Plan 9 fail?", "Because Unix was good enough"),
        Card("According to everyone, clocks drift by […] a day", "two seconds"),
    ],
    "why it is said": [
        Card(
            S + "why does the paper say that quorums intersect?",
            "Because any two majorities share a node",
            note="The paper says that quorums intersect because any two majorities share a node",
        ),
    ],
    "first person": [
        Card("Why is tape cheap?", "Because I bought drives early", speaker=None, pronoun=None),
        Card(
            "What is meant by “I agree with Ada”?",
            "Tape has a future",
            note="I agree with Ada: tape has a future",
            speaker=None,
        ),
        Card("La cinta es barata porque […]", "yo compré antes", speaker=None, language="es"),
    ],
    "meta remark": [
        Card("What about the manual of tape drives?", "Worth reading before the audit"),
        Card("The drive manual explains rewinding, […]", "might check it out"),
    ],
    "doubled word": [
        Card(S + "why does the the cache grow?", "Nobody empties it", note="The cache grows"),
        Card(
            S + "why grow?",
            "Because because nobody empties it",
            note="grow because nobody empties it",
        ),
    ],
    "wrong article": [
        Card(S + "what is a index for?", "For finding rows", note="An index is for finding rows"),
    ],
    "no question mark": [Card(S + "why does the cache grow", "Nobody empties it")],
    "lower-case start": [
        Card("why does the cache grow?", "Nobody empties it"),
        Card("the cache grows because […]", "nobody empties it"),
    ],
    "garbled question": [
        Card(S + "when is off-peak cheaper in power but it can stall?", "When the grid is full"),
        Card(S + "when do what people call heat soak is?", "When the oven holds it"),
        Card(S + "when does perhaps she listen?", "After lunch"),
        Card("What does Ada Rowe say about to separate the types?", "Releases live for weeks"),
        Card(S + "why nobody reads logs. The pager is silent?", "Because the alarm is off"),
    ],
    "leaning sentence": [
        Card("Then the use of glaze rose from 31 to […] litres", "74"),
        Card("The new ones cost […] euros more", "11"),
        Card("Recovers about […] minutes of every shift", "40"),
        Card("Simple, and it removed […] of the cracks", "a third"),
        Card("Cost […] euros, paid back in a fortnight", "9,000"),
        Card("A sonar does it in […] hours", "4"),
        Card("Longer ones leave potters groggy for […] hours", "4"),
        Card("What is the most dangerous part?", "The way to the kiln"),
        Card("There the number of cracks fell by […]", "a third"),
        Card("With two shelves it went down to […] bowls", "12"),
        Card("A drone does the same in […] minutes", "nine"),
        Card("What is meant by “same with bowls”?", "One shelf per potter"),
        Card(S + "why does the blue one fade?", "Because cobalt is dear"),
        Card("Potters draw heat as […] instead", "a soft edge"),
    ],
    "told elsewhere": [
        Card(
            "The shelf broke and […] bowls were lost",
            "40",
            note="They had a new shelf from a shipyard. The shelf broke and 40 bowls were lost.",
        ),
        Card(
            S + "what happens when the deadline comes?",
            "The kiln is lit, full or not",
            note="A firing has a deadline. When the deadline comes the kiln is lit, full or not",
        ),
        Card(
            S + "what happens when the date arrives?",
            "The build fails",
            note="A flag is born with a date of death. When the date arrives, the build fails.",
        ),
    ],
    "two verbs": [
        Card(S + "what does the cache is?", "A store of sessions"),
        Card(S + "why do the tests are slow?", "They sleep"),
        Card(S + "why should you work at the frontier is hard for models?", "Examples are few"),
        Card(S + "what are the stages of an incident are?", "Detect and repair"),
    ],
    "two subjects": [
        Card(
            S + "what happens if you cannot measure?",
            "It you cannot improve it",
            note="If you cannot measure it you cannot improve it",
        ),
    ],
    "no article": [Card(S + "what is two-minute rule?", "What takes less is done at once")],
    "hanging question": [Card(S + "why is it better to roll back than?", "To fix forward")],
    "passive answer": [Card(S + "what was the worst outage?", "Caused by a certificate")],
    "asked twice": [
        Card(S + "when is a checkpoint the moment?", "When the log is folded back"),
    ],
    "punctuation": [
        Card(S + "why does the cache grow,?", "Nobody empties it"),
        Card(S + "why does the cache grow??", "Nobody empties it"),
        Card(S + "why does the cache , always, grow?", "Nobody empties it"),
    ],
    "capital inside": [
        Card(S + "The cache grows because […]", "nobody empties it", note="The cache grows"),
    ],
}

PASSED: dict[str, list[Card]] = {
    "empty": [Card(S + "why does tape survive?", "It is cheap")],
    "endless": [Card(S + "why does tape survive?", "It is cheap")],
    "bare question word": [
        Card(S + "what does a log not show?", "Why the disk filled up"),
    ],
    "vague question": [
        Card("What does Ada Rowe mean by “tests are debts”?", "Somebody has to pay for them"),
        Card("What does Ada Rowe recommend instead of long roadmaps?", "Publish a list of bets"),
        Card("What does Ada Rowe compare a migration to?", "Changing tyres while driving"),
    ],
    "too little asked": [
        Card(S + "what is toil?", "Manual work that grows with the servers"),
        Card(S + "logs are for debugging, whereas metrics are for […]", "alerting"),
    ],
    "yes or no": [
        Card(S + "why is the cache full?", "Sessions never expire"),
        Card(S + "what is the use of an index?", "No table has to be read whole"),
        Card(S + "is the […] full", "cache of the sessions"),
    ],
    "any example": [
        Card("What example of drift does Ada Rowe give?", "Fraud"),
        Card("What is an example for, in a manual?", "It is tried before the text is read"),
    ],
    "either or": [
        Card(S + "what should you do when a test is flaky?", "Delete it or fix it"),
        Card(S + "which of the two stores is cheaper?", "Tape"),
    ],
    "compound answer": [
        Card(
            S + "why is debt like a mortgage?", "You can live in the house but you pay every month"
        ),
        Card(S + "what are the four stages of an incident?", "Detect, contain, repair and learn"),
        Card(S + "which tools poll?", "Watchers, e.g. Guard and entr"),
        Card(S + "why rehearse?", "Because when the pager rings, you act from memory"),
        Card(S + "what would you remove?", "1) Estimates in hours; 2) The weekly status mail"),
    ],
    "too long": [
        Card(S + "why does the queue grow?", "Because nobody drains it"),
        Card(S + "what would you remove?", "1) " + "the old reports " * 13 + "; 2) the mails"),
    ],
    "answer shown": [
        Card(S + "what should you do before you clean the visible mess?", "Make the mess visible"),
        Card(S + "this is the […] of batteries, not the year", "decade"),
        Card(S + "a rebuild takes […] hours on 8 cores", "6-8"),
        Card(S + "why are paper maps more robust than phone maps?", "Because they need no battery"),
    ],
    "answer in context line": [
        Card(S + "the best habit of good teams is […]", "rehearsal", talk="Incident reviews"),
    ],
    "article tells": [
        Card(S + "the scheduler works like a […] of tasks", "queue"),
        Card(S + "the scheduler works like […] of tasks", "an orchestra"),
    ],
    "split word": [
        Card(S + "the cache rebuilds the […]", "sessions"),
        Card(S + "it grows by […]%", "40"),
    ],
    "function word gap": [
        Card(S + "the handoffs cost more than […]", "the coding"),
        Card(S + "an index needs […] copies", "two"),
    ],
    "whatever gap": [
        Card(S + "a cache is […]", "what lets a slow disk answer"),
    ],
    "known amount": [
        Card(S + "the 12 crates of the flood sold for […] euros", "90"),
        Card(S + "twelve crates went; of them the ferry took […]", "the 3 wet ones"),
    ],
    "guessable gap": [
        Card(S + "this is the […] of batteries, not the year", "decade"),
        Card(S + "the team should start with […]", "the holiday calendar"),
        Card(S + "migrations take […] hours", "12"),
        Card(S + "pairs finish […] as fast", "twice"),
    ],
    "markup broken": [
        Card("What does `pytest -x` do?", "Stops at the first fault"),
        Card("What is $x^2$ (the square)?", "A formula"),
        Card("What is 1) the first step?", "To measure"),
        Card('Which screen is 27" wide?', "The left one"),
        Card("*Use* (somebody logs in) is not […]", "*trust* (in need)"),
        Card("What does `if (x` lack?", "A bracket"),
    ],
    "placeholder": [
        Card("Why does `{{ page.title }}` print the title?", "Braces mark an output"),
        Card("Why is a cache fast?", "It is near {the core}"),
    ],
    "gap in markup": [
        Card("Read […] before a merge", "`git rebase --onto main`"),
        Card("See https://example.org/a for the […] of tape", "manual"),
        Card("The size is $n$ for […] at most", "every row"),
    ],
    "dangling reference": [
        Card("The guild recommends that one case in […] is decided by hand", "twenty"),
        Card("Deprecation takes […] months at their company", "14"),
        Card("The new kiln gave them 1.9x on bowls and only […] on plates", "1.15x"),
        Card("There are […] kilns in the valley", "12"),
        Card("In the valley a kiln is rare, and people go there for […]", "its clay"),
        Card("Those who wait get […]", "the better glaze"),
        Card("Este año hay […] hornos en el valle", "12", language="es"),
        Card("En el valle hay hornos y ahí se aprende […]", "el oficio", language="es"),
        Card(
            S + "why does the process grow until it is killed?", "The cache has no eviction policy"
        ),
        Card(S + "why is it important to rotate the keys?", "To limit the damage of a leak"),
        Card(S + "what does it mean if your dashboard needs a legend?", "You have too many lines"),
        Card(S + "this is the […] of batteries, not the year", "decade"),
        Card("Why does Ada Rowe think she was wrong?", "The chemistry improved"),
        Card(
            S + "why do people buy the tapes that they never read?", "Because audits ask for them"
        ),
        Card(S + "why does the team fear its own tools?", "They break on Fridays"),
        Card(S + "what do engineers lose if they skip the rehearsal?", "The habit"),
        Card(S + "why do logs and traces both age?", "Formats change"),
        Card(S + "why are both tools slow?", "They poll"),
        Card(S + "what should those who write tests learn?", "To delete them"),
        Card("Ada Rowe: La caché crece y eso […]", "cuesta dinero", language="es"),
    ],
    "dangling reference in answer": [
        Card(S + "why are paper maps robust?", "Because they need no battery"),
        Card(S + "why does the cache grow?", "Because nobody empties it"),
        Card(S + "why does the loop stop?", "Because this loop has no exit"),
        Card(S + "what would help teams?", "A tool that shows them the queue"),
    ],
    "vague noun phrase": [
        Card(S + "why is the problem of naming hard?", "Words age"),
        Card(S + "the problem is not the code, it is […]", "the communication"),
        Card(S + "what came before the result that everybody quotes?", "Ten failed trials"),
        Card(S + "where did the idea for feature flags come from?", "A theatre rehearsal"),
    ],
    "praise or blame": [
        Card("Grapes are […] to pick than olives", "easier"),
        Card("The fix is […], not faster pumps", "a wider pipe"),
    ],
    "initials": [
        Card("BL said the port pumps […] litres", "400", people=("Ada Rowe",)),
        Card("The API of the port serves […] ships", "400", people=("Ana P. Inca", "Bo Lind")),
    ],
    "first mention": [
        Card(S + "the cache sees […] first", "the request"),
        Card("The clerks who typed the cards found […] errors a page", "six"),
        Card("A clerk and a judge shared a desk. The clerk found […] errors a page", "six"),
        Card("The sun blinded […]", "a depth camera"),
        Card(S + "the heaviest lorries wore out […]", "the bridge"),
        Card("The clerks found […] errors a page", "six", talk="A day among clerks"),
        Card("The Kalman filter removed […] of the noise", "half"),
    ],
    "one-sided comparison": [
        Card(S + "why are small contracts easier than large ones?", "Nobody has to vote on them"),
        Card("After the flood pumps were faster, and […] ran them", "a baker"),
        Card("A better cache needs […]", "a smaller key"),
    ],
    "foreign answer": [
        Card(
            S + "why does tape survive?",
            "Because nothing is cheaper",
            note="Tape survives because nothing is cheaper",
        ),
        Card(
            S + "why did the index grow?",
            "Because it grew with the rows",
            note="The index grows with the rows",
        ),
    ],
    "cut short": [
        Card(
            S + "what should you do before adding an index?",
            "Use EXPLAIN, or you will pay for every write",
            note="Before adding an index use EXPLAIN, or you will pay for every write.",
        ),
    ],
    "lost negation": [
        Card(
            S + "why is tape strong?",
            "Because it is repeatable",
            note="Tape is strong because it is repeatable, memory, even good, is not repeatable",
        ),
        Card(
            S + "why is tape safe?",
            "Because it is not online",
            note="Tape is safe because it is not online",
        ),
        Card(
            S + "why is tape safe?",
            "Because it isn't online",
            note="Tape is safe because it is not online",
        ),
        Card(
            S + "why is tape cheap?",
            "Because drives last",
            note="Tape is cheap because drives last, disks never get old enough to tell",
        ),
    ],
    "lost qualifier": [
        Card(S + "robots can not work alone […]", "(yet)", note="Robots can not work alone (yet)"),
        Card(
            S + "tape is […]", "cheaper than disk", note="Tape is cheaper than disk (small sample)"
        ),
    ],
    "lost hedge": [
        Card(S + "what may retries cause?", "Outages", note="Retries may cause outages"),
        Card(
            S + "why is tape cheap?",
            "Because drives last",
            note="Tape is cheap because drives last. Disks may vanish.",
        ),
    ],
    "lost number": [
        Card(
            S + "adding a reviewer cuts defects by […]",
            "40%",
            note="Adding a reviewer cuts defects by 40%",
        ),
    ],
    "lost name": [
        Card(
            S + "why do teams like Postgres?",
            "Because it bores them",
            note="Teams like Postgres because it bores them",
        ),
    ],
    "note-taker's claim": [
        Card(
            S + "why should we measure first?",
            "Because we forget",
            note="We should measure first because we forget",
        ),
        Card("On what do I (the note-taker) disagree with Ada Rowe?", "Rewriting the parser"),
        Card(
            S + "why are batteries the limit?",
            "Because the chemistry improves slowly",
            note="Batteries are the limit because the chemistry improves slowly,"
            " I think she is too pessimistic",
        ),
        Card(
            "Robots are named in the […] week",
            "second",
            note="Robots are named in the second week. I would do the same.",
        ),
        Card("What does Ada Rowe mean by “I am the queue”?", "Every question waits for her"),
    ],
    "someone else's claim": [
        Card(
            S + "why is tape cheap?",
            "Because drives last",
            note="Rowe argues that tape is cheap because drives last",
        ),
        Card(
            "According to Bruno Lind, tape is cheap because […]",
            "drives last",
            note="Disks are dear. Bruno Lind argues that tape is cheap because drives last.",
        ),
        Card(
            S + "why is tape cheap?",
            "Because drives last",
            note="Tape is cheap because drives last",
        ),
    ],
    "credited elsewhere": [
        Card(
            S + "why does Raft win?",
            "Because it is simple",
            note="Raft: it wins because it is simple (see the paper of 2014)",
        ),
        Card(
            S + "why is tape cheap?",
            "Because drives last",
            note='Rowe: "Tape is cheap because drives last"',
        ),
        Card(
            "According to Pike, why is tape cheap?",
            "Because drives last",
            note='Pike: "Tape is cheap because drives last"',
        ),
    ],
    "unnamed owner": [
        Card("According to critics, why did Plan 9 fail?", "Because Unix was good enough"),
        Card(S + "why did Plan 9 fail?", "Because Unix was good enough"),
    ],
    "why it is said": [
        Card(S + "why do quorums intersect?", "Because any two majorities share a node"),
        Card(S + "why does the clock show a wrong time?", "Because it drifts"),
    ],
    "first person": [
        Card("On what do I (the note-taker) agree with Ada Rowe?", "Hybrid systems"),
        Card("Why should we measure?", "Because we forget", speaker=None),
    ],
    "meta remark": [Card(S + "why should you check the index?", "It may be stale")],
    "doubled word": [
        Card(S + "why had he had that that day?", "Nobody knows", note="He had had that that day"),
        Card(S + "why does the cache grow?", "More and more sessions"),
    ],
    "wrong article": [
        Card(S + "what is a union for?", "For one voice"),
        Card(S + "what is an index for?", "For finding rows"),
        Card(S + "what is a European format?", "Day before month"),
    ],
    "no question mark": [
        Card(S + "why does the cache grow?", "Nobody empties it"),
        Card(S + "what the cache lacks is […]", "an eviction policy"),
    ],
    "lower-case start": [
        Card("Why does the cache grow?", "Nobody empties it"),
        Card("iOS needs a key because […]", "the store asks for one"),
        Card("`ls` lists what […]", "a folder holds"),
    ],
    "garbled question": [
        Card(S + "why is speed cheap but hard to keep?", "Because nobody measures it"),
        Card('What does Ada Rowe mean by "we ship, but we do not hurry"?', "Reviews take a day"),
        Card(S + "what does a lock protect?", "What nobody reads"),
    ],
    "leaning sentence": [
        Card("The kiln got a door. Then the use of gas fell from 31 to […] litres", "14"),
        Card("The old bowls leak. The new ones cost […] euros more", "11"),
        Card("Instead of a lid she uses […]", "a wet cloth"),
        Card("A potter does it to save […]", "a third of the glaze"),
        Card("What is the most dangerous part of a firing?", "The way to the kiln"),
        Card("There are […] kilns on the island", "40"),
        Card("With small bowls it pays to fire at […] degrees", "900"),
        Card("The same clay as in Faro is fired at […] degrees", "900"),
        Card("Backfills run 5k rows at a time and last […] hours", "3"),
        Card(S + "why does a cheap glaze outlast a dear one?", "Because it is thicker"),
    ],
    "told elsewhere": [
        Card(
            "They had a new shelf from a shipyard. The shelf broke and […] bowls were lost",
            "40",
        ),
        Card(
            S + "why does the clay on the shelf of a kiln crack?",
            "It dries too fast",
            note="A shelf is warm. The clay on the shelf of a kiln cracks as it dries too fast",
        ),
        Card(
            S + "what happens when the date of death arrives?",
            "It fails",
            note="A flag is born with a date of death. When the date of death arrives, it fails.",
        ),
        Card(
            S + "why does the kernel copy the page?",
            "Because two processes write to it",
            note="The kernel copies the page because two processes write to it. A page is 4 KB.",
        ),
    ],
    "two verbs": [
        Card(S + "what does it mean that the cache is full?", "Sessions never expire"),
        Card('What does Ada Rowe mean by "tests are debts"?', "Somebody pays"),
        Card(S + "what are the stages of an incident?", "Detect and repair"),
        Card(S + "why is tape that has been read once worn?", "Heads scratch it"),
    ],
    "two subjects": [Card(S + "why give it to them?", "They said that it will help")],
    "no article": [
        Card(S + "what is the two-minute rule?", "What takes less is done at once"),
        Card(S + "what is Simpson's paradox?", "A trend reverses when groups are merged"),
    ],
    "hanging question": [
        Card("What does Ada Rowe compare a migration to?", "New tyres"),
        Card(S + "what is duplication cheaper than?", "The wrong abstraction"),
    ],
    "passive answer": [
        Card(S + "what was the worst outage?", "The one of the certificate"),
        Card(S + "how was it caused?", "Caused by a certificate"),
    ],
    "asked twice": [Card(S + "when is the log folded back?", "At a checkpoint")],
    "punctuation": [
        Card(S + "why does the cache, as ever, grow?", "Nobody empties it"),
        Card(S + "which tools (e.g. make) poll?", "Watchers"),
    ],
    "capital inside": [
        Card(
            S + "the cache of The Guardian grows because […]",
            "nobody empties it",
            note="The cache of The Guardian grows",
        ),
        Card(S + "why does Postgres win?", "It bores us"),
    ],
}


def cases(table: dict[str, list[Card]]) -> list[object]:
    return [
        pytest.param(name, card, id=f"{name}: {card.front[:50]}")
        for name, cards in table.items()
        for card in cards
    ]


ALL_REFUSED = REFUSED | wordings.REFUSED
ALL_PASSED = PASSED | wordings.PASSED


@pytest.mark.parametrize(("name", "card"), cases(ALL_REFUSED))
def test_a_gate_refuses_the_fault_it_is_named_after(name: str, card: Card) -> None:
    """One hard fault is enough to reject a card."""
    assert refused(name, card)


@pytest.mark.parametrize(("name", "card"), cases(ALL_PASSED))
def test_a_gate_lets_a_good_card_pass(name: str, card: Card) -> None:
    """A gate that refuses too much costs good cards, and nobody sees it."""
    assert refused(name, card) is None


def test_every_gate_has_cases_that_pass_and_fail() -> None:
    """A gate without cases is a guess."""
    names = {gate.name for gate in gates.GATES}

    assert set(ALL_REFUSED) == names
    assert set(ALL_PASSED) == names


def test_a_refusal_names_the_gate_and_says_why() -> None:
    """`recall explain` shows what stood against a card."""
    note = Note("It scales because the weights are copied", Span(1, 1))
    draft = Draft(Question("Why does it scale?", "Because the weights are copied"), note.span, "x")

    found = [
        (gate.name, reason, gate.bars) for gate, reason in gates.refusals(draft, note, Context())
    ]

    assert found == [("dangling reference", "“it” has nothing to point at", Tier.DRAFT)]
