//! The same sentence in many languages.

/// The same of a film in many languages, each in the encodings that it was written in.
pub(super) const SENTENCES: &[(&str, &[&str])] = &[
    (
        "Un film très calme où l’été s’éternise ; la fin est ratée, à mon goût.",
        &["windows-1252"],
    ),
    (
        "Ein sehr ruhiger Film über den Sommer; der Schluß gefällt mir überhaupt nicht.",
        &["windows-1252"],
    ),
    (
        "Bardzo spokojny film o lecie; zakończenie zupełnie się nie udało, cóż, szkoda źdźbła.",
        &["windows-1250", "iso-8859-2"],
    ),
    (
        "Velmi tichý film o létě; závěr se bohužel vůbec nepovedl, příště raději něco jiného.",
        &["windows-1250", "iso-8859-2"],
    ),
    (
        "Очень тихий фильм о лете; конец, к сожалению, совсем не удался.",
        &["windows-1251", "koi8-r", "ibm866", "iso-8859-5"],
    ),
    (
        "Дуже тихий фільм про літо; кінець, на жаль, зовсім не вдався.",
        &["windows-1251", "koi8-u"],
    ),
    (
        "Μια πολύ ήσυχη ταινία για το καλοκαίρι· το τέλος δυστυχώς δεν πέτυχε.",
        &["windows-1253", "iso-8859-7"],
    ),
    (
        "Yaz üzerine çok sessiz bir film; sonu ne yazık ki hiç iyi değil, şaşırdım.",
        &["windows-1254"],
    ),
    (
        "סרט שקט מאוד על הקיץ; הסוף לצערי לא הצליח בכלל.",
        &["windows-1255"],
    ),
    (
        "فيلم هادئ جدا عن الصيف، لكن النهاية لم تنجح للأسف.",
        &["windows-1256", "iso-8859-6"],
    ),
    (
        "Labai tylus filmas apie vasarą; pabaiga, deja, visiškai nepavyko, žiūrėjau įdėmiai.",
        &["windows-1257"],
    ),
    ("หนังเงียบมากเกี่ยวกับฤดูร้อน แต่ตอนจบไม่ดีเลย", &["windows-874"]),
    (
        "夏についてのとても静かな映画。結末は残念ながら失敗だった。",
        &["shift_jis", "euc-jp", "iso-2022-jp"],
    ),
    (
        "这是一部关于夏天的非常安静的电影，可惜结尾完全失败了。",
        &["gbk", "gb18030"],
    ),
    (
        "這是一部關於夏天的非常安靜的電影，可惜結尾完全失敗了。",
        &["big5"],
    ),
    (
        "여름에 관한 아주 조용한 영화. 아쉽게도 결말은 전혀 마음에 들지 않았다.",
        &["euc-kr"],
    ),
];
