//! The one window and its page. The page stays where it is: it goes to no other address, and opens no other window.

use tauri::webview::NewWindowResponse;
use tauri::{App, Runtime, Url, WebviewWindowBuilder};

/// Opens the window that the configuration describes.
pub fn open<R: Runtime>(app: &mut App<R>) -> Result<(), Box<dyn std::error::Error>> {
    let windows = app.config().app.windows.clone();
    for window in &windows {
        WebviewWindowBuilder::from_config(app.handle(), window)?
            .on_navigation(|url| {
                let stays = is_ours(url, tauri::is_dev());
                if !stays {
                    log::warn!("the page was kept from leaving");
                }
                stays
            })
            .on_new_window(|_, _| {
                log::warn!("the page was kept from opening a window");
                NewWindowResponse::Deny
            })
            .build()?;
    }
    Ok(())
}

/// Whether an address is the page's own. In development the page comes from a server on this computer.
fn is_ours(url: &Url, dev: bool) -> bool {
    let own = if cfg!(windows) { ("http", "tauri.localhost") } else { ("tauri", "localhost") };
    let place = (url.scheme(), url.host_str().unwrap_or_default());
    place == own || (dev && place == ("http", "localhost") && url.port() == Some(5173))
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn the_page_stays_at_its_own_address() {
        let own = if cfg!(windows) { "http://tauri.localhost/index.html#/overview" } else { "tauri://localhost/index.html#/overview" };
        assert!(is_ours(&own.parse().unwrap(), false));
        for elsewhere in [
            "https://example.test/",
            "http://localhost:5173/",
            "http://127.0.0.1:8080/",
            "tauri://elsewhere/",
            "https://tauri.localhost.example.test/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
            "blob:null/1",
            "javascript:1",
        ] {
            assert!(!is_ours(&elsewhere.parse().unwrap(), false), "{elsewhere}");
        }
        assert!(is_ours(&"http://localhost:5173/".parse().unwrap(), true));
        assert!(!is_ours(&"http://localhost:5174/".parse().unwrap(), true));
    }
}
