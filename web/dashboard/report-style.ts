/** The style of the report page, inlined. Light and dark, print, forced colours; no font and no image from anywhere. */
export const reportStyle = `:root{color-scheme:light dark;--fg:#15181c;--bg:#fff;--quiet:#4a525c;--line:#c9d0d7;--accent:#0b57a4;--mark:#01665e;--range:#7cc4bb;--rest:#e4e9ee;--card:#f5f7f9}
@media (prefers-color-scheme:dark){:root{--fg:#eef1f4;--bg:#14171a;--quiet:#b3bcc6;--line:#454e58;--accent:#8ec5ff;--mark:#7fd8cc;--range:#2f6f68;--rest:#2b323a;--card:#1c2126}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--fg);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:break-word}
main{max-inline-size:62rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.75rem;line-height:1.2;margin:0}h2{font-size:1.3rem;line-height:1.3;margin:2.5rem 0 .5rem;border-block-start:1px solid var(--line);padding-block-start:1rem}
p{margin:.25rem 0}.quiet{color:var(--quiet)}.small{font-size:.875rem}.clear{font-weight:600}a{color:var(--accent)}
.minute{background:var(--card);border-inline-start:4px solid var(--mark);padding:.75rem 1rem;margin:1.25rem 0}.minute h2{border:0;margin:0;padding:0;font-size:1.1rem}.minute ul{margin:.25rem 0 0;padding-inline-start:1.1rem}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:.75rem;padding:0;list-style:none;margin:.75rem 0}.facts li{background:var(--card);padding:.75rem 1rem}.facts b{display:block;font-size:1.5rem;line-height:1.3}
.rows{list-style:none;padding:0;margin:.75rem 0}.rows li{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,20rem) minmax(0,14rem);gap:.25rem 1.25rem;align-items:center;padding:.6rem 0;border-block-end:1px solid var(--line)}.rows p{margin:0}.rows .hidden{grid-column:2/-1}
@media screen and (max-width:48rem){.rows li{grid-template-columns:minmax(0,1fr)}.rows .hidden{grid-column:1}}
.ends{display:flex;justify-content:space-between;line-height:1}.ends span{padding-inline:.4rem}
.range{display:block;inline-size:100%;block-size:auto}.range *{fill:none}.axis{stroke:var(--line);stroke-width:1.5}.possible{stroke:var(--quiet);stroke-width:2}.likely{stroke:var(--range);stroke-width:10}.arrow{stroke:var(--mark);stroke-width:2.5}.range .now{fill:var(--mark)}.range .before{fill:var(--bg);stroke:var(--quiet);stroke-width:2}
.hidden{background:repeating-linear-gradient(135deg,var(--card) 0 8px,var(--rest) 8px 10px);padding:.4rem .6rem;color:var(--fg)}
.scroll{overflow-x:auto}table{border-collapse:collapse;inline-size:100%;margin:.75rem 0;font-size:.9375rem}caption{text-align:start;color:var(--quiet);padding-block-end:.25rem}th,td{text-align:start;padding:.4rem .75rem .4rem 0;border-block-end:1px solid var(--line);vertical-align:top}td.n,th.n{text-align:end;font-variant-numeric:tabular-nums;padding-inline-end:0;padding-inline-start:.75rem}th[scope=row]{font-weight:400;min-inline-size:8rem}
details{margin:.75rem 0}summary{cursor:pointer;padding:.35rem 0;color:var(--accent)}dl{margin:.5rem 0}dt{font-weight:600;margin-block-start:.6rem}dd{margin:0}
code{font-size:.8125rem;overflow-wrap:anywhere}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@media (forced-colors:active){.axis,.possible{stroke:GrayText}.likely,.arrow,.range .before{stroke:CanvasText}.range .now{fill:CanvasText}}
@page{margin:15mm}@media print{:root{--bg:#fff;--fg:#000;--card:#fff}html{font-size:9pt}main{padding:0;max-inline-size:none}details::details-content{content-visibility:visible;block-size:auto}summary{color:var(--fg)}h2{break-after:avoid}.rows li{grid-template-columns:minmax(0,1fr) 5.5cm 4.5cm;padding:.3rem 0}.rows li,tr,.facts li{break-inside:avoid}h2{margin-block-start:1.25rem;padding-block-start:.5rem}th,td{padding-block:.15rem}table{font-size:8pt}.scroll{overflow:visible}}`;
