//! How much is read. A larger file is an error at once, so that none can make the app slow or run out of memory.

/// Bytes of a file.
pub const BYTES: usize = 32 << 20;
/// Bytes that a workbook may unpack to.
pub const UNPACKED: u64 = 512 << 20;
/// Bytes that a part of a workbook may unpack to that is no sheet: its shared texts are all held at once, and the shortest of
/// them takes five bytes in the file and many more in memory.
pub const BESIDE: u64 = 64 << 20;
/// Bytes between two brackets of a sheet. The longest text of a cell, each letter of it written as a reference, has fewer.
pub const TAG: usize = 1 << 20;
/// Bytes between two brackets of a link from one part of a workbook to another.
pub const LINK: usize = 2 << 10;
/// Bytes of the links of one part: those of all the sheets that are read.
pub const LINKS: usize = 1 << 20;
/// Bytes of the part that names the sheets.
pub const WORKBOOK: u64 = 4 << 20;
/// Rows that hold something.
pub const ROWS: usize = 200_000;
/// Columns.
pub const COLUMNS: usize = 200;
/// Characters of a cell. One more is kept of a longer cell, so that a reader sees that it is too long.
pub const CELL: usize = 1_000;
/// Bytes of text in all cells together: a workbook may point to the same long text from every cell.
pub const TEXT: usize = 256 << 20;
/// Cells of an old or an OpenDocument workbook, from corner to corner: its reader lays them all out.
pub const LAID_OUT: u64 = 4_000_000;
/// Rows among which the header is looked for.
pub const HEADER_ROWS: usize = 60;
/// Rows and cells of each that the owner is shown to find the row of titles.
pub const HEAD: (usize, usize) = (30, 12);
/// Sheets that are looked at to find the list.
pub const SHEETS: usize = 100;
/// Rows that are looked at where a few are enough to tell.
pub const SAMPLE_ROWS: usize = 200;
/// Samples of a column that the owner sees.
pub const SAMPLES: usize = 3;
/// Characters of a sample, and of a cell that a problem quotes.
pub const QUOTE: usize = 40;
/// Characters of a title.
pub const TITLE: usize = 120;
/// The largest amount that is believed, in whole units of the currency.
pub const AMOUNT: i64 = 1_000_000;
