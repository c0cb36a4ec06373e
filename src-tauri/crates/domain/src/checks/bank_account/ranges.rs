//! The clearing numbers of the Swedish banks, as dated data.
//!
//! Source: Bankgirot's description of bank account numbers, as implemented by two open-source libraries (March 2021, August 2023). They
//! disagree on Länsförsäkringar from 3400 (to 3409 or to 3499). The table takes the range that does not overlap another bank. Banks come
//! and go: an update of the table also updates [`AS_OF`].

use super::AccountRule::{self, Nine, SevenWithClearing, SevenWithThreeOfClearing, Ten, UpToTen};
use super::BankRange;

/// The month of the newer source.
pub const AS_OF: &str = "2023-08";

const fn range(from: u32, to: u32, bank: &'static str, rule: AccountRule) -> BankRange {
    BankRange { bank, clearing: from..=to, rule }
}

/// Sorted by clearing number, without overlaps.
pub(super) const RANGES: &[BankRange] = &[
    range(1100, 1199, "Nordea", SevenWithThreeOfClearing),
    range(1200, 1399, "Danske Bank", SevenWithThreeOfClearing),
    range(1400, 2099, "Nordea", SevenWithThreeOfClearing),
    range(2300, 2399, "Ålandsbanken", SevenWithClearing),
    range(2400, 2499, "Danske Bank", SevenWithThreeOfClearing),
    range(3000, 3299, "Nordea", SevenWithThreeOfClearing),
    range(3300, 3300, "Nordea", Ten),
    range(3301, 3399, "Nordea", SevenWithThreeOfClearing),
    range(3400, 3409, "Länsförsäkringar Bank", SevenWithThreeOfClearing),
    range(3410, 3781, "Nordea", SevenWithThreeOfClearing),
    range(3782, 3782, "Nordea", Ten),
    range(3783, 3999, "Nordea", SevenWithThreeOfClearing),
    range(4000, 4999, "Nordea", SevenWithClearing),
    range(5000, 5999, "SEB", SevenWithThreeOfClearing),
    range(6000, 6999, "Handelsbanken", Nine),
    range(7000, 7999, "Swedbank", SevenWithThreeOfClearing),
    range(8000, 8999, "Swedbank", UpToTen),
    range(9020, 9029, "Länsförsäkringar Bank", SevenWithClearing),
    range(9040, 9049, "Citibank", SevenWithClearing),
    range(9060, 9069, "Länsförsäkringar Bank", SevenWithThreeOfClearing),
    range(9100, 9109, "Nordnet Bank", SevenWithClearing),
    range(9120, 9124, "SEB", SevenWithThreeOfClearing),
    range(9130, 9149, "SEB", SevenWithThreeOfClearing),
    range(9150, 9169, "Skandiabanken", SevenWithClearing),
    range(9170, 9179, "IKANO Bank", SevenWithThreeOfClearing),
    range(9180, 9189, "Danske Bank", Ten),
    range(9190, 9199, "DNB", SevenWithClearing),
    range(9230, 9239, "Marginalen Bank", SevenWithThreeOfClearing),
    range(9250, 9259, "SBAB", SevenWithThreeOfClearing),
    range(9260, 9269, "DNB", SevenWithClearing),
    range(9270, 9279, "ICA Banken", SevenWithThreeOfClearing),
    range(9280, 9289, "Resurs Bank", SevenWithThreeOfClearing),
    range(9300, 9349, "Swedbank", Ten),
    range(9390, 9399, "Landshypotek", SevenWithClearing),
    range(9400, 9449, "Forex Bank", SevenWithThreeOfClearing),
    range(9460, 9469, "Santander Consumer Bank", SevenWithThreeOfClearing),
    range(9470, 9479, "BNP Paribas", SevenWithClearing),
    range(9500, 9549, "Plusgirot", UpToTen),
    range(9550, 9569, "Avanza Bank", SevenWithClearing),
    range(9570, 9579, "Sparbanken Syd", Ten),
    range(9590, 9599, "Erik Penser", SevenWithClearing),
    range(9630, 9639, "Lån & Spar Bank", SevenWithThreeOfClearing),
    range(9640, 9649, "Nordax Bank", SevenWithClearing),
    range(9650, 9659, "MedMera Bank", SevenWithClearing),
    range(9660, 9669, "Svea Bank", SevenWithClearing),
    range(9670, 9679, "JAK Medlemsbank", SevenWithClearing),
    range(9680, 9689, "BlueStep", SevenWithThreeOfClearing),
    range(9700, 9709, "Ekobanken", SevenWithClearing),
    range(9750, 9759, "Northmill Bank", SevenWithClearing),
    range(9780, 9789, "Klarna Bank", SevenWithClearing),
    range(9880, 9889, "Riksgälden", SevenWithClearing),
    range(9890, 9899, "Riksgälden", Ten),
    range(9960, 9969, "Plusgirot", UpToTen),
];
