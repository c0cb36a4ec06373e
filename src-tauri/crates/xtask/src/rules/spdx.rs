//! Evaluates SPDX licence expressions: `MIT OR Apache-2.0`, `(A AND B) OR C WITH exception`. An old form has `/` for OR.

/// Whether the allowed licences are enough for the expression. `None`: the expression is invalid.
pub fn is_allowed(expression: &str, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut parser = Parser { tokens: &tokens, allowed };
    let answer = parser.or_expression()?;
    parser.tokens.is_empty().then_some(answer)
}

struct Parser<'a> {
    tokens: &'a [&'a str],
    allowed: &'a dyn Fn(&str) -> bool,
}

impl<'a> Parser<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first)
    }

    /// Consumes the next token when it is the given one.
    fn accept(&mut self, token: &str) -> bool {
        let is_next = self.tokens.first() == Some(&token);
        if is_next {
            self.next();
        }
        is_next
    }

    fn or_expression(&mut self) -> Option<bool> {
        let mut answer = self.and_expression()?;
        while self.accept("OR") {
            answer |= self.and_expression()?;
        }
        Some(answer)
    }

    fn and_expression(&mut self) -> Option<bool> {
        let mut answer = self.licence()?;
        while self.accept("AND") {
            answer &= self.licence()?;
        }
        Some(answer)
    }

    fn licence(&mut self) -> Option<bool> {
        if self.accept("(") {
            let answer = self.or_expression()?;
            return self.accept(")").then_some(answer);
        }
        let name = self.next().filter(|token| !["AND", "OR", "WITH", ")"].contains(token))?;
        if self.accept("WITH") {
            return Some((self.allowed)(&format!("{name} WITH {}", self.next()?)));
        }
        Some((self.allowed)(name))
    }
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn expression_is_evaluated() {
        let allowed = |name: &str| ["MIT", "Apache-2.0", "A WITH x"].contains(&name);
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
            assert_eq!(is_allowed(expression, &allowed), answer, "{expression}");
        }
    }
}
