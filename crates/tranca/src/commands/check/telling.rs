//! What a person reads of a checkup: a line per port, and for each open one what is wrong and the
//! first steps to close it.

use std::net::SocketAddr;

use super::output;
use crate::ground::languages::Language;
use crate::guides::Guides;
use crate::verification::own::Report;

/// One line for one port.
pub(super) fn line(report: &Report) {
    let place = SocketAddr::new(report.address, report.port);
    let mut line = format!("{place:<28} {:<11} {}", report.weakness, report.verdict);
    if let Some(reason) = report.reason {
        line.push_str(&format!(" ({reason})"));
    }
    if !report.capabilities.is_empty() {
        line.push_str(&format!(" by {}", report.capabilities.join(", ")));
    }
    if let Some(software) = &report.software {
        line.push_str(&format!(" [{}]", software.product));
    }
    if report.backscatter {
        line.push_str(", backscatter");
    }
    let said = report
        .tests
        .iter()
        .rev()
        .find_map(|test| test.reply.as_deref());
    if let (false, Some(said)) = (report.verdict == "open", said) {
        line.push_str(&format!(": {said}"));
    }
    output::line(line);
}

/// For each open endpoint: what is wrong, and the first steps to close it.
pub(super) fn explain(reports: &[Report], language: Language) {
    for report in reports {
        let product = report
            .software
            .as_ref()
            .map(|software| software.product.as_str());
        let Some(guide) = Guides::builtin().guide_for(product, report.weakness) else {
            continue;
        };
        let told = guide.told(language, report.capabilities.first().map(String::as_str));
        let place = SocketAddr::new(report.address, report.port);
        output::line(format_args!("\n{place}: {}\n{}", told.title, told.why));
        for (at, step) in told.steps.iter().enumerate() {
            output::line(format_args!("{}. {}", at + 1, step.sentence));
            for line in step.code.iter().flat_map(|code| code.lines()) {
                output::line(format_args!("       {line}"));
            }
        }
        output::line(format_args!("All of it: tranca guide {}", guide.product));
    }
}
