import { escapeHtml } from '../../shared/kernel/escape-html.ts';

export interface Table {
  readonly caption: string;
  /** The first names the rows; the others are numbers. */
  readonly columns: readonly string[];
  /** A single text cell says why a whole row is hidden. */
  readonly rows: readonly (readonly [name: string, ...cells: string[]])[];
}

/** A table that scrolls in its own region if it is too wide; the keyboard can reach that region. */
export function renderTable({ caption, columns, rows }: Table): string {
  const [first = '', ...others] = columns;
  const head = others.map((column) => `<th scope="col" class="n">${escapeHtml(column)}</th>`).join('');
  const body = rows.map(([name, ...cells]) => {
    const [only = ''] = cells;
    const content =
      cells.length === 1 && others.length > 1
        ? `<td colspan="${others.length}" class="hidden">${escapeHtml(only)}</td>`
        : cells.map((cell) => `<td class="n">${escapeHtml(cell)}</td>`).join('');
    return `<tr><th scope="row">${escapeHtml(name)}</th>${content}</tr>`;
  });
  return [
    `<div class="scroll" role="region" tabindex="0" aria-label="${escapeHtml(caption)}">`,
    `<table><caption>${escapeHtml(caption)}</caption>`,
    `<thead><tr><th scope="col">${escapeHtml(first)}</th>${head}</tr></thead>`,
    `<tbody>${body.join('')}</tbody></table></div>`,
  ].join('');
}
