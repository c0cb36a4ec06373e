//! The page reaches no other address: no script can send a byte elsewhere or leave the page.

use std::net::TcpListener;

use tests::desktop::{Desktop, DesktopError, Keychain};

use crate::checks::assert_no_logged_errors;

/// Tries every channel. An attempt is counted when the page's policy blocks it or when it fails.
const TRY: &str = "
const done = arguments[arguments.length - 1];
const at = 'http://PLACE/';
const refused = [];
document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
const add = (name, set) => new Promise((end) => {
  const one = document.createElement(name);
  one.onerror = one.onload = () => end(name);
  set(one);
  document.body.append(one);
  // An attempt that the policy blocks without an event ends with the next frames.
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => end(name))));
});
const attempts = [
  fetch(at).then(() => 'fetch came through', () => 'fetch'),
  new Promise((end) => { const one = new XMLHttpRequest(); one.onerror = () => end('xhr'); one.onload = () => end('xhr came through'); try { one.open('GET', at); one.send('x'); } catch { end('xhr'); } }),
  new Promise((end) => { try { const one = new WebSocket(at.replace('http', 'ws')); one.onerror = () => end('socket'); one.onopen = () => end('socket came through'); } catch { end('socket'); } }),
  new Promise((end) => { try { const one = new EventSource(at); one.onerror = () => { one.close(); end('events'); }; } catch { end('events'); } }),
  import(at).then(() => 'import came through', () => 'import'),
  add('img', (one) => { one.src = at + 'img'; }),
  add('script', (one) => { one.src = at + 'script'; }),
  add('link', (one) => { one.rel = 'stylesheet'; one.href = at + 'style'; }),
  add('link', (one) => { one.rel = 'prefetch'; one.href = at + 'prefetch'; }),
  add('iframe', (one) => { one.src = at + 'frame'; }),
  add('object', (one) => { one.data = at + 'object'; }),
  add('video', (one) => { one.src = at + 'video'; }),
  add('style', (one) => { one.textContent = `@import url(${at}import); @font-face { font-family: x; src: url(${at}font) } body { background: url(${at}picture); font-family: x }`; }),
  add('form', (one) => { one.action = at + 'form'; one.method = 'post'; requestAnimationFrame(() => { try { one.submit(); } catch {} }); }),
];
try { navigator.sendBeacon?.(at + 'beacon', 'x'); } catch {}
try { window.open(at + 'window'); } catch {}
try { new Function('window.__evaluated = true')(); } catch {}
const inline = document.createElement('script');
inline.textContent = 'window.__inline = true';
document.body.append(inline);
Promise.all(attempts).then((ends) => requestAnimationFrame(() => requestAnimationFrame(() => done({
  ends, refused: Array.from(new Set(refused)), inline: window.__inline === true, evaluated: window.__evaluated === true,
}))));";

#[test]
fn page_sends_nothing_to_other_addresses() -> Result<(), DesktopError> {
    let computer = Desktop::new(Keychain::Unlocked)?;
    let window = computer.open()?;
    window.click("start-sample")?;
    window.see("card-export")?;
    let listener = TcpListener::bind("127.0.0.1:0").map_err(DesktopError::during("a server"))?;
    let place = listener.local_addr().map_err(DesktopError::during("its address"))?.to_string();
    listener.set_nonblocking(true).map_err(DesktopError::during("a server"))?;

    let attempts = window.run_script(&TRY.replace("PLACE", &place))?;
    let ends = attempts["ends"].as_array().cloned().unwrap_or_default();
    assert!(ends.len() > 10 && !attempts["ends"].to_string().contains("came through"), "{attempts}");
    let refused = attempts["refused"].to_string();
    for directive in ["connect-src", "img-src", "script-src", "style-src", "default-src", "form-action"] {
        let stands = refused.contains(directive) || (directive == "default-src" && refused.contains("frame-src"));
        assert!(stands, "{directive} refused nothing: {refused}");
    }
    assert_eq!((&attempts["inline"], &attempts["evaluated"]), (&false.into(), &false.into()), "the page runs what did not come with it");

    // The shell refuses navigation, because a page's policy cannot.
    let before = window.address()?;
    window.run_script(&format!("window.location.href = 'http://{place}/away'; arguments[0](true)"))?;
    window.click("nav-history")?;
    window.click("nav-overview")?;
    window.see("card-export")?;
    assert_eq!(window.address()?, before);
    let accepted = listener.accept().map(drop).map_err(|error| error.kind());
    assert_eq!(accepted, Err(std::io::ErrorKind::WouldBlock), "somebody came");

    // The server is reachable, so a missing visitor proves the block.
    let _visit = std::net::TcpStream::connect(&place).map_err(DesktopError::during("the server"))?;
    assert!(listener.accept().is_ok());
    assert!(computer.log().contains("the page was kept from leaving"), "{}", computer.log());
    assert_no_logged_errors(&computer);
    Ok(())
}
