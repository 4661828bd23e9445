//! Words that tell whether a full stop ends a sentence, from the languages reviews are written in.
//!
//! They stand in small letters and without the last stop; where a short form has several parts, the
//! spaces between them are left out: `z. B.` is `z.b`.

/// What goes on whatever follows: behind these a sentence has more to say.
#[rustfmt::skip]
pub(super) const GO_ON: &[&str] = &[
    // English, and Latin that many use.
    "vs", "cf", "e.g", "i.e", "viz", "approx", "ca", "esp", "incl", "resp",
    // German.
    "z.b", "d.h", "u.a", "o.ä", "u.ä", "z.t", "u.u", "v.a", "s.o", "s.u", "i.d.r", "m.e", "bzw",
    "vgl", "sog", "ggf", "evtl", "inkl", "exkl", "insb", "bes", "lt", "zzgl", "m.a.w",
    // French.
    "p.ex", "c.-à-d", "env",
    // Spanish, Portuguese, Italian.
    "p.ej", "ee", "p.es", "ad.es", "es", "cfr",
    // Dutch.
    "bijv", "bv", "d.w.z", "o.a", "m.n", "o.l.v", "i.p.v", "t.o.v",
    // Russian.
    "т.е", "т.к", "т.н", "напр", "см", "ср", "им", "ул", "пр",
];

/// What stands before a name, or behind one: a sentence ends there only if another begins plainly.
#[rustfmt::skip]
pub(super) const BY_A_NAME: &[&str] = &[
    // English.
    "mr", "mrs", "ms", "dr", "prof", "st", "rev", "hon", "capt", "col", "lt", "sgt", "cpl", "maj",
    "adm", "gov", "sen", "jr", "sr", "messrs", "mt", "ft", "ph.d",
    // German.
    "hr", "fr", "frl", "dipl", "ing", "dr.med", "dr.phil", "geb",
    // French.
    "mm", "mme", "mmes", "mlle", "mlles", "mgr", "ste", "sts",
    // Spanish and Portuguese.
    "sra", "srta", "sres", "dra", "ud", "uds", "profa", "exmo", "exma", "dª", "d.ª",
    // Italian.
    "sig", "sigg", "dott", "avv", "arch", "on", "geom",
    // Dutch.
    "dhr", "mevr", "mw", "drs", "mej",
    // Russian.
    "проф", "акад", "тов", "гр", "реж", "св",
];

/// What stands before a number, and only then goes on.
#[rustfmt::skip]
pub(super) const BEFORE_A_NUMBER: &[&str] = &[
    "no", "nos", "nr", "n", "nn", "num", "núm", "p", "pp", "pg", "pag", "pág", "págs", "str", "vol",
    "vols", "ch", "chap", "cap", "kap", "fig", "figs", "abb", "art", "sec", "par", "op", "bd", "bl",
    "blz", "hfst", "ep", "eps", "temp", "tab", "bzgl", "um", "c", "circa", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov", "dec", "dez", "dic", "déc",
    "стр", "гл", "рис", "табл", "т", "с", "вып", "№", "n°", "nº",
];

/// What stands before a number that counts in order, which many write with a stop: `die 2. Staffel`.
#[rustfmt::skip]
pub(super) const BEFORE_AN_ORDINAL: &[&str] = &[
    "der", "die", "das", "dem", "den", "des", "am", "im", "vom", "zum", "zur", "bis", "ab", "seit",
    "ein", "eine", "einem", "einen", "einer", "eines", "ihr", "ihre", "ihrem", "ihren", "sein",
    "seine", "seinem", "seinen", "mein", "meine", "meinem", "jede", "jeder", "jedes", "und", "fra",
    "til", "og",
];

/// Words that sentences begin with, and names hardly ever: a stop before one of them is an end even
/// where a name may follow. Names with a particle, as Le Guin or De Palma, keep some words out.
#[rustfmt::skip]
pub(super) const OPENERS: &[&str] = &[
    // English.
    "The", "It", "He", "She", "They", "We", "You", "I", "A", "An", "But", "And", "In", "This",
    "That", "These", "Those", "There", "When", "If", "What", "For", "As", "At", "On", "By", "So",
    "Then", "Now", "Yet", "Still", "His", "Her", "Their", "Its", "My", "Our", "Your", "One", "No",
    "Not", "While", "After", "Before", "Since", "Although", "Though", "Because", "However", "Also",
    "Here", "Even", "Once", "Some", "Most", "Many", "Perhaps", "Who", "Why", "How", "Where", "With",
    "From", "To", "Instead", "Meanwhile", "Or", "Is", "Was", "Are", "Did",
    // German.
    "Der", "Die", "Das", "Ein", "Eine", "Er", "Sie", "Es", "Wir", "Ihr", "Ich", "Und", "Aber",
    "Doch", "Dann", "Wenn", "Als", "Da", "Auch", "Im", "Am", "Den", "Dem", "Dieser", "Diese",
    "Dieses", "Hier", "Dort", "Nun", "Man", "Wer", "Wie", "Warum", "Nach", "Mit", "Für", "Auf",
    "Bei", "Vor", "Nicht", "Kein", "Keine", "Seine", "Ihre", "Danach",
    // French.
    "Les", "Un", "Une", "Des", "Il", "Elle", "Ils", "Elles", "Nous", "Vous", "Je", "Mais", "Et",
    "Ce", "Cette", "Ces", "Dans", "Quand", "Si", "Puis", "Ainsi", "Son", "Sa", "Ses", "Leur", "En",
    "Au", "Aux", "Pour", "Avec", "Qui", "Que", "Comme", "Tout", "Alors",
    // Spanish.
    "El", "Los", "Las", "Una", "Pero", "Y", "Cuando", "Su", "Sus", "Era", "Este", "Esta", "Esto",
    "Yo", "Se", "Por", "Para", "Con", "Como", "Al", "Ella", "Ellos", "Después", "Luego", "Entonces",
    // Italian.
    "Gli", "Uno", "Ma", "E", "Quando", "Suo", "Sua", "È", "Questo", "Questa", "Poi", "Non", "Per",
    "Come", "Nel", "Nella", "Lui", "Loro", "Dopo",
    // Portuguese.
    "O", "Os", "Um", "Uma", "Mas", "Em", "Seu", "É", "Isso", "Ele", "Ela", "Eles", "Na", "Não",
    "Com", "Depois",
    // Dutch.
    "Het", "Een", "Hij", "Zij", "Ze", "Wij", "Ik", "Maar", "Toen", "Dat", "Dit", "Deze", "Haar",
    "Dan", "Nu", "Op", "Met", "Voor", "Niet", "Geen", "Wat",
    // Russian.
    "Он", "Она", "Оно", "Они", "Мы", "Вы", "Я", "Но", "И", "А", "В", "На", "По", "Это", "Этот",
    "Эта", "Как", "Когда", "Если", "Потом", "Затем", "Так", "Не", "С", "К", "Из", "За", "Там",
    "Тут", "Здесь", "Его", "Её", "Их", "Все", "Всё", "У", "О", "Мне",
];

/// Before an apostrophe, such words are one letter long.
pub(super) const ELIDED_OPENERS: &[char] = &['L', 'J', 'C', 'N', 'S', 'I'];

/// What a Japanese sentence goes on with behind a quotation.
pub(super) const BEHIND_A_QUOTATION: &[char] = &[
    'と', 'っ', 'は', 'が', 'を', 'に', 'の', 'も', 'で', 'へ', 'や', 'な', 'だ', '、',
];

/// What closes a quotation or a bracket; some of these open one elsewhere.
pub(super) const CLOSING: &[char] = &[
    '"', '\'', '”', '’', '“', '‘', '»', '«', '›', '‹', ')', ']', '}', '」', '』', '）', '】', '》',
    '〉', '〕', '］', '｣', '*', '_',
];

/// What of that opens a quotation where it stands behind a space.
pub(super) const OPENING_BEHIND_SPACE: &[char] = &['«', '‹', '“', '‘'];

/// What opens a quotation or a bracket wherever it stands.
pub(super) const OPENING: &[char] = &[
    '「', '『', '（', '【', '《', '〈', '〔', '［', '｢', '(', '[',
];

/// What the number of a note stands behind at the end of a sentence; or behind another.
pub(super) const NOTE_BEHIND: &[char] = &[
    '.', '!', '?', '…', '。', '！', '？', '"', '”', '’', '»', '“', '」', '』', ')', ']',
];

/// What ends a sentence without a space behind it.
pub(super) const UNSPACED_ENDS: &[char] = &['。', '！', '？', '｡', '．'];
