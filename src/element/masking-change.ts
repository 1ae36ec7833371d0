import type {DeskSession} from '../core/session.js';
import type {DeskState} from '../core/state.js';

/** Undefined until the desk knows. */
const maskingOf = ({settings}: DeskState): string | undefined =>
  settings ? `${settings.masking.pci} ${settings.masking.pii}` : undefined;

/** Calls back when the administrator masks more or less than before: what was told until then must not be seen now. */
export function onMaskingChange(session: DeskSession, run: () => void): () => void {
  let before = maskingOf(session.state);
  return session.subscribe(maskingOf, (now) => {
    if (before !== undefined) run();
    before = now;
  });
}
