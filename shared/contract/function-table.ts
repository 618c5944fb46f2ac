/**
 * The table of functions, one row each: what its code may import, next to what its role may touch. It is half of the privacy
 * proof: no row can reach both who was asked and what was said.
 *
 * It is plain data and the only source. `import-law.ts` turns it into rules, infra/ into roles and settings, and
 * `tests/policies/function-table.policy.service.test.ts` holds the synthesised template to it. The tests that judge the outcome (the
 * role matrix, forbidden attempts, planted imports) do not read it, so a wrong row cannot excuse itself (ADR 55).
 */

import { closePulse } from './function-table/close-pulse.ts';
import { forgetMember } from './function-table/forget-member.ts';
import { freezePulse } from './function-table/freeze-pulse.ts';
import type { FunctionRow } from './function-table/function-row.ts';
import { importRoster } from './function-table/import-roster.ts';
import { importSignals } from './function-table/import-signals.ts';
import { issueCredential } from './function-table/issue-credential.ts';
import { notifyStewards } from './function-table/notify-stewards.ts';
import { openPulse } from './function-table/open-pulse.ts';
import { planPulses } from './function-table/plan-pulses.ts';
import { publishQuarter } from './function-table/publish-quarter.ts';
import { readReport } from './function-table/read-report.ts';
import { recordMailEvent } from './function-table/record-mail-event.ts';
import { remindPulse } from './function-table/remind-pulse.ts';
import { sendDigest } from './function-table/send-digest.ts';
import { sendMail } from './function-table/send-mail.ts';
import { serveOperator } from './function-table/serve-operator.ts';
import { submitResponse } from './function-table/submit-response.ts';
import { unsubscribe } from './function-table/unsubscribe.ts';
import type { FunctionName } from './functions.ts';

export const functionTable: Readonly<Record<FunctionName, FunctionRow>> = {
  'import-roster': importRoster,
  'import-signals': importSignals,
  'plan-pulses': planPulses,
  'open-pulse': openPulse,
  'remind-pulse': remindPulse,
  'send-mail': sendMail,
  'record-mail-event': recordMailEvent,
  'issue-credential': issueCredential,
  'submit-response': submitResponse,
  unsubscribe,
  'freeze-pulse': freezePulse,
  'close-pulse': closePulse,
  'publish-quarter': publishQuarter,
  'send-digest': sendDigest,
  'notify-stewards': notifyStewards,
  'forget-member': forgetMember,
  'read-report': readReport,
  'serve-operator': serveOperator,
};
