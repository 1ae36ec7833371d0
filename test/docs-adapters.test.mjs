import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {deskCommand, deskErrorCodes, deskEvent, DeskSession, messagesOf, offersOf} from 'wa-desk/core';
import {checkAdapter} from 'wa-desk/testing';
import {createMyAdapter} from '../examples/adapter/adapter.mjs';
import make from '../examples/adapter/conformance.mjs';
import {refusedReasons} from '../dist/strings/en/refused-reasons.js';

const root = new URL('..', import.meta.url);
const page = await readFile(new URL('docs/guides/adapters.md', root), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('the guide on adapters', () => {
  for (const name of ['adapter', 'conformance'])
    it(`shows ${name}.mjs of the example as it is`, async () => {
      const code = await readFile(new URL(`examples/adapter/${name}.mjs`, root), 'utf8');
      assert.ok(page.includes(`\`\`\`js\n${code}\`\`\`\n`), `copy examples/adapter/${name}.mjs into the guide`);
    });

  it('has an example that keeps every promise it is asked for', async () => {
    const failed = [];
    let passed = 0;
    for await (const outcome of checkAdapter(make)) {
      if (outcome.result === 'failed') failed.push(outcome);
      if (outcome.result === 'passed') passed += 1;
    }
    assert.deepEqual(failed, []);
    assert.ok(passed >= 16, `${passed} passed`);
  });

  it('has an example a desk can work with, masked in the desk', async () => {
    const adapter = createMyAdapter();
    const session = new DeskSession({adapter, masker: () => import('wa-desk/mask')});
    await session.connect();
    await session.setAgentState('available');
    adapter.customerWrites('My card is 4111 1111 1111 1111');
    const [offer] = offersOf(session.state);
    await session.accept(offer.id);
    await session.send(offer.id, 'Thank you');
    const shown = messagesOf(session.state, offer.conversationId).map(({content}) => content.text.text);
    assert.deepEqual(shown, ['My card is ************1111', 'Thank you']);
    await session.end(offer.id);
    await session.wrapUp(offer.id, 'solved');
    assert.equal(session.state.tasks.size, 0);
    session.disconnect();
  });

  it('lists every error with what the agent reads', () => {
    const listed = rows.filter(([code]) => deskErrorCodes.some((known) => code === `\`${known}\``));
    assert.deepEqual(
      listed.map(([code, , words]) => [code, words]),
      deskErrorCodes.map((code) => [`\`${code}\``, refusedReasons[code]]),
    );
    for (const cells of listed) assert.ok(cells.length === 4 && cells.every((cell) => cell !== ''), cells[0]);
  });

  it('names every event and every command', () => {
    const events = rows.flatMap(([cell = '']) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name));
    for (const {entries} of deskEvent.options) assert.ok(events.includes(entries.type.literal), entries.type.literal);
    const commands = page.slice(page.indexOf('`commands` are'));
    for (const {entries} of deskCommand.options)
      assert.ok(commands.includes(`\`${entries.type.literal}\``), entries.type.literal);
  });
});
