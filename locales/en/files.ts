import type { FileWords } from '../shape/files.ts';

export const files: FileWords = {
  imported: {
    subject: (community) => `A file of ${community} was imported`,
    subjectRows: (community, matched, rows) => `A file of ${community} was imported: ${matched} of ${rows} rows`,
    label: 'A file was imported',
    text: (file) => `${file} was imported.`,
    recognised: (kind) => `Recognised as: ${kind}`,
    kinds: {
      zoom: 'participant list of Zoom',
      teams: 'attendance report of Microsoft Teams',
      meet: 'participant list of Google Meet',
      meeting: 'participant list of a meeting',
      facts: 'table of participation facts',
      'steward-side': 'what stewards promised, try and measure',
    },
    day: (day, quarters) => `Day of the session: ${day}, counted in ${quarters}`,
    days: (first, last, quarters) => `Days of the facts: ${first} to ${last}, counted in ${quarters}`,
    rows: (matched, rows) => `Rows matched with the roster: ${matched} of ${rows}`,
    present: (members, minutes) => `Members present, for ${minutes} minutes or longer: ${members}`,
    withdrawn: (facts) =>
      `Facts that an earlier version of the file held and this one does not, now withdrawn: ${facts}`,
    sessionWithdrawn: (day) =>
      `Session that an earlier version of the file held and this one does not, now withdrawn: ${day}`,
    nobody: 'No session is counted, because the file lists nobody',
    takeBack: (file) =>
      `If the day or the file is wrong, put ${file} there again without its participants, so that only the lines above them are left. This session is then withdrawn, and you can put the right file there.`,
    entries: (count) => `Entries for the next report: ${count}`,
    unmatched: 'Rows that were not matched:',
    reasons: {
      'not-on-roster': (rows) => `the address is not in the roster: ${rows}`,
      'no-address': (rows) => `there is no address: ${rows}`,
    },
    more: (count) => `and ${count} more`,
    guests:
      'They count as guests. If one of them is a member, correct the roster or the file and put the file in the same place again; it then replaces this one.',
    leftOut:
      'They were left out. If they are about members, correct the roster or the file and put the file in the same place again; it then replaces this one.',
    details:
      'The whole outcome is written in this file of the inbox. This mail leaves out addresses, because they name people:',
  },
  comments: {
    subject: (community, quarter) => `Comments of ${community} for ${quarter} are ready to read`,
    label: 'Comments are ready to read',
    text: (community, quarter, comments) =>
      `Members of ${community} wrote comments in ${quarter}, and you can read them now. Comments: ${comments}.`,
    until: (day) => `The file can be read until ${day}. Then it is destroyed, and nothing brings the comments back.`,
    lastWeek: {
      subject: (community, quarter) => `Comments of ${community} for ${quarter}: last week to read`,
      label: 'Comments will be destroyed in a week',
      text: (community, quarter, comments) =>
        `The comments that members of ${community} wrote in ${quarter} will soon be destroyed. Comments: ${comments}.`,
    },
    where: 'They are in one file of the inbox, under this key:',
    how: 'This command fetches it, with the role that you upload files with. A spreadsheet opens it:',
    care: 'The comments carry no name, group or date, and are in no order that means anything. Please read them for what they say, and do not try to find out who wrote them.',
  },
  takenBack: {
    subject: (community) => `A file of ${community} takes back earlier changes`,
    label: 'A file takes back earlier changes',
    text: (file) =>
      `${file} was imported. It takes back what an earlier import had changed. This happens when two stewards work on copies of one file:`,
    would: 'It would take back what an earlier import had changed:',
    import: (hour) => `Import of ${hour}`,
    added: (members) => `members added, now gone: ${members}`,
    removed: (members) => `members removed, now back: ${members}`,
    column: (column, members) => `members whose column ${column} is again as it was before: ${members}`,
    settings: (names) => `settings again as they were before: ${names}`,
    next: 'If this is right, there is nothing to do. If not, bring both changes together in one file and put it in the same place again.',
  },
};
