#include "core/report/html_style.h"

namespace counterpoint::report {

QByteArray htmlStyle()
{
    return R"css(
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1d2326; --faint: #56626a; --accent: #1b5e6b; --rule: #c9d1d4; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16191b; --ink: #e3e7e8; --faint: #a3adb2; --accent: #7fc4d1; --rule: #3d464a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, "Noto Sans Arabic", "Noto Sans CJK SC", sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; overflow-wrap: break-word; }
header { margin-bottom: 2.5rem; padding-bottom: 1.25rem; border-bottom: 2px solid var(--accent); }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0; font-size: 2.1rem; font-weight: 600; }
h2 { margin: 2.75rem 0 .75rem; font-size: 1.5rem; font-weight: 600; color: var(--accent); }
h3 { margin: 2rem 0 .5rem; font-size: 1.2rem; font-weight: 600; color: var(--accent); }
h4 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; font-weight: 600; }
p, li, td, th, caption, figcaption { white-space: pre-wrap; }
p { margin: 0 0 1rem; }
.subtitle { margin: .4rem 0 0; font-size: 1.2rem; color: var(--faint); }
.byline { margin: .6rem 0 0; color: var(--faint); }
ul, ol { margin: 0 0 1rem; padding-inline-start: 1.5rem; }
li { margin-bottom: .3rem; }
nav { margin: 0 0 2.5rem; }
nav h2 { margin-top: 0; font-size: 1.2rem; }
nav ul { list-style: none; padding: 0; }
nav .level-2 { padding-inline-start: 1.5rem; }
nav .level-3 { padding-inline-start: 3rem; }
a { color: inherit; text-decoration-color: var(--rule); text-underline-offset: .2em; }
a:hover { text-decoration-color: currentcolor; }
figure { margin: 2rem 0; }
figcaption, caption, .note { font-size: .9rem; line-height: 1.45; text-align: start; }
figcaption { margin-top: .6rem; }
figcaption p { margin: 0; }
p.note { margin: .5rem 0 0; color: var(--faint); }
figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto; background: #fff; border-radius: 4px; }
.table { margin: 2rem 0; overflow-x: auto; }
table { border-collapse: collapse; font-size: .92rem; line-height: 1.4; font-variant-numeric: tabular-nums;
  border-bottom: 1px solid var(--ink); }
caption { caption-side: top; padding-bottom: .5rem; }
th, td { padding: .3rem .75rem; text-align: start; vertical-align: top; font-weight: 400; }
thead th { border-top: 1px solid var(--ink); font-weight: 600; vertical-align: bottom; }
thead tr + tr th { border-top: 0; }
tbody tr:first-child > * { border-top: 1px solid var(--ink); }
tr > .centre { text-align: center; }
tr > .end { text-align: right; }
.quote { margin: 1.5rem 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--accent); }
blockquote { margin: 0; }
blockquote p { margin: 0; }
.quote[dir="rtl"] figcaption { text-align: right; }
.quote figcaption { margin-top: .3rem; color: var(--faint); }
.references p { padding-inline-start: 2rem; text-indent: -2rem; }
.notes { margin-top: 3rem; border-top: 1px solid var(--rule); font-size: .92rem; line-height: 1.5; }
.notes h2 { margin: 1.25rem 0 .75rem; font-size: 1.1rem; }
sup { line-height: 0; }
:target { background: color-mix(in srgb, var(--accent) 14%, transparent); }
.page-break { break-after: page; }
@page { size: A4; margin: 25mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #444; --accent: #1b5e6b; --rule: #999; }
  body { font-size: 10.5pt; line-height: 1.4; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4, caption, p.leads { break-after: avoid; }
  figure, tr, .table { break-inside: avoid; }
  thead { display: table-header-group; }
  .table { overflow: visible; }
  a { text-decoration: none; }
}
)css";
}

} // namespace counterpoint::report
