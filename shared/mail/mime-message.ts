/**
 * A mail as the bytes that travel: RFC 5322 header, RFC 2047 words, one multipart/alternative of text and HTML (RFC 2045
 * and 2046). The text is ASCII with CRLF line ends and no line over 78 characters, except a link or an id that cannot be
 * folded, which stays under 998.
 *
 * No value can add a header: names and subjects lose their control characters, other values with one are refused. Every
 * text survives unchanged; a lone surrogate, which is not text, arrives as U+FFFD. Written by hand because the available
 * libraries weigh more than the rest of the function (137 kB) for features that a mail without attachments never uses.
 */
import { isMailAddress } from '../contract/mail-address.ts';
import { utf8 } from '../kernel/bytes.ts';
import { PulseError } from '../kernel/errors.ts';

export interface Mailbox {
  readonly name?: string | undefined;
  readonly address: string;
}

export interface MimeParts {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly replyTo: string;
  readonly subject: string;
  /** With its angle brackets. */
  readonly messageId: string;
  /** Further headers; their values are printable ASCII. */
  readonly headers: Readonly<Record<string, string>>;
  readonly html: string;
  readonly text: string;
}

/** Cannot occur in base64 or quoted-printable text, so it never ends a part early. */
const boundary = '=_pulse_alternative';
const maxLine = 76;

export function mimeMessage(mail: MimeParts): string {
  return [
    `From: ${mailbox(mail.from)}`,
    `To: ${mailbox(mail.to)}`,
    `Reply-To: ${mailbox({ address: mail.replyTo })}`,
    subjectLine(mail.subject),
    header('Message-ID', mail.messageId),
    ...Object.entries(mail.headers).map(([name, value]) => header(name, value)),
    'MIME-Version: 1.0',
    header('Content-Type', `multipart/alternative; boundary="${boundary}"`),
    '',
    `--${boundary}`,
    part('text/plain', mail.text),
    `--${boundary}`,
    part('text/html', mail.html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

/** Folds at spaces. A value with a control or non-ASCII character is a broken promise of the caller. */
function header(name: string, value: string): string {
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name) || !/^[ -~]*$/.test(value)) {
    throw new PulseError('promise-broken', 'mail header must be one line of printable characters');
  }
  const lines = [`${name}:`];
  for (const word of value.split(' ')) {
    const line = lines.at(-1) ?? '';
    const startsLine = lines.length === 1 && line === `${name}:`;
    if (startsLine || line.length + 1 + word.length <= maxLine || word === '')
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(` ${word}`);
  }
  if (lines.some(({ length }) => length > 998)) {
    throw new PulseError('promise-broken', 'mail header line must be at most 998 characters');
  }
  return lines.join('\r\n');
}

function mailbox({ name, address }: Mailbox): string {
  if (!isMailAddress(address)) throw new PulseError('promise-broken', 'mail address must be one that can be sent to');
  const shown = name === undefined ? '' : oneLine(name);
  if (shown === '') return address;
  const quoted = `"${shown.replaceAll(/["\\]/g, '\\$&')}"`;
  const named = /^[ -~]{1,60}$/.test(quoted) && !shown.includes('=?') ? quoted : encodedWords(shown, 'From: '.length);
  return `${named}\r\n <${address}>`;
}

/** Unchanged if every mail reader understands it that way, otherwise as encoded words. */
function subjectLine(text: string): string {
  const line = oneLine(text);
  const plain = /^[!-~]{1,60}(?: [!-~]{1,60})*$/.test(line) && !line.includes('=?');
  return plain ? header('Subject', line) : `Subject: ${encodedWords(line, 'Subject: '.length)}`;
}

const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim();

/** RFC 2047: encoded words of at most 75 characters, none splitting a character, one word a line. */
function encodedWords(text: string, firstLineOffset: number): string {
  const overhead = '=?UTF-8?B??='.length;
  const words: string[] = [];
  let current = '';
  for (const character of text) {
    const offset = words.length === 0 ? firstLineOffset : 1;
    const length = Math.ceil(utf8(current + character).length / 3) * 4 + overhead;
    if (length > Math.min(75, maxLine - offset) && current !== '') {
      words.push(current);
      current = '';
    }
    current += character;
  }
  if (current !== '' || words.length === 0) words.push(current);
  return words.map((word) => `=?UTF-8?B?${base64(word)}?=`).join('\r\n ');
}

function part(contentType: string, text: string): string {
  const body = text.toWellFormed().replaceAll(/\r\n|\r|\n/g, '\r\n');
  const quoted = quotedPrintable(body);
  const encoded = base64(body).replaceAll(/.{76}(?=.)/g, '$&\r\n');
  const [encoding, content] = quoted.length <= encoded.length ? ['quoted-printable', quoted] : ['base64', encoded];
  return `Content-Type: ${contentType}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}`;
}

/** RFC 2045 section 6.7. A blank at the end of a line is encoded too. */
function quotedPrintable(text: string): string {
  return text
    .split('\r\n')
    .map((line) => {
      const tokens = Array.from(utf8(line), (byte) => {
        const literal = (byte >= 32 && byte < 127 && byte !== 61) || byte === 9;
        return literal ? String.fromCharCode(byte) : escaped(byte);
      });
      const last = tokens.at(-1);
      if (last === ' ' || last === '\t') tokens[tokens.length - 1] = escaped(last.charCodeAt(0));
      let lines = '';
      let column = 0;
      tokens.forEach((token, index) => {
        const room = index === tokens.length - 1 ? maxLine : maxLine - 1;
        if (column + token.length > room) {
          lines += '=\r\n';
          column = 0;
        }
        lines += token;
        column += token.length;
      });
      return lines;
    })
    .join('\r\n');
}

const escaped = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;

function base64(text: string): string {
  let binary = '';
  for (const byte of utf8(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
