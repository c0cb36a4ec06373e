#![no_main]

// The reader of workbooks panics at some, and the app catches that: only what nobody catches is a finding.
libfuzzer_sys::fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |data: &[u8]| {
    (fuzzing::target("list_xls").run)(data);
});
