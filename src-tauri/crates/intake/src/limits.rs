//! Limits on file contents. A larger file is refused at once, so that no file makes the app slow or fills the memory.

/// Bytes of a file.
pub const BYTES: usize = 32 << 20;
/// Bytes of all unpacked parts of a workbook.
pub const UNPACKED: u64 = 512 << 20;
/// Unpacked bytes of a part that is no sheet. All shared strings are in memory at once, and the shortest of them takes five bytes
/// in the file and many more in memory.
pub const OTHER_PART: u64 = 64 << 20;
/// Bytes between two brackets of a sheet. The longest cell text has fewer, even with every character as a reference.
pub const TAG: usize = 1 << 20;
/// Bytes between two brackets of a relationship.
pub const RELATIONSHIP: usize = 2 << 10;
/// Bytes of the relationships of one part, which cover all sheets that are read.
pub const RELATIONSHIPS: usize = 1 << 20;
/// Bytes of the part that names the sheets.
pub const WORKBOOK: u64 = 4 << 20;
/// Filled rows.
pub const ROWS: usize = 200_000;
pub const COLUMNS: usize = 200;
/// Characters of a cell. A longer cell keeps one more, which shows that it is too long.
pub const CELL: usize = 1_000;
/// Bytes of text in all cells together. A workbook can refer to the same long text from every cell.
pub const TEXT: usize = 256 << 20;
/// Cells of an XLS or OpenDocument sheet from corner to corner. The readers expand all of them.
pub const GRID_CELLS: u64 = 4_000_000;
/// Rows that are searched for titles.
pub const HEADER_ROWS: usize = 60;
/// Rows, and cells of each, that the owner sees when choosing the title row.
pub const PREVIEW: (usize, usize) = (30, 12);
/// Sheets that are searched for the list.
pub const SHEETS: usize = 100;
/// Rows that are inspected where a sample is enough.
pub const SAMPLE_ROWS: usize = 200;
/// Samples of a column that the owner sees.
pub const SAMPLES: usize = 3;
/// Characters of a sample, and of a cell in a problem.
pub const QUOTE: usize = 40;
/// Characters of a title.
pub const TITLE: usize = 120;
/// The largest credible amount, in whole units of the currency.
pub const AMOUNT: i64 = 1_000_000;
