//! When the program breaks: `boot.js` shows its plain message; this puts the words of the fault into the console.

/// Writes a panic to the console. The page's own message stands in `index.html`, since nothing here runs afterwards.
pub fn set_hook() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
    }));
}
