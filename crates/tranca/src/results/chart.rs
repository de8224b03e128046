//! Where the marks of a chart stand. The templates draw them; the numbers stand in a table beside.
//!
//! All charts are 400 units wide, so that 13 units of text can be read on a telephone.

use super::comparison::{Arm, STEPS};

/// Bars below each other, each under its label.
#[derive(Clone, Debug)]
pub(super) struct Bars {
    pub(super) height: usize,
    pub(super) bars: Vec<Bar>,
}

/// One bar, of one or more parts.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) text_y: usize,
    pub(super) bar_y: usize,
    pub(super) parts: Vec<Part>,
}

/// A part of a bar.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The name of what it stands for, by which the stylesheet colours it.
    pub(super) class: String,
    pub(super) x: String,
    pub(super) width: String,
}

/// What a bar is to show: its label, and its parts with their names.
pub(super) type Wanted = (String, Vec<(String, u64)>);

impl Bars {
    /// Bars in proportion to the longest.
    pub(super) fn of(wanted: Vec<Wanted>) -> Self {
        let total = |(_, parts): &Wanted| parts.iter().map(|(_, count)| count).sum::<u64>();
        let longest = wanted.iter().map(total).max().unwrap_or(0).max(1);
        let height = wanted.len() * ROW;
        let place = |(nth, one): (usize, Wanted)| {
            let value = total(&one).to_string();
            Bar {
                label: one.0,
                value,
                text_y: nth * ROW + 14,
                bar_y: nth * ROW + 20,
                parts: parts(one.1, longest),
            }
        };
        let bars = wanted.into_iter().enumerate().map(place).collect();
        Self { height, bars }
    }
}

fn parts(counts: Vec<(String, u64)>, longest: u64) -> Vec<Part> {
    let scale = |count: u64| WIDTH * count as f64 / longest as f64;
    let mut before = 0;
    let mut parts = Vec::new();
    for (class, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        parts.push(Part {
            class,
            x: coordinate(scale(before)),
            width: coordinate(scale(count)),
        });
        before += count;
    }
    parts
}

/// Two lines that rise in steps.
#[derive(Clone, Debug)]
pub(super) struct Curve {
    pub(super) notified: String,
    pub(super) control: Option<String>,
    /// Heights with their labels.
    pub(super) levels: Vec<(String, String)>,
}

impl Curve {
    /// The curve of both groups; none while no case can be counted.
    pub(super) fn of(notified: &Arm, control: Option<&Arm>) -> Option<Self> {
        let control = control.filter(|arm| arm.closed.of > 0);
        let highest = [Some(notified), control].into_iter().flatten();
        let highest = highest
            .filter_map(|arm| arm.closed.value())
            .reduce(f64::max)?;
        let top = TOPS.into_iter().find(|top| *top >= highest).unwrap_or(1.0);
        let level = |part: f64| {
            let label = format!("{:.0} %", part * top * 100.0);
            (coordinate(height(part)), label)
        };
        Some(Self {
            notified: steps(notified, top),
            control: control.map(|arm| steps(arm, top)),
            levels: [0.0, 0.5, 1.0].map(level).to_vec(),
        })
    }
}

/// An SVG path that rises where a case closed.
fn steps(arm: &Arm, top: f64) -> String {
    let mut path = format!("M{} {}", coordinate(LEFT), coordinate(height(0.0)));
    let of = arm.closed.of.max(1) as f64;
    for (step, closed) in arm.curve.iter().enumerate() {
        let x = LEFT + (WIDTH - LEFT) * (step + 1) as f64 / STEPS as f64;
        let y = height(*closed as f64 / of / top);
        path.push_str(&format!("V{}H{}", coordinate(y), coordinate(x)));
    }
    path
}

/// Where a part of the full height stands; upwards is smaller.
fn height(part: f64) -> f64 {
    BOTTOM - (BOTTOM - TOP) * part
}

fn coordinate(value: f64) -> String {
    format!("{value:.1}")
}

const ROW: usize = 44;
const WIDTH: f64 = 400.0;
const LEFT: f64 = 44.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 200.0;
/// Shares at which the scale may end.
const TOPS: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 1.0];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::share::Share;

    #[test]
    fn the_longest_bar_fills_the_chart_and_parts_follow_each_other() {
        let counts = vec![("proven".to_owned(), 3), ("closed".to_owned(), 1)];
        let bars = Bars::of(vec![
            ("one".to_owned(), counts),
            ("two".to_owned(), vec![("proven".to_owned(), 2)]),
        ]);
        let part = |bar: usize, part: usize| {
            let part = &bars.bars[bar].parts[part];
            (part.x.clone(), part.width.clone())
        };
        assert_eq!(part(0, 1), ("300.0".to_owned(), "100.0".to_owned()));
        assert_eq!(part(1, 0), ("0.0".to_owned(), "200.0".to_owned()));
    }

    #[test]
    fn nothing_counted_is_not_drawn() {
        let empty = Arm::watched_for(std::time::Duration::from_secs(1));
        assert!(Curve::of(&empty, None).is_none());
        let none_closed = Arm {
            closed: Share { count: 0, of: 3 },
            ..empty
        };
        let curve = Curve::of(&none_closed, Some(&none_closed)).unwrap();
        assert_eq!(curve.levels[2].1, "10 %");
    }
}
