//! What a browser is told to forbid. The page's `<meta>` and the `_headers` file come from here alone.

/// The content security policy, as directives. `frame-ancestors` is for the header only: a `<meta>` cannot set it.
const DIRECTIVES: &[&str] = &[
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'none'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types cm-url",
];
const HEADER_ONLY: &str = "frame-ancestors 'none'";

/// The other headers of every answer.
const HEADERS: &[(&str, &str)] = &[
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=(), clipboard-read=(), \
         browsing-topics=()",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// Sent by hosts that read `_headers`, which serve over HTTPS; never by the server on this machine.
const HTTPS_ONLY: (&str, &str) = ("Strict-Transport-Security", "max-age=63072000");

const FRESH: &str = "no-cache";
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The policy as the page carries it.
pub fn in_page() -> String {
    DIRECTIVES.join("; ")
}

/// The policy as a header.
fn in_header() -> String {
    format!("{}; {HEADER_ONLY}", in_page())
}

/// The headers that our own server sends with the file at `path`, relative to the site.
pub fn headers_for(path: &str) -> Vec<(String, String)> {
    let mut headers = vec![("Content-Security-Policy".to_owned(), in_header())];
    headers.extend(HEADERS.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let keep = if path.starts_with("assets/") { FOREVER } else { FRESH };
    headers.push(("Cache-Control".to_owned(), keep.to_owned()));
    headers
}

/// The text of `_headers`, the form that several static hosts read.
pub fn headers_file() -> String {
    let mut text = format!("/*\n  Content-Security-Policy: {}\n", in_header());
    for (name, value) in HEADERS.iter().chain([&HTTPS_ONLY]) {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for path in ["/", "/index.html", "/sw.js", "/manifest.webmanifest"] {
        text.push_str(&format!("{path}\n  Cache-Control: {FRESH}\n"));
    }
    text.push_str(&format!("/assets/*\n  Cache-Control: {FOREVER}\n"));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_and_header_agree() {
        let header = headers_file()
            .lines()
            .find_map(|line| line.trim().strip_prefix("Content-Security-Policy: ").map(str::to_owned))
            .expect("a policy in _headers");
        assert_eq!(header, format!("{}; {HEADER_ONLY}", in_page()));
        assert!(headers_for("index.html").contains(&("Content-Security-Policy".to_owned(), header)));
    }

    #[test]
    fn nothing_is_allowed_but_by_name() {
        let policy = in_page();
        assert!(policy.starts_with("default-src 'none'"));
        for hole in ["unsafe-inline", " 'unsafe-eval'", "http:", "https:", "*", "strict-dynamic"] {
            assert!(!policy.contains(hole), "{hole} in the policy");
        }
    }
}
