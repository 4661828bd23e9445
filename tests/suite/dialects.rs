//! Markdown as Hugo, Jekyll, Zola, Eleventy, Astro and Obsidian write it: small pieces with the blocks
//! they become.

use super::markdown::{blocks, runs};

/// Texts with their blocks.
const BLOCKS: &[(&str, &[&str])] = &[
    // Hugo
    (
        "One {{< youtube abc >}}two.\n\n{{< figure src=\"b.jpg\" caption=\"A *wet* boat\" >}}\nThree.",
        &["1 P One two.", "3 P [picture: A wet boat]", "4 P Three."],
    ),
    (
        "Above.\n{{% notice title=\"Beware\" %}}\nIt is *wet*.\n- item\n{{% /notice %}}\nBelow.",
        &[
            "1 P Above.",
            "2 P Beware",
            "3 P It is wet.",
            "4 L4 • item",
            "6 P Below.",
        ],
    ),
    (
        "{{< figure\n  src=\"b.jpg\"\n  title=\"T\"\n>}}\n\nText",
        &["1 P [picture: T]", "6 P Text"],
    ),
    (
        "- {{< figure src=\"b.jpg\" >}}\n- two",
        &["1 L4 • [picture: b.jpg]", "2 L4 • two"],
    ),
    (
        "{{< highlight go >}}\nfunc *a*() {{< x >}}\n{{< /highlight >}}\nText",
        &["2 C func *a*() {{< x >}}", "4 P Text"],
    ),
    (
        "{{</* figure src=\"x\" */>}}",
        &["1 P {{</* figure src=\"x\" */>}}"],
    ),
    (
        "{{< quote author=\"Ida Holm\" >}}\nSo *wet*.\n\n- item\n{{< /quote >}}\nText",
        &[
            "2 P> So wet.",
            "4 L4> • item",
            "5 P> — Ida Holm",
            "6 P Text",
        ],
    ),
    ("[a]({{< ref \"page.md\" >}})", &["1 P a"]),
    (
        "{{< never closed\n\nText {{< a {{%",
        &["1 P {{< never closed", "3 P Text {{< a {{%"],
    ),
    // Jekyll
    (
        "{% highlight ruby %}\nputs `a`\n\n{{ b }}\n{% endhighlight %}\n{% include x.html %}\nText\n{: .wide}\n\n# Plot {: #p .x}\n{: .y}",
        &["2 C puts `a`", "4 C {{ b }}", "7 P Text", "10 H1 Plot"],
    ),
    (
        "{% include figure.html url=\"b.jpg\" caption=\"Boat\" %}\n\n{% raw %}{{ a }} {% b %}{% endraw %} c{% comment %} d {% endcomment %}e",
        &["1 P [picture: Boat]", "3 P {{ a }} {% b %} ce"],
    ),
    (
        "{% if a %}One{% else %}two{% endif %} 50 {% 60 %}",
        &["1 P Onetwo 50 {% 60 %}"],
    ),
    ("{% raw %} a {{ b }}", &["1 P a {{ b }}"]),
    (
        "---\ntitle: Low *Water*\n---\nOn {{ page.title }} and {{ page.other }} {{ \"/a\" | url }}.",
        &["4 P On Low *Water* and {{ page.other }} /a."],
    ),
    // Zola
    (
        "{{ youtube(id=\"x\") }}\n\n{% quote(author=\"Per Lund\") %}\nSo wet.\n{% end %}\n\n<!-- more -->\nText {{ x(y) }}.",
        &["4 P> So wet.", "5 P> — Per Lund", "8 P Text ."],
    ),
    // Eleventy
    (
        "{% set a = 1 %}\n{% image \"b.jpg\", \"A boat\" %}\n{# a note #}\nText {#-\nb -#}c",
        &["2 P [picture: A boat]", "4 P Text/c"],
    ),
    // Astro and MDX
    (
        "import A from '../a.astro';\nexport const b = {\n  c: 1,\n};\n\n# Plot\n\n<Stars value={4} of={{ a: '>' }} />\n<Note title=\"Beware\">\nSo *wet*.\n</Note>\n\n{/* gone */}A <B c=\"d\">e</B> f.",
        &["6 H1 Plot", "9 P Beware", "10 P So wet.", "13 P A e f."],
    ),
    ("<div style={{ a: 1 }}>\n\nText\n</div>", &["3 P Text"]),
    (
        "import is what they live on.\n",
        &["1 P import is what they live on."],
    ),
    // Obsidian
    (
        "> [!warning]- So *wet*\n> Text\n> more\n\n> [!NOTE]\n> Text",
        &["1 P> So wet", "2 P> Text/more", "5 P> Note", "6 P> Text"],
    ),
    (
        "One [[Page]] [[Page|shown *so*]] [[Page#Plot]] [[#Plot]] ![[b.png|300]] ![[b.png|Boat]] ![[Other]].",
        &["1 P One Page shown so Page > Plot Plot [picture: b.png] [picture: Boat] Other."],
    ),
    (
        "a[[1]] [[1]](b) [[]] [[ ]] [[a\nb]] [x] \\[[a]] [[x",
        &["1 P a[[1]] [1] [[]] [[ ]] [[a/b]] [x] [[a]] [[x"],
    ),
    ("|[[a\\|b]]|c|\n|-|-|\n|==d==|e|", &["1 T0 b|c", "3 T0 d|e"]),
    (
        "One %% not\nthis %% two.\n\n%%\n# Nor\n\nthis\n%%\nThree 100%% and 50%%, %% so.",
        &["1 P One/two.", "9 P Three 100%% and 50%%, %% so."],
    ),
    ("a ==b *c*== d == e ==f", &["1 P a b c d == e ==f"]),
    (
        "Text ^plot-twist\n\n- item ^ab1\n- x ^2\n\n> quote\n\n^q-1\n\nmc ^two more",
        &[
            "1 P Text",
            "3 L4 • item",
            "4 L4 • x ^2",
            "6 P> quote",
            "10 P mc ^two more",
        ],
    ),
    // HTML
    (
        "<blockquote>\n\nSo *wet*.\n\nAnd long.\n\n</blockquote>\nText",
        &["3 P> So wet.", "5 P> And long.", "8 P Text"],
    ),
    (
        "Above\n<blockquote>So *wet*.\n\nAnd long.</blockquote>\nText",
        &["1 P Above", "2 P> So wet.", "4 P> And long.", "5 P Text"],
    ),
    (
        "<!--StartFragment-->So **wet**.<!--EndFragment-->\n\n<!--StartFragment-->\n\nText",
        &["1 P So wet.", "5 P Text"],
    ),
    // Code keeps all of it.
    (
        "`{{< a >}} [[b]] ==c==`\n\n    {{< d >}}\n\n```\n{% e %}\n%% f %%\n> [!note]\n```\n<pre>\n{{< g >}}\n</pre>",
        &[
            "1 P {{< a >}} [[b]] ==c==",
            "3 C {{< d >}}",
            "6 C {% e %}",
            "7 C %% f %%",
            "8 C > [!note]",
            "11 C {{< g >}}",
        ],
    ),
    (
        "- a\n\n  ```\n  {{< b >}}\n  ```\n  {{< c >}}d",
        &["1 L4 • a", "4 C+2 {{< b >}}", "6 P+2 d"],
    ),
];

#[test]
fn marks_of_sites_are_gone_and_what_they_say_is_read() {
    let mut wrong = Vec::new();
    for (source, expected) in BLOCKS {
        let found = blocks(source);
        if found != *expected {
            wrong.push(format!("{source}\n{found:#?}\nrather than {expected:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Texts, and what is set off in them.
const RUNS: &[(&str, &[&str])] = &[
    (
        "# The Plot\n\n[[#The Plot]] [[Page]] [[a/Page.md#The Plot|b]] [[A: B?]] [[#none]] ![[song.mp3]]",
        &[
            " The Plot => The Plot",
            " Page -> Page.md",
            " b -> a/Page.md#the-plot",
            " A: B? -> A%3A B%3F.md",
            " none -> #none",
            " song.mp3 -> song.mp3",
        ],
    ),
    ("a ==b *c*== d", &["s b ", "es c"]),
    (
        "{{< figure src=\"a b.jpg\" alt=\"[x\" >}}",
        &["p [picture: [x] -> a b.jpg"],
    ),
    (
        "[a]({{< ref \"page.md\" >}}) [b]({{ site.baseurl }}/c)",
        &[" a -> page.md", " b -> /c"],
    ),
    ("> [!tip] Title\n> Text", &["s Title"]),
];

#[test]
fn links_and_highlights_are_set_off() {
    for (source, expected) in RUNS {
        assert_eq!(runs(source), *expected, "{source}");
    }
}
