//! Prints the TypeScript of the window's types.
#![allow(clippy::print_stdout)]

fn main() {
    print!("{}", app::bindings::typescript());
}
