import type { ReadWords } from '../shape/read.ts';

export const read: ReadWords = {
  title: 'You need the link',
  paragraphs: [
    'These results are for the members of a community. You open them with a link, which is the same for everyone: no one signs in, and no one knows who reads.',
    'Members find the link in their newest invitation and on the page after they answered, stewards and leaders in their mail about the results.',
    'If a link no longer opens anything: it works for {days} days, and opens its own quarter and earlier ones. Use the link in a newer mail, or ask the steward who signs your invitations.',
  ],
  needsScript:
    'To open results with your link, this page needs JavaScript. It keeps the key in the link out of all addresses that are sent or recorded.',
  script: {
    opening: 'Opening the results …',
    unreachable: 'The results couldn’t be loaded. Check your connection and try again.',
    again: 'Try again',
  },
};
