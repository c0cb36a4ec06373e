//! Everyday names of countries that neither CLDR nor ISO 3166-1 lists, in lower case.

/// By code: English, Swedish and German names.
pub(super) const NAMES: &[(&str, &[&str])] = &[
    ("FI", &["suomi"]),
    ("PL", &["polska"]),
    ("CZ", &["czech republic", "tjeckiska republiken", "tschechische republik"]),
    ("BA", &["bosnien"]),
    ("TR", &["turkey"]),
    ("BY", &["vitryssland", "weissrussland"]),
    ("MD", &["moldau", "moldawien"]),
    ("NL", &["holland"]),
    ("GB", &["great britain", "england", "scotland", "wales", "northern ireland", "förenade kungariket", "grossbritannien"]),
    ("US", &["united states of america", "förenta staterna", "amerikas förenta stater"]),
    ("KR", &["korea"]),
    ("AE", &["uae"]),
    ("MK", &["macedonia", "makedonien", "mazedonien"]),
    ("CD", &["dr congo", "democratic republic of the congo", "demokratiska republiken kongo", "demokratische republik kongo"]),
    ("CG", &["republic of the congo"]),
    ("SZ", &["swaziland"]),
    ("TL", &["east timor"]),
    ("CI", &["ivory coast", "elfenbeinküste"]),
    ("MM", &["birma"]),
    ("PS", &["palestinian territory"]),
    ("VA", &["vatican", "vatikanen", "vatikan"]),
];
