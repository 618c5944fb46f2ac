import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildPages } from '../../../infra/bundle.ts';
import type { InstrumentRef } from '../../../shared/contract/community.ts';
import { type Language, languages } from '../../../shared/contract/identifiers.ts';
import { type PulseRules, pulseRulesOf } from '../../../shared/contract/pulse-rules.ts';
import type { QuarterId } from '../../../shared/kernel/ids.ts';
import {
  acceptsUntil,
  closes,
  instruments,
  opens,
  pulse,
  resultsAt,
  type World,
} from '../../../tools/bench/answer-world.ts';
import { protocolAsset } from '../../../web/survey/protocol-asset.ts';
import { renderSurveyPage } from '../../../web/survey/render-survey-page.ts';
import type { SurveyPage } from '../../../web/survey/survey-page.ts';

const root = new URL('../../../', import.meta.url).pathname;

export interface BuiltSurvey {
  readonly protocolCode: string;
  page(language: Language, other?: Partial<PulseRules> & { instruments?: readonly InstrumentRef[] }): string;
}

/** The page as open-pulse publishes it, from the sources. */
export async function buildSurvey(communityName = 'Data guild'): Promise<BuiltSurvey> {
  const { surveyScript: script, surveyStyle: style, protocolCode } = await buildPages(root);
  const { key, integrity } = protocolAsset(protocolCode);
  return {
    protocolCode,
    page(language, { instruments: refs = instruments, ...rules } = {}) {
      const page: SurveyPage = {
        pulse,
        communityName,
        quarter: '2026-Q4' as QuarterId,
        language,
        languages,
        instruments: refs,
        ownInstruments: [],
        opens,
        closes,
        acceptsUntil,
        resultsAt,
        timeZone: 'Europe/Berlin',
        ...pulseRulesOf(rules),
        script,
        style,
        protocolKey: key,
        protocolIntegrity: integrity,
        privacyPath: '/privacy',
        receiptPath: '/receipt',
        accessibilityPath: '/accessibility-en',
      };
      return renderSurveyPage(page);
    },
  };
}

export interface SurveySite {
  readonly address: string;
  /** Every request as `METHOD path`, with its referrer. */
  readonly requests: { readonly line: string; readonly referrer: string | undefined }[];
  /** While true, calls of the answer path get no reply; a number is the status they all get. */
  down: boolean | number;
  /** What is served as the protocol code. */
  code: string;
  stop(): Promise<void>;
}

export async function serveSurvey(built: BuiltSurvey, world: World, comments = false): Promise<SurveySite> {
  const site: Omit<SurveySite, 'address' | 'stop'> = { requests: [], down: false, code: built.protocolCode };
  const { key } = protocolAsset(built.protocolCode);
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    site.requests.push({ line: `${request.method} ${path}`, referrer: request.headers.referer });
    const send = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    if (path.endsWith('/given-back.json')) return void send(200, 'application/json', '{"version":1}');
    if (path.startsWith('/api/') || path.endsWith('.json')) {
      if (site.down === true) return void request.socket.destroy();
      if (site.down !== false) return void send(site.down, 'text/plain', 'no');
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const reply = await world.fetch(path, { body });
      return void send(reply.status, 'application/json', await reply.text());
    }
    if (path.split('?')[0] === `/${key}`) return void send(200, 'text/javascript', site.code);
    const page = /^\/s\/[^/]+\/(en|de|fr|es|pt-BR|ar)$/.exec(path);
    if (page)
      return void send(200, 'text/html; charset=utf-8', built.page((page[1] ?? 'en') as Language, { comments }));
    send(404, 'text/plain', '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(site, {
    address: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
