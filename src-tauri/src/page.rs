//! The only window and its page. The page can neither navigate to another address nor open another window.

use tauri::webview::NewWindowResponse;
use tauri::{App, Runtime, Url, WebviewWindowBuilder};

/// Opens the window that the configuration describes.
pub fn open<R: Runtime>(app: &mut App<R>) -> Result<(), Box<dyn std::error::Error>> {
    let windows = app.config().app.windows.clone();
    for window in &windows {
        WebviewWindowBuilder::from_config(app.handle(), window)?
            .on_navigation(|url| {
                let is_allowed = is_own_address(url, tauri::is_dev());
                if !is_allowed {
                    log::warn!("the page was kept from leaving");
                }
                is_allowed
            })
            .on_new_window(|_, _| {
                log::warn!("the page was kept from opening a window");
                NewWindowResponse::Deny
            })
            .build()?;
    }
    Ok(())
}

/// Whether the address belongs to the page. In development a server on this computer delivers the page.
fn is_own_address(url: &Url, dev: bool) -> bool {
    let own = if cfg!(windows) { ("http", "tauri.localhost") } else { ("tauri", "localhost") };
    let origin = (url.scheme(), url.host_str().unwrap_or_default());
    origin == own || (dev && origin == ("http", "localhost") && url.port() == Some(5173))
}

#[cfg(test)]
mod tests {
    use super::is_own_address;

    #[test]
    fn page_cannot_leave_its_own_address() {
        let own = if cfg!(windows) { "http://tauri.localhost/index.html#/overview" } else { "tauri://localhost/index.html#/overview" };
        assert!(is_own_address(&own.parse().unwrap(), false));
        for other in [
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
            assert!(!is_own_address(&other.parse().unwrap(), false), "{other}");
        }
        assert!(is_own_address(&"http://localhost:5173/".parse().unwrap(), true));
        assert!(!is_own_address(&"http://localhost:5174/".parse().unwrap(), true));
    }
}
