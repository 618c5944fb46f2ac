import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { sentenceHtml } from './html.ts';
import { dayInWords } from './number-words.ts';

/** What stewards promised, tried and reached, and the outcomes beside what should move before them. */
export const renderStewardSide = (report: QuarterReport): string =>
  [renderOutcomes(report), renderCommitments(report), renderExperiments(report), renderMilestones(report)].join('');

const day = (date: string): string => dayInWords(`${date}T00:00:00Z`);
const items = (lines: readonly string[]): string => lines.map((line) => `<li>${line}</li>`).join('');

const states = { open: 'Open', overdue: 'Overdue', kept: 'Kept', dropped: 'Dropped' } as const;

function renderCommitments({ stewardCommitments: section }: QuarterReport): string {
  if (section.status !== 'shown') return '';
  const lines = section.commitments.map(({ heard, promised, by, state, ended }) => {
    const end = ended
      ? `${states[state]} on ${day(ended.on)}: ${sentenceHtml(ended.words)}`
      : `${states[state]}, promised for ${day(by)}.`;
    return `<p><b>We heard:</b> ${sentenceHtml(heard)}</p><p><b>We promised:</b> ${sentenceHtml(promised)}</p><p class="quiet">${end}</p>`;
  });
  return `<h2>What we heard and what we did</h2><ul class="entries">${items(lines)}</ul>`;
}

function renderExperiments({ experiments: section, generatedAt }: QuarterReport): string {
  if (section.status !== 'shown') return '';
  const { learningQuestions, experiments } = section;
  const questions =
    learningQuestions.length > 0
      ? `<h3>What we want to learn</h3><ul>${items(learningQuestions.map(sentenceHtml))}</ul>`
      : '';
  const lines = experiments.map(({ question, trying, from, until, learned }) => {
    const parts = learned
      ? [
          `<p><b>What changed:</b> ${sentenceHtml(learned.changed)}</p>`,
          learned.surprised ? `<p><b>What surprised us:</b> ${sentenceHtml(learned.surprised)}</p>` : '',
          learned.stop ? `<p><b>What should stop:</b> ${sentenceHtml(learned.stop)}</p>` : '',
        ]
      : until < generatedAt.slice(0, 10)
        ? [`<p class="quiet">Ran from ${day(from)} to ${day(until)}. What was learned is not written yet.</p>`]
        : [`<p class="quiet">Running from ${day(from)} to ${day(until)}.</p>`];
    return `<p><b>${sentenceHtml(question)}</b></p><p>${sentenceHtml(trying)}</p>${parts.join('')}`;
  });
  const list = lines.length > 0 ? `<h3>What we try</h3><ul class="entries">${items(lines)}</ul>` : '';
  return `<h2>Experiments and what was learned</h2>${questions}${list}`;
}

function renderMilestones({ milestones: section }: QuarterReport): string {
  if (section.status !== 'shown') return '';
  const lines = section.milestones.map(({ on, words }) => `<b>${day(on)}</b> ${sentenceHtml(words)}`);
  return `<h2>Milestones</h2><ul>${items(lines)}</ul>`;
}

function renderOutcomes({ outcomes: section }: QuarterReport): string {
  if (section.status !== 'shown') return '';
  const lines = section.outcomes.map(({ name, unit, source, latest, before, leadingIndicators }) => {
    const value = latest
      ? `<p>${latest.value} ${escapeHtml(unit)} on ${day(latest.on)}${before ? `; ${before.value} on ${day(before.on)}` : ''}</p>`
      : '<p class="quiet">Not measured yet.</p>';
    const indicators = leadingIndicators.map(
      (indicator) => `${escapeHtml(indicator.name)}: ${escapeHtml(indicator.words)}`,
    );
    return `<p><b>${escapeHtml(name)}</b></p>${value}<p>What should move before it does:</p><ul>${items(indicators)}</ul><p class="quiet small">${sentenceHtml(source)}</p>`;
  });
  return `<h2>Outcomes</h2><ul class="entries">${items(lines)}</ul>`;
}
