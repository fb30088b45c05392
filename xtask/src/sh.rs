//! Running other programs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Done;

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_owned()
}

/// Cargo's target folder, also when it was moved by the environment.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Tools that only this project needs, kept inside its target folder.
pub fn own_tools() -> PathBuf {
    target().join("tools")
}

/// A command that finds the project's own tools before those of the machine.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(own_tools().join("bin")).chain(std::env::split_paths(&path));
    if let Ok(path) = std::env::join_paths(folders) {
        command.env("PATH", path);
    }
    command
}

/// Runs a program to its end, its output on the terminal.
pub fn run(program: &str, arguments: &[&str]) -> Done {
    finish(command(program, arguments), program, arguments)
}

/// Runs a prepared command to its end; the name and arguments are for the message.
pub fn finish(mut command: Command, program: &str, arguments: &[&str]) -> Done {
    let shown = format!("{program} {}", arguments.join(" "));
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` failed ({status})")),
        Err(error) => Err(format!("`{shown}` cannot be started: {error}")),
    }
}

/// Runs a program with its input from a file and its output into another.
pub fn pipe(program: &str, arguments: &[&str], input: Option<&Path>, output: &Path) -> Done {
    let cannot = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let mut prepared = command(program, arguments);
    if let Some(path) = input {
        prepared.stdin(std::fs::File::open(path).map_err(|error| cannot(path, error))?);
    }
    prepared.stdout(std::fs::File::create(output).map_err(|error| cannot(output, error))?);
    finish(prepared, program, arguments)
}

/// What a program prints, or nothing when it is not there or fails.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = command(program, arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Reads a file, naming it when that fails.
pub fn read(path: impl AsRef<Path>) -> Done<Vec<u8>> {
    let path = path.as_ref();
    std::fs::read(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// Reads a text file, naming it when that fails.
pub fn read_text(path: impl AsRef<Path>) -> Done<String> {
    let path = path.as_ref();
    std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// Writes a file, naming it when that fails.
pub fn write(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> Done {
    let path = path.as_ref();
    std::fs::write(path, bytes).map_err(|error| format!("{} cannot be written: {error}", path.display()))
}
