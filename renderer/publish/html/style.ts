/**
 * The look of a published page: its whole style, in the page itself. Only fonts that the reader has; colours from the
 * reader's choice of light or dark; on paper always light.
 *
 * Its hash stands below, because the page's policy allows this style and no other.
 */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --raised: #fff; --ink: #1e1c19; --soft: #565149; --line: #e2ddd3; --strong: #c9c1b4; --code: #f1eee7;
  --accent: #0b6b63; --bad: #a8281d; --bad-soft: #f8e4e1; --warn: #7a5000; --warn-soft: #f7ecd2;
  --good: #2a672c; --good-soft: #e3f0e2; --note: #3a4f9b; --note-soft: #e6eafa; --tip: #6b3f98; --tip-soft: #f1e8f9;
  --serif: Charter, 'Bitstream Charter', 'Iowan Old Style', 'Source Serif 4', 'Source Serif Pro', 'Noto Serif', Georgia, Cambria, 'Liberation Serif', serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace;
  --measure: 42rem;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1a18; --raised: #252320; --ink: #ece8e1; --soft: #b7b0a6; --line: #37332f; --strong: #57514a; --code: #272421;
    --accent: #6cc9bf; --bad: #f0958b; --bad-soft: #43231f; --warn: #e0b35c; --warn-soft: #3d3018;
    --good: #8fcf90; --good-soft: #1f3521; --note: #a9b8f5; --note-soft: #262c48; --tip: #cfaef0; --tip-soft: #35263f;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: calc(var(--measure) + 2.5rem); font: 1.0625rem/1.6 var(--serif); overflow-wrap: break-word; }
p, ul, ol, dl, blockquote, table, .code, .scroll, .alert, details { margin: 0 0 1rem; }
a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: from-font; }
a:hover { text-decoration-thickness: .12em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
main:focus { outline: none; }
strong { font-weight: 650; }
time, code, .figure { unicode-bidi: isolate; }
img { max-width: 100%; height: auto; border-radius: 4px; }
hr { border: 0; border-top: 1px solid var(--strong); margin: 2.25rem auto; width: 6rem; }
del { color: var(--soft); }
.skip { position: absolute; inset-inline-start: -100vw; padding: .5rem 1rem; background: var(--ink); color: var(--paper); font: 600 1rem/1.4 var(--sans); }
.skip:focus { inset-inline-start: 1rem; top: 1rem; z-index: 1; }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; font-weight: 650; }
h1 { margin: 0 0 1.1rem; font-size: clamp(1.75rem, 1.2rem + 2.6vw, 2.6rem); line-height: 1.14; letter-spacing: -.012em; }
h2 { margin: 3rem 0 .9rem; font-size: 1.5rem; letter-spacing: -.006em; }
h3 { margin: 2rem 0 .6rem; font-size: 1.2rem; }
h4, h5, h6 { margin: 1.6rem 0 .4rem; font-size: 1.0625rem; }
h2:first-child, h3:first-child { margin-top: 0; }
.day { font: 600 1rem/1.4 var(--sans); color: var(--soft); margin: 1.75rem 0 .9rem; }

header { margin-bottom: 2.25rem; padding-bottom: 1.5rem; border-bottom: 1px solid var(--line); }
.genre, .nav-title, footer > p { margin: 0 0 .6rem; font: 600 .8125rem/1.4 var(--sans); letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
dl { margin: 0; }
dd { margin: 0; }
.facts { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; font: .9375rem/1.45 var(--sans); }
.facts > div { display: flex; flex-wrap: wrap; gap: 0 .45rem; }
.facts dt { color: var(--soft); }
header .facts { display: grid; gap: .3rem; margin: 0; }
header .facts > div { display: grid; grid-template-columns: 5.5rem 1fr; }
header dd { font-weight: 550; }

nav { margin-bottom: 2.5rem; font: .9375rem/1.45 var(--sans); }
nav ol { list-style: none; margin: 0; padding: 0; columns: 15rem; column-gap: 2rem; }
nav li { break-inside: avoid; padding: .2rem 0; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
@media screen and (min-width: 74rem) {
  .with-contents { display: grid; grid-template-columns: 13rem minmax(0, var(--measure)); column-gap: 4rem; max-width: 62rem; padding-top: 4rem; }
  .with-contents > * { grid-column: 2; min-width: 0; }
  .with-contents > nav { grid-column: 1; grid-row: 1 / span 20; align-self: start; position: sticky; top: 4rem; margin: 0; max-height: calc(100vh - 6rem); overflow: auto; }
  .with-contents > nav ol { columns: auto; }
  .with-contents > nav a { color: var(--soft); display: block; padding: .1rem 0; }
  .with-contents > nav a:hover { color: var(--ink); }
}

.metrics { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.2rem 1.25rem; margin: 0 0 1rem; font-family: var(--sans); }
.metrics > div { padding-top: .55rem; border-top: 2px solid var(--strong); }
.metrics > .bad { border-color: var(--bad); }
.metrics dt { font-size: .875rem; line-height: 1.4; color: var(--soft); }
.figure { font-size: 1.75rem; font-weight: 600; line-height: 1.25; font-variant-numeric: tabular-nums; letter-spacing: -.01em; }
.figure small { font-size: .9375rem; font-weight: 500; letter-spacing: 0; }
@media (min-width: 40rem) { .metrics { grid-template-columns: repeat(3, minmax(0, 1fr)); } .between span { white-space: nowrap; } }
.between { font-size: .8125rem; line-height: 1.45; color: var(--soft); font-variant-numeric: tabular-nums; }
.aside, .zone { font: .875rem/1.5 var(--sans); color: var(--soft); }
.headline, .moments, .what > .aside { margin: 0; }
.headline + *, .moments + * { margin-top: .5rem; }
.chip { display: inline-block; padding: 0 .5rem; border-radius: 3px; font: 600 .8125rem/1.6 var(--sans); }
.chip.bad { color: var(--bad); background: var(--bad-soft); }
.chip.warn { color: var(--warn); background: var(--warn-soft); }
.chip.note { color: var(--note); background: var(--note-soft); }
.chip.good { color: var(--good); background: var(--good-soft); }

.picture { margin: 0 0 1.5rem; font-family: var(--sans); }
.picture svg { display: block; width: 100%; height: auto; }
@media screen { .picture svg { min-width: 34rem; } }
.picture .t-bad { --tone: var(--bad); }
.picture .t-warn { --tone: var(--warn); }
.picture .t-note { --tone: var(--note); }
.picture .t-good { --tone: var(--good); }
.pic-word { fill: var(--tone); stroke: var(--paper); }
.pic-sign { fill: var(--tone); }
.pic-leader { stroke: var(--tone); }
.pic-text { fill: var(--ink); }
.pic-faint, .pic-mark { fill: var(--soft); }
.pic-band { fill: var(--bad-soft); }
.pic-band-edge { stroke: var(--bad); }
.pic-axis, .pic-quiet, .pic-span { stroke: var(--soft); }
.pic-range { fill: var(--strong); stroke: var(--soft); }
.pic-midnight { stroke: var(--strong); }

.events { list-style: none; margin: 0 0 1rem; padding: 0; }
.event { position: relative; padding: 0 0 1.15rem; padding-inline-start: 1.6rem; }
.event::before { content: ''; position: absolute; inset-inline-start: .3125rem; top: .8rem; bottom: -.8rem; width: 2px; background: var(--line); }
.event:last-child::before { display: none; }
.event.hurts::before { width: 4px; inset-inline-start: .25rem; background: var(--bad); display: block; }
.event.hurts:last-child::before { bottom: 0; }
.event::after { content: ''; position: absolute; inset-inline-start: 0; top: .4rem; width: .75rem; height: .75rem; border: 2px solid var(--strong); border-radius: 50%; background: var(--paper); }
.event.marked::after { border-width: 3px; border-color: currentColor; }
.event.marked.bad::after { border-color: var(--bad); background: var(--bad); }
.event.marked.warn::after { border-color: var(--warn); }
.event.marked.note::after { border-color: var(--note); }
.event.marked.good::after { border-color: var(--good); background: var(--good); }
.when { font: 600 .9375rem/1.7rem var(--sans); font-variant-numeric: tabular-nums; }
.what { min-width: 0; }
.what > .moments { margin-top: .25rem; }
@media (min-width: 40rem) {
  .event { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); column-gap: 2.6rem; padding-inline-start: 0; }
  .when { text-align: end; }
  .event::before { inset-inline-start: 7.6875rem; }
  .event.hurts::before { inset-inline-start: 7.625rem; }
  .event::after { inset-inline-start: 7.375rem; top: .45rem; }
}

.impacts { list-style: none; padding: 0; }
.impact { padding: .9rem 0; border-top: 1px solid var(--line); }
.impact:last-child { border-bottom: 1px solid var(--line); }
.who { margin: 0 0 .2rem; font-weight: 650; }
.how > .facts { display: block; margin-top: .35rem; }
.how > .facts > div { display: block; }
.how > .facts dt, .how > .facts dd { display: inline; }
.how > .facts dt::after { content: ': '; }
@media (min-width: 40rem) { .impact { display: grid; grid-template-columns: 12rem minmax(0, 1fr); column-gap: 1.5rem; } }

.factors, .actions, .whys { padding-inline-start: 1.9rem; }
.factors > li, .actions > li { margin-bottom: .8rem; padding-inline-start: .25rem; }
.factors li::marker, .actions > li::marker { font: 600 .9375rem var(--sans); font-variant-numeric: tabular-nums; color: var(--soft); }
.whys { margin: .4rem 0 0; }
.whys > li { padding-inline-start: .25rem; }
.kind { font: 600 .8125rem/1.4 var(--sans); color: var(--soft); margin-inline-end: .2rem; padding: .08rem .45rem; border: 1px solid var(--strong); border-radius: 3px; }
.kind.root { color: var(--bad); border-color: currentColor; }
.actions > li { padding-bottom: .8rem; border-bottom: 1px solid var(--line); }
.actions > li:last-child { border: 0; }
.actions .facts { margin: .25rem 0 0; font-size: .875rem; }
.facts .good { color: var(--good); font-weight: 600; }
.facts .note { color: var(--note); font-weight: 600; }
.facts .warn { color: var(--warn); font-weight: 600; }
.facts .quiet { color: var(--soft); }

main ul, main ol { padding-inline-start: 1.5rem; }
main .events, main .impacts { padding-inline-start: 0; }
main .factors, main .actions { padding-inline-start: 1.9rem; }
li > p, li > ul, li > ol { margin-bottom: .35rem; }
li::marker { color: var(--soft); }
.task { list-style: none; margin-inline-start: -1.4rem; }
.box { display: inline-grid; place-content: center; width: 1em; height: 1em; margin-inline-end: .35em; border: 1.5px solid var(--soft); border-radius: 3px; vertical-align: -.12em; font: 700 .8em/1 var(--sans); }
blockquote { padding-inline-start: 1.1rem; border-inline-start: 3px solid var(--strong); color: var(--soft); }
blockquote > :last-child, .alert > :last-child, .notes li > :last-child { margin-bottom: 0; }
.alert { --edge: var(--note); --wash: var(--note-soft); padding: .8rem 1.1rem; border-inline-start: 4px solid var(--edge); border-radius: 4px; background: var(--wash); }
.alert-title { margin-bottom: .2rem; font: 650 .9375rem/1.5 var(--sans); color: var(--edge); }
.alert-tip { --edge: var(--good); --wash: var(--good-soft); }
.alert-important { --edge: var(--tip); --wash: var(--tip-soft); }
.alert-warning { --edge: var(--warn); --wash: var(--warn-soft); }
.alert-caution { --edge: var(--bad); --wash: var(--bad-soft); }
.alert a { color: inherit; }

code { font: .875em/1.5 var(--mono); padding: .1em .3em; border-radius: 3px; background: var(--code); overflow-wrap: anywhere; }
a code { color: inherit; }
.code { overflow: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--code); }
.code pre { margin: 0; padding: .85rem 1rem; width: max-content; min-width: 100%; }
.code code { padding: 0; background: none; font-size: .875rem; overflow-wrap: normal; }
.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; margin: 0; min-width: 100%; font: .9375rem/1.5 var(--sans); }
caption { padding-bottom: .4rem; text-align: start; color: var(--soft); font-size: .875rem; }
th, td { padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
td:last-child, th:last-child { padding-inline-end: 0; }
thead th { border-bottom: 1px solid var(--strong); font-weight: 600; }
tbody th { font-weight: 400; }
td { font-variant-numeric: tabular-nums; }
.to-right { text-align: end; }
.to-center { text-align: center; }
td code { min-width: 12ch; }
.note-mark { font: .75em/1 var(--sans); }
.note-mark a { padding: 0 .15em; text-decoration: none; }
.notes { font-size: .9375rem; }
summary { cursor: pointer; font-weight: 600; }
footer { margin-top: 3.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
footer ul { display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; margin: 0; padding: 0; list-style: none; font: .9375rem/1.5 var(--sans); color: var(--soft); }
:target { scroll-margin-top: 2rem; }
li:target { background: var(--note-soft); box-shadow: 0 0 0 .35rem var(--note-soft); border-radius: 2px; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { .pic-text, .pic-faint, .pic-word, .pic-sign, .pic-mark { fill: CanvasText; } .event.hurts::before { background: CanvasText; } .chip, .kind, .box { border: 1px solid; } }

@page { margin: 20mm 18mm 22mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --code: #f6f4ef; --line: #ddd8ce; }
  html { font-size: 10.5pt; scroll-behavior: auto; }
  body { max-width: none; padding: 0; line-height: 1.5; }
  .skip, nav { display: none; }
  a { color: inherit; text-decoration-color: var(--strong); }
  h1 { font-size: 22pt; }
  /* Where a heading wraps, Chromium's outline of the PDF would lose the space. */
  h1, h2, h3, h4, h5, h6 { white-space: pre-wrap; }
  h2 { margin-top: 2rem; font-size: 15pt; }
  h1, h2, h3, h4, h5, h6, .zone, caption, thead, .alert-title, .who { break-after: avoid; }
  .event, .impact, .picture, .factors > li, .actions > li, tr, img, .metrics > div, .alert, .notes > li { break-inside: avoid; }
  .event:has(.code, .scroll, img), .factors > li:has(.code, .scroll, img), .actions > li:has(.code, .scroll, img) { break-inside: auto; }
  p, li { orphans: 3; widows: 3; }
  .code, .scroll { overflow: visible; }
  .code pre { width: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
  .chip, .event::before, .event::after, .alert, code, .code { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  footer { margin-top: 2rem; }
}
`;

/** SHA-256 of the style, as a content security policy names it; test/unit/publish/html/style.test.ts reckons it anew. */
export const pageStyleHash = 'sha256-FbG1Q1FWZqHTg7E/Onp/ELbCJ6XyeqxKTn5LMj9PMfw=';
