import {
  changeParts,
  DeskError,
  interactiveProblems,
  plainText,
  type InteractiveContent,
  type SentInteractive,
} from '../../core/index.js';

/** Something to choose from, as it is told; refused as WhatsApp would. */
export function interactiveOf(text: string, sent: SentInteractive): InteractiveContent {
  const [problem] = interactiveProblems(text, sent);
  if (problem) throw new DeskError('bad-value', `${problem.at}: ${problem.why}`);
  return {type: 'interactive', text: plainText(text), ...changeParts(sent, plainText)};
}
