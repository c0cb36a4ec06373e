//! Waiting inside the page.

/// A script that calls back with the value of an expression as soon as it has one, or with null at the time limit. It evaluates the
/// expression after every change of the page, and regularly, because some state is not in the DOM.
///
/// Arguments: the expression's arguments, then the limit in milliseconds, then the callback.
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

/// Calls back when the last change is painted: after two frames.
pub(super) const PAINTED: &str = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
