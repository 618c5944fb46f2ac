/**
 * A dot with its likely range on an axis, drawn by hand as SVG. The words beside it say the same, so it is hidden from
 * screen readers; position and shape carry the meaning, colour only repeats it. No style attribute: the page's content
 * security policy allows none.
 */
export interface RangeChart {
  readonly axis: { readonly from: number; readonly to: number };
  readonly value: number;
  /** The value includes everything beyond it on that side, so the dot gets an arrow. */
  readonly open: 'up' | 'down' | undefined;
  /** Undefined if nothing narrower than the axis is known. */
  readonly likely?: { readonly from: number; readonly to: number };
  /** A wider, paler bar around the likely range. */
  readonly ifSilentDiffer?: { readonly from: number; readonly to: number };
  /** A thin line around the likely range: everything that is possible. */
  readonly possible?: { readonly from: number; readonly to: number };
  /** A ring: the previous quarter. */
  readonly before?: number;
}

const width = 320;
const height = 28;
const margin = 12;
const middle = height / 2;

export function renderRangeChart({ axis, value, open, likely, ifSilentDiffer, possible, before }: RangeChart): string {
  const at = (point: number): string => {
    const share = (point - axis.from) / (axis.to - axis.from || 1);
    return (margin + Math.min(1, Math.max(0, share)) * (width - 2 * margin)).toFixed(1);
  };
  const half = (axis.from + axis.to) / 2;
  const line = (name: string, from: number, to: number) =>
    `<path class="${name}" d="M${at(from)} ${middle}H${at(to)}"/>`;
  const ticks = [axis.from, half, axis.to].map((point) => `<path class="axis" d="M${at(point)} 6v16"/>`);
  const tip = Number(at(value)) + (open === 'up' ? 14 : -14);
  const back = open === 'up' ? tip - 6 : tip + 6;
  const arrow = open
    ? `<path class="arrow" d="M${at(value)} ${middle}H${tip}M${back} 9L${tip} ${middle}L${back} 19"/>`
    : '';
  return [
    `<svg class="range" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">`,
    line('axis', axis.from, axis.to),
    ...ticks,
    possible ? line('possible', possible.from, possible.to) : '',
    ifSilentDiffer ? line('differ', ifSilentDiffer.from, ifSilentDiffer.to) : '',
    likely ? line('likely', likely.from, likely.to) : '',
    arrow,
    before === undefined ? '' : `<circle class="before" cx="${at(before)}" cy="${middle}" r="6"/>`,
    `<circle class="now" cx="${at(value)}" cy="${middle}" r="6"/></svg>`,
  ].join('');
}

export const openSide = (end: 'exact' | 'or-more' | 'or-fewer' | 'about'): 'up' | 'down' | undefined =>
  end === 'or-more' ? 'up' : end === 'or-fewer' ? 'down' : undefined;
