import {maskName, maskPhoneField, maskText, type MaskOptions} from '../../../src/core/mask/index.js';

/** A case of the masking rules: what a text must become on a line of this region. */
export interface Case {
  readonly id: string;
  readonly region: string;
  readonly in: string;
  readonly out: string;
  readonly class: string;
}

export interface SplitCase {
  readonly id: string;
  readonly why: string;
  readonly messages: readonly {readonly from: string; readonly at: number; readonly text: string}[];
  readonly out: readonly string[];
  readonly kind: string | null;
}

const load = async (name: string): Promise<string> =>
  (await fetch(new URL(`../../fixtures/masking/${name}`, import.meta.url))).text();

export async function loadCases(): Promise<Case[]> {
  const lines = (await load('masking.public.jsonl')).trim().split('\n');
  return lines.map((line): Case => JSON.parse(line));
}

export async function loadSplitCases(): Promise<SplitCase[]> {
  const {cases}: {cases: SplitCase[]} = JSON.parse(await load('masking.split.json'));
  return cases;
}

/** The function that masks what a case is made of. */
export function maskerOf({class: name}: Case): (text: string, options: MaskOptions) => string {
  if (name === 'name') return maskName;
  return name === 'phone-field' ? maskPhoneField : maskText;
}
