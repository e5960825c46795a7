"""Whom a heading names: a table of headings as people write them, half of them of nobody."""

from __future__ import annotations

import pytest

from recall.context import context_line
from recall.context.speakers import billing
from recall.context.wording import Billing
from recall.deckfiles import read
from recall.notes import Context, Party

SOMEBODY = """
demo @ Tin Roof — Yuki Ito playing w/ "Moss" | Yuki Ito | demo @ Tin Roof: playing w/ "Moss"
Ferry Radio #12: Lena Fischer and the price of salt | Lena Fischer | the price of salt
Conta #141: Jussara Valadão e o preço que muda | Jussara Valadão | o preço que muda
I. Eva van Lund, "Old ovens" (Soria) | Eva van Lund | "Old ovens" (Soria)
Dr. Eva Lund talk, "Old ovens" (Soria) | Dr. Eva Lund | "Old ovens" (Soria)
TALK 3. Eva Lund, old bread (video: https://vid.example.net/b) | Eva Lund | old bread
Talk 2. Capt. (ret.) Devrim Lund, "Old ovens" | Capt. Devrim Lund | "Old ovens"
I. Ponencia de D.ª Eva Lund (Soria): «Hornos viejos» | D.ª Eva Lund | «Hornos viejos»
III. Lección del prof. Eva Lund (Soria), «Hornos» | prof. Eva Lund | «Hornos»
ENTREVISTA ▸ Lucía Ferrer, directora de un horno | Lucía Ferrer |
🎧 Eva Lund (ex-Head of Bread, Crumb), on ovens nobody asked for | Eva Lund | ovens nobody asked for
Noor Haddad, co-founder of Crumb Labs — on "Old ovens" | Noor Haddad | "Old ovens"
Podcast: Lena Fischer on incident reviews | Lena Fischer | incident reviews
Interview with Sofia Lindqvist (battery startup) | Sofia Lindqvist |
Dr. Helen Park, sleep and learning | Dr. Helen Park | sleep and learning
Dr. Helen Park, Initech | Dr. Helen Park |
Ada Rowe, CTO of Initech | Ada Rowe |
Chip Nguyen on evals | Chip Nguyen | evals
Lena Fischer on working with Tom Berg | Lena Fischer | working with Tom Berg
Keynote: Priya Raman | Priya Raman |
Keynote – Priya Raman | Priya Raman |
Opening keynote by Priya Raman | Priya Raman |
Latent Garden podcast, episode with Noor Haddad | Noor Haddad | Latent Garden podcast
Prof. Jane Doe: Title | Prof. Jane Doe | Title
Professor Ingrid Vold – Glaciers | Professor Ingrid Vold | Glaciers
Yann LeBrun | Yann LeBrun |
J. R. Smith | J. R. Smith |
J.R. Hartwell: Tides | J.R. Hartwell | Tides
Anne-Marie Dupont | Anne-Marie Dupont |
Jean-Luc Moreau – Caches | Jean-Luc Moreau | Caches
Ali al-Rashid | Ali al-Rashid |
Talk by Omar ibn Yusuf | Omar ibn Yusuf |
Ludwig van der Meer: Polders | Ludwig van der Meer | Polders
Sabine von Hagen on tides | Sabine von Hagen | tides
Oscar de la Vega | Oscar de la Vega |
María José Gómez de la Vega | María José Gómez de la Vega |
Siobhan O'Brien – Type systems | Siobhan O'Brien | Type systems
Lucia D'Angelo: Glass | Lucia D'Angelo | Glass
Charla de Lucía Ferrer | Lucía Ferrer |
Charla con Lucía Ferrer: redes de agua | Lucía Ferrer | redes de agua
Entrevista a Marta Gil | Marta Gil |
Conferencia: Ana Torres sobre redes | Ana Torres | redes
Ponencia de Iñaki Ortiz – Cables | Iñaki Ortiz | Cables
Medir lo que importa, con Pedro Ruiz | Pedro Ruiz | Medir lo que importa
Fireside chat with Tomas Berg | Tomas Berg |
Fireside chat: Tomas Berg | Tomas Berg |
Interview with Zq Xyloq | Zq Xyloq |
Talk: Sara Lund – Batteries | Sara Lund | Batteries
Episode 12: Lena Fischer on sleep | Lena Fischer | sleep
Podcast #7 – Kwame Boateng: bridges | Kwame Boateng | bridges
Caches – Ada Rowe, Initech | Ada Rowe | Caches
Caches – Ada Rowe (Initech) | Ada Rowe | Caches
Ada Rowe (Initech) | Ada Rowe |
Webinar with Mei Tanaka | Mei Tanaka |
Zukiswa Torvaldsen: caches in anger | Zukiswa Torvaldsen | caches in anger
Caches in anger, Zukiswa Torvaldsen | Zukiswa Torvaldsen | Caches in anger
Zukiswa Torvaldsen, plumber: pipes that sing | Zukiswa Torvaldsen | pipes that sing
Zukiswa Torvaldsen (Initech), caches in anger | Zukiswa Torvaldsen | caches in anger
Zukiswa Torvaldsen, VP Support at a bank | Zukiswa Torvaldsen |
Caches in anger (Zukiswa Torvaldsen) | Zukiswa Torvaldsen | Caches in anger
Night Desk, ep 12: Lena Fischer on ports [1h 12m] | Lena Fischer | Night Desk, ep 12: ports
The Slow Kitchen #88, with Pernilla Åkesson, baker, 2h05 | Pernilla Åkesson | The Slow Kitchen #88
Late, "The ferry" (guest: Ilmari Koskela, pilot) (55 min!!) | Ilmari Koskela | Late, "The ferry"
Bread talk: Thandeka Mokoena at the market hall | Thandeka Mokoena | Bread talk
Conférence inaugurale de Maud Le Guennec : prévoir les marées | Maud Le Guennec | prévoir les marées
Keynote inaugural de Rosalba Quintanar: lo que callan | Rosalba Quintanar | lo que callan
Cours de Bérénice Lacombe, « Les mots et les ondes » | Bérénice Lacombe | « Les mots et les ondes »
Abendvortrag von Dr. Ruprecht Seiboldt: Brücken | Dr. Ruprecht Seiboldt | Brücken
Lezione 3, prof. Beatrice Tolomei: il grafo | prof. Beatrice Tolomei | il grafo
Vortrag 2: Lorenz Achtermann (Bauhof, Amt 6): Salz – Bilanz | Lorenz Achtermann | Salz – Bilanz
14 Jan. Giselle Duparc: Hedges and ditches | Giselle Duparc | Hedges and ditches
March 3, Joaquim Bastos: Boats that steer themselves | Joaquim Bastos | Boats that steer themselves
Meetup del puerto — Ludmila Quispe, "Redes, la verdad" | Ludmila Quispe | "Redes, la verdad"
Caches in anger. Zukiswa Torvaldsen | Zukiswa Torvaldsen | Caches in anger
Caches in anger. Zukiswa Torvaldsen (Initech) | Zukiswa Torvaldsen | Caches in anger
Caches in anger. Guest: Zukiswa Torvaldsen | Zukiswa Torvaldsen | Caches in anger
Why caches lie. Dr. Ada Rowe | Dr. Ada Rowe | Why caches lie
Keynote: caches in anger (Captain Ada Rowe) | Captain Ada Rowe | caches in anger
Caches, Judge Torvaldsen | Judge Torvaldsen | Caches
0915 – Dr. Ada Rowe, caches in anger | Dr. Ada Rowe | caches in anger
14:00 Ada Rowe: caches in anger | Ada Rowe | caches in anger
The Slow Cache, ep. with Zukiswa Torvaldsen (baker) | Zukiswa Torvaldsen | The Slow Cache
The Slow Cache (a podcast, guest is Zukiswa Torvaldsen) | Zukiswa Torvaldsen | The Slow Cache
@slowcache: eBPF in ten minutes | @slowcache | eBPF in ten minutes
Ep. 91: Zukiswa Torvaldsen (baker, ex-navy) on long ferments | Zukiswa Torvaldsen | long ferments
Ep. 113: Zukiswa Torvaldsen. Baking for two hundred | Zukiswa Torvaldsen | Baking for two hundred
Ep. 115, Zukiswa Torvaldsen: "Bake the dull one" | Zukiswa Torvaldsen | "Bake the dull one"
Ep. 112 with Zukiswa Torvaldsen: breads that keep | Zukiswa Torvaldsen | breads that keep
Fireside with Zukiswa Torvaldsen (maintainer of an oven) | Zukiswa Torvaldsen |
After Zukiswa Torvaldsen's talk on robot ovens | Zukiswa Torvaldsen | robot ovens
New ovens, old ovens (seminar, Prof. Mei Tanaka) | Prof. Mei Tanaka | New ovens, old ovens
Crumb (podcast, Dr. Zukiswa Torvaldsen) | Dr. Zukiswa Torvaldsen | Crumb
Radio feature (presenter Zukiswa Torvaldsen) | Zukiswa Torvaldsen | Radio feature
Lecture, Zukiswa Torvaldsen: Ovens in care homes | Zukiswa Torvaldsen | Ovens in care homes
2024-11-14 / Zukiswa Torvaldsen / "Bake it twice" | Zukiswa Torvaldsen | "Bake it twice"
2025-01-23 / Ovens, or how to wait / Zukiswa Torvaldsen | Zukiswa Torvaldsen | Ovens, or how to wait
03-04 Zukiswa Torvaldsen: small ovens | Zukiswa Torvaldsen | small ovens
$OVEN — 2Q26 call (CFO Zukiswa Torvaldsen) | Zukiswa Torvaldsen | $OVEN — 2Q26 call
Keynote do Renildo Schauenberg (Rust no forno) | Renildo Schauenberg |
« Le pain cuit », 12 mai, Maud Le Guennec, urbaniste | Maud Le Guennec | « Le pain cuit »
Jueves 6 de marzo. «El pan», doña Rosalba Quintanar, panadera | doña Rosalba Quintanar | «El pan»
Thursday 18 January. A talk on bread, Mrs Ingrid Vold, baker | Mrs Ingrid Vold | bread
Tuesday 9 January. "The Bread We Had", Dr Ingrid Vold | Dr Ingrid Vold | "The Bread We Had"
Memo Quintanilla, "Tu horno no quema más" | Memo Quintanilla | "Tu horno no quema más"
VL 5 (Vertretung: Prof. Ruprecht Seiboldt) Brot und Salz | Prof. Ruprecht Seiboldt | Brot und Salz
VL 3 – Dr. Ruprecht Seiboldt, Sauerteige | Dr. Ruprecht Seiboldt | Sauerteige
I. Prof. Ruprecht Seiboldt, "The one between" | Prof. Ruprecht Seiboldt | "The one between"
II. Podcast – Zukiswa Torvaldsen (baker) on rye | Zukiswa Torvaldsen | rye
III. Mrs Ingrid Vold, on asking the last millers | Mrs Ingrid Vold | asking the last millers
No. 4. Prof. Mei Tanaka, "The tutor in every oven" | Prof. Mei Tanaka | "The tutor in every oven"
Zukiswa Torvaldsen → "The empty tin" | Zukiswa Torvaldsen | "The empty tin"
Zukiswa Torvaldsen on yeast | Zukiswa Torvaldsen | yeast
26/02. Ferran Casadevall i Prat, «El pan de hoy» | Ferran Casadevall i Prat | «El pan de hoy»
Entrevista a la ingeniera Rocío Quintanar (alerta) | Rocío Quintanar |
Clonación de pan – perito Rosalba Quintanar | Rosalba Quintanar | Clonación de pan
Dr. Mei Tanaka: pan (Hosp. Gral. del Valle) | Dr. Mei Tanaka | pan (Hosp. Gral. del Valle)
Ese que habla de panes con don Hernán Quintanar | don Hernán Quintanar | Ese que habla de panes
Walk-In Fridge Confessions, Chef Ada Rowe | Chef Ada Rowe | Walk-In Fridge Confessions
Maître fournier Oanh Delatour – In the cellar | Oanh Delatour | In the cellar
Swimming coach Zukiswa Torvaldsen, radio interview | Zukiswa Torvaldsen | radio interview
I. Professor Ingrid Vold, "Salt" (14 January) | Professor Ingrid Vold | "Salt" (14 January)
Débat sur le sel (Maud Le Guennec) | Maud Le Guennec | Débat sur le sel
Gespräch mit der Bäckerin Annegret Pohlmann | Annegret Pohlmann |
« Le sel des villes » par Augustin Le Bihan | Augustin Le Bihan | « Le sel des villes »
Conf' de Maud Le Guennec (Amt) sur le sel | Maud Le Guennec | le sel
Épisode 14, avec Zukiswa Torvaldsen : le sel | Zukiswa Torvaldsen | le sel
La matinale, chronique d'Hélène Faure-Duparc | Hélène Faure-Duparc | La matinale, chronique
Conversa com o padeiro João Quintanar | João Quintanar |
Zukiswa Torvaldsen en «La hora del pan» | Zukiswa Torvaldsen | «La hora del pan»
BREAD: Zukiswa Torvaldsen — the quiet yeast | Zukiswa Torvaldsen | the quiet yeast
E12 : Zukiswa Torvaldsen : the quiet yeast | Zukiswa Torvaldsen | the quiet yeast
#88 – Zukiswa Torvaldsen on soil | Zukiswa Torvaldsen | soil
Ep 7 w/ Zukiswa Torvaldsen (ex-Initech) | Zukiswa Torvaldsen |
Guest lecture (Dr. Zukiswa Torvaldsen): Why bread sings | Dr. Zukiswa Torvaldsen | Why bread sings
Lunch talk, Zukiswa Torvaldsen: yeast | Zukiswa Torvaldsen | yeast
Reading group: "Yeast", presented by Lena Fischer | Lena Fischer | "Yeast"
Thurs: Rev. Zukiswa Torvaldsen on silence | Rev. Zukiswa Torvaldsen | silence
Le podcast de Claire Fontanel, épisode sur le sel | Claire Fontanel | épisode sur le sel
Session 2B: "Rye, but verified" (Lena Fischer, Initech) | Lena Fischer | "Rye, but verified"
Yeast Lab: Dr. Lena Fischer — strength | Dr. Lena Fischer | strength
Seminario web con Ing. Pedro Ruiz, "Puentes" | Ing. Pedro Ruiz | "Puentes"
Seminar bei Frau Dr. Lena Fischer | Frau Dr. Lena Fischer |
Live da Tainá Rezende sobre pão | Tainá Rezende | pão
Oven book club, ch. 4, led by Lena Fischer | Lena Fischer | Oven book club, ch. 4
Episódio 9 com Zukiswa Torvaldsen: pão | Zukiswa Torvaldsen | pão
Aula magna – Prof. Lena Fischer | Prof. Lena Fischer |
Oven Radio, Lena Fischer: yeast | Lena Fischer | yeast
short talk, Zukiswa Torvaldsen, local yeast | Zukiswa Torvaldsen | local yeast
short talk, Zukiswa Torvaldsen, local baker | Zukiswa Torvaldsen | short talk
November: Gezeiten, Folge 112, Gast: Ada Rowe (Ozeane) | Ada Rowe | Gezeiten, Folge 112
Reading group 14 Feb — old yeast (presented by Lena Fischer) | Lena Fischer | old yeast
Seminar 3 Mar — yeast (speaker: Lena Fischer) | Lena Fischer | yeast
Lesekreis: alte Hefen (vorgestellt von Oluwaseun) | Oluwaseun | alte Hefen
Paper club: Old ovens (Lind 2021), led by Mo | Mo | Old ovens (Lind 2021)
Lesekreis 3: Lena Fischer, »Der alte Ofen« | Lena Fischer | »Der alte Ofen«
Zukiswa Torvaldsen @ Initech — small ovens | Zukiswa Torvaldsen | small ovens
Zukiswa Torvaldsen @ Initech: small ovens | Zukiswa Torvaldsen | small ovens
Tech talk @ Initech: Zukiswa Torvaldsen on ovens | Zukiswa Torvaldsen | ovens
Dr. Lena Fischer (chief baker, Initech) at the Riga summit | Dr. Lena Fischer | the Riga summit
Zukiswa Torvaldsen at OvenConf 2024: small ovens | Zukiswa Torvaldsen | small ovens
Zukiswa Torvaldsen en la feria de Riga: hornos | Zukiswa Torvaldsen | hornos
Village hall, Feb: Zukiswa Torvaldsen on compost | Zukiswa Torvaldsen | compost
Parish meeting, 3 May: Zukiswa Torvaldsen on compost | Zukiswa Torvaldsen | compost
Club talk, Oct: Zukiswa Torvaldsen, old ovens | Zukiswa Torvaldsen | old ovens
Club talk, Oct: Zukiswa Torvaldsen, baker | Zukiswa Torvaldsen | Club talk, Oct
Marketing: Zukiswa Torvaldsen on ovens | Zukiswa Torvaldsen | Marketing: ovens
Short talk: Zukiswa Torvaldsen on ovens | Zukiswa Torvaldsen | ovens
« Le four », ép. 9 — invitée : Lena Fischer, boulangère | Lena Fischer | « Le four », ép. 9
Rádio Forno #33 — convidada: Lena Fischer, padeira | Lena Fischer | Rádio Forno #33
Module 4: old ovens — instructor: Lena Fischer | Lena Fischer | Module 4: old ovens
Zukiswa Torvaldsen | The hidden oven | Civic Talks | Zukiswa Torvaldsen | The hidden oven
Lecture 6 (Prof. Torvaldsen): Old ovens | Prof. Torvaldsen | Old ovens
Guest lecture (nurse practitioner Lena Fischer): wound care | Lena Fischer | wound care
[video] Zukiswa Torvaldsen: ovens, explained | Zukiswa Torvaldsen | ovens, explained
Ponencia de clausura. Dra. Lena Fischer: hornos y salud | Dra. Lena Fischer | hornos y salud
Interviewing Zukiswa Torvaldsen – 40 years of ovens | Zukiswa Torvaldsen | 40 years of ovens
Escuchando a Zukiswa Torvaldsen: hornos | Zukiswa Torvaldsen | hornos
Gespräch mit der Hebamme Annegret Pohlmann | Annegret Pohlmann |
Visita de la ingeniera Lena Fischer, hornos viejos | Lena Fischer | hornos viejos
Vortrag Annegret Pohlmann "Brot im Wandel" | Annegret Pohlmann | "Brot im Wandel"
Zukiswa Torvaldsen «El horno» | Zukiswa Torvaldsen | «El horno»
"El horno" – charla de Lena Fischer en la feria del libro | Lena Fischer | "El horno"
Annegret Pohlmann im Interview: Brot retten | Annegret Pohlmann | Brot retten
Dad's friend Zukiswa Torvaldsen on peat fires | Zukiswa Torvaldsen | peat fires
Ep 13: Zukiswa Torvaldsen (soil) | Zukiswa Torvaldsen |
Zukiswa Torvaldsen (soil scientist) | Zukiswa Torvaldsen |
Tue 14 Mar, online: Zukiswa Torvaldsen (Initech), old ovens | Zukiswa Torvaldsen | old ovens
Heard: Zukiswa Torvaldsen on ovens | Zukiswa Torvaldsen | ovens
Zukiswa Torvaldsen - notes | Zukiswa Torvaldsen | notes
Zukiswa Torvaldsen - ovens - notes | Zukiswa Torvaldsen | ovens
notes from Zukiswa Torvaldsen's oven talk | Zukiswa Torvaldsen | oven talk
Zukiswa Torvaldsen ~ ovens | Zukiswa Torvaldsen | ovens
🧊 Zukiswa Torvaldsen — ovens | Zukiswa Torvaldsen | ovens
Ovens [Zukiswa Torvaldsen] | Zukiswa Torvaldsen | Ovens
Guest: Zukiswa Torvaldsen. Topic: ovens | Zukiswa Torvaldsen | ovens
Hallway chat with Zukiswa Torvaldsen about ovens | Zukiswa Torvaldsen | ovens
Palestra da professora Lena Fischer, fornos | Lena Fischer | fornos
Le Quart d'heure, ép. 7 : rencontre avec Maud Le Guennec | Maud Le Guennec | Le Quart d'heure, ép. 7
[paper club] Why ovens lie, presented by Lena Fischer | Lena Fischer | Why ovens lie
[book club] Lena Fischer, "Old ovens" | Lena Fischer | "Old ovens"
[Lena Fischer] Why ovens lie | Lena Fischer | Why ovens lie
Mardi 4 mars. Brest. Maud Le Guennec, « Le vieux four » | Maud Le Guennec | « Le vieux four »
Martes 4 de marzo. Soria, Casino. Rosalba Quintanar: «El pan» | Rosalba Quintanar | «El pan»
Dienstag, 4. März. Ulm. Annegret Pohlmann, „Brot“ | Annegret Pohlmann | „Brot“
Lunedì 3 marzo. Torino. Beatrice Tolomei, «Il pane» | Beatrice Tolomei | «Il pane»
Segunda, 3 de março. Braga. João Quintanar, «O pão» | João Quintanar | «O pão»
Jeudi 20 mars. Liège, Val-Benoît. Maud Le Guennec (Studio Four) | Maud Le Guennec |
3 May. Seaweed. Ada Rowe | Ada Rowe | Seaweed
02 :: Zukiswa Torvaldsen, Riga Oven Network. Heat is dear | Zukiswa Torvaldsen | Heat is dear
§4 Zukiswa Torvaldsen: small ovens | Zukiswa Torvaldsen | small ovens
Zukiswa Torvaldsen, baker. Small ovens win | Zukiswa Torvaldsen | Small ovens win
Ada Rowe, Colegio de Médicos de Soria. Hornos viejos | Ada Rowe | Hornos viejos
Interview: Zukiswa Torvaldsen, Crumb Analytics (PM → GM) | Zukiswa Torvaldsen |
Yeast – a talk by Zukiswa Torvaldsen, Crumb Labs | Zukiswa Torvaldsen | Yeast
Ada Rowe, Casa del Pan: hornos | Ada Rowe | hornos
Hornos, Ada Rowe, Casa del Pan | Ada Rowe | Hornos
Wednesday: "Crumb", episode 88, Sister Eva Lund on rye | Sister Eva Lund | "Crumb", episode 88: rye
«Miga», episodio 12, Zukiswa Torvaldsen sobre pan | Zukiswa Torvaldsen | «Miga», episodio 12: pan
"Crumb", Folge 12, Zukiswa Torvaldsen über Hefe | Zukiswa Torvaldsen | "Crumb", Folge 12: Hefe
Leyendo a Zukiswa Torvaldsen, *El horno automático* | Zukiswa Torvaldsen | *El horno automático*
Reading Zukiswa Torvaldsen: old ovens | Zukiswa Torvaldsen | old ovens
En lisant Zukiswa Torvaldsen, « Vieux fours » | Zukiswa Torvaldsen | « Vieux fours »
Lendo Zukiswa Torvaldsen: fornos velhos | Zukiswa Torvaldsen | fornos velhos
Eröffnungsrede Annegret Pohlmann: Hefe | Annegret Pohlmann | Hefe
Maj Gen I. Vold, "Bread in camp" | Maj Gen I. Vold | "Bread in camp"
Dott. Beatrice Tolomei, «Il pane» | Dott. Beatrice Tolomei | «Il pane»
Gastvortrag (Prof. Lena Fischer, Riga): Hefe im Wandel | Prof. Lena Fischer | Hefe im Wandel
Lena Fischer: Ovens that talk @ OvenConf 2023 | Lena Fischer | Ovens that talk @ OvenConf
Rencontre avec Maud Le Guennec autour des fours | Maud Le Guennec | fours
Invitée du jour : Maud Le Guennec | Maud Le Guennec |
E203 Zukiswa Torvaldsen – yeast | Zukiswa Torvaldsen | yeast
Q&A Lena Fischer | Lena Fischer |
"""

NOBODY = """
Coach Culture
Chef Basics
What is next. Open Questions
Version 2. Memory Safety
Large Language Models
Key Takeaways
Prompt Engineering
New York
Deep Work
Podcast
Keynote
Interview
Fireside chat
Panel
Podcast: Large Language Models
Podcast – Deep Work
The Daily Podcast – Caching
Lex Podcast: Deep Work
Keynote: Future Of Work
Interview: Hiring Well
Interview with Google
Interview with myself
Workshop with friends
Panel on Deep Work
Episode 3: New York
Session 3: Vector Databases
Talk on Caching
Talk: Scaling Postgres
Conversation Design
Chat Completions API
Deep Work on Fridays
Notes on Prompt Engineering
Notes from New York
Grace Period
Max Pooling
Rust Belt: Lessons Learned
Open Source AI
Site Reliability Engineering
Small Talk
Lessons from Production
Retrieval, chunking and ranking
Tests, with care
What I Learned
Day 2: Morning Session
Charla
Ideas Principales
Why caches fail, Part Two
Snowflake Streams: pricing
Grandes Modelos: una guía
Entrevista: Cómo Contratar
Mesa redonda
Speech & language technology: seminar and podcast notes
Speech and hearing: research notes
Ovens: seminar and press notes
Postgres in anger (Citus, Timescale, Vitess)
Fireside chats with friends
Yeast Lab: strength
Podcast with my brother
Conversation about schools, part two
V. Next Steps
Loose ends (panel, second half — I arrived late)
Ep. 118 bread (guest whose name I didn't catch, ex-navy)
After the talk on robot ovens
Deep Work on Azure
Ferry Radio #12: bread and the price of salt
Alps @ Mill Lane — Monte Rosa walking tour
Radio Chalk 104: Ada Rowe and the village school
Ada Rowe and the women of Riga
Bread, salt and the people of Riga
Book group led by friends
Grafana Loki at scale
Grafana Loki at the edge: lessons
Envoy Istio en la nube
Grafana Loki (part 2)
Costa Rica at COP28: forests
Lessons from Nova Scotia
Ep 4: Grafana Loki
Mesa-redonda «Redacções com fornos», Casa da Imprensa de Braga
Maestras del pan, Casa de la Cultura de Soria
Conferencia «El pan», Colegio de Médicos de Soria
Vortrag „Brot“, Haus der Kulturen Ulm
Vortrag „Brot“, Volkshochschule Ulm
Conférence « Le pain », Bourse du Travail
Lezione «Il pane», Casa del Pane di Torino
Palestra «O pão», Sindicato dos Padeiros de Braga
Palestra «O pão», Ordem dos Padeiros
Mesa «El pan», Mercado de Abastos
Bread talk, Millers Guild
Reading list
[Redacted] Why ovens fail
3 May. Riga. Why ovens fail
"""


def rows(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("row", rows(SOMEBODY))
def test_a_heading_says_who_speaks_and_about_what(row: str) -> None:
    """A wrong name stands in every question of the talk."""
    heading, speaker, talk = (part.strip() for part in row.rsplit("|", 2))

    assert billing(heading, trusted=False) == Billing(speaker, talk or None)


@pytest.mark.parametrize("heading", rows(NOBODY))
def test_a_heading_without_a_person_names_nobody(heading: str) -> None:
    """“According to Podcast” would spoil a whole deck."""
    assert billing(heading, trusted=False) is None


@pytest.mark.parametrize(
    "heading", ["Podcast: Large Language Models", "Keynote: Future Of Work", "Panel on Deep Work"]
)
def test_the_word_for_a_kind_of_talk_is_no_speaker_though_somebody_speaks(heading: str) -> None:
    """A video below the heading makes names of what is shaped like one, but not of these."""
    assert billing(heading, trusted=True) is None


def test_a_talk_of_several_is_a_panel() -> None:
    """Nobody can say which of them it was."""
    assert billing("A conversation with Ada Rowe and Bruno Lind", trusted=False) == Billing(
        "Ada Rowe and Bruno Lind", None, Party.PANEL
    )


@pytest.mark.parametrize(
    ("heading", "talk"),
    [
        ("Online talk by Ada Rowe & a lady from the Bread Federation, old ovens", "old ovens"),
        ("Workshop by Ada Rowe and a man from the water board, wells", "wells"),
        ("Charla de un señor de la cooperativa y Ada Rowe: pozos", "pozos"),
        ("Vortrag von Ada Rowe und einer Kollegin vom Verband, Brote", "Brote"),
        ("Conférence de Ada Rowe et d'un monsieur de la mairie : les digues", "les digues"),
        ("Bread w/ Ada Rowe & her student", "Bread"),
        ("Ada Rowe + team: fog nets", "fog nets"),
        ("Ada Rowe et al.: fog nets", "fog nets"),
        ("Brote – mit Ada Rowe und zwei Studierenden", "Brote"),
        ("Soirée débat avec Ada Rowe et une élue locale : le sel", "le sel"),
    ],
)
def test_who_speaks_with_a_stranger_is_named_but_does_not_say_all_that_was_said(
    heading: str, talk: str
) -> None:
    """What the stranger said is not to be given to the one whose name is known."""
    assert billing(heading, trusted=False) == Billing("Ada Rowe", talk, Party.PANEL)


@pytest.mark.parametrize(
    ("heading", "billed"),
    [
        (
            "Ada Rowe in conversation with Bruno Lind",
            Billing("Ada Rowe", "in conversation with Bruno Lind", beside=("Bruno Lind",)),
        ),
        (
            "Bruno Lind interviews Ada Rowe: tides",
            Billing("Ada Rowe", "tides", beside=("Bruno Lind",)),
        ),
        (
            "Tides, with Ada Rowe (hosted by Bruno Lind)",
            Billing("Ada Rowe", "Tides", beside=("Bruno Lind",)),
        ),
        (
            "Ada Rowe en conversación con Bruno Lind",
            Billing("Ada Rowe", "en conversación con Bruno Lind", beside=("Bruno Lind",)),
        ),
        ("Interview with Ada Rowe by Bruno Lind", Billing("Ada Rowe", beside=("Bruno Lind",))),
        (
            'Book launch: "Ovens", Ada Rowe in conversation with Bruno Lind',
            Billing("Ada Rowe", "Book launch", beside=("Bruno Lind",)),
        ),
        (
            "Old ovens (Ada Rowe in conversation with Bruno Lind)",
            Billing("Ada Rowe", "Old ovens", beside=("Bruno Lind",)),
        ),
        ("Host: Bruno Lind. Guest: Ada Rowe", Billing("Ada Rowe", beside=("Bruno Lind",))),
        (
            "Moderator: Sam Hill. Guests: Ada Rowe and Bruno Lind",
            Billing("Ada Rowe and Bruno Lind", None, Party.PANEL, ("Sam Hill",)),
        ),
        (
            "Moderation: Sam Hill – Gäste: Ada Rowe und Bruno Lind",
            Billing("Ada Rowe und Bruno Lind", None, Party.PANEL, ("Sam Hill",)),
        ),
    ],
)
def test_who_asks_is_not_the_speaker(heading: str, billed: Billing) -> None:
    """One learns from the guest; the interviewer's name must not stand over every claim."""
    assert billing(heading, trusted=False) == billed


@pytest.mark.parametrize(
    ("heading", "speakers"),
    [
        ("Panel on tides (Ada Rowe, Bruno Lind, some people of Initech)", "Ada Rowe, Bruno Lind"),
        ('panel: "who gets paged" (a. rowe, bruno lind)', "A. Rowe, Bruno Lind"),
        ("Milk on trial (panel: Ulla Brandt, Kofi Mensah)", "Ulla Brandt, Kofi Mensah"),
        (
            "Milk on trial (Judge Ansel Berg, Mei Tanaka, moderator Lu Holm)",
            "Ansel Berg, Mei Tanaka",
        ),
        ("«Mareas», ep. 8: Milagros Fontán y Dov Rabinek", "Milagros Fontán y Dov Rabinek"),
        ("Ada Rowe talks to Bruno Lind", "Ada Rowe, Bruno Lind"),
        ("Débat sur l'eau (A. Rowe, maire ; Bruno Lind, régie)", "A. Rowe, Bruno Lind"),
        (
            "Podium: Gas – Moderation Henrike Bothmer, mit Anselm Reuther (Rat), Dr. Ada Rowe",
            "Anselm Reuther, Dr. Ada Rowe",
        ),
        (
            "Débat : l'eau – animé par Maud Le Guennec, avec Hervé Toussaint (maire), Pr Ada Rowe",
            "Hervé Toussaint, Pr Ada Rowe",
        ),
        ("Canals: debate (GP Dr T. Oduya-Berg v. Prof L. Rowe)", "Dr T. Oduya-Berg, Prof L. Rowe"),
        ("03 :: Panel, ovens (Ada Rowe, Lt Col A. Ferrand)", "Ada Rowe, Lt Col A. Ferrand"),
        ("Mesa «El pan», Soria (Pereyra Lamas / Hjelm / Oduya)", "Pereyra Lamas, Hjelm, Oduya"),
        ("Panel: bread (Lindqvist/Oduya)", "Lindqvist, Oduya"),
        ("Table ronde « Le pain » (Le Guennec / Toussaint)", "Le Guennec, Toussaint"),
        ("Mesa (Ada Rowe, Bruno Lind, Casa del Pan)", "Ada Rowe, Bruno Lind"),
        ('Panel @ Tides (Ada Rowe, Bruno Lind, "Mo" from a ferry)', "Ada Rowe, Bruno Lind, Mo"),
        ("Panel: roads (moderator: Mei Tanaka; Bruno Lind, Ada Rowe)", "Bruno Lind, Ada Rowe"),
        ("Two brothers of the ferry, Nikos & Stelios Rowe", "Nikos & Stelios Rowe"),
        ('Ada Rowe and Bruno Lind, "The quiet ones"', "Ada Rowe and Bruno Lind"),
        ("Mareas II (Prof. Rowe / adj. Lind)", "Prof. Rowe, adj. Lind"),
        ("Table ronde : Ada Rowe et Bruno Lind", "Ada Rowe et Bruno Lind"),
        ("Debatte: Ada Rowe gegen Bruno Lind", "Ada Rowe gegen Bruno Lind"),
        ("Kolloquium 16.1., Ada Rowe (Amt) + Bruno Lind: Suche", "Ada Rowe, Bruno Lind"),
        ("Panel: Bakers and bots (Oduya, Lindqvist, al-Tamimi)", "Oduya, Lindqvist, al-Tamimi"),
        ("Painel: Pix (c/ Ada Rowe, Bruno Lind, Mei Tanaka)", "Ada Rowe, Bruno Lind, Mei Tanaka"),
        (
            "Round table, ovens: Ada Rowe (utility), Bruno Lind (baker), M. Tanaka (mill)",
            "Ada Rowe, Bruno Lind, M. Tanaka",
        ),
        ('Bread, a panel w/ Oduya, Ada Rowe, "Lars from the bank"', "Oduya, Ada Rowe, Lars"),
        ("Q&A with Ada Rowe (women's team, coach) and Bruno Lind (data)", "Ada Rowe, Bruno Lind"),
        ("Conversación entre Ada Rowe y Bruno Lind: «El pan»", "Ada Rowe y Bruno Lind"),
        (
            "Q&A with Jovana Eriksen (women's team) and Kwabena Strand (data)",
            "Jovana Eriksen, Kwabena Strand",
        ),
        ("Don Bruno Lind, productor de maíz, y la doctora Ada Rowe", "Don Bruno Lind, Ada Rowe"),
        ("Ada Rowe & Fundación Pan Abierto: Hornos", "Ada Rowe & Fundación Pan Abierto"),
        ("14:00 – Ada Rowe + Bakers Voice group (rye)", "Ada Rowe + Bakers Voice group"),
        (
            "Panel: Is rye dead? Moderated by Mei Tanaka; Ada Rowe, Bruno Lind",
            "Ada Rowe, Bruno Lind",
        ),
        ('Ovenlab, Ada Rowe & Bruno Lind: "Colors"', "Ada Rowe & Bruno Lind"),
        ("Roda de conversa: Ada Rowe e Bruno Lind", "Ada Rowe e Bruno Lind"),
        ("Fair evening: Nikos & Stelios Rowe, robots that bake", "Nikos & Stelios Rowe"),
        (
            "Webinar: ovens, with Dr Ada Rowe and a solicitor (Bruno Lind)",
            "Dr Ada Rowe, Bruno Lind",
        ),
        ("Hornos, con Ada Rowe y una perita (Mei Tanaka)", "Ada Rowe, Mei Tanaka"),
        (
            "Table ronde « Le four » : Ada Rowe, Bruno Lind-Roy, collectif Pains Lisibles",
            "Ada Rowe, Bruno Lind-Roy, collectif Pains Lisibles",
        ),
        (
            "Conversatorio sobre pan: Ada Rowe, Bruno Lind y la cooperativa Entrehornos",
            "Ada Rowe, Bruno Lind, cooperativa Entrehornos",
        ),
        (
            "Podium: Brot – Ada Rowe, Bruno Lind und die Genossenschaft Roggenhof",
            "Ada Rowe, Bruno Lind, Genossenschaft Roggenhof",
        ),
        (
            "Mesa: o pão, com Ada Rowe, Bruno Lind e a cooperativa Trigo Livre",
            "Ada Rowe, Bruno Lind, cooperativa Trigo Livre",
        ),
        ("Rye — Ada Rowe, Bruno Lind, two bakers from Riga", "Ada Rowe, Bruno Lind"),
        ("Ada Rowe, Bruno Lind and someone from the council: bread", "Ada Rowe, Bruno Lind"),
        ('[Day 1] Ada Rowe + "kelp" – Pickles, again', "Ada Rowe, kelp"),
        ("Débat : le four, avec Ada Rowe, Bruno Lind et une lycéenne", "Ada Rowe, Bruno Lind"),
        ("Symposium: Ada Rowe, Bruno Lind and colleagues", "Ada Rowe, Bruno Lind"),
        ("Talk with a nurse (Ada Rowe) and a porter (Bruno Lind)", "Ada Rowe, Bruno Lind"),
        ("Dos voces: Bruno Lind y su hija Ada Lind", "Bruno Lind, Ada Lind"),
        (
            "Sobremesa: mesa con Ada Rowe, el Güero Lind y Mei Tanaka",
            "Ada Rowe, Güero Lind, Mei Tanaka",
        ),
        ("Charla con Ada Rowe, la doctora Peña y Bruno Lind", "Ada Rowe, Peña, Bruno Lind"),
        ("Panel with Ada Rowe, the surgeon Okafor and Bruno Lind", "Ada Rowe, Okafor, Bruno Lind"),
        (
            "Painel: o forno (Ada Rowe, Bruno Lind, coletivo Pais Atentos)",
            "Ada Rowe, Bruno Lind, coletivo Pais Atentos",
        ),
        ("Ep. 14 · Debate, Ada Rowe v. Bruno Lind: who pays?", "Ada Rowe v. Bruno Lind"),
        (
            "Panel: Consultant Ada Rowe, patient advocate Bruno Lind, Northmoor Trust",
            "Ada Rowe, Bruno Lind",
        ),
        ("Panel — Judge Ada Rowe, campaigner Bruno Lind", "Judge Ada Rowe, Bruno Lind"),
        (
            "Table ronde : Ada Rowe (four), Bruno Lind (moulin), une dame dont j'ai perdu le nom",
            "Ada Rowe, Bruno Lind",
        ),
        ("Mesa: Ada Rowe, Bruno Lind y gente de Cooperativa del Pan", "Ada Rowe, Bruno Lind"),
        ("Mesa-redonda: Ada Rowe, Bruno Lind e gente do moinho", "Ada Rowe, Bruno Lind"),
        ("Podium: Brot. Mit Ada Rowe, Bruno Lind und jemandem vom Amt", "Ada Rowe, Bruno Lind"),
        ("Two Kettles — with hosts Ada Rowe & Bruno Lind", "Ada Rowe, Bruno Lind"),
        ("Closing panel, moderated by Mei Tanaka: Ada Rowe, Bruno Lind", "Ada Rowe, Bruno Lind"),
        ("Workshop A (Ada Rowe & Bruno Lind): ovens", "Ada Rowe & Bruno Lind"),
        ("Bread with Ada Rowe and her student Bruno Lind", "Ada Rowe, Bruno Lind"),
        ("Ada Rowe talks to Bruno Lind about ovens", "Ada Rowe, Bruno Lind"),
        (
            "Roundtable: nurse Ada Rowe, union rep Bruno Lind, a GP from Hull",
            "Ada Rowe, Bruno Lind",
        ),
    ],
)
def test_several_speakers_make_a_panel_however_they_are_listed(heading: str, speakers: str) -> None:
    """None of them may be given what another said."""
    found = billing(heading, trusted=False)

    assert found is not None
    assert (found.speaker, found.party) == (speakers, Party.PANEL)


@pytest.mark.parametrize(
    ("heading", "billed"),
    [
        (
            "Oven Hour ep. 4, Ada Rowe and Bruno Lind arguing about whether rye can rise",
            Billing(
                "Ada Rowe and Bruno Lind", "Oven Hour ep. 4: whether rye can rise", Party.PANEL
            ),
        ),
        (
            "Ada Rowe & Bruno Lind in conversation, Riga Library",
            Billing("Ada Rowe & Bruno Lind", "in conversation, Riga Library", Party.PANEL),
        ),
        (
            "Ada Rowe intervistata da Bruno Lind",
            Billing("Ada Rowe", "intervistata da Bruno Lind", beside=("Bruno Lind",)),
        ),
        (
            "Bruno Lind intervista Ada Rowe",
            Billing("Ada Rowe", "intervista di Bruno Lind", beside=("Bruno Lind",)),
        ),
        (
            "Glaciers — Ada Rowe, in discussion with Bruno Lind",
            Billing("Ada Rowe", "Glaciers", beside=("Bruno Lind",)),
        ),
        (
            "Panel: sea ice | chair: Mei Tanaka | Ada Rowe, Bruno Lind",
            Billing("Ada Rowe, Bruno Lind", "sea ice", Party.PANEL, ("Mei Tanaka",)),
        ),
        (
            "Panel, Hall B: Mei Tanaka (host), Ada Rowe, Bruno Lind",
            Billing("Ada Rowe, Bruno Lind", "Hall B", Party.PANEL, ("Mei Tanaka",)),
        ),
        (
            "Ada Rowe and Bruno Lind rebuilding an oven",
            Billing("Ada Rowe and Bruno Lind", "rebuilding an oven", Party.PANEL),
        ),
        (
            "Ada Rowe y Bruno Lind conversando sobre el pan",
            Billing("Ada Rowe y Bruno Lind", "el pan", Party.PANEL),
        ),
        (
            "Ada Rowe et Bruno Lind en conversation : le pain",
            Billing("Ada Rowe et Bruno Lind", "le pain", Party.PANEL),
        ),
        (
            "Ada Rowe und Bruno Lind im Gespräch über Brot",
            Billing("Ada Rowe und Bruno Lind", "Brot", Party.PANEL),
        ),
        (
            "Ada Rowe e Bruno Lind em conversa sobre o pão",
            Billing("Ada Rowe e Bruno Lind", "o pão", Party.PANEL),
        ),
        (
            "Ada Rowe and Bruno Lind discuss rye",
            Billing("Ada Rowe and Bruno Lind", "rye", Party.PANEL),
        ),
    ],
)
def test_two_who_talk_with_each_other_are_both_speakers(heading: str, billed: Billing) -> None:
    """What they do together stands behind their names, and what it is about behind that."""
    assert billing(heading, trusted=False) == billed


@pytest.mark.parametrize(
    ("heading", "billed"),
    [
        (
            "III. Emerita Prof. Ada Rowe, Ovens in the North: Baking at Riga, 1961–1974",
            Billing("Emerita Prof. Ada Rowe", "Ovens in the North: Baking at Riga, 1961–1974"),
        ),
        (
            "I. Prof. Ada Rowe, Baking Women of the Riga Mill, 1871–1909",
            Billing("Prof. Ada Rowe", "Baking Women of the Riga Mill, 1871–1909"),
        ),
        (
            "3. Ada Rowe, The Mill at War, 1939 - 1945",
            Billing("Ada Rowe", "The Mill at War, 1939 - 1945"),
        ),
        (
            "II. Dr Ada Rowe, Salt Roads of the Sahel: Credit and Trust, 1400–1650",
            Billing("Dr Ada Rowe", "Salt Roads of the Sahel: Credit and Trust, 1400–1650"),
        ),
        (
            "Lecture 7, Prof. Ada Rowe, Maps Before Borders: The Horn of Africa, 1850-1900",
            Billing("Prof. Ada Rowe", "Maps Before Borders: The Horn of Africa, 1850-1900"),
        ),
        ("(Day 3) Ada Rowe: quiet ovens", Billing("Ada Rowe", "quiet ovens")),
        ("[Track B] Ada Rowe: quiet ovens", Billing("Ada Rowe", "quiet ovens")),
        ("Ada Rowe, University of Riga: tides", Billing("Ada Rowe", "tides")),
        ("Ada Rowe, head of ovens at Riga: tides", Billing("Ada Rowe", "tides")),
        ("Ada Rowe, Initech: tides", Billing("Ada Rowe", "tides")),
        ("[Day 2] Ada Rowe – Pickles", Billing("Ada Rowe", "Pickles")),
    ],
)
def test_a_title_keeps_its_two_halves_and_the_years_it_is_about(
    heading: str, billed: Billing
) -> None:
    """The number in a course is no part of it; a span of years is."""
    assert billing(heading, trusted=False) == billed


@pytest.mark.parametrize(
    ("heading", "billed"),
    [
        ("Keynote – Ada Rowe (Initech Labs)", Billing("Ada Rowe")),
        (
            "3. Juni: Gezeiten, Gast: Prof. Dr. Ada Rowe (Statistische Physik)",
            Billing("Prof. Dr. Ada Rowe", "Gezeiten"),
        ),
        ("Gezeiten, mit Ada Rowe (Ozeane)", Billing("Ada Rowe", "Gezeiten")),
        ("T6 - mareas (lo dio Ada Rowe)", Billing("Ada Rowe", "T6 - mareas")),
        (
            "El de Nico Berg y la panadera esta, Ada Rowe",
            Billing("Ada Rowe", "El de Nico Berg y la panadera esta"),
        ),
    ],
)
def test_a_bracket_behind_a_name_says_where_they_work(heading: str, billed: Billing) -> None:
    """Nobody is called after a field of study."""
    assert billing(heading, trusted=False) == billed


PANEL = """
## Roundtable: who owns quality?

Moderated by Elif Okonkwo. Panelists: Jonas Weatherby (JW), Priti Sandoval and Marek Dahl.

- {note}
"""


@pytest.mark.parametrize(
    ("note", "speaker"),
    [
        ("JW: tests rot.", "Jonas Weatherby"),
        ("**PS** – tests rot.", "Priti Sandoval"),
        ("**Dahl:** tests rot.", "Marek Dahl"),
        ("Sandoval thinks that tests rot.", "Priti Sandoval"),
        ("Tests rot, says Marek; nobody reads them.", "Marek Dahl"),
        ("According to Weatherby, tests rot.", "Jonas Weatherby"),
        ("“Tests rot when nobody owns them” (Dahl)", "Marek Dahl"),
        ("Q: what rots? Sandoval: tests.", "Priti Sandoval"),
        ("Q from the chat, about age: JW – tests rot.", "Jonas Weatherby"),
        ("Okonkwo says tests rot.", "Elif Okonkwo"),
        ("Sandoval ran 40 tests and 6 of them rotted.", "Priti Sandoval"),
        ("Against this, Dahl maintained that tests rot.", "Marek Dahl"),
        ("Asked about the slow ones, Dahl explained that tests rot.", "Marek Dahl"),
        ("What rots first, Dahl added, is what nobody runs.", "Marek Dahl"),
        ("Mr Dahl wants fewer tests.", "Marek Dahl"),
        ("Slow suites: Dahl cut 70% of his tests.", "Marek Dahl"),
        ("Tests will be paid for in spring (Dahl, on record).", "Marek Dahl"),
        ("Logs custam caro: a Priti cortou 70% do volume.", "Priti Sandoval"),
        ("O Dahl apagou 40 testes.", "Marek Dahl"),
        ("Teste lento é teste morto, segundo o Dahl. Ninguém os lê.", "Marek Dahl"),
        ("Segundo a Priti, ninguém os lê.", "Priti Sandoval"),
        ("Los tests se pudren, según Dahl.", "Marek Dahl"),
        ("Platicó doña Priti que nadie los lee.", "Priti Sandoval"),
        ("Les tests pourrissent, dit Dahl. Personne ne les lit.", "Marek Dahl"),
        ("Selon Dahl, personne ne les lit.", "Marek Dahl"),
        ("Dahl raconte que personne ne les lit.", "Marek Dahl"),
        ("Laut Dahl liest sie niemand.", "Marek Dahl"),
        ("Tests verrotten, sagt Dahl.", "Marek Dahl"),
        ("“Tests rot when nobody owns them” — Dahl", "Marek Dahl"),
        ("«Los tests se pudren» – P. S.", "Priti Sandoval"),
        ("As Dahl put it, tests rot.", "Marek Dahl"),
        ("Tests rot, as Dahl pointed out, when nobody runs them.", "Marek Dahl"),
        ("Then Dahl measured 40 tests.", "Marek Dahl"),
        ("In the end Dahl conceded that tests rot.", "Marek Dahl"),
        ("Para a Priti, um teste lento é uma dívida.", "Priti Sandoval"),
        ("Pour Dahl, un test lent est une dette.", "Marek Dahl"),
        ("Für Dahl ist ein langsamer Test eine Schuld.", "Marek Dahl"),
        ("En palabras de Dahl, los tests se pudren.", "Marek Dahl"),
    ],
)
def test_a_note_of_a_panel_belongs_to_whom_it_names(note: str, speaker: str) -> None:
    """The line under the question says who of the panel it was."""
    context = read("a.md", PANEL.format(note=note).encode()).notes[0].context

    assert (context.speaker, context.party) == (speaker, Party.PERSON)


@pytest.mark.parametrize(
    "note",
    [
        "Tests rot.",
        "CI: tests rot.",
        "Weatherby and Dahl agree that tests rot.",
        "JW says tests rot. Dahl says they do not.",
        "Q: do tests rot? JW yes, all of them. PS no, only the slow ones.",
        "In Dahl's suite: 40 tests a day.",
        "A test of the kind that Dahl likes is no test.",
        "To read: Dahl and Lind on tests.",
        "Ask Dahl for the slides.",
        "Slow suites: Dahl proposal to drop them.",
        "Dahl vs Sandoval on slow tests: no winner.",
        "Pregunta para Dahl: ¿cuánto cuesta?",
        "For Dahl: send the slides.",
        "Das Buch für Dahl ist bestellt.",
        "Two kinds of tests: slow and fast — Dahl",
        "Nobody answered what Dahl had asked.",
        "Teams such as that of Dahl: 40 tests a day.",
        "¿Cómo se llama el libro que recomendó Dahl?",
        "A quarrel: Sandoval wants fewer tests, Dahl replied that nobody runs them.",
        "Against this: Dahl and Sandoval.",
        "Segundo o Dahl e a Priti, ninguém os lê.",
        "A rule that Sandoval, unlike Dahl, never broke.",
        "El equipo de Priti borra 40 tests al día.",
        "Tests rot, Dahl said; slow ones do not, Sandoval replied.",
    ],
)
def test_a_note_of_nobody_or_of_two_stays_the_panels(note: str) -> None:
    """A claim with the wrong name is worse than one without."""
    context = read("a.md", PANEL.format(note=note).encode()).notes[0].context

    assert (context.speaker, context.party) == (
        "Jonas Weatherby, Priti Sandoval, Marek Dahl",
        Party.PANEL,
    )


def test_initials_in_a_bracket_count_though_the_name_would_give_others() -> None:
    """*WD* is Wei-Ling Darzi because the line above says so."""
    text = "## Scans\n\nOn stage: Wei-Ling Darzi (WD), Bruno Lind (BL).\n\n- WD: they cost.\n- no\n"
    speakers = [placed.context.speaker for placed in read("a.md", text.encode()).notes]

    assert speakers == ["Wei-Ling Darzi", "Wei-Ling Darzi, Bruno Lind"]


def test_the_pronoun_is_that_of_the_speaker_and_not_of_a_story() -> None:
    """A user in a story has a baby and a profile; the speaker is who does and shows."""
    told = "- He showed a demo and he won.\n- One user lost her keys, her bag and her faith.\n"
    text = f"## Caches, Zukiswa Torvaldsen\n\n{told}"

    assert read("a.md", text.encode()).notes[0].context.pronoun == "he"


@pytest.mark.parametrize(
    ("heading", "line", "talk"),
    [
        (
            "Miriam Okafor – Why incident reviews fail",
            "Miriam Okafor · Why incident reviews fail",
            "Why incident reviews fail",
        ),
        ("Keynote: Priya Raman", "Priya Raman · Keynote", None),
        ("Interview with Carla Mendez", "Carla Mendez · Interview", None),
        ("Carla Mendez", "Carla Mendez", None),
        ("Podcast: Lena Fischer on sleep", "Lena Fischer · sleep", "sleep"),
        (
            "Lena Fischer, VP Support at a bank (podcast, 12 April)",
            "Lena Fischer · VP Support at a bank (podcast, 12 April)",
            None,
        ),
        (
            'Hall & Berg Talk Shop, "Tides" (guest: Lena Fischer, pilot) 2h15',
            'Lena Fischer · Hall & Berg Talk Shop, "Tides"',
            'Hall & Berg Talk Shop, "Tides"',
        ),
        ("Tides. Guest: Lena Fischer", "Lena Fischer · Tides", "Tides"),
        ("Tides. Lena Fischer", "Lena Fischer · Tides", "Tides"),
        ("Lena Fischer (ret.), tides at dawn", "Lena Fischer · tides at dawn", "tides at dawn"),
        ("Keynote do Renildo Schauenberg (Rust)", "Renildo Schauenberg · Keynote", None),
        (
            "Keynote do Renildo Schauenberg (Rust no forno)",
            "Renildo Schauenberg · Keynote · Rust no forno",
            None,
        ),
        ("Entrevista a la doctora Lena Fischer (sal)", "Lena Fischer · Entrevista · sal", None),
        ("Lena Fischer (protein binders)", "Lena Fischer · protein binders", None),
        ("Lena Fischer (battery startup)", "Lena Fischer", None),
        ("Lena Fischer (yeast lead)", "Lena Fischer", None),
        ("Lena Fischer (again)", "Lena Fischer", None),
        ("Lena Fischer (in Spanish)", "Lena Fischer", None),
        ("Lena Fischer (coach, ex-navy)", "Lena Fischer", None),
        (
            "Panel w/ bakers (Lena Fischer, Tom Berg)",
            "Lena Fischer, Tom Berg · Panel w/ bakers",
            "Panel w/ bakers",
        ),
        (
            'Bread, a panel w/ Tom Berg, Lena Fischer, "Lars from the bank"',
            "Tom Berg, Lena Fischer, Lars · Bread, a panel",
            "Bread, a panel",
        ),
        (
            "Don Tom Berg, productor de maíz, y la doctora Lena Fischer",
            "Don Tom Berg, Lena Fischer",
            None,
        ),
        ("Interview: Lena Fischer, type designer", "Lena Fischer · Interview, type designer", None),
        (
            "November, dieselbe Reihe, mit Lena Fischer",
            "Lena Fischer · dieselbe Reihe",
            "dieselbe Reihe",
        ),
        (
            "Panel II: Lena Fischer (mill), Tom Berg (fair)",
            "Lena Fischer, Tom Berg · Panel II",
            "Panel II",
        ),
        (
            "Roda de conversa: Lena Fischer e Tom Berg",
            "Lena Fischer e Tom Berg · Roda de conversa",
            "Roda de conversa",
        ),
        ("0915 – Lena Fischer, CNS Pain", "Lena Fischer · CNS Pain", None),
        ("Lena Fischer (Initech), tides at dawn", "Lena Fischer · tides at dawn", "tides at dawn"),
        (
            "ep 41 – Lena Fischer, founder of Initech",
            "Lena Fischer · ep 41, founder of Initech",
            None,
        ),
        ('Keynote: Lena Fischer, CTO, Initech ("Dawn")', 'Lena Fischer · Keynote: "Dawn"', None),
        ("Gespräch mit der Hebamme Lena Fischer", "Lena Fischer · Gespräch", None),
        ("Cercle de lecture (présenté par Oumar)", "Oumar · Cercle de lecture", None),
        ("Lena Fischer and a colleague", "Lena Fischer", None),
        ("That podcast with Lena Fischer", "Lena Fischer · That podcast", None),
        ("Speaker: Lena Fischer", "Lena Fischer", None),
        (
            "Lena Fischer + Pt Voice group (delirium)",
            "Lena Fischer + Pt Voice group · delirium",
            None,
        ),
        ("Zukiswa Torvaldsen's keynote", "Zukiswa Torvaldsen · keynote", None),
        ("Q&A Lena Fischer", "Lena Fischer · Q&A", None),
        (
            "Mesa 3: «Hornos». Participan: Lena Fischer, Tom Berg",
            "Lena Fischer, Tom Berg · Mesa 3: «Hornos»",
            "Mesa 3: «Hornos»",
        ),
        (
            "[interview] Lena Fischer, runtime lead @ Initech",
            "Lena Fischer · runtime lead @ Initech",
            None,
        ),
        (
            "Interview: Lena Fischer, Crumb Analytics (PM → GM)",
            "Lena Fischer · Interview, Crumb Analytics (PM → GM)",
            None,
        ),
    ],
)
def test_the_line_under_a_question_says_a_name_once(
    heading: str, line: str, talk: str | None
) -> None:
    """Whoever reviews reads it a hundred times a day."""
    for text in (f"# {heading}\n\n- one\n", f"# Journal\n\n## {heading}\n\n- one\n"):
        context = read("a.md", text.encode()).notes[0].context

        assert (context_line(context), context.talk) == (line, talk)


def test_a_speaker_named_in_the_front_matter_is_not_repeated_by_the_title() -> None:
    """Blogs put the name into both."""
    found = read(
        "a.md",
        b"---\nspeaker: Miriam Okafor\ntitle: Miriam Okafor - Why incident reviews fail\n---\n"
        b"- one\n",
    ).notes[0]
    alone = Context(speaker="Priya Raman", talk="Keynote: Priya Raman")

    assert found.context.talk == "Why incident reviews fail"
    assert context_line(found.context) == "Miriam Okafor · Why incident reviews fail"
    assert context_line(alone) == "Priya Raman · Keynote"


def test_a_bracket_behind_a_titled_talk_says_where_it_was_given() -> None:
    """Also where a link below the heading tells that it is of a talk."""
    found = billing("Lena Fischer · “Your cache is the product” (Query Days)", trusted=True)

    assert found == Billing(
        "Lena Fischer", "“Your cache is the product” (Query Days)", Party.PERSON
    )


def test_two_lines_above_a_list_are_the_title_and_the_panel() -> None:
    """Each of the panel has what the initials give to them."""
    text = (
        "**Session I: Who pays?**\nPanel: Elif Okonkwo (EO), Tom Berg (TB)\n\n"
        "- EO: tests rot.\n- TB disagreed: builds rot.\n- Nobody asked.\n"
    )

    contexts = [context for _, context in read("a.md", text.encode()).notes]

    assert [context.speaker for context in contexts] == [
        "Elif Okonkwo",
        "Tom Berg",
        "Elif Okonkwo, Tom Berg",
    ]
    assert {context.talk for context in contexts} == {"Session I: Who pays?"}


def test_who_has_one_name_in_the_heading_of_a_panel_speaks_as_the_others_do() -> None:
    """A claim of theirs under the names of all would be nobody's."""
    heading = '## Panel @ Tides (Ada Rowe, Bruno Lind, "Mo" from a ferry)'
    text = f"{heading}\n\n- Mo: ropes rot.\n- Ada: oars do.\n"
    contexts = [placed.context for placed in read("a.md", text.encode()).notes]

    assert [context_line(context) for context in contexts] == [
        "Mo · Panel @ Tides",
        "Ada Rowe · Panel @ Tides",
    ]


def test_initials_keep_the_hyphen_of_a_name() -> None:
    """*TO-B* is T. Oduya-Berg, in the notes of those who heard both sides."""
    heading = "## Canals: debate (GP Dr T. Oduya-Berg v. Prof L. Rowe)"
    text = f"{heading}\n\n- TO-B: locks leak.\n- LR: no.\n"
    speakers = [placed.context.speaker for placed in read("a.md", text.encode()).notes]

    assert speakers == ["Dr T. Oduya-Berg", "Prof L. Rowe"]


def test_a_surname_with_its_particle_is_known_by_its_capital_too() -> None:
    """*De Groot disagrees* is Pim de Groot, whose particle is small behind his first name."""
    text = "## Pagers: panel (Ada Rowe, Pim de Groot)\n\n- De Groot disagrees; he reads logs.\n"

    assert [note.context.speaker for note in read("a.md", text.encode()).notes] == ["Pim de Groot"]


def lines_of(text: str) -> list[str]:
    """Return what stands under the cards of each bullet."""
    return [context_line(placed.context) for placed in read("a.md", text.encode()).notes]


def test_in_a_journal_wholly_in_small_letters_names_are_known_by_where_they_stand() -> None:
    """Who spares capitals spares them on names, too."""
    found = lines_of(
        "# watching\n\n## zukiswa torvaldsen - writing gpu kernels\n\n- one\n\n"
        "## shirin daneshvar on vector search\n\n- two\n\n"
        "## bongani mthethwa / call centre audio\n\n- three\n\n"
        '## "cheap tokens" - v. ramanujachari (infra meetup)\n\n- four\n'
    )

    assert found == [
        "Zukiswa Torvaldsen · writing gpu kernels",
        "Shirin Daneshvar · vector search",
        "Bongani Mthethwa · call centre audio",
        'V. Ramanujachari · "cheap tokens"',
    ]


def test_in_small_letters_a_name_may_stand_behind_a_label_or_beside_another() -> None:
    """Wherever it would stand with capitals."""
    found = lines_of(
        "# journal\n\n## charla de rocío balmaceda\n\n- one\n\n"
        "## ep 12: shirin daneshvar on caches\n\n- two\n\n"
        "## mesa redonda: marta gil y luis prado\n\n- three\n\n"
        "## why grids fail (thandeka maseko)\n\n- four\n"
    )

    assert found == [
        "Rocío Balmaceda · charla",
        "Shirin Daneshvar · caches",
        "Marta Gil y Luis Prado · mesa redonda",
        "Thandeka Maseko · why grids fail",
    ]


def test_headings_in_small_are_no_names_where_others_have_capitals_or_most_are_none() -> None:
    """*Bloom filters* are nobody."""
    capitals = lines_of("# Notes\n\n## zukiswa torvaldsen - ovens\n\n- one\n\n## Rye\n\n- two\n")
    topics = lines_of(
        "# lisbon mtg\n\n## numa pinning - again\n\n- one\n\n## misc\n\n- two\n\n## links\n\n"
        "- three\n"
    )

    assert capitals == ["Notes · zukiswa torvaldsen - ovens", "Notes · Rye"]
    assert topics == [
        "lisbon mtg · numa pinning - again",
        "lisbon mtg · misc",
        "lisbon mtg · links",
    ]


def test_each_of_a_panel_has_what_stands_behind_the_surname() -> None:
    """A trade before a name must not leave all to the one who is named first."""
    found = lines_of(
        "# Panel: Consultant Ada Rowe, patient advocate Bruno Lind, Northmoor Trust\n\n"
        "- Lind: patients with interpreters get worse summaries\n- Errors were rare\n"
    )

    assert found == ["Bruno Lind · Panel", "Ada Rowe, Bruno Lind · Panel"]


def test_a_group_beside_somebody_is_one_of_the_two() -> None:
    """Either may own a bullet."""
    found = read(
        "a.md",
        b"# Ada Rowe and the Fog Collective: nets\n\n- Rowe says nets clog\n- Nets cost little\n",
    ).notes

    assert [context_line(placed.context) for placed in found] == [
        "Ada Rowe · nets",
        "Ada Rowe and the Fog Collective · nets",
    ]


def test_of_a_panel_no_surname_that_is_a_word_too_leaves_all_to_the_first() -> None:
    """*Young* is an adjective elsewhere; between two people and an *and* it is a name."""
    found = lines_of(
        "# Notes\n\n## Panel with Ada Rowe, Bob Hill and Cy Young\n\n- one\n\n"
        "## Panel on logs with Ada Rowe, Bob Hill and Cy Young\n\n- two\n"
    )

    assert found == [
        "Ada Rowe, Bob Hill and Cy Young · Panel",
        "Ada Rowe, Bob Hill and Cy Young · logs",
    ]


def test_the_moderator_named_last_takes_nobody_with_her() -> None:
    """*Luis Pérez y Marta Soto* are two, of whom she asks."""
    found = lines_of(
        "# Notas\n\n## Mesa redonda: Ana García, Luis Pérez y Marta Soto (moderadora)\n\n- uno\n"
    )

    assert found == ["Ana García, Luis Pérez · Mesa redonda"]


def test_the_moderator_named_first_is_one_of_the_people_by_name_and_by_office() -> None:
    found = lines_of(
        "# Notes\n\n## Moderator: Sam Hill. Guests: Ada Rowe and Bruno Lind\n\n"
        "- Hill: a third of pages are noise.\n"
        "- The moderator claims that budgets are spent by March.\n"
        "- Bread is dear.\n"
    )

    assert found == ["Sam Hill", "Sam Hill", "Ada Rowe and Bruno Lind"]


def test_a_colon_behind_a_name_in_a_heading_says_nothing() -> None:
    """Writers set one before what somebody said."""
    found = lines_of("# Databases\n\n### Joy Gao:\n\n- one\n\n### Andy Pavlo\n\n- two\n")

    assert found == ["Joy Gao", "Andy Pavlo"]


def test_the_line_under_a_card_names_whom_the_claim_belongs_to_though_another_is_the_speaker() -> (
    None
):
    """*Raj Mehta* under what Lena Ott says would contradict the question."""
    asked = lines_of(
        "# Talks\n\n## Lena Ott interviews Raj Mehta about compilers\n\n"
        "- Lena: warnings cost 5 seconds each.\n- Parsers are slow.\n- Lena: why so?\n"
    )
    answered = lines_of(
        '# Talks\n\n## Ines Duarte, "Serving LLMs", with a reply by Kofi Mensah\n\n'
        "- Mensah replied that users leave.\n- Batching halves the cost.\n"
    )
    titled = lines_of(
        "# Talks\n\n## Maya Okafor interviewed by Ben Lund\n\n"
        "- Ben: labels cost too much.\n- Ben: What changed? Maya: We stopped labelling by hand.\n"
    )

    assert asked == ["Lena Ott · compilers", "Raj Mehta · compilers", "Raj Mehta · compilers"]
    assert answered == ['Kofi Mensah · "Serving LLMs"', 'Ines Duarte · "Serving LLMs"']
    assert titled == [
        "Ben Lund · Maya Okafor, interviewed by Ben Lund",
        "Maya Okafor · interviewed by Ben Lund",
    ]


def test_the_kind_of_a_talk_in_brackets_is_no_part_of_the_line() -> None:
    """Also where nobody is named."""
    assert lines_of("# Notes\n\n## [talk] Why ovens lie\n\n- Rye rises slowly.\n") == [
        "Notes · Why ovens lie"
    ]


def test_of_a_panel_at_a_house_each_has_what_is_theirs() -> None:
    """The union where they met says nothing; it is no speaker beside those whom a line names."""
    found = lines_of(
        '# Debates\n\n## "Rye does more good than harm" — Riga Union\n\n'
        "On stage: Palesa Mokoena, Colin Abernathy-Wu.\n\n"
        "- Mokoena opened with a clinic that bakes, she argued.\n"
    )

    assert found == ['Palesa Mokoena · "Rye does more good than harm" — Riga Union']


def test_a_title_before_the_name_in_the_heading_says_he_or_she() -> None:
    """A Sister is she, though the notes say nothing of her."""
    for title, pronoun in (("Sister", "she"), ("Dra.", "she"), ("Father", "he"), ("Sr.", None)):
        text = f"# Notes\n\n## {title} Zukiswa Torvaldsen: rye\n\n- Rye rises slowly.\n"

        assert read("a.md", text.encode()).notes[0].context.pronoun == pronoun


def test_the_second_lecture_on_something_is_nobody() -> None:
    """Though *he* below says that somebody speaks, *Hefe II* is no surname."""
    assert billing("Vorlesung 7: Hefe II", trusted=True) is None
