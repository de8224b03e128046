//! A letter for paper: HTML that a browser prints on A4, for whoever is reached by post.
//!
//! # Limits
//! It bears no address of the recipient: who sends by post knows to which one.

use super::markup::{Page, html_text};

/// What stands above a letter on paper.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// The agency that signs, and the lines of its letterhead.
    pub(super) sender: Vec<String>,
    /// When it was written.
    pub(super) day: String,
}

impl Head {
    fn html(&self) -> String {
        let sender: Vec<String> = self.sender.iter().map(|line| html_text(line)).collect();
        format!(
            "<header><address dir=\"auto\">{}</address><p>{}</p></header>\n",
            sender.join("<br>"),
            html_text(&self.day)
        )
    }
}

/// The page, in black on white, with margins for A4 and nothing cut in two that belongs together.
pub(super) fn html(page: &Page<'_>, head: &Head) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{}<h1>{title}</h1>\n{}\
         </body>\n</html>\n",
        page.language.tag(),
        page.language.direction().html(),
        head.html(),
        page.body(),
        title = html_text(page.subject),
    )
}

const STYLE: &str = "@page{size:A4;margin:25mm 20mm}\
    body{font:11pt/1.4 serif;color:#000;background:#fff;max-width:170mm;margin:0 auto;\
    overflow-wrap:anywhere}h1{font-size:13pt}h2{font-size:12pt}\
    h3{font-size:11pt}header{display:flex;\
    justify-content:space-between;gap:10mm;margin-bottom:12mm}header p{margin:0}\
    address{font-style:normal}h1,h2,h3,p:has(+pre){break-after:avoid}p,li{orphans:3;widows:3}a{color:#000}\
    pre,tr{break-inside:avoid}pre{border:0.5pt solid #999;padding:2mm 3mm;font-size:9.5pt}\
    table{font-size:10pt}th{text-align:start}\
    thead{display:table-header-group}@media screen{body{padding:10mm}}";
