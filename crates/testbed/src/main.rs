//! `testbed fetch`: downloads and unpacks what the tests with real servers need, once.
//!
//! A second run finds everything in place and asks nobody.

use std::process::ExitCode;

use testbed::{Product, packages};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words != ["fetch"] {
        eprintln!("usage: testbed fetch");
        return ExitCode::from(64);
    }
    for product in Product::ALL {
        match packages::fetch(product) {
            Ok(place) => println!("{}: {}", product.name(), place.display()),
            Err(trouble) => {
                eprintln!("{}: {trouble}", product.name());
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
