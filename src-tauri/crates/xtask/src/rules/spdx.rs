//! What a licence says, in the words of SPDX: `MIT OR Apache-2.0`, `(A AND B) OR C WITH exception`. An old form has `/` for OR.

/// Whether what is allowed is enough to use a package of this licence. `None`: the words are none of SPDX.
pub fn allows(expression: &str, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, allowed };
    let answer = reader.any()?;
    reader.words.is_empty().then_some(answer)
}

struct Reader<'a> {
    words: &'a [&'a str],
    allowed: &'a dyn Fn(&str) -> bool,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        Some(first)
    }

    fn passes(&mut self, word: &str) -> bool {
        let there = self.words.first() == Some(&word);
        if there {
            self.next();
        }
        there
    }

    fn any(&mut self) -> Option<bool> {
        let mut answer = self.all()?;
        while self.passes("OR") {
            answer |= self.all()?;
        }
        Some(answer)
    }

    fn all(&mut self) -> Option<bool> {
        let mut answer = self.one()?;
        while self.passes("AND") {
            answer &= self.one()?;
        }
        Some(answer)
    }

    fn one(&mut self) -> Option<bool> {
        if self.passes("(") {
            let answer = self.any()?;
            return self.passes(")").then_some(answer);
        }
        let name = self.next().filter(|word| !["AND", "OR", "WITH", ")"].contains(word))?;
        if self.passes("WITH") {
            return Some((self.allowed)(&format!("{name} WITH {}", self.next()?)));
        }
        Some((self.allowed)(name))
    }
}

#[cfg(test)]
mod tests {
    use super::allows;

    #[test]
    fn expressions_are_weighed() {
        let mine = |one: &str| ["MIT", "Apache-2.0", "A WITH x"].contains(&one);
        for (expression, answer) in [
            ("MIT", Some(true)),
            ("GPL-3.0", Some(false)),
            ("GPL-3.0 OR MIT", Some(true)),
            ("GPL-3.0 AND MIT", Some(false)),
            ("GPL-3.0 AND MIT OR Apache-2.0", Some(true)),
            ("MIT AND (GPL-3.0 OR Apache-2.0)", Some(true)),
            ("(MIT OR Apache-2.0) AND GPL-3.0", Some(false)),
            ("GPL-3.0/MIT", Some(true)),
            ("GPL-3.0 / Apache-2.0", Some(true)),
            ("A WITH x", Some(true)),
            ("A WITH y", Some(false)),
            ("A", Some(false)),
            ("", None),
            ("MIT OR", None),
            ("(MIT", None),
            ("MIT)", None),
            ("MIT MIT", None),
            ("SEE LICENSE IN x", None),
        ] {
            assert_eq!(allows(expression, &mine), answer, "{expression}");
        }
    }
}
