//! Letters, as their readers get them.

mod dues;
mod every;
mod laboratory;
mod machines;
mod needed;
mod scan;
mod signatures;
mod words;
