const [ava, harbour, leila, tom] = demoCustomers();

/** The customers of the demo's script, by their keys. */
function demoCustomers() {
  return ['5b1e7c40', 'c93a02d7', '08f4e6b2', 'e17d5a90'];
}

/** Resolves with the first offer of this customer's. */
function offerOf(session, key) {
  const find = ({offers}) => [...offers.values()].find(({customer}) => customer.key === key);
  const here = find(session.state);
  if (here) return Promise.resolve(here);
  return new Promise((resolve) => {
    const stop = session.subscribe(find, (offer) => {
      if (!offer) return;
      stop();
      resolve(offer);
    });
  });
}

async function accept(session, simulate, key, ...texts) {
  for (const text of texts) simulate.customerWrites(key, text);
  const {id} = await offerOf(session, key);
  await session.accept(id);
  session.open(id);
  return session.state.tasks.get(id);
}

const acceptAva = (session, simulate) =>
  accept(session, simulate, ava, 'Hello again! Is the *smoky tea* back in the shop?', 'I would take two tins.');

function button(words, action) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'open-dialog';
  made.textContent = words;
  made.addEventListener('click', action);
  document.body.prepend(made);
}

/** What goes on in the whole desk while the reader looks on, or answers. */
export const deskSteps = [
  {customer: ava, after: 3000, answers: 'Wonderful. Can they be here by Friday?'},
  {customer: ava, after: 4000, answers: 'Perfect, thank you. That is all for today.'},
  {customer: harbour, after: 6000, writes: 'hi, do you repair kettles? mine whistles even when it is cold'},
  {customer: tom, after: 25_000, writes: 'Are you there?'},
];

const scenes = {
  async desk(session, simulate) {
    await accept(session, simulate, tom, 'The tin is dented.');
    await acceptAva(session, simulate);
  },

  connected: () => undefined,

  offered(session, simulate) {
    simulate.customerWrites(ava, 'Hello again! Is the smoky tea back in the shop?');
    simulate.customerWrites(tom, 'The tin is dented.');
  },

  open: acceptAva,

  async tasks(session, simulate) {
    await accept(session, simulate, tom, 'The tin is dented.');
    await accept(session, simulate, leila, 'مساء الخير');
    await acceptAva(session, simulate);
  },

  async ended(session, simulate) {
    const task = await acceptAva(session, simulate);
    await session.end(task.id);
  },

  async day(session, simulate) {
    const task = await acceptAva(session, simulate);
    await session.end(task.id);
    await session.wrapUp(task.id, 'order-placed');
  },

  async dialog(session, simulate) {
    await acceptAva(session, simulate);
    const dialog = document.querySelector('wa-transfer-dialog, wa-conference-dialog, wa-template-picker');
    await customElements.whenDefined(dialog.localName);
    button('Open it', () => dialog.show());
    dialog.show();
  },

  async picker(session, simulate) {
    await acceptAva(session, simulate);
    document.querySelector('wa-target-picker').kind = 'agent';
  },

  timer(session) {
    document.querySelector('wa-elapsed-timer').since = session.clock.now();
  },

  async bubble(session, simulate) {
    const task = await acceptAva(session, simulate);
    await session.send(task.id, 'Since *Monday*. Shall I keep two for you?');
    const show = () => {
      const {messages} = session.state.threads.get(task.conversationId);
      document.querySelectorAll('wa-message-bubble').forEach((bubble, at, all) => {
        bubble.message = messages.at(at - all.length);
        bubble.customerName = 'Ava Hill';
        bubble.customerInitials = 'AH';
      });
    };
    session.subscribe(({threads}) => threads, show);
    show();
  },

  async past(session, simulate) {
    const task = await acceptAva(session, simulate);
    await session.loadHistory(task.id);
    const history = session.state.histories.get(task.id);
    const past = document.querySelector('wa-past-messages');
    past.customerName = 'Ava Hill';
    past.customerInitials = 'AH';
    past.taskId = task.id;
    past.interactionId = history.interactions[0].id;
  },

  async notified(session, simulate) {
    await accept(session, simulate, tom, 'The tin is dented.');
    session.open(null);
    const texts = ['It is the *blue* one.', 'Can you send another?', 'Thank you!'];
    for (const text of texts) {
      await new Promise((resolve) => session.clock.after(2500, resolve));
      simulate.customerWrites(tom, text);
    }
    simulate.customerWrites(harbour, 'hi, do you repair kettles?');
  },
};

export const playScene = (name, session, simulate) => scenes[name]?.(session, simulate);
