/** Text that people bring is one visible line; every field of every schema is checked, so that a new one is found. */
import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod/mini';
import { faultIn } from '../../../shared/contract/plain-text.ts';
import { factSchema } from '../../../shared/participation/fact-file.ts';
import { parseRoster } from '../../../shared/roster/roster.ts';

const code = (points: readonly number[]) => points.map((point) => String.fromCodePoint(point));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const bidirectional = code([0x061c, 0x200e, 0x200f, ...range(0x202a, 0x202e), ...range(0x2066, 0x2069)]);
const lineBreaks = ['\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029'];
const controls = code([...range(0, 8), ...range(0x0e, 0x1f), 0x7f, ...range(0x80, 0x84), ...range(0x86, 0x9f)]);
const broken = ['\uD800', '\uDFFF', '\uFFFD'];
const refused = [...bidirectional, ...lineBreaks, ...controls, ...broken];
const name = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

describe('text that people bring', () => {
  it.each(refused.map((character) => [name(character), character]))(
    'is refused with %s, at its place',
    (said, character) => {
      expect(faultIn(`é👍🏽${character}b`)?.problem).toContain(`(${said}) in place 4`);
      expect(faultIn(character)).toBeDefined();
    },
  );

  it('is accepted in every script, with joiners, marks, quotation marks and emoji', () => {
    const names = [
      'Jürgen',
      'محمد بن‌علی',
      'می‌خواهم',
      'क्‍ष',
      '👩‍👩‍👧',
      'Nguyễn',
      "O'Neill",
      '山田 太郎',
      'a\u00A0b',
      'Ana “Zed” Silva',
      'x',
    ];
    for (const text of names) expect(faultIn(text), text).toBeUndefined();
  });

  it('has something that can be seen', () => {
    for (const text of ['\u200B', '\u200D\u200C', '\u00AD', '\u3000', '\uFEFF\u2060'])
      expect(faultIn(text), name(text)).toBeDefined();
  });
});

/** Where a schema accepts any text: paths like `actions[].words{}`. */
function openTexts(schema: z.core.$ZodType, path = '', seen = new Set<z.core.$ZodType>()): string[] {
  if (seen.has(schema)) return [];
  const inside = new Set([...seen, schema]);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([field, inner]) => openTexts(inner, `${path}.${field}`, inside));
    case 'array':
      return openTexts(def.element, `${path}[]`, inside);
    case 'tuple':
      return def.items.flatMap((inner, index) => openTexts(inner, `${path}[${index}]`, inside));
    case 'record':
      return [...openTexts(def.keyType, `${path}{key}`, inside), ...openTexts(def.valueType, `${path}{}`, inside)];
    case 'union':
      return def.options.flatMap((inner) => openTexts(inner, path, inside));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return openTexts(def.innerType, path, inside);
    case 'pipe':
      // A text that is parsed further, such as an address, accepts what its parser accepts.
      return def.in._zod.def.type === 'string' ? (takesAny(schema) ? [path] : []) : openTexts(def.in, path, inside);
    case 'string':
      return takesAny(schema) ? [path] : [];
    default:
      return [];
  }
}

/**
 * Numbers, days, identifiers, addresses and closed lists accept no sentence; what accepts one must refuse what is never
 * brought.
 */
const takesAny = (schema: z.core.$ZodType): boolean =>
  refused.some((character) => z.safeParse(schema, `Ana${character}Silva of it`).success);

const contract = new URL('../../../shared/contract/', import.meta.url);
const modules = await Promise.all(
  readdirSync(contract).map(
    async (file): Promise<[string, Record<string, unknown>]> => [file, await import(new URL(file, contract).href)],
  ),
);
const schemas = modules.flatMap(([, exported]) =>
  Object.entries(exported).flatMap(([title, value]): [string, z.core.$ZodType][] =>
    typeof value === 'object' && value !== null && '_zod' in value
      ? [[title, value as unknown as z.core.$ZodType]]
      : [],
  ),
);

test('the schemas of what people bring are among those checked', () => {
  const titles = schemas.map(([title]) => title);
  for (const title of ['communitySchema', 'stewardSideSchema', 'actionSchema', 'ownInstrumentSchema'])
    expect(titles).toContain(title);
  expect(openTexts(z.strictObject({ a: z.array(z.optional(z.string())) }))).toEqual(['.a[]']);
});

/**
 * Schemas of what this program itself wrote: rows, messages and public files, whose texts came in through another schema or
 * are made by the program. A schema of a file that people bring never belongs here.
 */
const ours = [
  'adoptionCountsSchema',
  'attendanceCountsSchema',
  'commitmentSchema',
  'contributionCountsSchema',
  'factCountsSchema',
  'givenBackInSchema',
  'givenBackSchema',
  'groupCountsSchema',
  'groupNameSchema',
  'groupSchema',
  'groupTallySchema',
  'importNoticeInputSchema',
  'importReceiptSchema',
  'invitationSchema',
  'itemTallySchema',
  'joiningSchema',
  'labelSchema',
  'labelledMembersSchema',
  'manifestSchema',
  'memberSchema',
  'operatorInputSchema',
  'pageAssetsSchema',
  'pairSumsSchema',
  'programmeSchema',
  'pulseDefinitionSchema',
  'pulseGateSchema',
  'pulseResultSchema',
  'rememberedChangeSchema',
  'responseRequestSchema',
  'scaleTallySchema',
  'signalResultSchema',
  'statusReplySchema',
  'takenBackSchema',
];

test('every text of every schema is plain, or belongs to a schema of what the program wrote itself', () => {
  const open = new Set(schemas.flatMap(([title, schema]) => (openTexts(schema).length > 0 ? [title] : [])));
  expect([...open].sort()).toEqual(ours);
});

test('facts hold plain text only', () => {
  expect(openTexts(factSchema)).toEqual([]);
});

test('names and groups of a roster hold plain text only, and no other column any text', () => {
  const columns = ['email', 'name', 'group', 'timezone', 'language', 'role', 'paused until'];
  const row = ['bo@example.org', 'Bo Eze', 'Berlin', 'Europe/Berlin', 'de', 'member', '2027-01-15'];
  const problemsIn = (cells: readonly string[]) => {
    const rows = parseRoster(
      new TextEncoder().encode([columns.join(), cells.map((cell) => `"${cell}"`).join()].join('\n')),
    );
    return rows.ok ? [] : rows.error;
  };
  expect(problemsIn(row)).toEqual([]);
  for (const [index, column] of columns.entries()) {
    const cell = row[index] ?? '';
    // What no UTF-8 file can hold is refused earlier, and NUL means that the file is not text.
    for (const character of refused.filter((one) => !/[\p{Cs}\0]/u.test(one))) {
      const problems = problemsIn(row.with(index, `${cell.slice(0, 1)}${character}${cell.slice(1)}`));
      expect(problems.length, `${column} with ${name(character)}`).toBeGreaterThan(0);
    }
  }
});
