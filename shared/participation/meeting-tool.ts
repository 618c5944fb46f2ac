import type { MeetingTool } from '../contract/import-receipt.ts';

/** Which tool writes such columns, titles in lower case. Only reported to stewards; it does not affect how a file is read. */
export function meetingTool(titles: readonly string[]): MeetingTool {
  const has = (...wanted: readonly string[]) => wanted.every((title) => titles.includes(title));
  if (has('participant id (upn)') || has('in-meeting duration')) return 'teams';
  if (has('name (original name)') || has('user email')) return 'zoom';
  if (has('first name', 'last name')) return 'meet';
  return 'meeting';
}
