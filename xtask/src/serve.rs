//! A small server for this machine alone, with the headers that a good host would send.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tiny_http::{Header, Request, Response, Server};

use crate::{Done, policy, site};

/// `cargo xtask serve`.
pub fn command(arguments: &[String]) -> Done {
    let (mut path, mut port, mut dev, mut log) = ("/".to_owned(), 8080u16, false, false);
    let mut built = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--path" => path = value()?.clone(),
            "--port" => port = value()?.parse().map_err(|_| "--port must be a number from 1 to 65535".to_owned())?,
            "--dev" => dev = true,
            "--built" => built = Some(value()?.clone()),
            "--log" => log = true,
            other => return Err(format!("`serve` knows --path, --port, --dev, --log and --built DIR, not `{other}`")),
        }
    }
    let dist = match built {
        Some(folder) => PathBuf::from(folder),
        None => site::build(dev)?.dist,
    };
    let running = start(&dist, &path, port, log)?;
    println!("\nCredit Mirror is at {}   (stop with Ctrl-C)", running.url);
    loop {
        std::thread::park();
    }
}

/// A running server; it stops when the program ends.
pub struct Running {
    /// Where the page is.
    pub url: String,
}

/// Serves `dist` under `path` on `port`, or on a free one for 0; `log` prints what is asked for.
pub fn start(dist: &Path, path: &str, port: u16, log: bool) -> Done<Running> {
    let path = format!("/{}/", path.trim_matches('/')).replace("//", "/");
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        format!("port {port} cannot be opened ({error}): choose another with `--port`, or `--port 0` for any free one")
    })?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let url = format!("http://localhost:{port}{path}");
    let server = Arc::new(server);
    let folder = Folder { dist: dist.to_owned(), path, log, packed: Arc::default() };
    for _ in 0..4 {
        let (server, folder) = (server.clone(), folder.clone());
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                folder.answer(request);
            }
        });
    }
    Ok(Running { url })
}

#[derive(Clone)]
struct Folder {
    dist: PathBuf,
    path: String,
    log: bool,
    packed: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
}

impl Folder {
    fn answer(&self, request: Request) {
        let url = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
        if self.log {
            println!("{} {url}", request.method());
        }
        let file = match url.strip_prefix(&self.path) {
            Some("") => Some("index.html".to_owned()),
            Some(rest) if !rest.split('/').any(|part| part.is_empty() || part.starts_with('.')) => {
                Some(rest.to_owned())
            }
            _ => None,
        };
        let found = file.and_then(|file| Some((std::fs::read(self.dist.join(&file)).ok()?, file)));
        let (status, bytes, file) = match found {
            Some((bytes, file)) => (200, bytes, file),
            None => (404, std::fs::read(self.dist.join("404.html")).unwrap_or_default(), "404.html".to_owned()),
        };
        let mut headers = policy::headers_for(&file);
        headers.push(("Content-Type".to_owned(), content_type(&file).to_owned()));
        let packs =
            request.headers().iter().any(|h| h.field.equiv("Accept-Encoding") && h.value.as_str().contains("br"));
        let body = if packs && !file.ends_with(".png") {
            headers.push(("Content-Encoding".to_owned(), "br".to_owned()));
            self.packed(&file, bytes)
        } else {
            bytes
        };
        let mut response = Response::new(status.into(), Vec::new(), Cursor::new(body.clone()), Some(body.len()), None);
        for (name, value) in headers {
            if let Ok(header) = Header::from_bytes(name, value) {
                response.add_header(header);
            }
        }
        // A browser that has gone away is no fault of ours.
        let _ = request.respond(response);
    }

    /// Compressed once for each state of a file.
    fn packed(&self, file: &str, bytes: Vec<u8>) -> Vec<u8> {
        let key = format!("{file} {}", crate::digest::sha256(&bytes));
        let mut packed = self.packed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        packed.entry(key).or_insert_with(|| crate::sizes::packed(&bytes, 5)).clone()
    }
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        _ => "text/plain; charset=utf-8",
    }
}
