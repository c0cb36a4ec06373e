//! One input, several pieces: the answers of a service one after the other, the parts of a package.

/// Stands alone on the line between two pieces.
const BETWEEN: &[u8] = b"\n----\n";

/// The pieces of an input.
pub fn pieces(bytes: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        let (piece, after) = rest.split_at(at);
        pieces.push(piece);
        rest = after.get(BETWEEN.len()..).unwrap_or_default();
    }
    pieces.push(rest);
    pieces
}

/// The first line of a piece, and the rest.
pub fn first_line(piece: &[u8]) -> (&[u8], &[u8]) {
    match piece.iter().position(|byte| *byte == b'\n') {
        Some(at) => (piece.get(..at).unwrap_or_default(), piece.get(at.saturating_add(1)..).unwrap_or_default()),
        None => (piece, &[]),
    }
}
