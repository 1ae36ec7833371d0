import {expect} from 'chai';
import {controlsOf, loadOf, waitingSince, type Task} from '../../src/core/index.js';
import {message, NOW, offer, page, sent, snapshot, task, wrappingUp} from './nouns.js';
import {after} from './reduced.js';

const other = {id: 'ben', name: 'Ben'};
const requested = {
  state: 'requested',
  target: {kind: 'agent', ...other},
  requestedAt: NOW,
  expiresAt: null,
} as const;
const active = {state: 'active', other, since: NOW} as const;
const interrupted = (parts: Parameters<typeof task>[0] = {}): Task => ({
  ...task(parts),
  phase: 'interrupted',
  reason: 'line-deleted',
  interruptedAt: NOW,
});

describe('the controls of a task', () => {
  const names = (one: Task) => [...controlsOf(one)].map(([control, why]) => (why ? `${control} (${why})` : control));

  it('follow its phase, its conference and the role in it', () => {
    expect(names(task())).to.deep.equal(['transfer', 'conference', 'end']);
    expect(names(task({conference: requested}))).to.deep.equal(['cancelConference', 'end']);
    expect(names(task({conference: active}))).to.deep.equal(['releaseGuest', 'endConference']);
    expect(names(task({role: 'guest', conference: active}))).to.deep.equal(['exitConference']);
    expect(names(wrappingUp())).to.deep.equal([]);
  });

  it('are End alone after the line was deleted, and the rest says why; a guest can leave', () => {
    expect(names(interrupted())).to.deep.equal(['transfer (line-deleted)', 'conference (line-deleted)', 'end']);
    expect(names(interrupted({conference: active}))).to.deep.equal(['end']);
    expect(names(interrupted({conference: requested}))).to.deep.equal(['end']);
    expect(names(interrupted({role: 'guest', conference: active}))).to.deep.equal(['exitConference']);
  });
});

describe('what an agent has in hand', () => {
  it('is offers and tasks, those in wrap-up included', () => {
    expect(loadOf(after(snapshot({offers: [offer({id: 'o1'})], tasks: [task(), wrappingUp({id: 't2'})]})))).to.equal(3);
  });
});

describe('since when a customer waits', () => {
  const since = (messages: Parameters<typeof page>[0], one: Task = task()) =>
    waitingSince(after(snapshot({tasks: [one], threads: [page(messages)]})), one);

  it('is the first message after the last answer', () => {
    expect(since([message(1), sent(2), message(3), message(4)])).to.equal(NOW + 3000);
    expect(since([message(1), message(2)])).to.equal(NOW + 1000);
  });

  it('is never while all are answered, or when it is over', () => {
    expect(since([message(1), sent(2)])).to.equal(null);
    expect(since([])).to.equal(null);
    expect(since([message(1), message(2, {author: {kind: 'business'}})])).to.equal(null);
    expect(since([message(1)], wrappingUp())).to.equal(null);
  });
});
