import {sendKeys} from '@web/test-runner-commands';

/** Presses a key as a person does, `held` with it. */
export async function press(key: string, held?: 'Shift' | 'Control'): Promise<void> {
  if (held) await sendKeys({down: held});
  await sendKeys({press: key});
  if (held) await sendKeys({up: held});
}

export const type = (text: string): Promise<void> => sendKeys({type: text});

/** Holds all but the last and presses that. */
export async function pressTogether(...keys: readonly string[]): Promise<void> {
  const held = keys.slice(0, -1);
  // oxlint-disable no-await-in-loop -- fingers go down one after the other
  for (const key of held) await sendKeys({down: key});
  await sendKeys({press: keys.at(-1) ?? ''});
  for (const key of held.toReversed()) await sendKeys({up: key});
  // oxlint-enable no-await-in-loop
}

/** Goes on with the Tab key until it is there. */
export async function tabTo(isThere: () => boolean, direction: 'on' | 'back' = 'on'): Promise<void> {
  for (let i = 0; i < 50; i += 1) {
    if (isThere()) return;
    // oxlint-disable-next-line no-await-in-loop -- each stop is looked at
    await press('Tab', direction === 'back' ? 'Shift' : undefined);
  }
  throw new Error('Fifty stops, and it was none of them.');
}
