//! Draws the PNG icons from the strokes of `icon.svg`: a rounded square and lines with round ends.

use crate::Done;

/// The drawing, read from the SVG.
pub struct Icon {
    side: f64,
    corner: f64,
    ground: [f64; 3],
    ink: [f64; 3],
    width: f64,
    lines: Vec<[(f64, f64); 2]>,
}

impl Icon {
    /// Reads the few things our icon is made of: one `rect`, and one `path` of M, L, H and V.
    pub fn read(svg: &str) -> Done<Self> {
        let attribute = |tag: &str, name: &str| -> Done<&str> {
            let missing = || format!("icon.svg: no {name} on {tag}");
            let start = svg.find(&format!("<{tag} ")).ok_or_else(missing)?;
            let tag_text = svg[start..].split('>').next().unwrap_or_default();
            let value = tag_text.split(&format!(" {name}=\"")).nth(1).ok_or_else(missing)?;
            Ok(value.split('"').next().unwrap_or_default())
        };
        Ok(Self {
            side: number(attribute("rect", "width")?)?,
            corner: number(attribute("rect", "rx")?)?,
            ground: colour(attribute("rect", "fill")?)?,
            ink: colour(attribute("path", "stroke")?)?,
            width: number(attribute("path", "stroke-width")?)?,
            lines: lines(attribute("path", "d")?)?,
        })
    }

    /// The icon as a PNG file of `pixels` by `pixels`.
    pub fn png(&self, pixels: u32) -> Vec<u8> {
        let scale = self.side / f64::from(pixels);
        let mut rows = Vec::new();
        for y in 0..pixels {
            rows.push(0);
            for x in 0..pixels {
                let (x, y) = ((f64::from(x) + 0.5) * scale, (f64::from(y) + 0.5) * scale);
                rows.extend(self.pixel(x, y, scale));
            }
        }
        png(pixels, &rows)
    }

    /// Red, green, blue and opacity at a point; edges blend over the width of one pixel.
    fn pixel(&self, x: f64, y: f64, scale: f64) -> [u8; 4] {
        let cover = |distance: f64| (0.5 - distance / scale).clamp(0.0, 1.0);
        let half = self.side / 2.0;
        let (dx, dy) = ((x - half).abs() - half + self.corner, (y - half).abs() - half + self.corner);
        let outside = length(dx.max(0.0), dy.max(0.0)) + dx.max(dy).min(0.0) - self.corner;
        let stroke = self.lines.iter().map(|line| distance(x, y, line)).fold(f64::INFINITY, f64::min);
        let ink = cover(stroke - self.width / 2.0);
        let mut pixel = [0; 4];
        for ((place, ground), over) in pixel.iter_mut().zip(self.ground).zip(self.ink) {
            *place = byte(ground * (1.0 - ink) + over * ink);
        }
        pixel[3] = byte(255.0 * cover(outside));
        pixel
    }
}

fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

fn distance(x: f64, y: f64, [(ax, ay), (bx, by)]: &[(f64, f64); 2]) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let along = (((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
    length(x - ax - along * dx, y - ay - along * dy)
}

fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

fn number(text: &str) -> Done<f64> {
    text.trim().parse().map_err(|_| format!("icon.svg: `{text}` is not a number"))
}

fn colour(text: &str) -> Done<[f64; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
    let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let value = value.ok_or_else(|| format!("icon.svg: `{text}` is not a colour like #a5362b"))?;
    Ok([16, 8, 0].map(|shift| f64::from(value >> shift & 0xff)))
}

fn lines(path: &str) -> Done<Vec<[(f64, f64); 2]>> {
    let mut found = Vec::new();
    let mut at = (0.0, 0.0);
    let spaced: String =
        path.chars().flat_map(|c| if c.is_ascii_alphabetic() { vec![' ', c, ' '] } else { vec![c] }).collect();
    let mut words = spaced.split_whitespace();
    while let Some(word) = words.next() {
        let mut next = || number(words.next().unwrap_or_default());
        let to = match word {
            "M" | "L" => (next()?, next()?),
            "H" => (next()?, at.1),
            "V" => (at.0, next()?),
            other => return Err(format!("icon.svg: `{other}` in the path, only M, L, H and V are drawn")),
        };
        if word != "M" {
            found.push([at, to]);
        }
        at = to;
    }
    Ok(found)
}

/// PNG (ISO/IEC 15948): 8-bit RGBA, no filter.
fn png(side: u32, rows: &[u8]) -> Vec<u8> {
    let mut header = [side.to_be_bytes(), side.to_be_bytes()].concat();
    header.extend([8, 6, 0, 0, 0]);
    let data = miniz_oxide::deflate::compress_to_vec_zlib(rows, 9);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, body) in [(b"IHDR", &header[..]), (b"IDAT", &data), (b"IEND", &[])] {
        let body = [&name[..], body].concat();
        file.extend((body.len() as u32 - 4).to_be_bytes());
        file.extend(&body);
        file.extend(crc(&body).to_be_bytes());
    }
    file
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 };
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The check value of CRC-32 (ISO-HDLC) for "123456789".
    #[test]
    fn crc_of_the_published_example() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn the_icon_is_red_with_pale_strokes_and_open_corners() {
        let icon = Icon::read(include_str!("../../src/app/browser/icon.svg")).expect("our icon");
        assert_eq!(icon.pixel(0.1, 0.1, 0.3)[3], 0);
        assert_eq!(icon.pixel(6.0, 32.0, 0.3), [0xa5, 0x36, 0x2b, 255]);
        assert_eq!(icon.pixel(17.0, 20.0, 0.3), [0xfb, 0xf8, 0xf2, 255]);
    }
}
