//! What a killed test left behind: namespaces and folders that carry the number of a process that
//! is no more.
//!
//! # Limits
//! A number that another process has got in the meantime protects the leftovers until that one
//! ends.

use std::fs;
use std::path::Path;

use crate::command::ip;
use crate::network::{PREFIX, remove};

/// Removes everything whose maker is gone.
pub(crate) fn sweep() {
    let namespaces = ip(&["netns", "list"]).unwrap_or_default();
    // A line is `name (id: 3)`, or the name alone.
    let names = namespaces.lines().filter_map(|line| line.split(' ').next());
    names.filter(|name| is_orphan(name)).for_each(remove);
    let Ok(entries) = fs::read_dir(std::env::temp_dir()) else {
        return;
    };
    for entry in entries.flatten() {
        if entry.file_name().to_str().is_some_and(is_orphan) {
            // Another test may sweep at the same time: what is gone is gone.
            fs::remove_dir_all(entry.path()).ok();
        }
    }
}

fn is_orphan(name: &str) -> bool {
    let maker = name
        .strip_prefix(PREFIX)
        .and_then(|rest| rest.split('-').next())
        .and_then(|number| number.parse::<u32>().ok());
    maker.is_some_and(|maker| !Path::new("/proc").join(maker.to_string()).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_carries_a_dead_process_is_swept() {
        // Linux numbers processes up to 2^22.
        assert!(is_orphan("tranca-testbed-4194305-0"));
        let own = std::process::id();
        assert!(!is_orphan(&format!("tranca-testbed-{own}-0")));
        assert!(!is_orphan("somebody-elses"));
        assert!(!is_orphan("tranca-testbed-"));
    }
}
