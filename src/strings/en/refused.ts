import type {DeskErrorCode} from '../../core/errors.js';

type Reasons = Readonly<Record<DeskErrorCode, string>>;

let reasons: Reasons | undefined;

/** They come right after whoever speaks them: most of the time nothing is refused. */
const come = async (): Promise<void> => {
  const {refusedReasons} = await import('./refused-reasons.js');
  reasons = refusedReasons;
};
const fetchReasons = (): void => void come().catch(() => undefined); // asked for again when one is needed

fetchReasons();

/** Why a command was refused and what to do. */
export function refusedWords(code: DeskErrorCode): string {
  if (!reasons) fetchReasons();
  return reasons?.[code] ?? 'This could not be done. Try again.';
}
