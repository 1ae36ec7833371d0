import {BubbleMenu} from './bubble-menu.js';
import {Composer} from './composer.js';
import {call, callInPassing, customerPath, watch} from './control.js';
import {byId, initialsOf, make} from './elements.js';
import {Home} from './home.js';
import {Lab} from './lab.js';
import {MessageLog} from './message-log.js';
import {dayOf, timeOf} from './times.js';

/** @typedef {import('./control.js').State} State */

const customerSelect = byId('customer', HTMLSelectElement);
const customerIds = byId('customer-ids', HTMLElement);
const connection = byId('connection', HTMLElement);
const phoneClock = byId('phone-clock', HTMLElement);
const phoneSignal = byId('phone-signal', HTMLElement);
const homeScreen = byId('home', HTMLElement);
const chatScreen = byId('chat', HTMLElement);
const chatTitle = byId('chat-title', HTMLElement);
const chatSubtitle = byId('chat-subtitle', HTMLElement);
const chatAvatar = byId('chat-avatar', HTMLElement);
const back = byId('back', HTMLButtonElement);

/** @type {State | undefined} */
let state;
/** Whose phone it is and which chat is on its screen; null = the list of chats. */
let {userId, numberId} = selectionOfAddress();
/** @type {{userId: string, numberId: string} | null} what the simulator was told is open */
let toldOpen = null;

const composer = new Composer({write, edit: (messageId, text) => act('edits', {messageId, text, ...editMode()})});
const menu = new BubbleMenu({
  reply: (message) => composer.quote(message),
  edit: (message) => composer.edit(message),
  remove: ({id}) => void act('deletes', {messageId: id, ...editMode()}),
  react: ({id}, emoji) => void act('reactions', {messageId: id, emoji}),
});
const log = new MessageLog({
  play: ({id}) => void act('play', {messageId: id}),
  tap: ({id}, choice) => void act('taps', {messageId: id, ...choice}),
  menu(opener, id) {
    const message = state?.chats.flatMap(({messages}) => messages).find((one) => one.id === id);
    if (state && message) menu.open(opener, message, userId, state.clock.now);
  },
});
const home = new Home((id) => select(userId, id, true));
const lab = new Lab({onChange: () => refresh(), write: (text) => write({type: 'text', text})});
const refresh = watch(
  (next) => {
    state = next;
    settleSelection(next);
    render();
  },
  (connected) => {
    // a simulator that was reset or started anew knows of no open chat
    if (connected) toldOpen = null;
    connection.textContent = connected ? '' : 'The simulator does not answer. Trying again…';
  },
);

customerSelect.addEventListener('change', () => select(customerSelect.value, numberId, false));
back.addEventListener('click', () => {
  select(userId, null, false);
  homeScreen.querySelector('button')?.focus();
});
// a chat on a hidden page is not being read
document.addEventListener('visibilitychange', () => void tellOpen());
addEventListener('pagehide', () => {
  if (toldOpen) callInPassing(`${customerPath(toldOpen.userId)}/close`, {numberId: toldOpen.numberId});
  toldOpen = null;
});
addEventListener('pageshow', () => void tellOpen());
setInterval(renderClock, 1000);

/** @param {import('./composer.js').Draft} draft */
async function write(draft) {
  await act('messages', {numberId, ...draft});
}

/**
 * @param {string} verb
 * @param {object} body
 */
async function act(verb, body) {
  await call('POST', `${customerPath(userId)}/${verb}`, body);
}

function editMode() {
  return {editMode: lab.editMode};
}

/**
 * @param {string} nextUserId
 * @param {string | null} nextNumberId
 * @param {boolean} focus whether to start writing
 */
function select(nextUserId, nextNumberId, focus) {
  if (nextUserId !== userId || nextNumberId !== numberId) composer.clear();
  userId = nextUserId;
  numberId = nextNumberId;
  const selection = new URLSearchParams({customer: userId, number: numberId ?? 'none'});
  history.replaceState(null, '', `#${selection.toString()}`);
  render();
  if (focus) composer.focus();
}

function selectionOfAddress() {
  const selection = new URLSearchParams(location.hash.slice(1));
  return {userId: selection.get('customer') ?? '', numberId: selection.get('number')};
}

/**
 * An address without a chat means the only one there is, or the list.
 * @param {State} next
 */
function settleSelection({customers, numbers}) {
  if (!customers.some((customer) => customer.userId === userId)) userId = customers[0]?.userId ?? '';
  if (numberId === null && !location.hash && numbers.length === 1) numberId = numbers[0]?.id ?? null;
  if (!numbers.some(({id}) => id === numberId)) numberId = null;
}

/** Tells the simulator which chat is on the screen now. */
async function tellOpen() {
  const wanted = numberId !== null && document.visibilityState === 'visible' ? {userId, numberId} : null;
  const before = toldOpen;
  if (before?.userId === wanted?.userId && before?.numberId === wanted?.numberId) return;
  toldOpen = wanted;
  try {
    if (before) await call('POST', `${customerPath(before.userId)}/close`, {numberId: before.numberId});
    if (wanted) await call('POST', `${customerPath(wanted.userId)}/open`, {numberId: wanted.numberId});
  } catch {
    toldOpen = null;
  }
}

function render() {
  const customer = state?.customers.find((one) => one.userId === userId);
  if (!state || !customer) return;
  renderCustomers(state);
  customerIds.textContent = [
    `+${customer.phone}${customer.hideNumber ? ' (hidden)' : ''}`,
    customer.username ? `@${customer.username}` : '',
    customer.userId,
  ]
    .filter(Boolean)
    .join('\n');
  phoneSignal.textContent = customer.online ? '5G' : 'No connection';
  renderClock();
  home.render(state, userId);
  const obstacle = !customer.online
    ? 'This phone is offline. Turn Online on to write.'
    : customer.blocked
      ? 'You blocked this business. Turn Business blocked off to write.'
      : '';
  composer.render(obstacle);
  lab.render(state, customer, numberId !== null && obstacle === '');
  renderChat(state);
  homeScreen.hidden = numberId !== null;
  chatScreen.hidden = numberId === null;
  void tellOpen();
}

/** @param {State} now */
function renderCustomers({customers}) {
  const shown = customers.map(({name}) => name).join('\n');
  if (customerSelect.dataset['shown'] !== shown) {
    customerSelect.dataset['shown'] = shown;
    customerSelect.replaceChildren(
      ...customers.map((customer) => {
        const option = make('option', '', customer.name);
        option.setAttribute('value', customer.userId);
        return option;
      }),
    );
  }
  customerSelect.value = userId;
}

/** @param {State} now */
function renderChat({numbers, chats, clock}) {
  const number = numbers.find(({id}) => id === numberId);
  if (!number) return;
  const chat = chats.find((one) => one.customer === userId && one.numberId === number.id);
  chatTitle.textContent = number.verifiedName;
  chatAvatar.textContent = initialsOf(number.verifiedName);
  const subtitle = chat?.typing ? 'typing…' : windowText(chat?.windowEndsAt ?? null, clock.now);
  if (chatSubtitle.textContent !== subtitle) chatSubtitle.textContent = subtitle;
  chatSubtitle.classList.toggle('typing', chat?.typing ?? false);
  chatScreen.hidden = false;
  log.render(chat, `${userId} ${number.id}`, number.verifiedName, clock.now);
  home.see(chat);
}

/**
 * @param {number | null} endsAt ms epoch
 * @param {number} now ms epoch
 */
function windowText(endsAt, now) {
  if (endsAt === null) return 'Business account';
  if (endsAt <= now) return 'Reply window closed';
  return `Reply window until ${timeOf(endsAt)}, ${dayOf(endsAt, now).toLowerCase()}`;
}

function renderClock() {
  if (state) phoneClock.textContent = timeOf(state.clock.mode === 'manual' ? state.clock.now : Date.now());
}
