//! Reads what a Wasm module asks of its host: the import section, which is the whole list of what it can call.

use crate::Done;

/// One import: the module it is asked of and its name.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// Such as `./app_bg.js`.
    pub module: String,
    /// Such as `__wbg_appendChild_0123456789abcdef`.
    pub name: String,
}

const IMPORTS: u8 = 2;

/// All imports of a module.
pub fn imports(bytes: &[u8]) -> Done<Vec<Import>> {
    let mut input = Input(bytes);
    if input.take(8)? != b"\0asm\x01\0\0\0" {
        return Err("not a Wasm module of version 1".to_owned());
    }
    while !input.0.is_empty() {
        let id = input.byte()?;
        let length = input.number()?;
        let body = input.take(length)?;
        if id == IMPORTS {
            return section(Input(body));
        }
    }
    Ok(Vec::new())
}

fn section(mut input: Input) -> Done<Vec<Import>> {
    let count = input.number()?;
    let mut found = Vec::new();
    for _ in 0..count {
        let (module, name) = (input.text()?, input.text()?);
        match input.byte()? {
            0 => {
                input.number()?;
            }
            1 => {
                input.byte()?;
                input.limits()?;
            }
            2 => input.limits()?,
            3 => {
                input.take(2)?;
            }
            4 => {
                input.byte()?;
                input.number()?;
            }
            kind => return Err(format!("import `{name}` of the unknown kind {kind}")),
        }
        found.push(Import { module, name });
    }
    if input.0.is_empty() { Ok(found) } else { Err("bytes after the last import".to_owned()) }
}

struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn take(&mut self, length: usize) -> Done<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or("the Wasm module ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Done<u8> {
        Ok(self.take(1)?[0])
    }

    /// An unsigned LEB128 number.
    fn number(&mut self) -> Done<usize> {
        let mut value = 0u64;
        for place in 0..5 {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return usize::try_from(value).map_err(|error| error.to_string());
            }
        }
        Err("a number of more than 32 bits in the Wasm module".to_owned())
    }

    fn text(&mut self) -> Done<String> {
        let length = self.number()?;
        String::from_utf8(self.take(length)?.to_vec()).map_err(|error| error.to_string())
    }

    fn limits(&mut self) -> Done {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hand-assembled after the core specification, 5.5.5: one function and one memory.
    #[test]
    fn reads_functions_and_memories() {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        bytes.extend([1, 4, 1, 0x60, 0, 0]);
        bytes.extend([2, 13, 2]);
        bytes.extend(b"\x01a\x01f\x00\x00");
        bytes.extend(b"\x01a\x01m\x02\x00\x01");
        bytes.truncate(bytes.len());
        let length = u8::try_from(bytes.len() - 16).expect("short");
        bytes[15] = length;
        let names: Vec<_> = imports(&bytes).expect("a module").into_iter().map(|i| (i.module, i.name)).collect();
        assert_eq!(names, [("a".to_owned(), "f".to_owned()), ("a".to_owned(), "m".to_owned())]);
    }

    #[test]
    fn a_cut_module_is_refused() {
        assert!(imports(b"\0asm\x01\0\0\0\x02\x09\x01").is_err());
        assert!(imports(b"<html>").is_err());
    }
}
