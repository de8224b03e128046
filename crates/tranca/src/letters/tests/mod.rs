//! Letters, as their readers get them.

mod dues;
mod every;
mod laboratory;
mod machines;
mod scan;
mod signatures;
mod words;

fn ready(language: &crate::ground::languages::Language) -> bool {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("letters")
        .join(language.folder())
        .join("thanks.md")
        .is_file()
}
