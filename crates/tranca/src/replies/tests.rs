//! Mail that comes in, end to end.
