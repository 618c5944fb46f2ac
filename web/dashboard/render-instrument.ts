import type { InstrumentReport, ItemReport } from '../../shared/report/quarter-report.ts';
import { escapeHtml } from './html.ts';
import { inWords } from './number-words.ts';

/** One instrument: its score, its items as bars with their likely range, and groups by score. */
export function renderInstrument(instrument: InstrumentReport): string {
  const { name, scale, score, items, groups, change, source, licence } = instrument;
  const level =
    score.status === 'shown'
      ? `<p>Score <b>${inWords(score.score, 1)}</b> on a scale from ${scale.lowest} to ${scale.highest}, ${score.persons} people. ${escapeHtml(change.words)}</p>`
      : `<p class="hidden">${escapeHtml(score.words)}</p>`;
  return [
    `<h3>${escapeHtml(name)}</h3>`,
    items.length > 1 || score.status === 'hidden' ? level : '',
    `<ul class="items">${items.map((item) => renderItem(item, instrument)).join('')}</ul>`,
    groups.length > 0 ? renderGroups(name, groups) : '',
    `<p class="quiet small">${escapeHtml(source)} ${escapeHtml(licence)}</p>`,
  ].join('');
}

function renderItem({ wording, result }: ItemReport, { scale }: InstrumentReport): string {
  const question = `<p>${escapeHtml(wording)}</p>`;
  if (result.status === 'hidden') return `<li>${question}<p class="hidden">${escapeHtml(result.words)}</p></li>`;
  const { favourable, mean, answered, likely, worstCase } = result;
  const percent = (count: number, of: number) => ((100 * count) / of).toFixed(1);
  const bar = `<span class="meter" aria-hidden="true"><i style="inset-inline-start:0;inline-size:${percent(favourable.value, answered)}%"></i><u style="inset-inline-start:${percent(likely.from, likely.of)}%;inline-size:${percent(likely.to - likely.from, likely.of)}%"></u></span>`;
  const cut =
    scale.favourableFrom === scale.highest ? `${scale.highest}` : `${scale.favourableFrom} to ${scale.highest}`;
  return [
    `<li>${question}${bar}`,
    `<p><b>${inWords(favourable, 0)} of ${answered}</b> chose ${cut}; mean ${inWords(mean, 1)}.</p>`,
    `<p class="quiet small">Likely between ${likely.from} and ${likely.to} of all ${likely.of}; `,
    `whatever the silent think, between ${worstCase.from} and ${worstCase.to}.</p></li>`,
  ].join('');
}

function renderGroups(name: string, groups: InstrumentReport['groups']): string {
  const rows = groups.map(({ label, score }) => {
    const cells =
      score.status === 'shown'
        ? `<td class="n">${inWords(score.score, 1)}</td><td class="n">${score.persons}</td>`
        : `<td colspan="2" class="hidden">${escapeHtml(score.words)}</td>`;
    return `<tr><th scope="row">${escapeHtml(label)}</th>${cells}</tr>`;
  });
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(name)} by group"><table><caption>By group, in the order of their names</caption><thead><tr><th scope="col">Group</th><th scope="col" class="n">Score</th><th scope="col" class="n">People</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
