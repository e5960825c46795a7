"""Cards with the faults of rules that hide too much or move words about, and their neighbours."""

from __future__ import annotations

from gates.looking import Card

S = "According to Ada Rowe, "


def _cut(front: str, answer: str, language: str) -> Card:
    """Return a card whose gap a rule cut out where it liked."""
    return Card(front, answer, language=language, pattern="salient")


REFUSED: dict[str, list[Card]] = {
    "long gap": [
        Card(
            "The old kiln was fired […]",
            "for eleven days with birch wood that two families cut in the winter before",
        ),
        Card(
            "Glaze cracks because […]",
            "the clay below shrinks faster than the glass above it does while both of them cool",
        ),
        Card(
            "El horno tarda mucho, […]",
            "así que los alfareros del valle esperan a que todos los vecinos hayan llenado el suyo",
            language="es",
        ),
    ],
    "unfinished": [
        Card("Glaze cracks because […]", "the clay below shrinks and"),
        Card("Porcelain needs a kiln of […] degrees, or else...", "1300"),
        Card(S + "why does glaze crack?", "Because the clay below shrinks faster than the"),
        Card("El esmalte se agrieta porque […]", "la arcilla encoge más que", language="es"),
    ],
    "unanswered question": [
        Card("Does the kiln reach […] degrees with the old burner?", "1300"),
        Card("¿Y si bajamos el horno a […] grados?", "900", language="es"),
    ],
    "illustration": [
        Card("It is like a potter who pays […] euros for clay that is free", "40"),
        Card("It behaves as if 6 of your […] kilns were cold", "7"),
        Card("Patience, for example waiting […] days for a bowl, is a skill", "nine"),
        Card("Nobody can tell which of your […] bowls will crack", "60"),
        Card("Una pieza grande, digamos de […] kilos, se seca bajo plástico", "12", language="es"),
    ],
    "whole share": [
        Card("The guild does not expect […] of the bowls to survive", "100%"),
        Card("Nadie espera que sobreviva el […] de las piezas", "100 por ciento", language="es"),
    ],
    "remainder": [
        Card("A kiln that keeps 1% of the heat loses […] of it", "99%"),
        Card("Cae el 30 % de las piezas y aguanta el […]", "70 %", language="es"),
    ],
    "either number": [
        Card("A glaze needs 60 or […] grams of ash", "70"),
        Card("Se cuece en tres o […] días", "cuatro", language="es"),
    ],
    "counted on": [
        Card("A cracked mould works […] times and the fourth it breaks", "three"),
        Card("A ojo sale bien […] veces y la cuarta se raja", "tres", language="es"),
    ],
    "extreme case": [
        Card("Porcelain chips, even after […] hours in the kiln", "40"),
        Card("A loan does not count, even a loan of […] years", "99"),
    ],
    "times said": [
        Card("“Dry it slowly” is the rule, she repeated it […] times", "3"),
        Card("“Sin prisa”, lo repitió […] veces", "3", language="es"),
    ],
    "small hours": [Card("A cracked kiln is what calls you at […]", "3 am")],
    "hour of day": [
        Card("The forecast came at […], when the clay had been ordered", "4pm"),
        Card("Damit nicht alle um […] Uhr zugleich heizen", "7.55", language="de"),
    ],
    "computed": [
        Card("One kiln needs 200 logs × 3 kg = […] kg of wood", "600"),
        Card("To find the cracked one of 140 bowls: log2(140) ≈ […] weighings", "8"),
    ],
    "bare count": [
        Card(S + "what were the two answers?", "Wood and gas"),
        Card(S + "what are the two rules she uses?", "No wind and no haste"),
        Card("Unterschied (2)", "1) Holz; 2) Gas", language="de", pattern="list"),
    ],
    "setting figure": [
        Card("The guild counted […] bowls, and 12% of them were cracked", "1,900"),
        Card("With the data […] bowls left, 12% of them were cracked", "1,900"),
        Card("El gremio contó […] cuencos, y la mitad estaban rajados", "90.000", language="es"),
    ],
    "one of some": [
        Card("In a wet kiln […] bowl in 4 cracks", "1"),
        Card("[…] client sur 4 rend son bol", "1", language="fr"),
    ],
    "stop inside": [
        Card(S + "what should you do instead of glazing wet bowls. they crack?", "Wait")
    ],
    "label inside": [
        Card(S + "why do **Trick:** not glaze first?", "Because the crack then shows"),
        Card("Why did **Ada Rowe (Guild)**: wood become dear?", "Because the old town burned it"),
    ],
    "place number": [
        Card("The recipe for celadon stands on page […] of the red book", "12"),
        Card("Minuto […], el dibujo del horno", "31", language="es"),
    ],
    "one of a series": [Card("Grog: […] / 20 / 40 per cent tried, and 20 wins", "10")],
    "numbered thing": [
        Card("Nobody checks the cones of kiln 3 as well as of kiln […]", "38"),
        Card("Ni en la hornada 3 ni en la hornada […] se mira", "38", language="es"),
    ],
    "reckoned": [Card("A wet pot loses 5 kg on its way from 45 to […] in the kiln", "40")],
    "after what": [Card("Average […] days after; by then the glaze has run", "11")],
    "manner of speaking": [Card("The potter began by […] that glaze lies", "observing")],
    "who says it": [
        Card(
            "She fired […] for ten years and says that the glaze was never the hard part", "tiles"
        ),
    ],
    "opposite": [Card("Clay is the smaller cost, wood is […]", "the bigger one")],
    "antonym": [Card("When the shelf tips lean […], not back", "forward")],
    "thing shown": [Card("Wood was a debt. Now potters make […]", "the debt faster")],
    "generic label": [Card("[…]: cool the kiln within a day", "Aim")],
    "example code": [Card("Potters look for marks like […] below the foot", "`K-417`")],
    "of whom": [Card("[…] had no cone in the kiln at night", "61%")],
    "outcome alone": [
        Card(
            "Cracks fell from 9 to […] a year",
            "2",
            note="Drying: their rule is to keep bowls under cloth; cracks fell from 9 to 2 a year",
        ),
    ],
    "figure with its case": [
        Card("Take it out at […], 1100 for tiles", "1240 for bowls"),
    ],
    "objection": [
        Card("OK, but they have […] kilns", "15", note="ok, but they have 15 kilns. With 2?"),
        Card("Vale, pero tienen […] hornos", "15", note="vale, pero tienen 15 hornos. ¿Con 2?"),
    ],
    "years ahead": [
        Card("In […] years nobody will throw a pot by hand", "five"),
        Card("En […] años nadie comprará cuencos: se imprimirán", "diez", language="es"),
    ],
    "torn pair": [
        Card("The potter's moat is […] not the kiln", "her hands and"),
        Card("El horno de leña tarda […]", "y nadie se queja", language="es"),
    ],
    "torn verb": [Card("Potters do not fall out over clay, they fall […]", "out over the kiln")],
    "torn measure": [
        Card("False alarms of the kiln fell from 1 in […] in 11", "3 to 1"),
        Card("A […] old can throw a bowl", "ten year"),
        Card("A firing should take at […]", "most two days"),
        Card("The bowls went from kiln to […]", "shelf to shop"),
        Card("The bowls went from […] to shop", "kiln to shelf"),
    ],
    "torn clause": [
        Card("A kiln in which […] each bowl needs two days", "the potter turns"),
        Card("In a cold room […] four seconds", "hands lag"),
    ],
    "no answer": [
        Card(S + "who pays for the kiln?", "Not addressed"),
        Card("¿Quién paga el horno?", "Se lo pregunté; no quiso decirlo", language="es"),
    ],
    "counted out": [
        Card("Ash goes in at […] points: a bit into the glaze, the rest on the lid", "two"),
        Card("Hay […] hornos: uno de leña y otro de gas", "dos", language="es"),
    ],
    "one half": [Card("A cracked kiln loses the second […] of most firings", "half")],
    "out of ten": [
        Card("Seven out of […] bowls crack in a wet kiln", "ten"),
        Card("Siete de cada […] cuencos se rajan", "diez", language="es"),
        Card("Se rajan 6,4 cuencos por […]", "mil", language="es"),
    ],
    "same share": [Card("Where the gauge says 0.8, […] of the bowls are dry", "80%")],
    "of others": [
        Card("Why does chapter 3 drag?", "It repeats", note="Our club's verdict: chapter 3 drags"),
        Card("Why does it skip Asia?", "Bias", note="The reviewers' complaint: it skips Asia"),
        Card("Chapter 3 […]", "drags", note="Our verdict: chapter 3 drags"),
    ],
    "one term": [
        Card("A glaze = […] + water, so that it runs", "ash"),
        Card("El esmalte = […] + agua", "ceniza", language="es"),
    ],
    "lone one": [Card("A guild of 5 kilns beats […] kiln of the same size", "1")],
    "usual interval": [Card("Risk of a crack is 14, but […] interval 3 to 110", "95 %")],
    "setting label": [Card("**Setup:** […] in three kilns of the old town", "14 months")],
    "supposed figure": [
        Card("Nobody knows what would happen if the kiln went to […] degrees", "1400"),
        Card("A bowl that is […] thinner and survives beats one that cracks", "2%"),
        Card("Slow is worse than cold. A kiln losing […] of its heat passes every look", "15%"),
        Card("Count cracks, not bowls. A […] crack in winter costs nothing", "2%"),
        Card("Wood is cheap, but with a kiln keeping […] of its heat you get nothing back", "1%"),
        Card("With […] shelves and one kiln you can sell to nearly any town", "30"),
    ],
    "sample size": [
        Card("A warning on the lid had no effect over […] runs", "500"),
        Card("In her study of […] potters those who weighed their clay wasted less", "600"),
        Card("Lund followed […] workshops: those who weighed their clay wasted a third less", "28"),
        Card("Of glazed bowls […] pupils broke 12 in a term", "64"),
        Card("Lund hat […] Öfen aus neun Dörfern verglichen: die alten", "64", language="de"),
        Card("Lund estudió […] hornos: los de leña gastan el doble", "28", language="es"),
        Card("Dans son enquête auprès de […] potiers, personne ne pèse", "40", language="fr"),
    ],
    "one end": [
        Card("The blue held between […] and 1200 degrees", "900"),
        Card("El azul aguanta entre […] y 1200 grados", "900", language="es"),
    ],
    "number shown": [
        Card("A batch-of-16 kiln costs […] in wood", "16×"),
        Card("Potters give up after 2 cracks. Not 3. […]", "Two"),
        Card("If no bowl is mended, […] firings leave `0.98**50`", "50"),
        Card("Potters took “[…] bowls” for a limit and made 139", "140"),
        Card("Salt needs ~3x the wood of ash, so each point costs […]", "three"),
        Card("They turned […] pots in wood", "3", talk="From 40 pots to 3"),
    ],
    "torn phrase": [
        Card("Rain on […] like glass unless it is fired", "the glaze looks", pattern="salient"),
        Card("As […] in 2012 the kilns went cold", "both prices drop", pattern="complement"),
        Card("Prices in small […] so far", "potteries are flat", pattern="salient"),
        Card("In the old kilns […] ones crack first", "two thin"),
        Card("The wheel makes […] and forgets the handle", "the bowl smaller"),
        Card("Potters are paid by the bowl as […]", "well as by the day"),
        Card("A wheel saves […] to the guild", "an hour according"),
        Card("In a damp shed […] everyone equally", "mould hits", pattern="salient"),
        Card("A trained […] two kilns at once", "potter watches", pattern="salient"),
        Card("Potters keep […] they see first", "whichever bowl"),
        Card("They ask to be told […] fired", "where it's"),
        Card("A glaze decides […] is worth", "what the bowl"),
        Card("Wet clay goes […]; dry clay only cracks", "soft and you know"),
        Card("The ledger drops […]", "the reasons and keep the prices"),
        Card("A […] because it is hot", "bowl doesn't crack"),
        Card("A bowl must be dry; the […] not be", "shelf need"),
        Card("The guild tries to […] which nobody else has clay", "build a kiln for"),
        Card("They fire […] a thin one does not", "whichever bowl cracks usually"),
        Card("The price of […] from 9 to 4", "old bowls fell", pattern="salient"),
        Card("Buyers forgive […] than a dull one", "a high price faster"),
        Card("Those who promise […] of their kiln", "more are unsure"),
        Card("A boy who had stopped […]", "visiting make no sound"),
        Card("Warm ist […], wenn er zwei Tage brennt", "ein Ofen erst", language="de"),
        Card("Fire in two steps, […]. First the bowl, then the glaze", "i.e"),
        Card("Son […] situ de los hornos", "fotos in", language="es", pattern="salient"),
        Card("Nach […] der Preis für Ton", "dem Brand fiel", language="de", pattern="salient"),
    ],
    "cut fixed phrase": [
        Card("El barniz se anota por […] que nadie guarda", "escrito en fichas", language="es"),
        Card("Le four est payé au […], jamais au poids", "lieu de la terre", language="fr"),
        Card("Ein Ofen hilft vor […], die selten brennen", "allem denen", language="de"),
        Card("La cenere si pesa da […] e l'acqua", "allora due volte", language="it"),
        Card("O barro seca ao […] do forno", "lado", language="pt"),
    ],
    "hanging word": [
        _cut("El gremio manda […] si lloviera", "secar como", "es"),
        _cut("Los novatos hornean […] lote de noche", "el primer", "es"),
        _cut("Le vernis change […] chauffe trop", "un bol qu'on", "fr"),
        _cut("Der Meister prüft […] er den Ofen öffnet", "den Ton sehr", "de"),
        _cut("Il fumo sporca […] il tetto si apre", "la tegola se", "it"),
        _cut("O mestre pesa […] o forno aquece", "a cinza enquanto", "pt"),
    ],
    "cut question": [
        _cut("Nadie sabe por […] se apagan", "cuántos hornos", "es"),
        _cut("Personne ne dit […] casse en premier", "quel bol", "fr"),
        _cut("Das Buch sagt, […] springt", "welcher Krug", "de"),
    ],
    "cut predicate": [
        _cut("Sin esa […] barniz", "ceniza no hay", "es"),
        _cut("La mayoría de […] de noche", "los gremios hornean", "es"),
        _cut("Al abrir, […] entre dos capas", "el barniz penetra", "es"),
        _cut("Un potier pris sur […] tout nier", "le fait peut", "fr"),
        _cut("Sie sagt, wann […] ist", "etwas zersprungen", "de"),
        _cut("Der Ton wird zum […] und reißt", "Teil von Händen geformt", "de"),
    ],
    "two phrases": [
        _cut("L'erreur : lire sur […]", "la cruche une date", "fr"),
        _cut("Dicen que hablar de […]", "la grieta la agranda", "es"),
        _cut("Ein Riss vor […]", "der Glasur löst das Problem", "de"),
    ],
    "cut participle": [
        _cut("Elle refuse […] de la ville", "une argile venue", "fr"),
        _cut("Comparó […] con leña y otro", "un cuenco cocido", "es"),
        _cut("Guardem […] pela avó", "o forno construído", "pt"),
    ],
    "two thoughts": [Card("A wheel makes 40 bowls, a hand […]", "3 — but each is a bowl")],
    "something": [Card("A cheap glaze gives […] that nobody ordered", "something shiny")],
    "praised amount": [Card("Dry the bowls first, 40 hours is […]", "the sweet spot")],
    "one of many": [
        Card("Ash glaze: four things do it → […], feldspar, clay, quartz, whiting", "ash"),
    ],
    "equal numbers": [Card("Drying: […] days = 7 days = 10 days, nobody saw a crack", "5")],
    "anecdotal date": [
        Card("The first batch of blue tiles cracked in […]", "November"),
        Card("The apprentices gave every kiln a name in […]", "the second week"),
        Card("El primer lote de azulejos se rajó en […]", "noviembre", language="es"),
        Card("He moved the racks, and fewer bowls cracked by […]", "Christmas"),
    ],
    "anecdotal duration": [
        Card("A shelf broke and the kiln stood cold for […] hours", "six"),
        Card("The potter waited for […] before he opened the door", "two days"),
    ],
    "lost capital": [
        Card(
            S + "why does meissen mark its bowls?",
            "Because copies are sold",
            note="In the north Meissen marks its bowls because copies are sold",
        ),
    ],
    "gained capital": [
        Card(
            S + "why is Pug::mill faster than Pug::wheel?",
            "Because nobody turns it",
            note="pug::mill is faster than pug::wheel because nobody turns it",
        ),
    ],
    "owner twice": [
        Card(S + "a “slow kiln”, in Rowe's vocabulary, is […]", "one that nobody opens"),
        Card(S + "Rowe's pupils dry bowls for […] days", "nine"),
    ],
    "no subject": [
        Card(S + "when does perhaps the glaze crack?", "When it cools"),
        Card(S + "when do what people call crazing is?", "When the clay shrinks"),
        Card(S + "what are always, always?", "Kept dry"),
        Card("What is fine, but “closed”?", "A word that hides a lot"),
    ],
    "misfit answer": [
        Card(S + "what was the sharpest remark?", "Reserved for those who open the kiln early"),
        Card("What is a saggar?", "They put the bowls into it"),
    ],
    "whose example": [
        Card("Her example was a bowl that held […] litres", "40"),
        Card(S + "why was his answer a joke?", "Nobody had fired it"),
        Card("His cure is […] with a wet cloth", "a slow door"),
    ],
    "address asked": [Card("What is https://kiln.example/40?", "A list of kilns")],
    "back broken": [
        Card("Why does glaze crack?", "It cools too fast", extra="seen in the kiln (the big one"),
        Card("Why does glaze crack?", "It cools too fast", extra="`cool --slow"),
    ],
}

PASSED: dict[str, list[Card]] = {
    "long gap": [
        Card("The old kiln was fired for […] with birch wood", "eleven days"),
        Card(
            "Glaze cracks because […]",
            "the clay below shrinks faster than the glass above it",
        ),
        Card("Crazing: […]", "fine cracks in the glaze that come when clay and glass part"),
        Card(S + "why does glaze crack?", "Because the clay below it shrinks faster"),
    ],
    "unfinished": [
        Card("Glaze cracks because […]", "the clay below shrinks"),
        Card("What is the word that potters fear most?", "The word is “than”"),
        Card("What do potters ask a kiln for?", "A heat that they can rely on"),
        Card("Los alfareros temen […]", "el agua", language="es"),
    ],
    "unanswered question": [
        Card("“Is it dry?” is what a master asks […] times a day", "ten"),
        Card("Why glaze? Because […]", "bare clay drinks the soup"),
    ],
    "illustration": [
        Card("Potters like a kiln that holds 900 degrees for […] hours", "12"),
        Card("They say […]% of bowls crack in the drying room", "40"),
        Card("The kiln is like a clock: it runs on […]", "trust"),
    ],
    "whole share": [
        Card("Only […] of the bowls survive", "60%"),
        Card("Fire all bowls, or […]", "none of them"),
    ],
    "remainder": [
        Card("Of the old bowls 30% cracked, of the new ones […]", "7%"),
        Card("A kiln loses […] of its heat", "99%"),
    ],
    "either number": [
        Card("Take […] grams of ash or more", "60"),
        Card("Either the kiln is hot or […] bowls crack", "40"),
    ],
    "counted on": [Card("A mould works […] times, then it breaks", "three")],
    "extreme case": [
        Card("Even in a cold year the guild fired […] bowls", "900"),
        Card("It dries in […] hours, even in winter", "40"),
    ],
    "times said": [Card("He says a mould works […] times", "40")],
    "small hours": [Card("The first firing starts at […]", "4 am")],
    "hour of day": [
        Card("The kiln closes at […]", "4pm"),
        Card("The crack is […] mm wide after a firing", "7.55"),
        Card("The glaze reaches the potters […] AFTER the frost", "3h"),
    ],
    "computed": [Card("Price of a glazed bowl = […] euros", "12")],
    "bare count": [
        Card(S + "what are the two rules for a wet kiln?", "No wind and no haste"),
        Card(
            "Unterschied von Holz und Gas (2)", "1) Rauch; 2) Preis", language="de", pattern="list"
        ),
    ],
    "setting figure": [
        Card("Of 1,900 bowls […] were cracked, 12% of all", "228"),
        Card("Cracks fell to […] bowls, half of the year before", "12"),
        Card("A firing takes […] days, half of what it took", "12"),
    ],
    "one of some": [
        Card("In a wet kiln […] bowls in 4 crack", "3"),
        Card("The guild has […] kiln in the old town", "1"),
    ],
    "stop inside": [Card(S + "what should you do after approx. ten firings?", "Sweep the kiln")],
    "label inside": [Card(S + "why is **celadon** dear?", "Because it needs a kiln of two days")],
    "place number": [Card("A page of the red book holds […] recipes", "12")],
    "one of a series": [Card("10 / 20 / 40 per cent grog tried, the crack went to […] mm", "3")],
    "numbered thing": [Card("Firing 3 cracked 40 bowls, firing 4 cracked […]", "7")],
    "reckoned": [Card("A wet pot of 45 kg costs 12 euros, and 9% crack, so […] remain", "31")],
    "after what": [Card("Glaze runs […] days after the firing", "11")],
    "manner of speaking": [Card("The potter learned by […] tiles", "breaking")],
    "who says it": [Card("She says that […] was never the hard part and that clay was", "glaze")],
    "opposite": [Card("Clay is the smaller cost, […] is the bigger one", "wood")],
    "antonym": [Card("When the shelf tips lean […], not back", "on the wall")],
    "thing shown": [Card("Wood was a debt. Now potters make […]", "the kiln pay")],
    "generic label": [Card("[…]: clay that was fired once", "Bisque")],
    "example code": [Card("The mark […] stands below the foot", "`K-417`")],
    "of whom": [Card("[…] of the potters had no cone in the kiln", "61%")],
    "outcome alone": [
        Card("Cracks fell from 9 to […] a year", "2", note="Cracks fell from 9 to 2 a year"),
    ],
    "figure with its case": [Card("Take it out at […] for bowls", "1240")],
    "objection": [Card("They have […] kilns", "15", note="But they have 15 kilns. Why?")],
    "years ahead": [Card("Wood kilns last […] years if they are fired slowly", "thirty")],
    "torn pair": [
        Card("Take two bowls […] rather than stare at one", "and compare them"),
        Card("A glaze needs […]", "ash and feldspar"),
    ],
    "torn verb": [Card("Potters fall out over […]", "the kiln")],
    "torn measure": [
        Card("The guild is […]", "ten years old"),
        Card("A firing should take […]", "at most two days"),
        Card("The bowls went from […]", "kiln to shop"),
        Card("It dries within […] of firing", "ten days"),
    ],
    "torn clause": [
        Card("A kiln dries […] in a day", "the bowls"),
        Card("The use of […] rose by a third", "kiln shelves"),
    ],
    "torn phrase": [
        Card("A kiln with […] sells better", "a settings page", pattern="salient"),
        Card("Scratch below the glaze […]", "the potter's mark", pattern="salient"),
        Card("Ein Brand dauert […]", "den ganzen Tag", language="de", pattern="salient"),
        Card("A second firing made the blue […]", "noticeably bigger"),
        Card("Glazes […] when they dry slowly", "behave better"),
        Card("Potters stop when […]", "the bowls are dry", pattern="salient"),
        Card("Nobody asks […] in the old town", "what it costs"),
        Card("A kiln needs […] before it is lit", "wood and clay"),
        Card("Potters […] before noon", "load and light the kiln"),
        Card("Before noon they […] the wheel", "set up"),
        Card("The guild made […] (one burned wood)", "two rules", pattern="salient"),
    ],
    "cut fixed phrase": [
        Card("El barniz se anota […] en fichas", "por escrito", language="es"),
        Card("Le four est payé au lieu […]", "de la terre", language="fr"),
        Card("Ein Ofen hilft vor […]", "alten Krügen", language="de"),
        Card("A kiln is paid in […]", "place of clay"),
    ],
    "hanging word": [
        _cut("Nadie explica […] de la ceniza", "bien el cómo", "es"),
        _cut("Un four attire […] à la fin", "quelqu'un", "fr"),
        _cut("Der Meister schaltet […] und geht", "den Ofen ab", "de"),
        _cut("El gremio sabe […]", "secar y cómo", "es"),
    ],
    "cut question": [
        _cut("Nadie sabe […]", "cuántos hornos quedan", "es"),
        _cut("Das Buch sagt, […]", "welcher Krug springt", "de"),
    ],
    "cut predicate": [
        _cut("Se aprende con […]", "los que miraban el horno", "es"),
        _cut("El gremio pidió […] de reflejos", "una segunda prueba", "es"),
        _cut("El gremio cambió […] de pesas", "el viejo sistema", "es"),
        _cut("Mira lo que […]", "el gremio esconde", "es"),
        _cut("Das Recht, […] zu sein", "ein anderes", "de"),
        _cut("Die Glasur schützt […] besser", "den Krug", "de"),
    ],
    "two phrases": [
        _cut("Elle lit sur […]", "la cruche et une assiette", "fr"),
        _cut("Er misst mit […]", "der Länge des Bechers", "de"),
        _cut("El precio depende de […]", "el peso de la ceniza", "es"),
    ],
    "cut participle": [
        _cut("Elle refuse […]", "une argile venue de la ville", "fr"),
        _cut("No midió […] de la ceniza", "casi nada", "es"),
        _cut("Mide […] de la ceniza", "el primer resultado", "es"),
        _cut("Reúne […] dos fornos", "muitos dados", "pt"),
    ],
    "no answer": [Card(S + "who pays for the kiln?", "Nobody but the guild")],
    "counted out": [Card("The guild has […] rules for kilns in the old town", "two")],
    "one half": [Card("The new kiln burns […] of the wood", "half")],
    "out of ten": [Card("Of the bowls […] out of ten crack", "seven")],
    "same share": [Card("At a slip of 0.5 mm […] of the bowls crack", "80%")],
    "of others": [
        Card("A kiln […]", "cracks", note="Ada's verdict: a kiln cracks"),
        Card("A kiln […]", "cracks", note="Her verdict: a kiln cracks"),
        Card("A kiln […]", "cracks", note="The kiln's answer to frost: it cracks"),
    ],
    "one term": [Card("A glaze = […], so that it runs", "ash + water")],
    "lone one": [Card("A guild of […] kilns beats 1 kiln of the same size", "5")],
    "usual interval": [Card("Of all bowls […] hold water", "95 %")],
    "setting label": [Card("**Setup:** three kilns of the old town. Cracks fell by […]", "14 %")],
    "supposed figure": [
        Card("She shuts the kiln if it stays under […] degrees", "900"),
        Card("The kiln burns wood for […] days", "nine"),
        Card("A bowl needs wood, and the kiln burns […] logs of it", "80"),
        Card("A […] rise in the price of wood closed the kiln", "10%"),
    ],
    "sample size": [
        Card("Her study found […] cracks per firing", "3"),
        Card("The night shift grew from 5 to […] people", "40"),
        Card("A survey costs the guild […] euros", "600"),
    ],
    "one end": [Card("Between two firings she waits […] days", "9")],
    "number shown": [
        Card("A bowl of 3 kg sells at […] the price", "4×"),
        Card("The kiln takes 2 days, not […]", "three"),
        Card("In 2019 the kiln was cold; in […] it was lit", "2020"),
    ],
    "two thoughts": [Card("A wheel makes 40 bowls, a hand […]", "3–4")],
    "something": [Card("A cheap glaze gives […]", "something shiny that scratches")],
    "praised amount": [Card("For stoneware […] degrees is the sweet spot", "1240")],
    "one of many": [Card("Ash glaze: ash, feldspar and […]", "whiting")],
    "equal numbers": [Card("One firing = […] bowls", "40")],
    "anecdotal date": [
        Card("The kiln is lit on […] and not on Sunday", "Friday"),
        Card("The firing takes […]", "two weeks"),
        Card("The tax on blue glaze came in […]", "1784"),
    ],
    "anecdotal duration": [
        Card("Porcelain has to rest for […] hours before the kiln is opened", "30"),
        Card("Fans cut the drying from nine days to […] days", "four"),
    ],
    "lost capital": [
        Card(
            S + "why does Meissen mark its bowls?",
            "Because copies are sold",
            note="In the north Meissen marks its bowls because copies are sold",
        ),
        Card(
            S + "why do bowls crack?",
            "Because the clay shrinks",
            note="Kilns differ: Bowls crack because the clay shrinks",
        ),
    ],
    "gained capital": [
        Card(
            S + "why is Meissen richer than its clay?",
            "Because its marks are copied",
            note="Meissen is richer than its clay because its marks are copied",
        ),
        Card("Kilns: Clay shrinks as it […]", "dries", note="kilns: clay shrinks as it dries"),
    ],
    "owner twice": [
        Card("What does Ada Rowe mean by “slow kiln”?", "One that nobody opens"),
        Card("Rowe's pupils dry bowls for […] days", "nine"),
    ],
    "no subject": [
        Card(S + "what is never fired twice?", "A cup with a handle"),
        Card(S + "when does the glaze crack?", "When it cools"),
        Card(S + "why is a kiln slow but cheap?", "It burns what others throw away"),
        Card(S + "what is not a glaze but a salt?", "The skin of stoneware"),
    ],
    "misfit answer": [
        Card("What is a saggar?", "A box that keeps the flames from the bowls"),
        Card("What is bisque?", "Fired once, it still drinks water"),
    ],
    "whose example": [
        Card("Her example of a slow kiln was one of […] litres", "40"),
        Card(S + "why does the kiln lose its heat?", "The door leaks"),
    ],
    "address asked": [
        Card("What does [the kiln book](https://kiln.example/40) advise?", "To wait"),
        Card("The list at https://kiln.example/40 has […] kilns", "214"),
    ],
    "back broken": [
        Card("Why does glaze crack?", "It cools too fast", extra="seen in the kiln (the big one)"),
        Card("Why does glaze crack?", "It cools too fast", extra="a) `cool`; b) wait"),
    ],
}
