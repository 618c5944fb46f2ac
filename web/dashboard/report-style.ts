/** The style of the report page, inlined. Light and dark, print, no font and no image from anywhere. */
export const reportStyle = `:root{color-scheme:light dark;--fg:#15181c;--bg:#fff;--quiet:#4a525c;--line:#c9d0d7;--accent:#0b57a4;--bar:#2b7bc9;--rest:#e4e9ee;--card:#f5f7f9;--hatch:#8a939c}
@media (prefers-color-scheme:dark){:root{--fg:#eef1f4;--bg:#14171a;--quiet:#b3bcc6;--line:#454e58;--accent:#8ec5ff;--bar:#5fa8ea;--rest:#2b323a;--card:#1c2126;--hatch:#9aa4ae}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--fg);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
main{max-inline-size:60rem;margin:0 auto;padding:1.25rem 1rem 3rem}
h1{font-size:1.75rem;line-height:1.2;margin:0}h2{font-size:1.3rem;margin:2.5rem 0 .5rem;border-block-start:2px solid var(--line);padding-block-start:1rem}h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
p{margin:.4rem 0}.quiet{color:var(--quiet)}.small{font-size:.875rem}a{color:var(--accent)}
.minute{background:var(--card);border-inline-start:4px solid var(--accent);padding:.75rem 1rem;margin:1.25rem 0}.minute ul{margin:0;padding-inline-start:1.1rem}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.75rem;padding:0;list-style:none;margin:.75rem 0}.facts li{background:var(--card);padding:.75rem 1rem}.facts b{display:block;font-size:1.5rem;line-height:1.2}
.items{list-style:none;padding:0;margin:0}.items li{padding:.75rem 0;border-block-end:1px solid var(--line)}
.meter{display:block;block-size:.875rem;background:var(--rest);margin:.35rem 0;position:relative;forced-color-adjust:none}.meter i{position:absolute;inset-block:0;background:var(--bar)}.meter u{position:absolute;inset-block:-3px;border-inline:2px solid var(--fg);border-block:1px solid var(--fg)}
.hidden{background:repeating-linear-gradient(135deg,transparent 0 6px,var(--rest) 6px 8px);padding:.4rem .6rem;color:var(--fg)}
.scroll{overflow-x:auto}table{border-collapse:collapse;inline-size:100%;margin:.5rem 0;font-size:.9375rem}caption{text-align:start;color:var(--quiet);padding-block-end:.25rem}th,td{text-align:start;padding:.4rem .75rem .4rem 0;border-block-end:1px solid var(--line);vertical-align:top}td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}
details{margin:.75rem 0}summary{cursor:pointer;padding:.35rem 0;color:var(--accent)}dt{font-weight:600;margin-block-start:.6rem}dd{margin:0}
code{font-size:.8125rem;overflow-wrap:anywhere}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@media print{:root{--bg:#fff;--fg:#000}details>*{display:block}main{padding:0}h2,.items li{break-inside:avoid}}`;
