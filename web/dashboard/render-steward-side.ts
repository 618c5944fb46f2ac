import { reportPage } from '../../locales/en/report-page.ts';
import { escapeHtml } from '../../shared/kernel/escape-html.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { sentenceHtml } from './html.ts';
import { dayInWords } from './number-words.ts';

/** What stewards promised, tried and reached, and the outcomes beside their leading indicators. */
export const renderStewardSide = (report: QuarterReport): string =>
  [renderOutcomes(report), renderCommitments(report), renderExperiments(report), renderMilestones(report)].join('');

const day = (date: string): string => dayInWords(`${date}T00:00:00Z`);
const items = (lines: readonly string[]): string => lines.map((line) => `<li>${line}</li>`).join('');

function renderCommitments({ stewardCommitments: section }: QuarterReport): string {
  if (section.status !== 'shown') return '';
  const words = reportPage.commitments;
  const lines = section.commitments.map(({ heard, promised, by, state, ended }) => {
    const end = ended
      ? words.ended(words.states[state], day(ended.on), sentenceHtml(ended.words))
      : words.promised(words.states[state], day(by));
    return `<p><b>${words.weHeard}</b> ${sentenceHtml(heard)}</p><p><b>${words.wePromised}</b> ${sentenceHtml(promised)}</p><p class="quiet">${end}</p>`;
  });
  return `<h2>${words.title}</h2><ul class="entries">${items(lines)}</ul>`;
}

function renderExperiments({ experiments: section, generatedAt }: QuarterReport): string {
  if (section.status !== 'shown') return '';
  const { learningQuestions, experiments } = section;
  const words = reportPage.experiments;
  const questions =
    learningQuestions.length > 0
      ? `<h3>${words.questions}</h3><ul>${items(learningQuestions.map(sentenceHtml))}</ul>`
      : '';
  const lines = experiments.map(({ question, trying, from, until, learned }) => {
    const parts = learned
      ? [
          `<p><b>${words.changed}</b> ${sentenceHtml(learned.changed)}</p>`,
          learned.surprised ? `<p><b>${words.surprised}</b> ${sentenceHtml(learned.surprised)}</p>` : '',
          learned.stop ? `<p><b>${words.stop}</b> ${sentenceHtml(learned.stop)}</p>` : '',
        ]
      : until < generatedAt.slice(0, 10)
        ? [`<p class="quiet">${words.ran(day(from), day(until))}</p>`]
        : [`<p class="quiet">${words.running(day(from), day(until))}</p>`];
    return `<p><b>${sentenceHtml(question)}</b></p><p>${sentenceHtml(trying)}</p>${parts.join('')}`;
  });
  const list = lines.length > 0 ? `<h3>${words.trying}</h3><ul class="entries">${items(lines)}</ul>` : '';
  return `<h2>${words.title}</h2>${questions}${list}`;
}

function renderMilestones({ milestones: section }: QuarterReport): string {
  if (section.status !== 'shown') return '';
  const lines = section.milestones.map(({ on, words }) => `<b>${day(on)}</b> ${sentenceHtml(words)}`);
  return `<h2>${reportPage.milestones.title}</h2><ul>${items(lines)}</ul>`;
}

function renderOutcomes({ outcomes: section }: QuarterReport): string {
  if (section.status !== 'shown') return '';
  const words = reportPage.outcomes;
  const lines = section.outcomes.map(({ name, unit, source, latest, before, leadingIndicators }) => {
    const value = latest
      ? `<p>${words.value(latest.value, escapeHtml(unit), day(latest.on))}${before ? words.before(before.value, day(before.on)) : ''}</p>`
      : `<p class="quiet">${words.notMeasured}</p>`;
    const indicators = leadingIndicators.map(
      (indicator) => `${escapeHtml(indicator.name)}: ${escapeHtml(indicator.words)}`,
    );
    return `<p><b>${escapeHtml(name)}</b></p>${value}<p>${words.leading}</p><ul>${items(indicators)}</ul><p class="quiet small">${sentenceHtml(source)}</p>`;
  });
  return `<h2>${words.title}</h2><ul class="entries">${items(lines)}</ul>`;
}
