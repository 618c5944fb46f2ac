import type { FileWords } from '../shape/files.ts';

export const files: FileWords = {
  imported: {
    subject: (community) => `${community}: a file was imported`,
    subjectRows: (community, matched, rows) => `${community}: a file was imported, ${matched} of ${rows} rows`,
    label: 'A file was imported',
    text: (file) => `${file} was imported.`,
    recognised: (kind) => `Recognised as: ${kind}`,
    kinds: {
      zoom: 'Zoom participant list',
      teams: 'Microsoft Teams attendance report',
      meet: 'Google Meet participant list',
      meeting: 'meeting participant list',
      facts: 'table of participation facts',
      'steward-side': 'what stewards promised, tried and measured',
    },
    day: (day, quarters) => `Session date: ${day}, counted in ${quarters}`,
    days: (first, last, quarters) => `Dates of the facts: ${first} to ${last}, counted in ${quarters}`,
    rows: (matched, rows) => `Rows matched to the roster: ${matched} of ${rows}`,
    present: (members, minutes) => `Members present, for ${minutes} minutes or longer: ${members}`,
    withdrawn: (facts) => `Facts in an earlier version of the file but not in this one, now withdrawn: ${facts}`,
    sessionWithdrawn: (day) => `Session in an earlier version of the file but not in this one, now withdrawn: ${day}`,
    nobody: 'No session is counted, because the file lists no participants',
    takeBack: (file) =>
      `If the date or the file is wrong, upload ${file} again without its participants, keeping only the lines above them. That withdraws this session, and you can then upload the right file.`,
    entries: (count) => `Entries for the next report: ${count}`,
    unmatched: 'Rows that were not matched:',
    reasons: {
      'not-on-roster': (rows) => `address not in the roster: ${rows}`,
      'no-address': (rows) => `no address: ${rows}`,
    },
    more: (count) => `and ${count} more`,
    guests:
      'They count as guests. If any of them are members, correct the roster or the file and put the file in the same place again; it will replace this one.',
    leftOut:
      'They were left out. If they are about members, correct the roster or the file and put the file in the same place again; it will replace this one.',
    details:
      'This file in the inbox has the full result. This mail leaves out addresses, because they identify people:',
  },
  comments: {
    subject: (community, quarter) => `${community}: comments for ${quarter} are ready to read`,
    label: 'Comments are ready to read',
    text: (community, quarter, comments) =>
      `Members of ${community} wrote comments in ${quarter}, and you can now read them. Comments: ${comments}.`,
    until: (day) => `You can read the file until ${day}. Then it is destroyed, and the comments cannot be recovered.`,
    lastWeek: {
      subject: (community, quarter) => `${community}: last week to read comments for ${quarter}`,
      label: 'Comments will be destroyed in a week',
      text: (community, quarter, comments) =>
        `The comments that members of ${community} wrote in ${quarter} will soon be destroyed. Comments: ${comments}.`,
    },
    where: 'They are in one file in the inbox, under this key:',
    how: 'This command fetches it, using the role you upload files with. Any spreadsheet can open it:',
    care: 'The comments carry no name, group or date, and their order means nothing. Please read them for what they say, and don’t try to find out who wrote them.',
  },
  takenBack: {
    subject: (community) => `${community}: a file undid earlier changes`,
    label: 'A file undid earlier changes',
    text: (file) =>
      `${file} was imported. It undid changes from an earlier import. This happens when two stewards work on copies of the same file:`,
    would: 'It would undo changes from an earlier import:',
    import: (hour) => `Import of ${hour}`,
    added: (members) => `members added, now gone: ${members}`,
    removed: (members) => `members removed, now back: ${members}`,
    column: (column, members) => `members whose ${column} is back to its earlier value: ${members}`,
    settings: (names) => `settings back to their earlier values: ${names}`,
    next: 'If this is intended, there is nothing to do. If not, combine both changes in one file and put it in the same place again.',
  },
};
