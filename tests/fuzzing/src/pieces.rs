//! Splits an input into pieces, for example the successive answers of a service or the parts of a package.

/// The line between two pieces.
const SEPARATOR: &[u8] = b"\n----\n";

pub fn pieces(bytes: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(SEPARATOR.len()).position(|window| window == SEPARATOR) {
        let (piece, after) = rest.split_at(at);
        pieces.push(piece);
        rest = after.get(SEPARATOR.len()..).unwrap_or_default();
    }
    pieces.push(rest);
    pieces
}

/// The first line of a piece and the rest. Without a line end, the rest is empty.
pub fn first_line(piece: &[u8]) -> (&[u8], &[u8]) {
    match piece.iter().position(|byte| *byte == b'\n') {
        Some(at) => (piece.get(..at).unwrap_or_default(), piece.get(at.saturating_add(1)..).unwrap_or_default()),
        None => (piece, &[]),
    }
}
