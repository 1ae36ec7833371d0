import {changeParts, interactiveProblems, type InteractiveProblem, type SentInteractive} from 'wa-desk/core';
import {cleanText} from '../../whatsapp/json.js';
import {wireInteractive} from '../../whatsapp/interactive.js';
import {Refusal} from '../refusal.js';

/**
 * Reply buttons or a list as they are kept with their message, which every attempt sends the same.
 * @throws Refusal `bad-value` that names the first place WhatsApp would not take
 */
export function interactiveWritten(given: string, sent: SentInteractive) {
  const text = cleanText(given);
  const parts = changeParts(sent, (words) => cleanText(words).trim());
  const interactive = {...parts, kind: sent.kind, header: parts.header || null, footer: parts.footer || null};
  if (interactive.offers.kind === 'list')
    for (const section of interactive.offers.sections) {
      section.title ||= null;
      for (const row of section.rows) row.description ||= null;
    }
  const [problem] = interactiveProblems(text, interactive);
  if (problem) throw new Refusal('bad-value', `${problem.at}: ${reasonOf(problem)}`);
  return {kind: 'interactive', text, detail: {interactive, wire: wireInteractive(text, interactive)}};
}

function reasonOf(problem: InteractiveProblem): string {
  switch (problem.why) {
    case 'empty':
      return 'expected something, this place is empty.';
    case 'same':
      return 'expected words of its own, two of the titles are the same.';
    case 'line-break':
      return 'expected a single line without tabs.';
    case 'too-long':
      return `too long by ${problem.by} characters: shorten it.`;
    case 'too-many':
      return `expected at most ${problem.most}.`;
    default:
      return problem satisfies never;
  }
}
