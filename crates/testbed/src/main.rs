//! `testbed fetch`: downloads and unpacks what the tests with real servers need, once; `testbed fetch
//! postfix` does it for the products named.
//!
//! A second run finds everything in place and asks nobody.

use std::process::ExitCode;

use testbed::{Product, packages};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some(wanted) = wanted(&words) else {
        let names = Product::ALL.map(Product::name).join(" ");
        eprintln!("usage: testbed fetch [PRODUCT…]\nproducts: {names}");
        return ExitCode::from(64);
    };
    for product in wanted {
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

/// The products named, or all.
fn wanted(words: &[String]) -> Option<Vec<Product>> {
    let (command, names) = words.split_first()?;
    if command != "fetch" {
        return None;
    }
    if names.is_empty() {
        return Some(Product::ALL.to_vec());
    }
    let named = |name: &String| Product::ALL.into_iter().find(|one| one.name() == name);
    names.iter().map(named).collect()
}
