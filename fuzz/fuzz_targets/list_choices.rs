#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    (fuzzing::target("list_choices").run)(data);
});
