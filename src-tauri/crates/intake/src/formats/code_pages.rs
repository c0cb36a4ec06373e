//! Code pages of old programs: the characters of the bytes from 128 on.

/// Western Europe in DOS.
pub const CP850: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
    áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}\
    ";

/// The original DOS code page, of America.
pub const CP437: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
    áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}\
    ";

/// Decodes bytes with one of these code pages.
pub fn decode(bytes: &[u8], page: &str) -> String {
    let letters: Vec<char> = page.chars().collect();
    let letter = |byte: &u8| match byte.checked_sub(128) {
        None => char::from(*byte),
        Some(at) => letters.get(usize::from(at)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_pages_decode_their_letters() {
        assert_eq!((CP850.chars().count(), CP437.chars().count()), (128, 128));
        assert_eq!(decode(b"F\x94rm\x86n \x99\xe1\x81 \x9d", CP850), "Förmån Ößü Ø");
        assert_eq!(decode(b"\x84\x8f\x8e\x99\x9a\xe1\x9d", CP437), "äÅÄÖÜß¥");
    }
}
