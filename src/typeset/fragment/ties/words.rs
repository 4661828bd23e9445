//! The words that tell where a line may not end, as they are written, without the full stop behind
//! those that are shortened: English, then German, French, Spanish, Italian, Portuguese, Dutch, where
//! a word is not one of an earlier language. A word that is common in another meaning is left out.

/// What is counted or measured, behind its number, beside the [`SCALES`] and the [`CURRENCIES`].
#[rustfmt::skip]
pub(super) const UNITS: &[&str] = &[
    // Signs, and letters that are the same everywhere.
    "%", "‰", "°", "°C", "°F", "K", "nm", "mm", "cm", "dm", "m", "km", "m²", "m³", "km²", "mg", "g",
    "kg", "t", "ml", "cl", "dl", "l", "ms", "s", "sec", "min", "h", "d", "Hz", "kHz", "MHz", "GHz",
    "W", "kW", "V", "dB", "kB", "KB", "MB", "GB", "TB", "px", "dpi", "fps", "bpm", "rpm", "mph",
    "kcal", "★", "½",
    // English.
    "star", "stars", "point", "points", "out", "of", "percent", "per", "hour", "hours", "hr", "hrs",
    "minute", "minutes", "mins", "second", "seconds", "secs", "am", "pm", "AM", "PM", "a.m", "p.m",
    "AD", "BC", "CE", "BCE", "year", "years", "month", "months", "week", "weeks", "day", "days",
    "inch", "inches", "foot", "feet", "ft", "mile", "miles", "lb", "lbs", "oz", "dollars", "euros",
    "pounds", "cents", "page", "pages", "copies", "times",
    // German.
    "Stern", "Sterne", "Sternen", "Punkt", "Punkte", "Punkten", "von", "Prozent", "Uhr", "Stunde",
    "Stunden", "Std", "Minute", "Minuten", "Min", "Sekunde", "Sekunden", "Sek", "Jahr", "Jahre",
    "Jahren", "Monate", "Monaten", "Wochen", "Tage", "Tagen", "Meter", "Kilometer", "Euro",
    "Dollar", "Seiten", "Mal",
    // French.
    "étoile", "étoiles", "sur", "pour", "heure", "heures", "secondes", "an", "ans", "année",
    "années", "mois", "semaines", "jours", "mètres", "kilomètres", "fois", "siècle",
    // Spanish.
    "estrella", "estrellas", "punto", "puntos", "por", "hora", "horas", "minuto", "minutos",
    "segundo", "segundos", "año", "años", "mes", "meses", "semanas", "días", "metros", "kilómetros",
    "dólares", "páginas", "veces",
    // Italian.
    "stella", "stelle", "punti", "ore", "ora", "minuti", "secondi", "anno", "anni", "mesi",
    "settimane", "giorni", "metri", "chilometri", "dollari", "pagine", "volte",
    // Portuguese.
    "estrela", "estrelas", "ponto", "pontos", "ano", "anos", "mês", "dias", "quilómetros", "reais",
    "vezes",
    // Dutch.
    "ster", "sterren", "punten", "procent", "uur", "uren", "minuten", "minuut", "seconden", "jaar",
    "maanden", "weken", "dagen", "kilometer", "keer", "van",
    // Polish and Czech.
    "zł", "godz", "r", "roku", "lat", "gwiazdki", "gwiazdek", "Kč", "hod", "hvězd", "hvězdy",
    "hvězdiček",
    // Russian and Ukrainian.
    "руб", "км", "м", "кг", "мин", "ч", "г", "гг", "лет", "год", "года", "году", "звезды", "звёзд",
    "из", "р", "рік", "років", "грн",
];

/// Numbers that are words, between digits and what is counted.
#[rustfmt::skip]
pub(super) const SCALES: &[&str] = &[
    "thousand", "million", "billion", "bn", "Tausend", "Million", "Millionen", "Mio", "Milliarde",
    "Milliarden", "Mrd", "mille", "millions", "milliard", "milliards", "mil", "millón",
    "millones", "mila", "milione", "milioni", "miliardi", "milhão", "milhões", "miljoen",
    "miljard", "tys", "mln", "mld", "тыс", "млн", "млрд",
];

/// What stands before a sum of money, or behind it.
#[rustfmt::skip]
pub(super) const CURRENCIES: &[&str] = &[
    "€", "$", "£", "¥", "₩", "₹", "₽", "R$", "US$", "A$", "C$", "NZ$", "EUR", "USD", "GBP", "CHF",
    "JPY",
];

/// What its number follows.
#[rustfmt::skip]
pub(super) const COUNTED: &[&str] = &[
    // Signs, and letters that are the same everywhere.
    "№", "§", "§§", "¶", "#", "n", "nº", "n°", "Nº", "N°", "p", "pp", "vol", "Vol", "fig", "Fig",
    "ca", "c",
    // English.
    "No", "no", "Nos", "Page", "page", "pages", "Chapter", "chapter", "ch", "Ch", "Part", "part",
    "Act", "act", "Scene", "scene", "Season", "season", "Series", "Episode", "episode", "ep", "Ep",
    "Book", "Volume", "volume", "Figure", "Section", "section", "Track", "Level", "Issue", "Type",
    // German.
    "Nr", "Nrn", "S", "Seite", "Seiten", "Kap", "Kapitel", "Bd", "Band", "Abb", "Teil", "Akt",
    "Szene", "Staffel", "Folge", "Ziffer", "Stufe",
    // French.
    "Nᵒ", "nᵒ", "chap", "chapitre", "Chapitre", "partie", "Partie", "acte", "Acte", "scène",
    "saison", "Saison", "épisode", "Épisode", "tome", "Tome", "art",
    // Spanish.
    "núm", "Núm", "pág", "págs", "página", "páginas", "cap", "capítulo", "Capítulo", "parte",
    "Parte", "acto", "escena", "temporada", "Temporada", "episodio", "Episodio", "tomo",
    // Italian.
    "pag", "pagg", "pagina", "capitolo", "Capitolo", "atto", "scena", "stagione", "Stagione",
    // Portuguese.
    "ato", "cena", "episódio", "Episódio",
    // Dutch.
    "blz", "hoofdstuk", "Hoofdstuk", "deel", "Deel", "seizoen", "Seizoen", "aflevering",
    "Aflevering",
    // Russian.
    "стр", "гл", "д", "кв", "т",
];

/// Months, in full and shortened.
#[rustfmt::skip]
pub(super) const MONTHS: &[&str] = &[
    // English.
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
    "Sept", "Oct", "Nov", "Dec",
    // German.
    "Januar", "Jänner", "Februar", "März", "Mai", "Juni", "Juli", "Oktober", "Dezember", "Okt",
    "Dez",
    // French.
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre", "janv", "févr", "avr", "juil", "sept", "oct", "nov", "déc",
    // Spanish.
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "setiembre", "octubre", "noviembre", "diciembre",
    // Italian.
    "gennaio", "febbraio", "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre",
    "dicembre",
    // Portuguese.
    "janeiro", "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro",
    "dezembro",
    // Dutch.
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "december",
];

/// What stands before a name.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    // English.
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "St", "Mt", "Fr", "Rev", "Hon", "Capt", "Cpt", "Col",
    "Gen", "Lt", "Maj", "Sgt", "Gov", "Sen", "Rep", "Pres", "Sir", "Dame", "Lord", "Lady",
    // German.
    "Hr", "Hrn", "Frl", "Herr", "Herrn", "Frau", "Hl", "Ing", "Dipl",
    // French.
    "M", "MM", "Mme", "Mmes", "Mlle", "Mlles", "Ste", "Me", "Mgr",
    // Spanish.
    "Sr", "Sra", "Sres", "Srta", "D", "Dª", "Da", "Don", "Doña", "Dra", "Ud", "Uds", "Sto", "Sta",
    "San",
    // Italian.
    "Sig", "Sigg", "Dott", "Avv", "On", "S",
    // Portuguese.
    "Exmo", "Dom", "Dona",
    // Dutch.
    "Dhr", "Mevr", "Mw", "drs", "mr", "dr", "ir",
];

/// Shortened words that say something of the next.
#[rustfmt::skip]
pub(super) const LEADING: &[&str] = &[
    // English.
    "cf", "e.g", "i.e", "viz", "vs", "approx", "ca", "resp",
    // German.
    "vgl", "z.B", "d.h", "u.a", "bzw", "sog", "inkl", "zzgl", "ggf",
    // French.
    "p.ex", "c.-à-d", "env",
    // Spanish, Portuguese and Italian.
    "p.ej", "v.gr", "aprox",
    // Dutch.
    "bijv", "d.w.z", "o.a", "zgn",
];

/// Shortened words that belong to the one before them, with their full stop.
#[rustfmt::skip]
pub(super) const TRAILING: &[&str] = &[
    // English and Latin.
    "etc.", "al.", "Jr", "Jr.", "Sr.", "Esq.", "Inc.", "Ltd.", "ff.", "f.", "sqq.",
    // German.
    "usw.", "u.a.", "u.v.m.", "jun.", "sen.",
    // Spanish, Italian, Portuguese.
    "ecc.", "S.A.",
    // Dutch.
    "enz.", "e.d.",
];

/// What stands between the points that are given and those that could be.
pub(super) const SHARES: &[&str] = &["of", "von", "sur", "de", "di", "su", "van", "из"];

/// Words of one letter that belong to the next, in the languages of central and eastern Europe.
#[rustfmt::skip]
pub(super) const PREPOSITIONS: &[char] = &[
    // Polish, Czech, Slovak, Slovene, Croatian.
    'a', 'i', 'k', 'o', 's', 'u', 'v', 'w', 'z',
    // Russian, Ukrainian, Bulgarian, Serbian.
    'а', 'в', 'з', 'и', 'і', 'й', 'к', 'о', 'с', 'у', 'я', 'є',
];

/// Letters that Slavic languages are told by where they are written in Latin ones.
#[rustfmt::skip]
pub(super) const SLAVIC: &[char] = &[
    'ą', 'ę', 'ł', 'ś', 'ż', 'ź', 'ć', 'ń', 'č', 'š', 'ž', 'ě', 'ř', 'ů', 'ď', 'ť', 'ň', 'ľ', 'đ',
];

/// Signs between two numbers.
#[rustfmt::skip]
pub(super) const OPERATORS: &[&str] = &[
    "/", "×", "x", "÷", "+", "−", "-", "–", "=", ":",
];
