/** How every page looks: one column on a phone, two colour schemes, nothing that moves. */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: #ffffff; --card: #f5f7fa; --ink: #1b2430; --quiet: #51606f; --line: #d3dbe4; --link: #0b5394;
  --bad: #a3161b; --bad-paper: #fdecec; --warn: #7a4a00; --warn-paper: #fff3dc; --good: #1c6331; --good-paper: #e5f5e9;
  --calm-paper: #e9eef4; --button: #0b5394; --button-ink: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #10161d; --card: #19222c; --ink: #e7edf3; --quiet: #a3b1bf; --line: #33414f; --link: #8ec5ff;
    --bad: #ff9d9d; --bad-paper: #3d1719; --warn: #f5c272; --warn-paper: #35270d; --good: #8fd8a4; --good-paper: #12301c;
    --calm-paper: #232f3b; --button: #8ec5ff; --button-ink: #0b1a2a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main, .top { max-width: 68rem; margin: 0 auto; padding: 0 1rem; }
main:focus { outline: none; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem; z-index: 1; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.top { display: flex; gap: .25rem 1rem; align-items: center; justify-content: space-between; padding-block: .75rem; border-bottom: 1px solid var(--line); }
.brand { font-weight: 700; font-size: 1.15rem; color: var(--ink); text-decoration: none; }
.who { margin: 0; display: flex; gap: .75rem; align-items: center; text-align: right; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.25rem 0 .75rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0; }
p { margin: .35rem 0; }
code { font: .9em ui-monospace, monospace; }
.quiet, .clock { color: var(--quiet); }
.clock { font-size: .9em; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.owner { font-weight: 400; }
h1 .owner { color: var(--quiet); }
.trail { margin-top: 1rem; }
.trail + h1 { margin-top: .25rem; }
button, .button { display: inline-block; font: inherit; min-height: 2.5rem; padding: .4rem .9rem; border: 1px solid var(--button); border-radius: .4rem; background: var(--button); color: var(--button-ink); text-decoration: none; cursor: pointer; }
.who button { background: transparent; color: var(--link); min-height: 2rem; padding: .15rem .6rem; }
input[type=search], select { font: inherit; min-height: 2.5rem; padding: .4rem .6rem; border: 1px solid var(--quiet); border-radius: .4rem; background: var(--paper); color: var(--ink); max-width: 100%; }
ul, ol { padding: 0; }
.tally, .cards, .notes { list-style: none; margin: 0; }
.tally { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0 0; }
.tally a { display: block; padding: .4rem .8rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); color: var(--ink); text-decoration: none; }
.tally a.alarming { border-color: var(--bad); background: var(--bad-paper); color: var(--bad); }
.tally a[aria-current] { outline: 2px solid var(--link); }
.tally strong { font-size: 1.2rem; font-variant-numeric: tabular-nums; }
.cards { margin-top: .5rem; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); align-items: start; }
.cards > li { padding: .75rem 1rem; border: 1px solid var(--line); border-left: .3rem solid var(--quiet); border-radius: .4rem; background: var(--card); }
.cards > .incident, .cards > .problem { border-left-color: var(--warn); }
.cards > .grave, .cards > .letter { border-left-color: var(--bad); }
.badge { display: inline-block; padding: 0 .45rem; border-radius: .3rem; background: var(--warn-paper); color: var(--warn); font-weight: 700; }
.grave .badge { background: var(--bad-paper); color: var(--bad); }
.status { display: inline-block; }
.status::first-letter { text-transform: uppercase; }
.clocks, .facts { margin: .5rem 0 0; }
.clocks div { display: flex; flex-wrap: wrap; gap: 0 .75rem; justify-content: space-between; padding: .25rem 0; border-top: 1px solid var(--line); }
.clocks dd, .facts dd { margin: 0; }
.clocks dd { margin-left: auto; text-align: right; }
.clocks .late dt, .clocks .late strong { color: var(--bad); }
.facts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; }
.facts dt { color: var(--quiet); font-size: .9rem; }
.reason { font: .9rem/1.4 ui-monospace, monospace; }
.notes { display: flex; flex-wrap: wrap; gap: .3rem; }
.note { padding: 0 .5rem; border-radius: .3rem; background: var(--calm-paper); }
.note.bad { background: var(--bad-paper); color: var(--bad); font-weight: 600; }
.note.warn { background: var(--warn-paper); color: var(--warn); font-weight: 600; }
.note.good { background: var(--good-paper); color: var(--good); }
strong.bad { color: var(--bad); } strong.warn { color: var(--warn); } strong.good { color: var(--good); } strong.calm { color: var(--quiet); }
.notice { padding: .6rem .9rem; border-radius: .4rem; background: var(--good-paper); border: 1px solid var(--good); }
.notice.warn { background: var(--warn-paper); border-color: var(--warn); }
.notice.bad { background: var(--bad-paper); border-color: var(--bad); }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: .5rem 0; }
.filter label { display: grid; gap: .15rem; font-size: .9rem; color: var(--quiet); min-width: 0; }
.why { font-size: .9rem; color: var(--quiet); margin: .25rem 0 0; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-size: .9rem; }
tbody th { font-weight: 600; }
.passes { list-style: none; margin: 0; }
.passes li { padding: .35rem 0; border-bottom: 1px solid var(--line); }
details { margin: .5rem 0; }
summary { cursor: pointer; min-height: 1.75rem; color: var(--link); }
pre { margin: .5rem 0 0; padding: .75rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); font: .85rem/1.45 ui-monospace, monospace; white-space: pre-wrap; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; }
.press { margin: .4rem 0 0; }
.press.second button { background: transparent; color: var(--link); }
.pager { display: flex; gap: 1.5rem; margin: 1rem 0; }
.message { max-width: 36rem; margin: 3rem auto; }
main { padding-bottom: 3rem; }
@media (max-width: 44rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, th, td { display: block; }
  tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  th, td { padding: .1rem 0; border: 0; }
  td[data-label]::before { content: attr(data-label) ": "; color: var(--quiet); }
  .tally { display: grid; grid-template-columns: 1fr 1fr; }
  .filter label, .filter input, .filter select { width: 100%; }
}
@media (prefers-contrast: more) { :root { --quiet: var(--ink); --line: var(--ink); } }
@media print { .filter, .press, .who, .skip { display: none; } }
`;
