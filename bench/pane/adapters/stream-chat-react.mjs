import {make} from '../src/stream.mjs';
const na = {
  w5: 'no per-message sent/delivered/read state: read marks are per member and channel; message.updated re-renders',
  bricks: 'channel preview has no live timer',
};
export const meta = {
  name: 'stream-chat-react',
  kind: 'peer',
  stack: 'stream-chat-react 14 MessageList (React 18, in-memory transport)',
  na,
};
export const create = () => make(false);
