import {countDuplicates} from './dedupe.js';
import {isObject, readId, readObject, readWord, requireObjects, type JsonObject, type ReportProblem} from './json.js';
import type {WebhookReading, WebhookUpdate} from './update.js';
import {readValue} from './value.js';

const readFields: ReadonlySet<string> = new Set(['messages', 'smb_message_echoes', 'standby']);

/** Reads the parsed JSON of a webhook. Never throws: what cannot be used is left out, its good siblings stay. */
export function parseWebhook(body: unknown): WebhookReading {
  if (!isObject(body) || body.object !== 'whatsapp_business_account') return refuseBody();
  const updates: WebhookUpdate[][] = [];
  const ignoredFields: string[] = [];
  let problems = false;
  const report = () => {
    problems = true;
  };
  for (const entry of requireObjects(body.entry, report)) {
    const wabaId = readId(entry.id);
    for (const change of requireObjects(entry.changes, report)) {
      const field = readWord(change.field);
      if (field === null || readFields.has(field)) updates.push(readChange(change, field, wabaId, report));
      else ignoredFields.push(field);
    }
  }
  const all = updates.flat();
  return {accept: true, updates: all, problems, ignoredFields, duplicates: countDuplicates(all)};
}

/** Reads the bytes of a webhook after its signature was checked: strips a byte order mark, replaces invalid UTF-8. Never throws. */
export function readWebhook(bytes: Uint8Array): WebhookReading {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return refuseBody();
  }
  return parseWebhook(body);
}

function readChange(
  change: JsonObject,
  field: string | null,
  wabaId: string | null,
  report: ReportProblem,
): WebhookUpdate[] {
  const value = readObject(change.value);
  if (field === null || value === null) report();
  if (value === null) return [];
  // without its name a change is taken for messages only if it looks like it
  if (field === null && value.messages === undefined && value.statuses === undefined) return [];
  return readValue(value, {wabaId, standby: field === 'standby'}, report);
}

function refuseBody(): WebhookReading {
  return {accept: false, updates: [], problems: true, ignoredFields: [], duplicates: 0};
}
