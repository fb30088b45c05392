//! How large the sheets of a binary workbook are, found before the reader behind makes them: it lays each sheet out in
//! full from its first cell to its last, and takes room for what the sheet says of itself. One cell in a far corner
//! would fill the memory.
//!
//! The container is [MS-CFB], the records are [MS-XLS] 2.3. Everything is checked; nothing here is kept.

use crate::intake::finding::{IntakeFinding, Limit};

/// Most cells that the sheets of a binary workbook span together: two full sheets of thirty columns.
const MOST: u64 = 4_000_000;

/// Numbers of sectors from here on are marks.
const MARKS: u32 = 0xffff_fffa;
/// Streams shorter than this lie in small sectors.
const SMALL: usize = 4096;
const SMALL_SECTOR: usize = 64;

const SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const START: u16 = 0x0809;
const END: u16 = 0x000a;
const SEVERAL: u16 = 0x00bd;
/// Records that hold one cell: row and column are their first two numbers.
const CELLS: [u16; 7] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00fd, 0x0006];

/// The workbook without what its sheets say about their sizes.
///
/// # Errors
/// When the sheets span too many cells, or the container is not one.
pub(super) fn guarded(bytes: &[u8]) -> Result<Vec<u8>, IntakeFinding> {
    let container = Container::open(bytes).ok_or(IntakeFinding::Damaged)?;
    let pieces = container.workbook().ok_or(IntakeFinding::Damaged)?;
    let mut stream = Vec::new();
    for (from, to) in &pieces {
        stream.extend_from_slice(&bytes[*from..*to]);
    }
    let (mut spanned, mut sizes) = (0_u64, Vec::new());
    for start in sheets(&stream) {
        spanned = spanned.saturating_add(span(&stream, start, &mut sizes));
        if spanned > MOST {
            return Err(IntakeFinding::OverLimit { what: Limit::Cells, limit: MOST });
        }
    }
    let mut plain = bytes.to_vec();
    let length = pieces.first().map_or(1, |(from, to)| to - from);
    for at in sizes {
        // All pieces but the last are of one length.
        let place = pieces.get(at / length).map(|(from, _)| from + at % length);
        if let Some(byte) = place.and_then(|place| plain.get_mut(place)) {
            *byte = 0;
        }
    }
    Ok(plain)
}

/// Where the sheets begin, as the workbook's first part lists them.
fn sheets(stream: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    for (kind, at, length) in records(stream, 0) {
        match kind {
            END => break,
            SHEET if length >= 4 => found.extend(long(stream, at).map(|place| place as usize)),
            _ => {}
        }
    }
    found
}

/// How many cells a sheet spans; the bytes that say its size are added to `sizes`.
fn span(stream: &[u8], start: usize, sizes: &mut Vec<usize>) -> u64 {
    let mut bounds: Option<[u16; 4]> = None;
    let (mut begun, mut depth) = (false, 0_u32);
    for (kind, at, length) in records(stream, start) {
        match kind {
            START if begun => depth += 1,
            START => begun = true,
            END if depth == 0 => break,
            END => depth -= 1,
            DIMENSIONS => sizes.extend(at..at + length),
            SEVERAL if length >= 6 => {
                for place in [at + 2, at + length - 2] {
                    widen(&mut bounds, short(stream, at), short(stream, place));
                }
            }
            _ if CELLS.contains(&kind) && length >= 4 => {
                widen(&mut bounds, short(stream, at), short(stream, at + 2));
            }
            _ => {}
        }
    }
    let side = |from: u16, to: u16| u64::from(to.saturating_sub(from)) + 1;
    bounds.map_or(0, |[top, bottom, left, right]| side(top, bottom) * side(left, right))
}

fn widen(bounds: &mut Option<[u16; 4]>, row: Option<u16>, column: Option<u16>) {
    let (Some(row), Some(column)) = (row, column) else { return };
    let [top, bottom, left, right] = bounds.unwrap_or([row, row, column, column]);
    *bounds = Some([top.min(row), bottom.max(row), left.min(column), right.max(column)]);
}

/// Records from a place on: kind, where the content begins, and its length.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = (u16, usize, usize)> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        let (kind, length) = (short(stream, at)?, usize::from(short(stream, at.checked_add(2)?)?));
        let content = at + 4;
        at = content + length;
        (at <= stream.len()).then_some((kind, content, length))
    })
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// The file as sectors that follow each other in chains.
struct Container<'b> {
    bytes: &'b [u8],
    sector: usize,
    next: Vec<u32>,
    directory: u32,
    small: u32,
}

impl<'b> Container<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector = match short(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut container =
            Self { bytes, sector, next: Vec::new(), directory: long(bytes, 48)?, small: long(bytes, 60)? };
        let mut tables: Vec<u32> = (0..109).filter_map(|at| long(bytes, 76 + at * 4)).collect();
        let (mut more, mut left) = (long(bytes, 68)?, bytes.len() / sector);
        while more < MARKS {
            left = left.checked_sub(1)?;
            let (from, to) = container.place(more)?;
            tables.extend((from..to - 4).step_by(4).filter_map(|at| long(bytes, at)));
            more = long(bytes, to - 4)?;
        }
        for table in tables.into_iter().filter(|table| *table < MARKS).take(bytes.len() / sector + 1) {
            let (from, to) = container.place(table)?;
            container.next.extend((from..to).step_by(4).filter_map(|at| long(bytes, at)));
        }
        Some(container)
    }

    /// The bytes of a sector; the last one of a file may be cut.
    fn place(&self, sector: u32) -> Option<(usize, usize)> {
        let from = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        let to = from.checked_add(self.sector)?.min(self.bytes.len());
        (from + 4 <= to).then_some((from, to))
    }

    /// The sectors of a chain.
    fn chain(&self, first: u32, next: &[u32]) -> Option<Vec<u32>> {
        let (mut at, mut found) = (first, Vec::new());
        while at < MARKS {
            if found.len() > self.bytes.len() / SMALL_SECTOR {
                return None;
            }
            found.push(at);
            at = next.get(at as usize).copied().unwrap_or(u32::MAX);
        }
        Some(found)
    }

    /// Where the bytes of the workbook's stream lie, in order.
    fn workbook(&self) -> Option<Vec<(usize, usize)>> {
        let mut entries = Vec::new();
        for sector in self.chain(self.directory, &self.next)? {
            let (from, to) = self.place(sector)?;
            entries.extend(self.bytes[from..to].chunks_exact(128));
        }
        let named = |name: &str| {
            let wanted: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
            entries.iter().find(|entry| entry[..wanted.len()].eq_ignore_ascii_case(&wanted))
        };
        let entry = named("Workbook").or_else(|| named("Book"))?;
        let (first, length) = (long(entry, 116)?, long(entry, 120)? as usize);
        let mut pieces = Vec::new();
        if length < SMALL {
            let mut next = Vec::new();
            for sector in self.chain(self.small, &self.next)? {
                let (from, to) = self.place(sector)?;
                next.extend((from..to).step_by(4).filter_map(|at| long(self.bytes, at)));
            }
            let root = self.chain(long(entries.first()?, 116)?, &self.next)?;
            for small in self.chain(first, &next)? {
                let at = small as usize * SMALL_SECTOR;
                let (from, to) = self.place(*root.get(at / self.sector)?)?;
                let from = from + at % self.sector;
                pieces.push((from, to.min(from + SMALL_SECTOR)));
            }
        } else {
            for sector in self.chain(first, &self.next)? {
                pieces.push(self.place(sector)?);
            }
        }
        pieces.iter().all(|(from, to)| from <= to).then_some(pieces)
    }
}
