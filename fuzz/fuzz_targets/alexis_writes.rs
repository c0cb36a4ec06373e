#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    (fuzzing::target("alexis_writes").run)(data);
});
