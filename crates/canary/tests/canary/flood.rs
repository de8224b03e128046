//! Floods of junk, behind which hits arrive.
