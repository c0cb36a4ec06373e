#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    (fuzzing::target("list_xlsx_parts").run)(data);
});
