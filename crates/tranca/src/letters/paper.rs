//! A letter for paper: HTML that a browser prints on A4, for whoever is reached by post.
//!
//! # Limits
//! It bears no address field: who sends by post knows to which address.

use super::markup::{Page, html_text};

/// The page, in black on white, with margins for A4 and nothing cut in two that belongs together.
pub(super) fn html(page: &Page<'_>) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{}\
         </body>\n</html>\n",
        page.language.tag(),
        page.language.direction().html(),
        page.body(),
        title = html_text(page.subject),
    )
}

const STYLE: &str = "@page{size:A4;margin:25mm 20mm}\
    body{font:11pt/1.4 serif;color:#000;background:#fff;max-width:170mm;margin:0 auto;\
    overflow-wrap:anywhere}h1{font-size:13pt}h2{font-size:12pt}\
    h3{font-size:11pt}h1,h2,h3{break-after:avoid}p,li{orphans:3;widows:3}a{color:#000}\
    pre,tr{break-inside:avoid}pre{border:0.5pt solid #999;padding:2mm 3mm;font-size:9.5pt}\
    table{font-size:10pt}th{text-align:start}\
    thead{display:table-header-group}@media screen{body{padding:10mm}}";
