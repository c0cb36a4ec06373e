//! Waiting inside the page.

/// Calls back as soon as an expression is true, or with null when the time is over. It looks after every change of the page,
/// and now and then, because not everything that matters is in the DOM.
///
/// Arguments: the expression's own, and last but one the milliseconds.
pub(super) fn wait_for(expression: &str) -> String {
    format!(
        "const given = Array.from(arguments);
        const done = given.pop();
        const limit = given.pop();
        const look = (...given) => {{ {expression} }};
        let ended = false;
        const end = (value) => {{
          if (ended) return;
          ended = true;
          changes.disconnect();
          clearInterval(often);
          clearTimeout(late);
          done(value);
        }};
        const again = () => {{
          const seen = look(...given);
          if (seen !== false && seen !== null && seen !== undefined) end(seen);
        }};
        const changes = new MutationObserver(again);
        changes.observe(document, {{ subtree: true, childList: true, attributes: true, characterData: true }});
        const often = setInterval(again, 100);
        const late = setTimeout(() => end(null), limit);
        again();"
    )
}

/// Calls back when what has changed is on the screen: after two frames.
pub(super) const PAINTED: &str = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
