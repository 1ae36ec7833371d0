import {expect} from 'chai';
import {plainText, reduce, type SentMedia, type Template} from '../../src/core/index.js';
import {sent, task} from './nouns.js';
import {after} from './reduced.js';

const template: Template = {
  id: 'hello:en',
  name: 'hello',
  language: 'en',
  category: 'utility',
  header: null,
  body: 'Hello {{1}}',
  footer: null,
  buttons: [],
  variables: [],
};
const picture: SentMedia = {
  kind: 'media',
  uploadId: 'u1',
  as: 'image',
  name: 'sofa.png',
  mimeType: 'image/png',
  size: 9,
};
const open = () => after({type: 'task', task: task(), thread: null});

describe('what a desk knows while the agent writes', () => {
  it('is the templates of its own tasks, until they are done', () => {
    const known = reduce(open(), {type: 'templates', taskId: 't1', templates: [template]});
    expect(known.templates.get('t1')).to.deep.equal([template]);
    expect(reduce(known, {type: 'templates', taskId: 'gone', templates: [template]})).to.equal(known);
    expect(reduce(known, {type: 'task-gone', taskId: 't1'}).templates.size).to.equal(0);
  });

  it('is that a colleague writes, until they stop', () => {
    const writing = reduce(open(), {type: 'typing', conversationId: 'c1', name: 'Sam', until: 9});
    expect(writing.typing.get('c1')).to.deep.equal({name: 'Sam', until: 9});
    const stopped = reduce(writing, {type: 'typing', conversationId: 'c1', name: null, until: 0});
    expect(stopped.typing.size).to.equal(0);
    expect(reduce(stopped, {type: 'typing', conversationId: 'c1', name: null, until: 0})).to.equal(stopped);
  });

  it('is what goes with a message, until the contact centre has told it', () => {
    const own = sent(1, {
      version: 0,
      content: {
        type: 'media',
        media: {
          kind: 'image',
          state: 'fetching',
          mimeType: 'image/png',
          size: 9,
          name: plainText('sofa.png'),
          width: null,
          height: null,
          duration: null,
          caption: null,
        },
      },
    });
    const queued = reduce(open(), {type: 'message-queued', message: own, takesDraft: false, with: picture});
    expect(queued.attached.get(own.id)).to.equal(picture);
    expect(reduce(queued, {type: 'message', message: {...own, version: 1}}).attached.size).to.equal(0);
    expect(reduce(queued, {type: 'task-gone', taskId: 't1'}).attached.size).to.equal(0);
  });
});
