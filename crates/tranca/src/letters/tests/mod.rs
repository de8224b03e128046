//! Letters, as their readers get them.

mod dues;
mod laboratory;
mod machines;
mod signatures;
mod words;
