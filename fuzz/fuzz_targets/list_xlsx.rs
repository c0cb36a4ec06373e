#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    (fuzzing::target("list_xlsx").run)(data);
});
