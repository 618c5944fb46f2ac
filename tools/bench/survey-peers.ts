/**
 * Other people's ways to ask the same five questions, for the bench of the survey page: built from npm in a temporary
 * folder, with exact versions, so that none of them is a dependency of this project. Each is measured at its lower bound:
 * its code on a bare page, minified, nothing loaded that the form does not need.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const versions = {
  react: '19.3.1',
  'react-dom': '19.3.1',
  'govuk-frontend': '6.6.0',
  'survey-core': '2.5.38',
  'survey-js-ui': '2.5.38',
} as const;

export interface Questions {
  readonly title: string;
  readonly wordings: readonly string[];
  /** In the order of the page, the last one being "prefer not to answer". */
  readonly choices: readonly string[];
}

export interface Peer {
  readonly name: string;
  /** Files by path; `/` is the page. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Installs and builds all of them, then removes the folder.
 *
 * @throws if npm cannot install: without a registry there is nothing to compare with
 */
export async function buildPeers(questions: Questions): Promise<Peer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'commons-pulse-peers-'));
  try {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: versions }));
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder });
    return await Promise.all([
      buildReact(folder, questions),
      buildGovUk(folder, questions),
      buildSurveyJs(folder, questions),
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const shell = (title: string, head: string, body: string): Uint8Array =>
  bytes(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>${title}</title>${head}</head>${body}</html>`,
  );

async function bundled(folder: string, name: string, source: string): Promise<Map<string, Uint8Array>> {
  const entry = join(folder, `${name}.mjs`);
  await writeFile(entry, source);
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    outdir: join(folder, 'out'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, contents }) => [`/${path.split('/').at(-1)}`, contents]));
}

/** A form as one would write it by hand: state, controlled radios, and as much style as ours has. */
async function buildReact(folder: string, { title, wordings, choices }: Questions): Promise<Peer> {
  const source = `
    import { createElement as h, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    const wordings = ${JSON.stringify(wordings)};
    const choices = ${JSON.stringify(choices)};
    function Form() {
      const [given, setGiven] = useState({});
      return h('form', null, h('h1', null, ${JSON.stringify(title)}),
        wordings.map((wording, i) => h('fieldset', { key: i }, h('legend', null, wording),
          choices.map((choice, c) => h('label', { key: c, className: 'o' },
            h('input', { type: 'radio', name: 'q' + i, checked: given[i] === c, onChange: () => setGiven({ ...given, [i]: c }) }), choice)))),
        h('button', null, 'Send'));
    }
    createRoot(document.querySelector('main')).render(h(Form));`;
  const files = await bundled(folder, 'react-form', source);
  const style =
    '<style>body{margin:0;font:1.125rem/1.5 system-ui,sans-serif}main{max-width:38rem;margin:0 auto;padding:1rem}fieldset{border:0;padding:0;margin:0 0 2rem}.o{display:flex;gap:.75rem;align-items:center;min-height:2.75rem;border:1px solid #767f8a;border-radius:.5rem;padding:.375rem .75rem;margin-bottom:.375rem}</style>';
  files.set('/', shell(title, style, '<body><main></main><script src="/react-form.js"></script></body>'));
  return { name: `React ${versions.react}, minimal form`, files };
}

/** The documented page: style sheet, fonts, script. It needs no script to be answered. */
async function buildGovUk(folder: string, { title, wordings, choices }: Questions): Promise<Peer> {
  const dist = join(folder, 'node_modules', 'govuk-frontend', 'dist', 'govuk');
  const files = new Map<string, Uint8Array>();
  for (const name of ['govuk-frontend.min.css', 'govuk-frontend.min.js']) {
    files.set(`/${name}`, await readFile(join(dist, name)));
  }
  for (const font of await readdir(join(dist, 'assets', 'fonts'))) {
    files.set(`/assets/fonts/${font}`, await readFile(join(dist, 'assets', 'fonts', font)));
  }
  const radio = (i: number, c: number, choice: string) =>
    `<div class="govuk-radios__item"><input class="govuk-radios__input" id="q${i}-${c}" name="q${i}" type="radio" value="${c}"><label class="govuk-label govuk-radios__label" for="q${i}-${c}">${choice}</label></div>`;
  const groups = wordings.map(
    (wording, i) =>
      `<div class="govuk-form-group"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${wording}</legend><div class="govuk-radios" data-module="govuk-radios">${choices.map((choice, c) => radio(i, c, choice)).join('')}</div></fieldset></div>`,
  );
  const body = `<body class="govuk-template__body"><script>document.body.className += ' js-enabled govuk-frontend-supported'</script><div class="govuk-width-container"><main class="govuk-main-wrapper"><h1 class="govuk-heading-l">${title}</h1><form method="post" novalidate>${groups.join('')}<button class="govuk-button" data-module="govuk-button">Send</button></form></main></div><script type="module">import { initAll } from '/govuk-frontend.min.js'; initAll()</script></body>`;
  files.set('/', shell(title, '<link rel="stylesheet" href="/govuk-frontend.min.css">', body));
  return { name: `GOV.UK Frontend ${versions['govuk-frontend']}`, files };
}

async function buildSurveyJs(folder: string, { title, wordings, choices }: Questions): Promise<Peer> {
  const json = {
    title,
    elements: wordings.map((wording, i) => ({ type: 'radiogroup', name: `q${i}`, title: wording, choices })),
  };
  const source = `
    import { Model } from 'survey-core';
    import { renderSurvey } from 'survey-js-ui';
    import 'survey-core/survey-core.min.css';
    renderSurvey(new Model(${JSON.stringify(json)}), document.querySelector('main'));`;
  const files = await bundled(folder, 'surveyjs-form', source);
  const head = '<link rel="stylesheet" href="/surveyjs-form.css">';
  files.set('/', shell(title, head, '<body><main></main><script src="/surveyjs-form.js"></script></body>'));
  return { name: `SurveyJS ${versions['survey-core']}`, files };
}
