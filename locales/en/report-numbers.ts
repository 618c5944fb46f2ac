/** What the report, its page and its digest say at the end of a number. English only so far. */
export const reportNumbers = {
  orMore: (number: number | string) => `${number} or more`,
  orFewer: (number: number | string) => `${number} or fewer`,
  orLess: (number: string) => `${number} or less`,
  percentRange: (from: number, to: number) => `${from}% to ${to}%`,
  between: (from: number | string, to: number | string) => `${from} to ${to}`,
  of: (count: number | string, whole: number) => `${count} of ${whole}`,
  upTo: (number: number) => `up to ${number}`,
  about: (number: string) => `about ${number}`,
};
