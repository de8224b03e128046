//! What the benchmarks know of the memory that they hold.

/// The most memory this process ever held, in MB (proc(5)).
pub(crate) fn peak_mb() -> anyhow::Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    let kilobytes: u64 = kilobytes
        .ok_or_else(|| anyhow::anyhow!("/proc/self/status has no VmHWM"))?
        .parse()?;
    Ok(kilobytes / 1_024)
}
